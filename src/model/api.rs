//! An API as a type and as data.

use crate::model::sealed::Sealed;

/// An API. This is a marker type: clients, tokens and resources have it as a parameter, so those of two APIs cannot be mixed.
///
/// ```
/// use optimizely_rest::{classic::{Call, Client, Live}, resource::Get};
///
/// /// Reads an object of any API.
/// fn read<E: Get>(client: &optimizely_rest::client::Client<E::Api>, key: E::Key) -> Call<Live<E>> {
///     client.get::<E>(key)
/// }
/// # let client = Client::new(optimizely_rest::classic::Token::legacy("abc:1"))?;
/// # let call = read::<optimizely_rest::classic::Project>(&client, 7.into());
/// # assert_eq!(call.request().path(), "projects/7");
/// # Ok::<(), optimizely_rest::Error>(())
/// ```
pub trait Api: Sealed + Sized + 'static {
    /// The description of the API in the spec.
    #[doc(hidden)]
    const DEFINITION: Definition;
}

/// The description of an API in the spec.
#[derive(Debug)]
#[expect(unnameable_types, reason = "it is a hidden constant of a sealed trait")]
pub struct Definition {
    /// The base URL of the API.
    pub(crate) base_url: &'static str,
    /// The environment variable with the token.
    pub(crate) token_variable: &'static str,
    /// The environment variable that may override the base URL.
    pub(crate) base_url_variable: &'static str,
    /// The ways to authenticate.
    pub(crate) schemes: &'static [Scheme],
    /// The explanations of the statuses of its errors.
    pub(crate) meanings: &'static [(u16, &'static str)],
    /// How many seconds the API asks a client to wait after a status, if the response does not say it.
    pub(crate) waits: &'static [(u16, u64)],
    /// How lists come in pages, if they do.
    pub(crate) paging: Option<Paging>,
    /// The headers that describe the rate limit, if there are any.
    pub(crate) limits: Option<LimitHeaders>,
    /// The names of the secret fields in JSON, for recordings.
    pub(crate) secrets: &'static [&'static str],
}

/// The names of the headers that describe the rate limit of an API.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LimitHeaders {
    /// The number of requests in a time window.
    pub(crate) limit: Option<&'static str>,
    /// The number of requests that are left in the current window.
    pub(crate) remaining: Option<&'static str>,
    /// The start of the next window, in seconds since 1970.
    pub(crate) reset: Option<&'static str>,
}

/// How lists come in pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paging {
    /// The query parameter with the number of a page.
    pub(crate) page: &'static str,
    /// The number of the first page.
    pub(crate) first: u32,
    /// The query parameter with the size of a page.
    pub(crate) size: &'static str,
    /// The least and the most elements that a page can be asked for.
    pub(crate) sizes: (u32, u32),
    /// Whether the header `Link` of a page says where the next one is.
    pub(crate) by_link: bool,
}

impl Definition {
    pub(crate) fn meaning(&self, status: u16) -> Option<&'static str> {
        self.meanings.iter().find(|(code, _)| *code == status).map(|(_, meaning)| *meaning)
    }

    pub(crate) fn wait_after(&self, status: u16) -> Option<u64> {
        self.waits.iter().find(|(code, _)| *code == status).map(|(_, seconds)| *seconds)
    }
}

/// The header that a kind of token is sent in, and the prefix of its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scheme {
    pub(crate) header: &'static str,
    pub(crate) prefix: Option<&'static str>,
}
