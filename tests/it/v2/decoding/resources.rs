//! The other resources as responses have them, and what holds of all.

use optimizely_rest::exposing_secrets;
use optimizely_rest::v2::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::v2::{at, read, with};
use crate::support::v2_examples::*;

#[test]
fn a_web_project_is_read() {
    let read: Project = read(project());
    assert_eq!((read.id, read.account_id), (5024793028722690.into(), Some(5024793028722000.into())));
    assert_eq!((read.name.as_deref(), read.description.as_deref()), (Some("Shop"), Some("The shop and its checkout.")));
    assert_eq!((&read.platform, &read.status), (&Some(Platform::Web), &Some(ProjectStatus::Active)));
    assert_eq!((read.sdks.len(), read.confidence_threshold), (0, Some(0.95)));
    assert_eq!(read.socket_token.as_ref().map(Secret::expose), Some("SOCKET~1~secret"));
    assert_eq!((read.dcp_service_id, &read.third_party_platform), (Some(121), &Some(ThirdPartyPlatform::Salesforce)));
    assert_eq!((read.is_classic, read.is_flags_enabled), (Some(false), Some(false)));
    assert_eq!(read.created, Some(at("2019-05-29T20:25:53.423147Z")));
    assert_eq!(read.last_modified, Some(at("2019-06-01T07:00:00.000001Z")));
    let snippet = read.web_snippet.unwrap();
    assert_eq!((snippet.code_revision(), snippet.js_file_size()), (Some(12), Some(63_495)));
    assert_eq!((snippet.include_jquery, &snippet.library), (Some(true), &Some(Library::Jquery1_11_3Trim)));
    assert_eq!(snippet.project_javascript.as_deref(), Some("window.shop = {};"));
    assert_eq!((snippet.enable_force_variation, snippet.exclude_disabled_experiments), (Some(false), Some(true)));
    assert_eq!((snippet.exclude_names, snippet.ip_anonymization), (Some(true), Some(false)));
    assert_eq!(snippet.ip_filter.as_deref(), Some("^192\\.0\\.2\\."));
    assert_eq!(snippet.visitor_id_locator_type, Some(Some(VisitorIdLocator::LocalStorage)));
    assert_eq!(snippet.visitor_id_locator_name, Some(Some("visitor".to_owned())));
}

#[test]
fn a_full_stack_project_has_sdks_and_no_snippet() {
    let full_stack = json!({
        "id": 10390965532_u64,
        "name": "Checkout service",
        "platform": "custom",
        "sdks": ["python", "tv_os", "rust"],
        "status": "archived",
        "is_flags_enabled": true,
        "third_party_platform": null,
    });
    let read: Project = read(full_stack);
    assert_eq!(read.platform, Some(Platform::Custom));
    assert_eq!(read.sdks, [Sdk::Python, Sdk::TvOs, Sdk::Unrecognized("rust".to_owned())]);
    assert_eq!((read.status, read.is_flags_enabled), (Some(ProjectStatus::Archived), Some(true)));
    assert!(read.web_snippet.is_none() && read.third_party_platform.is_none() && read.socket_token.is_none());
}

#[test]
fn a_snippet_without_a_locator_has_null() {
    let snippet = json!({ "visitor_id_locator_type": null, "visitor_id_locator_name": null, "library": "none" });
    let read: Project = read(json!({ "id": 5, "web_snippet": snippet }));
    let snippet = read.web_snippet.unwrap();
    assert_eq!((&snippet.visitor_id_locator_type, &snippet.visitor_id_locator_name), (&Some(None), &Some(None)));
    assert_eq!(snippet.library, Some(Library::None));
}

#[test]
fn an_audience_is_read() {
    let read: Audience = read(audience());
    assert_eq!((read.id, read.project_id), (5349231415123968.into(), Some(5024793028722690.into())));
    assert_eq!((read.name.as_deref(), read.description.as_deref()), (Some("Plan is pro"), Some("Those who pay.")));
    assert_eq!(read.conditions.as_ref().unwrap().to_string(), "the attribute \"plan\" is \"pro\"");
    assert_eq!((read.segmentation, read.for_journey, read.is_classic), (Some(false), Some(true), Some(false)));
    assert_eq!((read.experiment_count, read.archived), (Some(3), Some(false)));
    assert_eq!((read.created.is_some(), read.last_modified.is_some(), read.extra().is_empty()), (true, true, true));
}

#[test]
fn the_time_of_an_attribute_may_lack_its_zone() {
    let read: Attribute = read(attribute());
    assert_eq!((read.id, read.project_id), (5451230000000001.into(), Some(5024793028722690.into())));
    assert_eq!((read.key.as_deref(), read.name.as_deref()), (Some("plan"), Some("Plan")));
    assert_eq!(read.description.as_deref(), Some("The plan that the visitor pays for."));
    assert_eq!((read.condition_type, read.archived), (Some(ConditionType::CustomAttribute), Some(false)));
    let time = read.last_modified.unwrap();
    assert_eq!(time.as_str(), "2019-06-01T07:00:00.000001");
    assert_eq!(time.to_system_time(), None, "nothing says that it is in UTC");
}

#[test]
fn a_list_attribute_has_a_key_that_is_a_secret() {
    let list: ListAttribute = read(list_attribute());
    assert_eq!((list.id, list.account_id), (5551230000000001.into(), Some(5024793028722000.into())));
    assert_eq!((list.name.as_deref(), list.key_field.as_deref()), (Some("subscribers"), Some("user_id")));
    assert_eq!((&list.list_type, list.list_content.as_deref()), (&Some(ListType::QueryParameters), Some("7,8,9")));
    assert!(list.s3_path.as_ref().unwrap().starts_with("optimizely-uploads/"));
    assert_eq!(list.aws_access_key.as_deref(), Some("AKIDEXAMPLE"));
    assert_eq!(list.aws_secret_key.as_ref().map(Secret::expose), Some("awssecretvalue"));
    for (text, kind) in [
        ("cookies", ListType::Cookies),
        ("zip_codes", ListType::ZipCodes),
        ("js_variables", ListType::JsVariables),
        ("headers", ListType::Unrecognized("headers".to_owned())),
    ] {
        assert_eq!(read::<ListAttribute>(with(list_attribute(), json!({ "list_type": text }))).list_type, Some(kind));
    }
}

#[test]
fn a_group_has_experiments_and_campaigns() {
    let read: Group = read(group());
    assert_eq!(
        (read.id, read.name.as_deref(), read.archived),
        (5751230000000001.into(), Some("Checkout"), Some(false))
    );
    let entities: Vec<_> = read.entities.iter().map(|entity| (entity.id, entity.kind.clone(), entity.weight)).collect();
    let expected =
        [(5112213213413376, GroupEntityKind::Experiment, 5_000), (5230214315433984, GroupEntityKind::Campaign, 2_500)];
    assert_eq!(entities, expected);
}

#[test]
fn an_extension_has_code_and_fields() {
    let read: Extension = read(extension());
    assert_eq!((read.id, read.name.as_deref()), (5931461511123456.into(), Some("Banner")));
    assert_eq!(read.edit_url.as_deref(), Some("https://shop.example/"));
    let code = read.implementation.unwrap();
    assert_eq!(
        (code.html.as_deref(), code.css.as_deref()),
        (Some("<p>{{ text }}</p>"), Some(".banner { color: red }"))
    );
    assert_eq!(code.apply_js.as_deref(), Some("extension.$html.prependTo('body');"));
    assert_eq!(code.reset_js.as_deref(), Some("extension.$html.remove();"));
    let [text, size] = read.fields.as_slice() else { panic!("{:?}", read.fields) };
    assert_eq!(
        (text.api_name.as_str(), text.label.as_str(), text.default_value.as_str()),
        ("text", "Text", "\"Sale\"")
    );
    assert_eq!((&text.field_type, text.options.is_none()), (&ExtensionFieldType::Text, true));
    let choices = &size.options.as_ref().unwrap().choices;
    assert_eq!((size.field_type.clone(), choices.len()), (ExtensionFieldType::Dropdown, 2));
    assert_eq!((choices[1].label.as_deref(), choices[1].value.as_deref()), (Some("Small"), Some("s")));
    assert_eq!((read.enabled, read.archived, read.experiment_count), (Some(true), Some(false), Some(2)));
}

#[test]
fn an_environment_has_a_datafile() {
    let read: Environment = read(environment());
    assert_eq!(
        (read.id, read.key.as_deref(), read.name.as_deref()),
        (10390965001.into(), Some("production"), Some("Production"))
    );
    assert_eq!((read.priority, read.is_primary, read.has_restricted_permissions), (Some(1), Some(true), Some(true)));
    assert_eq!(
        (read.created.as_deref(), read.last_modified.as_deref()),
        (Some("2019-05-29T20:25:53.423147Z"), Some("Wed, 29 May 2019"))
    );
    let datafile = read.datafile.unwrap();
    assert_eq!((datafile.id, datafile.revision, datafile.latest_file_size), (10390965100, Some(31), Some(4_096)));
    assert_eq!(datafile.sdk_key.as_deref(), Some("Hk3yUbcT2tXn"));
    assert!(datafile.url.unwrap().ends_with(".json"));
    assert_eq!(datafile.other_urls.len(), 1);
}

#[test]
fn a_feature_has_variables_and_rules() {
    let read: Feature = read(feature());
    assert_eq!((read.id, read.key.as_deref()), (10390970001.into(), Some("new_checkout")));
    let [columns, texts] = read.variables.as_slice() else { panic!("{:?}", read.variables) };
    assert_eq!((columns.id, columns.key.as_str()), (Some(10390970101.into()), "columns"));
    assert_eq!((&columns.r#type, columns.default_value.as_str()), (&VariableType::Integer, "3"));
    assert_eq!((columns.description.as_deref(), columns.archived), (Some("How many columns."), Some(false)));
    assert_eq!((&texts.r#type, texts.description.is_none()), (&VariableType::Json, true));
    let production = &read.environments["production"];
    assert_eq!((production.id(), production.is_primary()), (Some(10390965001.into()), Some(true)));
    let [rule] = production.rollout_rules.as_slice() else { panic!("{:?}", production.rollout_rules) };
    assert_eq!((rule.enabled, rule.percentage_included), (Some(true), Some(2_500)));
    assert_eq!(
        (&rule.audience_conditions, rule.variable_values["columns"].as_str()),
        (&Some(Audiences::everyone()), "4")
    );
    assert!(read.environments["development"].rollout_rules.is_empty());
}

#[test]
fn the_id_of_a_webhook_is_a_text_or_a_number() {
    let text: Webhook = read(webhook());
    assert_eq!(text.id.as_str(), "5067812345678901");
    let number: Webhook = read(with(webhook(), json!({ "id": 5067812345678901_u64 })));
    assert_eq!(number.id, text.id);
    assert_eq!((text.name.as_deref(), text.url.as_deref()), (Some("Deploy"), Some("https://shop.example/hook")));
    assert_eq!((text.description.as_deref(), text.active), (Some("Purges the CDN."), Some(true)));
    assert_eq!(text.events, [WebhookEvent::SnippetUpdated, WebhookEvent::FlagCreated]);
    assert_eq!(text.created.as_deref(), Some("2019-05-29T20:25:53.423147Z"));
}

#[test]
fn a_change_record_says_who_changed_what() {
    let read: ChangeRecord = read(change_record());
    assert_eq!((read.id, read.project_id), (900719925474099.into(), 5024793028722690.into()));
    assert_eq!((&read.change_type, &read.source), (&Some(ChangeRecordType::Update), &Some(ChangeSource::Ui)));
    assert_eq!(
        (read.created, read.summary.as_deref()),
        (Some(at("2019-06-01T07:00:00.000001Z")), Some("Updated the traffic"))
    );
    let entity = read.entity.unwrap();
    assert_eq!(
        (entity.id, entity.r#type, entity.sub_type.as_deref()),
        (5112213213413376, Some(EntityType::Experiment), Some("a/b"))
    );
    assert!(entity.api_url.unwrap().starts_with("https://api.") && entity.ui_url.unwrap().starts_with("https://app."));
    let user = read.user.unwrap();
    assert_eq!((user.id.as_str(), user.email.as_str()), ("0d0a4b1e-3f4d-4a4c-9d2b-5e6f7a8b9c0d", "ann@shop.example"));
    assert_eq!((user.display_name.as_deref(), user.first_name.as_deref()), (Some("Ann Miller"), Some("Ann")));
    let [holdback, schedule] = read.changes.as_slice() else { panic!("{:?}", read.changes) };
    assert_eq!((&holdback.before, &holdback.after), (&Some(json!(0)), &Some(json!(500))));
    assert_eq!(
        (schedule.property.as_deref(), &schedule.after),
        (Some("schedule"), &Some(json!({ "time_zone": "UTC" })))
    );
    let revisions = read.revisions.unwrap();
    assert_eq!(revisions.current.unwrap().id, Some(7));
    assert_eq!(revisions.previous.unwrap().id, None);
}

#[test]
fn a_user_without_a_name_has_null() {
    let user = json!({
        "id": "u",
        "email": "ann@shop.example",
        "display_name": null,
        "first_name": null,
        "last_name": null,
        "profile_image_url": null,
    });
    let read: ChangeRecord = read(with(change_record(), json!({ "user": user })));
    let user = read.user.unwrap();
    assert!(user.display_name.is_none() && user.first_name.is_none() && user.last_name.is_none());
}

#[test]
fn a_search_result_and_a_summary_are_read() {
    let result: SearchResult = read(search_result());
    assert_eq!((result.id, &result.r#type), (5112213213413376, &Some(SearchType::Experiment)));
    assert_eq!(
        (&result.experiment_type, &result.campaign_type),
        (&Some(ExperimentType::Ab), &Some(CampaignType::Other))
    );
    assert_eq!((result.status.as_deref(), result.rule_type.as_deref()), (Some("running"), Some("a/b")));
    assert_eq!(result.audience_ids, [AudienceId::from(5349231415123968)]);
    assert_eq!((result.page_id, result.group_id), (Some(5845263513518080.into()), Some(5751230000000001.into())));
    assert_eq!(
        (result.enabled, result.ruleset_enabled, result.variation_specific),
        (Some(true), Some(false), Some(true))
    );
    assert_eq!((result.project_name.as_deref(), result.flag_key.as_deref()), (Some("Shop"), Some("checkout")));
    assert!(result.extra().is_empty());
    let summary: ExperimentSummary = read(experiment_summary());
    assert_eq!((summary.id, &summary.r#type), (5230214315433984, &Some(SummaryType::Campaign)));
    assert_eq!(
        (&summary.status, &summary.experiment_type),
        (&Some(ExperimentStatus::Running), &Some(ExperimentType::Personalization))
    );
    assert!(summary.extra().is_empty());
}

#[test]
fn what_belongs_to_the_account_is_read() {
    let job: ScheduledJob = read(scheduled_job());
    assert_eq!(
        (job.id, job.account_id, job.project_id),
        (31.into(), Some(5024793028722000.into()), Some(5024793028722690.into()))
    );
    assert_eq!((&job.job_type, &job.frequency), (&Some(JobType::ProjectResults), &Some(Frequency::Weekly)));
    assert_eq!((job.campaign_ids.len(), job.experiment_ids.len(), job.archived), (1, 1, Some(false)));
    assert_eq!(job.output_channels, Some(json!({ "email": ["ann@shop.example"] })));
    let request: SubjectAccessRequest = read(subject_access_request());
    assert_eq!(
        (&request.request_type, &request.data_type),
        (&Some(AccessRequestType::Access), &Some(AccessDataType::Visitor))
    );
    assert_eq!(request.identifier_type, Some(AccessIdentifierType::OptimizelyEndUserId));
    assert_eq!(
        (request.identifier.as_deref(), &request.status),
        (Some("oeu1559161553423r0.5"), &Some(AccessRequestStatus::Completed))
    );
    assert_eq!(request.completed_at_time, Some(at("2019-06-03T07:00:00.000001Z")));
    assert_eq!(request.export_location.as_ref().map(Secret::expose), Some("https://exports.shop.example/linksecret"));
    let pending = json!({
        "status": "pending",
        "processing_started_time": null,
        "completed_at_time": null,
        "sla_deadline_time": null,
    });
    let request: SubjectAccessRequest = read(with(subject_access_request(), pending));
    assert!(
        request.processing_started_time.is_none()
            && request.completed_at_time.is_none()
            && request.sla_deadline_time.is_none()
    );
    let member: Collaborator = read(collaborator());
    assert_eq!(member.id.as_str(), "0d0a4b1e-3f4d-4a4c-9d2b-5e6f7a8b9c0d");
    assert_eq!(member.profile.unwrap().email.as_deref(), Some("ann@shop.example"));
    let [owner, viewer] = member.project_roles.as_slice() else { panic!("{:?}", member.project_roles) };
    assert_eq!((owner.project_id, &owner.role), (Some(5024793028722690.into()), &Some(Role::ProjectOwner)));
    assert_eq!((&viewer.role, viewer.invitation_status()), (&Some(Role::Viewer), Some(&InvitationStatus::Pending)));
    assert_eq!(read::<Invitation>(collaborator()).project_roles.len(), 2);
    let usage: ImpressionUsage = read(impression_usage());
    assert_eq!((usage.experiment_id, usage.impression_count), (5112213213413376.into(), 1_234_567));
    assert_eq!((usage.platform, usage.experiment_status.as_str()), (BillingPlatform::Fullstack, "Not started"));
}

/// Reads the example with each field left out, and with null in its place, unless the spec says that the field is always there.
#[track_caller]
fn lacking<T: DeserializeOwned + PartialEq + std::fmt::Debug>(example: Value, always: &[&str]) {
    let names: Vec<String> = example.as_object().unwrap().keys().cloned().collect();
    for name in names {
        let mut absent = example.clone();
        absent.as_object_mut().unwrap().remove(&name);
        let absent = serde_json::from_str::<T>(&absent.to_string());
        if always.contains(&name.as_str()) {
            assert!(absent.unwrap_err().to_string().contains(&name), "{name}");
            continue;
        }
        let null = with(example.clone(), json!({ &name: null }));
        let null = serde_json::from_str::<T>(&null.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(absent.unwrap_or_else(|error| panic!("{name}: {error}")), null, "{name}");
    }
}

#[test]
fn a_field_that_is_unset_may_be_absent_and_null() {
    lacking::<Project>(project(), &["id"]);
    lacking::<Campaign>(campaign(), &["id"]);
    lacking::<Experiment>(web_experiment(), &["id"]);
    lacking::<Experiment>(full_stack_experiment(), &["id"]);
    lacking::<Section>(section(), &["id"]);
    lacking::<Page>(page(), &["id"]);
    lacking::<Event>(click(), &["id"]);
    lacking::<Audience>(audience(), &["id"]);
    lacking::<Attribute>(attribute(), &["id"]);
    lacking::<ListAttribute>(list_attribute(), &["id"]);
    lacking::<Group>(group(), &["id"]);
    lacking::<Extension>(extension(), &["id"]);
    lacking::<Environment>(environment(), &["id"]);
    lacking::<Feature>(feature(), &["id"]);
    lacking::<Webhook>(webhook(), &["id"]);
    lacking::<ScheduledJob>(scheduled_job(), &["id"]);
    lacking::<SubjectAccessRequest>(subject_access_request(), &["id"]);
    lacking::<Collaborator>(collaborator(), &["id"]);
    lacking::<Invitation>(collaborator(), &["id"]);
    lacking::<SearchResult>(search_result(), &["id"]);
    lacking::<ExperimentSummary>(experiment_summary(), &["id"]);
    lacking::<ChangeRecord>(change_record(), &["id", "project_id"]);
    let usage: Vec<String> = impression_usage().as_object().unwrap().keys().cloned().collect();
    lacking::<ImpressionUsage>(impression_usage(), &usage.iter().map(String::as_str).collect::<Vec<_>>());
}

/// The example contains the secret, and neither its `Debug` nor its JSON shows it.
#[track_caller]
fn hides<T: DeserializeOwned + Serialize + std::fmt::Debug>(example: Value, secret: &str) {
    let value: T = read(example);
    let shown = format!("{value:?}");
    assert!(!shown.contains(secret), "{shown}");
    let json = serde_json::to_string(&value).unwrap();
    assert!(!json.contains(secret), "{json}");
    let exposed = serde_json::to_string(&exposing_secrets(&value)).unwrap();
    assert!(exposed.contains(secret), "{exposed}");
}

#[test]
fn secrets_are_not_shown() {
    hides::<Project>(project(), "SOCKET~1~secret");
    hides::<Experiment>(web_experiment(), "AAAAresultsecret");
    hides::<Experiment>(web_experiment(), "https://shop.example/?optimizely_token=linksecret");
    hides::<ListAttribute>(list_attribute(), "awssecretvalue");
    hides::<SubjectAccessRequest>(subject_access_request(), "https://exports.shop.example/linksecret");
}

#[test]
fn ids_are_read_to_the_last_digit() {
    let project: Project = serde_json::from_str("{\"id\": 9007199254740993}").unwrap();
    assert_eq!(project.id.to_string(), "9007199254740993", "a float would make it ...992");
    let record = with(change_record(), json!({ "entity": { "id": 9007199254740993_u64 } }));
    assert_eq!(read::<ChangeRecord>(record).entity.unwrap().id, 9007199254740993);
    for wrong in ["5024793028722690.0", "\"5024793028722690\"", "-1", "5e15"] {
        assert!(serde_json::from_str::<Project>(&format!("{{\"id\": {wrong}}}")).is_err(), "{wrong}");
    }
}
