//! Faults that a test asks for: what a network or an overloaded server would do.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Something that goes wrong with a request.
///
/// It happens to every request until it has happened as [often](Fault::times) as it was told to, or to those of one
/// [method and path](Fault::on) only. Of several that fit, the one that was added first happens.
///
/// ```
/// use optimizely_rest::sandbox::{Fault, Sandbox};
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

/// What is answered.
#[derive(Clone)]
pub(super) enum Effect {
    /// What would be answered without the fault.
    Nothing,
    /// This, in place of it.
    Status { status: u16, body: Vec<u8> },
    /// What would be answered, with another status.
    OtherStatus(u16),
    /// What would be answered, with another body.
    Rewritten(Arc<dyn Fn(Vec<u8>) -> Vec<u8> + Send + Sync>),
    /// The connection is closed before anything is answered.
    ClosedBefore,
    /// The stream is refused, as of a server that has not looked at the request.
    Refused,
    /// Nothing is read from the connection or written to it any more.
    Mute,
    /// The answer ends early, as if that were all of it.
    Truncated,
    /// The answer is followed by this many bytes of white space.
    Oversized(usize),
}

/// How the body of the answer is sent.
#[derive(Clone, Copy)]
pub(super) enum Delivery {
    Whole,
    /// A few bytes at a time.
    Trickle {
        bytes: usize,
        pause: Duration,
    },
    /// Half of it, and the connection is closed.
    Cut,
    /// Half of it, and the connection stays open.
    Withheld,
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
    /// # use optimizely_rest::classic::NewProject;
    /// # use optimizely_rest::sandbox::{Fault, Sandbox};
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

    /// Answers with a status of success and a body that is no JSON.
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
    /// # use optimizely_rest::classic::NewProject;
    /// # use optimizely_rest::sandbox::{Fault, Sandbox};
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

    /// Answers as if the operation had been done, and does not do it: what the API is known to do with some changes of a
    /// variation's weight.
    ///
    /// ```
    /// # use optimizely_rest::classic::NewProject;
    /// # use optimizely_rest::sandbox::{Fault, Sandbox};
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

    /// Happens to this many requests. Without it, a fault goes on until it is [cleared](super::Sandbox::clear_faults).
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

    fn fits(&self, method: &str, path: &str) -> bool {
        self.left != Some(0)
            && self.method.as_deref().is_none_or(|wanted| wanted == method)
            && self.path.as_deref().is_none_or(|template| is_of(template, path))
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

/// Whether a path is one of a template.
fn is_of(template: &str, path: &str) -> bool {
    let segments = |text: &'_ str| text.trim_matches('/').split('/').map(str::to_owned).collect::<Vec<_>>();
    let (template, path) = (segments(template), segments(path));
    template.len() == path.len()
        && template.iter().zip(&path).all(|(wanted, found)| wanted == found || wanted.starts_with('{'))
}

/// The faults that were asked for.
#[derive(Debug)]
pub(super) struct Faults {
    faults: Vec<Fault>,
    chance: u64,
}

impl Default for Faults {
    fn default() -> Self {
        Faults { faults: Vec::new(), chance: 0x9e37_79b9_7f4a_7c15 }
    }
}

impl Faults {
    pub(super) fn add(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    pub(super) fn clear(&mut self) {
        self.faults.clear();
    }

    /// What is to happen to this request.
    pub(super) fn take(&mut self, method: &str, path: &str) -> Option<Fault> {
        let chance = &mut self.chance;
        let mut fits = |fault: &&mut Fault| fault.fits(method, path) && is_one_in(fault.one_in, chance);
        let fault = self.faults.iter_mut().find(&mut fits)?;
        if let Some(left) = &mut fault.left {
            *left -= 1;
        }
        Some(fault.clone())
    }
}

/// Marsaglia's xorshift.
fn is_one_in(requests: u32, chance: &mut u64) -> bool {
    if requests == 1 {
        return true;
    }
    *chance ^= *chance << 13;
    *chance ^= *chance >> 7;
    *chance ^= *chance << 17;
    chance.is_multiple_of(u64::from(requests))
}

/// So many requests in each window of time; what comes beyond gets 429.
#[derive(Clone)]
pub(super) struct RateLimit {
    requests: u32,
    window: Duration,
    begun: Option<Instant>,
    used: u32,
}

impl RateLimit {
    pub(super) fn new(requests: u32, window: Duration) -> Self {
        RateLimit { requests, window, begun: None, used: 0 }
    }

    /// How long to wait, if this request is one too many.
    pub(super) fn refuse(&mut self, now: Instant) -> Option<Duration> {
        let begun = match self.begun {
            Some(begun) if now.duration_since(begun) < self.window => begun,
            _ => {
                self.used = 0;
                now
            }
        };
        self.begun = Some(begun);
        self.used += 1;
        (self.used > self.requests).then(|| self.window.saturating_sub(now.duration_since(begun)))
    }
}

impl fmt::Debug for RateLimit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} per {:?}", self.requests, self.window)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_happens_where_and_as_often_as_it_was_told_to() {
        let mut faults = Faults::default();
        faults.add(Fault::status(500).on("GET", "projects/{id}").times(2));
        assert!(faults.take("GET", "projects").is_none());
        assert!(faults.take("PUT", "projects/7").is_none());
        assert!(faults.take("GET", "projects/7/").is_some());
        assert!(faults.take("GET", "projects/8").is_some());
        assert!(faults.take("GET", "projects/7").is_none());
    }

    #[test]
    fn a_fault_happens_to_one_in_so_many_and_those_that_are_sure_to_all() {
        let mut faults = Faults::default();
        faults.add(Fault::status(500).one_in(10));
        let hit = (0..10_000).filter(|_| faults.take("GET", "projects").is_some()).count();
        assert!((900..1100).contains(&hit), "{hit}");
        faults.add(Fault::status(503));
        assert!((0..100).all(|_| faults.take("GET", "projects").is_some()));
    }

    #[test]
    fn a_window_lets_so_many_through_and_says_how_long_it_lasts() {
        let mut limit = RateLimit::new(2, Duration::from_secs(10));
        let start = Instant::now();
        assert_eq!(limit.refuse(start), None);
        assert_eq!(limit.refuse(start), None);
        assert_eq!(limit.refuse(start + Duration::from_secs(4)), Some(Duration::from_secs(6)));
        assert_eq!(limit.refuse(start + Duration::from_secs(10)), None);
    }
}
