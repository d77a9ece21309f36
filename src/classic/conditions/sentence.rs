//! A leaf in words.

use std::fmt;

use super::leaf::Leaf;
use crate::model::conditions::say;

impl fmt::Display for Leaf {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        say(self, self.test().and_then(|test| test.said()), self.undocumented(), out)
    }
}
