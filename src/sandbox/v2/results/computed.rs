//! What results are computed from.

use super::study::Study;
use crate::sandbox::v2::traffic::Traffic;

/// What results are computed from.
pub(super) struct Computed {
    pub(super) study: Study,
    /// The traffic that is counted, the earliest first.
    pub(super) traffic: Vec<Traffic>,
    pub(super) bounds: [String; 2],
}
