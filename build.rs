//! Generates the APIs whose features are on, each from its spec in `spec/`, or from the file that its variable names.

use std::process::ExitCode;

use optimizely_codegen::Build;
#[cfg(any(feature = "classic", feature = "v2"))]
use optimizely_codegen::{Api, Named};

#[cfg(feature = "classic")]
const CLASSIC: Api = Api {
    module: "classic",
    spec: "spec/resources.toml",
    variable: "OPTIMIZELY_SPEC",
    examples_run: true,
    named: &[
        Named {
            by: "src/classic/weights.rs",
            names: &["experiment.id", "variation.list()", "variation.update()", "variation.weight"],
            needs_numbers: false,
            help: "a spec of Classic needs it: write it as `spec/resources.toml` does",
        },
        #[cfg(feature = "sandbox")]
        Named {
            by: "src/sandbox/classic",
            names: &[
                "audience.id",
                "dcp_attribute.dcp_datasource_id",
                "dcp_datasource.attributes",
                "dcp_datasource.aws_access_key",
                "dcp_datasource.s3_path",
                "dcp_service.aws_access_key",
                "dcp_service.s3_path",
                "dimension.id",
                "experiment.created",
                "experiment.display_goal_order_lst",
                "experiment.edit_url",
                "experiment.last_modified",
                "experiment.shareable_results_link",
                "experiment.url_conditions",
                "experiment.variation_ids",
                "goal.experiment_ids",
                "goal.goal_type",
                "goal.is_editable",
                "goal.title",
                "project.code_revision",
                "schedule.experiment_id",
                "schedule.status",
                "uploaded_list.list_content",
                "variation.description",
                "variation.experiment_id",
                "variation.weight",
            ],
            needs_numbers: true,
            help: "write it as `spec/resources.toml` does, or build without the feature `sandbox`",
        },
    ],
};

#[cfg(feature = "v2")]
const V2: Api = Api {
    module: "v2",
    spec: "spec/v2.toml",
    variable: "OPTIMIZELY_V2_SPEC",
    // Many need more than the spec says: a Full Stack project, or a campaign that runs.
    examples_run: false,
    named: &[Named {
        by: "src/v2",
        names: &["audience.id", "experiment.id"],
        needs_numbers: cfg!(feature = "sandbox"),
        help: "a spec of v2 needs it: write it as `spec/v2.toml` does",
    }],
};

fn main() -> ExitCode {
    // The build script runs before the errors of the crate's own code, most of which would be about missing sockets and threads.
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|families| families.split(',').any(|family| family == "wasm"))
    {
        println!(
            "cargo::error=optimizely-rest does not support WebAssembly, since its connections need sockets and threads"
        );
        return ExitCode::FAILURE;
    }
    let apis = [
        #[cfg(feature = "classic")]
        CLASSIC,
        #[cfg(feature = "v2")]
        V2,
    ];
    let build = Build { apis: &apis, trial: "OPTIMIZELY_TRIAL_SPEC", sandbox: cfg!(feature = "sandbox") };
    match build.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
