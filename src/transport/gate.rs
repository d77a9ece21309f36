//! What every attempt passes before it is sent: the cooldown, the cap on requests at once, and the rate.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::error::Cause;
use crate::observe;
use crate::transport::clock::Clock;
use crate::transport::cooldown::{Cooldown, Entry, Pass};
use crate::transport::options::Options;

/// The gate of calls that are awaited, and that of calls for which a thread blocks.
///
/// A blocked thread may be the one that an awaited call needs to end. If the two had one gate, a wait could be for a place that is
/// not given back before the wait is over.
pub(crate) struct Gates {
    awaited: Gate,
    #[cfg(feature = "blocking")]
    waited_for: Gate,
}

pub(crate) struct Gate {
    cooldown: Cooldown,
    slots: Semaphore,
    rate: Option<Arc<Rate>>,
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

impl Gates {
    pub(crate) fn new(requests_at_once: usize, requests_per_second: Option<u32>) -> Self {
        let rate = requests_per_second.map(|requests| Arc::new(Rate::new(requests)));
        Gates {
            #[cfg(feature = "blocking")]
            waited_for: Gate::new(requests_at_once, rate.clone()),
            awaited: Gate::new(requests_at_once, rate),
        }
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn of(&self, options: &Options) -> &Gate {
        if options.waiting { &self.waited_for } else { &self.awaited }
    }

    #[cfg(not(feature = "blocking"))]
    pub(crate) fn of(&self, _: &Options) -> &Gate {
        &self.awaited
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
        let slots = requests_at_once.clamp(1, Semaphore::MAX_PERMITS);
        Gate { cooldown: Cooldown::new(slots), slots: Semaphore::new(slots), rate }
    }

    pub(crate) async fn enter(&self, patience: &Patience<'_>) -> Result<Admission<'_>, Cause> {
        let admission = match self.enter_at_once() {
            Some(admission) => admission,
            None => self.wait(patience).await?,
        };
        match patience.allows(Duration::ZERO) {
            true => Ok(admission),
            false => Err(Cause::HeldBack { wait: None }),
        }
    }

    /// The usual case, in which nobody holds back: it locks nothing, and reads no clock.
    fn enter_at_once(&self) -> Option<Admission<'_>> {
        if self.rate.is_some() {
            return None;
        }
        let pass = self.cooldown.pass()?;
        Some(Admission { pass, _slot: self.slots.try_acquire().ok()? })
    }

    async fn wait(&self, patience: &Patience<'_>) -> Result<Admission<'_>, Cause> {
        patience.allows_cooldown(self.cooldown.left(patience.clock.now()))?;
        let slot = match self.slots.try_acquire() {
            Ok(slot) => slot,
            // The semaphore is never closed, so that its error is none.
            Err(_) => {
                observe::held_back("requests at once", None);
                patience.limit(self.slots.acquire()).await?.map_err(|_| Cause::HeldBack { wait: None })?
            }
        };
        let pass = self.after_cooldown(patience).await?;
        if let Some(rate) = &self.rate {
            rate.turn(patience).await?;
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
                    observe::held_back("cooldown", Some(left));
                    patience.clock.sleep(left).await?;
                }
                Entry::WhenThereIsRoom => {
                    observe::held_back("end of a cooldown", None);
                    patience.limit(room).await?;
                }
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
        self.clock.limit(self.deadline, wait).await?.ok_or(Cause::HeldBack { wait: None })
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
            if wait.is_zero() {
                return Ok(());
            }
            if !patience.allows(wait) {
                return Err(Cause::HeldBack { wait: None });
            }
            observe::held_back("requests per second", Some(wait));
            patience.clock.sleep(wait).await?;
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

#[cfg(all(test, feature = "blocking"))]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn patience(clock: &Clock) -> Patience<'_> {
        Patience { clock, deadline: Duration::from_secs(300), longest_wait: Duration::from_secs(120) }
    }

    fn options(waiting: bool) -> Options {
        Options { waiting, ..Options::default() }
    }

    #[tokio::test]
    async fn what_is_awaited_and_what_is_waited_for_hold_each_other_up_by_a_cooldown_alone() {
        let test_clock = crate::transport::clock::TestClock::new();
        let (clock, gates) = (Clock::Test(test_clock.clone()), Gates::new(1, None));
        let (awaited, waited_for) = (gates.of(&options(false)), gates.of(&options(true)));
        gates.begin_cooldown(Duration::from_secs(60), Duration::ZERO);
        let _the_only_one_of_its_kind = awaited.enter(&patience(&clock)).await.ok().unwrap();
        assert_eq!(test_clock.passed(), Duration::from_secs(60));
        let other = waited_for.enter(&patience(&clock)).now_or_never();
        assert!(other.is_some_and(|admission| admission.is_ok()), "it waits for no place of the other kind");

        gates.begin_cooldown(Duration::from_secs(60), Duration::from_secs(60));
        assert!(waited_for.enter(&patience(&clock)).await.is_ok());
        assert_eq!(test_clock.passed(), Duration::from_secs(120));
    }

    #[tokio::test]
    async fn they_share_the_rate() {
        let test_clock = crate::transport::clock::TestClock::new();
        let (clock, gates) = (Clock::Test(test_clock.clone()), Gates::new(1, Some(1)));
        for waiting in [true, false, true] {
            assert!(gates.of(&options(waiting)).enter(&patience(&clock)).await.is_ok());
        }
        assert_eq!(test_clock.passed(), Duration::from_secs(2));
    }
}
