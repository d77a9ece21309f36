//! How a string is compared: one type for each set of match types that the API accepts, so that no other can be written.

use std::net::IpAddr;

use super::leaf::Leaf;
use crate::model::targeting::MatchType;

/// A comparison, as the keys that it sets.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Comparison {
    match_type: Option<MatchType>,
    value: Option<String>,
}

impl Comparison {
    #[inline]
    fn write(self, mut leaf: Leaf) -> Leaf {
        if let Some(value) = self.value {
            leaf = leaf.with("value", value);
        }
        match self.match_type {
            Some(match_type) => leaf.with("match_type", match_type.as_str()),
            None => leaf,
        }
    }
}

macro_rules! comparisons {
    ($(#[$doc:meta])* $name:ident { $($(#[$method_doc:meta])* $method:ident = $match_type:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(Comparison);

        impl $name {
            $(
                $(#[$method_doc])*
                pub fn $method(value: impl Into<String>) -> Self {
                    $name(Comparison { match_type: Some(MatchType::$match_type), value: Some(value.into()) })
                }
            )*

            #[inline]
            pub(super) fn write(self, leaf: Leaf) -> Leaf {
                self.0.write(leaf)
            }
        }
    };
}

comparisons! {
    /// How a campaign, a cookie, a query parameter or a tag is compared.
    ///
    /// A plain string is written without a `match_type`. The API reads that as `exact`.
    ///
    /// ```
    /// use optimizely_rest::classic::conditions::{Condition, TextMatch};
    ///
    /// let tree = Condition::query("utm_source", "newsletter") & Condition::cookies("plan", TextMatch::regex("^gold"));
    /// assert_eq!(
    ///     tree.to_string(),
    ///     r#"the query parameter "utm_source" is "newsletter" and the cookie "plan" matches /^gold/"#,
    /// );
    /// ```
    TextMatch {
        /// The string is equal.
        exact = Exact,
        /// The string contains this one.
        substring = Substring,
        /// The string matches this JavaScript regular expression.
        regex = Regex,
    }
}

impl TextMatch {
    /// The string is there, whatever its value.
    #[inline]
    pub fn exists() -> Self {
        TextMatch(Comparison { match_type: Some(MatchType::Exists), value: None })
    }
}

impl From<&str> for TextMatch {
    #[inline]
    fn from(value: &str) -> Self {
        value.to_owned().into()
    }
}

impl From<String> for TextMatch {
    #[inline]
    fn from(value: String) -> Self {
        TextMatch(Comparison { match_type: None, value: Some(value) })
    }
}

comparisons! {
    /// How an IP address is compared.
    ///
    /// ```
    /// use optimizely_rest::classic::conditions::{Condition, IpMatch};
    ///
    /// let office = Condition::ip(IpMatch::cidr("192.0.2.0/24")) | Condition::ip(IpMatch::prefix("10."));
    /// assert_eq!(office.to_string(), "the IP address lies in 192.0.2.0/24 or the IP address begins with \"10.\"");
    /// ```
    IpMatch {
        /// The address is equal.
        exact = Exact,
        /// The address, as text, matches this JavaScript regular expression.
        regex = Regex,
        /// The address lies in this network: `192.0.2.0/24`.
        cidr = Cidr,
        /// The address, as text, begins with this: `192.0.2.`.
        prefix = Prefix,
    }
}

impl From<IpAddr> for IpMatch {
    #[inline]
    fn from(address: IpAddr) -> Self {
        IpMatch::exact(address.to_string())
    }
}

comparisons! {
    /// How the address of the referring page is compared.
    ///
    /// ```
    /// use optimizely_rest::classic::conditions::{Condition, ReferrerMatch};
    ///
    /// let tree = Condition::referrer(ReferrerMatch::simple("news.example/today"));
    /// assert_eq!(tree.to_string(), r#"the referrer is simply "news.example/today""#);
    /// ```
    ReferrerMatch {
        /// The address is equal, ignoring scheme, `www.`, query and fragment.
        simple = Simple,
        /// The string is equal.
        exact = Exact,
        /// The string contains this one.
        substring = Substring,
        /// The string matches this JavaScript regular expression.
        regex = Regex,
    }
}
