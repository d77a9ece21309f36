//! A walk through the API: projects, experiments, results, schedules, variations, goals, audiences, dimensions, errors.
//!
//! `cargo run --example quickstart` uses an embedded sandbox. With `-- --live` and the variable `OPTIMIZELY_TOKEN`, it uses the real API.
//! It creates a project for itself, archives that project at the end, and changes nothing else.

use std::error::Error;
use std::process::ExitCode;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::conditions::Condition;
use optimizely_rest::classic::{
    AudienceUpdate, Client, DimensionUpdate, Experiment, ExperimentStatus, ExperimentUpdate, GoalUpdate,
    GoalUrlMatchType, Live, NewAudience, NewDimension, NewExperiment, NewGoal, NewProject, NewSchedule, NewVariation,
    Project, ProjectStatus, ProjectUpdate, ScheduleStatus, ScheduleUpdate, UrlCondition, UrlMatchType, VariationUpdate,
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
    walk(&client).await
}

async fn on_a_sandbox() -> Outcome {
    let sandbox = Sandbox::start().await?;
    println!("Working on a sandbox at {}", sandbox.base_url());
    walk(&sandbox.client()).await
}

/// Runs all steps in one project, which is archived even if a step fails.
async fn walk(client: &Client) -> Outcome {
    heading("Projects");
    let mut project = client.projects().create(NewProject::new("Quickstart")).await?;
    say(&format!("created project {} \"{}\"", project.id, project.project_name));
    let outcome = sections(client, &mut project).await;
    heading("Tidying up");
    project.archive().await?;
    expect(project.project_status == ProjectStatus::Archived, "the project is archived")?;
    outcome
}

async fn sections(client: &Client, project: &mut Live<Project>) -> Outcome {
    projects(client, project).await?;
    heading("Experiments");
    let new = NewExperiment::new(project.id, "Bigger buttons", "https://shop.example/products/")
        .custom_css(".buy { zoom: 2 }");
    let mut experiment = client.experiments().create(new).await?;
    say(&format!("created experiment {} \"{}\"", experiment.id, experiment.description));
    // From here on, the experiment has to be deleted even if a step fails.
    let outcome = parts(client, project, &mut experiment).await;
    heading("Deleting");
    let id = experiment.id;
    experiment.delete().await?;
    say(&format!("deleted experiment {id}"));
    outcome?;
    errors(client, id).await
}

async fn parts(client: &Client, project: &Live<Project>, experiment: &mut Live<Experiment>) -> Outcome {
    experiments(client, project, experiment).await?;
    goals(client, project, experiment).await?;
    results(experiment).await?;
    schedules(client, experiment).await?;
    variations(client, experiment).await?;
    audiences(client, project, experiment).await?;
    dimensions(client, project).await
}

async fn projects(client: &Client, project: &mut Live<Project>) -> Outcome {
    project.set_project_name("Quickstart, renamed").set_ip_filter("1.2.3.4");
    expect(project.pending().is_some(), "the new name is pending")?;
    project.save().await?;
    expect(project.project_name == "Quickstart, renamed", "the name was saved")?;

    let updated = client.projects().update(project.id, ProjectUpdate::new().clear_exclude_names()).await?;
    expect(updated.exclude_names.is_none(), "an update can null a field")?;

    let read = client.projects().get(project.id).await?;
    expect(read.ip_filter.as_deref() == Some("1.2.3.4"), "the project reads back as it was saved")?;
    let all = client.projects().list().await?;
    expect(all.iter().any(|one| one.id == project.id), "it is in the account's list")?;
    let many = client.projects().get_many([project.id, project.id]).await?;
    expect(many.len() == 2, "several can be read at once")?;
    project.refresh().await?;
    Ok(())
}

async fn experiments(client: &Client, project: &Live<Project>, experiment: &mut Live<Experiment>) -> Outcome {
    expect(experiment.status == ExperimentStatus::NotStarted, "it is not started")?;
    expect(experiment.percentage_included == 10_000, "all visitors take part: 10000 basis points")?;
    expect(experiment.variation_ids.len() == 2, "it has two variations")?;
    expect(experiment.url_conditions.len() == 1, "it runs on its own page")?;

    experiment.start().await?;
    expect(experiment.status == ExperimentStatus::Running, "it is running")?;
    experiment.pause().await?;
    expect(experiment.status == ExperimentStatus::Paused, "it is paused")?;

    let pages = [UrlCondition::new("https://shop.example/").match_type(UrlMatchType::Substring)];
    let changes = ExperimentUpdate::new().percentage_included(5_000).url_conditions(pages);
    let experiment_again = client.experiments().update(experiment.id, changes).await?;
    expect(experiment_again.percentage_included == 5_000, "half of the visitors take part")?;
    expect(project.experiments().await?.len() == 1, "the project lists it")?;
    experiment.refresh().await?;
    Ok(())
}

async fn goals(client: &Client, project: &Live<Project>, experiment: &mut Live<Experiment>) -> Outcome {
    heading("Goals");
    let mut goal = client.goals().create(NewGoal::click(project.id, "Added to cart", ".cart > button")).await?;
    say(&format!("created goal {} \"{}\"", goal.id, goal.title));
    let pages = [("https://shop.example/thanks", GoalUrlMatchType::Simple)];
    let thanks = client.goals().create(NewGoal::pageviews(project.id, "Bought", pages)).await?;
    expect(thanks.urls.len() == 1, "a pageview goal has its pages")?;

    experiment.add_goal(goal.id).await?;
    goal.refresh().await?;
    expect(goal.experiment_ids.contains(&experiment.id), "the goal is on the experiment")?;
    experiment.add_goal(thanks.id).await?;
    experiment.remove_goal(thanks.id).await?;
    let thanks = client.goals().get(thanks.id).await?;
    expect(thanks.experiment_ids.is_empty(), "the other one is off it again")?;

    goal.set_title("Put into the cart").save().await?;
    let goal = client.goals().update(goal.id, GoalUpdate::new().description("The button below the price")).await?;
    expect(goal.title == "Put into the cart", "both changes are there")?;
    let listed = project.goals().await?;
    expect(listed.iter().any(|one| one.id == goal.id), "the project lists it")?;
    thanks.delete().await?;
    say("deleted the other goal");
    Ok(())
}

async fn results(experiment: &Live<Experiment>) -> Outcome {
    heading("Results");
    for row in experiment.results().await? {
        let (name, goal) = (&row.variation_name, &row.goal_name);
        say(&format!("{name}, {goal}: {} of {} visitors, {}", row.conversions, row.visitors, row.status));
    }
    for row in experiment.stats().await? {
        let (name, goal) = (&row.variation_name, &row.goal_name);
        say(&format!("{name}, {goal}: significance {:.1} %", row.statistical_significance * 100.0));
    }
    Ok(())
}

async fn schedules(client: &Client, experiment: &Live<Experiment>) -> Outcome {
    heading("Schedules");
    let start = "2035-01-01T08:00:00Z".parse()?;
    let stop = "2035-01-02T08:00:00Z".parse()?;
    let first = client.schedules().create(NewSchedule::starting(experiment.id, &start)).await?;
    expect(first.status == ScheduleStatus::Active, "a new schedule is active")?;
    let mut second = client.schedules().create(NewSchedule::stopping(experiment.id, &stop)).await?;
    let first = client.schedules().get(first.id).await?;
    expect(first.status == ScheduleStatus::Inactive, "and replaces the one before")?;
    second.set_start_time(&start).save().await?;
    let second = client.schedules().update(second.id, ScheduleUpdate::between(&start, &stop)).await?;
    expect(second.start_time.is_some() && second.stop_time.is_some(), "it has both times")?;
    expect(experiment.schedules().await?.len() == 2, "the experiment lists both")?;
    second.delete().await?;
    say("deleted the active schedule");
    Ok(())
}

async fn variations(client: &Client, experiment: &mut Live<Experiment>) -> Outcome {
    heading("Variations");
    let new =
        NewVariation::new(experiment.id, "Huge buttons").weight(3_334).js_component("$('.buy').addClass('huge');");
    let mut variation = client.variations().create(new).await?;
    say(&format!("created variation {} \"{}\"", variation.id, variation.description));
    for id in experiment.variation_ids.clone() {
        client.variations().update(id, VariationUpdate::new().weight(3_333)).await?;
    }
    let weights: u32 = experiment.variations().await?.iter().filter_map(|one| one.weight).sum();
    expect(weights == 10_000, "the weights add up to 10000")?;

    variation.pause().await?;
    expect(variation.is_paused, "it is paused")?;
    variation.resume().await?;
    variation.set_js_component("$('.buy').addClass('enormous');").save().await?;
    experiment.refresh().await?;
    expect(experiment.variation_ids.contains(&variation.id), "the experiment knows it")?;
    let id = variation.id;
    variation.delete().await?;
    experiment.refresh().await?;
    expect(!experiment.variation_ids.contains(&id), "and does not after it was deleted")
}

async fn audiences(client: &Client, project: &Live<Project>, experiment: &mut Live<Experiment>) -> Outcome {
    heading("Audiences");
    let mut audience = client.audiences().create(NewAudience::new(project.id, "Visitors from Canada")).await?;
    say(&format!("created audience {} \"{}\"", audience.id, audience.name));
    expect(audience.conditions == Condition::nobody().into(), "it matches nobody yet")?;
    audience.set_conditions(Condition::location("CA") & !Condition::first_session()).save().await?;
    let changes = AudienceUpdate::new().description("By the address they come from");
    let audience = client.audiences().update(audience.id, changes).await?;
    experiment.add_audience(audience.id).await?;
    expect(experiment.audience_ids == [audience.id], "the experiment is targeted to it")?;
    experiment.remove_audience(audience.id).await?;
    expect(experiment.audience_ids.is_empty(), "and to all visitors again")?;
    expect(project.audiences().await?.len() == 1, "the project lists it")
}

async fn dimensions(client: &Client, project: &Live<Project>) -> Outcome {
    heading("Dimensions");
    let new = NewDimension::new(project.id, "Plan").client_api_name("plan").description("The plan of the visitor");
    let mut dimension = client.dimensions().create(new).await?;
    say(&format!("created dimension {} \"{}\"", dimension.id, dimension.name));
    dimension.set_description("The plan that the visitor pays for").save().await?;
    let dimension = client.dimensions().update(dimension.id, DimensionUpdate::new().name("Paid plan")).await?;
    let taken = client.dimensions().create(NewDimension::new(project.id, "Paid plan")).await;
    expect(taken.is_err_and(|error| error.is_bad_request()), "its name cannot be taken twice")?;
    expect(project.dimensions().await?.len() == 1, "the project lists it")?;
    dimension.delete().await?;
    say("deleted the dimension");
    Ok(())
}

async fn errors(client: &Client, deleted: optimizely_rest::classic::ExperimentId) -> Outcome {
    heading("Errors");
    let Err(error) = client.experiments().get(deleted).await else {
        return expect(false, "a deleted object is not found");
    };
    say(&format!("reading it again fails: {}", error.report()));
    expect(error.is_not_found(), "the error says that it does not exist")?;
    let Err(error) = client.experiments().get(0).await else {
        return expect(false, "an ID of 0 is rejected");
    };
    say(&format!("an ID of 0 fails before anything is sent: {}", error.report()));
    expect(error.is_invalid_request(), "the error says so")
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
