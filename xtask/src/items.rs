//! The items of a file: its types, its `impl` blocks and their functions, each with its documentation.

use proc_macro2::{TokenStream, TokenTree};

use crate::Result;
use crate::tokens::{attribute, body, end_of_item, is_sign, is_test};

/// The items of a file, including those of its modules and macros. Tests are left out.
#[derive(Debug, Default)]
pub struct Items {
    /// The structs and enums.
    pub types: Vec<Type>,
    /// The `impl` blocks, and the macros that write functions.
    pub blocks: Vec<Block>,
}

/// A struct or an enum.
#[derive(Debug)]
pub struct Type {
    /// Its name.
    pub name: String,
    /// The names of its fields or variants.
    pub parts: Vec<String>,
    /// The lines of its documentation.
    pub doc: Vec<String>,
    /// Whether it is `pub`.
    pub is_public: bool,
}

/// An `impl` block or a macro.
#[derive(Debug, Default)]
pub struct Block {
    /// The name of the trait without its path.
    pub of_trait: Option<String>,
    /// The name of the type without its path, or of the macro.
    pub of: String,
    /// The lines of its documentation.
    pub doc: Vec<String>,
    /// Its functions.
    pub functions: Vec<Function>,
}

/// A function of a block.
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The lines of its documentation.
    pub doc: Vec<String>,
    /// Whether it is `pub`.
    pub is_public: bool,
    /// Whether it is `async`.
    pub is_async: bool,
    /// Whether it is deprecated.
    pub is_deprecated: bool,
}

/// Whether documentation contains a code block that runs.
pub fn has_example(doc: &[String]) -> bool {
    // Every second fence closes a block.
    let fences = doc.iter().map(|line| line.trim()).filter(|line| line.starts_with("```"));
    fences.step_by(2).any(|opening| opening == "```")
}

impl Items {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// Fails if the text is not Rust.
    pub fn parse(text: &str) -> Result<Self> {
        let tokens: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
        let mut items = Items::default();
        items.read(tokens);
        Ok(items)
    }

    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut before = Before::default();
        let mut at = 0;
        while at < tokens.len() {
            if let Some(attribute) = attribute(&tokens[at..]) {
                before.attribute(attribute);
                at += 2;
                continue;
            }
            let end = end_of_item(&tokens, at);
            match &tokens[at] {
                TokenTree::Ident(word) if *word == "pub" => {
                    before.is_public = !matches!(&tokens.get(at + 1), Some(TokenTree::Group(_)));
                    at += if before.is_public { 1 } else { 2 };
                    continue;
                }
                _ if before.is_test => {}
                TokenTree::Ident(word) if *word == "struct" || *word == "enum" => {
                    self.types.extend(ty(&tokens[at + 1..end], before));
                }
                TokenTree::Ident(word) if *word == "impl" => self.blocks.push(block(&tokens[at + 1..end], before)),
                TokenTree::Ident(word) if *word == "macro_rules" => {
                    let of = tokens.get(at + 2).map(ToString::to_string).unwrap_or_default();
                    let mut functions = Vec::new();
                    let body = tokens[at..end].iter().filter_map(body);
                    body.for_each(|body| read_functions(body, &mut functions));
                    self.blocks.push(Block { of_trait: None, of, doc: before.doc, functions });
                }
                TokenTree::Ident(word) if *word == "mod" => tokens[at..end].iter().filter_map(body).for_each(|body| {
                    self.read(body);
                }),
                _ => {}
            }
            before = Before::default();
            at = end;
        }
    }
}

/// The attributes and keywords before an item.
#[derive(Default)]
struct Before {
    doc: Vec<String>,
    is_public: bool,
    is_async: bool,
    is_deprecated: bool,
    is_test: bool,
}

impl Before {
    fn attribute(&mut self, attribute: TokenStream) {
        let text = attribute.to_string();
        if let Some(doc) = text.strip_prefix("doc = \"").and_then(|rest| rest.strip_suffix('"')) {
            self.doc.push(doc.to_owned());
        }
        self.is_deprecated |= text.starts_with("deprecated");
        self.is_test |= is_test(&attribute);
    }
}

/// Parses a struct or an enum from its name on.
fn ty(tokens: &[TokenTree], before: Before) -> Option<Type> {
    let name = tokens.first()?.to_string();
    let mut parts = Vec::new();
    let inside: Vec<_> = tokens.iter().find_map(body).unwrap_or_default().into_iter().collect();
    let mut at = 0;
    while at < inside.len() {
        if attribute(&inside[at..]).is_some() {
            at += 2;
            continue;
        }
        let end = end_of_part(&inside, at);
        let names = inside[at..end].iter().filter_map(|token| match token {
            TokenTree::Ident(name) if *name != "pub" => Some(name.to_string()),
            _ => None,
        });
        parts.extend(names.take(1));
        at = end;
    }
    Some(Type { name, parts, doc: before.doc, is_public: before.is_public })
}

/// The tokens after the comma that ends a field or a variant. A comma between arguments of a generic type does not end one.
fn end_of_part(tokens: &[TokenTree], start: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '<' => depth += 1,
            // The `>` of `->` does not close a bracket.
            TokenTree::Punct(sign) if sign.as_char() == '>' && !is_sign(&tokens[at - 1], '-') => depth -= 1,
            TokenTree::Punct(sign) if sign.as_char() == ',' && depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Parses an `impl` block from after that word on.
fn block(tokens: &[TokenTree], before: Before) -> Block {
    let header: Vec<_> = tokens.iter().filter(|token| body(token).is_none()).collect();
    let names = outer_names(&header);
    let (of_trait, of) = match names.iter().position(|name| name == "for") {
        Some(at) => (names[..at].last().cloned(), names[at + 1..].iter().take_while(|name| *name != "where").last()),
        None => (None, names.iter().take_while(|name| *name != "where").last()),
    };
    let mut functions = Vec::new();
    tokens.iter().filter_map(body).for_each(|body| read_functions(body, &mut functions));
    Block { of_trait, of: of.cloned().unwrap_or_default(), doc: before.doc, functions }
}

/// The words of a header outside angle brackets.
fn outer_names(header: &[&TokenTree]) -> Vec<String> {
    let mut depth = 0;
    let mut names = Vec::new();
    for (at, token) in header.iter().enumerate() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '<' => depth += 1,
            TokenTree::Punct(sign) if sign.as_char() == '>' && !is_sign(header[at - 1], '-') => depth -= 1,
            TokenTree::Ident(name) if depth == 0 => names.push(name.to_string()),
            _ => {}
        }
    }
    names
}

/// The functions in a block, and in the repetitions of a macro.
fn read_functions(tokens: TokenStream, found: &mut Vec<Function>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut before = Before::default();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(attribute) = attribute(&tokens[at..]) {
            before.attribute(attribute);
            at += 2;
            continue;
        }
        match (&tokens[at], tokens.get(at + 1)) {
            (TokenTree::Ident(word), next) if *word == "pub" => {
                before.is_public = !matches!(next, Some(TokenTree::Group(_)));
                at += usize::from(!before.is_public);
            }
            (TokenTree::Ident(word), _) if *word == "async" => before.is_async = true,
            (TokenTree::Ident(word), _) if *word == "const" => {}
            (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if *word == "fn" => {
                let Before { doc, is_public, is_async, is_deprecated, is_test } = std::mem::take(&mut before);
                if !is_test {
                    found.push(Function { name: name.to_string(), doc, is_public, is_async, is_deprecated });
                }
                at = end_of_item(&tokens, at);
                continue;
            }
            (TokenTree::Group(group), _) => {
                read_functions(group.stream(), found);
                before = Before::default();
            }
            _ => before = Before::default(),
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_has_its_documentation_and_its_parts() {
        let text = "/// A thing.\n#[derive(Clone)]\npub struct Thing<T> { map: Map<u8, T>, /// Its name.\n pub name: String }\n\
                    pub(crate) enum Kind { One, Two(u8, u8) }\nstruct Unit;";
        let types = Items::parse(text).unwrap().types;
        let shown: Vec<_> = types.iter().map(|ty| (ty.name.as_str(), ty.parts.join(" "), ty.is_public)).collect();
        let expected = [("Thing", "map name", true), ("Kind", "One Two", false), ("Unit", "", false)];
        assert_eq!(shown, expected.map(|(name, parts, is_public)| (name, parts.to_owned(), is_public)));
        assert_eq!(types[0].doc, [" A thing."]);
    }

    #[test]
    fn a_block_has_its_type_its_trait_and_its_functions() {
        let text = "impl<T: Output<A> + Send> other::Call<T> where T: Sized { /// Sends.\n pub fn wait(self) -> R { fn inner() {} } }\n\
                    impl<F: Fn(u8) -> T, T> IntoFuture for Many<T, F> { type Output = T; async fn poll(self) {} }\n\
                    mod inside { impl Deep { pub(crate) const fn at(&self) {} } }\n\
                    #[cfg(test)] mod tests { impl Hidden {} } #[cfg(all(test, unix))] mod more { impl Hidden {} }";
        let blocks = Items::parse(text).unwrap().blocks;
        let shown: Vec<_> = blocks.iter().map(|block| (block.of_trait.as_deref(), block.of.as_str())).collect();
        assert_eq!(shown, [(None, "Call"), (Some("IntoFuture"), "Many"), (None, "Deep")]);
        let functions: Vec<_> = blocks.iter().flat_map(|block| &block.functions).collect();
        let shown: Vec<_> = functions.iter().map(|of| (of.name.as_str(), of.is_public, of.is_async)).collect();
        assert_eq!(shown, [("wait", true, false), ("poll", false, true), ("at", false, false)]);
        assert_eq!(functions[0].doc, [" Sends."]);
    }

    #[test]
    fn the_functions_of_a_macro_are_found_in_what_it_repeats() {
        let text = "macro_rules! options { ($($name:ident)*) => { $(impl X { /// ```\n pub fn limit(self) {} })* } }";
        let blocks = Items::parse(text).unwrap().blocks;
        assert_eq!((blocks[0].of.as_str(), blocks[0].functions[0].name.as_str()), ("options", "limit"));
        assert!(has_example(&blocks[0].functions[0].doc));
    }

    #[test]
    fn a_block_of_another_language_is_no_example_and_hides_none() {
        let doc = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        assert!(!has_example(&doc(" Text.\n ```text\n a = 1\n ```")));
        assert!(has_example(&doc(" ```text\n a = 1\n ```\n ```\n run();\n ```")));
        assert!(!has_example(&doc(" Text.")));
    }
}
