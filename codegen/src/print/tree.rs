//! Tokens as a tree: operators in one piece, and everything between brackets as one branch. The angle brackets of types and the
//! bars of a closure are brackets here as well, so that splitting at commas never cuts through them.

/// A token, or a group of them.
#[derive(Clone, Debug)]
pub enum Tree {
    Leaf(Leaf),
    Group(Group),
}

/// A token as it is read: `->`, `::` and `'a` are one each.
#[derive(Clone, Debug)]
pub struct Leaf {
    pub text: String,
    pub role: Role,
}

/// What a token is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A name, a keyword, a lifetime or a literal.
    Word,
    /// A sign that belongs to what follows: `&` in `&self`, `#` of an attribute.
    Prefix,
    /// A sign that belongs to what precedes: `?`, and `!` of a macro.
    Postfix,
    /// Any other sign, between two things.
    Sign,
}

/// What stands between two brackets.
#[derive(Clone, Debug)]
pub struct Group {
    pub bracket: Bracket,
    pub trees: Vec<Tree>,
    /// How wide it is on one line, its brackets included.
    pub width: usize,
    /// Whether it never stands on one line: it holds statements, arms or attributes.
    pub breaks: bool,
    /// Whether it belongs to a macro or an attribute, to which a comma at the end may mean something.
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
    /// A group without brackets, which a macro made.
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
    /// Whether it is this word or sign.
    pub fn is(&self, text: &str) -> bool {
        matches!(self, Tree::Leaf(leaf) if leaf.text == text)
    }

    /// Whether it is one of these words or signs.
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

/// Keywords after which an expression or a type begins, so that a bracket or a sign belongs to what follows.
pub const LEADING: [&str; 18] = [
    "as", "async", "break", "const", "dyn", "else", "for", "if", "in", "let", "loop", "match", "move", "mut", "ref",
    "return", "where", "while",
];

impl Group {
    /// Whether a comma stands after the last of its elements where each has a line of its own.
    pub fn ends_with_comma(&self) -> bool {
        !self.is_raw || self.trees.last().is_some_and(|last| last.is(","))
    }
}

/// Whether the trees never stand on one line.
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
