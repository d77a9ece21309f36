//! The content of brackets: arguments, elements, and the fields of a struct.

use super::chain::Chain;
use super::place::{Place, STEP, columns, is_one_line, newline};
use super::spacing::{self, flat, width};
use super::syntax::{attributes, closure_body, elements};
use super::tree::{Bracket, Group, Role, Tree, breaks};

/// Array elements up to this width share lines.
const SHORT: usize = 10;

impl Place {
    /// The text of a group that does not fit on its line. `head` is the code before it.
    pub fn list(self, head: &[Tree], group: &Group) -> String {
        let elements = elements(group);
        let is_macro = head.last().is_some_and(|before| before.is("!"));
        if !group.breaks && self.has_room(group.width) || elements.is_empty() {
            return spacing::group(group);
        }
        if group.bracket == Bracket::Brace {
            let is_block = head.is_empty() || group.trees.iter().any(|tree| tree.is(";"));
            return if is_block && !is_macro { self.block(group) } else { self.fields(group) };
        }
        if let Some(text) = self.overflowing(head, group, &elements) {
            return text;
        }
        let is_array = group.bracket == Bracket::Square && !is_macro;
        if is_array && elements.len() > 1 && elements.iter().all(|element| width(element) <= SHORT) {
            return self.filled(group);
        }
        self.vertical(group)
    }

    /// All elements on the line. The last one continues on the next lines.
    fn overflowing(self, head: &[Tree], group: &Group, elements: &[&[Tree]]) -> Option<String> {
        let (last, others) = elements.split_last()?;
        let stays = |element: &&[Tree]| breaks(element) || closure_body(element).is_some();
        if !may_overflow(head, last, elements.len()) || others.iter().any(stays) {
            return None;
        }
        let (open, close) = group.bracket.texts();
        let mut text = open.to_owned();
        for other in others {
            text += &flat(other);
            text += ", ";
        }
        let here = self.right(columns(&text)).with_after(1);
        let beside = match Chain::of(last) {
            Some(chain) if width(head) >= STEP && !is_match(last) && closure_body(last).is_none() => {
                chain.with_last_broken(here)?
            }
            _ => here.broken(last),
        };
        let is_one_below =
            others.is_empty() && Place::line(self.indent + STEP, 1).fits(last) && beside.matches('\n').count() < 2;
        let first = beside.lines().next().unwrap_or_default();
        let is_good = here.holds(first) && !is_one_line(&beside) && !is_one_below;
        is_good.then(|| text + &beside + close)
    }

    /// One line for each element.
    pub fn vertical(self, group: &Group) -> String {
        let (open, close) = group.bracket.texts();
        let elements = elements(group);
        let inner = Place::line(self.indent + STEP, 1);
        let mut text = open.to_owned();
        for (at, element) in elements.iter().enumerate() {
            text += &newline(inner.indent);
            text += &inner.expression(element);
            if group.ends_with_comma() || at + 1 < elements.len() {
                text.push(',');
            }
        }
        text + &newline(self.indent) + close
    }

    /// As many elements on each line as fit.
    pub fn filled(self, group: &Group) -> String {
        let (open, close) = group.bracket.texts();
        let inner = Place::line(self.indent + STEP, 1);
        let mut text = format!("{open}{}", newline(inner.indent));
        let mut column = inner.indent;
        for (at, element) in elements(group).into_iter().enumerate() {
            let wide = width(element);
            if at > 0 {
                // rustfmt leaves a column free.
                let here = Place { column: column + 1, after: 2, ..inner };
                text += &if here.has_room(wide) { " ".to_owned() } else { newline(inner.indent) };
                column = if here.has_room(wide) { column + 1 } else { inner.indent };
            }
            text += &flat(element);
            text.push(',');
            column += wide + 1;
        }
        text + &newline(self.indent) + close
    }

    /// The fields of a struct or a struct literal, one per line.
    fn fields(self, group: &Group) -> String {
        let elements = elements(group);
        let inner = Place::line(self.indent + STEP, 1);
        let mut text = "{".to_owned();
        for (at, element) in elements.iter().enumerate() {
            text += &newline(inner.indent);
            let start = attributes(element);
            text += &inner.attributes(&element[..start]);
            text += &inner.field(&element[start..]);
            let is_last = at + 1 == elements.len();
            if !is_last || group.ends_with_comma() && !element[0].is("..") {
                text.push(',');
            }
        }
        text + &newline(self.indent) + "}"
    }

    fn field(self, code: &[Tree]) -> String {
        match code.iter().position(|tree| tree.is(":")) {
            Some(colon) => {
                let name = flat(&code[..=colon]);
                format!("{name} {}", self.right(columns(&name) + 1).expression(&code[colon + 1..]))
            }
            None if self.fits(code) => flat(code),
            None => self.call(code),
        }
    }
}

/// Whether the last of this many elements may begin on the line of the bracket and continue on the next lines.
fn may_overflow(head: &[Tree], element: &[Tree], count: usize) -> bool {
    let last = &element[element.len() - 1];
    let is_block = element[0].is_any(&["async", "unsafe"]) || element.len() == 1;
    if closure_body(element).is_some() || is_block && last.group(Bracket::Brace).is_some() {
        return true;
    }
    if count > 1 || element[0].is_any(&["if", "while", "for", "loop"]) {
        return false;
    }
    let is_bracketed = matches!(last, Tree::Group(_)) || last.is("?");
    let is_chain_of_short = width(head) < STEP && Chain::of(element).is_some();
    is_match(element) || (is_bracketed || is_chain_of_short) && !element.iter().any(is_binary)
}

fn is_match(code: &[Tree]) -> bool {
    code.iter().find(|tree| !tree.is_any(&["&", "!"])).is_some_and(|word| word.is("match"))
}

fn is_binary(tree: &Tree) -> bool {
    matches!(tree, Tree::Leaf(leaf) if leaf.role == Role::Sign && !matches!(&*leaf.text, "." | "::"))
}
