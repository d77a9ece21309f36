//! A constructor for each test that the API documents, named as it is there.

use super::leaf::Leaf;
use super::matching::{IpMatch, ReferrerMatch, TextMatch};
use super::tree::Condition;
use super::values::{Browser, Day, Device, LeafType, SourceType, TimeOfDay};

fn of(kind: LeafType) -> Condition {
    Leaf::new(kind).into()
}

fn named(kind: LeafType, name: impl Into<String>) -> Leaf {
    Leaf::new(kind).with("name", name.into())
}

fn valued(kind: LeafType, value: impl Into<String>) -> Condition {
    Leaf::new(kind).with("value", value.into()).into()
}

/// The tests. Each says what a visitor has to be, or to bring along.
///
/// ```
/// use optimizely_rest::conditions::{Browser, Condition, Day, Device, SourceType, TextMatch, TimeOfDay};
///
/// let from_nine: TimeOfDay = "09:00".parse()?;
/// let to_five: TimeOfDay = "17:00".parse()?;
/// let tree = Condition::all([
///     Condition::browser_version(Browser::Safari8),
///     Condition::device(Device::Ipad),
///     Condition::platform("ios_8"),
///     Condition::language("en-us"),
///     Condition::location("US|CA|SANFRANCISCO"),
///     Condition::campaign(TextMatch::substring("spring")),
///     Condition::source_type(SourceType::Search),
///     Condition::custom_dimension("plan", "gold"),
///     Condition::custom_tag("category", "shoes"),
///     Condition::event("signup"),
///     Condition::first_session(),
///     Condition::code("window.ready === true"),
///     Condition::time_and_day(from_nine, to_five, [Day::Monday, Day::Tuesday]),
/// ]);
/// assert_eq!(tree.leaves().last().and_then(|leaf| leaf.value()), Some("09:00_17:00_monday,tuesday"));
/// # Ok::<(), optimizely_rest::conditions::ParseTimeOfDayError>(())
/// ```
impl Condition {
    /// The campaign that brought the visitor.
    pub fn campaign(campaign: impl Into<TextMatch>) -> Self {
        campaign.into().write(Leaf::new(LeafType::Campaign)).into()
    }

    /// The browser, in an older list of values: `gc`, `ff`, `ie10`, `mobile`, `ipad` and others. The API calls it deprecated:
    /// [`browser_version`](Condition::browser_version) took its place, and [`device`](Condition::device).
    pub fn browser(browser: impl Into<String>) -> Self {
        valued(LeafType::Browser, browser)
    }

    /// The browser.
    pub fn browser_version(browser: impl Into<Browser>) -> Self {
        valued(LeafType::BrowserVersion, browser.into().as_str())
    }

    /// A cookie.
    pub fn cookies(name: impl Into<String>, cookie: impl Into<TextMatch>) -> Self {
        cookie.into().write(named(LeafType::Cookies, name)).into()
    }

    /// The device.
    pub fn device(device: impl Into<Device>) -> Self {
        valued(LeafType::Device, device.into().as_str())
    }

    /// An event that was tracked, by its name.
    pub fn event(name: impl Into<String>) -> Self {
        named(LeafType::Event, name).into()
    }

    /// JavaScript that is true on the page.
    pub fn code(javascript: impl Into<String>) -> Self {
        valued(LeafType::Code, javascript)
    }

    /// A tag that the page sets.
    pub fn custom_tag(name: impl Into<String>, tag: impl Into<TextMatch>) -> Self {
        tag.into().write(named(LeafType::CustomTag, name)).into()
    }

    /// A dimension, by its name and not its id, and the value it has to have; with `None`, any value.
    pub fn custom_dimension<'a>(name: impl Into<String>, value: impl Into<Option<&'a str>>) -> Self {
        let leaf = named(LeafType::CustomDimension, name);
        match value.into() {
            Some(value) => leaf.with("value", value).into(),
            None => leaf.into(),
        }
    }

    /// The IP address.
    pub fn ip(address: impl Into<IpMatch>) -> Self {
        address.into().write(Leaf::new(LeafType::Ip)).into()
    }

    /// The language of the browser, in lower case: `en`, `en-us`, `zh-tw`.
    pub fn language(language: impl Into<String>) -> Self {
        valued(LeafType::Language, language)
    }

    /// A country, a region of it or a city: `US`, `US|CA`, `US|CA|SANFRANCISCO`.
    pub fn location(location: impl Into<String>) -> Self {
        valued(LeafType::Location, location)
    }

    /// It is the visitor's first session.
    pub fn first_session() -> Self {
        of(LeafType::FirstSession)
    }

    /// The operating system, with its version where that matters: `windows`, `windows_8.1`, `mac os_10.10`, `ios_8`, `android_4.4`,
    /// `linux`; or `mobile` or `desktop` for all such.
    pub fn platform(platform: impl Into<String>) -> Self {
        valued(LeafType::Platform, platform)
    }

    /// A query parameter of the page's address.
    pub fn query(name: impl Into<String>, parameter: impl Into<TextMatch>) -> Self {
        parameter.into().write(named(LeafType::Query, name)).into()
    }

    /// The page that the visitor came from.
    pub fn referrer(referrer: impl Into<ReferrerMatch>) -> Self {
        referrer.into().write(Leaf::new(LeafType::Referrer)).into()
    }

    /// How the visitor came.
    pub fn source_type(source: impl Into<SourceType>) -> Self {
        valued(LeafType::SourceType, source.into().as_str())
    }

    /// The time of the day, on these days of the week. By whose clock, is not documented.
    pub fn time_and_day(start: TimeOfDay, end: TimeOfDay, days: impl IntoIterator<Item = Day>) -> Self {
        let days: Vec<_> = days.into_iter().map(Day::as_str).collect();
        valued(LeafType::TimeAndDay, format!("{start}_{end}_{}", days.join(",")))
    }
}
