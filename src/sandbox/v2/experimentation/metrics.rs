//! Metrics: what each aggregator needs.

use super::reading::{has, id, list, misses, objects, text};
use crate::sandbox::engine::store::{Object, Store};

/// The problems of the metrics in a body.
pub(super) fn problems(store: &Store, project: u64, given: &Object) -> Vec<String> {
    objects(given, "metrics")
        .flat_map(|(at, metric)| of_metric(store, project, &format!("metrics[{at}]"), metric))
        .collect()
}

fn of_metric(store: &Store, project: u64, place: &str, metric: &Object) -> Vec<String> {
    let mut problems = Vec::new();
    match text(metric, "aggregator") {
        "ratio" => {
            let parts = list(metric, "metrics").len();
            if parts != 2 {
                problems
                    .push(format!("{place}.metrics: a ratio has a numerator and a denominator, and {parts} are given"));
            }
        }
        "unique" | "count" if !has(metric, "event_id") => problems.push(format!("{place}.event_id is required")),
        _ => {}
    }
    problems.extend(of_part(store, project, place, metric));
    for (at, part) in objects(metric, "metrics") {
        problems.extend(of_part(store, project, &format!("{place}.metrics[{at}]"), part));
    }
    let window = text(metric, "time_window");
    if !window.is_empty() && !is_window(window) {
        problems.push(format!("{place}.time_window has to be hours, or a number with d, h or m, such as 2d"));
    }
    problems
}

/// The problems that a metric shares with the parts of a ratio.
fn of_part(store: &Store, project: u64, place: &str, part: &Object) -> Vec<String> {
    let mut problems = Vec::new();
    if text(part, "aggregator") == "sum" && !has(part, "field") {
        problems.push(format!("{place}.field is required, since it says what is added up"));
    }
    if let Some(event) = id(part, "event_id") {
        // A view of a page is an event with the ID of the page.
        let field = format!("{place}.event_id");
        problems.extend(
            misses(store, project, "event", event, &field)
                .filter(|_| misses(store, project, "page", event, "").is_some()),
        );
    }
    problems
}

/// Whether a text is a number of hours, or a number with a unit.
fn is_window(text: &str) -> bool {
    let number = text.strip_suffix(['d', 'h', 'm']).unwrap_or(text);
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_hours_or_has_a_unit() {
        assert!(["48", "2d", "3h", "30m"].into_iter().all(is_window));
        assert!(!["", "d", "2w", "2 d", "-1", "2dh"].into_iter().any(is_window));
    }
}
