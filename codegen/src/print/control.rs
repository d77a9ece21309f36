//! Control flow: conditions, loops and arms.

use super::place::{Place, STEP, is_better_below, is_one_line, newline};
use super::spacing::{flat, width};
use super::syntax::{CONTROL, after_blocks, attributes, is_block_like, next_block, operands};
use super::tree::{Bracket, Group, Tree};
use crate::into_vec::IntoVec as _;

impl Place {
    /// `if`, `match` and loops: blocks and their heads.
    pub fn control(self, code: &[Tree]) -> String {
        let end = after_blocks(code);
        let mut text = String::new();
        let mut rest = &code[..end];
        while let Some(at) = next_block(rest) {
            let (head, others) = rest.split_at(at);
            if !text.is_empty() {
                text.push(' ');
            }
            text += &self.condition(head, text.is_empty());
            if let Tree::Group(group) = &others[0] {
                text += &if head.first().is_some_and(|word| word.is("match")) {
                    self.arms(group)
                } else {
                    self.block(group)
                };
            }
            rest = &others[1..];
        }
        text + &flat(&code[end..])
    }

    /// The head of a block, followed by a space.
    fn condition(self, head: &[Tree], is_first: bool) -> String {
        if let Some(conditions) = self.conditions(head) {
            return conditions;
        }
        let words = head.iter().take_while(|tree| tree.is_any(&CONTROL) || tree.is_any(&["let", "move"])).count();
        let sign = head.iter().position(|tree| tree.is_any(&["=", "in"])).map_or(words, |sign| sign + 1);
        let (words, value) = head.split_at(sign.max(words));
        let mut text = flat(words);
        if value.is_empty() {
            return if text.is_empty() { text } else { text + " " };
        }
        if let [words @ .., last] = words
            && last.is("in")
        {
            // The iterator of a loop may begin on the next line.
            let after = " {".len();
            let text = Place { after, ..self }.assignment(&[words, std::slice::from_ref(last)].concat(), value);
            let is_beside = is_one_line(&text) || ends_like_a_list(&text, self.indent);
            return text + &if is_beside { " ".to_owned() } else { newline(self.indent) };
        }
        let column = if is_first { self.column } else { self.indent + 2 };
        let here = Place { column: column + text.chars().count() + 1, after: " {".len(), ..self };
        let value = here.expression(value);
        text = format!("{text} {value}");
        if is_one_line(&value) || ends_like_a_list(&value, self.indent) {
            text + " "
        } else {
            text + &newline(self.indent)
        }
    }

    /// `let … = … && …`, one part per line.
    fn conditions(self, head: &[Tree]) -> Option<String> {
        let parts = operands(head).filter(|_| head.iter().any(|tree| tree.is("let")))?;
        let mut text = String::new();
        for (at, part) in parts.into_iter().enumerate() {
            let keywords = part.iter().take_while(|tree| tree.is_any(&["if", "else", "while", "&&", "let"])).count();
            let value = part
                .iter()
                .position(|tree| tree.is("="))
                .filter(|_| part[..keywords].iter().any(|tree| tree.is("let")));
            let below = Place::line(self.indent + STEP, 0);
            let here = if at == 0 { Place { after: 0, ..self } } else { below };
            text += &if at == 0 { String::new() } else { newline(below.indent) };
            let head = &part[..value.map_or(keywords, |sign| sign + 1)];
            let width = width(head) + 1;
            text += &flat(head);
            text.push(' ');
            text += &here.right(width).expression(&part[head.len()..]);
        }
        Some(text + &newline(self.indent))
    }

    /// The arms of a `match`.
    fn arms(self, group: &Group) -> String {
        let inner = self.indent + STEP;
        let mut text = "{".to_owned();
        let mut rest = &group.trees[..];
        while let Some(arrow) = rest.iter().position(|tree| tree.is("=>")) {
            let (pattern, value) = (&rest[..=arrow], &rest[arrow + 1..]);
            let is_block = value.first().is_some_and(|tree| tree.group(Bracket::Brace).is_some());
            let end = if is_block { 1 } else { value.iter().position(|tree| tree.is(",")).unwrap_or(value.len()) };
            text += &newline(inner);
            text += &Place::line(inner, 0).arm(pattern, &value[..end]);
            rest = &value[end..];
            if rest.first().is_some_and(|tree| tree.is(",")) {
                rest = &rest[1..];
            }
        }
        // A part of a macro may have no arrow.
        if !rest.is_empty() {
            text += &newline(inner);
            text += &flat(rest);
        }
        text + &newline(self.indent) + "}"
    }

    /// A pattern and its arrow. The alternatives are on one line if they fit, or else one per line.
    fn pattern(self, code: &[Tree]) -> String {
        let place = self.with_after(" {".len());
        let has_guard = code.iter().any(|tree| tree.is("if"));
        match operands(code).filter(|_| !has_guard && !place.fits(code)) {
            Some(alternatives) => alternatives.into_iter().map(flat).into_vec().join(&newline(self.indent)),
            None => flat(code),
        }
    }

    /// An arm at the beginning of a line.
    fn arm(self, pattern: &[Tree], value: &[Tree]) -> String {
        let start = attributes(pattern);
        let mut head = self.attributes(&pattern[..start]);
        let pattern = self.pattern(&pattern[start..]);
        head += &pattern;
        let last = pattern.rsplit_once('\n').map_or(&*pattern, |(_, last)| last.trim_start());
        if let [Tree::Group(group)] = value
            && group.bracket == Bracket::Brace
        {
            return format!("{head} {}", self.block(group));
        }
        let here = Place::line(self.indent, 1).right(last.chars().count() + 1);
        let below = Place::line(self.indent + STEP, 0);
        let (one, other) = (here.expression(value), below.expression(value));
        let is_one = is_one_line(&one) && here.holds(&one) || value.first().is_some_and(|word| word.is("match"));
        if !is_one && (!here.holds(&one) || is_better_below(&one, &other) || is_block_like(value)) {
            return format!("{head} {{{}{other}{}}}", newline(below.indent), newline(self.indent));
        }
        format!("{head} {one},")
    }
}

/// Whether the last line only closes brackets, so that a block may begin on it.
fn ends_like_a_list(text: &str, indent: usize) -> bool {
    let last = text.rsplit_once('\n').map_or(text, |(_, last)| last);
    last.strip_prefix(&*" ".repeat(indent)).is_some_and(|last| last.starts_with([')', ']', '}']))
}
