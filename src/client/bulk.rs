//! Bulk calls: many objects, a few requests at a time.

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::stream::{self, Stream, StreamExt as _, TryStreamExt as _};

use crate::client::call::{Call, option_methods};
use crate::client::output::Output;
use crate::client::view::Yields;
use crate::error::Error;
use crate::model::sealed::Sealed;
use crate::request::Request;
use crate::transport::options::Options;
use crate::transport::{Future, Transport};

/// The same operation on several objects, a few at a time. It starts when it is awaited. The results have the order of the input.
///
/// The first error ends it. The [path](Error::path) of the error names the object. In a bulk update or deletion, the objects before
/// that one were processed, and some after it may have been. [`each`](Many::each) continues after an error and yields every result.
/// All requests share the limits, the cooldown and the retry budget of the client.
///
/// ```
/// # use optimizely_rest::classic::{Sandbox, NewProject, ProjectUpdate};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start().await?;
/// # let client = sandbox.client();
/// let one = client.projects().create(NewProject::new("One")).await?.id;
/// let two = client.projects().create(NewProject::new("Two")).await?.id;
/// let projects = client.projects().get_many([two, one]).concurrency(4).await?;
/// assert_eq!(projects[0].project_name, "Two");
///
/// let filter = ProjectUpdate::new().ip_filter("1.2.3.4");
/// let changed = client.projects().update_many([(one, filter.clone()), (two, filter)]).await?;
/// assert_eq!(changed.len(), 2);
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent until this is awaited"]
pub struct Many<T> {
    /// Starts the stream of results with the limit and the options below.
    start: Box<dyn FnOnce(usize, Options) -> Each<T> + Send>,
    concurrency: usize,
    pub(crate) options: Options,
}

impl<T> Many<T> {
    pub(crate) fn new(transport: Arc<Transport>, requests: impl Iterator<Item = Request> + Send + 'static) -> Self
    where
        T: Output + Send + 'static,
    {
        Many::of(requests.map(move |request| Call::<T>::new(transport.clone(), request)))
    }

    pub(crate) fn of<C: BulkCall<Value = T>>(calls: impl Iterator<Item = C> + Send + 'static) -> Self
    where
        T: Send + 'static,
    {
        let start = |concurrency, options| {
            let sent = calls.map(move |call: C| call.send(&options));
            Each::of(stream::iter(sent).buffered(concurrency))
        };
        Many { start: Box::new(start), concurrency: 8, options: Options::default() }
    }

    /// Sets how many requests are active at the same time. The default is 8. The
    /// [limit of the client](crate::client::ClientBuilder::max_concurrent_requests) applies, too. 0 counts as 1.
    pub fn concurrency(mut self, requests: usize) -> Self {
        self.concurrency = requests.max(1);
        self
    }

    option_methods!("each of its requests");

    /// Yields the results one by one, and continues after an error.
    pub fn each(self) -> Each<T> {
        (self.start)(self.concurrency, self.options)
    }
}

impl<T: Send + 'static> IntoFuture for Many<T> {
    type Output = Result<Vec<T>, Error>;
    type IntoFuture = Future<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.each().try_collect())
    }
}

impl<T> fmt::Debug for Many<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Many").field("concurrency", &self.concurrency).field("options", &self.options).finish()
    }
}

/// A call that [`Client::many`](crate::client::Client::many) accepts: a [`Call`], a [`ListCall`](crate::ListCall) with all its
/// pages, or a [`WhenReady`](crate::WhenReady).
pub trait BulkCall: Sealed + Send + 'static {
    /// The value that the call yields.
    type Value: Send + 'static;

    /// Sends the call. The options that `over` sets override its own.
    #[doc(hidden)]
    fn send(self, over: &Options) -> Future<'static, Result<Self::Value, Error>>;
}

impl<T: Yields<Value: Send + 'static> + 'static> BulkCall for Call<T> {
    type Value = T::Value;

    fn send(mut self, over: &Options) -> Future<'static, Result<Self::Value, Error>> {
        self.options.override_with(over);
        self.into_future()
    }
}

/// A stream of results: one for each object, in the order of the input, or one for each element of a [list](crate::ListCall::stream).
/// Bulk requests are sent ahead of the reader, up to the limit of concurrent requests.
///
/// This is a [`Stream`]. Without the traits of streams, read it with [`next`](Each::next). Dropping it drops the active requests.
///
/// [`Stream`]: https://docs.rs/futures-core/0.3/futures_core/stream/trait.Stream.html
///
/// ```
/// # use optimizely_rest::classic::{Sandbox, NewProject};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start().await?;
/// # let client = sandbox.client();
/// let known = client.projects().create(NewProject::new("Known")).await?.id;
/// let mut projects = client.projects().get_each([known.get(), 99]);
/// let mut missing = 0;
/// while let Some(project) = projects.next().await {
///     match project {
///         Ok(project) => assert_eq!(project.project_name, "Known"),
///         Err(error) if error.is_not_found() => missing += 1,
///         Err(error) => return Err(error.into()),
///     }
/// }
/// assert_eq!(missing, 1);
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent until this is read"]
pub struct Each<T> {
    results: Pin<Box<dyn Stream<Item = Result<T, Error>> + Send>>,
}

impl<T> Each<T> {
    pub(crate) fn of(results: impl Stream<Item = Result<T, Error>> + Send + 'static) -> Self {
        Each { results: Box::pin(results) }
    }

    /// Returns the next result, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        self.results.next().await
    }
}

impl<T> Stream for Each<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.results.as_mut().poll_next(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.results.size_hint()
    }
}

impl<T> fmt::Debug for Each<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Each").field("left", &self.size_hint().0).finish_non_exhaustive()
    }
}
