//! The tree: its operators, and how its parts are looked at.
//!
//! It is held as a list in which every group stands behind its parts, so that nothing that is done with a tree recurses: however
//! deep one is, it can be cloned, compared, shown, decided and dropped.

use std::ops::{BitAnd, BitOr, Not};

use super::leaf::Leaf;

/// What joins the parts of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    And,
    Or,
    Not,
}

impl Operator {
    pub(super) const ALL: [Operator; 3] = [Operator::And, Operator::Or, Operator::Not];

    /// The operator as the API writes it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Operator::And => "and",
            Operator::Or => "or",
            Operator::Not => "not",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// The empty list.
    Nobody,
    Leaf(Leaf),
    /// The parts stand before it. `size` counts all nodes in them, and this one.
    Group {
        operator: Operator,
        parts: usize,
        size: usize,
    },
}

impl Node {
    fn size(&self) -> usize {
        match self {
            Node::Nobody | Node::Leaf(_) => 1,
            Node::Group { size, .. } => *size,
        }
    }
}

/// A condition on a visitor: one test, or several joined by `&`, `|` and `!`.
///
/// There is a constructor for each test that the API documents. `Display` is a sentence.
///
/// ```
/// use optimizely_rest::conditions::Condition;
///
/// let tree = Condition::location("US|CA") & !Condition::first_session();
/// assert_eq!(tree.to_string(), "the location is \"US|CA\" and not (it is the first session)");
/// assert_eq!(
///     tree.to_json(),
///     r#"["and",{"type":"location","value":"US|CA"},["not",{"type":"first_session"}]]"#,
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Condition {
    /// Never empty: the last one is the root.
    pub(super) nodes: Vec<Node>,
}

impl Condition {
    /// The empty list, by which nobody matches. Visitors can still be added by the JavaScript API of the page.
    ///
    /// ```
    /// # use optimizely_rest::conditions::Condition;
    /// assert_eq!(Condition::nobody().to_json(), "[]");
    /// ```
    pub fn nobody() -> Self {
        Condition { nodes: vec![Node::Nobody] }
    }

    /// Whoever matches each of these. It is what `&` makes of two; of none, it is an `and` of nothing, which the API's
    /// documentation leaves open.
    ///
    /// ```
    /// # use optimizely_rest::conditions::Condition;
    /// let both = Condition::all([Condition::event("signup"), Condition::first_session()]);
    /// assert_eq!(both, Condition::event("signup") & Condition::first_session());
    /// ```
    pub fn all(conditions: impl IntoIterator<Item = Condition>) -> Self {
        Condition::group(Operator::And, conditions)
    }

    /// Whoever matches one of these at least. It is what `|` makes of two; of none, it is an `or` of nothing, which the API's
    /// documentation leaves open.
    ///
    /// ```
    /// # use optimizely_rest::conditions::Condition;
    /// let nordic = Condition::any(["DK", "NO", "SE"].map(Condition::location));
    /// assert_eq!(nordic.leaves().count(), 3);
    /// ```
    pub fn any(conditions: impl IntoIterator<Item = Condition>) -> Self {
        Condition::group(Operator::Or, conditions)
    }

    /// The parts of which it is made, for a program that looks into it.
    ///
    /// ```
    /// use optimizely_rest::conditions::{Condition, LeafType, Part};
    ///
    /// let tree = !Condition::event("signup");
    /// let Part::Not(mut parts) = tree.root() else { panic!("it is a `not`") };
    /// let Some(Part::Leaf(leaf)) = parts.next() else { panic!("of one test") };
    /// assert_eq!((leaf.kind(), leaf.name()), (Some(LeafType::Event), Some("signup")));
    /// ```
    pub fn root(&self) -> Part<'_> {
        Part::of(&self.nodes)
    }

    /// All tests in it, in their order.
    ///
    /// ```
    /// # use optimizely_rest::conditions::Condition;
    /// let tree = Condition::event("a") | !(Condition::event("b") & Condition::event("c"));
    /// assert_eq!(tree.leaves().filter_map(|leaf| leaf.name()).collect::<String>(), "abc");
    /// ```
    pub fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Leaf(leaf) => Some(leaf),
            Node::Nobody | Node::Group { .. } => None,
        })
    }

    fn group(operator: Operator, conditions: impl IntoIterator<Item = Condition>) -> Self {
        let mut conditions = conditions.into_iter();
        let first = conditions.next();
        let mut parts = usize::from(first.is_some());
        // The nodes of the first are used again: a long chain of operators would copy them each time.
        let mut nodes = first.map_or_else(Vec::new, |first| first.nodes);
        for condition in conditions {
            nodes.extend(condition.nodes);
            parts += 1;
        }
        nodes.push(Node::Group { operator, parts, size: nodes.len() + 1 });
        Condition { nodes }
    }

    /// `a & b & c` is one group of three.
    fn joined(mut self, operator: Operator, other: Condition) -> Self {
        match self.nodes.last() {
            Some(&Node::Group { operator: own, parts, size }) if own == operator => {
                self.nodes.pop();
                let size = size + other.nodes.len();
                self.nodes.extend(other.nodes);
                self.nodes.push(Node::Group { operator, parts: parts + 1, size });
                self
            }
            _ => Condition::group(operator, [self, other]),
        }
    }
}

impl From<Leaf> for Condition {
    fn from(leaf: Leaf) -> Self {
        Condition { nodes: vec![Node::Leaf(leaf)] }
    }
}

/// Whoever matches both.
impl BitAnd for Condition {
    type Output = Condition;

    fn bitand(self, other: Condition) -> Condition {
        self.joined(Operator::And, other)
    }
}

/// Whoever matches one of the two at least.
impl BitOr for Condition {
    type Output = Condition;

    fn bitor(self, other: Condition) -> Condition {
        self.joined(Operator::Or, other)
    }
}

/// Whoever does not match.
impl Not for Condition {
    type Output = Condition;

    fn not(self) -> Condition {
        Condition::group(Operator::Not, [self])
    }
}

/// A part of a tree, as [`Condition::root`] shows it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Part<'a> {
    /// The empty list, by which nobody matches.
    Nobody,
    /// One test.
    Leaf(&'a Leaf),
    /// An `and` of these.
    All(Parts<'a>),
    /// An `or` of these.
    Any(Parts<'a>),
    /// A `not` of this. A tree that was received may have several here, or none: what that means is the API's secret.
    Not(Parts<'a>),
}

impl<'a> Part<'a> {
    fn of(nodes: &'a [Node]) -> Self {
        match nodes.last() {
            None | Some(Node::Nobody) => Part::Nobody,
            Some(Node::Leaf(leaf)) => Part::Leaf(leaf),
            Some(Node::Group { operator, .. }) => {
                let parts = Parts(split(nodes).into_iter());
                match operator {
                    Operator::And => Part::All(parts),
                    Operator::Or => Part::Any(parts),
                    Operator::Not => Part::Not(parts),
                }
            }
        }
    }
}

/// The parts of a group, in their order.
#[derive(Clone, Debug)]
pub struct Parts<'a>(std::vec::IntoIter<&'a [Node]>);

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        self.0.next().map(Part::of)
    }
}

/// The parts of a group, each with all nodes in it.
pub(super) fn split(nodes: &[Node]) -> Vec<&[Node]> {
    let Some((Node::Group { parts: count, .. }, mut rest)) = nodes.split_last() else { return Vec::new() };
    let mut parts = Vec::with_capacity(*count);
    while let Some(last) = rest.last() {
        let (before, part) = rest.split_at(rest.len() - last.size());
        parts.push(part);
        rest = before;
    }
    parts.reverse();
    parts
}
