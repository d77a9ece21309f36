//! Results of campaigns, and of their experiences.

use optimizely_rest::v2::Traffic;
use serde_json::{Value, json};

use super::{Lab, id, near, unique};

/// A running campaign with two experiences, and the variations of each.
struct Campaign {
    lab: Lab,
    campaign: u64,
    experiences: [(u64, [u64; 2]); 2],
}

impl Campaign {
    async fn open() -> Self {
        let lab = Lab::open().await;
        let body = json!({
            "project_id": lab.project,
            "name": "Sale",
            "metrics": [unique(lab.events[0])],
            "page_ids": [lab.page],
        });
        let campaign = id(&lab.post("campaigns?action=start", body).await["id"]);
        let experience = async || {
            let more = json!({ "campaign_id": campaign, "type": "personalization", "metrics": [], "page_ids": [] });
            lab.experiment("experiments?action=start", more).await
        };
        let experiences = [experience().await, experience().await];
        Campaign { lab, campaign, experiences }
    }

    fn record(&self, variation: u64, visitors: u64, conversions: u64) {
        self.lab.sandbox.record(variation, self.lab.events[0], visitors, conversions).unwrap();
    }

    fn hold_back(&self, visitors: u64, conversions: u64) {
        let traffic = Traffic::held_back(self.campaign).event(self.lab.events[0]);
        self.lab.add(traffic.visitors(visitors).conversions(conversions));
    }

    async fn results(&self) -> Value {
        self.lab.get(format!("campaigns/{}/results", self.campaign)).await
    }
}

#[tokio::test]
async fn a_campaign_compares_its_experiences_with_those_held_back() {
    let of = Campaign::open().await;
    let [(first, [a, b]), (second, [c, _])] = of.experiences;
    of.record(a, 100, 10);
    of.record(b, 100, 30);
    of.record(c, 200, 80);
    of.hold_back(1000, 100);
    let results = of.results().await;
    assert_eq!(results["campaign_id"], json!(of.campaign));
    assert!(results.get("reach").is_none() && results.get("stats_config").is_none());
    assert!(results["metrics"][0].get("conclusion").is_none());
    let variants = results["metrics"][0]["results"].as_object().unwrap();
    let mut keys = vec![first.to_string(), second.to_string(), "baseline".to_owned(), "campaign".to_owned()];
    keys.sort();
    let mut found: Vec<_> = variants.keys().cloned().collect();
    found.sort();
    assert_eq!(found, keys);
    for (key, level, rate, lift) in [
        ("baseline", "campaign", 0.1, None),
        (&*first.to_string(), "experiment", 0.2, Some(1.0)),
        (&*second.to_string(), "experiment", 0.4, Some(3.0)),
        ("campaign", "campaign", 0.3, Some(2.0)),
    ] {
        let variant = &variants[key];
        near(&variant["rate"], rate);
        assert_eq!((&variant["level"], &variant["is_baseline"]), (&json!(level), &json!(lift.is_none())), "{key}");
        assert_eq!(variant["lift"].get("value").and_then(Value::as_f64).is_some(), lift.is_some(), "{key}");
        if let Some(lift) = lift {
            near(&variant["lift"]["value"], lift);
        }
        assert!(variant.get("variation_id").is_none(), "{variant}");
    }
    assert_eq!(variants[&first.to_string()]["experiment_id"], json!(first));
    assert_eq!((&variants["campaign"]["name"], &variants["baseline"]["name"]), (&json!("Sale"), &json!("Holdback")));
}

#[tokio::test]
async fn a_campaign_that_has_not_started_has_no_results() {
    let lab = Lab::open().await;
    let campaign = id(&lab.post("campaigns", json!({ "project_id": lab.project, "name": "Later", "page_ids": [lab.page], "metrics": [unique(lab.events[0])] })).await["id"]);
    assert_eq!(lab.read(format!("campaigns/{campaign}/results")).await.0, 204);
    lab.patch(format!("campaigns/{campaign}?action=start"), json!({})).await;
    lab.sandbox.delay_results(1);
    assert_eq!(lab.read(format!("campaigns/{campaign}/results")).await.0, 202);
    assert_eq!(lab.read(format!("campaigns/{campaign}/results")).await.0, 200);
}

#[tokio::test]
async fn an_experience_can_be_compared_with_those_held_back() {
    let of = Campaign::open().await;
    let (experience, [a, b]) = of.experiences[0];
    of.record(a, 1000, 100);
    of.record(b, 1000, 200);
    of.hold_back(500, 25);
    let path = format!("experiments/{experience}/results");
    let results = of.lab.get(&path).await;
    let variants = &results["metrics"][0]["results"];
    assert_eq!(results["metrics"][0]["name"], "bought", "an experience without metrics has those of its campaign");
    assert_eq!(variants[a.to_string()]["is_baseline"], true, "the first variation, unless another one is asked for");
    assert_eq!((&variants["baseline"]["is_baseline"], &variants["baseline"]["value"]), (&json!(false), &json!(25.0)));
    let results = of.lab.get(format!("{path}?baseline_variation_id=holdback")).await;
    let variants = &results["metrics"][0]["results"];
    assert_eq!(variants["baseline"]["is_baseline"], true);
    near(&variants[a.to_string()]["lift"]["value"], 1.0);
    near(&variants[b.to_string()]["lift"]["value"], 3.0);
    assert_eq!(results["reach"]["baseline_count"], 500);
    assert!(results["reach"]["variations"].get("baseline").is_none(), "reach has variations only");
}

#[tokio::test]
async fn a_campaign_has_a_csv_of_its_experiences() {
    let of = Campaign::open().await;
    of.hold_back(1000, 100);
    let csv = of.lab.client.campaigns().results_csv(of.campaign).when_ready().await.unwrap().unwrap();
    let lines: Vec<_> = csv.as_str().lines().collect();
    assert_eq!(lines.len(), 5, "{lines:?}");
    assert!(lines[1].contains(",Holdback,baseline,true,") && lines[1].contains(",100,1000,0.1,"), "{}", lines[1]);
    assert!(lines[4].contains(",Sale,campaign,false,") && lines[4].contains(",0,0,,"), "{}", lines[4]);
}
