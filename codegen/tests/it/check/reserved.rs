//! Names that a spec must not use, because other code has the same name in the same place. The lists are derived from the code that
//! is compiled: the generated code, the runtime's macros as they expand, and the crate's own sources. A name that is added there is
//! refused from then on.

mod scan;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use scan::{Sources, at_the_root, data_methods, is_type};

use crate::support::checked::checked;
use crate::support::expect::{UPDATE, mismatch, path, read};
use crate::support::random_spec::RandomSpec;

/// The types, traits and variants of the prelude: a user's `use …::*` of a type with the same name would hide them.
#[rustfmt::skip]
const PRELUDE: [&str; 37] = [
    "AsMut", "AsRef", "AsyncFn", "AsyncFnMut", "AsyncFnOnce", "Box", "Clone", "Copy", "Default", "DoubleEndedIterator", "Drop", "Eq",
    "Err", "ExactSizeIterator", "Extend", "Fn", "FnMut", "FnOnce", "From", "FromIterator", "Future", "Into", "IntoFuture",
    "IntoIterator", "Iterator", "None", "Ok", "Option", "Ord", "PartialEq", "PartialOrd", "Result", "Send", "Sized", "Some",
    "String", "Sync",
];

/// The modules that code is generated for: a type of each stands for its API.
const MODULES: [&str; 3] = ["classic", "trial", "v2"];

/// Names of conditions in `v2/mod.rs` that specs may have. `Audiences` hides the collection on purpose, which stays in its module, and
/// `UrlCondition` is an object of Classic, whose module has no such condition.
const SHARED: [&str; 2] = ["Audiences", "UrlCondition"];

/// The rest of it.
const PRELUDE_TOO: [&str; 6] = ["ToOwned", "ToString", "TryFrom", "TryInto", "Unpin", "Vec"];

#[test]
fn the_reserved_names_are_those_of_the_code_that_is_compiled() {
    let sources = Sources::read();
    let mut text = String::new();
    for (heading, names) in [
        ("types", types()),
        ("modules", modules()),
        ("Client", sources.methods("Client")),
        ("Live", live()),
        ("Call", sources.methods("Call")),
        ("ListCall", sources.methods("ListCall")),
        ("Token", sources.methods("Token")),
    ] {
        assert!(names.len() > 5, "the scan finds {names:?} only for {heading}");
        let lines: String = names.iter().map(|name| format!("{name}\n")).collect();
        text.push_str(&format!("[{heading}]\n{lines}\n"));
    }
    let difference = mismatch(&path("src/check/reserved.txt"), &text);
    assert!(difference.is_none(), "{}\nto bring the list up to date: {UPDATE}", difference.unwrap_or_default());
}

/// The types that a spec must not make.
fn types() -> BTreeSet<String> {
    let sources = Sources::read();
    let mut names = ["lib", "classic/mod", "v2/mod"].map(|file| sources.exports(file)).concat();
    names.extend(PRELUDE.iter().chain(&PRELUDE_TOO).map(|name| (*name).to_owned()));
    names.extend(codes().iter().flat_map(|code| sources.used(code)));
    let small = read(&path("tests/golden/small.toml"));
    let of_apis = MODULES.iter().flat_map(|module| at_the_root(&code(&small, module)));
    let is_taken = |name: &String| is_type(name) && !SHARED.contains(&name.as_str());
    names.into_iter().filter(is_taken).chain(of_apis).collect()
}

/// The modules that a resource must not have the name of.
fn modules() -> BTreeSet<String> {
    let is_module = |name: &String| name.starts_with(|first: char| first.is_ascii_lowercase());
    let sources = Sources::read();
    let names = ["classic/mod", "v2/mod"].map(|file| sources.exports(file)).concat().into_iter().filter(is_module);
    names.filter(|name| name != "self").chain(["types".to_owned()]).collect()
}

/// The methods of a fetched object: its own, and those of the data that it stands for.
fn live() -> BTreeSet<String> {
    let mut names = Sources::read().methods("Live");
    names.extend(codes().iter().flat_map(|code| data_methods(code)));
    names
}

#[test]
fn no_generic_parameter_hides_a_type_of_the_spec() {
    let sources = Sources::read();
    for code in codes() {
        let hidden = sources.below_generics(code);
        assert!(hidden.is_empty(), "a generic parameter of the same name would hide {hidden:?}: write `Self`");
    }
}

/// Generated code of every form.
fn codes() -> &'static [String] {
    static CODES: OnceLock<Vec<String>> = OnceLock::new();
    CODES.get_or_init(|| {
        let files = [
            "tests/golden/small.toml",
            "../spec/resources.toml",
            "../spec/v2.toml",
            "../tests/interop/second-api/tickets.toml",
        ];
        let random = (1..=8).map(|seed| RandomSpec::new(seed).text());
        let apis = ["trial", "classic", "v2", "trial"].into_iter().chain(std::iter::repeat("trial"));
        let specs = files.map(|file| read(&path(file))).into_iter().chain(random);
        specs.zip(apis).map(|(spec, api)| code(&spec, api)).collect()
    })
}

fn code(spec: &str, api: &str) -> String {
    checked("a spec", spec).as_api(api).code("a spec")
}

#[test]
fn names_of_types_that_are_taken_are_refused() {
    for name in types() {
        assert_refused(&name, &object(&name));
    }
}

#[test]
fn names_of_modules_that_are_taken_are_refused() {
    for name in modules() {
        assert_refused(
            &name,
            &thing("", "").replace("resources.thing", &format!("resources.{name}")).replace("ThingId", "string"),
        );
    }
}

#[test]
fn names_that_the_runtime_alone_uses_are_free() {
    for name in ["Body", "Create", "Entity", "Fields", "List", "Patch", "Resource", "Serialize"] {
        let free = optimizely_codegen::check(&object(name)).is_ok();
        assert!(free, "`{name}` is refused");
    }
}

#[test]
fn methods_of_the_client_are_refused_as_plurals() {
    for name in Sources::read().methods("Client") {
        assert_refused(&name, &thing(&format!("plural = \"{name}\""), ""));
    }
}

#[test]
fn methods_of_live_objects_are_refused_as_actions() {
    for name in live() {
        let action = format!("actions.{name} = {{ set = {{ title = \"x\" }}, doc = \"Acts.\" }}");
        assert_refused(&name, &thing("", &action));
    }
}

#[test]
fn methods_of_calls_are_refused_as_queries() {
    for name in Sources::read().methods("Call") {
        let query = format!("query.{name} = {{ params = {{ x = \"u64\" }}, doc = \"Some.\" }}");
        assert_refused(&name, &thing("", &query));
    }
}

#[test]
fn methods_of_calls_for_lists_in_pages_are_refused_as_queries() {
    let pages = "[api.pagination]\npage = \"at\"\nsize = \"size\"\nsizes = [1, 50]\n";
    for name in Sources::read().methods("ListCall") {
        let query = format!("query.{name} = {{ params = {{ x = \"u64\" }}, doc = \"Some.\" }}");
        assert_refused(&name, &format!("{pages}{}", thing("", &query)));
    }
}

#[test]
fn methods_of_tokens_are_refused_as_ways_to_authenticate() {
    for name in Sources::read().methods("Token") {
        let base = read(&path("tests/ui/base/api.toml")).replace("[api.auth.key]", &format!("[api.auth.{name}]"));
        assert_refused(&name, &base);
    }
}

fn assert_refused(name: &str, text: &str) {
    let found = optimizely_codegen::check(text).err().unwrap_or_default();
    let refused = found.iter().any(|finding| finding.code == "reserved-name" && finding.message.contains(name));
    assert!(refused, "`{name}` is not refused: is it in codegen/src/check/reserved.txt?");
}

fn object(name: &str) -> String {
    format!(
        "[objects.{name}]\ndoc = \"An object.\"\nfields.size = {{ type = \"u64\", doc = \"It.\" }}\n{}",
        read(&path("tests/ui/base/api.toml"))
    )
}

fn thing(head: &str, tail: &str) -> String {
    format!(
        r#"
        [resources.thing]
        path = "things"
        doc = "A thing."
        operations = ["get", "list", "create", "update", "delete"]
        {head}
        {tail}
        [resources.thing.fields]
        id = {{ type = "ThingId", doc = "Identifies it." }}
        title = {{ type = "string", write = "both", doc = "Its name." }}

        {base}
        "#,
        base = read(&path("tests/ui/base/api.toml"))
    )
}
