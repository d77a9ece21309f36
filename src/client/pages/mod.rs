//! Lists that come in pages: the whole list, a stream of its elements, or one page.

mod link;
mod onward;
mod page;
mod walk;

pub use self::page::{Item, ListPage};

use std::fmt;
use std::future::IntoFuture;

use self::walk::Walk;
use crate::client::bulk::{BulkCall, Each};
use crate::client::call::{Call, option_methods};
use crate::client::output::Output;
use crate::error::Error;
use crate::model::api::Paging;
use crate::model::id::Id;
use crate::model::patch::in_range;
use crate::model::values::Values;
use crate::request::Request;
use crate::transport::Future;
use crate::transport::options::Options;

/// The default limit of pages.
const MAX_PAGES: usize = 10_000;

/// A request for a list that comes in pages. Awaiting it reads the whole list.
///
/// | method | result |
/// |---|---|
/// | `.await`, `wait()` | all elements, as a `Vec` |
/// | [`stream`](Self::stream) | all elements, one after the other |
/// | [`page`](Self::page) | one page, and the number of the next |
/// | [`each`](Self::each) | a `Result` for each element |
///
/// It asks for pages of the largest size; [`per_page`](Self::per_page) sets another. If a page has links to the next and the last page (the
/// header `Link`), up to four pages are read at once. If it has none, pages are read by their numbers, until a page is empty or shorter
/// than the page before.
///
/// ```
/// # use optimizely_rest::mock::{Answer, Mock};
/// use optimizely_rest::v2::{Client, Token};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let mock = Mock::new();
/// # mock.otherwise(|request| {
/// #     let is_second = request.query().contains(&("page".to_owned(), "2".to_owned()));
/// #     Answer::status(200).body(if is_second { r#"[{"id": 3}]"# } else { r#"[{"id": 1}, {"id": 2}]"# })
/// # });
/// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
/// let projects = client.projects().list().await?;
/// assert_eq!(projects.len(), 3);
///
/// let mut stream = client.projects().list().stream();
/// while let Some(project) = stream.next().await {
///     println!("{}", project?.id);
/// }
///
/// let page = client.projects().list().per_page(2).page(1).await?;
/// assert_eq!((page.items.len(), page.next), (2, Some(2)));
/// # Ok(())
/// # }
/// ```
///
/// Elements move from page to page if others are added or removed while the list is read. An element that occurs on two pages is
/// returned once. An element that moves to a page that was read before is missing.
///
/// # Errors
///
/// Fails if a page cannot be read. The kind is [`ErrorKind::Endless`](crate::ErrorKind::Endless) if a page is identical to an earlier one,
/// since the server ignores page numbers then, or if there are more pages than [`max_pages`](Self::max_pages). The kind is
/// [`ErrorKind::Redirect`](crate::ErrorKind::Redirect) if a link leads away from the base URL. Nothing is sent there.
#[must_use = "nothing is sent until this is awaited"]
pub struct ListCall<T> {
    /// Asks for the first page.
    pub(crate) call: Call<Vec<T>>,
    /// Whether pages have numbers, by which they can be asked for.
    is_numbered: bool,
    max_pages: usize,
}

impl<T> ListCall<T> {
    pub(crate) fn new(call: Call<Vec<T>>, is_numbered: bool) -> Self {
        let list = ListCall { call, is_numbered, max_pages: MAX_PAGES };
        match list.paging() {
            Some(Paging { sizes: (_, largest), .. }) => list.per_page(*largest),
            None => list,
        }
    }

    fn paging(&self) -> Option<&'static Paging> {
        self.call.transport.api.paging.as_ref()
    }

    option_methods!("this list", call);

    /// Sets the size of a page. The default is the largest size that the API allows.
    ///
    /// A size that the API does not allow is rejected before anything is sent.
    pub fn per_page(mut self, elements: u32) -> Self {
        if let Some(Paging { size, sizes, .. }) = self.paging() {
            let check = in_range(size, Some(&elements), sizes.0..=sizes.1);
            self.call = self.call.with_query(size, &elements).checked(check);
        }
        self
    }

    /// Sets the limit of pages. The default is 10000. A list with more pages is an error.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.max_pages = pages;
        self
    }

    /// Asks for one page.
    ///
    /// # Errors
    ///
    /// Fails if the request fails. A number below that of the first page is rejected before anything is sent. So is every number if the
    /// pages of the list have none.
    pub fn page(self, number: u32) -> Call<ListPage<T>> {
        let paging = self.paging().filter(|_| self.is_numbered);
        let call = self.call.yielding();
        match paging {
            Some(paging) => {
                let check = in_range(paging.page, Some(&number), paging.first..=u32::MAX);
                call.with_query(paging.page, &number).checked(check)
            }
            None => call.checked(Err("the pages of this list have no numbers".to_owned())),
        }
    }

    /// Returns a `Result` for each element. See [`Call::each`].
    pub fn each(self) -> ListCall<Result<T, Error>> {
        ListCall { call: self.call.yielding(), is_numbered: self.is_numbered, max_pages: self.max_pages }
    }

    /// The request for the first page.
    pub fn request(&self) -> &Request {
        self.call.request()
    }

    /// A shell command that sends the request for the first page. See [`Call::to_curl`].
    pub fn to_curl(&self) -> String {
        self.call.to_curl()
    }

    /// Sets a query parameter.
    pub(crate) fn with_query(self, name: &str, value: &impl fmt::Display) -> Self {
        ListCall { call: self.call.with_query(name, value), ..self }
    }

    /// Sets a query parameter to several values.
    pub(crate) fn with_values(self, name: &str, values: Values) -> Self {
        ListCall { call: self.call.with_values(name, values), ..self }
    }

    /// Sets a query parameter to an ID.
    pub(crate) fn with_id(self, name: &str, id: &impl Id) -> Self {
        ListCall { call: self.call.with_id(name, id), ..self }
    }
}

impl<T: Item> ListCall<T>
where
    Vec<T>: Output,
{
    /// Streams the elements one after the other. The stream holds at most the pages of one step, which are four, and the IDs of the elements
    /// before.
    ///
    /// The [deadline](Self::deadline) limits each request, since the caller decides how much time passes between them. An error ends the
    /// stream, after the elements of the pages before.
    pub fn stream(self) -> Each<T> {
        Each::of(self.walk().elements())
    }

    fn walk(self) -> Walk<T> {
        let numbers = self.paging().filter(|_| self.is_numbered);
        Walk::new(self.call, numbers, self.max_pages)
    }
}

impl<T: Item> IntoFuture for ListCall<T>
where
    Vec<T>: Output,
{
    type Output = Result<Vec<T>, Error>;
    type IntoFuture = Future<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.walk().whole())
    }
}

impl<T: Item> BulkCall for ListCall<T>
where
    Vec<T>: Output,
{
    type Value = Vec<T>;

    fn send(mut self, over: &Options) -> Future<'static, Result<Self::Value, Error>> {
        self.call.options.override_with(over);
        self.into_future()
    }
}

impl<T> Clone for ListCall<T> {
    fn clone(&self) -> Self {
        ListCall { call: self.call.clone(), ..*self }
    }
}

impl<T> fmt::Debug for ListCall<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ListCall")
            .field("call", &self.call)
            .field("max_pages", &self.max_pages)
            .finish_non_exhaustive()
    }
}
