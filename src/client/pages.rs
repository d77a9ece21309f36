//! Lists that come in pages with numbers: all pages as one stream, or as one list.
//!
//! The end of a list is its first empty page. A page with fewer elements than were asked for is not: servers ask for less
//! than a client does, and leave out what a token may not see. It costs one request more, and loses nothing.

use std::collections::HashMap;
use std::fmt;
use std::future::IntoFuture;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::stream::{self, BoxStream, Stream, StreamExt as _, TryStreamExt as _};

use crate::client::call::Call;
use crate::client::output::{Answered, Element, Output};
use crate::error::{Cause, Error};
use crate::model::patch::in_range;
use crate::model::sealed::Sealed;
use crate::request::Request;
use crate::transport::{Future, Transport};

/// How lists come in pages: it comes from the spec.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paging {
    /// The query parameter with the number of a page.
    pub(crate) page: &'static str,
    /// The number of the first page.
    pub(crate) first: u32,
    /// The query parameter with the size of a page.
    pub(crate) size: &'static str,
    /// The least and the most elements that a page can be asked for.
    pub(crate) sizes: (u32, u32),
}

impl<T> Call<Vec<T>> {
    /// Asks for one page.
    pub(crate) fn with_page(self, paging: &Paging, page: u32) -> Self {
        let check = in_range(paging.page, Some(&page), paging.first..=u32::MAX);
        self.with_query(paging.page, &page).checked(check)
    }

    /// Asks for pages of a size.
    pub(crate) fn with_page_size(self, paging: &Paging, size: u32) -> Self {
        let check = in_range(paging.size, Some(&size), paging.sizes.0..=paging.sizes.1);
        self.with_query(paging.size, &size).checked(check)
    }
}

/// How many pages are read of one list, unless the caller says otherwise.
const MAX_PAGES: usize = 10_000;

/// A whole list, however many pages it has. It is a stream of its elements, which reads a page when the one before is used
/// up; awaited, it is one `Vec`. Nothing is sent before.
///
/// An error ends it. The end of the list is its first empty page, so that nothing is lost where a server gives fewer elements
/// than it was asked for. What is added or removed meanwhile shifts the others: an element may then come twice, or not at all.
///
/// ```ignore
/// use futures_util::TryStreamExt;
///
/// let all = client.tickets().list_all("billing").await?;
///
/// let mut tickets = client.tickets().list("billing").per_page(100).stream();
/// while let Some(ticket) = tickets.try_next().await? {
///     println!("{}", ticket.subject);
/// }
/// ```
///
/// # Errors
///
/// Fails if a page cannot be read. The kind is [`ErrorKind::Endless`](crate::ErrorKind::Endless) if a page equals an earlier one
/// byte for byte, as it does when the server ignores the page's number, or if there are more pages than
/// [`max_pages`](Self::max_pages).
#[must_use = "nothing is sent until this is awaited or polled"]
pub struct ListAll<T> {
    walk: Walk<T>,
    elements: Option<BoxStream<'static, Result<T, Error>>>,
}

impl<T> ListAll<T> {
    /// All pages from that of the call on: the first one, if it names none.
    pub(crate) fn new(call: Call<Vec<T>>, paging: &'static Paging) -> Self {
        let asked = call.request().query().iter().find(|(name, _)| name == paging.page);
        let page = asked.and_then(|(_, page)| page.parse().ok()).unwrap_or(paging.first);
        let walk = Walk { call, paging, page, seen: HashMap::new(), max_pages: MAX_PAGES };
        ListAll { walk, elements: None }
    }

    /// How many pages are read at the most, the empty one at the end included: 10000 unless this says otherwise. A list that
    /// has more is an error. It counts only before the first element is asked for.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.walk.max_pages = pages;
        self
    }

    /// The first of its requests, which may still lack the number of the page.
    pub fn request(&self) -> &Request {
        self.walk.call.request()
    }
}

impl<T: Element> Stream for ListAll<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let walk = &this.walk;
        this.elements.get_or_insert_with(|| walk.clone().elements()).poll_next_unpin(context)
    }
}

impl<T: Element> IntoFuture for ListAll<T> {
    type Output = Result<Vec<T>, Error>;
    type IntoFuture = Future<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.try_collect())
    }
}

#[cfg(feature = "blocking")]
impl<T: Element> ListAll<T> {
    /// Reads all pages, and blocks this thread until the last one is there. See [`Call::wait`].
    ///
    /// # Errors
    ///
    /// Those of `.await`, and when the system has no thread left to wait on.
    pub fn wait(mut self) -> Result<Vec<T>, Error> {
        self.walk.call.options.block_this_thread();
        crate::client::wait::wait(IntoFuture::into_future(self))?
    }
}

impl<T> fmt::Debug for ListAll<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ListAll").field("request", self.request()).finish_non_exhaustive()
    }
}

/// The way from page to page.
struct Walk<T> {
    call: Call<Vec<T>>,
    paging: &'static Paging,
    /// The number of the next page.
    page: u32,
    /// The pages that were read, by a hash of their text.
    seen: HashMap<u64, u32>,
    max_pages: usize,
}

impl<T: Element> Walk<T> {
    fn elements(self) -> BoxStream<'static, Result<T, Error>> {
        stream::try_unfold(self, Walk::next)
            .map_ok(|elements| stream::iter(elements.into_iter().map(Ok)))
            .try_flatten()
            .boxed()
    }

    /// The elements of the next page, and the way on; none at the end.
    async fn next(mut self) -> Result<Option<(Vec<T>, Self)>, Error> {
        let call = self.call.clone().with_page(self.paging, self.page);
        let request = call.request().clone();
        let endless = |why: String| Err(Error::of(&request, Cause::Endless(why)));
        if self.seen.len() >= self.max_pages {
            return endless(format!("it has no end within {} pages; `max_pages` allows more", self.max_pages));
        }
        let page: Page<T> = call.yielding().await?;
        if page.elements.is_empty() {
            return Ok(None);
        }
        if let Some(first) = self.seen.insert(page.hash, self.page) {
            return endless(format!("its page {} is the same as page {first}", self.page));
        }
        self.page = self.page.saturating_add(1);
        Ok(Some((page.elements, self)))
    }
}

impl<T> Clone for Walk<T> {
    fn clone(&self) -> Self {
        let Walk { paging, page, max_pages, .. } = *self;
        Walk { call: self.call.clone(), paging, page, seen: self.seen.clone(), max_pages }
    }
}

/// One page, and a hash of its text, by which it is known again.
struct Page<T> {
    elements: Vec<T>,
    hash: u64,
}

impl<T> Sealed for Page<T> {}

impl<T: Element> Output for Page<T> {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let mut hasher = DefaultHasher::new();
        reply.0.body.hash(&mut hasher);
        Ok(Page { elements: Vec::read(transport, request, reply)?, hash: hasher.finish() })
    }
}

#[cfg(all(test, feature = "sandbox"))]
mod tests {
    use super::*;
    use crate::classic::{ErrorKind, Live, NewProject, Project, Sandbox};

    const PAGING: Paging = Paging { page: "page", first: 1, size: "size", sizes: (1, 50) };

    // The sandbox does not know of pages: it gives the whole list for each.
    async fn all(sandbox: &Sandbox) -> Result<Vec<Live<Project>>, Error> {
        ListAll::new(sandbox.client().projects().list(), &PAGING).await
    }

    #[tokio::test]
    async fn a_list_ends_with_an_empty_page_and_not_with_one_that_comes_again() {
        let sandbox = Sandbox::start().await.unwrap();
        assert!(all(&sandbox).await.unwrap().is_empty());
        sandbox.client().projects().create(NewProject::new("Shop")).await.unwrap();
        let error = all(&sandbox).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Endless);
        assert!(error.to_string().ends_with("its page 2 is the same as page 1"), "{error}");
    }

    #[cfg(feature = "blocking")]
    #[test]
    fn a_list_can_be_waited_for() {
        let sandbox = Sandbox::start_blocking().unwrap();
        let list = || ListAll::new(sandbox.client().projects().list(), &PAGING);
        assert!(list().wait().unwrap().is_empty());
        sandbox.client().projects().create(NewProject::new("Shop")).wait().unwrap();
        assert_eq!(list().wait().unwrap_err().kind(), ErrorKind::Endless);
    }

    #[tokio::test]
    async fn no_page_that_may_be_read_is_no_request() {
        let sandbox = Sandbox::start().await.unwrap();
        let call = sandbox.client().projects().list().with_page(&PAGING, 7).with_page_size(&PAGING, 50);
        let error = ListAll::new(call, &PAGING).max_pages(0).await.unwrap_err();
        assert!(error.to_string().contains("no end within 0 pages"), "{error}");
        assert!(sandbox.requests().is_empty());
    }
}
