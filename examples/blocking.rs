//! A program without async: an A/B test from its project to its results, with a sandbox in this process.
//!
//!     cargo run --example blocking

use std::error::Error;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{GoalUrlMatchType, NewExperiment, NewGoal, NewProject, VariationUpdate};

fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start_blocking()?;
    let client = sandbox.client();

    let project = client.projects().create(NewProject::new("Shop")).wait()?;
    println!("project     {} {:?}", project.id, project.project_name);

    let thanks = [("https://shop.example/thanks", GoalUrlMatchType::Simple)];
    let goal = client.goals().create(NewGoal::pageviews(project.id, "Purchase", thanks)).wait()?;
    println!("goal        {} {:?}", goal.id, goal.title);

    let new = NewExperiment::new(project.id, "Bigger buttons", "https://shop.example/products/");
    let mut experiment = client.experiments().create(new).wait()?;
    experiment.add_goal(goal.id).wait()?;
    println!("experiment  {} {:?}", experiment.id, experiment.description);

    let variations = client.variations().get_many(experiment.variation_ids.clone()).wait()?;
    let changed = VariationUpdate::new().js_component("$('.buy').css('zoom', 2);");
    client.variations().update(variations[1].id, changed).wait()?;
    experiment.start().wait()?;
    println!("            is now {}\n", experiment.status);

    // The traffic of a week.
    for (variation, conversions) in variations.iter().zip([400, 480]) {
        sandbox.record(variation.id, goal.id, 4_000, conversions)?;
    }
    println!("{:<21} {:>8} {:>11} {:>12}", "variation", "visitors", "conversions", "improvement");
    for stat in experiment.stats().wait()?.iter().filter(|stat| stat.goal_id == goal.id) {
        let improvement = format!("{:+.1} %", stat.improvement * 100.0);
        println!(
            "{:<21} {:>8} {:>11} {improvement:>12}  {}",
            stat.variation_name, stat.visitors, stat.conversions, stat.status
        );
    }
    Ok(())
}
