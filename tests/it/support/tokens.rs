//! Functions that return tokens, and count how often they run.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};

use optimizely_rest::classic::{BoxError, Token};
use tokio::sync::Notify;

/// Counts the runs of a source.
#[derive(Clone, Default)]
pub(crate) struct Runs(Arc<AtomicU32>);

impl Runs {
    pub(crate) fn count(&self) -> u32 {
        self.0.load(SeqCst)
    }

    /// The number of a run that begins, from 1.
    pub(crate) fn begin(&self) -> u32 {
        self.0.fetch_add(1, SeqCst) + 1
    }

    /// A source that returns another token in each run.
    pub(crate) fn token(&self) -> Token {
        let runs = self.clone();
        Token::oauth_source(move || {
            let number = runs.begin();
            async move { Ok(format!("token-{number}")) }
        })
    }
}

#[derive(Debug, PartialEq, thiserror::Error)]
#[error("the vault is sealed")]
pub(crate) struct Sealed;

/// A source that waits in one of its runs until it may end, and then returns a token unless it is sealed.
#[derive(Clone, Default)]
pub(crate) struct Vault {
    waits_in_run: u32,
    pub(crate) runs: Runs,
    pub(crate) may_end: Arc<Notify>,
    pub(crate) sealed: Arc<AtomicBool>,
}

impl Vault {
    pub(crate) fn waiting_in_run(number: u32) -> Self {
        Vault { waits_in_run: number, ..Vault::default() }
    }

    pub(crate) fn token(&self) -> Token {
        let vault = self.clone();
        Token::oauth_source(move || {
            let (number, vault) = (vault.runs.begin(), vault.clone());
            async move {
                if number == vault.waits_in_run {
                    vault.may_end.notified().await;
                }
                if vault.sealed.load(SeqCst) { Err(BoxError::from(Sealed)) } else { Ok(format!("token-{number}")) }
            }
        })
    }
}
