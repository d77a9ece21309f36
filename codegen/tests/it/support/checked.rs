//! Specs that have to be good.

use optimizely_codegen::{Checked, Diagnostic};

/// A spec without a mistake. Of another, the findings are shown.
pub fn checked(name: &str, text: &str) -> Checked {
    optimizely_codegen::check(text).unwrap_or_else(|found| panic!("{}", shown(name, text, &found)))
}

/// Findings as a person reads them.
pub fn shown(name: &str, text: &str, found: &[Diagnostic]) -> String {
    found.iter().map(|finding| finding.render(name, text).to_string()).collect::<Vec<_>>().join("\n")
}
