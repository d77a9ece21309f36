//! The names that generated code uses.

pub(crate) use crate::client::Client;
pub(crate) use crate::client::builder::ClientBuilder;
pub(crate) use crate::client::bulk::{Each, Many};
pub(crate) use crate::client::call::Call;
pub(crate) use crate::client::capabilities::{Archive, Create, Delete, Get, List, Save, Update};
pub(crate) use crate::client::computed::Computed;
pub(crate) use crate::client::copy::needed;
pub(crate) use crate::client::csv::Csv;
pub(crate) use crate::client::edit::{Edit, adding, removing};
pub(crate) use crate::client::live::{Live, LiveCall};
pub(crate) use crate::client::output::Element;
pub(crate) use crate::client::pages::ListCall;
pub(crate) use crate::client::save::SaveCall;
pub(crate) use crate::client::token::Token;
pub(crate) use crate::client::view::{View, Viewed, Yields};
pub(crate) use crate::client::watch::Watch;
pub(crate) use crate::error::{BoxError, Error};
pub(crate) use crate::model::action::Action;
pub(crate) use crate::model::anew::Anew;
pub(crate) use crate::model::api::{Api, Definition, LimitHeaders, Paging, Scheme};
pub(crate) use crate::model::data::{body, changes, data};
pub(crate) use crate::model::date::Date;
pub(crate) use crate::model::id::{number_id, text_id};
pub(crate) use crate::model::key::Nested;
pub(crate) use crate::model::map::Map;
pub(crate) use crate::model::open_enum::{open_integer_enum, open_text_enum};
pub(crate) use crate::model::patch::{
    Patch, adds_up, at_most_characters, at_most_one_of, in_range, in_whole_seconds, of_length, same_length, sendable,
    unique, well_formed,
};
pub(crate) use crate::model::resource::{Body, Entity, NewBody, NoChanges, NoId, Resource, UpdateBody};
pub(crate) use crate::model::sealed::Sealed;
pub(crate) use crate::model::secret::Secret;
pub(crate) use crate::model::timestamp::Timestamp;
pub(crate) use crate::model::values::Values;
pub(crate) use crate::model::wire::Extra;
pub(crate) use crate::request::{Outcome, Request, Route};
pub(crate) use crate::transport::Transport;

pub(crate) use serde_json::Value as Json;
pub(crate) use std::sync::Arc;
