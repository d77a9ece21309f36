//! A test in words.

use super::test::Test;
use super::values::{Browser, Day, Device, LeafType, MatchType, SourceType};

impl Test<'_> {
    /// A documented test in words.
    #[inline]
    pub fn said(&self) -> Option<String> {
        let (name, value) = (self.name, self.value);
        let compared = |what: &str| Some(format!("{what} {}", comparison(self)));
        let compared_by_name = |what: &str| Some(format!("{what} {:?} {}", name?, comparison(self)));
        match &self.kind {
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
            LeafType::Unrecognized(_) => None,
        }
    }
}

#[inline]
fn comparison(test: &Test<'_>) -> String {
    let Some(value) = test.value else {
        return match &test.match_type {
            None | Some(MatchType::Exists) => "exists".to_owned(),
            Some(other) => format!("matches nothing, by {:?}", other.as_str()),
        };
    };
    match &test.match_type {
        None | Some(MatchType::Exact) => format!("is {value:?}"),
        Some(MatchType::Exists) => format!("exists ({value:?} does not matter)"),
        Some(MatchType::Substring) => format!("contains {value:?}"),
        Some(MatchType::Prefix) => format!("begins with {value:?}"),
        Some(MatchType::Simple) => format!("is simply {value:?}"),
        Some(MatchType::Regex) => format!("matches /{}/", value.escape_debug()),
        Some(MatchType::Cidr) => format!("lies in {}", value.escape_debug()),
        Some(MatchType::Unrecognized(other)) => format!("matches {value:?}, by {other:?}"),
    }
}

#[inline]
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
        // The older list has devices as well.
        Browser::Unrecognized(other) => return device(&other),
    };
    name.to_owned()
}

#[inline]
fn device(value: &str) -> String {
    let name = match Device::from(value) {
        Device::Iphone => "an iPhone",
        Device::Ipad => "an iPad",
        Device::Mobile => "a mobile device",
        Device::Tablet => "a tablet",
        Device::Desktop => "a desktop computer",
        Device::Unrecognized(other) => return format!("{other:?}"),
    };
    name.to_owned()
}

#[inline]
fn source(value: &str) -> String {
    match SourceType::from(value) {
        SourceType::Direct => "the visitor came directly".to_owned(),
        SourceType::Search => "the visitor came from a search".to_owned(),
        SourceType::Referral => "the visitor came from another site".to_owned(),
        SourceType::Campaign => "the visitor came by a campaign".to_owned(),
        SourceType::Unrecognized(other) => format!("the visitor came by {other:?}"),
    }
}

#[inline]
fn time(value: &str) -> Option<String> {
    let mut parts = value.splitn(3, '_');
    let (start, end, days) = (parts.next()?, parts.next()?, parts.next()?);
    let days: Vec<_> = days.split(',').map(day).collect();
    Some(format!("it is from {} to {} on {}", start.escape_debug(), end.escape_debug(), days.join(", ")))
}

#[inline]
fn day(value: &str) -> String {
    Day::named(value).map_or_else(|| value.escape_debug().to_string(), |day| format!("{day:?}"))
}
