//! Detects that the existing code is up to date, so that a build script does not generate it again.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::{env, fs};

/// The inputs of generated code: the generator and a spec. A file next to the first file of code contains a hash of both and of the code.
pub struct Stamp<'a> {
    /// The name of the spec in the code.
    pub name: &'a str,
    pub text: &'a str,
    pub files: &'a [PathBuf],
}

impl Stamp<'_> {
    /// Whether this program generated the code from this spec, and the code was not changed since.
    pub fn is_current(&self) -> bool {
        let number = self.number();
        number.is_some() && fs::read_to_string(self.file()).ok() == number
    }

    /// Writes the hash. If that fails, the code is generated again the next time.
    pub fn leave(&self) {
        let _ = fs::write(self.file(), self.number().unwrap_or_default());
    }

    /// The hash. None if there is no code, or if the program cannot be identified.
    fn number(&self) -> Option<String> {
        let program = fs::metadata(env::current_exe().ok()?).ok()?;
        let mut hasher = DefaultHasher::new();
        (program.len(), program.modified().ok()?).hash(&mut hasher);
        (self.name, self.text).hash(&mut hasher);
        for file in self.files {
            fs::read(file).ok()?.hash(&mut hasher);
        }
        Some(format!("{:016x}", hasher.finish()))
    }

    fn file(&self) -> PathBuf {
        self.files[0].with_extension("stamp")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_made_anew_when_the_spec_its_name_or_the_code_is_another() {
        let file = |name: &str| env::temp_dir().join(format!("optimizely-codegen-{name}-{}.rs", std::process::id()));
        let files = [file("stamp"), file("stamp_tables")];
        let stamp = |name: &'static str, text: &'static str| Stamp { name, text, files: &files };
        stamp("a.toml", "[api]").leave();
        assert!(!stamp("a.toml", "[api]").is_current(), "there is no code");
        fs::write(&files[0], "struct A;").unwrap();
        stamp("a.toml", "[api]").leave();
        assert!(!stamp("a.toml", "[api]").is_current(), "there are no tables");
        fs::write(&files[1], "const A: u8 = 1;").unwrap();
        stamp("a.toml", "[api]").leave();
        assert!(stamp("a.toml", "[api]").is_current());
        assert!(!stamp("b.toml", "[api]").is_current());
        assert!(!stamp("a.toml", "[api] #").is_current());
        fs::write(&files[1], "const A: u8 = 2;").unwrap();
        assert!(!stamp("a.toml", "[api]").is_current());
        for file in [&files[0], &files[1], &stamp("", "").file()] {
            let _ = fs::remove_file(file);
        }
    }
}
