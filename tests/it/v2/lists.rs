//! Lists in pages over HTTP: servers with links and without, and servers that get it wrong.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::time::Duration;

use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::v2::*;

use crate::support::raw_server::{RawServer, answer};

/// The head of a request, as far as a list needs it.
struct Asked {
    host: String,
    path: String,
    page: usize,
    size: usize,
}

impl Asked {
    fn read(head: &str) -> Asked {
        let target = head.split(' ').nth(1).unwrap();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let number = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.parse().ok());
        let host = head.lines().find_map(|line| line.to_lowercase().strip_prefix("host: ").map(str::to_owned));
        Asked {
            host: host.unwrap(),
            path: path.to_owned(),
            page: number("page=").unwrap_or(1),
            size: number("per_page=").unwrap_or(25),
        }
    }

    /// The link to another page of the list.
    fn link(&self, page: usize, relation: &str) -> String {
        format!("<http://{}{}?page={page}&per_page={}>; rel={relation}", self.host, self.path, self.size)
    }

    /// The elements of the page of a list with this many elements, after each page moved by one because an element was added in front.
    fn moved(&self, elements: usize) -> Range<usize> {
        let moved = self.page - 1;
        let begin = (self.page - 1) * self.size - moved;
        begin.min(elements)..(begin + self.size).min(elements)
    }

    fn on_page(&self, elements: usize) -> Range<usize> {
        let begin = (self.page - 1) * self.size;
        begin.min(elements)..(begin + self.size).min(elements)
    }

    /// The `Link` header of a page, if there are this many pages.
    fn links(&self, pages: usize) -> String {
        let previous = (self.page > 1).then(|| self.link(self.page - 1, "prev"));
        let next = (self.page < pages).then(|| [self.link(self.page + 1, "next"), self.link(pages, "last")]);
        let links: Vec<_> = previous.into_iter().chain(next.into_iter().flatten()).collect();
        format!("link: {}\r\n", links.join(", "))
    }
}

fn projects(indices: Range<usize>) -> String {
    let one = |index: usize| format!(r#"{{"id":{},"name":"Project {}"}}"#, index + 1, index + 1);
    format!("[{}]", indices.map(one).collect::<Vec<_>>().join(","))
}

fn page(headers: &str, indices: Range<usize>) -> Vec<u8> {
    answer("200 OK", headers, projects(indices))
}

fn serving(respond: impl Fn(Asked) -> Vec<u8> + Send + Sync + 'static) -> RawServer {
    RawServer::replying(move |head| respond(Asked::read(head)))
}

fn builder(server: &RawServer) -> ClientBuilder {
    Client::builder(Token::personal("sesame4711")).base_url(format!("http://{}/v2/", server.address()))
}

fn client(server: &RawServer) -> Client {
    builder(server).retry(RetryPolicy::none()).build().unwrap()
}

/// The targets of the requests, without the prefix that all of them have.
fn targets(server: &RawServer) -> Vec<String> {
    let target = |head: String| head.split(' ').nth(1).unwrap().trim_start_matches("/v2/").to_owned();
    server.heads().into_iter().map(target).collect()
}

fn ids(projects: &[LiveProject]) -> Vec<u64> {
    projects.iter().map(|project| project.id.get()).collect()
}

fn up_to(last: u64) -> Vec<u64> {
    (1..=last).collect()
}

#[tokio::test]
async fn a_thousand_projects_come_in_their_order_by_links() {
    let server = serving(|asked| page(&asked.links(10), asked.on_page(1000)));
    assert_eq!(ids(&client(&server).projects().list().await.unwrap()), up_to(1000));
    let mut asked = targets(&server);
    asked.sort();
    let mut expected: Vec<_> = (2..=10).map(|page| format!("projects?page={page}&per_page=100")).collect();
    expected.push("projects?per_page=100".to_owned());
    expected.sort();
    assert_eq!(asked, expected);
}

#[tokio::test]
async fn a_thousand_projects_come_in_their_order_by_numbers() {
    let server = serving(|asked| page("", asked.on_page(1000)));
    assert_eq!(ids(&client(&server).projects().list().await.unwrap()), up_to(1000));
    let mut expected = vec!["projects?per_page=100".to_owned()];
    expected.extend((2..=11).map(|page| format!("projects?per_page=100&page={page}")));
    assert_eq!(targets(&server), expected);
}

#[tokio::test]
async fn a_list_that_became_shorter_ends_with_the_page_that_has_no_next_one() {
    let server = serving(|asked| match asked.page {
        1 => page(&asked.links(5), asked.on_page(500)),
        2 | 3 => page(&asked.links(3), asked.on_page(300)),
        _ => answer("404 Not Found", "", "{}"),
    });
    assert_eq!(ids(&client(&server).projects().list().await.unwrap()), up_to(300));
}

#[tokio::test]
async fn an_error_names_an_element_by_its_id_without_quotes() {
    let mock = Mock::new();
    mock.next(Answer::status(200).body(r#"[{ "id": "77", "url": 7 }]"#));
    let client = Client::builder(Token::personal("sesame4711")).transport(mock).build().unwrap();
    let error = client.webhooks().list(5).await.unwrap_err();
    assert!(error.to_string().contains("webhook 77, at `[0].url`"), "{error}");
}

#[tokio::test]
async fn four_pages_are_read_at_once_where_the_last_one_is_known() {
    let (four, under_way) = (Barrier::new(4), Arc::new(AtomicUsize::new(0)));
    let most = Arc::new(AtomicUsize::new(0));
    let seen = most.clone();
    let server = serving(move |asked| {
        seen.fetch_max(under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        if (2..=9).contains(&asked.page) {
            four.wait();
        }
        under_way.fetch_sub(1, Ordering::SeqCst);
        page(&asked.links(10), asked.on_page(1000))
    });
    let list = client(&server).projects().list().attempt_timeout(Duration::from_secs(20));
    assert_eq!(ids(&list.await.unwrap()), up_to(1000));
    assert_eq!(most.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn a_server_may_give_fewer_elements_than_it_was_asked_for() {
    let fewer = |mut asked: Asked| {
        asked.size = asked.size.min(40);
        asked
    };
    let by_number = serving(move |asked| {
        let asked = fewer(asked);
        page("", asked.on_page(130))
    });
    assert_eq!(ids(&client(&by_number).projects().list().await.unwrap()), up_to(130));
    assert_eq!(targets(&by_number).len(), 4, "the fourth page is shorter than the third");
    let by_link = serving(move |asked| {
        let asked = fewer(asked);
        page(&asked.links(4), asked.on_page(130))
    });
    assert_eq!(ids(&client(&by_link).projects().list().await.unwrap()), up_to(130));
    assert!(targets(&by_link).contains(&"projects?page=4&per_page=40".to_owned()));
}

#[tokio::test]
async fn a_list_of_one_page_is_one_request_with_links_and_two_without() {
    let by_link = serving(|asked| page(&format!("link: {}\r\n", asked.link(1, "first")), 0..3));
    assert_eq!(client(&by_link).projects().list().await.unwrap().len(), 3);
    assert_eq!(targets(&by_link), ["projects?per_page=100"]);
    let by_number = serving(|asked| page("", asked.on_page(3)));
    assert_eq!(client(&by_number).projects().list().await.unwrap().len(), 3);
    assert_eq!(targets(&by_number), ["projects?per_page=100", "projects?per_page=100&page=2"]);
    let empty = serving(|_| page("", 0..0));
    assert!(client(&empty).projects().list().await.unwrap().is_empty());
    assert_eq!(targets(&empty).len(), 1);
}

#[tokio::test]
async fn an_element_that_moved_to_the_next_page_comes_once() {
    let by_link = serving(|asked| page(&asked.links(6), asked.moved(550)));
    let by_number = serving(|asked| page("", asked.moved(550)));
    for server in [by_link, by_number] {
        assert_eq!(ids(&client(&server).projects().list().await.unwrap()), up_to(550));
    }
}

#[tokio::test]
async fn a_server_that_ignores_the_number_is_an_error_and_no_loop() {
    let by_link = serving(|asked| {
        let next = format!("link: {}\r\n", asked.link(2, "next"));
        page(&next, 0..100)
    });
    let by_number = serving(|_| page("", 0..100));
    for server in [by_link, by_number] {
        let error = client(&server).projects().list().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Endless);
        assert_eq!(targets(&server).len(), 2);
    }
    let to_itself = serving(|asked| page(&format!("link: {}\r\n", asked.link(2, "next")), asked.on_page(0)));
    let error = client(&to_itself).projects().list().await.unwrap_err();
    assert_eq!(error.to_string(), "GET projects: the list does not end: its page 2 links to itself as the next page");
}

#[tokio::test]
async fn a_link_to_another_server_is_an_error_and_gets_no_request() {
    let other = RawServer::of(answer("200 OK", "", "[]"));
    let address = other.address();
    let server = serving(move |asked| {
        let next = format!("link: <http://{address}/v2/projects?page=2>; rel=next\r\n");
        page(&next, asked.on_page(100))
    });
    let client = client(&server);
    let error = client.projects().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    let text = format!(
        "GET projects: a link to another page leads to http://{address}: only links below the base URL are followed"
    );
    assert_eq!(error.to_string(), text);
    assert_eq!(error.redirect_target(), Some(&*format!("http://{address}")));
    assert_eq!(client.projects().list().page(1).await.unwrap_err().kind(), ErrorKind::Redirect);

    let mut stream = client.projects().list().stream();
    for number in 1..=100 {
        assert_eq!(stream.next().await.unwrap().unwrap().id.get(), number, "received elements are kept");
    }
    assert_eq!(stream.next().await.unwrap().unwrap_err().kind(), ErrorKind::Redirect);
    assert!(stream.next().await.is_none());
    assert!(other.heads().is_empty());
}

#[tokio::test]
async fn a_page_says_what_comes_next() {
    let server = serving(|asked| page(&asked.links(10), asked.on_page(1000)));
    let projects = client(&server).projects();
    let second = projects.list().page(2).await.unwrap();
    assert_eq!((ids(&second.items), second.next, second.last), ((101..=200).collect(), Some(3), Some(10)));
    let last = projects.list().page(10).with_response().await.unwrap();
    assert_eq!((last.value.next, last.value.last), (None, None));
    assert!(last.headers.contains_key("link"));
    assert_eq!(targets(&server), ["projects?per_page=100&page=2", "projects?per_page=100&page=10"]);
}

#[tokio::test]
async fn pages_without_numbers_are_found_by_the_tokens_of_their_links() {
    const REST: &str = r#""project_id":7,"name":"a","url":"b","description":"c","events":[]"#;
    let server = RawServer::replying(|head| {
        let (next, id) = match head {
            _ if head.contains("page_token=second") => ("third%26", "2"),
            _ if head.contains("page_token=third%26") => ("", "3"),
            _ => ("second", "1"),
        };
        let link = match next {
            "" => "link: <?per_page=100>; rel=\"first\"\r\n".to_owned(),
            next => format!("Link: <?per_page=100&page_token={next}>; REL=\"Next\"\r\n"),
        };
        answer("200 OK", &link, format!(r#"[{{"id":"{id}",{REST}}}]"#))
    });
    let client = client(&server);
    let webhooks = client.webhooks().list(7).await.unwrap();
    assert_eq!(webhooks.iter().map(|webhook| webhook.id.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    let asked = |rest: &str| format!("projects/7/webhooks?per_page=100{rest}");
    assert_eq!(targets(&server), [asked(""), asked("&page_token=second"), asked("&page_token=third%26")]);

    let from_the_second = client.webhooks().list(7).page_token("second").await.unwrap();
    assert_eq!(from_the_second.len(), 2);
    let error = client.webhooks().list(7).page(2).await.unwrap_err();
    assert!(error.to_string().ends_with("the pages of this list have no numbers"), "{error}");

    let without_links = RawServer::of(answer("200 OK", "", format!(r#"[{{"id":"1",{REST}}}]"#)));
    assert_eq!(self::client(&without_links).webhooks().list(7).await.unwrap().len(), 1);
    assert_eq!(without_links.heads().len(), 1);
}

#[tokio::test]
async fn a_deadline_holds_for_the_whole_list_and_for_each_request_of_a_stream() {
    let (clock, mock) = (TestClock::new(), Mock::new());
    mock.otherwise(|request| {
        let asked = request.query().iter().find(|(name, _)| name == "page");
        let first = asked.map_or(0, |(_, page)| (page.parse::<usize>().unwrap() - 1) * 100);
        Answer::status(200).body(projects(first..(first + 100).min(450))).after(Duration::from_secs(10))
    });
    let builder = Client::builder(Token::personal("sesame4711")).transport(mock.clone()).clock(clock);
    let client = builder.retry(RetryPolicy::none()).build().unwrap();
    let list = || client.projects().list().deadline(Duration::from_secs(25));
    assert!(list().await.unwrap_err().is_timeout());
    assert_eq!(mock.requests().len(), 3);
    let mut stream = list().stream();
    let mut count = 0;
    while let Some(project) = stream.next().await {
        project.unwrap();
        count += 1;
    }
    assert_eq!(count, 450);
}

#[tokio::test]
async fn a_page_is_asked_for_again_as_any_call_is() {
    let refused = AtomicUsize::new(0);
    let server = serving(move |asked| match asked.page {
        3 if refused.fetch_add(1, Ordering::SeqCst) == 0 => answer("429 Too Many Requests", "retry-after: 7\r\n", ""),
        _ => page(&asked.links(5), asked.on_page(500)),
    });
    let clock = TestClock::new();
    let client = builder(&server).clock(clock.clone()).build().unwrap();
    assert_eq!(ids(&client.projects().list().await.unwrap()), up_to(500));
    assert_eq!(clock.waits(), [Duration::from_secs(7)]);
}

#[tokio::test]
async fn one_element_that_cannot_be_read_does_not_take_the_others_along() {
    let server = serving(|asked| match asked.page {
        1 => answer("200 OK", &asked.links(2), r#"[{"id":1},{"id":"x"}]"#),
        _ => answer("200 OK", &asked.links(2), r#"[{"id":1},{"id":2}]"#),
    });
    let client = client(&server);
    assert_eq!(client.projects().list().await.unwrap_err().kind(), ErrorKind::Decode);
    let each = client.projects().list().each().await.unwrap();
    let ids: Vec<_> = each.iter().map(|project| project.as_ref().ok().map(|project| project.id.get())).collect();
    assert_eq!(ids, [Some(1), None, Some(2)]);
}

#[test]
fn a_list_can_be_waited_for() {
    let server = serving(|asked| page(&asked.links(3), asked.on_page(300)));
    assert_eq!(ids(&client(&server).projects().list().wait().unwrap()), up_to(300));
}
