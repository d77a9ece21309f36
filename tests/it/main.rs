//! The tests of the SDK, as one binary: it links once. Their folders are those of `src/`; `whole` is about more than one of them,
//! and `support` has what tests are made with.

mod classic {
    mod conditions;
    mod decoding;
    mod operations;
    mod requests;
    mod weights;
}
mod client {
    mod body_ext;
    mod builder;
    mod bulk;
    mod cancellation;
    mod edit;
    mod headers;
    mod live;
    mod output;
    mod successes;
    mod wait;
}
mod error;
mod mock;
mod model {
    mod drift;
}
mod observe;
mod sandbox {
    mod browser;
    mod hostile_bodies;
    mod hostile_input;
    mod page;
    #[cfg(unix)]
    mod program;
    mod rules;
    mod snapshots;
    mod v2 {
        mod account;
        mod answers;
        mod attributes;
        mod audiences;
        mod campaigns;
        mod changes;
        mod collaborators;
        mod demo;
        mod document;
        mod environments;
        mod events;
        mod experiments;
        mod exports;
        mod extensions;
        mod features;
        mod groups;
        mod keys;
        mod lifecycle;
        mod page_changes;
        mod products;
        mod projects;
        mod requests_and_jobs;
        mod results;
        mod search;
        mod sections;
        mod targeting;
        mod variations;
        mod webhooks;
    }
}
mod support {
    pub(crate) mod bodies;
    pub(crate) mod child;
    pub(crate) mod collector;
    pub(crate) mod documented;
    pub(crate) mod gzip;
    pub(crate) mod http2_server;
    pub(crate) mod kept;
    pub(crate) mod memory;
    pub(crate) mod mocks;
    pub(crate) mod random;
    pub(crate) mod raw_client;
    pub(crate) mod raw_server;
    pub(crate) mod sandbox;
    pub(crate) mod spec;
    pub(crate) mod tls_server;
    pub(crate) mod tokens;
    pub(crate) mod transports;
    pub(crate) mod v2;
    pub(crate) mod v2_examples;
    pub(crate) mod v2_json;
    pub(crate) mod v2_sandbox;
    pub(crate) mod world;
}
mod transport {
    mod body;
    mod connection;
    mod encodings;
    mod env;
    mod given;
    mod hostile_servers;
    mod http2;
    mod http_transport;
    mod limits;
    mod options;
    mod recording;
    mod retry;
    mod runtimes;
    mod sending;
    mod tls;
    mod token {
        mod refusals;
        mod source;
    }
    mod transport_error;
}
mod v2 {
    mod actions;
    mod checks;
    mod conditions;
    mod copies;
    mod decoding {
        mod account;
        mod events;
        mod experiments;
        mod resources;
        mod results;
    }
    mod edits;
    mod lists;
    mod nested;
    mod oauth;
    mod objects;
    mod operations;
    mod outcomes;
    mod rate_limit;
    mod requests {
        mod actions;
        mod experiments;
        mod projects;
        mod targets;
        mod views;
    }
    mod setup;
    mod usage;
    mod watch;
}
mod whole {
    pub(crate) mod any_input;
    mod budget;
    mod corpus;
    mod examples;
    mod fault_matrix;
    mod faulty_soak;
    mod overload;
    mod recording;
    pub(crate) mod secrets;
    mod soak;
    mod soak_of_specs;
    mod surface;
}
