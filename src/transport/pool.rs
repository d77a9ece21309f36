//! The connections of `wait()`, which are apart from those of awaited calls.

use std::sync::OnceLock;

use crate::error::Error;

/// The HTTP client of waits, made when the first one needs it.
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
        // Where two waits are the first, one of the two clients is kept.
        Ok(self.made.get_or_init(|| http))
    }
}
