//! The sandbox serves what its spec says, however deep objects and lists lie in each other.

mod added;
mod read;
mod refused;
mod written;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, Live, NewProject, NewShelf, ProjectId, Shelf};

/// A sandbox with a project.
struct Shop {
    sandbox: Sandbox,
    client: Client,
    project: ProjectId,
}

impl Shop {
    async fn open() -> Shop {
        let sandbox = Sandbox::start().await.unwrap();
        let client = sandbox.client();
        let project = client.projects().create(NewProject::new("Shop")).await.unwrap().id;
        Shop { sandbox, client, project }
    }

    async fn shelf(&self, new: NewShelf) -> Live<Shelf> {
        self.client.shelves().create(new).await.unwrap()
    }

    fn new(&self) -> NewShelf {
        NewShelf::new(self.project, "Teas")
    }
}
