//! Results of some visitors only.

use optimizely_rest::v2::{Browser, Device, Traffic, TrafficSource};
use serde_json::json;

use super::Lab;

/// Traffic of the second variation whose visitors can be told apart by their numbers.
async fn lab() -> Lab {
    let lab = Lab::open().await;
    let segments: [&dyn Fn(Traffic) -> Traffic; 6] = [
        &|traffic| traffic.browser(Browser::Chrome).attribute(5, "gold").attribute(6, "blue"),
        &|traffic| traffic.browser("firefox").device(Device::Iphone).attribute(5, "silver"),
        &|traffic| traffic.device("desktop").source(TrafficSource::Search).attribute(5, "golden"),
        &|traffic| traffic.source("direct").attribute(6, "gold"),
        &|traffic| traffic.browser("chrome").source("search"),
        &|traffic| traffic,
    ];
    for (index, segment) in segments.into_iter().enumerate() {
        lab.add(segment(lab.traffic(1).visitors(10_u64.pow(index as u32))));
    }
    lab
}

async fn visitors(lab: &Lab, query: &str) -> u64 {
    let results = lab.results(query).await;
    assert_eq!(results["reach"]["total_count"].as_f64(), lab.of(&results, 1)["samples"].as_f64(), "{query}");
    results["reach"]["total_count"].as_u64().unwrap()
}

#[tokio::test]
async fn visitors_are_counted_by_browser_device_source_or_attribute() {
    let lab = lab().await;
    for (query, expected) in [
        ("", 111_111),
        ("?browser=chrome", 10_001),
        ("?browser=firefox", 10),
        ("?browser=opera", 0),
        ("?device=iphone", 10),
        ("?device=desktop", 100),
        ("?source=search", 10_100),
        ("?source=direct", 1000),
        ("?attribute_id=5&attribute_value=gold", 1),
        ("?attribute_id=6&attribute_value=gold", 1000),
        ("?attribute_id=7&attribute_value=gold", 0),
    ] {
        assert_eq!(visitors(&lab, query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn visitors_are_counted_by_conditions() {
    let lab = lab().await;
    let test =
        |id: u32, kind: &str, value: &str| json!({ "attribute_id": id, "match_type": kind, "attribute_value": value });
    for (conditions, expected) in [
        (json!({ "attribute_id": 5, "attribute_value": "gold" }), 1),
        (test(5, "exact", "golden"), 100),
        (test(5, "substring", "ol"), 101),
        (test(5, "prefix", "sil"), 10),
        (test(5, "regex", "^.{6}$"), 110),
        (json!(["and", test(5, "exact", "gold"), test(6, "exact", "blue")]), 1),
        (json!(["or", test(5, "exact", "gold"), test(6, "exact", "gold")]), 1001),
        (json!(["not", test(5, "regex", ".")]), 111_000),
    ] {
        // The parts of a test's query are not decoded, so that the text is passed on as it is.
        let call = lab.client.experiments().results(lab.experiment).segment_conditions(conditions.to_string());
        let results = call.when_ready().await.unwrap().unwrap();
        assert_eq!(results.reach.unwrap().total_count, Some(expected), "{conditions}");
    }
    let base64 = "eyJhdHRyaWJ1dGVfaWQiOjUsImF0dHJpYnV0ZV92YWx1ZSI6InNpbHZlciJ9";
    assert_eq!(visitors(&lab, &format!("?segment_conditions={base64}")).await, 10);
}

#[tokio::test]
async fn there_is_one_segment_at_a_time() {
    let lab = lab().await;
    for (query, named) in [
        ("?browser=chrome&device=desktop", "device"),
        ("?source=search&attribute_id=5&attribute_value=gold", "attribute_id"),
        ("?browser=chrome&segment_conditions=x", "segment_conditions"),
        ("?browser=netscape", "browser"),
        ("?attribute_id=5", "attribute_value"),
        ("?attribute_value=gold", "attribute_id"),
        ("?segment_conditions=gold!", "segment_conditions"),
        ("?segment_conditions=[]", "segment_conditions"),
    ] {
        let refused = lab.refused(query).await;
        assert!(refused.contains(named), "{query}: {refused}");
    }
}
