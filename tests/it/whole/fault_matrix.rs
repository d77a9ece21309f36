//! Every kind of operation of each API under every fault: how it ends, how many requests it takes, and what it leaves behind on the
//! server and in the program's hands. The expectations are in `fault_matrix/table.rs`, and are the same for both APIs.

mod faults;
mod of_classic;
mod of_v2;
mod scene;
mod table;

use std::time::{Duration, Instant};

use futures_util::stream::{self, StreamExt as _};
use optimizely_rest::Method;
use optimizely_rest::mock::TestClock;

use scene::Scene;

/// The longest that all of it may take.
const LIMIT: Duration = Duration::from_secs(240);

#[tokio::test]
async fn every_operation_of_classic_ends_as_the_table_says_under_every_fault() {
    as_the_table_says::<of_classic::Goals>().await;
}

#[tokio::test]
async fn every_operation_of_v2_ends_as_the_table_says_under_every_fault() {
    as_the_table_says::<of_v2::Pages>().await;
}

async fn as_the_table_says<S: Scene>() {
    let begun = Instant::now();
    let cells = table::rows().flat_map(|(fault, cells)| cells.into_iter().map(move |cell| (fault, cell)));
    let cells = cells.filter(|(_, (operation, _))| S::OPERATIONS.contains(operation));
    let found = stream::iter(cells).map(|(fault, (operation, expected))| async move {
        let found = cell::<S>(fault, operation).await;
        (found != expected).then(|| format!("{fault} × {operation}: {found}, not {expected}"))
    });
    let wrong: Vec<_> = found.buffer_unordered(8).filter_map(|wrong| async { wrong }).collect().await;
    assert!(wrong.is_empty(), "{} cells are otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert!(begun.elapsed() < LIMIT, "it took {:?}", begun.elapsed());
}

#[test]
fn the_table_is_whole() {
    let rows: Vec<_> = table::rows().collect();
    let operations: Vec<_> = table::COLUMNS.iter().flat_map(|column| column.iter()).collect();
    assert!(rows.iter().all(|(_, cells)| cells.len() == operations.len()), "a row has another number of columns");
    let kinds = rows.iter().filter(|(name, _)| !name.ends_with("always")).count();
    assert!(kinds >= 25, "{kinds} faults");
    let tried = [of_classic::Goals::OPERATIONS, of_v2::Pages::OPERATIONS].concat();
    assert!(operations.iter().all(|operation| tried.contains(*operation)), "{operations:?}");
    assert!(tried.iter().all(|operation| operations.contains(&operation)), "{tried:?}");
}

/// The result of one cell, in the words of the table.
async fn cell<S: Scene>(name: &str, operation: &str) -> String {
    let late = faults::is_late(name);
    let scene = S::new(|builder| {
        let builder = builder.clock(TestClock::new()).max_response_bytes(faults::LARGEST_ANSWER);
        let builder = if late { builder.attempt_timeout(faults::SHORT) } else { builder };
        match faults::is_of_http2(name) {
            true => builder.configure(|http| http.http2_prior_knowledge()).http2_keep_alive(faults::SHORT / 2),
            false => builder,
        }
    })
    .await;
    let (method, success) = S::target(operation);
    let fault = faults::fault(name, success, S::TEXT);
    scene.sandbox().inject(fault.on(method, scene.path(operation)));
    let ended = scene.perform(operation).await;
    let requests = scene.sandbox().requests().len();
    scene.sandbox().clear_faults();
    let listed = scene.client().request(Method::GET, "projects").await;
    assert!(listed.is_ok(), "{name} × {operation}: the client is no longer usable");
    let ended = ended.err().unwrap_or_else(|| "ok".to_owned());
    format!("{ended} {requests} {}", scene.done(operation).await).trim_end().to_owned()
}
