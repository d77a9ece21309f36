//! Unsupported operations must not compile. Each case has a twin that compiles, so that a typo does not look like an unsupported
//! operation. Most cases are derived from the spec.

mod cases;
mod compiler;
mod mistakes;
mod v2;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use cases::{Case, Refusal};
use compiler::{Diagnostic, Findings, Program};
use optimizely_codegen::Surface;

/// One test for each family of cases, named by what it shows. All of them look at the same few runs of the compiler.
macro_rules! families {
    ($($name:ident => $cases:path,)*) => {
        $(
            #[test]
            fn $name() {
                verify(&$cases(&SPEC));
            }
        )*

        fn all_cases() -> Vec<Case> {
            [$($cases(&SPEC)),*].into_iter().flatten().collect()
        }
    };
}

families! {
    a_collection_has_the_operations_of_the_spec_and_no_others => cases::on_collections,
    a_collection_does_in_bulk_what_it_does_one_by_one => cases::in_bulk,
    a_live_object_has_the_operations_of_the_spec_and_no_others => cases::on_live,
    generic_code_is_told_why_a_resource_lacks_an_operation => cases::in_generic_code,
    only_what_is_replaced_as_a_whole_is_updated_through_live => cases::updates_of_live,
    a_live_object_lists_its_own_children_and_no_others => cases::children_of_live,
    a_child_is_listed_with_its_parent_and_nothing_else_is => cases::parents_of_lists,
    the_id_of_another_resource_is_no_id => cases::foreign_ids,
    a_body_takes_all_that_is_required => cases::required_fields,
    a_setter_exists_for_what_may_be_written_and_for_nothing_else => cases::setters,
    a_field_is_cleared_only_where_null_may_be_written => cases::clears,
    a_field_is_never_assigned_through_live => cases::assignments,
    a_deleted_object_cannot_be_used => cases::uses_after_delete,
    bodies_cannot_be_deserialised_past_their_constructors => cases::deserialised_bodies,
    a_goal_of_a_kind_the_server_makes_cannot_be_created => cases::kinds_of_goals,
    a_schedule_names_a_time => cases::schedules_without_a_time,
    query_parameters_come_whole_and_on_their_own_call => cases::query_parameters,
    an_object_in_a_body_follows_the_same_rules => cases::objects_in_bodies,
    a_trait_of_the_crate_is_named_in_bounds_and_not_implemented => cases::sealed_traits,
    a_collection_of_v2_has_the_operations_of_the_spec_and_no_others => v2::on_collections,
    a_collection_of_v2_does_in_bulk_what_it_does_one_by_one => v2::in_bulk,
    a_live_object_of_v2_has_the_operations_of_the_spec_and_no_others => v2::on_live,
    generic_code_is_told_why_a_resource_of_v2_lacks_an_operation => v2::in_generic_code,
    only_what_is_replaced_as_a_whole_is_updated_through_live_objects_of_v2 => v2::updates_of_live,
    a_body_of_v2_takes_all_that_is_required => v2::required_fields,
    most_of_v2_is_archived_and_not_deleted => v2::archived,
    what_belongs_to_one_api_is_not_taken_by_the_other => v2::kept_apart,
    a_beginners_mistake_with_a_call_has_words_that_help => mistakes::with_calls,
    a_call_that_is_not_awaited_is_a_warning => mistakes::forgotten_calls,
    a_beginners_mistake_with_a_value_has_words_that_help => mistakes::with_values,
}

#[test]
fn no_error_lies_outside_of_a_case() {
    let strays: Vec<_> = FINDINGS.strays().map(Diagnostic::to_string).collect();
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

#[test]
fn what_is_allowed_compiles_as_a_whole() {
    assert!(FINDINGS.compiled(ALLOWED), "the program of what is allowed did not compile");
    assert!(
        ![REFUSED, MISUSED, FORGOTTEN].iter().any(|name| FINDINGS.compiled(name)),
        "a program of refusals compiled"
    );
}

#[test]
fn every_operation_is_tried_on_every_resource_in_each_of_its_forms() {
    let operations: usize = SPEC.iter().map(|resource| resource.operations.len()).sum();
    assert!(SPEC.len() > 1 && operations == 5 * SPEC.len(), "{operations} operations");
    assert_eq!(cases::on_collections(&SPEC).len(), operations);
    assert_eq!(cases::in_generic_code(&SPEC).len(), operations);
    let entities = SPEC.iter().filter(|resource| resource.is_entity).count();
    assert_eq!(cases::on_live(&SPEC).len(), 3 * entities);
    let operations: usize = v2::SPEC.iter().map(|resource| resource.operations.len()).sum();
    assert!(v2::SPEC.len() > 20 && operations == 6 * v2::SPEC.len(), "{operations} operations of v2");
    assert_eq!(v2::on_collections(&SPEC).len(), operations);
    let written = v2::SPEC.iter().filter(|resource| resource.is_only_written).count();
    assert_eq!((written, v2::in_generic_code(&SPEC).len()), (2, operations - 6 * written));
}

static SPEC: LazyLock<Vec<Surface>> = LazyLock::new(|| {
    let text = include_str!("../../../spec/resources.toml");
    optimizely_codegen::check(text).expect("the crate was built from this spec").surface().collect()
});

static FINDINGS: LazyLock<Findings> = LazyLock::new(|| compiler::run(&programs(&all_cases())));

const ALLOWED: &str = "allowed";
const REFUSED: &str = "refused";
const MISUSED: &str = "misused";
const FORGOTTEN: &str = "forgotten";

/// The borrow checker looks at what has passed the type checker, and lints at what has passed both, so that their errors need programs of
/// their own.
fn program_of(refusal: &Refusal) -> &'static str {
    match refusal.code {
        "E0382" | "E0594" => MISUSED,
        mistakes::UNUSED => FORGOTTEN,
        _ => REFUSED,
    }
}

fn programs(cases: &[Case]) -> [Program; 4] {
    let allowed: BTreeSet<_> = cases.iter().map(|case| case.allowed.clone()).collect();
    let refused = |name| {
        let refusals = cases.iter().filter_map(|case| case.refused.as_ref());
        let own: BTreeSet<_> =
            refusals.filter(|found| program_of(found) == name).map(|found| found.source.clone()).collect();
        Program::new(name, own)
    };
    [Program::new(ALLOWED, allowed), refused(REFUSED), refused(MISUSED), refused(FORGOTTEN).denying(mistakes::UNUSED)]
}

fn verify(cases: &[Case]) {
    let wrong: Vec<_> = cases.iter().flat_map(complaints).collect();
    assert!(!cases.is_empty(), "there is no case");
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// The problem of a case, if there is one.
fn complaints(case: &Case) -> Vec<String> {
    let mut found: Vec<_> = FINDINGS
        .errors(ALLOWED, &case.allowed)
        .map(|error| format!("`{}` is refused: {error}", case.allowed))
        .collect();
    found.extend(case.refused.as_ref().and_then(complaint));
    found
}

fn complaint(refusal: &Refusal) -> Option<String> {
    let errors: Vec<_> = FINDINGS.errors(program_of(refusal), &refusal.source).collect();
    let source = &refusal.source;
    if errors.is_empty() {
        return Some(format!("`{source}` compiles"));
    }
    if let Some(other) = errors.iter().find(|error| !refusal.explains(&error.code)) {
        return Some(format!("`{source}` fails otherwise than by {}: {other}", refusal.code));
    }
    let told = errors.iter().any(|error| refusal.is_told_by(error));
    let shown = || errors.iter().map(|error| error.to_string()).collect::<String>();
    (!told).then(|| format!("`{source}` fails without naming {:?} {:?}: {}", refusal.names, refusal.notes, shown()))
}
