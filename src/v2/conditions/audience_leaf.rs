//! One audience in the conditions of an experiment.

use std::fmt;

use serde_json::{Map, Value};

use super::{AudienceCondition, Verdict, Visitor};
use crate::model::conditions::{ConditionLeaf, say};
use crate::model::drift::{Findings, Inspect};
use crate::v2::api::AudienceId;

/// One audience that an experiment names: an object with an `audience_id`.
///
/// ```
/// use optimizely_rest::v2::{AudienceCondition, AudienceId};
///
/// let tree = AudienceCondition::audience(7) & !AudienceCondition::audience(8);
/// let named: Vec<_> = tree.leaves().filter_map(|leaf| leaf.audience_id()).collect();
/// assert_eq!(named, [7, 8].map(AudienceId::from));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct AudienceLeaf(Map<String, Value>);

const ID: &str = "audience_id";

impl AudienceLeaf {
    /// The ID of the audience. `None` if the key is absent or is not a positive whole number.
    #[inline]
    pub fn audience_id(&self) -> Option<AudienceId> {
        self.get(ID)?.as_u64().filter(|id| *id != 0).map(AudienceId::from)
    }

    /// The value of this key.
    #[inline]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    #[inline]
    fn undocumented(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value)).filter(|(key, _)| *key != ID)
    }

    #[inline]
    fn passes(&self, visitor: &Visitor) -> Option<bool> {
        let id = self.audience_id().filter(|_| self.undocumented().next().is_none())?;
        Some(visitor.audiences.contains(&id.get()))
    }
}

impl AudienceCondition {
    /// The visitors of this audience.
    ///
    /// ```
    /// # use optimizely_rest::v2::AudienceCondition;
    /// assert_eq!(AudienceCondition::audience(7).to_json(), r#"{"audience_id":7}"#);
    /// ```
    pub fn audience(audience: impl Into<AudienceId>) -> Self {
        AudienceLeaf(Map::from_iter([(ID.to_owned(), audience.into().get().into())])).into()
    }

    /// Whether a visitor matches, by [the audiences](Visitor::audience) that the visitor belongs to. A leaf that the API does not
    /// document is undecided.
    ///
    /// ```
    /// use optimizely_rest::v2::{AudienceCondition, Verdict, Visitor};
    ///
    /// let tree = AudienceCondition::audience(7) & !AudienceCondition::audience(8);
    /// assert_eq!(tree.matches(&Visitor::new().audience(7)), Verdict::Yes);
    /// assert_eq!(tree.matches(&Visitor::new().audience(7).audience(8)), Verdict::No);
    /// ```
    #[inline]
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.decide(|leaf| leaf.passes(visitor))
    }
}

impl From<AudienceId> for AudienceCondition {
    #[inline]
    fn from(audience: AudienceId) -> Self {
        AudienceCondition::audience(audience)
    }
}

impl ConditionLeaf for AudienceLeaf {
    const KEYS: &'static [&'static str] = &[ID];
    const EMPTY_IS_NOBODY: bool = false;

    #[inline]
    fn from_object(object: Map<String, Value>) -> Self {
        AudienceLeaf(object)
    }

    #[inline]
    fn object(&self) -> &Map<String, Value> {
        &self.0
    }

    #[inline]
    fn refusal(&self) -> Option<String> {
        self.audience_id().is_none().then(|| format!("an audience needs an `{ID}`: a number greater than 0"))
    }
}

impl fmt::Display for AudienceLeaf {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        say(self, self.audience_id().map(|id| format!("audience {id}")), self.undocumented(), out)
    }
}

/// Finds a leaf that is not an audience.
impl Inspect for AudienceLeaf {
    #[inline]
    fn inspect(&self, findings: &mut Findings) {
        if let Some(why) = self.refusal() {
            findings.value(&why);
        }
    }
}
