//! How much code the spec makes, its documentation left out. It may grow, but not unnoticed: whoever has a reason sets the new figure.

/// Lines for each resource and for each of its operations, as they were when they were last looked at.
const LINES: [(&str, usize); 2] = [("resource", 633), ("operation", 149)];

#[test]
fn the_generated_code_has_not_grown_by_more_than_a_tenth() {
    let spec = std::fs::read_to_string(format!("{}/spec/resources.toml", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let checked = optimizely_codegen::check(&spec).unwrap_or_else(|_| panic!("the spec builds, so it is right"));
    let is_code = |line: &&str| !line.trim_start().starts_with("///");
    let lines = checked.code("the spec").lines().filter(is_code).count();
    let operations = checked.surface().flat_map(|surface| surface.operations).filter(|found| found.allowed).count();
    for ((what, budget), count) in LINES.into_iter().zip([checked.surface().count(), operations]) {
        let each = lines / count;
        assert!(each * 10 <= budget * 11, "{each} lines for each {what}, and {budget} are its budget");
    }
}
