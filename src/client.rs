//! The client: where it sends, how it authenticates, and the operations that every resource shares.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, Url};

use crate::api::{Create, Delete, Get, List, Update};
use crate::budget::Budget;
use crate::bulk::{Each, Many};
use crate::call::Call;
use crate::clock::{Clock, TestClock};
use crate::drift::{Drift, Watch};
use crate::error::{Cause, Error};
use crate::gate::Gates;
use crate::live::Live;
use crate::mock::Canned;
use crate::observe::{CallReport, Listener};
use crate::request::Request;
use crate::resource::{Entity, NewBody, UpdateBody};
use crate::retry::RetryPolicy;
use crate::sender::{Connections, LONGEST_TIMEOUT, Sender};
use crate::tls::{self, Certificates, Identity};
use crate::token::Token;

/// A client of the API. Cloning it is cheap, and its clones share connections.
///
/// ```
/// # use optimizely_rest::{Client, Token};
/// let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
/// let call = client.projects().get(1234); // nothing is sent before it is awaited
/// assert_eq!(call.request().path(), "projects/1234");
/// # Ok::<(), optimizely_rest::Error>(())
/// ```
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) sender: Sender,
    pub(crate) clock: Clock,
    pub(crate) gates: Gates,
    pub(crate) budget: Budget,
    /// Ends with a slash.
    pub(crate) base_url: Url,
    pub(crate) token: Token,
    pub(crate) retry: RetryPolicy,
    pub(crate) timeout: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) watch: Watch,
    pub(crate) listener: Listener,
}

impl Client {
    /// A client with the defaults of [`ClientBuilder`].
    ///
    /// ```
    /// # use optimizely_rest::{Client, Token};
    /// let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
    /// assert!(Client::new(Token::legacy("")).is_err());
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the token is empty or malformed, or TLS cannot be set up.
    pub fn new(token: Token) -> Result<Self, Error> {
        Client::builder(token).build()
    }

    /// A client with the token and the base URL of the environment: [`TOKEN_VARIABLE`](crate::TOKEN_VARIABLE), and
    /// [`BASE_URL_VARIABLE`](crate::BASE_URL_VARIABLE) if that is set.
    ///
    /// ```
    /// # use optimizely_rest::Client;
    /// match Client::from_env() {
    ///     Ok(client) => println!("requests go to {}", client.base_url()),
    ///     Err(error) => println!("{error}"), // the environment variable OPTIMIZELY_TOKEN is not set to a token
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no token, or one of the two is malformed.
    pub fn from_env() -> Result<Self, Error> {
        let builder = Client::builder(Token::from_env()?);
        match std::env::var(crate::api::BASE_URL_VARIABLE) {
            Ok(base_url) => builder.base_url(base_url).build(),
            Err(_) => builder.build(),
        }
    }

    /// A client that is set up step by step.
    ///
    /// ```
    /// # use optimizely_rest::{Client, Token};
    /// use std::time::Duration;
    ///
    /// let token = Token::legacy("abcdefghijklmnopqrstuvwxyz:123456");
    /// let client = Client::builder(token).timeout(Duration::from_secs(10)).user_agent("shop/1.0").build()?;
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn builder(token: Token) -> ClientBuilder {
        ClientBuilder {
            token,
            base_url: crate::api::BASE_URL.to_owned(),
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(60),
            max_concurrent_requests: 16,
            max_requests_per_second: None,
            retry_budget: 10,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).to_owned(),
            allow_http: false,
            retry: RetryPolicy::default(),
            max_response_bytes: 64 << 20,
            watch: Watch::default(),
            listener: Listener::default(),
            configure: None,
            certificates: Certificates::default(),
            transport: None,
            clock: Clock::system(),
        }
    }

    /// Where it sends, with a slash at the end.
    ///
    /// ```
    /// # use optimizely_rest::{Client, Token};
    /// let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
    /// assert!(client.base_url().path().ends_with("/"));
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn base_url(&self) -> &Url {
        &self.inner.base_url
    }

    /// A request of something that the spec lacks. It has this client's token, time limits and retries, and succeeds with any
    /// status from 200 to 299.
    ///
    /// ```
    /// # use optimizely_rest::{Client, Token};
    /// # let client = Client::new(Token::legacy("abc:1"))?;
    /// use optimizely_rest::Method;
    ///
    /// let call = client.request(Method::GET, "projects/1234/sections").query("limit", 5);
    /// assert_eq!(call.request().query(), [("limit".to_owned(), "5".to_owned())]);
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn request(&self, method: Method, path: &str) -> Call<serde_json::Value> {
        self.call(Request::raw(method, path))
    }

    /// Reads one object, for code that is generic over resources.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let project = client.get::<Project>(project_id).await?;
    /// assert_eq!(project.project_name, "Shop");
    /// # Ok(()) });
    /// ```
    pub fn get<E: Get>(&self, id: impl Into<E::Id>) -> Call<Live<E>> {
        self.call(Request::new(E::GET, &id.into()))
    }

    /// Reads several objects, a few at a time, in the order of their ids. The first error ends it, and says of which.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let projects = client.get_many::<Project>([project_id]).await?;
    /// assert_eq!(projects.len(), 1);
    /// # Ok(()) });
    /// ```
    pub fn get_many<E: Get>(&self, ids: impl IntoIterator<Item = impl Into<E::Id>>) -> Many<Live<E>> {
        let ids: Vec<E::Id> = ids.into_iter().map(Into::into).collect();
        Many::new(self.clone(), ids.into_iter().map(|id| Request::new(E::GET, &id)))
    }

    /// Reads several objects, a few at a time, and yields one result for each, in the order of their ids.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let mut projects = client.get_each::<Project>([project_id, ProjectId::from(99)]);
    /// assert!(projects.next().await.is_some_and(|project| project.is_ok()));
    /// assert!(projects.next().await.is_some_and(|missing| missing.is_err()));
    /// # Ok(()) });
    /// ```
    pub fn get_each<E: Get>(&self, ids: impl IntoIterator<Item = impl Into<E::Id>>) -> Each<Live<E>> {
        self.get_many(ids).each()
    }

    /// Lists what belongs to `parent`, or to the account where that is `()`.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let projects = client.list::<Project>(()).await?;
    /// let experiments = client.list::<Experiment>(project_id).await?;
    /// assert_eq!((projects.len(), experiments.len()), (1, 0));
    /// # Ok(()) });
    /// ```
    pub fn list<E: List>(&self, parent: impl Into<E::Parent>) -> Call<Vec<E::Item>> {
        self.call(Request::new(E::LIST, &parent.into()))
    }

    /// Creates an object.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// let project = client.create(NewProject::new("Shop")).await?;
    /// assert_eq!(project.project_name, "Shop");
    /// # Ok(()) });
    /// ```
    pub fn create<N>(&self, new: N) -> Call<Live<N::Of>>
    where
        N: NewBody,
        N::Of: Create,
    {
        self.call(Request::new(N::Of::CREATE, &new.parent()).body(&new))
    }

    /// Changes an object, and reads it back.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let project = client.update::<Project>(project_id, ProjectUpdate::new().project_name("Store")).await?;
    /// assert_eq!(project.project_name, "Store");
    /// # Ok(()) });
    /// ```
    pub fn update<E: Update>(&self, id: impl Into<E::Id>, changes: E::Update) -> Call<Live<E>> {
        self.call(update::<E>(&id.into(), &changes))
    }

    /// Changes several objects, a few at a time, and reads them back. The first error ends it, and says of which.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let filter = ProjectUpdate::new().ip_filter("1.2.3.4");
    /// let projects = client.update_many::<Project>([(project_id, filter)]).await?;
    /// assert_eq!(projects[0].ip_filter.as_deref(), Some("1.2.3.4"));
    /// # Ok(()) });
    /// ```
    pub fn update_many<E: Update>(
        &self,
        changes: impl IntoIterator<Item = (impl Into<E::Id>, E::Update)>,
    ) -> Many<Live<E>> {
        let changes: Vec<_> = changes.into_iter().map(|(id, changes)| (id.into(), changes)).collect();
        Many::new(self.clone(), changes.into_iter().map(|(id, changes)| update::<E>(&id, &changes)))
    }

    /// Deletes an object.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
    /// client.delete::<Goal>(goal_id).await?;
    /// assert!(client.get::<Goal>(goal_id).await.unwrap_err().is_not_found());
    /// # Ok(()) });
    /// ```
    pub fn delete<E: Delete>(&self, id: impl Into<<E as Entity>::Id>) -> Call<()> {
        self.call(Request::new(E::DELETE, &id.into()))
    }

    /// Deletes several objects, a few at a time. The first error ends it, and says of which.
    ///
    /// ```
    /// # use optimizely_rest::*;
    /// # sandbox::example(async |client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
    /// client.delete_many::<Goal>([goal_id]).await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_many<E: Delete>(&self, ids: impl IntoIterator<Item = impl Into<<E as Entity>::Id>>) -> Many<()> {
        let ids: Vec<E::Id> = ids.into_iter().map(Into::into).collect();
        Many::new(self.clone(), ids.into_iter().map(|id| Request::new(E::DELETE, &id)))
    }

    pub(crate) fn call<T>(&self, request: Request) -> Call<T> {
        Call::new(self.clone(), request)
    }
}

fn update<E: Update>(id: &E::Id, changes: &E::Update) -> Request {
    Request::new(E::UPDATE, id).body(changes).checked(changes.check_choice())
}

impl fmt::Debug for Client {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client").field("base_url", &self.inner.base_url.as_str()).finish_non_exhaustive()
    }
}

/// Sets up a [`Client`].
///
/// | setting | default |
/// |---|---|
/// | [`base_url`](Self::base_url) | [`BASE_URL`](crate::BASE_URL) |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s |
/// | [`read_timeout`](Self::read_timeout), of silence | 60 s |
/// | [`timeout`](Self::timeout), of one attempt | 60 s |
/// | [`retry`](Self::retry): attempts | 3 |
/// | [`retry`](Self::retry): a single wait | 120 s |
/// | [`retry`](Self::retry): the whole call with its waits | 300 s |
/// | [`retry_budget`](Self::retry_budget) | 10 retries, and one more for each 10 calls that succeed |
/// | [`max_concurrent_requests`](Self::max_concurrent_requests) | 16 |
/// | [`max_requests_per_second`](Self::max_requests_per_second) | no limit |
/// | [`max_response_bytes`](Self::max_response_bytes) | 64 MiB |
///
/// Everything that is limited or shared is so by client: its clones are one client, and another one knows nothing of it.
#[must_use]
pub struct ClientBuilder {
    token: Token,
    base_url: String,
    timeout: Duration,
    connect_timeout: Duration,
    read_timeout: Duration,
    max_concurrent_requests: usize,
    max_requests_per_second: Option<u32>,
    retry_budget: u32,
    user_agent: String,
    allow_http: bool,
    retry: RetryPolicy,
    max_response_bytes: usize,
    watch: Watch,
    listener: Listener,
    configure: Option<Box<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>>,
    certificates: Certificates,
    transport: Option<Canned>,
    clock: Clock,
}

impl ClientBuilder {
    /// Where requests are sent, in place of the API itself: a sandbox, say. It has to be `https`, or a loopback address.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// How long one attempt may take, its answer included. [`Call::timeout`] says so for one call. Silence ends an attempt
    /// earlier, by [`read_timeout`](Self::read_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long making a connection may take.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long the server may be silent: before its answer, and between two pieces of it.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// How the client names itself to the server.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Lets `http` be used for any host. The token then crosses the network in the clear.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// When a call is tried again. [`Call::retry`] says so for one call.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How many retries there may be before calls succeed again. Each 10 calls that succeed earn one, up to this number, so that
    /// an outage makes a client send little more than its calls. Without one left, the first error is final. A wait for a
    /// 429 uses none.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.retry_budget = retries;
        self
    }

    /// How many requests are under way at once; the others wait for their turn. 0 counts as 1. Those that a thread blocks for,
    /// by `wait()`, are counted apart: what is awaited may need that thread to end.
    pub fn max_concurrent_requests(mut self, requests: usize) -> Self {
        self.max_concurrent_requests = requests;
        self
    }

    /// How many requests are sent in a second, in even steps; the others wait for their turn. 0 counts as 1.
    pub fn max_requests_per_second(mut self, requests: u32) -> Self {
        self.max_requests_per_second = Some(requests);
        self
    }

    /// The largest answer that is accepted, in bytes after decompression.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Is told when a response has a field or an enum value that the spec does not know. It is called once for each, in the
    /// task that awaits the call. Without it, nothing is looked for.
    ///
    /// ```
    /// # use optimizely_rest::{Client, Token};
    /// let builder = Client::builder(Token::legacy("abc:1")).on_drift(|drift| eprintln!("{drift}"));
    /// ```
    pub fn on_drift(mut self, callback: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        self.watch.callback = Some(Arc::new(callback));
        self
    }

    /// Is told how each request ended, for counting and timing them. It is called once for all attempts of a request, in the
    /// task that awaits the call, when its answer has been read. A call that consists of several requests, as an edit, tells of each. A
    /// future that is dropped tells of nothing.
    ///
    /// ```
    /// # use std::collections::HashMap;
    /// # use std::sync::{Arc, Mutex};
    /// # use optimizely_rest::{Client, Token, mock::{Answer, Canned}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let canned = Canned::new();
    /// # canned.next(Answer::status(404));
    /// let failures = Arc::new(Mutex::new(HashMap::new()));
    /// let counts = failures.clone();
    /// let client = Client::builder(Token::legacy("abc:1"))
    /// #   .transport(canned)
    ///     .on_call(move |call| {
    ///         if call.error.is_some() {
    ///             *counts.lock().unwrap().entry((call.template, call.status)).or_insert(0) += 1;
    ///         }
    ///     })
    ///     .build()?;
    /// # let _ = client.goals().get(7).await;
    /// # let status = optimizely_rest::StatusCode::NOT_FOUND;
    /// # assert_eq!(failures.lock().unwrap()[&(Some("goals/{id}"), Some(status))], 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_call(mut self, listener: impl Fn(&CallReport) + Send + Sync + 'static) -> Self {
        self.listener = Listener(Some(Arc::new(listener)));
        self
    }

    /// Makes an error of a response that has something the spec does not know: for CI, where the day on which the API
    /// changes should be noticed. What the request asked for has been done all the same.
    pub fn strict(mut self) -> Self {
        self.watch.strict = true;
        self
    }

    /// Trusts the certificates of this PEM text, beside those that the platform trusts: those of a company's own authority, or
    /// of a proxy that looks inside.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.certificates.roots.push(pem.into());
        self
    }

    /// Shows the server who the client is: by its certificate, with those between it and a root behind it, and the key of
    /// that, both as PEM. With the feature `native-tls`, the key has to be in PKCS #8.
    pub fn identity(mut self, certificates: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.certificates.identity = Some(Identity { certificates: certificates.into(), key: key.into().into() });
        self
    }

    /// Changes the builder of the HTTP client: proxies, DNS, pools, of which reqwest's documentation says all.
    ///
    /// What this crate promises is set afterwards: that no redirect is followed, that retries are its own, and that its
    /// limits of time hold. With the feature `rustls-ring`, the TLS settings are given whole, so that reqwest's own
    /// have no effect; [`root_certificate`](Self::root_certificate) and [`identity`](Self::identity) have, with every
    /// feature. It is called again for the connections of `wait()`, which are apart.
    ///
    /// Without this, the variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` say which proxy is used. A loopback
    /// address is reached by none. A proxy of `https` addresses sees the host alone; the token goes through it encrypted.
    ///
    /// ```
    /// # use optimizely_rest::{Client, Token};
    /// use optimizely_rest::reqwest::Proxy;
    ///
    /// let proxy = Proxy::all("http://proxy.example:3128")?.basic_auth("user", "word");
    /// let client = Client::builder(Token::legacy("abc:1"))
    ///     .configure(move |http| http.proxy(proxy.clone()).pool_max_idle_per_host(4))
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn configure(
        mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.configure = Some(Box::new(change));
        self
    }

    /// Answers from canned responses, in place of a server: for unit tests without a socket.
    pub fn transport(mut self, canned: Canned) -> Self {
        self.transport = Some(canned);
        self
    }

    /// Waits on this clock, in place of the system's: for tests that wait for nothing.
    pub fn clock(mut self, clock: TestClock) -> Self {
        self.clock = Clock::Test(clock);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// When the token is empty or malformed, when the base URL has no scheme, or is `http` to another host than this one
    /// without [`allow_http`](Self::allow_http), or when TLS cannot be set up: a PEM text that cannot be read is refused here.
    pub fn build(self) -> Result<Client, Error> {
        self.token.check()?;
        let base_url = base_url(&self.base_url, self.allow_http)?;
        let inner = Inner {
            clock: self.clock.clone(),
            gates: Gates::new(self.max_concurrent_requests, self.max_requests_per_second),
            budget: Budget::new(self.retry_budget),
            base_url: base_url.clone(),
            token: self.token.clone(),
            retry: self.retry.clone(),
            timeout: self.timeout,
            max_response_bytes: self.max_response_bytes,
            watch: self.watch.clone(),
            listener: self.listener.clone(),
            sender: self.sender(base_url)?,
        };
        Ok(Client { inner: Arc::new(inner) })
    }

    fn sender(mut self, base_url: Url) -> Result<Sender, Error> {
        match self.transport.take() {
            Some(canned) => Ok(Sender::Canned(canned)),
            None => Ok(Sender::Http(Connections::new(move || self.http(&base_url))?)),
        }
    }

    fn http(&self, base_url: &Url) -> Result<reqwest::Client, Error> {
        let mut builder = reqwest::Client::builder().user_agent(&self.user_agent).gzip(true).tcp_nodelay(true);
        if is_loopback(base_url) {
            builder = builder.no_proxy();
        }
        builder = tls::configure(builder, base_url.scheme() == "https", &self.certificates)?;
        if let Some(change) = &self.configure {
            builder = change(builder);
        }
        builder
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(self.connect_timeout.min(LONGEST_TIMEOUT))
            .read_timeout(self.read_timeout.min(LONGEST_TIMEOUT))
            .build()
            .map_err(|error| Error::new(Cause::Tls(error.without_url().into())))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ClientBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("retry_budget", &self.retry_budget)
            .field("max_concurrent_requests", &self.max_concurrent_requests)
            .field("max_requests_per_second", &self.max_requests_per_second)
            .field("max_response_bytes", &self.max_response_bytes)
            .finish_non_exhaustive()
    }
}

/// The base URL with a slash at its end, if the token may be sent there.
fn base_url(text: &str, allow_http: bool) -> Result<Url, Error> {
    let refuse = |why: &str| Err(Error::configuration(format!("the base URL {why}")));
    let mut url = match Url::parse(text) {
        Ok(url) => url,
        Err(_) if !text.contains("://") => return refuse("has no scheme: it begins with `https://`"),
        Err(error) => return refuse(&format!("is malformed: {error}")),
    };
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("holds a user name or a password");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("holds a query or a fragment");
    }
    match url.scheme() {
        "https" => {}
        "http" if allow_http || is_loopback(&url) => {}
        "http" => {
            return refuse("is `http`: the token would cross the network in the clear. `allow_http()` permits it");
        }
        _ if url.host().is_none() => return refuse("has no scheme: it begins with `https://`"),
        other => return refuse(&format!("has the scheme `{other}`: it has to be `https`")),
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_refused_where_the_token_would_be_at_risk() {
        let refused = |text: &str| base_url(text, false).unwrap_err().to_string();
        assert!(refused("www.example.com/v1/").contains("no scheme"));
        assert!(refused("localhost:8080/v1").contains("no scheme"));
        assert!(refused("").contains("no scheme"));
        assert!(refused("http://example.com/").contains("in the clear"));
        assert!(refused("http://127.0.0.1.example.com/").contains("in the clear"));
        assert!(refused("ftp://example.com/").contains("ftp"));
        assert!(refused("https://user:word@example.com/").contains("password"));
        assert!(refused("https://example.com/?a=b").contains("query"));
        assert!(base_url("http://example.com/", true).is_ok());
    }

    #[test]
    fn loopback_and_https_are_taken_and_end_with_a_slash() {
        for text in ["http://127.0.0.1:1/v1", "http://[::1]:1/v1", "http://localhost/v1/", "https://example.com/v1"] {
            assert!(base_url(text, false).unwrap().path().ends_with("/v1/"), "{text}");
        }
    }
}
