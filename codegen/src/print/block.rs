//! Blocks and their statements.

use super::place::{Place, STEP, newline};
use super::spacing::flat;
use super::syntax::{attributes, is_block_like, is_item, statements};
use super::tree::{Group, Tree};

impl Place {
    /// A block of statements, one per line.
    pub fn block(self, group: &Group) -> String {
        if group.trees.is_empty() {
            return "{}".to_owned();
        }
        let inner = Place::line(self.indent + STEP, 0);
        let mut text = "{".to_owned();
        for statement in statements(&group.trees) {
            text += &newline(inner.indent);
            text += &inner.statement(statement);
        }
        text + &newline(self.indent) + "}"
    }

    /// A statement at the beginning of a line.
    pub fn statement(self, code: &[Tree]) -> String {
        let start = attributes(code);
        if is_item(&code[start..]) {
            return self.item(code);
        }
        let text = self.attributes(&code[..start]);
        let (code, end) = match &code[start..] {
            [code @ .., last] if last.is(";") => (code, ";"),
            code => (code, ""),
        };
        let place = Place::line(self.indent, end.len());
        let is_assignment = code.first().is_some_and(|tree| tree.is("let"));
        let body = match code.iter().position(|tree| tree.is("=")).filter(|_| is_assignment) {
            Some(sign) => place.binding(&code[..=sign], &code[sign + 1..]),
            None if is_block_like(code) && !may_be_flat(code, end) => place.control(code),
            None => place.expression(code),
        };
        text + &body + end
    }

    /// `let … = value`, possibly with an `else` block.
    fn binding(self, head: &[Tree], value: &[Tree]) -> String {
        let otherwise = value.iter().position(|tree| tree.is("else")).filter(|_| !is_block_like(value));
        let Some(otherwise) = otherwise else {
            return self.assignment(head, value);
        };
        let all = [head, value].concat();
        if self.fits(&all) {
            return flat(&all);
        }
        let text = self.with_after(" else {".len()).assignment(head, &value[..otherwise]);
        text + " " + &self.control(&value[otherwise..])
    }
}

/// Whether an expression with a block may be on one line, which holds if it is the value of the outer block.
fn may_be_flat(code: &[Tree], end: &str) -> bool {
    end.is_empty() && code.iter().any(|tree| tree.is_any(&["async", "else", "unsafe"]))
}
