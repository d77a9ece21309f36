//! The time of decoding, after as many times as the last argument says.

use std::time::Instant;

use common::Result;

fn main() -> Result<()> {
    let decode = decoding::decoder(&common::argument(0)?, &common::argument(1)?)?;
    for _ in 0..common::number(2)? {
        decode()?;
    }
    let begun = Instant::now();
    decode()?;
    common::report("nanoseconds", begun.elapsed().as_nanos());
    Ok(())
}
