//! The retry budget of a client. Successful calls earn retries, so retries cannot multiply the load in an outage.

use std::sync::atomic::{AtomicU32, Ordering};

/// A bucket of tokens, which is full at first. A success adds one token, and a retry takes ten.
pub(crate) struct Budget {
    tokens: AtomicU32,
    full: u32,
}

const PER_RETRY: u32 = 10;

impl Budget {
    pub(crate) fn new(retries: u32) -> Self {
        let full = retries.saturating_mul(PER_RETRY);
        Budget { tokens: AtomicU32::new(full), full }
    }

    /// Takes a retry. Returns whether there was one.
    pub(crate) fn spend(&self) -> bool {
        let spent = |tokens: u32| tokens.checked_sub(PER_RETRY);
        self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, spent).is_ok()
    }

    /// Adds the token of a success. If the bucket is full, this costs one atomic load.
    pub(crate) fn earn(&self) {
        if self.tokens.load(Ordering::Relaxed) < self.full {
            let earned = |tokens: u32| (tokens < self.full).then_some(tokens + 1);
            // An error means that another success has filled the bucket.
            let _ = self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, earned);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn ten_successes_earn_a_retry_and_no_more_is_saved_than_there_was() {
        let budget = Budget::new(2);
        assert!(budget.spend() && budget.spend() && !budget.spend());
        (0..9).for_each(|_| budget.earn());
        assert!(!budget.spend());
        budget.earn();
        assert!(budget.spend() && !budget.spend());
        (0..1000).for_each(|_| budget.earn());
        assert!(budget.spend() && budget.spend() && !budget.spend());
    }

    #[test]
    fn no_number_of_retries_is_too_large_or_too_small() {
        assert!(!Budget::new(0).spend());
        assert!(Budget::new(u32::MAX).spend());
    }
}
