//! The tokens of a refresh.

use crate::model::secret::Secret;
use crate::model::timestamp::Timestamp;

/// The tokens that a refresh returned. `Debug` does not show them.
///
/// A program stores the refresh token. It may also store the access token, and pass it to [`Grant::access_token`](super::Grant::access_token)
/// when it starts again before the token expires.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tokens {
    /// The access token.
    pub access_token: Secret,
    /// The refresh token for the next refresh: a new one, or the one before if the server has not replaced it.
    pub refresh_token: Secret,
    /// When the access token expires, by the clock of this machine.
    pub expires_at: Timestamp,
}
