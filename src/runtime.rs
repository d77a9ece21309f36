//! What the generated code is made of.

pub(crate) use crate::bulk::{Each, Many};
pub(crate) use crate::call::Call;
pub(crate) use crate::client::Client;
pub(crate) use crate::conditions::Conditions;
pub(crate) use crate::drift::{Findings, Inspect};
pub(crate) use crate::edit::{Edit, adding, removing};
pub(crate) use crate::error::{BoxError, Error};
pub(crate) use crate::fields::Fields;
pub(crate) use crate::id::{Id, Segment, number_id};
pub(crate) use crate::live::{Action, Live};
pub(crate) use crate::open_enum::{open_integer_enum, open_text_enum};
pub(crate) use crate::patch::{Given, Patch, in_range, in_whole_seconds, same_length, sendable};
pub(crate) use crate::request::Route;
pub(crate) use crate::resource::{Body, Changes, Element, Entity, NewBody, NoChanges, Resource, UpdateBody};
pub(crate) use crate::secret::Secret;
#[cfg(feature = "sandbox")]
pub(crate) use crate::table::*;
pub(crate) use crate::timestamp::Timestamp;
pub(crate) use crate::token::{Scheme, Token};
pub(crate) use crate::wire::{Extra, Key, read, read_list, required};

#[cfg_attr(
    not(foreign_spec),
    expect(unused_imports, reason = "the crate's own spec has no use for these, others may")
)]
pub(crate) use crate::{id::text_id, pages::ListAll, pages::Paging, patch::well_formed};
