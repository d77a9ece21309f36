//! The conditions of a segment: a tree of tests on attributes, as JSON or as JSON in URL-safe Base64.

use regex_lite::Regex;
use serde_json::Value;

/// A tree of tests.
#[derive(Debug)]
pub(super) enum Expression {
    All(Vec<Expression>),
    Any(Vec<Expression>),
    Not(Box<Expression>),
    Attribute(u64, Test),
}

/// A test of the value of an attribute.
#[derive(Debug)]
pub(super) enum Test {
    Exact(String),
    Substring(String),
    Prefix(String),
    Regex(Regex),
}

impl Expression {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let decoded;
        let json = match text.trim_start().starts_with(['[', '{']) {
            true => text.as_bytes(),
            false => {
                decoded = decode(text).ok_or("it has to be JSON, or JSON in URL-safe Base64")?;
                decoded.as_slice()
            }
        };
        let value = serde_json::from_slice(json).map_err(|error| format!("it is not JSON: {error}"))?;
        Expression::read(&value)
    }

    fn read(value: &Value) -> Result<Self, String> {
        let (operator, operands) = match value {
            Value::Object(_) => return Expression::read_test(value),
            Value::Array(parts) => parts.split_first().ok_or("a list begins with and, or or not")?,
            _ => return Err("a condition is a list or an object".to_owned()),
        };
        let mut operands = operands.iter().map(Expression::read).collect::<Result<Vec<_>, _>>()?;
        match operator.as_str() {
            Some("and") => Ok(Expression::All(operands)),
            Some("or") => Ok(Expression::Any(operands)),
            Some("not") => match operands.pop() {
                Some(operand) if operands.is_empty() => Ok(Expression::Not(Box::new(operand))),
                _ => Err("not has one operand".to_owned()),
            },
            _ => Err("a list begins with and, or or not".to_owned()),
        }
    }

    fn read_test(value: &Value) -> Result<Self, String> {
        let id = value["attribute_id"].as_u64().ok_or("attribute_id is required")?;
        let text = value["attribute_value"].as_str().ok_or("attribute_value is required")?.to_owned();
        let test = match value.get("match_type").map(Value::as_str) {
            None | Some(Some("exact")) => Test::Exact(text),
            Some(Some("substring")) => Test::Substring(text),
            Some(Some("prefix")) => Test::Prefix(text),
            Some(Some("regex")) => {
                Test::Regex(Regex::new(&text).map_err(|error| format!("attribute_value is not a pattern: {error}"))?)
            }
            _ => return Err("match_type has to be one of exact, substring, prefix, regex".to_owned()),
        };
        Ok(Expression::Attribute(id, test))
    }

    /// Whether the conditions hold for a visitor. `passes` tells whether an attribute of the visitor passes a test.
    pub(super) fn holds(&self, passes: &dyn Fn(u64, &Test) -> bool) -> bool {
        match self {
            Expression::All(parts) => parts.iter().all(|part| part.holds(passes)),
            Expression::Any(parts) => parts.iter().any(|part| part.holds(passes)),
            Expression::Not(part) => !part.holds(passes),
            Expression::Attribute(id, test) => passes(*id, test),
        }
    }
}

impl Test {
    pub(super) fn passes(&self, found: &str) -> bool {
        match self {
            Test::Exact(text) => found == text,
            Test::Substring(text) => found.contains(text),
            Test::Prefix(text) => found.starts_with(text),
            Test::Regex(pattern) => pattern.is_match(found),
        }
    }
}

/// Decodes URL-safe Base64, with or without padding.
fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let (mut bits, mut held, mut bytes) = (0_u32, 0, Vec::new());
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        (bits, held) = (bits << 6 | u32::from(value), held + 6);
        if held >= 8 {
            held -= 8;
            bytes.extend((bits >> held).to_be_bytes().last());
            bits &= (1 << held) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str, attributes: &[(u64, &str)]) -> bool {
        let expression = Expression::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"));
        expression.holds(&|id, test| attributes.iter().any(|(known, found)| *known == id && test.passes(found)))
    }

    #[test]
    fn each_test_and_each_operator_decides() {
        let test = |kind: &str, value: &str| {
            format!(r#"{{"attribute_id": 7, "attribute_value": "{value}", "match_type": "{kind}"}}"#)
        };
        for (kind, value, passes) in [
            ("exact", "gold", true),
            ("exact", "gol", false),
            ("substring", "ol", true),
            ("substring", "il", false),
            ("prefix", "go", true),
            ("prefix", "old", false),
            ("regex", "^g.ld$", true),
            ("regex", "^l", false),
        ] {
            assert_eq!(holds(&test(kind, value), &[(7, "gold")]), passes, "{kind} {value}");
            assert!(!holds(&test(kind, value), &[(8, "gold")]), "another attribute");
        }
        let (gold, red) =
            (r#"{"attribute_id": 7, "attribute_value": "gold"}"#, r#"{"attribute_id": 8, "attribute_value": "red"}"#);
        let both = &[(7, "gold"), (8, "red")][..];
        for (operator, of_one, of_both) in [("and", false, true), ("or", true, true)] {
            let text = format!(r#"["{operator}", {gold}, {red}]"#);
            assert_eq!((holds(&text, &both[..1]), holds(&text, both)), (of_one, of_both), "{operator}");
        }
        let not = format!(r#"["not", ["or", {gold}]]"#);
        assert!(!holds(&not, both) && holds(&not, &[]));
    }

    #[test]
    fn base64_is_read_with_and_without_padding() {
        // The digits have both characters that are not those of other Base64.
        for text in
            ["WyJvciIseyJhdHRyaWJ1dGVfaWQiOjcsImF0dHJpYnV0ZV92YWx1ZSI6IsO_w78-In1d", "WyJhbmQiXQ==", "WyJhbmQiXQ"]
        {
            assert_eq!(holds(text, &[]), text.len() < 20, "{text}");
        }
        assert!(holds("WyJvciIseyJhdHRyaWJ1dGVfaWQiOjcsImF0dHJpYnV0ZV92YWx1ZSI6IsO_w78-In1d", &[(7, "ÿÿ>")]));
    }

    #[test]
    fn what_is_not_a_tree_of_tests_is_refused() {
        for (text, problem) in [
            ("", "it is not JSON"),
            ("gold!", "URL-safe Base64"),
            ("[", "it is not JSON"),
            ("[]", "a list begins with"),
            (r#"["xor"]"#, "a list begins with"),
            (r#"["not"]"#, "one operand"),
            (r#"["not", ["and"], ["and"]]"#, "one operand"),
            (r#"["and", 7]"#, "a condition is"),
            (r#"{"attribute_value": "gold"}"#, "attribute_id"),
            (r#"{"attribute_id": 7}"#, "attribute_value"),
            (r#"{"attribute_id": 7, "attribute_value": "gold", "match_type": "like"}"#, "match_type"),
            (r#"{"attribute_id": 7, "attribute_value": "(", "match_type": "regex"}"#, "not a pattern"),
        ] {
            let found = Expression::parse(text).unwrap_err();
            assert!(found.contains(problem), "{text}: {found}");
        }
        assert!(Expression::parse(&"[\"not\",".repeat(10_000)).is_err(), "the depth is limited");
    }
}
