//! Examples of responses.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::data::Read;

/// A type of responses that has an example: a resource, or an object in a response.
pub trait Example: Read + Serialize + DeserializeOwned {
    /// The JSON of the example.
    #[doc(hidden)]
    const JSON: &'static str;
}
