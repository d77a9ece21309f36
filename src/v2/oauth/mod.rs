//! OAuth 2.0: access tokens that are renewed automatically. This module needs the feature `oauth`.
//!
//! An access token works for two hours. A [`Grant`] holds what it takes to get another: the client ID and the client secret of the program,
//! and the refresh token that a user's authorization has returned.
//!
//! ```
//! use optimizely_rest::v2::{BoxError, Client, Token, oauth};
//!
//! # #[derive(Clone)] struct Vault;
//! # impl Vault {
//! #     async fn write(&self, _: &str, _: &str) -> Result<(), BoxError> { Ok(()) }
//! # }
//! # fn connect(vault: Vault) -> Result<Client, optimizely_rest::Error> {
//! let grant = oauth::Grant::new("client id", "client secret", "refresh token").on_rotation(move |tokens: oauth::Tokens| {
//!     let vault = vault.clone();
//!     async move { vault.write("optimizely/refresh-token", tokens.refresh_token.expose()).await }
//! });
//! let client = Client::new(Token::oauth_grant(grant))?;
//! # Ok(client)
//! # }
//! # connect(Vault)?;
//! # Ok::<(), optimizely_rest::Error>(())
//! ```
//!
//! # When a token is renewed
//!
//! The first call gets an access token, and a call whose token lasts less than a minute more gets another first. So does a call that the
//! API answers with 401, which is then sent once more. A 403 is about the object, unless the token is past its lifetime. If many calls need
//! a token, one of them sends the request, and the others wait for it.
//!
//! # Rotated refresh tokens
//!
//! The server may replace the refresh token when it is used, so the new one has to be stored. The function of
//! [`on_rotation`](Grant::on_rotation) does that. It is called with the tokens of each refresh and awaited before the new access token is used.
//! If it fails, the calls that wait fail with its error. The tokens are kept in memory, and the next call passes them to the function again,
//! without another refresh.
//!
//! # Errors
//!
//! A call that gets no token fails with an error of the kind [`TokenSource`](crate::ErrorKind::TokenSource). Its
//! [`source`](std::error::Error::source) is a [`RefreshError`], or the error of the function that stores the tokens.
//!
//! A refresh is sent once. If its response is lost, the server may have replaced the refresh token, and the new one is lost. The next
//! call tries the old one again, since a server may accept it for a while. If the server rejects it, the user has to authorize the
//! program again. A grant that the server rejected is not tried again, and each later call fails with the same error.
//!
//! # Secrets
//!
//! The server takes the client secret and the refresh token in the query of the URL. This crate never writes that URL or the response
//! anywhere: neither in errors nor in [reports](crate::client::ClientBuilder::on_call) and traces. For that reason, no
//! [transport](crate::client::ClientBuilder::transport) of a program gets these requests. They are sent over connections of their own,
//! with the proxy, the certificates, the time limit of an attempt and the other settings of the client.

mod answer;
mod error;
mod grant;
mod renewal;
mod tokens;

pub use self::error::RefreshError;
pub use self::grant::Grant;
pub use self::tokens::Tokens;

use crate::client::Token;
use crate::model::api::Scheme;
use crate::v2::api::V2;

/// The way in which an access token is sent (RFC 6750).
const BEARER: Scheme = Scheme { header: "authorization", prefix: Some("Bearer") };

impl Token<V2> {
    /// Access tokens of an OAuth 2.0 grant, which are [renewed automatically](crate::v2::oauth). It needs the feature `oauth`.
    ///
    /// An invalid setting of the grant is an error when a client is built. Clones of the token, and clients with it, share the grant.
    pub fn oauth_grant(grant: Grant) -> Self {
        Token::of(grant.credential(BEARER))
    }
}
