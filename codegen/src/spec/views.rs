//! Views: objects that are only read, below one of a resource or of the account.

use super::declare::table;
use super::query::Query;
use super::read::Named;
use super::words::{Outcome, State, Word};
use crate::diagnostic::At;

table! {
    /// An object that the API computes or collects, and that can only be read. `[resources.experiment.views.results]` is a method of a
    /// fetched experiment and of the collection. `[views.plan]` is a method of the client.
    pub struct View {
        /// An object, `json` for any value, or `csv` for a file that is not parsed.
        #[key = "type"]
        pub ty: At<String>,
        /// The URL template. The default is `PATH/{id}/NAME` for a view of a resource, and `NAME` for one of the account. `{id}` is the
        /// ID of the object. Every other placeholder is an argument of the method. A placeholder for an ID (`{account_id}`) has the type
        /// of that ID.
        pub path: Option<At<String>>,
        /// The types of placeholders that are not called after an ID: `{ day = "date" }`. A type is an ID, `date` or `string`.
        pub params: Vec<Named<At<String>>>,
        /// The success statuses without a value: `"pending"` if the server is computing it, `"nothing"` if there is nothing to compute
        /// it from. The call yields a `Computed` then, and has the method `when_ready()`. The statuses with a value are those of `get` in
        /// `[api.verbs]`.
        pub outcomes: Vec<Named<At<Word<Outcome>>>>,
        /// The state of a view that may still change, as the provider calls it: `"alpha"` or `"beta"`.
        pub state: Option<At<Word<State>>>,
        /// Query parameters, which are methods of the calls of this view only. Each such view has a type for its calls, such as
        /// `ExperimentResultsView`.
        pub query: Vec<Named<Query>>,
        /// The documentation of the method.
        pub doc: At<String>,
    }
}
