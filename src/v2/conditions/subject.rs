//! The subjects of tests, whose methods say how they are compared. Each has the comparisons that the API documents for it.

use serde_json::Value;

use super::Condition;
use super::leaf::Leaf;
use super::values::MatchType;

macro_rules! subject {
    ($(#[$doc:meta])* $name:ident { $($(#[$method_doc:meta])* $method:ident($value:ty) = $match_type:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[must_use = "it is not a test before a method says how it is compared"]
        pub struct $name(pub(super) Leaf);

        impl $name {
            $(
                $(#[$method_doc])*
                pub fn $method(self, value: impl Into<$value>) -> Condition {
                    self.0.with("value", value.into()).with("match_type", MatchType::$match_type.as_str()).into()
                }
            )*
        }
    };
}

/// A test that only asks whether something is there.
#[inline]
fn exists(leaf: Leaf) -> Condition {
    leaf.with("match_type", MatchType::Exists.as_str()).into()
}

subject! {
    /// A campaign, a cookie, a query parameter or a tag, for a test.
    ///
    /// ```
    /// use optimizely_rest::v2::Condition;
    ///
    /// let tree = Condition::query("utm_source").is("newsletter")
    ///     & Condition::cookie("plan").matches_regex("^gold")
    ///     & Condition::campaign().contains("spring")
    ///     & Condition::tag("kind").exists();
    /// assert_eq!(
    ///     tree.to_string(),
    ///     r#"the query parameter "utm_source" is "newsletter" and the cookie "plan" matches /^gold/ and the campaign contains "spring" and the tag "kind" exists"#,
    /// );
    /// ```
    TextSubject {
        /// The string is equal.
        is(String) = Exact,
        /// The string contains this one.
        contains(String) = Substring,
        /// The string matches this JavaScript regular expression.
        matches_regex(String) = Regex,
    }
}

impl TextSubject {
    /// The string is there, whatever its value.
    #[inline]
    pub fn exists(self) -> Condition {
        exists(self.0)
    }
}

subject! {
    /// The address of the referring page, for a test.
    ///
    /// ```
    /// use optimizely_rest::v2::Condition;
    ///
    /// let news = Condition::referrer().is_simply("news.example/today") | Condition::referrer().contains("magazine");
    /// assert_eq!(news.to_string(), r#"the referrer is simply "news.example/today" or the referrer contains "magazine""#);
    /// ```
    AddressSubject {
        /// The address is equal, ignoring scheme, `www.`, query and fragment.
        is_simply(String) = Simple,
        /// The string is equal.
        is(String) = Exact,
        /// The string contains this one.
        contains(String) = Substring,
        /// The string matches this JavaScript regular expression.
        matches_regex(String) = Regex,
    }
}

subject! {
    /// The IP address, for a test.
    ///
    /// ```
    /// use optimizely_rest::v2::Condition;
    ///
    /// let office = Condition::ip().is_in("192.0.2.0/24") | Condition::ip().begins_with("10.");
    /// assert_eq!(office.to_string(), r#"the IP address lies in 192.0.2.0/24 or the IP address begins with "10.""#);
    /// ```
    IpSubject {
        /// The address is equal.
        is(String) = Exact,
        /// The address lies in this network: `192.0.2.0/24`.
        is_in(String) = Cidr,
        /// The address, as text, begins with this: `192.0.2.`.
        begins_with(String) = Prefix,
        /// The address, as text, matches this JavaScript regular expression.
        matches_regex(String) = Regex,
    }
}

subject! {
    /// An attribute, for a test. Its value is a string, a number or a boolean. If the visitor's value has another type, the
    /// verdict is undecided.
    ///
    /// ```
    /// use optimizely_rest::v2::Condition;
    ///
    /// let tree = Condition::custom_attribute("plan").is("pro")
    ///     & Condition::custom_attribute("age").at_least(18)
    ///     & Condition::custom_attribute("app").version_at_least("2.1")
    ///     & !Condition::custom_attribute("staff").is(true);
    /// assert_eq!(
    ///     tree.to_string(),
    ///     r#"the attribute "plan" is "pro" and the attribute "age" is at least 18 and the attribute "app" is version "2.1" or later and not (the attribute "staff" is true)"#,
    /// );
    /// ```
    AttributeSubject {
        /// The value is equal: a string, a number or a boolean.
        is(Value) = Exact,
        /// The value is a string that contains this one.
        contains(String) = Substring,
        /// The value is less than this number.
        less_than(Value) = Lt,
        /// The value is this number or less.
        at_most(Value) = Le,
        /// The value is greater than this number.
        more_than(Value) = Gt,
        /// The value is this number or greater.
        at_least(Value) = Ge,
        /// The value is this semantic version. `2.1` stands for every `2.1.x`.
        version_is(String) = SemverEq,
        /// The value is a semantic version before this one.
        version_before(String) = SemverLt,
        /// The value is this semantic version or an earlier one.
        version_at_most(String) = SemverLe,
        /// The value is a semantic version after this one.
        version_after(String) = SemverGt,
        /// The value is this semantic version or a later one.
        version_at_least(String) = SemverGe,
    }
}

impl AttributeSubject {
    /// The attribute has a value, whatever it is.
    #[inline]
    pub fn exists(self) -> Condition {
        exists(self.0)
    }
}
