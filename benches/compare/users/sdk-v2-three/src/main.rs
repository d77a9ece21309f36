//! Lists, reads, creates and updates projects, experiments and audiences of v2.

use optimizely_rest::v2::{
    AudienceUpdate, Client, Error, ExperimentUpdate, NewAudience, NewExperiment, NewProject, ProjectUpdate,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let client = Client::from_env()?;
    runtime.block_on(async {
        projects(&client).await?;
        experiments(&client).await?;
        audiences(&client).await
    })?;
    Ok(())
}

async fn projects(client: &Client) -> Result<(), Error> {
    println!("{} projects", client.projects().list().await?.len());
    println!("{:?}", client.projects().get(1234).await?.name);
    let created = client.projects().create(NewProject::new("Shop")).await?;
    let updated = client.projects().update(created.id, ProjectUpdate::new().name("Bigger shop")).await?;
    println!("{:?}", updated.name);
    Ok(())
}

async fn experiments(client: &Client) -> Result<(), Error> {
    println!("{} experiments", client.experiments().list(1234).await?.len());
    println!("{:?}", client.experiments().get(5678).await?.name);
    let created = client.experiments().create(NewExperiment::new(1234).name("Buttons")).await?;
    let updated = client.experiments().update(created.id, ExperimentUpdate::new().name("Bigger buttons")).await?;
    println!("{:?}", updated.name);
    Ok(())
}

async fn audiences(client: &Client) -> Result<(), Error> {
    println!("{} audiences", client.audiences().list(1234).await?.len());
    println!("{:?}", client.audiences().get(5678).await?.name);
    let created = client.audiences().create(NewAudience::new(1234, "Phones")).await?;
    let updated = client.audiences().update(created.id, AudienceUpdate::new().name("Small phones")).await?;
    println!("{:?}", updated.name);
    Ok(())
}
