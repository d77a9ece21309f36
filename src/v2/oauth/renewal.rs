//! Refreshes, one at a time, and the tokens that must not be lost.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use futures_util::FutureExt as _;
use futures_util::future::Shared;
use url::Url;

use super::answer::{self, Issued};
use super::error::{RefreshError, Why};
use super::grant::{Grant, Store};
use super::tokens::Tokens;
use crate::error::{BoxError, Cause};
use crate::model::secret::Secret;
use crate::model::timestamp::Timestamp;
use crate::transport::TransportError;
use crate::transport::exchange::Incoming;
use crate::transport::token::{Lifetime, Means, Provision};

/// How long before its end an access token is renewed. A token that lasts less than twice as long is renewed after half of its lifetime.
const AHEAD: Duration = Duration::from_secs(60);

/// A grant in use.
pub(super) struct Renewal {
    client_id: String,
    client_secret: Secret,
    url: Url,
    store: Option<Store>,
    state: Mutex<State>,
}

struct State {
    refresh_token: Secret,
    /// An access token of an earlier run of the program, until it is used.
    stored: Option<Renewed>,
    /// The tokens of the latest refresh, until they are stored.
    unsaved: Option<Renewed>,
    /// The active refresh. It continues if the call that began it is dropped.
    refresh: Option<Refresh>,
    /// Whether the response to a refresh was lost since the refresh token was received.
    is_lost: bool,
    /// The error of a grant that the server rejected.
    revoked: Option<RefreshError>,
}

type Refresh = Shared<Pin<Box<dyn Future<Output = Result<Renewed, RefreshError>> + Send>>>;

/// An access token, and the tokens to store with it.
#[derive(Clone)]
struct Renewed {
    access_token: Secret,
    refresh_token: Secret,
    lifetime: Lifetime,
}

impl Renewal {
    pub(super) fn new(grant: Grant, url: Url) -> Self {
        let Grant { client_id, client_secret, refresh_token, stored, store, .. } = grant;
        // A secret that comes from a file may end with a line break.
        let refresh_token = Secret::new(refresh_token.trim());
        // A program that has stored no token may pass an empty one.
        let stored = stored.filter(|(token, _)| !token.trim().is_empty()).and_then(|(token, end)| {
            let end = end?;
            let lifetime = Lifetime { renewal: end.checked_sub(AHEAD)?, end };
            Some(Renewed { access_token: Secret::new(token), refresh_token: refresh_token.clone(), lifetime })
        });
        let state = State { refresh_token, stored, unsaved: None, refresh: None, is_lost: false, revoked: None };
        let (client_id, client_secret) = (client_id.trim().to_owned(), Secret::new(client_secret.trim()));
        Renewal { client_id, client_secret, url, store, state: Mutex::new(state) }
    }

    /// An access token other than those before.
    pub(super) async fn next(self: Arc<Self>, means: Means) -> Result<Provision, BoxError> {
        let is_fresh = |token: &Renewed| means.clock.date() < token.lifetime.renewal;
        if let Some(stored) = self.take_stored().filter(is_fresh) {
            return Ok(stored.provision());
        }
        if let Some(unsaved) = self.unsaved() {
            self.save(&unsaved).await?;
            if is_fresh(&unsaved) {
                return Ok(unsaved.provision());
            }
        }
        let renewed = self.refresh(&means)?.await?;
        self.save(&renewed).await?;
        Ok(renewed.provision())
    }

    /// Passes tokens to the program, which stores them.
    async fn save(&self, renewed: &Renewed) -> Result<(), BoxError> {
        if let Some(store) = &self.store {
            store(renewed.tokens()).await?;
        }
        let mut state = self.state();
        state.unsaved.take_if(|unsaved| unsaved.access_token == renewed.access_token);
        Ok(())
    }

    /// The active refresh, or a new one.
    fn refresh(self: &Arc<Self>, means: &Means) -> Result<Refresh, RefreshError> {
        let mut state = self.state();
        if let Some(error) = &state.revoked {
            return Err(error.clone());
        }
        if let Some(active) = &state.refresh {
            return Ok(active.clone());
        }
        let url = self.url_with(&state.refresh_token);
        let means = means.clone();
        // The state owns the refresh. A strong reference back would leak both if every call is dropped.
        let renewal = Arc::downgrade(self);
        let refresh = async move {
            // The lifetime counts from the request: a call may take the response long after it arrived.
            let date = means.clock.date();
            let answer = match &means.issuer {
                Some(issuer) => issuer.clone().post(url, means.clock.clone()).await,
                None => Err(Cause::Configuration("the client has no connections for it".to_owned())),
            };
            match renewal.upgrade() {
                Some(renewal) => renewal.end(answer, date),
                // No call waits for it, so this error is never read.
                None => Err(RefreshError::new(Why::Exchange(TransportError::broken("the grant is gone")), false)),
            }
        };
        let refresh = refresh.boxed().shared();
        state.refresh = Some(refresh.clone());
        Ok(refresh)
    }

    /// Keeps the tokens of a refresh before anything else is done with them.
    fn end(&self, answer: Result<Incoming, Cause>, date: SystemTime) -> Result<Renewed, RefreshError> {
        let mut state = self.state();
        // It is dropped after the lock.
        let over = state.refresh.take();
        let result = match answer::read(answer) {
            Ok(issued) => Ok(state.keep(issued, date)),
            Err(why) => {
                let error = RefreshError::new(why, state.is_lost);
                state.is_lost = error.may_be_replaced();
                state.revoked = error.is_revoked().then(|| error.clone());
                Err(error)
            }
        };
        drop(state);
        drop(over);
        result
    }

    /// The server takes the parameters in the query.
    fn url_with(&self, refresh_token: &Secret) -> Url {
        let mut url = self.url.clone();
        url.query_pairs_mut()
            .append_pair("refresh_token", refresh_token.expose())
            .append_pair("client_id", &self.client_id)
            .append_pair("client_secret", self.client_secret.expose())
            .append_pair("grant_type", "refresh_token");
        url
    }

    fn take_stored(&self) -> Option<Renewed> {
        self.state().stored.take()
    }

    fn unsaved(&self) -> Option<Renewed> {
        self.state().unsaved.clone()
    }

    /// A poisoned lock still guards a valid value: nothing here panics while it is held.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn keep(&mut self, issued: Issued, date: SystemTime) -> Renewed {
        let Issued { access_token, refresh_token, lifetime } = issued;
        if let Some(rotated) = refresh_token {
            self.refresh_token = Secret::new(rotated);
        }
        self.is_lost = false;
        let after = |lifetime: Duration| date.checked_add(lifetime).unwrap_or(date);
        let renewal = after(lifetime.saturating_sub(AHEAD).max(lifetime / 2));
        let renewed = Renewed {
            access_token: Secret::new(access_token),
            refresh_token: self.refresh_token.clone(),
            lifetime: Lifetime { renewal, end: after(lifetime) },
        };
        self.unsaved = Some(renewed.clone());
        renewed
    }
}

impl Renewed {
    fn tokens(&self) -> Tokens {
        Tokens {
            access_token: self.access_token.clone(),
            refresh_token: self.refresh_token.clone(),
            expires_at: Timestamp::from(self.lifetime.end),
        }
    }

    fn provision(&self) -> Provision {
        Provision { token: self.access_token.expose().to_owned(), lifetime: Some(self.lifetime) }
    }
}
