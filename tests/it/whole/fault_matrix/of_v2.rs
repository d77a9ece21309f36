//! Each kind of operation of v2, done once with pages and an experiment: how it ends, and what is there afterwards.

use optimizely_rest::v2::{
    Aggregator, Client, ClientBuilder, Error, Experiment, ExperimentStatus, Live, Metric, MetricField, Page,
    PageUpdate, ProjectId, Sandbox, V2, Variation,
};

use super::scene::{AFTER, BEFORE, Ended, Scene, kind, sign};

use crate::support::bodies::v2::{a_page, a_project, an_experiment};

/// A server with three pages and an experiment.
pub struct Pages {
    sandbox: Sandbox,
    client: Client,
    /// Sees the server as it is.
    observer: Client,
    project: ProjectId,
    /// Fetched by the client.
    experiment: Live<Experiment>,
    pages: Vec<Live<Page>>,
}

impl Scene for Pages {
    type Api = V2;

    const OPERATIONS: &'static [&'static str] = &["get", "pages", "create", "update", "save", "archive", "bulk", "act"];

    const TEXT: &'static str = "name";

    async fn new(set_up: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let observer = sandbox.client();
        let project = observer.projects().create(a_project()).await.unwrap().id;
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(observer.pages().create(a_page(project, BEFORE, "https://shop.example/")).await.unwrap().id);
        }
        let new = an_experiment(project)
            .name("Buttons")
            .page_ids([ids[0]])
            .metrics([Metric::new().aggregator(Aggregator::Sum).field(MetricField::Revenue)])
            .variations([Variation::new(5_000).name("Original"), Variation::new(5_000).name("Bigger")]);
        let experiment = observer.experiments().create(new).await.unwrap().id;
        let client = set_up(sandbox.client_builder()).build().unwrap();
        let pages = client.pages().get_many(ids).await.unwrap();
        let experiment = client.experiments().get(experiment).await.unwrap();
        sandbox.clear_requests();
        Pages { sandbox, client, observer, project, experiment, pages }
    }

    fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    fn client(&self) -> &Client {
        &self.client
    }

    fn target(operation: &str) -> (&'static str, u16) {
        match operation {
            "get" | "pages" => ("GET", 200),
            "create" => ("POST", 201),
            "update" | "save" | "bulk" | "act" => ("PATCH", 200),
            "archive" => ("DELETE", 204),
            other => panic!("there is no operation {other}"),
        }
    }

    fn path(&self, operation: &str) -> String {
        match operation {
            "pages" | "create" => "pages".to_owned(),
            "bulk" => format!("pages/{}", self.pages[1].id),
            "act" => format!("experiments/{}", self.experiment.id),
            _ => format!("pages/{}", self.pages[0].id),
        }
    }

    async fn perform(&self, operation: &str) -> Ended {
        let (client, page) = (&self.client, self.pages[0].id);
        let change = || PageUpdate::new().name(AFTER);
        let is_named = |page: &Page, name: &str| assert_eq!(page.name.as_deref(), Some(name));
        let done = match operation {
            "get" => client.pages().get(page).await.map(|found| is_named(&found, BEFORE)),
            "pages" => client.pages().list(self.project).await.map(|found| self.are_all(&found)),
            "create" => {
                let new = a_page(self.project, AFTER, "https://shop.example/");
                client.pages().create(new).await.map(|made| is_named(&made, AFTER))
            }
            "update" => client.pages().update(page, change()).await.map(|changed| is_named(&changed, AFTER)),
            "save" => self.save().await,
            "archive" => client.pages().archive(page).await,
            "act" => self.act().await,
            "bulk" => {
                let changes = self.pages.iter().map(|page| (page.id, change()));
                let changed = client.pages().update_many(changes).concurrency(1).await;
                let second = format!("pages/{}", self.pages[1].id);
                assert!(changed.as_ref().err().is_none_or(|error| error.path() == Some(&second)), "{changed:?}");
                changed.map(|all| all.iter().for_each(|page| is_named(page, AFTER)))
            }
            other => panic!("there is no operation {other}"),
        };
        done.map_err(|error| kind(&error))
    }

    async fn done(&self, operation: &str) -> String {
        match operation {
            "get" | "pages" => String::new(),
            "create" => {
                let pages = self.observer.pages().list(self.project).await.unwrap();
                let made = pages.iter().filter(|page| page.name.as_deref() == Some(AFTER)).count();
                if made == 0 { "-".to_owned() } else { "+".repeat(made) }
            }
            "update" | "save" => sign(self.is_renamed(0).await).to_owned(),
            "archive" => sign(self.page(0).await.archived == Some(true)).to_owned(),
            "act" => {
                let experiment = self.observer.experiments().get(self.experiment.id).await.unwrap();
                sign(experiment.status == Some(ExperimentStatus::Running)).to_owned()
            }
            "bulk" => {
                let mut signs = String::new();
                for page in 0..3 {
                    signs += sign(self.is_renamed(page).await);
                }
                signs
            }
            other => panic!("there is no operation {other}"),
        }
    }
}

impl Pages {
    /// Saved changes are no longer pending. Changes that were not saved stay pending.
    async fn save(&self) -> Result<(), Error> {
        let mut page = self.pages[0].clone();
        page.set_name(AFTER);
        let pending = page.pending().cloned();
        let saved = page.save().await;
        assert_eq!(page.name.as_deref(), Some(AFTER));
        assert_eq!(page.pending().cloned(), pending.filter(|_| saved.is_err()), "after {saved:?}");
        saved
    }

    /// An experiment that was started says so, and keeps its status otherwise.
    async fn act(&self) -> Result<(), Error> {
        let mut experiment = self.experiment.clone();
        let started = experiment.start().await;
        if started.is_err() {
            assert_eq!(experiment.data(), self.experiment.data());
        }
        started
    }

    fn are_all(&self, found: &[Live<Page>]) {
        let wanted = self.pages.iter().all(|page| found.iter().any(|found| found.id == page.id));
        assert!(wanted, "{found:?}");
    }

    async fn page(&self, page: usize) -> Live<Page> {
        self.observer.pages().get(self.pages[page].id).await.unwrap()
    }

    async fn is_renamed(&self, page: usize) -> bool {
        self.page(page).await.name.as_deref() == Some(AFTER)
    }
}
