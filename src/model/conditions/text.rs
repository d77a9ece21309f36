//! Conditions in the form of an API: a text, and the tree that was parsed from it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::leaf::ConditionLeaf;
use super::parse;
use super::tree::{Condition, Node};
use crate::model::drift::{Findings, Inspect};
use crate::model::wire::Key;

/// Conditions as an API sends them: the JSON text of a tree, and [the tree](Conditions::tree).
///
/// Create them from a [`Condition`], or parse a text, which has to be a tree that the API accepts. A received text is kept exactly as
/// it was received, whether or not it is a tree, and is sent back unchanged.
///
/// Two values are equal if their trees are equal. `Display` gives a sentence.
///
/// ```
/// use optimizely_rest::classic::Conditions;
/// use optimizely_rest::classic::conditions::Condition;
///
/// let text = r#"["and", {"type":"browser", "value":"gc"}]"#;
/// let conditions: Conditions = text.parse()?;
/// assert_eq!(conditions.as_str(), text);
/// assert_eq!(conditions, Conditions::from(Condition::browser("gc")));
/// assert_eq!(conditions.to_string(), "the browser is Chrome");
///
/// let error = r#"["not", [], []]"#.parse::<Conditions>().unwrap_err();
/// assert_eq!(error.to_string(), "the text is not a tree of conditions: a `not` takes exactly one condition, not 2");
/// # Ok::<(), optimizely_rest::classic::conditions::ConditionsError>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Conditions<L> {
    text: String,
    tree: Result<Condition<L>, ConditionsError>,
}

/// Why a text is not a tree of conditions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is not a tree of conditions: {0}")]
pub struct ConditionsError(String);

impl<L> Conditions<L> {
    /// The JSON text. A received text is returned exactly as it was received, including spaces.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The tree.
    ///
    /// ```
    /// use optimizely_rest::classic::Conditions;
    ///
    /// let conditions: Conditions = r#"["or", {"type":"event","name":"signup"}]"#.parse()?;
    /// assert_eq!(conditions.tree()?.leaves().count(), 1);
    ///
    /// let received: Conditions = serde_json::from_str(r#""who knows?""#)?;
    /// assert!(received.tree().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the text is not a tree, or if its lists are nested more than 100 deep. Only a received text can fail.
    pub fn tree(&self) -> Result<&Condition<L>, ConditionsError> {
        self.tree.as_ref().map_err(Clone::clone)
    }
}

/// The empty list, `[]`.
impl<L: ConditionLeaf> Default for Conditions<L> {
    fn default() -> Self {
        Condition::empty().into()
    }
}

/// A single test is wrapped in an `and`, since the API expects a list.
impl<L: ConditionLeaf> From<Condition<L>> for Conditions<L> {
    fn from(tree: Condition<L>) -> Self {
        let tree = match tree.nodes.last() {
            Some(Node::Leaf(_)) => Condition::all([tree]),
            _ => tree,
        };
        Conditions { text: tree.to_json(), tree: Ok(tree) }
    }
}

impl<L: Clone> From<&Conditions<L>> for Conditions<L> {
    fn from(conditions: &Conditions<L>) -> Self {
        conditions.clone()
    }
}

impl<L: ConditionLeaf> FromStr for Conditions<L> {
    type Err = ConditionsError;

    fn from_str(text: &str) -> Result<Self, ConditionsError> {
        // A received text keeps its byte order mark. A text that is sent has none.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = parse::received(text).map_err(ConditionsError)?;
        match parse::refusal(&tree) {
            Some(why) => Err(ConditionsError(why)),
            None => Ok(Conditions { text: text.to_owned(), tree: Ok(tree) }),
        }
    }
}

impl<L: PartialEq> PartialEq for Conditions<L> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.tree, &other.tree) {
            (Ok(own), Ok(other)) => own == other,
            _ => self.text == other.text,
        }
    }
}

impl<L: ConditionLeaf> fmt::Display for Conditions<L> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.tree {
            Ok(tree) => fmt::Display::fmt(tree, out),
            Err(_) => write!(out, "the unknown condition {:?}", self.text),
        }
    }
}

impl<L> fmt::Debug for Conditions<L> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, out)
    }
}

impl<L> Serialize for Conditions<L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, L: ConditionLeaf> Deserialize<'de> for Conditions<L> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Key::deserialize(deserializer)?;
        let tree = parse::received(text.as_str()).map_err(ConditionsError);
        Ok(Conditions { text: text.as_str().to_owned(), tree })
    }
}

/// Finds the parts of leaves that the spec does not describe, and a text that is not a tree.
impl<L: ConditionLeaf> Inspect for Conditions<L> {
    fn inspect(&self, findings: &mut Findings) {
        match &self.tree {
            Ok(tree) => tree.leaves().for_each(|leaf| leaf.inspect(findings)),
            Err(error) => findings.value(error),
        }
    }
}
