//! What a test is compared with: true, false, or none where that is not documented or not known.

use std::net::IpAddr;

use super::leaf::Leaf;
use super::values::{Browser, Day, Device, MatchType, TimeOfDay};

/// A text that may not be there at all.
pub(super) fn text(leaf: &Leaf, found: Option<&str>) -> Option<bool> {
    let Some(value) = leaf.value() else {
        return matches!(leaf.match_type(), None | Some(MatchType::Exists)).then_some(found.is_some());
    };
    let text = found.unwrap_or_default();
    let passes = match leaf.match_type() {
        Some(MatchType::Exists) => return Some(found.is_some()),
        None | Some(MatchType::Exact) => text == value,
        Some(MatchType::Substring) => text.contains(value),
        Some(MatchType::Simple) => simple(text) == simple(value),
        Some(MatchType::Regex) => regex(value, text)?,
        _ => return None,
    };
    // Whether what is not there counts as empty is not documented.
    (found.is_some() || !passes).then_some(passes)
}

/// An address without what a simple match leaves out.
fn simple(address: &str) -> String {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').to_ascii_lowercase()
}

pub(super) fn ip(leaf: &Leaf, found: IpAddr) -> Option<bool> {
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
pub(super) fn browser(wanted: &str, found: &Browser) -> Option<bool> {
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

pub(super) fn device(wanted: &Device, found: &Device) -> Option<bool> {
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

pub(super) fn platform(wanted: &str, found: &str) -> Option<bool> {
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
pub(super) fn language(wanted: &str, found: &str) -> Option<bool> {
    let (wanted, found) = (wanted.to_ascii_lowercase(), found.to_ascii_lowercase());
    let family = |tag: &str| tag.split('-').next().map(str::to_owned);
    match () {
        () if wanted == found => Some(true),
        () if family(&wanted) != family(&found) || (wanted.contains('-') && found.contains('-')) => Some(false),
        () => None,
    }
}

/// What is named by parts, from the whole to the detail: `US|CA` lies within `US`, and `US` may lie within `US|CA`.
pub(super) fn within(wanted: &str, found: &str, separator: char) -> Option<bool> {
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
pub(super) fn time(wanted: &str, (day, time): (Day, TimeOfDay)) -> Option<bool> {
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
