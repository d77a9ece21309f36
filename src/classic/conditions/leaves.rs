//! A constructor for each test that the API documents, with the name that the API gives it.

use super::Condition;
use super::leaf::Leaf;
use super::matching::{IpMatch, ReferrerMatch, TextMatch};
use crate::model::targeting::{Browser, Day, Device, LeafType, SourceType, TimeOfDay};

#[inline]
fn of(kind: LeafType) -> Condition {
    Leaf::new(kind).into()
}

fn named(kind: LeafType, name: impl Into<String>) -> Leaf {
    Leaf::new(kind).with("name", name.into())
}

fn valued(kind: LeafType, value: impl Into<String>) -> Condition {
    Leaf::new(kind).with("value", value.into()).into()
}

/// The tests. Each one names something that a visitor has to be or to have.
impl Condition {
    /// The empty list, which matches no visitor.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// assert_eq!(Condition::nobody().to_json(), "[]");
    /// ```
    #[inline]
    pub fn nobody() -> Self {
        Condition::empty()
    }

    /// The campaign that brought the visitor.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Condition, TextMatch};
    /// let test = Condition::campaign(TextMatch::substring("spring"));
    /// assert_eq!(test.to_json(), r#"{"type":"campaign","value":"spring","match_type":"substring"}"#);
    /// ```
    pub fn campaign(campaign: impl Into<TextMatch>) -> Self {
        campaign.into().write(Leaf::new(LeafType::Campaign)).into()
    }

    /// The browser, from an older list of values: `gc`, `ff`, `ie10`, `mobile`, `ipad` and others. The API calls it deprecated:
    /// use [`browser_version`](Condition::browser_version) or [`device`](Condition::device).
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::browser("gc");
    /// assert_eq!(test.to_json(), r#"{"type":"browser","value":"gc"}"#);
    /// ```
    pub fn browser(browser: impl Into<String>) -> Self {
        valued(LeafType::Browser, browser)
    }

    /// The browser.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Browser, Condition};
    /// let test = Condition::browser_version(Browser::Safari8);
    /// assert_eq!(test.to_json(), r#"{"type":"browser_version","value":"safari8"}"#);
    /// ```
    pub fn browser_version(browser: impl Into<Browser>) -> Self {
        valued(LeafType::BrowserVersion, browser.into().as_str())
    }

    /// A cookie.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Condition, TextMatch};
    /// let test = Condition::cookies("plan", TextMatch::exists());
    /// assert_eq!(test.to_json(), r#"{"type":"cookies","name":"plan","match_type":"exists"}"#);
    /// ```
    pub fn cookies(name: impl Into<String>, cookie: impl Into<TextMatch>) -> Self {
        cookie.into().write(named(LeafType::Cookies, name)).into()
    }

    /// The device.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Condition, Device};
    /// let test = Condition::device(Device::Tablet);
    /// assert_eq!(test.to_json(), r#"{"type":"device","value":"tablet"}"#);
    /// ```
    pub fn device(device: impl Into<Device>) -> Self {
        valued(LeafType::Device, device.into().as_str())
    }

    /// An event that was tracked, by its name.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::event("signup");
    /// assert_eq!(test.to_json(), r#"{"type":"event","name":"signup"}"#);
    /// ```
    pub fn event(name: impl Into<String>) -> Self {
        named(LeafType::Event, name).into()
    }

    /// JavaScript that is true on the page.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::code("ready()");
    /// assert_eq!(test.to_json(), r#"{"type":"code","value":"ready()"}"#);
    /// ```
    pub fn code(javascript: impl Into<String>) -> Self {
        valued(LeafType::Code, javascript)
    }

    /// A tag that the page sets.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::custom_tag("kind", "shoes");
    /// assert_eq!(test.to_json(), r#"{"type":"custom_tag","name":"kind","value":"shoes"}"#);
    /// ```
    pub fn custom_tag(name: impl Into<String>, tag: impl Into<TextMatch>) -> Self {
        tag.into().write(named(LeafType::CustomTag, name)).into()
    }

    /// A dimension, by its name (not its ID), with this value. `None` means any value.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::custom_dimension("plan", "gold");
    /// assert_eq!(test.to_json(), r#"{"type":"custom_dimension","name":"plan","value":"gold"}"#);
    /// ```
    pub fn custom_dimension<'a>(name: impl Into<String>, value: impl Into<Option<&'a str>>) -> Self {
        let leaf = named(LeafType::CustomDimension, name);
        match value.into() {
            Some(value) => leaf.with("value", value).into(),
            None => leaf.into(),
        }
    }

    /// The IP address.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Condition, IpMatch};
    /// let test = Condition::ip(IpMatch::prefix("10."));
    /// assert_eq!(test.to_json(), r#"{"type":"ip","value":"10.","match_type":"prefix"}"#);
    /// ```
    pub fn ip(address: impl Into<IpMatch>) -> Self {
        address.into().write(Leaf::new(LeafType::Ip)).into()
    }

    /// The language of the browser, in lower case: `en`, `en-us`, `zh-tw`.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::language("zh-tw");
    /// assert_eq!(test.to_json(), r#"{"type":"language","value":"zh-tw"}"#);
    /// ```
    pub fn language(language: impl Into<String>) -> Self {
        valued(LeafType::Language, language)
    }

    /// A country, a region of it or a city: `US`, `US|CA`, `US|CA|SANFRANCISCO`.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::location("US|CA");
    /// assert_eq!(test.to_json(), r#"{"type":"location","value":"US|CA"}"#);
    /// ```
    pub fn location(location: impl Into<String>) -> Self {
        valued(LeafType::Location, location)
    }

    /// The visitor's first session.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::first_session();
    /// assert_eq!(test.to_json(), r#"{"type":"first_session"}"#);
    /// ```
    #[inline]
    pub fn first_session() -> Self {
        of(LeafType::FirstSession)
    }

    /// The operating system, with a version where it matters: `windows`, `windows_8.1`, `mac os_10.10`, `ios_8`, `android_4.4`,
    /// `linux`. `mobile` and `desktop` each stand for several systems.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::platform("ios_8");
    /// assert_eq!(test.to_json(), r#"{"type":"platform","value":"ios_8"}"#);
    /// ```
    pub fn platform(platform: impl Into<String>) -> Self {
        valued(LeafType::Platform, platform)
    }

    /// A query parameter of the page's address.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let test = Condition::query("utm_source", "news");
    /// assert_eq!(test.to_json(), r#"{"type":"query","name":"utm_source","value":"news"}"#);
    /// ```
    pub fn query(name: impl Into<String>, parameter: impl Into<TextMatch>) -> Self {
        parameter.into().write(named(LeafType::Query, name)).into()
    }

    /// The page that the visitor came from.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Condition, ReferrerMatch};
    /// let test = Condition::referrer(ReferrerMatch::exact("http://a.example/"));
    /// assert_eq!(test.to_json(), r#"{"type":"referrer","value":"http://a.example/","match_type":"exact"}"#);
    /// ```
    pub fn referrer(referrer: impl Into<ReferrerMatch>) -> Self {
        referrer.into().write(Leaf::new(LeafType::Referrer)).into()
    }

    /// How the visitor came to the page.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Condition, SourceType};
    /// let test = Condition::source_type(SourceType::Search);
    /// assert_eq!(test.to_json(), r#"{"type":"source_type","value":"search"}"#);
    /// ```
    pub fn source_type(source: impl Into<SourceType>) -> Self {
        valued(LeafType::SourceType, source.into().as_str())
    }

    /// The time of day, on these days of the week. The API does not document the time zone.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::{Condition, Day};
    /// let test = Condition::time_and_day("07:00".parse()?, "11:00".parse()?, [Day::Monday]);
    /// assert_eq!(test.to_json(), r#"{"type":"time_and_day","value":"07:00_11:00_monday"}"#);
    /// # Ok::<(), optimizely_rest::classic::conditions::ParseTimeOfDayError>(())
    /// ```
    pub fn time_and_day(start: TimeOfDay, end: TimeOfDay, days: impl IntoIterator<Item = Day>) -> Self {
        let days: Vec<_> = days.into_iter().map(Day::as_str).collect();
        valued(LeafType::TimeAndDay, format!("{start}_{end}_{}", days.join(",")))
    }
}
