//! Tokens as a tree: operators as one token, and the content of brackets as one branch. The angle brackets of types and the bars of a
//! closure are brackets here too, so that splitting at commas does not cut through them.

/// A token, or a group of them.
#[derive(Clone, Debug)]
pub enum Tree {
    Leaf(Leaf),
    Group(Group),
}

/// A token: `->`, `::` and `'a` are one each.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub text: String,
    pub role: Role,
}

/// The relation of a token to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A name, a keyword, a lifetime or a literal.
    Word,
    /// A sign that belongs to the next token: `&` in `&self`, `#` of an attribute.
    Prefix,
    /// A sign that belongs to the previous token: `?`, and `!` of a macro.
    Postfix,
    /// Any other sign, between two tokens.
    Sign,
}

/// A pair of brackets and its content.
#[derive(Clone, Debug)]
pub struct Group {
    pub bracket: Bracket,
    pub trees: Vec<Tree>,
    /// The width on one line, including the brackets.
    pub width: usize,
    /// Whether the group is never on one line, because it contains statements, arms or attributes.
    pub breaks: bool,
    /// Whether the group belongs to a macro or an attribute, in which a trailing comma may have a meaning.
    pub is_raw: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    Paren,
    Square,
    Brace,
    /// The braces of a `use`, which have no spaces inside.
    Names,
    Angle,
    Bars,
    /// A group without brackets, from a macro.
    None,
}

impl Bracket {
    pub fn texts(self) -> (&'static str, &'static str) {
        match self {
            Bracket::Paren => ("(", ")"),
            Bracket::Square => ("[", "]"),
            Bracket::Brace | Bracket::Names => ("{", "}"),
            Bracket::Angle => ("<", ">"),
            Bracket::Bars => ("|", "|"),
            Bracket::None => ("", ""),
        }
    }
}

impl Tree {
    /// Whether the token is this word or sign.
    pub fn is(&self, text: &str) -> bool {
        matches!(self, Tree::Leaf(leaf) if leaf.text == text)
    }

    /// Whether the token is one of these words or signs.
    pub fn is_any(&self, texts: &[&str]) -> bool {
        matches!(self, Tree::Leaf(leaf) if texts.contains(&&*leaf.text))
    }

    pub fn group(&self, bracket: Bracket) -> Option<&Group> {
        match self {
            Tree::Group(group) if group.bracket == bracket => Some(group),
            _ => None,
        }
    }
}

/// Keywords before an expression or a type, so a bracket or a sign after them belongs to the next token.
pub const LEADING: [&str; 18] = [
    "as", "async", "break", "const", "dyn", "else", "for", "if", "in", "let", "loop", "match", "move", "mut", "ref",
    "return", "where", "while",
];

impl Group {
    /// Whether the last element has a trailing comma if each element is on its own line.
    pub fn ends_with_comma(&self) -> bool {
        !self.is_raw || self.trees.last().is_some_and(|last| last.is(","))
    }
}

/// Whether the trees are never on one line.
pub fn breaks(trees: &[Tree]) -> bool {
    trees.iter().any(|tree| match tree {
        Tree::Group(group) => group.breaks,
        Tree::Leaf(leaf) => matches!(&*leaf.text, "match" | "while" | "loop"),
    })
}

/// Whether a block is more than one expression.
pub fn holds_statements(trees: &[Tree]) -> bool {
    trees.iter().any(|tree| tree.is_any(&[";", "=>", "#", "for"]))
}
