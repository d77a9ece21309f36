//! Faults that a test injects, like those of a network or an overloaded server.

mod effect;
mod pending;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub(crate) use effect::{Delivery, Effect};
pub(crate) use pending::Faults;

/// A fault in the response to a request.
///
/// By default, it affects every request. [`times`](Fault::times) limits how many requests it affects, and [`on`](Fault::on) limits it to
/// one method and path. If several faults match a request, the one that was added first takes effect.
///
/// ```
/// use optimizely_rest::{classic::Sandbox, sandbox::Fault};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start().await?;
/// sandbox.inject(Fault::status(500).body("out of order").times(1));
/// let error = sandbox.client().projects().list().await.unwrap_err();
/// assert_eq!(error.message(), Some("out of order"));
/// assert!(sandbox.client().projects().list().await.is_ok());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a fault does nothing until it is injected"]
pub struct Fault {
    method: Option<String>,
    path: Option<String>,
    left: Option<u32>,
    one_in: u32,
    pub(super) performs: bool,
    pub(super) forgets: bool,
    pub(super) delay: Duration,
    pub(super) headers: Vec<(String, String)>,
    pub(super) effect: Effect,
    pub(super) delivery: Delivery,
}

impl Fault {
    fn new(effect: Effect) -> Self {
        let (delay, headers) = (Duration::ZERO, Vec::new());
        Fault {
            method: None,
            path: None,
            left: None,
            one_in: 1,
            performs: false,
            forgets: false,
            delay,
            headers,
            effect,
            delivery: Delivery::Whole,
        }
    }

    /// Answers with a status, and with an empty body unless [`body`](Fault::body) sets one.
    pub fn status(status: u16) -> Self {
        Fault::new(Effect::Status { status, body: Vec::new() })
    }

    /// Answers as usual but with another status, such as 200 instead of 201. With 204, there is no body. The operation is done.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewProject, Sandbox};
    /// # use optimizely_rest::sandbox::Fault;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// sandbox.inject(Fault::other_status(204));
    /// let error = sandbox.client().projects().create(NewProject::new("Shop")).await.unwrap_err();
    /// assert!(error.is_probably_done());
    /// # Ok(())
    /// # }
    /// ```
    pub fn other_status(status: u16) -> Self {
        Fault::new(Effect::OtherStatus(status)).performing()
    }

    /// Answers with a success status and a body that is not JSON.
    pub fn invalid_json() -> Self {
        Fault::status(200).body("{\"id\": 1,, }").header("content-type", "application/json")
    }

    /// Answers with an error page, as a proxy would.
    pub fn html(status: u16) -> Self {
        let page =
            "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>";
        Fault::status(status).body(page).header("content-type", "text/html")
    }

    /// Redirects the client to another address.
    pub fn redirect(status: u16, location: impl Into<String>) -> Self {
        Fault::status(status).header("location", location)
    }

    /// Waits before the response.
    pub fn delay(delay: Duration) -> Self {
        Fault { delay, performs: true, ..Fault::new(Effect::Nothing) }
    }

    /// Closes the connection without a response.
    pub fn close_before_answer() -> Self {
        Fault::new(Effect::ClosedBefore)
    }

    /// Refuses the request unprocessed: with `REFUSED_STREAM` over HTTP/2, and by closing the connection over HTTP/1.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewProject, Sandbox};
    /// # use optimizely_rest::sandbox::Fault;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let client = sandbox.client_builder().configure(|http| http.http2_prior_knowledge()).build()?;
    /// sandbox.inject(Fault::refused_stream().times(1));
    /// client.projects().create(NewProject::new("Shop")).await?; // the server did nothing, so it is sent again
    /// # Ok(())
    /// # }
    /// ```
    pub fn refused_stream() -> Self {
        Fault::new(Effect::Refused)
    }

    /// Makes the connection mute: it stays open, and nothing more is read from or written to it, like behind a proxy that has stopped
    /// forwarding.
    pub fn mute() -> Self {
        Fault::new(Effect::Mute)
    }

    /// Closes the connection in the middle of the body. The operation is done.
    pub fn close_within_body() -> Self {
        Fault::new(Effect::Nothing).performing().body_cut()
    }

    /// Sends half of the JSON as a complete response. The operation is done.
    pub fn truncated_json() -> Self {
        Fault::new(Effect::Truncated).performing()
    }

    /// Sends the response a few bytes at a time. The operation is done.
    pub fn trickle(bytes: usize, pause: Duration) -> Self {
        let delivery = Delivery::Trickle { bytes: bytes.max(1), pause };
        Fault { delivery, ..Fault::new(Effect::Nothing).performing() }
    }

    /// Sends so much whitespace after the response that a client should reject it. The operation is done.
    pub fn oversized(bytes: usize) -> Self {
        Fault::new(Effect::Oversized(bytes)).performing()
    }

    /// Changes the body of the usual response with a function. The operation is done.
    ///
    /// ```
    /// use optimizely_rest::sandbox::Fault;
    ///
    /// let renamed = Fault::rewritten(|body| String::from_utf8_lossy(&body).replace("title", "name").into_bytes());
    /// ```
    pub fn rewritten(body: impl Fn(Vec<u8>) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Fault::new(Effect::Rewritten(Arc::new(body))).performing()
    }

    /// Answers as if the operation had been done, but does not do it. Real servers may accept a change and drop it later.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewProject, Sandbox};
    /// # use optimizely_rest::sandbox::Fault;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let mut project = sandbox.client().projects().create(NewProject::new("Shop")).await?;
    /// sandbox.inject(Fault::not_applied().on("PUT", "projects/{id}"));
    /// project.set_project_name("Web shop").save().await?;
    /// project.refresh().await?;
    /// assert_eq!(project.project_name, "Shop");
    /// # Ok(())
    /// # }
    /// ```
    pub fn not_applied() -> Self {
        Fault { forgets: true, ..Fault::new(Effect::Nothing).performing() }
    }

    /// Sets the body of the response.
    pub fn body(mut self, text: impl Into<Vec<u8>>) -> Self {
        if let Effect::Status { body, .. } = &mut self.effect {
            *body = text.into();
        }
        self
    }

    /// Sends half of the body of any response and closes the connection: `Fault::status(429).body_cut()`.
    ///
    /// The headers announce the length of the whole body. With the header `transfer-encoding: chunked`, the body ends within its chunks.
    pub fn body_cut(self) -> Self {
        Fault { delivery: Delivery::Cut, ..self }
    }

    /// Sends half of the body of any response and nothing more. The connection stays open.
    pub fn body_withheld(self) -> Self {
        Fault { delivery: Delivery::Withheld, ..self }
    }

    /// Sets a header of the response. An invalid header is left out.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Limits the fault to requests of this method and path: `on("GET", "projects/{id}")`. A name in braces stands for any segment.
    pub fn on(mut self, method: impl Into<String>, path: impl Into<String>) -> Self {
        self.method = Some(method.into());
        self.path = Some(path.into());
        self
    }

    /// Sets how many requests are affected. By default, a fault lasts until it is [cleared](crate::sandbox::Sandbox::clear_faults).
    pub fn times(mut self, requests: u32) -> Self {
        self.left = Some(requests);
        self
    }

    /// Affects one in this many requests at random. The choice is the same for the same requests in the same order. 0 counts as 1.
    pub fn one_in(mut self, requests: u32) -> Self {
        self.one_in = requests.max(1);
        self
    }

    /// Does the operation although the fault replaces its response: the response is lost, and the change is not.
    pub fn performing(mut self) -> Self {
        self.performs = true;
        self
    }
}

/// Leaves out the response, which may be long and may contain secrets.
impl fmt::Debug for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Fault")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("left", &self.left)
            .field("one_in", &self.one_in)
            .field("performs", &self.performs)
            .field("delay", &self.delay)
            .finish_non_exhaustive()
    }
}
