//! Experiments and campaigns, with their variations, changes and metrics.

use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::bodies::v2::{a_campaign, an_experiment};
use crate::support::v2::{NOTHING, client, expect, expect_list, expect_refusal};
use crate::support::v2_examples::changes;

#[test]
fn experiments_are_listed_by_project_and_campaign() {
    let experiments = client().experiments();
    expect(experiments.get(5112213213413376).request(), "GET", "experiments/5112213213413376", NOTHING);
    expect_list(experiments.list(5).request(), "experiments", &[("project_id", "5")]);
    let both = [("project_id", "5"), ("campaign_id", "6")];
    expect_list(experiments.list(5).campaign(6).request(), "experiments", &both);
    expect(experiments.archive(7).request(), "DELETE", "experiments/7", NOTHING);
}

#[test]
fn an_experiment_needs_no_more_than_a_project() {
    let least = client().experiments().create(an_experiment(5));
    expect(least.request(), "POST", "experiments", json!({ "project_id": 5 }));
}

#[test]
fn a_web_experiment_has_pages_changes_and_metrics() {
    let bigger = Change::custom_css(".buy { zoom: 1.2 }");
    let new = an_experiment(5)
        .name("Bigger buttons")
        .description("Bigger buttons are easier to find.")
        .r#type(ExperimentType::Ab)
        .variations([
            Variation::new(5_000).name("Original"),
            Variation::new(5_000)
                .name("Bigger")
                .description("By a fifth.")
                .status(VariationStatus::Active)
                .archived(false)
                .actions([Action::new(8, [bigger])]),
        ])
        .metrics([Metric::new().event_id(9).aggregator(Aggregator::Unique).scope(MetricScope::Visitor)])
        .audience_conditions(Audiences::everyone())
        .page_ids([8])
        .schedule(Schedule::new().start_time("2026-02-20T15:00").stop_time("2026-03-20").time_zone("Europe/Rome"))
        .changes([SharedCodeChange::new(SharedCodeType::CustomCode, "window.test = true;")])
        .holdback(500);
    let body = json!({
        "project_id": 5,
        "name": "Bigger buttons",
        "description": "Bigger buttons are easier to find.",
        "type": "a/b",
        "variations": [
            { "name": "Original", "weight": 5000 },
            {
                "name": "Bigger",
                "description": "By a fifth.",
                "weight": 5000,
                "status": "active",
                "archived": false,
                "actions": [{
                    "page_id": 8,
                    "changes": [{ "type": "custom_css", "value": ".buy { zoom: 1.2 }" }],
                }],
            },
        ],
        "metrics": [{ "event_id": 9, "aggregator": "unique", "scope": "visitor" }],
        "audience_conditions": "everyone",
        "page_ids": [8],
        "schedule": { "start_time": "2026-02-20T15:00", "stop_time": "2026-03-20", "time_zone": "Europe/Rome" },
        "changes": [{ "type": "custom_code", "value": "window.test = true;" }],
        "holdback": 500,
    });
    expect(client().experiments().create(new).request(), "POST", "experiments", body);
}

#[test]
fn a_full_stack_experiment_has_keys_environments_and_a_whitelist() {
    let running = ExperimentEnvironment::new(EnvironmentStatus::Running);
    let new = an_experiment(5)
        .key("bigger_buttons")
        .r#type(ExperimentType::Feature)
        .feature_id(10)
        .feature_key("new_checkout")
        .feature_name("New checkout")
        .variations([
            Variation::new(2_500).key("off").feature_enabled(false),
            Variation::new(7_500).key("on").feature_enabled(true).variable_values([("columns", "3"), ("rows", "2")]),
        ])
        .environments([("production", running)])
        .whitelist([WhitelistEntry::new("tester", 11)])
        .traffic_allocation(5_000);
    let body = json!({
        "project_id": 5,
        "key": "bigger_buttons",
        "type": "feature",
        "feature_id": 10,
        "feature_key": "new_checkout",
        "feature_name": "New checkout",
        "variations": [
            { "key": "off", "weight": 2500, "feature_enabled": false },
            {
                "key": "on",
                "weight": 7500,
                "feature_enabled": true,
                "variable_values": { "columns": "3", "rows": "2" },
            },
        ],
        "environments": { "production": { "status": "running" } },
        "whitelist": [{ "user_id": "tester", "variation_id": 11 }],
        "traffic_allocation": 5000,
    });
    expect(client().experiments().create(new).request(), "POST", "experiments", body);
}

#[test]
fn an_experience_names_its_campaign_and_a_multivariate_experiment_its_policy() {
    let new = an_experiment(5).campaign_id(6).r#type(ExperimentType::Personalization);
    let body = json!({ "project_id": 5, "campaign_id": 6, "type": "personalization" });
    expect(client().experiments().create(new).request(), "POST", "experiments", body);
    let new = an_experiment(5)
        .r#type(ExperimentType::Multivariate)
        .multivariate_traffic_policy(MultivariatePolicy::FullFactorial);
    let body = json!({ "project_id": 5, "type": "multivariate", "multivariate_traffic_policy": "full_factorial" });
    expect(client().experiments().create(new).request(), "POST", "experiments", body);
}

#[test]
fn an_update_of_an_experiment_sends_what_it_names() {
    let update = ExperimentUpdate::new()
        .name("Buttons")
        .description("")
        .key("buttons")
        .audience_conditions(AudienceId::from(7))
        .page_ids(Vec::<PageId>::new())
        .metrics([])
        .schedule(Schedule::new().stop_time("2026-03-20"))
        .changes([])
        .holdback(0)
        .traffic_allocation(10_000)
        .environments([("production", ExperimentEnvironment::new(EnvironmentStatus::Paused))])
        .whitelist([])
        .feature_id(10)
        .variations([Variation::new(10_000).name("Only")]);
    let body = json!({
        "name": "Buttons",
        "description": "",
        "key": "buttons",
        "audience_conditions": "[\"and\",{\"audience_id\":7}]",
        "page_ids": [],
        "metrics": [],
        "schedule": { "stop_time": "2026-03-20" },
        "changes": [],
        "holdback": 0,
        "traffic_allocation": 10000,
        "environments": { "production": { "status": "paused" } },
        "whitelist": [],
        "feature_id": 10,
        "variations": [{ "name": "Only", "weight": 10000 }],
    });
    expect(client().experiments().update(7, update).request(), "PATCH", "experiments/7", body);
}

#[test]
fn the_addresses_of_an_experiment_take_the_place_of_pages() {
    let targeting = UrlTargeting::new("https://shop.example/")
        .conditions(UrlCondition::simple("https://shop.example/"))
        .activation_type(ActivationType::Polling)
        .activation_code("return window.ready;")
        .key("home");
    let body = json!({
        "url_targeting": {
            "edit_url": "https://shop.example/",
            "conditions": "[\"and\",{\"type\":\"url\",\"match_type\":\"simple\",\"value\":\"https://shop.example/\"}]",
            "activation_type": "polling",
            "activation_code": "return window.ready;",
            "key": "home",
        },
    });
    let update = ExperimentUpdate::new().url_targeting(targeting.clone());
    expect(client().experiments().update(7, update.clone()).request(), "PATCH", "experiments/7", body.clone());
    expect_refusal(client().experiments().update(7, update.page_ids([8])).request(), "page_ids");
    let campaign = CampaignUpdate::new().url_targeting(targeting.clone());
    expect(client().campaigns().update(7, campaign.clone()).request(), "PATCH", "campaigns/7", body);
    expect_refusal(client().campaigns().update(7, campaign.page_ids([8])).request(), "page_ids");
    let long = UrlTargeting::new("https://shop.example/").key("x".repeat(65));
    expect_refusal(client().experiments().create(an_experiment(5).url_targeting(long)).request(), "key");
}

#[test]
fn what_an_experiment_cannot_be_is_not_sent() {
    let create = |new: NewExperiment| client().experiments().create(new).request().clone();
    expect_refusal(&create(an_experiment(5).key("x".repeat(65))), "key");
    expect_refusal(&create(an_experiment(5).holdback(10_001)), "holdback");
    expect_refusal(&create(an_experiment(5).traffic_allocation(10_001)), "traffic_allocation");
    expect_refusal(&create(an_experiment(5).variations([Variation::new(10_001)])), "weight");
    expect_refusal(&create(an_experiment(5).variations([Variation::new(10_000).key("x".repeat(65))])), "key");
    expect_refusal(&create(an_experiment(0)), "project_id");
}

/// The body of an update of an experiment with this change.
fn sent(change: Change) -> Value {
    let variation = Variation::new(10_000).actions([Action::new(8, [change])]);
    let call = client().experiments().update(7, ExperimentUpdate::new().variations([variation]));
    assert_eq!(call.request().invalid(), None);
    call.request().body_json().unwrap()["variations"][0]["actions"][0]["changes"][0].clone()
}

#[test]
fn each_kind_of_change_has_its_fields() {
    let attribute = Change::new(ChangeType::Attribute)
        .name("Wider")
        .selector(".buy")
        .r#async(false)
        .dependencies(["11111111-3F4D-4A4C-9D2B-5E6F7A8B9C0D"])
        .attributes(
            ChangeAttributes::new()
                .class("wide")
                .href("https://shop.example/buy/")
                .html("<b>Buy</b>")
                .src("button.png")
                .style("color: red")
                .text("Buy")
                .hide(false)
                .remove(true),
        )
        .css(
            ChangeCss::new()
                .background_color("#fff")
                .background_image("url(wood.png)")
                .border_color("#000")
                .border_style("solid")
                .border_width("1px")
                .color("#333")
                .font_family("serif")
                .font_size("20px")
                .font_weight("bold")
                .height("40px")
                .position("relative")
                .width("50%"),
        )
        .rearrange(Rearrange::new().insert_selector(".cart").operator(InsertOperator::Before));
    let mut expected = changes()[0].take();
    expected.as_object_mut().unwrap().remove("id");
    expected["dependencies"] = json!(["11111111-3F4D-4A4C-9D2B-5E6F7A8B9C0D"]);
    expected["attributes"]["remove"] = json!(true);
    assert_eq!(sent(attribute), expected);

    let html = Change::new(ChangeType::InsertHtml).selector(".buy").operator(InsertOperator::After).value("<p>New</p>");
    let expected = json!({ "type": "insert_html", "selector": ".buy", "operator": "after", "value": "<p>New</p>" });
    assert_eq!(sent(html), expected);

    let extension = Change::new(ChangeType::Extension).extension_id("123").config(json!({ "text": "Sale" }));
    let expected = json!({ "type": "extension", "extension_id": "123", "config": { "text": "Sale" } });
    assert_eq!(sent(extension), expected);

    let redirect = Change::new(ChangeType::Redirect)
        .destination("https://shop.example/new/")
        .preserve_parameters(true)
        .allow_additional_redirect(false);
    let expected = json!({
        "type": "redirect",
        "destination": "https://shop.example/new/",
        "preserve_parameters": true,
        "allow_additional_redirect": false,
    });
    assert_eq!(sent(redirect.clone()), expected);
    let both = redirect.destination_function("function () { return '/'; }");
    let variation = Variation::new(10_000).actions([Action::new(8, [both])]);
    let call = client().experiments().create(an_experiment(5).variations([variation]));
    expect_refusal(call.request(), "destination");
}

#[test]
fn a_change_is_made_of_what_its_kind_needs() {
    let attributes = || ChangeAttributes::new().text("Buy");
    let function = "function () { return '/new/'; }";
    for (change, expected) in [
        (Change::custom_code("go();"), json!({ "type": "custom_code", "value": "go();" })),
        (Change::custom_css(".buy {}"), json!({ "type": "custom_css", "value": ".buy {}" })),
        (
            Change::attribute(".buy", attributes()),
            json!({ "type": "attribute", "selector": ".buy", "attributes": { "text": "Buy" } }),
        ),
        (
            Change::insert_html(".buy", InsertOperator::Before, "<p>New</p>"),
            json!({ "type": "insert_html", "selector": ".buy", "operator": "before", "value": "<p>New</p>" }),
        ),
        (
            Change::insert_image(".buy", InsertOperator::After, "new.png"),
            json!({ "type": "insert_image", "selector": ".buy", "operator": "after", "value": "new.png" }),
        ),
        (
            Change::redirect("https://shop.example/new/").allow_additional_redirect(true),
            json!({
                "type": "redirect",
                "destination": "https://shop.example/new/",
                "preserve_parameters": true,
                "allow_additional_redirect": true,
            }),
        ),
        (
            Change::redirect_by(function),
            json!({
                "type": "redirect",
                "destination_function": function,
                "preserve_parameters": false,
                "allow_additional_redirect": false,
            }),
        ),
        (Change::extension("123"), json!({ "type": "extension", "extension_id": "123" })),
        (Change::new(ChangeType::from("teleport")), json!({ "type": "teleport" })),
    ] {
        assert_eq!(sent(change), expected);
    }
    let nothing = Variation::new(10_000).actions([Action::new(8, [])]);
    let call = client().experiments().update(7, ExperimentUpdate::new().variations([nothing]));
    let body = json!({ "variations": [{ "weight": 10000, "actions": [{ "page_id": 8, "changes": [] }] }] });
    expect(call.request(), "PATCH", "experiments/7", body);
}

#[test]
fn a_metric_is_made_of_what_its_kind_needs() {
    let event = EventId::from(9);
    let metrics = [
        Metric::unique_conversions(event),
        Metric::total_conversions(9),
        Metric::revenue(event),
        Metric::overall_revenue(),
        Metric::value(event).winning_direction(Direction::Decreasing),
        Metric::ratio([SubMetric::new().event_id(10), SubMetric::new().event_id(11)]),
        Metric::bounce(event),
        Metric::exit(event),
        Metric::new().event_id(9),
    ];
    let body = json!({
        "project_id": 5,
        "metrics": [
            { "event_id": 9, "aggregator": "unique", "scope": "visitor", "winning_direction": "increasing" },
            { "event_id": 9, "aggregator": "count", "scope": "visitor", "winning_direction": "increasing" },
            {
                "event_id": 9,
                "aggregator": "sum",
                "field": "revenue",
                "scope": "visitor",
                "winning_direction": "increasing",
            },
            { "aggregator": "sum", "field": "revenue", "scope": "visitor", "winning_direction": "increasing" },
            {
                "event_id": 9,
                "aggregator": "sum",
                "field": "value",
                "scope": "visitor",
                "winning_direction": "decreasing",
            },
            {
                "aggregator": "ratio",
                "winning_direction": "increasing",
                "metrics": [{ "event_id": 10 }, { "event_id": 11 }],
            },
            { "event_id": 9, "aggregator": "bounce", "scope": "session", "winning_direction": "decreasing" },
            { "event_id": 9, "aggregator": "exit", "scope": "session", "winning_direction": "decreasing" },
            { "event_id": 9 },
        ],
    });
    let call = client().experiments().create(an_experiment(5).metrics(metrics));
    expect(call.request(), "POST", "experiments", body);
}

#[test]
fn each_kind_of_metric_has_its_fields() {
    let filter = MetricFilter::new().combine_operator(CombineOperator::Or).conditions([MetricFilterCondition::new()
        .name("size")
        .r#type(PropertyType::Number)
        .operator(PropertyOperator::GreaterThanOrEqualTo)
        .value("42")]);
    let metrics = [
        Metric::new()
            .event_id(9)
            .aggregator(Aggregator::Sum)
            .field(MetricField::Revenue)
            .scope(MetricScope::Visitor)
            .winning_direction(Direction::Increasing)
            .display_title("Revenue")
            .event_properties(MetricEventProperties::new().filter(filter)),
        Metric::new().aggregator(Aggregator::Ratio).time_window("2d").metrics([
            SubMetric::new().event_id(10).event_type(SubMetricEventType::Custom).aggregator(SubMetricAggregator::Count),
            SubMetric::new().event_id(11).field(MetricField::Value).scope(MetricScope::Session),
        ]),
    ];
    let body = json!({
        "project_id": 5,
        "metrics": [
            {
                "event_id": 9,
                "aggregator": "sum",
                "field": "revenue",
                "scope": "visitor",
                "winning_direction": "increasing",
                "display_title": "Revenue",
                "event_properties": {
                    "filter": {
                        "combine_operator": "or",
                        "conditions": [{
                            "name": "size",
                            "type": "number",
                            "operator": "greater_than_or_equal_to",
                            "value": "42",
                        }],
                    },
                },
            },
            {
                "aggregator": "ratio",
                "time_window": "2d",
                "metrics": [
                    { "event_id": 10, "event_type": "custom", "aggregator": "count" },
                    { "event_id": 11, "field": "value", "scope": "session" },
                ],
            },
        ],
    });
    let new = an_experiment(5).metrics(metrics);
    expect(client().experiments().create(new).request(), "POST", "experiments", body);
}

#[test]
fn campaigns_are_listed_by_project_and_archived() {
    let campaigns = client().campaigns();
    expect(campaigns.get(6).request(), "GET", "campaigns/6", NOTHING);
    expect_list(campaigns.list(5).request(), "campaigns", &[("project_id", "5")]);
    let query = [("project_id", "5"), ("for_journey", "false"), ("archived", "true")];
    expect_list(campaigns.list(5).for_journey(false).archived(true).request(), "campaigns", &query);
    expect(campaigns.archive(6).request(), "DELETE", "campaigns/6", NOTHING);
}

#[test]
fn a_campaign_puts_its_experiences_in_order() {
    expect(client().campaigns().create(a_campaign(5)).request(), "POST", "campaigns", json!({ "project_id": 5 }));
    let new = a_campaign(5)
        .name("Landing page")
        .description("Banners.")
        .r#type(CampaignType::Personalization)
        .holdback(500)
        .metrics([Metric::new().event_id(9)])
        .changes([SharedCodeChange::new(SharedCodeType::CustomCss, ".buy { color: red }")])
        .for_journey(true)
        .journey_id("7c6f1c0a")
        .archived(false)
        .custom_field_values(json!({ "team": "checkout" }))
        .page_ids([8]);
    let body = json!({
        "project_id": 5,
        "name": "Landing page",
        "description": "Banners.",
        "type": "personalization",
        "holdback": 500,
        "metrics": [{ "event_id": 9 }],
        "changes": [{ "type": "custom_css", "value": ".buy { color: red }" }],
        "for_journey": true,
        "journey_id": "7c6f1c0a",
        "archived": false,
        "custom_field_values": { "team": "checkout" },
        "page_ids": [8],
    });
    expect(client().campaigns().create(new).request(), "POST", "campaigns", body);
    let first = vec![ExperimentId::from(7), ExperimentId::from(8)];
    let update = CampaignUpdate::new()
        .name("Landing")
        .description("")
        .experiment_priorities([first, vec![9.into()]])
        .holdback(0)
        .metrics([])
        .changes([])
        .for_journey(false)
        .journey_id("8")
        .page_ids(Vec::<PageId>::new());
    let body = json!({
        "name": "Landing",
        "description": "",
        "experiment_priorities": [[7, 8], [9]],
        "holdback": 0,
        "metrics": [],
        "changes": [],
        "for_journey": false,
        "journey_id": "8",
        "page_ids": [],
    });
    expect(client().campaigns().update(6, update).request(), "PATCH", "campaigns/6", body);
}

#[test]
fn sections_belong_to_an_experiment() {
    let sections = client().sections();
    expect_list(sections.list(7).request(), "experiments/7/sections", &[]);
    let halves = [Variation::new(5_000).name("Long"), Variation::new(5_000).name("Short")];
    let new = NewSection::new(7, halves).project_id(5).name("Headline").description("Of the page.").archived(false);
    let body = json!({
        "project_id": 5,
        "name": "Headline",
        "description": "Of the page.",
        "archived": false,
        "variations": [{ "name": "Long", "weight": 5000 }, { "name": "Short", "weight": 5000 }],
    });
    expect(sections.create(new).request(), "POST", "experiments/7/sections", body);
    expect_refusal(sections.create(NewSection::new(7, [Variation::new(5_000)])).request(), "10000");
}

#[test]
fn a_section_is_found_by_two_ids() {
    let sections = client().sections();
    expect(sections.get(7, 12).request(), "GET", "experiments/7/sections/12", NOTHING);
    let update = SectionUpdate::new()
        .name("Title")
        .description("Of the page.")
        .variations([Variation::new(10_000).name("Long")])
        .archived(true);
    let body = json!({
        "name": "Title",
        "description": "Of the page.",
        "archived": true,
        "variations": [{ "name": "Long", "weight": 10000 }],
    });
    expect(sections.update(7, 12, update).request(), "PATCH", "experiments/7/sections/12", body);
    expect(sections.archive(7, 12).request(), "DELETE", "experiments/7/sections/12", NOTHING);
}

#[test]
fn summaries_are_listed_by_status() {
    let summaries = client().experiment_summaries().list(5);
    expect_list(summaries.request(), "experiment_summaries", &[("project_id", "5")]);
    let summaries = summaries
        .status(ExperimentStatus::Running)
        .archived(false)
        .sort(SummarySort::LastModified)
        .order(SortOrder::Desc);
    let query = [
        ("project_id", "5"),
        ("status", "running"),
        ("archived", "false"),
        ("sort", "last_modified"),
        ("order", "desc"),
    ];
    expect_list(summaries.request(), "experiment_summaries", &query);
}
