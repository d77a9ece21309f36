//! Checks query parameters against the tables.

use super::json;
use crate::model::date::Date;
use crate::model::table::{Kind, QueryTable};
use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::rules::Rules;

/// The problems of a query: the parameters of a group have to be given together, and each has to have its type.
pub(crate) fn query<'a>(rules: &dyn Rules, tables: impl Iterator<Item = &'a QueryTable>, query: &Query) -> Vec<String> {
    let mut problems = Vec::new();
    for table in tables {
        let group = table.parameters;
        let missing: Vec<_> =
            group.iter().filter(|(name, _)| query.first(name).is_none()).map(|(name, _)| *name).collect();
        if !missing.is_empty() && missing.len() < group.len() {
            problems.push(format!("{} is required too", missing.join(", ")));
        } else if table.required && !missing.is_empty() {
            problems.push(format!("{} is required", missing.join(", ")));
        }
        for (name, kind) in group {
            problems.extend(query.all(name).filter_map(|text| problem(rules, name, kind, text)));
        }
    }
    problems
}

/// The problem of the text of a parameter, if there is one.
fn problem(rules: &dyn Rules, name: &str, kind: &Kind, text: &str) -> Option<String> {
    let expect = |fits: bool, what: &str| (!fits).then(|| format!("{name} has to be {what}"));
    match kind {
        Kind::Bool => expect(["true", "false"].contains(&text), "true or false"),
        Kind::Integer => expect(text.parse::<i64>().is_ok(), "an integer"),
        Kind::Count => expect(text.parse::<u64>().is_ok(), "an integer that is not negative"),
        Kind::Number => expect(text.parse::<f64>().is_ok_and(f64::is_finite), "a number"),
        Kind::Id(_) => expect(text.parse::<u64>().is_ok_and(|id| id > 0), "an ID"),
        Kind::Time => expect(text.parse::<Timestamp>().is_ok(), "a time in UTC, such as 2015-01-01T08:00:00Z"),
        Kind::Date => expect(text.parse::<Date>().is_ok(), "a date, as 2015-01-31"),
        Kind::OneOf(values) => {
            let names: Vec<_> =
                values.iter().map(|value| json(value).as_str().unwrap_or_default().to_owned()).collect();
            expect(names.iter().any(|name| name == text), &format!("one of {}", names.join(", ")))
        }
        Kind::List(kind) => text.split(',').find_map(|text| problem(rules, name, kind, text)),
        Kind::Handwritten(of) => match rules.check_of(of.name) {
            Some(check) => check(name, &text.into()).err(),
            None => problem(rules, name, &of.wire, text),
        },
        Kind::Text | Kind::Json | Kind::Object(_) | Kind::Map(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::{Literal, Operation};

    const GROUPS: &[QueryTable] = &[
        QueryTable { on: &[Operation::List], required: true, parameters: &[("from", Kind::Date), ("to", Kind::Date)] },
        QueryTable {
            on: &[Operation::List],
            required: false,
            parameters: &[("id", Kind::Id("shelf")), ("of", Kind::Text)],
        },
        QueryTable {
            on: &[Operation::List],
            required: false,
            parameters: &[("sizes", Kind::List(&Kind::OneOf(&[Literal::Text("s"), Literal::Text("l")])))],
        },
        QueryTable { on: &[Operation::List], required: false, parameters: &[("open", Kind::Bool)] },
        QueryTable { on: &[Operation::List], required: false, parameters: &[("since", Kind::Time)] },
        QueryTable { on: &[Operation::List], required: false, parameters: &[("most", Kind::Count)] },
        QueryTable { on: &[Operation::List], required: false, parameters: &[("share", Kind::Number)] },
    ];

    fn problems(text: &str) -> Vec<String> {
        query(&(), GROUPS.iter(), &Query(url::form_urlencoded::parse(text.as_bytes()).into_owned().collect()))
    }

    #[test]
    fn parameters_have_types_and_come_with_those_of_their_group() {
        assert_eq!(problems(""), ["from, to is required"]);
        assert_eq!(problems("from=2015-01-01"), ["to is required too"]);
        let fitting = "from=2015-01-01&to=2015-01-02";
        assert_eq!(problems(fitting), Vec::<String>::new());
        assert_eq!(problems(&format!("{fitting}&id=7")), ["of is required too"]);
        for (more, problem) in [
            ("id=x&of=y", "id has to be an ID"),
            ("id=0&of=y", "id has to be an ID"),
            ("most=-1", "most has to be an integer that is not negative"),
            ("share=inf", "share has to be a number"),
            ("share=NaN", "share has to be a number"),
            ("sizes=s,m", "sizes has to be one of s, l"),
            ("sizes=s&sizes=m", "sizes has to be one of s, l"),
            ("open=1", "open has to be true or false"),
            ("since=now", "since has to be a time in UTC, such as 2015-01-01T08:00:00Z"),
        ] {
            assert_eq!(problems(&format!("{fitting}&{more}")), [problem], "{more}");
        }
        assert_eq!(
            problems(&format!("{fitting}&sizes=s,l&sizes=s&open=true&most=0&share=-0.5&unknown=x")),
            Vec::<String>::new()
        );
    }
}
