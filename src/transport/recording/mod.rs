//! Recordings: each attempt of a client as a line of JSON, without secrets, for `cargo spec drift --recorded`.

mod line;
mod redaction;

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{Cause, Error};

pub(crate) use line::Line;
pub(crate) use redaction::Redaction;

/// The name of the setting in errors.
const RECORD_TO: &str = "record_to";

/// The setting: a file that is opened when the client is built, or a writer.
pub(crate) enum Target {
    File(PathBuf),
    Writer(Arc<Recorder>),
}

impl Target {
    pub(crate) fn recorder(&self) -> Result<Arc<Recorder>, Error> {
        match self {
            Target::Writer(recorder) => Ok(recorder.clone()),
            // Each line is one write in append mode, so that several processes can share the file.
            Target::File(path) => match OpenOptions::new().append(true).create(true).open(path) {
                Ok(file) => Ok(Arc::new(Recorder::new(file))),
                Err(source) => Err(Error::new(Cause::Setting { name: RECORD_TO, source: source.into() })),
            },
        }
    }
}

/// Writes lines.
pub(crate) struct Recorder(Mutex<Output>);

struct Output {
    writer: Box<dyn Write + Send>,
    /// Whether the last line may be incomplete because it could not be written. The next one then begins after a line break.
    is_cut_off: bool,
}

impl Recorder {
    pub(crate) fn new(writer: impl Write + Send + 'static) -> Self {
        Recorder(Mutex::new(Output { writer: Box::new(writer), is_cut_off: false }))
    }

    /// Writes a line, and hands it to the operating system.
    pub(crate) fn write(&self, line: &Line) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        // The state stays valid if the writer panics.
        let mut output = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if output.is_cut_off {
            bytes.insert(0, b'\n');
        }
        output.is_cut_off = true;
        output.writer.write_all(&bytes)?;
        output.writer.flush()?;
        output.is_cut_off = false;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::Method;
    use serde_json::Value;

    use super::*;

    /// A disk that is full after some bytes, until it is emptied.
    #[derive(Clone, Default)]
    struct Disk(Arc<Mutex<(Vec<u8>, usize)>>);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let (written, space) = &mut *self.0.lock().unwrap();
            let part = bytes.len().min(*space);
            if part == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            *space -= part;
            written.extend(&bytes[..part]);
            Ok(part)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_line_that_was_cut_off_does_not_spoil_the_next_one() {
        let disk = Disk::default();
        let recorder = Recorder::new(disk.clone());
        let line = Line {
            time: SystemTime::UNIX_EPOCH,
            took: Duration::ZERO,
            method: Method::GET,
            url: "https://api.example/books".to_owned(),
            base_url: "https://api.example/".to_owned(),
            request: None,
            response: Err("Timeout".to_owned()),
        };
        disk.0.lock().unwrap().1 = 10;
        assert_eq!(recorder.write(&line).unwrap_err().kind(), io::ErrorKind::StorageFull);
        disk.0.lock().unwrap().1 = 10_000;
        recorder.write(&line).unwrap();
        recorder.write(&line).unwrap();
        let written = String::from_utf8(disk.0.lock().unwrap().0.clone()).unwrap();
        let lines: Vec<_> = written.lines().map(|line| serde_json::from_str::<Value>(line).is_ok()).collect();
        assert_eq!(lines, [false, true, true], "{written}");
    }
}
