//! The same gets with the client that progenitor generates, with the HTTP settings of the SDK.

#[path = "../../progenitor/src/gets.rs"]
mod gets;

use common::Result;
use progenitor_alike_user::Client;

fn main() -> Result<()> {
    gets::measure(settings::http()?)
}
