//! A walk through a tree from left to right, which writes it as JSON. Sentences use the same walk.

use super::leaf::{self, ConditionLeaf};
use super::tree::{Condition, Node, Operator, split};

/// A step of the walk.
pub(super) enum Event<'a, L> {
    /// A group with this many parts begins.
    Open(Operator, usize),
    /// Between two parts of a group.
    Between(Operator),
    /// That group ends.
    Close(Operator, usize),
    Leaf(&'a L),
    Empty,
}

enum Step<'a, L> {
    Visit(&'a [Node<L>]),
    Emit(Event<'a, L>),
}

/// The steps that are still to be taken, the next one last.
pub(super) struct Walk<'a, L>(Vec<Step<'a, L>>);

impl<L> Condition<L> {
    pub(super) fn walk(&self) -> Walk<'_, L> {
        Walk(vec![Step::Visit(&self.nodes)])
    }
}

impl<L: ConditionLeaf> Condition<L> {
    /// The JSON text that the API expects.
    ///
    /// ```
    /// # use optimizely_rest::classic::conditions::Condition;
    /// let tree = Condition::event("signup") | Condition::language("da");
    /// assert_eq!(tree.to_json(), r#"["or",{"type":"event","name":"signup"},{"type":"language","value":"da"}]"#);
    /// ```
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        let mut follows_operator = false;
        for event in self.walk() {
            if std::mem::take(&mut follows_operator) && !matches!(event, Event::Close(..)) {
                text.push(',');
            }
            match event {
                Event::Open(operator, _) => {
                    text.extend(["[\"", operator.word(), "\""]);
                    follows_operator = true;
                }
                Event::Between(_) => text.push(','),
                Event::Close(..) => text.push(']'),
                Event::Leaf(leaf) => leaf::write_json(leaf, &mut text),
                Event::Empty => text.push_str("[]"),
            }
        }
        text
    }
}

impl<'a, L> Iterator for Walk<'a, L> {
    type Item = Event<'a, L>;

    fn next(&mut self) -> Option<Event<'a, L>> {
        let nodes = match self.0.pop()? {
            Step::Emit(event) => return Some(event),
            Step::Visit(nodes) => nodes,
        };
        Some(match nodes.last()? {
            Node::Empty => Event::Empty,
            Node::Leaf(leaf) => Event::Leaf(leaf),
            Node::Group { operator, parts, .. } => {
                self.group(*operator, nodes);
                Event::Open(*operator, *parts)
            }
        })
    }
}

impl<'a, L> Walk<'a, L> {
    /// Adds the steps through a group. The first step is added last.
    fn group(&mut self, operator: Operator, nodes: &'a [Node<L>]) {
        let parts = split(nodes);
        self.0.push(Step::Emit(Event::Close(operator, parts.len())));
        for (index, part) in parts.into_iter().enumerate().rev() {
            self.0.push(Step::Visit(part));
            if index > 0 {
                self.0.push(Step::Emit(Event::Between(operator)));
            }
        }
    }
}
