//! Properties of every good spec, tested with random ones.

use crate::support::checked::checked;
use crate::support::random_spec::RandomSpec;
use crate::support::whole_way;

/// How many specs make code, and how many of them go the whole way.
const SPECS: u64 = 300;
const WHOLE_WAY: u64 = 30;

#[test]
fn random_good_specs_go_the_whole_way() {
    for seed in 1..=WHOLE_WAY {
        let text = RandomSpec::new(seed).text();
        println!("seed {seed}");
        whole_way::accepted(&checked(&format!("seed {seed}"), &text), &text);
    }
}

#[test]
fn random_good_specs_make_code() {
    std::thread::scope(|scope| {
        for odd in [0, 1] {
            scope.spawn(move || {
                for seed in (WHOLE_WAY + 1..=SPECS).filter(|seed| seed % 2 == odd) {
                    let text = RandomSpec::new(seed).text();
                    println!("seed {seed}");
                    // The printed code was parsed.
                    let code = checked(&format!("seed {seed}"), &text).code("random");
                    assert!(code.len() > text.len(), "seed {seed} makes no code");
                }
            });
        }
    });
}

#[test]
fn the_order_of_tables_makes_no_other_code_and_no_other_document() {
    for seed in 1..=WHOLE_WAY {
        let spec = RandomSpec::new(seed);
        let [one, other] = [spec.text(), spec.shuffled(seed)].map(|text| checked(&format!("seed {seed}"), &text));
        assert!(one.code("random") == other.code("random"), "seed {seed}");
        let version = optimizely_codegen::openapi::Version::V3_1;
        assert!(one.openapi(version) == other.openapi(version), "seed {seed}");
        assert_eq!(one.diff(&other).changes, [], "seed {seed}");
    }
}
