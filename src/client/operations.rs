//! The operations of all resources, for the generated methods and for code that is generic over resources.

use http::Method;

use crate::client::Client;
use crate::client::bulk::{BulkCall, Each, Many};
use crate::client::call::Call;
use crate::client::capabilities::{Archive, Create, Delete, Get, List, Save, Update};
use crate::client::listing::Listing;
use crate::client::live::Live;
use crate::client::save::alone;
use crate::client::view::View;
use crate::model::action::Action;
use crate::model::api::Api;
use crate::model::id::Segment;
use crate::model::resource::{Entity, NewBody};
use crate::request::Request;

impl<A: Api> Client<A> {
    /// Creates a request to a path that the spec does not describe. It uses the token, time limits and retries of this client, and succeeds
    /// with any status from 200 to 299.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
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
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let project = client.get::<Project>(project_id).await?;
    /// assert_eq!(project.project_name, "Shop");
    /// # Ok(()) });
    /// ```
    pub fn get<E: Get<Api = A>>(&self, id: impl Into<E::Key>) -> Call<Live<E>> {
        self.call(Request::new(E::GET, &id.into()))
    }

    /// Reads several objects, a few at a time. Yields them in the order of the IDs. The first error ends it and names the object.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let projects = client.get_many::<Project>([project_id]).await?;
    /// assert_eq!(projects.len(), 1);
    /// # Ok(()) });
    /// ```
    pub fn get_many<E: Get<Api = A>>(&self, ids: impl IntoIterator<Item = impl Into<E::Key>>) -> Many<Live<E>> {
        let keys: Vec<E::Key> = ids.into_iter().map(Into::into).collect();
        Many::new(self.transport.clone(), keys.into_iter().map(|key| Request::new(E::GET, &key)))
    }

    /// Reads several objects, a few at a time. Yields one result for each, in the order of the IDs.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let mut projects = client.get_each::<Project>([project_id, ProjectId::from(99)]);
    /// assert!(projects.next().await.is_some_and(|project| project.is_ok()));
    /// assert!(projects.next().await.is_some_and(|missing| missing.is_err()));
    /// # Ok(()) });
    /// ```
    pub fn get_each<E: Get<Api = A>>(&self, ids: impl IntoIterator<Item = impl Into<E::Key>>) -> Each<Live<E>> {
        self.get_many(ids).each()
    }

    /// Lists the objects that belong to `parent`. With `()`, lists the objects of the account. A list in pages is read whole.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let projects = client.list::<Project>(()).await?;
    /// let experiments = client.list::<Experiment>(project_id).await?;
    /// assert_eq!((projects.len(), experiments.len()), (1, 0));
    /// # Ok(()) });
    /// ```
    pub fn list<E: List<Api = A>>(&self, parent: impl Into<E::Parent>) -> E::Call {
        Listing::of(self.call(Request::new(E::LIST, &parent.into())), E::IS_NUMBERED)
    }

    /// Lists the objects of another parent than the usual one. `name` is the query parameter with its ID.
    pub(crate) fn list_by<E: List<Api = A>>(&self, name: &str, parent: &impl Segment) -> E::Call {
        Listing::of(self.call(Request::filtered(E::LIST, name, parent)), E::IS_NUMBERED)
    }

    /// Creates an object.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// let project = client.create(NewProject::new("Shop")).await?;
    /// assert_eq!(project.project_name, "Shop");
    /// # Ok(()) });
    /// ```
    pub fn create<N>(&self, new: N) -> Call<Live<N::Of>>
    where
        N: NewBody,
        N::Of: Create<Api = A>,
    {
        self.call(Request::new(N::Of::CREATE, &new.parent()).body(&new))
    }

    /// Creates several objects, a few at a time. Yields them in the order of the input. The first error ends it. It has the path of the
    /// collection and does not say which object failed. [`each`](Many::each) yields one result for each object.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// let projects = client.create_many(["Shop", "Blog"].map(NewProject::new)).await?;
    /// assert_eq!(projects[1].project_name, "Blog");
    /// # Ok(()) });
    /// ```
    pub fn create_many<N>(&self, new: impl IntoIterator<Item = N>) -> Many<Live<N::Of>>
    where
        N: NewBody,
        N::Of: Create<Api = A>,
    {
        self.many(new.into_iter().map(|new| self.create(new)))
    }

    /// Sends calls of the same kind, a few at a time, and yields their values in the order of the calls. Use it for calls that have no bulk
    /// method of their own, such as the results of many experiments or the lists of many projects. An option of the bulk call overrides
    /// that of the single calls.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let new = ["One", "Two"].map(|name| NewExperiment::new(project_id, name, "https://shop.example/"));
    /// # let experiments = client.create_many(new).await?;
    /// let experiments = client.experiments().list(project_id).await?;
    /// let mut stats = client.many(experiments.iter().map(|experiment| experiment.stats())).concurrency(4).each();
    /// for experiment in &experiments {
    ///     match stats.next().await {
    ///         Some(Ok(stats)) => println!("{}: {} rows", experiment.description, stats.len()),
    ///         Some(Err(error)) => eprintln!("{}: {}", experiment.description, error.report()),
    ///         None => break,
    ///     }
    /// }
    /// # Ok(()) });
    /// ```
    pub fn many<C: BulkCall>(&self, calls: impl IntoIterator<Item = C>) -> Many<C::Value> {
        let calls: Vec<C> = calls.into_iter().collect();
        Many::of(calls.into_iter())
    }

    /// Updates an object and returns it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let project = client.update::<Project>(project_id, ProjectUpdate::new().project_name("Store")).await?;
    /// assert_eq!(project.project_name, "Store");
    /// # Ok(()) });
    /// ```
    pub fn update<E: Update>(&self, id: impl Into<E::Key>, changes: E::Update) -> Call<Live<E>> {
        self.call(Request::update(E::UPDATE, &id.into(), &changes))
    }

    /// Sends an action alone.
    pub(crate) fn act<E: Save>(&self, id: impl Into<E::Key>, action: Action) -> Call<Live<E>> {
        self.call(alone::<E>(&id.into(), action))
    }

    /// Updates several objects, a few at a time, and returns them. The first error ends it and names the object.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let filter = ProjectUpdate::new().ip_filter("1.2.3.4");
    /// let projects = client.update_many::<Project>([(project_id, filter)]).await?;
    /// assert_eq!(projects[0].ip_filter.as_deref(), Some("1.2.3.4"));
    /// # Ok(()) });
    /// ```
    pub fn update_many<E: Update>(
        &self,
        changes: impl IntoIterator<Item = (impl Into<E::Key>, E::Update)>,
    ) -> Many<Live<E>> {
        let changes: Vec<_> = changes.into_iter().map(|(id, changes)| (id.into(), changes)).collect();
        Many::new(
            self.transport.clone(),
            changes.into_iter().map(|(id, changes)| Request::update(E::UPDATE, &id, &changes)),
        )
    }

    /// Archives an object, which stays readable. If the API says that the object was archived before, that is not an error.
    ///
    /// ```
    /// use optimizely_rest::{Error, client::Client, resource::Archive};
    ///
    /// /// Archives an object of any kind that can be archived.
    /// async fn put_away<E: Archive>(client: &Client<E::Api>, key: E::Key) -> Result<(), Error> {
    ///     client.archive::<E>(key).await
    /// }
    /// ```
    pub fn archive<E: Archive>(&self, id: impl Into<<E as Entity>::Key>) -> Call<()> {
        self.call(Request::new(E::ARCHIVE, &id.into()))
    }

    /// Archives several objects, a few at a time. The first error ends the operation and names the object.
    ///
    /// ```
    /// use optimizely_rest::{Error, client::Client, resource::Archive};
    ///
    /// /// Archives objects of any kind that can be archived.
    /// async fn put_away<E: Archive>(client: &Client<E::Api>, old: Vec<E::Key>) -> Result<(), Error> {
    ///     client.archive_many::<E>(old).await?;
    ///     Ok(())
    /// }
    /// ```
    pub fn archive_many<E: Archive>(&self, ids: impl IntoIterator<Item = impl Into<<E as Entity>::Key>>) -> Many<()> {
        let keys: Vec<E::Key> = ids.into_iter().map(Into::into).collect();
        Many::new(self.transport.clone(), keys.into_iter().map(|key| Request::new(E::ARCHIVE, &key)))
    }

    /// Deletes an object.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
    /// client.delete::<Goal>(goal_id).await?;
    /// assert!(client.get::<Goal>(goal_id).await.unwrap_err().is_not_found());
    /// # Ok(()) });
    /// ```
    pub fn delete<E: Delete>(&self, id: impl Into<<E as Entity>::Key>) -> Call<()> {
        self.call(Request::new(E::DELETE, &id.into()))
    }

    /// Deletes several objects, a few at a time. The first error ends it and names the object.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
    /// client.delete_many::<Goal>([goal_id]).await?;
    /// # Ok(()) });
    /// ```
    pub fn delete_many<E: Delete>(&self, ids: impl IntoIterator<Item = impl Into<<E as Entity>::Key>>) -> Many<()> {
        let keys: Vec<E::Key> = ids.into_iter().map(Into::into).collect();
        Many::new(self.transport.clone(), keys.into_iter().map(|key| Request::new(E::DELETE, &key)))
    }

    /// Reads a view. Each value replaces one placeholder of its path.
    pub(crate) fn view<V: View>(&self, values: &[&dyn Segment]) -> Call<V> {
        self.call(Request::view(V::GET, values))
    }

    pub(crate) fn call<T>(&self, request: Request) -> Call<T> {
        Call::new(self.transport.clone(), request)
    }
}
