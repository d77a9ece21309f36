//! A corpus goes from a folder into a file and back without a change, and a file cannot write outside its folder.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::corpus::Corpus;

/// An unused path for one test.
fn fresh(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    path
}

fn parsed(text: &str) -> Corpus {
    text.parse().unwrap()
}

#[track_caller]
fn rejected(text: &str, reason: &str) {
    let error = text.parse::<Corpus>().unwrap_err();
    assert!(error.contains(reason), "{error}");
}

/// Every byte, and inputs that look like the syntax of a line.
fn hard() -> Vec<Vec<u8>> {
    let texts = ["", "name = b\"x\"", "b\"x\"", "\\x41", "\\", "\"", "two\r\nlines\n", "tab\t'quoted'"];
    let mut inputs: Vec<Vec<u8>> = texts.iter().map(|text| text.as_bytes().to_vec()).collect();
    inputs.push((0..=u8::MAX).collect());
    inputs.extend((0..=u8::MAX).map(|byte| vec![byte]));
    inputs
}

#[test]
fn every_input_survives_a_file_and_a_folder() {
    let mut corpus = Corpus::default();
    for (number, input) in hard().into_iter().enumerate() {
        corpus.insert(&format!("input-{number}"), input).unwrap();
    }
    let read = parsed(&corpus.to_string());
    assert_eq!(read, corpus);

    let folder = fresh("survives");
    read.unpack(&folder).unwrap();
    for (number, input) in hard().into_iter().enumerate() {
        assert_eq!(fs::read(folder.join(format!("input-{number}"))).unwrap(), input);
    }
    assert_eq!(Corpus::from_folder(&folder).unwrap(), corpus);
}

#[test]
fn packing_twice_makes_the_same_file() {
    let text = "leap = b\"60\"\nzone = b\"\\x00\"\nb\"\"\nb\"1\"\nb\"2\"\n";
    let folder = fresh("twice");
    parsed(text).unpack(&folder).unwrap();
    let file = fresh("twice.txt");
    for _ in 0..2 {
        Corpus::from_folder(&folder).unwrap().write(&file).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
        assert_eq!(Corpus::read(&file).unwrap().to_string(), text);
    }
}

#[test]
fn the_order_of_lines_and_repeated_inputs_do_not_matter() {
    let text = parsed("b\"2\"\nb\"1\"\nb\"2\"\nb\"60\"\nzone = b\"Z\"\nleap = b\"60\"\nb\"Z\"\n").to_string();
    assert_eq!(text, "leap = b\"60\"\nzone = b\"Z\"\nb\"1\"\nb\"2\"\n");
}

#[test]
fn a_hash_and_a_number_are_not_kept_as_names() {
    let folder = fresh("names");
    fs::create_dir(&folder).unwrap();
    for (name, text) in [("da39a3ee5e6b4b0d3255bfef95601890afd80709", "b"), ("00017", "a"), ("leap", "c")] {
        fs::write(folder.join(name), text).unwrap();
    }
    assert_eq!(Corpus::from_folder(&folder).unwrap().to_string(), "leap = b\"c\"\nb\"a\"\nb\"b\"\n");
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_rejected() {
    for name in ["..", "../outside", "/tmp/outside", "a/b", "a\\b", "C:outside", ".hidden", "", "a b", "é", "7"] {
        rejected(&format!("{name} = b\"text\"\n"), "cannot be the name of an input");
    }
    rejected("da39a3ee5e6b4b0d3255bfef95601890afd80709 = b\"\"", "cannot be the name of an input");
}

#[test]
fn a_folder_that_exists_is_left_as_it_is() {
    let folder = fresh("exists");
    fs::create_dir(&folder).unwrap();
    let error = parsed("leap = b\"60\"\n").unpack(&folder).unwrap_err();
    assert!(error.contains("exists"), "{error}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn a_file_in_the_folder_that_is_not_an_input_is_reported() {
    let folder = fresh("foreign");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(".hidden"), "").unwrap();
    let error = Corpus::from_folder(&folder).unwrap_err();
    assert!(error.contains("foreign") && error.contains("`.hidden`"), "{error}");
}

#[test]
fn a_line_that_is_not_an_input_is_rejected_by_its_number() {
    let not_closed = ["b\"", "b\"text", "b\"\\\"", "text", "\"text\"", ""];
    let not_escaped = ["b\"a\"b\"", "b\"\\q\"", "b\"\\x4\"", "b\"\\x+1\"", "b\"é\"", "b\"\t\""];
    for line in not_closed.into_iter().chain(not_escaped) {
        rejected(&format!("b\"first\"\n{line}\n"), "line 2: this is not a byte string");
    }
    rejected("leap = b\"1\"\nleap = b\"2\"\n", "line 2: there are two inputs with the name `leap`");
}

#[test]
fn a_text_ends_before_the_first_byte_that_is_not_utf_8() {
    let corpus = parsed("a = b\"caf\\xc3\\xa9\"\nb = b\"caf\\xc3(\"\nc = b\"\\xff\"\n");
    assert_eq!(corpus.texts().collect::<Vec<_>>(), ["café", "caf", ""]);
}

/// `UPDATE=1` sorts the lines that were added by hand.
#[test]
fn every_corpus_is_stored_as_it_would_be_packed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        // A fuzzer that runs without `fuzz/run.sh` creates a folder here, which Git ignores.
        if !file.is_file() {
            continue;
        }
        let corpus = Corpus::read(&file).unwrap();
        if std::env::var_os("UPDATE").is_some() {
            corpus.write(&file).unwrap();
        }
        let is_sorted = fs::read_to_string(&file).unwrap() == corpus.to_string();
        assert!(is_sorted, "{} is not sorted: `UPDATE=1 cargo test -p xtask` sorts it", file.display());
        count += 1;
    }
    assert!(count > 0, "there is no corpus");
}
