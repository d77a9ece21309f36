//! Whether a visitor matches, without a browser.

use super::{Condition, Conditions, Verdict, Visitor};

impl Condition {
    /// Whether a visitor matches.
    ///
    /// An `and` does not match if one of its parts does not, whatever the others are; an `or` matches if one of its parts does.
    ///
    /// These are undecided:
    ///
    /// - a test that runs in a browser (`code`);
    /// - a test of a detail that the visitor was not given;
    /// - anything that the API does not document: other types, keys and values, or a `not` of two parts;
    /// - a regular expression, without the feature `regex` (which is part of `sandbox`) or if only JavaScript can read it.
    ///
    /// ```
    /// use optimizely_rest::classic::conditions::{Condition, Verdict, Visitor};
    ///
    /// let tree = Condition::event("signup") & Condition::code("isLucky()");
    /// assert_eq!(tree.matches(&Visitor::new()), Verdict::No);
    /// assert_eq!(tree.matches(&Visitor::new().event("signup")), Verdict::Undecided);
    /// ```
    #[inline]
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.decide(|leaf| leaf.passes(visitor))
    }
}

impl Conditions {
    /// Whether a visitor matches [the tree](Condition::matches). A text that is not a tree is undecided.
    ///
    /// ```
    /// use optimizely_rest::classic::Conditions;
    /// use optimizely_rest::classic::conditions::{Condition, Verdict, Visitor};
    ///
    /// let conditions = Conditions::from(Condition::event("signup"));
    /// assert_eq!(conditions.matches(&Visitor::new().event("signup")), Verdict::Yes);
    /// ```
    #[inline]
    pub fn matches(&self, visitor: &Visitor) -> Verdict {
        self.tree().map_or(Verdict::Undecided, |tree| tree.matches(visitor))
    }
}
