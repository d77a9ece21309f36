//! Trees on one line, with the usual spaces.

#[cfg(feature = "diff")]
use quote::ToTokens;

use super::tree::{Bracket, Group, LEADING, Leaf, Role, Tree};

/// The text of tokens. Their own `Display` puts a space between any two.
#[cfg(feature = "diff")]
pub fn text(tokens: &impl ToTokens) -> String {
    flat(&super::token::trees(tokens.to_token_stream()))
}

/// The text of the trees on one line.
pub fn flat(trees: &[Tree]) -> String {
    let mut out = String::new();
    let mut before = None;
    for tree in trees {
        if before.is_some_and(|before| apart(before, tree)) {
            out.push(' ');
        }
        match tree {
            Tree::Leaf(leaf) => out.push_str(&leaf.text),
            Tree::Group(found) => out.push_str(&group(found)),
        }
        before = Some(tree);
    }
    out
}

/// The text of a group on one line.
pub fn group(group: &Group) -> String {
    let ((open, close), space) = (group.bracket.texts(), space_inside(group));
    format!("{open}{space}{}{space}{close}", flat(&group.trees))
}

/// The width of a group on one line.
pub fn group_width(group: &Group) -> usize {
    let (open, close) = group.bracket.texts();
    open.len() + close.len() + 2 * space_inside(group).len() + width(&group.trees)
}

fn space_inside(group: &Group) -> &'static str {
    if group.bracket == Bracket::Brace && !group.trees.is_empty() { " " } else { "" }
}

/// The width of trees on one line.
pub fn width(trees: &[Tree]) -> usize {
    let widths = trees.iter().map(|tree| match tree {
        Tree::Leaf(leaf) => leaf.text.chars().count(),
        Tree::Group(group) => group.width,
    });
    let spaces = trees.windows(2).filter(|pair| apart(&pair[0], &pair[1])).count();
    widths.sum::<usize>() + spaces
}

/// Whether two adjacent trees have a space between them.
pub fn apart(before: &Tree, after: &Tree) -> bool {
    let joins = |leaf: &Leaf| leaf.role == Role::Prefix || matches!(&*leaf.text, "." | "::" | ".." | "..=");
    // A range without an end, as in `500.. => 1`, has a space after it.
    let is_open = before.is("..") && ["=>", "|", "if"].iter().any(|sign| after.is(sign));
    if matches!(before, Tree::Leaf(leaf) if joins(leaf)) && !is_open {
        return false;
    }
    match after {
        Tree::Leaf(leaf) => match &*leaf.text {
            "," | ";" | "." | ":" => false,
            "::" | ".." | "..=" => begins_after(before),
            _ => leaf.role != Role::Postfix,
        },
        Tree::Group(group) => match group.bracket {
            Bracket::Names => before.is("use"),
            Bracket::None | Bracket::Brace | Bracket::Bars => true,
            Bracket::Angle if before.is("for") => false,
            Bracket::Paren | Bracket::Square | Bracket::Angle => begins_after(before),
        },
    }
}

/// Whether a new expression begins after this, and not a call, an index or the rest of a path.
fn begins_after(before: &Tree) -> bool {
    match before {
        Tree::Leaf(leaf) => match leaf.role {
            Role::Word => LEADING.contains(&&*leaf.text) || leaf.text.starts_with('\''),
            Role::Sign => true,
            Role::Prefix | Role::Postfix => false,
        },
        Tree::Group(group) => matches!(group.bracket, Bracket::Bars | Bracket::Brace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::token::trees;

    #[test]
    fn code_looks_as_it_is_written() {
        for written in [
            "pub fn Live<Book>::clear_rating(&mut self) -> &mut Self",
            "pub fn NewBook::tags(self, tags: impl IntoIterator<Item = (impl Into<String>, Rating)>) -> Self",
            "pub fn Token::source<F, T>(source: F) -> Self where F: Fn() -> T + Send + 'static",
            "#[must_use] pub struct NewBook",
            "pub const BASE_URL: &str",
            "impl<'de> Deserialize<'de> for Book",
            "impl List<Item = Live<Book>, Parent = ()> for Book",
            "pub fn Call<Vec<Live<Book>>>::x() -> Edit<'_, Book>",
            "for<'never> Classic: refused::DeleteAudiences",
            "pub(crate) const API: ApiTable = ApiTable { name: \"a\", verbs: &[], ..ApiTable::PLAIN }",
            "use serde::{Deserialize, Serialize};",
            "target_urls.into_iter().map(|(one, other)| (one.into(), other)).unzip()",
            "adding(self.id, |data: &Goal| &data.experiment_ids, move |known| -known)",
            "in_range(\"offset\", Some(&self.offset), -10..=10)?",
            "matches!(self.kind, Kind::A | Kind::B { .. }) && !self.done && a < b",
            "let (mut a, r#type): (u8, [u8; 2]) = (-1, [0; 2])",
            "if let Some(a) = b { (a,) } else { *c }",
            "open_text_enum!(Mode { Manual = \"manual\", Off = -1 })",
            "&Into::<AudienceId>::into(audience_id)",
            "fn all<'a>(of: &'a [Field]) -> &'static (u8, u8)",
            "pub use {one, other};",
            "each(async |a| a, async move { b })",
            "while let Some(key) = map.next_key::<Key<'de>>()? {}",
            "for (a, b) in [(1, 2)] {}",
            "match a { 304 | 500.. => b, 9.. if c => d, 7.. | 2 => &e[1..], ..=3 => f }",
            "fn go<T: ?Sized>(mut self) -> <T as Go>::Out",
        ] {
            let tokens = written.parse().expect("these are tokens");
            assert_eq!(flat(&trees(tokens)), written);
        }
    }

    #[test]
    fn the_width_is_that_of_the_text() {
        let tokens = "fn f(a: &A<B>) -> C { a.b::<C>([1, 2])? }".parse().expect("these are tokens");
        let trees = trees(tokens);
        assert_eq!(width(&trees), flat(&trees).len());
    }
}
