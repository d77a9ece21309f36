//! The data from which results are computed.

use super::study::Study;
use crate::sandbox::v2::traffic::Traffic;

/// The data from which results are computed.
pub(super) struct Computed {
    pub(super) study: Study,
    /// The traffic that is counted, the earliest first.
    pub(super) traffic: Vec<Traffic>,
    pub(super) bounds: [String; 2],
}
