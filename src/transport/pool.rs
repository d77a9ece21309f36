//! The connections of `wait()`, which are separate from those of awaited calls.

use std::sync::OnceLock;

use crate::error::Error;

/// The HTTP client of `wait()`, built on first use.
pub(crate) struct Pool {
    make: Box<dyn Fn() -> Result<reqwest::Client, Error> + Send + Sync>,
    made: OnceLock<reqwest::Client>,
}

impl Pool {
    pub(crate) fn new(make: impl Fn() -> Result<reqwest::Client, Error> + Send + Sync + 'static) -> Self {
        Pool { make: Box::new(make), made: OnceLock::new() }
    }

    pub(crate) fn http(&self) -> Result<&reqwest::Client, Error> {
        if let Some(http) = self.made.get() {
            return Ok(http);
        }
        let http = (self.make)()?;
        // If two threads build it at the same time, one of the two clients is kept.
        Ok(self.made.get_or_init(|| http))
    }
}
