//! Text that people wrote in a spec, as Markdown that rustdoc shows as it was meant: code is never run as an example, and
//! `<T>` and `[foo]` are text.
//!
//! The meaning of Markdown stays: paragraphs, lists, quotes, headings, tables and fences. Code is `text` unless its fence names
//! another language, since rustdoc would compile it otherwise.

use super::inline;
use crate::into_vec::IntoVec as _;

/// How deep lists and quotes may be nested. Anything deeper is text.
const DEPTH: usize = 8;

/// Markdown for a text of the spec.
pub fn literal(text: &str) -> String {
    let lines = unindented(text);
    let lines: Vec<&str> = lines.iter().map(String::as_str).into_vec();
    blocks(&lines, 0).join("\n")
}

/// The lines without their common indentation, and without blank ones at both ends.
fn unindented(text: &str) -> Vec<String> {
    let lines: Vec<String> = text.lines().map(|line| expanded(line.trim_end())).into_vec();
    let is_text = |line: &String| !line.is_empty();
    let (Some(first), Some(last)) = (lines.iter().position(is_text), lines.iter().rposition(is_text)) else {
        return Vec::new();
    };
    let lines = &lines[first..=last];
    let common = lines.iter().filter(|line| is_text(line)).map(|line| indent(line)).min().unwrap_or(0);
    lines.iter().map(|line| line.get(common..).unwrap_or_default().to_owned()).into_vec()
}

/// A line whose indentation is of spaces, as tabs stand for four columns.
fn expanded(line: &str) -> String {
    let text = line.trim_start_matches([' ', '\t']);
    let columns = line[..line.len() - text.len()].chars().fold(0, |column, letter| match letter {
        '\t' => column / 4 * 4 + 4,
        _ => column + 1,
    });
    format!("{}{text}", " ".repeat(columns))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The lines of one container: the document, a quote, or an element of a list.
fn blocks(lines: &[&str], depth: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut rest = lines;
    while let [line, after @ ..] = rest {
        let (block, taken) = if indent(line) >= 4 && paragraph.is_empty() {
            indented_code(rest)
        } else if let Some(fence) = Fence::opened_by(line) {
            fenced_code(&fence, after)
        } else if quote(line).is_some() {
            if depth < DEPTH { quoted(rest, depth) } else { (vec![escaped(line)], 1) }
        } else if let Some(marker) = Marker::of(line, !paragraph.is_empty()) {
            if depth < DEPTH { element(&marker, after, depth) } else { (vec![escaped(line)], 1) }
        } else if is_alone(line) {
            (vec![inline::literal(line)], 1)
        } else {
            // HTML ends a paragraph, even if it seems to be inside of code.
            if inline::begins_html(line.trim_start_matches(' ')) {
                flush(&mut paragraph, &mut out);
            }
            paragraph.push(line);
            rest = after;
            continue;
        };
        flush(&mut paragraph, &mut out);
        out.extend(block);
        rest = &rest[taken..];
    }
    flush(&mut paragraph, &mut out);
    out
}

/// Writes the lines of a paragraph, through which code and links may go on.
fn flush(paragraph: &mut Vec<&str>, out: &mut Vec<String>) {
    if !paragraph.is_empty() {
        out.extend(inline::literal(&paragraph.join("\n")).split('\n').map(str::to_owned));
        paragraph.clear();
    }
}

/// Whether the line belongs to no paragraph: it is blank, a heading or what underlines one, a rule or a row of a table.
fn is_alone(line: &str) -> bool {
    let text = line.trim_matches(' ');
    let underlines = ['=', '-'].iter().any(|mark| text.chars().all(|letter| letter == *mark));
    underlines || text.starts_with(['#', '|']) || is_rule(text)
}

/// Whether a line begins something else than a paragraph, or ends one.
pub fn begins_block(line: &str) -> bool {
    Fence::opened_by(line).is_some() || quote(line).is_some() || Marker::of(line, false).is_some() || is_alone(line)
}

// ---------------------------------------------------------------------------------------------------------- code

/// The first line of a block of code.
struct Fence<'a> {
    indent: usize,
    mark: char,
    length: usize,
    info: &'a str,
}

impl<'a> Fence<'a> {
    fn opened_by(line: &'a str) -> Option<Self> {
        let text = line.trim_start_matches(' ');
        let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let info = text.trim_start_matches(mark);
        let (indent, length) = (indent(line), text.len() - info.len());
        let is_fence = indent < 4 && length >= 3 && !(mark == '`' && info.contains('`'));
        is_fence.then_some(Fence { indent, mark, length, info: info.trim() })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let text = line.trim_matches(' ');
        indent(line) < 4 && text.len() >= self.length && text.chars().all(|letter| letter == self.mark)
    }

    /// The language that it names, if rustdoc takes it for another than Rust.
    fn language(&self) -> &'a str {
        let word = self.info.split([' ', ',', '\t', '{']).next().unwrap_or_default();
        let is_name = word.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-_#.".contains(letter));
        if !is_name || word.is_empty() || is_rust(word) { "text" } else { word }
    }
}

/// Whether rustdoc reads the word as one about Rust, so that the code is compiled.
fn is_rust(word: &str) -> bool {
    let code = word
        .strip_prefix('E')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()));
    let words = ["rust", "rs", "should_panic", "no_run", "compile_fail", "test_harness", "custom"];
    let prefixes = ["ignore", "edition", "standalone"];
    code || words.contains(&word) || prefixes.iter().any(|prefix| word.starts_with(prefix))
}

fn fenced_code(fence: &Fence<'_>, after: &[&str]) -> (Vec<String>, usize) {
    let length = after.iter().position(|line| fence.is_closed_by(line)).unwrap_or(after.len());
    let code = after[..length].iter().map(|line| {
        let shift = indent(line).min(fence.indent);
        line[shift..].to_owned()
    });
    let closed = usize::from(length < after.len());
    (fenced(fence.language(), code.into_vec()), 1 + length + closed)
}

/// Four spaces make code, too.
fn indented_code(lines: &[&str]) -> (Vec<String>, usize) {
    let is_code = |line: &&str| line.is_empty() || indent(line) >= 4;
    let whole = lines.iter().position(|line| !is_code(line)).unwrap_or(lines.len());
    let taken = lines[..whole].iter().rposition(|line| !line.is_empty()).map_or(whole, |last| last + 1);
    let code = lines[..taken].iter().map(|line| line.get(4..).unwrap_or_default().to_owned());
    (fenced("text", code.into_vec()), taken)
}

/// Code between fences that nothing in it closes.
fn fenced(language: &str, code: Vec<String>) -> Vec<String> {
    let longest = code.iter().map(|line| line.trim_start().bytes().take_while(|letter| *letter == b'`').count()).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    let mut out = vec![format!("{fence}{language}")];
    out.extend(code);
    out.push(fence);
    out
}

// ---------------------------------------------------------------------------------------------- lists and quotes

/// The width of a quote's mark.
fn quote(line: &str) -> Option<usize> {
    let text = line.trim_start_matches(' ');
    let is_quote = indent(line) < 4 && text.starts_with('>');
    is_quote.then(|| indent(line) + 1 + usize::from(text[1..].starts_with(' ')))
}

fn quoted(lines: &[&str], depth: usize) -> (Vec<String>, usize) {
    let inner: Vec<String> = lines.iter().map_while(|line| Some(expanded(&line[quote(line)?..]))).into_vec();
    let inner: Vec<&str> = inner.iter().map(String::as_str).into_vec();
    let block = blocks(&inner, depth + 1).iter().map(|line| format!("> {line}").trim_end().to_owned()).into_vec();
    (block, inner.len())
}

/// The beginning of an element of a list.
struct Marker<'a> {
    mark: &'a str,
    /// The text behind it.
    text: &'a str,
    /// How far the other lines of the element are indented at least.
    column: usize,
}

impl<'a> Marker<'a> {
    fn of(line: &'a str, in_paragraph: bool) -> Option<Self> {
        let text = line.trim_start_matches(' ');
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let length = match text.as_bytes().get(digits)? {
            b'-' | b'*' | b'+' if digits == 0 => 1,
            b'.' | b')' if (1..10).contains(&digits) => digits + 1,
            _ => return None,
        };
        let (mark, behind) = text.split_at(length);
        // Within a paragraph, a list begins with 1, and not with an empty element.
        let interrupts = !behind.is_empty() && (digits == 0 || &text[..digits] == "1");
        let is_marker = indent(line) < 4 && (behind.is_empty() || behind.starts_with(' ')) && !is_rule(text);
        let spaces = Some(indent(behind)).filter(|spaces| (1..=4).contains(spaces)).unwrap_or(1);
        let column = indent(line) + length + spaces;
        (is_marker && (!in_paragraph || interrupts)).then(|| Marker { mark, text: behind.trim_start(), column })
    }
}

/// A line of the same marks, which divides the text above from the text below.
fn is_rule(line: &str) -> bool {
    let marks = line.replace(' ', "");
    marks.len() > 2 && ['-', '*', '_', '='].iter().any(|mark| marks.chars().all(|letter| letter == *mark))
}

fn element(marker: &Marker<'_>, after: &[&str], depth: usize) -> (Vec<String>, usize) {
    let belongs = |line: &&&str| line.is_empty() || indent(line) >= marker.column;
    // An element without text ends at a blank line.
    let is_empty = marker.text.is_empty() && after.first().is_none_or(|line| line.is_empty());
    let whole = if is_empty { 0 } else { after.iter().take_while(belongs).count() };
    let length = after[..whole].iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    let rest = after[..length].iter().map(|line| line.get(marker.column..).unwrap_or_default());
    let inner: Vec<&str> = std::iter::once(marker.text).chain(rest).into_vec();
    let width = " ".repeat(marker.mark.len() + 1);
    let placed = |(index, line): (usize, &String)| match index {
        0 => format!("{} {line}", marker.mark).trim_end().to_owned(),
        _ => format!("{width}{line}").trim_end().to_owned(),
    };
    (blocks(&inner, depth + 1).iter().enumerate().map(placed).into_vec(), 1 + length)
}

/// A line, escaped so that it no longer begins a quote or a list.
fn escaped(line: &str) -> String {
    let at = line.find(|letter: char| !letter.is_ascii_digit() && letter != ' ').unwrap_or(0);
    format!("{}\\{}", &line[..at], inline::literal(&line[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        literal(text)
    }

    #[test]
    fn a_fence_is_text_unless_it_names_another_language_than_rust() {
        for info in [
            "",
            "rust",
            "rs",
            "rust,ignore",
            "ignore",
            "no_run",
            "compile_fail,E0277",
            "E0277",
            "edition2021",
            "{.rust}",
            "should_panic",
        ] {
            assert_eq!(shown(&format!("```{info}\nfn\n```")), "```text\nfn\n```", "{info}");
        }
        assert_eq!(shown("```json\n{}\n```"), "```json\n{}\n```");
        // Rustdoc compiles a block that also names Rust.
        assert_eq!(shown("~~~~json,rust\n{}\n~~~\n~~~~"), "```json\n{}\n~~~\n```");
        assert_eq!(shown("A\n  ```\n  x\n    y\n  ```\nb"), "A\n```text\nx\n  y\n```\nb");
    }

    #[test]
    fn an_unclosed_fence_ends_with_the_text() {
        assert_eq!(shown("A:\n```\nx"), "A:\n```text\nx\n```");
    }

    #[test]
    fn a_fence_is_longer_than_what_stands_inside() {
        assert_eq!(shown("````\n```\n````"), "````text\n```\n````");
    }

    #[test]
    fn indented_text_is_code_where_markdown_says_so() {
        assert_eq!(shown("A:\n\n    x <T>\n\n\ty\n\nB."), "A:\n\n```text\nx <T>\n\ny\n```\n\nB.");
        assert_eq!(shown("# A\n    x"), "# A\n```text\nx\n```");
        // A paragraph continues.
        assert_eq!(shown("A\n    b"), "A\n    b");
        // All of it is indented.
        assert_eq!(shown("\n    A\n    b\n"), "A\nb");
    }

    #[test]
    fn code_in_lists_and_quotes_is_text_as_well() {
        assert_eq!(shown("- a\n\n      x\n- b"), "- a\n\n  ```text\n  x\n  ```\n- b");
        assert_eq!(shown("1. ```\n   x\n   ```"), "1. ```text\n   x\n   ```");
        assert_eq!(shown("-      x"), "- x");
        assert_eq!(shown(">     x\n> ```\n> y"), "> ```text\n> x\n> ```\n> ```text\n> y\n> ```");
        assert_eq!(shown("- a\n\n    b\n  - c <T>"), "- a\n\n    b\n  - c \\<T>");
    }

    #[test]
    fn lists_headings_tables_and_rules_stay() {
        for text in
            ["- a\n- b\n  - c", "1. a\n2. b", "# A\n\nB\n---\n\n***", "| a | b |\n|---|---|\n| 1 | 2 |", "> a\n>\n> b"]
        {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn what_lies_too_deep_is_text() {
        let text = format!("{}    x", "> ".repeat(10_000));
        let shown = shown(&text);
        assert!(shown.starts_with(&format!("{}\\> ", "> ".repeat(DEPTH))), "{}", &shown[..40]);
        assert!(super::literal(&format!("{}x", "- ".repeat(10_000))).contains("\\- "));
    }

    #[test]
    fn code_and_links_go_on_through_a_paragraph() {
        assert_eq!(shown("`a <T>\n[b]` and [c\nd](https://e.example)"), "`a <T>\n[b]` and [c\nd](https://e.example)");
    }
}
