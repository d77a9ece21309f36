//! Limits how much code the specs make, documentation left out. It may grow for a reason: set the new figure in `benches/budget.json`.

/// The accepted figures.
const BUDGET: &str = include_str!("../../../benches/budget.json");

/// The APIs and their specs.
const SPECS: [(&str, &str); 2] = [("Classic", "spec/resources.toml"), ("v2", "spec/v2.toml")];

#[test]
fn the_generated_code_has_not_grown_by_more_than_a_tenth() {
    let budget: serde_json::Value = serde_json::from_str(BUDGET).unwrap();
    for (api, file) in SPECS {
        let spec = std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let checked = optimizely_codegen::check(&spec).unwrap_or_else(|_| panic!("{file} builds, so it is right"));
        let is_code = |line: &&str| !line.trim_start().starts_with("///");
        let count = |text: String| text.lines().filter(is_code).count();
        let lines = count(checked.code(file)) + count(checked.tables(file));
        let accepted = budget[format!("generated lines for each field of {api}")].as_f64().unwrap();
        let each = lines as f64 / checked.field_count() as f64;
        assert!(each <= accepted * 1.1, "{api}: {each:.1} lines for each field, and the budget is {accepted}");
    }
}
