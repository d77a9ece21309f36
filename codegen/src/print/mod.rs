//! The one writer: items are parsed back, printed, and set apart as a person would.

#[cfg(feature = "diff")]
pub mod spacing;

use std::path::Path;

use proc_macro2::TokenStream;

/// The text of a file: a banner, and the items with an empty line between them.
pub fn print(source: &str, items: Vec<TokenStream>) -> String {
    let mut text = format!("// Generated from {source} by optimizely-codegen. Edits belong there.\n");
    for item in parsed(items) {
        let together =
            matches!(item, syn::Item::Use(_)) && text.lines().last().is_some_and(|line| line.starts_with("use "));
        if !together {
            text.push('\n');
        }
        let item = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
        text.push_str(&set_apart(&prettyplease::unparse(&item)));
    }
    text
}

/// The items as rustc will see them.
pub fn parsed(items: Vec<TokenStream>) -> impl Iterator<Item = syn::Item> {
    let file = |tokens| syn::parse2::<syn::File>(tokens).expect("emitters make valid items");
    items.into_iter().flat_map(move |tokens| file(tokens).items)
}

/// Puts an empty line before each method that follows another: prettyplease leaves none.
fn set_apart(printed: &str) -> String {
    let mut text = String::with_capacity(printed.len() * 2);
    let mut after_block = false;
    for line in printed.lines() {
        let member = line.starts_with("    ") && !line.starts_with("     ");
        let begins = ["    ///", "    #[", "    fn ", "    pub fn "].iter().any(|start| line.starts_with(start));
        if after_block && begins {
            text.push('\n');
        }
        after_block = member && line.trim() == "}";
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Writes `text` unless the file says the same already, so that nothing is built again for nothing.
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
