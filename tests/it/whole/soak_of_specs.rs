//! Many tasks that create, change, read and remove objects of every resource of each API at random, alone and while a tenth of the requests
//! meets a fault: nothing that was acknowledged is lost, nothing is there twice, nothing appears that nobody made, and no task gets stuck.
//!
//! The long ones are run on demand:
//!
//! ```sh
//! SOAK_SECONDS=600 cargo test --release --test it -- --ignored --nocapture soak_of_specs
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use optimizely_rest::client::Client;
use optimizely_rest::mock::TestClock;
use optimizely_rest::resource::Api;
use optimizely_rest::sandbox::{Fault, Sandbox, SandboxApi};
use optimizely_rest::{Error, ErrorKind, Method};
use serde_json::Value;

use crate::support::random::Random;
use crate::support::spec::{Extent, Operation, Request, Spec, Way, for_each_api};
use crate::support::world::{World, send};

for_each_api! {
    a_short_soak_loses_and_doubles_nothing,
    a_short_soak_under_faults_loses_nothing_that_was_acknowledged,
    #[ignore = "takes as long as it is told to"]
    a_long_soak_loses_and_doubles_nothing,
    #[ignore = "takes as long as it is told to"]
    a_long_soak_under_faults_loses_nothing_that_was_acknowledged,
}

const TASKS: usize = 16;

/// How many objects of a kind a task creates at most, so that a page has all of them.
const OF_A_KIND: usize = 20;

/// The first number of a text. Those of the parents are smaller.
const FIRST_NUMBER: usize = 1_000_000;

async fn a_short_soak_loses_and_doubles_nothing<A: SandboxApi>(spec: &'static Spec) {
    soak::<A>(spec, Duration::from_secs(1), Vec::new()).await;
}

async fn a_short_soak_under_faults_loses_nothing_that_was_acknowledged<A: SandboxApi>(spec: &'static Spec) {
    soak::<A>(spec, Duration::from_secs(1), faults()).await;
}

async fn a_long_soak_loses_and_doubles_nothing<A: SandboxApi>(spec: &'static Spec) {
    soak::<A>(spec, long(), Vec::new()).await;
}

async fn a_long_soak_under_faults_loses_nothing_that_was_acknowledged<A: SandboxApi>(spec: &'static Spec) {
    soak::<A>(spec, long(), faults()).await;
}

fn long() -> Duration {
    Duration::from_secs(std::env::var("SOAK_SECONDS").map_or(600, |text| text.parse().expect("SOAK_SECONDS")))
}

/// Faults of each sort, of which one request in ten meets one.
fn faults() -> Vec<Fault> {
    let faults = [
        Fault::status(429).header("retry-after", "1"),
        Fault::status(503),
        Fault::status(500),
        Fault::status(502).performing(),
        Fault::close_before_answer(),
        Fault::close_before_answer().performing(),
        Fault::close_within_body(),
        Fault::truncated_json(),
    ];
    let one_in = 10 * faults.len() as u32;
    faults.map(|fault| fault.one_in(one_in)).into()
}

async fn soak<A: SandboxApi>(spec: &'static Spec, time: Duration, faults: Vec<Fault>) {
    let sandbox = Sandbox::<A>::start().await.unwrap();
    let client = sandbox.client_builder().clock(TestClock::new()).build().unwrap();
    let numbers = Arc::new(AtomicUsize::new(FIRST_NUMBER));
    let mut tasks = Vec::new();
    for number in 0..TASKS {
        let world = World::new(&client, spec).await;
        let random = Random(0x9e37_79b9 + number as u64);
        tasks.push(Task {
            client: client.clone(),
            spec,
            world,
            random,
            numbers: numbers.clone(),
            seen: BTreeMap::new(),
            done: 0,
            failed: 0,
        });
    }
    let is_faulty = !faults.is_empty();
    faults.into_iter().for_each(|fault| sandbox.inject(fault));
    let end = Instant::now() + time;
    let tasks: Vec<_> = tasks.into_iter().map(|task| tokio::spawn(task.run(end))).collect();
    let (mut done, mut failed) = (0, 0);
    for task in tasks {
        let left = (end + Duration::from_secs(60)).saturating_duration_since(Instant::now());
        let mut task = tokio::time::timeout(left, task).await.expect("a task is stuck").expect("no task panics");
        sandbox.clear_faults();
        task.check().await;
        (done, failed) = (done + task.done, failed + task.failed);
    }
    println!("{done} requests were done, {failed} failed");
    assert!(done > TASKS && is_faulty == (failed > 0), "{done} requests were done, {failed} failed");
    if let Err(error) = Sandbox::<A>::builder().restore(&sandbox.snapshot()) {
        panic!("the snapshot contradicts itself: {error}");
    }
}

/// A task with parents of its own.
struct Task<A> {
    client: Client<A>,
    spec: &'static Spec,
    /// Its parents.
    world: World,
    random: Random,
    /// Numbers in strings, which no two objects share.
    numbers: Arc<AtomicUsize>,
    /// The objects that it made, by the name of the operation.
    seen: BTreeMap<&'static str, Kind>,
    done: usize,
    failed: usize,
}

/// The objects that one operation creates.
#[derive(Default)]
struct Kind {
    known: BTreeMap<String, Known>,
    /// The JSON of objects that may have been made.
    maybe: BTreeSet<String>,
    /// The JSON of objects that are archived or removed, or may be.
    ended: BTreeSet<String>,
}

impl Kind {
    /// The JSON of all objects that were made, or may have been.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let known = self.known.values().flat_map(|known| &known.texts);
        known.chain(&self.maybe).chain(&self.ended).map(String::as_str)
    }
}

/// An object: its possible JSON, of which there are several forms if the outcome of a change is unknown.
struct Known {
    texts: BTreeSet<String>,
}

/// How a request ended that was not done.
enum Failed {
    No,
    Perhaps,
}

impl<A: Api> Task<A> {
    async fn run(mut self, end: Instant) -> Self {
        while Instant::now() < end {
            self.step().await;
        }
        self
    }

    /// The operations that create something with a text of its own, which can be changed.
    fn kinds(&self) -> Vec<(&'static Operation, &'static str)> {
        let creates = self.spec.operations.iter().filter(|operation| operation.creates());
        creates.filter_map(|create| Some((create, self.spec.text_of(create)?))).collect()
    }

    async fn step(&mut self) {
        let kinds = self.kinds();
        let (create, text) = kinds[self.random.below(kinds.len())];
        let kind = self.seen.entry(&create.id).or_default();
        let known = kind.known.keys().nth(self.random.below(kind.known.len().max(1))).cloned();
        let is_full = kind.known.len() + kind.maybe.len() + kind.ended.len() >= OF_A_KIND;
        match (self.random.below(4), known) {
            (0, Some(id)) => self.change(create, text, &id).await,
            (1, Some(id)) => self.read(create, text, &id).await,
            (2, Some(id)) => self.end(create, &id).await,
            _ if !is_full => self.create(create, text).await,
            _ => self.list(create, text).await,
        }
    }

    fn number(&self) -> usize {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// Notes the result of a request. An error has to be one that faults explain.
    fn note(&mut self, ended: Result<Value, Error>) -> Result<Value, Failed> {
        let error = match ended {
            Ok(value) => {
                self.done += 1;
                return Ok(value);
            }
            Err(error) => error,
        };
        let status = error.status().map_or(0, |status| status.as_u16());
        // The rules of the API refuse some of what is random.
        if (400..429).contains(&status) {
            return Err(Failed::No);
        }
        self.failed += 1;
        assert!(
            status == 429 || status >= 500 || [ErrorKind::Transport, ErrorKind::Decode].contains(&error.kind()),
            "{error:?}"
        );
        Err(if error.is_outcome_unknown() || error.is_probably_done() { Failed::Perhaps } else { Failed::No })
    }

    async fn create(&mut self, create: &'static Operation, text: &str) {
        let Some(request) = self.spec.request(create, &self.world.ids) else { return };
        let way = self.world.way(create);
        let mut body = self.spec.body(create, &self.world.ids, way, self.number()).expect("it has a body");
        let title = way.form.replace('#', &(self.number() * 1_000).to_string());
        body[text] = title.clone().into();
        let ended = send(&self.client, create, &request, Some(&body)).await;
        let ended = self.note(ended);
        let kind = self.seen.entry(&create.id).or_default();
        match ended {
            Ok(made) => {
                assert_eq!(made[text].as_str(), Some(title.as_str()), "{}: {made}", create.id);
                let known = Known { texts: [title].into() };
                assert!(kind.known.insert(plain(&made["id"]), known).is_none(), "an ID was assigned twice: {made}");
            }
            Err(Failed::Perhaps) => drop(kind.maybe.insert(title)),
            Err(Failed::No) => {}
        }
    }

    /// The operation of a method on what an operation creates, with its request.
    fn on(&self, methods: &[Method], create: &Operation, id: &str) -> Option<(&'static Operation, Request)> {
        let name = self.spec.id_of_created(create)?;
        let mut ids = self.world.ids.clone();
        ids.insert(name.to_owned(), id.into());
        let operation = self.spec.item_of(create, methods)?;
        Some((operation, self.spec.request(operation, &ids)?))
    }

    async fn change(&mut self, create: &'static Operation, text: &str, id: &str) {
        let Some((update, request)) = self.on(&[Method::PATCH, Method::PUT], create, id) else { return };
        let way = Way { extent: Extent::Required, ..self.world.way(create) };
        let mut body = self.spec.body(update, &self.world.ids, way, self.number()).expect("it has a body");
        let title = way.form.replace('#', &(self.number() * 1_000).to_string());
        body[text] = title.clone().into();
        let ended = send(&self.client, update, &request, Some(&body)).await;
        let ended = self.note(ended);
        let known = self.seen.get_mut(create.id.as_str()).and_then(|kind| kind.known.get_mut(id)).expect("it is known");
        match ended {
            Ok(changed) => {
                assert_eq!(changed[text].as_str(), Some(title.as_str()), "{}: {changed}", update.id);
                known.texts = [title].into();
            }
            Err(Failed::Perhaps) => drop(known.texts.insert(title)),
            Err(Failed::No) => {}
        }
    }

    async fn read(&mut self, create: &'static Operation, text: &str, id: &str) {
        let Some((get, request)) = self.on(&[Method::GET], create, id) else { return };
        let ended = send(&self.client, get, &request, None).await;
        let is_lost = ended.as_ref().is_err_and(|error| error.status().is_some_and(|status| status == 404));
        assert!(!is_lost, "{} {id} is lost: {ended:?}", create.id);
        if let Ok(found) = self.note(ended) {
            self.fits(create, text, id, &found);
        }
    }

    fn fits(&self, create: &Operation, text: &str, id: &str, found: &Value) {
        let texts = &self.seen[create.id.as_str()].known[id].texts;
        let title = found[text].as_str().unwrap_or_default();
        assert!(texts.contains(title), "{} {id} is {title} and not one of {texts:?}", create.id);
    }

    async fn end(&mut self, create: &'static Operation, id: &str) {
        let Some((delete, request)) = self.on(&[Method::DELETE], create, id) else { return };
        let ended = send(&self.client, delete, &request, None).await;
        // An attempt that failed may have done it, after which the next one finds nothing to do.
        let is_done = ended
            .as_ref()
            .is_err_and(|error| error.status().is_some_and(|status| [404, 410].contains(&status.as_u16())));
        if let (Err(Failed::No), false) = (self.note(ended), is_done) {
            return;
        }
        let kind = self.seen.get_mut(create.id.as_str()).expect("it is known");
        kind.ended.extend(kind.known.remove(id).into_iter().flat_map(|known| known.texts));
    }

    /// Compares the list of a kind with the objects that were made.
    async fn list(&mut self, create: &'static Operation, text: &str) {
        let Some(list) = self.spec.list_of(create) else { return };
        let Some(mut request) = self.spec.request(list, &self.world.ids) else { return };
        if let Some(size) = list.parameters.iter().find(|name| *name == "per_page") {
            request.query.push((size.clone(), "100".to_owned()));
        }
        let ended = send(&self.client, list, &request, None).await;
        let Ok(found) = self.note(ended) else { return };
        let found = found.as_array().expect("a list is a list");
        let kind = &self.seen[create.id.as_str()];
        for id in kind.known.keys() {
            let same: Vec<_> = found.iter().filter(|object| plain(&object["id"]) == *id).collect();
            // A list of the account has objects of other tasks too, and may have more pages.
            assert!(same.len() == 1 || found.len() == 100, "{} {id} is there {} times", create.id, same.len());
            same.into_iter().for_each(|object| self.fits(create, text, id, object));
        }
        let is_own = request.path.contains(char::is_numeric) || !list.needs.is_empty();
        let own: BTreeSet<_> = self.seen.values().flat_map(Kind::texts).collect();
        let mut seen = BTreeSet::new();
        for title in found.iter().filter_map(|object| object[text].as_str()) {
            let number = title.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok();
            if own.contains(title) {
                assert!(seen.insert(title), "{} was made twice: {title}", create.id);
            } else if is_own {
                assert!(number.is_none_or(|number: usize| number < 1_000 * FIRST_NUMBER), "nobody was told of {title}");
            }
        }
    }

    /// Reads everything that was made.
    async fn check(&mut self) {
        for (create, text) in self.kinds() {
            let ids: Vec<_> =
                self.seen.get(create.id.as_str()).into_iter().flat_map(|kind| kind.known.keys().cloned()).collect();
            for id in &ids {
                self.read(create, text, id).await;
            }
            if !ids.is_empty() {
                self.list(create, text).await;
            }
        }
    }
}

/// An ID as a path has it.
fn plain(id: &Value) -> String {
    id.to_string().trim_matches('"').to_owned()
}
