//! Handwritten structs of v2.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Experiment {
    pub id: u64,
    pub project_id: Option<u64>,
    pub campaign_id: Option<u64>,
    pub name: Option<String>,
    pub key: Option<String>,
    pub description: Option<String>,
    pub r#type: Option<ExperimentType>,
    pub status: Option<ExperimentStatus>,
    #[serde(default)]
    pub variations: Vec<Variation>,
    #[serde(default)]
    pub metrics: Vec<Metric>,
    pub audience_conditions: Option<String>,
    #[serde(default)]
    pub page_ids: Vec<u64>,
    pub url_targeting: Option<UrlTargeting>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub created: Option<String>,
    pub last_modified: Option<String>,
    pub schedule: Option<Schedule>,
    #[serde(default)]
    pub changes: Vec<SharedCodeChange>,
    pub holdback: Option<u32>,
    pub traffic_allocation: Option<u32>,
    pub allocation_policy: Option<String>,
    pub multivariate_traffic_policy: Option<MultivariatePolicy>,
    #[serde(default)]
    pub environments: BTreeMap<String, ExperimentEnvironment>,
    #[serde(default)]
    pub whitelist: Vec<WhitelistEntry>,
    pub feature_id: Option<u64>,
    pub feature_key: Option<String>,
    pub feature_name: Option<String>,
    pub results_token: Option<String>,
    pub custom_field_values: Option<serde_json::Value>,
    pub is_classic: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExperimentType {
    #[serde(rename = "a/b")]
    Ab,
    Feature,
    Multivariate,
    Personalization,
    MultiarmedBandit,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExperimentStatus {
    NotStarted,
    Running,
    Paused,
    CampaignPaused,
    Concluded,
    Archived,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MultivariatePolicy {
    FullFactorial,
}

#[derive(Deserialize)]
pub struct Variation {
    pub variation_id: Option<u64>,
    pub weight: u32,
    pub name: Option<String>,
    pub key: Option<String>,
    pub description: Option<String>,
    pub status: Option<VariationStatus>,
    pub archived: Option<bool>,
    #[serde(default)]
    pub actions: Vec<Action>,
    pub feature_enabled: Option<bool>,
    #[serde(default)]
    pub variable_values: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VariationStatus {
    Active,
    Paused,
    Archived,
}

#[derive(Deserialize)]
pub struct Action {
    pub page_id: u64,
    #[serde(default)]
    pub changes: Vec<Change>,
    pub share_link: Option<String>,
}

#[derive(Deserialize)]
pub struct Change {
    pub r#type: ChangeType,
    pub value: Option<String>,
    pub id: Option<String>,
    pub name: Option<String>,
    pub selector: Option<String>,
    pub r#async: Option<bool>,
    #[serde(default)]
    pub dependencies: Vec<String>,
    pub src: Option<String>,
    pub operator: Option<InsertOperator>,
    pub attributes: Option<ChangeAttributes>,
    pub css: Option<ChangeCss>,
    pub rearrange: Option<Rearrange>,
    pub extension_id: Option<String>,
    pub config: Option<serde_json::Value>,
    pub destination: Option<String>,
    pub destination_function: Option<String>,
    pub preserve_parameters: Option<bool>,
    pub allow_additional_redirect: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeType {
    Attribute,
    CustomCode,
    CustomCss,
    Extension,
    InsertHtml,
    InsertImage,
    Redirect,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InsertOperator {
    Before,
    After,
}

#[derive(Deserialize)]
pub struct ChangeAttributes {
    pub class: Option<String>,
    pub href: Option<String>,
    pub html: Option<String>,
    pub src: Option<String>,
    pub style: Option<String>,
    pub text: Option<String>,
    pub hide: Option<bool>,
    pub remove: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangeCss {
    pub background_color: Option<String>,
    pub background_image: Option<String>,
    pub border_color: Option<String>,
    pub border_style: Option<String>,
    pub border_width: Option<String>,
    pub color: Option<String>,
    pub font_family: Option<String>,
    pub font_size: Option<String>,
    pub font_weight: Option<String>,
    pub height: Option<String>,
    pub position: Option<String>,
    pub width: Option<String>,
}

#[derive(Deserialize)]
pub struct Rearrange {
    #[serde(rename = "insertSelector")]
    pub insert_selector: Option<String>,
    pub operator: Option<InsertOperator>,
}

#[derive(Deserialize)]
pub struct Metric {
    pub event_id: Option<u64>,
    pub aggregator: Option<Aggregator>,
    pub field: Option<MetricField>,
    pub scope: Option<MetricScope>,
    pub winning_direction: Option<Direction>,
    pub time_window: Option<String>,
    pub event_properties: Option<MetricEventProperties>,
    #[serde(default)]
    pub metrics: Vec<SubMetric>,
    pub display_title: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregator {
    Unique,
    Count,
    Sum,
    Bounce,
    Exit,
    Ratio,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricField {
    Revenue,
    Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricScope {
    Session,
    Visitor,
    Event,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Increasing,
    Decreasing,
}

#[derive(Deserialize)]
pub struct SubMetric {
    pub event_id: Option<u64>,
    pub event_type: Option<String>,
    pub aggregator: Option<Aggregator>,
    pub field: Option<MetricField>,
    pub scope: Option<MetricScope>,
}

#[derive(Deserialize)]
pub struct MetricEventProperties {
    pub filter: Option<MetricFilter>,
}

#[derive(Deserialize)]
pub struct MetricFilter {
    pub combine_operator: Option<CombineOperator>,
    #[serde(default)]
    pub conditions: Vec<MetricFilterCondition>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CombineOperator {
    And,
    Or,
}

#[derive(Deserialize)]
pub struct MetricFilterCondition {
    pub name: Option<String>,
    pub r#type: Option<PropertyType>,
    pub operator: Option<PropertyOperator>,
    pub value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PropertyType {
    Boolean,
    Number,
    String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PropertyOperator {
    EqualTo,
    NotEqualTo,
    GreaterThan,
    GreaterThanOrEqualTo,
    LessThan,
    LessThanOrEqualTo,
    Contains,
    DoesNotContain,
}

#[derive(Deserialize)]
pub struct UrlTargeting {
    pub edit_url: String,
    pub conditions: Option<String>,
    pub activation_type: Option<ActivationType>,
    pub activation_code: Option<String>,
    pub key: Option<String>,
    pub page_id: Option<u64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivationType {
    Immediate,
    Manual,
    Polling,
    Callback,
    DomChanged,
    UrlChanged,
}

#[derive(Deserialize)]
pub struct Schedule {
    pub start_time: Option<String>,
    pub stop_time: Option<String>,
    pub time_zone: Option<String>,
}

#[derive(Deserialize)]
pub struct SharedCodeChange {
    pub r#type: SharedCodeType,
    pub value: String,
    pub id: Option<String>,
    pub name: Option<String>,
    pub selector: Option<String>,
    pub r#async: Option<bool>,
    #[serde(default)]
    pub dependencies: Vec<String>,
    pub src: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SharedCodeType {
    CustomCode,
    CustomCss,
}

#[derive(Deserialize)]
pub struct ExperimentEnvironment {
    pub status: EnvironmentStatus,
    pub environment_id: Option<u64>,
    pub environment_name: Option<String>,
    pub percentage_included: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnvironmentStatus {
    NotStarted,
    Running,
    Paused,
    Archived,
}

#[derive(Deserialize)]
pub struct WhitelistEntry {
    pub user_id: String,
    pub variation_id: u64,
}
