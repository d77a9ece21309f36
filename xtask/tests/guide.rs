//! The guide shows the equivalent of each call of the API's own Python client. `cargo xtask interop guide` compiles it.

/// The calls and exceptions in the README of the Python client 0.5, each once.
const PYTHON: &[&str] = &[
    "optimizely.Client(",
    "project.__dict__",
    "BadRequestError",
    "UnauthorizedError",
    "ForbiddenError",
    "NotFoundError",
    "TooManyRequestsError",
    "ServiceUnavailableError",
    "OptimizelyError",
    "client.Projects.get(1234)",
    "client.Projects.get([1234, 5678])",
    "client.Projects.get()",
    "client.Projects.create(",
    "client.Projects.update(",
    "project.project_name =",
    "project.save()",
    "project.experiments()",
    "project.goals()",
    "project.audiences()",
    "project.dimensions()",
    "client.Experiments.get(",
    "client.Experiments.create(",
    "client.Experiments.update(",
    "experiment.status =",
    "experiment.save()",
    "experiment.delete()",
    "experiment.results()",
    "experiment.schedules()",
    "experiment.variations()",
    "experiment.add_goal(",
    "experiment.remove_goal(",
    "client.Schedules.get(",
    "client.Schedules.create(",
    "client.Schedules.update(",
    "schedule.stop_time =",
    "schedule.save()",
    "schedule.delete()",
    "client.Variations.get(",
    "client.Variations.create(",
    "client.Variations.update(",
    "variation.js_component =",
    "variation.save()",
    "variation.delete()",
    "client.Goals.get(",
    "client.Goals.create(",
    "client.Goals.update(",
    "goal.title =",
    "goal.save()",
    "goal.delete()",
    "client.Audiences.get(",
    "client.Audiences.create(",
    "client.Audiences.update(",
    "audience.description =",
    "audience.save()",
    "client.Dimensions.get(",
    "client.Dimensions.create(",
    "client.Dimensions.update(",
    "dimension.description =",
    "dimension.save()",
    "dimension.delete()",
];

#[test]
fn every_call_of_the_python_client_has_a_row_in_the_migration_table() {
    let table = include_str!("../../docs/guide/migrating.md");
    let rows: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")).collect();
    for call in PYTHON {
        assert_eq!(rows.iter().filter(|row| row.starts_with(call)).count(), 1, "{call} has no row of its own");
    }
    assert_eq!(rows.len(), PYTHON.len(), "a row belongs to none of the calls of that client");
}

#[test]
fn the_feature_table_has_every_feature_of_the_manifest() {
    let manifest = include_str!("../../Cargo.toml");
    let features = manifest.split("\n[features]\n").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    let names = features.lines().filter_map(|line| line.split_once(" = [")).map(|(name, _)| name);
    let table = include_str!("../../docs/guide/features.md");
    for name in names.filter(|name| *name != "default") {
        assert!(table.contains(&format!("`{name}`")), "the guide does not describe the feature {name}");
    }
}
