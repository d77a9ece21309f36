//! The place of code, and whether it fits there. The methods of a place print code, in one file per kind of code.

use super::spacing::width;
use super::tree::{Tree, breaks};

/// The maximum width of a line, as in rustfmt.toml.
pub const WIDTH: usize = 120;

/// The indentation of each level.
pub const STEP: usize = 4;

/// The place where a piece of code begins.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The indentation of its first line, from which the later lines are indented.
    pub indent: usize,
    /// The column of its beginning.
    pub column: usize,
    /// The columns after its last line, for a `;` or for closing brackets.
    pub after: usize,
}

impl Place {
    /// The beginning of a line.
    pub fn line(indent: usize, after: usize) -> Self {
        Place { indent, column: indent, after }
    }

    /// Further right on the same line.
    pub fn right(self, columns: usize) -> Self {
        Place { column: self.column + columns, ..self }
    }

    /// With more columns after it.
    pub fn with_after(self, columns: usize) -> Self {
        Place { after: self.after + columns, ..self }
    }

    /// Whether this many columns fit here.
    pub fn has_room(self, columns: usize) -> bool {
        self.column + columns + self.after <= WIDTH
    }

    /// Whether the code fits on the line.
    pub fn fits(self, code: &[Tree]) -> bool {
        // rustfmt counts each `?` at the end of a chain three times.
        let tries = code.iter().rev().take_while(|tree| tree.is("?")).count();
        let more = if code.iter().any(|tree| tree.is(".")) { 2 * tries } else { 0 };
        !breaks(code) && self.has_room(width(code) + more)
    }

    /// Whether all lines of the text, which begins here, fit.
    pub fn holds(self, text: &str) -> bool {
        let mut lines = text.split('\n');
        let first = self.column + lines.next().map_or(0, columns);
        let last = text.rsplit_once('\n').map_or(first, |(_, last)| columns(last));
        first <= WIDTH && lines.all(|line| columns(line) <= WIDTH) && last + self.after <= WIDTH
    }
}

pub fn columns(text: &str) -> usize {
    text.chars().count()
}

/// A line break, and the indentation after it.
pub fn newline(indent: usize) -> String {
    format!("\n{:indent$}", "")
}

pub fn is_one_line(text: &str) -> bool {
    !text.contains('\n')
}

/// Whether code looks better if it begins on the next line.
pub fn is_better_below(here: &str, below: &str) -> bool {
    let lines = |text: &str| text.matches('\n').count();
    let ends_first_line = |text: &str, end: char| text.lines().next().is_some_and(|line| line.ends_with(end));
    is_one_line(below)
        || lines(here) > lines(below) + 1
        || ['(', '{', '['].into_iter().any(|open| ends_first_line(here, open) && !ends_first_line(below, open))
}
