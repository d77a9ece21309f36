//! Versions of a crate, and the next one after a comparison.

use std::fmt;
use std::str::FromStr;

use super::Verdict;

/// A released version of a crate, such as `0.4.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    major: u64,
    minor: u64,
    patch: u64,
}

impl Release {
    /// The version that follows, by the rules of cargo: before 1.0, a major change raises the second number, and any other change the
    /// third. Before 0.1, every change raises the third. Without a change, it is the same version.
    ///
    /// ```
    /// use optimizely_codegen::{Release, Verdict};
    ///
    /// let released: Release = "0.3.2".parse()?;
    /// assert_eq!(released.next(Verdict::Major).to_string(), "0.4.0");
    /// assert_eq!(released.next(Verdict::Minor).to_string(), "0.3.3");
    /// # Ok::<(), optimizely_codegen::NotARelease>(())
    /// ```
    #[must_use]
    pub fn next(self, verdict: Verdict) -> Release {
        let Release { major, minor, patch } = self;
        let (next_major, next_minor, next_patch) = [major, minor, patch].map(|part| part.saturating_add(1)).into();
        match (verdict, major, minor) {
            (Verdict::None, ..) => self,
            (_, 0, 0) | (Verdict::Patch, ..) | (Verdict::Minor, 0, _) => Release { major, minor, patch: next_patch },
            (Verdict::Major, 0, _) | (Verdict::Minor, ..) => Release { major, minor: next_minor, patch: 0 },
            (Verdict::Major, ..) => Release { major: next_major, minor: 0, patch: 0 },
        }
    }
}

/// Prints `0.4.0`.
impl fmt::Display for Release {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// Reads three numbers with dots between them.
impl FromStr for Release {
    type Err = NotARelease;
    fn from_str(text: &str) -> Result<Self, NotARelease> {
        let is_number = |part: &str| part == "0" || part.bytes().all(|b| b.is_ascii_digit()) && !part.starts_with('0');
        let parts = text.split('.').map(|part| part.parse().ok().filter(|_| is_number(part)));
        match parts.collect::<Option<Vec<u64>>>().as_deref() {
            Some(&[major, minor, patch]) => Ok(Release { major, minor, patch }),
            _ => Err(NotARelease(text.to_owned())),
        }
    }
}

/// The error of a string that is not a [`Release`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotARelease(String);

impl fmt::Display for NotARelease {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` is not a released version: write three numbers, such as 0.4.0", self.0)
    }
}

impl std::error::Error for NotARelease {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_follows_the_rules_of_cargo() {
        for (released, patch, minor, major) in [
            ("1.2.3", "1.2.4", "1.3.0", "2.0.0"),
            ("0.3.2", "0.3.3", "0.3.3", "0.4.0"),
            ("0.0.7", "0.0.8", "0.0.8", "0.0.8"),
        ] {
            let next = |verdict| released.parse::<Release>().unwrap().next(verdict).to_string();
            assert_eq!(next(Verdict::None), released);
            assert_eq!([Verdict::Patch, Verdict::Minor, Verdict::Major].map(next), [patch, minor, major]);
        }
    }

    #[test]
    fn other_texts_are_not_released_versions() {
        for text in
            ["", "1", "1.2", "1.2.3.4", "1.2.x", "v1.2.3", "1.2.3-rc.1", "01.2.3", "+1.2.3", "1.2.99999999999999999999"]
        {
            assert_eq!(text.parse::<Release>(), Err(NotARelease(text.to_owned())), "{text}");
        }
    }
}
