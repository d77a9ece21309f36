//! Trees of conditions, generic over their leaves.
//!
//! A [`Condition`] joins leaves by `and`, `or` and `not`. [`Conditions`] keep the text of such a tree as it was received.
//! Each API has leaves of its own, so programs use its aliases: `optimizely_rest::classic::conditions::Condition` is the tree whose
//! leaves are the tests of Optimizely Classic. The generic types are here for code that works with any of them.
//!
//! ```
//! use optimizely_rest::conditions::{Condition, ConditionLeaf};
//!
//! fn is_simple<L: ConditionLeaf>(condition: &Condition<L>) -> bool {
//!     condition.leaves().count() < 5
//! }
//!
//! assert!(is_simple(&optimizely_rest::classic::conditions::Condition::event("signup")));
//! ```

mod leaf;
mod parse;
mod sentence;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod verdict;
mod walk;

pub use leaf::ConditionLeaf;
pub(crate) use leaf::say;
pub use text::{Conditions, ConditionsError};
pub use tree::{Condition, Part, Parts};
pub use verdict::Verdict;
