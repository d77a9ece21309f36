//! Whether a visitor matches, as far as that can be said without a browser.

use std::collections::BTreeMap;

use super::compare;
use super::leaf::Leaf;
use super::tree::{Condition, Node, Operator};
use super::values::{Browser, LeafType, MatchType};
use super::visitor::Visitor;

/// Whether a visitor matches.
///
/// ```
/// use optimizely_rest::conditions::{Condition, Verdict, Visitor};
///
/// let tree = Condition::language("da");
/// assert_eq!(tree.matches(&Visitor::new().language("da")), Verdict::Yes);
/// assert_eq!(tree.matches(&Visitor::new().language("sv")), Verdict::No);
/// assert_eq!(tree.matches(&Visitor::new()), Verdict::Undecided);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// The visitor matches.
    Yes,
    /// The visitor does not match.
    No,
    /// It cannot be said here: it takes a browser, or something is not known of the visitor, or of what the condition means.
    Undecided,
}

impl From<bool> for Verdict {
    fn from(matches: bool) -> Self {
        if matches { Verdict::Yes } else { Verdict::No }
    }
}

impl Condition {
    /// Whether a visitor matches, as far as that can be said here.
    ///
    /// An `and` with a part that does not match does not match, whatever is not known of the others; and so on for `or`. It is
    /// undecided what runs in a browser (`code`), what is not known of the visitor, and what the API does not document: other types,
    /// keys and values, a `not` of two. Regular expressions are decided with the feature `regex`, which comes with `sandbox`; those that
    /// only JavaScript can read are not.
    ///
    /// ```
    /// use optimizely_rest::conditions::{Condition, Verdict, Visitor};
    ///
    /// let tree = Condition::event("signup") & Condition::code("isLucky()");
    /// assert_eq!(tree.matches(&Visitor::new()), Verdict::No);
    /// assert_eq!(tree.matches(&Visitor::new().event("signup")), Verdict::Undecided);
    /// ```
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        let mut verdicts = Vec::new();
        for node in &self.nodes {
            let verdict = match node {
                Node::Nobody => Verdict::No,
                Node::Leaf(leaf) => test(leaf, visitor).map_or(Verdict::Undecided, Verdict::from),
                Node::Group { operator, parts, .. } => {
                    let first = verdicts.len().saturating_sub(*parts);
                    let verdict = joined(*operator, &verdicts[first..]);
                    verdicts.truncate(first);
                    verdict
                }
            };
            verdicts.push(verdict);
        }
        verdicts.pop().unwrap_or(Verdict::Undecided)
    }
}

fn joined(operator: Operator, parts: &[Verdict]) -> Verdict {
    let (decisive, otherwise) = match operator {
        Operator::And => (Verdict::No, Verdict::Yes),
        Operator::Or => (Verdict::Yes, Verdict::No),
        Operator::Not => {
            return match parts {
                [Verdict::Yes] => Verdict::No,
                [Verdict::No] => Verdict::Yes,
                _ => Verdict::Undecided,
            };
        }
    };
    match () {
        () if parts.contains(&decisive) => decisive,
        () if parts.is_empty() || parts.contains(&Verdict::Undecided) => Verdict::Undecided,
        () => otherwise,
    }
}

/// Whether a test passes; none where that cannot be said.
fn test(leaf: &Leaf, visitor: &Visitor) -> Option<bool> {
    let kind = leaf.kind()?;
    if !is_documented(&kind, leaf.match_type().as_ref()) || leaf.undocumented().next().is_some() {
        return None;
    }
    let named = |all: &'_ BTreeMap<String, String>| compare::text(leaf, all.get(leaf.name()?).map(String::as_str));
    let value = || leaf.value();
    match kind {
        LeafType::Campaign => compare::text(leaf, visitor.campaign.as_deref()),
        LeafType::Referrer => compare::text(leaf, visitor.referrer.as_deref()),
        LeafType::Cookies => named(&visitor.cookies),
        LeafType::Query => named(&visitor.query),
        LeafType::CustomTag => named(&visitor.tags),
        LeafType::CustomDimension => named(&visitor.dimensions),
        LeafType::Event => Some(visitor.events.contains(leaf.name()?)),
        LeafType::Ip => compare::ip(leaf, visitor.ip?),
        LeafType::FirstSession => visitor.first_session,
        LeafType::SourceType => Some(visitor.source_type.as_ref()?.as_str() == value()?),
        LeafType::BrowserVersion => compare::browser(value()?, visitor.browser.as_ref()?),
        LeafType::Browser => match Browser::from(value()?) {
            Browser::Other(value) => compare::device(&value.as_str().into(), visitor.device.as_ref()?),
            known => compare::browser(known.as_str(), visitor.browser.as_ref()?),
        },
        LeafType::Device => compare::device(&value()?.into(), visitor.device.as_ref()?),
        LeafType::Platform => compare::platform(value()?, visitor.platform.as_deref()?),
        LeafType::Language => compare::language(value()?, visitor.language.as_deref()?),
        LeafType::Location => compare::within(value()?, visitor.location.as_deref()?, '|'),
        LeafType::TimeAndDay => compare::time(value()?, visitor.time?),
        LeafType::Code | LeafType::Other(_) => None,
    }
}

/// Whether the API documents that a test of this type is compared like this.
fn is_documented(kind: &LeafType, match_type: Option<&MatchType>) -> bool {
    use MatchType::*;
    match kind {
        LeafType::Campaign | LeafType::Cookies | LeafType::CustomTag | LeafType::Query => {
            matches!(match_type, None | Some(Exists | Exact | Substring | Regex))
        }
        LeafType::Referrer => matches!(match_type, Some(Simple | Exact | Substring | Regex)),
        LeafType::Ip => matches!(match_type, Some(Exact | Regex | Cidr | Prefix)),
        _ => match_type.is_none(),
    }
}
