//! The types of tests and of comparisons. Classic has some of them, too.

use crate::model::targeting::{leaf_types, match_types};

leaf_types! {
    /// The `type` of a test: the property of the visitor.
    ///
    /// ```
    /// # use optimizely_rest::v2::conditions::LeafType;
    /// assert_eq!(LeafType::from("custom_attribute"), LeafType::CustomAttribute);
    /// assert_eq!(LeafType::from("novel").as_str(), "novel");
    /// ```
    {
        /// The value of an attribute.
        CustomAttribute = "custom_attribute",
    }
}

match_types! {
    /// The `match_type` of a test: how its value is compared.
    ///
    /// ```
    /// # use optimizely_rest::v2::conditions::MatchType;
    /// assert_eq!(MatchType::from("semver_ge"), MatchType::SemverGe);
    /// assert_eq!(MatchType::from("novel").as_str(), "novel");
    /// ```
    {
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
