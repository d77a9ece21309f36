//! The peak memory of decoding, without the decoded bytes.

use common::Result;
use decoding::List;

fn main() -> Result<()> {
    let list = List::new(&common::argument(0)?, std::fs::read(common::argument(1)?)?)?;
    let mut decoded = Ok(0);
    let taken = allocation_counter::measure(|| decoded = list.decode());
    decoded?;
    common::report("bytes", taken.bytes_max);
    Ok(())
}
