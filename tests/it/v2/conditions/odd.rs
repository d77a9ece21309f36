//! Strings that no program should send: they are refused when they are parsed, and kept if they were received.

use optimizely_rest::v2::*;

use super::received;

#[test]
fn what_the_api_would_not_take_is_refused_as_text_and_kept_from_a_response() {
    for (text, why) in [
        (r#"["not", [], []]"#, "a `not` takes exactly one condition, not 2"),
        (r#"{"type":"first_session"}"#, "a single test has to be in a list"),
        (r#"["and", {"value":"x"}]"#, "a test has no `type`"),
        (r#"["and", {"type":"custom_attribute","value":"x"}]"#, "a test of type `custom_attribute` needs a `name`"),
        (r#"["and", {"type":"custom_attribute","name":"a","match_type":"gt"}]"#, "needs a `value`"),
        (r#"["and", {"type":"cookies","value":"x"}]"#, "a test of type `cookies` needs a `name`"),
        (r#"["xor", []]"#, "not with \"xor\""),
        ("everyone", "expected value"),
        ("", "EOF"),
    ] {
        let error = text.parse::<Conditions>().expect_err(text).to_string();
        assert!(error.contains(why), "{text}: {error}");
        let kept: Conditions = received(text);
        assert_eq!((kept.as_str(), kept == received(text)), (text, true));
    }
    for (text, why) in [
        (r#"["or", {"audience_id": 0}]"#, "an audience needs an `audience_id`: a number greater than 0"),
        (r#"["or", {"audience_id": "7"}]"#, "an audience needs an `audience_id`"),
        (r#"["or", {"audience_id": 7.5}]"#, "an audience needs an `audience_id`"),
        (r#"["or", 7]"#, "or an object with the key \"audience_id\""),
        (r#"{"audience_id": 7}"#, "a single test has to be in a list"),
        ("Everyone", "expected value"),
        (" everyone", "expected value"),
        (r#""everyone""#, "expected a list"),
    ] {
        let error = text.parse::<Audiences>().expect_err(text).to_string();
        assert!(error.contains(why), "{text}: {error}");
        let kept: Audiences = received(text);
        assert_eq!((kept.as_str(), kept.is_everyone(), kept == received(text)), (text, false, true));
        assert_ne!(kept, Audiences::everyone());
    }
    for (text, why) in [
        (r#"["or", {"match_type": "exact", "value": "a"}]"#, "a test has no `type`"),
        (r#"["or", {"type": "url", "match_type": "exact"}]"#, "a test of type `url` needs a `value`"),
        ("https://shop.example/", "expected value"),
    ] {
        let error = text.parse::<Urls>().expect_err(text).to_string();
        assert!(error.contains(why), "{text}: {error}");
        assert_eq!(received::<Urls>(text).as_str(), text);
    }
}

#[test]
fn a_hostile_text_exhausts_nothing() {
    let nested = |depth: usize| format!("{}[]{}", r#"["not","#.repeat(depth - 1), "]".repeat(depth - 1));
    assert!(received::<Conditions>(&nested(100)).tree().is_ok());
    assert!(received::<Audiences>(&nested(100)).tree().is_ok() && received::<Urls>(&nested(100)).tree().is_ok());
    for hostile in [nested(101), "[".repeat(1_000_000), r#"["and","#.repeat(200_000), r#"{"a":"#.repeat(1_000_000)] {
        assert!(received::<Conditions>(&hostile).tree().is_err());
        assert!(received::<Audiences>(&hostile).tree().is_err() && received::<Urls>(&hostile).tree().is_err());
    }
    let mut deep = AudienceCondition::audience(7);
    for _ in 0..100_000 {
        deep = !(deep & AudienceCondition::audience(8));
    }
    assert_ne!(deep.clone().matches(&Visitor::new().audience(7)), Verdict::Undecided);
    assert!(deep.to_string().len() > 1_000_000 && Audiences::from(deep.clone()).tree() == Ok(Some(&deep)));
}

#[test]
fn texts_from_outside_cannot_break_a_line() {
    let attribute =
        Condition::custom_attribute("a\nb").is("\u{85}") & Condition::custom_attribute("a").contains("\u{1b}[31m");
    let urls = UrlCondition::exact("a\r\nb") & UrlCondition::regex("\u{7f}");
    let odd: Urls = received(r#"["and", {"type": "url", "match_type": "\n", "value": "\n"}]"#);
    let unknown: Audiences = received("every\none");
    for shown in [attribute.to_string(), urls.to_string(), odd.to_string(), unknown.to_string()] {
        assert!(!shown.contains(char::is_control), "{shown:?}");
    }
}
