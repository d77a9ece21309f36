//! The credentials of one API.

use std::fmt;
use std::marker::PhantomData;

use crate::error::{BoxError, Error};
use crate::model::api::{Api, Scheme};
use crate::transport::env::{self, Lookup};
use crate::transport::token::Credential;

/// The token with which a client authenticates.
///
/// `Debug` does not show the token, and there is no `Display`.
///
/// ```
/// use optimizely_rest::classic::Token;
///
/// let token = Token::legacy("abcdefghijklmnopqrstuvwxyz:123456");
/// assert_eq!(format!("{token:?}"), "Token(redacted)");
/// ```
pub struct Token<A> {
    pub(crate) credential: Credential,
    api: PhantomData<fn() -> A>,
}

impl<A: Api> Token<A> {
    /// Reads the token from the environment variable `TOKEN_VARIABLE` of the API's module.
    ///
    /// A value that begins with the name of a scheme, such as `Bearer …`, is a token of that scheme. Any other value is a token of the
    /// kind without a scheme. Whitespace around the value is ignored.
    ///
    /// # Errors
    ///
    /// Fails if the variable is not set, is blank, or does not contain a valid token.
    pub fn from_env() -> Result<Self, Error> {
        Token::from_variable(&env::of_process)
    }

    pub(crate) fn from_variable(lookup: Lookup<'_>) -> Result<Self, Error> {
        Ok(Token::of(Credential::from_variable(&A::DEFINITION, lookup)?))
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

    pub(crate) fn of(credential: Credential) -> Self {
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
