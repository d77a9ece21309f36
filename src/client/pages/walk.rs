//! Goes from page to page.
//!
//! If pages have links, the list ends with the page that has no link to a next one. Otherwise it ends with a page that is empty or shorter
//! than the page before. A first page with fewer elements than requested may be due to a limit of the server, so another one follows.

use std::collections::{HashMap, HashSet};

use futures_util::stream::{self, Stream, StreamExt as _};

use super::onward::{Onward, Place};
use super::page::{Item, Page};
use crate::client::call::Call;
use crate::client::output::Output;
use crate::error::{Cause, Error};
use crate::model::api::Paging;

/// How many pages are read at once, if the number of the last page is known.
const AT_ONCE: usize = 4;

pub(super) struct Walk<T> {
    /// Asks for the first page.
    call: Call<Vec<T>>,
    /// How pages are numbered, if they are.
    numbers: Option<&'static Paging>,
    /// How many pages may be read, and how many were.
    max_pages: usize,
    read: usize,
    /// The next page, or none at the end.
    ahead: Option<Ahead>,
    /// How many elements the page before had.
    length: Option<usize>,
    /// The pages that were read, by a hash of their text, with a number for each.
    pages: HashMap<u64, usize>,
    /// The elements that were read, by their IDs.
    known: HashSet<String>,
}

/// The next page, and how many the last one has for its number.
struct Ahead {
    next: Place,
    last: Option<u32>,
}

impl<T: Item> Walk<T>
where
    Vec<T>: Output,
{
    pub(super) fn new(call: Call<Vec<T>>, numbers: Option<&'static Paging>, max_pages: usize) -> Self {
        let ahead = Some(Ahead { next: Place::default(), last: None });
        let (pages, known) = (HashMap::new(), HashSet::new());
        Walk { call, numbers, max_pages, read: 0, ahead, length: None, pages, known }
    }

    /// Reads all elements. The deadline counts from now.
    pub(super) async fn whole(mut self) -> Result<Vec<T>, Error> {
        self.call.options.begun = Some(self.call.transport.clock.now());
        let mut whole = Vec::new();
        while let Some(elements) = self.step().await {
            for element in elements {
                whole.push(element?);
            }
        }
        Ok(whole)
    }

    /// Streams the elements, and ends with an error if there is one.
    pub(super) fn elements(self) -> impl Stream<Item = Result<T, Error>> + Send {
        let steps = stream::unfold(self, |mut walk| async move { Some((walk.step().await?, walk)) });
        steps.flat_map(stream::iter)
    }

    /// Reads the next page, or a few at once. An error is the last item, after the elements of the pages before. No request is active
    /// between two steps, so a slow caller holds no place in the gate.
    async fn step(&mut self) -> Option<Vec<Result<T, Error>>> {
        let ahead = self.ahead.take()?;
        let places = self.places(ahead);
        let mut elements = Vec::new();
        if places.is_empty() {
            let why = format!("it has more than {} pages, the limit of `max_pages`", self.max_pages);
            elements.push(Err(self.endless(why)));
            return Some(elements);
        }
        let call = |place: &Place| self.call.clone().with_params(&place.0).yielding::<Page<T>>();
        let calls: Vec<_> = places.iter().map(call).collect();
        let mut pages = stream::iter(calls).map(IntoFuture::into_future).buffered(places.len());
        for place in places {
            let page = pages.next().await?;
            if let Err(error) = page.and_then(|page| self.take(place, page, &mut elements)) {
                self.ahead = None;
                elements.push(Err(error));
            }
            // The list ends here, even if the pages after this one were requested.
            if self.ahead.is_none() {
                break;
            }
        }
        Some(elements)
    }

    /// The pages of one step, or none if the limit of pages is reached.
    fn places(&self, Ahead { next, last }: Ahead) -> Vec<Place> {
        let most = AT_ONCE.min(self.max_pages.saturating_sub(self.read));
        let numbered = self.numbers.and_then(|paging| Some((paging, next.number(paging)?, last?)));
        match numbered {
            Some((paging, number, last)) if number < last => {
                (number..=last).take(most).map(|number| next.with_number(paging, number)).collect()
            }
            _ => std::iter::once(next).take(most).collect(),
        }
    }

    /// Takes the new elements of a page, and notes the place of the next page.
    fn take(&mut self, place: Place, page: Page<T>, elements: &mut Vec<Result<T, Error>>) -> Result<(), Error> {
        self.read += 1;
        let (length, number) = (page.items.len(), self.read);
        if length > 0
            && let Some(first) = self.pages.insert(page.hash, number)
        {
            return Err(self.endless(format!("its page {number} is the same as page {first}")));
        }
        let known = &mut self.known;
        let new = page.items.into_iter().filter(|item| item.identity().is_none_or(|id| known.insert(id)));
        elements.extend(new.map(Ok));
        self.ahead = match page.onward? {
            Onward::End => None,
            Onward::To { next, .. } if next == place => {
                return Err(self.endless(format!("its page {number} links to itself as the next page")));
            }
            Onward::To { next, last } => Some(Ahead { next, last }),
            Onward::Unsaid => self.by_number(&place, length),
        };
        self.length = Some(length);
        Ok(())
    }

    /// The page after a page without links.
    fn by_number(&self, place: &Place, length: usize) -> Option<Ahead> {
        let paging = self.numbers?;
        if length == 0 || self.length.is_some_and(|before| length < before) {
            return None;
        }
        let number = if place.0.is_empty() { paging.first } else { place.number(paging)? };
        Some(Ahead { next: Place::numbered(paging, number.checked_add(1)?), last: None })
    }

    fn endless(&self, why: String) -> Error {
        Error::of(self.call.request(), Cause::Endless(why))
    }
}
