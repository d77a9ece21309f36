//! Operations that are sent by another route than those of the resource that their responses have, and creates that take a list.

use crate::client::Client;
use crate::client::call::Call;
use crate::client::live::Live;
use crate::model::api::Api;
use crate::model::id::Segment;
use crate::model::resource::{Body, NewBody, UpdateBody};
use crate::request::{Request, Route};

impl<A: Api> Client<A> {
    /// Creates an object.
    pub(crate) fn create_by<N: NewBody>(&self, route: Route, new: N) -> Call<Live<N::Of>> {
        self.call(Request::new(route, &new.parent()).body(&new))
    }

    /// Creates several objects with one request.
    pub(crate) fn create_list<N: Body, T>(&self, route: Route, new: impl IntoIterator<Item = N>) -> Call<Vec<T>> {
        self.call(Request::new(route, &()).body(&new.into_iter().collect::<Vec<_>>()))
    }

    /// Updates an object.
    pub(crate) fn update_by<K: Segment, U: UpdateBody>(
        &self,
        route: Route,
        key: impl Into<K>,
        changes: U,
    ) -> Call<Live<U::Of>> {
        self.call(Request::update(route, &key.into(), &changes))
    }

    /// Archives or deletes an object.
    pub(crate) fn remove_by<K: Segment>(&self, route: Route, key: impl Into<K>) -> Call<()> {
        self.call(Request::new(route, &key.into()))
    }
}
