//! UUIDs, which are made of numbers so that a sandbox that does the same gives the same.

/// The UUID that is made of a number.
pub(super) fn of(number: u64) -> String {
    format!("{:08x}-0000-4000-8000-{:012x}", number >> 48, number & 0xffff_ffff_ffff)
}

/// Whether a text has the form of a UUID.
pub(super) fn is_uuid(text: &str) -> bool {
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lengths: Vec<_> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.split('-').all(is_hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_its_own_uuid() {
        assert_eq!(of(7), "00000000-0000-4000-8000-000000000007");
        assert_eq!(of(u64::MAX), "0000ffff-0000-4000-8000-ffffffffffff");
    }

    #[test]
    fn a_uuid_has_five_parts_of_hexadecimal_digits() {
        assert!(is_uuid(&of(u64::MAX)));
        for other in ["", "7", "00000000-0000-4000-8000-00000000000g", "00000000-0000-4000-8000-000000000007-"] {
            assert!(!is_uuid(other), "{other}");
        }
    }
}
