//! A request for a whole list, whether it comes in pages or not.

use std::future::IntoFuture;

use crate::client::call::Call;
use crate::client::output::Element;
use crate::client::pages::ListCall;
use crate::error::Error;
use crate::model::sealed::Sealed;
use crate::model::timestamp::Timestamp;
use crate::transport::Future;

/// A request for a whole list: a [`Call`] if one response contains it, or a [`ListCall`] if it comes in pages.
pub trait Listing<T>:
    Sealed + IntoFuture<Output = Result<Vec<T>, Error>, IntoFuture = Future<'static, Result<Vec<T>, Error>>>
{
    #[doc(hidden)]
    fn of(call: Call<Vec<T>>, is_numbered: bool) -> Self;

    /// The request for the list, or for its first page.
    #[doc(hidden)]
    fn as_call(&self) -> &Call<Vec<T>>;

    /// Reads the list with another value of a query parameter, with a result for each element.
    #[doc(hidden)]
    fn each_with(&self, parameter: &str, value: &Timestamp) -> Future<'static, Result<Vec<Result<T, Error>>, Error>>;
}

impl<T> Sealed for Call<T> {}

impl<T: Element> Listing<T> for Call<Vec<T>> {
    fn of(call: Call<Vec<T>>, _: bool) -> Self {
        call
    }

    fn as_call(&self) -> &Call<Vec<T>> {
        self
    }

    fn each_with(&self, parameter: &str, value: &Timestamp) -> Future<'static, Result<Vec<Result<T, Error>>, Error>> {
        self.clone().with_query(parameter, value).each().into_future()
    }
}

impl<T> Sealed for ListCall<T> {}

impl<T: Element> Listing<T> for ListCall<T> {
    fn of(call: Call<Vec<T>>, is_numbered: bool) -> Self {
        ListCall::new(call, is_numbered)
    }

    fn as_call(&self) -> &Call<Vec<T>> {
        &self.call
    }

    fn each_with(&self, parameter: &str, value: &Timestamp) -> Future<'static, Result<Vec<Result<T, Error>>, Error>> {
        self.clone().with_query(parameter, value).each().into_future()
    }
}
