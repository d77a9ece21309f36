//! Installs the programs that a new machine lacks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use xtask::{Result, about};

use super::command::{output, run};

/// Installs system packages, unless a command shows that they are installed.
pub fn package(shown_by: &mut Command, names: &[&str]) -> Result<()> {
    let shown = shown_by.stdout(Stdio::null()).stderr(Stdio::null()).status();
    if shown.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    let is_root = output(Command::new("id").arg("-u"))?.trim() == "0";
    let apt_get = || if is_root { Command::new("apt-get") } else { as_root("apt-get") };
    run(apt_get().args(["update", "-qq"]))?;
    run(apt_get().args(["install", "-y", "-qq", "--no-install-recommends"]).args(names))
}

fn as_root(program: &str) -> Command {
    let mut command = Command::new("sudo");
    command.arg(program);
    command
}

/// Installs the packages of npm that the files in `files` name into `folder`.
pub fn npm_ci(files: &Path, folder: &Path) -> Result<()> {
    package(Command::new("npm").arg("--version"), &["nodejs", "npm"])?;
    fs::create_dir_all(folder).map_err(about(folder))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(files.join(name), folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    let options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
    run(Command::new("npm").arg("ci").arg("--prefix").arg(folder).args(options))
}

/// An environment of Python in `folder` with the packages that the file `requirements` names.
pub struct Python {
    folder: PathBuf,
}

impl Python {
    pub fn new(folder: PathBuf, requirements: &Path) -> Result<Self> {
        let wanted = fs::read(requirements).map_err(about(requirements))?;
        let python = Python { folder };
        // An environment without a mark is incomplete, and is created again. So is one with other packages.
        let mark = python.folder.join("ready");
        if fs::read(&mark).is_ok_and(|made| made == wanted) {
            return Ok(python);
        }
        let shows_modules = &mut Command::new("python3");
        package(shows_modules.args(["-c", "import ensurepip, venv"]), &["python3", "python3-venv"])?;
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&python.folder))?;
        let pip = ["install", "--quiet", "--disable-pip-version-check", "--requirement"];
        run(python.program("pip").args(pip).arg(requirements))?;
        fs::write(&mark, wanted).map_err(about(&mark))?;
        Ok(python)
    }

    /// A program of the environment.
    pub fn program(&self, name: &str) -> Command {
        Command::new(self.folder.join("bin").join(name))
    }
}
