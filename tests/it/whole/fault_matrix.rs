//! Every kind of operation under every fault: how it ends, how many requests it takes, and what it leaves behind on the
//! server and in the program's hands. The expectations are in `fault_matrix/table.rs`.

mod faults;
mod operations;
mod table;

use std::time::{Duration, Instant};

use futures_util::stream::{self, StreamExt as _};
use optimizely_rest::mock::TestClock;

use operations::Scene;

/// The longest that all of it may take.
const LIMIT: Duration = Duration::from_secs(120);

#[tokio::test]
async fn every_operation_ends_as_the_table_says_under_every_fault() {
    let begun = Instant::now();
    let cells = table::rows().flat_map(|(fault, cells)| cells.into_iter().map(move |cell| (fault, cell)));
    let found = stream::iter(cells).map(|(fault, (operation, expected))| async move {
        let found = cell(fault, operation).await;
        (found != expected).then(|| format!("{fault} × {operation}: {found}, not {expected}"))
    });
    let wrong: Vec<_> = found.buffer_unordered(8).filter_map(|wrong| async { wrong }).collect().await;
    assert!(wrong.is_empty(), "{} cells are otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert!(begun.elapsed() < LIMIT, "it took {:?}", begun.elapsed());
}

#[test]
fn the_table_is_whole() {
    let rows: Vec<_> = table::rows().collect();
    let operations: usize = table::COLUMNS.iter().map(|column| column.len()).sum();
    assert!(rows.iter().all(|(_, cells)| cells.len() == operations), "a row has another number of columns");
    let kinds = rows.iter().filter(|(name, _)| !name.ends_with("always")).count();
    assert!(kinds >= 25, "{kinds} faults");
    assert_eq!(operations, 9);
}

/// The result of one cell, in the words of the table.
async fn cell(name: &str, operation: &str) -> String {
    let late = faults::is_late(name);
    let scene = Scene::new(|builder| {
        let builder = builder.clock(TestClock::new()).max_response_bytes(faults::LARGEST_ANSWER);
        let builder = if late { builder.attempt_timeout(faults::SHORT) } else { builder };
        match faults::is_of_http2(name) {
            true => builder.configure(|http| http.http2_prior_knowledge()).http2_keep_alive(faults::SHORT / 2),
            false => builder,
        }
    })
    .await;
    scene.inject(operation, faults::fault(name, operations::target(operation).1));
    let ended = scene.perform(operation).await;
    let requests = scene.sandbox.requests().len();
    scene.sandbox.clear_faults();
    assert!(scene.client.projects().list().await.is_ok(), "{name} × {operation}: the client is no longer usable");
    let ended = ended.err().unwrap_or_else(|| "ok".to_owned());
    format!("{ended} {requests} {}", scene.done(operation).await).trim_end().to_owned()
}
