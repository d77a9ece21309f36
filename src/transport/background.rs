//! The runtime of what must go on while a thread of the program's own runtime is blocked.

use std::io;
use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Builder, Handle, Runtime};

/// The runtime that drives the connections of all `wait()` calls, and of refreshes. It lives as long as the program.
pub(crate) fn background() -> io::Result<Handle> {
    static RUNTIME: Mutex<Option<Runtime>> = Mutex::new(None);
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(runtime) = &*runtime {
        return Ok(runtime.handle().clone());
    }
    // A multi-thread runtime with one worker: unlike a current-thread one, it runs while no thread blocks on it.
    let made = Builder::new_multi_thread().worker_threads(1).thread_name("optimizely-io").enable_all().build()?;
    Ok(runtime.insert(made).handle().clone())
}
