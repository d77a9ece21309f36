//! A request that has not been sent yet, and its options.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::client::output::{Answered, Element, Output, Response};
use crate::client::view::Yields;
use crate::error::Error;
use crate::model::id::Id;
use crate::model::patch::sendable;
use crate::model::values::Values;
use crate::request::Request;
use crate::transport::options::Options;
use crate::transport::{Future, Transport};

/// The methods that set options, for every type that sends requests and has a field `options`, or a call with such a field.
macro_rules! option_methods {
    ($what:literal $(, $call:ident)?) => {
        #[doc = concat!("Limits the time of one attempt at ", $what, ", including its response. Overrides the limit of the client.")]
        /// An attempt that takes longer is cancelled, and may be [repeated](Self::retry).
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// use std::time::Duration;
        ///
        /// let projects = client.projects().list().attempt_timeout(Duration::from_secs(5)).await?;
        /// # Ok(()) });
        /// ```
        pub fn attempt_timeout(mut self, limit: std::time::Duration) -> Self {
            self$(.$call)?.options.attempt_timeout = Some(limit);
            self
        }

        #[doc = concat!("Limits the total time of ", $what, ": all its attempts, all its waits, and the function that provides")]
        /// tokens. Overrides the limit of the client. An attempt that is still active at the deadline is cancelled. If no time is left
        /// before an attempt, it is not sent.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// use std::time::Duration;
        ///
        /// let projects = client.projects().list().deadline(Duration::from_secs(30)).await?;
        /// # Ok(()) });
        /// ```
        pub fn deadline(mut self, limit: std::time::Duration) -> Self {
            self$(.$call)?.options.deadline = Some(limit);
            self
        }

        #[doc = concat!("Sets when ", $what, " is retried. Overrides the policy of the client.")]
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// let projects = client.projects().list().retry(RetryPolicy::none()).await?;
        /// # Ok(()) });
        /// ```
        pub fn retry(mut self, policy: crate::transport::retry::RetryPolicy) -> Self {
            self$(.$call)?.options.retry = Some(policy);
            self
        }

        #[doc = concat!("Adds a header to ", $what, ", such as one that traces requests. An earlier value is replaced.")]
        ///
        /// Values are redacted wherever the SDK prints them. The header with the token and those that follow from the request, such as
        /// `content-type`, cannot be set: such a request is invalid and is not sent.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// let projects = client.projects().list().header("x-request-id", "8f14e45f").await?;
        /// # Ok(()) });
        /// ```
        pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
            self$(.$call)?.options.set_header(name.as_ref(), value.as_ref());
            self
        }
    };
}

pub(crate) use option_methods;

/// A request as a value, which is sent when it is awaited.
///
/// Before that, you can inspect the request and set options for it. A call owns its data, so it can be stored and joined with others.
/// `tokio::spawn(call.into_future())` spawns it.
///
/// ```
/// # use std::time::Duration;
/// # use optimizely_rest::classic::{Sandbox, NewProject};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = Sandbox::start().await?;
/// # let client = sandbox.client();
/// let call = client.projects().create(NewProject::new("Shop")).attempt_timeout(Duration::from_secs(5));
/// assert_eq!(call.request().body_json(), Some(serde_json::json!({ "project_name": "Shop" })));
/// let project = call.await?;
/// assert_eq!(project.project_name, "Shop");
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T> {
    pub(crate) transport: Arc<Transport>,
    request: Request,
    pub(crate) options: Options,
    output: PhantomData<fn() -> T>,
}

impl<T> Call<T> {
    pub(crate) fn new(transport: Arc<Transport>, request: Request) -> Self {
        Call { transport, request, options: Options::default(), output: PhantomData }
    }

    option_methods!("this call");

    /// The request that will be sent.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// # let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
    /// let call = client.projects().get(1234);
    /// assert_eq!((call.request().method().as_str(), call.request().path()), ("GET", "projects/1234"));
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// A shell command that sends the same request, with the token and the values of [headers](Self::header) redacted. For an invalid
    /// request, it is a comment that says why.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// # let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
    /// println!("{}", client.projects().get(1234).to_curl());
    /// # assert!(client.projects().get(1234).to_curl().starts_with("curl "));
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn to_curl(&self) -> String {
        if let Some(why) = self.transport.refusal(&self.request, &self.options) {
            return format!("# the request is invalid: {why}");
        }
        let url = self.request.url(&self.transport.base_url);
        let mut headers = vec![self.transport.token.redacted_header()];
        headers.extend(self.options.headers.iter().flat_map(|own| own.redacted()));
        self.request.to_curl(url.as_str(), &headers)
    }

    /// Yields the status and the headers of the response together with the value.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// let answer = client.projects().list().with_response().await?;
    /// println!("{} {:?}: {} projects", answer.status, answer.headers.get("content-type"), answer.value.len());
    /// # Ok(()) });
    /// ```
    pub fn with_response(self) -> Call<Response<T::Value>>
    where
        T: Yields,
    {
        self.yielding()
    }

    /// Sets a query parameter.
    pub(crate) fn with_query(mut self, name: &str, value: &impl fmt::Display) -> Self {
        self.request.set_query(name, value);
        self
    }

    /// Sets a query parameter to several values.
    pub(crate) fn with_values(self, name: &str, values: Values) -> Self {
        let (values, check) = values.sent(name);
        let params: Vec<_> = values.into_iter().map(|value| (name.to_owned(), value)).collect();
        self.with_params(&params).checked(check)
    }

    /// Sets query parameters, each of which may occur several times, instead of earlier values.
    pub(crate) fn with_params(mut self, params: &[(String, String)]) -> Self {
        self.request.set_params(params);
        self
    }

    /// Sets a query parameter to an ID.
    pub(crate) fn with_id(self, name: &str, id: &impl Id) -> Self {
        self.with_query(name, id).checked(sendable(name, [id]))
    }

    /// Marks the request as invalid if a check failed.
    pub(crate) fn checked(self, check: Result<(), String>) -> Self {
        Call { request: self.request.checked(check), ..self }
    }

    pub(crate) fn with_options(self, options: Options) -> Self {
        Call { options, ..self }
    }

    /// Decodes the response as another type.
    pub(crate) fn yielding<U>(self) -> Call<U> {
        Call { transport: self.transport, request: self.request, options: self.options, output: PhantomData }
    }
}

impl<T: Element> Call<Vec<T>> {
    /// Yields a `Result` for each element, so that the list can be read even if some elements are malformed. An element may even be
    /// invalid JSON, such as `NaN`. The call fails if brackets or quotes do not match, since elements could be lost.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// for project in client.projects().list().each().await? {
    ///     match project {
    ///         Ok(project) => println!("{}", project.project_name),
    ///         Err(error) => eprintln!("left out: {}", error.report()),
    ///     }
    /// }
    /// # Ok(()) });
    /// ```
    pub fn each(self) -> Call<Vec<Result<T, Error>>> {
        self.yielding()
    }
}

impl Call<serde_json::Value> {
    /// Sets a query parameter.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Method, Token};
    /// # let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
    /// let call = client.request(Method::GET, "projects/1234/sections").query("limit", 5);
    /// assert_eq!(call.request().query(), [("limit".to_owned(), "5".to_owned())]);
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn query(self, name: &str, value: impl fmt::Display) -> Self {
        self.with_query(name, &value)
    }

    /// Sets a JSON body. It contains the value of each [`Secret`](crate::Secret). If a secret [is redacted](crate::Secret::is_redacted),
    /// the request is invalid and is not sent.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// use serde_json::json;
    ///
    /// let call = client.request(Method::POST, "projects").json(&json!({ "project_name": "Shop" }));
    /// assert_eq!(call.await?["project_name"], "Shop");
    /// # Ok(()) });
    /// ```
    pub fn json(mut self, body: &impl serde::Serialize) -> Self {
        self.request = self.request.json(body);
        self
    }
}

impl<T: Yields<Value: 'static>> IntoFuture for Call<T> {
    type Output = Result<T::Value, Error>;
    type IntoFuture = Future<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let read = |request: &Request, reply| T::Value::read(&self.transport, request, Answered(reply));
            self.transport.fetch(&self.request, &self.options, read).await
        })
    }
}

impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Call {
            transport: self.transport.clone(),
            request: self.request.clone(),
            options: self.options.clone(),
            output: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Call").field("request", &self.request).field("options", &self.options).finish()
    }
}
