//! The example of each type in responses.

use std::collections::BTreeSet;

use optimizely_rest::mock::{self, Example};
use optimizely_rest::{classic, exposing_secrets, v2};
use serde_json::{Value, json};

/// An example in JSON and decoded, and the fields in it that the type does not know.
struct Seen {
    ty: &'static str,
    text: &'static str,
    written: Value,
    unknown: Vec<String>,
}

macro_rules! seen {
    ($api:ident: $($ty:ident),* $(,)?) => {
        vec![$({
            let example = mock::example::<$api::$ty>(|_| ());
            Seen {
                ty: stringify!($ty),
                text: <$api::$ty as Example>::JSON,
                written: json!(exposing_secrets(&example)),
                unknown: example.extra().iter().map(|(name, _)| name.to_owned()).collect(),
            }
        }),*]
    };
}

fn of_classic() -> Vec<Seen> {
    seen![
        classic:
        Audience, DcpAttribute, DcpAttributeSummary, DcpDatasource, DcpService, Dimension, Experiment,
        ExperimentResult, ExperimentStat, Goal, Project, Schedule, UploadedList, UrlCondition, Variation
    ]
}

fn of_v2() -> Vec<Seen> {
    seen![
        v2:
        Account, AccountFeature, AccountFeatureSource, Action, Attribute, Audience, AwsCredentials,
        BucketingDecision, BucketingHistory, Campaign, CampaignMetricResults, CampaignResults, Change,
        ChangeAttributes, ChangeAuthor, ChangeCss, ChangeRecord, ChangedEntity, ClickConfig, Collaborator,
        Conclusion, CurrentAccount, Datafile, Datapoint, Environment, Event, EventProperty, Experiment,
        ExperimentEnvironment, ExperimentResults, ExperimentSummary, ExperimentTimeseries, ExportCredentials,
        Extension, ExtensionField, ExtensionFieldChoice, ExtensionFieldOptions, Feature, FeatureEnvironment,
        FeatureVariable, GcpExportCredentials, Group, GroupEntity, Implementation, ImpressionUsage, Invitation,
        ListAttribute, Me, Metric, MetricEventProperties, MetricFilter, MetricFilterCondition, MetricResults,
        MetricTimeseries, Page, Plan, ProductUsage, Project, ProjectRole, PropertyChange, Reach, Rearrange,
        ResultsReport, Revision, RevisionPair, RolloutRule, Schedule, ScheduledJob, SearchResult, Section,
        ShareLink, SharedCodeChange, StatsConfig, SubMetric, SubjectAccessRequest, TimeseriesPoint, UrlTargeting,
        UsageSummary, UserProfile, VariantResults, VariantTimeseries, Variation, VariationReach, WebSnippet,
        Webhook, WhitelistEntry
    ]
}

/// The types that a spec makes for responses.
fn types(spec: &str) -> BTreeSet<String> {
    let checked = optimizely_codegen::check(spec).unwrap_or_else(|_| panic!("the crate was built from this spec"));
    let code = checked.code("the spec");
    let calls = code.split("rt::data! {").skip(1);
    calls.map(|call| call.trim_start().split([' ', ':']).next().unwrap().to_owned()).collect()
}

#[test]
fn each_type_reads_its_example_and_writes_the_same() {
    let apis = [
        (of_classic(), include_str!("../../../spec/resources.toml")),
        (of_v2(), include_str!("../../../spec/v2.toml")),
    ];
    for (seen, spec) in apis {
        assert_eq!(seen.iter().map(|seen| seen.ty.to_owned()).collect::<BTreeSet<_>>(), types(spec));
        for Seen { ty, text, written, unknown } in seen {
            assert_eq!(written, serde_json::from_str::<Value>(text).unwrap(), "{ty}");
            assert!(unknown.is_empty(), "{ty} does not know {unknown:?}");
        }
    }
}
