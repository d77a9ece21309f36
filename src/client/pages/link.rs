//! The header `Link` (RFC 8288), as far as lists in pages need it: the targets of a response's links, by their relation.

use http::HeaderMap;
use http::header::LINK;

/// Relations that place a page among others.
const PLACES: [&str; 5] = ["first", "prev", "previous", "next", "last"];

/// Where the links of a page lead, as the header writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Links {
    pub(crate) next: Option<String>,
    pub(crate) last: Option<String>,
}

/// The links between pages, or none if the response has no link to another page.
pub(crate) fn between_pages(headers: &HeaderMap) -> Option<Links> {
    let mut links = Links::default();
    let mut found = false;
    for header in headers.get_all(LINK) {
        // A byte that is not UTF-8 spoils the link that it is in, and no other.
        let text = String::from_utf8_lossy(header.as_bytes());
        for (target, relations) in parse(&text) {
            let is = |relation: &str| relations.iter().any(|found| found.eq_ignore_ascii_case(relation));
            found |= PLACES.iter().any(|place| is(place));
            if is("next") {
                links.next.get_or_insert_with(|| target.to_owned());
            }
            if is("last") {
                links.last.get_or_insert_with(|| target.to_owned());
            }
        }
    }
    found.then_some(links)
}

/// The links of one header: each target with its relations. Anything else is skipped.
fn parse(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut links = Vec::new();
    let mut rest = text;
    while let Some((target, after)) = rest.split_once('<').and_then(|(_, link)| link.split_once('>')) {
        let (parameters, next) = after.split_at(end(after, ','));
        links.push((target.trim(), relations(parameters)));
        rest = next;
    }
    links
}

/// The words of the first `rel` among the parameters of a link, which is the one that counts.
fn relations(mut parameters: &str) -> Vec<&str> {
    while !parameters.is_empty() {
        let (parameter, next) = parameters.split_at(end(parameters, ';'));
        if let Some((name, value)) = parameter.split_once('=')
            && name.trim().eq_ignore_ascii_case("rel")
        {
            return value.trim().trim_matches('"').split_ascii_whitespace().collect();
        }
        parameters = next.strip_prefix(';').unwrap_or_default();
    }
    Vec::new()
}

/// The position of the first separator outside of quotes, or the end of the text.
fn end(text: &str, separator: char) -> usize {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (index, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if letter == separator && !is_quoted => return index,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<const N: usize>(headers: [&str; N]) -> Option<Links> {
        between_pages(&headers.into_iter().map(|text| (LINK, text.parse().unwrap())).collect())
    }

    fn next(header: &str) -> Option<String> {
        read([header])?.next
    }

    #[test]
    fn a_relation_is_found_quoted_or_not_and_in_any_case() {
        for header in [
            "</a?page=2>; rel=next",
            "</a?page=2>; rel=\"next\"",
            "</a?page=2>;REL=NEXT",
            " < /a?page=2 > ; title=\"a, b; rel=prev\" ; Rel = \"start Next\"",
            "</a?page=2>; rel=next; rel=prev",
            "</style.css>; rel=preload, </a?page=2>; rel=next, </a?page=3>; rel=next",
            "</a?page=2>; title=\"\\\">; rel=prev\"; rel=next",
        ] {
            assert_eq!(next(header).as_deref(), Some("/a?page=2"), "{header}");
        }
    }

    #[test]
    fn links_are_joined_by_commas_or_come_in_headers_of_their_own() {
        let both = Some(Links { next: Some("/a?page=2".to_owned()), last: Some("/a?page=9,10".to_owned()) });
        assert_eq!(read(["</a?page=2>; rel=next, </a?page=9,10>; rel=last"]), both);
        assert_eq!(read(["</a?page=2>; rel=next", "</a?page=9,10>; rel=last, </a>; rel=first"]), both);
    }

    #[test]
    fn a_last_page_has_links_and_none_that_goes_on() {
        assert_eq!(read(["</a?page=1>; rel=prev"]), Some(Links::default()));
        assert_eq!(read(["</a?page=1>; rel=first"]), Some(Links::default()));
    }

    #[test]
    fn what_is_not_a_link_between_pages_says_nothing() {
        for header in ["", "next", "</a", "</a>", "</a>; rel", "</a>; rel=", "</a>; rel=nextish", "</a>; rev=next"] {
            assert_eq!(read([header]), None, "{header}");
        }
        assert_eq!(read(["</style.css>; rel=preload"]), None);
        assert_eq!(read([]), None);
    }
}
