//! Clients, calls, and the objects that calls yield.

pub(crate) mod body_ext;
pub(crate) mod builder;
pub(crate) mod bulk;
pub(crate) mod call;
pub(crate) mod capabilities;
pub(crate) mod computed;
pub(crate) mod copy;
pub(crate) mod csv;
pub(crate) mod edit;
mod excerpt;
pub(crate) mod listing;
pub(crate) mod live;
pub(crate) mod operations;
pub(crate) mod output;
pub(crate) mod pages;
mod pending;
mod routed;
pub(crate) mod save;
pub(crate) mod token;
pub(crate) mod view;
#[cfg(feature = "blocking")]
pub(crate) mod wait;
pub(crate) mod watch;
#[cfg(not(feature = "blocking"))]
pub(crate) mod without_wait;

pub use builder::ClientBuilder;
pub use token::Token;
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
pub use without_wait::Blocking;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::transport::Transport;
use crate::transport::rate_limit::RateLimit;

/// A client of the API. Clones are cheap and share connections.
///
/// ```
/// # use optimizely_rest::classic::{Client, Token};
/// let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
/// let call = client.projects().get(1234); // nothing is sent before it is awaited
/// assert_eq!(call.request().path(), "projects/1234");
/// # Ok::<(), optimizely_rest::Error>(())
/// ```
pub struct Client<A> {
    pub(crate) transport: Arc<Transport>,
    api: PhantomData<fn() -> A>,
}

impl<A> Client<A> {
    /// A client of the API `A` over a transport.
    pub(crate) fn over(transport: Arc<Transport>) -> Self {
        Client { transport, api: PhantomData }
    }

    /// The base URL of all requests. It ends with a slash.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
    /// assert!(client.base_url().ends_with("/"));
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn base_url(&self) -> &str {
        self.transport.base_url.as_str()
    }

    /// The rate limit of the API, by the latest response that described it. Clones of a client share it.
    ///
    /// This is `None` before the first such response, and always for an API whose responses do not describe it, like Classic.
    ///
    /// ```
    /// # use optimizely_rest::mock::{Answer, Mock};
    /// # use optimizely_rest::v2::{Client, Token};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let mock = Mock::new();
    /// # mock.next(Answer::status(200).header("x-ratelimit-remaining", "49").body(r#"{"id": 7}"#));
    /// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
    /// client.projects().get(7).await?;
    /// let remaining = client.rate_limit().and_then(|limit| limit.remaining);
    /// assert_eq!(remaining, Some(49));
    /// # Ok(())
    /// # }
    /// ```
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.transport.rate_limit.get()
    }
}

impl<A> Clone for Client<A> {
    fn clone(&self) -> Self {
        Client::over(self.transport.clone())
    }
}

impl<A> fmt::Debug for Client<A> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}
