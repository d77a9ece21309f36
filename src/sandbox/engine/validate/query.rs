//! Checks query parameters against the tables.

use crate::model::table::{Kind, ResourceTable};

/// The value of a parameter, or its first value if it is given more than once.
pub(crate) fn parameter<'a>(query: &'a [(String, String)], name: &str) -> Option<&'a str> {
    query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The problems of a query: the parameters of a group have to be given together, and an ID has to be a number.
pub(crate) fn query(resource: &ResourceTable, query: &[(String, String)]) -> Vec<String> {
    let given = |name| parameter(query, name);
    let mut problems = Vec::new();
    for group in resource.query {
        let missing: Vec<_> = group.iter().filter(|(name, _)| given(name).is_none()).map(|(name, _)| *name).collect();
        if !missing.is_empty() && missing.len() < group.len() {
            problems.push(format!("{} is required too", missing.join(", ")));
        }
        for (name, kind) in *group {
            let is_id = |text: &str| text.parse::<u64>().is_ok_and(|id| id > 0);
            let mut sent = query.iter().filter(|(known, _)| known == name).map(|(_, text)| text);
            let are_ids = match kind {
                Kind::Id(_) => sent.all(|text| is_id(text)),
                Kind::List(Kind::Id(_)) => sent.flat_map(|text| text.split(',')).all(is_id),
                _ => true,
            };
            if !are_ids {
                problems.push(format!("{name} has to be an ID"));
            }
        }
    }
    problems
}
