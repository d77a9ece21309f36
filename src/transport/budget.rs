//! How many retries a client may make: as many as calls have earned, so that an outage is not multiplied.

use std::sync::atomic::{AtomicU32, Ordering};

/// A bucket of tokens. A retry takes as many as ten successes put in; it begins full, and holds no more than that.
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

    /// Takes a retry, if there is one left.
    pub(crate) fn spend(&self) -> bool {
        let spent = |tokens: u32| tokens.checked_sub(PER_RETRY);
        self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, spent).is_ok()
    }

    /// Notes a success. While the bucket is full, this is one load.
    pub(crate) fn earn(&self) {
        if self.tokens.load(Ordering::Relaxed) < self.full {
            let earned = |tokens: u32| (tokens < self.full).then_some(tokens + 1);
            // An error says that another success filled it.
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
