// Generated from tests/interop/second-api/tickets.toml by optimizely-codegen. Edits belong there.

use crate::runtime as rt;

/// The Ticket API as a type.
///
/// The API rejects requests with these statuses, which `Error::status` returns:
///
/// - `404`: There is nothing of that id.
/// - `422`: A value is not what it has to be.
#[derive(Clone, Copy, Debug)]
pub enum Trial {}

/// A client of the Ticket API.
pub type Client = rt::Client<Trial>;

/// Sets up a [`Client`] of the Ticket API.
pub type ClientBuilder = rt::ClientBuilder<Trial>;

/// The credentials of the Ticket API.
pub type Token = rt::Token<Trial>;

impl rt::Sealed for Trial {}

impl rt::Api for Trial {
    const DEFINITION: rt::Definition = rt::Definition {
        base_url: BASE_URL,
        token_variable: TOKEN_VARIABLE,
        base_url_variable: BASE_URL_VARIABLE,
        schemes: &[rt::Scheme { header: "authorization", prefix: Some("Bearer") }],
        meanings: &[(404, "There is nothing of that id"), (422, "A value is not what it has to be")],
        waits: &[],
        paging: Some(rt::Paging { page: "page", first: 1, size: "per_page", sizes: (1, 50), by_link: false }),
        limits: None,
        secrets: &[],
    };
}

/// The base URL of the Ticket API.
pub const BASE_URL: &str = "https://tickets.example/api/2/";

/// The environment variable that holds the token.
pub const TOKEN_VARIABLE: &str = "TICKETS_TOKEN";

/// The environment variable that may hold another base URL.
pub const BASE_URL_VARIABLE: &str = "TICKETS_BASE_URL";

/// The collections of the API.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client: Client| {
/// let agents = client.agents().list().await?;
/// println!("there are {}", agents.len());
/// # Ok(()) });
/// ```
impl Client {
    /// The agents that the token can see.
    #[inline]
    pub fn agents(&self) -> Agents {
        Agents { client: self.clone() }
    }

    /// The events that the token can see.
    #[inline]
    pub fn events(&self) -> Events {
        Events { client: self.clone() }
    }

    /// The notes that the token can see.
    #[inline]
    pub fn notes(&self) -> Notes {
        Notes { client: self.clone() }
    }

    /// The queues that the token can see.
    #[inline]
    pub fn queues(&self) -> Queues {
        Queues { client: self.clone() }
    }

    /// The tickets that the token can see.
    #[inline]
    pub fn tickets(&self) -> Tickets {
        Tickets { client: self.clone() }
    }
}

impl Token {
    /// A token of the desk's settings.
    ///
    /// It is sent as `Authorization: Bearer …`.
    #[inline]
    pub fn bearer(token: impl Into<String>) -> Self {
        Self::fixed(rt::Scheme { header: "authorization", prefix: Some("Bearer") }, token.into())
    }

    /// A token of the desk's settings. Such a token lasts 900 seconds, so this takes a function that
    /// returns one. It runs before the first request, and again when the API refuses a token.
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
    pub fn bearer_source<F, T>(source: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, rt::BoxError>> + Send + 'static,
    {
        Self::from_source(rt::Scheme { header: "authorization", prefix: Some("Bearer") }, source)
    }
}

/// Agents: [`Agent`], [`Agents`], [`LiveAgent`] and [`AgentId`].
pub mod agent {
    use super::*;
    use crate::runtime as rt;

    /// An agent, who looks at tickets.
    ///
    /// Of all things here, agents alone have numbers for ids, and come in one list.
    ///
    /// The operations are those of [`Agents`].
    ///
    /// Fetched, it is a [`LiveAgent`], which has these methods:
    ///
    /// - lists: [`tickets`](LiveAgent#method.tickets)
    ///
    /// Generated from `resources.agent` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Agent {
        /// Identifies the agent.
        pub id: AgentId,
        /// The full name.
        pub name: String,
        extra: rt::Extra,
    }

    impl Agent {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! { Agent by id: "an agent" = "{\"id\":1234,\"name\":\"name\"}", "id" id: required, "name" name: required }

    /// The ID of an [`Agent`].
    ///
    /// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
    /// assigns, is refused before a request is sent.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct AgentId(u64);

    rt::number_id!(AgentId);

    /// The agents: [`get`](Agents::get), [`list`](Agents::list).
    ///
    /// Each is an [`Agent`].
    ///
    /// Generated from `resources.agent` of the spec.
    #[derive(Clone, Debug)]
    pub struct Agents {
        pub(super) client: Client,
    }

    impl Agents {
        /// Reads an agent.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let agent_id = "1234".parse::<AgentId>()?;
        /// let agent = client.agents().get(agent_id).await?;
        /// println!("{agent:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<AgentId>) -> rt::Call<rt::Live<Agent>> {
            self.client.get::<Agent>(id)
        }

        /// Reads several agents, a few at a time, in the order of their IDs.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let agent_id = "1234".parse::<AgentId>()?;
        /// let agents = client.agents().get_many([agent_id]).await?;
        /// assert_eq!(agents.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<AgentId>>) -> rt::Many<rt::Live<Agent>> {
            self.client.get_many::<Agent>(ids)
        }

        /// Reads several agents, a few at a time: one result for each ID, in order.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let agent_id = "1234".parse::<AgentId>()?;
        /// let mut agents = client.agents().get_each([agent_id]);
        /// while let Some(agent) = agents.next().await {
        ///     println!("{:#?}", agent?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<AgentId>>) -> rt::Each<rt::Live<Agent>> {
            self.client.get_each::<Agent>(ids)
        }

        /// Lists all agents of the account.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// let agents = client.agents().list().await?;
        /// println!("there are {}", agents.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An ID of 0 is rejected before anything is sent.
        #[inline]
        pub fn list(&self) -> rt::Call<Vec<rt::Live<Agent>>> {
            self.client.list::<Agent>(())
        }
    }

    /// An agent as it was fetched: its fields are those of [`Agent`].
    ///
    /// It has [`refresh`](crate::Live::refresh) as well.
    pub type LiveAgent = rt::Live<Agent>;

    /// The methods of a fetched agent.
    impl rt::Live<Agent> {
        /// Lists its tickets.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let agent_id = "1234".parse::<AgentId>()?;
        /// # let mut agent = client.agents().get(agent_id).await?;
        /// let tickets = agent.tickets().await?;
        /// println!("there are {}", tickets.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn tickets(&self) -> rt::ListCall<rt::Live<Ticket>> {
            self.client().list_by::<Ticket>("agentId", &self.id)
        }
    }

    impl rt::Sealed for Agent {}

    impl rt::Resource for Agent {
        const NAME: &'static str = "agent";
        type Api = Trial;
    }

    impl rt::Entity for Agent {
        type Id = AgentId;
        type Key = AgentId;
        type Changes = rt::NoChanges<Agent>;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id
        }
    }

    impl rt::List for Agent {
        type Item = rt::Live<Agent>;
        type Call = rt::Call<Vec<rt::Live<Agent>>>;
        type Parent = ();
        const LIST: rt::Route = rt::Route::new("agent", "GET", "agents", &[200]);
    }

    impl rt::Get for Agent {
        const GET: rt::Route = rt::Route::new("agent", "GET", "agents/{id}", &[200]);
    }

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`Agent` cannot be created through the Ticket API",
            note = "agents are hired elsewhere",
            note = "instead, ask the personnel office"
        )]
        pub(super) trait CreateAgents {}

        #[diagnostic::on_unimplemented(
            message = "`Agent` cannot be deleted through the Ticket API",
            note = "agents leave elsewhere",
            note = "instead, ask the personnel office"
        )]
        pub(super) trait DeleteAgents {}

        #[diagnostic::on_unimplemented(
            message = "`Agent` cannot be changed through the Ticket API",
            note = "agents are known elsewhere",
            note = "instead, ask the personnel office"
        )]
        pub(super) trait UpdateAgents {}
    }

    #[doc(hidden)]
    impl rt::Create for Agent
    where
        for<'never> Trial: refused::CreateAgents,
    {
        type New = rt::NoChanges<Agent>;
        const CREATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Delete for Agent
    where
        for<'never> Trial: refused::DeleteAgents,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Update for Agent
    where
        for<'never> Trial: refused::UpdateAgents,
    {
        type Update = rt::NoChanges<Agent>;
        const UPDATE: rt::Route = rt::Route::REFUSED;
    }
}

#[doc(hidden)]
pub use agent::{Agent, AgentId, Agents, LiveAgent};

/// Events: [`Event`] and [`Events`].
pub mod event {
    use super::*;
    use crate::runtime as rt;

    /// What happened to a ticket, which has no id of its own.
    ///
    /// The operations are those of [`Events`].
    ///
    /// Generated from `resources.event` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Event {
        /// What happened.
        pub what: String,
        /// When it happened.
        pub happened_at: rt::Timestamp,
        extra: rt::Extra,
    }

    impl Event {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Event: "an event" = "{\"what\":\"what\",\"happenedAt\":\"2030-01-01T08:00:00Z\"}",
        "what" what: required,
        "happenedAt" happened_at: required
    }

    /// The events: [`list`](Events::list).
    ///
    /// Each is an [`Event`].
    ///
    /// Generated from `resources.event` of the spec.
    #[derive(Clone, Debug)]
    pub struct Events {
        pub(super) client: Client,
    }

    impl Events {
        /// Lists the events of a ticket.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// let events = client.events().list(ticket_id).await?;
        /// println!("there are {}", events.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn list(&self, ticket_id: impl Into<TicketId>) -> rt::ListCall<Event> {
            self.client.list::<Event>(ticket_id)
        }
    }

    impl rt::Sealed for Event {}

    impl rt::Resource for Event {
        const NAME: &'static str = "event";
        type Api = Trial;
    }

    impl rt::Element for Event {
        type Data = Event;

        #[inline]
        fn attach(_: &rt::Arc<rt::Transport>, _: &rt::Request, data: Self::Data) -> Self {
            data
        }
    }

    impl rt::List for Event {
        type Item = Event;
        type Call = rt::ListCall<Event>;
        type Parent = TicketId;
        const LIST: rt::Route = rt::Route::new("event", "GET", "tickets/{ticket_id}/events", &[200]);
    }

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`Event` cannot be read one by one, created, changed or deleted through the Ticket API",
            note = "events happen",
            note = "instead, change the ticket",
            note = "the past is past",
            note = "instead, delete the ticket",
            note = "events have no id",
            note = "instead, list them"
        )]
        pub(super) trait IdentifyEvents {}
    }

    #[doc(hidden)]
    impl rt::Entity for Event
    where
        for<'never> Trial: refused::IdentifyEvents,
    {
        type Id = rt::NoId;
        type Key = rt::NoId;
        type Changes = rt::NoChanges<Event>;

        #[inline]
        fn id(&self) -> Self::Id {
            rt::NoId
        }
    }

    #[doc(hidden)]
    impl rt::Get for Event
    where
        for<'never> Trial: refused::IdentifyEvents,
    {
        const GET: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Create for Event
    where
        for<'never> Trial: refused::IdentifyEvents,
    {
        type New = rt::NoChanges<Event>;
        const CREATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Update for Event
    where
        for<'never> Trial: refused::IdentifyEvents,
    {
        type Update = rt::NoChanges<Event>;
        const UPDATE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Archive for Event
    where
        for<'never> Trial: refused::IdentifyEvents,
    {
        const ARCHIVE: rt::Route = rt::Route::REFUSED;

        #[inline]
        fn mark_archived(&mut self) {}
    }

    #[doc(hidden)]
    impl rt::Delete for Event
    where
        for<'never> Trial: refused::IdentifyEvents,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }
}

#[doc(hidden)]
pub use event::{Event, Events};

/// Notes: [`Note`], [`NewNote`], [`Notes`], [`LiveNote`] and [`NoteId`].
pub mod note {
    use super::*;
    use crate::runtime as rt;

    /// A note that somebody wrote to a ticket.
    ///
    /// The operations are those of [`Notes`]. [`NewNote`] makes one.
    ///
    /// Fetched, it is a [`LiveNote`], which has these methods:
    ///
    /// - changes: [`archive`](LiveNote#method.archive)
    ///
    /// Generated from `resources.note` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Note {
        /// Identifies the note.
        pub id: NoteId,
        /// What it was written to.
        pub ticket_id: TicketId,
        /// What it says.
        pub text: String,
        /// Whether it was archived.
        ///
        /// `None` where the API leaves it out.
        pub is_hidden: Option<bool>,
        extra: rt::Extra,
    }

    impl Note {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Note by id: "a note" = "{\"id\":\"a-1234\",\"ticketId\":\"a-1234\",\"text\":\"text\"}",
        "id" id: required,
        "ticketId" ticket_id: required,
        "text" text: required,
        "isHidden" is_hidden: absent
    }

    /// The ID of a [`Note`].
    ///
    /// It is made from a string, and is a string in JSON. An empty ID, `.` and `..` are rejected before a
    /// request is sent, since they have another meaning in a path.
    #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct NoteId(String);

    rt::text_id!(NoteId);

    /// The content of a new [`Note`]. A field that is not given gets the API's own default.
    ///
    /// [`Notes::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
    /// let new = NewNote::new(ticket_id, "text");
    /// client.notes().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewNote {
        ticket_id: TicketId,
        text: String,
    }

    rt::body! { create NewNote of "ticketId" ticket_id, "text" text: value }

    impl NewNote {
        /// Sets the required fields only.
        #[inline]
        pub fn new(ticket_id: impl Into<TicketId>, text: impl Into<String>) -> Self {
            Self { ticket_id: ticket_id.into(), text: text.into() }
        }
    }

    impl rt::NewBody for NewNote {
        type Of = Note;
        type Parent = TicketId;

        #[inline]
        fn parent(&self) -> Self::Parent {
            self.ticket_id.clone()
        }
    }

    impl rt::Sealed for NewNote {}

    impl rt::Body for NewNote {}

    /// Copies the fields that a create can send.
    impl From<&Note> for NewNote {
        #[inline]
        fn from(of: &Note) -> Self {
            NewNote { ticket_id: of.ticket_id.clone(), text: of.text.clone() }
        }
    }

    /// The notes: [`get`](Notes::get), [`list`](Notes::list), [`create`](Notes::create),
    /// [`archive`](Notes::archive).
    ///
    /// Each is a [`Note`].
    ///
    /// Generated from `resources.note` of the spec.
    #[derive(Clone, Debug)]
    pub struct Notes {
        pub(super) client: Client,
    }

    impl Notes {
        /// Reads a note.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// # let note_id = client.notes().create(NewNote::new(ticket_id, "text")).await?.id.clone();
        /// let note = client.notes().get(note_id).await?;
        /// println!("{note:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<NoteId>) -> rt::Call<rt::Live<Note>> {
            self.client.get::<Note>(id)
        }

        /// Reads several notes, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// # let note_id = client.notes().create(NewNote::new(ticket_id, "text")).await?.id.clone();
        /// let notes = client.notes().get_many([note_id]).await?;
        /// assert_eq!(notes.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<NoteId>>) -> rt::Many<rt::Live<Note>> {
            self.client.get_many::<Note>(ids)
        }

        /// Reads several notes, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// # let note_id = client.notes().create(NewNote::new(ticket_id, "text")).await?.id.clone();
        /// let mut notes = client.notes().get_each([note_id]);
        /// while let Some(note) = notes.next().await {
        ///     println!("{:#?}", note?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<NoteId>>) -> rt::Each<rt::Live<Note>> {
            self.client.get_each::<Note>(ids)
        }

        /// Lists the notes of a ticket.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// let notes = client.notes().list(ticket_id).await?;
        /// println!("there are {}", notes.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn list(&self, ticket_id: impl Into<TicketId>) -> rt::ListCall<rt::Live<Note>> {
            self.client.list::<Note>(ticket_id)
        }

        /// Creates a note.
        ///
        /// In beta: it may still change.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// let new = NewNote::new(ticket_id, "text");
        /// let note = client.notes().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewNote) -> rt::Call<rt::Live<Note>> {
            self.client.create(new)
        }

        /// Archives a note, which stays readable.
        ///
        /// It is not an error if the object is archived already.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// # let note_id = client.notes().create(NewNote::new(ticket_id, "text")).await?.id.clone();
        /// client.notes().archive(note_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn archive(&self, id: impl Into<NoteId>) -> rt::Call<()> {
            self.client.archive::<Note>(id)
        }

        /// Archives several notes, a few at a time.
        ///
        /// It is not an error if the object is archived already.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// # let note_id = client.notes().create(NewNote::new(ticket_id, "text")).await?.id.clone();
        /// client.notes().archive_many([note_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn archive_many(&self, ids: impl IntoIterator<Item = impl Into<NoteId>>) -> rt::Many<()> {
            self.client.archive_many::<Note>(ids)
        }
    }

    /// A note as it was fetched: its fields are those of [`Note`].
    ///
    /// It has [`refresh`](crate::Live::refresh) as well.
    pub type LiveNote = rt::Live<Note>;

    /// The methods of a fetched note.
    impl rt::Live<Note> {
        /// Archives the note on the server, where it stays readable.
        ///
        /// The fields of this value change accordingly: `isHidden` is `true`.
        ///
        /// It is not an error if the object is archived already.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// # let mut note = client.notes().create(NewNote::new(ticket_id, "text")).await?;
        /// note.archive().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn archive(&mut self) -> rt::LiveCall<'_, Note> {
            self.archival()
        }
    }

    impl rt::Sealed for Note {}

    impl rt::Resource for Note {
        const NAME: &'static str = "note";
        type Api = Trial;
    }

    impl rt::Entity for Note {
        type Id = NoteId;
        type Key = NoteId;
        type Changes = rt::NoChanges<Note>;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id.clone()
        }
    }

    impl rt::List for Note {
        type Item = rt::Live<Note>;
        type Call = rt::ListCall<rt::Live<Note>>;
        type Parent = TicketId;
        const LIST: rt::Route = rt::Route::new("note", "GET", "tickets/{ticket_id}/notes", &[200]);
    }

    impl rt::Get for Note {
        const GET: rt::Route = rt::Route::new("note", "GET", "notes/{id}", &[200]);
    }

    impl rt::Create for Note {
        type New = NewNote;
        const CREATE: rt::Route = rt::Route::new("note", "POST", "tickets/{ticket_id}/notes", &[201]);
    }

    impl rt::Archive for Note {
        const ARCHIVE: rt::Route = rt::Route::new("note", "DELETE", "notes/{id}", &[204]).done(&[410]);

        #[inline]
        fn mark_archived(&mut self) {
            self.is_hidden = Some(true);
        }
    }

    /// A trait for each refusal, which nothing implements.
    mod refused {
        #[diagnostic::on_unimplemented(
            message = "`Note` cannot be deleted through the Ticket API",
            note = "it can be archived only, and stays readable",
            note = "instead, archive it: `note.archive()`"
        )]
        pub(super) trait DeleteNotes {}

        #[diagnostic::on_unimplemented(
            message = "`Note` cannot be changed through the Ticket API",
            note = "notes are signed",
            note = "instead, write another one"
        )]
        pub(super) trait UpdateNotes {}
    }

    #[doc(hidden)]
    impl rt::Delete for Note
    where
        for<'never> Trial: refused::DeleteNotes,
    {
        const DELETE: rt::Route = rt::Route::REFUSED;
    }

    #[doc(hidden)]
    impl rt::Update for Note
    where
        for<'never> Trial: refused::UpdateNotes,
    {
        type Update = rt::NoChanges<Note>;
        const UPDATE: rt::Route = rt::Route::REFUSED;
    }
}

#[doc(hidden)]
pub use note::{LiveNote, NewNote, Note, NoteId, Notes};

/// Queues: [`Queue`], [`NewQueue`], [`QueueUpdate`], [`Queues`], [`LiveQueue`] and [`QueueId`].
pub mod queue {
    use super::*;
    use crate::runtime as rt;

    /// A queue.
    ///
    /// Tickets wait in it.
    ///
    /// The operations are those of [`Queues`]. [`NewQueue`] makes one. [`QueueUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveQueue`], which has these methods:
    ///
    /// - one more and one less: [`add_watched_ticket`](LiveQueue#method.add_watched_ticket), [`remove_watched_ticket`](LiveQueue#method.remove_watched_ticket)
    /// - lists: [`tickets`](LiveQueue#method.tickets)
    /// - changes that `save` sends: [`set_title`](LiveQueue#method.set_title), [`set_answer_hours`](LiveQueue#method.set_answer_hours), [`set_changes`](LiveQueue#method.set_changes), [`clear_changes`](LiveQueue#method.clear_changes)
    ///
    /// Generated from `resources.queue` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Queue {
        /// Identifies the queue.
        pub id: QueueId,
        /// What it is for.
        pub title: String,
        /// How soon a ticket is answered.
        ///
        /// In hours. From 1 to 720. The default is 24.
        pub answer_hours: u32,
        /// What was changed last, in words.
        ///
        /// `None` where the API sends null.
        pub changes: Option<String>,
        extra: rt::Extra,
    }

    impl Queue {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Queue by id: "a queue" = "{\"id\":\"a-1234\",\"title\":\"title\",\"answerHours\":360,\"changes\":null}",
        "id" id: required,
        "title" title: required,
        "answerHours" answer_hours: required,
        "changes" changes: nullable
    }

    /// The ID of a [`Queue`].
    ///
    /// It is made from a string, and is a string in JSON. An empty ID, `.` and `..` are rejected before a
    /// request is sent, since they have another meaning in a path.
    #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct QueueId(String);

    rt::text_id!(QueueId);

    /// The content of a new [`Queue`]. A field that is not given gets the API's own default.
    ///
    /// [`Queues::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// let new = NewQueue::new("text").answer_hours(360).changes("text");
    /// client.queues().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewQueue {
        title: String,
        answer_hours: Option<u32>,
        changes: Option<String>,
    }

    rt::body! { create NewQueue, "title" title: value, "answerHours" answer_hours: option, "changes" changes: option }

    impl NewQueue {
        /// Sets the required fields only.
        #[inline]
        pub fn new(title: impl Into<String>) -> Self {
            Self { title: title.into(), answer_hours: None, changes: None }
        }

        /// How soon a ticket is answered.
        ///
        /// In hours. From 1 to 720. The default is 24.
        #[inline]
        pub fn answer_hours(mut self, answer_hours: u32) -> Self {
            self.answer_hours = Some(answer_hours);
            self
        }

        /// What was changed last, in words.
        #[inline]
        pub fn changes(mut self, changes: impl Into<String>) -> Self {
            self.changes = Some(changes.into());
            self
        }
    }

    impl rt::NewBody for NewQueue {
        type Of = Queue;
        type Parent = ();

        #[inline]
        fn parent(&self) -> Self::Parent {}
    }

    impl rt::Sealed for NewQueue {}

    impl rt::Body for NewQueue {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_range("answerHours", self.answer_hours.as_ref(), 1..=720)?;
            Ok(())
        }
    }

    /// Copies the fields that a create can send.
    impl From<&Queue> for NewQueue {
        #[inline]
        fn from(of: &Queue) -> Self {
            NewQueue { title: of.title.clone(), answer_hours: Some(of.answer_hours), changes: of.changes.clone() }
        }
    }

    /// Changes to a [`Queue`]. A field that is not named keeps its value.
    ///
    /// [`Queues::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
    /// let changes = QueueUpdate::new().title("text").answer_hours(360).changes("text");
    /// client.queues().update(queue_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct QueueUpdate {
        title: rt::Patch<String>,
        answer_hours: rt::Patch<u32>,
        changes: rt::Patch<String>,
    }

    rt::changes! {
        QueueUpdate,
        "title" title: patch apply_to,
        "answerHours" answer_hours: patch apply_to,
        "changes" changes: clearable apply_to_option
    }

    impl QueueUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// What it is for.
        #[inline]
        pub fn title(mut self, title: impl Into<String>) -> Self {
            self.title = rt::Patch::Set(title.into());
            self
        }

        /// How soon a ticket is answered.
        ///
        /// In hours. From 1 to 720. The default is 24.
        #[inline]
        pub fn answer_hours(mut self, answer_hours: u32) -> Self {
            self.answer_hours = rt::Patch::Set(answer_hours);
            self
        }

        /// What was changed last, in words.
        #[inline]
        pub fn changes(mut self, changes: impl Into<String>) -> Self {
            self.changes = rt::Patch::Set(changes.into());
            self
        }

        /// Writes null to `changes`.
        #[inline]
        pub fn clear_changes(mut self) -> Self {
            self.changes = rt::Patch::Null;
            self
        }
    }

    impl rt::UpdateBody for QueueUpdate {
        type Of = Queue;
    }

    impl rt::Sealed for QueueUpdate {}

    impl rt::Body for QueueUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_range("answerHours", self.answer_hours.given(), 1..=720)?;
            Ok(())
        }
    }

    /// The queues: [`get`](Queues::get), [`list`](Queues::list), [`create`](Queues::create),
    /// [`update`](Queues::update), [`delete`](Queues::delete).
    ///
    /// Each is a [`Queue`].
    ///
    /// Generated from `resources.queue` of the spec.
    #[derive(Clone, Debug)]
    pub struct Queues {
        pub(super) client: Client,
    }

    impl Queues {
        /// Reads a queue.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let queue = client.queues().get(queue_id).await?;
        /// println!("{queue:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<QueueId>) -> rt::Call<rt::Live<Queue>> {
            self.client.get::<Queue>(id)
        }

        /// Reads several queues, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let queues = client.queues().get_many([queue_id]).await?;
        /// assert_eq!(queues.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<QueueId>>) -> rt::Many<rt::Live<Queue>> {
            self.client.get_many::<Queue>(ids)
        }

        /// Reads several queues, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let mut queues = client.queues().get_each([queue_id]);
        /// while let Some(queue) = queues.next().await {
        ///     println!("{:#?}", queue?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<QueueId>>) -> rt::Each<rt::Live<Queue>> {
            self.client.get_each::<Queue>(ids)
        }

        /// Lists all queues of the account.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// let queues = client.queues().list().await?;
        /// println!("there are {}", queues.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn list(&self) -> rt::ListCall<rt::Live<Queue>> {
            self.client.list::<Queue>(())
        }

        /// Creates a queue.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// let new = NewQueue::new("text");
        /// let queue = client.queues().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewQueue) -> rt::Call<rt::Live<Queue>> {
            self.client.create(new)
        }

        /// Changes a queue, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let changes = QueueUpdate::new().title("text").answer_hours(360).changes("text");
        /// let queue = client.queues().update(queue_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<QueueId>, changes: QueueUpdate) -> rt::Call<rt::Live<Queue>> {
            self.client.update::<Queue>(id, changes)
        }

        /// Changes several queues, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let changes = QueueUpdate::new().title("text").answer_hours(360).changes("text");
        /// client.queues().update_many([(queue_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<QueueId>, QueueUpdate)>,
        ) -> rt::Many<rt::Live<Queue>> {
            self.client.update_many::<Queue>(changes)
        }

        /// Deletes a queue.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// client.queues().delete(queue_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<QueueId>) -> rt::Call<()> {
            self.client.delete::<Queue>(id)
        }

        /// Deletes several queues, a few at a time.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// client.queues().delete_many([queue_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<QueueId>>) -> rt::Many<()> {
            self.client.delete_many::<Queue>(ids)
        }
    }

    /// A queue as it was fetched: its fields are those of [`Queue`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveQueue = rt::Live<Queue>;

    /// The methods of a fetched queue.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let mut queue = client.queues().create(NewQueue::new("text")).await?;
    /// queue.set_title("text").set_answer_hours(360).set_changes("text");
    /// queue.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Queue> {
        /// Sets `title`; it is sent by the next `save`.
        ///
        /// What it is for.
        #[inline]
        pub fn set_title(&mut self, title: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.title(title))
        }

        /// Sets `answerHours`; it is sent by the next `save`.
        ///
        /// How soon a ticket is answered.
        ///
        /// In hours. From 1 to 720. The default is 24.
        #[inline]
        pub fn set_answer_hours(&mut self, answer_hours: u32) -> &mut Self {
            self.change(|changes| changes.answer_hours(answer_hours))
        }

        /// Sets `changes`; it is sent by the next `save`.
        ///
        /// What was changed last, in words.
        #[inline]
        pub fn set_changes(&mut self, changes: impl Into<String>) -> &mut Self {
            self.change(|update| update.changes(changes))
        }

        /// Sets `changes` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_changes(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_changes())
        }

        /// Adds a watched ticket to the queue.
        ///
        /// The list lives in the ticket.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut queue = client.queues().create(NewQueue::new("text")).await?;
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue.id, "text", Requester::new("text"))).await?.id.clone();
        /// queue.add_watched_ticket(ticket_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn add_watched_ticket(&self, watched_ticket: impl Into<TicketId>) -> rt::Edit<'static, Ticket> {
            rt::Edit::new(
                self.client(),
                watched_ticket.into(),
                rt::adding(
                    self.id.clone(),
                    |data: &Ticket| &data.watching_queue_ids,
                    |ids| TicketUpdate::new().watching_queue_ids(ids),
                ),
            )
        }

        /// Removes a watched ticket from the queue.
        ///
        /// The list lives in the ticket.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut queue = client.queues().create(NewQueue::new("text")).await?;
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue.id, "text", Requester::new("text"))).await?.id.clone();
        /// # queue.add_watched_ticket(ticket_id).await?;
        /// queue.remove_watched_ticket(ticket_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn remove_watched_ticket(&self, watched_ticket: impl Into<TicketId>) -> rt::Edit<'static, Ticket> {
            rt::Edit::new(
                self.client(),
                watched_ticket.into(),
                rt::removing(
                    self.id.clone(),
                    |data: &Ticket| &data.watching_queue_ids,
                    |ids| TicketUpdate::new().watching_queue_ids(ids),
                ),
            )
        }

        /// Lists its tickets.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let mut queue = client.queues().create(NewQueue::new("text")).await?;
        /// let tickets = queue.tickets().await?;
        /// println!("there are {}", tickets.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn tickets(&self) -> rt::ListCall<rt::Live<Ticket>> {
            self.client().list::<Ticket>(self.id.clone())
        }
    }

    impl rt::Sealed for Queue {}

    impl rt::Resource for Queue {
        const NAME: &'static str = "queue";
        type Api = Trial;
    }

    impl rt::Entity for Queue {
        type Id = QueueId;
        type Key = QueueId;
        type Changes = QueueUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id.clone()
        }
    }

    impl rt::List for Queue {
        type Item = rt::Live<Queue>;
        type Call = rt::ListCall<rt::Live<Queue>>;
        type Parent = ();
        const LIST: rt::Route = rt::Route::new("queue", "GET", "queues", &[200]);
    }

    impl rt::Get for Queue {
        const GET: rt::Route = rt::Route::new("queue", "GET", "queues/{id}", &[200]);
    }

    impl rt::Create for Queue {
        type New = NewQueue;
        const CREATE: rt::Route = rt::Route::new("queue", "POST", "queues", &[200]);
    }

    impl rt::Update for Queue {
        type Update = QueueUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("queue", "PATCH", "queues/{id}", &[200]).read_back(&<Queue as rt::Get>::GET);
    }

    impl rt::Delete for Queue {
        const DELETE: rt::Route = rt::Route::new("queue", "DELETE", "queues/{id}", &[204]);
    }

    impl rt::Save for Queue {}
}

#[doc(hidden)]
pub use queue::{LiveQueue, NewQueue, Queue, QueueId, QueueUpdate, Queues};

/// Tickets: [`Ticket`], [`NewTicket`], [`TicketUpdate`], [`Tickets`], [`LiveTicket`] and [`TicketId`].
pub mod ticket {
    use super::*;
    use crate::runtime as rt;

    /// A ticket.
    ///
    /// Somebody asks for something.
    ///
    /// The operations are those of [`Tickets`]. [`NewTicket`] makes one. [`TicketUpdate`] changes one.
    ///
    /// Fetched, it is a [`LiveTicket`], which has these methods:
    ///
    /// - changes: [`solve`](LiveTicket#method.solve)
    /// - one more and one less: [`add_agent`](LiveTicket#method.add_agent), [`remove_agent`](LiveTicket#method.remove_agent)
    /// - lists: [`events`](LiveTicket#method.events), [`notes`](LiveTicket#method.notes)
    /// - changes that `save` sends: [`set_queue_id`](LiveTicket#method.set_queue_id), [`set_subject`](LiveTicket#method.set_subject), [`set_requester`](LiveTicket#method.set_requester), [`set_state`](LiveTicket#method.set_state), [`set_urgency`](LiveTicket#method.set_urgency), [`set_agent_id`](LiveTicket#method.set_agent_id), [`set_agent_ids`](LiveTicket#method.set_agent_ids), [`set_watching_queue_ids`](LiveTicket#method.set_watching_queue_ids), [`set_duplicate_of`](LiveTicket#method.set_duplicate_of), [`set_checklists`](LiveTicket#method.set_checklists), [`clear_duplicate_of`](LiveTicket#method.clear_duplicate_of)
    ///
    /// Generated from `resources.ticket` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Ticket {
        /// Identifies the ticket.
        pub id: TicketId,
        /// Where it waits.
        pub queue_id: QueueId,
        /// What it is about.
        pub subject: String,
        /// Who asks.
        pub requester: Requester,
        /// Where it stands.
        ///
        /// The default is `open`.
        pub state: TicketState,
        /// How soon somebody has to look at it.
        ///
        /// The default is 1.
        pub urgency: Urgency,
        /// Who is to look at it first.
        ///
        /// `None` where the API leaves it out.
        pub agent_id: Option<AgentId>,
        /// Who looks at it.
        pub agent_ids: Vec<AgentId>,
        /// The queues that hear of it besides its own.
        pub watching_queue_ids: Vec<QueueId>,
        /// The ticket that said so before.
        ///
        /// `None` where the API sends null.
        pub duplicate_of: Option<TicketId>,
        /// What to do: lists that can be worked on side by side.
        pub checklists: Vec<Vec<Step>>,
        extra: rt::Extra,
    }

    impl Ticket {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Ticket by id: "a ticket" = "{\"id\":\"a-1234\",\"queueId\":\"a-1234\",\"subject\":\"subject\",\"requester\":{\"name\":\"name\"},\"state\":\"open\",\"urgency\":1,\"agentIds\":[],\"watchingQueueIds\":[],\"duplicateOf\":null,\"checklists\":[]}",
        "id" id: required,
        "queueId" queue_id: required,
        "subject" subject: required,
        "requester" requester: required inspect,
        "state" state: required inspect,
        "urgency" urgency: required inspect,
        "agentId" agent_id: absent,
        "agentIds" agent_ids: required,
        "watchingQueueIds" watching_queue_ids: required,
        "duplicateOf" duplicate_of: nullable,
        "checklists" checklists: required inspect
    }

    /// The ID of a [`Ticket`].
    ///
    /// It is made from a string, and is a string in JSON. An empty ID, `.` and `..` are rejected before a
    /// request is sent, since they have another meaning in a path.
    #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct TicketId(String);

    rt::text_id!(TicketId);

    /// The content of a new [`Ticket`]. A field that is not given gets the API's own default.
    ///
    /// [`Tickets::create`] sends it.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
    /// let new =
    ///     NewTicket::new(queue_id, "text", Requester::new("text")).state(TicketState::Solved).urgency(Urgency::High);
    /// client.tickets().create(new).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    pub struct NewTicket {
        queue_id: QueueId,
        subject: String,
        requester: Requester,
        state: Option<TicketState>,
        urgency: Option<Urgency>,
        agent_id: Option<AgentId>,
        agent_ids: Option<Vec<AgentId>>,
        watching_queue_ids: Option<Vec<QueueId>>,
        duplicate_of: Option<TicketId>,
        checklists: Option<Vec<Vec<Step>>>,
    }

    rt::body! {
        create NewTicket,
        "queueId" queue_id: value,
        "subject" subject: value,
        "requester" requester: value,
        "state" state: option,
        "urgency" urgency: option,
        "agentId" agent_id: option,
        "agentIds" agent_ids: option,
        "watchingQueueIds" watching_queue_ids: option,
        "duplicateOf" duplicate_of: option,
        "checklists" checklists: option
    }

    impl NewTicket {
        /// Sets the required fields only.
        #[inline]
        pub fn new(queue_id: impl Into<QueueId>, subject: impl Into<String>, requester: Requester) -> Self {
            Self {
                queue_id: queue_id.into(),
                subject: subject.into(),
                requester,
                state: None,
                urgency: None,
                agent_id: None,
                agent_ids: None,
                watching_queue_ids: None,
                duplicate_of: None,
                checklists: None,
            }
        }

        /// Where it stands.
        ///
        /// The default is `open`.
        #[inline]
        pub fn state(mut self, state: TicketState) -> Self {
            self.state = Some(state);
            self
        }

        /// How soon somebody has to look at it.
        ///
        /// The default is 1.
        #[inline]
        pub fn urgency(mut self, urgency: Urgency) -> Self {
            self.urgency = Some(urgency);
            self
        }

        /// Who is to look at it first.
        #[inline]
        pub fn agent_id(mut self, agent_id: impl Into<AgentId>) -> Self {
            self.agent_id = Some(agent_id.into());
            self
        }

        /// Who looks at it.
        #[inline]
        pub fn agent_ids(mut self, agent_ids: impl IntoIterator<Item = impl Into<AgentId>>) -> Self {
            self.agent_ids = Some(agent_ids.into_iter().map(Into::into).collect());
            self
        }

        /// The queues that hear of it besides its own.
        #[inline]
        pub fn watching_queue_ids(mut self, watching_queue_ids: impl IntoIterator<Item = impl Into<QueueId>>) -> Self {
            self.watching_queue_ids = Some(watching_queue_ids.into_iter().map(Into::into).collect());
            self
        }

        /// The ticket that said so before.
        #[inline]
        pub fn duplicate_of(mut self, duplicate_of: impl Into<TicketId>) -> Self {
            self.duplicate_of = Some(duplicate_of.into());
            self
        }

        /// What to do: lists that can be worked on side by side.
        #[inline]
        pub fn checklists(mut self, checklists: impl IntoIterator<Item = Vec<Step>>) -> Self {
            self.checklists = Some(checklists.into_iter().collect());
            self
        }
    }

    impl rt::NewBody for NewTicket {
        type Of = Ticket;
        type Parent = ();

        #[inline]
        fn parent(&self) -> Self::Parent {}
    }

    impl rt::Sealed for NewTicket {}

    impl rt::Body for NewTicket {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::sendable("queueId", Some(&self.queue_id))?;
            rt::well_formed("requester", Some(&self.requester))?;
            rt::sendable("agentId", self.agent_id.as_ref())?;
            rt::sendable("agentIds", self.agent_ids.as_ref().into_iter().flatten())?;
            rt::sendable("watchingQueueIds", self.watching_queue_ids.as_ref().into_iter().flatten())?;
            rt::sendable("duplicateOf", self.duplicate_of.as_ref())?;
            Ok(())
        }
    }

    /// Copies the fields that a create can send. The create leaves out the fields of nested objects that
    /// only an update sends, such as IDs. It sends those that this version of the crate does not know.
    impl From<&Ticket> for NewTicket {
        #[inline]
        fn from(of: &Ticket) -> Self {
            NewTicket {
                queue_id: of.queue_id.clone(),
                subject: of.subject.clone(),
                requester: of.requester.clone(),
                state: Some(of.state.clone()),
                urgency: Some(of.urgency),
                agent_id: of.agent_id,
                agent_ids: Some(of.agent_ids.clone()),
                watching_queue_ids: Some(of.watching_queue_ids.clone()),
                duplicate_of: of.duplicate_of.clone(),
                checklists: Some(of.checklists.clone()),
            }
        }
    }

    /// Changes to a [`Ticket`]. A field that is not named keeps its value.
    ///
    /// [`Tickets::update`] sends them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
    /// let changes = TicketUpdate::new().subject("text").requester(Requester::new("text")).state(TicketState::Solved);
    /// client.tickets().update(ticket_id, changes).await?;
    /// # Ok(()) });
    /// ```
    #[derive(Clone, Debug, Default, PartialEq)]
    #[must_use]
    pub struct TicketUpdate {
        queue_id: rt::Patch<QueueId>,
        subject: rt::Patch<String>,
        requester: rt::Patch<Requester>,
        state: rt::Patch<TicketState>,
        urgency: rt::Patch<Urgency>,
        agent_id: rt::Patch<AgentId>,
        agent_ids: rt::Patch<Vec<AgentId>>,
        watching_queue_ids: rt::Patch<Vec<QueueId>>,
        duplicate_of: rt::Patch<TicketId>,
        checklists: rt::Patch<Vec<Vec<Step>>>,
    }

    rt::changes! {
        TicketUpdate,
        "queueId" queue_id: patch apply_to,
        "subject" subject: patch apply_to,
        "requester" requester: patch apply_to,
        "state" state: patch apply_to,
        "urgency" urgency: patch apply_to,
        "agentId" agent_id: patch apply_to_option,
        "agentIds" agent_ids: patch apply_to,
        "watchingQueueIds" watching_queue_ids: patch apply_to,
        "duplicateOf" duplicate_of: clearable apply_to_option,
        "checklists" checklists: patch apply_to
    }

    impl TicketUpdate {
        /// No changes yet.
        #[inline]
        pub fn new() -> Self {
            Default::default()
        }

        /// Where it waits.
        #[inline]
        pub fn queue_id(mut self, queue_id: impl Into<QueueId>) -> Self {
            self.queue_id = rt::Patch::Set(queue_id.into());
            self
        }

        /// What it is about.
        #[inline]
        pub fn subject(mut self, subject: impl Into<String>) -> Self {
            self.subject = rt::Patch::Set(subject.into());
            self
        }

        /// Who asks.
        #[inline]
        pub fn requester(mut self, requester: Requester) -> Self {
            self.requester = rt::Patch::Set(requester);
            self
        }

        /// Where it stands.
        ///
        /// The default is `open`.
        #[inline]
        pub fn state(mut self, state: TicketState) -> Self {
            self.state = rt::Patch::Set(state);
            self
        }

        /// How soon somebody has to look at it.
        ///
        /// The default is 1.
        #[inline]
        pub fn urgency(mut self, urgency: Urgency) -> Self {
            self.urgency = rt::Patch::Set(urgency);
            self
        }

        /// Who is to look at it first.
        #[inline]
        pub fn agent_id(mut self, agent_id: impl Into<AgentId>) -> Self {
            self.agent_id = rt::Patch::Set(agent_id.into());
            self
        }

        /// Who looks at it.
        #[inline]
        pub fn agent_ids(mut self, agent_ids: impl IntoIterator<Item = impl Into<AgentId>>) -> Self {
            self.agent_ids = rt::Patch::Set(agent_ids.into_iter().map(Into::into).collect());
            self
        }

        /// The queues that hear of it besides its own.
        #[inline]
        pub fn watching_queue_ids(mut self, watching_queue_ids: impl IntoIterator<Item = impl Into<QueueId>>) -> Self {
            self.watching_queue_ids = rt::Patch::Set(watching_queue_ids.into_iter().map(Into::into).collect());
            self
        }

        /// The ticket that said so before.
        #[inline]
        pub fn duplicate_of(mut self, duplicate_of: impl Into<TicketId>) -> Self {
            self.duplicate_of = rt::Patch::Set(duplicate_of.into());
            self
        }

        /// What to do: lists that can be worked on side by side.
        #[inline]
        pub fn checklists(mut self, checklists: impl IntoIterator<Item = Vec<Step>>) -> Self {
            self.checklists = rt::Patch::Set(checklists.into_iter().collect());
            self
        }

        /// Writes null to `duplicateOf`.
        #[inline]
        pub fn clear_duplicate_of(mut self) -> Self {
            self.duplicate_of = rt::Patch::Null;
            self
        }
    }

    impl rt::UpdateBody for TicketUpdate {
        type Of = Ticket;
    }

    impl rt::Sealed for TicketUpdate {}

    impl rt::Body for TicketUpdate {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::sendable("queueId", self.queue_id.given())?;
            rt::well_formed("requester", self.requester.given())?;
            rt::sendable("agentId", self.agent_id.given())?;
            rt::sendable("agentIds", self.agent_ids.given().into_iter().flatten())?;
            rt::sendable("watchingQueueIds", self.watching_queue_ids.given().into_iter().flatten())?;
            rt::sendable("duplicateOf", self.duplicate_of.given())?;
            Ok(())
        }
    }

    /// The tickets: [`get`](Tickets::get), [`list`](Tickets::list), [`create`](Tickets::create),
    /// [`update`](Tickets::update), [`delete`](Tickets::delete).
    ///
    /// Each is a [`Ticket`].
    ///
    /// Generated from `resources.ticket` of the spec.
    #[derive(Clone, Debug)]
    pub struct Tickets {
        pub(super) client: Client,
    }

    impl Tickets {
        /// Reads a ticket.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// let ticket = client.tickets().get(ticket_id).await?;
        /// println!("{ticket:#?}");
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn get(&self, id: impl Into<TicketId>) -> rt::Call<rt::Live<Ticket>> {
            self.client.get::<Ticket>(id)
        }

        /// Reads several tickets, a few at a time, in the order of their IDs.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// let tickets = client.tickets().get_many([ticket_id]).await?;
        /// assert_eq!(tickets.len(), 1);
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<TicketId>>) -> rt::Many<rt::Live<Ticket>> {
            self.client.get_many::<Ticket>(ids)
        }

        /// Reads several tickets, a few at a time: one result for each ID, in order.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// let mut tickets = client.tickets().get_each([ticket_id]);
        /// while let Some(ticket) = tickets.next().await {
        ///     println!("{:#?}", ticket?);
        /// }
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<TicketId>>) -> rt::Each<rt::Live<Ticket>> {
            self.client.get_each::<Ticket>(ids)
        }

        /// Lists the tickets of a queue.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let tickets = client.tickets().list(queue_id).await?;
        /// println!("there are {}", tickets.len());
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn list(&self, queue_id: impl Into<QueueId>) -> rt::ListCall<rt::Live<Ticket>> {
            self.client.list::<Ticket>(queue_id)
        }

        /// Creates a ticket.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let new = NewTicket::new(queue_id, "text", Requester::new("text"));
        /// let ticket = client.tickets().create(new).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn create(&self, new: NewTicket) -> rt::Call<rt::Live<Ticket>> {
            self.client.create(new)
        }

        /// Changes a ticket, and reads it back.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// let changes = TicketUpdate::new().subject("text").requester(Requester::new("text")).state(TicketState::Solved);
        /// let ticket = client.tickets().update(ticket_id, changes).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn update(&self, id: impl Into<TicketId>, changes: TicketUpdate) -> rt::Call<rt::Live<Ticket>> {
            self.client.update::<Ticket>(id, changes)
        }

        /// Changes several tickets, a few at a time, and reads them back.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// let changes = TicketUpdate::new().subject("text").requester(Requester::new("text")).state(TicketState::Solved);
        /// client.tickets().update_many([(ticket_id, changes)]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn update_many(
            &self,
            changes: impl IntoIterator<Item = (impl Into<TicketId>, TicketUpdate)>,
        ) -> rt::Many<rt::Live<Ticket>> {
            self.client.update_many::<Ticket>(changes)
        }

        /// Deletes a ticket.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// client.tickets().delete(ticket_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails if the request fails. An empty ID is rejected before anything is sent.
        #[inline]
        pub fn delete(&self, id: impl Into<TicketId>) -> rt::Call<()> {
            self.client.delete::<Ticket>(id)
        }

        /// Deletes several tickets, a few at a time.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// client.tickets().delete_many([ticket_id]).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// # Errors
        ///
        /// Fails with the first error, which names its object. [`Many::each`](crate::Many::each) continues after an error.
        #[inline]
        pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<TicketId>>) -> rt::Many<()> {
            self.client.delete_many::<Ticket>(ids)
        }

        /// Says that nothing is left to do.
        ///
        /// Sends only `state`. The ticket does not have to be fetched first.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?.id.clone();
        /// client.tickets().solve(ticket_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn solve(&self, id: impl Into<TicketId>) -> rt::Call<rt::Live<Ticket>> {
            self.client.update::<Ticket>(id, TicketUpdate::new().state(TicketState::Solved))
        }
    }

    /// A ticket as it was fetched: its fields are those of [`Ticket`].
    ///
    /// It has [`save`](crate::Live::save), [`refresh`](crate::Live::refresh) and
    /// [`delete`](crate::Live::delete) as well.
    pub type LiveTicket = rt::Live<Ticket>;

    /// The methods of a fetched ticket.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client: Client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
    /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?;
    /// ticket.set_subject("text").set_requester(Requester::new("text")).set_state(TicketState::Solved);
    /// ticket.save().await?;
    /// # Ok(()) });
    /// ```
    impl rt::Live<Ticket> {
        /// Sets `queueId`; it is sent by the next `save`.
        ///
        /// Where it waits.
        #[inline]
        pub fn set_queue_id(&mut self, queue_id: impl Into<QueueId>) -> &mut Self {
            self.change(|changes| changes.queue_id(queue_id))
        }

        /// Sets `subject`; it is sent by the next `save`.
        ///
        /// What it is about.
        #[inline]
        pub fn set_subject(&mut self, subject: impl Into<String>) -> &mut Self {
            self.change(|changes| changes.subject(subject))
        }

        /// Sets `requester`; it is sent by the next `save`.
        ///
        /// Who asks.
        #[inline]
        pub fn set_requester(&mut self, requester: Requester) -> &mut Self {
            self.change(|changes| changes.requester(requester))
        }

        /// Sets `state`; it is sent by the next `save`.
        ///
        /// Where it stands.
        ///
        /// The default is `open`.
        #[inline]
        pub fn set_state(&mut self, state: TicketState) -> &mut Self {
            self.change(|changes| changes.state(state))
        }

        /// Sets `urgency`; it is sent by the next `save`.
        ///
        /// How soon somebody has to look at it.
        ///
        /// The default is 1.
        #[inline]
        pub fn set_urgency(&mut self, urgency: Urgency) -> &mut Self {
            self.change(|changes| changes.urgency(urgency))
        }

        /// Sets `agentId`; it is sent by the next `save`.
        ///
        /// Who is to look at it first.
        #[inline]
        pub fn set_agent_id(&mut self, agent_id: impl Into<AgentId>) -> &mut Self {
            self.change(|changes| changes.agent_id(agent_id))
        }

        /// Sets `agentIds`; it is sent by the next `save`.
        ///
        /// Who looks at it.
        #[inline]
        pub fn set_agent_ids(&mut self, agent_ids: impl IntoIterator<Item = impl Into<AgentId>>) -> &mut Self {
            self.change(|changes| changes.agent_ids(agent_ids))
        }

        /// Sets `watchingQueueIds`; it is sent by the next `save`.
        ///
        /// The queues that hear of it besides its own.
        #[inline]
        pub fn set_watching_queue_ids(
            &mut self,
            watching_queue_ids: impl IntoIterator<Item = impl Into<QueueId>>,
        ) -> &mut Self {
            self.change(|changes| changes.watching_queue_ids(watching_queue_ids))
        }

        /// Sets `duplicateOf`; it is sent by the next `save`.
        ///
        /// The ticket that said so before.
        #[inline]
        pub fn set_duplicate_of(&mut self, duplicate_of: impl Into<TicketId>) -> &mut Self {
            self.change(|changes| changes.duplicate_of(duplicate_of))
        }

        /// Sets `checklists`; it is sent by the next `save`.
        ///
        /// What to do: lists that can be worked on side by side.
        #[inline]
        pub fn set_checklists(&mut self, checklists: impl IntoIterator<Item = Vec<Step>>) -> &mut Self {
            self.change(|changes| changes.checklists(checklists))
        }

        /// Sets `duplicateOf` to null; it is sent by the next `save`.
        #[inline]
        pub fn clear_duplicate_of(&mut self) -> &mut Self {
            self.change(|changes| changes.clear_duplicate_of())
        }

        /// Says that nothing is left to do.
        ///
        /// Sends only `state`. Pending changes stay pending.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?;
        /// ticket.solve().await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn solve(&mut self) -> rt::LiveCall<'_, Ticket> {
            self.send_only(TicketUpdate::new().state(TicketState::Solved))
        }

        /// Adds an agent to the ticket.
        ///
        /// The ticket's own list.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?;
        /// # let agent_id = "1234".parse::<AgentId>()?;
        /// ticket.add_agent(agent_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn add_agent(&mut self, agent: impl Into<AgentId>) -> rt::Edit<'_, Ticket> {
            self.edit(rt::adding(
                agent.into(),
                |data: &Ticket| &data.agent_ids,
                |ids| TicketUpdate::new().agent_ids(ids),
            ))
        }

        /// Removes an agent from the ticket.
        ///
        /// The ticket's own list.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?;
        /// # let agent_id = "1234".parse::<AgentId>()?;
        /// # ticket.add_agent(agent_id).await?;
        /// ticket.remove_agent(agent_id).await?;
        /// # Ok(()) });
        /// ```
        ///
        /// Adding an ID that the list has, or removing one that it does not have, is not an error.
        #[inline]
        pub fn remove_agent(&mut self, agent: impl Into<AgentId>) -> rt::Edit<'_, Ticket> {
            self.edit(rt::removing(
                agent.into(),
                |data: &Ticket| &data.agent_ids,
                |ids| TicketUpdate::new().agent_ids(ids),
            ))
        }

        /// Lists its events.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?;
        /// let events = ticket.events().await?;
        /// println!("there are {}", events.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn events(&self) -> rt::ListCall<Event> {
            self.client().list::<Event>(self.id.clone())
        }

        /// Lists its notes.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, "text", Requester::new("text"))).await?;
        /// let notes = ticket.notes().await?;
        /// println!("there are {}", notes.len());
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn notes(&self) -> rt::ListCall<rt::Live<Note>> {
            self.client().list::<Note>(self.id.clone())
        }
    }

    impl rt::ListCall<rt::Live<Ticket>> {
        /// Lists the tickets of this agent only.
        ///
        /// Sends `agentId`.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let agent_id = "1234".parse::<AgentId>()?;
        /// let tickets = client.tickets().list(queue_id).agent(agent_id).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn agent(self, agent_id: impl Into<AgentId>) -> Self {
            self.with_id("agentId", &Into::<AgentId>::into(agent_id))
        }

        /// Those that stand at one of these.
        ///
        /// Sends `state`, with commas between the values.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let tickets = client.tickets().list(queue_id).in_any_state([TicketState::Open]).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn in_any_state(self, in_any_state: impl IntoIterator<Item = TicketState>) -> Self {
            self.with_values("state", rt::Values::of(in_any_state).joined())
        }

        /// Those that one of these looks at.
        ///
        /// Sends `agent` once for each value.
        ///
        /// ```no_run
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// # let agent_id = "1234".parse::<AgentId>()?;
        /// let tickets = client.tickets().list(queue_id).of_agents([agent_id]).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn of_agents(self, of_agents: impl IntoIterator<Item = impl Into<AgentId>>) -> Self {
            self.with_values("agent", rt::Values::ids("agent", of_agents.into_iter().map(Into::<AgentId>::into)))
        }

        /// Those that stand somewhere only.
        ///
        /// Sends `ticketState`.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let tickets = client.tickets().list(queue_id).in_state(TicketState::Open).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn in_state(self, ticket_state: TicketState) -> Self {
            self.with_query("ticketState", &ticket_state)
        }

        /// Those that are so urgent only.
        ///
        /// Sends `urgency`.
        ///
        /// ```
        /// # use optimizely_rest::trial::*;
        /// # sandbox::example(async |client: Client| {
        /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id.clone();
        /// let tickets = client.tickets().list(queue_id).with_urgency(Urgency::Low).await?;
        /// # Ok(()) });
        /// ```
        #[inline]
        pub fn with_urgency(self, urgency: Urgency) -> Self {
            self.with_query("urgency", &urgency.as_i64())
        }
    }

    /// Where a ticket stands.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.TicketState` of the spec.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum TicketState {
        /// Somebody has to look at it.
        Open,
        /// Nobody has.
        Solved,
        /// A value that this version of the crate does not know.
        Unrecognized(String),
    }

    rt::open_text_enum!(TicketState { Open = "open", Solved = "solved" });

    /// How soon somebody has to look at a ticket.
    ///
    /// The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and
    /// written back as it was received.
    ///
    /// Generated from `enums.Urgency` of the spec.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Urgency {
        /// Some day.
        Low,
        /// Today.
        High,
        /// A value that this version of the crate does not know.
        Unrecognized(i64),
    }

    rt::open_integer_enum!(Urgency { Low = 1, High = 2 });

    /// Where in a building somebody sits.
    ///
    /// It is read, edited and sent back as one value. Fields that are `None` are not sent. An empty list
    /// is sent only if the list was there before.
    ///
    /// Generated from `objects.Place` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    #[non_exhaustive]
    pub struct Place {
        /// The building's name.
        pub building: String,
        /// The floor; 0 is the ground.
        ///
        /// From -2 to 40.
        pub floor: i64,
        extra: rt::Extra,
    }

    impl Place {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Place: "a place" = "{\"building\":\"building\",\"floor\":19}",
        "building" building: required,
        "floor" floor: required
    }

    impl Place {
        /// Sets the required fields only.
        #[inline]
        pub fn new(building: impl Into<String>, floor: i64) -> Self {
            Self { building: building.into(), floor, extra: rt::Extra::default() }
        }
    }

    impl rt::Sealed for Place {}

    impl rt::Body for Place {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::in_range("floor", Some(&self.floor), -2..=40)?;
            Ok(())
        }
    }

    /// Who asks for something, and where to find them.
    ///
    /// It is read, edited and sent back as one value. Fields that are `None` are not sent. An empty list
    /// is sent only if the list was there before.
    ///
    /// Generated from `objects.Requester` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    #[non_exhaustive]
    pub struct Requester {
        /// The full name.
        pub name: String,
        /// Where they sit.
        pub desk_place: Option<Place>,
        extra: rt::Extra,
    }

    impl Requester {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Requester: "a requester" = "{\"name\":\"name\"}",
        "name" name: required,
        "deskPlace" desk_place: absent inspect
    }

    impl Requester {
        /// Sets the required fields only.
        #[inline]
        pub fn new(name: impl Into<String>) -> Self {
            Self { name: name.into(), desk_place: None, extra: rt::Extra::default() }
        }

        /// Where they sit.
        #[inline]
        pub fn desk_place(mut self, desk_place: Place) -> Self {
            self.desk_place = Some(desk_place);
            self
        }
    }

    impl rt::Sealed for Requester {}

    impl rt::Body for Requester {
        #[inline]
        fn check(&self) -> Result<(), String> {
            rt::well_formed("deskPlace", self.desk_place.as_ref())?;
            Ok(())
        }
    }

    /// One thing to do.
    ///
    /// It is read, edited and sent back as one value. Fields that are `None` are not sent. An empty list
    /// is sent only if the list was there before.
    ///
    /// Generated from `objects.Step` of the spec.
    #[derive(Clone, Debug, PartialEq)]
    #[must_use]
    #[non_exhaustive]
    pub struct Step {
        /// What to do.
        pub text: String,
        /// Whether it was done.
        ///
        /// The default is `false`.
        pub is_done: Option<bool>,
        done_at: Option<rt::Timestamp>,
        extra: rt::Extra,
    }

    impl Step {
        /// The fields of the response that this version of the crate does not know.
        #[inline]
        pub fn extra(&self) -> &rt::Extra {
            &self.extra
        }
    }

    rt::data! {
        Step: "a step" = "{\"text\":\"text\"}",
        "text" text: required,
        "isDone" is_done: absent,
        "doneAt" done_at if unsent: absent
    }

    impl Step {
        /// Sets the required fields only.
        #[inline]
        pub fn new(text: impl Into<String>) -> Self {
            Self { text: text.into(), is_done: None, done_at: None, extra: rt::Extra::default() }
        }

        /// Whether it was done.
        ///
        /// The default is `false`.
        #[inline]
        pub fn is_done(mut self, is_done: bool) -> Self {
            self.is_done = Some(is_done);
            self
        }

        /// When it was done.
        #[inline]
        pub fn done_at(&self) -> Option<&rt::Timestamp> {
            self.done_at.as_ref()
        }
    }

    impl rt::Sealed for Step {}

    impl rt::Body for Step {}

    impl rt::Sealed for Ticket {}

    impl rt::Resource for Ticket {
        const NAME: &'static str = "ticket";
        type Api = Trial;
    }

    impl rt::Entity for Ticket {
        type Id = TicketId;
        type Key = TicketId;
        type Changes = TicketUpdate;

        #[inline]
        fn id(&self) -> Self::Id {
            self.id.clone()
        }
    }

    impl rt::List for Ticket {
        type Item = rt::Live<Ticket>;
        type Call = rt::ListCall<rt::Live<Ticket>>;
        type Parent = QueueId;
        const LIST: rt::Route = rt::Route::new("ticket", "GET", "tickets?queueId={queueId}", &[200]);
    }

    impl rt::Get for Ticket {
        const GET: rt::Route = rt::Route::new("ticket", "GET", "tickets/{id}", &[200]);
    }

    impl rt::Create for Ticket {
        type New = NewTicket;
        const CREATE: rt::Route = rt::Route::new("ticket", "POST", "tickets", &[200]);
    }

    impl rt::Update for Ticket {
        type Update = TicketUpdate;
        const UPDATE: rt::Route =
            rt::Route::new("ticket", "PATCH", "tickets/{id}", &[200]).read_back(&<Ticket as rt::Get>::GET);
    }

    impl rt::Delete for Ticket {
        const DELETE: rt::Route = rt::Route::new("ticket", "DELETE", "tickets/{id}", &[204]);
    }

    impl rt::Save for Ticket {}
}

#[doc(hidden)]
pub use ticket::{
    LiveTicket, NewTicket, Place, Requester, Step, Ticket, TicketId, TicketState, TicketUpdate, Tickets, Urgency,
};
