//! One test on a visitor, with every key that the API sent.

use std::fmt;

use serde_json::{Map, Value};

use super::attribute;
use super::values::{LeafType, MatchType};
use crate::model::conditions::{ConditionLeaf, say};
use crate::model::drift::{Findings, Inspect};
use crate::model::targeting::{self, Test, Visitor};

/// One test on a visitor: an object with a `type` and, depending on it, a `name`, a `value` and a `match_type`.
///
/// Each test that the API documents has a constructor at [`Condition`](super::Condition). A `Leaf` is for reading tests, and
/// for writing undocumented ones:
///
/// ```
/// use optimizely_rest::v2::conditions::{Condition, Leaf, LeafType};
///
/// let novel = Leaf::new(LeafType::from("shoe_size")).with("value", 43).with("negate", true);
/// assert_eq!(novel.get("negate"), Some(&true.into()));
/// assert_eq!(Condition::from(novel).to_json(), r#"{"type":"shoe_size","value":43,"negate":true}"#);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Leaf(Map<String, Value>);

impl Leaf {
    /// A test of this type, without any other key.
    #[inline]
    pub fn new(kind: LeafType) -> Self {
        Leaf(Map::from_iter([("type".to_owned(), kind.as_str().into())]))
    }

    /// The test with this key set to this value.
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    /// The `type`: what is tested. `None` if the key is absent or is not a string.
    #[inline]
    pub fn kind(&self) -> Option<LeafType> {
        self.text("type").map(LeafType::from)
    }

    /// The `name` of the attribute, cookie, query parameter, tag, dimension or event that is tested.
    #[inline]
    pub fn name(&self) -> Option<&str> {
        self.text("name")
    }

    /// The `value` that the visitor is compared with. The value of an attribute may be a string, a number or a boolean, any other is a string.
    #[inline]
    pub fn value(&self) -> Option<&Value> {
        self.get("value")
    }

    /// The `match_type`: how the visitor is compared. A test without one means `exact` if it has a value, and `exists` if not.
    ///
    /// ```
    /// # use optimizely_rest::v2::conditions::{Condition, MatchType};
    /// let tree = Condition::custom_attribute("age").at_least(18);
    /// let leaf = tree.leaves().next().expect("it is a single test");
    /// assert_eq!((leaf.name(), leaf.value()), (Some("age"), Some(&18.into())));
    /// assert_eq!(leaf.match_type(), Some(MatchType::Ge));
    /// ```
    #[inline]
    pub fn match_type(&self) -> Option<MatchType> {
        self.text("match_type").map(MatchType::from)
    }

    /// The value of this key.
    #[inline]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// The keys that the API does not document, and the documented keys whose value has another type.
    ///
    /// ```
    /// # use optimizely_rest::v2::conditions::{Leaf, LeafType};
    /// let leaf = Leaf::new(LeafType::Event).with("name", "signup").with("within", 30);
    /// assert_eq!(leaf.undocumented().collect::<Vec<_>>(), [("within", &30.into())]);
    /// ```
    #[inline]
    pub fn undocumented(&self) -> impl Iterator<Item = (&str, &Value)> {
        let is_attribute = self.kind() == Some(LeafType::CustomAttribute);
        let known = move |key: &str, value: &Value| match key {
            "value" if is_attribute => value.is_string() || value.is_number() || value.is_boolean(),
            _ => Leaf::KEYS.contains(&key) && value.is_string(),
        };
        self.0.iter().map(|(key, value)| (key.as_str(), value)).filter(move |(key, value)| !known(key, value))
    }

    /// Whether the visitor passes the test. A key that the API does not document may mean anything.
    #[inline]
    pub(super) fn passes(&self, visitor: &Visitor) -> Option<bool> {
        if self.undocumented().next().is_some() {
            return None;
        }
        match self.kind()? {
            LeafType::CustomAttribute => attribute::passes(self, visitor.attributes.get(self.name()?)),
            _ => self.shared()?.passes(visitor),
        }
    }

    /// The test as those that Classic has as well. An attribute has no type there.
    #[inline]
    fn shared(&self) -> Option<Test<'_>> {
        Some(Test {
            kind: self.text("type")?.into(),
            name: self.name(),
            value: self.text("value"),
            match_type: self.text("match_type").map(Into::into),
        })
    }

    #[inline]
    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }
}

impl ConditionLeaf for Leaf {
    const KEYS: &'static [&'static str] = &["type", "name", "value", "match_type"];
    const EMPTY_IS_NOBODY: bool = true;

    #[inline]
    fn from_object(object: Map<String, Value>) -> Self {
        Leaf(object)
    }

    #[inline]
    fn object(&self) -> &Map<String, Value> {
        &self.0
    }

    #[inline]
    fn refusal(&self) -> Option<String> {
        let Some(kind) = self.kind() else { return Some("a test has no `type`".to_owned()) };
        let needed = match kind {
            LeafType::CustomAttribute => attribute::needed(self),
            _ => targeting::needed(&kind.as_str().into()),
        };
        let missing = needed.iter().find(|key| self.get(key).is_none())?;
        Some(format!("a test of type `{kind}` needs a `{missing}`"))
    }
}

impl fmt::Display for Leaf {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self.kind() {
            Some(LeafType::CustomAttribute) => attribute::words(self),
            _ => self.shared().and_then(|test| test.said()),
        };
        say(self, words, self.undocumented(), out)
    }
}

/// Finds a type that the API does not document.
impl Inspect for Leaf {
    #[inline]
    fn inspect(&self, findings: &mut Findings) {
        if let Some(kind) = self.kind() {
            kind.inspect(findings);
        }
    }
}
