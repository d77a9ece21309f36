//! Redacts a token in text that a server sent.

/// The replacement for a token.
const REDACTED: &str = "[redacted]";

/// A shorter token may also be part of an ordinary word. It is redacted only where it stands alone.
const SHORTEST_ANYWHERE: usize = 8;

/// The text with the token redacted.
pub(crate) fn token(text: &str, token: &str) -> String {
    if token.is_empty() {
        return text.to_owned();
    }
    if token.len() >= SHORTEST_ANYWHERE {
        return text.replace(token, REDACTED);
    }
    let (mut redacted, mut rest) = (String::with_capacity(text.len()), text);
    let mut before = None;
    while let Some(at) = rest.find(token) {
        let (skipped, found) = rest.split_at(at);
        before = skipped.chars().next_back().or(before);
        let after = &found[token.len()..];
        redacted.push_str(skipped);
        let stands_alone = !before.is_some_and(is_of_a_word) && !after.chars().next().is_some_and(is_of_a_word);
        redacted.push_str(if stands_alone { REDACTED } else { token });
        before = token.chars().next_back();
        rest = after;
    }
    redacted + rest
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::token;

    #[test]
    fn a_short_token_is_redacted_only_where_it_stands_alone() {
        for untouched in
            ["the latest attestation", "test-suite", "re-test", "a_test", "tests", "testé", "Test", "testtest", ""]
        {
            assert_eq!(token(untouched, "test"), untouched);
        }
        assert_eq!(token("test", "test"), "[redacted]");
        assert_eq!(
            token("token=test, \"test\": the latest test", "test"),
            "token=[redacted], \"[redacted]\": the latest [redacted]"
        );
        assert_eq!(token("test.test", "test"), "[redacted].[redacted]");
        assert_eq!(token("{\"token\":\"abc:1\"} abc:12", "abc:1"), "{\"token\":\"[redacted]\"} abc:12");
    }

    #[test]
    fn a_token_of_the_usual_length_is_redacted_wherever_it_stands() {
        assert_eq!(token("xsesame:4711x", "sesame:4711"), "x[redacted]x");
        assert_eq!(token("sesame:4711sesame:4711", "sesame:4711"), "[redacted][redacted]");
    }

    #[test]
    fn no_token_leaves_the_text_as_it_is() {
        assert_eq!(token("a text", ""), "a text");
    }
}
