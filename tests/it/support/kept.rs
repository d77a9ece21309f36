//! A writer for recordings.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use serde_json::Value;

/// A writer that keeps what is written, or fails.
#[derive(Clone, Default)]
pub(crate) struct Kept {
    written: Arc<Mutex<Vec<u8>>>,
    fails: bool,
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.fails {
            return Err(io::Error::other("the disk is full"));
        }
        self.written.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Kept {
    pub(crate) fn failing() -> Self {
        Kept { fails: true, ..Kept::default() }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.written.lock().unwrap().clone()).unwrap()
    }

    /// The lines, each of which is JSON.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.text()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect()
    }
}
