//! The same gets with the client that progenitor generates, with the settings of its own constructor and the token.

mod gets;

use std::time::Duration;

use common::Result;
use progenitor_user::Client;

fn main() -> Result<()> {
    let limit = Duration::from_secs(15);
    gets::measure(reqwest::Client::builder().connect_timeout(limit).timeout(limit))
}
