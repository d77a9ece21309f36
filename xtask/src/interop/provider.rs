//! The OpenAPI document of the provider of v2. It is not ours to distribute, so a variable says where it is.

use std::env;
use std::path::{Path, PathBuf};

use xtask::{Result, about};

/// The variable with the path of the document.
const VARIABLE: &str = "OPTIMIZELY_V2_DOCUMENT";

/// The path of the document.
pub fn document() -> Result<PathBuf> {
    let path = env::var_os(VARIABLE).ok_or_else(|| {
        format!(
            "{VARIABLE} is not set: download https://api.optimizely.com/v2/swagger.json and set the variable to its path"
        )
    })?;
    let path = Path::new(&path);
    path.canonicalize().map_err(about(path))
}
