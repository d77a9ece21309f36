//! One page of a list.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use super::onward::{Onward, onward};
use crate::client::output::{Answered, Element, Output};
use crate::error::{Cause, Error};
use crate::model::sealed::Sealed;
use crate::request::Request;
use crate::transport::Transport;

/// One page of a list. [`ListCall::page`](super::ListCall::page) returns it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListPage<T> {
    /// The elements of the page.
    pub items: Vec<T>,
    /// The number of the next page, or `None` on the last page. If the API has no links between pages, only an empty page has `None`.
    pub next: Option<u32>,
    /// The number of the last page, if the response contains it.
    pub last: Option<u32>,
}

/// A page as it was received.
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    /// A hash of its body, to recognize an identical page.
    pub(super) hash: u64,
    /// An error in a link does not affect the items of the page.
    pub(super) onward: Result<Onward, Error>,
}

/// The item of a list: an element, or a `Result` of one.
pub trait Item: Sealed + Sized + Send + 'static {
    #[doc(hidden)]
    fn identity(&self) -> Option<String>;
}

impl<T: Element> Item for T {
    fn identity(&self) -> Option<String> {
        Element::identity(self)
    }
}

impl<T: Element> Sealed for Result<T, Error> {}

impl<T: Element> Item for Result<T, Error> {
    fn identity(&self) -> Option<String> {
        self.as_ref().ok().and_then(Element::identity)
    }
}

impl<T> Sealed for Page<T> {}

impl<T> Output for Page<T>
where
    Vec<T>: Output,
{
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let mut hasher = DefaultHasher::new();
        reply.0.body.hash(&mut hasher);
        let (base_url, headers) = (&transport.base_url, &reply.0.headers);
        let onward = match &transport.api.paging {
            Some(paging) => onward(paging, base_url, &request.url(base_url), headers),
            None => Ok(Onward::End),
        };
        let elsewhere =
            |target: String| Error::of(request, Cause::Elsewhere { target: transport.token.redact(&target) });
        let onward = onward.map_err(elsewhere);
        Ok(Page { items: Vec::read(transport, request, reply)?, hash: hasher.finish(), onward })
    }
}

impl<T> Sealed for ListPage<T> {}

impl<T> Output for ListPage<T>
where
    Vec<T>: Output,
{
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let Page { items, onward, .. } = Page::read(transport, request, reply)?;
        let Some(paging) = &transport.api.paging else { return Ok(ListPage { items, next: None, last: None }) };
        let (next, last) = match onward? {
            Onward::End => (None, None),
            Onward::To { next, last } => (next.number(paging), last),
            Onward::Unsaid => {
                let asked = request.query().iter().find(|(name, _)| name == paging.page);
                let number = asked.map_or(Some(paging.first), |(_, number)| number.parse().ok());
                (number.filter(|_| !items.is_empty()).and_then(|number| number.checked_add(1)), None)
            }
        };
        Ok(ListPage { items, next, last })
    }
}
