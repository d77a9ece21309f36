//! Who waits for the call that a thread polls.

#[cfg(feature = "blocking")]
use std::cell::Cell;

#[cfg(feature = "blocking")]
use tokio::runtime::Handle;

/// Who waits for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waiter {
    /// A task, which awaits it.
    Task,
    /// A thread that is blocked until the call is done. Such a call needs connections that the background runtime drives.
    #[cfg(feature = "blocking")]
    Thread,
    /// A blocked thread of a runtime. Other calls on that thread make no progress.
    #[cfg(feature = "blocking")]
    RuntimeThread,
}

#[cfg(feature = "blocking")]
thread_local! {
    static CURRENT: Cell<Waiter> = const { Cell::new(Waiter::Task) };
}

impl Waiter {
    /// Who waits for the call that this thread polls. A call that a token source makes has the waiter of the call that needs the token.
    pub(crate) fn current() -> Self {
        #[cfg(feature = "blocking")]
        return CURRENT.get();
        #[cfg(not(feature = "blocking"))]
        Waiter::Task
    }

    pub(crate) fn blocks_a_runtime(self) -> bool {
        #[cfg(feature = "blocking")]
        return self == Waiter::RuntimeThread;
        #[cfg(not(feature = "blocking"))]
        false
    }

    /// This thread, which is about to block.
    #[cfg(feature = "blocking")]
    pub(crate) fn this_thread() -> Self {
        if Handle::try_current().is_ok() { Waiter::RuntimeThread } else { Waiter::Thread }
    }

    /// Notes that this thread, from now on, polls a call for this waiter.
    #[cfg(feature = "blocking")]
    pub(crate) fn polls_here(self) {
        CURRENT.set(self);
    }
}
