//! Demo data: objects that a program adds to a store, by the same operations as requests.

use super::store::Store;

/// An error for a demo that the API's rules do not allow. This can happen with another spec.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rules of the API do not allow the demo: {0}")]
pub struct DemoError(pub(crate) String);

/// Writes a demo into a store: all of it, or nothing if that fails.
pub(crate) fn load<D>(
    store: &mut Store,
    write: impl FnOnce(&mut Store) -> Result<D, DemoError>,
) -> Result<D, DemoError> {
    let mut whole = store.clone();
    let demo = write(&mut whole)?;
    *store = whole;
    Ok(demo)
}
