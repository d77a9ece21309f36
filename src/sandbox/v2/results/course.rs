//! How the variants of a study stand, after each 5 minutes with traffic.

use std::time::SystemTime;

use super::lift::Lift;
use super::metric::Metric;
use super::period;
use super::study::Study;
use super::tally::{Measured, Tally, unit};
use crate::sandbox::v2::traffic::Traffic;

/// All variants at one moment.
pub(super) struct Moment {
    pub(super) time: SystemTime,
    /// In the order of the variants.
    pub(super) standings: Vec<Standing>,
}

/// A variant at one moment.
pub(super) struct Standing {
    pub(super) measured: Measured,
    /// None for the baseline.
    pub(super) lift: Option<Lift>,
}

/// The moments of a metric. Traffic is cumulative, and what came within the same 5 minutes came together. The last moment has all
/// traffic, of which there may be none.
pub(super) fn course(metric: &Metric, study: &Study, traffic: &[Traffic], mixing_variance: f64) -> Vec<Moment> {
    let mut tallies = vec![Tally::default(); study.variants.len()];
    // A significance never falls as data arrives: the largest value so far is as valid as the latest.
    let mut significances = vec![0.0_f64; study.variants.len()];
    let slot = |traffic: &Traffic| period::next(traffic.at().unwrap_or(SystemTime::UNIX_EPOCH));
    let together: Vec<_> = match traffic {
        [] => vec![traffic],
        _ => traffic.chunk_by(|one, other| slot(one) == slot(other)).collect(),
    };
    let moments = together.into_iter().map(|together| {
        for (variant, tally) in study.variants.iter().zip(&mut tallies) {
            let own = together.iter().filter(|traffic| variant.subjects.contains(&traffic.subject));
            own.for_each(|traffic| tally.add(metric, traffic));
        }
        let measured: Vec<_> = tallies.iter().map(|tally| tally.measured(metric)).collect();
        let baseline = measured.get(study.baseline).copied().unwrap_or_default();
        let standing = |(index, measured): (usize, Measured)| {
            let mixing = mixing_variance * unit(metric, &baseline, &measured).powi(2);
            let lift = (index != study.baseline).then(|| {
                Lift::new(&baseline.moments, &measured.moments, mixing, study.threshold, &mut significances[index])
            });
            Standing { measured, lift }
        };
        Moment {
            time: together.last().map_or(SystemTime::UNIX_EPOCH, slot),
            standings: measured.into_iter().enumerate().map(standing).collect(),
        }
    });
    moments.collect()
}
