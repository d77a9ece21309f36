//! What holds of every good spec, shown by random ones.

use std::path::Path;
use std::process::Command;

use crate::expect::path;
use crate::random_spec::RandomSpec;
use crate::whole_way;

const SPECS: u64 = 30;

fn checked(seed: u64, text: &str) -> optimizely_codegen::Checked {
    optimizely_codegen::check(text).unwrap_or_else(|found| {
        let shown: Vec<_> = found.iter().map(|finding| finding.render("random.toml", text).to_string()).collect();
        panic!("seed {seed}:\n{}", shown.join("\n"))
    })
}

#[test]
fn random_good_specs_go_the_whole_way() {
    for seed in 1..=SPECS {
        let text = RandomSpec::new(seed).text();
        whole_way::accepted(&checked(seed, &text), &text);
    }
}

#[test]
fn the_order_of_tables_makes_no_other_code_and_no_other_document() {
    for seed in 1..=SPECS {
        let spec = RandomSpec::new(seed);
        let [one, other] = [spec.text(), spec.shuffled(seed)].map(|text| checked(seed, &text));
        assert!(one.code("random") == other.code("random"), "seed {seed}");
        let version = optimizely_codegen::openapi::Version::V3_1;
        assert!(one.openapi(version) == other.openapi(version), "seed {seed}");
        assert_eq!(one.diff(&other).changes, [], "seed {seed}");
    }
}

/// Builds the SDK from random specs: `cargo test -p optimizely-codegen --test it -- --ignored compiles`, with
/// `RANDOM_SPECS=100` for a hundred, and `RANDOM_SEED=7` for those from the seventh on.
#[test]
#[ignore = "compiles the SDK several times"]
fn a_sample_of_random_specs_compiles() {
    let number = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number")))
    };
    let first = number("RANDOM_SEED", 1);
    for seed in first..first + number("RANDOM_SPECS", 5) {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("random.toml");
        std::fs::write(&file, RandomSpec::new(seed).text()).expect("the target directory can be written");
        let output = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--lib", "--no-default-features", "--manifest-path"])
            .arg(path("../Cargo.toml"))
            .arg("--target-dir")
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("random"))
            .env("OPTIMIZELY_SPEC", &file)
            .output()
            .expect("cargo starts");
        let shown = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "seed {seed}, {}:\n{shown}", file.display());
    }
}
