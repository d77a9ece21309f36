//! Fetched objects, which read like plain data and can be changed and saved.

use std::fmt;
use std::future::IntoFuture;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::client::Client;
use crate::client::call::option_methods;
use crate::client::capabilities::{Archive, Delete, Get, Update};
use crate::client::output::{Answered, Element, Output, acknowledge, inspected};
use crate::client::pending::Pending;
use crate::error::Error;
use crate::model::key::Key;
use crate::model::resource::{Changes, Entity};
use crate::model::sealed::Sealed;
use crate::request::Request;
use crate::transport::options::Options;
use crate::transport::{Future, Transport};

/// An object of the API together with the client that fetched it.
///
/// It reads like its data (`project.project_name`). Setters collect [`pending`](Live::pending) changes, and a field that was set has its
/// new value at once. [`save`](Live::save) sends only the fields that were set. Fields cannot be assigned, since that would not change
/// the object on the server.
///
/// Pending changes are lost when the value is dropped. With the feature `tracing`, a warning reports this. [`discard`](Live::discard) drops
/// them without a warning. A clone has pending changes of its own.
///
/// ```
/// # use optimizely_rest::classic::{Sandbox, NewProject};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start().await?;
/// # let client = sandbox.client();
/// let mut project = client.projects().create(NewProject::new("Shop")).await?;
/// project.set_project_name("Web shop").set_ip_filter("1.2.3.4");
/// assert_eq!(project.project_name, "Web shop");
/// project.save().await?;
/// assert!(project.pending().is_none());
/// # Ok(())
/// # }
/// ```
pub struct Live<E: Entity> {
    data: E,
    client: Client<E::Api>,
    /// The ID of its parent, if the path contains it. A response may lack it, so the request is its source.
    parent: <E::Key as Key>::Parent,
    pending: Pending<E>,
}

// A derived impl would require `Clone` of the API's marker.
impl<E: Entity> Clone for Live<E> {
    fn clone(&self) -> Self {
        let (client, parent) = (self.client.clone(), self.parent.clone());
        Live { data: self.data.clone(), client, parent, pending: self.pending.clone() }
    }
}

impl<E: Entity> Sealed for Live<E> {}

impl<E: Entity> Element for Live<E> {
    type Data = E;

    fn attach(transport: &Arc<Transport>, request: &Request, data: E) -> Self {
        let (client, parent) = (Client::over(transport.clone()), E::Key::parent(|| request.first_id()));
        Live { data, client, parent, pending: Pending::none() }
    }

    fn identity(&self) -> Option<String> {
        Some(self.data.id().to_string())
    }
}

impl<E: Entity> Output for Live<E> {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        Ok(Live::attach(transport, request, inspected(transport, request, &reply.0)?))
    }
}

impl<E: Entity> Live<E> {
    /// The data, including pending changes.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// let data: &Project = project.data();
    /// assert_eq!(data.project_name, "Shop");
    /// # Ok(()) });
    /// ```
    pub fn data(&self) -> &E {
        &self.data
    }

    /// Returns the data and drops the client. Pending changes are part of the data and are not sent.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// let data: Project = project.into_inner();
    /// assert_eq!(data.project_name, "Shop");
    /// # Ok(()) });
    /// ```
    pub fn into_inner(mut self) -> E {
        self.discard();
        self.data
    }

    /// The client that fetched the object.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// let others = project.client().projects().list().await?;
    /// # Ok(()) });
    /// ```
    pub fn client(&self) -> &Client<E::Api> {
        &self.client
    }

    /// The IDs in the path of the object, for code that is generic over resources.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project = client.projects().create(NewProject::new("Shop")).await?;
    /// let again = client.get::<Project>(project.key()).await?;
    /// assert_eq!(again.id, project.id);
    /// # Ok(()) });
    /// ```
    pub fn key(&self) -> E::Key {
        E::Key::of(&self.parent, self.data.id())
    }

    /// The changes that [`save`](Live::save) would send, or `None` if no field was set.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// assert!(project.pending().is_none());
    /// project.set_project_name("Store");
    /// assert_eq!(project.pending(), Some(&ProjectUpdate::new().project_name("Store")));
    /// # Ok(()) });
    /// ```
    pub fn pending(&self) -> Option<&E::Changes> {
        self.pending.get()
    }

    /// Reads the object again. Pending changes are discarded when the response arrives.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// # let project_id = project.id;
    /// client.projects().update(project_id, ProjectUpdate::new().project_name("Store")).await?;
    /// assert_eq!(project.project_name, "Shop");
    /// project.refresh().await?;
    /// assert_eq!(project.project_name, "Store");
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the request fails. The value then stays as it was.
    pub fn refresh(&mut self) -> LiveCall<'_, E>
    where
        E: Get,
    {
        let request = Request::new(E::GET, &self.key());
        LiveCall::new(self, request, Sent::All)
    }

    /// Drops the pending changes without a request. The data keeps the values that were set until [`refresh`](Live::refresh) reads the
    /// object again.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// project.set_project_name("Store").discard();
    /// assert!(project.pending().is_none());
    /// assert!(project.save().request().is_none(), "there is nothing to save");
    /// # Ok(()) });
    /// ```
    pub fn discard(&mut self) {
        self.pending.take();
    }

    /// Deletes the object on the server, and consumes this value. If the request fails, the error returns it. If the future is dropped
    /// before it ends, the value is lost, and the object may or may not have been deleted.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// # let goal = client.goals().create(NewGoal::click(project.id, "Purchase", ".buy")).await?;
    /// if let Err(failed) = goal.delete().await {
    ///     eprintln!("{failed}");
    ///     let goal = failed.into_live(); // it is still there
    /// }
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the request fails. [`into_live`](DeleteError::into_live) of the error returns the value.
    pub fn delete(self) -> Deletion<E>
    where
        E: Delete,
    {
        let request = Request::new(E::DELETE, &self.key());
        Deletion { live: self, request, options: Options::default() }
    }

    /// Adds a pending change and applies it to the data.
    pub(crate) fn change(&mut self, change: impl FnOnce(E::Changes) -> E::Changes) -> &mut Self {
        let pending = self.take_pending();
        self.put_pending(change(pending));
        self
    }

    fn take_pending(&mut self) -> E::Changes {
        self.pending.take().unwrap_or_else(E::Changes::none)
    }

    fn put_pending(&mut self, pending: E::Changes) {
        pending.apply(&mut self.data);
        self.pending.put(pending);
    }

    /// Sends only these changes.
    pub(crate) fn send_only(&mut self, changes: E::Changes) -> LiveCall<'_, E>
    where
        E: Update,
    {
        let request = Request::update(E::UPDATE, &self.key(), &changes);
        LiveCall::new(self, request, Sent::Only(Box::new(changes)))
    }

    /// Sends an update that does not consist of field changes.
    pub(crate) fn replace(&mut self, update: E::Update) -> LiveCall<'_, E>
    where
        E: Update,
    {
        let request = Request::update(E::UPDATE, &self.key(), &update);
        LiveCall::new(self, request, Sent::All)
    }

    /// Archives the object, and sets the fields of this value accordingly.
    pub(crate) fn archival(&mut self) -> LiveCall<'_, E>
    where
        E: Archive,
    {
        let request = Request::new(E::ARCHIVE, &self.key());
        LiveCall::new(self, request, Sent::Archived(E::mark_archived))
    }

    /// Replaces the data with the response, and applies the changes that are still pending.
    pub(crate) fn accept(&mut self, data: E) {
        self.data = data;
        if let Some(pending) = self.pending.get() {
            pending.apply(&mut self.data);
        }
    }
}

impl<E: Entity> Deref for Live<E> {
    type Target = E;

    fn deref(&self) -> &E {
        &self.data
    }
}

impl<E: Entity> AsRef<E> for Live<E> {
    fn as_ref(&self) -> &E {
        &self.data
    }
}

/// The JSON of the data, including pending changes. The client and its token are left out, and secrets are redacted unless
/// [`exposing_secrets`](crate::exposing_secrets) writes them.
impl<E: Entity + Serialize> Serialize for Live<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.data.serialize(serializer)
    }
}

impl<E: Entity> fmt::Debug for Live<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Live").field("data", &self.data).field("pending", &self.pending).finish()
    }
}

/// The change that a call makes to the value if it succeeds.
pub(crate) enum Sent<E: Entity> {
    /// The response replaces the value, and no change is pending.
    All,
    /// The same, for the pending changes: an error names their fields.
    Pending,
    /// The response replaces the value, and these changes are no longer pending.
    Only(Box<E::Changes>),
    /// The function sets the fields of an archived object. All changes stay pending.
    Archived(fn(&mut E)),
}

/// A call on a fetched object, which is updated with the response. It is sent when it is awaited.
///
/// If the future is dropped before it ends, the object stays as it was, and its pending changes stay pending.
#[must_use = "a call does nothing until it is awaited"]
pub struct LiveCall<'a, E: Entity> {
    live: &'a mut Live<E>,
    request: Request,
    sent: Sent<E>,
    pub(crate) options: Options,
}

impl<'a, E: Entity> LiveCall<'a, E> {
    pub(crate) fn new(live: &'a mut Live<E>, request: Request, sent: Sent<E>) -> Self {
        LiveCall { live, request, sent, options: Options::default() }
    }

    pub(crate) fn with_options(self, options: Options) -> Self {
        LiveCall { options, ..self }
    }

    option_methods!("it");

    /// The request that will be sent.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// let call = project.archive();
    /// assert_eq!(call.request().method(), Method::PUT);
    /// # Ok(()) });
    /// ```
    pub fn request(&self) -> &Request {
        &self.request
    }
}

impl<'a, E: Entity> IntoFuture for LiveCall<'a, E> {
    type Output = Result<(), Error>;
    type IntoFuture = Future<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let (transport, request) = (&self.live.client.transport, &self.request);
            if let Sent::Archived(mark) = self.sent {
                acknowledge(transport, request, &self.options).await?;
                let mut data = self.live.data.clone();
                mark(&mut data);
                self.live.accept(data);
                return Ok(());
            }
            let read = |request: &Request, reply| inspected(transport, request, &reply);
            let fetched = transport.fetch(request, &self.options, read).await;
            let data = match self.sent {
                Sent::Pending => fetched.map_err(|error| error.with_pending(request)),
                _ => fetched,
            }?;
            if let (Some(mut pending), Sent::Only(sent)) = (self.live.pending.take(), self.sent) {
                pending.forget(&sent);
                if pending != E::Changes::none() {
                    self.live.pending.put(pending);
                }
            }
            self.live.accept(data);
            Ok(())
        })
    }
}

impl<E: Entity> fmt::Debug for LiveCall<'_, E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("LiveCall").field("request", &self.request).finish_non_exhaustive()
    }
}

/// A deletion, which is sent when it is awaited.
#[must_use = "a deletion does nothing until it is awaited"]
pub struct Deletion<E: Entity> {
    pub(crate) live: Live<E>,
    request: Request,
    pub(crate) options: Options,
}

impl<E: Entity> Deletion<E> {
    option_methods!("it");

    /// The request that will be sent.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// # let goal = client.goals().create(NewGoal::click(project.id, "Purchase", ".buy")).await?;
    /// let deletion = goal.delete();
    /// assert_eq!(deletion.request().method(), Method::DELETE);
    /// deletion.await?;
    /// # Ok(()) });
    /// ```
    pub fn request(&self) -> &Request {
        &self.request
    }
}

impl<E: Entity> IntoFuture for Deletion<E> {
    type Output = Result<(), DeleteError<E>>;
    type IntoFuture = Future<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let Deletion { mut live, request, options } = self;
        Box::pin(async move {
            match acknowledge(&live.client.transport, &request, &options).await {
                Ok(()) => {
                    live.discard();
                    Ok(())
                }
                Err(error) => Err(DeleteError { error, live: Box::new(live) }),
            }
        })
    }
}

impl<E: Entity> fmt::Debug for Deletion<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Deletion").field("request", &self.request).finish_non_exhaustive()
    }
}

/// The error of a failed deletion, which contains the object. It converts into [`Error`].
///
/// It has the text and the source of its [`error`](DeleteError::error).
#[derive(Debug)]
pub struct DeleteError<E: Entity> {
    pub(crate) error: Error,
    pub(crate) live: Box<Live<E>>,
}

impl<E: Entity> fmt::Display for DeleteError<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, out)
    }
}

impl<E: Entity> std::error::Error for DeleteError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.error.source()
    }
}

impl<E: Entity> DeleteError<E> {
    /// Why the deletion failed.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let goal = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?;
    /// # client.goals().delete(goal.id).await?;
    /// let failed = goal.delete().await.unwrap_err();
    /// assert!(failed.error().is_not_found());
    /// # Ok(()) });
    /// ```
    pub fn error(&self) -> &Error {
        &self.error
    }

    /// Returns the object, for example to try again.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let goal = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?;
    /// # client.goals().delete(goal.id).await?;
    /// let failed = goal.delete().await.unwrap_err();
    /// assert_eq!(failed.into_live().title, "Purchase");
    /// # Ok(()) });
    /// ```
    pub fn into_live(self) -> Live<E> {
        *self.live
    }
}

impl<E: Entity> From<DeleteError<E>> for Error {
    fn from(failed: DeleteError<E>) -> Error {
        failed.error
    }
}
