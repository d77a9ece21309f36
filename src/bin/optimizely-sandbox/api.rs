//! The APIs that the program can serve, and a running sandbox of any of them.

use std::net::SocketAddr;

#[cfg(feature = "classic")]
use optimizely_rest::classic;
use optimizely_rest::sandbox::{Sandbox, SandboxApi, SandboxBuilder};
#[cfg(feature = "v2")]
use optimizely_rest::v2;

use crate::options::{Served, Settings};
use crate::state;

/// An API that the program can serve.
#[derive(Clone, Copy)]
pub(crate) enum Api {
    #[cfg(feature = "classic")]
    Classic,
    #[cfg(feature = "v2")]
    V2,
}

impl Api {
    /// The APIs that the program is built with, in the order in which they are served.
    const ALL: &[Api] = &[
        #[cfg(feature = "classic")]
        Api::Classic,
        #[cfg(feature = "v2")]
        Api::V2,
    ];

    /// The API that is served if no other is asked for.
    pub(crate) fn usual() -> Vec<Api> {
        Api::ALL.iter().take(1).copied().collect()
    }

    /// The APIs with a name: one of them, or both.
    pub(crate) fn named(name: &str) -> Result<Vec<Api>, String> {
        let wanted: &[&'static str] = match name {
            "classic" => &["classic"],
            "v2" => &["v2"],
            "both" => &["classic", "v2"],
            _ => return Err(format!("{name:?} is not classic, v2 or both")),
        };
        let built = |name: &&'static str| Api::ALL.iter().find(|api| api.name() == *name).copied().ok_or(*name);
        let found: Result<_, _> = wanted.iter().map(built).collect();
        found.map_err(|missing| format!("this program is built without the feature `{missing}`"))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "classic")]
            Api::Classic => "classic",
            #[cfg(feature = "v2")]
            Api::V2 => "v2",
        }
    }

    /// Starts a sandbox, with the state of its file or the demo.
    pub(crate) async fn start(self, settings: &Settings, served: &Served) -> Result<Box<dyn Running>, String> {
        match self {
            #[cfg(feature = "classic")]
            Api::Classic => start(settings, served, |sandbox: &classic::Sandbox| sandbox.load_demo().map(drop)).await,
            #[cfg(feature = "v2")]
            Api::V2 => start(settings, served, |sandbox: &v2::Sandbox| sandbox.load_demo().map(drop)).await,
        }
    }
}

/// A running sandbox of any API.
pub(crate) trait Running {
    fn base_url(&self) -> String;
    fn snapshot(&self) -> String;
    /// Stops the sandbox, and returns its last snapshot.
    fn stop(self: Box<Self>) -> String;
}

impl<A: SandboxApi> Running for Sandbox<A> {
    fn base_url(&self) -> String {
        Sandbox::base_url(self)
    }

    fn snapshot(&self) -> String {
        Sandbox::snapshot(self)
    }

    fn stop(self: Box<Self>) -> String {
        Sandbox::stop(*self)
    }
}

async fn start<A: SandboxApi, E: ToString>(
    settings: &Settings,
    served: &Served,
    load_demo: impl FnOnce(&Sandbox<A>) -> Result<(), E>,
) -> Result<Box<dyn Running>, String> {
    let mut builder = Sandbox::<A>::builder().latency(settings.latency);
    if let Some(token) = &settings.token {
        builder = builder.token(token);
    }
    if let Some((requests, window)) = settings.rate_limit {
        builder = builder.rate_limit(requests, window);
    }
    let held = served.state.as_deref().map(state::read).transpose()?.flatten();
    if let (Some(text), Some(path)) = (&held, &served.state) {
        builder = builder.restore(text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let sandbox = listen(&builder, &served.addresses).await?;
    if settings.demo && held.is_none() {
        load_demo(&sandbox).map_err(|error| error.to_string())?;
    }
    Ok(Box::new(sandbox))
}

/// Listens on the first available address. If there is none, returns the error for the last address.
async fn listen<A: SandboxApi>(builder: &SandboxBuilder<A>, addresses: &[SocketAddr]) -> Result<Sandbox<A>, String> {
    let mut why = "--addr: the host has no address".to_owned();
    for address in addresses {
        match builder.clone().address(*address).start().await {
            Ok(sandbox) => return Ok(sandbox),
            Err(error) => why = format!("--addr {address}: the address cannot be listened on: {error}"),
        }
    }
    Err(why)
}
