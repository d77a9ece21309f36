//! What a sandbox holds, as a text: one writes it, a later one begins with it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::store::{Object, Store, parent_of};
use super::traffic::{Traffic, problem_of};
use super::{Sandbox, SandboxBuilder, validate};
use crate::classic::tables::API;
use crate::model::table::{Access, FieldTable, Kind, ResourceTable};
use crate::model::timestamp::Timestamp;

/// The version of the format. Another one is refused, since guessing what it means would lose something.
const FORMAT: u32 = 1;

/// Ids go on from the last one, and times from the last one: both have to leave room to do so.
const LARGEST_ID: u64 = i64::MAX as u64;
const END_OF_TIME: &str = "9999";

/// How many problems an error's text names.
const SHOWN: usize = 10;

/// A text that is no snapshot of a sandbox, or one that this sandbox cannot begin with.
///
/// ```
/// use optimizely_rest::classic::Sandbox;
///
/// let error = Sandbox::builder().restore("{}").unwrap_err();
/// assert!(error.to_string().contains("format"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no snapshot that a sandbox can begin with: {}", shown(.problems))]
pub struct SnapshotError {
    problems: Vec<String>,
}

impl SnapshotError {
    /// What is wrong with it, all of it, each with its place.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

fn shown(problems: &[String]) -> String {
    let mut text = problems[..problems.len().min(SHOWN)].join("; ");
    if problems.len() > SHOWN {
        text.push_str(&format!("; and {} more", problems.len() - SHOWN));
    }
    text
}

impl Sandbox {
    /// All that it holds, as JSON: objects, ids, times and traffic. Faults and the log of requests are no part of it.
    ///
    /// ```
    /// use optimizely_rest::classic::{NewProject, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let project = sandbox.client().projects().create(NewProject::new("Shop")).await?;
    ///
    /// let copy = Sandbox::builder().restore(&sandbox.snapshot())?.start().await?;
    /// assert_eq!(copy.client().projects().get(project.id).await?.project_name, "Shop");
    /// # Ok(())
    /// # }
    /// ```
    pub fn snapshot(&self) -> String {
        Snapshot::of(&self.shared.state().store).to_text()
    }

    /// Stops the server, then gives what it held: nothing that was answered is missing from it.
    pub fn stop(self) -> String {
        let Sandbox { server, shared } = self;
        drop(server);
        Snapshot::of(&shared.state().store).to_text()
    }
}

impl SandboxBuilder {
    /// Begins with what a [snapshot](Sandbox::snapshot) holds.
    ///
    /// # Errors
    ///
    /// When the text is no snapshot, or contradicts itself or the API: a field that is missing or unknown, a value of
    /// another type, an object whose parent is not there.
    pub fn restore(mut self, snapshot: &str) -> Result<Self, SnapshotError> {
        self.snapshot = Some(Snapshot::read(snapshot)?);
        Ok(self)
    }
}

/// What the text says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Snapshot {
    format: u32,
    last_id: u64,
    last_time: String,
    /// Without this, serde would take a missing field for null.
    #[serde(deserialize_with = "Option::deserialize")]
    end_of_traffic: Option<String>,
    /// By the resource's path. A resource that has none may be left out.
    objects: BTreeMap<String, Vec<Object>>,
    traffic: Vec<Traffic>,
}

impl Snapshot {
    fn of(store: &Store) -> Self {
        let entities = API.resources.iter().filter(|resource| resource.field("id").is_some());
        Snapshot {
            format: FORMAT,
            last_id: store.last_id(),
            last_time: humantime::format_rfc3339_micros(store.last_time()).to_string(),
            end_of_traffic: store.end_of_traffic().map(str::to_owned),
            objects: entities
                .map(|resource| (resource.path.to_owned(), store.all(resource.name).cloned().collect()))
                .collect(),
            traffic: store.traffic().to_vec(),
        }
    }

    fn to_text(&self) -> String {
        let mut text =
            serde_json::to_string_pretty(self).expect("maps with texts as keys, and no other maps, are JSON");
        text.push('\n');
        text
    }

    fn read(text: &str) -> Result<Self, SnapshotError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let malformed = |error: serde_json::Error| SnapshotError { problems: vec![error.to_string()] };
        // First of all the format: with another one, unknown fields are no mistake.
        let Format { format } = serde_json::from_str(text).map_err(malformed)?;
        if format != FORMAT {
            let problem = format!("its format is {format}, and this sandbox knows {FORMAT}");
            return Err(SnapshotError { problems: vec![problem] });
        }
        let snapshot: Snapshot = serde_json::from_str(text).map_err(malformed)?;
        let problems = snapshot.problems();
        if problems.is_empty() { Ok(snapshot) } else { Err(SnapshotError { problems }) }
    }

    /// A store with all of it. It has been checked.
    pub(super) fn fill(self, store: &mut Store) {
        let last_time = time(&self.last_time).unwrap_or(SystemTime::UNIX_EPOCH);
        store.resume(self.last_id, last_time, self.traffic, self.end_of_traffic);
        for (path, objects) in self.objects {
            let Some(resource) = entity(&path) else { continue };
            for object in objects {
                store.insert(resource, id_of(&object), object);
            }
        }
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.last_id > LARGEST_ID {
            problems.push(format!("last_id is more than {LARGEST_ID}"));
        }
        if time(&self.last_time).is_none() || self.last_time.as_str() >= END_OF_TIME {
            problems.push("last_time is no time that others can follow".to_owned());
        }
        if self.end_of_traffic.as_ref().is_some_and(|text| time(text).is_none()) {
            problems.push("end_of_traffic is no time".to_owned());
        }
        for (path, objects) in &self.objects {
            match entity(path) {
                None => problems.push(format!("objects.{path}: there is no such resource")),
                Some(resource) => objects.iter().enumerate().for_each(|(index, object)| {
                    has_the_fields(&format!("{path}[{index}]"), resource.fields, object, &mut problems);
                }),
            }
        }
        // What follows looks at ids, which have to be there first.
        if problems.is_empty() {
            self.ids_are_unique(&mut problems);
            self.references_hold(&mut problems);
        }
        problems
    }

    /// Every object of a known resource, with its place.
    fn each(&self) -> impl Iterator<Item = (String, &'static ResourceTable, &Object)> {
        let known = self.objects.iter().filter_map(|(path, objects)| Some((entity(path)?, objects)));
        known.flat_map(|(resource, objects)| {
            let place = move |index| format!("{}[{index}]", resource.path);
            objects.iter().enumerate().map(move |(index, object)| (place(index), resource, object))
        })
    }

    fn ids_are_unique(&self, problems: &mut Vec<String>) {
        let mut seen = BTreeSet::new();
        for (place, _, object) in self.each() {
            let id = id_of(object);
            if id > self.last_id {
                problems.push(format!("{place}.id is more than last_id"));
            }
            if !seen.insert(id) {
                problems.push(format!("{place}.id is {id}, as that of another object"));
            }
        }
    }

    fn references_hold(&self, problems: &mut Vec<String>) {
        let known: BTreeSet<_> = self.each().map(|(_, resource, object)| (resource.name, id_of(object))).collect();
        for (place, resource, object) in self.each() {
            if let Some((parent, id)) = parent_of(resource, object)
                && !known.contains(&(parent, id))
            {
                problems.push(format!("{place}: there is no {parent} {id}"));
            }
        }
        let is_known = |resource, id| known.contains(&(resource, id));
        for (index, traffic) in self.traffic.iter().enumerate() {
            problems.extend(problem_of(traffic, is_known).map(|problem| format!("traffic[{index}]: {problem}")));
        }
    }
}

/// The one field that every format has.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

fn entity(path: &str) -> Option<&'static ResourceTable> {
    API.resources.iter().find(|resource| resource.path == path && resource.field("id").is_some())
}

fn time(text: &str) -> Option<SystemTime> {
    text.parse::<Timestamp>().ok()?.to_system_time()
}

fn id_of(object: &Object) -> u64 {
    object.get("id").and_then(Value::as_u64).unwrap_or(0)
}

/// Whether an object is as the server would have made it: unlike a body, it has all fields, those that are read only included.
fn has_the_fields(place: &str, fields: &'static [FieldTable], object: &Object, problems: &mut Vec<String>) {
    let stored = |field: &&FieldTable| field.access != Access::Write;
    let known = |name: &str| fields.iter().filter(stored).any(|field| field.name == name);
    problems.extend(object.keys().filter(|name| !known(name)).map(|name| format!("{place}.{name} is unknown")));
    for field in fields.iter().filter(stored) {
        let place = format!("{place}.{}", field.name);
        match object.get(field.name) {
            None if field.seen_absent => {}
            None => problems.push(format!("{place} is missing")),
            Some(Value::Null) if field.nullable || field.seen_null => {}
            Some(value) => is_of_the_kind(&place, &field.kind, value, problems),
        }
    }
}

fn is_of_the_kind(place: &str, kind: &'static Kind, value: &Value, problems: &mut Vec<String>) {
    match (kind, value) {
        // What no request can write is read as well, as the API may have stored it.
        (Kind::Handwritten(of), value) => is_of_the_kind(place, &of.wire, value, problems),
        (Kind::List(element), Value::Array(values)) => values.iter().enumerate().for_each(|(index, value)| {
            is_of_the_kind(&format!("{place}[{index}]"), element, value, problems);
        }),
        (Kind::Object(table), Value::Object(object)) => has_the_fields(place, table.fields, object, problems),
        _ => drop(validate::of_kind(place, kind, value, problems)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn store() -> Store {
        let mut store = Store::new(0.0004);
        super::super::demo::write(&mut store).unwrap();
        store
    }

    /// What is wrong with a good snapshot after a change.
    fn problems(change: impl FnOnce(&mut Value)) -> String {
        let mut value = serde_json::from_str(&Snapshot::of(&store()).to_text()).unwrap();
        change(&mut value);
        Snapshot::read(&value.to_string()).unwrap_err().problems().join("\n")
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let text = Snapshot::of(&store()).to_text();
        let mut copy = Store::new(0.0004);
        Snapshot::read(&text).unwrap().fill(&mut copy);
        assert_eq!(Snapshot::of(&copy).to_text(), text);
        let experiment = id_of(copy.all("experiment").next().unwrap());
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
             goals[0].created has to be a time in UTC, as 2015-01-01T08:00:00Z\n\
             projects[0].library is missing\n\
             projects[1].colour is unknown\n\
             objects.shops: there is no such resource"
        );
    }

    #[test]
    fn ids_are_unique_known_and_not_beyond_the_last() {
        assert!(problems(|value| value["last_id"] = json!(1001)).contains("experiments[0].id is more than last_id"));
        assert!(problems(|value| value["last_id"] = json!(u64::MAX)).contains("last_id is more than"));
        let twice =
            problems(|value| value["objects"]["projects"][1]["id"] = value["objects"]["projects"][0]["id"].clone());
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
        assert_eq!(time, "last_time is no time that others can follow");
        assert_eq!(problems(|value| value["end_of_traffic"] = json!("")), "end_of_traffic is no time");
    }

    #[test]
    fn a_text_that_is_no_snapshot_is_an_error() {
        for text in ["", "null", "[]", "{", "{\"format\": 1}", "{\"format\": \"1\"}"] {
            assert!(Snapshot::read(text).is_err(), "{text}");
        }
        assert_eq!(problems(|value| value["format"] = json!(2)), "its format is 2, and this sandbox knows 1");
        assert!(problems(|value| value["more"] = json!(2)).contains("unknown field `more`"));
        assert!(problems(|value| value["traffic"][0]["odd"] = json!(2)).contains("unknown field `odd`"));
        let missing = problems(|value| drop(value.as_object_mut().unwrap().remove("end_of_traffic")));
        assert!(missing.contains("missing field `end_of_traffic`"), "{missing}");
    }

    #[test]
    fn a_long_list_of_problems_is_cut_in_the_text_and_whole_in_the_list() {
        let problems: Vec<_> = (0..25).map(|number| number.to_string()).collect();
        let error = SnapshotError { problems };
        assert!(error.to_string().ends_with("; 9; and 15 more"), "{error}");
        assert_eq!(error.problems().len(), 25);
    }
}
