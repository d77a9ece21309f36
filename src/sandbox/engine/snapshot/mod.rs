//! The content of a sandbox as text, from which another sandbox can start.

mod check;
mod error;

use std::collections::BTreeMap;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::served::Served;
use super::store::{Object, Store, id_of};
use crate::model::json::without_bom;
use crate::model::table::{ApiTable, ResourceTable};
use crate::model::timestamp::Timestamp;

pub use error::SnapshotError;

/// The version of the format. Other versions are rejected, since guessing their meaning could lose data.
const FORMAT: u32 = 1;

/// The content of the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Snapshot {
    format: u32,
    last_id: u64,
    last_time: String,
    /// Without this attribute, serde would treat a missing field as null.
    #[serde(deserialize_with = "Option::deserialize")]
    end_of_traffic: Option<String>,
    /// The objects, by the path of their resource. A resource without objects may be left out.
    objects: BTreeMap<String, Vec<Object>>,
    /// The traffic, in the format of the API's rules.
    traffic: Vec<Value>,
    /// The data that the API's rules keep besides objects.
    #[serde(default, skip_serializing_if = "Object::is_empty")]
    memory: Object,
}

impl Snapshot {
    pub(crate) fn of(store: &Store) -> Self {
        let entities = store.table().resources.iter().filter(|resource| resource.id().is_some());
        Snapshot {
            format: FORMAT,
            last_id: store.last_id(),
            last_time: store.last_time(),
            end_of_traffic: store.end_of_traffic().map(str::to_owned),
            objects: entities
                .map(|resource| {
                    let objects = store.all(resource.name).map(|object| store.whole(resource, object).to_object());
                    (resource.path.to_owned(), objects.collect())
                })
                .collect(),
            traffic: store.traffic().to_vec(),
            memory: store.memory().clone(),
        }
    }

    pub(crate) fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("all maps have strings as keys, so they are JSON");
        text.push('\n');
        text
    }

    pub(crate) fn read(served: &'static Served, text: &str) -> Result<Self, SnapshotError> {
        let text = without_bom(text.as_bytes());
        let malformed = |error: serde_json::Error| SnapshotError::new(vec![error.to_string()]);
        // The format is checked first: in another format, unknown fields are not a mistake.
        let Format { format } = serde_json::from_slice(text).map_err(malformed)?;
        if format != FORMAT {
            let problem = format!("its format is {format}, and this sandbox knows {FORMAT}");
            return Err(SnapshotError::new(vec![problem]));
        }
        let snapshot: Snapshot = serde_json::from_slice(text).map_err(malformed)?;
        let problems = check::problems(&snapshot, served);
        if problems.is_empty() { Ok(snapshot) } else { Err(SnapshotError::new(problems)) }
    }

    /// A store with the content of a checked snapshot.
    pub(crate) fn fill(self, store: &mut Store) {
        let last_time = time(&self.last_time).unwrap_or(SystemTime::UNIX_EPOCH);
        store.resume(self.last_id, last_time, self.traffic, self.end_of_traffic, self.memory);
        for (path, objects) in self.objects {
            let Some(resource) = entity(store.table(), &path) else { continue };
            for object in objects {
                store.insert(resource, id_of(resource, &object).unwrap_or(0), object);
            }
        }
    }
}

/// The one field that every format has.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

/// The resource of a path, if its objects are stored.
fn entity(table: &'static ApiTable, path: &str) -> Option<&'static ResourceTable> {
    table.resources.iter().find(|resource| resource.path == path && resource.id().is_some())
}

fn time(text: &str) -> Option<SystemTime> {
    text.parse::<Timestamp>().ok()?.to_system_time()
}
