//! Results as CSV: a line for each metric and variant.

use std::cmp::Ordering;
use std::fmt::Display;

use super::computed::Computed;
use super::document::latest;

const COLUMNS: &str = "start_time,end_time,metric,event_id,aggregator,variant_id,variant,is_baseline,value,samples,rate,variance,\
                       improvement,improvement_low,improvement_high,significance,is_significant,status,visitors_remaining";

/// The lines, beginning with the names of the columns. What has no value is empty.
pub(super) fn text(computed: &Computed, mixing_variance: f64) -> String {
    let Computed { study, traffic, bounds: [start, end] } = computed;
    let mut text = format!("{COLUMNS}\r\n");
    for metric in &study.metrics {
        let field = |name: &str| metric.described.get(name);
        let standings = latest(metric, study, traffic, mixing_variance);
        for (index, (variant, standing)) in study.variants.iter().zip(&standings).enumerate() {
            let (measured, lift) = (&standing.measured, standing.lift.as_ref());
            let measurable = (measured.samples != 0.0).then_some(measured.moments);
            let interval = lift.and_then(|lift| lift.interval());
            let remaining = lift.map(|lift| lift.visitors_remaining()).filter(|remaining| *remaining < i64::MAX);
            let status = lift.map(|lift| match lift.standing(metric.decreases) {
                Ordering::Greater => "better",
                Ordering::Less => "worse",
                Ordering::Equal => "equal",
            });
            let cells = [
                start.clone(),
                end.clone(),
                cell(field("name").and_then(|name| name.as_str())),
                cell(field("event_id")),
                cell(field("aggregator").and_then(|name| name.as_str())),
                cell(Some(&variant.key)),
                cell(variant.name.as_ref()),
                cell(Some(index == study.baseline)),
                cell(Some(measured.value)),
                cell(Some(measured.samples)),
                cell(measurable.map(|moments| moments.mean)),
                cell(measurable.map(|moments| moments.variance)),
                cell(lift.and_then(|lift| lift.value())),
                cell(interval.map(|[low, _]| low)),
                cell(interval.map(|[_, high]| high)),
                cell(lift.map(|lift| lift.significance)),
                cell(lift.map(|lift| lift.is_significant())),
                cell(status),
                cell(remaining),
            ];
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
    }
    text
}

/// A value, in quotes where CSV needs them.
fn cell(value: Option<impl Display>) -> String {
    let text = value.map_or_else(String::new, |value| value.to_string());
    match text.contains(['"', ',', '\r', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_quoted_where_it_has_to_be() {
        for (value, expected) in [("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\"")]
        {
            assert_eq!(cell(Some(value)), expected);
        }
        assert_eq!(cell(None::<u64>), "");
    }
}
