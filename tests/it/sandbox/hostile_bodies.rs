//! Every operation of each API with bodies and parameters that make no sense: a refusal in the form of the API, or a success, and
//! afterwards a sandbox that is as consistent as before.

use optimizely_rest::client::Client;
use optimizely_rest::sandbox::{Sandbox, SandboxApi};
use optimizely_rest::{Error, Method, RetryPolicy};
use serde_json::{Map, Value, json};

use crate::support::spec::{Extent, Operation, Request, Spec, Way, for_each_api};
use crate::support::world::{World, all_reads, send};

for_each_api! {
    bodies_that_make_no_sense_are_refused_and_do_no_harm,
    parameters_that_make_no_sense_are_refused_and_do_no_harm,
    ids_of_nothing_are_found_nowhere,
}

/// Values that are wrong for most fields.
fn values() -> Vec<Value> {
    let deep = (0..100).fold(json!({}), |inner, _| json!({ "a": inner }));
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(0.5),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e300),
        json!(""),
        json!("\u{0}\u{202e}💥"),
        json!("[\"and\", [\"or\""),
        json!("x".repeat(100_000)),
        json!([]),
        json!([[], {}, null, -1]),
        json!({}),
        json!({ "id": -1, "name": [], "weight": "x" }),
        deep,
    ]
}

async fn started<A: SandboxApi>(spec: &Spec) -> (Sandbox<A>, Client<A>, World) {
    let sandbox = Sandbox::<A>::start().await.unwrap();
    let client = sandbox.client_builder().retry(RetryPolicy::none()).build().unwrap();
    let world = World::new(&client, spec).await;
    sandbox.clear_requests();
    (sandbox, client, world)
}

/// Asserts that a request was answered by the API: with a success, or with a refusal that says why.
fn is_answered(asked: &str, answer: Result<Value, Error>) {
    let Err(error) = answer else { return };
    // A body that is not JSON, such as CSV, is a success too.
    if error.is_decode() {
        return;
    }
    let status = error.status().map_or(0, |status| status.as_u16());
    assert!((400..500).contains(&status), "{asked}: {error}");
    assert!(error.message().is_some_and(|message| !message.is_empty()), "{asked}: {error}");
}

/// Asserts that the sandbox still answers everything, and that its snapshot is one.
async fn is_whole<A: SandboxApi>(sandbox: &Sandbox<A>, client: &Client<A>, spec: &Spec, world: &World) {
    all_reads(client, spec, world).await;
    let failed: Vec<_> =
        sandbox.requests().into_iter().filter(|asked| asked.status.is_none_or(|status| status >= 500)).collect();
    assert!(failed.is_empty(), "{failed:?}");
    if let Err(error) = Sandbox::<A>::builder().restore(&sandbox.snapshot()) {
        panic!("the snapshot contradicts itself: {error}");
    }
    World::new(client, spec).await;
}

async fn bodies_that_make_no_sense_are_refused_and_do_no_harm<A: SandboxApi>(spec: &Spec) {
    let (sandbox, client, world) = started::<A>(spec).await;
    let mut tried = 0;
    for (operation, request) in spec.within_reach(&world.ids) {
        let Some(whole) = spec.body(operation, &world.ids, Way { extent: Extent::Whole, ..Way::REQUIRED }, 9_000)
        else {
            continue;
        };
        let least = spec.body(operation, &world.ids, world.way(operation), 8_000).unwrap_or_default();
        for value in values() {
            for body in bodies(&whole, &least, &value) {
                tried += 1;
                let asked = format!("{} with {}", operation.id, shortened(&body));
                is_answered(&asked, send(&client, operation, &request, Some(&body)).await);
            }
        }
    }
    assert!(tried > 1_000, "only {tried} bodies");
    is_whole(&sandbox, &client, spec, &world).await;
}

/// Bodies with a value as the whole, as every field, and as one field of what would be accepted.
fn bodies(whole: &Value, least: &Value, value: &Value) -> Vec<Value> {
    let names: Vec<_> = whole.as_object().into_iter().flat_map(Map::keys).cloned().collect();
    let all = names.iter().map(|name| (name.clone(), value.clone())).collect::<Map<_, _>>();
    let one = |name: &String| {
        let mut body = least.clone();
        body[name] = value.clone();
        body
    };
    let inner = names.iter().map(one);
    [value.clone(), json!([value]), all.into()].into_iter().chain(inner.filter(|_| least.is_object())).collect()
}

fn shortened(body: &Value) -> String {
    body.to_string().chars().take(300).collect()
}

async fn parameters_that_make_no_sense_are_refused_and_do_no_harm<A: SandboxApi>(spec: &Spec) {
    let (sandbox, client, world) = started::<A>(spec).await;
    let texts = ["", "0", "-1", "x", "true", "99999999999999999999", "1.5", "\u{0}", "a,b,,", "💥", "2019-99-99"];
    for (operation, request) in spec.within_reach(&world.ids) {
        let body = spec.body(operation, &world.ids, Way::REQUIRED, 7_000);
        for name in &operation.parameters {
            for text in texts {
                let Request { path, mut query } = request.clone();
                query.retain(|(known, _)| known != name);
                query.push((name.clone(), text.to_owned()));
                let asked = format!("{} with {name}={text}", operation.id);
                is_answered(&asked, send(&client, operation, &Request { path, query }, body.as_ref()).await);
            }
        }
    }
    is_whole(&sandbox, &client, spec, &world).await;
}

async fn ids_of_nothing_are_found_nowhere<A: SandboxApi>(spec: &Spec) {
    let (sandbox, client, world) = started::<A>(spec).await;
    for id in ["0", "1", "-1", "x", "9007199254740993", "99999999999999999999", "%00", "a%2Fb"] {
        let ids = world.ids.keys().map(|name| (name.clone(), id.into())).collect();
        let of_objects = |operation: &&Operation| operation.path.contains('{') && operation.method != Method::POST;
        for operation in spec.operations.iter().filter(of_objects) {
            let Some(request) = spec.request(operation, &ids) else { continue };
            let body = spec.body(operation, &world.ids, Way::REQUIRED, 6_000);
            let answer = send(&client, operation, &request, body.as_ref()).await;
            assert!(!operation.reads_one() || answer.is_err(), "{} of {id} is {answer:?}", operation.id);
            is_answered(&format!("{} of {id}", operation.id), answer);
        }
    }
    is_whole(&sandbox, &client, spec, &world).await;
}
