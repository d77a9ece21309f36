//! The period of results, and results over time.

use serde_json::json;

use super::{Lab, at, near};

/// Traffic of three days, and half of the visitors of the second variation convert on the first, none later.
async fn three_days() -> Lab {
    let lab = Lab::open().await;
    for (day, conversions) in [("2019-06-01", 500), ("2019-06-02", 0), ("2019-06-03", 0)] {
        for (variation, conversions) in [(0, 100), (1, conversions)] {
            let time = at(&format!("{day}T12:0{variation}:30Z"));
            lab.add(lab.traffic(variation).visitors(1000).conversions(conversions).time(time));
        }
    }
    lab
}

#[tokio::test]
async fn a_period_counts_the_traffic_of_its_time() {
    let lab = three_days().await;
    for (query, visitors) in [
        ("", 3000.0),
        ("?start_time=2019-06-02T00:00:00Z&end_time=2030-01-01T00:00:00Z", 2000.0),
        ("?start_time=2000-01-01T00:00:00Z&end_time=2019-06-02T00:00:00Z", 1000.0),
        ("?start_time=2019-06-02T00:00:00Z&end_time=2019-06-03T00:00:00Z", 1000.0),
        ("?start_time=2019-06-04T00:00:00Z&end_time=2030-01-01T00:00:00Z", 0.0),
    ] {
        let results = lab.results(query).await;
        assert_eq!(lab.of(&results, 1)["samples"], json!(visitors), "{query}");
    }
    let refused = lab.refused("?start_time=yesterday&end_time=2030-01-01T00:00:00Z").await;
    assert!(refused.contains("start_time"), "{refused}");
}

#[tokio::test]
async fn the_bounds_of_a_period_are_rounded_to_five_minutes() {
    let lab = three_days().await;
    let results = lab.results("?start_time=2019-06-01T12:00:01Z&end_time=2019-06-03T12:04:59Z").await;
    assert_eq!(results["start_time"], "2019-06-01T12:05:00.000000Z");
    assert_eq!(results["end_time"], "2019-06-03T12:00:00.000000Z");
    assert_eq!(lab.of(&results, 1)["samples"], json!(1000.0), "traffic outside of the rounded bounds does not count");
    let results = lab.results("?start_time=2019-06-01T12:00:00Z&end_time=2019-06-03T12:05:00Z").await;
    assert_eq!(results["end_time"], "2019-06-03T12:05:00.000000Z");
    assert_eq!(lab.of(&results, 1)["samples"], json!(3000.0));
}

#[tokio::test]
async fn a_period_includes_its_start_and_not_its_end() {
    let lab = Lab::open().await;
    lab.add(lab.traffic(1).visitors(10).time(at("2019-06-01T12:00:00Z")));
    for (query, visitors) in [
        ("?start_time=2019-06-01T12:00:00Z&end_time=2019-06-01T12:05:00Z", 10.0),
        ("?start_time=2019-06-01T11:55:00Z&end_time=2019-06-01T12:00:00Z", 0.0),
    ] {
        assert_eq!(lab.of(&lab.results(query).await, 1)["samples"], json!(visitors), "{query}");
    }
}

#[tokio::test]
async fn an_open_period_includes_all_traffic() {
    let lab = three_days().await;
    let results = lab.results("").await;
    assert_eq!(results["start_time"], "2019-06-01T12:00:00.000000Z", "it is older than the experiment");
    let end = results["end_time"].as_str().unwrap();
    let changed = lab.get(format!("experiments/{}", lab.experiment)).await["last_modified"].clone();
    assert!(end > changed.as_str().unwrap(), "{end}");
    assert!(at(end).is_whole_second() && end[14..16].parse::<u32>().unwrap() % 5 == 0, "{end}");
    assert_eq!(lab.results("").await["end_time"], end, "reading moves nothing");
}

#[tokio::test]
async fn a_time_series_adds_up_what_came() {
    let lab = three_days().await;
    let series = lab.get(format!("experiments/{}/timeseries", lab.experiment)).await;
    assert_eq!(series["metrics"][0]["name"], "bought");
    assert_eq!(series["experiment_id"], json!(lab.experiment));
    let points = lab.of(&series, 1)["timeseries"].as_array().unwrap();
    let times: Vec<_> = points.iter().map(|point| point["time"].as_str().unwrap()).collect();
    let day = |day: u32| format!("2019-06-0{day}T12:05:00.000000Z");
    assert_eq!(times, [day(1), day(2), day(3)], "traffic within five minutes is one point");
    for (point, samples) in points.iter().zip([1000.0, 2000.0, 3000.0]) {
        assert_eq!((&point["value"], &point["samples"]), (&json!(500.0), &json!(samples)));
        near(&point["rate"], 500.0 / samples);
        near(&point["lift"]["value"], 500.0 / samples / 0.1 - 1.0);
    }
    let baseline = &lab.of(&series, 0)["timeseries"][2];
    assert!(baseline.get("lift").is_none(), "{baseline}");
    assert_eq!(points[2]["lift"], lab.lift().await, "the last point is the result");
}

#[tokio::test]
async fn a_significance_never_falls() {
    let lab = three_days().await;
    for day in 4..8 {
        let time = at(&format!("2019-06-0{day}T12:00:00Z"));
        lab.add(lab.traffic(0).visitors(1000).conversions(400).time(time.clone()));
        lab.add(lab.traffic(1).visitors(1000).conversions(300).time(time));
    }
    let series = lab.get(format!("experiments/{}/timeseries", lab.experiment)).await;
    let points = lab.of(&series, 1)["timeseries"].as_array().unwrap();
    let significances: Vec<_> = points.iter().map(|point| point["lift"]["significance"].as_f64().unwrap()).collect();
    assert!(significances.is_sorted() && significances[0] > 0.9, "{significances:?}");
    assert!(points[6]["lift"]["value"].as_f64().unwrap() < points[0]["lift"]["value"].as_f64().unwrap());
}

#[tokio::test]
async fn traffic_counts_in_the_order_of_its_time() {
    let (forwards, backwards) = (Lab::open().await, Lab::open().await);
    let days = ["2019-06-01T12:00:00Z", "2019-06-02T12:00:00Z", "2019-06-03T12:00:00Z"];
    let conversions = [500, 0, 0];
    for (lab, order) in [(&forwards, [0, 1, 2]), (&backwards, [2, 1, 0])] {
        for day in order {
            for (variation, conversions) in [(0, 100), (1, conversions[day])] {
                let traffic = lab.traffic(variation).visitors(1000).conversions(conversions);
                lab.add(traffic.time(at(days[day])));
            }
        }
    }
    assert_eq!(forwards.lift().await, backwards.lift().await);
}
