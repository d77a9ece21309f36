//! Jobs that the API repeats.

use serde_json::{Value, json};

use crate::sandbox::engine::store::{Object, Store, ids_in};

/// The objects of a job, with the field that names them.
const SUBJECTS: [(&str, &str); 2] = [("campaign_ids", "campaign"), ("experiment_ids", "experiment")];

/// A job is about a project, and about campaigns and experiments of that project.
pub(super) fn jobs_are_about_one_project(store: &Store, job: &Object) -> Vec<String> {
    let mut problems = Vec::new();
    let Some(project) = job.get("project_id").and_then(Value::as_u64) else { return problems };
    if store.get("project", project).is_none() {
        problems.push(format!("project_id: there is no project {project}"));
    }
    for (field, resource) in SUBJECTS {
        let is_of_the_project =
            |id: &u64| store.get(resource, *id).and_then(|object| object.get("project_id")?.as_u64()) == Some(project);
        let foreign = ids_in(job.get(field)).filter(|id| !is_of_the_project(id));
        problems.extend(foreign.map(|id| format!("{field}: there is no {resource} {id} in the project {project}")));
    }
    if job.get("output_channels").is_some_and(|channels| !channels.is_object()) {
        problems.push("output_channels has to be an object".to_owned());
    }
    problems
}

/// A job that names no campaigns, experiments or channels has none.
pub(super) fn jobs_have_lists_and_channels(job: &mut Object) {
    for (field, _) in SUBJECTS {
        job.entry(field).or_insert_with(|| json!([]));
    }
    job.entry("output_channels").or_insert_with(|| json!({}));
}
