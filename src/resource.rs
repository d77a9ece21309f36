//! The traits of resources and their bodies, for code that is generic over them.

pub use crate::client::body_ext::BodyExt;
pub use crate::client::bulk::BulkCall;
pub use crate::client::capabilities::{Archive, Create, Delete, Get, List, Save, Update};
pub use crate::client::listing::Listing;
pub use crate::client::output::{Element, Output};
pub use crate::client::pages::Item;
pub use crate::client::view::{View, Viewed, Yields};
pub use crate::model::api::Api;
pub use crate::model::id::{Id, Segment};
pub use crate::model::key::{Key, Nested};
pub use crate::model::resource::{Body, Changes, Entity, NewBody, NoChanges, NoId, Resource, UpdateBody};
