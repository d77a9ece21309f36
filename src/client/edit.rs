//! Changes of lists and maps that can only be written as a whole.

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

/// A change of a list or a map that an update replaces. It reads the object, changes its list, and writes the whole list.
///
/// Methods that add an ID or remove one read the object back. If another program wrote in between and the change was lost, the edit
/// applies it again to the new list. After five writes it gives up with an error of the kind [`Contended`](crate::ErrorKind::Contended).
/// If two programs edit the same list in this way at the same time, both succeed.
///
/// Methods that take a function call it once and write once.
///
/// The API has no conditional requests, so an edit is not atomic:
///
/// - Another program that read the list before this edit can write it after this edit. That undoes the edit without an error.
/// - If another program changes the list between the read and the write of this edit, and does not check its own result, its change is
///   lost.
#[must_use = "an edit does nothing until it is awaited"]
pub struct Edit<'a, E: Update> {
    transport: Arc<Transport>,
    key: E::Key,
    way: Way<'a, E>,
    live: Option<&'a mut Live<E>>,
    pub(crate) options: Options,
}

/// How an edit goes from the object that was read to the one that is wanted.
enum Way<'a, E: Update> {
    /// It writes until the object needs no further update.
    UntilDone(Box<dyn Plan<E>>),
    /// It writes once, unless nothing changes.
    Once(Write<'a, E>),
}

/// The update for the object that was read, unless nothing changes.
type Write<'a, E> = Box<dyn FnOnce(&E) -> Option<<E as Update>::Update> + Send + 'a>;

impl<'a, E: Get + Update> Edit<'a, E> {
    pub(crate) fn new(client: &Client<E::Api>, key: E::Key, plan: impl Plan<E>) -> Self {
        Edit::by(client, key, Way::UntilDone(Box::new(plan)))
    }

    fn by(client: &Client<E::Api>, key: E::Key, way: Way<'a, E>) -> Self {
        Edit { transport: client.transport.clone(), key, way, live: None, options: Options::default() }
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
        let Edit { transport, key, way, live, options } = self;
        let decode = |request: &Request, reply| inspected(&transport, request, &reply);
        let data: E = transport.fetch(&read, &options, decode).await?;
        let data = match way {
            Way::Once(edit) => match edit(&data) {
                Some(update) => transport.fetch(&Request::update(E::UPDATE, &key, &update), &options, decode).await?,
                None => data,
            },
            Way::UntilDone(plan) => {
                let mut data = data;
                let mut writes = 0;
                while let Some(update) = plan(&data) {
                    if writes == TRIES {
                        return Err(Error::of(&read, Cause::Contended { tries: TRIES }));
                    }
                    acknowledge(&transport, &Request::update(E::UPDATE, &key, &update), &options).await?;
                    writes += 1;
                    data = transport.fetch(&read, &options, decode).await?;
                }
                data
            }
        };
        if let Some(live) = live {
            live.accept(data);
        }
        Ok(())
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
        Edit::new(self.client(), self.key(), plan).into_live(self)
    }

    /// Changes a list or a map of this object by a function, starting from its current state on the server.
    pub(crate) fn edit_whole<'a, T: Clone + PartialEq + 'a>(
        &'a mut self,
        edit: impl FnOnce(&mut T) + Send + 'a,
        list: fn(&E) -> &T,
        update: fn(T) -> E::Update,
    ) -> Edit<'a, E>
    where
        E: Get + Update,
    {
        let edit = move |data: &E| {
            let mut edited = list(data).clone();
            edit(&mut edited);
            (edited != *list(data)).then(|| update(edited))
        };
        Edit::by(self.client(), self.key(), Way::Once(Box::new(edit))).into_live(self)
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
        let ids = list(data);
        (!ids.contains(&id)).then(|| update(ids.iter().chain([&id]).cloned().collect()))
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
