//! The error of a text that is not a valid snapshot.

/// How many problems the text of an error names.
const SHOWN: usize = 10;

/// An error for a text that is not a snapshot, or for a snapshot that the sandbox cannot start from.
///
/// ```
/// use optimizely_rest::classic::Sandbox;
///
/// let error = Sandbox::builder().restore("{}").unwrap_err();
/// assert!(error.to_string().contains("format"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sandbox cannot start from this snapshot: {}", shown(.problems))]
pub struct SnapshotError {
    problems: Vec<String>,
}

impl SnapshotError {
    pub(super) fn new(problems: Vec<String>) -> Self {
        SnapshotError { problems }
    }

    /// All problems, each with its place.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

fn shown(problems: &[String]) -> String {
    let mut text = problems[..problems.len().min(SHOWN)].join("; ");
    if problems.len() > SHOWN {
        text.push_str(&format!("; and {} more", problems.len() - SHOWN));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_of_problems_is_cut_in_the_text_and_whole_in_the_list() {
        let problems: Vec<_> = (0..25).map(|number| number.to_string()).collect();
        let error = SnapshotError::new(problems);
        assert!(error.to_string().ends_with("; 9; and 15 more"), "{error}");
        assert_eq!(error.problems().len(), 25);
    }
}
