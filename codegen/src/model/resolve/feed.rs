//! Feeds: the field that they go by, and the two parameters that they stand for.

use super::Fields;
use crate::diagnostic::At;
use crate::model::{Feed, Operation, Param, Query, Style, Type};
use crate::names;
use crate::spec;

pub fn feed(written: At<spec::feed::Feed>, fields: &Fields<'_>) -> Feed {
    let At { value: spec::feed::Feed { since, until, time }, span } = written;
    Feed { since, until, time: fields.one(time), span }
}

/// The parameters of the list.
pub fn queries(resource: &str, feed: &Feed) -> [Query; 2] {
    let titles = names::plural(&names::spaced(resource));
    [
        query("since", &feed.since, format!("Lists the {titles} from this time on.")),
        query("until", &feed.until, format!("Lists the {titles} up to this time.")),
    ]
}

fn query(name: &str, wire: &At<String>, doc: String) -> Query {
    let at_wire = |name: &str| At::new(name.to_owned(), wire.span.clone());
    let param = Param {
        name: at_wire(name),
        wire: wire.clone(),
        ty: At::new(Type::Time, wire.span.clone()),
        style: Style::Repeated,
        styled: None,
        example: None,
    };
    let on = vec![At::new(Operation::List, wire.span.clone())];
    Query { name: at_wire(name), was: Vec::new(), params: vec![param], on, required: None, state: None, doc }
}
