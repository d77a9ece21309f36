//! Recorded requests and responses against a spec: how URLs are matched, what is compared, and what is only counted.

use optimizely_codegen::{Deviation, Difference, Drift, Recorded, Recording};
use serde_json::{Value, json};

use crate::support::checked::checked;
use crate::support::expect::{path, read};

const SMALL: &str = "tests/golden/small.toml";

fn drift(lines: &[Value]) -> Drift {
    let text = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let recorded = Recorded::read(&text).unwrap_or_else(|error| panic!("{error}"));
    checked("spec", &read(&path(SMALL))).drift_of(&recorded, None)
}

/// The kinds of the differences, with their paths and operations.
fn told(lines: &[Value]) -> Vec<(Deviation, String, Vec<String>)> {
    let short = |found: Difference| (found.kind, found.path, found.operations);
    drift(lines).findings.into_iter().map(short).collect()
}

fn one(kind: Deviation, path: &str, operation: &str) -> Vec<(Deviation, String, Vec<String>)> {
    vec![(kind, path.to_owned(), vec![operation.to_owned()])]
}

fn answered(method: &str, url: &str, status: u16, response: Value) -> Value {
    json!({ "method": method, "url": url, "status": status, "response": response })
}

fn sent(method: &str, url: &str, request: Value, status: u16, response: Value) -> Value {
    json!({ "method": method, "url": url, "request": request, "status": status, "response": response })
}

fn shelf() -> Value {
    json!({ "id": 1, "label": "A", "height": 2.0 })
}

fn shelf_with(name: &str, value: Value) -> Value {
    let mut shelf = shelf();
    shelf[name] = value;
    shelf
}

fn loan() -> Value {
    json!({ "book_id": 1, "since": "2020-01-01T00:00:00Z" })
}

/// The coverage of a recording, as JSON.
fn coverage(lines: &[Value]) -> Value {
    let text = read(&path(SMALL));
    let json = drift(lines).json(&Recording { spec: (SMALL, &text), sample: "a recording" });
    serde_json::from_str::<Value>(&json).expect("it is JSON")["coverage"].take()
}

#[test]
fn a_request_belongs_to_the_operation_with_its_method_and_path() {
    let high = || shelf_with("height", json!("high"));
    for (method, url, status, response, operation, path) in [
        ("GET", "https://library.example/v2/shelves/1", 200, high(), "GET shelves/{id}", "$.height"),
        ("get", "https://LIBRARY.example:443/v2/shelves/1/?a=b/c#d", 200, high(), "GET shelves/{id}", "$.height"),
        ("GET", "shelves", 206, json!([shelf(), high()]), "GET shelves", "$[1].height"),
        ("POST", "/shelves", 201, high(), "POST shelves", "$.height"),
        ("PATCH", "shelves/a%2Fb", 200, high(), "PATCH shelves/{id}", "$.height"),
        (
            "GET",
            "shelves/1/inventory",
            200,
            json!({ "books": -1, "genres": [] }),
            "GET shelves/{id}/inventory",
            "$.books",
        ),
        (
            "GET",
            "readers/5/loans",
            200,
            json!([{ "book_id": "1", "since": "2020-01-01T00:00:00Z" }]),
            "GET readers/{reader_id}/loans",
            "$[0].book_id",
        ),
    ] {
        let found = told(&[answered(method, url, status, response)]);
        assert_eq!(found, one(Deviation::WrongType, path, operation), "{method} {url}");
    }
    assert_eq!(told(&[answered("GET", "readers/5/loans", 200, json!([loan()]))]), []);
    // Any JSON.
    assert_eq!(told(&[answered("GET", "hours/2020-01-01", 200, json!([1]))]), []);
}

#[test]
fn a_url_that_belongs_to_no_operation_is_one_difference_for_all_objects() {
    let lines = ["shelves/1/lamps/2", "shelves/3/lamps/4"].map(|url| answered("GET", url, 200, json!({})));
    let [found] = &drift(&lines).findings[..] else { panic!("one difference") };
    assert_eq!((found.kind, found.times), (Deviation::UnknownOperation, 2));
    assert_eq!(found.message, "the spec has no operation `GET shelves/{id}/lamps/{id}`");
    let [found] = &drift(&[answered("DELETE", "shelves/1", 204, json!(null))]).findings[..] else { panic!("one") };
    assert_eq!(found.message, "the spec has no operation with DELETE for `shelves/{id}`");
    let text = read(&path(SMALL));
    assert!(text[found.span.start..].starts_with("shelf]"), "it points to the resource");
}

#[test]
fn a_difference_in_several_responses_is_one_with_its_operations() {
    let (wrong, more) = (shelf_with("height", json!("high")), shelf_with("colour", json!("red")));
    let lines = [
        answered("GET", "shelves/1", 200, wrong.clone()),
        answered("GET", "shelves", 200, json!([shelf(), wrong.clone(), wrong.clone(), more.clone()])),
        answered("GET", "shelves/2", 200, wrong),
        answered("GET", "shelves/2", 200, more),
    ];
    let drift = drift(&lines);
    let shown: Vec<_> = drift.findings.iter().map(|found| (found.kind, &*found.path, found.times)).collect();
    assert_eq!(shown, [(Deviation::WrongType, "$.height", 4), (Deviation::UnknownField, "$[3].colour", 2)]);
    assert_eq!(drift.findings[0].operations, ["GET shelves/{id}", "GET shelves"]);
    // One line for the field, which fits all responses.
    let text = read(&path(SMALL));
    let shown = drift.text(&Recording { spec: (SMALL, &text), sample: "a recording" });
    assert!(shown.contains("colour = { type = \"string\", seen = [\"absent\"], doc = "), "{shown}");
    assert_eq!(shown.matches("colour = ").count(), 1, "{shown}");
}

#[test]
fn a_field_that_only_lists_lack_is_absent_in_lists() {
    let text = read(&path(SMALL));
    let line = |lines: &[Value]| {
        let shown = drift(lines).text(&Recording { spec: (SMALL, &text), sample: "a recording" });
        shown.lines().find(|line| line.starts_with("since = ")).map(str::to_owned)
    };
    let shelf = json!({ "id": 1, "height": 2.0 });
    let lines = [
        answered("GET", "shelves/1", 200, json!({ "id": 1, "label": "A", "height": 2.0 })),
        answered("GET", "shelves", 200, json!([shelf])),
    ];
    let shown = drift(&lines).text(&Recording { spec: (SMALL, &text), sample: "a recording" });
    assert!(shown.contains(r#"seen = ["absent in lists"]"#), "{shown}");
    let lines = [lines[1].clone(), answered("GET", "shelves/1", 200, shelf)];
    let shown = drift(&lines).text(&Recording { spec: (SMALL, &text), sample: "a recording" });
    assert!(shown.contains(r#"seen = ["absent"]"#) && !shown.contains("in lists"), "{shown}");
    assert_eq!(line(&lines), None);
}

#[test]
fn a_status_is_one_that_the_spec_lists_for_the_operation_or_for_all() {
    for (method, url, status) in [
        ("GET", "shelves", 206),
        ("GET", "shelves/1", 404),
        ("GET", "shelves/1", 503),
        ("GET", "shelves/1/inventory", 202),
        ("DELETE", "books/1", 204),
    ] {
        let response = if status == 206 { json!([]) } else { json!({}) };
        assert_eq!(told(&[answered(method, url, status, response)]), [], "{method} {url}: {status}");
    }
    for (method, url, status, operation) in [
        ("GET", "shelves/1", 206, "GET shelves/{id}"),
        ("POST", "shelves", 200, "POST shelves"),
        ("GET", "shelves/1", 302, "GET shelves/{id}"),
        ("GET", "shelves/1", 403, "GET shelves/{id}"),
        ("GET", "shelves/1/inventory", 205, "GET shelves/{id}/inventory"),
    ] {
        let found = told(&[answered(method, url, status, json!({}))]);
        assert_eq!(found, one(Deviation::UnknownStatus, "", operation), "{method} {url}: {status}");
    }
    let [found] = &drift(&[answered("GET", "shelves", 204, json!(null))]).findings[..] else { panic!("one") };
    assert_eq!(found.message, "a response has the status 204, and the spec lists 200 and 206");
    let [found] = &drift(&[answered("GET", "shelves", 403, json!(null))]).findings[..] else { panic!("one") };
    assert_eq!(found.message, "a response has the status 403, which the spec does not list");
}

#[test]
fn a_response_has_a_body_of_the_kind_that_the_spec_says() {
    let bare = |method: &str, url: &str, status: u16| json!({ "method": method, "url": url, "status": status });
    let typed =
        |url: &str| json!({ "method": "GET", "url": url, "status": 200, "content_type": "text/csv", "bytes": 9 });
    let not_json = |operation: &str| one(Deviation::NotJson, "", operation);
    assert_eq!(told(&[bare("GET", "shelves/1", 200)]), not_json("GET shelves/{id}"));
    assert_eq!(told(&[bare("POST", "shelves", 201)]), not_json("POST shelves"));
    assert_eq!(told(&[bare("PATCH", "shelves/1", 200), bare("DELETE", "books/1", 204)]), []);
    assert_eq!(told(&[typed("shelves/1")]), not_json("GET shelves/{id}"));
    assert_eq!(told(&[typed("catalogue")]), []);
    assert_eq!(told(&[answered("GET", "catalogue", 200, json!([]))]), not_json("GET catalogue"));
    let wrong = |path: &str, operation: &str| one(Deviation::WrongType, path, operation);
    assert_eq!(told(&[answered("GET", "shelves", 200, shelf())]), wrong("$", "GET shelves"));
    assert_eq!(told(&[answered("GET", "shelves/1", 200, json!([shelf()]))]), wrong("$", "GET shelves/{id}"));
    assert_eq!(told(&[answered("GET", "shelves", 200, json!([3]))]), wrong("$[0]", "GET shelves"));
}

#[test]
fn a_request_has_only_fields_that_the_spec_lets_it_send() {
    let create = |body: Value| told(&[sent("POST", "shelves", body, 201, shelf())]);
    assert_eq!(create(json!({ "label": "A", "height": 2.0, "code": "1234" })), []);
    assert_eq!(create(shelf()), one(Deviation::NeverSent, "$.id", "POST shelves"));
    assert_eq!(create(json!({ "colour": 1 })), one(Deviation::UnknownField, "$.colour", "POST shelves"));
    // A request that is refused, or not answered, says nothing.
    assert_eq!(told(&[sent("POST", "shelves", shelf(), 404, json!({}))]), []);
    assert_eq!(told(&[json!({ "method": "POST", "url": "shelves", "request": shelf(), "error": "Timeout" })]), []);

    let update = |body: Value| told(&[json!({ "method": "PATCH", "url": "books/1", "request": body, "status": 200 })]);
    assert_eq!(update(json!({ "title": "Emma", "from": "Ann" })), []);
    assert_eq!(update(json!({ "shelf_id": 1 })), one(Deviation::NeverSent, "$.shelf_id", "PATCH books/{id}"));
    assert_eq!(update(json!({ "lender": 1 })), one(Deviation::UnknownField, "$.lender", "PATCH books/{id}"));
    let excerpts = json!({ "excerpts": [{ "type": "a" }, { "type": "a", "created": "x", "colour": 1 }] });
    let found = update(excerpts).into_iter().map(|(kind, path, _)| (kind, path)).collect::<Vec<_>>();
    assert_eq!(
        found,
        [
            (Deviation::UnknownField, "$.excerpts[1].colour".to_owned()),
            (Deviation::NeverSent, "$.excerpts[1].created".to_owned())
        ]
    );
    let [found] = &drift(&[sent("POST", "shelves", shelf(), 201, shelf())]).findings[..] else { panic!("one") };
    assert_eq!(found.message, "a request sends `id`, and the spec says that no create does");
}

#[test]
fn a_redacted_value_is_of_any_type() {
    assert_eq!(told(&[answered("GET", "shelves/1", 200, shelf_with("height", json!("[redacted]")))]), []);
    let books = json!({ "books": "[redacted]", "genres": "[redacted]" });
    assert_eq!(told(&[answered("GET", "shelves/1/inventory", 200, books)]), []);
}

#[test]
fn what_is_not_compared_is_counted() {
    let other = json!({ "method": "GET", "url": "https://cdn.example/a.js?token=31337", "status": 200 });
    let lines = [
        other.clone(),
        other,
        json!({ "method": "OPTIONS", "url": "shelves", "status": 200 }),
        json!({ "method": "GET", "url": "shelves", "error": "Connect" }),
        json!({ "method": "GET", "url": "shelves", "status": 200, "error": "TooLarge" }),
        json!({ "method": "GET", "url": "shelves", "status": 502 }),
        json!({ "method": "GET", "url": "shelves", "status": 404, "content_type": "text/html", "bytes": 9 }),
        answered("GET", "shelves", 200, json!([shelf()])),
    ];
    assert_eq!(told(&lines), []);
    let mut found = coverage(&lines);
    let missing = found["missing"].take();
    let expected = json!({
        "responses": 1,
        "operations": 1,
        "missing": null,
        "skipped": [
            { "what": "requests to https://cdn.example", "times": 2 },
            { "what": "requests with the method OPTIONS", "times": 1 },
            { "what": "requests without a response (Connect)", "times": 1 },
            { "what": "responses whose body is not recorded: GET shelves", "times": 1 },
            { "what": "responses with the status 404 that are not JSON", "times": 1 },
            { "what": "responses with the status 502", "times": 1 },
        ],
    });
    assert_eq!(found, expected);
    let missing = missing.as_array().expect("a list");
    assert!(missing.contains(&json!("GET shelves/{id}")) && !missing.contains(&json!("GET shelves")), "{missing:?}");
}

#[test]
fn the_base_url_comes_from_the_caller_or_the_recording_or_the_spec() {
    let line = |base: &str, url: &str| json!({ "base_url": base, "method": "GET", "url": url, "status": 200, "response": shelf_with("colour", json!(1)) });
    let spec = checked("spec", &read(&path(SMALL)));
    let findings = |line: &Value, base: Option<&str>| {
        let recorded = Recorded::read(&line.to_string()).expect("it is a recording");
        spec.drift_of(&recorded, base).findings.len()
    };
    let staging = line("http://127.0.0.1:1/v9/", "http://127.0.0.1:1/v9/shelves/1");
    assert_eq!(findings(&staging, None), 1);
    assert_eq!(findings(&staging, Some("http://127.0.0.1:1/v9")), 1);
    assert_eq!(findings(&staging, Some("https://library.example/v2/")), 0);
    let mut bare = staging;
    bare.as_object_mut().expect("it is an object").remove("base_url");
    assert_eq!(findings(&bare, None), 0);
    assert_eq!(findings(&bare, Some("http://127.0.0.1:1/v9/")), 1);
}

#[test]
fn a_file_that_is_not_a_recording_is_refused_with_its_place() {
    let good = answered("GET", "shelves", 200, json!([]));
    let refused = |text: &str| {
        let error = Recorded::read(text).expect_err(text);
        (error.place, error.to_string())
    };
    let at = |line, column, message: &str| (Some((line, column)), message.to_owned());
    assert_eq!(refused(&format!("{good}\n\n{{\"method\"\n")).0, Some((3, 9)));
    let lines = |line: Value| refused(&format!("{good}\n{line}\n"));
    assert_eq!(lines(json!({ "url": "shelves", "status": 200 })), at(2, 1, "the request has no `method`"));
    assert_eq!(lines(json!({ "method": "GET", "status": 200 })), at(2, 1, "the request has no `url`"));
    let neither = "the request has neither a `status` nor an `error`";
    for status in [json!(null), json!(70_000), json!("200")] {
        assert_eq!(lines(json!({ "method": "GET", "url": "shelves", "status": status })), at(2, 1, neither));
    }
    let other = "it is neither a HAR, which has `log.entries`, nor a file with a JSON object per line";
    for text in ["[]", "[\n]", "{\n}", r#"{ "log": {} }"#] {
        assert_eq!(refused(text), (None, other.to_owned()), "{text}");
    }
    let entry = r#"{ "log": { "entries": [{ "request": { "method": "GET" }, "response": { "status": 200 } }] } }"#;
    assert_eq!(refused(entry), (None, "`log.entries[0]` has no `request.url`".to_owned()));
    assert!(Recorded::read("").is_ok() && Recorded::read("\n \n").is_ok());
}

#[test]
fn no_value_and_no_query_is_shown() {
    let secrets = json!({ "id": "31337", "label": 31337, "height": "31337", "31337?": 1 });
    let lines = [
        answered("GET", "shelves/1?token=secret31337", 200, json!({ "id": "31337", "label": 31337, "x": "31337" })),
        sent("POST", "shelves?token=secret31337", secrets, 201, json!("31337")),
        answered("GET", "https://user:secret31337@cdn.example/31337", 200, json!("31337")),
        answered("GET", "lamps?token=secret31337", 200, json!("31337")),
    ];
    let text = read(&path(SMALL));
    let (drift, recording) = (drift(&lines), Recording { spec: (SMALL, &text), sample: "a recording" });
    assert!(drift.findings.len() > 5, "{drift:?}");
    for shown in [drift.text(&recording), drift.json(&recording), drift.markdown(&recording)] {
        assert!(!shown.replace("31337?", "").contains("31337"), "{shown}");
    }
}
