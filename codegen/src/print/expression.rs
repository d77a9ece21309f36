//! Expressions, which are on one line if they fit, or else broken as by rustfmt.

use super::chain::Chain;
use super::place::{Place, STEP, columns, is_better_below, is_one_line, newline};
use super::spacing::{apart, flat};
use super::syntax::{ASSIGNMENTS, closure_body, is_block_like, operands};
use super::tree::{Bracket, Role, Tree};

impl Place {
    /// The text of an expression. Its later lines are already indented.
    pub fn expression(self, code: &[Tree]) -> String {
        if self.fits(code) { flat(code) } else { self.broken(code) }
    }

    /// The text of an expression that does not fit on its line or is never on one line.
    pub fn broken(self, code: &[Tree]) -> String {
        if is_block_like(code) {
            return self.control(code);
        }
        if let Some(body) = closure_body(code) {
            return self.closure(&code[..body], &code[body..]);
        }
        if code.len() > 1 && code[0].is_any(&["return", "break"]) {
            return self.after_head(&code[..1], &code[1..]);
        }
        if let [Tree::Leaf(sign), rest @ ..] = code {
            let is_block = rest.first().is_some_and(|word| word.is("match"));
            if sign.role == Role::Prefix && sign.text != "#" && (is_block || operands(code).is_none()) {
                return format!("{}{}", sign.text, self.right(sign.text.len()).expression(rest));
            }
        }
        if let Some(sign) = code.iter().position(|tree| tree.is_any(&ASSIGNMENTS)) {
            return self.assignment(&code[..=sign], &code[sign + 1..]);
        }
        if let Some(operands) = operands(code) {
            return self.operation(&operands);
        }
        match Chain::of(code) {
            Some(chain) => self.chain(&chain),
            None => self.call(code),
        }
    }

    /// A head that stays on its line, followed by an expression.
    fn after_head(self, head: &[Tree], rest: &[Tree]) -> String {
        let head = flat(head);
        format!("{head} {}", self.right(columns(&head) + 1).expression(rest))
    }

    /// A closure. A body of several lines gets braces, unless it has them.
    fn closure(self, head: &[Tree], body: &[Tree]) -> String {
        let text = self.after_head(head, body);
        let head = flat(head);
        let brings_braces = body.last().is_some_and(|tree| tree.group(Bracket::Brace).is_some());
        let is_control = body[0].is_any(&["if", "for", "while", "loop"]);
        if is_one_line(&text) && self.holds(&text) || brings_braces && !is_control {
            return text;
        }
        let body = Place::line(self.indent + STEP, 0).expression(body);
        format!("{head} {{{}{body}{}}}", newline(self.indent + STEP), newline(self.indent))
    }

    /// A call, a macro, a struct literal, a tuple or an array. The content of its last brackets is broken.
    pub fn call(self, code: &[Tree]) -> String {
        let last = code.iter().rposition(|tree| match tree {
            Tree::Group(group) => matches!(group.bracket, Bracket::Paren | Bracket::Square | Bracket::Brace),
            Tree::Leaf(_) => false,
        });
        let Some((last, Tree::Group(group))) = last.map(|last| (last, &code[last])) else { return flat(code) };
        let (head, tail) = (&code[..last], flat(&code[last + 1..]));
        let mut text = flat(head);
        if head.last().is_some_and(|before| apart(before, &code[last])) {
            text.push(' ');
        }
        let place = self.right(columns(&text)).with_after(columns(&tail));
        text + &place.list(head, group) + &tail
    }

    /// `head = value`. The value begins on the next line if that is better.
    pub fn assignment(self, head: &[Tree], value: &[Tree]) -> String {
        let head = flat(head);
        let here = self.right(columns(&head) + 1);
        let next = Place::line(self.indent + STEP, self.after);
        if here.fits(value) {
            return format!("{head} {}", flat(value));
        }
        let (one, other) = (here.expression(value), next.expression(value));
        if next.holds(&other) && (!here.holds(&one) || is_better_below(&one, &other)) {
            format!("{head}{}{other}", newline(next.indent))
        } else {
            format!("{head} {one}")
        }
    }

    fn operation(self, operands: &[&[Tree]]) -> String {
        let below = Place::line(self.indent + STEP, self.after);
        let mut text = self.expression(operands[0]);
        for operand in &operands[1..] {
            text.push_str(&newline(below.indent));
            text.push_str(&below.after_head(&operand[..1], &operand[1..]));
        }
        text
    }
}
