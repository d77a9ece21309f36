// Generated from tickets.toml by optimizely-codegen. Edits belong there.

pub use crate::client::pages::ListAll;
use crate::runtime::*;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The Ticket API as a type.
///
/// It refuses requests with these statuses, which `Error::status` tells:
///
/// - `404`: There is nothing of that id.
/// - `422`: A value is not what it has to be.
#[derive(Clone, Copy, Debug)]
pub enum Trial {}

impl Api for Trial {
    const DEFINITION: Definition = Definition {
        base_url: BASE_URL,
        token_variable: TOKEN_VARIABLE,
        base_url_variable: BASE_URL_VARIABLE,
        schemes: &[Scheme { header: "authorization", prefix: Some("Bearer") }],
        waits: &[],
    };
}

/// Where the Ticket API answers.
pub const BASE_URL: &str = "https://tickets.example/api/2/";

/// The environment variable that holds the token.
pub const TOKEN_VARIABLE: &str = "TICKETS_TOKEN";

/// The environment variable that may hold another base URL.
pub const BASE_URL_VARIABLE: &str = "TICKETS_BASE_URL";

impl Resource for Agent {
    const NAME: &'static str = "agent";
    type Api = Trial;
}

impl Entity for Agent {
    type Id = AgentId;
    type Changes = NoChanges<Agent>;

    fn id(&self) -> Self::Id {
        self.id
    }
}

impl List for Agent {
    type Item = Live<Agent>;
    type Parent = ();
    const LIST: Route =
        Route { resource: "agent", method: "GET", template: "agents", success: &[200], read_back: None };
}

impl Get for Agent {
    const GET: Route =
        Route { resource: "agent", method: "GET", template: "agents/{id}", success: &[200], read_back: None };
}

impl Resource for Event {
    const NAME: &'static str = "event";
    type Api = Trial;
}

impl Element for Event {
    type Data = Event;

    fn attach(_: &std::sync::Arc<Transport>, data: Self::Data) -> Self {
        data
    }
}

impl List for Event {
    type Item = Event;
    type Parent = TicketId;
    const LIST: Route = Route {
        resource: "event",
        method: "GET",
        template: "tickets/{ticket_id}/events",
        success: &[200],
        read_back: None,
    };
}

impl Resource for Note {
    const NAME: &'static str = "note";
    type Api = Trial;
}

impl Entity for Note {
    type Id = NoteId;
    type Changes = NoChanges<Note>;

    fn id(&self) -> Self::Id {
        self.id.clone()
    }
}

impl List for Note {
    type Item = Live<Note>;
    type Parent = TicketId;
    const LIST: Route = Route {
        resource: "note",
        method: "GET",
        template: "tickets/{ticket_id}/notes",
        success: &[200],
        read_back: None,
    };
}

impl Get for Note {
    const GET: Route =
        Route { resource: "note", method: "GET", template: "notes/{id}", success: &[200], read_back: None };
}

impl Create for Note {
    type New = NewNote;
    const CREATE: Route = Route {
        resource: "note",
        method: "POST",
        template: "tickets/{ticket_id}/notes",
        success: &[200],
        read_back: None,
    };
}

impl Resource for Queue {
    const NAME: &'static str = "queue";
    type Api = Trial;
}

impl Entity for Queue {
    type Id = QueueId;
    type Changes = QueueUpdate;

    fn id(&self) -> Self::Id {
        self.id.clone()
    }
}

impl List for Queue {
    type Item = Live<Queue>;
    type Parent = ();
    const LIST: Route =
        Route { resource: "queue", method: "GET", template: "queues", success: &[200], read_back: None };
}

impl Get for Queue {
    const GET: Route =
        Route { resource: "queue", method: "GET", template: "queues/{id}", success: &[200], read_back: None };
}

impl Create for Queue {
    type New = NewQueue;
    const CREATE: Route =
        Route { resource: "queue", method: "POST", template: "queues", success: &[200], read_back: None };
}

impl Update for Queue {
    type Update = QueueUpdate;
    const UPDATE: Route = Route {
        resource: "queue",
        method: "PATCH",
        template: "queues/{id}",
        success: &[200],
        read_back: Some(&<Queue as Get>::GET),
    };
}

impl Delete for Queue {
    const DELETE: Route =
        Route { resource: "queue", method: "DELETE", template: "queues/{id}", success: &[204], read_back: None };
}

impl Save for Queue {}

impl Resource for Ticket {
    const NAME: &'static str = "ticket";
    type Api = Trial;
}

impl Entity for Ticket {
    type Id = TicketId;
    type Changes = TicketUpdate;

    fn id(&self) -> Self::Id {
        self.id.clone()
    }
}

impl List for Ticket {
    type Item = Live<Ticket>;
    type Parent = QueueId;
    const LIST: Route = Route {
        resource: "ticket",
        method: "GET",
        template: "tickets?queueId={queueId}",
        success: &[200],
        read_back: None,
    };
}

impl Get for Ticket {
    const GET: Route =
        Route { resource: "ticket", method: "GET", template: "tickets/{id}", success: &[200], read_back: None };
}

impl Create for Ticket {
    type New = NewTicket;
    const CREATE: Route =
        Route { resource: "ticket", method: "POST", template: "tickets", success: &[200], read_back: None };
}

impl Update for Ticket {
    type Update = TicketUpdate;
    const UPDATE: Route = Route {
        resource: "ticket",
        method: "PATCH",
        template: "tickets/{id}",
        success: &[200],
        read_back: Some(&<Ticket as Get>::GET),
    };
}

impl Delete for Ticket {
    const DELETE: Route =
        Route { resource: "ticket", method: "DELETE", template: "tickets/{id}", success: &[204], read_back: None };
}

impl Save for Ticket {}

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

    #[diagnostic::on_unimplemented(
        message = "`Note` cannot be deleted through the Ticket API",
        note = "notes are signed",
        note = "instead, delete the ticket"
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
impl Create for Agent
where
    for<'never> Trial: refused::CreateAgents,
{
    type New = NoChanges<Agent>;
    const CREATE: Route = Route::REFUSED;
}

#[doc(hidden)]
impl Delete for Agent
where
    for<'never> Trial: refused::DeleteAgents,
{
    const DELETE: Route = Route::REFUSED;
}

#[doc(hidden)]
impl Update for Agent
where
    for<'never> Trial: refused::UpdateAgents,
{
    type Update = NoChanges<Agent>;
    const UPDATE: Route = Route::REFUSED;
}

#[doc(hidden)]
impl Entity for Event
where
    for<'never> Trial: refused::IdentifyEvents,
{
    type Id = NoId;
    type Changes = NoChanges<Event>;

    fn id(&self) -> Self::Id {
        NoId
    }
}

#[doc(hidden)]
impl Get for Event
where
    for<'never> Trial: refused::IdentifyEvents,
{
    const GET: Route = Route::REFUSED;
}

#[doc(hidden)]
impl Create for Event
where
    for<'never> Trial: refused::IdentifyEvents,
{
    type New = NoChanges<Event>;
    const CREATE: Route = Route::REFUSED;
}

#[doc(hidden)]
impl Update for Event
where
    for<'never> Trial: refused::IdentifyEvents,
{
    type Update = NoChanges<Event>;
    const UPDATE: Route = Route::REFUSED;
}

#[doc(hidden)]
impl Delete for Event
where
    for<'never> Trial: refused::IdentifyEvents,
{
    const DELETE: Route = Route::REFUSED;
}

#[doc(hidden)]
impl Delete for Note
where
    for<'never> Trial: refused::DeleteNotes,
{
    const DELETE: Route = Route::REFUSED;
}

#[doc(hidden)]
impl Update for Note
where
    for<'never> Trial: refused::UpdateNotes,
{
    type Update = NoChanges<Note>;
    const UPDATE: Route = Route::REFUSED;
}

/// The id of an agent.
///
/// It is made from a `u64`, or parsed from text, and written as a number. Zero, which the API never
/// assigns, is refused before a request is sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgentId(u64);

number_id!(AgentId);

/// The id of a note.
///
/// It is made from a text, and is one on the wire. An empty one, and `.` and `..`, which mean
/// something else in a path, are refused before a request is sent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(String);

text_id!(NoteId);

/// The id of a queue.
///
/// It is made from a text, and is one on the wire. An empty one, and `.` and `..`, which mean
/// something else in a path, are refused before a request is sent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QueueId(String);

text_id!(QueueId);

/// The id of a ticket.
///
/// It is made from a text, and is one on the wire. An empty one, and `.` and `..`, which mean
/// something else in a path, are refused before a request is sent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketId(String);

text_id!(TicketId);

/// Where a ticket stands.
///
/// The API may add values at any time: one that is not listed here is kept in `Unrecognized`, and
/// written back as it came.
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

open_text_enum!(TicketState { Open = "open", Solved = "solved" });

/// How soon somebody has to look at a ticket.
///
/// The API may add values at any time: one that is not listed here is kept in `Unrecognized`, and
/// written back as it came.
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

open_integer_enum!(Urgency { Low = 1, High = 2 });

/// Where in a building somebody sits.
///
/// Generated from `objects.Place` of the spec.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Place {
    /// The building's name.
    pub building: String,
    /// The floor; 0 is the ground.
    ///
    /// From -2 to 40.
    pub floor: i64,
    extra: Extra,
}

impl Place {
    /// The fields of the response that this version of the crate does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }
}

impl Inspect for Place {
    fn inspect(&self, findings: &mut Findings) {
        findings.extra(&self.extra);
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("building", &self.building);
        fields.value("floor", &self.floor);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PlaceVisitor)
    }
}

struct PlaceVisitor;

impl<'de> Visitor<'de> for PlaceVisitor {
    type Value = Place;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a place")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut building = None;
        let mut floor = None;
        let mut extra = Extra::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match key.as_str() {
                "building" => read(&mut map, "building", &mut building)?,
                "floor" => read(&mut map, "floor", &mut floor)?,
                _ => extra.read(&mut map, key)?,
            }
        }
        Ok(Self::Value { building: required(building, "building")?, floor: required(floor, "floor")?, extra })
    }
}

/// Who asks for something, and where to find them.
///
/// Generated from `objects.Requester` of the spec.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Requester {
    /// The full name.
    pub name: String,
    /// Where they sit.
    ///
    /// `None` where the API leaves it out.
    pub desk_place: Option<Place>,
    extra: Extra,
}

impl Requester {
    /// The fields of the response that this version of the crate does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }
}

impl Inspect for Requester {
    fn inspect(&self, findings: &mut Findings) {
        findings.field("deskPlace", &self.desk_place);
        findings.extra(&self.extra);
    }
}

impl Serialize for Requester {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("name", &self.name);
        fields.option("deskPlace", &self.desk_place);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Requester {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RequesterVisitor)
    }
}

struct RequesterVisitor;

impl<'de> Visitor<'de> for RequesterVisitor {
    type Value = Requester;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a requester")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut name = None;
        let mut desk_place = None;
        let mut extra = Extra::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match key.as_str() {
                "name" => read(&mut map, "name", &mut name)?,
                "deskPlace" => read(&mut map, "deskPlace", &mut desk_place)?,
                _ => extra.read(&mut map, key)?,
            }
        }
        Ok(Self::Value { name: required(name, "name")?, desk_place: desk_place.flatten(), extra })
    }
}

/// One thing to do.
///
/// Generated from `objects.Step` of the spec.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// What to do.
    pub text: String,
    /// Whether it was done.
    ///
    /// The default is `false`.
    pub is_done: bool,
    /// When it was done.
    ///
    /// `None` where the API leaves it out.
    pub done_at: Option<Timestamp>,
    extra: Extra,
}

impl Step {
    /// The fields of the response that this version of the crate does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }
}

impl Inspect for Step {
    fn inspect(&self, findings: &mut Findings) {
        findings.extra(&self.extra);
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("text", &self.text);
        fields.value("isDone", &self.is_done);
        fields.option("doneAt", &self.done_at);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(StepVisitor)
    }
}

struct StepVisitor;

impl<'de> Visitor<'de> for StepVisitor {
    type Value = Step;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a step")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut text = None;
        let mut is_done = None;
        let mut done_at = None;
        let mut extra = Extra::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match key.as_str() {
                "text" => read(&mut map, "text", &mut text)?,
                "isDone" => read(&mut map, "isDone", &mut is_done)?,
                "doneAt" => read(&mut map, "doneAt", &mut done_at)?,
                _ => extra.read(&mut map, key)?,
            }
        }
        Ok(Self::Value {
            text: required(text, "text")?,
            is_done: required(is_done, "isDone")?,
            done_at: done_at.flatten(),
            extra,
        })
    }
}

/// An agent, who looks at tickets.
///
/// Of all things here, agents alone have numbers for ids, and come in one list.
///
/// Generated from `resources.agent` of the spec.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Agent {
    /// Identifies the agent.
    pub id: AgentId,
    /// The full name.
    pub name: String,
    extra: Extra,
}

impl Agent {
    /// The fields of the response that this version of the crate does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }
}

impl Inspect for Agent {
    fn inspect(&self, findings: &mut Findings) {
        findings.extra(&self.extra);
    }

    fn identity(&self) -> Option<String> {
        Some(self.id.to_string())
    }
}

impl Serialize for Agent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("id", &self.id);
        fields.value("name", &self.name);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Agent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AgentVisitor)
    }
}

struct AgentVisitor;

impl<'de> Visitor<'de> for AgentVisitor {
    type Value = Agent;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an agent")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut id = None;
        let mut name = None;
        let mut extra = Extra::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match key.as_str() {
                "id" => read(&mut map, "id", &mut id)?,
                "name" => read(&mut map, "name", &mut name)?,
                _ => extra.read(&mut map, key)?,
            }
        }
        Ok(Self::Value { id: required(id, "id")?, name: required(name, "name")?, extra })
    }
}

/// What happened to a ticket, which has no id of its own.
///
/// Generated from `resources.event` of the spec.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// What happened.
    pub what: String,
    /// When it happened.
    pub happened_at: Timestamp,
    extra: Extra,
}

impl Event {
    /// The fields of the response that this version of the crate does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }
}

impl Inspect for Event {
    fn inspect(&self, findings: &mut Findings) {
        findings.extra(&self.extra);
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("what", &self.what);
        fields.value("happenedAt", &self.happened_at);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EventVisitor)
    }
}

struct EventVisitor;

impl<'de> Visitor<'de> for EventVisitor {
    type Value = Event;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an event")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut what = None;
        let mut happened_at = None;
        let mut extra = Extra::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match key.as_str() {
                "what" => read(&mut map, "what", &mut what)?,
                "happenedAt" => read(&mut map, "happenedAt", &mut happened_at)?,
                _ => extra.read(&mut map, key)?,
            }
        }
        Ok(Self::Value { what: required(what, "what")?, happened_at: required(happened_at, "happenedAt")?, extra })
    }
}

/// A note that somebody wrote to a ticket.
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
    extra: Extra,
}

impl Note {
    /// The fields of the response that this version of the crate does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }
}

impl Inspect for Note {
    fn inspect(&self, findings: &mut Findings) {
        findings.extra(&self.extra);
    }

    fn identity(&self) -> Option<String> {
        Some(self.id.to_string())
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("id", &self.id);
        fields.value("ticketId", &self.ticket_id);
        fields.value("text", &self.text);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Note {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NoteVisitor)
    }
}

struct NoteVisitor;

impl<'de> Visitor<'de> for NoteVisitor {
    type Value = Note;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a note")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut id = None;
        let mut ticket_id = None;
        let mut text = None;
        let mut extra = Extra::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match key.as_str() {
                "id" => read(&mut map, "id", &mut id)?,
                "ticketId" => read(&mut map, "ticketId", &mut ticket_id)?,
                "text" => read(&mut map, "text", &mut text)?,
                _ => extra.read(&mut map, key)?,
            }
        }
        Ok(Self::Value {
            id: required(id, "id")?,
            ticket_id: required(ticket_id, "ticketId")?,
            text: required(text, "text")?,
            extra,
        })
    }
}

/// A queue.
///
/// Tickets wait in it.
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
    extra: Extra,
}

impl Queue {
    /// The fields of the response that this version of the crate does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }
}

impl Inspect for Queue {
    fn inspect(&self, findings: &mut Findings) {
        findings.extra(&self.extra);
    }

    fn identity(&self) -> Option<String> {
        Some(self.id.to_string())
    }
}

impl Serialize for Queue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("id", &self.id);
        fields.value("title", &self.title);
        fields.value("answerHours", &self.answer_hours);
        fields.value("changes", &self.changes);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Queue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(QueueVisitor)
    }
}

struct QueueVisitor;

impl<'de> Visitor<'de> for QueueVisitor {
    type Value = Queue;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a queue")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut id = None;
        let mut title = None;
        let mut answer_hours = None;
        let mut changes = None;
        let mut extra = Extra::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match key.as_str() {
                "id" => read(&mut map, "id", &mut id)?,
                "title" => read(&mut map, "title", &mut title)?,
                "answerHours" => read(&mut map, "answerHours", &mut answer_hours)?,
                "changes" => read(&mut map, "changes", &mut changes)?,
                _ => extra.read(&mut map, key)?,
            }
        }
        Ok(Self::Value {
            id: required(id, "id")?,
            title: required(title, "title")?,
            answer_hours: required(answer_hours, "answerHours")?,
            changes: changes.flatten(),
            extra,
        })
    }
}

/// A ticket.
///
/// Somebody asks for something.
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
    extra: Extra,
}

impl Ticket {
    /// The fields of the response that this version of the crate does not know.
    pub fn extra(&self) -> &Extra {
        &self.extra
    }
}

impl Inspect for Ticket {
    fn inspect(&self, findings: &mut Findings) {
        findings.field("requester", &self.requester);
        findings.field("state", &self.state);
        findings.field("urgency", &self.urgency);
        findings.field("checklists", &self.checklists);
        findings.extra(&self.extra);
    }

    fn identity(&self) -> Option<String> {
        Some(self.id.to_string())
    }
}

impl Serialize for Ticket {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("id", &self.id);
        fields.value("queueId", &self.queue_id);
        fields.value("subject", &self.subject);
        fields.value("requester", &self.requester);
        fields.value("state", &self.state);
        fields.value("urgency", &self.urgency);
        fields.value("agentIds", &self.agent_ids);
        fields.value("watchingQueueIds", &self.watching_queue_ids);
        fields.value("duplicateOf", &self.duplicate_of);
        fields.value("checklists", &self.checklists);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Ticket {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TicketVisitor)
    }
}

struct TicketVisitor;

impl<'de> Visitor<'de> for TicketVisitor {
    type Value = Ticket;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a ticket")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut id = None;
        let mut queue_id = None;
        let mut subject = None;
        let mut requester = None;
        let mut state = None;
        let mut urgency = None;
        let mut agent_ids = None;
        let mut watching_queue_ids = None;
        let mut duplicate_of = None;
        let mut checklists = None;
        let mut extra = Extra::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match key.as_str() {
                "id" => read(&mut map, "id", &mut id)?,
                "queueId" => read(&mut map, "queueId", &mut queue_id)?,
                "subject" => read(&mut map, "subject", &mut subject)?,
                "requester" => read(&mut map, "requester", &mut requester)?,
                "state" => read(&mut map, "state", &mut state)?,
                "urgency" => read(&mut map, "urgency", &mut urgency)?,
                "agentIds" => read(&mut map, "agentIds", &mut agent_ids)?,
                "watchingQueueIds" => read(&mut map, "watchingQueueIds", &mut watching_queue_ids)?,
                "duplicateOf" => read(&mut map, "duplicateOf", &mut duplicate_of)?,
                "checklists" => read(&mut map, "checklists", &mut checklists)?,
                _ => extra.read(&mut map, key)?,
            }
        }
        Ok(Self::Value {
            id: required(id, "id")?,
            queue_id: required(queue_id, "queueId")?,
            subject: required(subject, "subject")?,
            requester: required(requester, "requester")?,
            state: required(state, "state")?,
            urgency: required(urgency, "urgency")?,
            agent_ids: required(agent_ids, "agentIds")?,
            watching_queue_ids: required(watching_queue_ids, "watchingQueueIds")?,
            duplicate_of: duplicate_of.flatten(),
            checklists: required(checklists, "checklists")?,
            extra,
        })
    }
}

/// What a place is made of.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct NewPlace {
    building: String,
    floor: i64,
    extra: Extra,
}

impl Serialize for NewPlace {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("building", &self.building);
        fields.value("floor", &self.floor);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl NewPlace {
    /// The least it needs.
    pub fn new(building: impl Into<String>, floor: i64) -> Self {
        Self { building: building.into(), floor, extra: Extra::default() }
    }
}

impl Body for NewPlace {
    fn check(&self) -> Result<(), String> {
        in_range("floor", Some(&self.floor), -2..=40)?;
        Ok(())
    }
}

/// Copies what may be written.
///
/// The fields that this version of the crate does not know are kept, and sent back as they came.
impl From<&Place> for NewPlace {
    fn from(of: &Place) -> Self {
        NewPlace { building: of.building.clone(), floor: of.floor, extra: of.extra.clone() }
    }
}

/// Copies what may be written.
///
/// The fields that this version of the crate does not know are kept, and sent back as they came.
impl From<Place> for NewPlace {
    fn from(of: Place) -> Self {
        From::from(&of)
    }
}

/// What the object reads as before the server has seen it.
impl From<&NewPlace> for Place {
    fn from(of: &NewPlace) -> Self {
        Place { building: of.building.clone(), floor: of.floor, extra: of.extra.clone() }
    }
}

/// What a requester is made of.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct NewRequester {
    name: String,
    desk_place: Option<NewPlace>,
    extra: Extra,
}

impl Serialize for NewRequester {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("name", &self.name);
        fields.option("deskPlace", &self.desk_place);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl NewRequester {
    /// The least it needs.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), desk_place: None, extra: Extra::default() }
    }

    /// Where they sit.
    pub fn desk_place(mut self, desk_place: impl Into<NewPlace>) -> Self {
        self.desk_place = Some(desk_place.into());
        self
    }
}

impl Body for NewRequester {
    fn check(&self) -> Result<(), String> {
        well_formed("deskPlace", self.desk_place.given())?;
        Ok(())
    }
}

/// Copies what may be written.
///
/// The fields that this version of the crate does not know are kept, and sent back as they came.
impl From<&Requester> for NewRequester {
    fn from(of: &Requester) -> Self {
        NewRequester {
            name: of.name.clone(),
            desk_place: of.desk_place.as_ref().map(Into::into),
            extra: of.extra.clone(),
        }
    }
}

/// Copies what may be written.
///
/// The fields that this version of the crate does not know are kept, and sent back as they came.
impl From<Requester> for NewRequester {
    fn from(of: Requester) -> Self {
        From::from(&of)
    }
}

/// What the object reads as before the server has seen it.
impl From<&NewRequester> for Requester {
    fn from(of: &NewRequester) -> Self {
        Requester { name: of.name.clone(), desk_place: of.desk_place.as_ref().map(Into::into), extra: of.extra.clone() }
    }
}

/// What a step is made of.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct NewStep {
    text: String,
    is_done: Option<bool>,
    extra: Extra,
}

impl Serialize for NewStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("text", &self.text);
        fields.option("isDone", &self.is_done);
        fields.extra(&self.extra);
        fields.end()
    }
}

impl NewStep {
    /// The least it needs.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_done: None, extra: Extra::default() }
    }

    /// Whether it was done.
    ///
    /// The default is `false`.
    pub fn is_done(mut self, is_done: bool) -> Self {
        self.is_done = Some(is_done);
        self
    }
}

impl Body for NewStep {}

/// Copies what may be written.
///
/// The fields that this version of the crate does not know are kept, and sent back as they came.
impl From<&Step> for NewStep {
    fn from(of: &Step) -> Self {
        NewStep { text: of.text.clone(), is_done: Some(of.is_done), extra: of.extra.clone() }
    }
}

/// Copies what may be written.
///
/// The fields that this version of the crate does not know are kept, and sent back as they came.
impl From<Step> for NewStep {
    fn from(of: Step) -> Self {
        From::from(&of)
    }
}

/// What the object reads as before the server has seen it.
impl From<&NewStep> for Step {
    fn from(of: &NewStep) -> Self {
        Step { text: of.text.clone(), is_done: of.is_done.unwrap_or(false), done_at: None, extra: of.extra.clone() }
    }
}

/// What a note is made of. What is not given gets the API's own default.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client| {
/// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
/// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
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

impl Serialize for NewNote {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("text", &self.text);
        fields.end()
    }
}

impl NewNote {
    /// The least that a note needs.
    pub fn new(ticket_id: impl Into<TicketId>, text: impl Into<String>) -> Self {
        Self { ticket_id: ticket_id.into(), text: text.into() }
    }
}

impl NewBody for NewNote {
    type Of = Note;
    type Parent = TicketId;

    fn parent(&self) -> Self::Parent {
        self.ticket_id.clone()
    }
}

impl Body for NewNote {}

/// Copies what may be written.
impl From<&Note> for NewNote {
    fn from(of: &Note) -> Self {
        NewNote { ticket_id: of.ticket_id.clone(), text: of.text.clone() }
    }
}

/// What a queue is made of. What is not given gets the API's own default.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client| {
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

impl Serialize for NewQueue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("title", &self.title);
        fields.option("answerHours", &self.answer_hours);
        fields.option("changes", &self.changes);
        fields.end()
    }
}

impl NewQueue {
    /// The least that a queue needs.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), answer_hours: None, changes: None }
    }

    /// How soon a ticket is answered.
    ///
    /// In hours. From 1 to 720. The default is 24.
    pub fn answer_hours(mut self, answer_hours: u32) -> Self {
        self.answer_hours = Some(answer_hours);
        self
    }

    /// What was changed last, in words.
    pub fn changes(mut self, changes: impl Into<String>) -> Self {
        self.changes = Some(changes.into());
        self
    }
}

impl NewBody for NewQueue {
    type Of = Queue;
    type Parent = ();

    fn parent(&self) -> Self::Parent {}
}

impl Body for NewQueue {
    fn check(&self) -> Result<(), String> {
        in_range("answerHours", self.answer_hours.given(), 1..=720)?;
        Ok(())
    }
}

/// Copies what may be written.
impl From<&Queue> for NewQueue {
    fn from(of: &Queue) -> Self {
        NewQueue { title: of.title.clone(), answer_hours: Some(of.answer_hours), changes: of.changes.clone() }
    }
}

/// Changes to a queue. What is not named keeps its value.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client| {
/// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
/// let changes = QueueUpdate::new().title("text").answer_hours(360).changes("text");
/// client.queues().update(queue_id, changes).await?;
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct QueueUpdate {
    title: Patch<String>,
    answer_hours: Patch<u32>,
    changes: Patch<String>,
}

impl Serialize for QueueUpdate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.patch("title", &self.title);
        fields.patch("answerHours", &self.answer_hours);
        fields.patch("changes", &self.changes);
        fields.end()
    }
}

impl Default for QueueUpdate {
    fn default() -> Self {
        Self::new()
    }
}

impl QueueUpdate {
    /// No changes yet.
    pub fn new() -> Self {
        Self { title: Patch::Keep, answer_hours: Patch::Keep, changes: Patch::Keep }
    }

    /// What it is for.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Patch::Set(title.into());
        self
    }

    /// How soon a ticket is answered.
    ///
    /// In hours. From 1 to 720. The default is 24.
    pub fn answer_hours(mut self, answer_hours: u32) -> Self {
        self.answer_hours = Patch::Set(answer_hours);
        self
    }

    /// What was changed last, in words.
    pub fn changes(mut self, changes: impl Into<String>) -> Self {
        self.changes = Patch::Set(changes.into());
        self
    }

    /// Writes null to `changes`.
    pub fn clear_changes(mut self) -> Self {
        self.changes = Patch::Null;
        self
    }
}

impl UpdateBody for QueueUpdate {
    type Of = Queue;
}

impl Changes for QueueUpdate {
    fn none() -> Self {
        QueueUpdate { title: Patch::Keep, answer_hours: Patch::Keep, changes: Patch::Keep }
    }

    fn apply(&self, data: &mut Self::Of) {
        self.title.apply_to(&mut data.title);
        self.answer_hours.apply_to(&mut data.answer_hours);
        self.changes.apply_to_option(&mut data.changes);
    }

    fn forget(&mut self, sent: &Self) {
        self.title.forget(&sent.title);
        self.answer_hours.forget(&sent.answer_hours);
        self.changes.forget(&sent.changes);
    }
}

impl Body for QueueUpdate {
    fn check(&self) -> Result<(), String> {
        in_range("answerHours", self.answer_hours.given(), 1..=720)?;
        Ok(())
    }
}

/// What a ticket is made of. What is not given gets the API's own default.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client| {
/// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
/// let new = NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))
///     .state(TicketState::Solved)
///     .urgency(Urgency::High);
/// client.tickets().create(new).await?;
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct NewTicket {
    queue_id: QueueId,
    subject: String,
    requester: NewRequester,
    state: Option<TicketState>,
    urgency: Option<Urgency>,
    agent_ids: Option<Vec<AgentId>>,
    watching_queue_ids: Option<Vec<QueueId>>,
    duplicate_of: Option<TicketId>,
    checklists: Option<Vec<Vec<NewStep>>>,
}

impl Serialize for NewTicket {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.value("queueId", &self.queue_id);
        fields.value("subject", &self.subject);
        fields.value("requester", &self.requester);
        fields.option("state", &self.state);
        fields.option("urgency", &self.urgency);
        fields.option("agentIds", &self.agent_ids);
        fields.option("watchingQueueIds", &self.watching_queue_ids);
        fields.option("duplicateOf", &self.duplicate_of);
        fields.option("checklists", &self.checklists);
        fields.end()
    }
}

impl NewTicket {
    /// The least that a ticket needs.
    pub fn new(queue_id: impl Into<QueueId>, subject: impl Into<String>, requester: impl Into<NewRequester>) -> Self {
        Self {
            queue_id: queue_id.into(),
            subject: subject.into(),
            requester: requester.into(),
            state: None,
            urgency: None,
            agent_ids: None,
            watching_queue_ids: None,
            duplicate_of: None,
            checklists: None,
        }
    }

    /// Where it stands.
    ///
    /// The default is `open`.
    pub fn state(mut self, state: TicketState) -> Self {
        self.state = Some(state);
        self
    }

    /// How soon somebody has to look at it.
    ///
    /// The default is 1.
    pub fn urgency(mut self, urgency: Urgency) -> Self {
        self.urgency = Some(urgency);
        self
    }

    /// Who looks at it.
    pub fn agent_ids(mut self, agent_ids: impl IntoIterator<Item = impl Into<AgentId>>) -> Self {
        self.agent_ids = Some(agent_ids.into_iter().map(Into::into).collect());
        self
    }

    /// The queues that hear of it besides its own.
    pub fn watching_queue_ids(mut self, watching_queue_ids: impl IntoIterator<Item = impl Into<QueueId>>) -> Self {
        self.watching_queue_ids = Some(watching_queue_ids.into_iter().map(Into::into).collect());
        self
    }

    /// The ticket that said so before.
    pub fn duplicate_of(mut self, duplicate_of: impl Into<TicketId>) -> Self {
        self.duplicate_of = Some(duplicate_of.into());
        self
    }

    /// What to do: lists that can be worked on side by side.
    pub fn checklists(mut self, checklists: impl IntoIterator<Item = Vec<NewStep>>) -> Self {
        self.checklists = Some(checklists.into_iter().collect());
        self
    }
}

impl NewBody for NewTicket {
    type Of = Ticket;
    type Parent = ();

    fn parent(&self) -> Self::Parent {}
}

impl Body for NewTicket {
    fn check(&self) -> Result<(), String> {
        sendable("queueId", Some(&self.queue_id))?;
        well_formed("requester", Some(&self.requester))?;
        sendable("agentIds", self.agent_ids.given().into_iter().flatten())?;
        sendable("watchingQueueIds", self.watching_queue_ids.given().into_iter().flatten())?;
        sendable("duplicateOf", self.duplicate_of.given())?;
        Ok(())
    }
}

/// Copies what may be written.
impl From<&Ticket> for NewTicket {
    fn from(of: &Ticket) -> Self {
        NewTicket {
            queue_id: of.queue_id.clone(),
            subject: of.subject.clone(),
            requester: (&of.requester).into(),
            state: Some(of.state.clone()),
            urgency: Some(of.urgency),
            agent_ids: Some(of.agent_ids.clone()),
            watching_queue_ids: Some(of.watching_queue_ids.clone()),
            duplicate_of: of.duplicate_of.clone(),
            checklists: Some(of.checklists.iter().map(|list| list.iter().map(Into::into).collect()).collect()),
        }
    }
}

/// Changes to a ticket. What is not named keeps its value.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client| {
/// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
/// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
/// let changes = TicketUpdate::new().subject("text").requester(NewRequester::new("text")).state(TicketState::Solved);
/// client.tickets().update(ticket_id, changes).await?;
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct TicketUpdate {
    queue_id: Patch<QueueId>,
    subject: Patch<String>,
    requester: Patch<NewRequester>,
    state: Patch<TicketState>,
    urgency: Patch<Urgency>,
    agent_ids: Patch<Vec<AgentId>>,
    watching_queue_ids: Patch<Vec<QueueId>>,
    duplicate_of: Patch<TicketId>,
    checklists: Patch<Vec<Vec<NewStep>>>,
}

impl Serialize for TicketUpdate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields::of(serializer);
        fields.patch("queueId", &self.queue_id);
        fields.patch("subject", &self.subject);
        fields.patch("requester", &self.requester);
        fields.patch("state", &self.state);
        fields.patch("urgency", &self.urgency);
        fields.patch("agentIds", &self.agent_ids);
        fields.patch("watchingQueueIds", &self.watching_queue_ids);
        fields.patch("duplicateOf", &self.duplicate_of);
        fields.patch("checklists", &self.checklists);
        fields.end()
    }
}

impl Default for TicketUpdate {
    fn default() -> Self {
        Self::new()
    }
}

impl TicketUpdate {
    /// No changes yet.
    pub fn new() -> Self {
        Self {
            queue_id: Patch::Keep,
            subject: Patch::Keep,
            requester: Patch::Keep,
            state: Patch::Keep,
            urgency: Patch::Keep,
            agent_ids: Patch::Keep,
            watching_queue_ids: Patch::Keep,
            duplicate_of: Patch::Keep,
            checklists: Patch::Keep,
        }
    }

    /// Where it waits.
    pub fn queue_id(mut self, queue_id: impl Into<QueueId>) -> Self {
        self.queue_id = Patch::Set(queue_id.into());
        self
    }

    /// What it is about.
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Patch::Set(subject.into());
        self
    }

    /// Who asks.
    pub fn requester(mut self, requester: impl Into<NewRequester>) -> Self {
        self.requester = Patch::Set(requester.into());
        self
    }

    /// Where it stands.
    ///
    /// The default is `open`.
    pub fn state(mut self, state: TicketState) -> Self {
        self.state = Patch::Set(state);
        self
    }

    /// How soon somebody has to look at it.
    ///
    /// The default is 1.
    pub fn urgency(mut self, urgency: Urgency) -> Self {
        self.urgency = Patch::Set(urgency);
        self
    }

    /// Who looks at it.
    pub fn agent_ids(mut self, agent_ids: impl IntoIterator<Item = impl Into<AgentId>>) -> Self {
        self.agent_ids = Patch::Set(agent_ids.into_iter().map(Into::into).collect());
        self
    }

    /// The queues that hear of it besides its own.
    pub fn watching_queue_ids(mut self, watching_queue_ids: impl IntoIterator<Item = impl Into<QueueId>>) -> Self {
        self.watching_queue_ids = Patch::Set(watching_queue_ids.into_iter().map(Into::into).collect());
        self
    }

    /// The ticket that said so before.
    pub fn duplicate_of(mut self, duplicate_of: impl Into<TicketId>) -> Self {
        self.duplicate_of = Patch::Set(duplicate_of.into());
        self
    }

    /// What to do: lists that can be worked on side by side.
    pub fn checklists(mut self, checklists: impl IntoIterator<Item = Vec<NewStep>>) -> Self {
        self.checklists = Patch::Set(checklists.into_iter().collect());
        self
    }

    /// Writes null to `duplicateOf`.
    pub fn clear_duplicate_of(mut self) -> Self {
        self.duplicate_of = Patch::Null;
        self
    }
}

impl UpdateBody for TicketUpdate {
    type Of = Ticket;
}

impl Changes for TicketUpdate {
    fn none() -> Self {
        TicketUpdate {
            queue_id: Patch::Keep,
            subject: Patch::Keep,
            requester: Patch::Keep,
            state: Patch::Keep,
            urgency: Patch::Keep,
            agent_ids: Patch::Keep,
            watching_queue_ids: Patch::Keep,
            duplicate_of: Patch::Keep,
            checklists: Patch::Keep,
        }
    }

    fn apply(&self, data: &mut Self::Of) {
        self.queue_id.apply_to(&mut data.queue_id);
        self.subject.apply_to(&mut data.subject);
        self.requester.map(Into::into).apply_to(&mut data.requester);
        self.state.apply_to(&mut data.state);
        self.urgency.apply_to(&mut data.urgency);
        self.agent_ids.apply_to(&mut data.agent_ids);
        self.watching_queue_ids.apply_to(&mut data.watching_queue_ids);
        self.duplicate_of.apply_to_option(&mut data.duplicate_of);
        self.checklists
            .map(|list| list.iter().map(|list| list.iter().map(Into::into).collect()).collect())
            .apply_to(&mut data.checklists);
    }

    fn forget(&mut self, sent: &Self) {
        self.queue_id.forget(&sent.queue_id);
        self.subject.forget(&sent.subject);
        self.requester.forget(&sent.requester);
        self.state.forget(&sent.state);
        self.urgency.forget(&sent.urgency);
        self.agent_ids.forget(&sent.agent_ids);
        self.watching_queue_ids.forget(&sent.watching_queue_ids);
        self.duplicate_of.forget(&sent.duplicate_of);
        self.checklists.forget(&sent.checklists);
    }
}

impl Body for TicketUpdate {
    fn check(&self) -> Result<(), String> {
        sendable("queueId", self.queue_id.given())?;
        well_formed("requester", self.requester.given())?;
        sendable("agentIds", self.agent_ids.given().into_iter().flatten())?;
        sendable("watchingQueueIds", self.watching_queue_ids.given().into_iter().flatten())?;
        sendable("duplicateOf", self.duplicate_of.given())?;
        Ok(())
    }
}

/// What the API has.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client| {
/// let agents = client.agents().list().await?;
/// println!("there are {}", agents.len());
/// # Ok(()) });
/// ```
impl Client {
    /// The agents that the token can see.
    pub fn agents(&self) -> Agents {
        Agents { client: self.clone() }
    }

    /// The events that the token can see.
    pub fn events(&self) -> Events {
        Events { client: self.clone() }
    }

    /// The notes that the token can see.
    pub fn notes(&self) -> Notes {
        Notes { client: self.clone() }
    }

    /// The queues that the token can see.
    pub fn queues(&self) -> Queues {
        Queues { client: self.clone() }
    }

    /// The tickets that the token can see.
    pub fn tickets(&self) -> Tickets {
        Tickets { client: self.clone() }
    }
}

/// The agents: `get`, `list`.
///
/// Generated from `resources.agent` of the spec.
#[derive(Clone, Debug)]
pub struct Agents {
    client: Client,
}

impl Agents {
    /// Reads an agent.
    ///
    /// ```no_run
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let agent_id = "1234".parse::<AgentId>()?;
    /// let agent = client.agents().get(agent_id).await?;
    /// println!("{agent:#?}");
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an id of 0, before anything is sent.
    pub fn get(&self, id: impl Into<AgentId>) -> Call<Live<Agent>> {
        self.client.get::<Agent>(id)
    }

    /// Reads several agents, a few at a time, in the order of their ids.
    ///
    /// ```no_run
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let agent_id = "1234".parse::<AgentId>()?;
    /// let agents = client.agents().get_many([agent_id]).await?;
    /// assert_eq!(agents.len(), 1);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// The first one ends it, as an [`Error`] that says of which object; [`Many::each`] goes on.
    pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<AgentId>>) -> Many<Live<Agent>> {
        self.client.get_many::<Agent>(ids)
    }

    /// Reads several agents, a few at a time: one result for each id, in order.
    ///
    /// ```no_run
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let agent_id = "1234".parse::<AgentId>()?;
    /// let mut agents = client.agents().get_each([agent_id]);
    /// while let Some(agent) = agents.next().await {
    ///     println!("{:#?}", agent?);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<AgentId>>) -> Each<Live<Agent>> {
        self.client.get_each::<Agent>(ids)
    }

    /// Lists all agents of the account.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// let agents = client.agents().list().await?;
    /// println!("there are {}", agents.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an id of 0, before anything is sent.
    pub fn list(&self) -> Call<Vec<Live<Agent>>> {
        self.client.list::<Agent>(())
    }
}

/// The events: `list`.
///
/// Generated from `resources.event` of the spec.
#[derive(Clone, Debug)]
pub struct Events {
    client: Client,
}

impl Events {
    /// Lists the events of a ticket: one page of them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let events = client.events().list(ticket_id).await?;
    /// println!("there are {}", events.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn list(&self, ticket_id: impl Into<TicketId>) -> Call<Vec<Event>> {
        self.client.list::<Event>(ticket_id)
    }

    /// Lists the events of a ticket, however many pages that takes.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let events = client.events().list(ticket_id).await?;
    /// println!("there are {}", events.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn list_all(&self, ticket_id: impl Into<TicketId>) -> ListAll<Event> {
        self.list(ticket_id).stream()
    }
}

/// The notes: `get`, `list`, `create`.
///
/// Generated from `resources.note` of the spec.
#[derive(Clone, Debug)]
pub struct Notes {
    client: Client,
}

impl Notes {
    /// Reads a note.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// # let note_id = client.notes().create(NewNote::new(ticket_id, "text")).await?.id;
    /// let note = client.notes().get(note_id).await?;
    /// println!("{note:#?}");
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn get(&self, id: impl Into<NoteId>) -> Call<Live<Note>> {
        self.client.get::<Note>(id)
    }

    /// Reads several notes, a few at a time, in the order of their ids.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// # let note_id = client.notes().create(NewNote::new(ticket_id, "text")).await?.id;
    /// let notes = client.notes().get_many([note_id]).await?;
    /// assert_eq!(notes.len(), 1);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// The first one ends it, as an [`Error`] that says of which object; [`Many::each`] goes on.
    pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<NoteId>>) -> Many<Live<Note>> {
        self.client.get_many::<Note>(ids)
    }

    /// Reads several notes, a few at a time: one result for each id, in order.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// # let note_id = client.notes().create(NewNote::new(ticket_id, "text")).await?.id;
    /// let mut notes = client.notes().get_each([note_id]);
    /// while let Some(note) = notes.next().await {
    ///     println!("{:#?}", note?);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<NoteId>>) -> Each<Live<Note>> {
        self.client.get_each::<Note>(ids)
    }

    /// Lists the notes of a ticket: one page of them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let notes = client.notes().list(ticket_id).await?;
    /// println!("there are {}", notes.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn list(&self, ticket_id: impl Into<TicketId>) -> Call<Vec<Live<Note>>> {
        self.client.list::<Note>(ticket_id)
    }

    /// Lists the notes of a ticket, however many pages that takes.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let notes = client.notes().list(ticket_id).await?;
    /// println!("there are {}", notes.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn list_all(&self, ticket_id: impl Into<TicketId>) -> ListAll<Live<Note>> {
        self.list(ticket_id).stream()
    }

    /// Creates a note.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let new = NewNote::new(ticket_id, "text");
    /// let note = client.notes().create(new).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn create(&self, new: NewNote) -> Call<Live<Note>> {
        self.client.create(new)
    }
}

/// The queues: `get`, `list`, `create`, `update`, `delete`.
///
/// Generated from `resources.queue` of the spec.
#[derive(Clone, Debug)]
pub struct Queues {
    client: Client,
}

impl Queues {
    /// Reads a queue.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// let queue = client.queues().get(queue_id).await?;
    /// println!("{queue:#?}");
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn get(&self, id: impl Into<QueueId>) -> Call<Live<Queue>> {
        self.client.get::<Queue>(id)
    }

    /// Reads several queues, a few at a time, in the order of their ids.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// let queues = client.queues().get_many([queue_id]).await?;
    /// assert_eq!(queues.len(), 1);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// The first one ends it, as an [`Error`] that says of which object; [`Many::each`] goes on.
    pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<QueueId>>) -> Many<Live<Queue>> {
        self.client.get_many::<Queue>(ids)
    }

    /// Reads several queues, a few at a time: one result for each id, in order.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// let mut queues = client.queues().get_each([queue_id]);
    /// while let Some(queue) = queues.next().await {
    ///     println!("{:#?}", queue?);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<QueueId>>) -> Each<Live<Queue>> {
        self.client.get_each::<Queue>(ids)
    }

    /// Lists all queues of the account: one page of them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// let queues = client.queues().list().await?;
    /// println!("there are {}", queues.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn list(&self) -> Call<Vec<Live<Queue>>> {
        self.client.list::<Queue>(())
    }

    /// Lists all queues of the account, however many pages that takes.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// let queues = client.queues().list().await?;
    /// println!("there are {}", queues.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn list_all(&self) -> ListAll<Live<Queue>> {
        self.list().stream()
    }

    /// Creates a queue.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// let new = NewQueue::new("text");
    /// let queue = client.queues().create(new).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn create(&self, new: NewQueue) -> Call<Live<Queue>> {
        self.client.create(new)
    }

    /// Changes a queue, and reads it back.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// let changes = QueueUpdate::new().title("text").answer_hours(360).changes("text");
    /// let queue = client.queues().update(queue_id, changes).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn update(&self, id: impl Into<QueueId>, changes: QueueUpdate) -> Call<Live<Queue>> {
        self.client.update::<Queue>(id, changes)
    }

    /// Changes several queues, a few at a time, and reads them back.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// let changes = QueueUpdate::new().title("text").answer_hours(360).changes("text");
    /// client.queues().update_many([(queue_id, changes)]).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// The first one ends it, as an [`Error`] that says of which object; [`Many::each`] goes on.
    pub fn update_many(
        &self,
        changes: impl IntoIterator<Item = (impl Into<QueueId>, QueueUpdate)>,
    ) -> Many<Live<Queue>> {
        self.client.update_many::<Queue>(changes)
    }

    /// Deletes a queue.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// client.queues().delete(queue_id).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn delete(&self, id: impl Into<QueueId>) -> Call<()> {
        self.client.delete::<Queue>(id)
    }

    /// Deletes several queues, a few at a time.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// client.queues().delete_many([queue_id]).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// The first one ends it, as an [`Error`] that says of which object; [`Many::each`] goes on.
    pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<QueueId>>) -> Many<()> {
        self.client.delete_many::<Queue>(ids)
    }
}

/// The tickets: `get`, `list`, `create`, `update`, `delete`.
///
/// Generated from `resources.ticket` of the spec.
#[derive(Clone, Debug)]
pub struct Tickets {
    client: Client,
}

impl Tickets {
    /// Reads a ticket.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let ticket = client.tickets().get(ticket_id).await?;
    /// println!("{ticket:#?}");
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn get(&self, id: impl Into<TicketId>) -> Call<Live<Ticket>> {
        self.client.get::<Ticket>(id)
    }

    /// Reads several tickets, a few at a time, in the order of their ids.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let tickets = client.tickets().get_many([ticket_id]).await?;
    /// assert_eq!(tickets.len(), 1);
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// The first one ends it, as an [`Error`] that says of which object; [`Many::each`] goes on.
    pub fn get_many(&self, ids: impl IntoIterator<Item = impl Into<TicketId>>) -> Many<Live<Ticket>> {
        self.client.get_many::<Ticket>(ids)
    }

    /// Reads several tickets, a few at a time: one result for each id, in order.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let mut tickets = client.tickets().get_each([ticket_id]);
    /// while let Some(ticket) = tickets.next().await {
    ///     println!("{:#?}", ticket?);
    /// }
    /// # Ok(()) });
    /// ```
    pub fn get_each(&self, ids: impl IntoIterator<Item = impl Into<TicketId>>) -> Each<Live<Ticket>> {
        self.client.get_each::<Ticket>(ids)
    }

    /// Lists the tickets of a queue: one page of them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// let tickets = client.tickets().list(queue_id).await?;
    /// println!("there are {}", tickets.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn list(&self, queue_id: impl Into<QueueId>) -> Call<Vec<Live<Ticket>>> {
        self.client.list::<Ticket>(queue_id)
    }

    /// Lists the tickets of a queue, however many pages that takes.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// let tickets = client.tickets().list(queue_id).await?;
    /// println!("there are {}", tickets.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn list_all(&self, queue_id: impl Into<QueueId>) -> ListAll<Live<Ticket>> {
        self.list(queue_id).stream()
    }

    /// Creates a ticket.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// let new = NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"));
    /// let ticket = client.tickets().create(new).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn create(&self, new: NewTicket) -> Call<Live<Ticket>> {
        self.client.create(new)
    }

    /// Changes a ticket, and reads it back.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let changes = TicketUpdate::new().subject("text").requester(NewRequester::new("text")).state(TicketState::Solved);
    /// let ticket = client.tickets().update(ticket_id, changes).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn update(&self, id: impl Into<TicketId>, changes: TicketUpdate) -> Call<Live<Ticket>> {
        self.client.update::<Ticket>(id, changes)
    }

    /// Changes several tickets, a few at a time, and reads them back.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// let changes = TicketUpdate::new().subject("text").requester(NewRequester::new("text")).state(TicketState::Solved);
    /// client.tickets().update_many([(ticket_id, changes)]).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// The first one ends it, as an [`Error`] that says of which object; [`Many::each`] goes on.
    pub fn update_many(
        &self,
        changes: impl IntoIterator<Item = (impl Into<TicketId>, TicketUpdate)>,
    ) -> Many<Live<Ticket>> {
        self.client.update_many::<Ticket>(changes)
    }

    /// Deletes a ticket.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// client.tickets().delete(ticket_id).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]; an empty id, before anything is sent.
    pub fn delete(&self, id: impl Into<TicketId>) -> Call<()> {
        self.client.delete::<Ticket>(id)
    }

    /// Deletes several tickets, a few at a time.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?.id;
    /// client.tickets().delete_many([ticket_id]).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// The first one ends it, as an [`Error`] that says of which object; [`Many::each`] goes on.
    pub fn delete_many(&self, ids: impl IntoIterator<Item = impl Into<TicketId>>) -> Many<()> {
        self.client.delete_many::<Ticket>(ids)
    }
}

/// What a fetched queue can do.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client| {
/// # let mut queue = client.queues().create(NewQueue::new("text")).await?;
/// queue.set_title("text").set_answer_hours(360).set_changes("text");
/// queue.save().await?;
/// # Ok(()) });
/// ```
impl Live<Queue> {
    /// Sets `title`; it is sent by the next `save`.
    ///
    /// What it is for.
    pub fn set_title(&mut self, title: impl Into<String>) -> &mut Self {
        self.change(|changes| changes.title(title))
    }

    /// Sets `answerHours`; it is sent by the next `save`.
    ///
    /// How soon a ticket is answered.
    ///
    /// In hours. From 1 to 720. The default is 24.
    pub fn set_answer_hours(&mut self, answer_hours: u32) -> &mut Self {
        self.change(|changes| changes.answer_hours(answer_hours))
    }

    /// Sets `changes`; it is sent by the next `save`.
    ///
    /// What was changed last, in words.
    pub fn set_changes(&mut self, changes: impl Into<String>) -> &mut Self {
        self.change(|update| update.changes(changes))
    }

    /// Sets `changes` to null; it is sent by the next `save`.
    pub fn clear_changes(&mut self) -> &mut Self {
        self.change(|changes| changes.clear_changes())
    }

    /// Adds a watched ticket to the queue.
    ///
    /// The list lives in the ticket.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let mut queue = client.queues().create(NewQueue::new("text")).await?;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue.id, queue.id, "text", NewRequester::new("text"))).await?.id;
    /// queue.add_watched_ticket(ticket_id).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]. An id that is there already, or not there, is no error.
    pub fn add_watched_ticket(&self, watched_ticket: impl Into<TicketId>) -> Edit<'static, Ticket> {
        Edit::new(
            self.client(),
            watched_ticket.into(),
            adding(
                self.id.clone(),
                |data: &Ticket| &data.watching_queue_ids,
                |ids| TicketUpdate::new().watching_queue_ids(ids),
            ),
        )
    }

    /// Takes a watched ticket off the queue.
    ///
    /// The list lives in the ticket.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let mut queue = client.queues().create(NewQueue::new("text")).await?;
    /// # let ticket_id = client.tickets().create(NewTicket::new(queue.id, queue.id, "text", NewRequester::new("text"))).await?.id;
    /// # queue.add_watched_ticket(ticket_id).await?;
    /// queue.remove_watched_ticket(ticket_id).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]. An id that is there already, or not there, is no error.
    pub fn remove_watched_ticket(&self, watched_ticket: impl Into<TicketId>) -> Edit<'static, Ticket> {
        Edit::new(
            self.client(),
            watched_ticket.into(),
            removing(
                self.id.clone(),
                |data: &Ticket| &data.watching_queue_ids,
                |ids| TicketUpdate::new().watching_queue_ids(ids),
            ),
        )
    }

    /// Lists its tickets: one page of them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let mut queue = client.queues().create(NewQueue::new("text")).await?;
    /// let tickets = queue.tickets().await?;
    /// println!("there are {}", tickets.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`].
    pub fn tickets(&self) -> Call<Vec<Live<Ticket>>> {
        self.client().list::<Ticket>(self.id.clone())
    }
}

/// What a fetched ticket can do.
///
/// ```
/// # use optimizely_rest::trial::*;
/// # sandbox::example(async |client| {
/// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
/// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?;
/// ticket.set_subject("text").set_requester(NewRequester::new("text")).set_state(TicketState::Solved);
/// ticket.save().await?;
/// # Ok(()) });
/// ```
impl Live<Ticket> {
    /// Sets `queueId`; it is sent by the next `save`.
    ///
    /// Where it waits.
    pub fn set_queue_id(&mut self, queue_id: impl Into<QueueId>) -> &mut Self {
        self.change(|changes| changes.queue_id(queue_id))
    }

    /// Sets `subject`; it is sent by the next `save`.
    ///
    /// What it is about.
    pub fn set_subject(&mut self, subject: impl Into<String>) -> &mut Self {
        self.change(|changes| changes.subject(subject))
    }

    /// Sets `requester`; it is sent by the next `save`.
    ///
    /// Who asks.
    pub fn set_requester(&mut self, requester: impl Into<NewRequester>) -> &mut Self {
        self.change(|changes| changes.requester(requester))
    }

    /// Sets `state`; it is sent by the next `save`.
    ///
    /// Where it stands.
    ///
    /// The default is `open`.
    pub fn set_state(&mut self, state: TicketState) -> &mut Self {
        self.change(|changes| changes.state(state))
    }

    /// Sets `urgency`; it is sent by the next `save`.
    ///
    /// How soon somebody has to look at it.
    ///
    /// The default is 1.
    pub fn set_urgency(&mut self, urgency: Urgency) -> &mut Self {
        self.change(|changes| changes.urgency(urgency))
    }

    /// Sets `agentIds`; it is sent by the next `save`.
    ///
    /// Who looks at it.
    pub fn set_agent_ids(&mut self, agent_ids: impl IntoIterator<Item = impl Into<AgentId>>) -> &mut Self {
        self.change(|changes| changes.agent_ids(agent_ids))
    }

    /// Sets `watchingQueueIds`; it is sent by the next `save`.
    ///
    /// The queues that hear of it besides its own.
    pub fn set_watching_queue_ids(
        &mut self,
        watching_queue_ids: impl IntoIterator<Item = impl Into<QueueId>>,
    ) -> &mut Self {
        self.change(|changes| changes.watching_queue_ids(watching_queue_ids))
    }

    /// Sets `duplicateOf`; it is sent by the next `save`.
    ///
    /// The ticket that said so before.
    pub fn set_duplicate_of(&mut self, duplicate_of: impl Into<TicketId>) -> &mut Self {
        self.change(|changes| changes.duplicate_of(duplicate_of))
    }

    /// Sets `checklists`; it is sent by the next `save`.
    ///
    /// What to do: lists that can be worked on side by side.
    pub fn set_checklists(&mut self, checklists: impl IntoIterator<Item = Vec<NewStep>>) -> &mut Self {
        self.change(|changes| changes.checklists(checklists))
    }

    /// Sets `duplicateOf` to null; it is sent by the next `save`.
    pub fn clear_duplicate_of(&mut self) -> &mut Self {
        self.change(|changes| changes.clear_duplicate_of())
    }

    /// Says that nothing is left to do.
    ///
    /// Only `state` is sent; what is pending stays pending.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?;
    /// ticket.solve().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`].
    pub fn solve(&mut self) -> LiveCall<'_, Ticket> {
        self.transition(TicketUpdate::new().state(TicketState::Solved))
    }

    /// Adds an agent to the ticket.
    ///
    /// The ticket's own list.
    ///
    /// ```no_run
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?;
    /// # let agent_id = "1234".parse::<AgentId>()?;
    /// ticket.add_agent(agent_id).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]. An id that is there already, or not there, is no error.
    pub fn add_agent(&mut self, agent: impl Into<AgentId>) -> Edit<'_, Ticket> {
        self.edit(adding(agent.into(), |data: &Ticket| &data.agent_ids, |ids| TicketUpdate::new().agent_ids(ids)))
    }

    /// Takes an agent off the ticket.
    ///
    /// The ticket's own list.
    ///
    /// ```no_run
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?;
    /// # let agent_id = "1234".parse::<AgentId>()?;
    /// # ticket.add_agent(agent_id).await?;
    /// ticket.remove_agent(agent_id).await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`]. An id that is there already, or not there, is no error.
    pub fn remove_agent(&mut self, agent: impl Into<AgentId>) -> Edit<'_, Ticket> {
        self.edit(removing(agent.into(), |data: &Ticket| &data.agent_ids, |ids| TicketUpdate::new().agent_ids(ids)))
    }

    /// Lists its events: one page of them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?;
    /// let events = ticket.events().await?;
    /// println!("there are {}", events.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`].
    pub fn events(&self) -> Call<Vec<Event>> {
        self.client().list::<Event>(self.id.clone())
    }

    /// Lists its notes: one page of them.
    ///
    /// ```
    /// # use optimizely_rest::trial::*;
    /// # sandbox::example(async |client| {
    /// # let queue_id = client.queues().create(NewQueue::new("text")).await?.id;
    /// # let mut ticket = client.tickets().create(NewTicket::new(queue_id, queue_id, "text", NewRequester::new("text"))).await?;
    /// let notes = ticket.notes().await?;
    /// println!("there are {}", notes.len());
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever kept the API from doing it, as an [`Error`].
    pub fn notes(&self) -> Call<Vec<Live<Note>>> {
        self.client().list::<Note>(self.id.clone())
    }
}

impl Call<Vec<Live<Ticket>>> {
    /// Those that stand somewhere only.
    ///
    /// Sends `ticketState`.
    pub fn in_state(self, ticket_state: TicketState) -> Self {
        self.with_query("ticketState", &ticket_state)
    }

    /// Those that are so urgent only.
    ///
    /// Sends `urgency`.
    pub fn with_urgency(self, urgency: Urgency) -> Self {
        self.with_query("urgency", &urgency.as_i64())
    }
}

/// How lists come in pages.
const PAGING: Paging = Paging { page: "page", first: 1, size: "per_page", sizes: (1, 50) };

impl Call<Vec<Event>> {
    /// Asks for one page.
    ///
    /// Sends `page`. The first page is 1, which is the default.
    pub fn page(self, number: u32) -> Self {
        self.with_page(&PAGING, number)
    }

    /// Says how many elements a page has.
    ///
    /// Sends `per_page`. From 1 to 50. The default is 3.
    pub fn per_page(self, elements: u32) -> Self {
        self.with_page_size(&PAGING, elements)
    }

    /// The elements of this page and of all that follow it: one by one as a stream, or awaited, as one
    /// list.
    pub fn stream(self) -> ListAll<Event> {
        ListAll::new(self, &PAGING)
    }
}

impl Call<Vec<Live<Note>>> {
    /// Asks for one page.
    ///
    /// Sends `page`. The first page is 1, which is the default.
    pub fn page(self, number: u32) -> Self {
        self.with_page(&PAGING, number)
    }

    /// Says how many elements a page has.
    ///
    /// Sends `per_page`. From 1 to 50. The default is 3.
    pub fn per_page(self, elements: u32) -> Self {
        self.with_page_size(&PAGING, elements)
    }

    /// The elements of this page and of all that follow it: one by one as a stream, or awaited, as one
    /// list.
    pub fn stream(self) -> ListAll<Live<Note>> {
        ListAll::new(self, &PAGING)
    }
}

impl Call<Vec<Live<Queue>>> {
    /// Asks for one page.
    ///
    /// Sends `page`. The first page is 1, which is the default.
    pub fn page(self, number: u32) -> Self {
        self.with_page(&PAGING, number)
    }

    /// Says how many elements a page has.
    ///
    /// Sends `per_page`. From 1 to 50. The default is 3.
    pub fn per_page(self, elements: u32) -> Self {
        self.with_page_size(&PAGING, elements)
    }

    /// The elements of this page and of all that follow it: one by one as a stream, or awaited, as one
    /// list.
    pub fn stream(self) -> ListAll<Live<Queue>> {
        ListAll::new(self, &PAGING)
    }
}

impl Call<Vec<Live<Ticket>>> {
    /// Asks for one page.
    ///
    /// Sends `page`. The first page is 1, which is the default.
    pub fn page(self, number: u32) -> Self {
        self.with_page(&PAGING, number)
    }

    /// Says how many elements a page has.
    ///
    /// Sends `per_page`. From 1 to 50. The default is 3.
    pub fn per_page(self, elements: u32) -> Self {
        self.with_page_size(&PAGING, elements)
    }

    /// The elements of this page and of all that follow it: one by one as a stream, or awaited, as one
    /// list.
    pub fn stream(self) -> ListAll<Live<Ticket>> {
        ListAll::new(self, &PAGING)
    }
}

impl Token {
    /// A token of the desk's settings.
    ///
    /// It is sent as `Authorization: Bearer …`.
    pub fn bearer(token: impl Into<String>) -> Self {
        Token::fixed(Scheme { header: "authorization", prefix: Some("Bearer") }, token.into())
    }

    /// A token of the desk's settings. Such a token lasts 900 seconds, so this takes a function that
    /// returns one. It runs before the first request, and again when the API refuses a token.
    ///
    /// It is sent as `Authorization: Bearer …`.
    ///
    /// The function runs once at a time. Calls that need a token meanwhile wait for the same run, each
    /// within its own time. If the run fails, each of these calls fails, and the next call starts another
    /// run. Dropping a call does not stop a run: the other calls, or the next one, continue it. A run that
    /// has taken two minutes is given up by the next call.
    ///
    /// A request that is refused is sent once more, with another token, if the token may be the reason.
    /// After a 401 it always is. A 403 may be about the object instead. The function does not run for it
    /// if the token took the place of a refused one in the last 30 seconds, if it has worked in a request
    /// that was sent later, or if the same method and path got a 403 with two different tokens in the last
    /// hour. So a forbidden object costs at most one token an hour, however often it is asked for.
    pub fn bearer_source<F, T>(source: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, BoxError>> + Send + 'static,
    {
        Token::from_source(Scheme { header: "authorization", prefix: Some("Bearer") }, source)
    }
}
