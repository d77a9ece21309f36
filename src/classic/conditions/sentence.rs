//! A tree as a sentence.

use std::fmt;

use super::leaf::Leaf;
use super::tree::{Condition, Operator};
use super::values::{Browser, Day, Device, LeafType, MatchType, SourceType};
use super::walk::Event;

impl fmt::Display for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut depth, mut is_empty) = (0_usize, false);
        for event in self.walk() {
            let closes_empty = std::mem::replace(&mut is_empty, matches!(event, Event::Open(_)));
            match event {
                Event::Open(operator) => {
                    out.write_str(opening(operator, depth))?;
                    depth += 1;
                }
                Event::Between(operator) => out.write_str(between(operator))?,
                Event::Close(operator) => {
                    depth -= 1;
                    if closes_empty {
                        out.write_str("no condition")?;
                    }
                    out.write_str(closing(operator, depth))?;
                }
                Event::Leaf(leaf) => fmt::Display::fmt(leaf, out)?,
                Event::Nobody => out.write_str("nobody")?,
            }
        }
        Ok(())
    }
}

fn opening(operator: Operator, depth: usize) -> &'static str {
    match (operator, depth) {
        (Operator::Not, _) => "not (",
        (_, 0) => "",
        _ => "(",
    }
}

fn between(operator: Operator) -> &'static str {
    match operator {
        Operator::And => " and ",
        Operator::Or => " or ",
        // It takes one condition: of more, nobody knows what they are together.
        Operator::Not => ", ",
    }
}

fn closing(operator: Operator, depth: usize) -> &'static str {
    if operator == Operator::Not || depth > 0 { ")" } else { "" }
}

impl fmt::Display for Leaf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(said) = said(self) else {
            let mut json = String::new();
            self.write_json(&mut json);
            return write!(out, "the test {json} passes");
        };
        out.write_str(&said)?;
        for (key, value) in self.undocumented() {
            write!(out, " [{key:?}: {value}]")?;
        }
        Ok(())
    }
}

/// A documented test in words.
fn said(leaf: &Leaf) -> Option<String> {
    let (name, value) = (leaf.name(), leaf.value());
    let compared = |what: &str| Some(format!("{what} {}", comparison(leaf)));
    let compared_by_name = |what: &str| Some(format!("{what} {:?} {}", name?, comparison(leaf)));
    match leaf.kind()? {
        LeafType::Campaign => compared("the campaign"),
        LeafType::Referrer => compared("the referrer"),
        LeafType::Ip => compared("the IP address"),
        LeafType::Cookies => compared_by_name("the cookie"),
        LeafType::Query => compared_by_name("the query parameter"),
        LeafType::CustomTag => compared_by_name("the tag"),
        LeafType::CustomDimension => compared_by_name("the dimension"),
        LeafType::Event => Some(format!("the event {:?} was tracked", name?)),
        LeafType::FirstSession => Some("it is the first session".to_owned()),
        LeafType::Browser | LeafType::BrowserVersion => Some(format!("the browser is {}", browser(value?))),
        LeafType::Device => Some(format!("the device is {}", device(value?))),
        LeafType::Platform => Some(format!("the platform is {:?}", value?)),
        LeafType::Language => Some(format!("the language is {:?}", value?)),
        LeafType::Location => Some(format!("the location is {:?}", value?)),
        LeafType::Code => Some(format!("the JavaScript {:?} is true", value?)),
        LeafType::SourceType => Some(source(value?)),
        LeafType::TimeAndDay => time(value?),
        LeafType::Other(_) => None,
    }
}

fn comparison(leaf: &Leaf) -> String {
    let Some(value) = leaf.value() else {
        return match leaf.match_type() {
            None | Some(MatchType::Exists) => "exists".to_owned(),
            Some(other) => format!("matches nothing, by {:?}", other.as_str()),
        };
    };
    match leaf.match_type() {
        None | Some(MatchType::Exact) => format!("is {value:?}"),
        Some(MatchType::Exists) => format!("exists ({value:?} does not matter)"),
        Some(MatchType::Substring) => format!("contains {value:?}"),
        Some(MatchType::Prefix) => format!("begins with {value:?}"),
        Some(MatchType::Simple) => format!("is simply {value:?}"),
        Some(MatchType::Regex) => format!("matches /{}/", value.escape_debug()),
        Some(MatchType::Cidr) => format!("lies in {}", value.escape_debug()),
        Some(MatchType::Other(other)) => format!("matches {value:?}, by {other:?}"),
    }
}

fn browser(value: &str) -> String {
    let name = match Browser::from(value) {
        Browser::Chrome => "Chrome",
        Browser::Firefox => "Firefox",
        Browser::InternetExplorer => "Internet Explorer",
        Browser::InternetExplorer8 => "Internet Explorer 8",
        Browser::InternetExplorer9 => "Internet Explorer 9",
        Browser::InternetExplorer10 => "Internet Explorer 10",
        Browser::InternetExplorer11 => "Internet Explorer 11",
        Browser::Safari => "Safari",
        Browser::Safari6 => "Safari 6",
        Browser::Safari7 => "Safari 7",
        Browser::Safari8 => "Safari 8",
        Browser::Opera => "Opera",
        Browser::UcBrowser => "UC Browser",
        // The older list has devices, too.
        Browser::Other(other) => return device(&other),
    };
    name.to_owned()
}

fn device(value: &str) -> String {
    let name = match Device::from(value) {
        Device::Iphone => "an iPhone",
        Device::Ipad => "an iPad",
        Device::Mobile => "a mobile device",
        Device::Tablet => "a tablet",
        Device::Desktop => "a desktop computer",
        Device::Other(other) => return format!("{other:?}"),
    };
    name.to_owned()
}

fn source(value: &str) -> String {
    match SourceType::from(value) {
        SourceType::Direct => "the visitor came directly".to_owned(),
        SourceType::Search => "the visitor came from a search".to_owned(),
        SourceType::Referral => "the visitor came from another site".to_owned(),
        SourceType::Campaign => "the visitor came by a campaign".to_owned(),
        SourceType::Other(other) => format!("the visitor came by {other:?}"),
    }
}

fn time(value: &str) -> Option<String> {
    let mut parts = value.splitn(3, '_');
    let (start, end, days) = (parts.next()?, parts.next()?, parts.next()?);
    let days: Vec<_> = days.split(',').map(day).collect();
    Some(format!("it is from {} to {} on {}", start.escape_debug(), end.escape_debug(), days.join(", ")))
}

fn day(value: &str) -> String {
    Day::named(value).map_or_else(|| value.escape_debug().to_string(), |day| format!("{day:?}"))
}
