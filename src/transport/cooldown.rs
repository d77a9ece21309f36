//! The shared cooldown. After a 429, all calls of the client wait. Then one goes first, and each response lets one more go.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

/// While there is no cooldown, which is nearly always, a call only loads one flag.
pub(crate) struct Cooldown {
    on: AtomicBool,
    state: Mutex<State>,
    /// Notified when there may be room for another call.
    room: Notify,
    /// How many calls may be active when there is no cooldown.
    full: usize,
}

struct State {
    until: Duration,
    /// How many calls may be active: one after a cooldown, and one more for each response that is not a 429.
    window: usize,
    active: usize,
}

/// Whether a call may go.
pub(crate) enum Entry<'a> {
    Pass(Pass<'a>),
    NotBefore(Duration),
    WhenThereIsRoom,
}

/// The permission for one attempt, released on drop.
pub(crate) struct Pass<'a>(Option<&'a Cooldown>);

impl Cooldown {
    pub(crate) fn new(full: usize) -> Self {
        let state = State { until: Duration::ZERO, window: full, active: 0 };
        Cooldown { on: AtomicBool::new(false), state: Mutex::new(state), room: Notify::new(), full }
    }

    /// The remaining time of the cooldown.
    pub(crate) fn left(&self, now: Duration) -> Duration {
        if self.is_on() { self.state().until.saturating_sub(now) } else { Duration::ZERO }
    }

    /// A pass, if there is no cooldown.
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
        if state.active >= state.window {
            return Entry::WhenThereIsRoom;
        }
        state.active += 1;
        Entry::Pass(Pass(Some(self)))
    }

    /// A future that ends when there may be room. Create it before calling [`enter`](Self::enter), so that no notification is missed.
    pub(crate) fn room(&self) -> tokio::sync::futures::Notified<'_> {
        self.room.notified()
    }

    /// Begins or extends a cooldown.
    pub(crate) fn begin(&self, until: Duration) {
        let mut state = self.state();
        state.until = state.until.max(until);
        state.window = 1;
        self.on.store(true, Ordering::Release);
    }

    /// A poisoned lock still guards a valid value: nothing here panics while it is held.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass<'_> {
    /// Lets one more call be active, since the server answered without a 429.
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
        cooldown.state().active -= 1;
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
