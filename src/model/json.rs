//! JSON text: skips a byte order mark, splits a list that has a malformed element, and finds the path to an error.

use std::ops::Range;

use serde::de::Error as _;
use serde_json::{Error, Value};

/// The bytes without a UTF-8 byte order mark, which some servers and editors write at the beginning.
pub(crate) fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// The bytes as text. UTF-8 is checked once for the whole text, which takes less time than once for each string.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|error| not_utf8(&bytes[..error.valid_up_to()]))
}

/// Reads any JSON. serde_json has compiled this parser already, while each `from_slice` and `from_str` is compiled in this crate.
pub(crate) fn value(bytes: &[u8]) -> Result<Value, Error> {
    text(bytes)?.parse()
}

/// The error of a text that is UTF-8 only up to a place. serde_json takes the place from the message.
#[cold]
fn not_utf8(valid: &[u8]) -> Error {
    let lines = || valid.split(|byte| *byte == b'\n');
    let (line, column) = (lines().count(), lines().next_back().map_or(0, <[u8]>::len) + 1);
    Error::custom(format_args!("the text is not UTF-8 at line {line} column {column}"))
}

/// Whether the text is empty or only whitespace.
pub(crate) fn is_blank(bytes: &[u8]) -> bool {
    blanks(without_bom(bytes)) == without_bom(bytes).len()
}

/// Finds the elements of a list, some of which may not be valid JSON, such as `NaN`.
///
/// None if the text is not a complete list: brackets or quotes do not match, or there is other text around it. The elements would then
/// be a guess.
pub(crate) fn elements(text: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut splitter = Splitter { closers: Vec::new(), begin: 0, elements: Vec::new() };
    let mut at = blanks(text);
    if text.get(at) != Some(&b'[') {
        return None;
    }
    while let Some(byte) = text.get(at) {
        at = match byte {
            b'"' => end_of_string(text, at + 1)?,
            _ => at + 1,
        };
        splitter.take(*byte, at)?;
        if splitter.closers.is_empty() {
            let is_whole = blanks(&text[at..]) == text.len() - at;
            return is_whole.then(|| splitter.into_elements(text));
        }
    }
    None
}

/// The open brackets, and the elements so far. Each level of nesting takes one byte and no stack.
struct Splitter {
    /// The closing brackets that have to follow, the next one last.
    closers: Vec<u8>,
    /// Where the current element begins.
    begin: usize,
    elements: Vec<Range<usize>>,
}

impl Splitter {
    /// Processes the next byte, which ends at `end`. None if a bracket does not match.
    fn take(&mut self, byte: u8, end: usize) -> Option<()> {
        match byte {
            b'[' | b'{' => {
                self.closers.push(if byte == b'[' { b']' } else { b'}' });
                if self.closers.len() == 1 {
                    self.begin = end;
                }
            }
            b']' | b'}' => {
                (self.closers.pop()? == byte).then_some(())?;
                if self.closers.is_empty() {
                    self.elements.push(self.begin..end - 1);
                }
            }
            b',' if self.closers.len() == 1 => {
                self.elements.push(self.begin..end - 1);
                self.begin = end;
            }
            _ => {}
        }
        Some(())
    }

    /// The elements. An empty list has none.
    fn into_elements(mut self, text: &[u8]) -> Vec<Range<usize>> {
        if let [only] = &self.elements[..]
            && blanks(&text[only.clone()]) == only.len()
        {
            self.elements.clear();
        }
        self.elements
    }
}

/// The path to the value at which serde_json stopped with an error, such as `[1].name`. The whole text is at `.`.
///
/// serde_json stops behind a scalar or an object that it rejects, and before a list or an object that stands for something else. So the
/// text before that place leads to the value. This needs no code for each type. Decoding once more with a record of the path would.
pub(crate) fn path_to(text: &[u8], line: usize, column: usize) -> String {
    let lines = text.split_inclusive(|byte| *byte == b'\n').take(line.saturating_sub(1));
    let stop = lines.map(<[u8]>::len).sum::<usize>() + column;
    let (mut steps, mut at) = (Vec::new(), 0);
    while let Some(byte) = text.get(at).filter(|_| at < stop) {
        let end = match byte {
            b'"' => end_of_string(text, at + 1).unwrap_or(text.len()),
            _ => at + 1,
        };
        match (byte, steps.last_mut()) {
            (b'[', _) => steps.push(Step::Element(0)),
            (b'{', _) => steps.push(Step::Object),
            (b']' | b'}', _) => drop(steps.pop()),
            (b'"', Some(step @ Step::Object)) => *step = Step::Field(&text[at..end]),
            (b',', Some(Step::Element(index))) => *index += 1,
            (b',', Some(step)) => *step = Step::Object,
            _ => {}
        }
        at = end;
    }
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Element(index) => path += &format!("[{index}]"),
            Step::Object => {}
            Step::Field(name) => {
                let dot = if path.is_empty() { "" } else { "." };
                path += dot;
                path += value(name).ok().as_ref().and_then(Value::as_str).unwrap_or("?");
            }
        }
    }
    if path.is_empty() { ".".to_owned() } else { path }
}

/// A step into an open list or object.
enum Step<'a> {
    Element(usize),
    /// An object before the name of a field.
    Object,
    /// The name of a field, with its quotes.
    Field(&'a [u8]),
}

/// How many elements a list has if all of them are as long as the first one. 0 if that is not an object or a list.
pub(crate) fn expected_elements(list: &[u8]) -> usize {
    end_of_first_element(list).map_or(0, |end| list.len() / end)
}

fn end_of_first_element(list: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (blanks(list) + 1, 0_usize);
    while let Some(byte) = list.get(at) {
        at = if *byte == b'"' { end_of_string(list, at + 1)? } else { at + 1 };
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return (depth == 1).then_some(at),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The end of a string whose text begins at `at`.
fn end_of_string(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// How many bytes of white space the text begins with. JSON knows four of them: a form feed, for one, is not among them (RFC 8259, 2).
fn blanks(text: &[u8]) -> usize {
    text.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Option<Vec<&str>> {
        let found = elements(text.as_bytes())?;
        Some(found.into_iter().map(|element| text[element].trim()).collect())
    }

    #[test]
    fn the_elements_of_a_list_are_found_beside_one_that_is_not_json() {
        assert_eq!(split("[1, NaN, 2]"), Some(vec!["1", "NaN", "2"]));
        assert_eq!(split(" [ ] \n"), Some(vec![]));
        assert_eq!(elements(b"[\x0c]").map(|found| found.len()), Some(1));
        assert_eq!(split("[1,,2,]"), Some(vec!["1", "", "2", ""]));
        assert_eq!(split(r#"[{"a": [1, 2], "b": {}}, [[3], 4]]"#), Some(vec![r#"{"a": [1, 2], "b": {}}"#, "[[3], 4]"]));
        assert_eq!(split(r#"["],\"\\", "[", Infinity]"#), Some(vec![r#""],\"\\""#, r#""[""#, "Infinity"]));
    }

    #[test]
    fn what_is_not_a_whole_list_is_not_taken_apart() {
        for text in ["", "{}", "1, 2", "[1, 2", "[1] 2", "[1]]", "[1}", "[{]}", "[\"a]", "[\"a\\", "[[1}, 2, {3]]"] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn the_length_of_a_list_is_expected_from_its_first_element() {
        let expected = |list: &str| expected_elements(list.as_bytes());
        assert_eq!(expected(r#"[{"a":"]}","b":[1,{}]},{"a":"]}","b":[1,{}]}]"#), 2);
        assert_eq!(expected("[[0],[0],[0],[0]]"), 4);
        let short_first = format!("[{{}}{}]", ",{}".repeat(9));
        assert_eq!(expected(&short_first), 10);
        for none in ["", "[", "[]", "[1, 2]", "[{", "[\"", "}", "[{\"a\": 1"] {
            assert_eq!(expected(none), 0, "{none}");
        }
    }

    #[test]
    fn the_path_to_an_error_is_that_of_the_value_that_is_rejected() {
        #[derive(Debug, serde::Deserialize)]
        #[expect(dead_code, reason = "only its errors matter")]
        struct Part {
            a: u8,
            #[serde(default)]
            list: Vec<Part>,
            #[serde(default)]
            map: std::collections::HashMap<String, u8>,
        }
        let cases = [
            // A scalar of another type, and one out of range.
            (r#"{"a": "x"}"#, "a"),
            (r#"{"a": 300}"#, "a"),
            ("{\n\"list\": [\n{\"a\": 1},\n{\"a\": null} ]}", "list[1].a"),
            (r#"{"map": {"x": 1, "y.\u00e9": true}}"#, "map.y.é"),
            // Something with brackets instead of something else.
            ("[]", "."),
            ("7", "."),
            (r#"{"a": [1]}"#, "a"),
            (r#"{"a": 1, "list": {"a": 1}}"#, "list"),
            (r#"{"a": 1, "list": [{"a": 1}, [] ]}"#, "list[1]"),
            (r#"{"a": 1, "list": [ "]\"" ]}"#, "list[0]"),
            // An object without a field, and one with a field twice.
            ("{}", "."),
            (r#"{"list": [{"a": 1}, {"list": [], "map": {"x": 1}}]}"#, "list[1]"),
            (r#"{"a": 1, "a": 2}"#, "a"),
            // Text that is not JSON.
            ("", "."),
            (r#"{"a": 1} x"#, "."),
            (r#"{"a": 1, "list": [{"a": NaN}]}"#, "list[0].a"),
            (r#"{"a": 1, "list": [{"a"#, "list[0].?"),
        ];
        for (text, path) in cases {
            let error = serde_json::from_str::<Part>(text).unwrap_err();
            assert_eq!(path_to(text.as_bytes(), error.line(), error.column()), path, "{text}: {error}");
        }
        assert_eq!(path_to(b"]]}[", 1, 4), "[0]");
        assert_eq!(path_to(b"[", 9, 9), "[0]");
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = ["[".repeat(1_000_000), "]".repeat(1_000_000)].concat();
        assert_eq!(split(&format!("[{deep}, 1]")).map(|found| found.len()), Some(2));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over_once() {
        assert_eq!(without_bom("\u{feff}[]".as_bytes()), b"[]");
        assert_eq!(without_bom(b"\xef\xbb"), b"\xef\xbb");
        assert!(is_blank("\u{feff} \r\n".as_bytes()) && is_blank(b"") && !is_blank("\u{feff}\u{feff}".as_bytes()));
        assert!(!is_blank(b"\x0c"));
    }
}
