//! Results and stats, computed from traffic that is recorded.

use optimizely_rest::classic::Traffic;
use serde_json::{Value, json};

use super::{Api, message};

/// An experiment with two variations, a goal of events and one of revenue.
struct Shop {
    api: Api,
    experiment: Value,
    variations: [u64; 2],
    event: u64,
    revenue: u64,
}

impl Shop {
    async fn open() -> Self {
        let api = Api::start().await;
        let project = api.project().await;
        let experiment = api.experiment(&project).await;
        let event = api.goal(&project, json!([experiment])).await.as_u64().unwrap();
        let revenue = api.get(format!("projects/{project}/goals")).await[1]["id"].as_u64().unwrap();
        api.put(format!("goals/{revenue}"), json!({ "experiment_ids": [experiment] })).await;
        let ids = api.get(format!("experiments/{experiment}")).await["variation_ids"].clone();
        Shop { api, experiment, variations: [0, 1].map(|index| ids[index].as_u64().unwrap()), event, revenue }
    }

    fn record(&self, variation: usize, visitors: u64, conversions: u64) {
        self.api.sandbox.record(self.variations[variation], self.event, visitors, conversions).unwrap();
    }

    async fn rows(&self, kind: &str, query: &str) -> Vec<Value> {
        let rows = self.api.get(format!("experiments/{}/{kind}{query}", self.experiment)).await;
        rows.as_array().unwrap().clone()
    }

    /// The row of the second variation for the goal of events.
    async fn challenger(&self, kind: &str) -> Value {
        self.rows(kind, "").await.remove(1)
    }
}

#[tokio::test]
async fn there_is_a_row_for_each_pair_of_variation_and_goal() {
    let shop = Shop::open().await;
    let [baseline, other] = shop.variations.map(|id| id.to_string());
    for kind in ["results", "stats"] {
        let rows = shop.rows(kind, "").await;
        let pairs: Vec<_> = rows.iter().map(|row| json!([row["variation_id"], row["goal_id"]])).collect();
        let expected =
            json!([[baseline, shop.event], [other, shop.event], [baseline, shop.revenue], [other, shop.revenue],]);
        assert_eq!(json!(pairs), expected, "{kind}");
        assert!(rows.iter().all(|row| row["baseline_id"] == *baseline), "IDs of variations are strings");
        assert_eq!(
            (&rows[1]["variation_name"], &rows[1]["goal_name"]),
            (&json!("Default Variation #2"), &json!("Bought"))
        );
        assert!(rows[0]["begin_time"].is_string() && rows[0]["end_time"].is_string());
    }
}

#[tokio::test]
async fn an_experiment_without_goals_has_no_rows() {
    let api = Api::start().await;
    let experiment = api.experiment(&api.project().await).await;
    assert_eq!(api.get(format!("experiments/{experiment}/results")).await, json!([]));
    assert_eq!(api.get(format!("experiments/{experiment}/stats")).await, json!([]));
}

#[tokio::test]
async fn the_numbers_of_a_baseline_are_integers() {
    let shop = Shop::open().await;
    shop.record(0, 1000, 100);
    shop.record(1, 1000, 150);
    let fields: [(&str, &[&str]); 2] = [
        ("results", &["improvement", "confidence"]),
        (
            "stats",
            &[
                "improvement",
                "difference",
                "statistical_significance",
                "difference_confidence_interval_min",
                "difference_confidence_interval_max",
                "visitors_until_statistically_significant",
            ],
        ),
    ];
    for (kind, fields) in fields {
        let rows = shop.rows(kind, "").await;
        assert_eq!(rows.len(), 4);
        for row in rows.iter().step_by(2) {
            assert_eq!(row["status"], "baseline");
            assert!(fields.iter().all(|name| row[name].as_u64() == Some(0)), "{row}");
        }
    }
}

#[tokio::test]
async fn a_goal_of_revenue_has_revenue_in_place_of_a_rate() {
    let shop = Shop::open().await;
    let orders = Traffic::new(shop.variations[1], shop.revenue).visitors(10).orders([20.0, 5.0]);
    shop.api.sandbox.record_traffic(orders).unwrap();
    shop.record(1, 10, 4);
    for kind in ["results", "stats"] {
        let rows = shop.rows(kind, "").await;
        let (event, revenue) = (&rows[1], &rows[3]);
        assert_eq!((&event["is_revenue"], &event["conversion_rate"]), (&json!(false), &json!(0.4)));
        assert!(event.get("revenue").is_none() && event.get("revenue_per_visitor").is_none(), "{event}");
        assert_eq!((&revenue["is_revenue"], revenue.get("conversion_rate")), (&json!(true), None));
        assert_eq!((&revenue["revenue"], &revenue["revenue_per_visitor"]), (&json!(25.0), &json!(2.5)));
        assert_eq!((&revenue["visitors"], &revenue["conversions"]), (&json!(10), &json!(2)));
    }
}

#[tokio::test]
async fn visitors_are_counted_by_audience_and_by_dimension() {
    let shop = Shop::open().await;
    let traffic = |visitors| Traffic::new(shop.variations[1], shop.event).visitors(visitors);
    for traffic in [
        traffic(1),
        traffic(10).audience(7),
        traffic(100).dimension(5, "gold"),
        traffic(1000).audience(7).dimension(5, "gold"),
        traffic(10_000).audience(8).dimension(5, "silver"),
    ] {
        shop.api.sandbox.record_traffic(traffic).unwrap();
    }
    for (query, visitors) in [
        ("", 11_111),
        ("?audience_id=7", 1010),
        ("?dimension_id=5&dimension_value=gold", 1100),
        ("?audience_id=7&dimension_id=5&dimension_value=gold", 1000),
        ("?dimension_value=silver&dimension_id=5", 10_000),
        ("?audience_id=9", 0),
        ("?dimension_id=6&dimension_value=gold", 0),
        ("?unknown=1", 11_111),
    ] {
        for kind in ["results", "stats"] {
            let rows = shop.rows(kind, query).await;
            assert_eq!((rows.len(), &rows[1]["visitors"]), (4, &json!(visitors)), "{kind}{query}");
        }
    }
}

#[tokio::test]
async fn half_a_dimension_is_refused_and_so_is_an_id_that_is_none() {
    let shop = Shop::open().await;
    for kind in ["results", "stats"] {
        for (query, named) in [
            ("dimension_value=gold", "dimension_id"),
            ("dimension_id=5", "dimension_value"),
            ("audience_id=everybody", "audience_id"),
            ("audience_id=0", "audience_id"),
            ("dimension_id=-1&dimension_value=gold", "dimension_id"),
        ] {
            let path = format!("experiments/{}/{kind}?{query}", shop.experiment);
            let refused = message(shop.api.read(&path).await);
            super::names(&refused, &[named], &[]);
        }
    }
}

#[tokio::test]
async fn the_significance_never_falls_as_data_arrives() {
    let shop = Shop::open().await;
    shop.record(0, 2000, 200);
    shop.record(1, 2000, 260);
    let mut before = 0.0;
    let mut differences = Vec::new();
    for _ in 0..20 {
        let row = shop.challenger("stats").await;
        let now = row["statistical_significance"].as_f64().unwrap();
        assert!((before..=1.0).contains(&now), "{now} after {before}");
        assert_eq!((now >= 0.9, &row["visitors_until_statistically_significant"]), (true, &json!(0)), "{row}");
        before = now;
        differences.push(row["difference"].as_f64().unwrap());
        shop.record(0, 1000, 130);
        shop.record(1, 1000, 100);
    }
    assert!(before > 0.5, "{before}");
    assert!(differences[0] > *differences.last().unwrap(), "the difference does follow the data: {differences:?}");
}

/// A significance is kept once it is found, so it must not be found while only one of the two has visitors.
#[tokio::test]
async fn the_order_in_which_variations_are_seen_decides_nothing() {
    for order in [[0, 1], [1, 0]] {
        let shop = Shop::open().await;
        for variation in order {
            shop.record(variation, 1, variation as u64);
        }
        let row = shop.challenger("stats").await;
        assert_eq!((&row["statistical_significance"], &row["status"]), (&json!(0.0), &json!("inconclusive")), "{row}");
        assert!(row["visitors_until_statistically_significant"].as_u64().unwrap() >= 99, "{row}");
        for variation in order {
            shop.record(variation, 10_000, 1000);
        }
        let row = shop.challenger("stats").await;
        assert!(row["statistical_significance"].as_f64().unwrap() < 0.1, "{row}");
    }
}

#[tokio::test]
async fn who_is_far_better_wins_and_who_is_far_worse_loses() {
    for (conversions, status) in [(2000, "winner"), (500, "loser"), (1000, "inconclusive")] {
        let shop = Shop::open().await;
        shop.record(0, 10_000, 1000);
        shop.record(1, 10_000, conversions);
        for kind in ["results", "stats"] {
            let row = shop.challenger(kind).await;
            assert_eq!(row["status"], status, "{kind}: {row}");
            let improvement = conversions as f64 / 1000.0 - 1.0;
            assert!((row["improvement"].as_f64().unwrap() - improvement).abs() < 1e-9, "{kind}: {row}");
        }
        let row = shop.challenger("stats").await;
        let decided = row["visitors_until_statistically_significant"] == 0;
        assert_eq!(decided, status != "inconclusive", "{row}");
    }
}

#[tokio::test]
async fn a_result_is_decided_from_a_confidence_of_95_percent() {
    for (conversions, confidence, status) in [
        (1080, 0.95..1.0, "winner"),
        (1063, 0.9..0.95, "inconclusive"),
        (937, 0.05..0.1, "inconclusive"),
        (920, 0.0..0.05, "loser"),
    ] {
        let shop = Shop::open().await;
        shop.record(0, 10_000, 1000);
        shop.record(1, 10_000, conversions);
        let row = shop.challenger("results").await;
        assert!(confidence.contains(&row["confidence"].as_f64().unwrap()), "{row}");
        assert_eq!(row["status"], status, "{row}");
    }
}

#[tokio::test]
async fn as_many_more_visitors_as_are_missing_decide_and_fewer_do_not() {
    let stats = async |visitors: u64| {
        let shop = Shop::open().await;
        shop.record(0, visitors, visitors / 10);
        shop.record(1, visitors, visitors * 13 / 100);
        shop.challenger("stats").await
    };
    let missing = stats(1000).await["visitors_until_statistically_significant"].as_u64().unwrap();
    assert!((200..5000).contains(&missing), "{missing}");
    assert_eq!(stats(1000 + missing * 11 / 10).await["status"], "winner");
    assert_eq!(stats(1000 + missing * 9 / 10).await["status"], "inconclusive");
}

#[tokio::test]
async fn an_improvement_over_nothing_is_0_and_one_visitor_has_a_rate() {
    let shop = Shop::open().await;
    shop.record(0, 100, 0);
    shop.record(1, 1, 1);
    for kind in ["results", "stats"] {
        let row = shop.challenger(kind).await;
        assert_eq!((row["improvement"].as_f64(), row["conversion_rate"].as_f64()), (Some(0.0), Some(1.0)), "{row}");
    }
}

#[tokio::test]
async fn the_first_variation_is_the_baseline_until_it_is_deleted() {
    let shop = Shop::open().await;
    shop.record(0, 100, 50);
    shop.record(1, 100, 10);
    shop.api.delete(format!("variations/{}", shop.variations[0])).await;
    for kind in ["results", "stats"] {
        let rows = shop.rows(kind, "").await;
        assert_eq!((rows.len(), &rows[0]["status"], &rows[0]["visitors"]), (2, &json!("baseline"), &json!(100)));
        assert_eq!(rows[0]["baseline_id"], shop.variations[1].to_string());
    }
    let kept: Value = serde_json::from_str(&shop.api.sandbox.snapshot()).unwrap();
    assert_eq!(kept["traffic"].as_array().map(Vec::len), Some(1), "traffic goes with its variation");
}

#[tokio::test]
async fn results_go_with_the_goal_and_the_dimension_they_are_of() {
    let shop = Shop::open().await;
    let project = shop.api.get(format!("experiments/{}", shop.experiment)).await["project_id"].clone();
    let dimension = shop.api.post(format!("projects/{project}/dimensions"), json!({ "name": "Plan" })).await;
    let id = dimension["id"].as_u64().unwrap();
    let traffic = Traffic::new(shop.variations[1], shop.event).visitors(10).dimension(id, "gold");
    shop.api.sandbox.record_traffic(traffic).unwrap();
    let query = format!("?dimension_id={id}&dimension_value=gold");
    assert_eq!(shop.rows("stats", &query).await[1]["visitors"], 10);
    shop.api.delete(format!("dimensions/{id}")).await;
    assert_eq!(shop.rows("stats", &query).await[1]["visitors"], 0);
    assert_eq!(shop.rows("stats", "").await[1]["visitors"], 10, "the visitors themselves were there");
    let orders = Traffic::new(shop.variations[1], shop.revenue).visitors(7).orders([20.0]);
    shop.api.sandbox.record_traffic(orders).unwrap();
    shop.api.delete(format!("goals/{}", shop.event)).await;
    let left: Vec<_> =
        shop.rows("stats", "").await.iter().map(|row| json!([row["goal_id"], row["visitors"]])).collect();
    assert_eq!(left, [json!([shop.revenue, 0]), json!([shop.revenue, 7])]);
    let kept = shop.api.sandbox.snapshot();
    assert_eq!(serde_json::from_str::<Value>(&kept).unwrap()["traffic"].as_array().map(Vec::len), Some(1));
    assert!(shop.api.sandbox.record(shop.variations[1], shop.event, 1, 0).is_err());
}

#[tokio::test]
async fn traffic_that_cannot_have_been_is_refused() {
    let shop = Shop::open().await;
    let [variation, _] = shop.variations;
    assert!(shop.api.sandbox.record(variation, shop.event, 1, 2).is_err());
    assert!(shop.api.sandbox.record(999_999, shop.event, 1, 0).is_err());
    assert!(shop.api.sandbox.record(variation, 999_999, 1, 0).is_err());
    let endless = Traffic::new(variation, shop.revenue).visitors(1).orders([f64::INFINITY]);
    assert!(shop.api.sandbox.record_traffic(endless).is_err());
    let large = Traffic::new(variation, shop.revenue).visitors(1).orders([1e200]);
    assert!(shop.api.sandbox.record_traffic(large).is_err(), "its square is not finite");
    let visitors: Vec<_> = shop.rows("results", "").await.iter().map(|row| row["visitors"].clone()).collect();
    assert_eq!(visitors, [0, 0, 0, 0]);
}

#[tokio::test]
async fn results_end_when_the_experiment_was_changed_and_later_when_traffic_was_recorded() {
    let shop = Shop::open().await;
    let experiment = shop.api.get(format!("experiments/{}", shop.experiment)).await;
    let ends = async || shop.rows("results", "").await.iter().map(|row| row["end_time"].clone()).collect::<Vec<_>>();
    assert_eq!(ends().await, vec![experiment["last_modified"].clone(); 4]);
    assert_eq!(shop.rows("stats", "").await[0]["begin_time"], experiment["created"]);
    let mut before = experiment["last_modified"].as_str().unwrap().to_owned();
    for _ in 0..2 {
        shop.record(1, 1, 0);
        let end = ends().await[0].as_str().unwrap().to_owned();
        assert!(end > before, "{end} after {before}");
        assert_eq!(ends().await, vec![json!(end); 4], "reading moves nothing");
        before = end;
    }
}

#[tokio::test]
async fn the_significance_of_revenue_does_not_depend_on_the_currency() {
    let mut significances = Vec::new();
    for unit in [1.0, 1000.0] {
        let shop = Shop::open().await;
        for (variation, orders) in [(0, 100), (1, 190)] {
            let paid = (0..orders).map(|order| unit * f64::from(10 + order % 5));
            let traffic = Traffic::new(shop.variations[variation], shop.revenue).visitors(1000).orders(paid);
            shop.api.sandbox.record_traffic(traffic).unwrap();
        }
        let row = shop.rows("stats", "").await.remove(3);
        significances.push(row["statistical_significance"].as_f64().unwrap());
    }
    let [cents, euros] = significances[..] else { unreachable!("there are two") };
    assert!(cents > 0.5 && (cents - euros).abs() < 1e-9, "{cents} {euros}");
}
