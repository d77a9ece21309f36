//! The parts of code that matter for its layout: statements, items, operands and elements.

use super::tree::{Bracket, Group, Role, Tree};
use crate::into_vec::IntoVec as _;

/// The content of a group, split at its commas.
pub fn elements(group: &Group) -> Vec<&[Tree]> {
    let elements = group.trees.split(|tree| tree.is(","));
    elements.filter(|element| !element.is_empty()).into_vec()
}

/// The index at which the body of a closure begins.
pub fn closure_body(code: &[Tree]) -> Option<usize> {
    let bars = code.iter().take_while(|tree| tree.is_any(&["async", "move", "static"])).count();
    code.get(bars)?.group(Bracket::Bars)?;
    match code.get(bars + 1)?.is("->") {
        true => code.iter().position(|tree| tree.group(Bracket::Brace).is_some()),
        false => Some(bars + 1),
    }
}

/// The operators of an assignment.
pub const ASSIGNMENTS: [&str; 11] = ["=", "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "<<=", ">>="];

/// The binary operators, those that bind least first.
const OPERATORS: [&[&str]; 8] =
    [&["||"], &["&&"], &["==", "!=", "<", ">", "<=", ">="], &["|"], &["^"], &["&"], &["+", "-"], &["*", "/", "%"]];

/// The operands of an operation. Each except the first begins with its operator.
pub fn operands(code: &[Tree]) -> Option<Vec<&[Tree]>> {
    let is_operator = |tree: &Tree, texts: &[&str]| match tree {
        Tree::Leaf(leaf) => leaf.role == Role::Sign && texts.contains(&&*leaf.text),
        Tree::Group(_) => false,
    };
    let level = OPERATORS.iter().find(|texts| code.iter().any(|tree| is_operator(tree, texts)))?;
    let mut operands = Vec::new();
    let mut start = 0;
    for (at, tree) in code.iter().enumerate() {
        if is_operator(tree, level) {
            operands.push(&code[start..at]);
            start = at;
        }
    }
    operands.push(&code[start..]);
    Some(operands)
}

/// The keywords that a block may follow.
pub const CONTROL: [&str; 8] = ["if", "match", "while", "for", "loop", "unsafe", "async", "else"];

/// Whether the code begins with a keyword that a block follows.
pub fn is_block_like(code: &[Tree]) -> bool {
    let has_block = || code.iter().any(|tree| tree.group(Bracket::Brace).is_some());
    let is_closure = closure_body(code).is_some();
    match code.first() {
        Some(Tree::Leaf(word)) => CONTROL.contains(&&*word.text) && has_block() && !is_closure,
        Some(Tree::Group(group)) => group.bracket == Bracket::Brace,
        None => false,
    }
}

/// The index of the next block. The braces of a pattern are not a block.
pub fn next_block(code: &[Tree]) -> Option<usize> {
    let follows_pattern = |at: &usize| code.get(at + 1).is_some_and(|next| next.is_any(&["=", "in", "|", "&&", "||"]));
    (0..code.len()).find(|at| code[*at].group(Bracket::Brace).is_some() && !follows_pattern(at))
}

/// The end of `if … {} else {}` and similar expressions.
pub fn after_blocks(code: &[Tree]) -> usize {
    let mut end = 0;
    loop {
        end = next_block(&code[end..]).map_or(code.len(), |block| end + block + 1);
        if !code.get(end).is_some_and(|tree| tree.is("else")) {
            return end;
        }
    }
}

/// The statements of a block.
pub fn statements(code: &[Tree]) -> Vec<&[Tree]> {
    let mut found = Vec::new();
    let mut rest = code;
    while !rest.is_empty() {
        let (statement, others) = rest.split_at(statement_length(rest));
        found.push(statement);
        rest = others;
    }
    found
}

/// The number of trees of the first statement.
fn statement_length(code: &[Tree]) -> usize {
    let start = attributes(code);
    if is_item(&code[start..]) {
        return item_length(code);
    }
    if is_block_like(&code[start..]) {
        let end = start + after_blocks(&code[start..]);
        match code.get(end) {
            Some(next) if next.is(";") => return end + 1,
            Some(next) if next.is_any(&[".", "?"]) => {}
            _ => return end,
        }
    }
    if let Some(end) = after_macro(&code[start..]) {
        return start + end;
    }
    code.iter().position(|tree| tree.is(";")).map_or(code.len(), |end| end + 1)
}

/// The end of a statement that is a macro with braces.
fn after_macro(code: &[Tree]) -> Option<usize> {
    let bang = code.iter().position(|tree| tree.is("!"))?;
    let is_path = code[..bang]
        .iter()
        .all(|tree| matches!(tree, Tree::Leaf(leaf) if leaf.role == Role::Word || leaf.text == "::"));
    let is_braced = code.get(bang + 1)?.group(Bracket::Brace).is_some();
    let goes_on = code.get(bang + 2).is_some_and(|next| next.is_any(&[";", ".", "?"]));
    (is_path && is_braced && !goes_on).then_some(bang + 2)
}

/// Words before the keyword of an item.
const QUALIFIERS: [&str; 7] = ["pub", "default", "async", "unsafe", "extern", "const", "crate"];
const KEYWORDS: [&str; 12] =
    ["fn", "struct", "enum", "union", "trait", "impl", "mod", "use", "type", "static", "const", "macro_rules"];

/// The keyword of an item, such as `fn` in `pub const fn`.
pub fn keyword(code: &[Tree]) -> Option<&str> {
    let mut found = None;
    for tree in code {
        match tree {
            Tree::Leaf(leaf) if QUALIFIERS.contains(&&*leaf.text) || KEYWORDS.contains(&&*leaf.text) => {
                found = Some(&*leaf.text);
                if !QUALIFIERS.contains(&&*leaf.text) {
                    break;
                }
            }
            // `pub(crate)` and `extern "C"`.
            Tree::Group(group) if group.bracket == Bracket::Paren && found == Some("pub") => {}
            Tree::Leaf(leaf) if found == Some("extern") && leaf.text.starts_with('"') => {}
            _ => break,
        }
    }
    found.filter(|word| KEYWORDS.contains(word))
}

/// Whether an item begins here, and not a statement or an expression.
pub fn is_item(code: &[Tree]) -> bool {
    keyword(code).is_some()
}

/// The number of trees of the attributes at the beginning of the code.
pub fn attributes(code: &[Tree]) -> usize {
    let mut end = 0;
    while code.get(end).is_some_and(|tree| tree.is("#")) {
        end += if is_inner(&code[end..]) { 3 } else { 2 };
    }
    end.min(code.len())
}

/// Whether an inner attribute begins here.
pub fn is_inner(code: &[Tree]) -> bool {
    matches!(code, [sign, bang, ..] if sign.is("#") && bang.is("!"))
}

/// The number of trees of the first item, including its attributes.
pub fn item_length(code: &[Tree]) -> usize {
    if is_inner(code) {
        return code.len().min(3);
    }
    let start = attributes(code);
    let ends_at_sign = matches!(keyword(&code[start..]), Some("use" | "type" | "static" | "const"));
    let end =
        code[start..].iter().position(|tree| tree.is(";") || !ends_at_sign && tree.group(Bracket::Brace).is_some());
    end.map_or(code.len(), |end| start + end + 1)
}
