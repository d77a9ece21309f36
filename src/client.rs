//! The client: where it sends, how it authenticates, and the operations that every resource shares.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, Url};

use crate::api::{Create, Delete, Get, List, Update};
use crate::budget::Budget;
use crate::builder::{ClientBuilder, base_url};
use crate::bulk::{Each, Many};
use crate::call::Call;
use crate::clock::Clock;
use crate::drift::Watch;
use crate::env::{self, Lookup};
use crate::error::Error;
use crate::gate::Gates;
use crate::live::Live;
use crate::observe::Listener;
use crate::request::Request;
use crate::resource::{Entity, NewBody, UpdateBody};
use crate::retry::RetryPolicy;
use crate::sender::Sender;
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
    pub(crate) read_timeout: Duration,
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

    /// Builds a client from the environment: the token is read from [`TOKEN_VARIABLE`](crate::TOKEN_VARIABLE) as
    /// [`Token::from_env`] does, and the base URL from [`BASE_URL_VARIABLE`](crate::BASE_URL_VARIABLE) if that is set.
    ///
    /// An empty or blank variable counts as unset.
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
    /// Fails if there is no token, if one of the two values is malformed, or if TLS cannot be set up.
    pub fn from_env() -> Result<Self, Error> {
        from_variables(&env::of_process)
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
        ClientBuilder::new(token)
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

fn from_variables(lookup: Lookup<'_>) -> Result<Client, Error> {
    let builder = Client::builder(Token::from_variable(lookup)?);
    let name = crate::api::BASE_URL_VARIABLE;
    let Some(text) = env::variable(name, lookup)? else { return builder.build() };
    base_url(&text, false).map_err(|error| env::invalid(name, error))?;
    builder.base_url(text.as_str()).build()
}

fn update<E: Update>(id: &E::Id, changes: &E::Update) -> Request {
    Request::new(E::UPDATE, id).body(changes).checked(changes.check_choice())
}

impl fmt::Debug for Client {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client").field("base_url", &self.inner.base_url.as_str()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    /// A client with these variables, or what is wrong with them.
    fn with(variables: &[(&str, &str)]) -> Result<Client, String> {
        let lookup = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        from_variables(&lookup).map_err(|error| error.to_string())
    }

    const TOKEN: &str = crate::api::TOKEN_VARIABLE;
    const BASE_URL: &str = crate::api::BASE_URL_VARIABLE;

    #[test]
    fn the_base_url_of_a_variable_is_trimmed_and_a_blank_one_counts_as_unset() {
        let base_url =
            |value: &str| with(&[(TOKEN, "abc:1"), (BASE_URL, value)]).map(|client| client.base_url().to_string());
        assert_eq!(base_url("https://shop.example/v1\n").unwrap(), "https://shop.example/v1/");
        for blank in ["", " \t\r\n"] {
            assert_eq!(base_url(blank).unwrap(), crate::api::BASE_URL);
        }
        assert_eq!(with(&[(TOKEN, "abc:1")]).unwrap().base_url().as_str(), crate::api::BASE_URL);
    }

    #[test]
    fn an_error_names_the_variable_that_is_wrong() {
        for (base_url, why) in [("http://shop.example/", "in the clear"), ("shop.example", "no scheme")] {
            let error = with(&[(TOKEN, "abc:1"), (BASE_URL, base_url)]).unwrap_err();
            assert!(error.starts_with("the environment variable ") && error.contains(BASE_URL), "{error}");
            assert!(error.contains(why), "{error}");
        }
        let error = with(&[(TOKEN, " \n"), (BASE_URL, "shop.example")]).unwrap_err();
        assert_eq!(error, format!("the environment variable {TOKEN} is not set to a token"));
    }
}
