//! A tree from the left to the right, as it is written: JSON, and sentences.

use super::leaf::Leaf;
use super::tree::{Condition, Node, Operator, split};

/// What is met on the way.
pub(super) enum Event<'a> {
    /// A group begins.
    Open(Operator),
    /// Between two parts of a group.
    Between(Operator),
    Close(Operator),
    Leaf(&'a Leaf),
    Nobody,
}

enum Step<'a> {
    Visit(&'a [Node]),
    Meet(Event<'a>),
}

/// The way through a tree.
pub(super) struct Walk<'a>(Vec<Step<'a>>);

impl Condition {
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk(vec![Step::Visit(&self.nodes)])
    }

    /// The JSON text that the API wants.
    ///
    /// ```
    /// # use optimizely_rest::conditions::Condition;
    /// let tree = Condition::event("signup") | Condition::language("da");
    /// assert_eq!(tree.to_json(), r#"["or",{"type":"event","name":"signup"},{"type":"language","value":"da"}]"#);
    /// ```
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        let mut follows_operator = false;
        for event in self.walk() {
            if std::mem::take(&mut follows_operator) && !matches!(event, Event::Close(_)) {
                text.push(',');
            }
            match event {
                Event::Open(operator) => {
                    text.extend(["[\"", operator.word(), "\""]);
                    follows_operator = true;
                }
                Event::Between(_) => text.push(','),
                Event::Close(_) => text.push(']'),
                Event::Leaf(leaf) => leaf.write_json(&mut text),
                Event::Nobody => text.push_str("[]"),
            }
        }
        text
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        let nodes = match self.0.pop()? {
            Step::Meet(event) => return Some(event),
            Step::Visit(nodes) => nodes,
        };
        Some(match nodes.last()? {
            Node::Nobody => Event::Nobody,
            Node::Leaf(leaf) => Event::Leaf(leaf),
            Node::Group { operator, .. } => {
                self.group(*operator, nodes);
                Event::Open(*operator)
            }
        })
    }
}

impl<'a> Walk<'a> {
    /// Notes what is still to come; what comes first is noted last.
    fn group(&mut self, operator: Operator, nodes: &'a [Node]) {
        self.0.push(Step::Meet(Event::Close(operator)));
        for (index, part) in split(nodes).into_iter().enumerate().rev() {
            self.0.push(Step::Visit(part));
            if index > 0 {
                self.0.push(Step::Meet(Event::Between(operator)));
            }
        }
    }
}
