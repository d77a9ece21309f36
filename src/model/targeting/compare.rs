//! How a test compares: true, false, or `None` where the outcome is not documented or not known.

use std::net::IpAddr;

use super::test::Test;
use super::values::{Browser, Day, Device, MatchType, TimeOfDay};

/// Compares a string that the visitor may lack.
#[inline]
pub(super) fn text(test: &Test<'_>, found: Option<&str>) -> Option<bool> {
    let Some(value) = test.value else {
        return matches!(test.match_type, None | Some(MatchType::Exists)).then_some(found.is_some());
    };
    let passes = match &test.match_type {
        Some(MatchType::Exists) => return Some(found.is_some()),
        None => string(&MatchType::Exact, value, found.unwrap_or_default())?,
        Some(match_type) => string(match_type, value, found.unwrap_or_default())?,
    };
    // The API does not document whether an absent string counts as an empty one.
    (found.is_some() || !passes).then_some(passes)
}

/// Compares a string, such as an address.
#[inline]
pub(crate) fn string(match_type: &MatchType, value: &str, found: &str) -> Option<bool> {
    match match_type {
        MatchType::Exact => Some(found == value),
        MatchType::Substring => Some(found.contains(value)),
        MatchType::Simple => Some(simple(found) == simple(value)),
        MatchType::Regex => regex(value, found),
        _ => None,
    }
}

/// An address without the parts that a simple match ignores.
#[inline]
fn simple(address: &str) -> String {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("www.").unwrap_or(address);
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').to_ascii_lowercase()
}

#[inline]
pub(super) fn ip(test: &Test<'_>, found: IpAddr) -> Option<bool> {
    let value = test.value?;
    match test.match_type.as_ref()? {
        MatchType::Exact => Some(value.parse::<IpAddr>().ok()? == found),
        MatchType::Prefix => Some(found.to_string().starts_with(value)),
        MatchType::Regex => regex(value, &found.to_string()),
        MatchType::Cidr => in_network(value, found),
        _ => None,
    }
}

#[inline]
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

/// A version of a browser is that browser. A browser without a version may be any of its versions.
#[inline]
pub(super) fn browser(wanted: &str, found: &Browser) -> Option<bool> {
    let split = |text: &str| {
        let name = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
        (name.to_owned(), text[name.len()..].to_owned())
    };
    let known =
        !matches!((Browser::from(wanted), found), (Browser::Unrecognized(_), _) | (_, Browser::Unrecognized(_)));
    let ((wanted, wanted_version), (found, found_version)) = (split(wanted), split(found.as_str()));
    if wanted != found {
        known.then_some(false)
    } else if wanted_version.is_empty() || wanted_version == found_version {
        Some(true)
    } else if found_version.is_empty() {
        None
    } else {
        Some(false)
    }
}

#[inline]
pub(super) fn device(wanted: &Device, found: &Device) -> Option<bool> {
    match (wanted, found) {
        (Device::Unrecognized(_), _) | (_, Device::Unrecognized(_)) => None,
        _ if wanted == found => Some(true),
        (Device::Mobile, Device::Iphone) | (Device::Tablet, Device::Ipad) => Some(true),
        // The mobile device may be one of Apple's, or a tablet; the tablet may be an iPad.
        (Device::Iphone | Device::Ipad | Device::Tablet, Device::Mobile) | (Device::Ipad, Device::Tablet) => None,
        // The API does not document whether a tablet counts as mobile.
        (Device::Mobile, Device::Tablet | Device::Ipad) => None,
        _ => Some(false),
    }
}

#[inline]
pub(super) fn platform(wanted: &str, found: &str) -> Option<bool> {
    match wanted {
        "mobile" | "desktop" if found != wanted => match found.split('_').next()? {
            "ios" | "android" => Some(wanted == "mobile"),
            "windows" | "mac os" | "linux" => Some(wanted == "desktop"),
            "mobile" | "desktop" => Some(false),
            _ => None,
        },
        _ => match found {
            // The system is not known.
            "mobile" | "desktop" if found != wanted => None,
            _ => within(wanted, found, &['_']),
        },
    }
}

/// The API does not document whether `en` includes `en-us`.
#[inline]
pub(super) fn language(wanted: &str, found: &str) -> Option<bool> {
    let (wanted, found) = (wanted.to_ascii_lowercase(), found.to_ascii_lowercase());
    let family = |tag: &str| tag.split('-').next().map(str::to_owned);
    if wanted == found {
        Some(true)
    } else if family(&wanted) != family(&found) || (wanted.contains('-') && found.contains('-')) {
        Some(false)
    } else {
        None
    }
}

/// Compares names that go from the whole to the detail: `US|CA` lies within `US`, and `US` may lie within `US|CA`.
/// The separators are equivalent.
#[inline]
pub(super) fn within(wanted: &str, found: &str, separators: &[char]) -> Option<bool> {
    let mut found = found.split(separators);
    for part in wanted.split(separators) {
        match found.next() {
            Some(other) if part.eq_ignore_ascii_case(other) => {}
            Some(_) => return Some(false),
            None => return None,
        }
    }
    Some(true)
}

/// Compares with `07:00_11:00_monday,tuesday`. The API does not document whether the end itself is included.
#[inline]
pub(super) fn time(wanted: &str, (day, time): (Day, TimeOfDay)) -> Option<bool> {
    let mut parts = wanted.splitn(3, '_');
    let mut moment = || parts.next()?.parse::<TimeOfDay>().ok();
    let (start, end) = (moment()?, moment()?);
    let days: Vec<Day> = parts.next()?.split(',').map(Day::named).collect::<Option<_>>()?;
    if start > end {
        None
    } else if !days.contains(&day) || time < start || time > end {
        Some(false)
    } else {
        (time < end).then_some(true)
    }
}

/// A pattern that only JavaScript can read decides nothing.
#[cfg(feature = "regex")]
#[inline]
fn regex(pattern: &str, found: &str) -> Option<bool> {
    Some(regex_lite::Regex::new(pattern).ok()?.is_match(found))
}

#[cfg(not(feature = "regex"))]
#[inline]
fn regex(_pattern: &str, _found: &str) -> Option<bool> {
    None
}
