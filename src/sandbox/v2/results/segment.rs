//! The visitors that results count.

use super::conditions::Expression;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::v2::traffic::Traffic;

/// The visitors that a request asks for.
#[derive(Debug)]
pub(super) enum Segment {
    All,
    Browser(String),
    Device(String),
    Source(String),
    Attribute(u64, String),
    Conditions(Expression),
}

/// The parameters that each ask for a segment. `attribute_value` comes with `attribute_id`.
const PARAMETERS: [&str; 5] = ["browser", "device", "source", "attribute_id", "segment_conditions"];

impl Segment {
    /// The segment of a query, whose parameters have been checked one by one.
    pub(super) fn of(query: &Query) -> Result<Self, Refusal> {
        let given: Vec<_> = PARAMETERS.into_iter().filter_map(|name| Some((name, query.first(name)?))).collect();
        let (name, value) = match given.as_slice() {
            [] => return Ok(Segment::All),
            [(name, value)] => (*name, (*value).to_owned()),
            several => {
                let names: Vec<_> = several.iter().map(|(name, _)| *name).collect();
                return Err(Refusal::Bad(vec![format!("{}: results have one segment at a time", names.join(", "))]));
            }
        };
        Ok(match name {
            "browser" => Segment::Browser(value),
            "device" => Segment::Device(value),
            "source" => Segment::Source(value),
            "attribute_id" => Segment::Attribute(
                value.parse().unwrap_or_default(),
                query.first("attribute_value").unwrap_or_default().to_owned(),
            ),
            _ => Segment::Conditions(
                Expression::parse(&value).map_err(|problem| Refusal::Bad(vec![format!("{name}: {problem}")]))?,
            ),
        })
    }

    pub(super) fn counts(&self, traffic: &Traffic) -> bool {
        match self {
            Segment::All => true,
            Segment::Browser(name) => traffic.browser.as_ref().is_some_and(|browser| browser.as_str() == name),
            Segment::Device(name) => traffic.device.as_ref().is_some_and(|device| device.as_str() == name),
            Segment::Source(name) => traffic.source.as_ref().is_some_and(|source| source.as_str() == name),
            Segment::Attribute(id, value) => {
                traffic.attributes.iter().any(|(known, found)| known.get() == *id && found == value)
            }
            Segment::Conditions(expression) => expression.holds(&|id, test| {
                traffic.attributes.iter().any(|(known, found)| known.get() == id && test.passes(found))
            }),
        }
    }
}
