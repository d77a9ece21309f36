//! The data of the table and the image, whatever API they come from: the variations of an experiment, metric by metric.

/// The longest name of a variation in the table and the image.
pub const LONGEST_NAME: usize = 28;

/// An experiment, as far as the report shows it.
pub struct Report {
    pub title: String,
    pub metrics: Vec<Metric>,
}

pub struct Metric {
    pub name: String,
    pub is_money: bool,
    pub variations: Vec<Variation>,
}

pub struct Variation {
    pub name: String,
    pub visitors: f64,
    /// The conversions, or the money.
    pub total: f64,
    /// The conversions or the money per visitor.
    pub rate: f64,
    pub status: Status,
    /// From 0 to 1.
    pub significance: f64,
    /// The improvement over the baseline. None for the baseline itself, and if no visitor of the baseline converted.
    pub improvement: Option<Improvement>,
}

/// A share of the baseline: 0.1 is ten per cent better.
pub struct Improvement {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Status {
    Baseline,
    Winner,
    Loser,
    Open,
}

/// A name, shortened to this many letters.
pub fn shortened(name: &str, most: usize) -> String {
    match name.chars().count() <= most {
        true => name.to_owned(),
        false => name.chars().take(most - 1).chain(['…']).collect(),
    }
}
