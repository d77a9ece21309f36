//! How much code the spec makes, its documentation left out. It may grow, but not unnoticed: whoever has a reason sets the new figure.

/// The figures as they were when they were last looked at.
const BUDGET: &str = include_str!("../../../benches/budget.json");

#[test]
fn the_generated_code_has_not_grown_by_more_than_a_tenth() {
    let spec = std::fs::read_to_string(format!("{}/spec/resources.toml", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let checked = optimizely_codegen::check(&spec).unwrap_or_else(|_| panic!("the spec builds, so it is right"));
    let is_code = |line: &&str| !line.trim_start().starts_with("///");
    let count = |text: String| text.lines().filter(is_code).count();
    let lines = count(checked.code("the spec")) + count(checked.tables("the spec"));
    let operations = checked.surface().flat_map(|surface| surface.operations).filter(|found| found.allowed).count();
    let budget: serde_json::Value = serde_json::from_str(BUDGET).unwrap();
    for (what, count) in [("resource", checked.surface().count()), ("operation", operations)] {
        let each = lines / count;
        let most = budget[format!("generated lines for each {what}")].as_u64().unwrap() as usize;
        assert!(each * 10 <= most * 11, "{each} lines for each {what}, and {most} are its budget");
    }
}
