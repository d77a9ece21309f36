//! A scheduler like cron: it starts and stops experiments at times of the day, which the schedules of the API cannot do.
//!
//!     cargo run --example scheduler
//!
//! The clock is a trait. The clock of the demo advances by a quarter of an hour without waiting. A service would use one that sleeps.

use std::error::Error;
use std::time::{Duration, SystemTime};

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, ExperimentId, Timestamp};

const MINUTE: u64 = 60;
const DAY: u64 = 24 * 60 * MINUTE;

/// An action for every day, in UTC.
struct Rule {
    /// Seconds after midnight.
    at: u64,
    /// Whether Saturdays and Sundays are left out.
    on_workdays_only: bool,
    action: Action,
    experiment: ExperimentId,
}

#[derive(Clone, Copy, Debug)]
enum Action {
    Start,
    Stop,
}

impl Rule {
    fn every_day(time: &str, action: Action, experiment: ExperimentId) -> Result<Self, Box<dyn Error>> {
        let (hours, minutes) = time.split_once(':').ok_or("a time is written as 09:30")?;
        let at = (hours.parse::<u64>()? * 60 + minutes.parse::<u64>()?) * MINUTE;
        if at >= DAY {
            return Err(format!("{time} is not a time of day").into());
        }
        Ok(Rule { at, on_workdays_only: false, action, experiment })
    }

    fn on_workdays(self) -> Self {
        Rule { on_workdays_only: true, ..self }
    }

    /// Whether the action is due after `since` and no later than `now`. Both are in seconds since 1970, which began on a Thursday.
    fn is_due(&self, since: u64, now: u64) -> bool {
        let days = (since / DAY)..=(now / DAY);
        days.filter(|day| !self.on_workdays_only || (day + 3) % 7 < 5).any(|day| {
            let moment = day * DAY + self.at;
            since < moment && moment <= now
        })
    }
}

/// A clock for the scheduler.
trait Clock {
    fn now(&self) -> u64;
    /// Waits for a while. Returns false at the end.
    async fn tick(&mut self) -> bool;
}

/// Applies rules until the clock stops. Prints a failure and continues with the other rules.
async fn run(client: &Client, rules: &[Rule], clock: &mut impl Clock) {
    let mut since = clock.now();
    while clock.tick().await {
        let now = clock.now();
        for rule in rules.iter().filter(|rule| rule.is_due(since, now)) {
            let time = Timestamp::from(SystemTime::UNIX_EPOCH + Duration::from_secs(now));
            match apply(client, rule).await {
                Ok(what) => println!("{time}  {what}"),
                Err(error) => {
                    eprintln!("{time}  {:?} of {} failed: {}", rule.action, rule.experiment, error.report());
                }
            }
        }
        since = now;
    }
}

async fn apply(client: &Client, rule: &Rule) -> Result<String, optimizely_rest::Error> {
    let mut experiment = client.experiments().get(rule.experiment).await?;
    match rule.action {
        Action::Start => experiment.start().await?,
        Action::Stop => experiment.pause().await?,
    }
    Ok(format!("{:<36} is {}", experiment.description, experiment.status))
}

/// Simulates five days, from a Thursday to the next Monday, without waiting.
struct Demo {
    now: u64,
    end: u64,
}

impl Clock for Demo {
    fn now(&self) -> u64 {
        self.now
    }

    async fn tick(&mut self) -> bool {
        self.now += 15 * MINUTE;
        self.now <= self.end
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let demo = sandbox.load_demo()?;
    let rules = [
        Rule::every_day("09:00", Action::Start, demo.running)?.on_workdays(),
        Rule::every_day("17:30", Action::Stop, demo.running)?.on_workdays(),
        Rule::every_day("20:15", Action::Start, demo.scheduled)?,
        Rule::every_day("23:00", Action::Stop, demo.scheduled)?,
    ];
    let begin = "2026-01-01T00:00:00Z".parse::<Timestamp>()?.to_system_time().ok_or("the date is out of range")?;
    let now = begin.duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
    run(&sandbox.client(), &rules, &mut Demo { now, end: now + 5 * DAY - MINUTE }).await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Thursday.
    const MIDNIGHT: u64 = 0;

    fn rule(time: &str) -> Rule {
        Rule::every_day(time, Action::Start, ExperimentId::from(1)).unwrap()
    }

    #[test]
    fn a_rule_is_due_once() {
        let nine = MIDNIGHT + 9 * 60 * MINUTE;
        assert!(!rule("09:00").is_due(MIDNIGHT, nine - 1));
        assert!(rule("09:00").is_due(nine - 1, nine));
        assert!(!rule("09:00").is_due(nine, nine + 1));
    }

    #[test]
    fn workdays_are_those_from_monday_to_friday() {
        let due: Vec<bool> =
            (0..7).map(|day| rule("00:10").on_workdays().is_due(day * DAY, day * DAY + 60 * MINUTE)).collect();
        assert_eq!(due, [true, true, false, false, true, true, true]);
    }

    #[test]
    fn a_time_that_is_none_is_refused() {
        for time in ["9", "24:00", "a:b", ""] {
            assert!(Rule::every_day(time, Action::Stop, ExperimentId::from(1)).is_err(), "{time}");
        }
    }
}
