//! The file that holds the state of a sandbox.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// The content of the file, if it exists. Otherwise its directory has to exist, so that it can be written at the end.
pub(crate) fn read(path: &Path) -> Result<Option<String>, String> {
    let shown = path.display();
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match directory(path) {
            directory if directory.is_dir() => Ok(None),
            directory => Err(format!("{shown} cannot be written: there is no directory {}", directory.display())),
        },
        Err(error) => Err(format!("{shown} cannot be read: {error}")),
    }
}

/// Writes the file atomically: the old file stays until the new one is on the disk.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    // A symbolic link is kept, and its target is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    let beside = directory(&path).join(name);
    let written = write_to_disk(&beside, text).and_then(|()| fs::rename(&beside, &path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        format!("{} cannot be written: {error}", path.display())
    })
}

fn write_to_disk(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
