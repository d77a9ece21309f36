//! The peak memory of decoding, without the decoded bytes.

use common::Result;

fn main() -> Result<()> {
    let (kind, bytes) = (common::argument(0)?, std::fs::read(common::argument(1)?)?);
    let mut decoded = Ok(0);
    let taken = allocation_counter::measure(|| decoded = decoding::decode(&kind, &bytes));
    decoded?;
    common::report("bytes", taken.bytes_max);
    Ok(())
}
