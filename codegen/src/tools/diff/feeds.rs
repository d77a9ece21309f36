//! Changes of feeds: whether a list can be watched, and by which field. Their parameters are compared as queries.

use super::Kind;
use super::compare::{Both, quoted};
use crate::model::{Feed, Resource};

pub fn compare(resource: &Both<'_>, old: &Resource, new: &Resource) {
    match (&old.feed, &new.feed) {
        (None, None) => {}
        (Some(gone), None) => {
            let message = format!("`{}().list` has no `watch`", *old.plural);
            resource.removed(Kind::FeedRemoved, "feed", &gone.span, message);
        }
        (None, Some(come)) => {
            let message = format!("`{}().list` has `watch`", *new.plural);
            resource.added(Kind::FeedAdded, "feed", &come.span, message);
        }
        (Some(before), Some(after)) => {
            let feed = resource.part("feed", &before.span, &after.span);
            let time = |of: &Feed| of.time.as_ref().map_or_else(String::new, |time| time.value.clone());
            feed.value(Kind::FeedChanged, "the time that it goes by", &time(before), &time(after), quoted);
        }
    }
}
