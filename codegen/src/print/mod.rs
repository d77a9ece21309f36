//! The only writer. It prints tokens as text that rustfmt would not change. Nothing is parsed: tokens become trees, which determine the
//! spaces, and each kind of code is put on one line or broken.

mod attribute;
mod block;
mod chain;
mod control;
mod expression;
mod item;
mod list;
mod place;
pub mod spacing;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod tree;

use std::path::Path;

use proc_macro2::TokenStream;

use place::{Place, STEP, newline};

/// The text of a file: a banner, and the items with an empty line between them.
pub fn print(source: &str, items: Vec<TokenStream>) -> String {
    let code = token::trees(items.into_iter().collect());
    format!(
        "// Generated from {source} by optimizely-codegen. Edits belong there.\n\n{}\n",
        Place::line(0, 0).items(&code)
    )
}

/// Statements, broken as they would be in a function, without its indentation.
pub fn statements(tokens: TokenStream) -> String {
    let (code, place) = (token::trees(tokens), Place::line(STEP, 0));
    let lines = syntax::statements(&code).into_iter().map(|code| place.statement(code));
    let text: String = lines.map(|statement| statement + "\n").collect();
    text.replace(&newline(STEP), "\n")
}

/// The items as rustc will see them.
#[cfg(feature = "diff")]
pub fn parsed(items: Vec<TokenStream>) -> impl Iterator<Item = syn::Item> {
    let file = |tokens| syn::parse2::<syn::File>(tokens).expect("emitters make valid items");
    items.into_iter().flat_map(move |tokens| file(tokens).items)
}

/// Writes `text` unless the file has it already, so that nothing is rebuilt without need.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    std::fs::write(path, text)
}
