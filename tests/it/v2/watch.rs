//! The feed of changes: what is new, once and in the order of time, whatever the order of the server.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{FutureExt as _, TryStreamExt as _};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::v2::*;
use serde_json::{Value, json};

/// A change with this ID, at a time of the day on which a test clock begins.
type Change = (u64, &'static str);

/// A server of changes, which a test adds.
#[derive(Clone, Default)]
struct Server {
    changes: Arc<Mutex<Vec<Value>>>,
    mock: Mock,
    clock: TestClock,
}

impl Server {
    /// Returns the changes that are asked for: the newest first, or in the order of time.
    fn new(newest_first: bool) -> Self {
        let server = Server::default();
        let changes = server.changes.clone();
        server.mock.otherwise(move |request| {
            let asked =
                |name: &str| request.query().iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
            let since = asked("start_time").unwrap();
            let mut found: Vec<_> = changes.lock().unwrap().clone();
            found.retain(|change| {
                change["created"].as_str().is_none_or(|created| created >= since.trim_end_matches('Z'))
            });
            found.sort_by_key(|change| change["created"].to_string());
            if newest_first {
                found.reverse();
            }
            let number: usize = asked("page").map_or(1, |page| page.parse().unwrap());
            let is_last = found.len() <= number * 100;
            let page: Vec<_> = found.into_iter().skip((number - 1) * 100).take(100).collect();
            let next = format!("<?start_time={since}&page={}>; rel=next", number + 1);
            let link = if is_last { "<?page=1>; rel=first" } else { &next };
            Answer::json(200, &json!(page)).header("link", link)
        });
        server
    }

    fn add(&self, changes: impl IntoIterator<Item = Change>) {
        self.changes.lock().unwrap().extend(changes.into_iter().map(change));
    }

    fn client(&self) -> Client {
        let builder = Client::builder(Token::personal("a-personal-token")).transport(self.mock.clone());
        builder.retry(RetryPolicy::none()).clock(self.clock.clone()).build().unwrap()
    }

    fn watch(&self) -> Watch<LiveChangeRecord> {
        self.client().changes().list(5).watch(at("00:00:00"))
    }

    /// The start times of the requests so far.
    fn asked_since(&self) -> Vec<String> {
        let requests = self.mock.requests();
        let since = requests.iter().flat_map(|request| request.query()).filter(|(name, _)| name == "start_time");
        since.map(|(_, value)| value["2015-01-01T".len()..].to_owned()).collect()
    }
}

fn at(time: &str) -> Timestamp {
    format!("2015-01-01T{time}Z").parse().unwrap()
}

fn change((id, time): Change) -> Value {
    json!({ "id": id, "project_id": 5, "created": at(time).as_str() })
}

/// The IDs of the next elements.
async fn next(feed: &mut Watch<LiveChangeRecord>, count: usize) -> Vec<u64> {
    let mut ids = Vec::new();
    while ids.len() < count {
        ids.push(feed.try_next().await.unwrap().unwrap().id.get());
    }
    ids
}

#[test]
fn a_thread_that_waits_iterates_over_a_feed_and_over_the_pages_of_a_list() {
    let server = Server::new(true);
    let (first_page, second_page) = ((1..101).map(|id| (id, "00:00:00")), (101..151).map(|id| (id, "00:00:01")));
    server.add(first_page.chain(second_page));
    server.clock.advance(Duration::from_secs(60));
    let mut feed = server.watch().wait();
    for id in 1..151 {
        assert_eq!(feed.next().unwrap().unwrap().id.get(), id);
    }
    server.add([(151, "00:01:05")]);
    assert_eq!(feed.next().unwrap().unwrap().id.get(), 151);
    assert_eq!(server.clock.waits(), [Duration::from_secs(30)]);
    let listed = server.client().changes().list(5).since(at("00:00:00")).stream().wait();
    assert_eq!(listed.filter(|change| change.is_ok()).count(), 151);
}

#[tokio::test]
async fn what_is_new_is_returned_once_and_in_the_order_of_time_whatever_the_order_of_the_server() {
    for newest_first in [false, true] {
        let server = Server::new(newest_first);
        server.add([(1, "00:00:00"), (2, "00:00:00.5"), (3, "00:00:01")]);
        server.clock.advance(Duration::from_secs(60));
        let mut feed = server.watch();
        assert_eq!(next(&mut feed, 3).await, [1, 2, 3]);
        server.add([(4, "00:01:10"), (5, "00:01:05")]);
        assert_eq!(next(&mut feed, 2).await, [5, 4]);
        assert_eq!(server.clock.waits(), [Duration::from_secs(30)]);
        server.add([(6, "00:01:40")]);
        assert_eq!(next(&mut feed, 1).await, [6]);
        assert_eq!(server.asked_since(), ["00:00:00Z"; 3], "newest_first: {newest_first}");
    }
}

#[tokio::test]
async fn changes_of_the_same_time_keep_the_order_in_which_they_happened() {
    let same = [(1, "00:00:01"), (2, "00:00:01"), (3, "00:00:02")];
    for newest_first in [false, true] {
        let mock = Mock::new();
        let mut body: Vec<_> = same.map(change).into();
        if newest_first {
            body.reverse();
        }
        mock.next(Answer::json(200, &json!(body)).header("link", "<?page=1>; rel=first"));
        let clock = TestClock::new();
        let builder = Client::builder(Token::personal("a-personal-token")).transport(mock).clock(clock);
        let mut feed = builder.build().unwrap().changes().list(5).watch(at("00:00:00"));
        assert_eq!(next(&mut feed, 3).await, [1, 2, 3]);
    }
}

#[tokio::test]
async fn all_pages_are_read_and_the_filters_stay() {
    let server = Server::new(true);
    server.clock.advance(Duration::from_secs(3600));
    server.add((1..=250).map(|id| (id, "00:30:00")));
    let list = server.client().changes().list(5).users(["a-user"]).source(ChangeSource::Api);
    let mut feed = list.watch(at("00:29:00"));
    let mut ids = next(&mut feed, 250).await;
    ids.sort_unstable();
    assert_eq!(ids, (1..=250).collect::<Vec<_>>());
    server.add([(251, "00:30:01")]);
    assert_eq!(next(&mut feed, 1).await, [251]);
    for request in server.mock.requests() {
        for expected in
            [("project_id", "5"), ("user", "a-user"), ("source", "api"), ("start_time", "2015-01-01T00:29:00Z")]
        {
            let is_there = request.query().iter().any(|(name, value)| (name.as_str(), value.as_str()) == expected);
            assert!(is_there, "{expected:?}: {:?}", request.query());
        }
    }
}

#[tokio::test]
async fn a_reading_goes_back_five_minutes_from_the_newest_change_and_finds_what_came_late() {
    let server = Server::new(true);
    server.clock.advance(Duration::from_secs(7200));
    server.add([(1, "00:20:00"), (2, "01:00:00.25")]);
    let mut feed = server.watch();
    assert_eq!(next(&mut feed, 2).await, [1, 2]);
    server.add([(3, "00:55:30"), (4, "01:00:01"), (5, "00:50:00")]);
    assert_eq!(next(&mut feed, 2).await, [3, 4], "one of them is too late");
    assert_eq!(server.asked_since(), ["00:00:00Z", "00:55:00Z"]);
    assert!(feed.next().now_or_never().is_none());
}

#[tokio::test]
async fn ids_are_forgotten_when_their_changes_cannot_come_again() {
    let server = Server::new(true);
    server.clock.advance(Duration::from_secs(7200));
    // This server returns all changes, whatever it is asked for.
    let all = server.changes.clone();
    let answer = move |_: &_| Answer::json(200, &json!(*all.lock().unwrap())).header("link", "<?page=1>; rel=first");
    server.mock.otherwise(answer);
    let mut feed = server.client().changes().list(5).watch(at("00:30:00"));
    server.add([(1, "00:10:00"), (2, "00:30:00"), (3, "01:00:00")]);
    assert_eq!(next(&mut feed, 2).await, [2, 3], "the first is older than asked for");
    server.add([(4, "01:30:00")]);
    assert_eq!(next(&mut feed, 1).await, [4]);
    server.add([(5, "01:31:00")]);
    assert_eq!(next(&mut feed, 1).await, [5]);
}

#[tokio::test]
async fn a_time_in_the_future_does_not_hide_what_happens_until_then() {
    let server = Server::new(true);
    server.clock.advance(Duration::from_secs(3600));
    server.add([(1, "20:00:00")]);
    let mut feed = server.watch();
    assert_eq!(next(&mut feed, 1).await, [1]);
    server.add([(2, "01:00:20")]);
    assert_eq!(next(&mut feed, 1).await, [2]);
    assert_eq!(server.asked_since(), ["00:00:00Z", "00:55:00Z"]);
}

#[tokio::test]
async fn a_change_without_a_time_is_returned_once_and_last() {
    let server = Server::new(true);
    server.clock.advance(Duration::from_secs(60));
    server.changes.lock().unwrap().push(json!({ "id": 9, "project_id": 5 }));
    server.add([(1, "00:00:10")]);
    let mut feed = server.watch();
    assert_eq!(next(&mut feed, 2).await, [1, 9]);
    server.add([(2, "00:00:20")]);
    assert_eq!(next(&mut feed, 1).await, [2]);
}

#[tokio::test]
async fn an_error_is_returned_and_the_next_reading_begins_at_the_same_place() {
    let server = Server::new(false);
    server.add([(1, "00:00:00")]);
    let mut feed = server.watch();
    assert_eq!(next(&mut feed, 1).await, [1]);
    server.add([(2, "00:00:10")]);
    server.mock.next(Answer::status(500)).next(Answer::broken());
    assert_eq!(feed.try_next().await.unwrap_err().status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
    assert_eq!(feed.try_next().await.unwrap_err().kind(), ErrorKind::Transport);
    assert_eq!(next(&mut feed, 1).await, [2]);
    assert_eq!(server.clock.waits(), [Duration::from_secs(30); 3]);
    assert_eq!(server.asked_since(), ["00:00:00Z"; 4]);
}

#[tokio::test]
async fn a_change_that_cannot_be_decoded_is_an_error_once_and_hides_no_other() {
    let server = Server::new(false);
    server.changes.lock().unwrap().push(json!({ "id": "seven", "created": at("00:00:01").as_str() }));
    server.add([(1, "00:00:00"), (2, "00:00:02")]);
    server.clock.advance(Duration::from_secs(60));
    let mut feed = server.watch();
    assert_eq!(next(&mut feed, 2).await, [1, 2]);
    assert!(feed.try_next().await.unwrap_err().is_decode());
    server.add([(3, "00:00:30")]);
    assert_eq!(next(&mut feed, 1).await, [3]);
}

#[tokio::test]
async fn each_change_with_drift_is_an_error_of_its_own_and_once() {
    let server = Server::new(false);
    for (id, source) in [(1, "moon"), (2, "mars")] {
        let mut drifting = change((id, "00:00:01"));
        drifting["source"] = source.into();
        server.changes.lock().unwrap().push(drifting);
    }
    let builder = Client::builder(Token::personal("a-personal-token")).transport(server.mock.clone());
    let client = builder.clock(server.clock.clone()).strict().build().unwrap();
    let mut feed = client.changes().list(5).watch(at("00:00:00"));
    for source in ["moon", "mars"] {
        let error = feed.try_next().await.unwrap_err().to_string();
        assert!(error.contains(source), "{error}");
    }
    server.add([(3, "00:00:30")]);
    assert_eq!(next(&mut feed, 1).await, [3], "the errors are not repeated");
}

#[tokio::test]
async fn a_change_without_a_time_hides_no_later_one_if_this_clock_is_ahead() {
    let server = Server::new(false);
    server.clock.advance(Duration::from_secs(3600));
    let mut undated = change((1, "00:00:01"));
    undated.as_object_mut().unwrap().remove("created");
    server.changes.lock().unwrap().push(undated);
    server.add([(2, "00:00:02")]);
    let mut feed = server.watch();
    assert_eq!(next(&mut feed, 2).await, [2, 1]);
    server.add([(3, "00:00:30")]);
    assert_eq!(next(&mut feed, 1).await, [3]);
}

#[tokio::test]
async fn readings_begin_at_the_interval_or_when_a_slow_reader_asks() {
    let server = Server::new(false);
    let mut feed = server.watch().interval(Duration::from_secs(60));
    server.add([(1, "00:00:00")]);
    assert_eq!(next(&mut feed, 1).await, [1]);
    server.clock.advance(Duration::from_secs(20));
    server.add([(2, "00:00:10")]);
    assert_eq!(next(&mut feed, 1).await, [2]);
    assert_eq!(server.clock.waits(), [Duration::from_secs(40)]);
    server.clock.advance(Duration::from_secs(600));
    server.add([(3, "00:02:00")]);
    assert_eq!(next(&mut feed, 1).await, [3]);
    assert_eq!(server.clock.waits(), [Duration::from_secs(40)], "it is late already");
    let mut hasty = server.watch().interval(Duration::ZERO);
    assert_eq!(next(&mut hasty, 3).await, [1, 2, 3]);
    server.add([(4, "00:11:00")]);
    assert_eq!(next(&mut hasty, 1).await, [4]);
    assert_eq!(server.clock.waits()[1..], [Duration::from_secs(5)]);
}

#[tokio::test]
async fn a_feed_goes_on_in_another_task_and_after_a_read_that_was_dropped() {
    let server = Server::new(false);
    server.add([(1, "00:00:00")]);
    let mut feed = server.watch();
    assert_eq!(next(&mut feed, 1).await, [1]);
    assert!(feed.next().now_or_never().is_none(), "it waits for the interval");
    server.add([(2, "00:00:10")]);
    let ids = tokio::spawn(async move { next(&mut feed, 1).await }).await.unwrap();
    assert_eq!(ids, [2]);
    assert_eq!(server.asked_since().len(), 2);
}

#[tokio::test]
async fn the_time_that_is_asked_for_is_the_one_that_was_given() {
    let server = Server::new(false);
    server.add([(1, "00:00:00.4")]);
    let mut feed = server.client().changes().list(5).watch(at("00:00:00.25"));
    assert_eq!(next(&mut feed, 1).await, [1]);
    assert_eq!(server.asked_since(), ["00:00:00.25Z"]);
    assert_eq!(format!("{feed:?}"), "Watch { since: \"2015-01-01T00:00:00.25Z\", interval: 30s, read: 0, .. }");
}
