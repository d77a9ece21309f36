//! Each kind of operation of Classic, done once with goals: how it ends, and what is there afterwards.

use optimizely_rest::classic::{
    Classic, Client, ClientBuilder, Error, Experiment, Goal, GoalUpdate, Live, ProjectId, Sandbox,
};

use super::scene::{AFTER, BEFORE, Ended, Scene, kind, sign};

use crate::support::bodies::classic::{a_project, an_event_goal, an_experiment};

/// A server with three goals and an experiment.
pub struct Goals {
    sandbox: Sandbox,
    client: Client,
    /// Sees the server as it is.
    observer: Client,
    project: ProjectId,
    /// Fetched by the client.
    experiment: Live<Experiment>,
    goals: Vec<Live<Goal>>,
}

impl Scene for Goals {
    type Api = Classic;

    const OPERATIONS: &'static [&'static str] =
        &["get", "list", "create", "update", "save", "delete", "add", "remove", "bulk"];

    const TEXT: &'static str = "title";

    async fn new(set_up: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let observer = sandbox.client();
        let project = observer.projects().create(a_project()).await.unwrap().id;
        let new = an_experiment(project);
        let experiment = observer.experiments().create(new).await.unwrap().id;
        let mut ids = Vec::new();
        for experiments in [vec![], vec![], vec![experiment]] {
            let new = an_event_goal(project, BEFORE, "bought").experiment_ids(experiments);
            ids.push(observer.goals().create(new).await.unwrap().id);
        }
        let client = set_up(sandbox.client_builder()).build().unwrap();
        let goals = client.goals().get_many(ids).await.unwrap();
        let experiment = client.experiments().get(experiment).await.unwrap();
        sandbox.clear_requests();
        Goals { sandbox, client, observer, project, experiment, goals }
    }

    fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    fn client(&self) -> &Client {
        &self.client
    }

    fn target(operation: &str) -> (&'static str, u16) {
        match operation {
            "get" | "list" | "remove" => ("GET", 200),
            "create" => ("POST", 201),
            "update" | "save" | "add" | "bulk" => ("PUT", 202),
            "delete" => ("DELETE", 204),
            other => panic!("there is no operation {other}"),
        }
    }

    fn path(&self, operation: &str) -> String {
        match operation {
            "list" | "create" => format!("projects/{}/goals", self.project),
            "bulk" => format!("goals/{}", self.goals[1].id),
            "remove" => format!("goals/{}", self.goals[2].id),
            _ => format!("goals/{}", self.goals[0].id),
        }
    }

    async fn perform(&self, operation: &str) -> Ended {
        let (client, goal) = (&self.client, self.goals[0].id);
        let change = || GoalUpdate::new().title(AFTER);
        let done = match operation {
            "get" => client.goals().get(goal).await.map(|found| assert_eq!(found.title, BEFORE)),
            "list" => client.goals().list(self.project).await.map(|found| self.are_all(&found)),
            "create" => {
                let new = an_event_goal(self.project, AFTER, "bought");
                client.goals().create(new).await.map(|made| assert_eq!(made.title, AFTER))
            }
            "update" => client.goals().update(goal, change()).await.map(|changed| assert_eq!(changed.title, AFTER)),
            "save" => self.save().await,
            "delete" => return self.delete().await,
            "add" => self.experiment.add_goal(goal).await,
            "remove" => self.experiment.remove_goal(self.goals[2].id).await,
            "bulk" => {
                let changes = self.goals.iter().map(|goal| (goal.id, change()));
                let changed = client.goals().update_many(changes).concurrency(1).await;
                let second = format!("goals/{}", self.goals[1].id);
                assert!(changed.as_ref().err().is_none_or(|error| error.path() == Some(&second)), "{changed:?}");
                changed.map(|all| assert!(all.len() == 3 && all.iter().all(|goal| goal.title == AFTER)))
            }
            other => panic!("there is no operation {other}"),
        };
        done.map_err(|error| kind(&error))
    }

    async fn done(&self, operation: &str) -> String {
        match operation {
            "get" | "list" => String::new(),
            "create" => {
                let goals = self.observer.goals().list(self.project).await.unwrap();
                let made = goals.iter().filter(|goal| goal.title == AFTER).count();
                if made == 0 { "-".to_owned() } else { "+".repeat(made) }
            }
            "update" | "save" => sign(self.title(0).await == AFTER).to_owned(),
            "delete" => sign(!self.is_there(0).await).to_owned(),
            "add" => sign(self.is_linked(0).await).to_owned(),
            "remove" => sign(!self.is_linked(2).await).to_owned(),
            "bulk" => {
                let mut signs = String::new();
                for goal in 0..3 {
                    signs += sign(self.title(goal).await == AFTER);
                }
                signs
            }
            other => panic!("there is no operation {other}"),
        }
    }
}

impl Goals {
    /// Saved changes are no longer pending. Changes that were not saved stay pending.
    async fn save(&self) -> Result<(), Error> {
        let mut goal = self.goals[0].clone();
        goal.set_title(AFTER);
        let pending = goal.pending().cloned();
        let saved = goal.save().await;
        assert_eq!(goal.title, AFTER);
        assert_eq!(goal.pending().cloned(), pending.filter(|_| saved.is_err()), "after {saved:?}");
        saved
    }

    /// An object that was not deleted is returned unchanged.
    async fn delete(&self) -> Ended {
        let goal = self.goals[0].clone();
        goal.delete().await.map_err(|failed| {
            let kind = kind(failed.error());
            assert_eq!(failed.into_live().data(), self.goals[0].data());
            kind
        })
    }

    fn are_all(&self, found: &[Live<Goal>]) {
        let wanted = self.goals.iter().all(|goal| found.iter().any(|found| found.id == goal.id));
        assert!(wanted, "{found:?}");
    }

    async fn title(&self, goal: usize) -> String {
        self.observer.goals().get(self.goals[goal].id).await.unwrap().title.clone()
    }

    async fn is_there(&self, goal: usize) -> bool {
        match self.observer.goals().get(self.goals[goal].id).await {
            Ok(_) => true,
            Err(error) if error.is_not_found() => false,
            Err(error) => panic!("{error}"),
        }
    }

    async fn is_linked(&self, goal: usize) -> bool {
        let goal = self.observer.goals().get(self.goals[goal].id).await.unwrap();
        goal.experiment_ids.contains(&self.experiment.id)
    }
}
