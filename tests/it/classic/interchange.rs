//! Whatever the spec describes can be stored as JSON and read back as the same, with what nobody knows in it.

use std::collections::BTreeSet;

const SPEC: &str = include_str!("../../../spec/resources.toml");

/// Where each type is held to it: `bounds` reads an example, writes it, and does both again with fields that the spec lacks.
const DECODING: &str = include_str!("decoding.rs");

/// The types that responses are read as.
fn types() -> BTreeSet<String> {
    let checked = optimizely_codegen::check(SPEC).expect("the crate was built from this spec");
    let resources = checked.surface().map(|resource| resource.ty);
    let objects = SPEC.lines().filter_map(|line| line.strip_prefix("[objects.")?.strip_suffix(']'));
    resources.chain(objects.map(str::to_owned)).collect()
}

#[test]
fn every_type_of_the_spec_is_held_to_a_round_trip() {
    let types = types();
    let held = |ty: &&String| DECODING.contains(&format!("    bounds::<{ty}>("));
    let missing: Vec<_> = types.iter().filter(|ty| !held(ty)).collect();
    assert!(types.len() > 13 && types.contains("UrlCondition"), "{types:?}");
    assert!(missing.is_empty(), "`decoding.rs` has no bounds for {missing:?}");
}
