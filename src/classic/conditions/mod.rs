//! Audience conditions: a tree of tests on a visitor, which the API stores as JSON text.
//!
//! A [`Condition`] is built from the constructors of the documented tests, joined by `&`, `|` and `!`. It converts into
//! [`Conditions`], the type of an audience's field. The tests follow the [API's documentation](http://developers.optimizely.com/rest/conditions).
//!
//! ```
//! use optimizely_rest::classic::conditions::{Browser, Condition, Device, TextMatch, Verdict, Visitor};
//! use optimizely_rest::classic::{Conditions, NewAudience};
//!
//! let tree = Condition::browser_version(Browser::Chrome)
//!     & (Condition::query("utm_campaign", "spring") | Condition::cookies("reader", TextMatch::exists()))
//!     & !Condition::device(Device::Mobile);
//! assert_eq!(
//!     tree.to_string(),
//!     "the browser is Chrome and (the query parameter \"utm_campaign\" is \"spring\" or the cookie \"reader\" exists) \
//!      and not (the device is a mobile device)",
//! );
//!
//! // Targeting can be unit tested without a browser or a server.
//! let reader = Visitor::new().browser(Browser::Chrome).device(Device::Desktop).cookie("reader", "1");
//! assert_eq!(tree.matches(&reader), Verdict::Yes);
//! assert_eq!(tree.matches(&reader.device(Device::Mobile)), Verdict::No);
//!
//! let new = NewAudience::new(1234, "Readers").conditions(tree);
//! # let _ = new;
//! ```
//!
//! The API's responses are read into the same tree. Unknown tests, keys and values are kept. A text that is not a tree is kept
//! as it is, so an audience can be read whatever its conditions are.
//!
//! ```
//! use optimizely_rest::classic::Conditions;
//! use optimizely_rest::classic::conditions::Part;
//!
//! let conditions: Conditions = r#"["and", {"type": "browser", "value": "gc"}]"#.parse()?;
//! let Part::All(parts) = conditions.tree()?.root() else { panic!("it is an `and`") };
//! assert_eq!(parts.count(), 1);
//! # Ok::<(), optimizely_rest::classic::conditions::ConditionsError>(())
//! ```

// The functions are `#[inline]`, since few programs write conditions or try them.
mod decide;
mod leaf;
mod leaves;
mod matching;
mod sentence;

pub use leaf::Leaf;
pub use matching::{IpMatch, ReferrerMatch, TextMatch};

use crate::model::conditions;
pub use crate::model::conditions::{ConditionsError, Verdict};
pub use crate::model::targeting::{
    Browser, Day, Device, LeafType, MatchType, ParseTimeOfDayError, SourceType, TimeOfDay, Visitor,
};

/// A condition on a visitor: one test, or several joined by `&`, `|` and `!`.
///
/// There is a constructor for each test that the API documents.
///
/// A page can add visitors to an audience through Optimizely's JavaScript API, whether or not they match. Use
/// [`Condition::nobody`] for an audience that is filled only in this way.
pub type Condition = conditions::Condition<Leaf>;

/// The conditions of an audience: the JSON text of a tree, and [the tree](Conditions::tree).
///
/// Create them from a [`Condition`], or parse a text. A received text is kept exactly as it was received, whether or not it is a
/// tree.
pub type Conditions = conditions::Conditions<Leaf>;

/// A part of a tree, as [`Condition::root`] returns it.
pub type Part<'a> = conditions::Part<'a, Leaf>;

/// The parts of a group, from left to right.
pub type Parts<'a> = conditions::Parts<'a, Leaf>;
