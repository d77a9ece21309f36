//! Decoding of responses: the documented shapes of every resource, and the permitted differences from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use optimizely_rest::classic::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::support::documented::*;

/// A response for any type of the crate.
trait Wire: DeserializeOwned + Serialize + PartialEq + Debug {}

impl<T: DeserializeOwned + Serialize + PartialEq + Debug> Wire for T {}

#[track_caller]
fn read<T: Wire>(value: Value) -> T {
    read_text(&value.to_string()).unwrap()
}

/// As a response is read: from text.
fn read_text<T: Wire>(text: &str) -> serde_json::Result<T> {
    serde_json::from_str(text)
}

#[track_caller]
fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(exposing_secrets(value)).unwrap()
}

/// The example with some of its fields replaced.
fn with(mut example: Value, changes: Value) -> Value {
    let changes: Map<String, Value> = serde_json::from_value(changes).unwrap();
    example.as_object_mut().unwrap().extend(changes);
    example
}

/// The example without one of its fields.
fn without(mut example: Value, name: &str) -> Value {
    example.as_object_mut().unwrap().remove(name).expect("the example has no such field");
    example
}

#[test]
fn a_project_is_read() {
    let read: Project = read(project());
    assert_eq!(read.id, ProjectId::from(1234));
    assert_eq!((read.account_id, read.code_revision), (123456789, 12));
    assert_eq!(read.project_name, "Web shop");
    assert_eq!(read.project_status, ProjectStatus::Active);
    assert_eq!(read.created.as_str(), "2014-04-16T21:33:34.408430Z");
    assert_eq!(read.last_modified.as_str(), "2014-06-10T22:12:21.707170Z");
    assert_eq!(read.library, Library::Jquery1_6_4Trim);
    assert_eq!(read.js_file_size, Some(23693));
    assert_eq!(read.project_javascript.as_deref(), Some("shared = {};"));
    assert_eq!(read.exclude_names, None);
    assert_eq!(read.ip_filter.as_deref(), Some("192.0.2.7"));
    assert_eq!(read.dcp_service_id, Some(DcpServiceId::from(121)));
    assert_eq!(read.socket_token.as_ref().map(Secret::expose), Some("SOCKET~1~secret"));
    assert!(read.extra().is_empty());
    let flags =
        [read.include_jquery, read.enable_force_variation, read.exclude_disabled_experiments, read.ip_anonymization];
    assert_eq!(flags, [false; 4]);
}

#[test]
fn each_flag_of_a_project_is_read_into_its_own_field() {
    assert!(read::<Project>(with(project(), json!({ "include_jquery": true }))).include_jquery);
    assert!(read::<Project>(with(project(), json!({ "enable_force_variation": true }))).enable_force_variation);
    let disabled = json!({ "exclude_disabled_experiments": true });
    assert!(read::<Project>(with(project(), disabled)).exclude_disabled_experiments);
    assert!(read::<Project>(with(project(), json!({ "ip_anonymization": true }))).ip_anonymization);
    assert_eq!(read::<Project>(with(project(), json!({ "exclude_names": true }))).exclude_names, Some(true));
}

#[test]
fn a_new_project_has_no_snippet_yet() {
    let new = json!({
        "code_revision": 0, "include_jquery": true, "js_file_size": null, "project_javascript": null, "ip_filter": "",
    });
    let new = without(without(with(project(), new), "socket_token"), "dcp_service_id");
    let read: Project = read(new);
    assert_eq!((read.js_file_size, read.project_javascript), (None, None));
    assert_eq!(read.ip_filter.as_deref(), Some(""));
    assert_eq!((read.socket_token, read.dcp_service_id), (None, None));
}

#[test]
fn an_experiment_is_read_with_its_url_conditions() {
    let read: Experiment = read(experiment());
    assert_eq!(read.id, ExperimentId::from(791495413));
    assert_eq!(read.project_id, ProjectId::from(754864960));
    assert_eq!((read.description.as_str(), read.details.as_str()), ("Longer teaser", "More text, more readers."));
    assert_eq!(read.edit_url, "https://news.example/2014/teaser/");
    assert_eq!(read.status, ExperimentStatus::NotStarted);
    assert_eq!(read.audience_ids, [AudienceId::from(31)]);
    assert_eq!(read.activation_mode, ActivationMode::Immediate);
    assert_eq!(read.conditional_code.as_deref(), Some("ready()"));
    assert_eq!((read.custom_css.as_str(), read.custom_js.as_str()), ("", ""));
    assert_eq!(read.percentage_included, 10_000);
    assert_eq!(read.experiment_type, ExperimentType::Ab);
    assert_eq!(read.variation_ids, [VariationId::from(800227656), VariationId::from(800227657)]);
    assert_eq!(read.display_goal_order_lst, [GoalId::from(820360058)]);
    assert_eq!(read.primary_goal_id, None);
    assert!(!read.is_multivariate);
    assert!(read.shareable_results_link.expose().ends_with("token=linksecret"));
    assert_eq!(read.created.as_str(), "2014-04-12T19:10:53.588450Z");

    let [condition] = read.url_conditions.as_slice() else { panic!("{:?}", read.url_conditions) };
    assert_eq!(condition.value, "https://news.example/2014/teaser");
    assert_eq!((&condition.match_type, condition.negate), (&Some(UrlMatchType::Simple), Some(false)));
    assert_eq!(condition.index(), Some(0));
    assert_eq!(condition.created().map(Timestamp::as_str), Some("2014-04-12T19:10:53.806640Z"));
    assert_eq!(condition.last_modified().map(Timestamp::as_str), Some("2014-04-12T19:10:53.806650Z"));
}

#[test]
fn a_schedule_is_read_with_one_time_or_two() {
    let starting: Schedule = read(schedule());
    assert_eq!((starting.id, starting.experiment_id), (ScheduleId::from(9012), ExperimentId::from(5678)));
    assert_eq!(starting.status, ScheduleStatus::Active);
    assert_eq!(starting.start_time.as_ref().map(Timestamp::as_str), Some("2015-01-01T08:00:00Z"));
    assert_eq!(starting.stop_time, None);
    let stopping: Schedule = read(with(
        schedule(),
        json!({
            "status": "INACTIVE", "start_time": null, "stop_time": "2015-01-02T08:00:00Z",
        }),
    ));
    assert_eq!(stopping.status, ScheduleStatus::Inactive);
    assert_eq!(stopping.start_time, None);
    assert_eq!(stopping.stop_time.as_ref().map(Timestamp::as_str), Some("2015-01-02T08:00:00Z"));
}

#[test]
fn a_variation_is_read() {
    let read: Variation = read(variation());
    assert_eq!(read.id, VariationId::from(859611684));
    assert_eq!(read.experiment_id, ExperimentId::from(854484703));
    assert_eq!(read.project_id, ProjectId::from(859720118));
    assert_eq!((read.description.as_str(), read.js_component.as_str()), ("Red", "paint('red');"));
    assert_eq!((read.is_paused, read.weight, read.section_id), (false, Some(5000), None));
    assert_eq!(read.created.as_str(), "2014-04-17T00:47:06.388650Z");
}

#[test]
fn a_variation_of_a_multivariate_test_has_a_section_in_place_of_a_weight() {
    let read: Variation = read(with(variation(), json!({ "weight": null, "section_id": 42, "is_paused": true })));
    assert_eq!((read.weight, read.section_id, read.is_paused), (None, Some(42), true));
}

#[test]
fn a_click_goal_is_read() {
    let read: Goal = read(goal());
    assert_eq!((read.id, read.project_id), (GoalId::from(543071054), ProjectId::from(547944643)));
    assert_eq!((read.title.as_str(), read.description.as_str()), ("Menu clicks", "Is the menu used? #menu"));
    assert_eq!(read.goal_type, GoalType::Click);
    assert_eq!(read.experiment_ids, [ExperimentId::from(561450169)]);
    assert_eq!(read.selector.as_deref(), Some(".menu > button"));
    assert_eq!((read.target_to_experiments, read.archived), (Some(true), false));
    assert_eq!((read.is_editable, read.addable), (None, None));
    assert_eq!(read.event.as_deref(), Some("menu_clicks"));
    assert!(read.target_urls.is_empty() && read.target_url_match_types.is_empty());
    assert!(read.urls.is_empty() && read.url_match_types.is_empty());
}

#[test]
fn an_old_pageview_goal_is_read() {
    let read: Goal = read(with(
        goal(),
        json!({
            "goal_type": 3, "urls": ["/thanks", "^/done"], "url_match_types": [4, 2],
            "target_urls": ["/a"], "target_url_match_types": [1],
            "selector": null, "target_to_experiments": null, "event": null, "is_editable": false, "addable": true,
        }),
    ));
    assert_eq!(read.goal_type, GoalType::Pageviews);
    assert_eq!(read.urls, ["/thanks", "^/done"]);
    assert_eq!(read.url_match_types, [GoalUrlMatchType::Substring, GoalUrlMatchType::Regex]);
    assert_eq!((read.target_urls, read.target_url_match_types), (vec!["/a".to_owned()], vec![GoalUrlMatchType::Exact]));
    assert_eq!((read.selector, read.target_to_experiments, read.event), (None, None, None));
    assert_eq!((read.is_editable, read.addable), (Some(false), Some(true)));
}

#[test]
fn an_audience_is_read_with_its_conditions_as_they_came() {
    let read: Audience = read(audience());
    assert_eq!((read.id, read.project_id), (AudienceId::from(567), ProjectId::from(1234)));
    assert_eq!((read.name.as_str(), read.description.as_str()), ("Danes", "From Denmark"));
    assert_eq!((read.segmentation, read.archived), (false, false));
    // Its spaces included: the text is not the one that this crate would write.
    assert_eq!(written(&read)["conditions"], r#"["and", {"type":"browser", "value":"gc"}]"#);
}

#[test]
fn a_dimension_is_read() {
    let read: Dimension = read(dimension());
    assert_eq!((read.id, read.project_id), (DimensionId::from(5678), ProjectId::from(1234)));
    assert_eq!(read.name, "Plan");
    assert_eq!(read.client_api_name, "plan");
    assert_eq!(read.description, "The plan they pay for");
    assert_eq!(read.last_modified.as_str(), "2015-01-01T00:00:00.000000Z");
}

#[test]
fn a_result_is_read() {
    let read: ExperimentResult = read(result());
    assert_eq!((read.variation_id.as_str(), read.baseline_id.as_str()), ("925781903", "924521605"));
    assert_eq!((read.variation_name.as_str(), read.goal_name.as_str()), ("Red", "Engagement"));
    assert_eq!(read.goal_id, GoalId::from(820360058));
    assert_eq!(read.begin_time.as_str(), "2014-07-25T20:30:00Z");
    assert_eq!(read.end_time.as_str(), "2014-07-25T20:38:09Z");
    assert_eq!((read.visitors, read.conversions), (853, 204));
    assert_eq!((read.conversion_rate, read.improvement, read.confidence), (Some(0.239), 0.014, 0.631));
    assert_eq!(read.status, ResultStatus::Inconclusive);
    assert_eq!((read.difference, read.is_revenue), (None, false));
    assert_eq!((read.revenue, read.revenue_per_visitor), (None, None));
}

#[test]
fn a_stat_is_read() {
    let read: ExperimentStat = read(stat());
    assert_eq!((read.variation_id.as_str(), read.baseline_id.as_str()), ("925781903", "924521605"));
    assert_eq!(read.status, ResultStatus::Winner);
    assert_eq!((read.visitors, read.conversions, read.conversion_rate), (853, 204, Some(0.239)));
    assert_eq!((read.improvement, read.difference, read.statistical_significance), (0.142, 0.034, 0.967));
    assert_eq!(read.difference_confidence_interval_min, -0.002);
    assert_eq!(read.difference_confidence_interval_max, 0.071);
    assert_eq!(read.visitors_until_statistically_significant, 100);
    assert_eq!((read.is_revenue, read.revenue, read.revenue_per_visitor), (false, None, None));
}

#[test]
fn a_revenue_goal_has_money_in_place_of_a_rate() {
    let money = json!({ "is_revenue": true, "revenue": 1290.5, "revenue_per_visitor": 1.513 });
    let result: ExperimentResult = read(without(with(result(), money.clone()), "conversion_rate"));
    assert_eq!((result.revenue, result.revenue_per_visitor), (Some(1290.5), Some(1.513)));
    assert_eq!((result.is_revenue, result.conversion_rate), (true, None));
    let stat: ExperimentStat = read(without(with(stat(), money), "conversion_rate"));
    assert_eq!((stat.revenue, stat.revenue_per_visitor), (Some(1290.5), Some(1.513)));
    assert_eq!((stat.is_revenue, stat.conversion_rate), (true, None));
}

#[test]
fn a_baseline_has_integers_where_others_have_fractions() {
    let zeros =
        json!({ "status": "baseline", "improvement": 0, "confidence": 0, "conversion_rate": 0, "difference": 0 });
    let result: ExperimentResult = read(with(result(), zeros));
    assert_eq!(result.status, ResultStatus::Baseline);
    assert_eq!((result.improvement, result.confidence), (0.0, 0.0));
    assert_eq!((result.conversion_rate, result.difference), (Some(0.0), Some(0.0)));
    let zeros = json!({
        "status": "baseline", "improvement": 0, "difference": 0, "statistical_significance": 0,
        "difference_confidence_interval_min": 0, "difference_confidence_interval_max": 0,
        "visitors_until_statistically_significant": 0, "revenue": 7, "revenue_per_visitor": 0,
    });
    let stat: ExperimentStat = read(with(stat(), zeros));
    assert_eq!((stat.improvement, stat.difference, stat.statistical_significance), (0.0, 0.0, 0.0));
    assert_eq!((stat.revenue, stat.revenue_per_visitor), (Some(7.0), Some(0.0)));
}

#[test]
fn the_result_of_a_multivariate_test_joins_ids_and_names() {
    let joined = json!({ "variation_id": "11_22_33", "variation_name": "Red,Round,Big" });
    let read: ExperimentResult = read(with(result(), joined));
    assert_eq!((read.variation_id.as_str(), read.variation_name.as_str()), ("11_22_33", "Red,Round,Big"));
}

#[test]
fn an_uploaded_list_is_read_without_its_content() {
    let read: UploadedList = read(uploaded_list());
    assert_eq!((read.id, read.project_id), (UploadedListId::from(123), ProjectId::from(456)));
    assert_eq!(read.account_id, 789);
    assert_eq!((read.name.as_str(), read.description.as_str()), ("vip-2015", "Good customers"));
    assert_eq!((read.list_type, read.format), (ListType::Cookies, ListFormat::Csv));
    assert_eq!(read.key_fields, "uid,session");
}

#[test]
fn a_dcp_service_is_read() {
    let read: DcpService = read(with(dcp_service(), json!({ "archived": true })));
    assert_eq!((read.id, read.account_id), (DcpServiceId::from(121), 555));
    assert_eq!((read.name.as_str(), read.archived), ("Customers", true));
    assert_eq!((read.aws_access_key.as_str(), read.aws_secret_key.expose()), ("ACCESS1", "servicesecret"));
    assert_eq!(read.s3_path, "bucket/dcp/121");
}

#[test]
fn a_dcp_datasource_is_read_with_its_attributes() {
    let source: DcpDatasource = read(dcp_datasource());
    assert_eq!((source.id, source.dcp_service_id), (DcpDatasourceId::from(912), DcpServiceId::from(121)));
    assert_eq!((source.name.as_str(), source.description), ("Buyers", None));
    assert_eq!(source.keyfield_locator_type, KeyfieldLocatorType::JsVariable);
    assert_eq!(source.keyfield_locator_name.as_deref(), Some("buyer_id"));
    assert_eq!((source.archived, source.is_optimizely), (false, false));
    assert_eq!(source.aws_secret_key.expose(), "sourcesecret");
    assert_eq!(source.s3_path, "bucket/dcp/121/912");

    let [attribute] = source.attributes.as_slice() else { panic!("{:?}", source.attributes) };
    assert_eq!((attribute.id, attribute.name.as_str()), (DcpAttributeId::from(33), "since"));
    assert_eq!((attribute.archived, attribute.is_value_public), (Some(false), Some(true)));
    assert_eq!(attribute.datatype, Some(AttributeDatatype::Datetime));
    assert_eq!(attribute.format, Some(DatetimeFormat::Epoch));
    assert_eq!(attribute.description.as_deref(), Some("First order"));

    let by_uid = json!({ "keyfield_locator_type": "uid", "keyfield_locator_name": null, "attributes": [] });
    let source: DcpDatasource = read(with(dcp_datasource(), by_uid));
    assert_eq!((source.keyfield_locator_type, source.keyfield_locator_name), (KeyfieldLocatorType::Uid, None));
}

#[test]
fn a_dcp_attribute_is_read_with_its_times_and_in_a_list_without() {
    let alone: DcpAttribute = read(dcp_attribute());
    assert_eq!((alone.id, alone.dcp_datasource_id), (DcpAttributeId::from(33), DcpDatasourceId::from(912)));
    assert_eq!((alone.name.as_str(), alone.description.as_deref()), ("since", Some("First order")));
    assert_eq!((alone.datatype, alone.format), (AttributeDatatype::Datetime, Some(DatetimeFormat::Date)));
    assert_eq!((alone.archived, alone.is_value_public), (false, false));
    assert_eq!(alone.created.as_ref().map(Timestamp::as_str), Some("2015-05-05T10:00:00.000050Z"));
    assert_eq!(alone.last_modified.as_ref().map(Timestamp::as_str), Some("2015-05-06T10:00:00.000060Z"));

    let listed = without(without(dcp_attribute(), "created"), "last_modified");
    let listed = with(listed, json!({ "datatype": "long", "format": null, "description": null }));
    let listed: DcpAttribute = read(listed);
    assert_eq!((listed.created, listed.last_modified, listed.format), (None, None, None));
    assert_eq!((listed.datatype, listed.description), (AttributeDatatype::Long, None));
}

#[test]
fn a_list_is_an_array_of_objects() {
    let listed = without(project(), "project_javascript");
    let list: Vec<Project> = read(json!([project(), listed]));
    assert_eq!(list.len(), 2);
    assert_eq!(list[1].project_javascript, None);
    assert!(read::<Vec<Project>>(json!([])).is_empty());
}

/// Holds a type against one example that has all of its fields, or all but those that only some objects have.
///
/// `optional` names the fields that were seen as null or missing; every other has to be there and to be of its type.
#[track_caller]
fn bounds<T: Wire>(example: Value, optional: &[&str]) {
    let value: T = read(example.clone());
    let fields: BTreeMap<String, Value> = serde_json::from_value(example.clone()).unwrap();
    for name in optional {
        assert!(fields.contains_key(*name), "the example lacks {name}");
    }
    for (name, known) in &fields {
        let name = name.as_str();
        let null = with(example.clone(), json!({ name: null })).to_string();
        let missing = without(example.clone(), name).to_string();
        let wrong = with(example.clone(), json!({ name: { "of": "another type" } })).to_string();
        let twice = example.to_string().replacen('{', &format!("{{{}:{known},", json!(name)), 1);
        let allowed = optional.contains(&name);
        assert_eq!(read_text::<T>(&null).is_ok(), allowed, "a null in {name}");
        assert_eq!(read_text::<T>(&missing).is_ok(), allowed, "no {name}");
        assert!(read_text::<T>(&wrong).is_err(), "an object in {name}");
        let error = read_text::<T>(&twice).expect_err("a key that stands there twice").to_string();
        assert!(error.contains("duplicate") && error.contains(name), "{error}");
        if !allowed {
            let error = read_text::<T>(&missing).unwrap_err().to_string();
            assert!(error.contains("missing") && error.contains(name), "{error}");
        }
    }
    for other in [json!(null), json!([]), json!("text"), json!(7), json!([example.clone()])] {
        assert!(read_text::<T>(&other.to_string()).is_err(), "{other} instead of the object");
    }

    // The value is serialized unchanged, and decodes to the same value again.
    assert_eq!(written(&value), example);
    let novel = with(example, json!({ "novel": { "deep": [1, null, "a"] }, "novel_null": null }));
    let kept: T = read(novel.clone());
    assert_eq!(written(&kept), novel);
    assert_eq!(read::<T>(written(&kept)), kept);
    assert_ne!(kept, value);
}

macro_rules! bounds {
    ($($ty:ident: $example:expr, $optional:expr;)*) => {
        /// For each type, its name and a check that exactly the optional fields may be missing.
        const BOUNDS: &[(&str, fn())] = &[$((stringify!($ty), || bounds::<$ty>($example, &$optional))),*];
    };
}

bounds! {
    Audience: audience(), [];
    DcpAttribute: dcp_attribute(), ["format", "description", "created", "last_modified"];
    // Inside of a data source it is abridged.
    DcpAttributeSummary: dcp_attribute_summary(), ["archived", "datatype", "format", "is_value_public", "description"];
    DcpDatasource: dcp_datasource(), ["description", "keyfield_locator_name"];
    DcpService: dcp_service(), [];
    Dimension: dimension(), [];
    Experiment: experiment(), ["primary_goal_id", "conditional_code"];
    // Only some goals have these.
    ExperimentResult: with(result(), json!({ "difference": 0.003, "revenue": 12.5, "revenue_per_visitor": 0.25 })),
        ["conversion_rate", "difference", "revenue", "revenue_per_visitor"];
    ExperimentStat: with(stat(), json!({ "revenue": 12.5, "revenue_per_visitor": 0.25 })),
        ["conversion_rate", "revenue", "revenue_per_visitor"];
    Goal: with(goal(), json!({ "addable": true })),
        ["addable", "selector", "target_to_experiments", "event", "is_editable"];
    Project: project(),
        ["js_file_size", "project_javascript", "exclude_names", "ip_filter", "socket_token", "dcp_service_id"];
    Schedule: schedule(), ["start_time", "stop_time"];
    UploadedList: uploaded_list(), [];
    // A new one has its value alone.
    UrlCondition: url_condition(), ["match_type", "negate", "index", "created", "last_modified"];
    Variation: variation(), ["weight", "section_id"];
}

#[test]
fn each_type_may_lack_only_what_was_seen_missing() {
    for (name, check) in BOUNDS {
        println!("{name}");
        check();
    }
}

#[test]
fn every_type_of_the_spec_has_its_bounds() {
    let spec = include_str!("../../../spec/resources.toml");
    let checked = optimizely_codegen::check(spec).expect("the crate was built from this spec");
    let resources = checked.surface().map(|resource| resource.ty);
    let objects = spec.lines().filter_map(|line| line.strip_prefix("[objects.")?.split(['.', ']']).next());
    let types: BTreeSet<_> = resources.chain(objects.map(str::to_owned)).collect();
    assert_eq!(types, BOUNDS.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn a_field_that_is_null_is_written_as_null_and_one_that_was_absent_is_not_invented() {
    let read: Project = read(without(project(), "socket_token"));
    let written = written(&read);
    assert_eq!(written["exclude_names"], Value::Null);
    assert!(written.as_object().unwrap().contains_key("exclude_names"));
    assert!(!written.as_object().unwrap().contains_key("socket_token"));
}

#[test]
fn numbers_and_texts_are_not_taken_for_one_another() {
    let refused = |changes: Value| read_text::<Variation>(&with(variation(), changes).to_string()).is_err();
    for changes in [
        json!({ "id": "859611684" }),
        json!({ "id": 8.5 }),
        json!({ "id": -1 }),
        json!({ "description": 7 }),
        json!({ "is_paused": 0 }),
        json!({ "is_paused": "false" }),
        json!({ "weight": 0.5 }),
        json!({ "weight": "5000" }),
        json!({ "created": 1397695626 }),
    ] {
        assert!(refused(changes.clone()), "{changes}");
    }
    let refused = |changes: Value| read_text::<Goal>(&with(goal(), changes).to_string()).is_err();
    for changes in [
        json!({ "goal_type": "0" }),
        json!({ "experiment_ids": 561450169 }),
        json!({ "experiment_ids": ["561450169"] }),
        json!({ "experiment_ids": [null] }),
        json!({ "url_match_types": ["exact"] }),
        json!({ "urls": "/a" }),
    ] {
        assert!(refused(changes.clone()), "{changes}");
    }
    // IDs in `results` and `stats` are strings.
    assert!(read_text::<ExperimentResult>(&with(result(), json!({ "variation_id": 925781903 })).to_string()).is_err());
    assert!(read_text::<ExperimentStat>(&with(stat(), json!({ "status": 1 })).to_string()).is_err());
}

#[test]
fn a_nested_object_is_held_to_its_own_bounds() {
    let broken = with(experiment(), json!({ "url_conditions": [without(url_condition(), "value")] }));
    let error = read_text::<Experiment>(&broken.to_string()).unwrap_err().to_string();
    assert!(error.contains("missing field `value`"), "{error}");
    let novel = with(experiment(), json!({ "url_conditions": [with(url_condition(), json!({ "novel": 1 }))] }));
    let read: Experiment = read(novel.clone());
    assert_eq!(read.url_conditions[0].extra().get("novel"), Some(&json!(1)));
    assert_eq!(written(&read), novel);
}

#[test]
fn fields_that_the_crate_does_not_know_are_kept() {
    let read: Audience = read(with(audience(), json!({ "novel": { "deep": [1] }, "newer": false })));
    assert_eq!(read.extra().get("novel"), Some(&json!({ "deep": [1] })));
    assert_eq!(read.extra().get("name"), None);
    let mut names: Vec<_> = read.extra().iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    assert_eq!(names, ["newer", "novel"]);
    // Their values may be anything, so that they are not for logs.
    let shown = format!("{:?}", with_secret_extra());
    assert!(shown.contains("novel") && !shown.contains("hush"), "{shown}");
}

fn with_secret_extra() -> Audience {
    read(with(audience(), json!({ "novel": "hush" })))
}

#[test]
fn escaped_keys_are_the_same_keys() {
    let text = dimension().to_string().replace("\"client_api_name\"", r#""client_\u0061pi_name""#);
    let read: Dimension = read_text(&text).unwrap();
    assert_eq!(read.client_api_name, "plan");
    assert!(read.extra().is_empty());
}

#[test]
fn a_time_that_is_none_does_not_lose_the_object() {
    let read: Dimension = read(with(dimension(), json!({ "last_modified": "yesterday" })));
    assert_eq!((read.last_modified.as_str(), read.last_modified.to_system_time()), ("yesterday", None));
}

/// Every documented value of an enum is known, in this order, and is written as it was read.
#[track_caller]
fn values<T: Wire>(documented: Value, known: &[T]) {
    assert_eq!(read::<Vec<T>>(documented.clone()), known);
    assert_eq!(written(&known), documented);
}

#[test]
fn every_documented_value_of_an_enum_is_known() {
    values(json!(["Active", "Archived"]), &[ProjectStatus::Active, ProjectStatus::Archived]);
    values(
        json!(["jquery-1.6.4-full", "jquery-1.6.4-trim", "jquery-1.11.3-full", "jquery-1.11.3-trim", "none"]),
        &[
            Library::Jquery1_6_4Full,
            Library::Jquery1_6_4Trim,
            Library::Jquery1_11_3Full,
            Library::Jquery1_11_3Trim,
            Library::None,
        ],
    );
    values(
        json!(["Not started", "Running", "Paused", "Archived"]),
        &[
            ExperimentStatus::NotStarted,
            ExperimentStatus::Running,
            ExperimentStatus::Paused,
            ExperimentStatus::Archived,
        ],
    );
    values(
        json!(["immediate", "manual", "conditional"]),
        &[ActivationMode::Immediate, ActivationMode::Manual, ActivationMode::Conditional],
    );
    values(
        json!(["ab", "multivariate", "multipage"]),
        &[ExperimentType::Ab, ExperimentType::Multivariate, ExperimentType::Multipage],
    );
    values(
        json!(["simple", "exact", "regex", "substring"]),
        &[UrlMatchType::Simple, UrlMatchType::Exact, UrlMatchType::Regex, UrlMatchType::Substring],
    );
    values(json!(["ACTIVE", "INACTIVE"]), &[ScheduleStatus::Active, ScheduleStatus::Inactive]);
    values(
        json!([0, 1, 2, 3, 4]),
        &[GoalType::Click, GoalType::CustomEvent, GoalType::Engagement, GoalType::Pageviews, GoalType::Revenue],
    );
    values(
        json!([1, 2, 3, 4]),
        &[GoalUrlMatchType::Exact, GoalUrlMatchType::Regex, GoalUrlMatchType::Simple, GoalUrlMatchType::Substring],
    );
    values(
        json!(["baseline", "winner", "loser", "inconclusive"]),
        &[ResultStatus::Baseline, ResultStatus::Winner, ResultStatus::Loser, ResultStatus::Inconclusive],
    );
    values(json!([1, 2, 3]), &[ListType::Cookies, ListType::QueryParameters, ListType::ZipCodes]);
    values(json!(["csv"]), &[ListFormat::Csv]);
    values(
        json!(["cookie", "query parameter", "js_variable", "uid"]),
        &[
            KeyfieldLocatorType::Cookie,
            KeyfieldLocatorType::QueryParameter,
            KeyfieldLocatorType::JsVariable,
            KeyfieldLocatorType::Uid,
        ],
    );
    values(
        json!(["string", "bool", "long", "double", "datetime"]),
        &[
            AttributeDatatype::String,
            AttributeDatatype::Bool,
            AttributeDatatype::Long,
            AttributeDatatype::Double,
            AttributeDatatype::Datetime,
        ],
    );
    values(
        json!(["yyyy-mm-dd", "yyyy-mm-ddThh:mm:ssZ", "epoch"]),
        &[DatetimeFormat::Date, DatetimeFormat::DateTime, DatetimeFormat::Epoch],
    );
}

#[test]
fn an_unknown_value_of_an_enum_survives_a_round_trip() {
    let novel = json!({ "status": "Draining", "activation_mode": "", "experiment_type": "AB" });
    let novel = with(experiment(), novel);
    let experiment: Experiment = read(novel.clone());
    assert_eq!(experiment.status, ExperimentStatus::Unrecognized("Draining".to_owned()));
    assert_eq!(experiment.activation_mode, ActivationMode::Unrecognized(String::new()));
    // The case counts.
    assert_eq!(experiment.experiment_type, ExperimentType::Unrecognized("AB".to_owned()));
    assert_eq!(written(&experiment), novel);

    let novel = with(goal(), json!({ "goal_type": 17, "url_match_types": [0, -5] }));
    let goal: Goal = read(novel.clone());
    assert_eq!(goal.goal_type, GoalType::Unrecognized(17));
    assert_eq!(goal.url_match_types, [GoalUrlMatchType::Unrecognized(0), GoalUrlMatchType::Unrecognized(-5)]);
    assert_eq!(written(&goal), novel);
}

#[test]
fn neither_debug_nor_json_of_what_was_read_shows_a_secret() {
    #[track_caller]
    fn hidden<T: Wire>(example: Value, secret: &str) {
        let text = example.to_string();
        assert!(text.contains(secret), "the example holds no {secret}");
        let read: T = read(example);
        for shown in [format!("{read:?}"), format!("{read:#?}"), serde_json::to_string(&read).unwrap()] {
            assert!(!shown.contains(secret), "{shown}");
            assert!(shown.contains("redacted"), "{shown}");
        }
        // A backup would be useless without them.
        assert!(written(&read).to_string().contains(secret));
    }
    hidden::<Project>(project(), "SOCKET~1~secret");
    hidden::<Experiment>(experiment(), "linksecret");
    hidden::<DcpService>(dcp_service(), "servicesecret");
    hidden::<DcpDatasource>(dcp_datasource(), "sourcesecret");
}
