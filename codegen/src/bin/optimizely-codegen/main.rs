//! The generator as a program, for people who edit a spec.

mod args;
mod diff;
mod input;
mod show;
mod status;
mod update;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command, Data};
use optimizely_codegen::{Document, Documents, Drift, Recorded, Recording, language};

use input::{Draft, Sample, Spec, read_document, read_recorded};
use status::Status;

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(status) | Err(status) => status.into(),
    }
}

/// Runs a command. Each command is a line here, and a documented variant in `args.rs`.
fn run(command: Command) -> Result<Status, Status> {
    match command {
        Command::Check { file } => Spec::read(&file).map(|_| Status::Done),
        Command::Print { file, surface, api } => Spec::read(&file).map(|spec| {
            let checked = spec.checked.as_api(&api);
            say(&if surface { lines(checked.public_items()) } else { checked.code(&spec.name) })
        }),
        Command::Matrix { file } => Spec::read(&file).map(|spec| say(&spec.checked.matrix())),
        Command::Openapi { file, version } => {
            Spec::read(&file).map(|spec| say(&format!("{:#}\n", spec.checked.openapi(version))))
        }
        Command::Schema { reference } => {
            Ok(say(&if reference { language::reference() } else { format!("{:#}\n", language::schema()) }))
        }
        Command::Import { document } => Draft::read(&document).map(|draft| say(&draft.spec)),
        Command::Init => Ok(say(optimizely_codegen::INITIAL_SPEC)),
        Command::Update { list, check } => update::update(&list, check),
        Command::Diff { old, new, format, released, changelog } => {
            diff::diff(Spec::read(&old), Spec::read(&new), &diff::Output { format, released, changelog })
        }
        Command::Drift { file, openapi: Some(document), format, .. } => {
            document_drift(Spec::read(&file), read_document(&document), format)
        }
        Command::Drift { file, recorded: Some(recorded), base_url, format, .. } => {
            drift_of(Spec::read(&file), (&recorded, read_recorded(&recorded)), base_url.as_deref(), format)
        }
        Command::Drift { file, sample: Some(sample), resource: Some(resource), format, .. } => {
            drift(Spec::read(&file), Sample::read(&sample), &resource, format)
        }
        Command::Drift { .. } => Err(Status::Usage),
    }
}

fn drift(
    spec: Result<Spec, Status>,
    sample: Result<Sample, Status>,
    resource: &str,
    format: Data,
) -> Result<Status, Status> {
    let (spec, sample) = (spec?, sample?);
    let drift = spec.checked.drift(resource, &sample.value).map_err(|error| {
        anstream::eprintln!("{}: {error}", spec.name);
        Status::Usage
    })?;
    Ok(say_drift(&drift, &Recording { spec: (&spec.name, &spec.text), sample: &sample.name }, format))
}

/// Compares recorded requests and responses.
fn drift_of(
    spec: Result<Spec, Status>,
    (file, recorded): (&Path, Result<Recorded, Status>),
    base_url: Option<&str>,
    format: Data,
) -> Result<Status, Status> {
    let (spec, recorded) = (spec?, recorded?);
    let drift = spec.checked.drift_of(&recorded, base_url);
    let sample = file.display().to_string();
    if drift.is_empty() {
        anstream::eprint!("{}", drift.text(&Recording { spec: (&spec.name, &spec.text), sample: &sample }));
        anstream::eprintln!("{sample}: error: no request goes to the API of the spec: name its URL with --base-url");
        return Err(Status::Unreadable);
    }
    Ok(say_drift(&drift, &Recording { spec: (&spec.name, &spec.text), sample: &sample }, format))
}

fn say_drift(drift: &Drift, recording: &Recording<'_>, format: Data) -> Status {
    let written = say(&match format {
        Data::Text => drift.text(recording),
        Data::Json => drift.json(recording),
        Data::Markdown => drift.markdown(recording),
    });
    if written == Status::Done && !drift.is_none() { Status::Drift } else { written }
}

fn document_drift(
    spec: Result<Spec, Status>,
    document: Result<(String, Document), Status>,
    format: Data,
) -> Result<Status, Status> {
    let (spec, (name, document)) = (spec?, document?);
    let drift = spec.checked.document_drift(&document);
    let documents = Documents { spec: (&spec.name, &spec.text), document: &name };
    let written = say(&match format {
        Data::Text => drift.text(&documents),
        Data::Json => drift.json(&documents),
        Data::Markdown => drift.markdown(&documents),
    });
    Ok(if written == Status::Done && !drift.is_none() { Status::Drift } else { written })
}

/// Writes to stdout. A closed pager is not a failure.
fn say(text: &str) -> Status {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            anstream::eprintln!("stdout: {error}");
            Status::Unreadable
        }
        _ => Status::Done,
    }
}

fn lines(lines: Vec<String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}
