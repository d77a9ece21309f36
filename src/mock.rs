//! A transport with prepared answers, and a clock whose waits end at once, for unit tests without a socket.
//!
//! ```
//! use optimizely_rest::mock::{Answer, Mock};
//! use optimizely_rest::classic::{Client, Method, Token};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mock = Mock::new();
//! mock.on(Method::GET, "goals/7", Answer::status(404).body(r#"{ "message": "no such goal" }"#));
//! let client = Client::builder(Token::legacy("abc:1")).transport(mock.clone()).build()?;
//!
//! let error = client.goals().get(7).await.unwrap_err();
//! assert!(error.is_not_found());
//! assert_eq!(mock.requests()[0].path(), "goals/7");
//! # Ok(())
//! # }
//! ```
//!
//! If a test needs a server that stores objects, use the sandbox.

// The functions are `#[inline]`, since only tests use them.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};

use crate::error::Cause;
use crate::model::secret::exposing_secrets;
use crate::request::Request;
use crate::transport::{HttpTransport, Limits, TransportError};

pub use crate::model::example::Example;
pub use crate::transport::clock::TestClock;

/// An example of a type in responses, changed by this function.
///
/// The fields that are always present, or that every create gives, have the examples of the spec, or other values that the API allows.
/// All other fields are `None`, or empty.
///
/// ```
/// use optimizely_rest::classic::Project;
/// use optimizely_rest::mock;
///
/// let project = mock::example::<Project>(|project| project.project_name = "Shop".to_owned());
/// assert_eq!(project.project_name, "Shop");
/// ```
pub fn example<T: Example>(change: impl FnOnce(&mut T)) -> T {
    let mut example = serde_json::from_str(T::JSON).expect("the generator writes an example that its type can read");
    change(&mut example);
    example
}

/// A transport that returns prepared answers and records the requests. Clones share both.
///
/// A request gets the first answer that is left for its method and path. If there is none, it gets the first one for
/// [any request](Mock::next), then the one that a [function](Mock::otherwise) returns. Otherwise the call fails with an error of the
/// kind [`Unanswered`](crate::ErrorKind::Unanswered), which lists the routes that are left.
#[derive(Clone, Default)]
pub struct Mock {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    answers: Vec<Expected>,
    otherwise: Option<Respond>,
    requests: Vec<Request>,
}

type Respond = Arc<dyn Fn(&Request) -> Answer + Send + Sync>;

/// An answer and its method and path. Without them, the answer is for any request.
struct Expected {
    route: Option<(Method, String)>,
    answer: Answer,
}

impl Mock {
    /// A transport without answers.
    #[inline]
    pub fn new() -> Self {
        Mock::default()
    }

    /// Answers a request of this method and path below the base URL. The path may be a template from the spec, such as
    /// `projects/{project_id}`, which matches any ID.
    #[inline]
    pub fn on(&self, method: Method, path: &str, answer: Answer) -> &Self {
        self.expect(Some((method, path.trim_start_matches('/').to_owned())), answer)
    }

    /// Answers the next request that has no answer of its own.
    #[inline]
    pub fn next(&self, answer: Answer) -> &Self {
        self.expect(None, answer)
    }

    /// Sets a function that answers each request that has no other answer.
    pub fn otherwise(&self, respond: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> &Self {
        self.state().otherwise = Some(Arc::new(respond));
        self
    }

    /// The requests so far, in order. A request that is retried appears once per attempt.
    #[inline]
    pub fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    /// How many answers are left.
    #[inline]
    pub fn left(&self) -> usize {
        self.state().answers.iter().map(|expected| expected.answer.times as usize).sum()
    }

    #[inline]
    fn expect(&self, route: Option<(Method, String)>, answer: Answer) -> &Self {
        self.state().answers.push(Expected { route, answer });
        self
    }

    #[inline]
    fn answer(&self, request: &Request) -> Result<Answer, TransportError> {
        let (taken, otherwise) = {
            let mut state = self.state();
            state.requests.push(request.clone());
            (state.take(request), state.otherwise.clone())
        };
        // The function may use this transport, so the lock is not held here.
        match (taken, otherwise) {
            (Some(answer), _) => Ok(answer),
            (None, Some(respond)) => Ok(respond(request)),
            (None, None) => Err(TransportError::of(Cause::Unanswered(self.state().routes()))),
        }
    }

    /// A poisoned lock still guards a valid value: nothing here panics while it is held.
    #[inline]
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl HttpTransport for Mock {
    #[inline]
    async fn send(&self, request: http::Request<Bytes>, limits: Limits) -> Result<Response<Bytes>, TransportError> {
        let answer = match request.extensions().get() {
            Some(request) => self.answer(request)?,
            None => self.answer(&Request::raw(request.method().clone(), request.uri().path()))?,
        };
        if !answer.delay.is_zero() {
            limits.clock.sleep(answer.delay).await.map_err(TransportError::of)?;
        }
        let status = match answer.outcome {
            Outcome::Answered(status) => status,
            Outcome::NotConnected => return Err(TransportError::not_sent("the mock refused the connection")),
            Outcome::Broken => return Err(TransportError::broken("the mock broke the connection")),
        };
        let mut response = Response::new(answer.body.into());
        *response.status_mut() = status;
        *response.headers_mut() = answer.headers;
        if answer.is_cut {
            let error = TransportError::broken("the mock broke the connection within the body");
            return Err(error.with_head(response.into_parts().0));
        }
        Ok(response)
    }
}

impl State {
    #[inline]
    fn take(&mut self, request: &Request) -> Option<Answer> {
        let mut left = self.answers.iter_mut().filter(|expected| expected.answer.times > 0).collect::<Vec<_>>();
        let own = left.iter().position(|expected| expected.is_for(request));
        let found = own.or_else(|| left.iter().position(|expected| expected.route.is_none()))?;
        left[found].answer.times -= 1;
        Some(left[found].answer.clone())
    }

    #[inline]
    fn routes(&self) -> String {
        let left = self.answers.iter().filter(|expected| expected.answer.times > 0);
        let routes: Vec<_> =
            left.filter_map(|expected| expected.route.as_ref()).map(|(m, p)| format!("{m} {p}")).collect();
        match routes.is_empty() {
            true => "none are left".to_owned(),
            false => format!("those left are for {}", routes.join(", ")),
        }
    }
}

impl Expected {
    #[inline]
    fn is_for(&self, request: &Request) -> bool {
        self.route.as_ref().is_some_and(|(method, path)| {
            method == request.method() && (path == request.path() || path == request.template())
        })
    }
}

impl fmt::Debug for Mock {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Mock").field("left", &self.left()).field("requests", &self.requests().len()).finish()
    }
}

/// The answer of a [`Mock`] transport to one request, or to [several](Answer::times).
#[derive(Clone)]
#[must_use = "pass the answer to `Mock::on` or `Mock::next`"]
pub struct Answer {
    outcome: Outcome,
    headers: HeaderMap,
    body: Vec<u8>,
    is_cut: bool,
    delay: Duration,
    times: u32,
}

#[derive(Clone, Debug)]
enum Outcome {
    Answered(StatusCode),
    NotConnected,
    Broken,
}

impl Answer {
    #[inline]
    fn new(outcome: Outcome) -> Self {
        Answer { outcome, headers: HeaderMap::new(), body: Vec::new(), is_cut: false, delay: Duration::ZERO, times: 1 }
    }

    /// An answer with this status, and with an empty body unless [`body`](Answer::body) sets one. An invalid status becomes 500.
    #[inline]
    pub fn status(status: u16) -> Self {
        Answer::new(Outcome::Answered(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)))
    }

    /// An answer with this status and a JSON body.
    #[inline]
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Answer::status(status).header("content-type", "application/json").body(body.to_string())
    }

    /// An answer with this status and the JSON of an [example], with its secrets. For a list, pass the examples to
    /// [`json`](Answer::json).
    ///
    /// ```
    /// # use optimizely_rest::{classic::{Client, Method, Project, Token}, mock::{self, Answer, Mock}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mock = Mock::new();
    /// mock.on(Method::GET, "projects/7", Answer::example::<Project>(200, |project| project.id = 7.into()));
    /// mock.on(Method::GET, "projects", Answer::json(200, &serde_json::json!([mock::example::<Project>(|_| ())])));
    /// let client = Client::builder(Token::legacy("abc:1")).transport(mock).build()?;
    /// assert_eq!(client.projects().get(7).await?.id.get(), 7);
    /// assert_eq!(client.projects().list().await?.len(), 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn example<T: Example>(status: u16, change: impl FnOnce(&mut T)) -> Self {
        let example = example(change);
        let json = serde_json::to_value(exposing_secrets(&example)).expect("a type in responses is valid JSON");
        Answer::json(status, &json)
    }

    /// Fails to connect, so nothing is sent.
    #[inline]
    pub fn not_connected() -> Self {
        Answer::new(Outcome::NotConnected)
    }

    /// Breaks the connection after the request was sent.
    #[inline]
    pub fn broken() -> Self {
        Answer::new(Outcome::Broken)
    }

    /// Sets the body.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Breaks the connection within the body, even if the body is empty.
    ///
    /// ```
    /// # use optimizely_rest::{classic::{Client, Method, Token}, mock::{Answer, Mock}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mock = Mock::new();
    /// mock.on(Method::GET, "goals/7", Answer::status(404).body_cut());
    /// let client = Client::builder(Token::legacy("abc:1")).transport(mock).build()?;
    /// let error = client.goals().get(7).await.unwrap_err();
    /// assert!(error.is_not_found() && error.body().is_none());
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn body_cut(mut self) -> Self {
        self.is_cut = true;
        self
    }

    /// Adds a header. An invalid header is left out.
    #[inline]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            self.headers.append(name, value);
        }
        self
    }

    /// Delays the answer by this time of the client's [clock](TestClock). If a time limit of the call is shorter, the call fails with
    /// that limit instead.
    #[inline]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Sets how many requests this answers. The default is 1.
    #[inline]
    pub fn times(mut self, requests: u32) -> Self {
        self.times = requests;
        self
    }
}

/// Leaves out the body, which may be long and may contain secrets.
impl fmt::Debug for Answer {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Answer")
            .field("outcome", &self.outcome)
            .field("body_length", &self.body.len())
            .field("is_cut", &self.is_cut)
            .field("delay", &self.delay)
            .field("times", &self.times)
            .finish_non_exhaustive()
    }
}
