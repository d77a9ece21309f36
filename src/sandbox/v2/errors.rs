//! The bodies of errors.

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::uuid;
use crate::sandbox::engine::reply::Problem;

/// The body of an error. The `uuid` is derived from `number`, the number of the request.
pub(super) fn body(status: u16, problem: &Problem, number: u64) -> Value {
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or("error");
    let code: String =
        reason.chars().map(|of| if of.is_ascii_alphanumeric() { of.to_ascii_lowercase() } else { '_' }).collect();
    let mut body = json!({ "code": code, "message": problem.message(), "uuid": uuid::of(number) });
    if let Problem::Fields(problems) = problem {
        body["messages"] = Value::Object(by_field(problems));
    }
    body
}

/// The problems, by the field that each begins with.
fn by_field(problems: &[String]) -> Map<String, Value> {
    let mut fields = Map::new();
    for problem in problems {
        let end = problem.find(|of: char| !of.is_ascii_alphanumeric() && of != '_' && of != '-');
        let name = &problem[..end.unwrap_or(problem.len())];
        let texts = fields.entry(name).or_insert_with(|| json!([]));
        texts.as_array_mut().into_iter().for_each(|texts| texts.push(problem.as_str().into()));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_a_code_an_identifier_and_texts_by_field() {
        let problems = ["name is required", "variations[0].weight is required", "variations: too few"];
        let fields = Problem::Fields(problems.map(str::to_owned).to_vec());
        assert_eq!(
            body(400, &fields, 7),
            json!({
                "code": "bad_request",
                "message": "name is required; variations[0].weight is required; variations: too few",
                "uuid": "00000000-0000-4000-8000-000000000007",
                "messages": {
                    "name": ["name is required"],
                    "variations": ["variations[0].weight is required", "variations: too few"],
                },
            })
        );
        let whole = body(404, &Problem::Whole("there is no such object".to_owned()), 8);
        assert_eq!((&whole["code"], whole.get("messages")), (&json!("not_found"), None));
    }
}
