//! The keys of results.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::drift::{Findings, Inspect};
use crate::model::id::TextOrDigits;
use crate::v2::api::{ExperimentId, VariationId};

/// The subject of a part of results: a variation, an experiment of a campaign, or a group of visitors.
///
/// It is the key of the maps in results. A key that this crate does not know is [`Unrecognized`](Key::Unrecognized), so no key makes
/// results unreadable.
///
/// ```
/// use optimizely_rest::v2::{VariationId, results::Key};
///
/// assert_eq!(Key::from("5024793028722690"), Key::from(VariationId::from(5024793028722690)));
/// assert_eq!(Key::from("baseline"), Key::Baseline);
/// assert_eq!(Key::from("5024793028722690").variation_id(), Some(5024793028722690.into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Key {
    /// The ID of a variation, or of an experiment in the results of a campaign.
    Id(u64),
    /// The baseline, with which the others are compared.
    Baseline,
    /// A campaign as a whole.
    Campaign,
    /// The visitors who see no experience of a campaign.
    Holdback,
    /// Another key.
    Unrecognized(String),
}

impl Key {
    /// The number of the key as the ID of a variation. In the results of a campaign, use [`experiment_id`](Key::experiment_id).
    pub fn variation_id(&self) -> Option<VariationId> {
        self.number().map(Into::into)
    }

    /// The number of the key as the ID of an experiment. In the results of an experiment, use [`variation_id`](Key::variation_id).
    pub fn experiment_id(&self) -> Option<ExperimentId> {
        self.number().map(Into::into)
    }

    fn number(&self) -> Option<u64> {
        match self {
            Key::Id(id) => Some(*id),
            Key::Baseline | Key::Campaign | Key::Holdback | Key::Unrecognized(_) => None,
        }
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        match text {
            "baseline" => Key::Baseline,
            "campaign" => Key::Campaign,
            "holdback" => Key::Holdback,
            // A number that is written in another way than an ID is kept as it is.
            _ => match text.parse::<u64>() {
                Ok(id) if id != 0 && id.to_string() == text => Key::Id(id),
                _ => Key::Unrecognized(text.to_owned()),
            },
        }
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Key::from(&*text)
    }
}

impl From<&Key> for Key {
    fn from(key: &Key) -> Self {
        key.clone()
    }
}

impl From<VariationId> for Key {
    fn from(id: VariationId) -> Self {
        Key::Id(id.get())
    }
}

impl From<ExperimentId> for Key {
    fn from(id: ExperimentId) -> Self {
        Key::Id(id.get())
    }
}

impl FromStr for Key {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Key::from(text))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Id(id) => fmt::Display::fmt(id, out),
            Key::Baseline => out.write_str("baseline"),
            Key::Campaign => out.write_str("campaign"),
            Key::Holdback => out.write_str("holdback"),
            Key::Unrecognized(text) => out.write_str(text),
        }
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrDigits).map(Key::from)
    }
}

impl Inspect for Key {
    fn inspect(&self, findings: &mut Findings) {
        if let Key::Unrecognized(text) = self {
            findings.value(text);
        }
    }
}
