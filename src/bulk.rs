//! Many calls at once, a few at a time.

use std::future::IntoFuture;

use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};

use crate::api::Get;
use crate::call::{Future, option_methods};
use crate::client::Client;
use crate::error::Error;
use crate::live::Live;
use crate::resource::Entity;
use crate::transport::Options;

/// Reads several objects: in the order of their ids, a few at a time, until the first error. It begins when it is awaited.
///
/// ```
/// # use optimizely_rest::{sandbox::Sandbox, NewProject};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start().await?;
/// # let client = sandbox.client();
/// let one = client.projects().create(NewProject::new("One")).await?.id;
/// let two = client.projects().create(NewProject::new("Two")).await?.id;
/// let projects = client.projects().get_many([two, one]).concurrency(4).await?;
/// assert_eq!(projects[0].project_name, "Two");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "nothing is read until this is awaited"]
pub struct GetMany<E: Entity> {
    client: Client,
    ids: Vec<E::Id>,
    concurrency: usize,
    pub(crate) options: Options,
}

impl<E: Get> GetMany<E> {
    pub(crate) fn new(client: Client, ids: Vec<E::Id>) -> Self {
        GetMany { client, ids, concurrency: 8, options: Options::default() }
    }

    /// How many requests are under way at once: 8 unless this says otherwise. 0 counts as 1.
    pub fn concurrency(mut self, requests: usize) -> Self {
        self.concurrency = requests.max(1);
        self
    }

    option_methods!("each of its requests");
}

impl<E: Get> IntoFuture for GetMany<E> {
    type Output = Result<Vec<Live<E>>, Error>;
    type IntoFuture = Future<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let GetMany { client, ids, concurrency, options } = self;
        let calls = ids.into_iter().map(move |id| client.get::<E>(id).with_options(options.clone()).into_future());
        Box::pin(stream::iter(calls).buffered(concurrency).try_collect())
    }
}
