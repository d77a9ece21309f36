//! Casing, plurals and identifiers: the one place where a name of the spec becomes a name in Rust.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::into_vec::IntoVec as _;

/// `dcp_service` and `Not started` become `DcpService` and `NotStarted`.
pub fn pascal(name: &str) -> String {
    let mut out = String::new();
    for word in words(name) {
        let mut letters = word.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        let rest: String = letters.collect();
        let shouted = rest.chars().all(|letter| !letter.is_ascii_lowercase());
        out.push_str(&if shouted { rest.to_ascii_lowercase() } else { rest });
    }
    out
}

/// `UrlCondition`, `urlCondition` and `Url condition` become `url_condition`. Two `_` after a letter become one, since rustc
/// warns about such a name.
pub fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut before_upper = true;
    let separate = |out: &mut String| {
        if !out.ends_with('_') || out.trim_start_matches('_').is_empty() {
            out.push('_');
        }
    };
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !before_upper && !out.ends_with('_') {
            separate(&mut out);
        }
        before_upper = letter.is_ascii_uppercase();
        match letter.is_ascii_alphanumeric() {
            true => out.push(letter.to_ascii_lowercase()),
            false => separate(&mut out),
        }
    }
    out
}

/// The type of the IDs of a resource: `ProjectId`.
pub fn id_type(ty: &str) -> String {
    format!("{ty}Id")
}

/// The body that creates a resource: `NewProject`.
pub fn new_type(ty: &str) -> String {
    format!("New{ty}")
}

/// The body that updates a resource: `ProjectUpdate`.
pub fn update_type(ty: &str) -> String {
    format!("{ty}Update")
}

/// A fetched object of a resource: `LiveProject`.
pub fn live_type(ty: &str) -> String {
    format!("Live{ty}")
}

/// The type that stands for a view of a resource, or of the account: `ExperimentResultsView`, `PlanView`.
pub fn view_type(owner: &str, view: &str) -> String {
    format!("{owner}{}View", pascal(view))
}

/// The name of the OpenAPI schema for an object in request bodies.
pub fn input(name: &str) -> String {
    format!("{name}Input")
}

/// The name of the OpenAPI schema for the values of an enum that may be sent.
pub fn known(name: &str) -> String {
    format!("Known{name}")
}

/// The identifier of a field or a parameter, which may have another case in the spec.
pub fn member(name: &str) -> Ident {
    ident(&snake(name))
}

/// The method of a fetched object that sets a field.
pub fn setter(field: &str) -> String {
    snake(&format!("set_{field}"))
}

/// The method of a fetched object that edits a list or a map.
pub fn edit(field: &str) -> String {
    snake(&format!("edit_{field}"))
}

/// The method that sets a field to null.
pub fn clear(field: &str) -> String {
    snake(&format!("clear_{field}"))
}

/// The method that adds an action to a body or a save: `and_start`.
pub fn along(action: &str) -> String {
    format!("and_{action}")
}

/// `dcp_service` becomes `dcp service`.
pub fn spaced(name: &str) -> String {
    words(name).into_vec().join(" ")
}

/// The article that goes before a word.
pub fn article(word: &str) -> &'static str {
    let spelt_out = ["ur", "uni", "use", "uti", "uu"].iter().any(|start| word.starts_with(start));
    if word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O']) && !spelt_out { "an" } else { "a" }
}

/// A word with its article: `an experiment`.
pub fn with_article(word: &str) -> String {
    format!("{} {word}", article(word))
}

/// The plural of the last word of a name.
pub fn plural(name: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    match name.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "oy", "uy"]) => format!("{stem}ies"),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{name}es"),
        _ => format!("{name}s"),
    }
}

/// The name of one element of a list, or the name of the list if it is not a plural.
#[cfg(feature = "drift")]
pub fn singular(name: &str) -> String {
    if ["us", "ss", "is"].iter().any(|end| name.ends_with(end)) {
        return name.to_owned();
    }
    let stems = [name.strip_suffix("ies").map(|stem| format!("{stem}y")), name.strip_suffix("es").map(str::to_owned)];
    let stems = stems.into_iter().flatten().chain(name.strip_suffix('s').map(str::to_owned));
    stems.into_iter().find(|stem| plural(stem) == name).unwrap_or_else(|| name.to_owned())
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a name is valid in Rust code, possibly as a raw identifier.
pub fn is_usable(name: &str) -> bool {
    is_plain(name) && !NEVER_RAW.contains(&name)
}

/// Whether a name is valid for a module, a method or an argument as it is written.
pub fn is_snake(name: &str) -> bool {
    is_usable(name) && name.starts_with(|first: char| first.is_ascii_lowercase()) && snake(name) == name
}

/// Whether a name is valid for a field or a parameter: letters, digits, `_` and `-`, which form an identifier in snake case.
pub fn is_member(name: &str) -> bool {
    let known = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    name.chars().all(known) && is_usable(&snake(name))
}

/// Whether a name is valid for a variant: it begins with a capital, and has no `_` next to a letter or another `_`, about which rustc would
/// warn.
pub fn is_variant(name: &str) -> bool {
    let beside_a_letter = |pair: &[u8]| pair.contains(&b'_') && !pair.iter().any(u8::is_ascii_digit);
    is_usable(name)
        && name.starts_with(|first: char| first.is_ascii_uppercase())
        && !name.as_bytes().windows(2).any(beside_a_letter)
}

/// Whether a text is the path of something in the crate: `crate::module::Name`.
pub fn is_path(path: &str) -> bool {
    let is_segment = |name: &str| is_usable(name) && name != "gen" && syn::parse_str::<Ident>(name).is_ok();
    path.strip_prefix("crate::").is_some_and(|rest| rest.split("::").all(is_segment))
}

/// The tokens of such a path.
pub fn path(path: &str) -> TokenStream {
    let segments = path.split("::").skip(1).map(ident);
    quote!(crate #(::#segments)*)
}

/// Whether a name consists of letters, digits and `_`, and does not begin with a digit.
pub fn is_plain(name: &str) -> bool {
    !name.starts_with(|first: char| first.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// The words that cannot be raw identifiers.
const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// The identifier of a name that `is_usable`. A keyword becomes a raw identifier, such as `r#type`. Any other name, which the checks
/// reject, becomes a valid identifier.
pub fn ident(name: &str) -> Ident {
    if !is_usable(name) {
        let letters: String =
            name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
        return Ident::new(&format!("_{letters}_"), Span::call_site());
    }
    if name == "gen" || syn::parse_str::<Ident>(name).is_err() {
        return Ident::new_raw(name, Span::call_site());
    }
    Ident::new(name, Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_the_case_of_their_place() {
        assert_eq!(pascal("dcp_service"), "DcpService");
        assert_eq!(pascal("Not started"), "NotStarted");
        assert_eq!(pascal("ACTIVE"), "Active");
        assert_eq!(pascal("js_variable"), "JsVariable");
        assert_eq!(pascal("UrlCondition"), "UrlCondition");
        assert_eq!(snake("UrlCondition"), "url_condition");
        assert_eq!(snake("urlId"), "url_id");
        assert_eq!(snake("API key"), "api_key");
        assert_eq!(snake("a__b"), "a_b");
        assert_eq!(snake("a--b_-c"), "a_b_c");
        assert_eq!(snake("__hidden__"), "__hidden_");
        assert_eq!(setter("_hidden"), "set_hidden");
        assert_eq!(clear("urlId"), "clear_url_id");
        assert_eq!(spaced("dcp_service"), "dcp service");
    }

    #[test]
    fn a_variant_is_named_so_that_rustc_does_not_warn() {
        for name in ["Active", "AB", "EU", "NA", "A", "Jquery1_6_4Full", "T1"] {
            assert!(is_variant(name), "{name}");
        }
        for name in ["", "active", "A_B", "A_1", "Self_7", "A1_B", "A__1", "1st", "Self", "É", "A-B", "_A"] {
            assert!(!is_variant(name), "{name}");
        }
    }

    #[test]
    fn a_field_has_a_name_that_makes_an_identifier() {
        for name in ["name", "urlId", "a-b", "type", "_hidden", "new", "ID"] {
            assert!(is_member(name), "{name}");
        }
        for name in ["", "self", "Self", "-", "1st", "a.b", "a b", "é", "crate"] {
            assert!(!is_member(name), "{name}");
        }
    }

    #[test]
    fn articles_follow_the_sound() {
        assert_eq!(
            ["project", "audience", "uploaded list", "url condition", "DCP service"].map(article),
            ["a", "an", "an", "a", "a"]
        );
    }

    #[test]
    fn plurals_follow_the_ending() {
        assert_eq!(plural("project"), "projects");
        assert_eq!(plural("category"), "categories");
        assert_eq!(plural("key"), "keys");
        assert_eq!(plural("box"), "boxes");
        assert_eq!(plural("batch"), "batches");
    }

    #[test]
    #[cfg(feature = "drift")]
    fn an_element_is_called_by_the_singular_of_its_list() {
        assert_eq!(
            ["goals", "categories", "boxes", "data", "addresses", "status"].map(singular),
            ["goal", "category", "box", "data", "address", "status"]
        );
    }

    #[test]
    fn any_name_makes_an_identifier_that_rust_reads() {
        for name in
            ["name", "type", "gen", "async", "self", "Self", "super", "crate", "_", "", "1st", "a-b", "é", "union"]
        {
            let ident = ident(name).to_string();
            assert!(syn::parse_str::<Ident>(&ident).is_ok(), "{name} became {ident}");
        }
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("name").to_string(), "name");
    }
}
