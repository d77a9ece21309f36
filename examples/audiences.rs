//! Audiences: builds conditions, prints them as sentences and as JSON, stores them on a server, and tries them on visitors.
//!
//! `cargo run --example audiences` runs it against an embedded sandbox.

use std::error::Error;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::conditions::{
    Browser, Condition, Day, Device, IpMatch, Part, Parts, SourceType, TextMatch, Verdict, Visitor,
};
use optimizely_rest::classic::{Conditions, NewAudience, NewProject};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome {
    let sandbox = Sandbox::start().await?;
    let client = sandbox.client();
    let project = client.projects().create(NewProject::new("Shop")).await?;
    for (name, tree, expected) in audiences()? {
        heading(name);
        println!("Visitors for whom this holds: {tree}.\n");
        let audience = client.audiences().create(NewAudience::new(project.id, name).conditions(tree)).await?;
        println!("Audience {} stores this JSON:\n    {}\n", audience.id, audience.conditions.as_str());
        // The response is parsed into a tree, which is tried on visitors here.
        println!("The tree:");
        show(audience.conditions.tree()?.root(), 1);
        println!("\nTried on visitors:");
        for ((who, visitor), expected) in visitors()?.into_iter().zip(expected) {
            let verdict = audience.conditions.matches(&visitor);
            println!("  {} {who}", mark(verdict));
            if verdict != expected {
                return Err(format!("{expected:?} was expected").into());
            }
        }
    }
    heading("Rejected and unknown conditions");
    for text in
        [r#"["not", {"type":"event","name":"a"}, {"type":"event","name":"b"}]"#, r#"["and", {"type":"cookies"}]"#]
    {
        let Err(why) = text.parse::<Conditions>() else { return Err("it should be rejected".into()) };
        println!("  {text}\n    {why}\n");
    }
    let novel: Conditions = r#"["and", {"type":"weather","value":"sunny"}]"#.parse()?;
    println!("  {}\n    prints as: {novel}", novel.as_str());
    Ok(())
}

/// Three audiences, and the expected verdict for each visitor, in order. The first is from the README of the Python client.
fn audiences() -> Outcome<[(&'static str, Condition, [Verdict; 4]); 3]> {
    use Verdict::{No, Undecided, Yes};
    let campaign = Condition::browser("gc") & Condition::query("utm_campaign", "true");
    let shoppers = Condition::any(["US|CA", "CA", "MX"].map(Condition::location))
        & (Condition::cookies("basket", TextMatch::exists()) | Condition::custom_dimension("plan", "gold"))
        & !Condition::device(Device::Mobile)
        & !Condition::ip(IpMatch::cidr("192.0.2.0/24"));
    let days = [Day::Monday, Day::Tuesday, Day::Wednesday];
    let mornings = Condition::time_and_day("07:00".parse()?, "11:00".parse()?, days)
        & Condition::source_type(SourceType::Search)
        & Condition::code("window.isSubscriber === false");
    Ok([
        ("Campaign in Chrome", campaign, [No, No, Yes, No]),
        ("Shoppers", shoppers, [Yes, No, No, No]),
        ("Morning readers", mornings, [No, No, No, Undecided]),
    ])
}

fn visitors() -> Outcome<[(&'static str, Visitor); 4]> {
    let from = |ip: [u8; 4], location: &str| Visitor::new().ip(ip).location(location).source_type(SourceType::Direct);
    Ok([
        (
            "Ann, from San Francisco on a desktop, with a basket",
            from([198, 51, 100, 7], "US|CA|SANFRANCISCO")
                .browser(Browser::Chrome)
                .device(Device::Desktop)
                .cookie("basket", "3")
                .at(Day::Sunday, "08:30".parse()?),
        ),
        ("Bob, the same from the office", from([192, 0, 2, 7], "US|CA").device(Device::Desktop).cookie("basket", "1")),
        (
            "Cleo, by the campaign, on an iPhone from Mexico",
            from([203, 0, 113, 9], "MX").browser(Browser::Chrome).device(Device::Iphone).query("utm_campaign", "true"),
        ),
        (
            "Dan, who searched on a Monday morning",
            Visitor::new().source_type(SourceType::Search).at(Day::Monday, "08:30".parse()?),
        ),
    ])
}

fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "✓ yes",
        Verdict::No => "✗ no ",
        Verdict::Undecided => "? ask",
    }
}

/// Prints the tree, one line per part.
fn show(part: Part<'_>, depth: usize) {
    let indent = "    ".repeat(depth);
    let group = |name: &str, parts: Parts<'_>| {
        println!("{indent}{name}");
        parts.for_each(|part| show(part, depth + 1));
    };
    match part {
        Part::Leaf(leaf) => println!("{indent}{leaf}"),
        Part::All(parts) => group("all of", parts),
        Part::Any(parts) => group("any of", parts),
        Part::Not(parts) => group("not", parts),
        _ => println!("{indent}nobody"),
    }
}

fn heading(text: &str) {
    println!("\n{text}\n{}\n", "-".repeat(text.chars().count()));
}
