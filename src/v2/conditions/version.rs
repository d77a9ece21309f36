//! Semantic versions, as tests on attributes compare them.

use std::cmp::Ordering;

/// Compares a version with the one that a test has. The test may leave out the last numbers: `2.1` equals every `2.1.x`.
///
/// `None` for a string that is not a version, and where the order is not certain: between two pre-releases, and with build metadata.
#[inline]
pub(super) fn compare(found: &str, wanted: &str) -> Option<Ordering> {
    let ((found, found_pre), (wanted, wanted_pre)) = (read(found)?, read(wanted)?);
    for (index, wanted) in wanted.iter().enumerate() {
        match found.get(index) {
            // The test names a number that the version does not have.
            None => return None,
            Some(found) if found != wanted => return Some(found.cmp(wanted)),
            Some(_) => {}
        }
    }
    match (found_pre, wanted_pre) {
        (None, None) => Some(Ordering::Equal),
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (Some(found), Some(wanted)) => (found == wanted).then_some(Ordering::Equal),
    }
}

/// The numbers of a version, and its pre-release.
#[inline]
fn read(version: &str) -> Option<(Vec<u64>, Option<&str>)> {
    let (numbers, pre) = version.split_once('-').map_or((version, None), |(numbers, pre)| (numbers, Some(pre)));
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = |pre: &str| {
        !pre.is_empty() && pre.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
    };
    if !pre.is_none_or(is_plain) {
        return None;
    }
    let numbers: Vec<u64> = numbers
        .split('.')
        .map(|part| Some(part).filter(is_number).and_then(|part| part.parse().ok()))
        .collect::<Option<_>>()?;
    (numbers.len() <= 3).then_some((numbers, pre))
}
