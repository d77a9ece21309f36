//! Tokens from a function of the caller. At most one run is active at a time, and the function runs again when the server rejects a token.

use std::any::Any;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::Shared;
#[cfg(feature = "oauth")]
use url::Url;

use super::issued::{Issued, Lifetime};
use super::means::Means;
use super::refusals::{Refusal, Refusals};
use crate::error::{BoxError, Cause, SharedError};
use crate::transport::clock::Clock;

/// The longest time for which calls join a run. After that, the next call that needs a token starts another run.
const LONGEST_RUN: Duration = Duration::from_secs(120);

/// The result of the function.
pub(crate) type Provided = Pin<Box<dyn Future<Output = Result<Provision, BoxError>> + Send>>;

/// A token as the function returns it.
pub(crate) struct Provision {
    pub(crate) token: String,
    pub(crate) lifetime: Option<Lifetime>,
}

/// The function, which returns another token in each run.
pub(super) type Provide = Arc<dyn Fn(Means) -> Provided + Send + Sync>;

/// The function and its tokens. Clones of a [`Token`](super::Token) share it, and so do the clients that use them.
pub(super) struct Source {
    provide: Provide,
    /// The server that issues the tokens, if the function connects to one.
    #[cfg(feature = "oauth")]
    issuer: Option<Url>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    latest: Option<Arc<Issued>>,
    /// The token before the latest one. It may still have to be redacted in a response.
    previous: Option<Arc<Issued>>,
    /// Whether the latest token was answered with 401. It is then not sent again.
    is_spent: bool,
    run: Option<Run>,
    /// The run for calls that block a runtime.
    run_apart: Option<Run>,
    runs: u64,
    refusals: Refusals,
}

/// An active run of the function. Each call that waits for it drives it, so it continues if another call is dropped.
struct Run {
    number: u64,
    begun: Duration,
    result: Running,
}

/// A token, or the run that will return one.
pub(crate) enum Found {
    Known(Arc<Issued>),
    Running(Running),
}

pub(crate) type Running = Shared<Pin<Box<dyn Future<Output = Result<Arc<Issued>, Failure>> + Send>>>;

/// Why a run returned no token, for each call that waited for it.
#[derive(Clone)]
pub(crate) enum Failure {
    Error(SharedError),
    /// One of the calls resumes the panic; the others get an error.
    Panic(Arc<Mutex<Option<Box<dyn Any + Send>>>>),
}

impl Source {
    pub(super) fn new(provide: Provide) -> Self {
        Source {
            provide,
            #[cfg(feature = "oauth")]
            issuer: None,
            state: Arc::default(),
        }
    }

    #[cfg(feature = "oauth")]
    pub(super) fn issued_by(self, issuer: Url) -> Self {
        Source { issuer: Some(issuer), ..self }
    }

    #[cfg(feature = "oauth")]
    pub(super) fn issuer(&self) -> Option<&Url> {
        self.issuer.as_ref()
    }

    /// Finds the latest token if it is newer than a rejected one, or the run that will return the next one.
    pub(super) fn find(&self, refused: Option<&Issued>, apart: bool, means: &Means) -> Found {
        let mut state = lock(&self.state);
        let is_usable = |latest: &&Arc<Issued>| !state.is_spent && is_newer(latest, refused) && is_fresh(latest, means);
        let usable = state.latest.as_ref().filter(is_usable);
        if let Some(token) = usable {
            return Found::Known(token.clone());
        }
        let now = means.clock.now();
        let run = if apart { &state.run_apart } else { &state.run };
        let under_way = run.as_ref().filter(|run| now < run.begun.saturating_add(LONGEST_RUN));
        if let Some(run) = under_way {
            return Found::Running(run.result.clone());
        }
        state.runs += 1;
        let number = state.runs;
        let result = self.run(number, means.clone());
        let run = if apart { &mut state.run_apart } else { &mut state.run };
        let given_up = run.replace(Run { number, begun: now, result: result.clone() });
        // This drops a future of the caller, which must not happen while the lock is held.
        drop(state);
        drop(given_up);
        Found::Running(result)
    }

    fn run(&self, number: u64, means: Means) -> Running {
        let (provide, clock) = (self.provide.clone(), means.clock.clone());
        // The state owns the run. A strong reference back would leak both if every call is dropped.
        let state = Arc::downgrade(&self.state);
        let run = async move {
            let provided = AssertUnwindSafe(async move { provide(means).await }).catch_unwind().await;
            let result = match provided {
                Ok(provided) => issued(provided, number, clock.now()).map_err(Failure::from),
                Err(panic) => Err(Failure::Panic(Arc::new(Mutex::new(Some(panic))))),
            };
            end(&state, number, result)
        };
        run.boxed().shared()
    }

    /// Whether to send a rejected request once more, with another token.
    pub(super) fn renews(&self, refusal: &Refusal<'_>, clock: &Clock) -> bool {
        let mut state = lock(&self.state);
        let state = &mut *state;
        if let Some(before) = refusal.token_before {
            state.refusals.learn(refusal, before, clock.now());
            return false;
        }
        match &state.latest {
            Some(latest) if is_newer(latest, Some(refusal.token)) => true,
            _ if refusal.is_unauthorized => {
                state.is_spent = true;
                true
            }
            _ => state.refusals.suspects(refusal, clock),
        }
    }

    /// The tokens that a server may echo.
    pub(super) fn recent(&self) -> Vec<Arc<Issued>> {
        let state = lock(&self.state);
        [state.latest.clone(), state.previous.clone()].into_iter().flatten().collect()
    }
}

fn is_newer(token: &Issued, refused: Option<&Issued>) -> bool {
    refused.is_none_or(|refused| token.number > refused.number)
}

fn is_fresh(token: &Issued, means: &Means) -> bool {
    token.lifetime.is_none_or(|lifetime| means.clock.date() < lifetime.renewal)
}

fn issued(provided: Result<Provision, BoxError>, number: u64, now: Duration) -> Result<Issued, BoxError> {
    let Provision { token, lifetime } = provided?;
    let mut token = Issued::new(token)?;
    (token.number, token.made, token.lifetime) = (number, now, lifetime);
    Ok(token)
}

/// Ends a run and stores its token.
fn end(state: &Weak<Mutex<State>>, number: u64, result: Result<Issued, Failure>) -> Result<Arc<Issued>, Failure> {
    let Some(state) = state.upgrade() else { return result.map(Arc::new) };
    let mut state = lock(&state);
    let over = state.run.take_if(|run| run.number == number);
    let over_apart = state.run_apart.take_if(|run| run.number == number);
    let result = result.map(|mut token| {
        token.replaces_another = state.latest.is_some();
        Arc::new(token)
    });
    // An abandoned run may end after a later one.
    if let Ok(token) = &result
        && state.latest.as_ref().is_none_or(|latest| is_newer(token, Some(latest)))
    {
        state.previous = state.latest.replace(token.clone());
        state.is_spent = false;
    }
    drop(state);
    drop((over, over_apart));
    result
}

impl Failure {
    /// The cause for a call that waited. The first call resumes a panic of the function.
    pub(crate) fn into_cause(self) -> Cause {
        match self {
            Failure::Error(error) => Cause::TokenSource(error),
            Failure::Panic(panic) => match lock(&panic).take() {
                Some(panic) => resume_unwind(panic),
                None => Cause::TokenSource(BoxError::from("the function panicked").into()),
            },
        }
    }
}

impl From<BoxError> for Failure {
    fn from(error: BoxError) -> Self {
        Failure::Error(error.into())
    }
}

/// A poisoned lock still guards a valid value: nothing here panics while it is held.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
