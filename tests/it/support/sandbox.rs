//! A sandbox and a client of it.

use optimizely_rest::classic::{Client, RetryPolicy, Sandbox};

/// A sandbox, and a client that tries nothing again.
pub(crate) async fn started() -> (Sandbox, Client) {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client_builder().retry(RetryPolicy::none()).build().unwrap();
    (sandbox, client)
}
