//! Responses about the account.

use optimizely_rest::v2::*;
use serde_json::json;

use crate::support::v2::{at, read};

#[test]
fn the_owner_of_a_token_is_read() {
    let me: Me = read(json!({
        "id": "b9f0b1de-7a8d-4f49-9a5d-0d1c3a2b7c11",
        "profile": { "email": "ann@shop.example", "first_name": "Ann", "last_name": "Miller", "profile_image": "" },
        "accounts": [{ "id": 12, "name": "Shop" }],
        "current_account": {
            "id": 12,
            "features": { "f1": { "feature_id": "f1", "sources": [{ "type": "plan", "value": "business" }] } },
        },
        "project_roles": [{ "project_id": 5, "role": "publisher" }],
    }));
    assert_eq!(me.id, UserId::from("b9f0b1de-7a8d-4f49-9a5d-0d1c3a2b7c11"));
    assert_eq!(me.profile.unwrap().email.as_deref(), Some("ann@shop.example"));
    assert_eq!((me.accounts[0].id, me.accounts[0].name.as_deref()), (AccountId::from(12), Some("Shop")));
    assert_eq!(me.project_roles[0].role, Some(Role::Publisher));
    let account = me.current_account.unwrap();
    assert_eq!(account.id, AccountId::from(12));
    let feature = &account.features["f1"];
    assert_eq!(feature.feature_id.as_deref(), Some("f1"));
    assert_eq!(
        (feature.sources[0].r#type.as_deref(), feature.sources[0].value.as_deref()),
        (Some("plan"), Some("business"))
    );
}

#[test]
fn a_plan_is_read() {
    let plan: Plan = read(json!({
        "account_id": 12,
        "plan_name": "Business",
        "status": "active",
        "unit_of_measurement": "Monthly Unique Visitors",
        "product_usages": [{
            "product_name": "Optimizely X AB Testing",
            "usage": 12_000,
            "usage_allowance": 50_000,
            "overage_cents_per_visitor": 0.5,
            "projects": { "5": 7_000, "6": 5_000 },
            "start_time": "2026-01-01T00:00:00Z",
            "end_time": "2027-01-01T00:00:00Z",
            "allocation_term_in_months": 12,
            "last_update_time": "2026-10-01T00:00:00Z",
        }],
    }));
    assert_eq!((plan.account_id, plan.plan_name.as_deref()), (Some(12.into()), Some("Business")));
    assert_eq!(
        (plan.status, plan.unit_of_measurement),
        (Some(PlanStatus::Active), Some(UsageUnit::MonthlyUniqueVisitors))
    );
    let usage = &plan.product_usages[0];
    assert_eq!(usage.product_name, Some(ProductName::AbTesting));
    assert_eq!((usage.usage, usage.usage_allowance), (Some(12_000), Some(50_000)));
    assert_eq!((usage.overage_cents_per_visitor, usage.allocation_term_in_months), (Some(0.5), Some(12)));
    assert_eq!(usage.projects[&ProjectId::from(6)], 5_000);
    assert_eq!(usage.start_time, Some(at("2026-01-01T00:00:00Z")));
    assert_eq!(usage.end_time, Some(at("2027-01-01T00:00:00Z")));
    assert_eq!(usage.last_update_time, Some(at("2026-10-01T00:00:00Z")));
}

#[test]
fn credentials_are_read_and_not_shown() {
    let amazon: ExportCredentials = read(json!({
        "s3Path": "s3://optimizely-events-data/v1/account_id=12/",
        "credentials": {
            "accessKeyId": "AKIA",
            "secretAccessKey": "secret4711",
            "sessionToken": "secret4712",
            "expiration": 1_761_000_000_000_i64,
        },
    }));
    let google: GcpExportCredentials = read(json!({ "uri": "gs://events/12", "token": "secret4713" }));
    let shown = format!("{amazon:?} {google:?} {:#?}", serde_json::to_value(&amazon).unwrap());
    assert!(!shown.contains("secret47"), "{shown}");
    assert_eq!(amazon.s3_path.as_deref(), Some("s3://optimizely-events-data/v1/account_id=12/"));
    let keys = amazon.credentials.unwrap();
    assert_eq!((keys.access_key_id.as_deref(), keys.expiration), (Some("AKIA"), Some(1_761_000_000_000)));
    assert_eq!(keys.secret_access_key.as_ref().map(Secret::expose), Some("secret4711"));
    assert_eq!(keys.session_token.as_ref().map(Secret::expose), Some("secret4712"));
    assert_eq!(
        (google.uri.as_deref(), google.token.as_ref().map(Secret::expose)),
        (Some("gs://events/12"), Some("secret4713"))
    );
}

#[test]
fn usage_and_decisions_are_read() {
    let usage: UsageSummary = read(json!({
        "allowance": 1000,
        "usage": 250,
        "usage_percentage": 25.0,
        "start_date": "2026-01-01",
        "end_date": "2026-12-31",
        "last_update_date": "2026-10-01",
    }));
    assert_eq!((usage.allowance, usage.usage, usage.usage_percentage), (1000, 250, 25.0));
    assert_eq!(
        [usage.start_date, usage.end_date, usage.last_update_date].map(|day| day.to_string()),
        ["2026-01-01", "2026-12-31", "2026-10-01"]
    );

    let history: BucketingHistory = read(json!({
        "account_id": 12,
        "visitor_id": "oeu1",
        "bucketing_history": [
            { "experiment_id": 7, "campaign_id": 6, "variation_id": 9, "is_holdback": false, "timestamp": 1_761_000_000_000_i64 },
        ],
    }));
    assert_eq!((history.account_id, history.visitor_id), (Some(12.into()), Some("oeu1".into())));
    let decision = &history.bucketing_history[0];
    assert_eq!((decision.experiment_id, decision.campaign_id), (Some(7.into()), Some(6.into())));
    assert_eq!((decision.variation_id, decision.is_holdback), (Some(9.into()), Some(false)));
    assert_eq!(decision.timestamp, Some(1_761_000_000_000));
}
