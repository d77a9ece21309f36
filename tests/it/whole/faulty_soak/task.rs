//! A task of the soak: what it does at random, and what it knows by that of what the server has to hold.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use optimizely_rest::classic::{Client, Error, ErrorKind, ExperimentId, GoalId, GoalUpdate, Live, ProjectId};

use super::Summary;
use crate::support::bodies::classic::{a_project_named, an_event_goal, an_experiment};
use crate::support::random::Random;

/// How many goals a task keeps at most, so that what there is stays bounded.
const GOALS: usize = 12;

/// A project of its own, and what has to be in it.
pub struct Task {
    client: Client,
    random: Random,
    project: ProjectId,
    experiment: ExperimentId,
    goals: BTreeMap<GoalId, Goal>,
    /// The titles of goals that may have been made.
    maybe: BTreeSet<String>,
    titles: usize,
    pub seen: Summary,
}

/// The possible values of a goal, more than one if the outcome of a write is unknown.
struct Goal {
    titles: BTreeSet<String>,
    linked: BTreeSet<bool>,
    /// Whether it may be gone.
    gone: bool,
}

/// Whether a write that failed was done.
enum Failed {
    No,
    Perhaps,
}

impl Task {
    /// A task with as many goals as it will have: it would else grow for some minutes, and the server's memory with it.
    pub async fn new(client: &Client, number: u64) -> Self {
        let project = client.projects().create(a_project_named(format!("Project {number}"))).await.unwrap().id;
        let new = an_experiment(project);
        let experiment = client.experiments().create(new).await.unwrap().id;
        let mut task = Task {
            client: client.clone(),
            random: Random(0x9e37_79b9 + number),
            project,
            experiment,
            goals: BTreeMap::new(),
            maybe: BTreeSet::new(),
            titles: 0,
            seen: Summary::default(),
        };
        while task.goals.len() < GOALS {
            task.create().await;
        }
        task
    }

    pub async fn run(mut self, end: Instant) -> Self {
        while Instant::now() < end {
            let begun = Instant::now();
            self.step().await;
            self.seen.slowest = self.seen.slowest.max(begun.elapsed());
        }
        self
    }

    async fn step(&mut self) {
        let known = self.random.one_of(&self.goals);
        match (self.random.below(8), known) {
            (0, Some(goal)) => self.read(goal).await,
            (1, _) => self.list().await,
            (2, Some(goal)) => self.update(goal).await,
            (3, Some(goal)) => self.save(goal).await,
            (4, Some(goal)) => self.link(goal).await,
            (5, Some(goal)) => self.delete(goal).await,
            (6, _) => self.change_all().await,
            _ if self.goals.len() + self.maybe.len() < GOALS => self.create().await,
            (_, Some(goal)) => self.delete(goal).await,
            _ => self.give_up_on_the_lost().await,
        }
    }

    fn title(&mut self) -> String {
        self.titles += 1;
        format!("Title {}", self.titles)
    }

    /// Notes the result of a call. An error has to be one that the faults explain.
    fn note<T>(&mut self, ended: Result<T, Error>) -> Result<T, Failed> {
        let error = match ended {
            Ok(value) => {
                self.seen.done += 1;
                return Ok(value);
            }
            Err(error) => error,
        };
        *self.seen.errors.entry(format!("{:?}", error.kind())).or_default() += 1;
        // The answer came and could not be read: what it was about is done.
        let unread = matches!(error.kind(), ErrorKind::Decode | ErrorKind::TooLarge);
        let refused = [ErrorKind::Status, ErrorKind::Redirect, ErrorKind::HeldBack].contains(&error.kind());
        let unanswered = [ErrorKind::Timeout, ErrorKind::Transport].contains(&error.kind());
        assert!(unread || refused || unanswered, "{error:?}");
        if unread || error.is_outcome_unknown() {
            self.seen.open += 1;
            return Err(Failed::Perhaps);
        }
        Err(Failed::No)
    }

    async fn create(&mut self) {
        let title = self.title();
        let call = self.client.goals().create(an_event_goal(self.project, &title, "bought"));
        match self.note(call.await) {
            Ok(goal) => {
                let known = Goal { titles: [title].into(), linked: [false].into(), gone: false };
                assert!(self.goals.insert(goal.id, known).is_none(), "an ID was assigned twice");
            }
            Err(Failed::Perhaps) => drop(self.maybe.insert(title)),
            Err(Failed::No) => {}
        }
    }

    async fn read(&mut self, goal: GoalId) {
        let read = self.client.goals().get(goal).await;
        let known = &self.goals[&goal];
        match read {
            Err(error) if error.is_not_found() => assert!(known.gone, "goal {goal} is lost"),
            Ok(found) => {
                known.fits(&found);
                self.seen.done += 1;
            }
            Err(error) => drop(self.note(Err::<(), _>(error))),
        }
    }

    async fn list(&mut self) {
        let listed = self.client.goals().list(self.project).await;
        if let Ok(found) = self.note(listed) {
            self.compare(&found);
        }
    }

    async fn update(&mut self, goal: GoalId) {
        let title = self.title();
        let ended = self.client.goals().update(goal, GoalUpdate::new().title(&title)).await.map(drop);
        self.written(goal, title, ended);
    }

    async fn save(&mut self, goal: GoalId) {
        let fetched = self.client.goals().get(goal).await;
        if fetched.as_ref().is_err_and(Error::is_not_found) {
            return assert!(self.goals[&goal].gone, "goal {goal} is lost");
        }
        let Ok(mut live) = self.note(fetched) else { return };
        let title = self.title();
        let ended = live.set_title(&title).save().await;
        assert_eq!(live.pending().is_some(), ended.is_err(), "{ended:?}");
        assert_eq!(live.title, title);
        self.written(goal, title, ended);
    }

    fn written(&mut self, goal: GoalId, title: String, ended: Result<(), Error>) {
        if ended.as_ref().is_err_and(Error::is_not_found) {
            return assert!(self.goals[&goal].gone, "goal {goal} is lost");
        }
        let ended = self.note(ended);
        let known = self.goals.get_mut(&goal).expect("it is known");
        match ended {
            Ok(()) => *known = Goal { titles: [title].into(), gone: false, linked: std::mem::take(&mut known.linked) },
            Err(Failed::Perhaps) => drop(known.titles.insert(title)),
            Err(Failed::No) => {}
        }
    }

    /// Puts the experiment into the goal's list.
    async fn link(&mut self, goal: GoalId) {
        let fetched = self.client.experiments().get(self.experiment).await;
        let Ok(experiment) = self.note(fetched) else { return };
        let ended = experiment.add_goal(goal).await;
        if ended.as_ref().is_err_and(Error::is_not_found) {
            return assert!(self.goals[&goal].gone, "goal {goal} is lost");
        }
        let ended = self.note(ended);
        let known = self.goals.get_mut(&goal).expect("it is known");
        match ended {
            Ok(()) => *known = Goal { linked: [true].into(), gone: false, titles: std::mem::take(&mut known.titles) },
            // The write may have been done, and only the reading after it have failed.
            Err(_) => drop(known.linked.insert(true)),
        }
    }

    async fn delete(&mut self, goal: GoalId) {
        let ended = self.client.goals().delete(goal).await;
        if ended.as_ref().is_err_and(Error::is_not_found) {
            assert!(self.goals[&goal].gone, "goal {goal} is lost");
            self.goals.remove(&goal);
            return;
        }
        match self.note(ended) {
            Ok(()) => drop(self.goals.remove(&goal)),
            Err(Failed::Perhaps) => self.goals.get_mut(&goal).expect("it is known").gone = true,
            Err(Failed::No) => {}
        }
    }

    /// Gives every goal another title, and hears of each.
    async fn change_all(&mut self) {
        let changes: Vec<_> = self.goals.keys().copied().collect();
        let changes: Vec<_> = changes.into_iter().map(|goal| (goal, self.title())).collect();
        let updates = changes.iter().map(|(goal, title)| (*goal, GoalUpdate::new().title(title))).collect::<Vec<_>>();
        let mut ended = self.client.goals().update_many(updates).each();
        for (goal, title) in changes {
            let ended = ended.next().await.expect("there is a result for each");
            self.written(goal, title, ended.map(drop));
        }
    }

    /// Deletes what was made without the program being told.
    async fn give_up_on_the_lost(&mut self) {
        let listed = self.client.goals().list(self.project).await;
        let Ok(found) = self.note(listed) else { return };
        let lost: Vec<_> = found.iter().filter(|goal| self.maybe.contains(&goal.title)).map(|goal| goal.id).collect();
        let (before, mut all_gone) = (std::mem::take(&mut self.maybe), true);
        for goal in lost {
            all_gone &= self.client.goals().delete(goal).await.is_ok();
        }
        if !all_gone {
            self.maybe = before;
        }
    }

    pub async fn check(&self, observer: &Client) {
        self.compare(&observer.goals().list(self.project).await.unwrap());
    }

    /// Checks that every acknowledged object exists, no rejected one does, and none exists twice.
    fn compare(&self, found: &[Live<optimizely_rest::classic::Goal>]) {
        let made: Vec<_> = found.iter().filter(|goal| goal.title.starts_with("Title ")).collect();
        for (id, known) in &self.goals {
            match made.iter().find(|goal| goal.id == *id) {
                Some(goal) => known.fits(goal),
                None => assert!(known.gone, "goal {id} is lost"),
            }
        }
        for goal in &made {
            let expected = self.goals.contains_key(&goal.id) || self.maybe.contains(&goal.title);
            assert!(expected, "nobody was told to make {:?}", goal.title);
        }
        let titles: BTreeSet<_> = made.iter().map(|goal| &goal.title).collect();
        assert_eq!(titles.len(), made.len(), "a goal was made twice");
    }
}

impl Goal {
    fn fits(&self, found: &optimizely_rest::classic::Goal) {
        assert!(self.titles.contains(&found.title), "{:?} of {:?}", found.title, self.titles);
        assert!(self.linked.contains(&!found.experiment_ids.is_empty()), "{} {:?}", found.title, self.linked);
    }
}
