//! A tree as a sentence.

use std::fmt;

use super::leaf::ConditionLeaf;
use super::tree::{Condition, Operator};
use super::walk::Event;

impl<L: ConditionLeaf> fmt::Display for Condition<L> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut depth, mut is_empty) = (0_usize, false);
        for event in self.walk() {
            let closes_empty = std::mem::replace(&mut is_empty, matches!(event, Event::Open(..)));
            match event {
                // A list with one part says the same as that part.
                Event::Open(Operator::And | Operator::Or, 1) | Event::Close(Operator::And | Operator::Or, 1) => {}
                Event::Open(operator, _) => {
                    out.write_str(opening(operator, depth))?;
                    depth += 1;
                }
                Event::Between(operator) => out.write_str(between(operator))?,
                Event::Close(operator, _) => {
                    depth -= 1;
                    if closes_empty {
                        out.write_str("no condition")?;
                    }
                    out.write_str(closing(operator, depth))?;
                }
                Event::Leaf(leaf) => fmt::Display::fmt(leaf, out)?,
                Event::Empty if L::EMPTY_IS_NOBODY => out.write_str("nobody")?,
                Event::Empty => out.write_str("no condition")?,
            }
        }
        Ok(())
    }
}

fn opening(operator: Operator, depth: usize) -> &'static str {
    match (operator, depth) {
        (Operator::Not, _) => "not (",
        (_, 0) => "",
        _ => "(",
    }
}

fn between(operator: Operator) -> &'static str {
    match operator {
        Operator::And => " and ",
        Operator::Or => " or ",
        // A `not` takes one condition. The API does not document what several mean together.
        Operator::Not => ", ",
    }
}

fn closing(operator: Operator, depth: usize) -> &'static str {
    if operator == Operator::Not || depth > 0 { ")" } else { "" }
}
