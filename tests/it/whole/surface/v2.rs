//! Calls that v2 lacks do not compile, and the two APIs are kept apart.

use optimizely_codegen::Surface;

use super::cases::{Case, NO_METHOD, UNMET_BOUND};

const MISMATCH: &str = "E0308";

pub fn archived(_: &[Surface]) -> Vec<Case> {
    let generic = |operation: &str, ty: &str, id: &str| format!("any::<v2::Client>().{operation}::<v2::{ty}>({id})");
    let archive = |ty: &str, message: &str, note: &str| {
        Case::allowed(generic("archive", ty, "7"))
            .but_not(generic("delete", ty, "7"), UNMET_BOUND, &[message])
            .with_note(Some(note.to_owned()))
    };
    let live = |ty: &str, method: &str| format!("any::<Live<v2::{ty}>>().{method}()");
    vec![
        archive("Experiment", "`Experiment` cannot be deleted", "instead, archive it: `experiment.archive()`"),
        archive("Page", "`Page` cannot be deleted", "instead, archive it: `page.archive()`"),
        Case::allowed(live("Experiment", "archive")).but_not(
            live("Experiment", "delete"),
            UNMET_BOUND,
            &["Experiment"],
        ),
        Case::allowed(live("Webhook", "delete")).but_not(live("Webhook", "archive"), NO_METHOD, &["archive"]),
        Case::allowed("any::<v2::Client>().experiments().archive(7)").but_not(
            "any::<v2::Client>().experiments().delete(7)",
            NO_METHOD,
            &["delete", "Experiments"],
        ),
        Case::allowed("any::<v2::Client>().webhooks().delete(\"7\")").but_not(
            "any::<v2::Client>().webhooks().archive(\"7\")",
            NO_METHOD,
            &["archive", "Webhooks"],
        ),
    ]
}

pub fn kept_apart(_: &[Surface]) -> Vec<Case> {
    let get = |client: &str, id: &str| format!("any::<{client}>().experiments().get(any::<{id}>())");
    vec![
        Case::allowed("v2::Client::new(any::<v2::Token>())").but_not(
            "v2::Client::new(any::<Token>())",
            MISMATCH,
            &["V2"],
        ),
        Case::allowed("Client::new(any::<Token>())").but_not("Client::new(any::<v2::Token>())", MISMATCH, &["Classic"]),
        Case::allowed(get("v2::Client", "v2::ExperimentId")).but_not(
            get("v2::Client", "ExperimentId"),
            UNMET_BOUND,
            &["ExperimentId"],
        ),
        Case::allowed(get("v2::Client", "v2::ExperimentId")).but_not(
            get("v2::Client", "v2::CampaignId"),
            UNMET_BOUND,
            &["CampaignId"],
        ),
    ]
}
