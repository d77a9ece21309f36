//! Deploys the code of a variation from a file, as a step of a build does: shows the difference, and with `--apply`, saves and publishes it.
//!
//!     cargo run --example deploy_variation
//!     cargo run --example deploy_variation -- --live 5024793028722690 "Larger pictures" pictures.css
//!     cargo run --example deploy_variation -- --live 5024793028722690 "Larger pictures" pictures.css --apply
//!
//! The first command uses a sandbox. The others use the real API, with the token in `OPTIMIZELY_V2_TOKEN`. They take the ID of an experiment,
//! the name of a variation, and a file with its CSS (`.css`) or its JavaScript. The experiment has to run on one page.

use std::error::Error;

use optimizely_rest::v2::{
    Action, Change, ChangeType, Client, Experiment, ExperimentId, ExperimentStatus, PageId, Sandbox, Variation,
};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The code to deploy, and the variation that it is for.
struct Deployment {
    experiment: ExperimentId,
    variation: String,
    kind: ChangeType,
    code: String,
}

#[tokio::main]
async fn main() -> Outcome {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [] => on_a_sandbox().await,
        ["--live", experiment, variation, file] => on_the_real_api(experiment, variation, file, false).await,
        ["--live", experiment, variation, file, "--apply"] => on_the_real_api(experiment, variation, file, true).await,
        _ => Err("expected `--live EXPERIMENT VARIATION FILE`, and `--apply` to deploy".into()),
    }
}

async fn on_the_real_api(experiment: &str, variation: &str, file: &str, apply: bool) -> Outcome {
    let kind = if file.ends_with(".css") { ChangeType::CustomCss } else { ChangeType::CustomCode };
    let code = std::fs::read_to_string(file)?;
    let deployment = Deployment { experiment: experiment.parse()?, variation: variation.to_owned(), kind, code };
    deploy(&Client::from_env()?, &deployment, apply).await
}

/// Shows the difference, deploys it, and finds nothing left to deploy.
async fn on_a_sandbox() -> Outcome {
    let sandbox = Sandbox::start().await?;
    let demo = sandbox.load_demo()?;
    let deployment = Deployment {
        experiment: demo.running,
        variation: "Larger pictures".to_owned(),
        kind: ChangeType::CustomCss,
        code: ".picture { width: 100% }\n.picture img { border-radius: 8px }\n".to_owned(),
    };
    let client = sandbox.client();
    for apply in [false, true, true] {
        deploy(&client, &deployment, apply).await?;
    }
    Ok(())
}

async fn deploy(client: &Client, deployment: &Deployment, apply: bool) -> Outcome {
    let mut experiment = client.experiments().get(deployment.experiment).await?;
    let [page] = experiment.page_ids[..] else { return Err("the experiment has to run on one page".into()) };
    let before = deployed(&experiment, deployment, page)?;
    if before == deployment.code {
        println!("\"{}\" is up to date.", deployment.variation);
        return Ok(());
    }
    println!("\"{}\" of experiment {}:", deployment.variation, experiment.id);
    print!("{}", difference(before, &deployment.code));
    if !apply {
        println!("Nothing was changed. To deploy it, add `--apply`.\n");
        return Ok(());
    }
    // An edit begins with the variations on the server, so nothing else of them is lost.
    experiment.edit_variations(|variations| variations.iter_mut().for_each(|one| write(one, deployment, page))).await?;
    // The changes of a running experiment are a draft until they are published.
    if experiment.status == Some(ExperimentStatus::Running) {
        experiment.publish().await?;
        println!("It is published. The snippet has it in a few minutes.\n");
    } else {
        println!("It is saved. The experiment is not running.\n");
    }
    Ok(())
}

/// The code that the variation has on the page.
fn deployed<'e>(experiment: &'e Experiment, deployment: &Deployment, page: PageId) -> Outcome<&'e str> {
    let is_named = |variation: &&Variation| variation.name.as_deref() == Some(deployment.variation.as_str());
    let variation = experiment.variations.iter().find(is_named);
    let variation = variation.ok_or_else(|| format!("there is no variation \"{}\"", deployment.variation))?;
    let actions = variation.actions.iter().filter(|action| action.page_id == page);
    let mut changes = actions.flat_map(|action| &action.changes).filter(|change| change.r#type == deployment.kind);
    Ok(changes.next().and_then(|change| change.value.as_deref()).unwrap_or_default())
}

/// Writes the code into a variation, if it is the right one.
fn write(variation: &mut Variation, deployment: &Deployment, page: PageId) {
    if variation.name.as_deref() != Some(deployment.variation.as_str()) {
        return;
    }
    let new = Change::new(deployment.kind.clone()).value(&deployment.code);
    let Some(action) = variation.actions.iter_mut().find(|action| action.page_id == page) else {
        variation.actions.push(Action::new(page, [new]));
        return;
    };
    match action.changes.iter_mut().find(|change| change.r#type == deployment.kind) {
        Some(change) => change.value = Some(deployment.code.clone()),
        None => action.changes.push(new),
    }
}

/// The lines of both versions, with the removed and the added ones marked.
fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    // How many lines the rests from `old[i]` and `new[j]` on have in common, at most.
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = match old[i] == new[j] {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut text) = (0, 0, String::new());
    while i < old.len() || j < new.len() {
        let is_kept = i < old.len() && j < new.len() && old[i] == new[j];
        let is_removed = i < old.len() && (j == new.len() || common[i + 1][j] >= common[i][j + 1]);
        let (mark, line) = match (is_kept, is_removed) {
            (true, _) => (' ', old[i]),
            (false, true) => ('-', old[i]),
            (false, false) => ('+', new[j]),
        };
        i += usize::from(is_kept || is_removed);
        j += usize::from(is_kept || !is_removed);
        text += &format!("  {mark} {line}\n");
    }
    text
}
