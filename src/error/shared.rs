//! An error of the caller's code with which several calls fail.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::error::BoxError;

/// An error of the caller's code, shared by several calls.
#[derive(Clone)]
pub(crate) struct SharedError(Arc<dyn std::error::Error + Send + Sync>);

impl From<BoxError> for SharedError {
    fn from(error: BoxError) -> Self {
        SharedError(error.into())
    }
}

/// This type is not an error itself. The source of an [`Error`](crate::Error) is therefore the caller's error, which can be downcast.
impl Deref for SharedError {
    type Target = dyn std::error::Error + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl fmt::Debug for SharedError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

impl fmt::Display for SharedError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, out)
    }
}
