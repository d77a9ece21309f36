//! The tree, its operators and its parts.
//!
//! The tree is held as a list in which every group follows its parts. So nothing recurses: a tree of any depth can be cloned,
//! compared, shown, decided and dropped.

use std::ops::{BitAnd, BitOr, Not};

/// The operator of a group.
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
pub(super) enum Node<L> {
    /// The empty list.
    Empty,
    Leaf(L),
    /// Its parts stand before it. `size` counts every node in them, and this one.
    Group {
        operator: Operator,
        parts: usize,
        size: usize,
    },
}

impl<L> Node<L> {
    fn size(&self) -> usize {
        match self {
            Node::Empty | Node::Leaf(_) => 1,
            Node::Group { size, .. } => *size,
        }
    }
}

/// A condition: one test, or several joined by `&`, `|` and `!`.
///
/// Each API has constructors for the tests that it documents. `Display` gives a sentence.
///
/// ```
/// use optimizely_rest::classic::conditions::Condition;
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
pub struct Condition<L> {
    /// Invariant: never empty. The last node is the root.
    pub(super) nodes: Vec<Node<L>>,
}

impl<L> Condition<L> {
    /// The empty list.
    pub(crate) fn empty() -> Self {
        Condition { nodes: vec![Node::Empty] }
    }

    /// An `and` of all of these, as `&` makes it of two. The API's documentation does not say what an `and` of nothing means.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let both = Condition::all([Condition::event("signup"), Condition::first_session()]);
    /// assert_eq!(both, Condition::event("signup") & Condition::first_session());
    /// ```
    pub fn all(conditions: impl IntoIterator<Item = Self>) -> Self {
        Condition::group(Operator::And, conditions)
    }

    /// An `or` of all of these, as `|` makes it of two. The API's documentation does not say what an `or` of nothing means.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let nordic = Condition::any(["DK", "NO", "SE"].map(Condition::location));
    /// assert_eq!(nordic.leaves().count(), 3);
    /// ```
    pub fn any(conditions: impl IntoIterator<Item = Self>) -> Self {
        Condition::group(Operator::Or, conditions)
    }

    /// The outermost part, from which a program reaches the others.
    ///
    /// ```
    /// use optimizely_rest::classic::conditions::{Condition, LeafType, Part};
    ///
    /// let tree = !Condition::event("signup");
    /// let Part::Not(mut parts) = tree.root() else { panic!("it is a `not`") };
    /// let Some(Part::Leaf(leaf)) = parts.next() else { panic!("of one test") };
    /// assert_eq!((leaf.kind(), leaf.name()), (Some(LeafType::Event), Some("signup")));
    /// ```
    pub fn root(&self) -> Part<'_, L> {
        Part::new(&self.nodes)
    }

    /// Every test in the tree, from left to right.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let tree = Condition::event("a") | !(Condition::event("b") & Condition::event("c"));
    /// assert_eq!(tree.leaves().filter_map(|leaf| leaf.name()).collect::<String>(), "abc");
    /// ```
    pub fn leaves(&self) -> impl Iterator<Item = &L> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Leaf(leaf) => Some(leaf),
            Node::Empty | Node::Group { .. } => None,
        })
    }

    fn group(operator: Operator, conditions: impl IntoIterator<Item = Self>) -> Self {
        let mut conditions = conditions.into_iter();
        let first = conditions.next();
        let mut parts = usize::from(first.is_some());
        // The first one's nodes are reused: a long chain of operators would copy them at each step.
        let mut nodes = first.map_or_else(Vec::new, |first| first.nodes);
        for condition in conditions {
            nodes.extend(condition.nodes);
            parts += 1;
        }
        nodes.push(Node::Group { operator, parts, size: nodes.len() + 1 });
        Condition { nodes }
    }

    /// `a & b & c` is one group of three.
    fn joined(mut self, operator: Operator, other: Self) -> Self {
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

impl<L> From<L> for Condition<L> {
    fn from(leaf: L) -> Self {
        Condition { nodes: vec![Node::Leaf(leaf)] }
    }
}

/// `a & b` matches if both match.
impl<L> BitAnd for Condition<L> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.joined(Operator::And, other)
    }
}

/// `a | b` matches if at least one of them matches.
impl<L> BitOr for Condition<L> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.joined(Operator::Or, other)
    }
}

/// `!a` matches if `a` does not.
impl<L> Not for Condition<L> {
    type Output = Self;

    fn not(self) -> Self {
        Condition::group(Operator::Not, [self])
    }
}

/// A part of a tree, as [`Condition::root`] returns it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Part<'a, L> {
    /// The empty list. As the conditions of an audience, it matches no visitor.
    Empty,
    /// One test.
    Leaf(&'a L),
    /// An `and` of these.
    All(Parts<'a, L>),
    /// An `or` of these.
    Any(Parts<'a, L>),
    /// A `not` of one part. A received `not` may have several parts, or none; the API does not document what that means.
    Not(Parts<'a, L>),
}

impl<'a, L> Part<'a, L> {
    fn new(nodes: &'a [Node<L>]) -> Self {
        match nodes.last() {
            None | Some(Node::Empty) => Part::Empty,
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

/// The parts of a group, from left to right.
#[derive(Clone, Debug)]
pub struct Parts<'a, L>(std::vec::IntoIter<&'a [Node<L>]>);

impl<'a, L> Iterator for Parts<'a, L> {
    type Item = Part<'a, L>;

    fn next(&mut self) -> Option<Part<'a, L>> {
        self.0.next().map(Part::new)
    }
}

/// The parts of a group, each with all the nodes in it.
pub(super) fn split<L>(nodes: &[Node<L>]) -> Vec<&[Node<L>]> {
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
