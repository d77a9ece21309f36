//! The calls of `sdk-v2-three`, with the TLS of the SDK. A create sends a copy of what was read, which is the shortest way to fill the struct.

use progenitor_v2_user::{Client, types};
use rustls::crypto::ring;

type Result = std::result::Result<(), Box<dyn std::error::Error>>;

fn main() -> Result {
    ring::default_provider().install_default().map_err(|_| "there is a provider already")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let client = Client::new("https://api.optimizely.com/v2");
    runtime.block_on(async {
        projects(&client).await?;
        experiments(&client).await?;
        audiences(&client).await
    })
}

async fn projects(client: &Client) -> Result {
    println!("{} projects", client.list_projects(None, None).await?.len());
    let read = client.get_project(1234).await?.into_inner();
    println!("{:?}", read.name);
    let created = client.create_project(&types::Project { name: "Shop".to_owned(), ..read }).await?;
    let changes = types::ProjectUpdate { name: Some("Bigger shop".to_owned()), ..Default::default() };
    let updated = client.update_project(created.id.ok_or("it has no ID")?, &changes).await?;
    println!("{:?}", updated.name);
    Ok(())
}

async fn experiments(client: &Client) -> Result {
    println!("{} experiments", client.list_experiments(None, None, None, Some(1234)).await?.len());
    let read = client.get_experiment(5678).await?.into_inner();
    println!("{:?}", read.name);
    let created =
        client.create_experiment(None, &types::Experiment { name: Some("Buttons".to_owned()), ..read }).await?;
    let changes = types::ExperimentUpdate { name: Some("Bigger buttons".to_owned()), ..Default::default() };
    let updated = client.update_experiment(created.id.ok_or("it has no ID")?, None, &changes).await?;
    println!("{:?}", updated.name);
    Ok(())
}

async fn audiences(client: &Client) -> Result {
    println!("{} audiences", client.list_audiences(None, None, None, None, 1234).await?.len());
    let read = client.get_audience(5678).await?.into_inner();
    println!("{:?}", read.name);
    let created = client.create_audience(&types::Audience { name: Some("Phones".to_owned()), ..read }).await?;
    let changes = types::AudienceUpdate { name: Some("Small phones".to_owned()), ..Default::default() };
    let updated = client.update_audience(created.id.ok_or("it has no ID")?, &changes).await?;
    println!("{:?}", updated.name);
    Ok(())
}
