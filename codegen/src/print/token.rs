//! Reads tokens into trees. `proc_macro2` returns one sign at a time, and no brackets except `()`, `[]` and `{}`.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::spacing;
use super::tree::{Bracket, Group, LEADING, Leaf, Role, Tree, breaks, holds_statements};
use crate::into_vec::IntoVec as _;

/// The trees of some tokens.
pub fn trees(tokens: TokenStream) -> Vec<Tree> {
    read(tokens, false)
}

fn read(tokens: TokenStream, is_raw: bool) -> Vec<Tree> {
    let tokens: Vec<_> = tokens.into_iter().into_vec();
    let mut reader = Reader { tokens: &tokens, is_raw };
    reader.read(None).unwrap_or_default()
}

/// Operators of more than one sign, the longest first.
const JOINED: [&str; 24] = [
    "..=", "...", "<<=", ">>=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..", "+=", "-=", "*=", "/=",
    "%=", "^=", "&=", "|=", "<<", ">>",
];

#[derive(Clone, Copy)]
struct Reader<'a> {
    /// The tokens that are not read yet.
    tokens: &'a [TokenTree],
    is_raw: bool,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<&'a TokenTree> {
        let (next, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(next)
    }

    /// The trees up to the sign that closes angle brackets or the bars of a closure, which is consumed. None if it does not follow.
    fn read(&mut self, until: Option<Bracket>) -> Option<Vec<Tree>> {
        let mut found: Vec<Tree> = Vec::new();
        while let Some(token) = self.next() {
            let tree = match token {
                TokenTree::Group(group) => Tree::Group(delimited(group, found.last(), self.is_raw)),
                TokenTree::Ident(word) => word_of(word.to_string()),
                TokenTree::Literal(literal) => word_of(literal.to_string()),
                TokenTree::Punct(sign) => {
                    let sign = sign.as_char();
                    match until {
                        Some(Bracket::Angle) if sign == '>' => return Some(found),
                        Some(Bracket::Bars) if sign == '|' => return Some(found),
                        _ => {}
                    }
                    self.sign(sign, &found, until)
                }
            };
            let ends_type = tree.is_any(&[";", "||"]) || tree.group(Bracket::Brace).is_some();
            let is_and = matches!(&tree, Tree::Leaf(leaf) if leaf.text == "&&" && leaf.role == Role::Sign);
            if until == Some(Bracket::Angle) && (ends_type || is_and) {
                return None;
            }
            found.push(tree);
        }
        until.is_none().then_some(found)
    }

    /// A sign together with its operands.
    fn sign(&mut self, sign: char, before: &[Tree], until: Option<Bracket>) -> Tree {
        if sign == '\'' {
            let name = self.next().map(|name| name.to_string()).unwrap_or_default();
            return word_of(format!("'{name}"));
        }
        let leads = leads(before.last());
        let bracket = match sign {
            '<' if leads || opens_types(before) || ends_path(before) => Some(Bracket::Angle),
            '|' if leads => Some(Bracket::Bars),
            _ => None,
        };
        if let Some(bracket) = bracket {
            let mut inside = *self;
            // `a::b < c` may be a comparison, and `a::b<C>(` is not.
            let is_sure =
                |after: &Reader| !ends_path(before) || matches!(after.tokens.first(), Some(TokenTree::Group(_)));
            let trees = inside.read(Some(bracket)).filter(|_| is_sure(&inside));
            if let Some(trees) = trees {
                *self = inside;
                return Tree::Group(measured(bracket, trees, self.is_raw));
            }
        }
        let text = self.joined(sign, until);
        if text == "||" && leads {
            return Tree::Group(measured(Bracket::Bars, Vec::new(), self.is_raw));
        }
        let role = role(&text, leads, before.last());
        Tree::Leaf(Leaf { text, role })
    }

    /// The longest operator that begins with this sign.
    fn joined(&mut self, first: char, until: Option<Bracket>) -> String {
        let mut text = first.to_string();
        let closes = |sign: char| match until {
            Some(Bracket::Angle) => sign == '>' && first != '-' && first != '=',
            Some(Bracket::Bars) => sign == '|',
            _ => false,
        };
        while let Some(TokenTree::Punct(next)) = self.tokens.first() {
            let longer = format!("{text}{}", next.as_char());
            if closes(next.as_char()) || !JOINED.iter().any(|operator| operator.starts_with(&longer)) {
                break;
            }
            let (next, ends) = (next.as_char(), next.spacing() == Spacing::Alone);
            self.next();
            text.push(next);
            if ends {
                break;
            }
        }
        text
    }
}

fn word_of(text: String) -> Tree {
    Tree::Leaf(Leaf { text, role: Role::Word })
}

/// Whether an expression or a type begins after this.
fn leads(before: Option<&Tree>) -> bool {
    match before {
        None => true,
        Some(Tree::Group(group)) => matches!(group.bracket, Bracket::Bars | Bracket::Brace),
        Some(Tree::Leaf(leaf)) => match leaf.role {
            Role::Word => LEADING.contains(&&*leaf.text),
            Role::Prefix => true,
            Role::Postfix => false,
            Role::Sign => leaf.text != "." && leaf.text != "::",
        },
    }
}

/// Whether a `<` after these trees opens type arguments: after `::`, the name of a type or of a new function, `impl` and `for`.
fn opens_types(before: &[Tree]) -> bool {
    match before {
        [.., keyword, Tree::Leaf(_)] if keyword.is("fn") => true,
        [.., Tree::Leaf(last)] => {
            let name = last.text.strip_prefix("r#").unwrap_or(&last.text);
            matches!(name, "::" | "impl" | "for") || name.starts_with(|first: char| first.is_uppercase())
        }
        _ => false,
    }
}

/// Whether these trees end with a path whose last name is not a type: `Token::source`.
fn ends_path(before: &[Tree]) -> bool {
    matches!(before, [.., sign, Tree::Leaf(last)] if sign.is("::") && last.role == Role::Word && !opens_types(before))
}

fn role(text: &str, leads: bool, before: Option<&Tree>) -> Role {
    match text {
        "#" | "$" => Role::Prefix,
        "&" | "&&" | "*" | "-" | "!" | "?" if leads => Role::Prefix,
        "?" => Role::Postfix,
        "!" if matches!(before, Some(Tree::Leaf(leaf)) if leaf.role == Role::Word) => Role::Postfix,
        _ => Role::Sign,
    }
}

fn delimited(group: &proc_macro2::Group, before: Option<&Tree>, is_raw: bool) -> Group {
    let bracket = match group.delimiter() {
        Delimiter::Parenthesis => Bracket::Paren,
        Delimiter::Bracket => Bracket::Square,
        Delimiter::Brace if before.is_some_and(|before| before.is_any(&["::", "use"])) => Bracket::Names,
        Delimiter::Brace => Bracket::Brace,
        Delimiter::None => Bracket::None,
    };
    // After `m!`, `#` and `#!`.
    let is_raw = is_raw || before.is_some_and(|before| before.is_any(&["!", "#"]));
    let mut inside = read(group.stream(), is_raw);
    let is_tuple = bracket == Bracket::Paren && leads(before) && inside.iter().filter(|tree| tree.is(",")).count() == 1;
    if inside.last().is_some_and(|last| last.is(",")) && !is_raw && !is_tuple {
        inside.pop();
    }
    measured(bracket, inside, is_raw)
}

/// A group with its width.
fn measured(bracket: Bracket, trees: Vec<Tree>, is_raw: bool) -> Group {
    let mut group = Group { bracket, trees, width: 0, breaks: false, is_raw };
    group.width = spacing::group_width(&group);
    group.breaks = breaks(&group.trees) || bracket == Bracket::Brace && holds_statements(&group.trees);
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The leaves and brackets of a text, each between spaces.
    fn read(text: &str) -> String {
        fn show(trees: &[Tree], out: &mut Vec<String>) {
            for tree in trees {
                match tree {
                    Tree::Leaf(leaf) => out.push(match leaf.role {
                        Role::Prefix => format!("{}_", leaf.text),
                        Role::Postfix => format!("_{}", leaf.text),
                        Role::Word | Role::Sign => leaf.text.clone(),
                    }),
                    Tree::Group(group) => {
                        let mut inside = Vec::new();
                        show(&group.trees, &mut inside);
                        out.push(format!("{:?}[{}]", group.bracket, inside.join(" ")));
                    }
                }
            }
        }
        let mut out = Vec::new();
        show(&trees(text.parse().expect("these are tokens")), &mut out);
        out.join(" ")
    }

    #[test]
    fn operators_and_lifetimes_are_one_token_each() {
        assert_eq!(read("a::b -> c => d ..= e && f 'x"), "a :: b -> c => d ..= e && f 'x");
    }

    #[test]
    fn angle_brackets_hold_the_arguments_of_a_type() {
        assert_eq!(read("Vec<Option<u8>>"), "Vec Angle[Option Angle[u8]]");
        assert_eq!(read("fn get<T: Fn() -> u8>()"), "fn get Angle[T : Fn Paren[] -> u8] Paren[]");
        assert_eq!(read("x.parse::<Id>()?"), "x . parse :: Angle[Id] Paren[] _?");
        assert_eq!(read("<T as X>::Y"), "Angle[T as X] :: Y");
    }

    #[test]
    fn a_comparison_holds_nothing() {
        assert_eq!(read("a < b && c > d"), "a < b && c > d");
        assert_eq!(read("MAX < b && c > d"), "MAX < b && c > d");
        assert_eq!(read("A < b"), "A < b");
    }

    #[test]
    fn the_bars_of_a_closure_hold_its_parameters() {
        assert_eq!(read("f(|a: &A| &a.b)"), "f Paren[Bars[a : &_ A] &_ a . b]");
        assert_eq!(read("a | b"), "a | b");
    }

    #[test]
    fn a_sign_belongs_to_what_follows_where_nothing_precedes_it() {
        assert_eq!(read("-1 - -2, !a, b != c, *d * e"), "-_ 1 - -_ 2 , !_ a , b != c , *_ d * e");
        assert_eq!(read("m!(a)"), "m _! Paren[a]");
        assert_eq!(read("return -1"), "return -_ 1");
    }
}
