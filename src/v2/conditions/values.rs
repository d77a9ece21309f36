//! The types of tests and of comparisons.

use crate::model::targeting::values;

values! {
    /// The `type` of a test: what it looks at.
    ///
    /// ```
    /// # use optimizely_rest::v2::conditions::LeafType;
    /// assert_eq!(LeafType::from("custom_attribute"), LeafType::CustomAttribute);
    /// assert_eq!(LeafType::from("novel").as_str(), "novel");
    /// ```
    LeafType {
        /// The campaign that brought the visitor.
        Campaign = "campaign",
        /// The browser, from an older list of values.
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
        /// The value of an attribute.
        CustomAttribute = "custom_attribute",
        /// A tag that the page sets.
        CustomTag = "custom_tag",
        /// The value of a dimension, which only experiments of Optimizely Classic have.
        CustomDimension = "custom_dimension",
        /// The IP address.
        Ip = "ip",
        /// The browser's language.
        Language = "language",
        /// Where the visitor is.
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
    }
}

values! {
    /// The `match_type` of a test: how its value is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::conditions::MatchType;
    /// assert_eq!(MatchType::from("semver_ge"), MatchType::SemverGe);
    /// assert_eq!(MatchType::from("novel").as_str(), "novel");
    /// ```
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
        /// A number less than the value.
        Lt = "lt",
        /// A number that is the value or less.
        Le = "le",
        /// A number greater than the value.
        Gt = "gt",
        /// A number that is the value or greater.
        Ge = "ge",
        /// The version that is the value.
        SemverEq = "semver_eq",
        /// A version before the value.
        SemverLt = "semver_lt",
        /// The version that is the value, or an earlier one.
        SemverLe = "semver_le",
        /// A version after the value.
        SemverGt = "semver_gt",
        /// The version that is the value, or a later one.
        SemverGe = "semver_ge",
    }
}
