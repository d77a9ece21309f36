//! Old names in the generated code.

use crate::support::checked::checked;
use crate::support::expect::bare;
use crate::support::good_specs::all;

fn spec() -> optimizely_codegen::Checked {
    let (name, text) = all().into_iter().find(|(name, _)| name == "renames").expect("there is renames.toml");
    checked(&name, &text)
}

#[test]
fn an_old_name_is_deprecated_and_leads_to_the_new_one() {
    let code = bare(&spec().code("a spec"));
    for (now, expected) in [
        ("set_title", "pub fn set_heading(&mut self, title: impl Into<String>) -> &mut Self { self.set_title(title) }"),
        ("colour", "pub fn tint(self, colour: Colour) -> Self { self.colour(colour) }"),
        ("clear_colour", "pub fn clear_tint(self) -> Self { self.clear_colour() }"),
        ("set_colour", "pub fn set_color(&mut self, colour: Colour) -> &mut Self { self.set_colour(colour) }"),
        ("clear_colour", "pub fn clear_color(&mut self) -> &mut Self { self.clear_colour() }"),
        ("size", "pub fn r#type(self, size: Size) -> Self { self.size(size) }"),
        (
            "edit_marks",
            "pub fn edit_dots<'a>(&'a mut self, edit: impl FnOnce(&mut Vec<Mark>) + Send + 'a) -> rt::Edit<'a, Thing> { self.edit_marks(edit) }",
        ),
        (
            "parts",
            "pub fn pieces(self, parts: impl IntoIterator<Item = (impl Into<String>, Vec<u64>)>) -> Self { self.parts(parts) }",
        ),
        ("made", "pub fn created(&self) -> Option<&rt::Timestamp> { self.made() }"),
        ("r#type", "pub fn r#match(self, r#type: Colour) -> Self { self.r#type(r#type) }"),
        ("url_kind", "pub fn url_type(self, url_kind: impl Into<String>) -> Self { self.url_kind(url_kind) }"),
        ("begin", "pub fn start(&mut self) -> rt::LiveCall<'_, Thing> { self.begin() }"),
        ("begin", "pub fn start(&self, id: impl Into<ThingId>) -> rt::Call<rt::Live<Thing>> { self.begin(id) }"),
        ("and_begin", "pub fn and_start(self) -> Self { self.and_begin() }"),
        ("redden", "pub fn make_red(&mut self) -> rt::LiveCall<'_, Thing> { self.redden() }"),
        ("of_size", "pub fn sized(self, of_size: Size) -> Self { self.of_size(of_size) }"),
        ("of", "pub fn within(self, of: Colour) -> Self { self.of(of) }"),
        ("things", "pub fn thing_of_olds(&self) -> Things { self.things() }"),
        ("pieces", "pub fn parts(&self, of_kind: impl Into<String>) -> rt::Call<Vec<Piece>> { self.pieces(of_kind) }"),
        ("Colour", "pub type Tint = Colour;"),
        ("Mark", "pub type Dot = Mark;"),
        ("LiveThing", "pub type LiveItem = super::LiveThing;"),
        ("ThingCountView", "pub type ThingOfOldCountView = super::ThingCountView;"),
        ("NewNote", "pub type NewRemark = super::NewNote;"),
        ("Forest", "#[allow(non_upper_case_globals)] pub const Moss: Self = Self::Forest;"),
        ("Small", "#[allow(non_upper_case_globals)] pub const Tiny: Self = Self::Small;"),
    ] {
        let inline = if expected.starts_with("pub fn") { "#[inline] " } else { "" };
        let expected = format!("#[deprecated(note = \"renamed to `{now}`\")] {inline}{expected}");
        assert!(code.contains(&bare(&expected)), "there is no `{expected}` in\n{code}");
    }
    for expected in [
        "#[deprecated(note = \"renamed to `thing`\")] pub mod item {",
        "#[doc(hidden)] #[allow(deprecated)] pub use remark::{NewRemark, RemarkUpdate, Remarks};",
        "#[doc(hidden)] #[allow(deprecated)] pub use thing::Dot;",
    ] {
        assert!(code.contains(&bare(expected)), "there is no `{expected}` in\n{code}");
    }
}

#[test]
fn an_old_name_is_never_sent() {
    let checked = spec();
    let (code, tables) = (checked.code("a spec"), checked.tables("a spec"));
    let document = checked.openapi(optimizely_codegen::openapi::Version::V3_1).to_string();
    for old in [
        "words", "match", "urlType", "created", "total", "within", "heading", "color", "tint", "dots", "summed", "pin",
        "sized", "by_kind", "name", "items", "remarks",
    ] {
        assert!(!code.contains(&format!("\"{old}\"")), "`{old}` is sent");
        assert!(!tables.contains(&format!("name: \"{old}\"")), "the sandbox knows `{old}`");
    }
    for old in ["heading", "tint", "dots", "summed", "Moss", "Dot\"", "remarks"] {
        assert!(!document.contains(old), "the OpenAPI document has `{old}`");
    }
}

#[test]
fn what_was_never_renamed_makes_the_same_code() {
    let (_, text) = all().into_iter().find(|(name, _)| name == "renames").expect("there is renames.toml");
    let lines = text.lines().filter(|line| !line.starts_with("was = "));
    let without: String = lines
        .map(|line| {
            line.split_once("was = ").map_or(line.to_owned(), |(before, after)| {
                let rest = if after.starts_with('[') { after.split_once("], ") } else { after.split_once(", ") };
                format!("{before}{}", rest.expect("other keys follow").1)
            }) + "\n"
        })
        .collect();
    let (plain, kept) = (checked("renames", &without).code("a spec"), spec().code("a spec"));
    let missing: Vec<_> = plain.lines().filter(|line| !kept.contains(line)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(!plain.contains("deprecated") && plain.len() < kept.len());
}
