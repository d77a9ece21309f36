//! Calls that v2 lacks do not compile, and the two APIs are kept apart.

use std::sync::LazyLock;

use optimizely_codegen::Surface;

use super::cases::{self, Case, NO_METHOD, UNMET_BOUND};

const MISMATCH: &str = "E0308";

pub static SPEC: LazyLock<Vec<Surface>> = LazyLock::new(|| {
    let text = include_str!("../../../../spec/v2.toml");
    optimizely_codegen::check(text).expect("the crate was built from this spec").surface().collect()
});

/// The cases of a family for v2, whose names hide those of Classic.
fn cases(family: fn(&[Surface]) -> Vec<Case>) -> Vec<Case> {
    let statement = |text: String| format!("{{ use optimizely_rest::v2::*; let client = any::<Client>(); {text}; }}");
    let case = |mut case: Case| {
        case.allowed = statement(case.allowed);
        if let Some(refused) = &mut case.refused {
            refused.source = statement(std::mem::take(&mut refused.source));
        }
        case
    };
    family(&SPEC).into_iter().map(case).collect()
}

pub fn on_collections(_: &[Surface]) -> Vec<Case> {
    cases(cases::on_collections)
}

pub fn in_bulk(_: &[Surface]) -> Vec<Case> {
    cases(cases::in_bulk)
}

pub fn on_live(_: &[Surface]) -> Vec<Case> {
    cases(cases::on_live)
}

pub fn in_generic_code(_: &[Surface]) -> Vec<Case> {
    cases(cases::in_generic_code)
}

pub fn updates_of_live(_: &[Surface]) -> Vec<Case> {
    cases(cases::updates_of_live)
}

pub fn required_fields(_: &[Surface]) -> Vec<Case> {
    cases(cases::required_fields)
}

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
