//! Time: that of the system, or that of a test, in which waits end at once.

use std::collections::VecDeque;
use std::future::Future;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::pin::{Pin, pin};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant, SystemTime};

use futures_util::future::{Either, select};
use tokio::runtime::Handle;

use crate::error::Cause;

/// The clock of a client. Times are counted from its beginning.
#[derive(Clone, Debug)]
pub(crate) enum Clock {
    System { begun: Instant },
    Test(TestClock),
}

impl Clock {
    /// All system clocks begin at the same time, since clients may share a token and its times.
    pub(crate) fn system() -> Self {
        static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
        Clock::System { begun: *BEGUN }
    }

    pub(crate) fn now(&self) -> Duration {
        match self {
            Clock::System { begun } => begun.elapsed(),
            Clock::Test(clock) => clock.passed(),
        }
    }

    pub(crate) fn date(&self) -> SystemTime {
        match self {
            Clock::System { .. } => SystemTime::now(),
            Clock::Test(clock) => clock.date(),
        }
    }

    pub(crate) async fn sleep(&self, wait: Duration) -> Result<(), Cause> {
        match self {
            Clock::System { .. } => {
                require_runtime()?;
                tokio::time::sleep(wait).await;
            }
            Clock::Test(clock) => clock.sleep(wait).await,
        }
        Ok(())
    }

    /// Ends at a given time. This is a limit and not a wait, so it does not advance a test clock.
    pub(crate) async fn reached(&self, time: Duration) -> Result<(), Cause> {
        match self {
            Clock::System { begun } => {
                require_runtime()?;
                tokio::time::sleep(time.saturating_sub(begun.elapsed())).await;
            }
            Clock::Test(clock) => Sleep::new(clock, time, false).await,
        }
        Ok(())
    }

    /// Runs a future until a given time. Returns none if the time comes first. Creates no timer if the future is ready at once.
    pub(crate) async fn limit<T>(&self, until: Duration, wait: impl Future<Output = T>) -> Result<Option<T>, Cause> {
        match select(pin!(wait), pin!(self.reached(until))).await {
            Either::Left((value, _)) => Ok(Some(value)),
            Either::Right((reached, _)) => reached.map(|()| None),
        }
    }

    /// A random number from 0 to 1, which keeps clients from retrying in step. A test clock returns 1.
    pub(crate) fn jitter(&self) -> f64 {
        match self {
            Clock::System { .. } => RandomState::new().build_hasher().finish() as f64 / u64::MAX as f64,
            Clock::Test(_) => 1.0,
        }
    }
}

/// Connections and the system's timers need a tokio runtime, and panic outside of one.
pub(crate) fn require_runtime() -> Result<(), Cause> {
    Handle::try_current().map(drop).map_err(|_| Cause::NoRuntime)
}

/// A clock for tests. When every task waits, it advances to the end of the shortest wait.
///
/// Pass it to [`ClientBuilder::clock`](crate::client::ClientBuilder::clock). The client then spends no real time on retries and
/// cooldowns. A wait of random length has its greatest length. The time limits of real connections still use real time.
///
/// ```
/// # use std::time::Duration;
/// use optimizely_rest::mock::TestClock;
/// use optimizely_rest::classic::Sandbox;
/// use optimizely_rest::sandbox::Fault;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start().await?;
/// let clock = TestClock::new();
/// let client = sandbox.client_builder().clock(clock.clone()).build()?;
/// sandbox.inject(Fault::status(429).times(1));
/// client.projects().list().await?;
/// assert_eq!(clock.waits(), [Duration::from_secs(60)]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct TestClock {
    time: Arc<Mutex<Time>>,
}

#[derive(Debug, Default)]
struct Time {
    passed: Duration,
    waits: Vec<Duration>,
    /// The waits that have not ended. The earliest advances the time.
    movers: Sleepers,
    limits: Sleepers,
    next_sleeper: u64,
}

/// The order of sleepers: the time of their end, and a number that no other one has.
type Key = (Duration, u64);

/// Wakers in the order of their keys. Most begin at the back and end at the front, so the cost of a wait does not grow with the number of
/// others. A `BTreeMap` would add 12,000 lines of LLVM IR, which every user compiles.
#[derive(Debug, Default)]
struct Sleepers(VecDeque<(Key, Waker)>);

impl Sleepers {
    /// Adds a sleeper, or updates its waker.
    fn insert(&mut self, key: Key, waker: Waker) {
        match self.0.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(at) => self.0[at].1 = waker,
            Err(at) => self.0.insert(at, (key, waker)),
        }
    }

    fn remove(&mut self, key: Key) {
        if let Ok(at) = self.0.binary_search_by_key(&key, |(key, _)| *key) {
            self.0.remove(at);
        }
    }
}

impl TestClock {
    /// A clock that shows midnight of 1 January 2015, UTC.
    pub fn new() -> Self {
        TestClock::default()
    }

    /// How much time has passed.
    pub fn passed(&self) -> Duration {
        self.time().passed
    }

    /// The current date of this clock.
    pub fn date(&self) -> SystemTime {
        const BEGINNING: Duration = Duration::from_secs(1_420_070_400);
        let since = BEGINNING.saturating_add(self.passed());
        SystemTime::UNIX_EPOCH.checked_add(since).unwrap_or(SystemTime::UNIX_EPOCH)
    }

    /// Every wait so far, in the order in which they began.
    pub fn waits(&self) -> Vec<Duration> {
        self.time().waits.clone()
    }

    /// Advances the time.
    pub fn advance(&self, by: Duration) {
        let mut time = self.time();
        time.passed = time.passed.saturating_add(by);
        time.wake();
    }

    fn sleep(&self, wait: Duration) -> Sleep {
        let mut time = self.time();
        time.waits.push(wait);
        Sleep::new(self, time.passed.saturating_add(wait), true)
    }

    /// A poisoned lock still guards a valid value: nothing here panics while it is held.
    fn time(&self) -> MutexGuard<'_, Time> {
        self.time.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Time {
    /// Wakes everything whose time has come, and the earliest wait.
    fn wake(&self) {
        for sleepers in [&self.movers, &self.limits] {
            let due = sleepers.0.iter().take_while(|((until, _), _)| *until <= self.passed);
            due.for_each(|(_, waker)| waker.wake_by_ref());
        }
        self.wake_earliest();
    }

    fn wake_earliest(&self) {
        if let Some((_, waker)) = self.movers.0.front() {
            waker.wake_by_ref();
        }
    }

    /// Adds a sleeper, or updates its waker.
    fn enter(&mut self, sleep: &mut Sleep, waker: &Waker) {
        let number = *sleep.number.get_or_insert_with(|| {
            self.next_sleeper += 1;
            self.next_sleeper
        });
        self.sleepers(sleep).insert((sleep.until, number), waker.clone());
    }

    fn leave(&mut self, sleep: &Sleep) {
        if let Some(number) = sleep.number {
            self.sleepers(sleep).remove((sleep.until, number));
        }
    }

    fn sleepers(&mut self, sleep: &Sleep) -> &mut Sleepers {
        if sleep.moves_time { &mut self.movers } else { &mut self.limits }
    }

    /// The earliest limit that is still ahead. Time does not skip it.
    fn next_limit(&self) -> Option<Duration> {
        let ahead = self.limits.0.partition_point(|((until, _), _)| *until <= self.passed);
        self.limits.0.get(ahead).map(|((until, _), _)| *until)
    }

    fn is_earliest(&self, until: Duration) -> bool {
        self.movers.0.front().is_none_or(|((earliest, _), _)| *earliest >= until)
    }
}

/// A wait, or the limit of one. The earliest wait advances the time. A limit does not.
struct Sleep {
    clock: TestClock,
    until: Duration,
    moves_time: bool,
    number: Option<u64>,
    yields: u32,
}

impl Sleep {
    fn new(clock: &TestClock, until: Duration, moves_time: bool) -> Self {
        Sleep { clock: clock.clone(), until, moves_time, number: None, yields: 0 }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        /// How often other tasks may run before time advances.
        const YIELDS: u32 = 4;
        let clock = self.clock.clone();
        let mut time = clock.time();
        if time.passed >= self.until {
            return Poll::Ready(());
        }
        time.enter(&mut self, context.waker());
        if !self.moves_time {
            return Poll::Pending;
        }
        if self.yields < YIELDS {
            self.yields += 1;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        if !time.is_earliest(self.until) {
            return Poll::Pending;
        }
        time.passed = time.next_limit().map_or(self.until, |limit| limit.min(self.until));
        time.wake();
        if time.passed >= self.until { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        let mut time = self.clock.time();
        time.leave(self);
        // Another wait may be the earliest now.
        time.wake_earliest();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[tokio::test]
    async fn the_clock_of_the_system_waits() {
        let (clock, hour) = (Clock::system(), Duration::from_secs(3600));
        assert!(clock.sleep(hour).now_or_never().is_none());
        assert!(clock.reached(hour).now_or_never().is_none());
    }

    #[tokio::test]
    async fn waits_end_in_the_order_of_their_length_and_take_no_time() {
        let clock = TestClock::new();
        let order = Mutex::new(Vec::new());
        let wait = async |hours: u64| {
            clock.sleep(Duration::from_secs(3600 * hours)).await;
            order.lock().unwrap().push((hours, clock.passed().as_secs() / 3600));
        };
        let begun = Instant::now();
        tokio::join!(wait(3), wait(1), wait(2));
        assert_eq!(order.into_inner().unwrap(), [(1, 1), (2, 2), (3, 3)]);
        assert!(begun.elapsed() < Duration::from_secs(60));
    }

    #[tokio::test]
    async fn a_wait_is_polled_as_often_however_many_others_there_are() {
        const WAITS: u64 = 500;
        let (clock, polls) = (TestClock::new(), Mutex::new(0));
        let waits = (1..=WAITS).rev().map(|seconds| {
            let mut sleep = Box::pin(clock.sleep(Duration::from_secs(seconds)));
            let polls = &polls;
            std::future::poll_fn(move |context| {
                *polls.lock().unwrap() += 1;
                sleep.as_mut().poll(context)
            })
        });
        futures_util::future::join_all(waits).await;
        assert_eq!(clock.passed(), Duration::from_secs(WAITS));
        assert!(*polls.lock().unwrap() < 10 * WAITS, "{polls:?}");
    }

    #[tokio::test]
    async fn a_wait_that_is_dropped_does_not_delay_others() {
        let clock = TestClock::new();
        let mut short = Box::pin(clock.sleep(Duration::from_secs(1)));
        assert!(short.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        drop(short);
        clock.sleep(Duration::from_secs(2)).await;
        assert_eq!(clock.passed(), Duration::from_secs(2));
    }
}
