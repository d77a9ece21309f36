//! Measures the speed and memory of the sandbox of each API, and compares the two, and an axum handler that sends the same bytes.

mod fixed;
mod growth;
mod load;
mod wrk;

use std::error::Error;

use optimizely_rest::{classic, v2};

use load::Loaded;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    if std::env::args().any(|argument| argument == "growth") {
        return growth::measure().await;
    }
    // Objects of both APIs have the same number of bytes, so that their times can be compared.
    let sizes = (load::size::<classic::Classic>(&load::CLASSIC).await?, load::size::<v2::V2>(&load::V2).await?);
    let largest = sizes.0.max(sizes.1);
    let classic = Loaded::<classic::Classic>::new(&load::CLASSIC, largest - sizes.0).await?;
    let v2 = Loaded::<v2::V2>::new(&load::V2, largest - sizes.1).await?;
    for (what, targets) in [("GET", [&classic.object, &v2.object]), ("list", [&classic.list, &v2.list])] {
        let [old, new] = targets.map(|target| wrk::body(target));
        let (old, new) = (old?, new?);
        println!(
            "{what}, {} bytes of Classic, {} of v2, in microseconds of processor time, the least of all rounds:",
            old.len(),
            new.len()
        );
        let fixed = fixed::serve(new)?;
        let mut least = [f64::INFINITY; 3];
        for _ in 0..setting("ROUNDS", 5) {
            for (least, target) in least.iter_mut().zip([targets[0], targets[1], &fixed]) {
                *least = least.min(wrk::microseconds(target)?);
            }
        }
        let [old, new, fixed] = least;
        println!("  Classic {old:.1}, v2 {new:.1}: {:.2} of it, axum {fixed:.1}", new / old);
    }
    classic.deletions().await?;
    Ok(())
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}
