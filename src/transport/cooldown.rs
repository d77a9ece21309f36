//! The shared cooldown: after a 429, the client's calls hold back together, then one goes first, then more.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

/// While it is off, which is nearly always, a call looks at one flag.
pub(crate) struct Cooldown {
    on: AtomicBool,
    state: Mutex<State>,
    /// Told when there may be room for another call.
    room: Notify,
    /// How many calls go at once when there is no cooldown.
    full: usize,
}

struct State {
    until: Duration,
    /// How many may go at once: one after a cooldown, and one more for each answer that is no 429.
    window: usize,
    under_way: usize,
}

/// Whether a call may go.
pub(crate) enum Entry<'a> {
    Pass(Pass<'a>),
    NotBefore(Duration),
    WhenThereIsRoom,
}

/// Leave for one attempt. It is given back when this is dropped.
pub(crate) struct Pass<'a>(Option<&'a Cooldown>);

impl Cooldown {
    pub(crate) fn new(full: usize) -> Self {
        let state = State { until: Duration::ZERO, window: full, under_way: 0 };
        Cooldown { on: AtomicBool::new(false), state: Mutex::new(state), room: Notify::new(), full }
    }

    /// How much longer everybody holds back.
    pub(crate) fn left(&self, now: Duration) -> Duration {
        if self.is_on() { self.state().until.saturating_sub(now) } else { Duration::ZERO }
    }

    /// Leave to go while it is off.
    pub(crate) fn pass(&self) -> Option<Pass<'_>> {
        (!self.is_on()).then_some(Pass(None))
    }

    fn is_on(&self) -> bool {
        self.on.load(Ordering::Acquire)
    }

    pub(crate) fn enter(&self, now: Duration) -> Entry<'_> {
        if let Some(pass) = self.pass() {
            return Entry::Pass(pass);
        }
        let mut state = self.state();
        if now < state.until {
            return Entry::NotBefore(state.until);
        }
        if state.under_way >= state.window {
            return Entry::WhenThereIsRoom;
        }
        state.under_way += 1;
        Entry::Pass(Pass(Some(self)))
    }

    /// A future that ends when there may be room. It has to be made before [`enter`](Self::enter) is asked.
    pub(crate) fn room(&self) -> tokio::sync::futures::Notified<'_> {
        self.room.notified()
    }

    /// Begins a cooldown, or makes it longer.
    pub(crate) fn begin(&self, until: Duration) {
        let mut state = self.state();
        state.until = state.until.max(until);
        state.window = 1;
        self.on.store(true, Ordering::Release);
    }

    /// A poisoned lock still guards a whole value: nothing here panics while it is held.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass<'_> {
    /// The server answered, and did not refuse: one more call may go at once.
    pub(crate) fn widen(&self) {
        let Some(cooldown) = self.0 else { return };
        let mut state = cooldown.state();
        state.window += 1;
        if state.window > cooldown.full {
            cooldown.on.store(false, Ordering::Release);
        }
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        let Some(cooldown) = self.0 else { return };
        cooldown.state().under_way -= 1;
        cooldown.room.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(cooldown: &Cooldown, now: u64) -> Option<Pass<'_>> {
        match cooldown.enter(Duration::from_secs(now)) {
            Entry::Pass(pass) => Some(pass),
            Entry::NotBefore(_) | Entry::WhenThereIsRoom => None,
        }
    }

    #[test]
    fn after_a_cooldown_one_goes_first_and_each_answer_lets_one_more_go() {
        let cooldown = Cooldown::new(3);
        let before = [pass(&cooldown, 0), pass(&cooldown, 0), pass(&cooldown, 0), pass(&cooldown, 0)];
        assert!(before.iter().all(Option::is_some), "it is off");
        cooldown.begin(Duration::from_secs(60));
        assert!(pass(&cooldown, 59).is_none());
        let first = pass(&cooldown, 60).expect("it is over");
        assert!(pass(&cooldown, 60).is_none());
        first.widen();
        drop(first);
        let (second, third) = (pass(&cooldown, 61).unwrap(), pass(&cooldown, 61).unwrap());
        assert!(pass(&cooldown, 61).is_none());
        second.widen();
        third.widen();
        assert_eq!((0..100).filter_map(|_| pass(&cooldown, 61).map(std::mem::forget)).count(), 100, "it is off again");
    }

    #[test]
    fn an_attempt_that_fails_or_is_dropped_makes_room_for_the_next_one_alone() {
        let cooldown = Cooldown::new(3);
        cooldown.begin(Duration::ZERO);
        drop(pass(&cooldown, 0));
        let next = pass(&cooldown, 0);
        assert!(next.is_some() && pass(&cooldown, 0).is_none());
    }

    #[test]
    fn a_shorter_cooldown_does_not_end_a_longer_one() {
        let cooldown = Cooldown::new(3);
        cooldown.begin(Duration::from_secs(60));
        cooldown.begin(Duration::from_secs(10));
        assert_eq!(cooldown.left(Duration::from_secs(20)), Duration::from_secs(40));
    }
}
