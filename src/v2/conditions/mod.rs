//! Conditions: which visitors an audience has, which audiences an experiment has, and which URLs a page has. The API stores each as JSON text.
//!
//! | field | its type | its tree | a test in the tree |
//! |---|---|---|---|
//! | `conditions` of an audience | [`Conditions`] | [`Condition`] | [`Leaf`]: a test on a visitor |
//! | `audience_conditions` of an experiment | [`Audiences`] | [`AudienceCondition`] | [`AudienceLeaf`]: an audience |
//! | `conditions` of a page | [`Urls`] | [`UrlCondition`] | [`UrlLeaf`]: a test on a URL |
//!
//! A tree is built from constructors, joined by `&`, `|` and `!`, and converts into the type of the field. `Display` gives a sentence, and
//! `matches` tries it on a [`Visitor`] without a browser or a server.
//!
//! ```
//! use optimizely_rest::v2::*;
//!
//! let pro = Condition::custom_attribute("plan").is("pro") & !Condition::browser("ie");
//! assert_eq!(pro.to_string(), r#"the attribute "plan" is "pro" and not (the browser is Internet Explorer)"#);
//! let visitor = Visitor::new().attribute("plan", "pro").browser("gc").audience(7).url("https://shop.example/cart");
//! assert_eq!(pro.matches(&visitor), Verdict::Yes);
//! let new = NewAudience::new(1234, "Plan is pro").conditions(pro);
//!
//! let audiences = Audiences::any([AudienceId::from(7), 8.into()]);
//! assert_eq!(audiences.matches(&visitor), Verdict::Yes);
//! let experiment = ExperimentUpdate::new().audience_conditions(audiences);
//!
//! let cart = UrlCondition::simple("shop.example/cart") | UrlCondition::substring("checkout");
//! assert_eq!(cart.matches(&visitor), Verdict::Yes);
//! let page = PageUpdate::new().conditions(cart);
//! # let _ = (new, experiment, page);
//! ```
//!
//! The API's responses are read into the same trees. Unknown tests, keys and values are kept, and a received text is sent back exactly as it
//! was received, whether or not it is a tree.

// The functions are `#[inline]`, since few programs write conditions or try them.
mod attribute;
mod audience_leaf;
mod audiences;
mod constructors;
mod leaf;
mod subject;
mod urls;
mod values;
mod version;
mod visitor;

pub use audience_leaf::AudienceLeaf;
pub use audiences::Audiences;
pub use leaf::Leaf;
pub use subject::{AddressSubject, AttributeSubject, IpSubject, TextSubject};
pub use urls::UrlLeaf;
pub use values::{LeafType, MatchType};

use crate::model::conditions;
pub use crate::model::conditions::{ConditionsError, Verdict};
pub use crate::model::targeting::{Browser, Day, Device, ParseTimeOfDayError, SourceType, TimeOfDay, Visitor};

/// A condition on a visitor: one test, or several joined by `&`, `|` and `!`.
///
/// There is a constructor for each test that the API documents.
pub type Condition = conditions::Condition<Leaf>;

/// The conditions of an audience: the JSON text of a tree, and [the tree](Conditions::tree).
///
/// Create them from a [`Condition`], or parse a text. A received text is kept exactly as it was received, whether or not it is a
/// tree.
pub type Conditions = conditions::Conditions<Leaf>;

/// A condition on the audiences that a visitor belongs to: one audience, or several joined by `&`, `|` and `!`.
///
/// It converts into [`Audiences`].
pub type AudienceCondition = conditions::Condition<AudienceLeaf>;

/// A condition on the URL of a page: one test, or several joined by `&`, `|` and `!`.
pub type UrlCondition = conditions::Condition<UrlLeaf>;

/// The conditions of a page: the JSON text of a tree, and [the tree](Urls::tree).
///
/// Create them from a [`UrlCondition`], or parse a text. A received text is kept exactly as it was received, whether or not it is a
/// tree.
///
/// ```
/// use optimizely_rest::v2::{UrlCondition, Urls};
///
/// let urls: Urls = r#"["and", ["or", {"match_type": "simple", "type": "url", "value": "shop.example"}]]"#.parse()?;
/// assert_eq!(urls.to_string(), r#"the URL is simply "shop.example""#);
/// assert_eq!(Urls::from(UrlCondition::simple("a.example")).tree()?.leaves().count(), 1);
/// # Ok::<(), optimizely_rest::v2::conditions::ConditionsError>(())
/// ```
pub type Urls = conditions::Conditions<UrlLeaf>;

/// A part of a tree, as [`Condition::root`] returns it. Its parameter is the leaf of the tree.
pub type Part<'a, L = Leaf> = conditions::Part<'a, L>;

/// The parts of a group, from left to right.
pub type Parts<'a, L = Leaf> = conditions::Parts<'a, L>;
