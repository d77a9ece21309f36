//! Checks the order of layers in both crates.

use std::path::Path;

use xtask::lint::layers::{self, Layer};
use xtask::source;

fn assert_in_order(folder: &str, order: &[Layer]) {
    let files = source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)).unwrap();
    assert!(files.len() > 30, "only {} files are found in {folder}", files.len());
    let found = layers::findings(&files, order);
    assert!(found.is_empty(), "{folder}:\n{}", found.join("\n"));
}

#[test]
fn imports_of_the_sdk_run_one_way() {
    assert_in_order("src", layers::SDK);
}

#[test]
fn imports_of_the_generator_run_one_way() {
    assert_in_order("codegen/src", layers::GENERATOR);
}
