//! The texts for people are plain English: a list of phrases that are hard to read, each with a plainer one.

/// Phrases, and what to write instead. A word in lower case also stands for the same word with a capital first letter. A phrase that begins with `^` is found only at the beginning of a sentence.
const PHRASES: &[(&str, &str)] = &[
    ("^is told", "say what the method does"),
    ("^that of", "repeat the noun"),
    ("^what", "begin with the subject"),
    ("^whatever", "begin with the subject"),
    ("^whoever", "begin with the subject"),
    ("a whole value", "a valid value"),
    ("all the same", "still, or nothing"),
    ("an id of its own", "its own ID"),
    ("an id", "an ID"),
    ("and no two", "and not two"),
    ("any more", "no longer"),
    ("are no two", "are not both"),
    ("as it came", "as it was received"),
    ("as they came", "as they were received"),
    ("at the most", "at most"),
    ("beside it", "next to it"),
    ("beside the", "next to the, or in addition to the"),
    ("by heart", "say what it does not depend on"),
    ("by itself", "on its own, or nothing"),
    ("by themselves", "automatically, or nothing"),
    ("can be said", "say it, or say who knows it"),
    ("everybody", "name the subject"),
    ("fit for", "safe to"),
    ("for ever", "forever"),
    ("for its turn", "name the limit that it waits for"),
    ("gives back", "returns, or releases"),
    ("go along", "are kept, or are sent"),
    ("goes on", "continues"),
    ("has not said", "does not say"),
    ("held back", "waiting"),
    ("hold back", "wait"),
    ("holds back", "waits"),
    ("ids", "IDs"),
    ("in its turn", "then"),
    ("in place of", "instead of"),
    ("in the hands of", "shared by"),
    ("in the place of", "instead of"),
    ("is asked with", "name the input"),
    ("is no error", "is not an error"),
    ("is no failure", "is not a failure"),
    ("is said of", "say who says it"),
    ("is said once", "is in one place"),
    ("is that of", "repeat the noun"),
    ("is to be", "will be, or has to be"),
    ("it is said", "say who says it"),
    ("its turn", "name the limit that it waits for"),
    ("lets everybody", "makes every call"),
    ("made of it", "derived from it"),
    ("makes of", "derives from"),
    ("needs nobody", "name the subject"),
    ("no regard", "say what is compared"),
    ("nobody is", "name the subject"),
    ("on its way", "active, or being sent"),
    ("put up with", "accept"),
    ("puts up with", "accepts"),
    ("save of", "except of"),
    ("save that", "except that"),
    ("save what", "except what"),
    ("say so for", "override it for"),
    ("says so for", "overrides it for"),
    ("so many", "this many"),
    ("somebody", "name the subject"),
    ("stands for nothing", "say what is consumed"),
    ("stands in place", "replaces"),
    ("status of success", "success status"),
    ("statuses of success", "success statuses"),
    ("such a one", "repeat the noun"),
    ("take note of", "note"),
    ("takes note of", "notes"),
    ("takes the value along", "drops the value"),
    ("tell of", "report"),
    ("tells of", "reports"),
    ("texts", "strings"),
    ("that is no", "that is not"),
    ("the id", "the ID"),
    ("the whole of it", "all of it"),
    ("to nobody", "to none"),
    ("under way", "active"),
    ("was to be", "should be"),
    ("what is left of", "the rest of"),
    ("where nobody", "if nothing"),
    ("where nothing", "if nothing"),
    ("wherever it stands", "everywhere"),
    ("which is no", "which is not"),
    ("without regard to case", "case-insensitively"),
];

/// A phrase in a text for people.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line, counted from 1.
    pub line: usize,
    /// The phrase.
    pub phrase: &'static str,
    /// What to write instead.
    pub plainer: &'static str,
}

/// The phrases in the comments and strings of a Rust file.
pub fn in_rust(text: &str) -> Vec<Finding> {
    let lines = text.lines().map(|line| match line.trim_start() {
        comment if comment.starts_with("//") => Line { is_prose: true, text: comment.trim_start_matches(['/', '!']) },
        _ => Line { is_prose: false, text: "" },
    });
    let code = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    in_prose_and_strings(lines, code)
}

/// The phrases in the comments and strings of a spec. `#+` begins a line that is still to come, and not a comment.
pub fn in_toml(text: &str) -> Vec<Finding> {
    let mut is_string = false;
    let (prose, code): (Vec<_>, Vec<_>) = text
        .lines()
        .map(|line| line.trim_start_matches("#+").trim_start())
        .map(|line| {
            let was_string = is_string;
            is_string ^= line.matches("\"\"\"").count() % 2 == 1;
            let is_prose = was_string || line.starts_with('#');
            let text = line.trim_start_matches('#').trim_end_matches('\\');
            (Line { is_prose, text }, if is_prose { "" } else { line })
        })
        .unzip();
    in_prose_and_strings(prose.into_iter(), code.into_iter())
}

/// The phrases in lines of prose and in the strings of lines of code, in the order of the lines.
fn in_prose_and_strings<'a>(
    prose: impl Iterator<Item = Line<'a>>,
    code: impl Iterator<Item = &'a str>,
) -> Vec<Finding> {
    let strings = code.enumerate().flat_map(|(index, line)| {
        let quoted = line.split('"').skip(1).step_by(2).filter(|text| !is_name(text));
        quoted.flat_map(move |text| of_passage(&[(index + 1, text)]))
    });
    let mut found: Vec<_> = passages(prose).chain(strings).collect();
    found.sort_by_key(|finding| finding.line);
    found
}

/// Whether a string is a name in code, such as a key of a spec.
fn is_name(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

/// The phrases in a page of Markdown. Code is left out.
pub fn in_markdown(text: &str) -> Vec<Finding> {
    let mut is_code = false;
    let lines = text.lines().map(|line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        let is_prose = !is_code && !is_fence && !line.starts_with("    ") && !line.trim().is_empty();
        Line { is_prose, text: line.trim_start_matches(['#', '-', '|', ' ']) }
    });
    passages(lines).collect()
}

struct Line<'a> {
    is_prose: bool,
    text: &'a str,
}

/// Joins lines of prose that follow each other, since a phrase may go across a line break.
fn passages<'a>(lines: impl Iterator<Item = Line<'a>>) -> impl Iterator<Item = Finding> {
    let mut passages = vec![Vec::new()];
    for (index, line) in lines.enumerate() {
        match passages.last_mut() {
            Some(passage) if line.is_prose && !line.text.trim().is_empty() => passage.push((index + 1, line.text)),
            _ => passages.push(Vec::new()),
        }
    }
    passages.into_iter().flat_map(|passage| of_passage(&passage))
}

fn of_passage(lines: &[(usize, &str)]) -> Vec<Finding> {
    let words: Vec<(usize, String)> =
        lines.iter().flat_map(|(line, text)| words(text).map(|word| (*line, word))).collect();
    let begins = |index: usize| index == 0 || words[index - 1].1.ends_with(['.', '!']);
    let mut found = Vec::new();
    for (index, (line, _)) in words.iter().enumerate() {
        for (phrase, plainer) in PHRASES {
            let (wanted, only_first) = phrase.strip_prefix('^').map_or((*phrase, false), |rest| (rest, true));
            let mut given = words[index..].iter().map(|(_, word)| word.as_str());
            let fits = wanted.split(' ').all(|word| given.next().is_some_and(|given| is_word(bare(given), word)));
            // "That is no longer" is plain.
            let is_longer = wanted.ends_with(" no") && given.next().is_some_and(|word| bare(word) == "longer");
            if fits && !is_longer && (!only_first || begins(index)) {
                found.push(Finding { line: *line, phrase, plainer });
            }
        }
    }
    found
}

/// The words of a line, without those in code.
fn words(text: &str) -> impl Iterator<Item = String> {
    let prose = text.split('`').enumerate().map(|(index, part)| if index % 2 == 0 { part } else { " code " });
    prose.collect::<String>().split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// Whether a word is the wanted one, perhaps at the beginning of a sentence. `ID` is not `id`.
fn is_word(given: &str, wanted: &str) -> bool {
    let mut letters = given.chars();
    letters.next().is_some_and(|first| first.to_lowercase().chain(letters).eq(wanted.chars()))
}

fn bare(word: &str) -> &str {
    // A name in braces is a value of a format string.
    word.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '{' | '}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(found: &[Finding]) -> Vec<(usize, &'static str)> {
        found.iter().map(|finding| (finding.line, finding.phrase)).collect()
    }

    #[test]
    fn phrases_are_found_in_comments_and_strings_and_not_in_code() {
        let text = "//! A file that\n//! holds\n//! back.\nlet somebody = \"it goes on\"; // `somebody`\n";
        assert_eq!(phrases(&in_rust(text)), [(2, "holds back"), (4, "goes on")]);
    }

    #[test]
    fn no_longer_is_not_the_same_phrase_as_no() {
        let text = "/// A key that is no longer read, and one that is no key.\n";
        assert_eq!(phrases(&in_rust(text)), [(1, "that is no")]);
    }

    #[test]
    fn a_string_that_is_a_name_is_not_a_text() {
        assert_eq!(phrases(&in_rust("table(\"ids\"); print(\"ids:\");\n")), [(1, "ids")]);
    }

    #[test]
    fn some_phrases_are_found_only_at_the_beginning_of_a_sentence() {
        let text = "/// Says what is sent, an ID.\nfn a() {}\n/// What is sent. What is read, an id.\nfn b() {}\n";
        assert_eq!(phrases(&in_rust(text)), [(3, "^what"), (3, "^what"), (3, "an id")]);
    }

    #[test]
    fn phrases_are_found_in_the_comments_and_strings_of_a_spec() {
        let text = "# It holds\n# back.\n[what]\nwhat = \"What.\"\ndoc = \"\"\"\\\n    It is in\\\n    place of it.\"\"\"\n\
            #+ next = { doc = \"Whoever.\" }\nthe_id = 1\n";
        assert_eq!(phrases(&in_toml(text)), [(1, "holds back"), (4, "^what"), (6, "in place of"), (8, "^whoever")]);
    }

    #[test]
    fn blocks_of_code_in_a_page_are_left_out() {
        let text = "# Whoever\n\n```\nwhoever\n```\n\n    whoever\n\n- the code `whoever`\n";
        assert_eq!(phrases(&in_markdown(text)), [(1, "^whoever")]);
    }

    #[test]
    fn the_list_is_sorted_has_no_phrase_twice_and_is_in_lower_case() {
        assert!(PHRASES.len() >= 40);
        assert!(PHRASES.iter().all(|(phrase, _)| *phrase == phrase.to_lowercase()));
        for (index, (phrase, _)) in PHRASES.iter().enumerate() {
            assert!(PHRASES[..index].iter().all(|(other, _)| other != phrase), "{phrase}");
        }
    }
}
