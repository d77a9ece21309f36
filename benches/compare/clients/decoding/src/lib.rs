//! Decodes a list of experiments with a call of the SDK, or into handwritten structs with the same fields.

use std::hint::black_box;

use common::{Result, TOKEN};
use optimizely_rest::classic::{Client, Token};
use optimizely_rest::http::{Request, Response};
use optimizely_rest::transport::{Bytes, HttpTransport, Limits, TransportError};
use serde::Deserialize;

/// The bytes of a list, and who decodes them.
pub enum List {
    Sdk(Client),
    Hand(Vec<u8>),
}

impl List {
    pub fn new(kind: &str, bytes: Vec<u8>) -> Result<Self> {
        match kind {
            "sdk" => Ok(List::Sdk(Client::builder(Token::legacy(TOKEN)).transport(Memory(bytes.into())).build()?)),
            "hand" => Ok(List::Hand(bytes)),
            other => Err(format!("there is no kind {other}").into()),
        }
    }

    /// Returns the number of objects.
    pub fn decode(&self) -> Result<usize> {
        match self {
            List::Sdk(client) => {
                let list = common::on_one_thread(async { Ok(client.experiments().list(1).await?) })?;
                Ok(black_box(list).len())
            }
            List::Hand(bytes) => {
                let list: Vec<Experiment> = serde_json::from_slice(bytes)?;
                Ok(black_box(list).len())
            }
        }
    }
}

/// Answers every request with the same bytes.
struct Memory(Bytes);

impl HttpTransport for Memory {
    async fn send(&self, _: Request<Bytes>, _: Limits) -> std::result::Result<Response<Bytes>, TransportError> {
        Ok(Response::new(self.0.clone()))
    }
}

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
