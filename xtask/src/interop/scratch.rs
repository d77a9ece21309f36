//! Temporary folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::{Result, about};

use super::workspace::{self, Workspace};

/// A folder of a task, which is removed when this value is dropped.
pub struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    pub fn new(task: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("optimizely-{task}-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(about(&folder))?;
        Ok(Scratch { folder })
    }

    /// The path of a file.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file and creates its folders.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> Result<PathBuf> {
        let path = self.path(name);
        let written = fs::create_dir_all(path.parent().unwrap_or(&path)).and_then(|()| fs::write(&path, text));
        written.map_err(about(&path))?;
        Ok(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder that cannot be removed does no harm: the system empties its temporary folder.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A crate outside the workspace, with the workspace's versions of dependencies.
pub struct Crate {
    scratch: Scratch,
    target: PathBuf,
}

impl Crate {
    /// Creates a crate with this manifest, which is built in `target`.
    pub fn new(workspace: &Workspace, name: &str, manifest: &str, target: &Path) -> Result<Self> {
        let scratch = Scratch::new(name)?;
        scratch.write("Cargo.toml", manifest)?;
        scratch.write("Cargo.lock", workspace.read("Cargo.lock")?)?;
        Ok(Crate { scratch, target: target.to_owned() })
    }

    /// Writes a file of the crate.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> Result<PathBuf> {
        self.scratch.write(name, text)
    }

    /// Cargo in the crate.
    pub fn cargo(&self) -> Command {
        let mut command = workspace::cargo();
        command.current_dir(&self.scratch.folder).env("CARGO_TARGET_DIR", &self.target);
        command
    }
}
