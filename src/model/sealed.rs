//! The trait that seals other traits.

/// The supertrait of traits that programs use as bounds and do not implement. Sealed traits can gain methods without breaking programs.
#[expect(unnameable_types, reason = "a trait that asks for it cannot be implemented by whoever cannot name it")]
pub trait Sealed {}
