//! What the sources have to keep, and no compiler checks.

pub mod layers;
