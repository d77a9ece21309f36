//! What a body of v2 is rejected for, before anything is sent.

use optimizely_rest::v2::*;

/// Why a create of an experiment is rejected, if it is.
fn rejected(experiment: NewExperiment) -> Option<String> {
    let client = Client::new(Token::personal("a-personal-token")).unwrap();
    client.experiments().create(experiment).request().invalid().map(str::to_owned)
}

#[test]
fn a_key_has_at_most_64_characters() {
    let with = |key: &str| rejected(NewExperiment::new(5).key(key));
    assert_eq!(with(&"k".repeat(64)), None);
    assert_eq!(with(&"k".repeat(65)).unwrap(), "key has 65 characters, and 64 are the most");
}

#[test]
fn the_confidence_of_a_project_is_from_a_half_to_one() {
    let client = Client::new(Token::personal("a-personal-token")).unwrap();
    let with = |confidence: f64| {
        let update = ProjectUpdate::new().confidence_threshold(confidence);
        client.projects().update(5, update).request().invalid().map(str::to_owned)
    };
    assert_eq!([with(0.5), with(0.95), with(1.0)], [None, None, None]);
    assert_eq!(with(95.0).unwrap(), "confidence_threshold is 95, which is not from 0.5 to 1");
}
