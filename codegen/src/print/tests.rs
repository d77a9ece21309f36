//! Tests the printer with handwritten code: short pieces formatted by rustfmt, and the sources of the generator.

use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

use super::place::Place;
use super::token;

/// The printed text of items. Comments are not tokens, so they are lost.
fn printed(text: &str) -> String {
    Place::line(0, 0).items(&token::trees(text.parse().expect("the sources are tokens"))) + "\n"
}

/// The words, signs and literals of code. Commas and braces are left out, since the printer adds and removes them where they have no
/// meaning.
fn read(text: &str) -> Vec<String> {
    fn collect(tokens: TokenStream, found: &mut Vec<String>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let text = format!("{:?}", group.delimiter());
                    let is_brace = text == "Brace";
                    found.extend((!is_brace).then_some(text));
                    collect(group.stream(), found);
                }
                TokenTree::Punct(sign) if sign.as_char() == ',' => {}
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    found.push(syn::parse_str::<syn::LitStr>(&text).map_or(text, |literal| literal.value()));
                }
                other => found.push(other.to_string()),
            }
        }
    }
    let mut found = Vec::new();
    collect(text.parse().expect("the output consists of tokens"), &mut found);
    // The printer sorts imports, so their parts are compared in any order.
    let mut parts: Vec<_> =
        found.split(|token| matches!(&**token, ";" | "#" | "use" | "pub")).map(|part| part.join(" ")).collect();
    parts.sort();
    parts
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        match path.is_dir() {
            true => sources(&path, found),
            false if path.extension().is_some_and(|end| end == "rs") => found.push(path),
            false => {}
        }
    }
}

#[test]
fn what_rustc_reads_is_what_was_printed() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 50, "{} files test little", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("the sources can be read");
        let printed = printed(&text);
        syn::parse_file(&printed).unwrap_or_else(|error| panic!("{}: {error}\n{printed}", file.display()));
        let (before, after) = (read(&text), read(&printed));
        let changed = before.iter().zip(&after).find(|(one, other)| one != other);
        assert!(before == after, "{}: {changed:#?}", file.display());
        assert!(self::printed(&printed) == printed, "{}: printing twice makes another text", file.display());
    }
}

/// Checks that code in the format of rustfmt is printed unchanged.
fn stays(items: &str) {
    assert_eq!(printed(items), items);
}

/// The same for statements of a function.
fn body_stays(statements: &str) {
    let indented: String = statements.lines().map(|line| format!("    {line}\n")).collect();
    stays(&format!("fn it() {{\n{indented}}}\n"));
}

#[test]
fn items_are_apart_and_imports_together() {
    stays(
        "\
use crate::runtime::*;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Serialize};

/// A book.
///
/// It has pages.
#[derive(Clone, Debug)]
pub struct Book {
    /// Its name.
    pub name: String,
    extra: Extra,
}

pub struct BookId(u64);

number_id!(BookId);

pub enum Kind {
    /// Thin.
    Thin,
    Other(String),
}

impl Entity for Book {
    type Id = BookId;
    const NAME: &'static str = \"book\";

    fn id(&self) -> Self::Id {
        self.id
    }

    fn nothing(&self) {}
}
",
    );
}

#[test]
fn imports_are_sorted() {
    let sorted = "use crate::b;\nuse crate::b::C;\nuse crate::b::{D, E};\nuse std::fmt;\n";
    assert_eq!(printed("use std::fmt; use crate::b::{D, E}; use crate::b; use crate::b::C;"), sorted);
}

#[test]
fn a_comma_is_added_where_lines_break_and_dropped_where_they_do_not() {
    assert_eq!(printed("const A: (u8,) = f([1, 2,], (3,),);"), "const A: (u8,) = f([1, 2], (3,));\n");
    stays(
        "\
pub fn of_a_library(
    &mut self,
    books: impl IntoIterator<Item = (impl Into<BookId>, impl Into<String>)>,
    readers: impl IntoIterator<Item = Reader>,
) -> Many<Live<Book>> {
    self.many(books)
}
",
    );
}

#[test]
fn bounds_have_a_line_each() {
    stays(
        "\
impl<F, T> Source for F
where
    F: Fn() -> T + Send,
    T: Future<Output = String>,
{
    type Out = T;
}

impl Save for Book where for<'never> Api: refused::SaveBooks {}
",
    );
}

#[test]
fn attributes_that_are_too_long_are_broken() {
    stays(
        "\
#[diagnostic::on_unimplemented(
    message = \"`Book` cannot be deleted through the API of the library, as it is borrowed\",
    note = \"books are kept\"
)]
trait DeleteBooks {}
",
    );
}

#[test]
fn a_macro_gets_no_comma_that_it_might_not_take() {
    stays(
        "\
open_text_enum!(Language {
    BrazilianPortuguese = \"brazilian portuguese\",
    CanadianFrench = \"canadian french\",
    SwissGerman = \"swiss german\"
});
",
    );
}

#[test]
fn a_value_begins_the_next_line_where_it_fits_there() {
    body_stays(
        "\
let short = one.two();
let (target_urls, target_url_match_types, target_url_names) =
    target_urls.into_iter().map(|(one, other)| (one.into(), other)).unzip();
",
    );
}

#[test]
fn a_long_chain_has_a_line_for_each_call() {
    body_stays(
        "\
let changes = BookUpdate::new()
    .description(\"A description that is too long for the line of the others\")
    .price(12)
    .genre(Genre::CookeryBook)?
    .authors([\"Ada Lovelace\", \"Grace Hopper\"]);
self.with_query(\"from_the_year_of_the_first_edition\", &from_year)
    .with_query(\"to_the_year_of_the_last\", &Into::<Timestamp>::into(to_year));
",
    );
}

#[test]
fn the_last_argument_goes_on_below_the_line() {
    body_stays(
        "\
self.edit(adding(
    self.identity_of_the_book.clone(),
    |data: &Book| &data.identities_of_readers,
    |ids| BookUpdate::new().reader_ids(ids),
));
books.iter().for_each(|book| {
    read(book);
    close(book);
});
Ok(Book { name, pages })
",
    );
}

#[test]
fn tables_have_a_line_for_each_element() {
    stays(
        "\
const BOOK: Table = Table {
    name: \"book\",
    unique: &[],
    fields: &[
        Field { name: \"id\", kind: Kind::Id(\"book\"), access: Access::Read, ..Field::PLAIN },
        Field {
            name: \"language\",
            kind: Kind::OneOf(&[Literal::Text(\"latin\"), Literal::Text(\"greek\"), Literal::Text(\"hebrew\")]),
            access: Access::Edit,
            ..Field::PLAIN
        },
    ],
};
",
    );
}

#[test]
fn arms_and_conditions_are_broken_as_their_values_ask_for() {
    body_stays(
        "\
while let Some(key) = map.next_key::<Key<'de>>()? {
    match key.as_str() {
        \"name\" => read(&mut map, \"name\", &mut name)?,
        \"a_name_that_is_rather_long_for_a_field\" => {
            read(&mut map, \"a_name_that_is_rather_long_for_a_field\", &mut name_that_is_rather_long)?
        }
        One | Other => {
            close();
            return Err(());
        }
        _ => {}
    }
}
if self.start.is_none() && self.stop.is_none() {
    return Err(\"a schedule needs one of them\".to_owned());
} else if let Some(start) = self.start
    && let Some(stop) = self.stop
{
    compare(start, stop);
}
let kind = if open { Kind::Open } else { Kind::Closed };
let Some(kind) = kind else { return };
for book in [one, other] {
    read(book);
}
",
    );
}

#[test]
fn a_long_condition_has_a_line_for_each_operand() {
    body_stays(
        "\
let is_readable = self.is_open_to_readers_of_the_library
    && !self.is_borrowed_by_a_visitor_of_the_library
    && self.pages > LEAST_NUMBER_OF_PAGES;
",
    );
}
