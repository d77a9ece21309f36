//! Recording traffic.

use optimizely_rest::v2::{Sandbox, Traffic};
use serde_json::{Value, json};

use super::Lab;

#[tokio::test]
async fn traffic_of_nothing_is_refused() {
    let lab = Lab::open().await;
    let [variation, _] = lab.variations;
    assert!(lab.sandbox.record(7, lab.events[0], 1, 0).is_err());
    assert!(lab.sandbox.record(variation, 7, 1, 0).is_err());
    assert!(lab.sandbox.record(lab.experiment, lab.events[0], 1, 0).is_err(), "an experiment is not a variation");
    for nothing in [Traffic::without_event(7), Traffic::held_back(7), Traffic::held_out(7, 1)] {
        assert!(lab.sandbox.record_traffic(nothing.clone()).is_err(), "{nothing:?}");
    }
    assert_eq!(lab.results("").await["reach"]["total_count"], 0);
}

#[tokio::test]
async fn numbers_that_cannot_have_been_are_refused() {
    let lab = Lab::open().await;
    let refused = |change: &dyn Fn(Traffic) -> Traffic| {
        let error = lab.sandbox.record_traffic(change(lab.traffic(1).visitors(10).conversions(5))).unwrap_err();
        error.to_string()
    };
    for (change, word) in [
        (&(|traffic: Traffic| traffic.conversions(11)) as &dyn Fn(Traffic) -> Traffic, "more visitors converted"),
        (&|traffic| traffic.occurrences(4), "fewer occurrences"),
        (&|traffic| traffic.conversions(0).occurrences(1), "no visitor converted"),
        (&|traffic| traffic.conversions(0).revenue(1.0), "no visitor converted"),
        (&|traffic| traffic.conversions(0).value(-1.0), "no visitor converted"),
        (&|traffic| traffic.sessions(9), "fewer sessions"),
        (&|traffic| traffic.bounces(11), "more sessions ended"),
        (&|traffic| traffic.exits(11), "more sessions ended"),
        (&|traffic| traffic.revenue(f64::NAN), "not a number"),
        (&|traffic| traffic.value(1e300), "too large"),
    ] {
        assert!(refused(change).contains(word), "{word}: {}", refused(change));
    }
    lab.add(lab.traffic(1).visitors(10).conversions(5).revenue(-20.0).sessions(10).exits(10));
    lab.add(lab.traffic(1).visitors(10).conversions(10).bounces(10));
}

#[tokio::test]
async fn the_view_of_a_page_is_an_event() {
    let lab = Lab::open().await;
    let page = lab.page;
    lab.sandbox.record(lab.variations[0], page, 10, 5).unwrap();
    let metrics = json!({ "metrics": [{ "event_id": page, "aggregator": "unique" }] });
    lab.patch(format!("experiments/{}", lab.experiment), metrics).await;
    let results = lab.results("").await;
    assert_eq!((&results["metrics"][0]["name"], &lab.of(&results, 0)["value"]), (&json!("Cart"), &json!(5.0)));
}

#[tokio::test]
async fn traffic_is_part_of_a_snapshot_which_is_checked() {
    let lab = Lab::open().await;
    lab.record(0, 10, 5);
    lab.add(lab.traffic(1).visitors(10).conversions(7).browser("chrome"));
    let (before, snapshot) = (lab.results("").await, lab.sandbox.snapshot());
    let copy = Sandbox::builder().restore(&snapshot).unwrap().start().await.unwrap();
    let path = format!("experiments/{}/results", lab.experiment);
    let results: Value = copy.client().request(optimizely_rest::v2::Method::GET, &path).await.unwrap();
    assert_eq!(results, before);

    let problem = |change: &dyn Fn(&mut Value)| {
        let mut changed: Value = serde_json::from_str(&snapshot).unwrap();
        change(&mut changed["traffic"][1]);
        Sandbox::builder().restore(&changed.to_string()).unwrap_err().to_string()
    };
    for (change, word) in [
        (
            &(|traffic: &mut Value| traffic["subject"] = json!({ "variation": 7 })) as &dyn Fn(&mut Value),
            "no such variation",
        ),
        (&|traffic| traffic["experiment"] = json!(7), "no such variation"),
        (&|traffic| traffic["event"] = json!(7), "no such event"),
        (&|traffic| traffic["conversions"] = json!(11), "more visitors converted"),
        (&|traffic| traffic["time"] = json!(null), "time is missing"),
        (&|traffic| traffic["time"] = json!("noon"), "time is malformed"),
        (&|traffic| traffic["colour"] = json!("red"), "unknown field"),
    ] {
        assert!(problem(change).contains(word), "{word}: {}", problem(change));
    }
}

#[tokio::test]
async fn the_traffic_of_a_variation_goes_with_it() {
    let lab = Lab::open().await;
    lab.record(0, 10, 5);
    lab.record(1, 20, 5);
    let left = json!([{ "variation_id": lab.variations[0], "name": "Original", "weight": 10_000 }]);
    lab.patch(format!("experiments/{}", lab.experiment), json!({ "variations": left })).await;
    assert_eq!(lab.results("").await["reach"]["total_count"], 10);
    let restored = Sandbox::builder().restore(&lab.sandbox.snapshot());
    assert!(restored.is_ok(), "{restored:?}");
}
