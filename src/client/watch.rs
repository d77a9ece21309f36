//! Feeds: the new elements of a list, as a stream that does not end.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use futures_util::stream::{Stream, StreamExt};

use crate::client::listing::Listing;
use crate::client::output::Element;
use crate::error::Error;
use crate::model::timestamp::Timestamp;
use crate::transport::Future;
use crate::transport::clock::Clock;

/// The time between two requests, unless a program sets another.
const INTERVAL: Duration = Duration::from_secs(30);

/// The shortest time between two requests.
const SHORTEST_INTERVAL: Duration = Duration::from_secs(5);

/// How late an element may appear in the list after the time that it carries.
const OVERLAP: Duration = Duration::from_secs(5 * 60);

/// The new elements of a list, in the order of their times, as a stream that does not end. The method `watch` of a list returns it.
///
/// The list is read at once and then every 30 seconds; [`interval`](Self::interval) sets another time. Each reading returns what is new
/// since the newest element before, with all its pages, and the elements are sorted by time, whatever the order of the API. If the
/// reader takes longer than the interval, the next reading begins when the reader asks for it.
///
/// An element may appear in the list some time after the time that it carries. Each reading therefore goes back five minutes from the newest
/// element, and leaves out the elements that the stream has returned. It recognizes them by their IDs, and forgets the IDs that are
/// older. An element that appears later than that may be missing, and one that appears late comes after newer ones.
///
/// An error does not end the stream. If a reading fails, the stream returns the error, and the next reading begins at the same place after the
/// interval, so nothing is missing. An element that cannot be decoded is an error, too, which is returned once.
///
/// This is a [`Stream`]. Without the traits of streams, read it with [`next`](Watch::next). Dropping it drops the active request.
///
/// [`Stream`]: https://docs.rs/futures-core/0.3/futures_core/stream/trait.Stream.html
///
/// ```
/// # use optimizely_rest::mock::{Answer, Mock};
/// use optimizely_rest::Timestamp;
/// use optimizely_rest::v2::{Client, Token};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let mock = Mock::new();
/// # let body = r#"[{"id": 1, "project_id": 7, "created": "2015-01-01T00:00:00Z", "summary": "It started."}]"#;
/// # mock.on(optimizely_rest::Method::GET, "changes", Answer::status(200).body(body).header("link", "<?page=1>; rel=first"));
/// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
/// # let hour_ago: Timestamp = "2015-01-01T00:00:00Z".parse()?;
/// let mut feed = client.changes().list(7).watch(hour_ago);
/// while let Some(change) = feed.next().await {
///     println!("{:?}", change?.summary);
/// #   break;
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent until this is read"]
pub struct Watch<T> {
    read_since: Box<ReadSince<T>>,
    clock: Clock,
    interval: Duration,
    /// When the next reading may begin; none before the first.
    due: Option<Duration>,
    reading: Option<Reading<T>>,
    position: Position,
    time: fn(&T) -> Option<&Timestamp>,
    /// The elements that were read and not returned yet.
    new: VecDeque<Result<T, Error>>,
}

/// A reading of the list: a result for each element.
type Reading<T> = Future<'static, Result<Vec<Result<T, Error>>, Error>>;

/// Reads the list from a time on.
type ReadSince<T> = dyn Fn(&Timestamp) -> Reading<T> + Send + Sync;

/// The place in the feed.
#[derive(Debug)]
struct Position {
    /// The value that the next request has.
    since: Timestamp,
    /// Older elements are left out, since their IDs are forgotten.
    oldest: Option<SystemTime>,
    /// The elements that were returned and may be in the next response, with their times.
    known: HashMap<String, SystemTime>,
}

impl<T: Element> Watch<T> {
    /// Watches a list. `parameter` limits it to the elements from a time on, and `time` returns the time of an element.
    pub(crate) fn new<L>(
        list: L,
        parameter: &'static str,
        since: impl Into<Timestamp>,
        time: fn(&T) -> Option<&Timestamp>,
    ) -> Self
    where
        L: Listing<T> + Send + Sync + 'static,
    {
        let since = since.into();
        let position = Position { oldest: since.to_system_time(), since, known: HashMap::new() };
        Watch {
            clock: list.as_call().transport.clock.clone(),
            read_since: Box::new(move |since| list.each_with(parameter, since)),
            interval: INTERVAL,
            due: None,
            reading: None,
            position,
            time,
            new: VecDeque::new(),
        }
    }

    /// Sets the time between the beginnings of two readings. The default is 30 seconds. The shortest is 5 seconds, and a shorter one counts as
    /// that.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval.max(SHORTEST_INTERVAL);
        self
    }

    /// Waits for the next element or error and returns it. The result is never `None`.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        StreamExt::next(self).await
    }

    /// The next reading, which begins when it is due.
    fn begin(&mut self) -> Reading<T> {
        let now = self.clock.now();
        let due = self.due.map_or(now, |due| due.max(now));
        self.due = Some(due.saturating_add(self.interval));
        let reading = (self.read_since)(&self.position.since);
        if due == now {
            return reading;
        }
        let clock = self.clock.clone();
        Box::pin(async move {
            clock.sleep(due.saturating_sub(now)).await.map_err(Error::new)?;
            reading.await
        })
    }
}

impl Position {
    /// The new ones of the elements that were read, by time.
    fn advance<T: Element>(
        &mut self,
        mut read: Vec<Result<T, Error>>,
        time: fn(&T) -> Option<&Timestamp>,
        date: SystemTime,
    ) -> VecDeque<Result<T, Error>> {
        let own = |element: &Result<T, Error>| element.as_ref().ok().and_then(time).and_then(Timestamp::to_system_time);
        // An element without a valid time counts as new.
        let of = |element: &Result<T, Error>| own(element).unwrap_or(date);
        // Elements of the same time keep their order, which is reversed if the newest comes first.
        if let (Some(first), Some(last)) = (read.first(), read.last())
            && of(first) > of(last)
        {
            read.reverse();
        }
        read.sort_by_cached_key(of);
        // A time in the future must not hide what happens until then. The clock of this machine says nothing of the times of the server.
        let newest = read.iter().filter_map(own).max().map(|newest| newest.min(date));
        let oldest = self.oldest;
        let known = &mut self.known;
        let is_new = |element: &Result<T, Error>| {
            let time = of(element);
            oldest.is_none_or(|oldest| time >= oldest) && known.insert(name(element), time).is_none()
        };
        let new = read.into_iter().filter(is_new).collect();
        if let Some(next) = newest.and_then(|newest| newest.checked_sub(OVERLAP))
            && oldest.is_none_or(|oldest| next > oldest)
        {
            (self.oldest, self.since) = (Some(next), Timestamp::from(next));
            self.known.retain(|_, time| *time >= next);
        }
        new
    }
}

/// The string that recognizes an element: its ID, or a hash of its text if it cannot be decoded.
fn name<T: Element>(element: &Result<T, Error>) -> String {
    match element {
        Ok(element) => element.identity().unwrap_or_default(),
        Err(error) => {
            let mut hasher = DefaultHasher::new();
            error.body().hash(&mut hasher);
            format!("#{:x}", hasher.finish())
        }
    }
}

/// Nothing is pinned in place: the readings are boxed.
impl<T> Unpin for Watch<T> {}

impl<T: Element> Stream for Watch<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(element) = self.new.pop_front() {
                return Poll::Ready(Some(element));
            }
            let mut reading = self.reading.take().unwrap_or_else(|| self.begin());
            let Poll::Ready(read) = reading.as_mut().poll(context) else {
                self.reading = Some(reading);
                return Poll::Pending;
            };
            match read {
                Ok(read) => {
                    let (time, date) = (self.time, self.clock.date());
                    self.new = self.position.advance(read, time, date);
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

impl<T> fmt::Debug for Watch<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = out.debug_struct("Watch");
        fields.field("since", &self.position.since).field("interval", &self.interval);
        fields.field("read", &self.new.len()).finish_non_exhaustive()
    }
}
