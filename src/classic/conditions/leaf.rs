//! One test of a tree, with all that the API says of it.

use serde_json::{Map, Value};

use super::values::{LeafType, MatchType};

/// The keys that the API documents.
const DOCUMENTED: [&str; 4] = ["type", "name", "value", "match_type"];

/// One test on a visitor: an object with a `type` and, by type, a `name`, a `value` and a `match_type`.
///
/// A test that the API documents has a constructor of its own at [`Condition`](super::Condition). This is for reading them,
/// and for writing those that are not documented:
///
/// ```
/// use optimizely_rest::conditions::{Condition, Leaf, LeafType};
///
/// let novel = Leaf::new(LeafType::from("shoe_size")).with("value", "43").with("negate", true);
/// assert_eq!(novel.get("negate"), Some(&true.into()));
/// assert_eq!(Condition::from(novel).to_json(), r#"{"type":"shoe_size","value":"43","negate":true}"#);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Leaf(Map<String, Value>);

impl Leaf {
    /// A test of a type, without any other key.
    pub fn new(kind: LeafType) -> Self {
        Leaf(Map::from_iter([("type".to_owned(), kind.as_str().into())]))
    }

    /// The test with this key, in place of what stood there.
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    /// What is tested; none if that is no text, or absent, as it may be in what was received.
    pub fn kind(&self) -> Option<LeafType> {
        self.text("type").map(LeafType::from)
    }

    /// The name of what is tested: of a cookie, a query parameter, a tag, a dimension or an event.
    pub fn name(&self) -> Option<&str> {
        self.text("name")
    }

    /// What it is compared with.
    pub fn value(&self) -> Option<&str> {
        self.text("value")
    }

    /// How it is compared. A test without one is `exact` where it has a value, and `exists` where it has none.
    ///
    /// ```
    /// # use optimizely_rest::conditions::{Condition, MatchType, TextMatch};
    /// let tree = Condition::cookies("plan", TextMatch::substring("gold"));
    /// let leaf = tree.leaves().next().expect("it is a single test");
    /// assert_eq!((leaf.name(), leaf.value()), (Some("plan"), Some("gold")));
    /// assert_eq!(leaf.match_type(), Some(MatchType::Substring));
    /// ```
    pub fn match_type(&self) -> Option<MatchType> {
        self.text("match_type").map(MatchType::from)
    }

    /// The value of any key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// The keys that the API does not document, and documented ones whose value is no text.
    ///
    /// ```
    /// # use optimizely_rest::conditions::{Leaf, LeafType};
    /// let leaf = Leaf::new(LeafType::Event).with("name", "signup").with("within", 30);
    /// assert_eq!(leaf.undocumented().collect::<Vec<_>>(), [("within", &30.into())]);
    /// ```
    pub fn undocumented(&self) -> impl Iterator<Item = (&str, &Value)> {
        let known = |key: &str, value: &Value| DOCUMENTED.contains(&key) && value.is_string();
        self.0.iter().map(|(key, value)| (key.as_str(), value)).filter(move |(key, value)| !known(key, value))
    }

    /// Puts a key that was read; false if it was there already.
    pub(super) fn received(&mut self, key: String, value: Value) -> bool {
        self.0.insert(key, value).is_none()
    }

    pub(super) fn empty() -> Self {
        Leaf(Map::new())
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str()
    }

    /// Its JSON, with the documented keys first.
    pub(super) fn write_json(&self, text: &mut String) {
        let documented = DOCUMENTED.iter().filter_map(|key| self.0.get_key_value(*key));
        let others = self.0.iter().filter(|(key, _)| !DOCUMENTED.contains(&key.as_str()));
        for (index, (key, value)) in documented.chain(others).enumerate() {
            text.push(if index == 0 { '{' } else { ',' });
            text.push_str(&Value::from(key.as_str()).to_string());
            text.push(':');
            text.push_str(&value.to_string());
        }
        text.push_str(if self.0.is_empty() { "{}" } else { "}" });
    }
}
