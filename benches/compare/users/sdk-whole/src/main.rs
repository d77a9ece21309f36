//! All operations of an API, for the size of a program. It is not run.

use std::hint::black_box;

#[cfg(feature = "classic")]
use optimizely_rest::classic::*;
#[cfg(feature = "v2")]
use optimizely_rest::v2::*;

// Written by the group `sizes`.
include!("calls.rs");

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(calls(&Client::from_env()?))?;
    Ok(())
}

/// An argument. The compiler does not know that there is none.
fn any<T>() -> T {
    black_box(None).expect("the program is not run")
}
