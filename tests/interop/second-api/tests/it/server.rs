//! A server of the ticket API, written by hand from its description: it shares no code with the client or its generator.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::body::Bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete as delete_method, get};
use axum::{Json, Router};
use optimizely_rest::trial::{Client, NewQueue, NewTicket, Place, Queue, Requester, Token};
use optimizely_rest::{Live, RetryPolicy};
use serde_json::{Value, json};

/// How many elements a page has unless a client asks for another number, and how many it has at the most.
const PAGE: usize = 3;
const LARGEST_PAGE: usize = 4;

#[derive(Default)]
struct Desk {
    queues: Vec<Value>,
    tickets: Vec<Value>,
    notes: Vec<Value>,
    requests: Vec<Received>,
    pages: Pages,
}

/// What the server does with the number of a page.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Pages {
    #[default]
    Right,
    /// Every page is the first one.
    Ignored,
    /// There is always another page that is new.
    Endless,
    /// The second page cannot be read.
    BrokenAtTheSecond,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Received {
    pub line: String,
    pub authorization: Option<String>,
    pub body: Value,
}

/// A running server.
pub struct Server {
    address: String,
    desk: Arc<Mutex<Desk>>,
}

type Shared = State<Arc<Mutex<Desk>>>;

impl Server {
    pub async fn start() -> Server {
        let desk = Arc::new(Mutex::new(Desk::default()));
        let one = |kind: &'static str| {
            get(move |state: Shared, id: Path<String>| read(state, kind, id))
                .patch(move |state: Shared, id: Path<String>, body: Json<Value>| update(state, kind, id, body))
                .delete(move |state: Shared, id: Path<String>| delete(state, kind, id))
        };
        let router = Router::new()
            .route("/api/2/queues", get(list_queues).post(create_queue))
            .route("/api/2/queues/{id}", one("queues"))
            .route("/api/2/tickets", get(list_tickets).post(create_ticket))
            .route("/api/2/tickets/{id}", one("tickets"))
            .route("/api/2/tickets/{id}/events", get(list_events))
            .route("/api/2/tickets/{id}/notes", get(list_notes).post(create_note))
            .route("/api/2/notes/{id}", delete_method(archive_note))
            .route("/api/2/agents", get(list_agents))
            .layer(middleware::from_fn_with_state(desk.clone(), note))
            .with_state(desk.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Server { address, desk }
    }

    pub fn client(&self) -> Client {
        self.client_with(Token::bearer("sesame"))
    }

    pub fn client_with(&self, token: Token) -> Client {
        let builder = Client::builder(token).base_url(self.base_url()).retry(RetryPolicy::none());
        builder.build().expect("a good client")
    }

    pub fn base_url(&self) -> String {
        format!("http://{}/api/2/", self.address)
    }

    pub fn serve_pages(&self, pages: Pages) {
        self.lock().pages = pages;
    }

    /// What was asked, as `GET /tickets?queueId=billing`.
    pub fn lines(&self) -> Vec<String> {
        self.lock().requests.iter().map(|received| received.line.clone()).collect()
    }

    pub fn last(&self) -> Received {
        self.lock().requests.last().expect("something was asked").clone()
    }

    pub fn forget_requests(&self) {
        self.lock().requests.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().expect("no handler panics")
    }
}

pub fn requester() -> Requester {
    Requester::new("Ada").desk_place(Place::new("Annex", 2))
}

/// A queue with tickets in it.
pub async fn filled(client: &Client, tickets: usize) -> Live<Queue> {
    let queue = client.queues().create(NewQueue::new("Billing")).await.expect("a queue");
    for number in 1..=tickets {
        let new = NewTicket::new(&queue.id, format!("Ticket {number}"), requester());
        client.tickets().create(new).await.expect("a ticket");
    }
    queue
}

/// Notes every request, and lets those through that show the token.
async fn note(State(desk): Shared, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap_or_default();
    let authorization = header(&parts.headers, "authorization");
    desk.lock().expect("no handler panics").requests.push(Received {
        line: line(&parts.method, &parts.uri),
        authorization: authorization.clone(),
        body: serde_json::from_slice(&bytes).unwrap_or_default(),
    });
    if authorization.as_deref() != Some("Bearer sesame") {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "message": "Who are you?" }))).into_response();
    }
    next.run(Request::from_parts(parts, Bytes::into(bytes))).await
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

fn line(method: &Method, uri: &Uri) -> String {
    let target = uri.path_and_query().map_or("", |target| target.as_str());
    format!("{method} {}", target.trim_start_matches("/api/2"))
}

// ------------------------------------------------------------------------------------------------------- objects

impl Desk {
    fn kind(&mut self, kind: &str) -> &mut Vec<Value> {
        if kind == "queues" { &mut self.queues } else { &mut self.tickets }
    }
}

fn refused(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "message": message }))).into_response()
}

fn not_found() -> Response {
    refused(StatusCode::NOT_FOUND, "There is nothing of that id.")
}

async fn create_queue(State(desk): Shared, Json(body): Json<Value>) -> Response {
    let Some(title) = body["title"].as_str() else { return refused(StatusCode::UNPROCESSABLE_ENTITY, "no title") };
    let mut queue = json!({ "id": title.to_lowercase(), "answerHours": 24, "changes": null });
    merge(&mut queue, &body);
    desk.lock().unwrap().queues.push(queue.clone());
    Json(queue).into_response()
}

async fn create_ticket(State(desk): Shared, Json(body): Json<Value>) -> Response {
    let mut desk = desk.lock().unwrap();
    if !desk.queues.iter().any(|queue| queue["id"] == body["queueId"]) {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "no such queue");
    }
    // An id that means something else in a path, unless it is escaped.
    let id = format!("{}/é?#{}", body["queueId"].as_str().unwrap_or_default(), desk.tickets.len() + 1);
    let mut ticket = json!({ "id": id, "state": "open", "urgency": 1, "agentIds": [], "watchingQueueIds": [], "duplicateOf": null, "checklists": [] });
    merge(&mut ticket, &body);
    desk.tickets.push(ticket.clone());
    Json(ticket).into_response()
}

async fn create_note(State(desk): Shared, Path(id): Path<String>, Json(body): Json<Value>) -> Response {
    let mut desk = desk.lock().unwrap();
    let note = json!({ "id": format!("note {}", desk.notes.len() + 1), "ticketId": id, "text": body["text"] });
    desk.notes.push(note.clone());
    (StatusCode::CREATED, Json(note)).into_response()
}

/// A note that is archived stays where it is; one that was archived before is answered 410.
async fn archive_note(State(desk): Shared, Path(id): Path<String>) -> Response {
    let mut desk = desk.lock().unwrap();
    let Some(note) = desk.notes.iter_mut().find(|note| note["id"] == *id) else { return not_found() };
    if note["isHidden"] == true {
        return refused(StatusCode::GONE, "It is hidden already.");
    }
    note["isHidden"] = true.into();
    StatusCode::NO_CONTENT.into_response()
}

async fn read(State(desk): Shared, kind: &'static str, Path(id): Path<String>) -> Response {
    let mut desk = desk.lock().unwrap();
    let found = desk.kind(kind).iter().find(|object| object["id"] == *id).cloned();
    found.map_or_else(not_found, |object| Json(object).into_response())
}

async fn update(
    State(desk): Shared,
    kind: &'static str,
    Path(id): Path<String>,
    Json(changes): Json<Value>,
) -> Response {
    let mut desk = desk.lock().unwrap();
    let Some(object) = desk.kind(kind).iter_mut().find(|object| object["id"] == *id) else { return not_found() };
    merge(object, &changes);
    for step in object["checklists"].as_array_mut().into_iter().flatten().filter_map(Value::as_array_mut).flatten() {
        if step["isDone"].is_null() {
            step["isDone"] = false.into();
        }
    }
    Json(object.clone()).into_response()
}

async fn delete(State(desk): Shared, kind: &'static str, Path(id): Path<String>) -> Response {
    let mut desk = desk.lock().unwrap();
    let before = desk.kind(kind).len();
    desk.kind(kind).retain(|object| object["id"] != *id);
    if desk.kind(kind).len() == before { not_found() } else { StatusCode::NO_CONTENT.into_response() }
}

/// What is not named keeps its value.
fn merge(object: &mut Value, changes: &Value) {
    for (name, value) in changes.as_object().into_iter().flatten() {
        object[name] = value.clone();
    }
}

// --------------------------------------------------------------------------------------------------------- lists

type Asked = Query<HashMap<String, String>>;

async fn list_queues(State(desk): Shared, Query(asked): Asked) -> Response {
    let desk = desk.lock().unwrap();
    page(&desk, &asked, desk.queues.clone())
}

async fn list_tickets(State(desk): Shared, Query(asked): Asked) -> Response {
    let desk = desk.lock().unwrap();
    let (queue, agent) = (asked.get("queueId"), asked.get("agentId"));
    if queue.or(agent).is_none() {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "neither queueId nor agentId");
    }
    let fits = |ticket: &&Value| {
        let urgency = ticket["urgency"].to_string();
        queue.is_none_or(|queue| ticket["queueId"] == **queue)
            && agent.is_none_or(|agent| ticket["agentId"].to_string() == *agent)
            && asked.get("ticketState").is_none_or(|state| ticket["state"] == **state)
            && asked.get("urgency").is_none_or(|asked| urgency == *asked)
    };
    page(&desk, &asked, desk.tickets.iter().filter(fits).cloned().collect())
}

async fn list_notes(State(desk): Shared, Path(id): Path<String>, Query(asked): Asked) -> Response {
    let desk = desk.lock().unwrap();
    page(&desk, &asked, desk.notes.iter().filter(|note| note["ticketId"] == *id).cloned().collect())
}

async fn list_events(State(desk): Shared, Path(id): Path<String>, Query(asked): Asked) -> Response {
    let desk = desk.lock().unwrap();
    if !desk.tickets.iter().any(|ticket| ticket["id"] == *id) {
        return not_found();
    }
    let event = |minute| json!({ "what": "looked at", "happenedAt": format!("2026-01-01T00:{minute:02}:00Z") });
    page(&desk, &asked, (0..5).map(event).collect())
}

async fn list_agents(Query(asked): Asked) -> Response {
    if !asked.is_empty() {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "agents come in one list");
    }
    Json(json!([{ "id": 7, "name": "Grace" }, { "id": 8, "name": "Edsger" }])).into_response()
}

fn page(desk: &Desk, asked: &HashMap<String, String>, elements: Vec<Value>) -> Response {
    let number = |name: &str, default| asked.get(name).map_or(Some(default), |text| text.parse().ok());
    let (Some(page @ 1..), Some(size @ 1..)) = (number("page", 1), number("per_page", PAGE)) else {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "no such page");
    };
    let size = size.min(LARGEST_PAGE);
    let page = match desk.pages {
        Pages::BrokenAtTheSecond if page == 2 => return refused(StatusCode::INTERNAL_SERVER_ERROR, "a fire"),
        Pages::Endless => return Json(json!([with_id(&elements[0], page)])).into_response(),
        Pages::Ignored => 1,
        _ => page,
    };
    let shown: Vec<_> = elements.into_iter().skip((page - 1) * size).take(size).collect();
    Json(shown).into_response()
}

fn with_id(element: &Value, number: usize) -> Value {
    let mut element = element.clone();
    element["id"] = format!("copy-{number}").into();
    element
}
