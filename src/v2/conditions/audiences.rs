//! The audiences of an experiment: everyone, or a tree.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::audience_leaf::AudienceLeaf;
use super::{AudienceCondition, ConditionsError, Verdict, Visitor};
use crate::model::conditions::Conditions;
use crate::model::drift::{Findings, Inspect};
use crate::v2::api::AudienceId;

const EVERYONE: &str = "everyone";

/// The audiences of an experiment or of a rollout: the word `everyone`, or the JSON text of a tree.
///
/// Create them with a constructor, from an [`AudienceCondition`] or from an [`AudienceId`], or parse a text, which has to be one that the
/// API accepts. A received text is kept exactly as it was received, and is sent back unchanged. Two values are equal if both are
/// `everyone`, or if their trees are equal. `Display` gives a sentence.
///
/// The collection of `client.audiences()` has the same name. It is [`v2::audience::Audiences`](crate::v2::audience::Audiences).
///
/// ```
/// use optimizely_rest::v2::{AudienceCondition, AudienceId, Audiences};
///
/// let both = Audiences::all([AudienceId::from(7), 8.into()]);
/// assert_eq!(both.as_str(), r#"["and",{"audience_id":7},{"audience_id":8}]"#);
/// assert_eq!(both, r#"["and", {"audience_id": 7}, {"audience_id": 8}]"#.parse()?);
///
/// let others = Audiences::from(!AudienceCondition::audience(9));
/// assert_eq!(others.to_string(), "not (audience 9)");
/// assert_eq!("everyone".parse::<Audiences>()?, Audiences::everyone());
/// # Ok::<(), optimizely_rest::v2::conditions::ConditionsError>(())
/// ```
#[derive(Clone, PartialEq)]
#[must_use]
pub struct Audiences(Option<Conditions<AudienceLeaf>>);

impl Audiences {
    /// Every visitor.
    ///
    /// ```
    /// # use optimizely_rest::v2::Audiences;
    /// assert_eq!(Audiences::everyone().as_str(), "everyone");
    /// ```
    #[inline]
    pub fn everyone() -> Self {
        Audiences(None)
    }

    /// The visitors who belong to all of these: audiences by their IDs, or trees. The API does not document what an empty list means.
    ///
    /// ```
    /// # use optimizely_rest::v2::{AudienceCondition, Audiences};
    /// let [a, b, c] = [7, 8, 9].map(AudienceCondition::audience);
    /// assert_eq!(Audiences::all([a, b | c]).to_string(), "audience 7 and (audience 8 or audience 9)");
    /// ```
    pub fn all(audiences: impl IntoIterator<Item = impl Into<AudienceCondition>>) -> Self {
        AudienceCondition::all(audiences.into_iter().map(Into::into)).into()
    }

    /// The visitors who belong to at least one of these: audiences by their IDs, or trees. The API does not document what an empty list
    /// means.
    ///
    /// ```
    /// # use optimizely_rest::v2::{AudienceId, Audiences};
    /// let either = Audiences::any([AudienceId::from(7), 8.into()]);
    /// assert_eq!(either.to_string(), "audience 7 or audience 8");
    /// ```
    pub fn any(audiences: impl IntoIterator<Item = impl Into<AudienceCondition>>) -> Self {
        AudienceCondition::any(audiences.into_iter().map(Into::into)).into()
    }

    /// Whether these are `everyone`.
    ///
    /// ```
    /// # use optimizely_rest::v2::{AudienceId, Audiences};
    /// assert!(Audiences::everyone().is_everyone());
    /// assert!(!Audiences::from(AudienceId::from(7)).is_everyone());
    /// ```
    #[inline]
    pub fn is_everyone(&self) -> bool {
        self.0.is_none()
    }

    /// The text. A received text is returned exactly as it was received, including spaces.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.0.as_ref().map_or(EVERYONE, Conditions::as_str)
    }

    /// The tree. `None` for everyone.
    ///
    /// ```
    /// use optimizely_rest::v2::{AudienceCondition, AudienceId, Audiences};
    ///
    /// let seven = Audiences::from(AudienceId::from(7));
    /// let Some(tree) = seven.tree()? else { panic!("it has a tree") };
    /// let fewer = tree.clone() & !AudienceCondition::audience(8);
    /// assert_eq!(Audiences::from(fewer).to_string(), "audience 7 and not (audience 8)");
    /// assert_eq!(Audiences::everyone().tree(), Ok(None));
    /// # Ok::<(), optimizely_rest::v2::conditions::ConditionsError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the text is neither `everyone` nor a tree, or if its lists are nested more than 100 deep. Only a received text can fail.
    #[inline]
    pub fn tree(&self) -> Result<Option<&AudienceCondition>, ConditionsError> {
        self.0.as_ref().map(Conditions::tree).transpose()
    }

    /// Whether a visitor matches, by [the audiences](Visitor::audience) that the visitor belongs to. A text that is not a tree, and the
    /// empty list, are undecided.
    ///
    /// ```
    /// use optimizely_rest::v2::{AudienceId, Audiences, Verdict, Visitor};
    ///
    /// let visitor = Visitor::new().audience(7);
    /// assert_eq!(Audiences::everyone().matches(&visitor), Verdict::Yes);
    /// assert_eq!(Audiences::from(AudienceId::from(8)).matches(&visitor), Verdict::No);
    /// ```
    #[inline]
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        match self.tree() {
            Ok(None) => Verdict::Yes,
            Ok(Some(tree)) => tree.matches(visitor),
            Err(_) => Verdict::Undecided,
        }
    }
}

/// Everyone, as in an experiment whose audiences were never set.
impl Default for Audiences {
    #[inline]
    fn default() -> Self {
        Audiences::everyone()
    }
}

impl From<AudienceCondition> for Audiences {
    #[inline]
    fn from(tree: AudienceCondition) -> Self {
        Audiences(Some(tree.into()))
    }
}

impl From<AudienceId> for Audiences {
    #[inline]
    fn from(audience: AudienceId) -> Self {
        AudienceCondition::audience(audience).into()
    }
}

impl From<&Audiences> for Audiences {
    #[inline]
    fn from(audiences: &Audiences) -> Self {
        audiences.clone()
    }
}

impl FromStr for Audiences {
    type Err = ConditionsError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ConditionsError> {
        if text == EVERYONE { Ok(Audiences::everyone()) } else { text.parse().map(|tree| Audiences(Some(tree))) }
    }
}

impl fmt::Display for Audiences {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            None => out.write_str(EVERYONE),
            Some(conditions) => fmt::Display::fmt(conditions, out),
        }
    }
}

impl fmt::Debug for Audiences {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}

impl Serialize for Audiences {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Audiences {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let conditions = Conditions::deserialize(deserializer)?;
        Ok(Audiences(Some(conditions).filter(|conditions| conditions.as_str() != EVERYONE)))
    }
}

/// Finds leaves that are not audiences, and a text that is neither `everyone` nor a tree.
impl Inspect for Audiences {
    #[inline]
    fn inspect(&self, findings: &mut Findings) {
        if let Some(conditions) = &self.0 {
            conditions.inspect(findings);
        }
    }
}
