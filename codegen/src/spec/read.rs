//! Reads single values of a spec. Values of another type are reported.

use toml::de::DeValue;

use crate::diagnostic::{At, Report, Span, is_hidden};
use crate::into_vec::IntoVec as _;

/// A TOML value that a field's default or a constructor can fix.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(String),
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A whole number.
    Whole(i64),
    /// Any number.
    Real(f64),
}

impl Bound {
    /// The number, which may lose its last digits.
    pub fn real(self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "a range that needs 17 digits is not one of fractions")]
            Bound::Whole(number) => number as f64,
            Bound::Real(number) => number,
        }
    }
}

pub type Value<'a> = toml::Spanned<DeValue<'a>>;

/// An entry of a table under a name that the spec gives.
pub type Named<T> = (At<String>, T);

/// An entry under its name on the wire, with the name in Rust if the spec gives one.
pub type Renamed<T> = (At<String>, Option<At<String>>, T);

/// Names as a sentence lists them.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    list_of(&mut names.into_iter())
}

/// This is compiled once for all iterators, since builds compile the generator, too.
fn list_of(names: &mut dyn Iterator<Item = &str>) -> String {
    names.map(|name| format!("`{name}`")).into_vec().join(", ")
}

pub fn array<'a>(value: &'a Value<'a>, report: &Report) -> Option<&'a [Value<'a>]> {
    let array = value.get_ref().as_array();
    if array.is_none() {
        wrong_type(report, value, "an array");
    }
    array.map(|array| &array[..])
}

pub fn text(value: &Value<'_>, report: &Report) -> Option<String> {
    let text = value.get_ref().as_str();
    if text.is_none() {
        wrong_type(report, value, "a string");
    }
    Some(plain(text?, &value.span(), report))
}

/// A text with `\n` for every line break. Characters that cannot be in code or in its documentation are reported and left out.
pub fn plain(text: &str, span: &Span, report: &Report) -> String {
    let text = text.replace("\r\n", "\n");
    if let Some(found) = text.chars().find(|letter| is_hidden(*letter)) {
        let what =
            if found.is_control() { "it is a control character" } else { "it changes the direction of the text" };
        let code = format!("U+{:04X}", u32::from(found));
        report.error("bad-character", span, format!("{code} cannot stand in a spec: {what}")).help("leave it out");
    }
    text.chars().filter(|letter| !is_hidden(*letter)).collect()
}

pub fn flag(value: &Value<'_>, report: &Report) -> Option<bool> {
    let flag = value.get_ref().as_bool();
    if flag.is_none() {
        wrong_type(report, value, "`true` or `false`");
    }
    flag
}

pub fn integer(value: &Value<'_>, report: &Report) -> Option<i64> {
    let number =
        value.get_ref().as_integer().and_then(|digits| i64::from_str_radix(digits.as_str(), digits.radix()).ok());
    if number.is_none() {
        wrong_type(report, value, "a whole number of 64 bits");
    }
    number
}

pub fn bound(value: &Value<'_>, report: &Report) -> Option<Bound> {
    let DeValue::Float(digits) = value.get_ref() else {
        return integer(value, report).map(Bound::Whole);
    };
    let number = digits.as_str().parse().ok().filter(|number: &f64| number.is_finite());
    if number.is_none() {
        wrong_type(report, value, "a finite number");
    }
    number.map(Bound::Real)
}

pub fn literal(value: &Value<'_>, report: &Report) -> Option<Literal> {
    match value.get_ref() {
        DeValue::Boolean(flag) => Some(Literal::Bool(*flag)),
        DeValue::String(text) => Some(Literal::Text(plain(text, &value.span(), report))),
        DeValue::Integer(_) => integer(value, report).map(Literal::Integer),
        _ => {
            wrong_type(report, value, "a string, a whole number, `true` or `false`");
            None
        }
    }
}

pub fn wrong_type(report: &Report, value: &Value<'_>, expected: &str) {
    let found = value.get_ref().type_str();
    report.error("wrong-type", &value.span(), format!("expected {expected}, found the type `{found}`"));
}
