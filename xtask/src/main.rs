//! Tasks of this workspace that are too long for a script.

mod docs;
mod interop;

use std::process::ExitCode;

use xtask::corpus::Corpus;

const USAGE: &str = "\
Tasks of this workspace:
  cargo xtask corpus unpack FILE FOLDER  writes each input of a corpus into a new folder
  cargo xtask corpus pack FOLDER FILE    writes the inputs in a folder as a corpus
  cargo xtask docs FOLDER                checks the pages that `cargo doc` has written";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["corpus", "unpack", file, folder] => Corpus::read(file).and_then(|corpus| corpus.unpack(folder)),
        ["corpus", "pack", folder, file] => Corpus::from_folder(folder).and_then(|corpus| corpus.write(file)),
        ["docs", folder] => docs::run(folder),
        ["interop", task] => interop::run(task),
        _ => Err(format!("{USAGE}\n{}", interop::list())),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
