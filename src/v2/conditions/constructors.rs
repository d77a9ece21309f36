//! A constructor for each test that the API documents, and whether a visitor matches.

use super::leaf::Leaf;
use super::subject::{AddressSubject, AttributeSubject, IpSubject, TextSubject};
use super::values::LeafType;
use super::{Browser, Condition, Conditions, Day, Device, SourceType, TimeOfDay, Verdict, Visitor};

fn named(kind: LeafType, name: impl Into<String>) -> Leaf {
    Leaf::new(kind).with("name", name.into())
}

fn valued(kind: LeafType, value: impl Into<String>) -> Condition {
    Leaf::new(kind).with("value", value.into()).into()
}

/// The tests. Each one names something that a visitor has to be or to have.
impl Condition {
    /// An attribute, by its key. A method says how its value is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// let test = Condition::custom_attribute("age").less_than(30);
    /// assert_eq!(test.to_json(), r#"{"type":"custom_attribute","name":"age","value":30,"match_type":"lt"}"#);
    /// ```
    pub fn custom_attribute(key: impl Into<String>) -> AttributeSubject {
        AttributeSubject(named(LeafType::CustomAttribute, key))
    }

    /// The browser, with or without a version: `ie` or `ie11`.
    ///
    /// ```
    /// # use optimizely_rest::v2::{Condition, conditions::Browser};
    /// assert_eq!(Condition::browser(Browser::Chrome).to_json(), r#"{"type":"browser_version","value":"gc"}"#);
    /// ```
    pub fn browser(browser: impl Into<Browser>) -> Self {
        valued(LeafType::BrowserVersion, browser.into().as_str())
    }

    /// The device.
    ///
    /// ```
    /// # use optimizely_rest::v2::{Condition, conditions::Device};
    /// assert_eq!(Condition::device(Device::Tablet).to_json(), r#"{"type":"device","value":"tablet"}"#);
    /// ```
    pub fn device(device: impl Into<Device>) -> Self {
        valued(LeafType::Device, device.into().as_str())
    }

    /// The operating system, with a version where it matters: `windows`, `windows_8.1`, `mac os_10.10`, `ios_8`, `android_4.4`,
    /// `linux`. `mobile` and `desktop` each stand for several systems.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// assert_eq!(Condition::platform("ios_8").to_json(), r#"{"type":"platform","value":"ios_8"}"#);
    /// ```
    pub fn platform(platform: impl Into<String>) -> Self {
        valued(LeafType::Platform, platform)
    }

    /// The language of the browser, in lower case: `en`, `en-us`, `zh-tw`.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// assert_eq!(Condition::language("zh-tw").to_json(), r#"{"type":"language","value":"zh-tw"}"#);
    /// ```
    pub fn language(language: impl Into<String>) -> Self {
        valued(LeafType::Language, language)
    }

    /// A country, a region of it or a city: `US`, `US|CA`, `US|CA|SANFRANCISCO`.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// assert_eq!(Condition::location("US|CA").to_json(), r#"{"type":"location","value":"US|CA"}"#);
    /// ```
    pub fn location(location: impl Into<String>) -> Self {
        valued(LeafType::Location, location)
    }

    /// The IP address. A method says how it is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// let test = Condition::ip().begins_with("10.");
    /// assert_eq!(test.to_json(), r#"{"type":"ip","value":"10.","match_type":"prefix"}"#);
    /// ```
    #[inline]
    pub fn ip() -> IpSubject {
        IpSubject(Leaf::new(LeafType::Ip))
    }

    /// A cookie. A method says how its value is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// let test = Condition::cookie("plan").exists();
    /// assert_eq!(test.to_json(), r#"{"type":"cookies","name":"plan","match_type":"exists"}"#);
    /// ```
    pub fn cookie(name: impl Into<String>) -> TextSubject {
        TextSubject(named(LeafType::Cookies, name))
    }

    /// A query parameter of the page's address. A method says how its value is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// let test = Condition::query("utm_source").is("news");
    /// assert_eq!(test.to_json(), r#"{"type":"query","name":"utm_source","value":"news","match_type":"exact"}"#);
    /// ```
    pub fn query(name: impl Into<String>) -> TextSubject {
        TextSubject(named(LeafType::Query, name))
    }

    /// The campaign that brought the visitor. A method says how it is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// let test = Condition::campaign().contains("spring");
    /// assert_eq!(test.to_json(), r#"{"type":"campaign","value":"spring","match_type":"substring"}"#);
    /// ```
    #[inline]
    pub fn campaign() -> TextSubject {
        TextSubject(Leaf::new(LeafType::Campaign))
    }

    /// The page that the visitor came from. A method says how its address is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// let test = Condition::referrer().is("http://a.example/");
    /// assert_eq!(test.to_json(), r#"{"type":"referrer","value":"http://a.example/","match_type":"exact"}"#);
    /// ```
    #[inline]
    pub fn referrer() -> AddressSubject {
        AddressSubject(Leaf::new(LeafType::Referrer))
    }

    /// How the visitor came to the page.
    ///
    /// ```
    /// # use optimizely_rest::v2::{Condition, conditions::SourceType};
    /// assert_eq!(Condition::source(SourceType::Search).to_json(), r#"{"type":"source_type","value":"search"}"#);
    /// ```
    pub fn source(source: impl Into<SourceType>) -> Self {
        valued(LeafType::SourceType, source.into().as_str())
    }

    /// An event that was tracked, by its name.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// assert_eq!(Condition::event("signup").to_json(), r#"{"type":"event","name":"signup"}"#);
    /// ```
    pub fn event(name: impl Into<String>) -> Self {
        named(LeafType::Event, name).into()
    }

    /// JavaScript that is true on the page.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// assert_eq!(Condition::javascript("ready()").to_json(), r#"{"type":"code","value":"ready()"}"#);
    /// ```
    pub fn javascript(code: impl Into<String>) -> Self {
        valued(LeafType::Code, code)
    }

    /// A tag that the page sets. A method says how its value is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// let test = Condition::tag("kind").is("shoes");
    /// assert_eq!(test.to_json(), r#"{"type":"custom_tag","name":"kind","value":"shoes","match_type":"exact"}"#);
    /// ```
    pub fn tag(name: impl Into<String>) -> TextSubject {
        TextSubject(named(LeafType::CustomTag, name))
    }

    /// A dimension of Optimizely Classic, by its name, with this value. `None` means any value. Use
    /// [`custom_attribute`](Condition::custom_attribute) for everything else.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// let test = Condition::dimension("plan", "gold");
    /// assert_eq!(test.to_json(), r#"{"type":"custom_dimension","name":"plan","value":"gold"}"#);
    /// ```
    pub fn dimension<'a>(name: impl Into<String>, value: impl Into<Option<&'a str>>) -> Self {
        let leaf = named(LeafType::CustomDimension, name);
        match value.into() {
            Some(value) => leaf.with("value", value).into(),
            None => leaf.into(),
        }
    }

    /// The visitor's first session.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// assert_eq!(Condition::first_session().to_json(), r#"{"type":"first_session"}"#);
    /// ```
    #[inline]
    pub fn first_session() -> Self {
        Leaf::new(LeafType::FirstSession).into()
    }

    /// The time of day, on these days of the week. The API does not document the time zone.
    ///
    /// ```
    /// # use optimizely_rest::v2::{Condition, conditions::Day};
    /// let test = Condition::time_and_day("07:00".parse()?, "11:00".parse()?, [Day::Monday]);
    /// assert_eq!(test.to_json(), r#"{"type":"time_and_day","value":"07:00_11:00_monday"}"#);
    /// # Ok::<(), optimizely_rest::v2::conditions::ParseTimeOfDayError>(())
    /// ```
    pub fn time_and_day(start: TimeOfDay, end: TimeOfDay, days: impl IntoIterator<Item = Day>) -> Self {
        let days: Vec<_> = days.into_iter().map(Day::as_str).collect();
        valued(LeafType::TimeAndDay, format!("{start}_{end}_{}", days.join(",")))
    }

    /// The empty list, which matches no visitor.
    ///
    /// ```
    /// # use optimizely_rest::v2::Condition;
    /// assert_eq!(Condition::nobody().to_json(), "[]");
    /// ```
    #[inline]
    pub fn nobody() -> Self {
        Condition::empty()
    }

    /// Whether a visitor matches.
    ///
    /// An `and` does not match if one of its parts does not, whatever the others are; an `or` matches if one of its parts does.
    ///
    /// These are undecided:
    ///
    /// - a test that runs in a browser ([`javascript`](Condition::javascript));
    /// - a test of a detail that the visitor was not given;
    /// - a test of an absent attribute, unless the test is whether it exists;
    /// - a test of an attribute whose value does not have the type of the test's value;
    /// - anything that the API does not document: other types, keys and values, or a `not` of two parts;
    /// - a regular expression, without the feature `regex` (which is part of `sandbox`) or if only JavaScript can read it.
    ///
    /// ```
    /// use optimizely_rest::v2::{Condition, Verdict, Visitor};
    ///
    /// let tree = Condition::event("signup") & Condition::javascript("isLucky()");
    /// assert_eq!(tree.matches(&Visitor::new()), Verdict::No);
    /// assert_eq!(tree.matches(&Visitor::new().event("signup")), Verdict::Undecided);
    /// ```
    #[inline]
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.decide(|leaf| leaf.passes(visitor))
    }
}

impl Conditions {
    /// Whether a visitor matches [the tree](Condition::matches). A text that is not a tree is undecided.
    ///
    /// ```
    /// use optimizely_rest::v2::{Condition, Conditions, Verdict, Visitor};
    ///
    /// let conditions = Conditions::from(Condition::event("signup"));
    /// assert_eq!(conditions.matches(&Visitor::new().event("signup")), Verdict::Yes);
    /// ```
    #[inline]
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.tree().map_or(Verdict::Undecided, |tree| tree.matches(visitor))
    }
}
