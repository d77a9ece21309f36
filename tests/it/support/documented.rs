//! The objects that the reference of the API shows.

use serde_json::{Value, json};

/// The documented example of a resource, by the name of its type.
pub(crate) fn example(resource: &str) -> Value {
    match resource {
        "Audience" => audience(),
        "DcpAttribute" => dcp_attribute(),
        "DcpDatasource" => dcp_datasource(),
        "DcpService" => dcp_service(),
        "Dimension" => dimension(),
        "Experiment" => experiment(),
        "ExperimentResult" => result(),
        "ExperimentStat" => stat(),
        "Goal" => goal(),
        "Project" => project(),
        "Schedule" => schedule(),
        "UploadedList" => uploaded_list(),
        "Variation" => variation(),
        other => panic!("there is no example of {other}"),
    }
}

pub(crate) fn project() -> Value {
    json!({
        "id": 1234,
        "account_id": 123456789,
        "code_revision": 12,
        "project_name": "Web shop",
        "project_status": "Active",
        "created": "2014-04-16T21:33:34.408430Z",
        "last_modified": "2014-06-10T22:12:21.707170Z",
        "library": "jquery-1.6.4-trim",
        "include_jquery": false,
        "js_file_size": 23693,
        "project_javascript": "shared = {};",
        "enable_force_variation": false,
        "exclude_disabled_experiments": false,
        "exclude_names": null,
        "ip_anonymization": false,
        "ip_filter": "192.0.2.7",
        "socket_token": "SOCKET~1~secret",
        "dcp_service_id": 121,
    })
}

pub(crate) fn experiment() -> Value {
    json!({
        "id": 791495413,
        "percentage_included": 10000,
        "display_goal_order_lst": [820360058],
        "is_multivariate": false,
        "project_id": 754864960,
        "variation_ids": [800227656, 800227657],
        "status": "Not started",
        "url_conditions": [url_condition()],
        "description": "Longer teaser",
        "last_modified": "2014-04-12T19:10:53.806650Z",
        "activation_mode": "immediate",
        "conditional_code": "ready()",
        "details": "More text, more readers.",
        "custom_css": "",
        "created": "2014-04-12T19:10:53.588450Z",
        "custom_js": "",
        "primary_goal_id": null,
        "experiment_type": "ab",
        "shareable_results_link": "https://app.example/results?experiment_id=791495413&token=linksecret",
        "edit_url": "https://news.example/2014/teaser/",
        "audience_ids": [31],
    })
}

pub(crate) fn url_condition() -> Value {
    json!({
        "index": 0,
        "match_type": "simple",
        "created": "2014-04-12T19:10:53.806640Z",
        "value": "https://news.example/2014/teaser",
        "last_modified": "2014-04-12T19:10:53.806650Z",
        "negate": false,
    })
}

pub(crate) fn schedule() -> Value {
    json!({
        "status": "ACTIVE",
        "start_time": "2015-01-01T08:00:00Z",
        "stop_time": null,
        "experiment_id": 5678,
        "id": 9012,
    })
}

pub(crate) fn variation() -> Value {
    json!({
        "is_paused": false,
        "description": "Red",
        "weight": 5000,
        "created": "2014-04-17T00:47:06.388650Z",
        "section_id": null,
        "js_component": "paint('red');",
        "experiment_id": 854484703,
        "project_id": 859720118,
        "id": 859611684,
    })
}

pub(crate) fn goal() -> Value {
    json!({
        "is_editable": null,
        "target_to_experiments": true,
        "archived": false,
        "description": "Is the menu used? #menu",
        "id": 543071054,
        "target_urls": [],
        "title": "Menu clicks",
        "event": "menu_clicks",
        "url_match_types": [],
        "project_id": 547944643,
        "goal_type": 0,
        "experiment_ids": [561450169],
        "selector": ".menu > button",
        "created": "2014-01-09T23:47:51.042343Z",
        "last_modified": "2014-12-08T12:33:27.045543Z",
        "target_url_match_types": [],
        "urls": [],
    })
}

pub(crate) fn audience() -> Value {
    json!({
        "description": "From Denmark",
        "project_id": 1234,
        "id": 567,
        "name": "Danes",
        "created": "2014-05-24T00:13:52.784580Z",
        "conditions": r#"["and", {"type":"browser", "value":"gc"}]"#,
        "last_modified": "2014-06-10T22:12:21.707170Z",
        "segmentation": false,
        "archived": false,
    })
}

pub(crate) fn dimension() -> Value {
    json!({
        "name": "Plan",
        "last_modified": "2015-01-01T00:00:00.000000Z",
        "client_api_name": "plan",
        "project_id": 1234,
        "id": 5678,
        "description": "The plan they pay for",
    })
}

pub(crate) fn result() -> Value {
    json!({
        "variation_id": "925781903",
        "variation_name": "Red",
        "goal_id": 820360058,
        "goal_name": "Engagement",
        "baseline_id": "924521605",
        "begin_time": "2014-07-25T20:30:00Z",
        "end_time": "2014-07-25T20:38:09Z",
        "visitors": 853,
        "conversions": 204,
        "conversion_rate": 0.239,
        "status": "inconclusive",
        "improvement": 0.014,
        "confidence": 0.631,
        "is_revenue": false,
    })
}

pub(crate) fn stat() -> Value {
    json!({
        "variation_id": "925781903",
        "variation_name": "Red",
        "goal_id": 820360058,
        "goal_name": "Engagement",
        "baseline_id": "924521605",
        "begin_time": "2014-07-25T20:30:00Z",
        "end_time": "2014-07-25T20:38:09Z",
        "visitors": 853,
        "conversions": 204,
        "conversion_rate": 0.239,
        "status": "winner",
        "improvement": 0.142,
        "difference": 0.034,
        "statistical_significance": 0.967,
        "difference_confidence_interval_min": -0.002,
        "difference_confidence_interval_max": 0.071,
        "visitors_until_statistically_significant": 100,
        "is_revenue": false,
    })
}

pub(crate) fn uploaded_list() -> Value {
    json!({
        "id": 123,
        "project_id": 456,
        "account_id": 789,
        "name": "vip-2015",
        "description": "Good customers",
        "list_type": 1,
        "key_fields": "uid,session",
        "format": "csv",
    })
}

pub(crate) fn dcp_service() -> Value {
    json!({
        "id": 121,
        "account_id": 555,
        "archived": false,
        "aws_access_key": "ACCESS1",
        "aws_secret_key": "servicesecret",
        "created": "2015-05-01T10:00:00.000010Z",
        "last_modified": "2015-05-02T10:00:00.000020Z",
        "name": "Customers",
        "s3_path": "bucket/dcp/121",
    })
}

pub(crate) fn dcp_datasource() -> Value {
    json!({
        "id": 912,
        "archived": false,
        "attributes": [dcp_attribute_summary()],
        "aws_access_key": "ACCESS2",
        "aws_secret_key": "sourcesecret",
        "created": "2015-05-03T10:00:00.000030Z",
        "dcp_service_id": 121,
        "description": null,
        "is_optimizely": false,
        "keyfield_locator_name": "buyer_id",
        "keyfield_locator_type": "js_variable",
        "last_modified": "2015-05-04T10:00:00.000040Z",
        "name": "Buyers",
        "s3_path": "bucket/dcp/121/912",
    })
}

pub(crate) fn dcp_attribute_summary() -> Value {
    json!({
        "id": 33,
        "name": "since",
        "archived": false,
        "datatype": "datetime",
        "format": "epoch",
        "is_value_public": true,
        "description": "First order",
    })
}

pub(crate) fn dcp_attribute() -> Value {
    json!({
        "id": 33,
        "archived": false,
        "created": "2015-05-05T10:00:00.000050Z",
        "datatype": "datetime",
        "dcp_datasource_id": 912,
        "description": "First order",
        "format": "yyyy-mm-dd",
        "is_value_public": false,
        "last_modified": "2015-05-06T10:00:00.000060Z",
        "name": "since",
    })
}
