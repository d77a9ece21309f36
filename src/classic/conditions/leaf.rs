//! One test of a tree, with every key that the API sent.

use serde_json::{Map, Value};

use crate::model::conditions::ConditionLeaf;
use crate::model::drift::{Findings, Inspect};
use crate::model::targeting::{self, LeafType, MatchType, Test, Visitor};

/// One test on a visitor: an object with a `type` and, depending on it, a `name`, a `value` and a `match_type`.
///
/// Each test that the API documents has a constructor at [`Condition`](super::Condition). A `Leaf` is for reading tests, and
/// for writing undocumented ones:
///
/// ```
/// use optimizely_rest::classic::conditions::{Condition, Leaf, LeafType};
///
/// let novel = Leaf::new(LeafType::from("shoe_size")).with("value", "43").with("negate", true);
/// assert_eq!(novel.get("negate"), Some(&true.into()));
/// assert_eq!(Condition::from(novel).to_json(), r#"{"type":"shoe_size","value":"43","negate":true}"#);
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

    /// The `type`: what is tested. `None` if the key is absent or is not a string, which a response can bring about.
    #[inline]
    pub fn kind(&self) -> Option<LeafType> {
        self.text("type").map(LeafType::from)
    }

    /// The `name` of the cookie, query parameter, tag, dimension or event that is tested.
    #[inline]
    pub fn name(&self) -> Option<&str> {
        self.text("name")
    }

    /// The `value` that the visitor is compared with.
    #[inline]
    pub fn value(&self) -> Option<&str> {
        self.text("value")
    }

    /// The `match_type`: how the visitor is compared. A test without one means `exact` if it has a value, and `exists` if not.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Condition, MatchType, TextMatch};
    /// let tree = Condition::cookies("plan", TextMatch::substring("gold"));
    /// let leaf = tree.leaves().next().expect("it is a single test");
    /// assert_eq!((leaf.name(), leaf.value()), (Some("plan"), Some("gold")));
    /// assert_eq!(leaf.match_type(), Some(MatchType::Substring));
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

    /// The keys that the API does not document, and the documented keys whose value is not a string.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Leaf, LeafType};
    /// let leaf = Leaf::new(LeafType::Event).with("name", "signup").with("within", 30);
    /// assert_eq!(leaf.undocumented().collect::<Vec<_>>(), [("within", &30.into())]);
    /// ```
    #[inline]
    pub fn undocumented(&self) -> impl Iterator<Item = (&str, &Value)> {
        let known = |key: &str, value: &Value| Leaf::KEYS.contains(&key) && value.is_string();
        self.0.iter().map(|(key, value)| (key.as_str(), value)).filter(move |(key, value)| !known(key, value))
    }

    #[inline]
    pub(super) fn test(&self) -> Option<Test<'_>> {
        Some(Test { kind: self.kind()?, name: self.name(), value: self.value(), match_type: self.match_type() })
    }

    /// Whether the visitor passes the test. A key that the API does not document may mean anything.
    #[inline]
    pub(super) fn passes(&self, visitor: &Visitor) -> Option<bool> {
        if self.undocumented().next().is_some() { None } else { self.test()?.passes(visitor) }
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
        let missing = targeting::needed(&kind).iter().find(|key| self.get(key).is_none())?;
        Some(format!("a test of type `{kind}` needs a `{missing}`"))
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
