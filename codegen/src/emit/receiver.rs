//! The values whose methods call a view.

use crate::model::Resource;

/// Where a method of a view is.
#[derive(Clone, Copy)]
pub enum On<'a> {
    Live(&'a Resource),
    Collection(&'a Resource),
    Client,
}

impl<'a> On<'a> {
    /// The resource that it belongs to, unless that is the account.
    pub fn resource(self) -> Option<&'a Resource> {
        match self {
            On::Live(resource) | On::Collection(resource) => Some(resource),
            On::Client => None,
        }
    }
}
