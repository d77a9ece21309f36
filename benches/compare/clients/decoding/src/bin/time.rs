//! The time of decoding, after as many times as the last argument says.

use std::time::Instant;

use common::Result;
use decoding::List;

fn main() -> Result<()> {
    let list = List::new(&common::argument(0)?, std::fs::read(common::argument(1)?)?)?;
    for _ in 0..common::number(2)? {
        list.decode()?;
    }
    let begun = Instant::now();
    list.decode()?;
    common::report("nanoseconds", begun.elapsed().as_nanos());
    Ok(())
}
