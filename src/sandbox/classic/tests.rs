//! Snapshots of the demo: their content, and the problems of edited ones.

use serde_json::{Value, json};

use super::*;
use crate::sandbox::engine::snapshot::Snapshot;
use crate::sandbox::engine::store::Store;

fn store() -> Store {
    let mut store = Store::new(&API, 0.0004, 1_000);
    demo::write(&mut store).unwrap();
    store
}

/// The problems of a good snapshot after a change.
fn problems(change: impl FnOnce(&mut Value)) -> String {
    let mut value = serde_json::from_str(&Snapshot::of(&store()).to_text()).unwrap();
    change(&mut value);
    Snapshot::read(Classic::SERVED, &value.to_string()).unwrap_err().problems().join("\n")
}

#[test]
fn what_is_read_is_what_was_written() {
    let text = Snapshot::of(&store()).to_text();
    let mut copy = Store::new(&API, 0.0004, 1_000);
    Snapshot::read(Classic::SERVED, &text).unwrap().fill(&mut copy);
    assert_eq!(Snapshot::of(&copy).to_text(), text);
    let experiment = copy.all("experiment").next().unwrap()["id"].as_u64().unwrap();
    assert_eq!(copy.child_ids("experiment", experiment, "variation").len(), 3);
    assert!(copy.next_id() > store().last_id());
}

#[test]
fn everything_that_is_wrong_is_said_with_its_place() {
    let found = problems(|value| {
        value["objects"]["projects"][0].as_object_mut().unwrap().remove("library");
        value["objects"]["projects"][1]["colour"] = json!("red");
        value["objects"]["experiments"][0]["status"] = json!("Walking");
        value["objects"]["experiments"][0]["url_conditions"][0]["index"] = json!("first");
        value["objects"]["goals"][0]["created"] = json!("yesterday");
        value["objects"]["shops"] = json!([]);
    });
    assert_eq!(
        found,
        "experiments[0].status has to be one of \"Not started\", \"Running\", \"Paused\", \"Archived\"\n\
         experiments[0].url_conditions[0].index has to be an integer\n\
         goals[0].created has to be a time in UTC, such as 2015-01-01T08:00:00Z\n\
         projects[0].library is missing\n\
         projects[1].colour is unknown\n\
         objects.shops: there is no such resource"
    );
}

#[test]
fn ids_are_unique_known_and_not_beyond_the_last() {
    assert!(problems(|value| value["last_id"] = json!(1001)).contains("experiments[0].id is more than last_id"));
    assert!(problems(|value| value["last_id"] = json!(u64::MAX)).contains("last_id is more than"));
    let twice = problems(|value| value["objects"]["projects"][1]["id"] = value["objects"]["projects"][0]["id"].clone());
    assert!(twice.contains("as that of another object"), "{twice}");
    let orphan = problems(|value| value["objects"]["goals"][0]["project_id"] = json!(7));
    assert_eq!(orphan, "goals[0]: there is no project 7");
}

#[test]
fn traffic_and_times_have_to_be_possible() {
    let goal = problems(|value| value["traffic"][0]["goal"] = json!(7));
    assert_eq!(goal, "traffic[0]: there is no such variation or goal");
    let more = problems(|value| value["traffic"][0]["conversions"] = json!(u64::MAX));
    assert_eq!(more, "traffic[0]: more visitors converted than there were");
    let time = problems(|value| value["last_time"] = json!("9999-12-31T23:59:59.999999Z"));
    assert_eq!(time, "last_time is not a time that others can follow");
    assert_eq!(problems(|value| value["end_of_traffic"] = json!("")), "end_of_traffic is not a time");
}

#[test]
fn a_text_that_is_not_a_snapshot_is_an_error() {
    for text in ["", "null", "[]", "{", "{\"format\": 1}", "{\"format\": \"1\"}"] {
        assert!(Snapshot::read(Classic::SERVED, text).is_err(), "{text}");
    }
    assert_eq!(problems(|value| value["format"] = json!(2)), "its format is 2, and this sandbox knows 1");
    assert!(problems(|value| value["more"] = json!(2)).contains("unknown field `more`"));
    assert!(problems(|value| value["traffic"][0]["odd"] = json!(2)).contains("unknown field `odd`"));
    let missing = problems(|value| drop(value.as_object_mut().unwrap().remove("end_of_traffic")));
    assert!(missing.contains("missing field `end_of_traffic`"), "{missing}");
}
