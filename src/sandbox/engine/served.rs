//! The description of an API that the engine serves.

use std::fmt::{self, Display};

use super::rules::Rules;
use crate::model::api::{Api, Definition, Scheme};
use crate::model::table::ApiTable;

/// The token that a sandbox's client sends if any token is accepted.
pub(super) const ANY_TOKEN: &str = "sandbox:0";

/// An API that a [`Sandbox`](crate::sandbox::Sandbox) can serve.
pub trait SandboxApi: Api {
    /// The description of the API that the sandbox serves.
    #[doc(hidden)]
    const SERVED: &'static Served;
}

/// An API as the engine serves it. Every API has one, and any number of them can be served side by side.
pub struct Served {
    /// The resources, as the spec describes them.
    pub(crate) table: &'static ApiTable,
    /// The description of the API in the spec.
    pub(crate) definition: &'static Definition,
    /// The behaviour that the tables do not describe.
    pub(crate) rules: &'static dyn Rules,
}

impl Served {
    /// The prefix of the API's paths: the path of its base URL, without the slash at the end.
    pub(crate) fn prefix(&self) -> &'static str {
        let url = self.definition.base_url;
        let address = url.split_once("://").map_or(url, |(_, address)| address);
        address.find('/').map_or("", |start| address[start..].trim_end_matches('/'))
    }

    /// The part of a path below the prefix, if the path is below it.
    pub(crate) fn below<'path>(&self, path: &'path str) -> Option<&'path str> {
        path.strip_prefix(self.prefix())?.strip_prefix('/')
    }

    /// The base URL of the API at a host, with a slash at the end.
    pub(crate) fn base_url(&self, host: impl Display) -> String {
        format!("http://{host}{}/", self.prefix())
    }

    /// The scheme for a token of the sandbox: one whose token is the whole value of a header, if there is one.
    pub(crate) fn scheme(&self) -> Scheme {
        let schemes = self.definition.schemes;
        *schemes.iter().find(|scheme| scheme.prefix.is_none()).unwrap_or(&schemes[0])
    }
}

impl fmt::Debug for Served {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Served").field("base_url", &self.definition.base_url).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::engine::library::LIBRARY;

    fn at(base_url: &'static str) -> Served {
        let definition = Box::leak(Box::new(Definition { base_url, ..LIBRARY_DEFINITION }));
        Served { definition, table: LIBRARY.table, rules: &() }
    }

    const LIBRARY_DEFINITION: Definition = crate::sandbox::engine::library::DEFINITION;

    #[test]
    fn paths_begin_where_the_base_url_says() {
        for (base_url, prefix) in [
            ("https://api.example/library/v1/", "/library/v1"),
            ("https://api.example/v2", "/v2"),
            ("https://api.example/", ""),
            ("https://api.example", ""),
        ] {
            let served = at(base_url);
            assert_eq!(served.prefix(), prefix, "{base_url}");
            assert_eq!(served.below(&format!("{prefix}/shelves/7")), Some("shelves/7"), "{base_url}");
            assert_eq!(served.base_url("localhost:80"), format!("http://localhost:80{prefix}/"));
        }
        assert_eq!(at("https://api.example/v2").below("/v20/shelves"), None);
        assert_eq!(at("https://api.example/v2").below("/v2"), None);
    }
}
