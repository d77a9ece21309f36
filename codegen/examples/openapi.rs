//! Prints a spec as an OpenAPI document: `cargo run -p optimizely-codegen --example openapi -- FILE [3.1|3.0]`.

use std::error::Error;

use optimizely_codegen::openapi::Version;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("which file?")?;
    let version: Version = arguments.next().map_or(Ok(Version::default()), |text| text.parse())?;
    let text = std::fs::read_to_string(&file)?;
    let checked = optimizely_codegen::check(&text).map_err(|found| {
        found.iter().map(|finding| finding.render(&file, &text).to_string()).collect::<Vec<_>>().join("\n")
    })?;
    println!("{:#}", checked.openapi(version));
    Ok(())
}
