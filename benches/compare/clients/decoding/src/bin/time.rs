//! The time of decoding.

use std::time::Instant;

use common::Result;

fn main() -> Result<()> {
    let (kind, bytes) = (common::argument(0)?, std::fs::read(common::argument(1)?)?);
    decoding::decode(&kind, &bytes)?;
    let begun = Instant::now();
    decoding::decode(&kind, &bytes)?;
    common::report("nanoseconds", begun.elapsed().as_nanos());
    Ok(())
}
