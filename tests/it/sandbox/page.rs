//! The sandbox's page, over HTTP.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use optimizely_rest::classic::{NewDcpService, NewDimension, NewExperiment, NewGoal, NewProject, Sandbox};
use optimizely_rest::sandbox::Fault;

use crate::support::sandbox::started;

/// The answer to a GET, head and body, as it is on the wire.
fn get(sandbox: &Sandbox, target: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(sandbox.address()).unwrap();
    write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn page(sandbox: &Sandbox) -> String {
    let answer = get(sandbox, "/", &sandbox.address().to_string());
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    answer
}

/// The part of the page that is about a resource, or about the requests.
pub(crate) fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let begin = page.find(&format!("<section id=\"{id}\"")).unwrap_or_else(|| panic!("no section {id} in {page}"));
    let section = &page[begin..];
    &section[..section.find("</section>").expect("a section ends")]
}

#[tokio::test]
async fn what_was_created_is_shown_with_the_requests_that_did_it() {
    let (sandbox, client) = started().await;
    let project = client.projects().create(NewProject::new("Shop")).await.unwrap();
    client.goals().create(NewGoal::click(project.id, "Cart", ".cart")).await.unwrap();
    client.projects().get(7).await.unwrap_err();

    let page = page(&sandbox);
    let projects = section(&page, "projects");
    assert!(projects.contains("<td>Shop</td>") && projects.contains(&format!("id=\"project-{}\"", project.id)));
    let goals = section(&page, "goals");
    assert!(
        goals.contains("<td>Cart</td>") && goals.contains(&format!("<a href=\"#project-{0}\">{0}</a>", project.id))
    );
    let requests = section(&page, "requests");
    for shown in ["POST", ">projects<", ">201<", "GET", ">projects/7<", ">404<"] {
        assert!(requests.contains(shown), "{shown} in {requests}");
    }
}

#[tokio::test]
async fn secrets_are_redacted_and_tokens_are_not_there_at_all() {
    let sandbox = Sandbox::builder().token("the-token:1").start().await.unwrap();
    let client = sandbox.client();
    let project = client.projects().create(NewProject::new("Shop")).await.unwrap();
    let service = client.dcp_services().create(NewDcpService::new("CRM")).await.unwrap();
    let experiment = NewExperiment::new(project.id, "Buttons", "https://shop.example/");
    let experiment = client.experiments().create(experiment).await.unwrap();
    get(&sandbox, "/experiment/v1/projects/?token=the-token:1", "localhost");

    let page = page(&sandbox);
    assert!(section(&page, "dcp_services").contains("redacted"));
    assert!(section(&page, "requests").contains("projects/?token=…"));
    for secret in [service.aws_secret_key.expose(), experiment.shareable_results_link.expose(), "the-token"] {
        assert!(!secret.is_empty() && !page.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn what_clients_send_is_inert() {
    let (sandbox, client) = started().await;
    client.projects().create(NewProject::new("<script>alert(1)</script>")).await.unwrap();
    let long = format!("\"><script>alert(2)</script>{}", "x".repeat(100));
    client.projects().create(NewProject::new(long)).await.unwrap();
    get(&sandbox, "/experiment/v1/%3Cb%3E?%3Cscript%3Ealert(3)%3C/script%3E=%22", "localhost");
    get(&sandbox, "/", "localhost\"><script>");

    let page = page(&sandbox);
    assert!(page.contains("<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>"));
    assert!(page.contains("title=\"&quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;xxx"));
    assert!(page.contains("alert(3)") && !page.contains("<script"), "{page}");
    let head = page.split("\r\n\r\n").next().unwrap();
    assert!(head.contains("content-security-policy: default-src 'none';") && !head.contains("script-src"), "{head}");
    assert!(
        head.contains("x-content-type-options: nosniff") && head.contains("content-type: text/html; charset=utf-8")
    );
}

#[tokio::test]
async fn no_more_rows_than_the_newest_are_shown() {
    let (sandbox, client) = started().await;
    let project = client.projects().create(NewProject::new("Shop")).await.unwrap();
    for number in 0..203 {
        let dimension = NewDimension::new(project.id, format!("Dimension {number}"));
        client.dimensions().create(dimension).await.unwrap();
    }
    let page = page(&sandbox);
    let dimensions = section(&page, "dimensions");
    assert_eq!(dimensions.matches("<tr id=").count(), 200);
    assert!(dimensions.contains("<td>Dimension 202</td>") && !dimensions.contains("<td>Dimension 2</td>"));
    assert!(dimensions.contains("The latest 200 are shown, 3 more are not."));
    let requests = section(&page, "requests");
    assert_eq!(requests.matches("<td class=\"method\">").count(), 50);
    assert!(requests.contains("The latest 50 are shown, 154 more are not."));
}

#[tokio::test]
async fn an_empty_sandbox_says_how_to_begin_and_the_line_works() {
    let sandbox = Sandbox::start().await.unwrap();
    let page = page(&sandbox);
    assert!(page.contains(&sandbox.base_url()) && page.contains("Nothing was asked yet."));
    let line = "curl -H &#39;Token: sandbox:0&#39; -H &#39;Content-Type: application/json&#39; \\\n  \
                -d &#39;{&quot;project_name&quot;:&quot;Example&quot;}&#39; \\\n";
    assert!(page.contains(&format!("{line}  {}projects</pre>", sandbox.base_url())), "{page}");
}

#[tokio::test]
async fn only_an_address_or_localhost_shows_the_page() {
    let sandbox = Sandbox::start().await.unwrap();
    let port = sandbox.address().port();
    assert!(get(&sandbox, "/", &format!("localhost:{port}")).starts_with("HTTP/1.1 200 "));
    let refused = get(&sandbox, "/", &format!("rebound.example:{port}"));
    assert!(refused.starts_with("HTTP/1.1 403 ") && !refused.contains("<html"), "{refused}");
    let api = get(&sandbox, "/experiment/v1/projects/", "sandbox.example");
    assert!(api.starts_with("HTTP/1.1 401 "), "the guard is for the page only: {api}");
}

#[tokio::test]
async fn the_page_is_no_request_of_the_api() {
    let sandbox = Sandbox::builder().rate_limit(1, Duration::from_secs(3_600)).start().await.unwrap();
    sandbox.inject(Fault::status(500).times(1));
    assert!(page(&sandbox).contains("http-equiv=\"refresh\""));
    assert!(!get(&sandbox, "/?pause", "localhost").contains("http-equiv=\"refresh\""));
    assert!(sandbox.requests().is_empty());
    get(&sandbox, "/experiment/v1/projects/", "localhost");
    assert_eq!(sandbox.requests()[0].status, Some(500));
}

#[tokio::test]
async fn a_request_is_remembered_with_the_status_of_its_answer() {
    let (sandbox, client) = started().await;
    let project = client.projects().create(NewProject::new("Shop")).await.unwrap();
    client.projects().get(7).await.unwrap_err();
    sandbox.inject(Fault::close_before_answer().times(1));
    client.projects().get(project.id).await.unwrap_err();
    let statuses: Vec<_> = sandbox.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [Some(201), Some(404), None]);
    assert!(section(&page(&sandbox), "requests").contains("<span class=\"bad\">none</span>"));
}
