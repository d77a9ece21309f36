//! The limits that every attempt passes before it is sent: the cooldown, the concurrent requests, and the request rate.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::error::Cause;
use crate::observe::{self, WaitReason};
use crate::transport::clock::Clock;
use crate::transport::cooldown::{Cooldown, Entry, Pass};
use crate::transport::waiter::Waiter;

/// One gate for calls that are awaited, and one for calls that block a thread.
///
/// An awaited call may need the blocked thread to make progress. With a single gate, the blocking call could wait for a permit that
/// the awaited call cannot release, which is a deadlock.
pub(crate) struct Gates {
    awaited: Gate,
    #[cfg(feature = "blocking")]
    waited_for: Gate,
}

pub(crate) struct Gate {
    cooldown: Cooldown,
    permits: Semaphore,
    rate: Option<Arc<Rate>>,
}

/// The permission to send, released on drop.
pub(crate) struct Admission<'a> {
    pub(crate) pass: Pass<'a>,
    _permit: SemaphorePermit<'a>,
}

/// How long a call may wait before it is sent.
pub(crate) struct WaitLimit<'a> {
    pub(crate) clock: &'a Clock,
    pub(crate) deadline: Duration,
    pub(crate) longest_wait: Duration,
    /// Called when a wait begins. The wait has no length if its end is not known.
    pub(crate) on_wait: &'a (dyn Fn(WaitReason, Option<Duration>) + Sync),
}

impl Gates {
    pub(crate) fn new(requests_at_once: usize, requests_per_second: Option<u32>) -> Self {
        let rate = requests_per_second.map(|requests| Arc::new(Rate::new(requests)));
        Gates {
            #[cfg(feature = "blocking")]
            waited_for: Gate::new(requests_at_once, rate.clone()),
            awaited: Gate::new(requests_at_once, rate),
        }
    }

    pub(crate) fn of(&self, waiter: Waiter) -> &Gate {
        match waiter {
            Waiter::Task => &self.awaited,
            #[cfg(feature = "blocking")]
            Waiter::Thread | Waiter::RuntimeThread => &self.waited_for,
        }
    }

    /// Makes every call of this client wait.
    pub(crate) fn begin_cooldown(&self, cooldown: Duration, now: Duration) {
        observe::cooldown(cooldown);
        let until = now.saturating_add(cooldown);
        self.awaited.cooldown.begin(until);
        #[cfg(feature = "blocking")]
        self.waited_for.cooldown.begin(until);
    }
}

impl Gate {
    fn new(requests_at_once: usize, rate: Option<Arc<Rate>>) -> Self {
        let permits = requests_at_once.clamp(1, Semaphore::MAX_PERMITS);
        Gate { cooldown: Cooldown::new(permits), permits: Semaphore::new(permits), rate }
    }

    pub(crate) async fn enter(&self, limit: &WaitLimit<'_>) -> Result<Admission<'_>, Cause> {
        let admission = match self.enter_at_once() {
            Some(admission) => admission,
            None => self.wait(limit).await?,
        };
        if limit.allows(Duration::ZERO) { Ok(admission) } else { Err(Cause::HeldBack { wait: None }) }
    }

    /// The usual case, in which the call does not have to wait: it takes no lock and reads no clock.
    fn enter_at_once(&self) -> Option<Admission<'_>> {
        if self.rate.is_some() {
            return None;
        }
        let pass = self.cooldown.pass()?;
        Some(Admission { pass, _permit: self.permits.try_acquire().ok()? })
    }

    async fn wait(&self, limit: &WaitLimit<'_>) -> Result<Admission<'_>, Cause> {
        limit.allows_cooldown(self.cooldown.left(limit.clock.now()))?;
        let permit = match self.permits.try_acquire() {
            Ok(permit) => permit,
            // The semaphore is never closed, so `acquire` cannot fail.
            Err(_) => {
                (limit.on_wait)(WaitReason::ConcurrentRequests, None);
                limit.apply(self.permits.acquire()).await?.map_err(|_| Cause::HeldBack { wait: None })?
            }
        };
        let pass = self.after_cooldown(limit).await?;
        if let Some(rate) = &self.rate {
            rate.wait(limit).await?;
        }
        Ok(Admission { pass, _permit: permit })
    }

    async fn after_cooldown(&self, limit: &WaitLimit<'_>) -> Result<Pass<'_>, Cause> {
        let mut starts_slowly = false;
        loop {
            let mut room = pin!(self.cooldown.room());
            room.as_mut().enable();
            let now = limit.clock.now();
            match self.cooldown.enter(now) {
                Entry::Pass(pass) => return Ok(pass),
                Entry::NotBefore(until) => {
                    let left = until.saturating_sub(now);
                    limit.allows_cooldown(left)?;
                    (limit.on_wait)(WaitReason::Cooldown, Some(left));
                    limit.clock.sleep(left).await?;
                }
                Entry::WhenThereIsRoom => {
                    // Each response wakes all calls that wait for room, and most of them continue to wait.
                    if !std::mem::replace(&mut starts_slowly, true) {
                        (limit.on_wait)(WaitReason::SlowStart, None);
                    }
                    limit.apply(room).await?;
                }
            }
        }
    }
}

impl WaitLimit<'_> {
    /// Fails at once if the rest of a cooldown is longer than the call may wait.
    fn allows_cooldown(&self, left: Duration) -> Result<(), Cause> {
        if left.is_zero() || (left <= self.longest_wait && self.allows(left)) {
            Ok(())
        } else {
            Err(Cause::HeldBack { wait: Some(left) })
        }
    }

    fn allows(&self, wait: Duration) -> bool {
        self.clock.now().saturating_add(wait) < self.deadline
    }

    /// Runs a future until the deadline of the call.
    pub(crate) async fn apply<T>(&self, wait: impl Future<Output = T>) -> Result<T, Cause> {
        self.clock.limit(self.deadline, wait).await?.ok_or(Cause::HeldBack { wait: None })
    }
}

/// Spaces requests evenly. A call that is dropped while it waits uses up no step.
struct Rate {
    step: Duration,
    next: Mutex<Duration>,
}

impl Rate {
    fn new(requests_per_second: u32) -> Self {
        Rate { step: Duration::from_secs(1) / requests_per_second.max(1), next: Mutex::default() }
    }

    async fn wait(&self, limit: &WaitLimit<'_>) -> Result<(), Cause> {
        loop {
            let wait = self.take(limit.clock.now());
            if wait.is_zero() {
                return Ok(());
            }
            if !limit.allows(wait) {
                return Err(Cause::HeldBack { wait: None });
            }
            (limit.on_wait)(WaitReason::RequestRate, Some(wait));
            limit.clock.sleep(wait).await?;
        }
    }

    /// Takes the next step if its time has come. Returns how long it is until then.
    fn take(&self, now: Duration) -> Duration {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = next.saturating_sub(now);
        if wait.is_zero() {
            *next = now.saturating_add(self.step);
        }
        wait
    }
}

#[cfg(all(test, feature = "blocking"))]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn limit(clock: &Clock) -> WaitLimit<'_> {
        let (deadline, longest_wait) = (Duration::from_secs(300), Duration::from_secs(120));
        WaitLimit { clock, deadline, longest_wait, on_wait: &|_, _| () }
    }

    #[tokio::test]
    async fn awaited_and_blocking_calls_share_only_the_cooldown_and_the_rate() {
        let test_clock = crate::transport::clock::TestClock::new();
        let (clock, gates) = (Clock::Test(test_clock.clone()), Gates::new(1, None));
        let (awaited, waited_for) = (gates.of(Waiter::Task), gates.of(Waiter::Thread));
        gates.begin_cooldown(Duration::from_secs(60), Duration::ZERO);
        let _the_only_one_of_its_kind = awaited.enter(&limit(&clock)).await.ok().unwrap();
        assert_eq!(test_clock.passed(), Duration::from_secs(60));
        let other = waited_for.enter(&limit(&clock)).now_or_never();
        assert!(other.is_some_and(|admission| admission.is_ok()), "it does not wait for a permit of the other gate");

        gates.begin_cooldown(Duration::from_secs(60), Duration::from_secs(60));
        assert!(waited_for.enter(&limit(&clock)).await.is_ok());
        assert_eq!(test_clock.passed(), Duration::from_secs(120));
    }

    #[tokio::test]
    async fn they_share_the_rate() {
        let test_clock = crate::transport::clock::TestClock::new();
        let (clock, gates) = (Clock::Test(test_clock.clone()), Gates::new(1, Some(1)));
        for waiter in [Waiter::RuntimeThread, Waiter::Task, Waiter::Thread] {
            assert!(gates.of(waiter).enter(&limit(&clock)).await.is_ok());
        }
        assert_eq!(test_clock.passed(), Duration::from_secs(2));
    }
}
