//! Audience conditions: a tree of tests on a visitor, which the API keeps as JSON text.
//!
//! A [`Condition`] is built from one constructor for each documented test, joined by `&`, `|` and `!`. It converts into
//! [`Conditions`], which is what audiences hold. The tests are those of the [API's documentation](http://developers.optimizely.com/rest/conditions).
//!
//! ```
//! use optimizely_rest::conditions::{Browser, Condition, Device, TextMatch, Verdict, Visitor};
//! use optimizely_rest::{Conditions, NewAudience};
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
//! // Targeting can be unit tested, without a browser and without a server.
//! let reader = Visitor::new().browser(Browser::Chrome).device(Device::Desktop).cookie("reader", "1");
//! assert_eq!(tree.matches(&reader), Verdict::Yes);
//! assert_eq!(tree.matches(&reader.device(Device::Mobile)), Verdict::No);
//!
//! let new = NewAudience::new(1234, "Readers").conditions(tree);
//! # let _ = new;
//! ```
//!
//! What the API returns is read into the same tree. Tests, keys and values that nothing is known of are kept, and a text that
//! is no tree at all stays a text: an audience is never lost for its conditions.
//!
//! ```
//! use optimizely_rest::Conditions;
//! use optimizely_rest::conditions::Part;
//!
//! let conditions: Conditions = r#"["and", {"type": "browser", "value": "gc"}]"#.parse()?;
//! let Part::All(parts) = conditions.tree()?.root() else { panic!("it is an `and`") };
//! assert_eq!(parts.count(), 1);
//! # Ok::<(), optimizely_rest::conditions::ConditionsError>(())
//! ```

mod compare;
mod decide;
mod leaf;
mod leaves;
mod matching;
mod parse;
mod sentence;
mod text;
mod tree;
mod values;
mod visitor;
mod walk;

pub use decide::Verdict;
pub use leaf::Leaf;
pub use matching::{IpMatch, ReferrerMatch, TextMatch};
pub use text::{Conditions, ConditionsError};
pub use tree::{Condition, Part, Parts};
pub use values::{Browser, Day, Device, LeafType, MatchType, ParseTimeOfDayError, SourceType, TimeOfDay};
pub use visitor::Visitor;
