//! The documentation of a spec in rustdoc: code is never run, and text stays text.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use syn::visit::Visit;

use crate::support::checked::checked;
use crate::support::expect::{path, read};
use crate::support::random::Random;

/// The documentation of every item, as rustdoc reads it.
fn documentation(text: &str) -> Vec<String> {
    let file = syn::parse_file(&checked("spec", text).code("a spec")).expect("it is Rust");
    let mut found = Docs::default();
    found.visit_file(&file);
    found.finish();
    found.items
}

#[derive(Default)]
struct Docs {
    items: Vec<String>,
    lines: Vec<String>,
}

impl Docs {
    fn finish(&mut self) {
        self.items.push(std::mem::take(&mut self.lines).join("\n"));
    }
}

impl<'ast> Visit<'ast> for Docs {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let syn::Meta::NameValue(pair) = &attribute.meta else { return };
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &pair.value else { return };
        if pair.path.is_ident("doc") {
            let text = text.value();
            self.lines.push(text.strip_prefix(' ').unwrap_or(&text).to_owned());
        }
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {
        // It follows the attributes of an item.
        self.finish();
    }

    fn visit_ident(&mut self, _: &'ast proc_macro2::Ident) {
        self.finish();
    }
}

/// The content of a text as rustdoc reads it.
#[derive(Debug, Default, PartialEq)]
struct Seen {
    text: String,
    /// The languages of blocks of code, with the code.
    code: Vec<(String, String)>,
    links: Vec<String>,
    html: Vec<String>,
}

fn seen(markdown: &str) -> Seen {
    let mut seen = Seen::default();
    let mut block = None;
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    // Rustdoc asks for a link wherever the name of an item may stand.
    let parser = Parser::new_with_broken_link_callback(
        markdown,
        options,
        Some(|link: pulldown_cmark::BrokenLink<'_>| Some((link.reference.to_string().into(), "".into()))),
    );
    for event in parser {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                block = Some((language.to_string(), String::new()))
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                block = Some(("indented".to_owned(), String::new()))
            }
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => seen.code.extend(block.take()),
            Event::Text(text) => match &mut block {
                Some((_, code)) => code.push_str(&text),
                None => seen.text.push_str(&text),
            },
            Event::Code(text) => seen.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => seen.text.push(' '),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                seen.links.push(dest_url.to_string())
            }
            Event::Html(html) | Event::InlineHtml(html) => seen.html.push(html.to_string()),
            Event::FootnoteReference(name) => seen.html.push(name.to_string()),
            _ => {}
        }
    }
    seen
}

/// The small spec with `text` behind every text that is documentation.
fn written_everywhere(text: &str) -> String {
    let keys = ["doc = \"", "{ delete = \""];
    let written = toml_text(text);
    let mut out = read(&path("tests/golden/small.toml"));
    for key in keys {
        out = out.split(key).collect::<Vec<_>>().join(&format!("{key}{written}"));
    }
    out
}

fn toml_text(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t")
}

#[test]
fn code_in_a_text_of_the_spec_is_never_an_example_that_is_run() {
    let spec = written_everywhere(
        "An example:\n\n```\nMARK {\n```\n\nAnd:\n\n    MARK (\n\n```rust\nMARK [\n```\n\n- It:\n\n      MARK <\n\nEnd. ",
    );
    let blocks: Vec<_> =
        documentation(&spec).iter().flat_map(|doc| seen(doc).code).filter(|(_, code)| code.contains("MARK")).collect();
    assert!(blocks.len() > 300, "{} blocks", blocks.len());
    for (language, code) in blocks {
        assert_eq!(language, "text", "{code}");
    }
}

#[test]
fn another_language_is_shown_as_what_it_is() {
    let spec = written_everywhere("```json\n{ \"MARK\": 1 }\n```\n\n");
    let blocks: Vec<_> =
        documentation(&spec).iter().flat_map(|doc| seen(doc).code).filter(|(_, code)| code.contains("MARK")).collect();
    assert!(blocks.len() > 80 && blocks.iter().all(|(language, _)| language == "json"), "{blocks:?}");
}

#[test]
fn what_looks_like_html_or_a_link_to_an_item_is_shown_as_it_is_written() {
    let spec = written_everywhere("A List<T> of [foo], [a](b) and see https://a.example/MARK. ");
    let docs: Vec<_> =
        documentation(&spec).iter().map(|doc| seen(doc)).filter(|seen| seen.text.contains("MARK")).collect();
    assert!(docs.len() > 80, "{} strings", docs.len());
    for seen in docs {
        assert!(seen.text.contains("A List<T> of [foo], [a](b) and see https://a.example/MARK."), "{seen:?}");
        assert_eq!(seen.html, Vec::<String>::new());
        // The generator's own links lead to a type in code, or by a path to a method.
        let is_own = |link: &String| {
            link.starts_with("http") || link.starts_with('`') || link.contains("::") || link.contains('#')
        };
        assert!(seen.links.iter().all(is_own), "{:?}", seen.links);
    }
}

#[test]
fn an_abbreviation_is_no_summary() {
    let spec = read(&path("tests/golden/small.toml"))
        .replace("A shelf. It holds books.", "E.g. This shelf, i.e. One. It holds books.");
    let docs = documentation(&spec);
    assert!(docs.iter().any(|doc| doc.starts_with("E.g. This shelf, i.e. One.\n\nIt holds books.")), "{docs:#?}");
}

#[test]
fn no_text_makes_html_a_link_or_an_example() {
    const PIECES: [&str; 34] = [
        "a", "B.", " ", " ", "\n", "\n", "\n\n", "    ", "\t", "- ", "* ", "1. ", "12) ", "> ", "#", "# ", "```",
        "````", "~~~", "`", "``", "rust", "json", "<T>", "</b>", "<!--", "[foo]", "[a](b)", "[x]: y", "[^1]", "\\",
        "| a |", "---", "===",
    ];
    for seed in 1..=20 {
        let mut random = Random::new(seed);
        let texts: Vec<String> = (0..50)
            .map(|_| (0..1 + random.below(25)).map(|_| PIECES[random.below(PIECES.len())]).collect::<String>())
            .filter(|text| !text.trim().is_empty())
            .collect();
        let values = texts
            .iter()
            .enumerate()
            .map(|(index, text)| format!("values.{index}.V{index} = \"{}\"\n", toml_text(text)));
        let spec = format!(
            "{}\n[enums.Texts]\nrepr = \"i64\"\ndoc = \"Strings.\"\n{}",
            read(&path("tests/golden/small.toml")),
            values.collect::<String>()
        );
        let docs = documentation(&spec);
        let from = docs.iter().position(|doc| doc.starts_with("Strings.")).expect("it is there");
        let shown: Vec<_> = docs[from + 1..].iter().filter(|doc| !doc.is_empty()).take(texts.len()).collect();
        for (doc, text) in shown.iter().zip(&texts) {
            let seen = seen(doc);
            let rust = |language: &str| language.is_empty() || language == "rust" || language == "indented";
            assert!(seen.html.is_empty() && seen.links.is_empty(), "seed {seed}: {text:?}\n{doc}\n{seen:#?}");
            assert!(!seen.code.iter().any(|(language, _)| rust(language)), "seed {seed}: {text:?}\n{doc}\n{seen:#?}");
        }
    }
}
