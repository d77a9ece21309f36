//! A visitor as a test describes one.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use super::values::{Browser, Day, Device, SourceType, TimeOfDay};

/// A visitor, for unit tests of targeting.
///
/// What every visitor has is unknown until it is said: browser, device, platform, language, location, IP address, source, time,
/// and whether it is the first session. A condition that asks for it is [undecided](super::Verdict::Undecided) then. What a visitor may
/// lack is not there unless it is said: cookies, query parameters, tags, dimensions, events, a campaign and a referrer.
///
/// ```
/// use optimizely_rest::conditions::{Condition, Verdict, Visitor};
///
/// let dane = Visitor::new().language("da").location("DK").query("utm_source", "newsletter");
/// assert_eq!(Condition::location("DK").matches(&dane), Verdict::Yes);
/// assert_eq!(Condition::event("signup").matches(&dane), Verdict::No);
/// assert_eq!(Condition::platform("linux").matches(&dane), Verdict::Undecided);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Visitor {
    pub(super) browser: Option<Browser>,
    pub(super) device: Option<Device>,
    pub(super) platform: Option<String>,
    pub(super) language: Option<String>,
    pub(super) location: Option<String>,
    pub(super) ip: Option<IpAddr>,
    pub(super) source_type: Option<SourceType>,
    pub(super) first_session: Option<bool>,
    pub(super) time: Option<(Day, TimeOfDay)>,
    pub(super) referrer: Option<String>,
    pub(super) campaign: Option<String>,
    pub(super) cookies: BTreeMap<String, String>,
    pub(super) query: BTreeMap<String, String>,
    pub(super) tags: BTreeMap<String, String>,
    pub(super) dimensions: BTreeMap<String, String>,
    pub(super) events: BTreeSet<String>,
}

impl Visitor {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Visitor::default()
    }

    /// The browser, with its version if conditions ask for one.
    pub fn browser(mut self, browser: impl Into<Browser>) -> Self {
        self.browser = Some(browser.into());
        self
    }

    /// The device.
    pub fn device(mut self, device: impl Into<Device>) -> Self {
        self.device = Some(device.into());
        self
    }

    /// The operating system, as [`Condition::platform`](super::Condition::platform) has it: `windows_8.1`.
    pub fn platform(mut self, platform: impl Into<String>) -> Self {
        self.platform = Some(platform.into());
        self
    }

    /// The language of the browser: `en-us`.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// Where the visitor is, as precisely as conditions ask for it: `US|CA|SANFRANCISCO`.
    pub fn location(mut self, location: impl Into<String>) -> Self {
        self.location = Some(location.into());
        self
    }

    /// The IP address.
    pub fn ip(mut self, address: impl Into<IpAddr>) -> Self {
        self.ip = Some(address.into());
        self
    }

    /// How the visitor came.
    pub fn source_type(mut self, source: impl Into<SourceType>) -> Self {
        self.source_type = Some(source.into());
        self
    }

    /// Whether this is the first session.
    pub fn first_session(mut self, first: bool) -> Self {
        self.first_session = Some(first);
        self
    }

    /// When the visit is, by the clock that [`Condition::time_and_day`](super::Condition::time_and_day) goes by.
    pub fn at(mut self, day: Day, time: TimeOfDay) -> Self {
        self.time = Some((day, time));
        self
    }

    /// The address of the page that the visitor came from.
    pub fn referrer(mut self, address: impl Into<String>) -> Self {
        self.referrer = Some(address.into());
        self
    }

    /// The campaign that brought the visitor.
    pub fn campaign(mut self, campaign: impl Into<String>) -> Self {
        self.campaign = Some(campaign.into());
        self
    }

    /// A cookie.
    pub fn cookie(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.cookies.insert(name.into(), value.into());
        self
    }

    /// A query parameter of the page's address.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.insert(name.into(), value.into());
        self
    }

    /// A tag that the page sets.
    pub fn tag(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.tags.insert(name.into(), value.into());
        self
    }

    /// The value of a dimension, by the dimension's name.
    pub fn dimension(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.dimensions.insert(name.into(), value.into());
        self
    }

    /// An event that was tracked.
    pub fn event(mut self, name: impl Into<String>) -> Self {
        self.events.insert(name.into());
        self
    }
}
