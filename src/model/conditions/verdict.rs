//! The verdict of a tree, in a logic of three values.

use super::leaf::ConditionLeaf;
use super::tree::{Condition, Node, Operator};

/// Whether a visitor matches.
///
/// ```
/// use optimizely_rest::classic::conditions::{Condition, Verdict, Visitor};
///
/// let tree = Condition::language("da");
/// assert_eq!(tree.matches(&Visitor::new().language("da")), Verdict::Yes);
/// assert_eq!(tree.matches(&Visitor::new().language("sv")), Verdict::No);
/// assert_eq!(tree.matches(&Visitor::new()), Verdict::Undecided);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// The visitor matches.
    Yes,
    /// The visitor does not match.
    No,
    /// The answer is not known here. It takes a browser, the visitor lacks a detail, or the API does not document the condition.
    Undecided,
}

impl From<bool> for Verdict {
    fn from(matches: bool) -> Self {
        if matches { Verdict::Yes } else { Verdict::No }
    }
}

impl<L: ConditionLeaf> Condition<L> {
    /// Decides the tree by its leaves. `passes` returns `None` for a leaf that it cannot decide.
    pub(crate) fn decide(&self, passes: impl Fn(&L) -> Option<bool>) -> Verdict {
        let mut verdicts = Vec::new();
        for node in &self.nodes {
            let verdict = match node {
                Node::Empty if L::EMPTY_IS_NOBODY => Verdict::No,
                Node::Empty => Verdict::Undecided,
                Node::Leaf(leaf) => passes(leaf).map_or(Verdict::Undecided, Verdict::from),
                Node::Group { operator, parts, .. } => {
                    let first = verdicts.len().saturating_sub(*parts);
                    let verdict = joined(*operator, &verdicts[first..]);
                    verdicts.truncate(first);
                    verdict
                }
            };
            verdicts.push(verdict);
        }
        verdicts.pop().unwrap_or(Verdict::Undecided)
    }
}

fn joined(operator: Operator, parts: &[Verdict]) -> Verdict {
    match operator {
        Operator::And => decided_by(Verdict::No, parts, Verdict::Yes),
        Operator::Or => decided_by(Verdict::Yes, parts, Verdict::No),
        Operator::Not => match parts {
            [Verdict::Yes] => Verdict::No,
            [Verdict::No] => Verdict::Yes,
            _ => Verdict::Undecided,
        },
    }
}

/// The decisive verdict if one of the parts has it, and the other one if all of them are decided and none has it.
fn decided_by(decisive: Verdict, parts: &[Verdict], other: Verdict) -> Verdict {
    if parts.contains(&decisive) {
        decisive
    } else if parts.is_empty() || parts.contains(&Verdict::Undecided) {
        Verdict::Undecided
    } else {
        other
    }
}
