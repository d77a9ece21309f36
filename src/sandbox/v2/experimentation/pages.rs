//! Pages: those of a project, and the hidden ones that `url_targeting` makes.

use super::reading::is_true;
use super::targeting::activation_problem;
use crate::sandbox::engine::rules::Change;
use crate::sandbox::engine::store::Object;

/// The problems of a page's body.
pub(super) fn problems(change: &Change<'_>) -> Vec<String> {
    let concerns = ["activation_type", "activation_code"].into_iter().any(|name| change.given.contains_key(name));
    activation_problem(change.object).filter(|_| concerns).into_iter().collect()
}

/// Whether a page was made of the `url_targeting` of one experiment or campaign. No list contains it.
pub(super) fn is_hidden(page: &Object) -> bool {
    is_true(page, "single_use")
}
