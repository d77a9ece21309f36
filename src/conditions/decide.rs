//! Whether a visitor matches, as far as that can be said without a browser.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::leaf::Leaf;
use super::tree::{Condition, Node, Operator};
use super::values::{Browser, Day, Device, LeafType, MatchType, TimeOfDay};
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
    if leaf.undocumented().next().is_some() {
        return None;
    }
    match leaf.kind()? {
        LeafType::Campaign => text(leaf, visitor.campaign.as_deref()),
        LeafType::Cookies => text(leaf, value_of(&visitor.cookies, leaf)?),
        LeafType::Query => text(leaf, value_of(&visitor.query, leaf)?),
        LeafType::CustomTag => text(leaf, value_of(&visitor.tags, leaf)?),
        LeafType::CustomDimension => text(leaf, value_of(&visitor.dimensions, leaf)?),
        LeafType::Event => Some(visitor.events.contains(leaf.name()?)),
        LeafType::Referrer => referrer(leaf, visitor.referrer.as_deref()),
        LeafType::Ip => ip(leaf, visitor.ip?),
        LeafType::FirstSession => visitor.first_session,
        LeafType::SourceType => Some(visitor.source_type.as_ref()?.as_str() == leaf.value()?),
        LeafType::BrowserVersion => browser(leaf.value()?, visitor.browser.as_ref()?),
        LeafType::Browser => match Browser::from(leaf.value()?) {
            Browser::Other(value) => device(&Device::from(value.as_str()), visitor.device.as_ref()?),
            known => browser(known.as_str(), visitor.browser.as_ref()?),
        },
        LeafType::Device => device(&Device::from(leaf.value()?), visitor.device.as_ref()?),
        LeafType::Platform => platform(leaf.value()?, visitor.platform.as_deref()?),
        LeafType::Language => language(leaf.value()?, visitor.language.as_deref()?),
        LeafType::Location => within(leaf.value()?, visitor.location.as_deref()?, '|'),
        LeafType::TimeAndDay => time(leaf.value()?, visitor.time?),
        LeafType::Code | LeafType::Other(_) => None,
    }
}

fn value_of<'a>(all: &'a BTreeMap<String, String>, leaf: &Leaf) -> Option<Option<&'a str>> {
    Some(all.get(leaf.name()?).map(String::as_str))
}

/// What may not be there at all.
fn text(leaf: &Leaf, found: Option<&str>) -> Option<bool> {
    let Some(found) = found else { return is_of_text(leaf).then_some(false) };
    match (leaf.match_type(), leaf.value()) {
        (None, None) | (Some(MatchType::Exists), _) => Some(true),
        (None | Some(MatchType::Exact), Some(value)) => Some(found == value),
        (Some(MatchType::Substring), Some(value)) => Some(found.contains(value)),
        (Some(MatchType::Regex), Some(value)) => regex(value, found),
        _ => None,
    }
}

fn is_of_text(leaf: &Leaf) -> bool {
    use MatchType::*;
    matches!(leaf.match_type(), None | Some(Exists | Exact | Substring | Regex | Simple))
}

fn referrer(leaf: &Leaf, found: Option<&str>) -> Option<bool> {
    match (leaf.match_type(), leaf.value(), found) {
        (Some(MatchType::Simple), Some(value), Some(found)) => Some(simple(found) == simple(value)),
        _ => text(leaf, found),
    }
}

/// An address without what a simple match leaves out.
fn simple(address: &str) -> String {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').to_ascii_lowercase()
}

fn ip(leaf: &Leaf, found: IpAddr) -> Option<bool> {
    let value = leaf.value()?;
    match leaf.match_type()? {
        MatchType::Exact => Some(value.parse::<IpAddr>().ok()? == found),
        MatchType::Prefix => Some(found.to_string().starts_with(value)),
        MatchType::Regex => regex(value, &found.to_string()),
        MatchType::Cidr => in_network(value, found),
        _ => None,
    }
}

fn in_network(network: &str, found: IpAddr) -> Option<bool> {
    let (address, length) = network.split_once('/')?;
    let length: u32 = length.parse().ok()?;
    let bits = |address: IpAddr| match address {
        IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    };
    let ((own, width), (other, other_width)) = (bits(address.parse().ok()?), bits(found));
    if length > width {
        return None;
    }
    // A network of length 0 holds every address of its width.
    let differing = (own ^ other).checked_shr(width - length).unwrap_or(0);
    Some(width == other_width && differing == 0)
}

/// A version of a browser is that browser; without its version, it may be any.
fn browser(wanted: &str, found: &Browser) -> Option<bool> {
    let split = |text: &str| {
        let name = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
        (name.to_owned(), text[name.len()..].to_owned())
    };
    let known = !matches!((Browser::from(wanted), found), (Browser::Other(_), _) | (_, Browser::Other(_)));
    let ((wanted, wanted_version), (found, found_version)) = (split(wanted), split(found.as_str()));
    match () {
        () if wanted != found => known.then_some(false),
        () if wanted_version.is_empty() || wanted_version == found_version => Some(true),
        () if found_version.is_empty() => None,
        () => Some(false),
    }
}

fn device(wanted: &Device, found: &Device) -> Option<bool> {
    match (wanted, found) {
        (Device::Other(_), _) | (_, Device::Other(_)) => None,
        _ if wanted == found => Some(true),
        (Device::Mobile, Device::Iphone) | (Device::Tablet, Device::Ipad) => Some(true),
        // It may be one of Apple's, or a tablet.
        (Device::Iphone | Device::Ipad | Device::Tablet, Device::Mobile) | (Device::Ipad, Device::Tablet) => None,
        // Whether a tablet counts as mobile is not documented.
        (Device::Mobile, Device::Tablet | Device::Ipad) => None,
        _ => Some(false),
    }
}

fn platform(wanted: &str, found: &str) -> Option<bool> {
    match wanted {
        "mobile" | "desktop" if found != wanted => match found.split('_').next()? {
            "ios" | "android" => Some(wanted == "mobile"),
            "windows" | "mac os" | "linux" => Some(wanted == "desktop"),
            "mobile" | "desktop" => Some(false),
            _ => None,
        },
        _ => match found {
            // Of which system, is not known.
            "mobile" | "desktop" if found != wanted => None,
            _ => within(wanted, found, '_'),
        },
    }
}

/// Whether `en` takes `en-us` along is not documented.
fn language(wanted: &str, found: &str) -> Option<bool> {
    let (wanted, found) = (wanted.to_ascii_lowercase(), found.to_ascii_lowercase());
    let family = |tag: &str| tag.split('-').next().map(str::to_owned);
    match () {
        () if wanted == found => Some(true),
        () if family(&wanted) != family(&found) || (wanted.contains('-') && found.contains('-')) => Some(false),
        () => None,
    }
}

/// What is named by parts, from the whole to the detail: `US|CA` lies within `US`, and `US` may lie within `US|CA`.
fn within(wanted: &str, found: &str, separator: char) -> Option<bool> {
    let mut found = found.split(separator);
    for part in wanted.split(separator) {
        match found.next() {
            Some(other) if part.eq_ignore_ascii_case(other) => {}
            Some(_) => return Some(false),
            None => return None,
        }
    }
    Some(true)
}

/// `07:00_11:00_monday,tuesday`. Whether it still holds at the very end is not documented.
fn time(wanted: &str, (day, time): (Day, TimeOfDay)) -> Option<bool> {
    let mut parts = wanted.splitn(3, '_');
    let mut moment = || parts.next()?.parse::<TimeOfDay>().ok();
    let (start, end) = (moment()?, moment()?);
    let days: Vec<Day> = parts.next()?.split(',').map(Day::named).collect::<Option<_>>()?;
    match () {
        () if start > end => None,
        () if !days.contains(&day) || time < start || time > end => Some(false),
        () => (time < end).then_some(true),
    }
}

/// A pattern that is written as only JavaScript writes them decides nothing.
#[cfg(feature = "regex")]
fn regex(pattern: &str, found: &str) -> Option<bool> {
    Some(regex_lite::Regex::new(pattern).ok()?.is_match(found))
}

#[cfg(not(feature = "regex"))]
fn regex(_pattern: &str, _found: &str) -> Option<bool> {
    None
}
