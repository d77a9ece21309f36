//! What every attempt passes before it is sent: the cooldown, the cap on requests at once, and the rate.

use std::future::Future;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::clock::Clock;
use crate::cooldown::{Cooldown, Entry, Pass};
use crate::error::Cause;

pub(crate) struct Gate {
    pub(crate) cooldown: Cooldown,
    slots: Semaphore,
    rate: Option<Rate>,
}

/// Leave to send. It is given back when this is dropped.
pub(crate) struct Admission<'a> {
    pub(crate) pass: Pass<'a>,
    _slot: SemaphorePermit<'a>,
}

/// How long a call may wait.
pub(crate) struct Patience<'a> {
    pub(crate) clock: &'a Clock,
    pub(crate) deadline: Duration,
    pub(crate) longest_wait: Duration,
}

impl Gate {
    pub(crate) fn new(requests_at_once: usize, requests_per_second: Option<u32>) -> Self {
        let slots = requests_at_once.clamp(1, Semaphore::MAX_PERMITS);
        Gate { cooldown: Cooldown::new(slots), slots: Semaphore::new(slots), rate: requests_per_second.map(Rate::new) }
    }

    pub(crate) async fn enter(&self, patience: &Patience<'_>) -> Result<Admission<'_>, Cause> {
        patience.allows_cooldown(self.cooldown.left(patience.clock.now()))?;
        let slot = match self.slots.try_acquire() {
            Ok(slot) => slot,
            // The semaphore is never closed, so that its error is none.
            Err(_) => patience.limit(self.slots.acquire()).await?.map_err(|_| Cause::HeldBack { wait: None })?,
        };
        let pass = self.after_cooldown(patience).await?;
        if let Some(rate) = &self.rate {
            rate.turn(patience).await?;
        }
        if !patience.allows(Duration::ZERO) {
            return Err(Cause::HeldBack { wait: None });
        }
        Ok(Admission { pass, _slot: slot })
    }

    async fn after_cooldown(&self, patience: &Patience<'_>) -> Result<Pass<'_>, Cause> {
        loop {
            let mut room = pin!(self.cooldown.room());
            room.as_mut().enable();
            let now = patience.clock.now();
            match self.cooldown.enter(now) {
                Entry::Pass(pass) => return Ok(pass),
                Entry::NotBefore(until) => {
                    let left = until.saturating_sub(now);
                    patience.allows_cooldown(left)?;
                    patience.clock.sleep(left).await;
                }
                Entry::WhenThereIsRoom => patience.limit(room).await?,
            }
        }
    }
}

impl Patience<'_> {
    /// Whether a cooldown of so much longer is waited for. When it is not, the error comes at once.
    fn allows_cooldown(&self, left: Duration) -> Result<(), Cause> {
        match left.is_zero() || (left <= self.longest_wait && self.allows(left)) {
            true => Ok(()),
            false => Err(Cause::HeldBack { wait: Some(left) }),
        }
    }

    fn allows(&self, wait: Duration) -> bool {
        self.clock.now().saturating_add(wait) < self.deadline
    }

    /// Waits for something no longer than the call may take.
    pub(crate) async fn limit<T>(&self, wait: impl Future<Output = T>) -> Result<T, Cause> {
        match select(pin!(wait), pin!(self.clock.reached(self.deadline))).await {
            Either::Left((value, _)) => Ok(value),
            Either::Right(((), _)) => Err(Cause::HeldBack { wait: None }),
        }
    }
}

/// Requests in even steps. A dropped call takes no step.
struct Rate {
    step: Duration,
    next: Mutex<Duration>,
}

impl Rate {
    fn new(requests_per_second: u32) -> Self {
        Rate { step: Duration::from_secs(1) / requests_per_second.max(1), next: Mutex::default() }
    }

    async fn turn(&self, patience: &Patience<'_>) -> Result<(), Cause> {
        loop {
            let wait = self.take(patience.clock.now());
            match wait.is_zero() {
                true => return Ok(()),
                false if patience.allows(wait) => patience.clock.sleep(wait).await,
                false => return Err(Cause::HeldBack { wait: None }),
            }
        }
    }

    /// Takes the next step if its time has come; otherwise says how long until then.
    fn take(&self, now: Duration) -> Duration {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = next.saturating_sub(now);
        if wait.is_zero() {
            *next = now.saturating_add(self.step);
        }
        wait
    }
}
