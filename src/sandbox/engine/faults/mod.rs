//! Faults that a test asks for: what a network or an overloaded server would do.

mod effect;
mod pending;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub(crate) use effect::{Delivery, Effect};
pub(crate) use pending::Faults;

/// Something that goes wrong with a request.
///
/// It happens to every request until it has happened as [often](Fault::times) as it was told to, or to those of one
/// [method and path](Fault::on) only. Of several that fit, the one that was added first happens.
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

    /// Answers with a status, and an empty body unless [`body`](Fault::body) gives one.
    pub fn status(status: u16) -> Self {
        Fault::new(Effect::Status { status, body: Vec::new() })
    }

    /// Answers what would be answered, with another status: with 200 in place of 201, say. With 204 there is no body. The
    /// operation was done.
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

    /// Answers with a status of success and a body that is not JSON.
    pub fn invalid_json() -> Self {
        Fault::status(200).body("{\"id\": 1,, }").header("content-type", "application/json")
    }

    /// Answers with an error page, as a proxy would.
    pub fn html(status: u16) -> Self {
        let page =
            "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>";
        Fault::status(status).body(page).header("content-type", "text/html")
    }

    /// Sends the client on to another address.
    pub fn redirect(status: u16, location: impl Into<String>) -> Self {
        Fault::status(status).header("location", location)
    }

    /// Waits before the answer.
    pub fn delay(delay: Duration) -> Self {
        Fault { delay, performs: true, ..Fault::new(Effect::Nothing) }
    }

    /// Closes the connection without an answer.
    pub fn close_before_answer() -> Self {
        Fault::new(Effect::ClosedBefore)
    }

    /// Refuses the request without looking at it: by `REFUSED_STREAM` over HTTP/2, and by closing the connection over HTTP/1.
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

    /// Makes the connection mute: it stays open, and nothing is read from it or written to it any more, as behind a proxy that has
    /// stopped forwarding.
    pub fn mute() -> Self {
        Fault::new(Effect::Mute)
    }

    /// Closes the connection in the middle of the body. The operation was done.
    pub fn close_within_body() -> Self {
        Fault::new(Effect::Nothing).performing().body_cut()
    }

    /// Sends half of the JSON, as if it were all of it. The operation was done.
    pub fn truncated_json() -> Self {
        Fault::new(Effect::Truncated).performing()
    }

    /// Sends the answer a few bytes at a time. The operation was done.
    pub fn trickle(bytes: usize, pause: Duration) -> Self {
        let delivery = Delivery::Trickle { bytes: bytes.max(1), pause };
        Fault { delivery, ..Fault::new(Effect::Nothing).performing() }
    }

    /// Sends white space after the answer, so much that a client should refuse it. The operation was done.
    pub fn oversized(bytes: usize) -> Self {
        Fault::new(Effect::Oversized(bytes)).performing()
    }

    /// Makes another body of the one that would be answered. The operation was done.
    ///
    /// ```
    /// use optimizely_rest::sandbox::Fault;
    ///
    /// let renamed = Fault::rewritten(|body| String::from_utf8_lossy(&body).replace("title", "name").into_bytes());
    /// ```
    pub fn rewritten(body: impl Fn(Vec<u8>) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Fault::new(Effect::Rewritten(Arc::new(body))).performing()
    }

    /// Answers as if the operation had been done, and does not do it. Servers are known to do so where they take a change and
    /// drop it later.
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

    /// The body of a status.
    pub fn body(mut self, text: impl Into<Vec<u8>>) -> Self {
        if let Effect::Status { body, .. } = &mut self.effect {
            *body = text.into();
        }
        self
    }

    /// Sends half of the body, whatever it is, and closes the connection: `Fault::status(429).body_cut()`.
    ///
    /// The length of the whole body was announced. With the header `transfer-encoding: chunked`, the body ends within its chunks.
    pub fn body_cut(self) -> Self {
        Fault { delivery: Delivery::Cut, ..self }
    }

    /// Sends half of the body, whatever it is, and nothing more. The connection stays open.
    pub fn body_withheld(self) -> Self {
        Fault { delivery: Delivery::Withheld, ..self }
    }

    /// A header of the answer, in place of what it would be. One that HTTP does not allow is left out.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Happens to requests of this method and path only: `on("GET", "projects/{id}")`, where a name in braces stands for any
    /// segment.
    pub fn on(mut self, method: impl Into<String>, path: impl Into<String>) -> Self {
        self.method = Some(method.into());
        self.path = Some(path.into());
        self
    }

    /// Happens to this many requests. Without it, a fault goes on until it is [cleared](crate::sandbox::Sandbox::clear_faults).
    pub fn times(mut self, requests: u32) -> Self {
        self.left = Some(requests);
        self
    }

    /// Happens to one of so many requests, by chance: the same ones for the same requests in the same order. 0 counts as 1.
    pub fn one_in(mut self, requests: u32) -> Self {
        self.one_in = requests.max(1);
        self
    }

    /// Does what the request asks for all the same: the answer is lost, the change is not.
    pub fn performing(mut self) -> Self {
        self.performs = true;
        self
    }
}

/// What is answered is left out: it may be long, and hold secrets.
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
