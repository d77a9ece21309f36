//! Tokens that a function of the caller returns: it runs once at a time, and again when the server refuses a token.

use std::any::Any;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::Shared;

use super::issued::Issued;
use super::refusals::{Refusal, Refusals};
use crate::error::{BoxError, Cause, SharedError};
use crate::transport::clock::Clock;

/// A run that takes longer is given up: the next call that needs a token starts another one.
const LONGEST_RUN: Duration = Duration::from_secs(120);

/// What the function returns.
pub(super) type Provided = Pin<Box<dyn Future<Output = Result<String, BoxError>> + Send>>;

/// The function, and its tokens. It is shared by the clones of a [`Token`](super::Token), and so by clients.
pub(super) struct Source {
    provide: Arc<dyn Fn() -> Provided + Send + Sync>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    latest: Option<Arc<Issued>>,
    /// A response to the token before may still have to be redacted.
    previous: Option<Arc<Issued>>,
    /// Whether the latest token got a 401, and is sent no more.
    is_spent: bool,
    run: Option<Run>,
    /// That of calls which block a runtime.
    run_apart: Option<Run>,
    runs: u64,
    refusals: Refusals,
}

/// A run of the function that is under way. Each call that waits for it drives it, so that it goes on when another call is dropped.
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
    /// The panic goes on in one of the calls; the others get an error.
    Panic(Arc<Mutex<Option<Box<dyn Any + Send>>>>),
}

impl Source {
    pub(super) fn new(provide: Arc<dyn Fn() -> Provided + Send + Sync>) -> Self {
        Source { provide, state: Arc::default() }
    }

    /// The latest token if it is newer than a refused one, or the run that returns the next one.
    pub(super) fn find(&self, refused: Option<&Issued>, apart: bool, clock: &Clock) -> Found {
        let mut state = lock(&self.state);
        let usable = state.latest.as_ref().filter(|latest| !state.is_spent && is_newer(latest, refused));
        if let Some(token) = usable {
            return Found::Known(token.clone());
        }
        let now = clock.now();
        let run = if apart { &state.run_apart } else { &state.run };
        let under_way = run.as_ref().filter(|run| now < run.begun.saturating_add(LONGEST_RUN));
        if let Some(run) = under_way {
            return Found::Running(run.result.clone());
        }
        state.runs += 1;
        let number = state.runs;
        let result = self.run(number, clock.clone());
        let run = if apart { &mut state.run_apart } else { &mut state.run };
        let given_up = run.replace(Run { number, begun: now, result: result.clone() });
        // What it drops is the caller's: that must not happen under the lock.
        drop(state);
        drop(given_up);
        Found::Running(result)
    }

    fn run(&self, number: u64, clock: Clock) -> Running {
        let provide = self.provide.clone();
        // The state holds the run: a strong reference back would keep both for ever where every call is dropped.
        let state = Arc::downgrade(&self.state);
        let run = async move {
            let provided = AssertUnwindSafe(async move { provide().await }).catch_unwind().await;
            let result = match provided {
                Ok(provided) => issued(provided, number, clock.now()).map_err(Failure::from),
                Err(panic) => Err(Failure::Panic(Arc::new(Mutex::new(Some(panic))))),
            };
            end(&state, number, result)
        };
        run.boxed().shared()
    }

    /// Whether a request that was refused with a token should be sent once more, with another one.
    pub(super) fn renews(&self, refusal: &Refusal<'_>, now: Duration) -> bool {
        let mut state = lock(&self.state);
        let state = &mut *state;
        if let Some(before) = refusal.token_before {
            state.refusals.learn(refusal, before, now);
            return false;
        }
        match &state.latest {
            Some(latest) if is_newer(latest, Some(refusal.token)) => true,
            _ if refusal.is_unauthorized => {
                state.is_spent = true;
                true
            }
            _ => state.refusals.suspects(refusal, now),
        }
    }

    /// The tokens that a server may repeat.
    pub(super) fn recent(&self) -> Vec<Arc<Issued>> {
        let state = lock(&self.state);
        [state.latest.clone(), state.previous.clone()].into_iter().flatten().collect()
    }
}

fn is_newer(token: &Issued, refused: Option<&Issued>) -> bool {
    refused.is_none_or(|refused| token.number > refused.number)
}

fn issued(provided: Result<String, BoxError>, number: u64, now: Duration) -> Result<Issued, BoxError> {
    let mut token = Issued::new(provided?)?;
    (token.number, token.made) = (number, now);
    Ok(token)
}

/// Keeps the token of a run, and lets the next call start another run.
fn end(state: &Weak<Mutex<State>>, number: u64, result: Result<Issued, Failure>) -> Result<Arc<Issued>, Failure> {
    let Some(state) = state.upgrade() else { return result.map(Arc::new) };
    let mut state = lock(&state);
    let over = state.run.take_if(|run| run.number == number);
    let over_apart = state.run_apart.take_if(|run| run.number == number);
    let result = result.map(|mut token| {
        token.replaces_another = state.latest.is_some();
        Arc::new(token)
    });
    // A run that was given up may end after a later one.
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
    /// The error of a call that waited. A panic of the function goes on in the first one that asks.
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

/// A poisoned lock still guards a whole value: nothing here panics while it is held.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
