//! Whether a visitor matches, without a browser.

use std::collections::BTreeMap;

use super::compare;
use super::leaf::Leaf;
use super::values::{Browser, LeafType, MatchType};
use super::visitor::Visitor;
use super::{Condition, Conditions, Verdict};

impl Condition {
    /// Whether a visitor matches.
    ///
    /// An `and` does not match if one of its parts does not, whatever the others are; an `or` matches if one of its parts does.
    ///
    /// These are undecided:
    ///
    /// - a test that runs in a browser (`code`);
    /// - a test of a detail that the visitor was not given;
    /// - anything that the API does not document: other types, keys and values, or a `not` of two parts;
    /// - a regular expression, without the feature `regex` (which is part of `sandbox`) or if only JavaScript can read it.
    ///
    /// ```
    /// use optimizely_rest::classic::conditions::{Condition, Verdict, Visitor};
    ///
    /// let tree = Condition::event("signup") & Condition::code("isLucky()");
    /// assert_eq!(tree.matches(&Visitor::new()), Verdict::No);
    /// assert_eq!(tree.matches(&Visitor::new().event("signup")), Verdict::Undecided);
    /// ```
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.decide(|leaf| test(leaf, visitor))
    }
}

impl Conditions {
    /// Whether a visitor matches [the tree](Condition::matches). A text that is not a tree is undecided.
    ///
    /// ```
    /// use optimizely_rest::classic::Conditions;
    /// use optimizely_rest::classic::conditions::{Condition, Verdict, Visitor};
    ///
    /// let conditions = Conditions::from(Condition::event("signup"));
    /// assert_eq!(conditions.matches(&Visitor::new().event("signup")), Verdict::Yes);
    /// ```
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.tree().map_or(Verdict::Undecided, |tree| tree.matches(visitor))
    }
}

/// Whether a test passes; `None` if that is not known.
fn test(leaf: &Leaf, visitor: &Visitor) -> Option<bool> {
    let kind = leaf.kind()?;
    if !is_documented(&kind, leaf.match_type().as_ref()) || leaf.undocumented().next().is_some() {
        return None;
    }
    let named = |all: &BTreeMap<String, String>| compare::text(leaf, all.get(leaf.name()?).map(String::as_str));
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
            Browser::Unrecognized(value) => compare::device(&value.as_str().into(), visitor.device.as_ref()?),
            known => compare::browser(known.as_str(), visitor.browser.as_ref()?),
        },
        LeafType::Device => compare::device(&value()?.into(), visitor.device.as_ref()?),
        LeafType::Platform => compare::platform(value()?, visitor.platform.as_deref()?),
        LeafType::Language => compare::language(value()?, visitor.language.as_deref()?),
        LeafType::Location => compare::within(value()?, visitor.location.as_deref()?, '|'),
        LeafType::TimeAndDay => compare::time(value()?, visitor.time?),
        LeafType::Code | LeafType::Unrecognized(_) => None,
    }
}

/// Whether the API documents this comparison for a test of this type.
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
