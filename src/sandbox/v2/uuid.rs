//! UUIDs, which are made of numbers so that a sandbox that does the same gives the same.

/// The UUID that is made of a number.
pub(super) fn of(number: u64) -> String {
    format!("{:08x}-0000-4000-8000-{:012x}", number >> 48, number & 0xffff_ffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_its_own_uuid() {
        assert_eq!(of(7), "00000000-0000-4000-8000-000000000007");
        assert_eq!(of(u64::MAX), "0000ffff-0000-4000-8000-ffffffffffff");
    }
}
