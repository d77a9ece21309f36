//! A visitor, as a unit test describes one.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use serde_json::Value;

use super::values::{Browser, Day, Device, SourceType, TimeOfDay};

/// A visitor, for unit tests of targeting.
///
/// Every visitor has a browser, device, platform, language, location, IP address, source, time and page URL, and either is or is
/// not in the first session. Each of these is unknown until it is set, and a condition on an unknown one is
/// [undecided](crate::conditions::Verdict::Undecided).
///
/// A visitor may lack cookies, query parameters, tags, dimensions, attributes, events, a campaign and a referrer, and be in no
/// audience. Each of these is absent until it is set.
///
/// The conditions of both APIs use this type. Those of Optimizely Classic do not look at attributes, audiences or the URL.
///
/// ```
/// use optimizely_rest::classic::conditions::{Condition, Verdict, Visitor};
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
    pub(crate) attributes: BTreeMap<String, Value>,
    pub(crate) audiences: BTreeSet<u64>,
    pub(crate) url: Option<String>,
}

impl Visitor {
    /// A visitor of whom nothing is known yet.
    #[inline]
    pub fn new() -> Self {
        Visitor::default()
    }

    /// The browser, with its version if the conditions ask for one.
    pub fn browser(mut self, browser: impl Into<Browser>) -> Self {
        self.browser = Some(browser.into());
        self
    }

    /// The device.
    pub fn device(mut self, device: impl Into<Device>) -> Self {
        self.device = Some(device.into());
        self
    }

    /// The operating system, with its version if the conditions ask for one: `windows_8.1`.
    pub fn platform(mut self, platform: impl Into<String>) -> Self {
        self.platform = Some(platform.into());
        self
    }

    /// The language of the browser: `en-us`.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// The visitor's location, as precise as the conditions ask for: `US|CA|SANFRANCISCO`.
    pub fn location(mut self, location: impl Into<String>) -> Self {
        self.location = Some(location.into());
        self
    }

    /// The IP address.
    pub fn ip(mut self, address: impl Into<IpAddr>) -> Self {
        self.ip = Some(address.into());
        self
    }

    /// How the visitor came to the page.
    pub fn source_type(mut self, source: impl Into<SourceType>) -> Self {
        self.source_type = Some(source.into());
        self
    }

    /// Whether this is the first session.
    #[inline]
    pub fn first_session(mut self, first: bool) -> Self {
        self.first_session = Some(first);
        self
    }

    /// The time of the visit, in the time zone of the conditions.
    #[inline]
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
