//! What keeps a trait to this crate.

/// The seal of the traits that programs name in bounds and do not implement: they can then gain methods without breaking a program.
#[expect(unnameable_types, reason = "a trait that asks for it cannot be implemented by whoever cannot name it")]
pub trait Sealed {}
