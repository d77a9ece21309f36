//! The README says what is true.

/// `UPDATE=1 cargo test` writes the table anew.
#[test]
fn the_support_matrix_is_that_of_the_spec() {
    let root = env!("CARGO_MANIFEST_DIR");
    let spec = std::fs::read_to_string(format!("{root}/spec/resources.toml")).unwrap();
    let matrix =
        optimizely_codegen::check(&spec).unwrap_or_else(|_| panic!("the spec builds, so it is right")).matrix();
    let path = format!("{root}/README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- matrix -->\n", "<!-- end of matrix -->");
    let (before, rest) = readme.split_once(begin).expect("the README has a place for the matrix");
    let (found, after) = rest.split_once(end).expect("the matrix of the README has an end");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, [before, begin, &matrix, end, after].concat()).unwrap();
    } else {
        assert_eq!(
            found, matrix,
            "the README's matrix is out of date: `UPDATE=1 cargo test --test it readme` writes it anew"
        );
    }
}
