//! The memory of a call that waits because others are being sent.

use std::future::{IntoFuture as _, pending};
use std::task::{Context, Waker};

use common::{Result, TOKEN};
use optimizely_rest::classic::{Client, Token};
use optimizely_rest::http::{Request, Response};
use optimizely_rest::transport::{Bytes, HttpTransport, Limits, TransportError};

const CALLS: u64 = 1_000;

/// Never answers.
struct Mute;

impl HttpTransport for Mute {
    async fn send(&self, _: Request<Bytes>, _: Limits) -> std::result::Result<Response<Bytes>, TransportError> {
        pending().await
    }
}

fn main() -> Result<()> {
    common::on_one_thread(async {
        let client = Client::builder(Token::legacy(TOKEN)).transport(Mute).max_concurrent_requests(1).build()?;
        let begun = |id| {
            let mut call = client.experiments().get(id).into_future();
            let is_pending = call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending();
            is_pending.then_some(call)
        };
        let _sent = begun(1);
        let mut waiting = Vec::with_capacity(CALLS as usize);
        let taken = allocation_counter::measure(|| waiting.extend((1..=CALLS).map_while(begun)));
        if waiting.len() as u64 != CALLS {
            return Err("a call does not wait".into());
        }
        common::report("bytes", taken.bytes_current as f64 / CALLS as f64);
        Ok(())
    })
}
