//! Bodies of v2 that are rejected before anything is sent.

use optimizely_rest::v2::*;

use crate::support::bodies::v2::an_experiment;
use crate::support::v2::client;

/// Why a create of an experiment is rejected, if it is.
fn rejected(experiment: NewExperiment) -> Option<String> {
    client().experiments().create(experiment).request().invalid().map(str::to_owned)
}

#[test]
fn a_key_has_at_most_64_characters() {
    let with = |key: &str| rejected(an_experiment(5).key(key));
    assert_eq!(with(&"k".repeat(64)), None);
    assert_eq!(with(&"k".repeat(65)).unwrap(), "key has 65 characters: at most 64 are allowed");
}

#[test]
fn the_confidence_of_a_project_is_from_a_half_to_one() {
    let with = |confidence: f64| {
        let update = ProjectUpdate::new().confidence_threshold(confidence);
        client().projects().update(5, update).request().invalid().map(str::to_owned)
    };
    assert_eq!([with(0.5), with(0.95), with(1.0)], [None, None, None]);
    assert_eq!(with(95.0).unwrap(), "confidence_threshold is 95, which is not from 0.5 to 1");
}

#[test]
fn an_experiment_has_pages_or_addresses() {
    let targeting = UrlTargeting::new("https://shop.example/");
    assert_eq!(rejected(an_experiment(5).page_ids([7])), None);
    // A list that is empty is as good as none: what was read has one where there are no pages.
    assert_eq!(rejected(an_experiment(5).page_ids([0_u64; 0]).url_targeting(targeting.clone())), None);
    let both = an_experiment(5).page_ids([7]).url_targeting(targeting);
    assert_eq!(rejected(both).unwrap(), "page_ids cannot be given together with url_targeting");
}

#[test]
fn weights_add_up_to_all_of_the_traffic() {
    let variation = |weight: u32| Variation::new(weight);
    let with = |variations: Vec<Variation>| rejected(an_experiment(5).variations(variations));
    assert_eq!(with(vec![variation(2_500), variation(7_500)]), None);
    assert_eq!(with(vec![]), None);
    // Archived variations may keep their weights, or have none that counts.
    let archived = variation(4_000).archived(true);
    assert_eq!(with(vec![variation(6_000), archived.clone()]), None);
    assert_eq!(with(vec![variation(10_000), archived.clone()]), None);
    assert_eq!(
        with(vec![variation(2_000), variation(3_000), archived]).unwrap(),
        "variations: the values of weight add up to 5000 and must add up to 10000"
    );
    assert_eq!(
        with(vec![variation(10_000), variation(5_000)]).unwrap(),
        "variations: the values of weight add up to 15000 and must add up to 10000"
    );
}
