//! The corpus of a fuzz target as one text file.
//!
//! Each line is an input, written as Rust writes a byte string. An input that was chosen by hand has a name in front:
//!
//! ```text
//! leap = b"2016-12-31T23:59:60Z"
//! b"\x00{\"id\":1}"
//! ```
//!
//! Inputs with a name come first, sorted by name. The others follow, sorted by their bytes. The same inputs therefore always
//! make the same file, and a difference between two versions shows which inputs were added.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::str::FromStr;

use crate::{Result, about};

/// The inputs of a fuzz target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    named: BTreeMap<String, Vec<u8>>,
    unnamed: BTreeSet<Vec<u8>>,
}

impl Corpus {
    /// Reads the corpus that is stored in `file`.
    ///
    /// # Errors
    /// Fails if `file` cannot be read, or if one of its lines is not an input.
    pub fn read(file: impl AsRef<Path>) -> Result<Self> {
        let file = file.as_ref();
        let text = fs::read_to_string(file).map_err(about(file))?;
        text.parse().map_err(about(file))
    }

    /// Stores the corpus in `file`.
    ///
    /// # Errors
    /// Fails if `file` cannot be written.
    pub fn write(&self, file: impl AsRef<Path>) -> Result<()> {
        let file = file.as_ref();
        fs::write(file, self.to_string()).map_err(about(file))
    }

    /// Collects the files of `folder`, one input each. The fuzzer names a file after its SHA-1, and [`unpack`](Self::unpack)
    /// numbers the inputs without a name: neither counts as a name.
    ///
    /// # Errors
    /// Fails if a file cannot be read, or if its name cannot stand in a corpus.
    pub fn from_folder(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        let mut corpus = Self::default();
        for entry in fs::read_dir(folder).map_err(about(folder))? {
            let file = entry.map_err(about(folder))?.path();
            let bytes = fs::read(&file).map_err(about(&file))?;
            let name =
                file.file_name().and_then(|name| name.to_str()).ok_or_else(|| about(&file)("the name is not UTF-8"))?;
            if is_number(name) || is_sha1(name) {
                corpus.insert_unnamed(bytes);
            } else {
                corpus.insert(name, bytes).map_err(about(folder))?;
            }
        }
        Ok(corpus)
    }

    /// Creates `folder` with a file for each input.
    ///
    /// # Errors
    /// Fails if `folder` exists already, or if a file cannot be written.
    pub fn unpack(&self, folder: impl AsRef<Path>) -> Result<()> {
        let folder = folder.as_ref();
        fs::create_dir(folder).map_err(about(folder))?;
        let named = self.named.iter().map(|(name, bytes)| (name.clone(), bytes));
        let unnamed = self.unnamed.iter().enumerate().map(|(number, bytes)| (format!("{number:05}"), bytes));
        for (name, bytes) in named.chain(unnamed) {
            let file = folder.join(name);
            // Two names may be the same on a case-insensitive file system.
            File::create_new(&file).and_then(|mut file| file.write_all(bytes)).map_err(about(&file))?;
        }
        Ok(())
    }

    /// Each input, without its name.
    pub fn inputs(&self) -> impl Iterator<Item = &[u8]> {
        self.named.values().chain(&self.unnamed).map(Vec::as_slice)
    }

    /// The text of each input up to the first byte that is not UTF-8. A target whose input is a `&str` gets the same text from
    /// the fuzzer.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.inputs().map(|bytes| match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
        })
    }

    /// The input with this name.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.named.get(name).map(Vec::as_slice)
    }

    /// Adds an input with a name, or replaces it.
    ///
    /// # Errors
    /// Fails if `name` is not a letter followed by letters, digits, `_` and `-`, or if it could be a SHA-1. A corpus can
    /// therefore not name a file outside the folder that it is unpacked into.
    pub fn insert(&mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Result<()> {
        let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        if !is_name || is_sha1(name) {
            return Err(format!(
                "`{name}` cannot be the name of an input: write a letter, then letters, digits, `_` or `-`"
            ));
        }
        let bytes = bytes.into();
        self.unnamed.remove(&bytes);
        self.named.insert(name.to_owned(), bytes);
        Ok(())
    }

    /// Adds an input without a name, unless an input has the same bytes.
    fn insert_unnamed(&mut self, bytes: Vec<u8>) {
        if !self.named.values().any(|named| *named == bytes) {
            self.unnamed.insert(bytes);
        }
    }

    /// Adds the input of one line.
    fn insert_line(&mut self, line: &str) -> Result<()> {
        let (name, literal) = match line.split_once(" = ") {
            Some((name, literal)) if !line.starts_with("b\"") => (Some(name), literal),
            _ => (None, line),
        };
        let bytes = byte_string(literal).ok_or("this is not a byte string, as in `b\"text\\x00\"`")?;
        match name {
            Some(name) if self.named.contains_key(name) => Err(format!("there are two inputs with the name `{name}`")),
            Some(name) => self.insert(name, bytes),
            None => {
                self.insert_unnamed(bytes);
                Ok(())
            }
        }
    }
}

/// The text of a corpus file.
impl Display for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, bytes) in &self.named {
            writeln!(f, "{name} = b\"{}\"", bytes.escape_ascii())?;
        }
        for bytes in &self.unnamed {
            writeln!(f, "b\"{}\"", bytes.escape_ascii())?;
        }
        Ok(())
    }
}

impl FromStr for Corpus {
    type Err = String;

    fn from_str(text: &str) -> Result<Self> {
        let mut corpus = Self::default();
        for (number, line) in text.lines().enumerate() {
            corpus.insert_line(line).map_err(|error| format!("line {}: {error}", number + 1))?;
        }
        Ok(corpus)
    }
}

/// The value of a byte string as `escape_ascii` writes it.
fn byte_string(literal: &str) -> Option<Vec<u8>> {
    let mut rest = literal.strip_prefix("b\"")?.strip_suffix('"')?.chars();
    let mut bytes = Vec::new();
    while let Some(letter) = rest.next() {
        let value = match letter {
            '\\' => match rest.next()? {
                't' => '\t'.into(),
                'r' => '\r'.into(),
                'n' => '\n'.into(),
                'x' => rest.next()?.to_digit(16)? << 4 | rest.next()?.to_digit(16)?,
                quoted @ ('\\' | '\'' | '"') => quoted.into(),
                _ => return None,
            },
            ' '..='~' if letter != '"' => letter.into(),
            _ => return None,
        };
        bytes.push(u8::try_from(value).ok()?);
    }
    Some(bytes)
}

fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_sha1(name: &str) -> bool {
    name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
