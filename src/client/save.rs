//! Saving a fetched object, and the actions of the API.

use std::fmt;
use std::future::{self, IntoFuture};

use crate::client::call::option_methods;
use crate::client::capabilities::{Save, Update};
use crate::client::live::{Live, LiveCall, Sent};
use crate::error::Error;
use crate::model::action::Action;
use crate::model::resource::{Changes, Entity, UpdateBody};
use crate::request::Request;
use crate::transport::Future;
use crate::transport::options::Options;

impl<E: Entity> Live<E> {
    /// Sends the pending changes and updates this value with the response. If there are no pending changes, sends nothing.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// project.set_project_name("Store");
    /// project.save().await?;
    /// assert_eq!(client.projects().get(project.id).await?.project_name, "Store");
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the request fails, or if the response has no body and the object cannot be read back. The changes then stay pending, even
    /// if they were [probably saved](Error::is_probably_done). The error [names their fields](Error::pending_fields).
    pub fn save(&mut self) -> SaveCall<'_, E>
    where
        E: Save + Update,
    {
        let request = self.pending().map(|pending| {
            let request = Request::new(E::UPDATE, &self.key()).body(pending);
            request.checked(E::Changes::check_result(self.data()))
        });
        SaveCall { live: self, request, options: Options::default() }
    }

    /// Sends an action alone.
    pub(crate) fn act(&mut self, action: Action) -> LiveCall<'_, E>
    where
        E: Save,
    {
        let request = alone::<E>(&self.key(), action);
        LiveCall::new(self, request, Sent::Only(Box::new(E::Changes::none())))
    }
}

/// The request for an action without any changes. The API rejects a request without a body.
pub(crate) fn alone<E: Save>(key: &E::Key, action: Action) -> Request {
    Request::new(E::UPDATE, key).body(&E::Changes::none()).with_action(action)
}

/// A call that saves a fetched object, which is updated with the response. It is sent when it is awaited.
///
/// If the API has actions, they can ride along: `experiment.save().and_publish()` saves and publishes in one request.
///
/// ```
/// use optimizely_rest::{Error, v2::{Experiment, Live}};
///
/// async fn rename(experiment: &mut Live<Experiment>) -> Result<(), Error> {
///     experiment.set_name("Bigger");
///     experiment.save().and_publish().await
/// }
/// ```
///
/// If the future is dropped before it ends, the object stays as it was, and its pending changes stay pending.
#[must_use = "a save does nothing until it is awaited"]
pub struct SaveCall<'a, E: Entity> {
    live: &'a mut Live<E>,
    request: Option<Request>,
    pub(crate) options: Options,
}

impl<'a, E: Entity> SaveCall<'a, E> {
    option_methods!("it");

    /// The request that will be sent, or `None` if there is nothing to send.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// assert!(project.save().request().is_none(), "there is nothing to save");
    /// project.set_project_name("Store");
    /// assert!(project.save().request().is_some());
    /// # Ok(()) });
    /// ```
    pub fn request(&self) -> Option<&Request> {
        self.request.as_ref()
    }

    /// Adds an action. It is sent even if there is nothing to save.
    pub(crate) fn with_action(mut self, action: Action) -> Self
    where
        E: Save,
    {
        let request = self.request.take().map(|request| request.with_action(action));
        self.request = request.or_else(|| Some(alone::<E>(&self.live.key(), action)));
        self
    }
}

impl<'a, E: Entity> IntoFuture for SaveCall<'a, E> {
    type Output = Result<(), Error>;
    type IntoFuture = Future<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        match self.request {
            Some(request) => LiveCall::new(self.live, request, Sent::Pending).with_options(self.options).into_future(),
            None => Box::pin(future::ready(Ok(()))),
        }
    }
}

impl<E: Entity> fmt::Debug for SaveCall<'_, E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SaveCall").field("request", &self.request).finish_non_exhaustive()
    }
}
