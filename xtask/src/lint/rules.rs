//! Every rule of the generator has a spec that violates it: a file `RULE.toml` or `RULE--HOW.toml` in `codegen/tests/ui`.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::Result;

/// The methods that report a finding. Their first argument is the code of the rule.
const REPORTS: [&str; 4] = ["error", "warning", "word", "one_of"];

/// The codes of the rules that a file reports as literals.
///
/// # Errors
/// Fails if the text is not Rust.
pub fn codes(text: &str) -> Result<BTreeSet<String>> {
    let tokens: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
    let mut found = BTreeSet::new();
    scan(tokens, &mut found);
    Ok(found)
}

fn scan(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for three in tokens.windows(3) {
        if let [TokenTree::Punct(dot), TokenTree::Ident(name), TokenTree::Group(arguments)] = three
            && dot.as_char() == '.'
            && REPORTS.iter().any(|report| name == report)
            && arguments.delimiter() == Delimiter::Parenthesis
            && let Some(TokenTree::Literal(first)) = arguments.stream().into_iter().next()
            && let Some(code) = first.to_string().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'))
        {
            found.insert(code.to_owned());
        }
    }
    for token in tokens {
        if let TokenTree::Group(group) = token {
            scan(group.stream(), found);
        }
    }
}

/// The rule that a fixture violates, from the name of its file.
pub fn broken_by(file: &str) -> Option<&str> {
    let name = file.strip_suffix(".toml")?;
    Some(name.split_once("--").map_or(name, |(rule, _)| rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_first_argument_of_a_report() {
        let text = r#"fn f() { if bad { report.error("bad-name", span, format!("x")) }
            read.word("unknown-word", &[]); report.error(code, span); other("no-code"); log.warn("none") }"#;
        assert_eq!(codes(text).unwrap().into_iter().collect::<Vec<_>>(), ["bad-name", "unknown-word"]);
    }

    #[test]
    fn a_fixture_is_called_after_its_rule() {
        assert_eq!(broken_by("bad-name--enum.toml"), Some("bad-name"));
        assert_eq!(broken_by("bad-name.toml"), Some("bad-name"));
        assert_eq!(broken_by("bad-name.txt"), None);
    }
}
