//! Conditions as audiences hold them: a text, and the tree that is read from it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::decide::Verdict;
use super::parse;
use super::tree::{Condition, Node};
use super::visitor::Visitor;
use crate::drift::{Findings, Inspect};
use crate::wire::Key;

/// The conditions of an audience: the JSON text of a tree, and [the tree](Conditions::tree).
///
/// They are made from a [`Condition`], or from a text, which has to be such a tree then. What a response holds is kept as it
/// came, even where it is none, and written back like that. Two are equal when their trees are; `Display` is a sentence.
///
/// ```
/// use optimizely_rest::Conditions;
/// use optimizely_rest::conditions::Condition;
///
/// let text = r#"["and", {"type":"browser", "value":"gc"}]"#;
/// let conditions: Conditions = text.parse()?;
/// assert_eq!(conditions.as_str(), text);
/// assert_eq!(conditions, Conditions::from(Condition::browser("gc")));
/// assert_eq!(conditions.to_string(), "the browser is Chrome");
///
/// let error = r#"["not", [], []]"#.parse::<Conditions>().unwrap_err();
/// assert_eq!(error.to_string(), "these are no conditions: a `not` takes exactly one condition, not 2");
/// # Ok::<(), optimizely_rest::conditions::ConditionsError>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Conditions {
    text: String,
    tree: Result<Condition, ConditionsError>,
}

/// Why a text is no tree of conditions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these are no conditions: {0}")]
pub struct ConditionsError(String);

impl Conditions {
    /// The JSON text. What was received is here as it came, to the last space.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The tree.
    ///
    /// ```
    /// use optimizely_rest::Conditions;
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
    /// Why there is none, which happens only to what was received: the text is something else, or its lists lie more than 100
    /// deep in each other.
    pub fn tree(&self) -> Result<&Condition, ConditionsError> {
        self.tree.as_ref().map_err(Clone::clone)
    }

    /// Whether a visitor matches, as far as that can be said here. Nothing is said of a text that is no tree.
    ///
    /// ```
    /// use optimizely_rest::Conditions;
    /// use optimizely_rest::conditions::{Condition, Verdict, Visitor};
    ///
    /// let conditions = Conditions::from(Condition::event("signup"));
    /// assert_eq!(conditions.matches(&Visitor::new().event("signup")), Verdict::Yes);
    /// ```
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.tree.as_ref().map_or(Verdict::Undecided, |tree| tree.matches(visitor))
    }

    fn received(text: &str) -> Self {
        Conditions { text: text.to_owned(), tree: parse::received(text).map_err(ConditionsError) }
    }
}

/// `[]`, as a new audience has it: nobody matches.
impl Default for Conditions {
    fn default() -> Self {
        Condition::nobody().into()
    }
}

/// A single test is put into an `and`, since the API wants a list.
impl From<Condition> for Conditions {
    fn from(tree: Condition) -> Self {
        let tree = match tree.nodes.last() {
            Some(Node::Leaf(_)) => Condition::all([tree]),
            _ => tree,
        };
        Conditions { text: tree.to_json(), tree: Ok(tree) }
    }
}

impl From<&Conditions> for Conditions {
    fn from(conditions: &Conditions) -> Self {
        conditions.clone()
    }
}

impl FromStr for Conditions {
    type Err = ConditionsError;

    fn from_str(text: &str) -> Result<Self, ConditionsError> {
        // What is received keeps a byte order mark; what is sent has none.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = parse::received(text).map_err(ConditionsError)?;
        match parse::refusal(&tree) {
            Some(why) => Err(ConditionsError(why)),
            None => Ok(Conditions { text: text.to_owned(), tree: Ok(tree) }),
        }
    }
}

impl PartialEq for Conditions {
    fn eq(&self, other: &Self) -> bool {
        match (&self.tree, &other.tree) {
            (Ok(own), Ok(other)) => own == other,
            _ => self.text == other.text,
        }
    }
}

impl fmt::Display for Conditions {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.tree {
            Ok(tree) => fmt::Display::fmt(tree, out),
            Err(_) => write!(out, "what the text {:?} means", self.text),
        }
    }
}

impl fmt::Debug for Conditions {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, out)
    }
}

impl Serialize for Conditions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Conditions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Key::deserialize(deserializer).map(|text| Conditions::received(text.as_str()))
    }
}

/// Tests of types that nobody documented, and texts that are no tree.
impl Inspect for Conditions {
    fn inspect(&self, findings: &mut Findings) {
        match &self.tree {
            Ok(tree) => tree.leaves().filter_map(|leaf| leaf.kind()).for_each(|kind| kind.inspect(findings)),
            Err(error) => findings.value(error),
        }
    }
}
