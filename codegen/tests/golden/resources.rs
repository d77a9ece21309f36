// Generated from spec/resources.toml by optimizely-codegen. Edits belong there.

use crate::runtime as rt;

/// The Optimizely REST API (Classic, v1) as a type.
///
/// The API rejects requests with these statuses, which `Error::status` returns:
///
/// - `400`: The request was refused as it stands: its body is not valid JSON, a value is out of range, or a name is taken. The server's message may list the fields.
/// - `401`: The request carried no token.
/// - `403`: The token is invalid, revoked or expired, or it gives no access to this object.
/// - `404`: There is no object of that id, or the token may not see it.
/// - `429`: A rate limit was hit. The limits are not published; the API asks for a wait of at least 60 seconds.
/// - `503`: The API is overloaded or down for maintenance, as results and stats are known to be. It asks for a wait of at least 60 seconds.
#[derive(Clone, Copy, Debug)]
pub enum Classic {}

/// A client of the Optimizely REST API (Classic, v1).
pub type Client = rt::Client<Classic>;

/// Sets up a [`Client`] of the Optimizely REST API (Classic, v1).
pub type ClientBuilder = rt::ClientBuilder<Classic>;

/// The credentials of the Optimizely REST API (Classic, v1).
pub type Token = rt::Token<Classic>;

impl rt::Sealed for Classic {}

impl rt::Api for Classic {
    const DEFINITION: rt::Definition = rt::Definition {
        base_url: BASE_URL,
        token_variable: TOKEN_VARIABLE,
        base_url_variable: BASE_URL_VARIABLE,
        schemes: &[
            rt::Scheme { header: "token", prefix: None },
            rt::Scheme { header: "authorization", prefix: Some("Bearer") },
        ],
        meanings: &[
            (
                400,
                "The request was refused as it stands: its body is not valid JSON, a value is out of range, or a name is taken",
            ),
            (401, "The request carried no token"),
            (403, "The token is invalid, revoked or expired, or it gives no access to this object"),
            (404, "There is no object of that id, or the token may not see it"),
            (429, "A rate limit was hit"),
            (503, "The API is overloaded or down for maintenance, as results and stats are known to be"),
        ],
        waits: &[(429, 60), (503, 60)],
        paging: None,
        limits: None,
        secrets: &["aws_secret_key", "shareable_results_link", "socket_token"],
    };
}

/// The base URL of the Optimizely REST API (Classic, v1).
pub const BASE_URL: &str = "https://www.optimizelyapis.com/experiment/v1/";

/// The environment variable that holds the token.
pub const TOKEN_VARIABLE: &str = "OPTIMIZELY_TOKEN";

/// The environment variable that may hold another base URL.
pub const BASE_URL_VARIABLE: &str = "OPTIMIZELY_BASE_URL";

/// The collections of the API.
///
/// ```
/// # use optimizely_rest::classic::*;
/// # sandbox::example(async |client: Client| {
/// let dcp_services = client.dcp_services().list().await?;
/// println!("there are {}", dcp_services.len());
/// # Ok(()) });
/// ```
impl Client {
    /// The audiences that the token can see.
    #[inline]
    pub fn audiences(&self) -> Audiences {
        Audiences { client: self.clone() }
    }

    /// The DCP attributes that the token can see.
    #[inline]
    pub fn dcp_attributes(&self) -> DcpAttributes {
        DcpAttributes { client: self.clone() }
    }

    /// The DCP datasources that the token can see.
    #[inline]
    pub fn dcp_datasources(&self) -> DcpDatasources {
        DcpDatasources { client: self.clone() }
    }

    /// The DCP services that the token can see.
    #[inline]
    pub fn dcp_services(&self) -> DcpServices {
        DcpServices { client: self.clone() }
    }

    /// The dimensions that the token can see.
    #[inline]
    pub fn dimensions(&self) -> Dimensions {
        Dimensions { client: self.clone() }
    }

    /// The experiments that the token can see.
    #[inline]
    pub fn experiments(&self) -> Experiments {
        Experiments { client: self.clone() }
    }

    /// The experiment results that the token can see.
    #[inline]
    pub fn experiment_results(&self) -> ExperimentResults {
        ExperimentResults { client: self.clone() }
    }

    /// The experiment stats that the token can see.
    #[inline]
    pub fn experiment_stats(&self) -> ExperimentStats {
        ExperimentStats { client: self.clone() }
    }

    /// The goals that the token can see.
    #[inline]
    pub fn goals(&self) -> Goals {
        Goals { client: self.clone() }
    }

    /// The projects that the token can see.
    #[inline]
    pub fn projects(&self) -> Projects {
        Projects { client: self.clone() }
    }

    /// The schedules that the token can see.
    #[inline]
    pub fn schedules(&self) -> Schedules {
        Schedules { client: self.clone() }
    }

    /// The uploaded lists that the token can see.
    #[inline]
    pub fn uploaded_lists(&self) -> UploadedLists {
        UploadedLists { client: self.clone() }
    }

    /// The variations that the token can see.
    #[inline]
    pub fn variations(&self) -> Variations {
        Variations { client: self.clone() }
    }
}

impl Token {
    /// A token made on the account's token page, which looks like `abcdefghijklmnopqrstuvwxyz:123456`. It
    /// does not expire.
    ///
    /// It is sent as `Token: …`.
    #[inline]
    pub fn legacy(token: impl Into<String>) -> Self {
        Self::fixed(rt::Scheme { header: "token", prefix: None }, token.into())
    }

    /// An OAuth 2.0 access token.
    ///
    /// It is sent as `Authorization: Bearer …`.
    #[inline]
    pub fn oauth(token: impl Into<String>) -> Self {
        Self::fixed(rt::Scheme { header: "authorization", prefix: Some("Bearer") }, token.into())
    }

    /// An OAuth 2.0 access token. Such a token lasts 7200 seconds, so this takes a function that returns
    /// one. It runs before the first request, and again when the API refuses a token.
    ///
    /// It is sent as `Authorization: Bearer …`.
    ///
    /// The function runs once at a time. Calls that need a token meanwhile wait for the same run, each
    /// within its own time. If the run fails, each of these calls fails, and the next call starts another
    /// run. Dropping a call does not stop a run: the other calls, or the next one, continue it. A run that
    /// has taken two minutes is abandoned by the next call.
    ///
    /// A request that is refused is sent once more, with another token, if the token may be the reason.
    /// After a 401 it always is. A 403 may be about the object instead. The function does not run for it
    /// if the token replaced a refused one in the last 30 seconds, if it has worked in a request that was
    /// sent later, or if the same method and path got a 403 with two different tokens in the last hour. So
    /// a forbidden object costs at most one token an hour, however often it is requested.
    #[inline]
    pub fn oauth_source<F, T>(source: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, rt::BoxError>> + Send + 'static,
    {
        Self::from_source(rt::Scheme { header: "authorization", prefix: Some("Bearer") }, source)
    }
}

/// Audiences: [`Audience`], [`NewAudience`], [`AudienceUpdate`], [`Audiences`], [`LiveAudience`] and
/// [`AudienceId`].
pub mod audience {
    use super::*;
    use crate::runtime as rt;

    /// An audience: the visitors for whom a set of conditions holds.
    ///
    /// Experiments are targeted to audiences, and results segmented by them.
    ///
    /// The operations are those of [`Audiences`]. [`NewAudience`] makes one. [`AudienceUpdate`] changes
    /// one.
    ///
    /// Fetched, it is a [`LiveAudience`], which has these methods:
    ///
    /// - changes that `save` sends: [`set_name`](LiveAudience#method.set_name), [`set_description`](LiveAudience#method.set_description), [`set_conditions`](LiveAudience#method.set_conditions), [`set_segmentation`](LiveAudience#method.set_segmentation)
    ///
    /// Generated from `resources.audience` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#audiences>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Audience {
        /// Identifies the audience.
        pub id: AudienceId,
        /// The project it belongs to.
        pub project_id: ProjectId,
        /// Its name.
        pub name: String,
        /// A note about it.
        pub description: String,
        /// Its conditions: a tree, which the API keeps as JSON text. The empty list matches no visitor:
        /// visitors are then added through the JavaScript API.
        ///
        /// The default is `[]`.
        pub conditions: crate::classic::conditions::Conditions,
        /// Whether results are segmented by it. Platinum accounts only, for at most ten audiences and
        /// dimensions.
        ///
        /// The default is `false`.
        pub segmentation: bool,
        /// Whether it is put away.
        ///
        /// The default is `false`.
        pub archived: bool,
        /// When it was made.
        pub created: rt::Timestamp,
        /// When it was last changed.
        pub last_modified: rt::Timestamp,
        extra: rt::Extra,
    }

    impl Audience {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Audience by id: "an audience" = "{\"id\":1234,\"project_id\":1234,\"name\":\"Readers of the newsletter\",\"description\":\"Came from a link in it.\",\"conditions\":\"[]\",\"segmentation\":false,\"archived\":false,\"created\":\"2030-01-01T08:00:00Z\",\"last_modified\":\"2030-01-01T08:00:00Z\"}",
        "id" id: required,
        "project_id" project_id: required,
        "name" name: required,
        "description" description: required,
        "conditions" conditions: required inspect,
        "segmentation" segmentation: required,
        "archived" archived: required,
        "created" created: required,
        "last_modified" last_modified: required
    }

    /// The ID of an [`Audience`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct AudienceId(u64);

    rt::number_id!(AudienceId);

    /// The content of a new [`Audience`]. A field that is not given gets the API's own default.
    ///
    /// [`Audiences::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let new = NewAudience::new(project_id, "Readers of the newsletter")
    ///     .description("Came from a link in it.")
    ///     .segmentation(true);
    /// client.audiences().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewAudience {
        project_id: ProjectId,
        name: String,
        description: Option<String>,
        conditions: Option<crate::classic::conditions::Conditions>,
        segmentation: Option<bool>,
    }

    rt::body! {
        create NewAudience of "project_id" project_id,
        "name" name: value,
        "description" description: option,
        "conditions" conditions: option,
        "segmentation" segmentation: option
    }

    impl NewAudience {
        /// Sets the required fields only.
        #[inline]
        pub fn new(project_id: impl Into<ProjectId>, name: impl Into<String>) -> Self {
            Self {
                project_id: project_id.into(),
                name: name.into(),
                description: None,
                conditions: None,
                segmentation: None,
            }
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = Some(description.into());
            self
        }

        /// Its conditions: a tree, which the API keeps as JSON text. The empty list matches no visitor:
        /// visitors are then added through the JavaScript API.
        ///
        /// The default is `[]`.
        #[inline]
        pub fn conditions(mut self, conditions: impl Into<crate::classic::conditions::Conditions>) -> Self {
            self.conditions = Some(conditions.into());
            self
        }

        /// Whether results are segmented by it. Platinum accounts only, for at most ten audiences and
        /// dimensions.
        ///
        /// The default is `false`.
        #[inline]
        pub fn segmentation(mut self, segmentation: bool) -> Self {
            self.segmentation = Some(segmentation);
            self
        }
    }

    impl rt::NewBody for NewAudience {
        type Of = Audience;
        type Parent = ProjectId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.project_id
        }
    }

    impl rt::Sealed for NewAudience {}

    impl rt::Body for NewAudience {}

    /// Copies the fields that a create can send.
    impl From<&Audience> for NewAudience {
        #[inline]
        fn from(of: &Audience) -> Self {
            NewAudience {
                project_id: of.project_id,
                name: of.name.clone(),
                description: Some(of.description.clone()),
                conditions: Some(of.conditions.clone()),
                segmentation: Some(of.segmentation),
            }
        }
    }

    /// Changes to an [`Audience`]. A field that is not named keeps its value.
    ///
    /// [`Audiences::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
    /// let changes = AudienceUpdate::new()
    ///     .name("Readers of the newsletter")
    ///     .description("Came from a link in it.")
    ///     .segmentation(true);
    /// client.audiences().update(audience_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct AudienceUpdate {
        name: rt::Patch<String>,
        description: rt::Patch<String>,
        conditions: rt::Patch<crate::classic::conditions::Conditions>,
        segmentation: rt::Patch<bool>,
    }

    rt::changes! {
        AudienceUpdate,
        "name" name: patch apply_to,
        "description" description: patch apply_to,
        "conditions" conditions: patch apply_to,
        "segmentation" segmentation: patch apply_to
    }

    impl AudienceUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// Its name.
        #[inline]
        pub fn name(mut self, name: impl Into<String>) -> Self {
            self.name = rt::Patch::Set(name.into());
            self
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = rt::Patch::Set(description.into());
            self
        }

        /// Its conditions: a tree, which the API keeps as JSON text. The empty list matches no visitor:
        /// visitors are then added through the JavaScript API.
        ///
        /// The default is `[]`.
        #[inline]
        pub fn conditions(mut self, conditions: impl Into<crate::classic::conditions::Conditions>) -> Self {
            self.conditions = rt::Patch::Set(conditions.into());
            self
        }

        /// Whether results are segmented by it. Platinum accounts only, for at most ten audiences and
        /// dimensions.
        ///
        /// The default is `false`.
        #[inline]
        pub fn segmentation(mut self, segmentation: bool) -> Self {
            self.segmentation = rt::Patch::Set(segmentation);
            self
        }
    }

    impl rt::UpdateBody for AudienceUpdate {
        type Of = Audience;
    }

    impl rt::Sealed for AudienceUpdate {}

    impl rt::Body for AudienceUpdate {}

    /// The audiences: [`get`](Audiences::get), [`list`](Audiences::list), [`create`](Audiences::create),
    /// [`update`](Audiences::update).
    ///
    /// Each is an [`Audience`].
    ///
    /// Generated from `resources.audience` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#audiences>.
    #[derive(Clone, Debug)]
    pub struct Audiences {
        pub(super) client: Client,
    }

    impl Audiences {
        /// Reads an audience.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// let audience = client.audiences().get(audience_id).await?;
        /// println!("{audience:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<AudienceId>) -> rt::Call<rt::Live<Audience>> {
            self.client.get::<Audience>(id)
        }

        /// Reads several audiences, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// let audiences = client.audiences().get_many([audience_id]).await?;
        /// assert_eq!(audiences.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<AudienceId>>) -> rt::Many<rt::Live<Audience>> {
            self.client.get_many::<Audience>(ids)
        }

        /// Reads several audiences, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// let mut audiences = client.audiences().get_each([audience_id]);
        /// while let Some(audience) = audiences.next().await {
        ///     println!("{:#?}", audience?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<AudienceId>>) -> rt::Each<rt::Live<Audience>> {
            self.client.get_each::<Audience>(ids)
        }

        /// Lists the audiences of a project.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let audiences = client.audiences().list(project_id).await?;
        /// println!("there are {}", audiences.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, project_id: impl Into<ProjectId>) -> rt::Call<Vec<rt::Live<Audience>>> {
            self.client.list::<Audience>(project_id)
        }

        /// Creates an audience.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let new = NewAudience::new(project_id, "Readers of the newsletter");
        /// let audience = client.audiences().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewAudience) -> rt::Call<rt::Live<Audience>> {
            self.client.create(new)
        }

        /// Changes an audience, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// let changes = AudienceUpdate::new()
        ///     .name("Readers of the newsletter")
        ///     .description("Came from a link in it.")
        ///     .segmentation(true);
        /// let audience = client.audiences().update(audience_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<AudienceId>, changes: AudienceUpdate) -> rt::Call<rt::Live<Audience>> {
            self.client.update::<Audience>(id, changes)
        }

        /// Changes several audiences, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// let changes = AudienceUpdate::new()
        ///     .name("Readers of the newsletter")
        ///     .description("Came from a link in it.")
        ///     .segmentation(true);
        /// client.audiences().update_many([(audience_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<AudienceId>, AudienceUpdate)>,
        ) -> rt::Many<rt::Live<Audience>> {
            self.client.update_many::<Audience>(changes)
        }
    }

    /// An audience as it was fetched: its fields are those of [`Audience`].
    ///
    /// It has [`save`](crate::Live::save) and [`refresh`](crate::Live::refresh) as well.
    pub type LiveAudience = rt::Live<Audience>;

    /// The methods of a fetched audience.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let mut audience = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?;
    /// audience.set_name("Readers of the newsletter").set_description("Came from a link in it.").set_segmentation(true);
    /// audience.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Audience> {
        /// Sets `name`; it is sent by the next `save`.
        ///
        /// Its name.
        #[inline]
        pub fn set_name(&mut self, name: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.name(name))
        }

        /// Sets `description`; it is sent by the next `save`.
        ///
        /// A note about it.
        #[inline]
        pub fn set_description(&mut self, description: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.description(description))
        }

        /// Sets `conditions`; it is sent by the next `save`.
        ///
        /// Its conditions: a tree, which the API keeps as JSON text. The empty list matches no visitor:
        /// visitors are then added through the JavaScript API.
        ///
        /// The default is `[]`.
        #[inline]
        pub fn set_conditions(&mut self, conditions: impl Into<crate::classic::conditions::Conditions>) -> &mut Self {
            self.change(|changes| changes.conditions(conditions))
        }

        /// Sets `segmentation`; it is sent by the next `save`.
        ///
        /// Whether results are segmented by it. Platinum accounts only, for at most ten audiences and
        /// dimensions.
        ///
        /// The default is `false`.
        #[inline]
        pub fn set_segmentation(&mut self, segmentation: bool) -> &mut Self {
            self.change(|changes| changes.segmentation(segmentation))
        }
    }

    impl rt::Sealed for Audience {}

    impl rt::Resource for Audience {
        const NAME: &'static str = "audience";
        type Api = Classic;
    }

    impl rt::Entity for Audience {
        type Id = AudienceId;
        type Key = AudienceId;
        type Changes = AudienceUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Audience {
        type Item = rt::Live<Audience>;
        type Call = rt::Call<Vec<rt::Live<Audience>>>;
        type Parent = ProjectId;
        const LIST: rt::Route = rt::Route::new("audience", "GET", "projects/{project_id}/audiences", &[200]);
    }

    impl rt::Get for Audience {
        const GET: rt::Route = rt::Route::new("audience", "GET", "audiences/{id}", &[200]);
    }

    impl rt::Create for Audience {
        type New = NewAudience;
        const CREATE: rt::Route = rt::Route::new("audience", "POST", "projects/{project_id}/audiences", &[201]);
    }

    impl rt::Update for Audience {
        type Update = AudienceUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("audience", "PUT", "audiences/{id}", &[202]).read_back(&<Audience as rt::Get>::GET);
    }

    impl rt::Save for Audience {}

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`Audience` cannot be deleted through the Optimizely REST API (Classic, v1)",
            note = "audiences cannot be deleted through the API",
            note = "instead, take it off its experiments with `experiment.remove_audience(id)`"
        )]
        pub(super) trait DeleteAudiences {}
    }

    #[doc(hidden)]
    impl rt::Delete for Audience
    where
        for<'never> Classic: refused::DeleteAudiences,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }
}

#[doc(hidden)]
pub use audience::{Audience, AudienceId, AudienceUpdate, Audiences, LiveAudience, NewAudience};

/// DCP attributes: [`DcpAttribute`], [`NewDcpAttribute`], [`DcpAttributeUpdate`], [`DcpAttributes`],
/// [`LiveDcpAttribute`] and [`DcpAttributeId`].
pub mod dcp_attribute {
    use super::*;
    use crate::runtime as rt;

    /// A DCP attribute: one column of a datasource.
    ///
    /// The operations are those of [`DcpAttributes`]. [`NewDcpAttribute`] makes one.
    /// [`DcpAttributeUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveDcpAttribute`], which has these methods:
    ///
    /// - changes that `save` sends: [`set_description`](LiveDcpAttribute#method.set_description), [`clear_description`](LiveDcpAttribute#method.clear_description)
    ///
    /// Generated from `resources.dcp_attribute` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#dcp-attributes>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct DcpAttribute {
        /// Identifies the attribute.
        pub id: DcpAttributeId,
        /// The datasource it belongs to.
        pub dcp_datasource_id: DcpDatasourceId,
        /// Its name.
        pub name: String,
        /// The type of its values.
        pub datatype: AttributeDatatype,
        /// How its moments are written; for a `datetime` only.
        ///
        /// `None` where the API sends null.
        pub format: Option<DatetimeFormat>,
        /// Whether a page's JavaScript may read its values.
        ///
        /// The default is `false`.
        pub is_value_public: bool,
        /// A note about it.
        ///
        /// `None` where the API sends null.
        pub description: Option<String>,
        /// Whether it was deleted.
        ///
        /// The default is `false`.
        pub archived: bool,
        /// When it was made. Lists leave it out.
        ///
        /// `None` in lists, which leave it out.
        pub created: Option<rt::Timestamp>,
        /// When it was last changed. Lists leave it out.
        ///
        /// `None` in lists, which leave it out.
        pub last_modified: Option<rt::Timestamp>,
        extra: rt::Extra,
    }

    impl DcpAttribute {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        DcpAttribute by id: "a DCP attribute" = "{\"id\":1234,\"dcp_datasource_id\":1234,\"name\":\"last_order\",\"datatype\":\"datetime\",\"format\":null,\"is_value_public\":false,\"description\":null,\"archived\":false}",
        "id" id: required,
        "dcp_datasource_id" dcp_datasource_id: required,
        "name" name: required,
        "datatype" datatype: required inspect,
        "format" format: nullable inspect,
        "is_value_public" is_value_public: required,
        "description" description: nullable,
        "archived" archived: required,
        "created" created: absent,
        "last_modified" last_modified: absent
    }

    /// The ID of a [`DcpAttribute`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct DcpAttributeId(u64);

    rt::number_id!(DcpAttributeId);

    /// The content of a new [`DcpAttribute`]. A field that is not given gets the API's own default.
    ///
    /// [`DcpAttributes::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
    /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
    /// let new = NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)
    ///     .format(DatetimeFormat::Date)
    ///     .is_value_public(true)
    ///     .description("When they ordered last.");
    /// client.dcp_attributes().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewDcpAttribute {
        dcp_datasource_id: DcpDatasourceId,
        name: String,
        datatype: AttributeDatatype,
        format: Option<DatetimeFormat>,
        is_value_public: Option<bool>,
        description: Option<String>,
    }

    rt::body! {
        create NewDcpAttribute of "dcp_datasource_id" dcp_datasource_id,
        "name" name: value,
        "datatype" datatype: value,
        "format" format: option,
        "is_value_public" is_value_public: option,
        "description" description: option
    }

    impl NewDcpAttribute {
        /// Sets the required fields only.
        #[inline]
        pub fn new(
            dcp_datasource_id: impl Into<DcpDatasourceId>,
            name: impl Into<String>,
            datatype: AttributeDatatype,
        ) -> Self {
            Self {
                dcp_datasource_id: dcp_datasource_id.into(),
                name: name.into(),
                datatype,
                format: None,
                is_value_public: None,
                description: None,
            }
        }

        /// How its moments are written; for a `datetime` only.
        #[inline]
        pub fn format(mut self, format: DatetimeFormat) -> Self {
            self.format = Some(format);
            self
        }

        /// Whether a page's JavaScript may read its values.
        ///
        /// The default is `false`.
        #[inline]
        pub fn is_value_public(mut self, is_value_public: bool) -> Self {
            self.is_value_public = Some(is_value_public);
            self
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = Some(description.into());
            self
        }
    }

    impl rt::NewBody for NewDcpAttribute {
        type Of = DcpAttribute;
        type Parent = DcpDatasourceId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.dcp_datasource_id
        }
    }

    impl rt::Sealed for NewDcpAttribute {}

    impl rt::Body for NewDcpAttribute {}

    /// Copies the fields that a create can send.
    impl From<&DcpAttribute> for NewDcpAttribute {
        #[inline]
        fn from(of: &DcpAttribute) -> Self {
            NewDcpAttribute {
                dcp_datasource_id: of.dcp_datasource_id,
                name: of.name.clone(),
                datatype: of.datatype.clone(),
                format: of.format.clone(),
                is_value_public: Some(of.is_value_public),
                description: of.description.clone(),
            }
        }
    }

    /// Changes to a [`DcpAttribute`]. A field that is not named keeps its value.
    ///
    /// [`DcpAttributes::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
    /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
    /// # let dcp_attribute_id = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?.id;
    /// let changes = DcpAttributeUpdate::new().description("When they ordered last.");
    /// client.dcp_attributes().update(dcp_attribute_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct DcpAttributeUpdate {
        description: rt::Patch<String>,
    }

    rt::changes! { DcpAttributeUpdate, "description" description: clearable apply_to_option }

    impl DcpAttributeUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = rt::Patch::Set(description.into());
            self
        }

        /// Writes null to `description`.
        #[inline]
        pub fn clear_description(mut self) -> Self {
            self.description = rt::Patch::Null;
            self
        }
    }

    impl rt::UpdateBody for DcpAttributeUpdate {
        type Of = DcpAttribute;
    }

    impl rt::Sealed for DcpAttributeUpdate {}

    impl rt::Body for DcpAttributeUpdate {}

    /// The DCP attributes: [`get`](DcpAttributes::get), [`list`](DcpAttributes::list),
    /// [`create`](DcpAttributes::create), [`update`](DcpAttributes::update),
    /// [`delete`](DcpAttributes::delete).
    ///
    /// Each is a [`DcpAttribute`].
    ///
    /// Generated from `resources.dcp_attribute` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#dcp-attributes>.
    #[derive(Clone, Debug)]
    pub struct DcpAttributes {
        pub(super) client: Client,
    }

    impl DcpAttributes {
        /// Reads a DCP attribute.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// # let dcp_attribute_id = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?.id;
        /// let dcp_attribute = client.dcp_attributes().get(dcp_attribute_id).await?;
        /// println!("{dcp_attribute:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<DcpAttributeId>) -> rt::Call<rt::Live<DcpAttribute>> {
            self.client.get::<DcpAttribute>(id)
        }

        /// Reads several DCP attributes, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// # let dcp_attribute_id = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?.id;
        /// let dcp_attributes = client.dcp_attributes().get_many([dcp_attribute_id]).await?;
        /// assert_eq!(dcp_attributes.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(
            &self,
            ids: impl IntoIterator<Item = impl Into<DcpAttributeId>>,
        ) -> rt::Many<rt::Live<DcpAttribute>> {
            self.client.get_many::<DcpAttribute>(ids)
        }

        /// Reads several DCP attributes, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// # let dcp_attribute_id = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?.id;
        /// let mut dcp_attributes = client.dcp_attributes().get_each([dcp_attribute_id]);
        /// while let Some(dcp_attribute) = dcp_attributes.next().await {
        ///     println!("{:#?}", dcp_attribute?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(
            &self,
            ids: impl IntoIterator<Item = impl Into<DcpAttributeId>>,
        ) -> rt::Each<rt::Live<DcpAttribute>> {
            self.client.get_each::<DcpAttribute>(ids)
        }

        /// Lists the DCP attributes of a DCP datasource.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// let dcp_attributes = client.dcp_attributes().list(dcp_datasource_id).await?;
        /// println!("there are {}", dcp_attributes.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, dcp_datasource_id: impl Into<DcpDatasourceId>) -> rt::Call<Vec<rt::Live<DcpAttribute>>> {
            self.client.list::<DcpAttribute>(dcp_datasource_id)
        }

        /// Creates a DCP attribute.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// let new = NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime);
        /// let dcp_attribute = client.dcp_attributes().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewDcpAttribute) -> rt::Call<rt::Live<DcpAttribute>> {
            self.client.create(new)
        }

        /// Changes a DCP attribute, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// # let dcp_attribute_id = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?.id;
        /// let changes = DcpAttributeUpdate::new().description("When they ordered last.");
        /// let dcp_attribute = client.dcp_attributes().update(dcp_attribute_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(
            &self,
            id: impl Into<DcpAttributeId>,
            changes: DcpAttributeUpdate,
        ) -> rt::Call<rt::Live<DcpAttribute>> {
            self.client.update::<DcpAttribute>(id, changes)
        }

        /// Changes several DCP attributes, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// # let dcp_attribute_id = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?.id;
        /// let changes = DcpAttributeUpdate::new().description("When they ordered last.");
        /// client.dcp_attributes().update_many([(dcp_attribute_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<DcpAttributeId>, DcpAttributeUpdate)>,
        ) -> rt::Many<rt::Live<DcpAttribute>> {
            self.client.update_many::<DcpAttribute>(changes)
        }

        /// Deletes a DCP attribute.
        ///
        /// Deleting archives it: it is still readable, with `archived` set.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// # let dcp_attribute_id = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?.id;
        /// client.dcp_attributes().delete(dcp_attribute_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<DcpAttributeId>) -> rt::Call<()> {
            self.client.delete::<DcpAttribute>(id)
        }

        /// Deletes several DCP attributes, a few at a time.
        ///
        /// Deleting archives it: it is still readable, with `archived` set.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// # let dcp_attribute_id = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?.id;
        /// client.dcp_attributes().delete_many([dcp_attribute_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<DcpAttributeId>>) -> rt::Many<()> {
            self.client.delete_many::<DcpAttribute>(ids)
        }
    }

    /// A DCP attribute as it was fetched: its fields are those of [`DcpAttribute`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveDcpAttribute = rt::Live<DcpAttribute>;

    /// The methods of a fetched DCP attribute.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
    /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
    /// # let mut dcp_attribute = client.dcp_attributes().create(NewDcpAttribute::new(dcp_datasource_id, "last_order", AttributeDatatype::Datetime)).await?;
    /// dcp_attribute.set_description("When they ordered last.");
    /// dcp_attribute.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<DcpAttribute> {
        /// Sets `description`; it is sent by the next `save`.
        ///
        /// A note about it.
        #[inline]
        pub fn set_description(&mut self, description: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.description(description))
        }

        /// Sets `description` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_description(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_description())
        }
    }

    impl rt::Sealed for DcpAttribute {}

    impl rt::Resource for DcpAttribute {
        const NAME: &'static str = "DCP attribute";
        type Api = Classic;
    }

    impl rt::Entity for DcpAttribute {
        type Id = DcpAttributeId;
        type Key = DcpAttributeId;
        type Changes = DcpAttributeUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for DcpAttribute {
        type Item = rt::Live<DcpAttribute>;
        type Call = rt::Call<Vec<rt::Live<DcpAttribute>>>;
        type Parent = DcpDatasourceId;
        const LIST: rt::Route = rt::Route::new(
            "DCP attribute",
            "GET",
            "dcp_datasources/{dcp_datasource_id}/dcp_datasource_attributes",
            &[200],
        );
    }

    impl rt::Get for DcpAttribute {
        const GET: rt::Route = rt::Route::new("DCP attribute", "GET", "dcp_datasource_attributes/{id}", &[200]);
    }

    impl rt::Create for DcpAttribute {
        type New = NewDcpAttribute;
        const CREATE: rt::Route = rt::Route::new(
            "DCP attribute",
            "POST",
            "dcp_datasources/{dcp_datasource_id}/dcp_datasource_attributes",
            &[201],
        );
    }

    impl rt::Update for DcpAttribute {
        type Update = DcpAttributeUpdate;
        const UPDATE: rt::Route = rt::Route::new("DCP attribute", "PUT", "dcp_datasource_attributes/{id}", &[202])
            .read_back(&<DcpAttribute as rt::Get>::GET);
    }

    impl rt::Delete for DcpAttribute {
        const DELETE: rt::Route = rt::Route::new("DCP attribute", "DELETE", "dcp_datasource_attributes/{id}", &[204]);
    }

    impl rt::Save for DcpAttribute {}
}

#[doc(hidden)]
pub use dcp_attribute::{
    DcpAttribute, DcpAttributeId, DcpAttributeUpdate, DcpAttributes, LiveDcpAttribute, NewDcpAttribute,
};

/// DCP datasources: [`DcpDatasource`], [`NewDcpDatasource`], [`DcpDatasourceUpdate`],
/// [`DcpDatasources`], [`LiveDcpDatasource`] and [`DcpDatasourceId`].
pub mod dcp_datasource {
    use super::*;
    use crate::runtime as rt;

    /// A DCP datasource: a table of customers, and where on a page the key of a visitor is found.
    ///
    /// Neither `Debug` nor its JSON shows its secrets; [`exposing_secrets`](crate::exposing_secrets) does.
    ///
    /// The operations are those of [`DcpDatasources`]. [`NewDcpDatasource`] makes one.
    /// [`DcpDatasourceUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveDcpDatasource`], which has these methods:
    ///
    /// - lists: [`dcp_attributes`](LiveDcpDatasource#method.dcp_attributes)
    /// - changes that `save` sends: [`set_name`](LiveDcpDatasource#method.set_name), [`set_description`](LiveDcpDatasource#method.set_description), [`set_keyfield_locator_type`](LiveDcpDatasource#method.set_keyfield_locator_type), [`set_keyfield_locator_name`](LiveDcpDatasource#method.set_keyfield_locator_name), [`clear_description`](LiveDcpDatasource#method.clear_description), [`clear_keyfield_locator_name`](LiveDcpDatasource#method.clear_keyfield_locator_name)
    ///
    /// Generated from `resources.dcp_datasource` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#dcp-datasources>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct DcpDatasource {
        /// Identifies the datasource.
        pub id: DcpDatasourceId,
        /// The service it belongs to.
        pub dcp_service_id: DcpServiceId,
        /// Its name.
        pub name: String,
        /// A note about it.
        ///
        /// `None` where the API sends null.
        pub description: Option<String>,
        /// Where the key of a visitor is found.
        pub keyfield_locator_type: KeyfieldLocatorType,
        /// The name of the cookie, query parameter or variable; none for `uid`. Letters, digits, `_` and `$`,
        /// with a letter or `_` in front.
        ///
        /// It matches `^[a-zA-Z_][a-zA-Z_0-9$]*$`.
        ///
        /// `None` where the API sends null.
        pub keyfield_locator_name: Option<String>,
        /// Whether it was deleted.
        ///
        /// The default is `false`.
        pub archived: bool,
        /// Its attributes, abridged.
        pub attributes: Vec<DcpAttributeSummary>,
        /// The access key id for uploads to `s3_path`.
        pub aws_access_key: String,
        /// The secret key for uploads to `s3_path`.
        pub aws_secret_key: rt::Secret,
        /// When it was made.
        pub created: rt::Timestamp,
        /// When it was last changed.
        pub last_modified: rt::Timestamp,
        /// Whether Optimizely itself keeps it.
        ///
        /// The default is `false`.
        pub is_optimizely: bool,
        /// Where uploads go.
        pub s3_path: String,
        extra: rt::Extra,
    }

    impl DcpDatasource {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        DcpDatasource by id: "a DCP datasource" = "{\"id\":1234,\"dcp_service_id\":1234,\"name\":\"Orders\",\"description\":null,\"keyfield_locator_type\":\"cookie\",\"keyfield_locator_name\":null,\"archived\":false,\"attributes\":[],\"aws_access_key\":\"aws_access_key\",\"aws_secret_key\":\"aws_secret_key\",\"created\":\"2030-01-01T08:00:00Z\",\"last_modified\":\"2030-01-01T08:00:00Z\",\"is_optimizely\":false,\"s3_path\":\"s3_path\"}",
        "id" id: required,
        "dcp_service_id" dcp_service_id: required,
        "name" name: required,
        "description" description: nullable,
        "keyfield_locator_type" keyfield_locator_type: required inspect,
        "keyfield_locator_name" keyfield_locator_name: nullable,
        "archived" archived: required,
        "attributes" attributes: objects inspect,
        "aws_access_key" aws_access_key: required,
        "aws_secret_key" aws_secret_key: required,
        "created" created: required,
        "last_modified" last_modified: required,
        "is_optimizely" is_optimizely: required,
        "s3_path" s3_path: required
    }

    /// The ID of a [`DcpDatasource`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct DcpDatasourceId(u64);

    rt::number_id!(DcpDatasourceId);

    /// The content of a new [`DcpDatasource`]. A field that is not given gets the API's own default.
    ///
    /// [`DcpDatasources::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
    /// let new = NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id").description("Orders of customers.");
    /// client.dcp_datasources().create(new).await?;
    /// let new = NewDcpDatasource::query_parameter(dcp_service_id, "Orders", "customer_id");
    /// client.dcp_datasources().create(new).await?;
    /// let new = NewDcpDatasource::js_variable(dcp_service_id, "Orders", "customer_id");
    /// client.dcp_datasources().create(new).await?;
    /// let new = NewDcpDatasource::uid(dcp_service_id, "Orders");
    /// client.dcp_datasources().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewDcpDatasource {
        dcp_service_id: DcpServiceId,
        name: String,
        description: Option<String>,
        keyfield_locator_type: KeyfieldLocatorType,
        keyfield_locator_name: Option<String>,
    }

    rt::body! {
        create NewDcpDatasource of "dcp_service_id" dcp_service_id,
        "name" name: value,
        "description" description: option,
        "keyfield_locator_type" keyfield_locator_type: value,
        "keyfield_locator_name" keyfield_locator_name: option
    }

    impl NewDcpDatasource {
        /// The key is in a cookie.
        #[inline]
        pub fn cookie(
            dcp_service_id: impl Into<DcpServiceId>,
            name: impl Into<String>,
            keyfield_locator_name: impl Into<String>,
        ) -> Self {
            Self {
                dcp_service_id: dcp_service_id.into(),
                name: name.into(),
                description: None,
                keyfield_locator_type: KeyfieldLocatorType::Cookie,
                keyfield_locator_name: Some(keyfield_locator_name.into()),
            }
        }

        /// The key is in a query parameter.
        #[inline]
        pub fn query_parameter(
            dcp_service_id: impl Into<DcpServiceId>,
            name: impl Into<String>,
            keyfield_locator_name: impl Into<String>,
        ) -> Self {
            Self {
                dcp_service_id: dcp_service_id.into(),
                name: name.into(),
                description: None,
                keyfield_locator_type: KeyfieldLocatorType::QueryParameter,
                keyfield_locator_name: Some(keyfield_locator_name.into()),
            }
        }

        /// The key is in a JavaScript variable.
        #[inline]
        pub fn js_variable(
            dcp_service_id: impl Into<DcpServiceId>,
            name: impl Into<String>,
            keyfield_locator_name: impl Into<String>,
        ) -> Self {
            Self {
                dcp_service_id: dcp_service_id.into(),
                name: name.into(),
                description: None,
                keyfield_locator_type: KeyfieldLocatorType::JsVariable,
                keyfield_locator_name: Some(keyfield_locator_name.into()),
            }
        }

        /// The key is the visitor id that Optimizely assigns.
        #[inline]
        pub fn uid(dcp_service_id: impl Into<DcpServiceId>, name: impl Into<String>) -> Self {
            Self {
                dcp_service_id: dcp_service_id.into(),
                name: name.into(),
                description: None,
                keyfield_locator_type: KeyfieldLocatorType::Uid,
                keyfield_locator_name: None,
            }
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = Some(description.into());
            self
        }
    }

    impl rt::NewBody for NewDcpDatasource {
        type Of = DcpDatasource;
        type Parent = DcpServiceId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.dcp_service_id
        }
    }

    impl rt::Sealed for NewDcpDatasource {}

    impl rt::Body for NewDcpDatasource {}

    /// Copies the fields that a create can send.
    impl From<&DcpDatasource> for NewDcpDatasource {
        #[inline]
        fn from(of: &DcpDatasource) -> Self {
            NewDcpDatasource {
                dcp_service_id: of.dcp_service_id,
                name: of.name.clone(),
                description: of.description.clone(),
                keyfield_locator_type: of.keyfield_locator_type.clone(),
                keyfield_locator_name: of.keyfield_locator_name.clone(),
            }
        }
    }

    /// Changes to a [`DcpDatasource`]. A field that is not named keeps its value.
    ///
    /// [`DcpDatasources::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
    /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
    /// let changes = DcpDatasourceUpdate::new()
    ///     .name("Orders")
    ///     .description("Orders of customers.")
    ///     .keyfield_locator_type(KeyfieldLocatorType::Cookie);
    /// client.dcp_datasources().update(dcp_datasource_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct DcpDatasourceUpdate {
        name: rt::Patch<String>,
        description: rt::Patch<String>,
        keyfield_locator_type: rt::Patch<KeyfieldLocatorType>,
        keyfield_locator_name: rt::Patch<String>,
    }

    rt::changes! {
        DcpDatasourceUpdate,
        "name" name: patch apply_to,
        "description" description: clearable apply_to_option,
        "keyfield_locator_type" keyfield_locator_type: patch apply_to,
        "keyfield_locator_name" keyfield_locator_name: clearable apply_to_option
    }

    impl DcpDatasourceUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// Its name.
        #[inline]
        pub fn name(mut self, name: impl Into<String>) -> Self {
            self.name = rt::Patch::Set(name.into());
            self
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = rt::Patch::Set(description.into());
            self
        }

        /// Where the key of a visitor is found.
        #[inline]
        pub fn keyfield_locator_type(mut self, keyfield_locator_type: KeyfieldLocatorType) -> Self {
            self.keyfield_locator_type = rt::Patch::Set(keyfield_locator_type);
            self
        }

        /// The name of the cookie, query parameter or variable; none for `uid`. Letters, digits, `_` and `$`,
        /// with a letter or `_` in front.
        ///
        /// It matches `^[a-zA-Z_][a-zA-Z_0-9$]*$`.
        #[inline]
        pub fn keyfield_locator_name(mut self, keyfield_locator_name: impl Into<String>) -> Self {
            self.keyfield_locator_name = rt::Patch::Set(keyfield_locator_name.into());
            self
        }

        /// Writes null to `description`.
        #[inline]
        pub fn clear_description(mut self) -> Self {
            self.description = rt::Patch::Null;
            self
        }

        /// Writes null to `keyfield_locator_name`.
        #[inline]
        pub fn clear_keyfield_locator_name(mut self) -> Self {
            self.keyfield_locator_name = rt::Patch::Null;
            self
        }
    }

    impl rt::UpdateBody for DcpDatasourceUpdate {
        type Of = DcpDatasource;
    }

    impl rt::Sealed for DcpDatasourceUpdate {}

    impl rt::Body for DcpDatasourceUpdate {}

    /// The DCP datasources: [`get`](DcpDatasources::get), [`list`](DcpDatasources::list),
    /// [`create`](DcpDatasources::create), [`update`](DcpDatasources::update),
    /// [`delete`](DcpDatasources::delete).
    ///
    /// Each is a [`DcpDatasource`].
    ///
    /// Generated from `resources.dcp_datasource` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#dcp-datasources>.
    #[derive(Clone, Debug)]
    pub struct DcpDatasources {
        pub(super) client: Client,
    }

    impl DcpDatasources {
        /// Reads a DCP datasource.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// let dcp_datasource = client.dcp_datasources().get(dcp_datasource_id).await?;
        /// println!("{dcp_datasource:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<DcpDatasourceId>) -> rt::Call<rt::Live<DcpDatasource>> {
            self.client.get::<DcpDatasource>(id)
        }

        /// Reads several DCP datasources, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// let dcp_datasources = client.dcp_datasources().get_many([dcp_datasource_id]).await?;
        /// assert_eq!(dcp_datasources.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(
            &self,
            ids: impl IntoIterator<Item = impl Into<DcpDatasourceId>>,
        ) -> rt::Many<rt::Live<DcpDatasource>> {
            self.client.get_many::<DcpDatasource>(ids)
        }

        /// Reads several DCP datasources, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// let mut dcp_datasources = client.dcp_datasources().get_each([dcp_datasource_id]);
        /// while let Some(dcp_datasource) = dcp_datasources.next().await {
        ///     println!("{:#?}", dcp_datasource?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(
            &self,
            ids: impl IntoIterator<Item = impl Into<DcpDatasourceId>>,
        ) -> rt::Each<rt::Live<DcpDatasource>> {
            self.client.get_each::<DcpDatasource>(ids)
        }

        /// Lists the DCP datasources of a DCP service.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// let dcp_datasources = client.dcp_datasources().list(dcp_service_id).await?;
        /// println!("there are {}", dcp_datasources.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, dcp_service_id: impl Into<DcpServiceId>) -> rt::Call<Vec<rt::Live<DcpDatasource>>> {
            self.client.list::<DcpDatasource>(dcp_service_id)
        }

        /// Creates a DCP datasource.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// let new = NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id");
        /// let dcp_datasource = client.dcp_datasources().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewDcpDatasource) -> rt::Call<rt::Live<DcpDatasource>> {
            self.client.create(new)
        }

        /// Changes a DCP datasource, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// let changes = DcpDatasourceUpdate::new()
        ///     .name("Orders")
        ///     .description("Orders of customers.")
        ///     .keyfield_locator_type(KeyfieldLocatorType::Cookie);
        /// let dcp_datasource = client.dcp_datasources().update(dcp_datasource_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(
            &self,
            id: impl Into<DcpDatasourceId>,
            changes: DcpDatasourceUpdate,
        ) -> rt::Call<rt::Live<DcpDatasource>> {
            self.client.update::<DcpDatasource>(id, changes)
        }

        /// Changes several DCP datasources, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// let changes = DcpDatasourceUpdate::new()
        ///     .name("Orders")
        ///     .description("Orders of customers.")
        ///     .keyfield_locator_type(KeyfieldLocatorType::Cookie);
        /// client.dcp_datasources().update_many([(dcp_datasource_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<DcpDatasourceId>, DcpDatasourceUpdate)>,
        ) -> rt::Many<rt::Live<DcpDatasource>> {
            self.client.update_many::<DcpDatasource>(changes)
        }

        /// Deletes a DCP datasource.
        ///
        /// Deleting archives it: it is still readable, with `archived` set.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// client.dcp_datasources().delete(dcp_datasource_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<DcpDatasourceId>) -> rt::Call<()> {
            self.client.delete::<DcpDatasource>(id)
        }

        /// Deletes several DCP datasources, a few at a time.
        ///
        /// Deleting archives it: it is still readable, with `archived` set.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let dcp_datasource_id = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?.id;
        /// client.dcp_datasources().delete_many([dcp_datasource_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<DcpDatasourceId>>) -> rt::Many<()> {
            self.client.delete_many::<DcpDatasource>(ids)
        }
    }

    /// A DCP datasource as it was fetched: its fields are those of [`DcpDatasource`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveDcpDatasource = rt::Live<DcpDatasource>;

    /// The methods of a fetched DCP datasource.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
    /// # let mut dcp_datasource = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?;
    /// dcp_datasource
    ///     .set_name("Orders")
    ///     .set_description("Orders of customers.")
    ///     .set_keyfield_locator_type(KeyfieldLocatorType::Cookie);
    /// dcp_datasource.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<DcpDatasource> {
        /// Sets `name`; it is sent by the next `save`.
        ///
        /// Its name.
        #[inline]
        pub fn set_name(&mut self, name: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.name(name))
        }

        /// Sets `description`; it is sent by the next `save`.
        ///
        /// A note about it.
        #[inline]
        pub fn set_description(&mut self, description: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.description(description))
        }

        /// Sets `keyfield_locator_type`; it is sent by the next `save`.
        ///
        /// Where the key of a visitor is found.
        #[inline]
        pub fn set_keyfield_locator_type(&mut self, keyfield_locator_type: KeyfieldLocatorType) -> &mut Self {
            self.change(|changes| changes.keyfield_locator_type(keyfield_locator_type))
        }

        /// Sets `keyfield_locator_name`; it is sent by the next `save`.
        ///
        /// The name of the cookie, query parameter or variable; none for `uid`. Letters, digits, `_` and `$`,
        /// with a letter or `_` in front.
        ///
        /// It matches `^[a-zA-Z_][a-zA-Z_0-9$]*$`.
        #[inline]
        pub fn set_keyfield_locator_name(&mut self, keyfield_locator_name: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.keyfield_locator_name(keyfield_locator_name))
        }

        /// Sets `description` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_description(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_description())
        }

        /// Sets `keyfield_locator_name` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_keyfield_locator_name(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_keyfield_locator_name())
        }

        /// Lists its DCP attributes.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// # let mut dcp_datasource = client.dcp_datasources().create(NewDcpDatasource::cookie(dcp_service_id, "Orders", "customer_id")).await?;
        /// let dcp_attributes = dcp_datasource.dcp_attributes().await?;
        /// println!("there are {}", dcp_attributes.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn dcp_attributes(&self) -> rt::Call<Vec<rt::Live<DcpAttribute>>> {
            self.client().list::<DcpAttribute>(self.id)
        }
    }

    /// Where on a page a DCP datasource finds the key of a visitor.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.KeyfieldLocatorType` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum KeyfieldLocatorType {
        /// In a cookie.
        Cookie,
        /// In a query parameter.
        QueryParameter,
        /// In a JavaScript variable.
        JsVariable,
        /// The visitor id that Optimizely assigns; it needs no name.
        Uid,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(KeyfieldLocatorType {
        Cookie = "cookie",
        QueryParameter = "query parameter",
        JsVariable = "js_variable",
        Uid = "uid"
    });

    /// A DCP attribute as its datasource lists it.
    ///
    /// Generated from `objects.DcpAttributeSummary` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#read-a-dcp-datasource>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct DcpAttributeSummary {
        /// Identifies the attribute.
        pub id: DcpAttributeId,
        /// The attribute's name.
        pub name: String,
        /// Whether it was deleted.
        ///
        /// `None` where the API leaves it out.
        pub archived: Option<bool>,
        /// The type of its values.
        ///
        /// `None` where the API leaves it out.
        pub datatype: Option<AttributeDatatype>,
        /// How its moments are written.
        ///
        /// `None` where the API sends null or leaves it out.
        pub format: Option<DatetimeFormat>,
        /// Whether a page's JavaScript may read its values.
        ///
        /// `None` where the API leaves it out.
        pub is_value_public: Option<bool>,
        /// Its purpose.
        ///
        /// `None` where the API sends null or leaves it out.
        pub description: Option<String>,
        extra: rt::Extra,
    }

    impl DcpAttributeSummary {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        DcpAttributeSummary by id: "a dcp attribute summary" = "{\"id\":1234,\"name\":\"name\"}",
        "id" id: required,
        "name" name: required,
        "archived" archived: absent,
        "datatype" datatype: absent inspect,
        "format" format: absent inspect,
        "is_value_public" is_value_public: absent,
        "description" description: absent
    }

    impl rt::Sealed for DcpDatasource {}

    impl rt::Resource for DcpDatasource {
        const NAME: &'static str = "DCP datasource";
        type Api = Classic;
    }

    impl rt::Entity for DcpDatasource {
        type Id = DcpDatasourceId;
        type Key = DcpDatasourceId;
        type Changes = DcpDatasourceUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for DcpDatasource {
        type Item = rt::Live<DcpDatasource>;
        type Call = rt::Call<Vec<rt::Live<DcpDatasource>>>;
        type Parent = DcpServiceId;
        const LIST: rt::Route =
            rt::Route::new("DCP datasource", "GET", "dcp_services/{dcp_service_id}/dcp_datasources", &[200]);
    }

    impl rt::Get for DcpDatasource {
        const GET: rt::Route = rt::Route::new("DCP datasource", "GET", "dcp_datasources/{id}", &[200]);
    }

    impl rt::Create for DcpDatasource {
        type New = NewDcpDatasource;
        const CREATE: rt::Route =
            rt::Route::new("DCP datasource", "POST", "dcp_services/{dcp_service_id}/dcp_datasources", &[201]);
    }

    impl rt::Update for DcpDatasource {
        type Update = DcpDatasourceUpdate;
        const UPDATE: rt::Route = rt::Route::new("DCP datasource", "PUT", "dcp_datasources/{id}", &[202])
            .read_back(&<DcpDatasource as rt::Get>::GET);
    }

    impl rt::Delete for DcpDatasource {
        const DELETE: rt::Route = rt::Route::new("DCP datasource", "DELETE", "dcp_datasources/{id}", &[204]);
    }

    impl rt::Save for DcpDatasource {}
}

#[doc(hidden)]
pub use dcp_datasource::{
    DcpAttributeSummary, DcpDatasource, DcpDatasourceId, DcpDatasourceUpdate, DcpDatasources, KeyfieldLocatorType,
    LiveDcpDatasource, NewDcpDatasource,
};

/// DCP services: [`DcpService`], [`NewDcpService`], [`DcpServiceUpdate`], [`DcpServices`],
/// [`LiveDcpService`] and [`DcpServiceId`].
pub mod dcp_service {
    use super::*;
    use crate::runtime as rt;

    /// A DCP service: the bucket through which an account uploads its own data about customers.
    ///
    /// Neither `Debug` nor its JSON shows its secrets; [`exposing_secrets`](crate::exposing_secrets) does.
    ///
    /// The operations are those of [`DcpServices`]. [`NewDcpService`] makes one. [`DcpServiceUpdate`]
    /// changes one.
    ///
    /// Fetched, it is a [`LiveDcpService`], which has these methods:
    ///
    /// - lists: [`dcp_datasources`](LiveDcpService#method.dcp_datasources)
    /// - changes that `save` sends: [`set_name`](LiveDcpService#method.set_name)
    ///
    /// Generated from `resources.dcp_service` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#dcp-services>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct DcpService {
        /// Identifies the service.
        pub id: DcpServiceId,
        /// The account that owns it.
        pub account_id: u64,
        /// Its name.
        pub name: String,
        /// Whether it was deleted.
        ///
        /// The default is `false`.
        pub archived: bool,
        /// The access key id for uploads to `s3_path`.
        pub aws_access_key: String,
        /// The secret key for uploads to `s3_path`.
        pub aws_secret_key: rt::Secret,
        /// When it was made.
        pub created: rt::Timestamp,
        /// When it was last changed.
        pub last_modified: rt::Timestamp,
        /// Where uploads go.
        pub s3_path: String,
        extra: rt::Extra,
    }

    impl DcpService {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        DcpService by id: "a DCP service" = "{\"id\":1234,\"account_id\":1,\"name\":\"Customers\",\"archived\":false,\"aws_access_key\":\"aws_access_key\",\"aws_secret_key\":\"aws_secret_key\",\"created\":\"2030-01-01T08:00:00Z\",\"last_modified\":\"2030-01-01T08:00:00Z\",\"s3_path\":\"s3_path\"}",
        "id" id: required,
        "account_id" account_id: required,
        "name" name: required,
        "archived" archived: required,
        "aws_access_key" aws_access_key: required,
        "aws_secret_key" aws_secret_key: required,
        "created" created: required,
        "last_modified" last_modified: required,
        "s3_path" s3_path: required
    }

    /// The ID of a [`DcpService`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct DcpServiceId(u64);

    rt::number_id!(DcpServiceId);

    /// The content of a new [`DcpService`]. A field that is not given gets the API's own default.
    ///
    /// [`DcpServices::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// let new = NewDcpService::new("Customers");
    /// client.dcp_services().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewDcpService {
        name: String,
    }

    rt::body! { create NewDcpService, "name" name: value }

    impl NewDcpService {
        /// Sets the required fields only.
        #[inline]
        pub fn new(name: impl Into<String>) -> Self {
            Self { name: name.into() }
        }
    }

    impl rt::NewBody for NewDcpService {
        type Of = DcpService;
        type Parent = ();

        #[inline]
        fn parent(&self) -> Self::Parent {}
    }

    impl rt::Sealed for NewDcpService {}

    impl rt::Body for NewDcpService {}

    /// Copies the fields that a create can send.
    impl From<&DcpService> for NewDcpService {
        #[inline]
        fn from(of: &DcpService) -> Self {
            NewDcpService { name: of.name.clone() }
        }
    }

    /// Changes to a [`DcpService`]. A field that is not named keeps its value.
    ///
    /// [`DcpServices::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
    /// let changes = DcpServiceUpdate::new().name("Customers");
    /// client.dcp_services().update(dcp_service_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct DcpServiceUpdate {
        name: rt::Patch<String>,
    }

    rt::changes! { DcpServiceUpdate, "name" name: patch apply_to }

    impl DcpServiceUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// Its name.
        #[inline]
        pub fn name(mut self, name: impl Into<String>) -> Self {
            self.name = rt::Patch::Set(name.into());
            self
        }
    }

    impl rt::UpdateBody for DcpServiceUpdate {
        type Of = DcpService;
    }

    impl rt::Sealed for DcpServiceUpdate {}

    impl rt::Body for DcpServiceUpdate {}

    /// The DCP services: [`get`](DcpServices::get), [`list`](DcpServices::list),
    /// [`create`](DcpServices::create), [`update`](DcpServices::update), [`delete`](DcpServices::delete).
    ///
    /// Each is a [`DcpService`].
    ///
    /// Generated from `resources.dcp_service` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#dcp-services>.
    #[derive(Clone, Debug)]
    pub struct DcpServices {
        pub(super) client: Client,
    }

    impl DcpServices {
        /// Reads a DCP service.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// let dcp_service = client.dcp_services().get(dcp_service_id).await?;
        /// println!("{dcp_service:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<DcpServiceId>) -> rt::Call<rt::Live<DcpService>> {
            self.client.get::<DcpService>(id)
        }

        /// Reads several DCP services, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// let dcp_services = client.dcp_services().get_many([dcp_service_id]).await?;
        /// assert_eq!(dcp_services.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(
            &self,
            ids: impl IntoIterator<Item = impl Into<DcpServiceId>>,
        ) -> rt::Many<rt::Live<DcpService>> {
            self.client.get_many::<DcpService>(ids)
        }

        /// Reads several DCP services, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// let mut dcp_services = client.dcp_services().get_each([dcp_service_id]);
        /// while let Some(dcp_service) = dcp_services.next().await {
        ///     println!("{:#?}", dcp_service?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(
            &self,
            ids: impl IntoIterator<Item = impl Into<DcpServiceId>>,
        ) -> rt::Each<rt::Live<DcpService>> {
            self.client.get_each::<DcpService>(ids)
        }

        /// Lists all DCP services of the account.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// let dcp_services = client.dcp_services().list().await?;
        /// println!("there are {}", dcp_services.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self) -> rt::Call<Vec<rt::Live<DcpService>>> {
            self.client.list::<DcpService>(())
        }

        /// Creates a DCP service.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// let new = NewDcpService::new("Customers");
        /// let dcp_service = client.dcp_services().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewDcpService) -> rt::Call<rt::Live<DcpService>> {
            self.client.create(new)
        }

        /// Changes a DCP service, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// let changes = DcpServiceUpdate::new().name("Customers");
        /// let dcp_service = client.dcp_services().update(dcp_service_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<DcpServiceId>, changes: DcpServiceUpdate) -> rt::Call<rt::Live<DcpService>> {
            self.client.update::<DcpService>(id, changes)
        }

        /// Changes several DCP services, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// let changes = DcpServiceUpdate::new().name("Customers");
        /// client.dcp_services().update_many([(dcp_service_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<DcpServiceId>, DcpServiceUpdate)>,
        ) -> rt::Many<rt::Live<DcpService>> {
            self.client.update_many::<DcpService>(changes)
        }

        /// Deletes a DCP service.
        ///
        /// Deleting archives it: it is still readable, with `archived` set.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// client.dcp_services().delete(dcp_service_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<DcpServiceId>) -> rt::Call<()> {
            self.client.delete::<DcpService>(id)
        }

        /// Deletes several DCP services, a few at a time.
        ///
        /// Deleting archives it: it is still readable, with `archived` set.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let dcp_service_id = client.dcp_services().create(NewDcpService::new("Customers")).await?.id;
        /// client.dcp_services().delete_many([dcp_service_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<DcpServiceId>>) -> rt::Many<()> {
            self.client.delete_many::<DcpService>(ids)
        }
    }

    /// A DCP service as it was fetched: its fields are those of [`DcpService`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveDcpService = rt::Live<DcpService>;

    /// The methods of a fetched DCP service.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut dcp_service = client.dcp_services().create(NewDcpService::new("Customers")).await?;
    /// dcp_service.set_name("Customers");
    /// dcp_service.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<DcpService> {
        /// Sets `name`; it is sent by the next `save`.
        ///
        /// Its name.
        #[inline]
        pub fn set_name(&mut self, name: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.name(name))
        }

        /// Lists its DCP datasources.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut dcp_service = client.dcp_services().create(NewDcpService::new("Customers")).await?;
        /// let dcp_datasources = dcp_service.dcp_datasources().await?;
        /// println!("there are {}", dcp_datasources.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn dcp_datasources(&self) -> rt::Call<Vec<rt::Live<DcpDatasource>>> {
            self.client().list::<DcpDatasource>(self.id)
        }
    }

    impl rt::Sealed for DcpService {}

    impl rt::Resource for DcpService {
        const NAME: &'static str = "DCP service";
        type Api = Classic;
    }

    impl rt::Entity for DcpService {
        type Id = DcpServiceId;
        type Key = DcpServiceId;
        type Changes = DcpServiceUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for DcpService {
        type Item = rt::Live<DcpService>;
        type Call = rt::Call<Vec<rt::Live<DcpService>>>;
        type Parent = ();
        const LIST: rt::Route = rt::Route::new("DCP service", "GET", "dcp_services", &[200]);
    }

    impl rt::Get for DcpService {
        const GET: rt::Route = rt::Route::new("DCP service", "GET", "dcp_services/{id}", &[200]);
    }

    impl rt::Create for DcpService {
        type New = NewDcpService;
        const CREATE: rt::Route = rt::Route::new("DCP service", "POST", "dcp_services", &[201]);
    }

    impl rt::Update for DcpService {
        type Update = DcpServiceUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("DCP service", "PUT", "dcp_services/{id}", &[202]).read_back(&<DcpService as rt::Get>::GET);
    }

    impl rt::Delete for DcpService {
        const DELETE: rt::Route = rt::Route::new("DCP service", "DELETE", "dcp_services/{id}", &[204]);
    }

    impl rt::Save for DcpService {}
}

#[doc(hidden)]
pub use dcp_service::{DcpService, DcpServiceId, DcpServiceUpdate, DcpServices, LiveDcpService, NewDcpService};

/// Dimensions: [`Dimension`], [`NewDimension`], [`DimensionUpdate`], [`Dimensions`], [`LiveDimension`]
/// and [`DimensionId`].
pub mod dimension {
    use super::*;
    use crate::runtime as rt;

    /// A dimension: an attribute of visitors that pages report.
    ///
    /// Audiences are built from dimensions, and results segmented by them.
    ///
    /// The operations are those of [`Dimensions`]. [`NewDimension`] makes one. [`DimensionUpdate`] changes
    /// one.
    ///
    /// Fetched, it is a [`LiveDimension`], which has these methods:
    ///
    /// - changes that `save` sends: [`set_name`](LiveDimension#method.set_name), [`set_client_api_name`](LiveDimension#method.set_client_api_name), [`set_description`](LiveDimension#method.set_description)
    ///
    /// Generated from `resources.dimension` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#dimensions>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Dimension {
        /// Identifies the dimension.
        pub id: DimensionId,
        /// The project it belongs to.
        pub project_id: ProjectId,
        /// Its name. No other dimension of the project may have it.
        pub name: String,
        /// Its name in the JavaScript API. No other dimension of the project may have it.
        pub client_api_name: String,
        /// A note about it.
        pub description: String,
        /// When it was last changed.
        pub last_modified: rt::Timestamp,
        extra: rt::Extra,
    }

    impl Dimension {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Dimension by id: "a dimension" = "{\"id\":1234,\"project_id\":1234,\"name\":\"Plan\",\"client_api_name\":\"plan\",\"description\":\"The plan the visitor pays for.\",\"last_modified\":\"2030-01-01T08:00:00Z\"}",
        "id" id: required,
        "project_id" project_id: required,
        "name" name: required,
        "client_api_name" client_api_name: required,
        "description" description: required,
        "last_modified" last_modified: required
    }

    /// The ID of a [`Dimension`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct DimensionId(u64);

    rt::number_id!(DimensionId);

    /// The content of a new [`Dimension`]. A field that is not given gets the API's own default.
    ///
    /// [`Dimensions::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let new =
    ///     NewDimension::new(project_id, "Plan").client_api_name("plan").description("The plan the visitor pays for.");
    /// client.dimensions().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewDimension {
        project_id: ProjectId,
        name: String,
        client_api_name: Option<String>,
        description: Option<String>,
    }

    rt::body! {
        create NewDimension of "project_id" project_id,
        "name" name: value,
        "client_api_name" client_api_name: option,
        "description" description: option
    }

    impl NewDimension {
        /// Sets the required fields only.
        #[inline]
        pub fn new(project_id: impl Into<ProjectId>, name: impl Into<String>) -> Self {
            Self { project_id: project_id.into(), name: name.into(), client_api_name: None, description: None }
        }

        /// Its name in the JavaScript API. No other dimension of the project may have it.
        #[inline]
        pub fn client_api_name(mut self, client_api_name: impl Into<String>) -> Self {
            self.client_api_name = Some(client_api_name.into());
            self
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = Some(description.into());
            self
        }
    }

    impl rt::NewBody for NewDimension {
        type Of = Dimension;
        type Parent = ProjectId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.project_id
        }
    }

    impl rt::Sealed for NewDimension {}

    impl rt::Body for NewDimension {}

    /// Copies the fields that a create can send.
    impl From<&Dimension> for NewDimension {
        #[inline]
        fn from(of: &Dimension) -> Self {
            NewDimension {
                project_id: of.project_id,
                name: of.name.clone(),
                client_api_name: Some(of.client_api_name.clone()),
                description: Some(of.description.clone()),
            }
        }
    }

    /// Changes to a [`Dimension`]. A field that is not named keeps its value.
    ///
    /// [`Dimensions::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
    /// let changes =
    ///     DimensionUpdate::new().name("Plan").client_api_name("plan").description("The plan the visitor pays for.");
    /// client.dimensions().update(dimension_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct DimensionUpdate {
        name: rt::Patch<String>,
        client_api_name: rt::Patch<String>,
        description: rt::Patch<String>,
    }

    rt::changes! {
        DimensionUpdate,
        "name" name: patch apply_to,
        "client_api_name" client_api_name: patch apply_to,
        "description" description: patch apply_to
    }

    impl DimensionUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// Its name. No other dimension of the project may have it.
        #[inline]
        pub fn name(mut self, name: impl Into<String>) -> Self {
            self.name = rt::Patch::Set(name.into());
            self
        }

        /// Its name in the JavaScript API. No other dimension of the project may have it.
        #[inline]
        pub fn client_api_name(mut self, client_api_name: impl Into<String>) -> Self {
            self.client_api_name = rt::Patch::Set(client_api_name.into());
            self
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = rt::Patch::Set(description.into());
            self
        }
    }

    impl rt::UpdateBody for DimensionUpdate {
        type Of = Dimension;
    }

    impl rt::Sealed for DimensionUpdate {}

    impl rt::Body for DimensionUpdate {}

    /// The dimensions: [`get`](Dimensions::get), [`list`](Dimensions::list),
    /// [`create`](Dimensions::create), [`update`](Dimensions::update), [`delete`](Dimensions::delete).
    ///
    /// Each is a [`Dimension`].
    ///
    /// Generated from `resources.dimension` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#dimensions>.
    #[derive(Clone, Debug)]
    pub struct Dimensions {
        pub(super) client: Client,
    }

    impl Dimensions {
        /// Reads a dimension.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// let dimension = client.dimensions().get(dimension_id).await?;
        /// println!("{dimension:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<DimensionId>) -> rt::Call<rt::Live<Dimension>> {
            self.client.get::<Dimension>(id)
        }

        /// Reads several dimensions, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// let dimensions = client.dimensions().get_many([dimension_id]).await?;
        /// assert_eq!(dimensions.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<DimensionId>>) -> rt::Many<rt::Live<Dimension>> {
            self.client.get_many::<Dimension>(ids)
        }

        /// Reads several dimensions, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// let mut dimensions = client.dimensions().get_each([dimension_id]);
        /// while let Some(dimension) = dimensions.next().await {
        ///     println!("{:#?}", dimension?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<DimensionId>>) -> rt::Each<rt::Live<Dimension>> {
            self.client.get_each::<Dimension>(ids)
        }

        /// Lists the dimensions of a project.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let dimensions = client.dimensions().list(project_id).await?;
        /// println!("there are {}", dimensions.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, project_id: impl Into<ProjectId>) -> rt::Call<Vec<rt::Live<Dimension>>> {
            self.client.list::<Dimension>(project_id)
        }

        /// Creates a dimension.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let new = NewDimension::new(project_id, "Plan");
        /// let dimension = client.dimensions().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewDimension) -> rt::Call<rt::Live<Dimension>> {
            self.client.create(new)
        }

        /// Changes a dimension, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// let changes =
        ///     DimensionUpdate::new().name("Plan").client_api_name("plan").description("The plan the visitor pays for.");
        /// let dimension = client.dimensions().update(dimension_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<DimensionId>, changes: DimensionUpdate) -> rt::Call<rt::Live<Dimension>> {
            self.client.update::<Dimension>(id, changes)
        }

        /// Changes several dimensions, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// let changes =
        ///     DimensionUpdate::new().name("Plan").client_api_name("plan").description("The plan the visitor pays for.");
        /// client.dimensions().update_many([(dimension_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<DimensionId>, DimensionUpdate)>,
        ) -> rt::Many<rt::Live<Dimension>> {
            self.client.update_many::<Dimension>(changes)
        }

        /// Deletes a dimension.
        ///
        /// Audiences that use it stop getting traffic, and the results segmented by it are gone for good.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// client.dimensions().delete(dimension_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<DimensionId>) -> rt::Call<()> {
            self.client.delete::<Dimension>(id)
        }

        /// Deletes several dimensions, a few at a time.
        ///
        /// Audiences that use it stop getting traffic, and the results segmented by it are gone for good.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// client.dimensions().delete_many([dimension_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<DimensionId>>) -> rt::Many<()> {
            self.client.delete_many::<Dimension>(ids)
        }
    }

    /// A dimension as it was fetched: its fields are those of [`Dimension`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveDimension = rt::Live<Dimension>;

    /// The methods of a fetched dimension.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let mut dimension = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?;
    /// dimension.set_name("Plan").set_client_api_name("plan").set_description("The plan the visitor pays for.");
    /// dimension.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Dimension> {
        /// Sets `name`; it is sent by the next `save`.
        ///
        /// Its name. No other dimension of the project may have it.
        #[inline]
        pub fn set_name(&mut self, name: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.name(name))
        }

        /// Sets `client_api_name`; it is sent by the next `save`.
        ///
        /// Its name in the JavaScript API. No other dimension of the project may have it.
        #[inline]
        pub fn set_client_api_name(&mut self, client_api_name: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.client_api_name(client_api_name))
        }

        /// Sets `description`; it is sent by the next `save`.
        ///
        /// A note about it.
        #[inline]
        pub fn set_description(&mut self, description: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.description(description))
        }
    }

    impl rt::Sealed for Dimension {}

    impl rt::Resource for Dimension {
        const NAME: &'static str = "dimension";
        type Api = Classic;
    }

    impl rt::Entity for Dimension {
        type Id = DimensionId;
        type Key = DimensionId;
        type Changes = DimensionUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Dimension {
        type Item = rt::Live<Dimension>;
        type Call = rt::Call<Vec<rt::Live<Dimension>>>;
        type Parent = ProjectId;
        const LIST: rt::Route = rt::Route::new("dimension", "GET", "projects/{project_id}/dimensions", &[200]);
    }

    impl rt::Get for Dimension {
        const GET: rt::Route = rt::Route::new("dimension", "GET", "dimensions/{id}", &[200]);
    }

    impl rt::Create for Dimension {
        type New = NewDimension;
        const CREATE: rt::Route = rt::Route::new("dimension", "POST", "projects/{project_id}/dimensions", &[201]);
    }

    impl rt::Update for Dimension {
        type Update = DimensionUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("dimension", "PUT", "dimensions/{id}", &[202]).read_back(&<Dimension as rt::Get>::GET);
    }

    impl rt::Delete for Dimension {
        const DELETE: rt::Route = rt::Route::new("dimension", "DELETE", "dimensions/{id}", &[204]);
    }

    impl rt::Save for Dimension {}
}

#[doc(hidden)]
pub use dimension::{Dimension, DimensionId, DimensionUpdate, Dimensions, LiveDimension, NewDimension};

/// Experiments: [`Experiment`], [`NewExperiment`], [`ExperimentUpdate`], [`Experiments`],
/// [`LiveExperiment`] and [`ExperimentId`].
pub mod experiment {
    use super::*;
    use crate::runtime as rt;

    /// An experiment: which visitors see which variations on which pages, and which goals are counted.
    ///
    /// The API makes and changes A/B tests; multivariate and multipage tests can only be read.
    ///
    /// Neither `Debug` nor its JSON shows its secrets; [`exposing_secrets`](crate::exposing_secrets) does.
    ///
    /// The operations are those of [`Experiments`]. [`NewExperiment`] makes one. [`ExperimentUpdate`]
    /// changes one.
    ///
    /// Fetched, it is a [`LiveExperiment`], which has these methods:
    ///
    /// - changes: [`start`](LiveExperiment#method.start), [`pause`](LiveExperiment#method.pause), [`archive`](LiveExperiment#method.archive)
    /// - one more and one less: [`add_goal`](LiveExperiment#method.add_goal), [`remove_goal`](LiveExperiment#method.remove_goal), [`add_audience`](LiveExperiment#method.add_audience), [`remove_audience`](LiveExperiment#method.remove_audience)
    /// - lists: [`results`](LiveExperiment#method.results), [`stats`](LiveExperiment#method.stats), [`schedules`](LiveExperiment#method.schedules), [`variations`](LiveExperiment#method.variations)
    /// - changes that `save` sends: [`set_description`](LiveExperiment#method.set_description), [`set_edit_url`](LiveExperiment#method.set_edit_url), [`set_status`](LiveExperiment#method.set_status), [`set_audience_ids`](LiveExperiment#method.set_audience_ids), [`set_activation_mode`](LiveExperiment#method.set_activation_mode), [`set_custom_css`](LiveExperiment#method.set_custom_css), [`set_custom_js`](LiveExperiment#method.set_custom_js), [`set_percentage_included`](LiveExperiment#method.set_percentage_included), [`set_url_conditions`](LiveExperiment#method.set_url_conditions)
    ///
    /// Generated from `resources.experiment` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#experiments>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Experiment {
        /// Identifies the experiment.
        pub id: ExperimentId,
        /// The project it belongs to.
        pub project_id: ProjectId,
        /// The experiment's name on the dashboard.
        pub description: String,
        /// The page that the editor opens.
        pub edit_url: String,
        /// Where it is in its life.
        ///
        /// The default is `Not started`.
        pub status: ExperimentStatus,
        /// The audiences it is shown to. With none, it is shown to every visitor.
        pub audience_ids: Vec<AudienceId>,
        /// The event that starts it on a page.
        ///
        /// The default is `immediate`.
        pub activation_mode: ActivationMode,
        /// The JavaScript that a `conditional` activation waits for.
        ///
        /// `None` where the API leaves it out.
        pub conditional_code: Option<String>,
        /// CSS added for every visitor of the experiment.
        pub custom_css: String,
        /// JavaScript run for every visitor of the experiment.
        pub custom_js: String,
        /// The share of visitors who take part.
        ///
        /// In basis points. From 0 to 10000. The default is 10000.
        pub percentage_included: u32,
        /// The pages it runs on; a new experiment runs where its `edit_url` points to.
        pub url_conditions: Vec<UrlCondition>,
        /// Its design.
        ///
        /// The default is `ab`.
        pub experiment_type: ExperimentType,
        /// Its variations. A variation leaves this list when it is deleted.
        pub variation_ids: Vec<VariationId>,
        /// Its goals, in the order of the results page.
        pub display_goal_order_lst: Vec<GoalId>,
        /// The goal that decides.
        ///
        /// `None` where the API sends null.
        pub primary_goal_id: Option<GoalId>,
        /// The hypothesis, in the words of its author.
        pub details: String,
        /// Whether it is a multivariate test.
        ///
        /// The default is `false`.
        pub is_multivariate: bool,
        /// The address of its results page for people without an account: whoever has it can read them.
        pub shareable_results_link: rt::Secret,
        /// When it was made.
        pub created: rt::Timestamp,
        /// When it was last changed.
        pub last_modified: rt::Timestamp,
        extra: rt::Extra,
    }

    impl Experiment {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Experiment by id: "an experiment" = "{\"id\":1234,\"project_id\":1234,\"description\":\"Bigger buttons\",\"edit_url\":\"https://shop.example/products/\",\"status\":\"Running\",\"audience_ids\":[],\"activation_mode\":\"manual\",\"custom_css\":\".buy { zoom: 2 }\",\"custom_js\":\"console.log('seen');\",\"percentage_included\":5000,\"url_conditions\":[],\"experiment_type\":\"ab\",\"variation_ids\":[],\"display_goal_order_lst\":[],\"primary_goal_id\":null,\"details\":\"details\",\"is_multivariate\":false,\"shareable_results_link\":\"shareable_results_link\",\"created\":\"2030-01-01T08:00:00Z\",\"last_modified\":\"2030-01-01T08:00:00Z\"}",
        "id" id: required,
        "project_id" project_id: required,
        "description" description: required,
        "edit_url" edit_url: required,
        "status" status: required inspect,
        "audience_ids" audience_ids: required,
        "activation_mode" activation_mode: required inspect,
        "conditional_code" conditional_code: absent,
        "custom_css" custom_css: required,
        "custom_js" custom_js: required,
        "percentage_included" percentage_included: required,
        "url_conditions" url_conditions: objects inspect,
        "experiment_type" experiment_type: required inspect,
        "variation_ids" variation_ids: required,
        "display_goal_order_lst" display_goal_order_lst: required,
        "primary_goal_id" primary_goal_id: nullable,
        "details" details: required,
        "is_multivariate" is_multivariate: required,
        "shareable_results_link" shareable_results_link: required,
        "created" created: required,
        "last_modified" last_modified: required
    }

    /// The ID of an [`Experiment`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct ExperimentId(u64);

    rt::number_id!(ExperimentId);

    /// The content of a new [`Experiment`]. A field that is not given gets the API's own default.
    ///
    /// [`Experiments::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let new = NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")
    ///     .status(ExperimentStatus::Running)
    ///     .activation_mode(ActivationMode::Manual)
    ///     .custom_css(".buy { zoom: 2 }");
    /// client.experiments().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewExperiment {
        project_id: ProjectId,
        description: String,
        edit_url: String,
        status: Option<ExperimentStatus>,
        audience_ids: Option<Vec<AudienceId>>,
        activation_mode: Option<ActivationMode>,
        custom_css: Option<String>,
        custom_js: Option<String>,
        percentage_included: Option<u32>,
        url_conditions: Option<Vec<UrlCondition>>,
    }

    rt::body! {
        create NewExperiment of "project_id" project_id,
        "description" description: value,
        "edit_url" edit_url: value,
        "status" status: option,
        "audience_ids" audience_ids: option,
        "activation_mode" activation_mode: option,
        "custom_css" custom_css: option,
        "custom_js" custom_js: option,
        "percentage_included" percentage_included: option,
        "url_conditions" url_conditions: option
    }

    impl NewExperiment {
        /// Sets the required fields only.
        #[inline]
        pub fn new(
            project_id: impl Into<ProjectId>,
            description: impl Into<String>,
            edit_url: impl Into<String>,
        ) -> Self {
            Self {
                project_id: project_id.into(),
                description: description.into(),
                edit_url: edit_url.into(),
                status: None,
                audience_ids: None,
                activation_mode: None,
                custom_css: None,
                custom_js: None,
                percentage_included: None,
                url_conditions: None,
            }
        }

        /// Where it is in its life.
        ///
        /// The default is `Not started`.
        #[inline]
        pub fn status(mut self, status: ExperimentStatus) -> Self {
            self.status = Some(status);
            self
        }

        /// The audiences it is shown to. With none, it is shown to every visitor.
        #[inline]
        pub fn audience_ids(mut self, audience_ids: impl IntoIterator<Item = impl Into<AudienceId>>) -> Self {
            self.audience_ids = Some(audience_ids.into_iter().map(Into::into).collect());
            self
        }

        /// The event that starts it on a page.
        ///
        /// The default is `immediate`.
        #[inline]
        pub fn activation_mode(mut self, activation_mode: ActivationMode) -> Self {
            self.activation_mode = Some(activation_mode);
            self
        }

        /// CSS added for every visitor of the experiment.
        #[inline]
        pub fn custom_css(mut self, custom_css: impl Into<String>) -> Self {
            self.custom_css = Some(custom_css.into());
            self
        }

        /// JavaScript run for every visitor of the experiment.
        #[inline]
        pub fn custom_js(mut self, custom_js: impl Into<String>) -> Self {
            self.custom_js = Some(custom_js.into());
            self
        }

        /// The share of visitors who take part.
        ///
        /// In basis points. From 0 to 10000. The default is 10000.
        #[inline]
        pub fn percentage_included(mut self, percentage_included: u32) -> Self {
            self.percentage_included = Some(percentage_included);
            self
        }

        /// The pages it runs on; a new experiment runs where its `edit_url` points to.
        #[inline]
        pub fn url_conditions(mut self, url_conditions: impl IntoIterator<Item = UrlCondition>) -> Self {
            self.url_conditions = Some(url_conditions.into_iter().collect());
            self
        }
    }

    impl rt::NewBody for NewExperiment {
        type Of = Experiment;
        type Parent = ProjectId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.project_id
        }
    }

    impl rt::Sealed for NewExperiment {}

    impl rt::Body for NewExperiment {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::sendable("audience_ids", self.audience_ids.as_ref().into_iter().flatten())?;
            rt::in_range("percentage_included", self.percentage_included.as_ref(), 0..=10000)?;
            Ok(())
        }
    }

    /// Copies the fields that a create can send. The create leaves out the fields of nested objects that
    /// only an update sends, such as IDs. It sends those that this version of the crate does not know.
    ///
    /// Leaves out `status`.
    impl From<&Experiment> for NewExperiment {
        #[inline]
        fn from(of: &Experiment) -> Self {
            NewExperiment {
                project_id: of.project_id,
                description: of.description.clone(),
                edit_url: of.edit_url.clone(),
                status: None,
                audience_ids: Some(of.audience_ids.clone()),
                activation_mode: Some(of.activation_mode.clone()),
                custom_css: Some(of.custom_css.clone()),
                custom_js: Some(of.custom_js.clone()),
                percentage_included: Some(of.percentage_included),
                url_conditions: Some(of.url_conditions.clone()),
            }
        }
    }

    /// Changes to an [`Experiment`]. A field that is not named keeps its value.
    ///
    /// [`Experiments::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
    /// let changes = ExperimentUpdate::new()
    ///     .description("Bigger buttons")
    ///     .edit_url("https://shop.example/products/")
    ///     .status(ExperimentStatus::Running);
    /// client.experiments().update(experiment_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct ExperimentUpdate {
        description: rt::Patch<String>,
        edit_url: rt::Patch<String>,
        status: rt::Patch<ExperimentStatus>,
        audience_ids: rt::Patch<Vec<AudienceId>>,
        activation_mode: rt::Patch<ActivationMode>,
        custom_css: rt::Patch<String>,
        custom_js: rt::Patch<String>,
        percentage_included: rt::Patch<u32>,
        url_conditions: rt::Patch<Vec<UrlCondition>>,
    }

    rt::changes! {
        ExperimentUpdate,
        "description" description: patch apply_to,
        "edit_url" edit_url: patch apply_to,
        "status" status: patch apply_to,
        "audience_ids" audience_ids: patch apply_to,
        "activation_mode" activation_mode: patch apply_to,
        "custom_css" custom_css: patch apply_to,
        "custom_js" custom_js: patch apply_to,
        "percentage_included" percentage_included: patch apply_to,
        "url_conditions" url_conditions: patch apply_to
    }

    impl ExperimentUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// The experiment's name on the dashboard.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = rt::Patch::Set(description.into());
            self
        }

        /// The page that the editor opens.
        #[inline]
        pub fn edit_url(mut self, edit_url: impl Into<String>) -> Self {
            self.edit_url = rt::Patch::Set(edit_url.into());
            self
        }

        /// Where it is in its life.
        ///
        /// The default is `Not started`.
        #[inline]
        pub fn status(mut self, status: ExperimentStatus) -> Self {
            self.status = rt::Patch::Set(status);
            self
        }

        /// The audiences it is shown to. With none, it is shown to every visitor.
        #[inline]
        pub fn audience_ids(mut self, audience_ids: impl IntoIterator<Item = impl Into<AudienceId>>) -> Self {
            self.audience_ids = rt::Patch::Set(audience_ids.into_iter().map(Into::into).collect());
            self
        }

        /// The event that starts it on a page.
        ///
        /// The default is `immediate`.
        #[inline]
        pub fn activation_mode(mut self, activation_mode: ActivationMode) -> Self {
            self.activation_mode = rt::Patch::Set(activation_mode);
            self
        }

        /// CSS added for every visitor of the experiment.
        #[inline]
        pub fn custom_css(mut self, custom_css: impl Into<String>) -> Self {
            self.custom_css = rt::Patch::Set(custom_css.into());
            self
        }

        /// JavaScript run for every visitor of the experiment.
        #[inline]
        pub fn custom_js(mut self, custom_js: impl Into<String>) -> Self {
            self.custom_js = rt::Patch::Set(custom_js.into());
            self
        }

        /// The share of visitors who take part.
        ///
        /// In basis points. From 0 to 10000. The default is 10000.
        #[inline]
        pub fn percentage_included(mut self, percentage_included: u32) -> Self {
            self.percentage_included = rt::Patch::Set(percentage_included);
            self
        }

        /// The pages it runs on; a new experiment runs where its `edit_url` points to.
        #[inline]
        pub fn url_conditions(mut self, url_conditions: impl IntoIterator<Item = UrlCondition>) -> Self {
            self.url_conditions = rt::Patch::Set(url_conditions.into_iter().collect());
            self
        }
    }

    impl rt::UpdateBody for ExperimentUpdate {
        type Of = Experiment;
    }

    impl rt::Sealed for ExperimentUpdate {}

    impl rt::Body for ExperimentUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::sendable("audience_ids", self.audience_ids.given().into_iter().flatten())?;
            rt::in_range("percentage_included", self.percentage_included.given(), 0..=10000)?;
            Ok(())
        }
    }

    /// The experiments: [`get`](Experiments::get), [`list`](Experiments::list),
    /// [`create`](Experiments::create), [`update`](Experiments::update), [`delete`](Experiments::delete).
    ///
    /// Each is an [`Experiment`].
    ///
    /// Generated from `resources.experiment` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#experiments>.
    #[derive(Clone, Debug)]
    pub struct Experiments {
        pub(super) client: Client,
    }

    impl Experiments {
        /// Reads an experiment.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let experiment = client.experiments().get(experiment_id).await?;
        /// println!("{experiment:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<ExperimentId>) -> rt::Call<rt::Live<Experiment>> {
            self.client.get::<Experiment>(id)
        }

        /// Reads several experiments, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let experiments = client.experiments().get_many([experiment_id]).await?;
        /// assert_eq!(experiments.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(
            &self,
            ids: impl IntoIterator<Item = impl Into<ExperimentId>>,
        ) -> rt::Many<rt::Live<Experiment>> {
            self.client.get_many::<Experiment>(ids)
        }

        /// Reads several experiments, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let mut experiments = client.experiments().get_each([experiment_id]);
        /// while let Some(experiment) = experiments.next().await {
        ///     println!("{:#?}", experiment?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(
            &self,
            ids: impl IntoIterator<Item = impl Into<ExperimentId>>,
        ) -> rt::Each<rt::Live<Experiment>> {
            self.client.get_each::<Experiment>(ids)
        }

        /// Lists the experiments of a project.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let experiments = client.experiments().list(project_id).await?;
        /// println!("there are {}", experiments.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, project_id: impl Into<ProjectId>) -> rt::Call<Vec<rt::Live<Experiment>>> {
            self.client.list::<Experiment>(project_id)
        }

        /// Creates an experiment.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let new = NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/");
        /// let experiment = client.experiments().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewExperiment) -> rt::Call<rt::Live<Experiment>> {
            self.client.create(new)
        }

        /// Changes an experiment, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let changes = ExperimentUpdate::new()
        ///     .description("Bigger buttons")
        ///     .edit_url("https://shop.example/products/")
        ///     .status(ExperimentStatus::Running);
        /// let experiment = client.experiments().update(experiment_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<ExperimentId>, changes: ExperimentUpdate) -> rt::Call<rt::Live<Experiment>> {
            self.client.update::<Experiment>(id, changes)
        }

        /// Changes several experiments, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let changes = ExperimentUpdate::new()
        ///     .description("Bigger buttons")
        ///     .edit_url("https://shop.example/products/")
        ///     .status(ExperimentStatus::Running);
        /// client.experiments().update_many([(experiment_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<ExperimentId>, ExperimentUpdate)>,
        ) -> rt::Many<rt::Live<Experiment>> {
            self.client.update_many::<Experiment>(changes)
        }

        /// Deletes an experiment.
        ///
        /// The experiment, its variations, its schedules and its results are gone for good. Archiving is the
        /// safe way: the results stay readable.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// client.experiments().delete(experiment_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<ExperimentId>) -> rt::Call<()> {
            self.client.delete::<Experiment>(id)
        }

        /// Deletes several experiments, a few at a time.
        ///
        /// The experiment, its variations, its schedules and its results are gone for good. Archiving is the
        /// safe way: the results stay readable.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// client.experiments().delete_many([experiment_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<ExperimentId>>) -> rt::Many<()> {
            self.client.delete_many::<Experiment>(ids)
        }

        /// Starts the experiment, or lets a paused one go on.
        ///
        /// Sends only `status`. The experiment does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// client.experiments().start(experiment_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn start(&self, id: impl Into<ExperimentId>) -> rt::Call<rt::Live<Experiment>> {
            self.client.update::<Experiment>(id, ExperimentUpdate::new().status(ExperimentStatus::Running))
        }

        /// Stops the experiment. It can be started again.
        ///
        /// Sends only `status`. The experiment does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// client.experiments().pause(experiment_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn pause(&self, id: impl Into<ExperimentId>) -> rt::Call<rt::Live<Experiment>> {
            self.client.update::<Experiment>(id, ExperimentUpdate::new().status(ExperimentStatus::Paused))
        }

        /// Takes the experiment out of the snippet and off the dashboard, and keeps its results.
        ///
        /// Sends only `status`. The experiment does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// client.experiments().archive(experiment_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn archive(&self, id: impl Into<ExperimentId>) -> rt::Call<rt::Live<Experiment>> {
            self.client.update::<Experiment>(id, ExperimentUpdate::new().status(ExperimentStatus::Archived))
        }
    }

    /// An experiment as it was fetched: its fields are those of [`Experiment`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveExperiment = rt::Live<Experiment>;

    /// The methods of a fetched experiment.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
    /// experiment
    ///     .set_description("Bigger buttons")
    ///     .set_edit_url("https://shop.example/products/")
    ///     .set_status(ExperimentStatus::Running);
    /// experiment.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Experiment> {
        /// Sets `description`; it is sent by the next `save`.
        ///
        /// The experiment's name on the dashboard.
        #[inline]
        pub fn set_description(&mut self, description: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.description(description))
        }

        /// Sets `edit_url`; it is sent by the next `save`.
        ///
        /// The page that the editor opens.
        #[inline]
        pub fn set_edit_url(&mut self, edit_url: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.edit_url(edit_url))
        }

        /// Sets `status`; it is sent by the next `save`.
        ///
        /// Where it is in its life.
        ///
        /// The default is `Not started`.
        #[inline]
        pub fn set_status(&mut self, status: ExperimentStatus) -> &mut Self {
            self.change(|changes| changes.status(status))
        }

        /// Sets `audience_ids`; it is sent by the next `save`.
        ///
        /// The audiences it is shown to. With none, it is shown to every visitor.
        #[inline]
        pub fn set_audience_ids(&mut self, audience_ids: impl IntoIterator<Item = impl Into<AudienceId>>) -> &mut Self {
            self.change(|changes| changes.audience_ids(audience_ids))
        }

        /// Sets `activation_mode`; it is sent by the next `save`.
        ///
        /// The event that starts it on a page.
        ///
        /// The default is `immediate`.
        #[inline]
        pub fn set_activation_mode(&mut self, activation_mode: ActivationMode) -> &mut Self {
            self.change(|changes| changes.activation_mode(activation_mode))
        }

        /// Sets `custom_css`; it is sent by the next `save`.
        ///
        /// CSS added for every visitor of the experiment.
        #[inline]
        pub fn set_custom_css(&mut self, custom_css: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.custom_css(custom_css))
        }

        /// Sets `custom_js`; it is sent by the next `save`.
        ///
        /// JavaScript run for every visitor of the experiment.
        #[inline]
        pub fn set_custom_js(&mut self, custom_js: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.custom_js(custom_js))
        }

        /// Sets `percentage_included`; it is sent by the next `save`.
        ///
        /// The share of visitors who take part.
        ///
        /// In basis points. From 0 to 10000. The default is 10000.
        #[inline]
        pub fn set_percentage_included(&mut self, percentage_included: u32) -> &mut Self {
            self.change(|changes| changes.percentage_included(percentage_included))
        }

        /// Sets `url_conditions`; it is sent by the next `save`.
        ///
        /// The pages it runs on; a new experiment runs where its `edit_url` points to.
        #[inline]
        pub fn set_url_conditions(&mut self, url_conditions: impl IntoIterator<Item = UrlCondition>) -> &mut Self {
            self.change(|changes| changes.url_conditions(url_conditions))
        }

        /// Starts the experiment, or lets a paused one go on.
        ///
        /// Sends only `status`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// experiment.start().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn start(&mut self) -> rt::LiveCall<'_, Experiment> {
            self.send_only(ExperimentUpdate::new().status(ExperimentStatus::Running))
        }

        /// Stops the experiment. It can be started again.
        ///
        /// Sends only `status`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// experiment.pause().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn pause(&mut self) -> rt::LiveCall<'_, Experiment> {
            self.send_only(ExperimentUpdate::new().status(ExperimentStatus::Paused))
        }

        /// Takes the experiment out of the snippet and off the dashboard, and keeps its results.
        ///
        /// Sends only `status`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// experiment.archive().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn archive(&mut self) -> rt::LiveCall<'_, Experiment> {
            self.send_only(ExperimentUpdate::new().status(ExperimentStatus::Archived))
        }

        /// Adds a goal to the experiment.
        ///
        /// The list lives in the goal, so it is the goal that is read and written.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// experiment.add_goal(goal_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn add_goal(&self, goal: impl Into<GoalId>) -> rt::Edit<'static, Goal> {
            rt::Edit::new(
                self.client(),
                goal.into(),
                rt::adding(self.id, |data: &Goal| &data.experiment_ids, |ids| GoalUpdate::new().experiment_ids(ids)),
            )
        }

        /// Removes a goal from the experiment.
        ///
        /// The list lives in the goal, so it is the goal that is read and written.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// # experiment.add_goal(goal_id).await?;
        /// experiment.remove_goal(goal_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn remove_goal(&self, goal: impl Into<GoalId>) -> rt::Edit<'static, Goal> {
            rt::Edit::new(
                self.client(),
                goal.into(),
                rt::removing(self.id, |data: &Goal| &data.experiment_ids, |ids| GoalUpdate::new().experiment_ids(ids)),
            )
        }

        /// Adds an audience to the experiment.
        ///
        /// The experiment's list is read afresh before it is written.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// experiment.add_audience(audience_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn add_audience(&mut self, audience: impl Into<AudienceId>) -> rt::Edit<'_, Experiment> {
            self.edit(rt::adding(
                audience.into(),
                |data: &Experiment| &data.audience_ids,
                |ids| ExperimentUpdate::new().audience_ids(ids),
            ))
        }

        /// Removes an audience from the experiment.
        ///
        /// The experiment's list is read afresh before it is written.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// # experiment.add_audience(audience_id).await?;
        /// experiment.remove_audience(audience_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn remove_audience(&mut self, audience: impl Into<AudienceId>) -> rt::Edit<'_, Experiment> {
            self.edit(rt::removing(
                audience.into(),
                |data: &Experiment| &data.audience_ids,
                |ids| ExperimentUpdate::new().audience_ids(ids),
            ))
        }

        /// Lists its experiment results.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// let results = experiment.results().await?;
        /// println!("there are {}", results.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn results(&self) -> rt::Call<Vec<ExperimentResult>> {
            self.client().list::<ExperimentResult>(self.id)
        }

        /// Lists its experiment stats.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// let stats = experiment.stats().await?;
        /// println!("there are {}", stats.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn stats(&self) -> rt::Call<Vec<ExperimentStat>> {
            self.client().list::<ExperimentStat>(self.id)
        }

        /// Lists its schedules.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// let schedules = experiment.schedules().await?;
        /// println!("there are {}", schedules.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn schedules(&self) -> rt::Call<Vec<rt::Live<Schedule>>> {
            self.client().list::<Schedule>(self.id)
        }

        /// Lists its variations.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut experiment = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?;
        /// let variations = experiment.variations().await?;
        /// println!("there are {}", variations.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn variations(&self) -> rt::Call<Vec<rt::Live<Variation>>> {
            self.client().list::<Variation>(self.id)
        }
    }

    /// The event that starts an experiment on a page.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.ActivationMode` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ActivationMode {
        /// It starts as soon as the snippet has loaded.
        Immediate,
        /// The page's own JavaScript activates it.
        Manual,
        /// It waits for `conditional_code` to become true.
        Conditional,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(ActivationMode { Immediate = "immediate", Manual = "manual", Conditional = "conditional" });

    /// Where an experiment is in its life.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.ExperimentStatus` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ExperimentStatus {
        /// It has never run.
        NotStarted,
        /// Visitors are bucketed into its variations.
        Running,
        /// It ran, and is stopped.
        Paused,
        /// It is out of the snippet and off the dashboard; its results are kept.
        Archived,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(ExperimentStatus {
        NotStarted = "Not started",
        Running = "Running",
        Paused = "Paused",
        Archived = "Archived"
    });

    /// The design of an experiment. The API can create and change A/B tests only.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.ExperimentType` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ExperimentType {
        /// One set of variations: an A/B test.
        Ab,
        /// Combinations of several sections.
        Multivariate,
        /// One variation spans several pages.
        Multipage,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(ExperimentType { Ab = "ab", Multivariate = "multivariate", Multipage = "multipage" });

    /// How the value of a url condition is compared with a page's address.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.UrlMatchType` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum UrlMatchType {
        /// Scheme, `www.`, query and fragment do not matter.
        Simple,
        /// The whole address has to be equal.
        Exact,
        /// The value is a regular expression.
        Regex,
        /// The value occurs somewhere in the address.
        Substring,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(UrlMatchType { Simple = "simple", Exact = "exact", Regex = "regex", Substring = "substring" });

    /// One rule about the addresses on which an experiment runs.
    ///
    /// It is read, edited and sent back as one value. Fields that are `None` are not sent. An empty list
    /// is sent only if the list was there before.
    ///
    /// Generated from `objects.UrlCondition` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#read-an-experiment>.
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    #[non_exhaustive]
    pub struct UrlCondition {
        /// The address or pattern to compare with.
        pub value: String,
        /// How the two are compared.
        ///
        /// The default is `simple`.
        pub match_type: Option<UrlMatchType>,
        /// Whether the rule excludes the pages that match.
        ///
        /// The default is `false`.
        pub negate: Option<bool>,
        index: Option<i64>,
        created: Option<rt::Timestamp>,
        last_modified: Option<rt::Timestamp>,
        extra: rt::Extra,
    }

    impl UrlCondition {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        UrlCondition: "a url condition" = "{\"value\":\"https://shop.example/sale\"}",
        "value" value: required,
        "match_type" match_type: absent inspect,
        "negate" negate: absent,
        "index" index if unsent: absent,
        "created" created if unsent: absent,
        "last_modified" last_modified if unsent: absent
    }

    impl UrlCondition {
        /// Sets the required fields only.
        #[inline]
        pub fn new(value: impl Into<String>) -> Self {
            Self {
                value: value.into(),
                match_type: None,
                negate: None,
                index: None,
                created: None,
                last_modified: None,
                extra: rt::Extra::default(),
            }
        }

        /// How the two are compared.
        ///
        /// The default is `simple`.
        #[inline]
        pub fn match_type(mut self, match_type: UrlMatchType) -> Self {
            self.match_type = Some(match_type);
            self
        }

        /// Whether the rule excludes the pages that match.
        ///
        /// The default is `false`.
        #[inline]
        pub fn negate(mut self, negate: bool) -> Self {
            self.negate = Some(negate);
            self
        }

        /// Its place among the experiment's conditions, from 0.
        #[inline]
        pub fn index(&self) -> Option<i64> {
            self.index
        }

        /// When it was made.
        #[inline]
        pub fn created(&self) -> Option<&rt::Timestamp> {
            self.created.as_ref()
        }

        /// When it was last changed.
        #[inline]
        pub fn last_modified(&self) -> Option<&rt::Timestamp> {
            self.last_modified.as_ref()
        }
    }

    impl rt::Sealed for UrlCondition {}

    impl rt::Body for UrlCondition {}

    impl rt::Sealed for Experiment {}

    impl rt::Resource for Experiment {
        const NAME: &'static str = "experiment";
        type Api = Classic;
    }

    impl rt::Entity for Experiment {
        type Id = ExperimentId;
        type Key = ExperimentId;
        type Changes = ExperimentUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Experiment {
        type Item = rt::Live<Experiment>;
        type Call = rt::Call<Vec<rt::Live<Experiment>>>;
        type Parent = ProjectId;
        const LIST: rt::Route = rt::Route::new("experiment", "GET", "projects/{project_id}/experiments", &[200]);
    }

    impl rt::Get for Experiment {
        const GET: rt::Route = rt::Route::new("experiment", "GET", "experiments/{id}", &[200]);
    }

    impl rt::Create for Experiment {
        type New = NewExperiment;
        const CREATE: rt::Route = rt::Route::new("experiment", "POST", "projects/{project_id}/experiments", &[201]);
    }

    impl rt::Update for Experiment {
        type Update = ExperimentUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("experiment", "PUT", "experiments/{id}", &[202]).read_back(&<Experiment as rt::Get>::GET);
    }

    impl rt::Delete for Experiment {
        const DELETE: rt::Route = rt::Route::new("experiment", "DELETE", "experiments/{id}", &[204]);
    }

    impl rt::Save for Experiment {}
}

#[doc(hidden)]
pub use experiment::{
    ActivationMode, Experiment, ExperimentId, ExperimentStatus, ExperimentType, ExperimentUpdate, Experiments,
    LiveExperiment, NewExperiment, UrlCondition, UrlMatchType,
};

/// Experiment results: [`ExperimentResult`] and [`ExperimentResults`].
pub mod experiment_result {
    use super::*;
    use crate::runtime as rt;

    /// The results of one variation for one goal, by a t-test.
    ///
    /// The operations are those of [`ExperimentResults`].
    ///
    /// Generated from `resources.experiment_result` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#get-experiment-results>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ExperimentResult {
        /// The variation; several IDs joined by `_` in a multivariate test.
        pub variation_id: String,
        /// Its name; several joined by `,` in a multivariate test.
        pub variation_name: String,
        /// The goal.
        pub goal_id: GoalId,
        /// Its title.
        pub goal_name: String,
        /// The variation that this one is compared with.
        pub baseline_id: String,
        /// The first moment counted.
        pub begin_time: rt::Timestamp,
        /// The last moment counted.
        pub end_time: rt::Timestamp,
        /// How many visitors saw the variation.
        pub visitors: u64,
        /// How many of them reached the goal.
        pub conversions: u64,
        /// Conversions per visitor, from 0 to 1; absent for a revenue goal.
        ///
        /// `None` where the API leaves it out.
        pub conversion_rate: Option<f64>,
        /// How it stands against the baseline.
        pub status: ResultStatus,
        /// The relative difference to the baseline: 0.1 is ten per cent better.
        pub improvement: f64,
        /// The absolute difference to the baseline.
        ///
        /// `None` where the API leaves it out.
        pub difference: Option<f64>,
        /// The probability of beating the baseline, from 0 to 1.
        pub confidence: f64,
        /// Whether the goal counts money.
        pub is_revenue: bool,
        /// The money counted; for a revenue goal only.
        ///
        /// `None` where the API leaves it out.
        pub revenue: Option<f64>,
        /// The money per visitor; for a revenue goal only.
        ///
        /// `None` where the API leaves it out.
        pub revenue_per_visitor: Option<f64>,
        extra: rt::Extra,
    }

    impl ExperimentResult {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        ExperimentResult: "an experiment result" = "{\"variation_id\":\"variation_id\",\"variation_name\":\"variation_name\",\"goal_id\":1234,\"goal_name\":\"goal_name\",\"baseline_id\":\"baseline_id\",\"begin_time\":\"2030-01-01T08:00:00Z\",\"end_time\":\"2030-01-01T08:00:00Z\",\"visitors\":1,\"conversions\":1,\"status\":\"baseline\",\"improvement\":0.5,\"confidence\":0.5,\"is_revenue\":false}",
        "variation_id" variation_id: required,
        "variation_name" variation_name: required,
        "goal_id" goal_id: required,
        "goal_name" goal_name: required,
        "baseline_id" baseline_id: required,
        "begin_time" begin_time: required,
        "end_time" end_time: required,
        "visitors" visitors: required,
        "conversions" conversions: required,
        "conversion_rate" conversion_rate: absent,
        "status" status: required inspect,
        "improvement" improvement: required,
        "difference" difference: absent,
        "confidence" confidence: required,
        "is_revenue" is_revenue: required,
        "revenue" revenue: absent,
        "revenue_per_visitor" revenue_per_visitor: absent
    }

    /// The experiment results: [`list`](ExperimentResults::list).
    ///
    /// Each is an [`ExperimentResult`].
    ///
    /// Generated from `resources.experiment_result` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#get-experiment-results>.
    #[derive(Clone, Debug)]
    pub struct ExperimentResults {
        pub(super) client: Client,
    }

    impl ExperimentResults {
        /// Lists the experiment results of an experiment.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let experiment_results = client.experiment_results().list(experiment_id).await?;
        /// println!("there are {}", experiment_results.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, experiment_id: impl Into<ExperimentId>) -> rt::Call<Vec<ExperimentResult>> {
            self.client.list::<ExperimentResult>(experiment_id)
        }
    }

    impl rt::Call<Vec<ExperimentResult>> {
        /// Counts the visitors of one audience only.
        ///
        /// Sends `audience_id`.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// let results = client.experiment_results().list(experiment_id).audience(audience_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn audience(self, audience_id: impl Into<AudienceId>) -> Self {
            self.with_id("audience_id", &Into::<AudienceId>::into(audience_id))
        }

        /// Counts the visitors with one value of a dimension only.
        ///
        /// Sends `dimension_id` and `dimension_value`.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// let results = client.experiment_results().list(experiment_id).dimension(dimension_id, "text").await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn dimension(self, dimension_id: impl Into<DimensionId>, dimension_value: impl Into<String>) -> Self {
            self.with_id("dimension_id", &Into::<DimensionId>::into(dimension_id))
                .with_query("dimension_value", &Into::<String>::into(dimension_value))
        }
    }

    impl rt::Sealed for ExperimentResult {}

    impl rt::Resource for ExperimentResult {
        const NAME: &'static str = "experiment result";
        type Api = Classic;
    }

    impl rt::Element for ExperimentResult {
        type Data = ExperimentResult;

        #[inline]
        fn attach(_: &rt::Arc<rt::Transport>, _: &rt::Request, data: Self::Data) -> Self {
            data
        }
    }

    impl rt::List for ExperimentResult {
        type Item = ExperimentResult;
        type Call = rt::Call<Vec<ExperimentResult>>;
        type Parent = ExperimentId;
        const LIST: rt::Route =
            rt::Route::new("experiment result", "GET", "experiments/{experiment_id}/results", &[200]);
    }

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`ExperimentResult` cannot be read one by one, created, changed or deleted through the Optimizely REST API (Classic, v1)",
            note = "results are computed",
            note = "instead, run the experiment",
            note = "results go with their experiment",
            note = "instead, delete the experiment",
            note = "results have no id of their own",
            note = "instead, list those of an experiment: `experiment.results()`"
        )]
        pub(super) trait IdentifyExperimentResults {}
    }

    #[doc(hidden)]
    impl rt::Entity for ExperimentResult
    where
        for<'never> Classic: refused::IdentifyExperimentResults,
    {
        type Id = rt::NoId;
        type Key = rt::NoId;
        type Changes = rt::NoChanges<ExperimentResult>;

        #[inline]
        fn id(&self) -> Self::Id {
            rt::NoId
        }
    }

    #[doc(hidden)]
    impl rt::Get for ExperimentResult
    where
        for<'never> Classic: refused::IdentifyExperimentResults,
    {
        const GET: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Create for ExperimentResult
    where
        for<'never> Classic: refused::IdentifyExperimentResults,
    {
        type New = rt::NoChanges<ExperimentResult>;
        const CREATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Update for ExperimentResult
    where
        for<'never> Classic: refused::IdentifyExperimentResults,
    {
        type Update = rt::NoChanges<ExperimentResult>;
        const UPDATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Delete for ExperimentResult
    where
        for<'never> Classic: refused::IdentifyExperimentResults,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }
}

#[doc(hidden)]
pub use experiment_result::{ExperimentResult, ExperimentResults};

/// Experiment stats: [`ExperimentStat`] and [`ExperimentStats`].
pub mod experiment_stat {
    use super::*;
    use crate::runtime as rt;

    /// The results of one variation for one goal, by the sequential test of the Stats Engine: they may be
    /// read at any time without spoiling them.
    ///
    /// The operations are those of [`ExperimentStats`].
    ///
    /// Generated from `resources.experiment_stat` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#get-stats>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ExperimentStat {
        /// The variation; several IDs joined by `_` in a multivariate test.
        pub variation_id: String,
        /// Its name; several joined by `,` in a multivariate test.
        pub variation_name: String,
        /// The goal.
        pub goal_id: GoalId,
        /// Its title.
        pub goal_name: String,
        /// The variation that this one is compared with.
        pub baseline_id: String,
        /// The first moment counted.
        pub begin_time: rt::Timestamp,
        /// The last moment counted.
        pub end_time: rt::Timestamp,
        /// How many visitors saw the variation.
        pub visitors: u64,
        /// How many of them reached the goal.
        pub conversions: u64,
        /// Conversions per visitor, from 0 to 1; absent for a revenue goal.
        ///
        /// `None` where the API leaves it out.
        pub conversion_rate: Option<f64>,
        /// How it stands against the baseline.
        pub status: ResultStatus,
        /// The relative difference to the baseline: 0.1 is ten per cent better.
        pub improvement: f64,
        /// The absolute difference to the baseline.
        pub difference: f64,
        /// The confidence that there is a difference, from 0 to 1.
        pub statistical_significance: f64,
        /// The lower end of the difference's confidence interval.
        pub difference_confidence_interval_min: f64,
        /// The upper end of the difference's confidence interval.
        pub difference_confidence_interval_max: f64,
        /// How many more visitors the variation needs, at today's difference, for a decision.
        pub visitors_until_statistically_significant: i64,
        /// Whether the goal counts money.
        pub is_revenue: bool,
        /// The money counted; for a revenue goal only.
        ///
        /// `None` where the API leaves it out.
        pub revenue: Option<f64>,
        /// The money per visitor; for a revenue goal only.
        ///
        /// `None` where the API leaves it out.
        pub revenue_per_visitor: Option<f64>,
        extra: rt::Extra,
    }

    impl ExperimentStat {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        ExperimentStat: "an experiment stat" = "{\"variation_id\":\"variation_id\",\"variation_name\":\"variation_name\",\"goal_id\":1234,\"goal_name\":\"goal_name\",\"baseline_id\":\"baseline_id\",\"begin_time\":\"2030-01-01T08:00:00Z\",\"end_time\":\"2030-01-01T08:00:00Z\",\"visitors\":1,\"conversions\":1,\"status\":\"baseline\",\"improvement\":0.5,\"difference\":0.5,\"statistical_significance\":0.5,\"difference_confidence_interval_min\":0.5,\"difference_confidence_interval_max\":0.5,\"visitors_until_statistically_significant\":1,\"is_revenue\":false}",
        "variation_id" variation_id: required,
        "variation_name" variation_name: required,
        "goal_id" goal_id: required,
        "goal_name" goal_name: required,
        "baseline_id" baseline_id: required,
        "begin_time" begin_time: required,
        "end_time" end_time: required,
        "visitors" visitors: required,
        "conversions" conversions: required,
        "conversion_rate" conversion_rate: absent,
        "status" status: required inspect,
        "improvement" improvement: required,
        "difference" difference: required,
        "statistical_significance" statistical_significance: required,
        "difference_confidence_interval_min" difference_confidence_interval_min: required,
        "difference_confidence_interval_max" difference_confidence_interval_max: required,
        "visitors_until_statistically_significant" visitors_until_statistically_significant: required,
        "is_revenue" is_revenue: required,
        "revenue" revenue: absent,
        "revenue_per_visitor" revenue_per_visitor: absent
    }

    /// The experiment stats: [`list`](ExperimentStats::list).
    ///
    /// Each is an [`ExperimentStat`].
    ///
    /// Generated from `resources.experiment_stat` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#get-stats>.
    #[derive(Clone, Debug)]
    pub struct ExperimentStats {
        pub(super) client: Client,
    }

    impl ExperimentStats {
        /// Lists the experiment stats of an experiment.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let experiment_stats = client.experiment_stats().list(experiment_id).await?;
        /// println!("there are {}", experiment_stats.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, experiment_id: impl Into<ExperimentId>) -> rt::Call<Vec<ExperimentStat>> {
            self.client.list::<ExperimentStat>(experiment_id)
        }
    }

    impl rt::Call<Vec<ExperimentStat>> {
        /// Counts the visitors of one audience only.
        ///
        /// Sends `audience_id`.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let audience_id = client.audiences().create(NewAudience::new(project_id, "Readers of the newsletter")).await?.id;
        /// let stats = client.experiment_stats().list(experiment_id).audience(audience_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn audience(self, audience_id: impl Into<AudienceId>) -> Self {
            self.with_id("audience_id", &Into::<AudienceId>::into(audience_id))
        }

        /// Counts the visitors with one value of a dimension only.
        ///
        /// Sends `dimension_id` and `dimension_value`.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let dimension_id = client.dimensions().create(NewDimension::new(project_id, "Plan")).await?.id;
        /// let stats = client.experiment_stats().list(experiment_id).dimension(dimension_id, "text").await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn dimension(self, dimension_id: impl Into<DimensionId>, dimension_value: impl Into<String>) -> Self {
            self.with_id("dimension_id", &Into::<DimensionId>::into(dimension_id))
                .with_query("dimension_value", &Into::<String>::into(dimension_value))
        }
    }

    impl rt::Sealed for ExperimentStat {}

    impl rt::Resource for ExperimentStat {
        const NAME: &'static str = "experiment stat";
        type Api = Classic;
    }

    impl rt::Element for ExperimentStat {
        type Data = ExperimentStat;

        #[inline]
        fn attach(_: &rt::Arc<rt::Transport>, _: &rt::Request, data: Self::Data) -> Self {
            data
        }
    }

    impl rt::List for ExperimentStat {
        type Item = ExperimentStat;
        type Call = rt::Call<Vec<ExperimentStat>>;
        type Parent = ExperimentId;
        const LIST: rt::Route = rt::Route::new("experiment stat", "GET", "experiments/{experiment_id}/stats", &[200]);
    }

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`ExperimentStat` cannot be read one by one, created, changed or deleted through the Optimizely REST API (Classic, v1)",
            note = "stats are computed",
            note = "instead, run the experiment",
            note = "stats go with their experiment",
            note = "instead, delete the experiment",
            note = "stats have no id of their own",
            note = "instead, list those of an experiment: `experiment.stats()`"
        )]
        pub(super) trait IdentifyExperimentStats {}
    }

    #[doc(hidden)]
    impl rt::Entity for ExperimentStat
    where
        for<'never> Classic: refused::IdentifyExperimentStats,
    {
        type Id = rt::NoId;
        type Key = rt::NoId;
        type Changes = rt::NoChanges<ExperimentStat>;

        #[inline]
        fn id(&self) -> Self::Id {
            rt::NoId
        }
    }

    #[doc(hidden)]
    impl rt::Get for ExperimentStat
    where
        for<'never> Classic: refused::IdentifyExperimentStats,
    {
        const GET: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Create for ExperimentStat
    where
        for<'never> Classic: refused::IdentifyExperimentStats,
    {
        type New = rt::NoChanges<ExperimentStat>;
        const CREATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Update for ExperimentStat
    where
        for<'never> Classic: refused::IdentifyExperimentStats,
    {
        type Update = rt::NoChanges<ExperimentStat>;
        const UPDATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Delete for ExperimentStat
    where
        for<'never> Classic: refused::IdentifyExperimentStats,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }
}

#[doc(hidden)]
pub use experiment_stat::{ExperimentStat, ExperimentStats};

/// Goals: [`Goal`], [`NewGoal`], [`GoalUpdate`], [`Goals`], [`LiveGoal`] and [`GoalId`].
pub mod goal {
    use super::*;
    use crate::runtime as rt;

    /// A goal: something visitors do that an experiment counts.
    ///
    /// Goals belong to a project and serve any number of its experiments.
    ///
    /// The operations are those of [`Goals`]. [`NewGoal`] makes one. [`GoalUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveGoal`], which has these methods:
    ///
    /// - changes: [`archive`](LiveGoal#method.archive)
    /// - changes that `save` sends: [`set_title`](LiveGoal#method.set_title), [`set_goal_type`](LiveGoal#method.set_goal_type), [`set_description`](LiveGoal#method.set_description), [`set_archived`](LiveGoal#method.set_archived), [`set_addable`](LiveGoal#method.set_addable), [`set_experiment_ids`](LiveGoal#method.set_experiment_ids), [`set_selector`](LiveGoal#method.set_selector), [`set_target_to_experiments`](LiveGoal#method.set_target_to_experiments), [`set_target_urls`](LiveGoal#method.set_target_urls), [`set_target_url_match_types`](LiveGoal#method.set_target_url_match_types), [`set_urls`](LiveGoal#method.set_urls), [`set_url_match_types`](LiveGoal#method.set_url_match_types)
    ///
    /// Generated from `resources.goal` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#goals>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Goal {
        /// Identifies the goal.
        pub id: GoalId,
        /// The project it belongs to.
        pub project_id: ProjectId,
        /// Its name on the results page.
        pub title: String,
        /// The events that it counts.
        pub goal_type: GoalType,
        /// A note about it.
        pub description: String,
        /// Whether it is put away.
        ///
        /// The default is `false`.
        pub archived: bool,
        /// Whether it shows among the saved goals.
        ///
        /// The default is `true`.
        ///
        /// `None` where the API leaves it out.
        pub addable: Option<bool>,
        /// The experiments that count it.
        pub experiment_ids: Vec<ExperimentId>,
        /// The jQuery selector of a click goal.
        ///
        /// `None` where the API sends null.
        pub selector: Option<String>,
        /// Whether a click goal counts on the pages of its experiments, rather than on `target_urls`.
        ///
        /// `None` where the API sends null.
        pub target_to_experiments: Option<bool>,
        /// The addresses a click goal counts on.
        pub target_urls: Vec<String>,
        /// How each of `target_urls` is compared: one for one.
        pub target_url_match_types: Vec<GoalUrlMatchType>,
        /// The name of a custom event.
        ///
        /// `None` where the API sends null.
        pub event: Option<String>,
        /// The addresses a pageview goal counts.
        pub urls: Vec<String>,
        /// How each of `urls` is compared: one for one.
        pub url_match_types: Vec<GoalUrlMatchType>,
        /// `false` on old goals, which refuse updates.
        ///
        /// `None` where the API sends null.
        pub is_editable: Option<bool>,
        /// When it was made.
        pub created: rt::Timestamp,
        /// When it was last changed.
        pub last_modified: rt::Timestamp,
        extra: rt::Extra,
    }

    impl Goal {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Goal by id: "a goal" = "{\"id\":1234,\"project_id\":1234,\"title\":\"Purchase\",\"goal_type\":0,\"description\":\"A visitor bought something.\",\"archived\":false,\"experiment_ids\":[],\"selector\":null,\"target_to_experiments\":null,\"target_urls\":[\"https://shop.example/products/\"],\"target_url_match_types\":[],\"event\":null,\"urls\":[\"https://shop.example/thanks\"],\"url_match_types\":[],\"is_editable\":null,\"created\":\"2030-01-01T08:00:00Z\",\"last_modified\":\"2030-01-01T08:00:00Z\"}",
        "id" id: required,
        "project_id" project_id: required,
        "title" title: required,
        "goal_type" goal_type: required inspect,
        "description" description: required,
        "archived" archived: required,
        "addable" addable: absent,
        "experiment_ids" experiment_ids: required,
        "selector" selector: nullable,
        "target_to_experiments" target_to_experiments: nullable,
        "target_urls" target_urls: required,
        "target_url_match_types" target_url_match_types: required inspect,
        "event" event: nullable,
        "urls" urls: required,
        "url_match_types" url_match_types: required inspect,
        "is_editable" is_editable: nullable,
        "created" created: required,
        "last_modified" last_modified: required
    }

    /// The ID of a [`Goal`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct GoalId(u64);

    rt::number_id!(GoalId);

    /// The content of a new [`Goal`]. A field that is not given gets the API's own default.
    ///
    /// [`Goals::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let new = NewGoal::click(project_id, "Purchase", ".buy")
    ///     .description("A visitor bought something.")
    ///     .archived(true)
    ///     .addable(false);
    /// client.goals().create(new).await?;
    /// let new = NewGoal::click_on_pages(
    ///     project_id,
    ///     "Purchase",
    ///     ".buy",
    ///     [("https://shop.example/products/", GoalUrlMatchType::Exact)],
    /// );
    /// client.goals().create(new).await?;
    /// let new = NewGoal::pageviews(project_id, "Purchase", [("https://shop.example/thanks", GoalUrlMatchType::Exact)]);
    /// client.goals().create(new).await?;
    /// let new = NewGoal::custom_event(project_id, "Purchase", "purchase");
    /// client.goals().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewGoal {
        project_id: ProjectId,
        title: String,
        goal_type: GoalType,
        description: Option<String>,
        archived: Option<bool>,
        addable: Option<bool>,
        experiment_ids: Option<Vec<ExperimentId>>,
        selector: Option<String>,
        target_to_experiments: Option<bool>,
        target_urls: Option<Vec<String>>,
        target_url_match_types: Option<Vec<GoalUrlMatchType>>,
        event: Option<String>,
        urls: Option<Vec<String>>,
        url_match_types: Option<Vec<GoalUrlMatchType>>,
    }

    rt::body! {
        create NewGoal of "project_id" project_id,
        "title" title: value,
        "goal_type" goal_type: value,
        "description" description: option,
        "archived" archived: option,
        "addable" addable: option,
        "experiment_ids" experiment_ids: option,
        "selector" selector: option,
        "target_to_experiments" target_to_experiments: option,
        "target_urls" target_urls: option,
        "target_url_match_types" target_url_match_types: option,
        "event" event: option,
        "urls" urls: option,
        "url_match_types" url_match_types: option
    }

    impl NewGoal {
        /// Counts clicks on the pages of the experiments that have the goal.
        #[inline]
        pub fn click(project_id: impl Into<ProjectId>, title: impl Into<String>, selector: impl Into<String>) -> Self {
            Self {
                project_id: project_id.into(),
                title: title.into(),
                goal_type: GoalType::Click,
                description: None,
                archived: None,
                addable: None,
                experiment_ids: None,
                selector: Some(selector.into()),
                target_to_experiments: Some(true),
                target_urls: None,
                target_url_match_types: None,
                event: None,
                urls: None,
                url_match_types: None,
            }
        }

        /// Counts clicks on the pages given, whatever the experiment.
        #[inline]
        pub fn click_on_pages(
            project_id: impl Into<ProjectId>,
            title: impl Into<String>,
            selector: impl Into<String>,
            target_urls: impl IntoIterator<Item = (impl Into<String>, GoalUrlMatchType)>,
        ) -> Self {
            let (target_urls, target_url_match_types) =
                target_urls.into_iter().map(|(one, other)| (one.into(), other)).unzip();
            Self {
                project_id: project_id.into(),
                title: title.into(),
                goal_type: GoalType::Click,
                description: None,
                archived: None,
                addable: None,
                experiment_ids: None,
                selector: Some(selector.into()),
                target_to_experiments: Some(false),
                target_urls: Some(target_urls),
                target_url_match_types: Some(target_url_match_types),
                event: None,
                urls: None,
                url_match_types: None,
            }
        }

        /// Counts visits of the pages given; with none it counts nothing.
        #[inline]
        pub fn pageviews(
            project_id: impl Into<ProjectId>,
            title: impl Into<String>,
            urls: impl IntoIterator<Item = (impl Into<String>, GoalUrlMatchType)>,
        ) -> Self {
            let (urls, url_match_types) = urls.into_iter().map(|(one, other)| (one.into(), other)).unzip();
            Self {
                project_id: project_id.into(),
                title: title.into(),
                goal_type: GoalType::Pageviews,
                description: None,
                archived: None,
                addable: None,
                experiment_ids: None,
                selector: None,
                target_to_experiments: None,
                target_urls: None,
                target_url_match_types: None,
                event: None,
                urls: Some(urls),
                url_match_types: Some(url_match_types),
            }
        }

        /// Counts an event that the page reports by this name.
        #[inline]
        pub fn custom_event(
            project_id: impl Into<ProjectId>,
            title: impl Into<String>,
            event: impl Into<String>,
        ) -> Self {
            Self {
                project_id: project_id.into(),
                title: title.into(),
                goal_type: GoalType::CustomEvent,
                description: None,
                archived: None,
                addable: None,
                experiment_ids: None,
                selector: None,
                target_to_experiments: None,
                target_urls: None,
                target_url_match_types: None,
                event: Some(event.into()),
                urls: None,
                url_match_types: None,
            }
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = Some(description.into());
            self
        }

        /// Whether it is put away.
        ///
        /// The default is `false`.
        #[inline]
        pub fn archived(mut self, archived: bool) -> Self {
            self.archived = Some(archived);
            self
        }

        /// Whether it shows among the saved goals.
        ///
        /// The default is `true`.
        #[inline]
        pub fn addable(mut self, addable: bool) -> Self {
            self.addable = Some(addable);
            self
        }

        /// The experiments that count it.
        #[inline]
        pub fn experiment_ids(mut self, experiment_ids: impl IntoIterator<Item = impl Into<ExperimentId>>) -> Self {
            self.experiment_ids = Some(experiment_ids.into_iter().map(Into::into).collect());
            self
        }
    }

    impl rt::NewBody for NewGoal {
        type Of = Goal;
        type Parent = ProjectId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.project_id
        }
    }

    impl rt::Sealed for NewGoal {}

    impl rt::Body for NewGoal {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::sendable("experiment_ids", self.experiment_ids.as_ref().into_iter().flatten())?;
            rt::same_length(
                "target_urls",
                self.target_urls.as_ref(),
                "target_url_match_types",
                self.target_url_match_types.as_ref(),
            )?;
            rt::same_length("urls", self.urls.as_ref(), "url_match_types", self.url_match_types.as_ref())?;
            if matches!(self.goal_type, GoalType::Engagement | GoalType::Revenue) {
                return Err("a goal cannot be created with this goal_type".to_owned());
            }
            Ok(())
        }
    }

    /// Copies the fields that a create can send.
    ///
    /// Leaves out `archived`.
    impl From<&Goal> for NewGoal {
        #[inline]
        fn from(of: &Goal) -> Self {
            NewGoal {
                project_id: of.project_id,
                title: of.title.clone(),
                goal_type: of.goal_type,
                description: Some(of.description.clone()),
                archived: None,
                addable: of.addable,
                experiment_ids: Some(of.experiment_ids.clone()),
                selector: of.selector.clone(),
                target_to_experiments: of.target_to_experiments,
                target_urls: Some(of.target_urls.clone()),
                target_url_match_types: Some(of.target_url_match_types.clone()),
                event: of.event.clone(),
                urls: Some(of.urls.clone()),
                url_match_types: Some(of.url_match_types.clone()),
            }
        }
    }

    /// Changes to a [`Goal`]. A field that is not named keeps its value.
    ///
    /// [`Goals::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
    /// let changes =
    ///     GoalUpdate::new().title("Purchase").goal_type(GoalType::Click).description("A visitor bought something.");
    /// client.goals().update(goal_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct GoalUpdate {
        title: rt::Patch<String>,
        goal_type: rt::Patch<GoalType>,
        description: rt::Patch<String>,
        archived: rt::Patch<bool>,
        addable: rt::Patch<bool>,
        experiment_ids: rt::Patch<Vec<ExperimentId>>,
        selector: rt::Patch<String>,
        target_to_experiments: rt::Patch<bool>,
        target_urls: rt::Patch<Vec<String>>,
        target_url_match_types: rt::Patch<Vec<GoalUrlMatchType>>,
        urls: rt::Patch<Vec<String>>,
        url_match_types: rt::Patch<Vec<GoalUrlMatchType>>,
    }

    rt::changes! {
        GoalUpdate,
        "title" title: patch apply_to,
        "goal_type" goal_type: patch apply_to,
        "description" description: patch apply_to,
        "archived" archived: patch apply_to,
        "addable" addable: patch apply_to_option,
        "experiment_ids" experiment_ids: patch apply_to,
        "selector" selector: patch apply_to_option,
        "target_to_experiments" target_to_experiments: patch apply_to_option,
        "target_urls" target_urls: patch apply_to,
        "target_url_match_types" target_url_match_types: patch apply_to,
        "urls" urls: patch apply_to,
        "url_match_types" url_match_types: patch apply_to
    }

    impl GoalUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// Its name on the results page.
        #[inline]
        pub fn title(mut self, title: impl Into<String>) -> Self {
            self.title = rt::Patch::Set(title.into());
            self
        }

        /// The events that it counts.
        #[inline]
        pub fn goal_type(mut self, goal_type: GoalType) -> Self {
            self.goal_type = rt::Patch::Set(goal_type);
            self
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = rt::Patch::Set(description.into());
            self
        }

        /// Whether it is put away.
        ///
        /// The default is `false`.
        #[inline]
        pub fn archived(mut self, archived: bool) -> Self {
            self.archived = rt::Patch::Set(archived);
            self
        }

        /// Whether it shows among the saved goals.
        ///
        /// The default is `true`.
        #[inline]
        pub fn addable(mut self, addable: bool) -> Self {
            self.addable = rt::Patch::Set(addable);
            self
        }

        /// The experiments that count it.
        #[inline]
        pub fn experiment_ids(mut self, experiment_ids: impl IntoIterator<Item = impl Into<ExperimentId>>) -> Self {
            self.experiment_ids = rt::Patch::Set(experiment_ids.into_iter().map(Into::into).collect());
            self
        }

        /// The jQuery selector of a click goal.
        #[inline]
        pub fn selector(mut self, selector: impl Into<String>) -> Self {
            self.selector = rt::Patch::Set(selector.into());
            self
        }

        /// Whether a click goal counts on the pages of its experiments, rather than on `target_urls`.
        #[inline]
        pub fn target_to_experiments(mut self, target_to_experiments: bool) -> Self {
            self.target_to_experiments = rt::Patch::Set(target_to_experiments);
            self
        }

        /// The addresses a click goal counts on.
        #[inline]
        pub fn target_urls(mut self, target_urls: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.target_urls = rt::Patch::Set(target_urls.into_iter().map(Into::into).collect());
            self
        }

        /// How each of `target_urls` is compared: one for one.
        #[inline]
        pub fn target_url_match_types(
            mut self,
            target_url_match_types: impl IntoIterator<Item = GoalUrlMatchType>,
        ) -> Self {
            self.target_url_match_types = rt::Patch::Set(target_url_match_types.into_iter().collect());
            self
        }

        /// The addresses a pageview goal counts.
        #[inline]
        pub fn urls(mut self, urls: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.urls = rt::Patch::Set(urls.into_iter().map(Into::into).collect());
            self
        }

        /// How each of `urls` is compared: one for one.
        #[inline]
        pub fn url_match_types(mut self, url_match_types: impl IntoIterator<Item = GoalUrlMatchType>) -> Self {
            self.url_match_types = rt::Patch::Set(url_match_types.into_iter().collect());
            self
        }
    }

    impl rt::UpdateBody for GoalUpdate {
        type Of = Goal;
    }

    impl rt::Sealed for GoalUpdate {}

    impl rt::Body for GoalUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::sendable("experiment_ids", self.experiment_ids.given().into_iter().flatten())?;
            rt::same_length(
                "target_urls",
                self.target_urls.given(),
                "target_url_match_types",
                self.target_url_match_types.given(),
            )?;
            rt::same_length("urls", self.urls.given(), "url_match_types", self.url_match_types.given())?;
            Ok(())
        }
    }

    /// The goals: [`get`](Goals::get), [`list`](Goals::list), [`create`](Goals::create),
    /// [`update`](Goals::update), [`delete`](Goals::delete).
    ///
    /// Each is a [`Goal`].
    ///
    /// Generated from `resources.goal` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#goals>.
    #[derive(Clone, Debug)]
    pub struct Goals {
        pub(super) client: Client,
    }

    impl Goals {
        /// Reads a goal.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// let goal = client.goals().get(goal_id).await?;
        /// println!("{goal:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<GoalId>) -> rt::Call<rt::Live<Goal>> {
            self.client.get::<Goal>(id)
        }

        /// Reads several goals, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// let goals = client.goals().get_many([goal_id]).await?;
        /// assert_eq!(goals.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<GoalId>>) -> rt::Many<rt::Live<Goal>> {
            self.client.get_many::<Goal>(ids)
        }

        /// Reads several goals, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// let mut goals = client.goals().get_each([goal_id]);
        /// while let Some(goal) = goals.next().await {
        ///     println!("{:#?}", goal?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<GoalId>>) -> rt::Each<rt::Live<Goal>> {
            self.client.get_each::<Goal>(ids)
        }

        /// Lists the goals of a project.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let goals = client.goals().list(project_id).await?;
        /// println!("there are {}", goals.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, project_id: impl Into<ProjectId>) -> rt::Call<Vec<rt::Live<Goal>>> {
            self.client.list::<Goal>(project_id)
        }

        /// Creates a goal.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let new = NewGoal::click(project_id, "Purchase", ".buy");
        /// let goal = client.goals().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewGoal) -> rt::Call<rt::Live<Goal>> {
            self.client.create(new)
        }

        /// Changes a goal, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// let changes =
        ///     GoalUpdate::new().title("Purchase").goal_type(GoalType::Click).description("A visitor bought something.");
        /// let goal = client.goals().update(goal_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<GoalId>, changes: GoalUpdate) -> rt::Call<rt::Live<Goal>> {
            self.client.update::<Goal>(id, changes)
        }

        /// Changes several goals, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// let changes =
        ///     GoalUpdate::new().title("Purchase").goal_type(GoalType::Click).description("A visitor bought something.");
        /// client.goals().update_many([(goal_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<GoalId>, GoalUpdate)>,
        ) -> rt::Many<rt::Live<Goal>> {
            self.client.update_many::<Goal>(changes)
        }

        /// Deletes a goal.
        ///
        /// It leaves every experiment, past ones included, and its results with it. Removing it from one
        /// experiment is usually what is meant.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// client.goals().delete(goal_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<GoalId>) -> rt::Call<()> {
            self.client.delete::<Goal>(id)
        }

        /// Deletes several goals, a few at a time.
        ///
        /// It leaves every experiment, past ones included, and its results with it. Removing it from one
        /// experiment is usually what is meant.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// client.goals().delete_many([goal_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<GoalId>>) -> rt::Many<()> {
            self.client.delete_many::<Goal>(ids)
        }

        /// Puts the goal away, and keeps its results.
        ///
        /// Sends only `archived`. The goal does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let goal_id = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?.id;
        /// client.goals().archive(goal_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn archive(&self, id: impl Into<GoalId>) -> rt::Call<rt::Live<Goal>> {
            self.client.update::<Goal>(id, GoalUpdate::new().archived(true))
        }
    }

    /// A goal as it was fetched: its fields are those of [`Goal`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveGoal = rt::Live<Goal>;

    /// The methods of a fetched goal.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let mut goal = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?;
    /// goal.set_title("Purchase").set_goal_type(GoalType::Click).set_description("A visitor bought something.");
    /// goal.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Goal> {
        /// Sets `title`; it is sent by the next `save`.
        ///
        /// Its name on the results page.
        #[inline]
        pub fn set_title(&mut self, title: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.title(title))
        }

        /// Sets `goal_type`; it is sent by the next `save`.
        ///
        /// The events that it counts.
        #[inline]
        pub fn set_goal_type(&mut self, goal_type: GoalType) -> &mut Self {
            self.change(|changes| changes.goal_type(goal_type))
        }

        /// Sets `description`; it is sent by the next `save`.
        ///
        /// A note about it.
        #[inline]
        pub fn set_description(&mut self, description: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.description(description))
        }

        /// Sets `archived`; it is sent by the next `save`.
        ///
        /// Whether it is put away.
        ///
        /// The default is `false`.
        #[inline]
        pub fn set_archived(&mut self, archived: bool) -> &mut Self {
            self.change(|changes| changes.archived(archived))
        }

        /// Sets `addable`; it is sent by the next `save`.
        ///
        /// Whether it shows among the saved goals.
        ///
        /// The default is `true`.
        #[inline]
        pub fn set_addable(&mut self, addable: bool) -> &mut Self {
            self.change(|changes| changes.addable(addable))
        }

        /// Sets `experiment_ids`; it is sent by the next `save`.
        ///
        /// The experiments that count it.
        #[inline]
        pub fn set_experiment_ids(
            &mut self,
            experiment_ids: impl IntoIterator<Item = impl Into<ExperimentId>>,
        ) -> &mut Self {
            self.change(|changes| changes.experiment_ids(experiment_ids))
        }

        /// Sets `selector`; it is sent by the next `save`.
        ///
        /// The jQuery selector of a click goal.
        #[inline]
        pub fn set_selector(&mut self, selector: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.selector(selector))
        }

        /// Sets `target_to_experiments`; it is sent by the next `save`.
        ///
        /// Whether a click goal counts on the pages of its experiments, rather than on `target_urls`.
        #[inline]
        pub fn set_target_to_experiments(&mut self, target_to_experiments: bool) -> &mut Self {
            self.change(|changes| changes.target_to_experiments(target_to_experiments))
        }

        /// Sets `target_urls`; it is sent by the next `save`.
        ///
        /// The addresses a click goal counts on.
        #[inline]
        pub fn set_target_urls(&mut self, target_urls: impl IntoIterator<Item = impl Into<String>>) -> &mut Self {
            self.change(|changes| changes.target_urls(target_urls))
        }

        /// Sets `target_url_match_types`; it is sent by the next `save`.
        ///
        /// How each of `target_urls` is compared: one for one.
        #[inline]
        pub fn set_target_url_match_types(
            &mut self,
            target_url_match_types: impl IntoIterator<Item = GoalUrlMatchType>,
        ) -> &mut Self {
            self.change(|changes| changes.target_url_match_types(target_url_match_types))
        }

        /// Sets `urls`; it is sent by the next `save`.
        ///
        /// The addresses a pageview goal counts.
        #[inline]
        pub fn set_urls(&mut self, urls: impl IntoIterator<Item = impl Into<String>>) -> &mut Self {
            self.change(|changes| changes.urls(urls))
        }

        /// Sets `url_match_types`; it is sent by the next `save`.
        ///
        /// How each of `urls` is compared: one for one.
        #[inline]
        pub fn set_url_match_types(
            &mut self,
            url_match_types: impl IntoIterator<Item = GoalUrlMatchType>,
        ) -> &mut Self {
            self.change(|changes| changes.url_match_types(url_match_types))
        }

        /// Puts the goal away, and keeps its results.
        ///
        /// Sends only `archived`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut goal = client.goals().create(NewGoal::click(project_id, "Purchase", ".buy")).await?;
        /// goal.archive().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn archive(&mut self) -> rt::LiveCall<'_, Goal> {
            self.send_only(GoalUpdate::new().archived(true))
        }
    }

    /// The events that a goal counts.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.GoalType` of the spec.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum GoalType {
        /// Clicks on elements that a selector finds.
        Click,
        /// Events that the page reports by name.
        CustomEvent,
        /// Any click on the page. Every project has this goal; it cannot be created.
        Engagement,
        /// Visits of given addresses.
        Pageviews,
        /// Money that the page reports. Every project has this goal; it cannot be created.
        Revenue,
        /// A value that this version of the crate does not know.
        Unrecognized(i64),
    }

    rt::open_integer_enum!(GoalType { Click = 0, CustomEvent = 1, Engagement = 2, Pageviews = 3, Revenue = 4 });

    /// How a goal's address is compared with a page's.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.GoalUrlMatchType` of the spec.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum GoalUrlMatchType {
        /// The whole address has to be equal.
        Exact,
        /// The value is a regular expression.
        Regex,
        /// Scheme, `www.`, query and fragment do not matter.
        Simple,
        /// The value occurs somewhere in the address.
        Substring,
        /// A value that this version of the crate does not know.
        Unrecognized(i64),
    }

    rt::open_integer_enum!(GoalUrlMatchType { Exact = 1, Regex = 2, Simple = 3, Substring = 4 });

    impl rt::Sealed for Goal {}

    impl rt::Resource for Goal {
        const NAME: &'static str = "goal";
        type Api = Classic;
    }

    impl rt::Entity for Goal {
        type Id = GoalId;
        type Key = GoalId;
        type Changes = GoalUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Goal {
        type Item = rt::Live<Goal>;
        type Call = rt::Call<Vec<rt::Live<Goal>>>;
        type Parent = ProjectId;
        const LIST: rt::Route = rt::Route::new("goal", "GET", "projects/{project_id}/goals", &[200]);
    }

    impl rt::Get for Goal {
        const GET: rt::Route = rt::Route::new("goal", "GET", "goals/{id}", &[200]);
    }

    impl rt::Create for Goal {
        type New = NewGoal;
        const CREATE: rt::Route = rt::Route::new("goal", "POST", "projects/{project_id}/goals", &[201]);
    }

    impl rt::Update for Goal {
        type Update = GoalUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("goal", "PUT", "goals/{id}", &[202]).read_back(&<Goal as rt::Get>::GET);
    }

    impl rt::Delete for Goal {
        const DELETE: rt::Route = rt::Route::new("goal", "DELETE", "goals/{id}", &[204]);
    }

    impl rt::Save for Goal {}
}

#[doc(hidden)]
pub use goal::{Goal, GoalId, GoalType, GoalUpdate, GoalUrlMatchType, Goals, LiveGoal, NewGoal};

/// Projects: [`Project`], [`NewProject`], [`ProjectUpdate`], [`Projects`], [`LiveProject`] and
/// [`ProjectId`].
pub mod project {
    use super::*;
    use crate::runtime as rt;

    /// A project: the experiments, goals and audiences of one site, and the snippet that serves them.
    ///
    /// Neither `Debug` nor its JSON shows its secrets; [`exposing_secrets`](crate::exposing_secrets) does.
    ///
    /// The operations are those of [`Projects`]. [`NewProject`] makes one. [`ProjectUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveProject`], which has these methods:
    ///
    /// - changes: [`archive`](LiveProject#method.archive), [`activate`](LiveProject#method.activate)
    /// - lists: [`audiences`](LiveProject#method.audiences), [`dimensions`](LiveProject#method.dimensions), [`experiments`](LiveProject#method.experiments), [`goals`](LiveProject#method.goals), [`uploaded_lists`](LiveProject#method.uploaded_lists)
    /// - changes that `save` sends: [`set_project_name`](LiveProject#method.set_project_name), [`set_project_status`](LiveProject#method.set_project_status), [`set_include_jquery`](LiveProject#method.set_include_jquery), [`set_project_javascript`](LiveProject#method.set_project_javascript), [`set_enable_force_variation`](LiveProject#method.set_enable_force_variation), [`set_exclude_disabled_experiments`](LiveProject#method.set_exclude_disabled_experiments), [`set_exclude_names`](LiveProject#method.set_exclude_names), [`set_ip_anonymization`](LiveProject#method.set_ip_anonymization), [`set_ip_filter`](LiveProject#method.set_ip_filter), [`set_dcp_service_id`](LiveProject#method.set_dcp_service_id), [`clear_project_javascript`](LiveProject#method.clear_project_javascript), [`clear_exclude_names`](LiveProject#method.clear_exclude_names), [`clear_ip_filter`](LiveProject#method.clear_ip_filter), [`clear_dcp_service_id`](LiveProject#method.clear_dcp_service_id)
    ///
    /// Generated from `resources.project` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#projects>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Project {
        /// Identifies the project.
        pub id: ProjectId,
        /// The account that owns it.
        pub account_id: u64,
        /// Counts the changes of the snippet.
        ///
        /// The default is 0.
        pub code_revision: u64,
        /// The name on the dashboard.
        pub project_name: String,
        /// Whether the project is in use.
        ///
        /// The default is `Active`.
        pub project_status: ProjectStatus,
        /// When the project was made.
        pub created: rt::Timestamp,
        /// When it was last changed.
        pub last_modified: rt::Timestamp,
        /// The jQuery build in the snippet.
        ///
        /// The default is `jquery-1.6.4-trim`.
        pub library: Library,
        /// Whether the snippet brings jQuery along.
        ///
        /// The default is `true`.
        pub include_jquery: bool,
        /// The size of the snippet; none before it was first built.
        ///
        /// In bytes.
        ///
        /// `None` where the API sends null.
        pub js_file_size: Option<u64>,
        /// JavaScript that runs before any experiment. Lists leave it out.
        ///
        /// `None` where the API sends null, and in lists, which leave it out.
        pub project_javascript: Option<String>,
        /// Whether a query parameter may force a visitor into a variation.
        ///
        /// The default is `false`.
        pub enable_force_variation: bool,
        /// Whether experiments that do not run are left out of the snippet.
        ///
        /// The default is `false`.
        pub exclude_disabled_experiments: bool,
        /// Whether names and descriptions are left out of the snippet.
        ///
        /// `None` where the API sends null.
        pub exclude_names: Option<bool>,
        /// Whether the last part of a visitor's address is dropped before it is stored.
        ///
        /// The default is `false`.
        pub ip_anonymization: bool,
        /// Addresses whose visitors are kept out of the results.
        ///
        /// The default is an empty string.
        ///
        /// `None` where the API sends null.
        pub ip_filter: Option<String>,
        /// The token of the project's live preview.
        ///
        /// `None` where the API leaves it out.
        pub socket_token: Option<rt::Secret>,
        /// The DCP service whose attributes the project may use.
        ///
        /// `None` where the API sends null or leaves it out.
        pub dcp_service_id: Option<DcpServiceId>,
        extra: rt::Extra,
    }

    impl Project {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Project by id: "a project" = "{\"id\":1234,\"account_id\":1,\"code_revision\":1,\"project_name\":\"Shop\",\"project_status\":\"Active\",\"created\":\"2030-01-01T08:00:00Z\",\"last_modified\":\"2030-01-01T08:00:00Z\",\"library\":\"jquery-1.6.4-full\",\"include_jquery\":false,\"js_file_size\":null,\"enable_force_variation\":false,\"exclude_disabled_experiments\":false,\"exclude_names\":null,\"ip_anonymization\":false,\"ip_filter\":null}",
        "id" id: required,
        "account_id" account_id: required,
        "code_revision" code_revision: required,
        "project_name" project_name: required,
        "project_status" project_status: required inspect,
        "created" created: required,
        "last_modified" last_modified: required,
        "library" library: required inspect,
        "include_jquery" include_jquery: required,
        "js_file_size" js_file_size: nullable,
        "project_javascript" project_javascript: absent,
        "enable_force_variation" enable_force_variation: required,
        "exclude_disabled_experiments" exclude_disabled_experiments: required,
        "exclude_names" exclude_names: nullable,
        "ip_anonymization" ip_anonymization: required,
        "ip_filter" ip_filter: nullable,
        "socket_token" socket_token: absent,
        "dcp_service_id" dcp_service_id: absent
    }

    /// The ID of a [`Project`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct ProjectId(u64);

    rt::number_id!(ProjectId);

    /// The content of a new [`Project`]. A field that is not given gets the API's own default.
    ///
    /// [`Projects::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// let new = NewProject::new("Shop")
    ///     .project_status(ProjectStatus::Archived)
    ///     .include_jquery(false)
    ///     .project_javascript("console.log('hello');");
    /// client.projects().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewProject {
        project_name: String,
        project_status: Option<ProjectStatus>,
        include_jquery: Option<bool>,
        project_javascript: Option<String>,
        enable_force_variation: Option<bool>,
        exclude_disabled_experiments: Option<bool>,
        exclude_names: Option<bool>,
        ip_anonymization: Option<bool>,
        ip_filter: Option<String>,
        dcp_service_id: Option<DcpServiceId>,
    }

    rt::body! {
        create NewProject,
        "project_name" project_name: value,
        "project_status" project_status: option,
        "include_jquery" include_jquery: option,
        "project_javascript" project_javascript: option,
        "enable_force_variation" enable_force_variation: option,
        "exclude_disabled_experiments" exclude_disabled_experiments: option,
        "exclude_names" exclude_names: option,
        "ip_anonymization" ip_anonymization: option,
        "ip_filter" ip_filter: option,
        "dcp_service_id" dcp_service_id: option
    }

    impl NewProject {
        /// Sets the required fields only.
        #[inline]
        pub fn new(project_name: impl Into<String>) -> Self {
            Self {
                project_name: project_name.into(),
                project_status: None,
                include_jquery: None,
                project_javascript: None,
                enable_force_variation: None,
                exclude_disabled_experiments: None,
                exclude_names: None,
                ip_anonymization: None,
                ip_filter: None,
                dcp_service_id: None,
            }
        }

        /// Whether the project is in use.
        ///
        /// The default is `Active`.
        #[inline]
        pub fn project_status(mut self, project_status: ProjectStatus) -> Self {
            self.project_status = Some(project_status);
            self
        }

        /// Whether the snippet brings jQuery along.
        ///
        /// The default is `true`.
        #[inline]
        pub fn include_jquery(mut self, include_jquery: bool) -> Self {
            self.include_jquery = Some(include_jquery);
            self
        }

        /// JavaScript that runs before any experiment. Lists leave it out.
        #[inline]
        pub fn project_javascript(mut self, project_javascript: impl Into<String>) -> Self {
            self.project_javascript = Some(project_javascript.into());
            self
        }

        /// Whether a query parameter may force a visitor into a variation.
        ///
        /// The default is `false`.
        #[inline]
        pub fn enable_force_variation(mut self, enable_force_variation: bool) -> Self {
            self.enable_force_variation = Some(enable_force_variation);
            self
        }

        /// Whether experiments that do not run are left out of the snippet.
        ///
        /// The default is `false`.
        #[inline]
        pub fn exclude_disabled_experiments(mut self, exclude_disabled_experiments: bool) -> Self {
            self.exclude_disabled_experiments = Some(exclude_disabled_experiments);
            self
        }

        /// Whether names and descriptions are left out of the snippet.
        #[inline]
        pub fn exclude_names(mut self, exclude_names: bool) -> Self {
            self.exclude_names = Some(exclude_names);
            self
        }

        /// Whether the last part of a visitor's address is dropped before it is stored.
        ///
        /// The default is `false`.
        #[inline]
        pub fn ip_anonymization(mut self, ip_anonymization: bool) -> Self {
            self.ip_anonymization = Some(ip_anonymization);
            self
        }

        /// Addresses whose visitors are kept out of the results.
        ///
        /// The default is an empty string.
        #[inline]
        pub fn ip_filter(mut self, ip_filter: impl Into<String>) -> Self {
            self.ip_filter = Some(ip_filter.into());
            self
        }

        /// The DCP service whose attributes the project may use.
        #[inline]
        pub fn dcp_service_id(mut self, dcp_service_id: impl Into<DcpServiceId>) -> Self {
            self.dcp_service_id = Some(dcp_service_id.into());
            self
        }
    }

    impl rt::NewBody for NewProject {
        type Of = Project;
        type Parent = ();

        #[inline]
        fn parent(&self) -> Self::Parent {}
    }

    impl rt::Sealed for NewProject {}

    impl rt::Body for NewProject {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::sendable("dcp_service_id", self.dcp_service_id.as_ref())?;
            Ok(())
        }
    }

    /// Copies the fields that a create can send.
    ///
    /// Leaves out `project_status`.
    impl From<&Project> for NewProject {
        #[inline]
        fn from(of: &Project) -> Self {
            NewProject {
                project_name: of.project_name.clone(),
                project_status: None,
                include_jquery: Some(of.include_jquery),
                project_javascript: of.project_javascript.clone(),
                enable_force_variation: Some(of.enable_force_variation),
                exclude_disabled_experiments: Some(of.exclude_disabled_experiments),
                exclude_names: of.exclude_names,
                ip_anonymization: Some(of.ip_anonymization),
                ip_filter: of.ip_filter.clone(),
                dcp_service_id: of.dcp_service_id,
            }
        }
    }

    /// Changes to a [`Project`]. A field that is not named keeps its value.
    ///
    /// [`Projects::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let changes =
    ///     ProjectUpdate::new().project_name("Shop").project_status(ProjectStatus::Archived).include_jquery(false);
    /// client.projects().update(project_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct ProjectUpdate {
        project_name: rt::Patch<String>,
        project_status: rt::Patch<ProjectStatus>,
        include_jquery: rt::Patch<bool>,
        project_javascript: rt::Patch<String>,
        enable_force_variation: rt::Patch<bool>,
        exclude_disabled_experiments: rt::Patch<bool>,
        exclude_names: rt::Patch<bool>,
        ip_anonymization: rt::Patch<bool>,
        ip_filter: rt::Patch<String>,
        dcp_service_id: rt::Patch<DcpServiceId>,
    }

    rt::changes! {
        ProjectUpdate,
        "project_name" project_name: patch apply_to,
        "project_status" project_status: patch apply_to,
        "include_jquery" include_jquery: patch apply_to,
        "project_javascript" project_javascript: clearable apply_to_option,
        "enable_force_variation" enable_force_variation: patch apply_to,
        "exclude_disabled_experiments" exclude_disabled_experiments: patch apply_to,
        "exclude_names" exclude_names: clearable apply_to_option,
        "ip_anonymization" ip_anonymization: patch apply_to,
        "ip_filter" ip_filter: clearable apply_to_option,
        "dcp_service_id" dcp_service_id: clearable apply_to_option
    }

    impl ProjectUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// The name on the dashboard.
        #[inline]
        pub fn project_name(mut self, project_name: impl Into<String>) -> Self {
            self.project_name = rt::Patch::Set(project_name.into());
            self
        }

        /// Whether the project is in use.
        ///
        /// The default is `Active`.
        #[inline]
        pub fn project_status(mut self, project_status: ProjectStatus) -> Self {
            self.project_status = rt::Patch::Set(project_status);
            self
        }

        /// Whether the snippet brings jQuery along.
        ///
        /// The default is `true`.
        #[inline]
        pub fn include_jquery(mut self, include_jquery: bool) -> Self {
            self.include_jquery = rt::Patch::Set(include_jquery);
            self
        }

        /// JavaScript that runs before any experiment. Lists leave it out.
        #[inline]
        pub fn project_javascript(mut self, project_javascript: impl Into<String>) -> Self {
            self.project_javascript = rt::Patch::Set(project_javascript.into());
            self
        }

        /// Whether a query parameter may force a visitor into a variation.
        ///
        /// The default is `false`.
        #[inline]
        pub fn enable_force_variation(mut self, enable_force_variation: bool) -> Self {
            self.enable_force_variation = rt::Patch::Set(enable_force_variation);
            self
        }

        /// Whether experiments that do not run are left out of the snippet.
        ///
        /// The default is `false`.
        #[inline]
        pub fn exclude_disabled_experiments(mut self, exclude_disabled_experiments: bool) -> Self {
            self.exclude_disabled_experiments = rt::Patch::Set(exclude_disabled_experiments);
            self
        }

        /// Whether names and descriptions are left out of the snippet.
        #[inline]
        pub fn exclude_names(mut self, exclude_names: bool) -> Self {
            self.exclude_names = rt::Patch::Set(exclude_names);
            self
        }

        /// Whether the last part of a visitor's address is dropped before it is stored.
        ///
        /// The default is `false`.
        #[inline]
        pub fn ip_anonymization(mut self, ip_anonymization: bool) -> Self {
            self.ip_anonymization = rt::Patch::Set(ip_anonymization);
            self
        }

        /// Addresses whose visitors are kept out of the results.
        ///
        /// The default is an empty string.
        #[inline]
        pub fn ip_filter(mut self, ip_filter: impl Into<String>) -> Self {
            self.ip_filter = rt::Patch::Set(ip_filter.into());
            self
        }

        /// The DCP service whose attributes the project may use.
        #[inline]
        pub fn dcp_service_id(mut self, dcp_service_id: impl Into<DcpServiceId>) -> Self {
            self.dcp_service_id = rt::Patch::Set(dcp_service_id.into());
            self
        }

        /// Writes null to `project_javascript`.
        #[inline]
        pub fn clear_project_javascript(mut self) -> Self {
            self.project_javascript = rt::Patch::Null;
            self
        }

        /// Writes null to `exclude_names`.
        #[inline]
        pub fn clear_exclude_names(mut self) -> Self {
            self.exclude_names = rt::Patch::Null;
            self
        }

        /// Writes null to `ip_filter`.
        #[inline]
        pub fn clear_ip_filter(mut self) -> Self {
            self.ip_filter = rt::Patch::Null;
            self
        }

        /// Writes null to `dcp_service_id`.
        #[inline]
        pub fn clear_dcp_service_id(mut self) -> Self {
            self.dcp_service_id = rt::Patch::Null;
            self
        }
    }

    impl rt::UpdateBody for ProjectUpdate {
        type Of = Project;
    }

    impl rt::Sealed for ProjectUpdate {}

    impl rt::Body for ProjectUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::sendable("dcp_service_id", self.dcp_service_id.given())?;
            Ok(())
        }
    }

    /// The projects: [`get`](Projects::get), [`list`](Projects::list), [`create`](Projects::create),
    /// [`update`](Projects::update).
    ///
    /// Each is a [`Project`].
    ///
    /// Generated from `resources.project` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#projects>.
    #[derive(Clone, Debug)]
    pub struct Projects {
        pub(super) client: Client,
    }

    impl Projects {
        /// Reads a project.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let project = client.projects().get(project_id).await?;
        /// println!("{project:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<ProjectId>) -> rt::Call<rt::Live<Project>> {
            self.client.get::<Project>(id)
        }

        /// Reads several projects, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let projects = client.projects().get_many([project_id]).await?;
        /// assert_eq!(projects.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<ProjectId>>) -> rt::Many<rt::Live<Project>> {
            self.client.get_many::<Project>(ids)
        }

        /// Reads several projects, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let mut projects = client.projects().get_each([project_id]);
        /// while let Some(project) = projects.next().await {
        ///     println!("{:#?}", project?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<ProjectId>>) -> rt::Each<rt::Live<Project>> {
            self.client.get_each::<Project>(ids)
        }

        /// Lists all projects of the account.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// let projects = client.projects().list().await?;
        /// println!("there are {}", projects.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self) -> rt::Call<Vec<rt::Live<Project>>> {
            self.client.list::<Project>(())
        }

        /// Creates a project.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// let new = NewProject::new("Shop");
        /// let project = client.projects().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewProject) -> rt::Call<rt::Live<Project>> {
            self.client.create(new)
        }

        /// Changes a project, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let changes =
        ///     ProjectUpdate::new().project_name("Shop").project_status(ProjectStatus::Archived).include_jquery(false);
        /// let project = client.projects().update(project_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<ProjectId>, changes: ProjectUpdate) -> rt::Call<rt::Live<Project>> {
            self.client.update::<Project>(id, changes)
        }

        /// Changes several projects, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let changes =
        ///     ProjectUpdate::new().project_name("Shop").project_status(ProjectStatus::Archived).include_jquery(false);
        /// client.projects().update_many([(project_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<ProjectId>, ProjectUpdate)>,
        ) -> rt::Many<rt::Live<Project>> {
            self.client.update_many::<Project>(changes)
        }

        /// Archives the project. The API cannot delete projects.
        ///
        /// Sends only `project_status`. The project does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// client.projects().archive(project_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn archive(&self, id: impl Into<ProjectId>) -> rt::Call<rt::Live<Project>> {
            self.client.update::<Project>(id, ProjectUpdate::new().project_status(ProjectStatus::Archived))
        }

        /// Takes an archived project into use again.
        ///
        /// Sends only `project_status`. The project does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// client.projects().activate(project_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn activate(&self, id: impl Into<ProjectId>) -> rt::Call<rt::Live<Project>> {
            self.client.update::<Project>(id, ProjectUpdate::new().project_status(ProjectStatus::Active))
        }
    }

    /// A project as it was fetched: its fields are those of [`Project`].
    ///
    /// It has [`save`](crate::Live::save) and [`refresh`](crate::Live::refresh) as well.
    pub type LiveProject = rt::Live<Project>;

    /// The methods of a fetched project.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// project.set_project_name("Shop").set_project_status(ProjectStatus::Archived).set_include_jquery(false);
    /// project.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Project> {
        /// Sets `project_name`; it is sent by the next `save`.
        ///
        /// The name on the dashboard.
        #[inline]
        pub fn set_project_name(&mut self, project_name: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.project_name(project_name))
        }

        /// Sets `project_status`; it is sent by the next `save`.
        ///
        /// Whether the project is in use.
        ///
        /// The default is `Active`.
        #[inline]
        pub fn set_project_status(&mut self, project_status: ProjectStatus) -> &mut Self {
            self.change(|changes| changes.project_status(project_status))
        }

        /// Sets `include_jquery`; it is sent by the next `save`.
        ///
        /// Whether the snippet brings jQuery along.
        ///
        /// The default is `true`.
        #[inline]
        pub fn set_include_jquery(&mut self, include_jquery: bool) -> &mut Self {
            self.change(|changes| changes.include_jquery(include_jquery))
        }

        /// Sets `project_javascript`; it is sent by the next `save`.
        ///
        /// JavaScript that runs before any experiment. Lists leave it out.
        #[inline]
        pub fn set_project_javascript(&mut self, project_javascript: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.project_javascript(project_javascript))
        }

        /// Sets `enable_force_variation`; it is sent by the next `save`.
        ///
        /// Whether a query parameter may force a visitor into a variation.
        ///
        /// The default is `false`.
        #[inline]
        pub fn set_enable_force_variation(&mut self, enable_force_variation: bool) -> &mut Self {
            self.change(|changes| changes.enable_force_variation(enable_force_variation))
        }

        /// Sets `exclude_disabled_experiments`; it is sent by the next `save`.
        ///
        /// Whether experiments that do not run are left out of the snippet.
        ///
        /// The default is `false`.
        #[inline]
        pub fn set_exclude_disabled_experiments(&mut self, exclude_disabled_experiments: bool) -> &mut Self {
            self.change(|changes| changes.exclude_disabled_experiments(exclude_disabled_experiments))
        }

        /// Sets `exclude_names`; it is sent by the next `save`.
        ///
        /// Whether names and descriptions are left out of the snippet.
        #[inline]
        pub fn set_exclude_names(&mut self, exclude_names: bool) -> &mut Self {
            self.change(|changes| changes.exclude_names(exclude_names))
        }

        /// Sets `ip_anonymization`; it is sent by the next `save`.
        ///
        /// Whether the last part of a visitor's address is dropped before it is stored.
        ///
        /// The default is `false`.
        #[inline]
        pub fn set_ip_anonymization(&mut self, ip_anonymization: bool) -> &mut Self {
            self.change(|changes| changes.ip_anonymization(ip_anonymization))
        }

        /// Sets `ip_filter`; it is sent by the next `save`.
        ///
        /// Addresses whose visitors are kept out of the results.
        ///
        /// The default is an empty string.
        #[inline]
        pub fn set_ip_filter(&mut self, ip_filter: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.ip_filter(ip_filter))
        }

        /// Sets `dcp_service_id`; it is sent by the next `save`.
        ///
        /// The DCP service whose attributes the project may use.
        #[inline]
        pub fn set_dcp_service_id(&mut self, dcp_service_id: impl Into<DcpServiceId>) -> &mut Self {
            self.change(|changes| changes.dcp_service_id(dcp_service_id))
        }

        /// Sets `project_javascript` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_project_javascript(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_project_javascript())
        }

        /// Sets `exclude_names` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_exclude_names(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_exclude_names())
        }

        /// Sets `ip_filter` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_ip_filter(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_ip_filter())
        }

        /// Sets `dcp_service_id` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_dcp_service_id(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_dcp_service_id())
        }

        /// Archives the project. The API cannot delete projects.
        ///
        /// Sends only `project_status`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
        /// project.archive().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn archive(&mut self) -> rt::LiveCall<'_, Project> {
            self.send_only(ProjectUpdate::new().project_status(ProjectStatus::Archived))
        }

        /// Takes an archived project into use again.
        ///
        /// Sends only `project_status`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
        /// project.activate().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn activate(&mut self) -> rt::LiveCall<'_, Project> {
            self.send_only(ProjectUpdate::new().project_status(ProjectStatus::Active))
        }

        /// Lists its audiences.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
        /// let audiences = project.audiences().await?;
        /// println!("there are {}", audiences.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn audiences(&self) -> rt::Call<Vec<rt::Live<Audience>>> {
            self.client().list::<Audience>(self.id)
        }

        /// Lists its dimensions.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
        /// let dimensions = project.dimensions().await?;
        /// println!("there are {}", dimensions.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn dimensions(&self) -> rt::Call<Vec<rt::Live<Dimension>>> {
            self.client().list::<Dimension>(self.id)
        }

        /// Lists its experiments.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
        /// let experiments = project.experiments().await?;
        /// println!("there are {}", experiments.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn experiments(&self) -> rt::Call<Vec<rt::Live<Experiment>>> {
            self.client().list::<Experiment>(self.id)
        }

        /// Lists its goals.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
        /// let goals = project.goals().await?;
        /// println!("there are {}", goals.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn goals(&self) -> rt::Call<Vec<rt::Live<Goal>>> {
            self.client().list::<Goal>(self.id)
        }

        /// Lists its uploaded lists.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut project = client.projects().create(NewProject::new("Shop")).await?;
        /// let uploaded_lists = project.uploaded_lists().await?;
        /// println!("there are {}", uploaded_lists.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn uploaded_lists(&self) -> rt::Call<Vec<rt::Live<UploadedList>>> {
            self.client().list::<UploadedList>(self.id)
        }
    }

    /// The jQuery build that a project's snippet carries.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.Library` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Library {
        /// The whole of jQuery 1.6.4.
        Jquery1_6_4Full,
        /// jQuery 1.6.4, reduced to what the snippet needs.
        Jquery1_6_4Trim,
        /// The whole of jQuery 1.11.3.
        Jquery1_11_3Full,
        /// jQuery 1.11.3, reduced to what the snippet needs.
        Jquery1_11_3Trim,
        /// The snippet brings no jQuery.
        None,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(Library {
        Jquery1_6_4Full = "jquery-1.6.4-full",
        Jquery1_6_4Trim = "jquery-1.6.4-trim",
        Jquery1_11_3Full = "jquery-1.11.3-full",
        Jquery1_11_3Trim = "jquery-1.11.3-trim",
        None = "none"
    });

    /// Whether a project is in use.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.ProjectStatus` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ProjectStatus {
        /// The project's snippet is served.
        Active,
        /// The project is put away; it can be activated again.
        Archived,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(ProjectStatus { Active = "Active", Archived = "Archived" });

    impl rt::Sealed for Project {}

    impl rt::Resource for Project {
        const NAME: &'static str = "project";
        type Api = Classic;
    }

    impl rt::Entity for Project {
        type Id = ProjectId;
        type Key = ProjectId;
        type Changes = ProjectUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Project {
        type Item = rt::Live<Project>;
        type Call = rt::Call<Vec<rt::Live<Project>>>;
        type Parent = ();
        const LIST: rt::Route = rt::Route::new("project", "GET", "projects", &[200]);
    }

    impl rt::Get for Project {
        const GET: rt::Route = rt::Route::new("project", "GET", "projects/{id}", &[200]);
    }

    impl rt::Create for Project {
        type New = NewProject;
        const CREATE: rt::Route = rt::Route::new("project", "POST", "projects", &[201]);
    }

    impl rt::Update for Project {
        type Update = ProjectUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("project", "PUT", "projects/{id}", &[202]).read_back(&<Project as rt::Get>::GET);
    }

    impl rt::Save for Project {}

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`Project` cannot be deleted through the Optimizely REST API (Classic, v1)",
            note = "projects cannot be deleted through the API",
            note = "instead, archive it: `project.archive()` on a fetched project, or an update of `project_status` to `Archived`"
        )]
        pub(super) trait DeleteProjects {}
    }

    #[doc(hidden)]
    impl rt::Delete for Project
    where
        for<'never> Classic: refused::DeleteProjects,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }
}

#[doc(hidden)]
pub use project::{Library, LiveProject, NewProject, Project, ProjectId, ProjectStatus, ProjectUpdate, Projects};

/// Schedules: [`Schedule`], [`NewSchedule`], [`ScheduleUpdate`], [`Schedules`], [`LiveSchedule`] and
/// [`ScheduleId`].
pub mod schedule {
    use super::*;
    use crate::runtime as rt;

    /// When an experiment starts, stops, or both.
    ///
    /// A new schedule takes the place of the earlier ones of its experiment.
    ///
    /// The operations are those of [`Schedules`]. [`NewSchedule`] makes one. [`ScheduleUpdate`] changes
    /// one.
    ///
    /// Fetched, it is a [`LiveSchedule`], which has these methods:
    ///
    /// - changes that `save` sends: [`set_start_time`](LiveSchedule#method.set_start_time), [`set_stop_time`](LiveSchedule#method.set_stop_time), [`clear_start_time`](LiveSchedule#method.clear_start_time), [`clear_stop_time`](LiveSchedule#method.clear_stop_time)
    ///
    /// Generated from `resources.schedule` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#schedules>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Schedule {
        /// Identifies the schedule.
        pub id: ScheduleId,
        /// The experiment that it starts or stops.
        pub experiment_id: ExperimentId,
        /// Whether it is the one in force.
        ///
        /// The default is `ACTIVE`.
        pub status: ScheduleStatus,
        /// When the experiment starts.
        ///
        /// In whole seconds, UTC.
        ///
        /// `None` where the API sends null.
        pub start_time: Option<rt::Timestamp>,
        /// When it stops.
        ///
        /// In whole seconds, UTC.
        ///
        /// `None` where the API sends null.
        pub stop_time: Option<rt::Timestamp>,
        extra: rt::Extra,
    }

    impl Schedule {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Schedule by id: "a schedule" =
            "{\"id\":1234,\"experiment_id\":1234,\"status\":\"ACTIVE\",\"start_time\":null,\"stop_time\":null}",
        "id" id: required,
        "experiment_id" experiment_id: required,
        "status" status: required inspect,
        "start_time" start_time: nullable,
        "stop_time" stop_time: nullable
    }

    /// The ID of a [`Schedule`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct ScheduleId(u64);

    rt::number_id!(ScheduleId);

    /// The content of a new [`Schedule`]. A field that is not given gets the API's own default.
    ///
    /// [`Schedules::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
    /// let new = NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?);
    /// client.schedules().create(new).await?;
    /// let new = NewSchedule::stopping(experiment_id, "2030-01-02T08:00:00Z".parse::<Timestamp>()?);
    /// client.schedules().create(new).await?;
    /// let new = NewSchedule::between(
    ///     experiment_id,
    ///     "2030-01-03T08:00:00Z".parse::<Timestamp>()?,
    ///     "2030-01-04T08:00:00Z".parse::<Timestamp>()?,
    /// );
    /// client.schedules().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewSchedule {
        experiment_id: ExperimentId,
        start_time: Option<rt::Timestamp>,
        stop_time: Option<rt::Timestamp>,
    }

    rt::body! {
        create NewSchedule of "experiment_id" experiment_id,
        "start_time" start_time: option,
        "stop_time" stop_time: option
    }

    impl NewSchedule {
        /// A start.
        #[inline]
        pub fn starting(experiment_id: impl Into<ExperimentId>, start_time: impl Into<rt::Timestamp>) -> Self {
            Self { experiment_id: experiment_id.into(), start_time: Some(start_time.into()), stop_time: None }
        }

        /// A stop.
        #[inline]
        pub fn stopping(experiment_id: impl Into<ExperimentId>, stop_time: impl Into<rt::Timestamp>) -> Self {
            Self { experiment_id: experiment_id.into(), start_time: None, stop_time: Some(stop_time.into()) }
        }

        /// A start and a stop.
        #[inline]
        pub fn between(
            experiment_id: impl Into<ExperimentId>,
            start_time: impl Into<rt::Timestamp>,
            stop_time: impl Into<rt::Timestamp>,
        ) -> Self {
            Self {
                experiment_id: experiment_id.into(),
                start_time: Some(start_time.into()),
                stop_time: Some(stop_time.into()),
            }
        }
    }

    impl rt::NewBody for NewSchedule {
        type Of = Schedule;
        type Parent = ExperimentId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.experiment_id
        }
    }

    impl rt::Sealed for NewSchedule {}

    impl rt::Body for NewSchedule {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_whole_seconds("start_time", self.start_time.as_ref())?;
            rt::in_whole_seconds("stop_time", self.stop_time.as_ref())?;
            if self.start_time.is_none() && self.stop_time.is_none() {
                return Err("a schedule needs at least one of start_time, stop_time".to_owned());
            }
            Ok(())
        }
    }

    /// Copies the fields that a create can send.
    impl From<&Schedule> for NewSchedule {
        #[inline]
        fn from(of: &Schedule) -> Self {
            NewSchedule {
                experiment_id: of.experiment_id,
                start_time: of.start_time.clone(),
                stop_time: of.stop_time.clone(),
            }
        }
    }

    /// Changes to a [`Schedule`]. A field that is not named keeps its value.
    ///
    /// [`Schedules::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
    /// # let schedule_id = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?.id;
    /// let changes = ScheduleUpdate::starting("2030-01-02T08:00:00Z".parse::<Timestamp>()?);
    /// client.schedules().update(schedule_id, changes).await?;
    /// let changes = ScheduleUpdate::stopping("2030-01-03T08:00:00Z".parse::<Timestamp>()?);
    /// client.schedules().update(schedule_id, changes).await?;
    /// let changes = ScheduleUpdate::between(
    ///     "2030-01-04T08:00:00Z".parse::<Timestamp>()?,
    ///     "2030-01-05T08:00:00Z".parse::<Timestamp>()?,
    /// );
    /// client.schedules().update(schedule_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct ScheduleUpdate {
        start_time: rt::Patch<rt::Timestamp>,
        stop_time: rt::Patch<rt::Timestamp>,
    }

    rt::changes! {
        ScheduleUpdate,
        "start_time" start_time: clearable apply_to_option,
        "stop_time" stop_time: clearable apply_to_option
    }

    impl ScheduleUpdate {
        /// A start.
        #[inline]
        pub fn starting(start_time: impl Into<rt::Timestamp>) -> Self {
            Self { start_time: rt::Patch::Set(start_time.into()), stop_time: rt::Patch::Keep }
        }

        /// A stop.
        #[inline]
        pub fn stopping(stop_time: impl Into<rt::Timestamp>) -> Self {
            Self { start_time: rt::Patch::Keep, stop_time: rt::Patch::Set(stop_time.into()) }
        }

        /// A start and a stop.
        #[inline]
        pub fn between(start_time: impl Into<rt::Timestamp>, stop_time: impl Into<rt::Timestamp>) -> Self {
            Self { start_time: rt::Patch::Set(start_time.into()), stop_time: rt::Patch::Set(stop_time.into()) }
        }

        /// When the experiment starts.
        ///
        /// In whole seconds, UTC.
        #[inline]
        pub fn start_time(mut self, start_time: impl Into<rt::Timestamp>) -> Self {
            self.start_time = rt::Patch::Set(start_time.into());
            self
        }

        /// When it stops.
        ///
        /// In whole seconds, UTC.
        #[inline]
        pub fn stop_time(mut self, stop_time: impl Into<rt::Timestamp>) -> Self {
            self.stop_time = rt::Patch::Set(stop_time.into());
            self
        }

        /// Writes null to `start_time`.
        #[inline]
        pub fn clear_start_time(mut self) -> Self {
            self.start_time = rt::Patch::Null;
            self
        }

        /// Writes null to `stop_time`.
        #[inline]
        pub fn clear_stop_time(mut self) -> Self {
            self.stop_time = rt::Patch::Null;
            self
        }
    }

    impl rt::UpdateBody for ScheduleUpdate {
        type Of = Schedule;

        #[inline]
        fn check_choice(&self) -> Result<(), String> {
            if self.start_time.given().is_none() && self.stop_time.given().is_none() {
                return Err("a schedule needs at least one of start_time, stop_time".to_owned());
            }
            Ok(())
        }

        #[inline]
        fn check_result(data: &Self::Of) -> Result<(), String> {
            if data.start_time.is_none() && data.stop_time.is_none() {
                return Err("a schedule needs at least one of start_time, stop_time".to_owned());
            }
            Ok(())
        }
    }

    impl rt::Sealed for ScheduleUpdate {}

    impl rt::Body for ScheduleUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_whole_seconds("start_time", self.start_time.given())?;
            rt::in_whole_seconds("stop_time", self.stop_time.given())?;
            Ok(())
        }
    }

    /// The schedules: [`get`](Schedules::get), [`list`](Schedules::list), [`create`](Schedules::create),
    /// [`update`](Schedules::update), [`delete`](Schedules::delete).
    ///
    /// Each is a [`Schedule`].
    ///
    /// Generated from `resources.schedule` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#schedules>.
    #[derive(Clone, Debug)]
    pub struct Schedules {
        pub(super) client: Client,
    }

    impl Schedules {
        /// Reads a schedule.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let schedule_id = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?.id;
        /// let schedule = client.schedules().get(schedule_id).await?;
        /// println!("{schedule:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<ScheduleId>) -> rt::Call<rt::Live<Schedule>> {
            self.client.get::<Schedule>(id)
        }

        /// Reads several schedules, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let schedule_id = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?.id;
        /// let schedules = client.schedules().get_many([schedule_id]).await?;
        /// assert_eq!(schedules.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<ScheduleId>>) -> rt::Many<rt::Live<Schedule>> {
            self.client.get_many::<Schedule>(ids)
        }

        /// Reads several schedules, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let schedule_id = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?.id;
        /// let mut schedules = client.schedules().get_each([schedule_id]);
        /// while let Some(schedule) = schedules.next().await {
        ///     println!("{:#?}", schedule?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<ScheduleId>>) -> rt::Each<rt::Live<Schedule>> {
            self.client.get_each::<Schedule>(ids)
        }

        /// Lists the schedules of an experiment.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let schedules = client.schedules().list(experiment_id).await?;
        /// println!("there are {}", schedules.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, experiment_id: impl Into<ExperimentId>) -> rt::Call<Vec<rt::Live<Schedule>>> {
            self.client.list::<Schedule>(experiment_id)
        }

        /// Creates a schedule.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let new = NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?);
        /// let schedule = client.schedules().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewSchedule) -> rt::Call<rt::Live<Schedule>> {
            self.client.create(new)
        }

        /// Changes a schedule, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let schedule_id = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?.id;
        /// let changes = ScheduleUpdate::starting("2030-01-02T08:00:00Z".parse::<Timestamp>()?);
        /// let schedule = client.schedules().update(schedule_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<ScheduleId>, changes: ScheduleUpdate) -> rt::Call<rt::Live<Schedule>> {
            self.client.update::<Schedule>(id, changes)
        }

        /// Changes several schedules, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let schedule_id = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?.id;
        /// let changes = ScheduleUpdate::starting("2030-01-02T08:00:00Z".parse::<Timestamp>()?);
        /// client.schedules().update_many([(schedule_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<ScheduleId>, ScheduleUpdate)>,
        ) -> rt::Many<rt::Live<Schedule>> {
            self.client.update_many::<Schedule>(changes)
        }

        /// Deletes a schedule.
        ///
        /// When it was the active one, the experiment is no longer scheduled.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let schedule_id = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?.id;
        /// client.schedules().delete(schedule_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<ScheduleId>) -> rt::Call<()> {
            self.client.delete::<Schedule>(id)
        }

        /// Deletes several schedules, a few at a time.
        ///
        /// When it was the active one, the experiment is no longer scheduled.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let schedule_id = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?.id;
        /// client.schedules().delete_many([schedule_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<ScheduleId>>) -> rt::Many<()> {
            self.client.delete_many::<Schedule>(ids)
        }
    }

    /// A schedule as it was fetched: its fields are those of [`Schedule`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveSchedule = rt::Live<Schedule>;

    /// The methods of a fetched schedule.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
    /// # let mut schedule = client.schedules().create(NewSchedule::starting(experiment_id, "2030-01-01T08:00:00Z".parse::<Timestamp>()?)).await?;
    /// schedule
    ///     .set_start_time("2030-01-02T08:00:00Z".parse::<Timestamp>()?)
    ///     .set_stop_time("2030-01-03T08:00:00Z".parse::<Timestamp>()?);
    /// schedule.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Schedule> {
        /// Sets `start_time`; it is sent by the next `save`.
        ///
        /// When the experiment starts.
        ///
        /// In whole seconds, UTC.
        #[inline]
        pub fn set_start_time(&mut self, start_time: impl Into<rt::Timestamp>) -> &mut Self {
            self.change(|changes| changes.start_time(start_time))
        }

        /// Sets `stop_time`; it is sent by the next `save`.
        ///
        /// When it stops.
        ///
        /// In whole seconds, UTC.
        #[inline]
        pub fn set_stop_time(&mut self, stop_time: impl Into<rt::Timestamp>) -> &mut Self {
            self.change(|changes| changes.stop_time(stop_time))
        }

        /// Sets `start_time` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_start_time(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_start_time())
        }

        /// Sets `stop_time` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_stop_time(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_stop_time())
        }
    }

    /// Whether a schedule is the one in force.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.ScheduleStatus` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ScheduleStatus {
        /// The schedule that the experiment follows.
        Active,
        /// A newer schedule took its place.
        Inactive,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(ScheduleStatus { Active = "ACTIVE", Inactive = "INACTIVE" });

    impl rt::Sealed for Schedule {}

    impl rt::Resource for Schedule {
        const NAME: &'static str = "schedule";
        type Api = Classic;
    }

    impl rt::Entity for Schedule {
        type Id = ScheduleId;
        type Key = ScheduleId;
        type Changes = ScheduleUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Schedule {
        type Item = rt::Live<Schedule>;
        type Call = rt::Call<Vec<rt::Live<Schedule>>>;
        type Parent = ExperimentId;
        const LIST: rt::Route = rt::Route::new("schedule", "GET", "experiments/{experiment_id}/schedules", &[200]);
    }

    impl rt::Get for Schedule {
        const GET: rt::Route = rt::Route::new("schedule", "GET", "schedules/{id}", &[200]);
    }

    impl rt::Create for Schedule {
        type New = NewSchedule;
        const CREATE: rt::Route = rt::Route::new("schedule", "POST", "experiments/{experiment_id}/schedules", &[201]);
    }

    impl rt::Update for Schedule {
        type Update = ScheduleUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("schedule", "PUT", "schedules/{id}", &[202]).read_back(&<Schedule as rt::Get>::GET);
    }

    impl rt::Delete for Schedule {
        const DELETE: rt::Route = rt::Route::new("schedule", "DELETE", "schedules/{id}", &[204]);
    }

    impl rt::Save for Schedule {}
}

#[doc(hidden)]
pub use schedule::{LiveSchedule, NewSchedule, Schedule, ScheduleId, ScheduleStatus, ScheduleUpdate, Schedules};

/// Uploaded lists: [`UploadedList`], [`NewUploadedList`], [`UploadedListUpdate`], [`UploadedLists`],
/// [`LiveUploadedList`] and [`UploadedListId`].
pub mod uploaded_list {
    use super::*;
    use crate::runtime as rt;

    /// An uploaded list: values of a cookie, a query parameter or the zip code, for audiences to match
    /// with.
    ///
    /// The operations are those of [`UploadedLists`]. [`NewUploadedList`] makes one.
    /// [`UploadedListUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveUploadedList`], which has these methods:
    ///
    /// - changes: [`update`](LiveUploadedList#method.update)
    ///
    /// Generated from `resources.uploaded_list` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#uploaded-lists>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct UploadedList {
        /// Identifies the list.
        pub id: UploadedListId,
        /// The project it belongs to.
        pub project_id: ProjectId,
        /// The account that owns it.
        pub account_id: u64,
        /// Its name: letters, digits, `-` and `_`. No other list of the project may have it.
        ///
        /// It matches `^[A-Za-z0-9_-]+$`.
        pub name: String,
        /// A note about it.
        pub description: String,
        /// The values that it is matched with.
        pub list_type: ListType,
        /// The names of the cookies or query parameters, separated by commas.
        pub key_fields: String,
        /// The format of the content.
        pub format: ListFormat,
        extra: rt::Extra,
    }

    impl UploadedList {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        UploadedList by id: "an uploaded list" = "{\"id\":1234,\"project_id\":1234,\"account_id\":1,\"name\":\"customers\",\"description\":\"Those who bought before.\",\"list_type\":1,\"key_fields\":\"customer_id\",\"format\":\"csv\"}",
        "id" id: required,
        "project_id" project_id: required,
        "account_id" account_id: required,
        "name" name: required,
        "description" description: required,
        "list_type" list_type: required inspect,
        "key_fields" key_fields: required,
        "format" format: required inspect
    }

    /// The ID of a [`UploadedList`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct UploadedListId(u64);

    rt::number_id!(UploadedListId);

    /// The content of a new [`UploadedList`]. A field that is not given gets the API's own default.
    ///
    /// [`UploadedLists::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// let new = NewUploadedList::new(
    ///     project_id,
    ///     "customers",
    ///     ListType::Cookies,
    ///     "customer_id",
    ///     "1001,1002,1003",
    ///     ListFormat::Csv,
    /// )
    /// .description("Those who bought before.");
    /// client.uploaded_lists().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewUploadedList {
        project_id: ProjectId,
        name: String,
        description: Option<String>,
        list_type: ListType,
        key_fields: String,
        list_content: String,
        format: ListFormat,
    }

    rt::body! {
        create NewUploadedList of "project_id" project_id,
        "name" name: value,
        "description" description: option,
        "list_type" list_type: value,
        "key_fields" key_fields: value,
        "list_content" list_content: value,
        "format" format: value
    }

    impl NewUploadedList {
        /// Sets the required fields only.
        #[inline]
        pub fn new(
            project_id: impl Into<ProjectId>,
            name: impl Into<String>,
            list_type: ListType,
            key_fields: impl Into<String>,
            list_content: impl Into<String>,
            format: ListFormat,
        ) -> Self {
            Self {
                project_id: project_id.into(),
                name: name.into(),
                description: None,
                list_type,
                key_fields: key_fields.into(),
                list_content: list_content.into(),
                format,
            }
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = Some(description.into());
            self
        }
    }

    impl rt::NewBody for NewUploadedList {
        type Of = UploadedList;
        type Parent = ProjectId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.project_id
        }
    }

    impl rt::Sealed for NewUploadedList {}

    impl rt::Body for NewUploadedList {}

    /// Changes to a [`UploadedList`]. A field that is not named keeps its value. The API takes these
    /// fields as a whole: an update gives them all.
    ///
    /// [`UploadedLists::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let uploaded_list_id = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?.id;
    /// let changes = UploadedListUpdate::new(ListType::Cookies, "customer_id", "1001,1002,1003")
    ///     .description("Those who bought before.");
    /// client.uploaded_lists().update(uploaded_list_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct UploadedListUpdate {
        description: rt::Patch<String>,
        list_type: ListType,
        key_fields: String,
        list_content: String,
    }

    rt::body! {
        update UploadedListUpdate,
        "description" description: patch,
        "list_type" list_type: value,
        "key_fields" key_fields: value,
        "list_content" list_content: value
    }

    impl UploadedListUpdate {
        /// Sets the required fields only.
        #[inline]
        pub fn new(list_type: ListType, key_fields: impl Into<String>, list_content: impl Into<String>) -> Self {
            Self {
                description: rt::Patch::Keep,
                list_type,
                key_fields: key_fields.into(),
                list_content: list_content.into(),
            }
        }

        /// A note about it.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = rt::Patch::Set(description.into());
            self
        }
    }

    impl rt::UpdateBody for UploadedListUpdate {
        type Of = UploadedList;
    }

    impl rt::Sealed for UploadedListUpdate {}

    impl rt::Body for UploadedListUpdate {}

    /// The uploaded lists: [`get`](UploadedLists::get), [`list`](UploadedLists::list),
    /// [`create`](UploadedLists::create), [`update`](UploadedLists::update),
    /// [`delete`](UploadedLists::delete).
    ///
    /// Each is a [`UploadedList`].
    ///
    /// Generated from `resources.uploaded_list` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#uploaded-lists>.
    #[derive(Clone, Debug)]
    pub struct UploadedLists {
        pub(super) client: Client,
    }

    impl UploadedLists {
        /// Reads an uploaded list.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let uploaded_list_id = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?.id;
        /// let uploaded_list = client.uploaded_lists().get(uploaded_list_id).await?;
        /// println!("{uploaded_list:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<UploadedListId>) -> rt::Call<rt::Live<UploadedList>> {
            self.client.get::<UploadedList>(id)
        }

        /// Reads several uploaded lists, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let uploaded_list_id = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?.id;
        /// let uploaded_lists = client.uploaded_lists().get_many([uploaded_list_id]).await?;
        /// assert_eq!(uploaded_lists.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(
            &self,
            ids: impl IntoIterator<Item = impl Into<UploadedListId>>,
        ) -> rt::Many<rt::Live<UploadedList>> {
            self.client.get_many::<UploadedList>(ids)
        }

        /// Reads several uploaded lists, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let uploaded_list_id = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?.id;
        /// let mut uploaded_lists = client.uploaded_lists().get_each([uploaded_list_id]);
        /// while let Some(uploaded_list) = uploaded_lists.next().await {
        ///     println!("{:#?}", uploaded_list?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(
            &self,
            ids: impl IntoIterator<Item = impl Into<UploadedListId>>,
        ) -> rt::Each<rt::Live<UploadedList>> {
            self.client.get_each::<UploadedList>(ids)
        }

        /// Lists the uploaded lists of a project.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let uploaded_lists = client.uploaded_lists().list(project_id).await?;
        /// println!("there are {}", uploaded_lists.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, project_id: impl Into<ProjectId>) -> rt::Call<Vec<rt::Live<UploadedList>>> {
            self.client.list::<UploadedList>(project_id)
        }

        /// Creates an uploaded list.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// let new = NewUploadedList::new(
        ///     project_id,
        ///     "customers",
        ///     ListType::Cookies,
        ///     "customer_id",
        ///     "1001,1002,1003",
        ///     ListFormat::Csv,
        /// );
        /// let uploaded_list = client.uploaded_lists().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewUploadedList) -> rt::Call<rt::Live<UploadedList>> {
            self.client.create(new)
        }

        /// Changes an uploaded list, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let uploaded_list_id = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?.id;
        /// let changes = UploadedListUpdate::new(ListType::Cookies, "customer_id", "1001,1002,1003");
        /// let uploaded_list = client.uploaded_lists().update(uploaded_list_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(
            &self,
            id: impl Into<UploadedListId>,
            changes: UploadedListUpdate,
        ) -> rt::Call<rt::Live<UploadedList>> {
            self.client.update::<UploadedList>(id, changes)
        }

        /// Changes several uploaded lists, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let uploaded_list_id = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?.id;
        /// let changes = UploadedListUpdate::new(ListType::Cookies, "customer_id", "1001,1002,1003");
        /// client.uploaded_lists().update_many([(uploaded_list_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<UploadedListId>, UploadedListUpdate)>,
        ) -> rt::Many<rt::Live<UploadedList>> {
            self.client.update_many::<UploadedList>(changes)
        }

        /// Deletes an uploaded list.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let uploaded_list_id = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?.id;
        /// client.uploaded_lists().delete(uploaded_list_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<UploadedListId>) -> rt::Call<()> {
            self.client.delete::<UploadedList>(id)
        }

        /// Deletes several uploaded lists, a few at a time.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let uploaded_list_id = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?.id;
        /// client.uploaded_lists().delete_many([uploaded_list_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<UploadedListId>>) -> rt::Many<()> {
            self.client.delete_many::<UploadedList>(ids)
        }
    }

    /// A uploaded list as it was fetched: its fields are those of [`UploadedList`].
    ///
    /// It has [`refresh`](crate::Live::refresh) and [`delete`](crate::Live::delete) as well.
    pub type LiveUploadedList = rt::Live<UploadedList>;

    /// The methods of a fetched uploaded list.
    impl rt::Live<UploadedList> {
        /// Replaces the content of the uploaded list on the server, and refreshes this value.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let mut uploaded_list = client.uploaded_lists().create(NewUploadedList::new(project_id, "customers", ListType::Cookies, "customer_id", "1001,1002,1003", ListFormat::Csv)).await?;
        /// uploaded_list.update(UploadedListUpdate::new(ListType::Cookies, "customer_id", "1001,1002,1003")).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn update(&mut self, changes: UploadedListUpdate) -> rt::LiveCall<'_, UploadedList> {
            self.replace(changes)
        }
    }

    /// The format of an uploaded list's content.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.ListFormat` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ListFormat {
        /// Values separated by commas or line breaks.
        Csv,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(ListFormat { Csv = "csv" });

    /// The values that an uploaded list is matched with.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.ListType` of the spec.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ListType {
        /// Values of cookies.
        Cookies,
        /// Values of query parameters.
        QueryParameters,
        /// The visitor's zip code.
        ZipCodes,
        /// A value that this version of the crate does not know.
        Unrecognized(i64),
    }

    rt::open_integer_enum!(ListType { Cookies = 1, QueryParameters = 2, ZipCodes = 3 });

    impl rt::Sealed for UploadedList {}

    impl rt::Resource for UploadedList {
        const NAME: &'static str = "uploaded list";
        type Api = Classic;
    }

    impl rt::Entity for UploadedList {
        type Id = UploadedListId;
        type Key = UploadedListId;
        type Changes = rt::NoChanges<UploadedList>;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for UploadedList {
        type Item = rt::Live<UploadedList>;
        type Call = rt::Call<Vec<rt::Live<UploadedList>>>;
        type Parent = ProjectId;
        const LIST: rt::Route = rt::Route::new("uploaded list", "GET", "projects/{project_id}/targeting_lists", &[200]);
    }

    impl rt::Get for UploadedList {
        const GET: rt::Route = rt::Route::new("uploaded list", "GET", "targeting_lists/{id}", &[200]);
    }

    impl rt::Create for UploadedList {
        type New = NewUploadedList;
        const CREATE: rt::Route =
            rt::Route::new("uploaded list", "POST", "projects/{project_id}/targeting_lists", &[201]);
    }

    impl rt::Update for UploadedList {
        type Update = UploadedListUpdate;
        const UPDATE: rt::Route = rt::Route::new("uploaded list", "PUT", "targeting_lists/{id}", &[202])
            .read_back(&<UploadedList as rt::Get>::GET);
    }

    impl rt::Delete for UploadedList {
        const DELETE: rt::Route = rt::Route::new("uploaded list", "DELETE", "targeting_lists/{id}", &[204]);
    }

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`UploadedList` cannot be saved field by field through the Optimizely REST API (Classic, v1)",
            note = "an update replaces it as a whole",
            note = "instead, use `update` with all that it needs"
        )]
        pub(super) trait SaveUploadedLists {}
    }

    #[doc(hidden)]
    impl rt::Save for UploadedList where for<'never> Classic: refused::SaveUploadedLists {}
}

#[doc(hidden)]
pub use uploaded_list::{
    ListFormat, ListType, LiveUploadedList, NewUploadedList, UploadedList, UploadedListId, UploadedListUpdate,
    UploadedLists,
};

/// Variations: [`Variation`], [`NewVariation`], [`VariationUpdate`], [`Variations`], [`LiveVariation`]
/// and [`VariationId`].
pub mod variation {
    use super::*;
    use crate::runtime as rt;

    /// A variation: the code that changes a page, and the share of an experiment's visitors who see it.
    ///
    /// The operations are those of [`Variations`]. [`NewVariation`] makes one. [`VariationUpdate`] changes
    /// one.
    ///
    /// Fetched, it is a [`LiveVariation`], which has these methods:
    ///
    /// - changes: [`pause`](LiveVariation#method.pause), [`resume`](LiveVariation#method.resume)
    /// - changes that `save` sends: [`set_description`](LiveVariation#method.set_description), [`set_is_paused`](LiveVariation#method.set_is_paused), [`set_js_component`](LiveVariation#method.set_js_component), [`set_weight`](LiveVariation#method.set_weight)
    ///
    /// Generated from `resources.variation` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#variations>.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Variation {
        /// Identifies the variation.
        pub id: VariationId,
        /// The experiment it belongs to.
        pub experiment_id: ExperimentId,
        /// The project of that experiment.
        pub project_id: ProjectId,
        /// Its name on the dashboard.
        pub description: String,
        /// Whether it gets no new visitors. The API is known not to apply this always: read it back.
        ///
        /// The default is `false`.
        pub is_paused: bool,
        /// The JavaScript that makes the change; empty for an original.
        pub js_component: String,
        /// Its share of the experiment's traffic. The weights of an experiment should add up to 10000; the API
        /// is known not to apply a change always: read it back.
        ///
        /// In basis points. From 0 to 10000.
        ///
        /// `None` where the API sends null.
        pub weight: Option<u32>,
        /// The section of a multivariate test.
        ///
        /// `None` where the API sends null.
        pub section_id: Option<i64>,
        /// When it was made.
        pub created: rt::Timestamp,
        extra: rt::Extra,
    }

    impl Variation {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Variation by id: "a variation" = "{\"id\":1234,\"experiment_id\":1234,\"project_id\":1234,\"description\":\"Twice as big\",\"is_paused\":false,\"js_component\":\"$('.buy').css('zoom', 2);\",\"weight\":null,\"section_id\":null,\"created\":\"2030-01-01T08:00:00Z\"}",
        "id" id: required,
        "experiment_id" experiment_id: required,
        "project_id" project_id: required,
        "description" description: required,
        "is_paused" is_paused: required,
        "js_component" js_component: required,
        "weight" weight: nullable,
        "section_id" section_id: nullable,
        "created" created: required
    }

    /// The ID of a [`Variation`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct VariationId(u64);

    rt::number_id!(VariationId);

    /// The content of a new [`Variation`]. A field that is not given gets the API's own default.
    ///
    /// [`Variations::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
    /// let new = NewVariation::new(experiment_id, "Twice as big")
    ///     .is_paused(true)
    ///     .js_component("$('.buy').css('zoom', 2);")
    ///     .weight(5000);
    /// client.variations().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewVariation {
        experiment_id: ExperimentId,
        description: String,
        is_paused: Option<bool>,
        js_component: Option<String>,
        weight: Option<u32>,
    }

    rt::body! {
        create NewVariation of "experiment_id" experiment_id,
        "description" description: value,
        "is_paused" is_paused: option,
        "js_component" js_component: option,
        "weight" weight: option
    }

    impl NewVariation {
        /// Sets the required fields only.
        #[inline]
        pub fn new(experiment_id: impl Into<ExperimentId>, description: impl Into<String>) -> Self {
            Self {
                experiment_id: experiment_id.into(),
                description: description.into(),
                is_paused: None,
                js_component: None,
                weight: None,
            }
        }

        /// Whether it gets no new visitors. The API is known not to apply this always: read it back.
        ///
        /// The default is `false`.
        #[inline]
        pub fn is_paused(mut self, is_paused: bool) -> Self {
            self.is_paused = Some(is_paused);
            self
        }

        /// The JavaScript that makes the change; empty for an original.
        #[inline]
        pub fn js_component(mut self, js_component: impl Into<String>) -> Self {
            self.js_component = Some(js_component.into());
            self
        }

        /// Its share of the experiment's traffic. The weights of an experiment should add up to 10000; the API
        /// is known not to apply a change always: read it back.
        ///
        /// In basis points. From 0 to 10000.
        #[inline]
        pub fn weight(mut self, weight: u32) -> Self {
            self.weight = Some(weight);
            self
        }
    }

    impl rt::NewBody for NewVariation {
        type Of = Variation;
        type Parent = ExperimentId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.experiment_id
        }
    }

    impl rt::Sealed for NewVariation {}

    impl rt::Body for NewVariation {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_range("weight", self.weight.as_ref(), 0..=10000)?;
            Ok(())
        }
    }

    /// Copies the fields that a create can send.
    impl From<&Variation> for NewVariation {
        #[inline]
        fn from(of: &Variation) -> Self {
            NewVariation {
                experiment_id: of.experiment_id,
                description: of.description.clone(),
                is_paused: Some(of.is_paused),
                js_component: Some(of.js_component.clone()),
                weight: of.weight,
            }
        }
    }

    /// Changes to a [`Variation`]. A field that is not named keeps its value.
    ///
    /// [`Variations::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
    /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
    /// let changes =
    ///     VariationUpdate::new().description("Twice as big").is_paused(true).js_component("$('.buy').css('zoom', 2);");
    /// client.variations().update(variation_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct VariationUpdate {
        description: rt::Patch<String>,
        is_paused: rt::Patch<bool>,
        js_component: rt::Patch<String>,
        weight: rt::Patch<u32>,
    }

    rt::changes! {
        VariationUpdate,
        "description" description: patch apply_to,
        "is_paused" is_paused: patch apply_to,
        "js_component" js_component: patch apply_to,
        "weight" weight: patch apply_to_option
    }

    impl VariationUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// Its name on the dashboard.
        #[inline]
        pub fn description(mut self, description: impl Into<String>) -> Self {
            self.description = rt::Patch::Set(description.into());
            self
        }

        /// Whether it gets no new visitors. The API is known not to apply this always: read it back.
        ///
        /// The default is `false`.
        #[inline]
        pub fn is_paused(mut self, is_paused: bool) -> Self {
            self.is_paused = rt::Patch::Set(is_paused);
            self
        }

        /// The JavaScript that makes the change; empty for an original.
        #[inline]
        pub fn js_component(mut self, js_component: impl Into<String>) -> Self {
            self.js_component = rt::Patch::Set(js_component.into());
            self
        }

        /// Its share of the experiment's traffic. The weights of an experiment should add up to 10000; the API
        /// is known not to apply a change always: read it back.
        ///
        /// In basis points. From 0 to 10000.
        #[inline]
        pub fn weight(mut self, weight: u32) -> Self {
            self.weight = rt::Patch::Set(weight);
            self
        }
    }

    impl rt::UpdateBody for VariationUpdate {
        type Of = Variation;
    }

    impl rt::Sealed for VariationUpdate {}

    impl rt::Body for VariationUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_range("weight", self.weight.given(), 0..=10000)?;
            Ok(())
        }
    }

    /// The variations: [`get`](Variations::get), [`list`](Variations::list),
    /// [`create`](Variations::create), [`update`](Variations::update), [`delete`](Variations::delete).
    ///
    /// Each is a [`Variation`].
    ///
    /// Generated from `resources.variation` of the spec. The API's own words:
    /// <http://developers.optimizely.com/rest/#variations>.
    #[derive(Clone, Debug)]
    pub struct Variations {
        pub(super) client: Client,
    }

    impl Variations {
        /// Reads a variation.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// let variation = client.variations().get(variation_id).await?;
        /// println!("{variation:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<VariationId>) -> rt::Call<rt::Live<Variation>> {
            self.client.get::<Variation>(id)
        }

        /// Reads several variations, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// let variations = client.variations().get_many([variation_id]).await?;
        /// assert_eq!(variations.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<VariationId>>) -> rt::Many<rt::Live<Variation>> {
            self.client.get_many::<Variation>(ids)
        }

        /// Reads several variations, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// let mut variations = client.variations().get_each([variation_id]);
        /// while let Some(variation) = variations.next().await {
        ///     println!("{:#?}", variation?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<VariationId>>) -> rt::Each<rt::Live<Variation>> {
            self.client.get_each::<Variation>(ids)
        }

        /// Lists the variations of an experiment.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let variations = client.variations().list(experiment_id).await?;
        /// println!("there are {}", variations.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self, experiment_id: impl Into<ExperimentId>) -> rt::Call<Vec<rt::Live<Variation>>> {
            self.client.list::<Variation>(experiment_id)
        }

        /// Creates a variation.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// let new = NewVariation::new(experiment_id, "Twice as big");
        /// let variation = client.variations().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewVariation) -> rt::Call<rt::Live<Variation>> {
            self.client.create(new)
        }

        /// Changes a variation, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// let changes =
        ///     VariationUpdate::new().description("Twice as big").is_paused(true).js_component("$('.buy').css('zoom', 2);");
        /// let variation = client.variations().update(variation_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<VariationId>, changes: VariationUpdate) -> rt::Call<rt::Live<Variation>> {
            self.client.update::<Variation>(id, changes)
        }

        /// Changes several variations, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// let changes =
        ///     VariationUpdate::new().description("Twice as big").is_paused(true).js_component("$('.buy').css('zoom', 2);");
        /// client.variations().update_many([(variation_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<VariationId>, VariationUpdate)>,
        ) -> rt::Many<rt::Live<Variation>> {
            self.client.update_many::<Variation>(changes)
        }

        /// Deletes a variation.
        ///
        /// This is how a variation leaves its experiment; the experiment's `variation_ids` cannot be written.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// client.variations().delete(variation_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<VariationId>) -> rt::Call<()> {
            self.client.delete::<Variation>(id)
        }

        /// Deletes several variations, a few at a time.
        ///
        /// This is how a variation leaves its experiment; the experiment's `variation_ids` cannot be written.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// client.variations().delete_many([variation_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<VariationId>>) -> rt::Many<()> {
            self.client.delete_many::<Variation>(ids)
        }

        /// Sends the variation no more visitors.
        ///
        /// Sends only `is_paused`. The variation does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// client.variations().pause(variation_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn pause(&self, id: impl Into<VariationId>) -> rt::Call<rt::Live<Variation>> {
            self.client.update::<Variation>(id, VariationUpdate::new().is_paused(true))
        }

        /// Sends the variation visitors again.
        ///
        /// Sends only `is_paused`. The variation does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let variation_id = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?.id;
        /// client.variations().resume(variation_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn resume(&self, id: impl Into<VariationId>) -> rt::Call<rt::Live<Variation>> {
            self.client.update::<Variation>(id, VariationUpdate::new().is_paused(false))
        }
    }

    /// A variation as it was fetched: its fields are those of [`Variation`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveVariation = rt::Live<Variation>;

    /// The methods of a fetched variation.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
    /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
    /// # let mut variation = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?;
    /// variation.set_description("Twice as big").set_is_paused(true).set_js_component("$('.buy').css('zoom', 2);");
    /// variation.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Variation> {
        /// Sets `description`; it is sent by the next `save`.
        ///
        /// Its name on the dashboard.
        #[inline]
        pub fn set_description(&mut self, description: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.description(description))
        }

        /// Sets `is_paused`; it is sent by the next `save`.
        ///
        /// Whether it gets no new visitors. The API is known not to apply this always: read it back.
        ///
        /// The default is `false`.
        #[inline]
        pub fn set_is_paused(&mut self, is_paused: bool) -> &mut Self {
            self.change(|changes| changes.is_paused(is_paused))
        }

        /// Sets `js_component`; it is sent by the next `save`.
        ///
        /// The JavaScript that makes the change; empty for an original.
        #[inline]
        pub fn set_js_component(&mut self, js_component: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.js_component(js_component))
        }

        /// Sets `weight`; it is sent by the next `save`.
        ///
        /// Its share of the experiment's traffic. The weights of an experiment should add up to 10000; the API
        /// is known not to apply a change always: read it back.
        ///
        /// In basis points. From 0 to 10000.
        #[inline]
        pub fn set_weight(&mut self, weight: u32) -> &mut Self {
            self.change(|changes| changes.weight(weight))
        }

        /// Sends the variation no more visitors.
        ///
        /// Sends only `is_paused`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let mut variation = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?;
        /// variation.pause().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn pause(&mut self) -> rt::LiveCall<'_, Variation> {
            self.send_only(VariationUpdate::new().is_paused(true))
        }

        /// Sends the variation visitors again.
        ///
        /// Sends only `is_paused`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::classic::*;
        /// # sandbox::example(async |client: Client| {
        /// # let project_id = client.projects().create(NewProject::new("Shop")).await?.id;
        /// # let experiment_id = client.experiments().create(NewExperiment::new(project_id, "Bigger buttons", "https://shop.example/products/")).await?.id;
        /// # let mut variation = client.variations().create(NewVariation::new(experiment_id, "Twice as big")).await?;
        /// variation.resume().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn resume(&mut self) -> rt::LiveCall<'_, Variation> {
            self.send_only(VariationUpdate::new().is_paused(false))
        }
    }

    impl rt::Sealed for Variation {}

    impl rt::Resource for Variation {
        const NAME: &'static str = "variation";
        type Api = Classic;
    }

    impl rt::Entity for Variation {
        type Id = VariationId;
        type Key = VariationId;
        type Changes = VariationUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Variation {
        type Item = rt::Live<Variation>;
        type Call = rt::Call<Vec<rt::Live<Variation>>>;
        type Parent = ExperimentId;
        const LIST: rt::Route = rt::Route::new("variation", "GET", "experiments/{experiment_id}/variations", &[200]);
    }

    impl rt::Get for Variation {
        const GET: rt::Route = rt::Route::new("variation", "GET", "variations/{id}", &[200]);
    }

    impl rt::Create for Variation {
        type New = NewVariation;
        const CREATE: rt::Route = rt::Route::new("variation", "POST", "experiments/{experiment_id}/variations", &[201]);
    }

    impl rt::Update for Variation {
        type Update = VariationUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("variation", "PUT", "variations/{id}", &[202]).read_back(&<Variation as rt::Get>::GET);
    }

    impl rt::Delete for Variation {
        const DELETE: rt::Route = rt::Route::new("variation", "DELETE", "variations/{id}", &[204]);
    }

    impl rt::Save for Variation {}
}

#[doc(hidden)]
pub use variation::{LiveVariation, NewVariation, Variation, VariationId, VariationUpdate, Variations};

/// Types that belong to no single resource.
pub mod types {
    use crate::runtime as rt;

    /// The type of a DCP attribute's values.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.AttributeDatatype` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum AttributeDatatype {
        /// Text.
        String,
        /// True or false.
        Bool,
        /// An integer of 64 bits.
        Long,
        /// A floating point number of 64 bits.
        Double,
        /// A moment, written as the attribute's `format` says.
        Datetime,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(AttributeDatatype {
        String = "string",
        Bool = "bool",
        Long = "long",
        Double = "double",
        Datetime = "datetime"
    });

    /// How the values of a `datetime` attribute are written.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.DatetimeFormat` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum DatetimeFormat {
        /// A day, as `2015-01-31`.
        Date,
        /// A moment in UTC, as `2015-01-31T08:00:00Z`.
        DateTime,
        /// Seconds since the beginning of 1970, UTC.
        Epoch,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(DatetimeFormat { Date = "yyyy-mm-dd", DateTime = "yyyy-mm-ddThh:mm:ssZ", Epoch = "epoch" });

    /// How a variation stands against the baseline for one goal.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.ResultStatus` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ResultStatus {
        /// The variation that the others are compared with.
        Baseline,
        /// Better than the baseline, significantly.
        Winner,
        /// Worse than the baseline, significantly.
        Loser,
        /// No significant difference so far.
        Inconclusive,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(ResultStatus {
        Baseline = "baseline",
        Winner = "winner",
        Loser = "loser",
        Inconclusive = "inconclusive"
    });
}

#[doc(hidden)]
pub use types::{AttributeDatatype, DatetimeFormat, ResultStatus};
