//! Code of a program and its unit tests: a function that pauses every running experiment of a project before a sale.
//!
//!     cargo run --example testing_with_the_sandbox
//!     cargo test --example testing_with_the_sandbox

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, Error, ExperimentStatus, ProjectId};

/// Pauses the running experiments and returns their names.
async fn freeze(client: &Client, project: ProjectId) -> Result<Vec<String>, Error> {
    let mut frozen = Vec::new();
    for mut experiment in client.experiments().list(project).await? {
        if experiment.status == ExperimentStatus::Running {
            experiment.pause().await?;
            frozen.push(experiment.description.clone());
        }
    }
    Ok(frozen)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start().await?;
    let demo = sandbox.load_demo()?;
    match freeze(&sandbox.client(), demo.shop).await {
        Ok(frozen) => println!("Paused for the sale: {}", frozen.join(", ")),
        Err(error) => println!("Not paused: {}", error.report()),
    }
    println!("Requests:");
    for request in sandbox.requests() {
        println!("  {} {} {}", request.method, request.path, String::from_utf8_lossy(&request.body));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use optimizely_rest::RetryPolicy;
    use optimizely_rest::sandbox::Fault;

    use super::*;

    #[tokio::test]
    async fn only_what_runs_is_paused() {
        let sandbox = Sandbox::start().await.unwrap();
        let demo = sandbox.load_demo().unwrap();
        let frozen = freeze(&sandbox.client(), demo.shop).await.unwrap();
        assert_eq!(frozen.len(), 1);
        let writes: Vec<_> = sandbox.requests().into_iter().filter(|request| request.method == "PUT").collect();
        assert_eq!(writes.len(), 1);
        assert_eq!(writes[0].json(), Some(serde_json::json!({ "status": "Paused" })));
    }

    #[tokio::test]
    async fn a_second_freeze_changes_nothing() {
        let sandbox = Sandbox::start().await.unwrap();
        let demo = sandbox.load_demo().unwrap();
        freeze(&sandbox.client(), demo.shop).await.unwrap();
        assert!(freeze(&sandbox.client(), demo.shop).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_refusal_is_reported() {
        let sandbox = Sandbox::start().await.unwrap();
        let demo = sandbox.load_demo().unwrap();
        sandbox.inject(Fault::status(403).on("PUT", format!("experiments/{}", demo.running)));
        let client = sandbox.client_builder().retry(RetryPolicy::none()).build().unwrap();
        assert!(freeze(&client, demo.shop).await.unwrap_err().is_forbidden());
    }
}
