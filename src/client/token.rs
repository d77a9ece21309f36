//! The credentials of one API.

use std::fmt;
use std::marker::PhantomData;

use crate::error::{BoxError, Error};
use crate::model::api::{Api, Scheme};
use crate::transport::token::Credential;

/// How a client authenticates.
///
/// Its `Debug` does not show it, and it has no `Display`.
///
/// ```
/// use optimizely_rest::Token;
///
/// let token = Token::legacy("abcdefghijklmnopqrstuvwxyz:123456");
/// assert_eq!(format!("{token:?}"), "Token(redacted)");
/// ```
pub struct Token<A> {
    pub(crate) credential: Credential,
    api: PhantomData<fn() -> A>,
}

impl<A: Api> Token<A> {
    /// The token of the environment. One that begins with the word of a scheme, as `Bearer …`, is of that kind; any other of
    /// the kind that has none.
    ///
    /// # Errors
    ///
    /// When [`TOKEN_VARIABLE`](crate::TOKEN_VARIABLE) is not set, or not text.
    pub fn from_env() -> Result<Self, Error> {
        Ok(Token::of(Credential::from_env(&A::DEFINITION)?))
    }

    pub(crate) fn fixed(scheme: Scheme, value: String) -> Self {
        Token::of(Credential::fixed(scheme, value))
    }

    pub(crate) fn from_source<F, T>(scheme: Scheme, source: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, BoxError>> + Send + 'static,
    {
        Token::of(Credential::from_source(scheme, source))
    }

    fn of(credential: Credential) -> Self {
        Token { credential, api: PhantomData }
    }
}

impl<A> Clone for Token<A> {
    fn clone(&self) -> Self {
        Token { credential: self.credential.clone(), api: PhantomData }
    }
}

impl<A> fmt::Debug for Token<A> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.credential.fmt(out)
    }
}
