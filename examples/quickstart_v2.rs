//! A walk through the REST API v2: projects, pages, events, audiences, experiments, results, campaigns, groups, archiving, errors.
//!
//! `cargo run --example quickstart_v2` uses an embedded sandbox. With `-- --live` and the variable `OPTIMIZELY_V2_TOKEN`, it uses the real
//! API: it creates a project for itself, archives that project at the end, and changes nothing else. This was not tested with an account.

use std::error::Error;
use std::process::ExitCode;

use optimizely_rest::v2::{
    Action, Audience, AudienceUpdate, Audiences, Change, ClickConfig, Client, Computed, Condition, Event,
    EventCategory, Experiment, ExperimentId, ExperimentResults, ExperimentStatus, GroupEntity, GroupEntityKind, Live,
    Metric, NewAttribute, NewAudience, NewCampaign, NewClickEvent, NewCustomEvent, NewExperiment, NewGroup, NewPage,
    NewProject, Page, Project, ProjectStatus, Sandbox, UrlCondition, UrlTargeting, Variation, WebSnippet,
};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let live = std::env::args().any(|argument| argument == "--live");
    let outcome = if live { on_the_real_api().await } else { on_a_sandbox().await };
    match outcome {
        Ok(()) => {
            println!("\nEverything was as expected.");
            ExitCode::SUCCESS
        }
        Err(error) => {
            match error.downcast_ref::<optimizely_rest::Error>() {
                Some(error) => eprintln!("\nNot as expected: {}", error.report()),
                None => eprintln!("\nNot as expected: {error}"),
            }
            ExitCode::FAILURE
        }
    }
}

async fn on_the_real_api() -> Outcome {
    let client = Client::from_env()?;
    println!("Working on {}", client.base_url());
    walk(&client, None).await
}

async fn on_a_sandbox() -> Outcome {
    let sandbox = Sandbox::start().await?;
    println!("Working on a sandbox at {}", sandbox.base_url());
    walk(&sandbox.client(), Some(&sandbox)).await
}

/// Runs all steps in one project, which is archived even if a step fails.
async fn walk(client: &Client, sandbox: Option<&Sandbox>) -> Outcome {
    heading("Projects");
    let mut project = client.projects().create(NewProject::new("Quickstart")).await?;
    say(&format!("created project {} \"Quickstart\"", project.id));
    let outcome = sections(client, sandbox, &mut project).await;
    heading("Tidying up");
    project.archive().await?;
    expect(project.status == Some(ProjectStatus::Archived), "the project is archived")?;
    outcome
}

async fn sections(client: &Client, sandbox: Option<&Sandbox>, project: &mut Live<Project>) -> Outcome {
    projects(client, project).await?;
    let pages = pages(client, project).await?;
    let events = events(client, project, &pages).await?;
    let audience = audiences(client, project).await?;
    let mut experiment = experiments(client, project, &pages, &events, &audience).await?;
    variations(&mut experiment, &pages[0]).await?;
    results(client, sandbox, &mut experiment, &events).await?;
    campaigns(client, project, &pages, &events, &audience).await?;
    groups(client, project, &experiment).await?;
    archiving(client, project, &mut experiment).await?;
    errors(client, project, &experiment).await
}

async fn projects(client: &Client, project: &mut Live<Project>) -> Outcome {
    let snippet = WebSnippet::new().ip_filter("^192\\.0\\.2\\.").project_javascript("window.shop = {};");
    project.set_name("Quickstart, renamed").set_web_snippet(snippet);
    expect(project.pending().is_some(), "the new name is pending")?;
    project.save().await?;
    let read = client.projects().get(project.id).await?;
    expect(read.name.as_deref() == Some("Quickstart, renamed"), "the project reads back as it was saved")?;
    let filter = read.web_snippet.as_ref().and_then(|snippet| snippet.ip_filter.as_deref());
    expect(filter == Some("^192\\.0\\.2\\."), "and so do the settings of its snippet")?;
    let all = client.projects().list().await?;
    expect(all.iter().any(|one| one.id == project.id), "it is in the account's list, which has all pages")
}

async fn pages(client: &Client, project: &Live<Project>) -> Outcome<[Live<Page>; 2]> {
    heading("Pages");
    let products = NewPage::new(project.id, "Products", "https://shop.example/products/tent")
        .key("products")
        .conditions(UrlCondition::substring("https://shop.example/products/"));
    let mut products = client.pages().create(products).await?;
    say(&format!("created page {} \"{}\"", products.id, products.name.as_deref().unwrap_or_default()));
    let thanks = NewPage::new(project.id, "Thanks", "https://shop.example/thanks")
        .conditions(UrlCondition::simple("https://shop.example/thanks"));
    let thanks = client.pages().create(thanks).await?;
    products.set_name("Product pages").save().await?;
    expect(project.pages().await?.len() == 2, "the project lists both")?;
    Ok([products, thanks])
}

async fn events(client: &Client, project: &Live<Project>, pages: &[Live<Page>; 2]) -> Outcome<[Live<Event>; 2]> {
    heading("Events");
    let cart = NewClickEvent::new(pages[0].id, "Added to cart").config(ClickConfig::new(".cart > button"));
    let cart = client.click_events().create(cart).await?;
    say(&format!("created event {}, a click on one of the product pages", cart.id));
    let purchase = NewCustomEvent::new(project.id, "purchase").name("Purchase").category(EventCategory::Purchase);
    let purchase = client.custom_events().create(purchase).await?;
    say(&format!("created event {}, which the shop reports by its key", purchase.id));
    let listed = project.events().await?;
    expect([&cart, &purchase].iter().all(|event| listed.iter().any(|one| one.id == event.id)), "both are events")?;
    Ok([cart, purchase])
}

async fn audiences(client: &Client, project: &Live<Project>) -> Outcome<Live<Audience>> {
    heading("Audiences");
    let plan = client.attributes().create(NewAttribute::new(project.id, "plan").name("Plan")).await?;
    say(&format!("created attribute {} \"plan\"", plan.id));
    let customers = Condition::custom_attribute("plan").is("gold") & !Condition::location("US");
    say(&format!("visitors for whom this holds: {customers}"));
    let new = NewAudience::new(project.id, "Gold outside the US").conditions(customers);
    let mut audience = client.audiences().create(new).await?;
    say(&format!("created audience {}", audience.id));
    audience.set_conditions(Condition::custom_attribute("plan").is("gold")).save().await?;
    let changes = AudienceUpdate::new().name("Gold").description("Customers who pay for the gold plan");
    let audience = client.audiences().update(audience.id, changes).await?;
    expect(audience.name.as_deref() == Some("Gold"), "it was renamed without being read first")?;
    Ok(audience)
}

async fn experiments(
    client: &Client,
    project: &Live<Project>,
    pages: &[Live<Page>; 2],
    events: &[Live<Event>; 2],
    audience: &Live<Audience>,
) -> Outcome<Live<Experiment>> {
    heading("Experiments");
    let [page, _] = pages;
    let new = NewExperiment::new(project.id)
        .name("Bigger buttons")
        .description("Visitors buy more if they see the button.")
        .page_ids([page.id])
        .metrics([Metric::unique_conversions(events[0].id), Metric::unique_conversions(events[1].id)])
        .audience_conditions(Audiences::any([audience.id]))
        .variations([
            Variation::new(5_000).name("Original"),
            Variation::new(5_000)
                .name("Bigger")
                .actions([Action::new(page.id, [Change::custom_css(".buy { zoom: 1.5 }")])]),
        ]);
    let mut experiment = client.experiments().create(new).await?;
    say(&format!("created experiment {} \"Bigger buttons\"", experiment.id));
    expect(experiment.status == Some(ExperimentStatus::NotStarted), "it is not started")?;
    expect(experiment.variations.iter().all(|one| one.variation_id.is_some()), "its variations have IDs")?;

    experiment.set_description("Larger buttons are easier to find.").save().await?;
    experiment.set_audience_conditions(Audiences::everyone()).save().await?;
    experiment.start().await?;
    expect(experiment.status == Some(ExperimentStatus::Running), "it is running")?;
    experiment.set_name("Bigger buttons, again");
    experiment.save().and_publish().await?;
    expect(experiment.pending().is_none(), "a change of a running experiment was saved and published at once")?;
    Ok(experiment)
}

/// An update of the list replaces it, so an edit begins with the list on the server.
async fn variations(experiment: &mut Live<Experiment>, page: &Live<Page>) -> Outcome {
    heading("Variations");
    let before: Vec<_> = experiment.variations.iter().map(|one| one.variation_id).collect();
    let huge = Change::custom_css(".buy { zoom: 3 }");
    experiment
        .edit_variations(|list| {
            list[0].weight = 4_000;
            list[1].weight = 4_000;
            list.push(Variation::new(2_000).name("Huge").actions([Action::new(page.id, [huge])]));
        })
        .await?;
    let after: Vec<_> = experiment.variations.iter().map(|one| one.variation_id).collect();
    expect(after.len() == 3 && after.starts_with(&before), "a third one was added, and the others kept their IDs")?;
    let refused = experiment.edit_variations(|list| list[2].weight = 9_000).await;
    let Err(error) = refused else { return expect(false, "weights that do not sum to 10000 are refused") };
    say(&format!("weights have to sum to 10000: {}", error.report()));
    expect(error.is_invalid_request(), "nothing was sent")
}

async fn results(
    client: &Client,
    sandbox: Option<&Sandbox>,
    experiment: &mut Live<Experiment>,
    events: &[Live<Event>; 2],
) -> Outcome {
    heading("Results");
    if let Some(sandbox) = sandbox {
        visit(sandbox, experiment, events)?;
    }
    match experiment.results().await? {
        Computed::Ready(results) => print_results(&results),
        Computed::Pending => say("they are being computed"),
        Computed::Nothing => say("there are no visitors yet"),
    }
    experiment.pause().await?;
    expect(experiment.status == Some(ExperimentStatus::Paused), "it is paused")?;
    client.experiments().resume(experiment.id).await?;
    experiment.refresh().await?;
    expect(experiment.status == Some(ExperimentStatus::Running), "it was resumed by its ID, and runs again")?;
    experiment.pause().await?;
    Ok(())
}

/// Sends simulated visitors through the experiment.
fn visit(sandbox: &Sandbox, experiment: &Experiment, events: &[Live<Event>; 2]) -> Outcome {
    for (variation, [carts, purchases]) in experiment.variations.iter().zip([[410, 150], [520, 205], [380, 140]]) {
        let id = variation.variation_id.ok_or("a stored variation has an ID")?;
        sandbox.record(id, events[0].id, 4_000, carts)?;
        sandbox.record(id, events[1].id, 4_000, purchases)?;
    }
    Ok(())
}

/// Prints a table for each metric.
fn print_results(results: &ExperimentResults) {
    for metric in &results.metrics {
        say(metric.name.as_deref().unwrap_or("a metric"));
        for result in metric.results.values() {
            let name = result.name.as_deref().unwrap_or_default();
            let (value, samples) = (result.value.unwrap_or_default(), result.samples.unwrap_or_default());
            let rate = result.rate.unwrap_or_default() * 100.0;
            let lift = match &result.lift {
                Some(lift) => format!(
                    "{:+6.1} %  {:3.0} % significant{}",
                    lift.value.unwrap_or_default() * 100.0,
                    lift.significance.unwrap_or_default() * 100.0,
                    if lift.is_significant == Some(true) { "  ★" } else { "" },
                ),
                None => "baseline".to_owned(),
            };
            say(&format!("  {name:<10} {value:5} of {samples} visitors  {rate:5.2} %  {lift}"));
        }
    }
}

async fn campaigns(
    client: &Client,
    project: &Live<Project>,
    pages: &[Live<Page>; 2],
    events: &[Live<Event>; 2],
    audience: &Live<Audience>,
) -> Outcome {
    heading("Campaigns");
    let new = NewCampaign::new(project.id)
        .name("Welcome")
        .page_ids([pages[0].id])
        .metrics([Metric::unique_conversions(events[1].id)])
        .holdback(500);
    let mut campaign = client.campaigns().create(new).await?;
    say(&format!("created campaign {} \"Welcome\"", campaign.id));
    let greeting = Change::custom_code("document.title = 'Welcome back';");
    let experience = NewExperiment::new(project.id)
        .campaign_id(campaign.id)
        .r#type(optimizely_rest::v2::ExperimentType::Personalization)
        .name("For gold customers")
        .audience_conditions(Audiences::any([audience.id]))
        .variations([Variation::new(10_000).name("Greeting").actions([Action::new(pages[0].id, [greeting])])]);
    let experience = client.experiments().create(experience).await?;
    say(&format!("created experience {} for the audience", experience.id));
    campaign.set_experiment_priorities([vec![experience.id]]).save().await?;
    campaign.start().await?;
    expect(campaign.experiments().await?.len() == 1, "the campaign has an experience")?;
    campaign.pause().await?;
    campaign.archive().await?;
    say("started, paused and archived the campaign");
    Ok(())
}

async fn groups(client: &Client, project: &Live<Project>, experiment: &Experiment) -> Outcome {
    heading("Groups");
    let other = NewExperiment::new(project.id)
        .name("Smaller headline")
        .url_targeting(
            UrlTargeting::new("https://shop.example/").conditions(UrlCondition::exact("https://shop.example/")),
        )
        .metrics([Metric::overall_revenue()])
        .variations([Variation::new(5_000).name("Original"), Variation::new(5_000).name("Smaller")]);
    let other = client.experiments().create(other).await?;
    let page = other.url_targeting.as_ref().and_then(UrlTargeting::page_id);
    say(&format!("created experiment {}, for which the API made a page: {}", other.id, page.is_some()));
    let entity = |id: ExperimentId| GroupEntity::new(id.get() as i64, GroupEntityKind::Experiment, 5_000);
    let new = NewGroup::new(project.id, "Either of them").entities([entity(experiment.id), entity(other.id)]);
    let group = client.groups().create(new).await?;
    expect(group.entities.len() == 2, "a visitor takes part in one of the two experiments")?;
    Ok(())
}

async fn archiving(client: &Client, project: &Live<Project>, experiment: &mut Live<Experiment>) -> Outcome {
    heading("Archiving");
    experiment.archive().await?;
    expect(experiment.status == Some(ExperimentStatus::Archived), "the experiment is archived")?;
    client.experiments().archive(experiment.id).await?;
    let listed = client.experiments().list(project.id).await?;
    expect(listed.iter().any(|one| one.id == experiment.id), "archiving it again is fine, and it is still listed")?;
    experiment.unarchive().await?;
    expect(experiment.status == Some(ExperimentStatus::Paused), "out of the archive, it is paused")
}

async fn errors(client: &Client, project: &Live<Project>, experiment: &Experiment) -> Outcome {
    heading("Errors");
    let unknown = ExperimentId::from(experiment.id.get() + 1_000_000);
    let Err(error) = client.experiments().get(unknown).await else {
        return expect(false, "an experiment that does not exist is not found");
    };
    say(&format!("reading what does not exist fails: {}", error.report()));
    expect(error.is_not_found(), "the error says that it does not exist")?;
    let Err(error) = client.experiments().get(0).await else {
        return expect(false, "an ID of 0 is rejected");
    };
    say(&format!("an ID of 0 fails before anything is sent: {}", error.report()));
    expect(error.is_invalid_request(), "the error says so")?;
    let taken = client.custom_events().create(NewCustomEvent::new(project.id, "purchase")).await;
    let Err(error) = taken else { return expect(false, "a key cannot be taken twice") };
    say(&format!("a key is unique: {}", error.report()));
    expect(error.is_bad_request(), "the error says so")
}

fn heading(title: &str) {
    println!("\n{title}");
}

fn say(what: &str) {
    println!("  {what}");
}

fn expect(holds: bool, what: &str) -> Outcome {
    match holds {
        true => {
            println!("  ✓ {what}");
            Ok(())
        }
        false => Err(format!("expected that {what}").into()),
    }
}
