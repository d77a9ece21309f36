//! Experiments, campaigns and sections as responses have them.

use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::v2::{at, read, with};
use crate::support::v2_examples::*;

#[test]
fn a_web_experiment_is_read() {
    let read: Experiment = read(web_experiment());
    assert_eq!(read.id, ExperimentId::from(5112213213413376));
    assert_eq!(read.project_id, Some(5024793028722690.into()));
    assert_eq!(read.campaign_id, Some(5230214315433984.into()));
    assert_eq!(read.name.as_deref(), Some("Bigger buttons"));
    assert_eq!(read.description.as_deref(), Some("Bigger buttons are easier to find."));
    assert_eq!((&read.r#type, &read.status), (&Some(ExperimentType::Ab), &Some(ExperimentStatus::Running)));
    assert_eq!(read.audience_conditions, Some(AudienceId::from(5349231415123968).into()));
    assert_eq!(read.page_ids, [PageId::from(5845263513518080)]);
    assert_eq!((read.holdback, read.traffic_allocation), (Some(500), Some(10_000)));
    assert_eq!(read.allocation_policy.as_deref(), Some("manual"));
    assert_eq!(read.results_token.as_ref().map(Secret::expose), Some("AAAAresultsecret"));
    assert_eq!(read.custom_field_values, Some(json!({ "team": "checkout", "budget": 12.5 })));
    assert_eq!(read.is_classic, Some(false));
    assert_eq!(read.earliest, Some(at("2019-06-01T07:00:00.000000Z")));
    assert_eq!(read.latest, Some(at("2019-06-02T07:00:00.000000Z")));
    assert_eq!(read.created.as_ref().map(Timestamp::as_str), Some("2019-05-29T20:25:53.423147Z"));
    assert_eq!(read.last_modified.as_ref().map(Timestamp::as_str), Some("2019-06-01T07:00:00.000001Z"));
    assert!(read.extra().is_empty());

    let schedule = read.schedule.unwrap();
    assert_eq!(schedule.start_time.as_deref(), Some("2019-06-01T09:00"));
    assert_eq!(schedule.stop_time.as_deref(), Some("2019-06-30T18:00"));
    assert_eq!(schedule.time_zone.as_deref(), Some("Europe/Rome"));

    let [shared] = read.changes.as_slice() else { panic!("{:?}", read.changes) };
    assert_eq!((&shared.r#type, shared.value.as_str()), (&SharedCodeType::CustomCss, ".buy { color: red }"));
    assert_eq!((shared.name.as_deref(), shared.selector.as_deref()), (Some("Red"), Some(".buy")));
    assert_eq!(shared.r#async, Some(false));
    assert_eq!(shared.src(), Some("https://cdn.shop.example/shared.js"));

    let [original, bigger] = read.variations.as_slice() else { panic!("{:?}", read.variations) };
    assert_eq!((original.variation_id, original.weight), (Some(5731474612256768.into()), 5_000));
    assert_eq!((original.name.as_deref(), original.description.as_deref()), (Some("Original"), None));
    assert_eq!((&original.status, original.archived), (&Some(VariationStatus::Active), Some(false)));
    assert!(original.actions.is_empty() && original.key.is_none());
    assert_eq!(bigger.description.as_deref(), Some("Twice the size."));
    let [action] = bigger.actions.as_slice() else { panic!("{:?}", bigger.actions) };
    assert_eq!(action.page_id, PageId::from(5845263513518080));
    assert!(action.share_link().unwrap().expose().ends_with("linksecret"));
    assert_eq!(action.changes.len(), 8);
}

#[test]
fn a_change_of_each_kind_is_read() {
    let changes: Vec<Change> = read(changes());
    let kinds: Vec<_> = changes.iter().map(|change| change.r#type.clone()).collect();
    let expected = [
        ChangeType::Attribute,
        ChangeType::CustomCode,
        ChangeType::CustomCss,
        ChangeType::InsertHtml,
        ChangeType::InsertImage,
        ChangeType::Extension,
        ChangeType::Redirect,
        ChangeType::Redirect,
    ];
    assert_eq!(kinds, expected);
    assert!(changes.iter().all(|change| change.extra().is_empty() && change.id.is_some()));
    let [attribute, code, css, html, image, extension, redirect, function] = &changes[..] else { panic!() };

    let attributes = attribute.attributes.as_ref().unwrap();
    assert_eq!((attributes.class.as_deref(), attributes.text.as_deref()), (Some("wide"), Some("Buy")));
    assert_eq!(attributes.href.as_deref(), Some("https://shop.example/buy/"));
    assert_eq!((attributes.html.as_deref(), attributes.src.as_deref()), (Some("<b>Buy</b>"), Some("button.png")));
    assert_eq!(
        (attributes.style.as_deref(), attributes.hide, attributes.remove),
        (Some("color: red"), Some(false), Some(false))
    );
    let styles = attribute.css.as_ref().unwrap();
    assert_eq!((styles.background_color.as_deref(), styles.color.as_deref()), (Some("#fff"), Some("#333")));
    assert_eq!((styles.font_family.as_deref(), styles.font_size.as_deref()), (Some("serif"), Some("20px")));
    assert_eq!((styles.border_width.as_deref(), styles.width.as_deref()), (Some("1px"), Some("50%")));
    let place = attribute.rearrange.as_ref().unwrap();
    assert_eq!((place.insert_selector.as_deref(), &place.operator), (Some(".cart"), &Some(InsertOperator::Before)));

    assert_eq!((code.value.as_deref(), code.r#async), (Some("console.log('hello');"), Some(true)));
    assert_eq!(code.src(), Some("https://cdn.shop.example/change.js"));
    assert_eq!(code.dependencies, [attribute.id.clone().unwrap()]);
    assert_eq!((css.selector.as_deref(), css.dependencies.len()), (Some("head"), 0));
    assert_eq!((&html.operator, html.value.as_deref()), (&Some(InsertOperator::After), Some("<p>Only today</p>")));
    assert!(html.attributes.is_some() && html.css.is_some(), "both are there, and empty");
    assert_eq!(image.operator, Some(InsertOperator::Before));
    assert_eq!(extension.extension_id.as_deref(), Some("5931461511123456"));
    assert_eq!(extension.config, Some(json!({ "text": "Sale", "colors": ["red", null], "delay": 0.1 })));
    assert_eq!(redirect.destination.as_deref(), Some("https://shop.example/new/"));
    assert_eq!((redirect.preserve_parameters, redirect.allow_additional_redirect), (Some(true), Some(false)));
    assert_eq!(function.destination_function.as_deref(), Some("function () { return '/new/'; }"));
    assert_eq!((&function.destination, function.preserve_parameters), (&None, Some(false)));
}

#[test]
fn a_metric_of_each_kind_is_read() {
    let metrics: Vec<Metric> = read(metrics());
    let [unique, revenue, ratio, exit] = &metrics[..] else { panic!("{metrics:?}") };
    assert_eq!((unique.event_id, &unique.aggregator), (Some(5651230000000001.into()), &Some(Aggregator::Unique)));
    assert_eq!((&unique.scope, &unique.winning_direction), (&Some(MetricScope::Visitor), &Some(Direction::Increasing)));
    assert_eq!(unique.display_title.as_deref(), Some("Buyers"));
    assert_eq!((revenue.event_id, &revenue.field), (None, &Some(MetricField::Revenue)));
    assert_eq!((ratio.event_id, ratio.time_window.as_deref()), (None, Some("2d")));
    let [clicks, views] = ratio.metrics.as_slice() else { panic!("{:?}", ratio.metrics) };
    assert_eq!(
        (clicks.event_id, &clicks.event_type),
        (Some(5651230000000002.into()), &Some(SubMetricEventType::Click))
    );
    assert_eq!((&clicks.aggregator, &clicks.field), (&Some(SubMetricAggregator::Count), &None));
    assert_eq!((views.event_id, &views.field), (None, &Some(MetricField::Value)));
    assert_eq!((&clicks.scope, &views.scope), (&Some(MetricScope::Event), &Some(MetricScope::Session)));
    assert_eq!((&exit.aggregator, &exit.winning_direction), (&Some(Aggregator::Exit), &Some(Direction::Decreasing)));
    let filter = exit.event_properties.as_ref().unwrap().filter.as_ref().unwrap();
    assert_eq!((&filter.combine_operator, filter.conditions.len()), (&Some(CombineOperator::And), 2));
    let size = &filter.conditions[0];
    assert_eq!((size.name.as_deref(), size.value.as_deref()), (Some("size"), Some("42")));
    assert_eq!(
        (&size.r#type, &size.operator),
        (&Some(PropertyType::Number), &Some(PropertyOperator::GreaterThanOrEqualTo))
    );
}

#[test]
fn a_full_stack_experiment_has_keys_and_environments() {
    let read: Experiment = read(full_stack_experiment());
    assert_eq!((read.key.as_deref(), read.name.as_deref()), (Some("bigger_buttons"), None));
    assert_eq!((read.page_ids.len(), read.metrics.len(), read.traffic_allocation), (0, 0, Some(5_000)));
    let keys: Vec<_> = read.variations.iter().map(|variation| variation.key.as_deref()).collect();
    assert_eq!(keys, [Some("small"), Some("big")]);
    assert_eq!(read.variations[1].status, Some(VariationStatus::Paused));
    let production = &read.environments["production"];
    assert_eq!(production.status, EnvironmentStatus::Running);
    assert_eq!(production.environment_id(), Some(10390965001.into()));
    assert_eq!(production.environment_name(), Some("Production"));
    assert_eq!(production.percentage_included(), Some(5_000));
    assert_eq!(read.environments["development"].percentage_included(), None, "null was seen");
    let [tester] = read.whitelist.as_slice() else { panic!("{:?}", read.whitelist) };
    assert_eq!((tester.user_id.as_str(), tester.variation_id), ("tester", 10390977602.into()));
}

#[test]
fn a_feature_test_has_values_of_variables() {
    let read: Experiment = read(feature_test());
    assert_eq!((&read.r#type, &read.status), (&Some(ExperimentType::Feature), &Some(ExperimentStatus::Concluded)));
    assert_eq!(read.feature_id, Some(10390970001.into()));
    assert_eq!(
        (read.feature_key.as_deref(), read.feature_name.as_deref()),
        (Some("new_checkout"), Some("New checkout"))
    );
    let [off, wide] = read.variations.as_slice() else { panic!("{:?}", read.variations) };
    assert_eq!((off.feature_enabled, off.variable_values.len()), (Some(false), 0));
    assert_eq!((wide.feature_enabled, wide.variable_values.len()), (Some(true), 2));
    assert_eq!((wide.variable_values["rows"].as_str(), wide.variable_values["columns"].as_str()), ("2", "3"));
}

#[test]
fn a_multivariate_experiment_runs_on_addresses_and_has_sections() {
    let experiment: Experiment = read(multivariate_experiment());
    assert_eq!(experiment.multivariate_traffic_policy, Some(MultivariatePolicy::FullFactorial));
    let targeting = experiment.url_targeting.unwrap();
    assert_eq!(targeting.edit_url, "https://shop.example/");
    assert_eq!(targeting.page_id(), Some(5845263513518081.into()));
    assert_eq!(targeting.activation_type, Some(ActivationType::Polling));
    assert_eq!(targeting.activation_code.as_deref(), Some("return window.ready;"));
    assert_eq!(targeting.conditions.unwrap().to_string(), "the URL is simply \"https://shop.example/\"");
    assert!(targeting.key.unwrap().ends_with("headlines"));
    let section: Section = read(section());
    assert_eq!(section.id, SectionId::from(5112213213413390));
    assert_eq!(section.experiment_id, Some(5112213213413377.into()));
    assert_eq!((section.name.as_deref(), section.archived), (Some("Headline"), Some(false)));
    assert_eq!(section.variations.iter().map(|variation| variation.weight).sum::<u32>(), 10_000);
}

#[test]
fn an_experience_has_neither_metrics_nor_pages() {
    let experience = json!({
        "id": 5112213213413378_u64,
        "campaign_id": 5230214315433984_u64,
        "project_id": 5024793028722690_u64,
        "type": "personalization",
        "status": "campaign_paused",
        "variations": [{ "variation_id": 5731474612256772_u64, "weight": 10000, "actions": [] }],
    });
    let read: Experiment = read(experience);
    assert_eq!(
        (&read.r#type, &read.status),
        (&Some(ExperimentType::Personalization), &Some(ExperimentStatus::CampaignPaused))
    );
    assert!(read.metrics.is_empty() && read.page_ids.is_empty() && read.changes.is_empty());
    assert!(read.environments.is_empty() && read.whitelist.is_empty());
    assert!(read.url_targeting.is_none() && read.schedule.is_none());
}

#[test]
fn a_campaign_has_priorities_in_groups() {
    let read: Campaign = read(campaign());
    assert_eq!((read.id, read.project_id), (5230214315433984.into(), Some(5024793028722690.into())));
    assert_eq!(
        (read.name.as_deref(), read.description.as_deref()),
        (Some("Landing page"), Some("Banners for those who came back."))
    );
    assert_eq!((&read.r#type, &read.status), (&Some(CampaignType::Personalization), &Some(CampaignStatus::Running)));
    let [first, second] = read.experiment_priorities.as_slice() else { panic!("{:?}", read.experiment_priorities) };
    assert_eq!(first[..], [ExperimentId::from(5112213213413376), 5112213213413378.into()]);
    assert_eq!(second[..], [ExperimentId::from(5112213213413379)]);
    assert_eq!((read.holdback, read.metrics.len(), read.changes.len()), (Some(500), 4, 1));
    assert_eq!(
        (read.for_journey, read.journey_id.as_deref(), read.archived),
        (Some(false), Some("7c6f1c0a"), Some(false))
    );
    assert_eq!(read.custom_field_values, Some(json!({ "team": "checkout" })));
    assert_eq!((read.page_ids.len(), read.url_targeting.is_some()), (1, true));
    assert_eq!(read.earliest, Some(at("2019-06-01T07:00:00.000000Z")));
    assert_eq!(read.latest, Some(at("2019-06-02T07:00:00.000000Z")));
    assert!(read.extra().is_empty());
}

#[test]
fn the_hidden_campaign_of_an_experiment_is_of_the_kind_other() {
    let hidden =
        json!({ "id": 10390977670_u64, "project_id": 10390965532_u64, "type": "other", "status": "not_started" });
    let read: Campaign = read(hidden);
    assert_eq!((read.r#type, read.status), (Some(CampaignType::Other), Some(CampaignStatus::NotStarted)));
    assert!(read.experiment_priorities.is_empty() && read.name.is_none() && read.latest.is_none());
}

#[test]
fn values_and_fields_that_are_new_are_kept() {
    let newer = json!({
        "type": "holdout",
        "status": "draft",
        "rollout": { "share": 0.1 },
        "variations": [{ "variation_id": 1, "weight": 10000, "status": "frozen", "color": "red", "actions": [
            { "page_id": 2, "since": null, "changes": [{ "type": "video", "autoplay": true }] },
        ] }],
    });
    let experiment = with(web_experiment(), newer);
    let read: Experiment = read(experiment);
    let unknown = |value: &str| value.to_owned();
    assert_eq!(read.r#type, Some(ExperimentType::Unrecognized(unknown("holdout"))));
    assert_eq!(read.status, Some(ExperimentStatus::Unrecognized(unknown("draft"))));
    assert_eq!(read.extra().get("rollout"), Some(&json!({ "share": 0.1 })));
    let variation = &read.variations[0];
    assert_eq!(variation.status, Some(VariationStatus::Unrecognized(unknown("frozen"))));
    assert_eq!(variation.extra().get("color"), Some(&json!("red")));
    let action = &variation.actions[0];
    assert_eq!(action.extra().get("since"), Some(&Value::Null));
    assert_eq!(action.changes[0].r#type, ChangeType::Unrecognized(unknown("video")));
    assert_eq!(action.changes[0].extra().get("autoplay"), Some(&json!(true)));
}

#[test]
fn maps_are_read_in_the_order_of_the_response() {
    let text = r#"{
        "id": 7,
        "environments": { "production": { "status": "running" }, "development": { "status": "paused" } },
        "variations": [{ "weight": 10000, "variable_values": { "rows": "2", "columns": "3", "a": "" } }]
    }"#;
    let read: Experiment = serde_json::from_str(text).unwrap();
    let environments: Vec<_> = read.environments.iter().map(|(key, of)| (key.as_str(), of.status.clone())).collect();
    let expected = [("production", EnvironmentStatus::Running), ("development", EnvironmentStatus::Paused)];
    assert_eq!(environments, expected);
    let values: Vec<_> =
        read.variations[0].variable_values.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(values, [("rows", "2"), ("columns", "3"), ("a", "")]);
}
