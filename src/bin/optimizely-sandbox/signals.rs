//! The signals that stop the program, or let it write its files.

use std::io;
use std::ops::ControlFlow;

#[cfg(unix)]
pub(crate) struct Signals {
    stop: [tokio::signal::unix::Signal; 2],
    save: Option<tokio::signal::unix::Signal>,
}

#[cfg(unix)]
impl Signals {
    /// If there is no file to write, SIGHUP has its default effect.
    pub(crate) fn listen(saves: bool) -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Signals {
            stop: [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?],
            save: saves.then(|| signal(SignalKind::hangup())).transpose()?,
        })
    }

    /// Waits for the next signal. Returns whether the program continues after it has written the file.
    pub(crate) async fn next(&mut self) -> ControlFlow<()> {
        use std::task::Poll;
        std::future::poll_fn(|context| {
            if self.stop.iter_mut().any(|signal| signal.poll_recv(context).is_ready()) {
                Poll::Ready(ControlFlow::Break(()))
            } else if self.save.as_mut().is_some_and(|signal| signal.poll_recv(context).is_ready()) {
                Poll::Ready(ControlFlow::Continue(()))
            } else {
                Poll::Pending
            }
        })
        .await
    }
}

#[cfg(not(unix))]
pub(crate) struct Signals;

#[cfg(not(unix))]
impl Signals {
    pub(crate) fn listen(_saves: bool) -> io::Result<Self> {
        Ok(Signals)
    }

    /// Waits for the next signal, which ends the program. On this system, no signal only writes the file.
    pub(crate) async fn next(&mut self) -> ControlFlow<()> {
        // An error means that no signal can be received, so the program ends.
        let _ = tokio::signal::ctrl_c().await;
        ControlFlow::Break(())
    }
}
