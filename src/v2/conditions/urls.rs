//! Tests on the URL of a page.

use std::fmt;

use serde_json::{Map, Value};

use super::values::MatchType;
use super::{UrlCondition, Urls, Verdict, Visitor};
use crate::model::conditions::{ConditionLeaf, say};
use crate::model::drift::{Findings, Inspect};
use crate::model::targeting;

const URL: &str = "url";

/// One test on a page: an object with a `type`, which is `url` in every documented test, a `match_type` and a `value`.
///
/// [`UrlCondition`] has a constructor for each `match_type`. A `UrlLeaf` is for reading tests, and for writing the tests on elements and
/// code that some pages have. The API does not document those.
///
/// ```
/// use optimizely_rest::v2::UrlCondition;
/// use optimizely_rest::v2::conditions::UrlLeaf;
///
/// let element = UrlLeaf::new("element_present").with("value", "#buy");
/// let tree = UrlCondition::simple("shop.example") & element.into();
/// assert_eq!(tree.leaves().filter_map(|leaf| leaf.kind()).collect::<Vec<_>>(), ["url", "element_present"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct UrlLeaf(Map<String, Value>);

impl UrlLeaf {
    /// A test of this type, without any other key.
    pub fn new(kind: impl Into<String>) -> Self {
        UrlLeaf(Map::from_iter([("type".to_owned(), kind.into().into())]))
    }

    /// The test with this key set to this value.
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    /// The `type`. `None` if the key is absent or is not a string.
    #[inline]
    pub fn kind(&self) -> Option<&str> {
        self.text("type")
    }

    /// The `match_type`: how the URL is compared.
    #[inline]
    pub fn match_type(&self) -> Option<MatchType> {
        self.text("match_type").map(MatchType::from)
    }

    /// The `value` that the URL is compared with.
    #[inline]
    pub fn value(&self) -> Option<&str> {
        self.text("value")
    }

    /// The value of this key.
    #[inline]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    #[inline]
    fn undocumented(&self) -> impl Iterator<Item = (&str, &Value)> {
        let known = |key: &str, value: &Value| UrlLeaf::KEYS.contains(&key) && value.is_string();
        self.0.iter().map(|(key, value)| (key.as_str(), value)).filter(move |(key, value)| !known(key, value))
    }

    #[inline]
    fn passes(&self, url: &str) -> Option<bool> {
        if self.kind()? != URL || self.undocumented().next().is_some() {
            return None;
        }
        targeting::string(&self.text("match_type")?.into(), self.value()?, url)
    }

    #[inline]
    fn words(&self) -> Option<String> {
        self.kind().filter(|kind| *kind == URL)?;
        let value = self.value()?;
        Some(match self.match_type()? {
            MatchType::Simple => format!("the URL is simply {value:?}"),
            MatchType::Exact => format!("the URL is {value:?}"),
            MatchType::Substring => format!("the URL contains {value:?}"),
            MatchType::Regex => format!("the URL matches /{}/", value.escape_debug()),
            other => format!("the URL matches {value:?}, by {:?}", other.as_str()),
        })
    }

    #[inline]
    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }
}

fn url(match_type: MatchType, value: impl Into<String>) -> UrlCondition {
    UrlLeaf::new(URL).with("match_type", match_type.as_str()).with("value", value.into()).into()
}

/// The tests on the URL of a page.
impl UrlCondition {
    /// The host and the path are equal. The scheme, `www.`, the query and the fragment do not matter.
    ///
    /// ```
    /// # use optimizely_rest::v2::UrlCondition;
    /// let test = UrlCondition::simple("https://shop.example/");
    /// assert_eq!(test.to_json(), r#"{"type":"url","match_type":"simple","value":"https://shop.example/"}"#);
    /// ```
    pub fn simple(value: impl Into<String>) -> Self {
        url(MatchType::Simple, value)
    }

    /// The URL is equal.
    ///
    /// ```
    /// # use optimizely_rest::v2::UrlCondition;
    /// let test = UrlCondition::exact("https://shop.example/?sale=1");
    /// assert_eq!(test.to_string(), r#"the URL is "https://shop.example/?sale=1""#);
    /// ```
    pub fn exact(value: impl Into<String>) -> Self {
        url(MatchType::Exact, value)
    }

    /// The URL contains this string.
    ///
    /// ```
    /// # use optimizely_rest::v2::UrlCondition;
    /// assert_eq!(UrlCondition::substring("/cart").to_string(), r#"the URL contains "/cart""#);
    /// ```
    pub fn substring(value: impl Into<String>) -> Self {
        url(MatchType::Substring, value)
    }

    /// The URL matches this JavaScript regular expression.
    ///
    /// ```
    /// # use optimizely_rest::v2::UrlCondition;
    /// assert_eq!(UrlCondition::regex("^https:").to_string(), "the URL matches /^https:/");
    /// ```
    pub fn regex(pattern: impl Into<String>) -> Self {
        url(MatchType::Regex, pattern)
    }

    /// Whether the [URL](Visitor::url) of a visitor matches.
    ///
    /// These are undecided: a visitor without a URL, a test that the API does not document, the empty list, and a regular expression,
    /// without the feature `regex` or if only JavaScript can read it.
    ///
    /// ```
    /// use optimizely_rest::v2::{UrlCondition, Verdict, Visitor};
    ///
    /// let tree = UrlCondition::simple("shop.example/cart") & !UrlCondition::substring("debug");
    /// assert_eq!(tree.matches(&Visitor::new().url("https://www.shop.example/cart/?a=b")), Verdict::Yes);
    /// assert_eq!(tree.matches(&Visitor::new().url("https://shop.example/cart?debug")), Verdict::No);
    /// assert_eq!(tree.matches(&Visitor::new()), Verdict::Undecided);
    /// ```
    #[inline]
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.decide(|leaf| leaf.passes(visitor.url.as_deref()?))
    }
}

impl Urls {
    /// Whether the URL of a visitor matches [the tree](UrlCondition::matches). A text that is not a tree is undecided.
    ///
    /// ```
    /// use optimizely_rest::v2::{Urls, Verdict, Visitor};
    ///
    /// let urls: Urls = r#"["and", ["or", {"type": "url", "match_type": "substring", "value": "/cart"}]]"#.parse()?;
    /// assert_eq!(urls.matches(&Visitor::new().url("https://shop.example/cart")), Verdict::Yes);
    /// # Ok::<(), optimizely_rest::v2::conditions::ConditionsError>(())
    /// ```
    #[inline]
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.tree().map_or(Verdict::Undecided, |tree| tree.matches(visitor))
    }
}

impl ConditionLeaf for UrlLeaf {
    const KEYS: &'static [&'static str] = &["type", "match_type", "value"];
    const EMPTY_IS_NOBODY: bool = false;

    #[inline]
    fn from_object(object: Map<String, Value>) -> Self {
        UrlLeaf(object)
    }

    #[inline]
    fn object(&self) -> &Map<String, Value> {
        &self.0
    }

    #[inline]
    fn refusal(&self) -> Option<String> {
        let Some(kind) = self.kind() else { return Some("a test has no `type`".to_owned()) };
        let is_incomplete = kind == URL && self.value().is_none();
        is_incomplete.then(|| format!("a test of type `{URL}` needs a `value`"))
    }
}

impl fmt::Display for UrlLeaf {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        say(self, self.words(), self.undocumented(), out)
    }
}

/// Finds a type that the API does not document.
impl Inspect for UrlLeaf {
    #[inline]
    fn inspect(&self, findings: &mut Findings) {
        if let Some(kind) = self.kind().filter(|kind| *kind != URL) {
            findings.value(&kind);
        }
    }
}
