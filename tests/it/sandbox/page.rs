//! The sandbox's page, over HTTP.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use optimizely_rest::sandbox::{Fault, Sandbox, SandboxApi};
use optimizely_rest::{classic, v2};

use crate::support::bodies;
use crate::support::bodies::classic::{
    a_click_goal, a_dimension, a_project, a_project_named, a_service_named, an_experiment,
};
use crate::support::sandbox::started;
use crate::support::spec::{Spec, for_each_api};
use crate::support::world::World;

for_each_api! {
    every_resource_has_a_section_with_its_objects,
}

/// The answer to a GET, head and body, as it is on the wire.
fn get<A>(sandbox: &Sandbox<A>, target: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(sandbox.address()).unwrap();
    write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn page<A>(sandbox: &Sandbox<A>) -> String {
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
    let project = client.projects().create(a_project()).await.unwrap();
    client.goals().create(a_click_goal(project.id, "Cart", ".cart")).await.unwrap();
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
    let sandbox = classic::Sandbox::builder().token("the-token:1").start().await.unwrap();
    let client = sandbox.client();
    let project = client.projects().create(a_project()).await.unwrap();
    let service = client.dcp_services().create(a_service_named("CRM")).await.unwrap();
    let experiment = an_experiment(project.id);
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
    client.projects().create(a_project_named("<script>alert(1)</script>")).await.unwrap();
    let long = format!("\"><script>alert(2)</script>{}", "x".repeat(100));
    client.projects().create(a_project_named(long)).await.unwrap();
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
    let project = client.projects().create(a_project()).await.unwrap();
    for number in 0..203 {
        let dimension = a_dimension(project.id, format!("Dimension {number}"));
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
    let sandbox = classic::Sandbox::start().await.unwrap();
    let page = page(&sandbox);
    assert!(page.contains(&sandbox.base_url()) && page.contains("Nothing was asked yet."));
    let line = "curl -H &#39;Token: sandbox:0&#39; -H &#39;Content-Type: application/json&#39; \\\n  \
                -d &#39;{&quot;project_name&quot;:&quot;Example&quot;}&#39; \\\n";
    assert!(page.contains(&format!("{line}  {}projects</pre>", sandbox.base_url())), "{page}");
}

#[tokio::test]
async fn only_an_address_or_localhost_shows_the_page() {
    let sandbox = classic::Sandbox::start().await.unwrap();
    let port = sandbox.address().port();
    assert!(get(&sandbox, "/", &format!("localhost:{port}")).starts_with("HTTP/1.1 200 "));
    let refused = get(&sandbox, "/", &format!("rebound.example:{port}"));
    assert!(refused.starts_with("HTTP/1.1 403 ") && !refused.contains("<html"), "{refused}");
    let api = get(&sandbox, "/experiment/v1/projects/", "sandbox.example");
    assert!(api.starts_with("HTTP/1.1 401 "), "the guard is for the page only: {api}");
}

#[tokio::test]
async fn the_page_is_no_request_of_the_api() {
    let sandbox = classic::Sandbox::builder().rate_limit(1, Duration::from_secs(3_600)).start().await.unwrap();
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
    let project = client.projects().create(a_project()).await.unwrap();
    client.projects().get(7).await.unwrap_err();
    sandbox.inject(Fault::close_before_answer().times(1));
    client.projects().get(project.id).await.unwrap_err();
    let statuses: Vec<_> = sandbox.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [Some(201), Some(404), None]);
    assert!(section(&page(&sandbox), "requests").contains("<span class=\"bad\">none</span>"));
}

/// Hidden objects too, and objects in nested paths and with IDs that are text.
async fn every_resource_has_a_section_with_its_objects<A: SandboxApi>(spec: &Spec) {
    let sandbox = Sandbox::<A>::start().await.unwrap();
    let world = World::new(&sandbox.client(), spec).await;
    let page = page(&sandbox);
    for (name, id) in &world.ids {
        let row = format!("<tr id=\"{}-{}\">", name.trim_end_matches("_id"), id.to_string().trim_matches('"'));
        assert!(page.contains(&row), "{row} is not there");
    }
    for element in ["section", "table", "thead", "tbody", "tr", "th", "td", "a", "b", "i", "p", "span"] {
        let opened = page.matches(&format!("<{element}>")).count() + page.matches(&format!("<{element} ")).count();
        assert_eq!(page.matches(&format!("</{element}>")).count(), opened, "each {element} ends");
    }
    for secret in spec.secrets() {
        // The sandbox makes its secrets in this form.
        assert!(!page.contains(&format!("{secret}-of-")), "{secret} is shown");
    }
}

#[tokio::test]
async fn an_object_is_shown_with_its_name_and_links_to_all_its_parents() {
    let sandbox = v2::Sandbox::start().await.unwrap();
    let client = sandbox.client();
    let shop = client.projects().create(bodies::v2::a_project()).await.unwrap().id;
    let campaign = client.campaigns().create(bodies::v2::a_campaign(shop).name("Greetings")).await.unwrap().id;
    let new = bodies::v2::an_experiment(shop).name("Hello, you").campaign_id(campaign);
    let new = new.variations([v2::Variation::new(10_000).name("Original")]);
    client.experiments().create(new.r#type(v2::ExperimentType::Personalization)).await.unwrap();

    let page = page(&sandbox);
    let experiments = section(&page, "experiments");
    let row = &experiments[experiments.rfind("<tr id=").expect("there is a row")..];
    let cells: Vec<_> = row.split("</td>").take(2).collect();
    assert!(cells[1].ends_with("<td>Hello, you"), "the name is the second cell: {row}");
    for parent in [format!("#project-{shop}"), format!("#campaign-{campaign}")] {
        assert!(row.contains(&format!("<a href=\"{parent}\">")), "{parent} in {row}");
    }
}

#[tokio::test]
async fn the_history_of_v2_is_shown_with_the_newest_change_first() {
    let sandbox = v2::Sandbox::start().await.unwrap();
    let client = sandbox.client();
    let mut shop = client.projects().create(bodies::v2::a_project()).await.unwrap();
    shop.set_name("Larger shop").save().await.unwrap();
    let page = page(&sandbox);
    let changes = section(&page, "changes");
    let place = |text: &str| changes.find(text).unwrap_or_else(|| panic!("{text} in {changes}"));
    assert!(
        place("The project &quot;Larger shop&quot; was changed: name")
            < place("The project &quot;Shop&quot; was created.")
    );
}

#[tokio::test]
async fn results_are_shown_of_experiments_that_have_visitors() {
    let sandbox = classic::Sandbox::start().await.unwrap();
    assert!(!page(&sandbox).contains("id=\"results\""));
    let demo = sandbox.load_demo().unwrap();
    let page = page(&sandbox);
    let results = section(&page, "results");
    assert_eq!(results.matches("<tr><td").count(), demo.variations.len() * demo.goals.len());
    let link = format!("<a href=\"#experiment-{0}\">{0}</a>", demo.running);
    for shown in [link.as_str(), "Larger pictures", "winner", ">4000<"] {
        assert!(results.contains(shown), "{shown} in {results}");
    }
}

#[tokio::test]
async fn results_of_v2_are_shown_of_experiments_that_have_visitors() {
    let sandbox = v2::Sandbox::start().await.unwrap();
    assert!(!page(&sandbox).contains("id=\"results\""));
    let client = sandbox.client();
    let shop = client.projects().create(bodies::v2::a_project()).await.unwrap().id;
    let event = client.custom_events().create(bodies::v2::an_event(shop, "bought")).await.unwrap().id;
    let new = bodies::v2::an_experiment(shop).name("Buttons").metrics([v2::Metric::unique_conversions(event)]);
    let new = new.variations([v2::Variation::new(5_000).name("Original"), v2::Variation::new(5_000).name("Bigger")]);
    let experiment = client.experiments().create(new).await.unwrap();
    let variations: Vec<_> = experiment.variations.iter().filter_map(|variation| variation.variation_id).collect();
    sandbox.record(variations[0], event, 4_000, 200).unwrap();
    sandbox.record(variations[1], event, 4_000, 400).unwrap();
    let page = page(&sandbox);
    let results = section(&page, "results");
    let link = format!("<a href=\"#experiment-{0}\">{0}</a>", experiment.id);
    for shown in [link.as_str(), ">Bigger<", ">baseline<", ">better<", ">4000<", ">0.050<", ">0.100<", ">1.000<"] {
        assert!(results.contains(shown), "{shown} in {results}");
    }
}

/// A browser reads it every five seconds.
#[tokio::test]
async fn a_page_with_many_experiments_is_bounded() {
    let sandbox = v2::Sandbox::start().await.unwrap();
    let client = sandbox.client();
    let shop = client.projects().create(bodies::v2::a_project()).await.unwrap().id;
    for number in 0..210 {
        let variation = v2::Variation::new(5_000).name("x".repeat(2_000));
        let new = bodies::v2::an_experiment(shop).name(format!("Experiment {number}")).description("x".repeat(2_000));
        client.experiments().create(new.variations([variation.clone(), variation])).await.unwrap();
    }
    let page = page(&sandbox);
    assert_eq!(section(&page, "experiments").matches("<tr id=").count(), 200);
    assert!(page.len() < 2 << 20, "{} bytes", page.len());
}
