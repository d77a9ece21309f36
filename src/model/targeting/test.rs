//! A test that both APIs document, and whether a visitor passes it.

use std::collections::BTreeMap;

use super::compare;
use super::values::{Browser, LeafType, MatchType};
use super::visitor::Visitor;

/// A test by its documented keys.
pub(crate) struct Test<'a> {
    pub kind: LeafType,
    pub name: Option<&'a str>,
    pub value: Option<&'a str>,
    pub match_type: Option<MatchType>,
}

impl Test<'_> {
    /// Whether the visitor passes the test; `None` if that is not known.
    #[inline]
    pub fn passes(&self, visitor: &Visitor) -> Option<bool> {
        if !is_documented(&self.kind, self.match_type.as_ref()) {
            return None;
        }
        let named = |all: &BTreeMap<String, String>| compare::text(self, all.get(self.name?).map(String::as_str));
        match &self.kind {
            LeafType::Campaign => compare::text(self, visitor.campaign.as_deref()),
            LeafType::Referrer => compare::text(self, visitor.referrer.as_deref()),
            LeafType::Cookies => named(&visitor.cookies),
            LeafType::Query => named(&visitor.query),
            LeafType::CustomTag => named(&visitor.tags),
            LeafType::CustomDimension => named(&visitor.dimensions),
            LeafType::Event => Some(visitor.events.contains(self.name?)),
            LeafType::Ip => compare::ip(self, visitor.ip?),
            LeafType::FirstSession => visitor.first_session,
            LeafType::SourceType => Some(visitor.source_type.as_ref()?.as_str() == self.value?),
            LeafType::BrowserVersion => compare::browser(self.value?, visitor.browser.as_ref()?),
            LeafType::Browser => match Browser::from(self.value?) {
                Browser::Unrecognized(value) => compare::device(&value.as_str().into(), visitor.device.as_ref()?),
                known => compare::browser(known.as_str(), visitor.browser.as_ref()?),
            },
            LeafType::Device => compare::device(&self.value?.into(), visitor.device.as_ref()?),
            LeafType::Platform => compare::platform(self.value?, visitor.platform.as_deref()?),
            LeafType::Language => compare::language(self.value?, visitor.language.as_deref()?),
            // The documents of v2 write `US-CA` as well.
            LeafType::Location => compare::within(self.value?, visitor.location.as_deref()?, &['|', '-']),
            LeafType::TimeAndDay => compare::time(self.value?, visitor.time?),
            LeafType::Code | LeafType::Unrecognized(_) => None,
        }
    }
}

/// The keys that a test of this type has to have.
#[inline]
pub(crate) fn needed(kind: &LeafType) -> &'static [&'static str] {
    use LeafType::*;
    match kind {
        Cookies | Event | CustomTag | CustomDimension | Query => &["name"],
        Code | Ip | Language | Location | Referrer => &["value"],
        _ => &[],
    }
}

/// Whether the API documents this comparison for a test of this type.
#[inline]
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
