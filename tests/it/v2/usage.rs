//! A program that uses the whole of v2, as a user would write it, on a small server.

use std::time::Duration;

use futures_util::TryStreamExt as _;
use optimizely_rest::BoxError;
use optimizely_rest::v2::mock::{Answer, Mock};
use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::bodies::v2::{an_audience, an_experiment};

async fn create(client: &Client, shop: ProjectId, page: PageId, event: EventId) -> Result<(), Error> {
    let new = an_experiment(shop)
        .name("Bigger buttons")
        .page_ids([page])
        .metrics([Metric::unique_conversions(event)])
        .variations([
            Variation::new(5_000).name("Original"),
            Variation::new(5_000)
                .name("Bigger")
                .actions([Action::new(page, [Change::custom_css(".buy { zoom: 1.2 }")])]),
        ])
        .audience_conditions(Audiences::all([AudienceId::from(7), 8.into()]));
    let mut experiment = client.experiments().create(new.and_publish()).await?;

    experiment.start().await?;
    client.experiments().pause(experiment.id).await?;
    experiment.set_name("Bigger");
    experiment.save().and_publish().await?;

    experiment
        .edit_variations(|list| {
            list[1].weight = 4_000;
            list.push(Variation::new(1_000).name("Huge"));
        })
        .await?;

    match experiment.results().device(Device::Mobile).await? {
        Computed::Ready(results) => println!("{} metrics", results.metrics.len()),
        Computed::Pending => println!("being computed"),
        Computed::Nothing => println!("no visitors yet"),
    }
    let Some(results) = experiment.results().when_ready().await? else { return Ok(()) };
    for metric in &results.metrics {
        for (variation, result) in &metric.results {
            println!("{} {variation}: {:?}", metric.name.as_deref().unwrap_or("?"), result.lift);
        }
    }

    let all: Vec<Live<Experiment>> = client.experiments().list(shop).await?;
    let mut some = client.experiments().list(shop).stream();
    while let Some(experiment) = some.try_next().await? {
        println!("{}", experiment.id);
    }
    let first = client.experiments().list(shop).page(1).await?;
    let in_campaign = client.experiments().list(shop).campaign(CampaignId::from(5)).await?;
    assert_eq!((all.len(), first.items.len(), in_campaign.len()), (1, 1, 1));

    experiment.archive().await?;
    experiment.unarchive().await?;

    let audience = an_audience(shop, "Plan is pro")
        .conditions(Condition::custom_attribute("plan").is("pro") & !Condition::browser("ie"));
    client.audiences().create(audience).await?;

    let since = Timestamp::now() - Duration::from_secs(3600);
    let past: Vec<LiveChangeRecord> = client.changes().list(shop).since(since.clone()).await?;
    let mut feed = client.changes().list(shop).watch(since);
    // A feed has no end, so one change is read.
    if let Some(change) = feed.try_next().await? {
        println!("{:?}", change.summary);
    }
    assert_eq!(past.len(), 1);

    let found = client.search_results().list("button").projects([shop]).kinds([SearchType::Page]).await?;
    assert_eq!(found.len(), 1);
    Ok(())
}

async fn connect() -> Result<(), Error> {
    let _client = Client::new(Token::personal("2:sesame"))?;
    let grant = oauth::Grant::new("client id", "client secret", "refresh token")
        .on_rotation(|tokens: oauth::Tokens| async move { save(tokens).await });
    let _client = Client::new(Token::oauth_grant(grant))?;
    Ok(())
}

async fn save(_: oauth::Tokens) -> Result<(), BoxError> {
    Ok(())
}

/// The response of the server.
fn respond(request: &Request) -> Answer {
    let is_next = request.query().iter().any(|(name, value)| name == "page" && value != "1");
    let list = |element: Value| Answer::json(200, &if is_next { json!([]) } else { json!([element]) });
    let experiment = json!({ "id": 7, "project_id": 5, "name": "Bigger", "status": "not_started" });
    match (request.method().as_str(), request.path()) {
        ("POST", "experiments") => Answer::json(201, &experiment),
        ("GET" | "PATCH", "experiments/7") => {
            let halves = json!([{ "variation_id": 11, "weight": 5000 }, { "variation_id": 12, "weight": 5000 }]);
            let sent = request.body_json().and_then(|body| body.get("variations").cloned());
            let mut experiment = experiment;
            experiment["variations"] = sent.unwrap_or(halves);
            Answer::json(200, &experiment)
        }
        ("GET", "experiments/7/results") => Answer::json(
            200,
            &json!({ "metrics": [{ "name": "Purchases", "results": { "baseline": { "is_baseline": true } } }] }),
        ),
        ("GET", "experiments") => list(experiment),
        ("DELETE", "experiments/7") => Answer::status(204),
        ("POST", "audiences") => Answer::json(201, &json!({ "id": 8, "name": "Plan is pro" })),
        ("GET", "changes") => list(json!({ "id": 9, "project_id": 5, "created": "2030-01-01T00:00:00Z" })),
        ("GET", "search") => list(json!({ "id": 10, "type": "page", "name": "Checkout" })),
        _ => Answer::status(404),
    }
}

#[tokio::test]
async fn a_program_that_uses_the_whole_of_v2_runs() {
    let mocked = Mock::new();
    mocked.otherwise(respond);
    let client = Client::builder(Token::personal("2:sesame")).transport(mocked.clone()).build().unwrap();
    create(&client, 5.into(), 8.into(), 9.into()).await.unwrap();
    let sent = mocked.requests();
    let shown = |request: &Request| {
        let query: Vec<_> = request.query().iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{} {} {}", request.method(), request.path(), query.join("&")).trim_end().to_owned()
    };
    let shown: Vec<_> = sent.iter().map(shown).collect();
    assert_eq!(
        shown[..9],
        [
            "POST experiments action=publish",
            "PATCH experiments/7 action=start",
            "PATCH experiments/7 action=pause",
            "PATCH experiments/7 action=publish",
            "GET experiments/7",
            "PATCH experiments/7",
            "GET experiments/7/results device=mobile",
            "GET experiments/7/results",
            "GET experiments project_id=5&per_page=100",
        ]
    );
    assert!(shown.iter().any(|request| request == "DELETE experiments/7"));
    assert!(shown.iter().any(|request| request == "PATCH experiments/7 action=unarchive"));
    let body = |path: &str| sent.iter().find(|request| request.path() == path).and_then(Request::body_json).unwrap();
    let created = body("experiments");
    assert_eq!(created["variations"][1]["actions"][0]["changes"][0]["type"], "custom_css");
    assert_eq!(created["audience_conditions"], r#"["and",{"audience_id":7},{"audience_id":8}]"#);
    let conditions: Value = serde_json::from_str(body("audiences")["conditions"].as_str().unwrap()).unwrap();
    assert_eq!(
        (&conditions[0], &conditions[1]["name"], &conditions[2][0]),
        (&json!("and"), &json!("plan"), &json!("not"))
    );
    let edited = sent.iter().filter_map(Request::body_json).find(|body| body["variations"][2].is_object()).unwrap();
    assert_eq!(
        edited["variations"],
        json!([
            { "variation_id": 11, "weight": 5000 },
            { "variation_id": 12, "weight": 4000 },
            { "name": "Huge", "weight": 1000 },
        ])
    );
    connect().await.unwrap();
}
