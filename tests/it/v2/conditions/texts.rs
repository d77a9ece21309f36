//! Conditions as the API's documents and programs write them: each is read, kept, and said in words.

use std::fmt::Display;

use optimizely_rest::v2::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{json_of, received};

/// Each text is what a response may hold and a program may send, and its tree is written as the same JSON.
fn each<T>(texts: &[(&str, &str)], json: fn(&T) -> Option<String>)
where
    T: DeserializeOwned + Serialize + Display + std::str::FromStr + PartialEq + std::fmt::Debug,
{
    for (text, sentence) in texts {
        let read: T = received(text);
        assert_eq!(read.to_string(), *sentence, "{text}");
        assert_eq!(serde_json::to_value(&read).unwrap(), *text);
        assert!(text.parse::<T>().is_ok_and(|parsed| parsed == read), "{text}");
        if let Some(json) = json(&read) {
            assert_eq!(json_of(&json), json_of(text));
            assert_eq!(received::<T>(&json), read);
        }
    }
}

#[rustfmt::skip]
const OF_AUDIENCES: &[(&str, &str)] = &[
    (r#"["and", {"type": "language", "value": "es"}, {"type": "location", "value": "US-CA-SANFRANCISCO"}]"#, r#"the language is "es" and the location is "US-CA-SANFRANCISCO""#),
    (r#"["and",["or",["or",{"name":"plan","type":"custom_attribute","match_type":"exact","value":"pro"}]]]"#, r#"the attribute "plan" is "pro""#),
    (r#"["and", ["or", ["or", {"match_type": "exact", "name": "viewed", "type": "custom_attribute", "value": true}]], ["or", ["or", {"match_type": "exact", "name": "bought", "type": "custom_attribute", "value": false}]]]"#, r#"the attribute "viewed" is true and the attribute "bought" is false"#),
    (r#"["and", {"type": "custom_attribute", "name": "age", "value": 18, "match_type": "ge"}]"#, r#"the attribute "age" is at least 18"#),
    (r#"["and", {"type": "custom_attribute", "name": "age", "value": 18.5, "match_type": "gt"}]"#, r#"the attribute "age" is more than 18.5"#),
    (r#"["and", {"type": "custom_attribute", "name": "age", "value": -3, "match_type": "le"}]"#, r#"the attribute "age" is at most -3"#),
    (r#"["and", {"type": "custom_attribute", "name": "age", "value": 1e3, "match_type": "lt"}]"#, r#"the attribute "age" is less than 1000.0"#),
    (r#"["and", {"type": "custom_attribute", "name": "id", "value": 9007199254740993, "match_type": "exact"}]"#, r#"the attribute "id" is 9007199254740993"#),
    (r#"["and", {"type": "custom_attribute", "name": "plan", "match_type": "exists"}]"#, r#"the attribute "plan" exists"#),
    (r#"["and", {"type": "custom_attribute", "name": "plan", "match_type": "exists", "value": "x"}]"#, r#"the attribute "plan" exists ("x" does not matter)"#),
    (r#"["and", {"type": "custom_attribute", "name": "plan"}]"#, r#"the attribute "plan" exists"#),
    (r#"["and", {"type": "custom_attribute", "name": "plan", "value": "pro"}]"#, r#"the attribute "plan" is "pro""#),
    (r#"["and", {"type": "custom_attribute", "name": "plan", "value": "p", "match_type": "substring"}]"#, r#"the attribute "plan" contains "p""#),
    (r#"["and", {"type": "custom_attribute", "name": "app", "value": "2.1", "match_type": "semver_eq"}]"#, r#"the attribute "app" is version "2.1""#),
    (r#"["and", {"type": "custom_attribute", "name": "app", "value": "2.1", "match_type": "semver_lt"}]"#, r#"the attribute "app" is a version before "2.1""#),
    (r#"["and", {"type": "custom_attribute", "name": "app", "value": "2.1", "match_type": "semver_le"}]"#, r#"the attribute "app" is version "2.1" or earlier"#),
    (r#"["and", {"type": "custom_attribute", "name": "app", "value": "2.1", "match_type": "semver_gt"}]"#, r#"the attribute "app" is a version after "2.1""#),
    (r#"["and", {"type": "custom_attribute", "name": "app", "value": "2.1", "match_type": "semver_ge"}]"#, r#"the attribute "app" is version "2.1" or later"#),
    (r#"["and", {"type": "custom_attribute", "name": "a", "value": 1, "match_type": "between"}]"#, r#"the attribute "a" matches 1, by "between""#),
    (r#"["and", {"type": "custom_attribute", "name": "a", "match": "exact", "value": "b"}]"#, r#"the attribute "a" is "b" ["match": "exact"]"#),
    (r#"["and", {"type": "custom_attribute", "name": "a", "value": ["b"], "match_type": "exact"}]"#, r#"the attribute "a" is ["b"] ["value": ["b"]]"#),
    (r#"["and", {"type":"browser", "value":"gc"}, ["or", {"type":"query", "name":"utm_campaign", "value":"Spring"}, {"type":"query", "name":"utm_campaign", "value":"Fall"}]]"#, r#"the browser is Chrome and (the query parameter "utm_campaign" is "Spring" or the query parameter "utm_campaign" is "Fall")"#),
    (r#"["not", {"type": "browser", "value": "ff"}]"#, "not (the browser is Firefox)"),
    (r#"["and", {"type": "browser_version", "value": "edge"}]"#, r#"the browser is "edge""#),
    (r#"["or", {"type": "device", "value": "ipad"}, {"type": "device", "value": "tablet"}]"#, "the device is an iPad or the device is a tablet"),
    (r#"["and", {"type": "cookies", "name": "plan", "value": "^a+$", "match_type": "regex"}]"#, r#"the cookie "plan" matches /^a+$/"#),
    (r#"["and", {"type": "referrer", "value": "news.example", "match_type": "substring"}]"#, r#"the referrer contains "news.example""#),
    (r#"["and", {"type": "ip", "value": "192.0.2.0/24", "match_type": "cidr"}]"#, "the IP address lies in 192.0.2.0/24"),
    (r#"["and", {"type": "time_and_day", "value": "07:00_11:00_monday,tuesday"}]"#, "it is from 07:00 to 11:00 on Monday, Tuesday"),
    (r#"["and", {"type": "code", "value": "window.ready"}, {"type": "first_session"}]"#, r#"the JavaScript "window.ready" is true and it is the first session"#),
    (r#"["and", {"type": "third_party_dimension", "name": "odp.audiences", "match_type": "qualified", "value": "a"}]"#, r#"the test {"type":"third_party_dimension","name":"odp.audiences","value":"a","match_type":"qualified"} passes"#),
    (r#"["or", {"type": "event", "name": "signup", "value": 3}]"#, r#"the event "signup" was tracked ["value": 3]"#),
    ("[]", "nobody"),
    (r#"["or"]"#, "no condition"),
    ("[\"and\",\n\t{\"type\" : \"first_session\"} ] ", "it is the first session"),
];

#[rustfmt::skip]
const OF_EXPERIMENTS: &[(&str, &str)] = &[
    ("everyone", "everyone"),
    (r#"["and", {"audience_id": 7000}, {"audience_id":7001}]"#, "audience 7000 and audience 7001"),
    (r#"["or", {"audience_id": 4873116552265728}, {"audience_id": 6533414275252224}]"#, "audience 4873116552265728 or audience 6533414275252224"),
    (r#"["and", {"audience_id": 25023530143}]"#, "audience 25023530143"),
    (r#"["and",{"audience_id":7}]"#, "audience 7"),
    (r#"["or", ["and", {"audience_id": 1}, {"audience_id": 2}], {"audience_id": 3}]"#, "(audience 1 and audience 2) or audience 3"),
    (r#"["and", ["or", {"audience_id": 1}], ["not", {"audience_id": 2}]]"#, "audience 1 and not (audience 2)"),
    (r#"["and", ["or", ["or", {"audience_id": 1}]], ["or", ["or", {"audience_id": 2}]]]"#, "audience 1 and audience 2"),
    (r#"["not", ["or", {"audience_id": 1}, {"audience_id": 2}]]"#, "not ((audience 1 or audience 2))"),
    (r#"["or", {"audience_id": 18446744073709551615}]"#, "audience 18446744073709551615"),
    (r#"["or", {"audience_id": 7, "name": "Pro"}]"#, r#"audience 7 ["name": "Pro"]"#),
    ("[]", "no condition"),
    (r#"["and"]"#, "no condition"),
    (" [ \"or\" , { \"audience_id\" : 7 } ] ", "audience 7"),
];

#[rustfmt::skip]
const OF_PAGES: &[(&str, &str)] = &[
    (r#"["and", {"type": "url", "match_type": "substring", "value": "optimize"}]"#, r#"the URL contains "optimize""#),
    (r#"["and", ["or", {"match_type": "simple", "type": "url", "value": "https://shop.example/"}]]"#, r#"the URL is simply "https://shop.example/""#),
    (r#"["and", ["or", {"match_type": "simple", "type": "url", "value": "www.shop.example"}]]"#, r#"the URL is simply "www.shop.example""#),
    (r#"["and",["or",{"type":"url","match_type":"exact","value":"https://shop.example/?a=b"}]]"#, r#"the URL is "https://shop.example/?a=b""#),
    (r#"["and", ["or", {"type": "url", "match_type": "regex", "value": "^https://.*/cart$"}]]"#, "the URL matches /^https://.*/cart$/"),
    (r#"["and", ["or", {"type":"url","match_type":"simple","value":"a.example"}, {"type":"url","match_type":"substring","value":"/b"}], ["not", ["or", {"type":"url","match_type":"substring","value":"debug"}]]]"#, r#"(the URL is simply "a.example" or the URL contains "/b") and not (the URL contains "debug")"#),
    (r#"["and", ["not", {"type": "url", "match_type": "exact", "value": "a"}]]"#, r#"not (the URL is "a")"#),
    (r#"["and", ["or", {"type": "url", "match_type": "prefix", "value": "a"}]]"#, r#"the URL matches "a", by "prefix""#),
    (r#"["and", ["or", {"type": "url", "value": "a"}]]"#, r#"the test {"type":"url","value":"a"} passes"#),
    (r#"["and", ["or", {"type": "url", "match_type": "exact", "value": "a", "negate": true}]]"#, r#"the URL is "a" ["negate": true]"#),
    (r##"["and", {"type": "element_present", "value": "#buy"}]"##, r##"the test {"type":"element_present","value":"#buy"} passes"##),
    (r#"["and", ["or", {"type": "url", "match_type": "exact", "value": "a"}], ["or", {"type": "custom_code", "value": "true"}]]"#, r#"the URL is "a" and the test {"type":"custom_code","value":"true"} passes"#),
    (r#"["and", {"type": "url", "match_type": "regex", "value": "a|b\\.example/\\d+"}]"#, r"the URL matches /a|b\\.example/\\d+/"),
    ("[]", "no condition"),
    (r#"["and", ["or"]]"#, "no condition"),
];

#[test]
fn the_texts_of_audiences_are_read_and_kept() {
    each::<Conditions>(OF_AUDIENCES, |read| Some(read.tree().unwrap().to_json()));
}

#[test]
fn the_texts_of_experiments_are_read_and_kept() {
    each::<Audiences>(OF_EXPERIMENTS, |read| read.tree().unwrap().map(AudienceCondition::to_json));
}

#[test]
fn the_texts_of_pages_are_read_and_kept() {
    each::<Urls>(OF_PAGES, |read| Some(read.tree().unwrap().to_json()));
    assert!(OF_AUDIENCES.len() + OF_EXPERIMENTS.len() + OF_PAGES.len() >= 60);
}
