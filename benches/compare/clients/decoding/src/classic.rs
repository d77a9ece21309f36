//! Handwritten structs of Classic.

use serde::Deserialize;

#[derive(Deserialize)]
pub struct Experiment {
    pub id: u64,
    pub project_id: u64,
    pub description: String,
    pub edit_url: String,
    pub status: Status,
    pub audience_ids: Vec<u64>,
    pub activation_mode: ActivationMode,
    pub conditional_code: Option<String>,
    pub custom_css: String,
    pub custom_js: String,
    pub percentage_included: u32,
    pub url_conditions: Vec<UrlCondition>,
    pub experiment_type: ExperimentType,
    pub variation_ids: Vec<u64>,
    pub display_goal_order_lst: Vec<u64>,
    pub primary_goal_id: Option<u64>,
    pub details: String,
    pub is_multivariate: bool,
    pub shareable_results_link: String,
    pub created: String,
    pub last_modified: String,
}

#[derive(Deserialize)]
pub struct UrlCondition {
    pub value: String,
    pub match_type: MatchType,
    pub negate: bool,
    pub index: Option<i64>,
    pub created: Option<String>,
    pub last_modified: Option<String>,
}

#[derive(Deserialize)]
pub enum Status {
    #[serde(rename = "Not started")]
    NotStarted,
    Running,
    Paused,
    Archived,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActivationMode {
    Immediate,
    Manual,
    Conditional,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExperimentType {
    Ab,
    Multivariate,
    Multipage,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchType {
    Simple,
    Exact,
    Regex,
    Substring,
}
