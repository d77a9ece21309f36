//! Prints the name of a project.

mod name;

use progenitor_user::Client;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    name::show()
}
