//! Finds the next page, by the response of a page.

use http::HeaderMap;
use url::Url;

use super::link::{Links, between_pages};
use crate::model::api::Paging;

/// The query parameters that request a page of a list, in addition to those of the list itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) Vec<(String, String)>);

/// The information in a page about the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Onward {
    /// Nothing.
    Unsaid,
    /// There is none.
    End,
    /// Its place, and the number of the last page, if it is known.
    To { next: Place, last: Option<u32> },
}

impl Place {
    /// The page with a number.
    pub(crate) fn numbered(paging: &Paging, number: u32) -> Self {
        Place(vec![(paging.page.to_owned(), number.to_string())])
    }

    /// The number of the page, if it has one.
    pub(crate) fn number(&self, paging: &Paging) -> Option<u32> {
        self.0.iter().find(|(name, _)| name == paging.page)?.1.parse().ok()
    }

    /// This place with another number.
    pub(crate) fn with_number(&self, paging: &Paging, number: u32) -> Self {
        let renumbered = |(name, value): &(String, String)| {
            (name.clone(), if name == paging.page { number.to_string() } else { value.clone() })
        };
        Place(self.0.iter().map(renumbered).collect())
    }
}

/// Reads the links of the page at `url`. If a link leads away from the base URL, the error names its origin.
///
/// Only the query of a link is used: the request for the next page has the path of this one and goes to the same server. A link to
/// another server is an error nevertheless, since its page does not belong to this list.
pub(crate) fn onward(paging: &Paging, base_url: &Url, url: &Url, headers: &HeaderMap) -> Result<Onward, String> {
    let Some(Links { next, last }) = between_pages(headers).filter(|_| paging.by_link) else {
        return Ok(Onward::Unsaid);
    };
    let Some(next) = next else { return Ok(Onward::End) };
    let next = place(base_url, url, &next)?;
    let last = last.map(|last| place(base_url, url, &last)).transpose()?;
    let last = last.and_then(|last| {
        let number = last.number(paging)?;
        (next.number(paging).is_some() && next.with_number(paging, number) == last).then_some(number)
    });
    Ok(Onward::To { next, last })
}

fn place(base_url: &Url, url: &Url, target: &str) -> Result<Place, String> {
    let target = url.join(target).map_err(|_| "an address that cannot be read".to_owned())?;
    if target.origin() != base_url.origin() {
        return Err(target.origin().ascii_serialization());
    }
    if !target.path().starts_with(base_url.path()) {
        return Err("a path that is not below the base URL".to_owned());
    }
    Ok(Place(target.query_pairs().into_owned().collect()))
}

#[cfg(test)]
mod tests {
    use http::header::LINK;

    use super::*;

    const PAGING: Paging = Paging { page: "page", first: 1, size: "size", sizes: (1, 50), by_link: true };

    fn read_by(paging: &Paging, link: &str) -> Result<Onward, String> {
        let base_url = Url::parse("https://api.example/v2/").unwrap();
        let url = base_url.join("things?kind=a&size=50").unwrap();
        let headers = HeaderMap::from_iter([(LINK, link.parse().unwrap())]);
        onward(paging, &base_url, &url, &headers)
    }

    fn read(link: &str) -> Result<Onward, String> {
        read_by(&PAGING, link)
    }

    fn to(next: &[(&str, &str)], last: Option<u32>) -> Result<Onward, String> {
        let next = next.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Ok(Onward::To { next: Place(next), last })
    }

    #[test]
    fn a_next_page_is_known_by_the_query_of_its_link() {
        let second = to(&[("page", "2")], None);
        for target in
            ["?page=2", "/v2/things?page=2", "https://api.example/v2/other?page=2", "//api.example:443/v2/?page=2"]
        {
            assert_eq!(read(&format!("<{target}>; rel=next")), second, "{target}");
        }
        let token = to(&[("page_token", "a b&c"), ("size", "50")], None);
        assert_eq!(read("<?page_token=a%20b%26c&size=50>; rel=next"), token);
    }

    #[test]
    fn a_last_page_counts_if_only_its_number_differs() {
        let last = |last: &str| read(&format!("<?kind=a&page=2>; rel=next, <{last}>; rel=last"));
        let next = [("kind", "a"), ("page", "2")];
        assert_eq!(last("?kind=a&page=9"), to(&next, Some(9)));
        assert_eq!(last("?kind=b&page=9"), to(&next, None));
        assert_eq!(last("?kind=a&page=many"), to(&next, None));
        assert_eq!(last("?kind=a"), to(&next, None));
        assert_eq!(read("<?token=a>; rel=next, <?token=a&page=9>; rel=last"), to(&[("token", "a")], None));
    }

    #[test]
    fn a_page_without_a_next_one_is_the_last() {
        assert_eq!(read("<?page=1>; rel=prev"), Ok(Onward::End));
        assert_eq!(read("<style.css>; rel=preload"), Ok(Onward::Unsaid));
    }

    #[test]
    fn links_count_where_the_spec_says_so() {
        let paging = Paging { by_link: false, ..PAGING };
        assert_eq!(read_by(&paging, "<https://elsewhere.example/>; rel=next"), Ok(Onward::Unsaid));
    }

    #[test]
    fn a_link_to_another_server_or_above_the_base_url_is_an_error() {
        for (target, named) in [
            ("https://elsewhere.example/v2/things?page=2", "https://elsewhere.example"),
            ("//elsewhere.example/v2/things?page=2", "https://elsewhere.example"),
            ("http://api.example/v2/things?page=2", "http://api.example"),
            ("https://api.example:8443/v2/things?page=2", "https://api.example:8443"),
            ("https://api.example@elsewhere.example/v2/", "https://elsewhere.example"),
            ("/v1/things?page=2", "a path that is not below the base URL"),
            ("../v1?page=2", "a path that is not below the base URL"),
            ("https://[", "an address that cannot be read"),
        ] {
            let named = Err(named.to_owned());
            assert_eq!(read(&format!("<{target}>; rel=next")), named, "{target}");
            assert_eq!(read(&format!("<?page=2>; rel=next, <{target}>; rel=last")), named, "{target}");
        }
    }
}
