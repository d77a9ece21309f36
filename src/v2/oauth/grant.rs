//! The settings of a refresh.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use url::Url;

use super::renewal::Renewal;
use super::tokens::Tokens;
use crate::error::BoxError;
use crate::model::api::Scheme;
use crate::model::timestamp::Timestamp;
use crate::transport::http_url::{is_loopback, plain_url};
use crate::transport::token::Credential;

/// The server that issues access tokens.
const TOKEN_URL: &str = "https://app.optimizely.com/oauth2/token";

/// The function that stores tokens.
pub(super) type Store = Arc<dyn Fn(Tokens) -> Stored + Send + Sync>;

/// The result of the function.
pub(super) type Stored = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;

/// An authorization of a user, with which a program gets access tokens. The [module](super) says when.
///
/// `Debug` shows none of the secrets.
pub struct Grant {
    pub(super) client_id: String,
    pub(super) client_secret: String,
    pub(super) refresh_token: String,
    pub(super) token_url: String,
    pub(super) stored: Option<(String, Option<SystemTime>)>,
    pub(super) store: Option<Store>,
}

impl Grant {
    /// A grant with the client ID and the client secret of the program, and the refresh token of a user's authorization.
    ///
    /// ```
    /// use optimizely_rest::v2::{Client, Token, oauth};
    ///
    /// let grant = oauth::Grant::new("client id", "client secret", "refresh token");
    /// let client = Client::new(Token::oauth_grant(grant))?;
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn new(
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
        refresh_token: impl Into<String>,
    ) -> Self {
        Grant {
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            refresh_token: refresh_token.into(),
            token_url: TOKEN_URL.to_owned(),
            stored: None,
            store: None,
        }
    }

    /// Sets the function that stores the tokens of a refresh. It is awaited before the new access token is used.
    ///
    /// It is called after each refresh, since the access token is another one each time. The refresh token may be the same as before. If the
    /// function fails, the calls that wait fail with its error, and the next call passes the same tokens to it again. It takes the
    /// tokens by value, so its future may keep them.
    ///
    /// ```
    /// use optimizely_rest::v2::{BoxError, oauth};
    ///
    /// async fn save(tokens: &oauth::Tokens) -> Result<(), BoxError> {
    ///     // Write `tokens.refresh_token.expose()` to a safe place.
    /// #   let _ = tokens;
    ///     Ok(())
    /// }
    ///
    /// let grant = oauth::Grant::new("client id", "client secret", "refresh token")
    ///     .on_rotation(|tokens: oauth::Tokens| async move { save(&tokens).await });
    /// # let _ = grant;
    /// ```
    pub fn on_rotation<F, T>(mut self, store: F) -> Self
    where
        F: Fn(Tokens) -> T + Send + Sync + 'static,
        T: Future<Output = Result<(), BoxError>> + Send + 'static,
    {
        self.store = Some(Arc::new(move |tokens| Box::pin(store(tokens))));
        self
    }

    /// Begins with an access token that the program has stored, so that there is no refresh before it expires.
    ///
    /// ```
    /// # use std::time::Duration;
    /// use optimizely_rest::{Timestamp, v2::oauth};
    ///
    /// # let (access_token, expires_at) = ("access token", Timestamp::now() + Duration::from_secs(3600));
    /// let grant = oauth::Grant::new("client id", "client secret", "refresh token").access_token(access_token, expires_at);
    /// # let _ = grant;
    /// ```
    pub fn access_token(mut self, token: impl Into<String>, expires_at: impl Into<Timestamp>) -> Self {
        self.stored = Some((token.into(), expires_at.into().to_system_time()));
        self
    }

    /// Sets the URL of the server that issues access tokens, for a test or a proxy of your own. The default is
    /// `https://app.optimizely.com/oauth2/token`. It has to be `https`, or lead to this machine.
    ///
    /// ```
    /// use optimizely_rest::v2::oauth;
    ///
    /// let grant = oauth::Grant::new("client id", "client secret", "refresh token").token_url("http://127.0.0.1:8080/token");
    /// # let _ = grant;
    /// ```
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = url.into();
        self
    }

    pub(super) fn credential(self, scheme: Scheme) -> Credential {
        match self.checked_url() {
            Ok(url) => {
                let renewal = Arc::new(Renewal::new(self, url.clone()));
                Credential::issued(scheme, url, move |means| Box::pin(renewal.clone().next(means)))
            }
            Err(why) => Credential::invalid(scheme, why),
        }
    }

    /// The URL for a refresh, if every setting can be used. No reason quotes a setting.
    fn checked_url(&self) -> Result<Url, String> {
        let needed = [
            ("client ID", &self.client_id),
            ("client secret", &self.client_secret),
            ("refresh token", &self.refresh_token),
        ];
        if let Some((name, _)) = needed.into_iter().find(|(_, value)| value.trim().is_empty()) {
            return Err(format!("the {name} of the OAuth grant is empty"));
        }
        let refuse = |why: &str| format!("the token URL of the OAuth grant {why}");
        let url = plain_url(&self.token_url).map_err(|why| refuse(&why))?;
        if url.scheme() == "http" && !is_loopback(&url) {
            return Err(refuse("is `http`, so the secrets would be sent in the clear: use `https`"));
        }
        Ok(url)
    }
}

/// Shows no secret.
impl fmt::Debug for Grant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Grant(redacted)")
    }
}
