//! Changes one element of a list that can only be written as a whole.

use std::fmt;
use std::future::IntoFuture;
use std::sync::Arc;

use crate::client::Client;
use crate::client::call::option_methods;
use crate::client::capabilities::{Get, Update};
use crate::client::live::Live;
use crate::client::output::{acknowledge, inspected};
use crate::error::{Cause, Error};
use crate::model::resource::Entity;
use crate::request::Request;
use crate::transport::options::Options;
use crate::transport::{Future, Transport};

/// Returns the update that an object still needs, or none if it is up to date.
pub trait Plan<E: Update>: Fn(&E) -> Option<E::Update> + Send + Sync + 'static {}

impl<E: Update, F: Fn(&E) -> Option<E::Update> + Send + Sync + 'static> Plan<E> for F {}

/// How often a list is written at most.
const TRIES: u32 = 5;

/// An edit of a list. It reads the object, writes the changed list, and reads the object back. If another program wrote in between and
/// the change was lost, the edit applies it again to the new list. After five writes it gives up with an error of the kind
/// [`Contended`](crate::ErrorKind::Contended). If two programs edit the same list in this way at the same time, both succeed.
///
/// The API has no conditional requests, so an edit is not atomic:
///
/// - Another program that read the list before this edit can write it after this edit has checked its result. That undoes the edit
///   without an error.
/// - If another program changes the list between the read and the write of this edit, and does not check its own result, its change is
///   lost.
#[must_use = "an edit does nothing until it is awaited"]
pub struct Edit<'a, E: Update> {
    transport: Arc<Transport>,
    key: E::Key,
    plan: Box<dyn Plan<E>>,
    live: Option<&'a mut Live<E>>,
    pub(crate) options: Options,
}

impl<'a, E: Get + Update> Edit<'a, E> {
    pub(crate) fn new(client: &Client<E::Api>, key: E::Key, plan: impl Plan<E>) -> Self {
        Edit { transport: client.transport.clone(), key, plan: Box::new(plan), live: None, options: Options::default() }
    }

    /// Updates a fetched object with the result of the edit.
    pub(crate) fn into_live(self, live: &'a mut Live<E>) -> Self {
        Edit { live: Some(live), ..self }
    }

    option_methods!("each of its requests");

    /// The first request, which reads the object. The later requests depend on its response.
    pub fn request(&self) -> Request {
        Request::new(E::GET, &self.key)
    }

    async fn run(self) -> Result<(), Error> {
        let read = self.request();
        for writes in 0..=TRIES {
            let decode = |request: &Request, reply| inspected(&self.transport, request, &reply);
            let data: E = self.transport.fetch(&read, &self.options, decode).await?;
            let Some(update) = (self.plan)(&data) else {
                if let Some(live) = self.live {
                    live.accept(data);
                }
                return Ok(());
            };
            if writes == TRIES {
                break;
            }
            let write = Request::new(E::UPDATE, &self.key).body(&update);
            acknowledge(&self.transport, &write, &self.options).await?;
        }
        Err(Error::of(&read, Cause::Contended { tries: TRIES }))
    }
}

impl<'a, E: Get + Update> IntoFuture for Edit<'a, E> {
    type Output = Result<(), Error>;
    type IntoFuture = Future<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<E: Entity> Live<E> {
    /// Edits a list of this object, starting from its current state on the server.
    pub(crate) fn edit(&mut self, plan: impl Plan<E>) -> Edit<'_, E>
    where
        E: Get + Update,
    {
        let (client, key) = (self.client().clone(), self.key());
        Edit::new(&client, key, plan).into_live(self)
    }
}

impl<E: Update> fmt::Debug for Edit<'_, E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Edit").field("resource", &E::NAME).field("key", &self.key).finish_non_exhaustive()
    }
}

/// Adds an ID to a list unless it is there.
pub(crate) fn adding<E, I>(id: I, list: fn(&E) -> &Vec<I>, update: fn(Vec<I>) -> E::Update) -> impl Plan<E>
where
    E: Update + Entity,
    I: PartialEq + Clone + Send + Sync + 'static,
{
    move |data: &E| {
        let mut ids = list(data).clone();
        (!ids.contains(&id)).then(|| {
            ids.push(id.clone());
            update(ids)
        })
    }
}

/// Removes an ID from a list if it is there.
pub(crate) fn removing<E, I>(id: I, list: fn(&E) -> &Vec<I>, update: fn(Vec<I>) -> E::Update) -> impl Plan<E>
where
    E: Update + Entity,
    I: PartialEq + Clone + Send + Sync + 'static,
{
    move |data: &E| {
        let ids = list(data);
        ids.contains(&id).then(|| update(ids.iter().filter(|known| **known != id).cloned().collect()))
    }
}
