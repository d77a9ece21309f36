//! Many connections that create, change and delete at random: nothing is lost, nothing doubled, and memory stays bounded.
//!
//! The long one is run on demand; it needs two file descriptors for each connection, so that `ulimit -n` has to allow them:
//!
//! ```sh
//! ulimit -n 4096
//! SOAK_SECONDS=30 SOAK_CONNECTIONS=1000 cargo test --release --test it -- --ignored --nocapture soak
//! ```

use std::collections::BTreeMap;
use std::fmt::Display;
use std::time::{Duration, Instant};

use optimizely_rest::classic::{Client, DimensionId, Experiment, ExperimentId, Goal, GoalId, Live, ProjectId};

use crate::support::bodies::classic::{a_dimension, a_project_named, an_event_goal, an_experiment_on};
use crate::support::memory::resident;
use crate::support::random::Random;
use crate::support::sandbox::started;

/// More than an object takes, with the client's connections and what the allocator keeps.
const BYTES_PER_OBJECT: usize = 8 << 10;

/// The memory that does not depend on the number of objects, mainly the log of requests.
const FIXED_BYTES: usize = 96 << 20;

/// The names that all connections fight for.
const NAMES: usize = 20;

#[tokio::test]
async fn a_short_soak_loses_and_doubles_nothing() {
    soak(50, Duration::from_secs(1)).await;
}

#[tokio::test]
#[ignore = "takes as long as it is told to"]
async fn a_long_soak_loses_and_doubles_nothing() {
    let setting = |name, default| std::env::var(name).map_or(default, |text| text.parse().expect(name));
    let connections = setting("SOAK_CONNECTIONS", 1000);
    soak(connections, Duration::from_secs(setting("SOAK_SECONDS", 30) as u64)).await;
}

async fn soak(connections: usize, time: Duration) {
    let (_sandbox, client) = started().await;
    let contested = client.projects().create(a_project_named("Contested")).await.unwrap().id;
    let (begun, before) = (Instant::now(), resident());
    let workers: Vec<_> = (0..connections)
        .map(|number| tokio::spawn(Worker::run(client.clone(), number as u64, contested, begun + time)))
        .collect();
    let mut done = Vec::new();
    for worker in workers {
        done.push(worker.await.expect("no worker fails"));
    }
    let took = begun.elapsed();
    let (steps, objects) = check(&client, contested, &done).await;
    let grown = resident().saturating_sub(before);
    println!(
        "{connections} connections, {steps} steps in {took:.1?} ({:.0} per second), {objects} objects left, {} MiB more",
        steps as f64 / took.as_secs_f64(),
        grown >> 20,
    );
    assert!(steps > connections, "each connection has done something");
    assert!(grown < FIXED_BYTES + objects * BYTES_PER_OBJECT, "{grown} bytes more for {objects} objects");
}

/// A project of its own, what was acknowledged of it, and some names of the contested one.
struct Worker {
    client: Client,
    random: Random,
    project: ProjectId,
    contested: ProjectId,
    experiments: BTreeMap<ExperimentId, String>,
    goals: BTreeMap<GoalId, Vec<ExperimentId>>,
    names: BTreeMap<DimensionId, String>,
    /// The number of steps, each of up to two requests.
    steps: usize,
}

impl Worker {
    async fn run(client: Client, number: u64, contested: ProjectId, end: Instant) -> Self {
        let project = client.projects().create(a_project_named(format!("Project {number}"))).await.unwrap().id;
        let mut worker = Worker {
            client,
            random: Random(0x9e37_79b9 + number),
            project,
            contested,
            experiments: BTreeMap::new(),
            goals: BTreeMap::new(),
            names: BTreeMap::new(),
            steps: 1,
        };
        while Instant::now() < end {
            worker.step().await;
            worker.steps += 1;
        }
        worker
    }

    async fn step(&mut self) {
        match self.random.below(8) {
            0 | 1 => self.create_experiment().await,
            2 => self.change_experiment().await,
            3 => self.delete_experiment().await,
            4 => self.create_goal().await,
            5 => self.delete_goal().await,
            6 => self.take_name().await,
            _ => self.give_name_back().await,
        }
    }

    async fn create_experiment(&mut self) {
        let description = self.random.below(1_000_000).to_string();
        let new = an_experiment_on(self.project, &description, "https://shop.example/");
        let created = self.client.experiments().create(new).await.unwrap();
        assert!(self.experiments.insert(created.id, description).is_none(), "an ID was assigned twice");
    }

    async fn change_experiment(&mut self) {
        let Some(id) = self.random.one_of(&self.experiments) else { return };
        let mut experiment = self.client.experiments().get(id).await.unwrap();
        let description = self.random.below(1_000_000).to_string();
        experiment.set_description(&description).save().await.unwrap();
        self.experiments.insert(id, description);
    }

    async fn delete_experiment(&mut self) {
        let Some(id) = self.random.one_of(&self.experiments) else { return };
        self.client.experiments().delete(id).await.unwrap();
        self.experiments.remove(&id);
        self.goals.values_mut().for_each(|experiments| experiments.retain(|known| *known != id));
    }

    async fn create_goal(&mut self) {
        let experiments: Vec<_> = self.random.one_of(&self.experiments).into_iter().collect();
        let new = an_event_goal(self.project, "Bought", "bought").experiment_ids(experiments.clone());
        let created = self.client.goals().create(new).await.unwrap();
        assert!(self.goals.insert(created.id, experiments).is_none(), "an ID was assigned twice");
    }

    async fn delete_goal(&mut self) {
        let Some(id) = self.random.one_of(&self.goals) else { return };
        self.client.goals().delete(id).await.unwrap();
        self.goals.remove(&id);
    }

    /// Takes a name that nobody has; who comes second is refused.
    async fn take_name(&mut self) {
        let name = format!("Name {}", self.random.below(NAMES));
        match self.client.dimensions().create(a_dimension(self.contested, &name)).await {
            Ok(created) => drop(self.names.insert(created.id, name)),
            Err(error) => assert!(error.is_bad_request(), "{error}"),
        }
    }

    async fn give_name_back(&mut self) {
        let Some(id) = self.random.one_of(&self.names) else { return };
        self.client.dimensions().delete(id).await.unwrap();
        self.names.remove(&id);
    }
}

/// Compares all that there is with all that was acknowledged. Says how many steps were made, and how many objects there are.
async fn check(client: &Client, contested: ProjectId, workers: &[Worker]) -> (usize, usize) {
    assert_eq!(client.projects().list().await.unwrap().len(), workers.len() + 1);
    let mut objects = workers.len();
    for worker in workers {
        let experiments = client.experiments().list(worker.project).await.unwrap();
        let described = experiments.iter().map(|one| (one.id, one.description.clone())).collect();
        same(&worker.experiments, &described);
        let goals = client.goals().list(worker.project).await.unwrap();
        let counted = goals.iter().filter(|one| one.title == "Bought").map(|one| (one.id, one.experiment_ids.clone()));
        same(&worker.goals, &counted.collect());
        agree(&experiments, &goals);
        objects += 3 * experiments.len() + goals.len();
    }
    let dimensions = client.dimensions().list(contested).await.unwrap();
    let taken = workers.iter().flat_map(|worker| worker.names.clone()).collect::<BTreeMap<_, _>>();
    same(&taken, &dimensions.iter().map(|one| (one.id, one.name.clone())).collect());
    let mut names: Vec<_> = taken.into_values().collect();
    names.sort();
    assert!(names.windows(2).all(|two| two[0] != two[1]), "a name was given twice: {names:?}");
    (workers.iter().map(|worker| worker.steps).sum(), objects + dimensions.len())
}

fn same<K: Ord + Display, V: PartialEq>(acknowledged: &BTreeMap<K, V>, found: &BTreeMap<K, V>) {
    let lost = acknowledged.iter().find(|(id, value)| found.get(id) != Some(value));
    let extra = found.keys().find(|id| !acknowledged.contains_key(id));
    assert!(
        lost.is_none() && extra.is_none(),
        "lost: {:?}, extra: {:?}",
        lost.map(|(id, _)| id.to_string()),
        extra.map(K::to_string)
    );
}

/// Goals and experiments name each other.
fn agree(experiments: &[Live<Experiment>], goals: &[Live<Goal>]) {
    for experiment in experiments {
        assert_eq!(experiment.variation_ids.len(), 2);
        let mut named: Vec<_> =
            goals.iter().filter(|goal| goal.experiment_ids.contains(&experiment.id)).map(|goal| goal.id).collect();
        let mut shown = experiment.display_goal_order_lst.clone();
        named.sort();
        shown.sort();
        assert_eq!(shown, named);
    }
}
