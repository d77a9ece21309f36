//! A client that has far more to ask than the server answers. It waits for real, for half a minute, and is run on demand:
//!
//! ```sh
//! cargo test --release --test it -- --ignored --nocapture overload
//! ```

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use optimizely_rest::classic::Sandbox;

const CALLS: usize = 200;

#[tokio::test]
#[ignore = "waits for real"]
async fn two_hundred_calls_at_once_all_succeed_with_few_requests_too_many() {
    let sandbox = Sandbox::builder().rate_limit(10, Duration::from_secs(1)).start().await.unwrap();
    let client = sandbox.client();
    let begun = Instant::now();
    let ended = join_all((0..CALLS).map(|_| client.projects().list().into_future())).await;
    let refused = sandbox.requests().iter().filter(|request| request.status == Some(429)).count();
    let requests = sandbox.requests().len();
    println!("{CALLS} calls, {requests} requests, {refused} of them refused, in {:.1?}", begun.elapsed());
    let failed: Vec<_> = ended.into_iter().filter_map(Result::err).map(|error| error.to_string()).collect();
    assert!(failed.is_empty(), "{failed:?}");
    assert!(requests <= 3 * CALLS, "{requests} requests for {CALLS} calls");
}
