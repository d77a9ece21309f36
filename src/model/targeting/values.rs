//! The values that the API documents. Each of these types reads and keeps any other value as well.

use std::fmt;
use std::str::FromStr;

/// An open enum of strings with its documented values.
macro_rules! values {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $value:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A value that the API does not document.
            Unrecognized(String),
        }

        $crate::model::open_enum::open_text_enum!($name { $($variant = $value),* });
    };
}

/// The types of tests that both APIs document, and those of one API.
macro_rules! leaf_types {
    ($(#[$doc:meta])* { $($(#[$own_doc:meta])* $own:ident = $value:literal,)* }) => {
        $crate::model::targeting::values! {
            $(#[$doc])*
            LeafType {
                /// The campaign that brought the visitor.
                Campaign = "campaign",
                /// The browser, from an older list of values. Classic calls it deprecated.
                Browser = "browser",
                /// The browser.
                BrowserVersion = "browser_version",
                /// A cookie.
                Cookies = "cookies",
                /// The device.
                Device = "device",
                /// An event that was tracked.
                Event = "event",
                /// JavaScript that has to be true.
                Code = "code",
                /// A tag that the page sets.
                CustomTag = "custom_tag",
                /// The value of a dimension, which only experiments of Optimizely Classic have.
                CustomDimension = "custom_dimension",
                /// The IP address.
                Ip = "ip",
                /// The browser's language.
                Language = "language",
                /// The location of the visitor.
                Location = "location",
                /// Whether it is the first session.
                FirstSession = "first_session",
                /// The operating system.
                Platform = "platform",
                /// A query parameter.
                Query = "query",
                /// The page that the visitor came from.
                Referrer = "referrer",
                /// How the visitor came to the page.
                SourceType = "source_type",
                /// The time of day, on some days of the week.
                TimeAndDay = "time_and_day",
                $($(#[$own_doc])* $own = $value,)*
            }
        }
    };
}

/// The comparisons that both APIs document, and those of one API.
macro_rules! match_types {
    ($(#[$doc:meta])* { $($(#[$own_doc:meta])* $own:ident = $value:literal,)* }) => {
        $crate::model::targeting::values! {
            $(#[$doc])*
            MatchType {
                /// Present, whatever the value.
                Exists = "exists",
                /// Equal.
                Exact = "exact",
                /// Contains the value.
                Substring = "substring",
                /// Matches a JavaScript regular expression.
                Regex = "regex",
                /// Equal as an address, ignoring scheme, `www.`, query and fragment.
                Simple = "simple",
                /// An IP address in this network.
                Cidr = "cidr",
                /// Begins with the value.
                Prefix = "prefix",
                $($(#[$own_doc])* $own = $value,)*
            }
        }
    };
}

pub(crate) use {leaf_types, match_types, values};

leaf_types! {
    /// The `type` of a test: the property of the visitor.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::LeafType;
    /// assert_eq!(LeafType::from("cookies"), LeafType::Cookies);
    /// assert_eq!(LeafType::from("novel").as_str(), "novel");
    /// ```
    {}
}

match_types! {
    /// The `match_type` of a test: how its value is compared. The constructor of each test shows which ones it accepts.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::MatchType;
    /// assert_eq!(MatchType::from("cidr"), MatchType::Cidr);
    /// assert_eq!(MatchType::from("novel").as_str(), "novel");
    /// ```
    {}
}

values! {
    /// A browser, with its version where it matters.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Browser;
    /// assert_eq!(Browser::from("gc"), Browser::Chrome);
    /// assert_eq!(Browser::from("novel").as_str(), "novel");
    /// ```
    Browser {
        /// Chrome.
        Chrome = "gc",
        /// Firefox.
        Firefox = "ff",
        /// Internet Explorer, any version.
        InternetExplorer = "ie",
        /// Internet Explorer 8.
        InternetExplorer8 = "ie8",
        /// Internet Explorer 9.
        InternetExplorer9 = "ie9",
        /// Internet Explorer 10.
        InternetExplorer10 = "ie10",
        /// Internet Explorer 11.
        InternetExplorer11 = "ie11",
        /// Safari, any version.
        Safari = "safari",
        /// Safari 6.
        Safari6 = "safari6",
        /// Safari 7.
        Safari7 = "safari7",
        /// Safari 8.
        Safari8 = "safari8",
        /// Opera.
        Opera = "opera",
        /// UC Browser.
        UcBrowser = "ucbrowser",
    }
}

values! {
    /// A kind of device.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Device;
    /// assert_eq!(Device::from("ipad"), Device::Ipad);
    /// assert_eq!(Device::from("novel").as_str(), "novel");
    /// ```
    Device {
        /// An iPhone.
        Iphone = "iphone",
        /// An iPad.
        Ipad = "ipad",
        /// A mobile device.
        Mobile = "mobile",
        /// A tablet.
        Tablet = "tablet",
        /// A desktop computer.
        Desktop = "desktop",
    }
}

values! {
    /// How a visitor came to the page.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::SourceType;
    /// assert_eq!(SourceType::from("search"), SourceType::Search);
    /// assert_eq!(SourceType::from("novel").as_str(), "novel");
    /// ```
    SourceType {
        /// By typing the address, or from a bookmark.
        Direct = "direct",
        /// From a search engine.
        Search = "search",
        /// By a link on another site.
        Referral = "referral",
        /// By a campaign.
        Campaign = "campaign",
    }
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names of days explain themselves")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    const ALL: [(Day, &str); 7] = [
        (Day::Monday, "monday"),
        (Day::Tuesday, "tuesday"),
        (Day::Wednesday, "wednesday"),
        (Day::Thursday, "thursday"),
        (Day::Friday, "friday"),
        (Day::Saturday, "saturday"),
        (Day::Sunday, "sunday"),
    ];

    /// The day as the API writes it.
    ///
    /// ```
    /// assert_eq!(optimizely_rest::classic::conditions::Day::Monday.as_str(), "monday");
    /// ```
    #[inline]
    pub fn as_str(self) -> &'static str {
        Day::ALL[self as usize].1
    }

    #[inline]
    pub(super) fn named(name: &str) -> Option<Day> {
        Day::ALL.into_iter().find(|(_, known)| *known == name).map(|(day, _)| day)
    }
}

/// A time of day, to the minute: `07:30`.
///
/// ```
/// use optimizely_rest::classic::conditions::TimeOfDay;
///
/// let early: TimeOfDay = "07:30".parse()?;
/// assert_eq!(Some(early), TimeOfDay::new(7, 30));
/// assert_eq!(early.to_string(), "07:30");
/// assert!("24:00".parse::<TimeOfDay>().is_err());
/// # Ok::<(), optimizely_rest::classic::conditions::ParseTimeOfDayError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

/// The error of a string that is not a time of day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time of day: write `HH:MM`, from 00:00 to 23:59")]
pub struct ParseTimeOfDayError(String);

impl TimeOfDay {
    /// The time at this hour, from 0 to 23, and minute, from 0 to 59. `None` if one of them is out of range.
    #[inline]
    pub const fn new(hour: u8, minute: u8) -> Option<TimeOfDay> {
        if hour < 24 && minute < 60 { Some(TimeOfDay { hour, minute }) } else { None }
    }
}

impl FromStr for TimeOfDay {
    type Err = ParseTimeOfDayError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |digits: &str| match digits.len() {
            2 if digits.bytes().all(|digit| digit.is_ascii_digit()) => digits.parse().ok(),
            _ => None,
        };
        let time = text.split_once(':').and_then(|(hour, minute)| TimeOfDay::new(number(hour)?, number(minute)?));
        time.ok_or_else(|| ParseTimeOfDayError(text.to_owned()))
    }
}

impl fmt::Display for TimeOfDay {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.hour, self.minute)
    }
}
