//! Responses that the server may still have to compute.

use std::fmt;
use std::future::IntoFuture;
use std::sync::Arc;
use std::time::Duration;

use crate::client::bulk::BulkCall;
use crate::client::call::Call;
use crate::client::output::{Answered, Output, Response};
use crate::client::view::Yields;
use crate::error::{Cause, Error};
use crate::model::sealed::Sealed;
use crate::observe::WaitReason;
use crate::request::{Outcome, Request};
use crate::transport::options::Options;
use crate::transport::retry::retry_after;
use crate::transport::{Future, Transport};

/// A response that the server computes when a client asks for it.
///
/// ```
/// # use optimizely_rest::mock::{Answer, Mock};
/// # use optimizely_rest::v2::{Client, Computed, Token};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let mock = Mock::new();
/// # mock.next(Answer::status(202));
/// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
/// match client.experiments().results(7).await? {
///     Computed::Ready(results) => println!("{} metrics", results.metrics.len()),
///     Computed::Pending => println!("the results are being computed"),
///     Computed::Nothing => println!("there are no visitors"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Computed<T> {
    /// The value.
    Ready(T),
    /// The server is computing the value. Ask again later.
    Pending,
    /// There is nothing that the value could be computed from.
    Nothing,
}

impl<T> Computed<T> {
    /// The value, if it is ready.
    pub fn ready(self) -> Option<T> {
        match self {
            Computed::Ready(value) => Some(value),
            Computed::Pending | Computed::Nothing => None,
        }
    }

    /// Whether the server is computing the value.
    pub fn is_pending(&self) -> bool {
        matches!(self, Computed::Pending)
    }
}

impl<T> Sealed for Computed<T> {}

impl<T: Output> Output for Computed<T> {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        match request.outcome(reply.0.status) {
            Some(Outcome::Pending) => Ok(Computed::Pending),
            Some(Outcome::Nothing) => Ok(Computed::Nothing),
            None => T::read(transport, request, reply).map(Computed::Ready),
        }
    }
}

impl<V, T> Call<V>
where
    V: Yields<Value = Computed<T>>,
{
    /// Asks until the value is computed. Yields `None` if there is [nothing](Computed::Nothing) that it could be computed from.
    ///
    /// The first wait is 3 s. Each further one is twice as long, up to 30 s: 3, 6, 12, 24, 30, 30 s and so on. If a response has the header
    /// `Retry-After`, the wait is as long as it says, but at least 3 s and at most 30 s. All of it takes at most as long as the
    /// [deadline](Self::deadline) of this call or, without one, that of the client, which is 5 minutes by default.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use optimizely_rest::mock::{Answer, Mock, TestClock};
    /// # use optimizely_rest::v2::{Client, Token};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (mock, clock) = (Mock::new(), TestClock::new());
    /// # mock.next(Answer::status(202)).next(Answer::status(200).body(r#"{"experiment_id": 7}"#));
    /// # let builder = Client::builder(Token::personal("a-personal-token"));
    /// # let client = builder.transport(mock).clock(clock.clone()).build()?;
    /// let results = client.experiments().results(7).deadline(Duration::from_secs(60)).when_ready().await?;
    /// match results {
    ///     Some(results) => println!("{} metrics", results.metrics.len()),
    ///     None => println!("there are no visitors"),
    /// }
    /// # assert_eq!(clock.waits(), [Duration::from_secs(3)]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if a request fails. If the next wait would last until the deadline or longer, the call fails at once with an error whose kind is
    /// [`ErrorKind::Pending`](crate::ErrorKind::Pending): the server is still computing.
    pub fn when_ready(self) -> WhenReady<T> {
        WhenReady { call: self.yielding() }
    }
}

/// The shortest wait before the server is asked again.
const SHORTEST: Duration = Duration::from_secs(3);

/// The longest one.
const LONGEST: Duration = Duration::from_secs(30);

/// Requests for a value that the server computes, which are sent until it is there. See [`Call::when_ready`].
#[must_use = "nothing is sent until this is awaited"]
pub struct WhenReady<T> {
    pub(crate) call: Call<Computed<T>>,
}

impl<T> Sealed for WhenReady<T> {}

impl<T: Output + 'static> IntoFuture for WhenReady<T>
where
    T: Send,
{
    type Output = Result<Option<T>, Error>;
    type IntoFuture = Future<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let mut call = self.call;
            let transport = call.transport.clone();
            let begun = transport.clock.now();
            // All requests together have one deadline.
            call.options.begun = Some(begun);
            let until = begun.saturating_add(call.options.deadline.unwrap_or(transport.deadline));
            let mut pace = SHORTEST;
            loop {
                let Response { value, headers, .. } = call.clone().with_response().await?;
                match value {
                    Computed::Ready(value) => return Ok(Some(value)),
                    Computed::Nothing => return Ok(None),
                    Computed::Pending => {}
                }
                let asked = retry_after(&headers, transport.clock.date());
                let wait = asked.unwrap_or(pace).clamp(SHORTEST, LONGEST);
                let now = transport.clock.now();
                let cause = if now.saturating_add(wait) < until {
                    transport.hold_back(call.request(), WaitReason::Computation, Some(wait));
                    transport.clock.sleep(wait).await.err()
                } else {
                    Some(Cause::Pending { waited: now.saturating_sub(begun) })
                };
                if let Some(cause) = cause {
                    return Err(Error::of(call.request(), cause));
                }
                pace = pace.saturating_mul(2).min(LONGEST);
            }
        })
    }
}

impl<T: Output + Send + 'static> BulkCall for WhenReady<T> {
    type Value = Option<T>;

    fn send(mut self, over: &Options) -> Future<'static, Result<Self::Value, Error>> {
        self.call.options.override_with(over);
        self.into_future()
    }
}

impl<T> fmt::Debug for WhenReady<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("WhenReady").field("call", &self.call).finish()
    }
}
