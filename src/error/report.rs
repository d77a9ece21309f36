//! An error and its causes in one line.

use std::error::Error;
use std::fmt;

/// An error and its causes, one after the other.
pub(crate) fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}

/// Shows an error and its causes, separated by `: `.
///
/// An error of another crate may repeat its cause in its own text. That cause is not shown again. Line breaks become spaces.
pub(crate) struct Chain<'a>(pub(crate) &'a (dyn Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.0.to_string();
        for cause in causes(self.0).skip(1) {
            let more = cause.to_string().replace(['\r', '\n'], " ");
            if !text.contains(&more) {
                text.push_str(": ");
                text.push_str(&more);
            }
        }
        out.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("{text}")]
    struct Layer {
        text: &'static str,
        source: Option<Box<Layer>>,
    }

    fn layers(texts: &[&'static str]) -> Layer {
        let (text, below) = texts.split_first().expect("a layer");
        Layer { text, source: (!below.is_empty()).then(|| Box::new(layers(below))) }
    }

    #[test]
    fn each_cause_is_shown_once_even_if_the_one_above_it_repeats_it() {
        let shown = |texts: &[&'static str]| Chain(&layers(texts)).to_string();
        assert_eq!(shown(&["no connection"]), "no connection");
        assert_eq!(shown(&["no connection", "tcp", "refused"]), "no connection: tcp: refused");
        assert_eq!(shown(&["no connection", "tcp: refused", "refused", "by 1"]), "no connection: tcp: refused: by 1");
        assert_eq!(shown(&["no connection", "a\nb"]), "no connection: a b");
    }
}
