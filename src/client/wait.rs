//! `wait()`, the alternative to `.await` for programs without async.
//!
//! Each call is polled on its own thread and does its I/O on one background runtime, through connections that no other runtime drives. It
//! therefore cannot hang on the caller's runtime. If it were polled on the caller's thread, it would hang when the budget of the task is
//! used up, or when its connection is driven by the thread that waits.

use std::future::IntoFuture;

use futures_util::stream::{Stream, StreamExt as _};

use crate::client::bulk::{Each, Many};
use crate::client::call::Call;
use crate::client::capabilities::{Get, Update};
use crate::client::computed::WhenReady;
use crate::client::edit::Edit;
use crate::client::live::{DeleteError, Deletion, LiveCall};
use crate::client::output::{Element, Output};
use crate::client::pages::{Item, ListCall};
use crate::client::save::SaveCall;
use crate::client::view::Yields;
use crate::client::watch::Watch;
use crate::error::Error;
use crate::model::resource::Entity;
use crate::observe;
use crate::transport::background::background;
use crate::transport::waiter::Waiter;

/// Runs a future and blocks this thread until it ends.
pub(crate) fn wait<F: Future<Output: Send> + Send>(future: F) -> Result<F::Output, Error> {
    let future = observe::in_context(future);
    let answer = background().and_then(|background| {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().name("optimizely-wait".to_owned());
            let waiter = Waiter::this_thread();
            let waiting = thread.spawn_scoped(scope, move || {
                waiter.polls_here();
                background.block_on(future)
            })?;
            Ok(waiting.join())
        })
    });
    match answer {
        Ok(Ok(answer)) => Ok(answer),
        // A token source or another function of the caller panicked: resume the panic on the caller's thread.
        Ok(Err(panic)) => std::panic::resume_unwind(panic),
        Err(error) => Err(Error::configuration(format!("`wait()` cannot start a thread: {error}"))),
    }
}

/// Iterates over the results of a stream and blocks this thread until the next one has arrived.
fn results<T: Send + 'static>(
    mut stream: impl Stream<Item = Result<T, Error>> + Send + Unpin + 'static,
) -> impl Iterator<Item = Result<T, Error>> + Send + 'static {
    std::iter::from_fn(move || wait(stream.next()).unwrap_or_else(|error| Some(Err(error))))
}

impl<T: Yields<Value: Send + 'static>> Call<T> {
    /// Sends the request and blocks this thread until the response has arrived, for programs without async.
    ///
    /// It may be called anywhere, including async functions. There it blocks a thread of the runtime, so the call must not depend on a
    /// token source or another function of yours that needs that thread.
    ///
    /// It needs the feature `blocking`.
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewExperiment, NewGoal, NewProject, Sandbox};
    /// # let sandbox = Sandbox::start_blocking()?;
    /// # let client = sandbox.client();
    /// let project = client.projects().create(NewProject::new("Shop")).wait()?;
    /// assert_eq!(client.projects().get(project.id).wait()?.project_name, "Shop");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wait(self) -> Result<T::Value, Error> {
        wait(self.into_future())?
    }
}

impl<T: Output + Send + 'static> WhenReady<T> {
    /// Asks until the response is computed, and blocks this thread until then. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::{mock::{Answer, Mock}, v2::{Client, Token}};
    /// # let mock = Mock::new();
    /// # mock.next(Answer::status(200).body(r#"{"experiment_id": 7}"#));
    /// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
    /// let results = client.experiments().results(7).when_ready().wait()?;
    /// assert_eq!(results.and_then(|results| results.experiment_id), Some(7.into()));
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn wait(self) -> Result<Option<T>, Error> {
        wait(self.into_future())?
    }
}

impl<T: Item> ListCall<T>
where
    Vec<T>: Output,
{
    /// Reads all pages, and blocks this thread until the last one was read. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::{mock::{Answer, Mock}, v2::{Client, Token}};
    /// # let mock = Mock::new();
    /// # mock.next(Answer::status(200).body(r#"[{"id": 7}]"#)).next(Answer::status(200).body("[]"));
    /// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
    /// let projects = client.projects().list().wait()?;
    /// assert_eq!(projects.len(), 1);
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn wait(self) -> Result<Vec<T>, Error> {
        wait(self.into_future())?
    }
}

impl<T: Send + 'static> Many<T> {
    /// Sends the requests and blocks this thread until all responses have arrived. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewExperiment, NewGoal, NewProject, Sandbox};
    /// # let sandbox = Sandbox::start_blocking()?;
    /// # let client = sandbox.client();
    /// let one = client.projects().create(NewProject::new("One")).wait()?.id;
    /// assert_eq!(client.projects().get_many([one]).wait()?[0].project_name, "One");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wait(self) -> Result<Vec<T>, Error> {
        wait(self.into_future())?
    }
}

impl<E: Entity> LiveCall<'_, E> {
    /// Sends the requests and blocks this thread until they are done. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewProject, ProjectStatus, Sandbox};
    /// # let sandbox = Sandbox::start_blocking()?;
    /// # let client = sandbox.client();
    /// let mut project = client.projects().create(NewProject::new("Shop")).wait()?;
    /// project.archive().wait()?;
    /// assert_eq!(project.project_status, ProjectStatus::Archived);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wait(self) -> Result<(), Error> {
        wait(self.into_future())?
    }
}

impl<E: Entity> SaveCall<'_, E> {
    /// Sends the requests and blocks this thread until they are done. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewProject, Sandbox};
    /// # let sandbox = Sandbox::start_blocking()?;
    /// # let client = sandbox.client();
    /// let mut project = client.projects().create(NewProject::new("Shop")).wait()?;
    /// project.set_project_name("Store").save().wait()?;
    /// assert_eq!(project.project_name, "Store");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wait(self) -> Result<(), Error> {
        wait(self.into_future())?
    }
}

impl<E: Get + Update> Edit<'_, E> {
    /// Sends the requests and blocks this thread until they are done. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewExperiment, NewGoal, NewProject, Sandbox};
    /// # let sandbox = Sandbox::start_blocking()?;
    /// # let client = sandbox.client();
    /// # let project = client.projects().create(NewProject::new("Shop")).wait()?;
    /// # let goal = client.goals().create(NewGoal::click(project.id, "Buys", ".buy")).wait()?;
    /// let new = NewExperiment::new(project.id, "Bigger buttons", "https://shop.example/");
    /// let mut experiment = client.experiments().create(new).wait()?;
    /// experiment.add_goal(goal.id).wait()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wait(self) -> Result<(), Error> {
        wait(self.into_future())?
    }
}

impl<E: Entity> Deletion<E> {
    /// Sends the requests and blocks this thread until they are done. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewExperiment, NewGoal, NewProject, Sandbox};
    /// # let sandbox = Sandbox::start_blocking()?;
    /// # let client = sandbox.client();
    /// # let project = client.projects().create(NewProject::new("Shop")).wait()?;
    /// let goal = client.goals().create(NewGoal::click(project.id, "Buys", ".buy")).wait()?;
    /// goal.delete().wait()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wait(mut self) -> Result<(), DeleteError<E>> {
        let mut live = self.live.clone();
        // The clone has the pending changes.
        self.live.discard();
        match wait(self.into_future()).and_then(|deleted| deleted.map_err(Error::from)) {
            Ok(()) => {
                live.discard();
                Ok(())
            }
            Err(error) => Err(DeleteError { error, live: Box::new(live) }),
        }
    }
}

impl<T: Send + 'static> Each<T> {
    /// Iterates over the results, and blocks this thread until the next one has arrived. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// A result is an error if its request failed, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewProject, Sandbox};
    /// # let sandbox = Sandbox::start_blocking()?;
    /// # let client = sandbox.client();
    /// # let known = client.projects().create(NewProject::new("Shop")).wait()?.id;
    /// for project in client.projects().get_each([known.get(), 99]).wait() {
    ///     match project {
    ///         Ok(project) => println!("{}", project.project_name),
    ///         Err(error) => eprintln!("{}", error.report()),
    ///     }
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wait(self) -> impl Iterator<Item = Result<T, Error>> + Send + 'static {
        results(self)
    }
}

impl<T: Element> Watch<T> {
    /// Iterates over the new elements without end, and blocks this thread until the next one has arrived. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// A result is an error if a reading failed, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::{mock::{Answer, Mock}, v2::{Client, Token}, Timestamp};
    /// # let mock = Mock::new();
    /// # let body = r#"[{"id": 1, "project_id": 7, "created": "2015-01-01T00:00:00Z", "summary": "It started."}]"#;
    /// # mock.on(optimizely_rest::Method::GET, "changes", Answer::status(200).body(body).header("link", "<?page=1>; rel=first"));
    /// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
    /// # let hour_ago: Timestamp = "2015-01-01T00:00:00Z".parse()?;
    /// for change in client.changes().list(7).watch(hour_ago).wait() {
    ///     println!("{:?}", change?.summary);
    /// #   break;
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wait(self) -> impl Iterator<Item = Result<T, Error>> + Send + 'static {
        results(self)
    }
}
