//! Results as CSV: a line for each metric and variant.

use std::fmt::Display;

use super::computed::Computed;
use super::document::latest;
use super::lift::UNKNOWN;

/// The columns of an experiment, by the names that the API gives them.
const COLUMNS: &str = "Start time (UTC),End time (UTC),Variation Name,Variation ID,Is Baseline Variation,Metric Event Name,\
                       Metric Event ID,Metric Numerator Type,Metric Denominator Type,Metric Winning Direction,Numerator Value,\
                       Denominator Value,Metric Value,Improvement Status from Baseline,Improvement Value from Baseline,\
                       Statistical Significance,Is Improvement Significant,Confidence Interval - Low,Confidence Interval - High,\
                       Samples Remaining to Significance,Properties";

/// The lines, beginning with the names of the columns. A field without a value is empty.
pub(super) fn text(computed: &Computed, mixing_variance: f64) -> String {
    let Computed { study, traffic, bounds: [start, end] } = computed;
    let mut text = format!("{COLUMNS}\r\n");
    for metric in &study.metrics {
        let field = |name: &str| metric.described.get(name);
        let word = |name: &str| cell(field(name).and_then(|value| value.as_str()));
        let standings = latest(metric, study, traffic, mixing_variance);
        for (index, (variant, standing)) in study.variants.iter().zip(&standings).enumerate() {
            let (measured, lift) = (&standing.measured, standing.lift.as_ref());
            let measurable = (measured.samples != 0.0).then_some(measured.moments);
            let interval = lift.and_then(|lift| lift.interval());
            let remaining = lift.map(|lift| lift.visitors_remaining()).filter(|remaining| *remaining != UNKNOWN);
            let status = lift.map(|lift| lift.status(metric.decreases));
            let cells = [
                start.clone(),
                end.clone(),
                cell(variant.name.as_ref()),
                cell(Some(&variant.key)),
                cell(Some(index == study.baseline)),
                word("name"),
                cell(field("event_id")),
                word("aggregator"),
                word("scope"),
                word("winning_direction"),
                cell(Some(measured.value)),
                cell(Some(measured.samples)),
                cell(measurable.map(|moments| moments.mean)),
                cell(status),
                cell(lift.and_then(|lift| lift.value())),
                cell(lift.map(|lift| lift.significance)),
                cell(lift.map(|lift| lift.is_significant())),
                cell(interval.map(|[low, _]| low)),
                cell(interval.map(|[_, high]| high)),
                cell(remaining),
                cell(field("event_properties")),
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
