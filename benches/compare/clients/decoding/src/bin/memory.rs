//! The peak memory of decoding, without the decoded bytes.

use common::Result;

fn main() -> Result<()> {
    let decode = decoding::decoder(&common::argument(0)?, &common::argument(1)?)?;
    let mut decoded = Ok(0);
    let taken = allocation_counter::measure(|| decoded = decode());
    decoded?;
    common::report("bytes", taken.bytes_max);
    Ok(())
}
