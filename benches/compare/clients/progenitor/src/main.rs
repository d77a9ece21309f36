//! The same gets with the client that progenitor generates, set up as its own constructor does, and with the token beside.

mod gets;

use std::time::Duration;

use common::Result;
use progenitor_user::Client;

fn main() -> Result<()> {
    let limit = Duration::from_secs(15);
    gets::measure(reqwest::Client::builder().connect_timeout(limit).timeout(limit))
}
