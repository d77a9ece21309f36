//! Settings from environment variables.

use std::ffi::OsString;

use zeroize::Zeroizing;

use crate::error::Error;

/// A function that reads a variable by its name. Tests supply their own.
pub(crate) type Lookup<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The environment of this process.
pub(crate) fn of_process(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// A variable with surrounding whitespace removed. A blank variable counts as unset.
pub(crate) fn variable(name: &str, lookup: Lookup<'_>) -> Result<Option<Zeroizing<String>>, Error> {
    let Some(value) = lookup(name) else { return Ok(None) };
    let value = Zeroizing::new(value.into_string().map_err(|_| invalid(name, "it is not UTF-8"))?);
    let text = value.trim();
    Ok((!text.is_empty()).then(|| Zeroizing::new(text.to_owned())))
}

/// The error for a variable with an invalid value.
pub(crate) fn invalid(name: &str, why: impl std::fmt::Display) -> Error {
    Error::configuration(format!("the environment variable {name} cannot be used: {why}"))
}
