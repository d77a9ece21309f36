//! Vectors of what an iterator yields.

/// `collect` for vectors. The standard library has a case for each kind of iterator, and build scripts are not optimized, so `collect` would
/// add a tenth to the code that rustc compiles for the generator.
pub trait IntoVec: Iterator + Sized {
    fn into_vec(self) -> Vec<Self::Item> {
        let mut vec = Vec::new();
        for item in self {
            vec.push(item);
        }
        vec
    }
}

impl<I: Iterator> IntoVec for I {}
