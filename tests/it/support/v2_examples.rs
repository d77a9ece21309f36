//! Responses of v2: an object of each resource with all of its fields, as it comes from the API. The fields are those of the API's
//! documentation, and the values are made up.

use serde_json::{Value, json};

/// A web project.
pub(crate) fn project() -> Value {
    json!({
        "id": 5024793028722690_u64,
        "account_id": 5024793028722000_u64,
        "name": "Shop",
        "description": "The shop and its checkout.",
        "platform": "web",
        "sdks": [],
        "status": "active",
        "confidence_threshold": 0.95,
        "web_snippet": {
            "code_revision": 12,
            "js_file_size": 63_495,
            "include_jquery": true,
            "library": "jquery-1.11.3-trim",
            "project_javascript": "window.shop = {};",
            "enable_force_variation": false,
            "exclude_disabled_experiments": true,
            "exclude_names": true,
            "ip_anonymization": false,
            "ip_filter": "^192\\.0\\.2\\.",
            "visitor_id_locator_type": "localStorage",
            "visitor_id_locator_name": "visitor",
        },
        "socket_token": "SOCKET~1~secret",
        "dcp_service_id": 121,
        "third_party_platform": "salesforce",
        "is_classic": false,
        "is_flags_enabled": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

/// A web experiment with the changes and metrics that it can have.
pub(crate) fn web_experiment() -> Value {
    json!({
        "id": 5112213213413376_u64,
        "project_id": 5024793028722690_u64,
        "campaign_id": 5230214315433984_u64,
        "name": "Bigger buttons",
        "description": "Bigger buttons are easier to find.",
        "type": "a/b",
        "status": "running",
        "variations": [
            {
                "variation_id": 5731474612256768_u64,
                "name": "Original",
                "weight": 5000,
                "status": "active",
                "archived": false,
                "actions": [],
            },
            {
                "variation_id": 5731474612256769_u64,
                "name": "Bigger",
                "description": "Twice the size.",
                "weight": 5000,
                "status": "active",
                "archived": false,
                "actions": [{
                    "page_id": 5845263513518080_u64,
                    "share_link": "https://shop.example/?optimizely_token=linksecret",
                    "changes": changes(),
                }],
            },
        ],
        "metrics": metrics(),
        "audience_conditions": "[\"and\", {\"audience_id\": 5349231415123968}]",
        "page_ids": [5845263513518080_u64],
        "schedule": {
            "start_time": "2019-06-01T09:00",
            "stop_time": "2019-06-30T18:00",
            "time_zone": "Europe/Rome",
        },
        "changes": [{
            "id": "0B4A3BEC-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "custom_css",
            "value": ".buy { color: red }",
            "name": "Red",
            "selector": ".buy",
            "async": false,
            "dependencies": [],
            "src": "https://cdn.shop.example/shared.js",
        }],
        "holdback": 500,
        "traffic_allocation": 10000,
        "allocation_policy": "manual",
        "results_token": "AAAAresultsecret",
        "custom_field_values": { "team": "checkout", "budget": 12.5 },
        "is_classic": false,
        "earliest": "2019-06-01T07:00:00.000000Z",
        "latest": "2019-06-02T07:00:00.000000Z",
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

/// A change of each kind.
pub(crate) fn changes() -> Value {
    json!([
        {
            "id": "11111111-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "attribute",
            "name": "Wider",
            "selector": ".buy",
            "async": false,
            "dependencies": [],
            "attributes": {
                "class": "wide",
                "href": "https://shop.example/buy/",
                "html": "<b>Buy</b>",
                "src": "button.png",
                "style": "color: red",
                "text": "Buy",
                "hide": false,
                "remove": false,
            },
            "css": {
                "background-color": "#fff",
                "background-image": "url(wood.png)",
                "border-color": "#000",
                "border-style": "solid",
                "border-width": "1px",
                "color": "#333",
                "font-family": "serif",
                "font-size": "20px",
                "font-weight": "bold",
                "height": "40px",
                "position": "relative",
                "width": "50%",
            },
            "rearrange": { "insertSelector": ".cart", "operator": "before" },
        },
        {
            "id": "22222222-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "custom_code",
            "value": "console.log('hello');",
            "async": true,
            "src": "https://cdn.shop.example/change.js",
            "dependencies": ["11111111-3F4D-4A4C-9D2B-5E6F7A8B9C0D"],
        },
        {
            "id": "33333333-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "custom_css",
            "selector": "head",
            "value": ".buy { zoom: 1.2 }",
            "dependencies": [],
        },
        {
            "id": "44444444-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "insert_html",
            "selector": ".buy",
            "operator": "after",
            "value": "<p>Only today</p>",
            "attributes": {},
            "css": {},
            "dependencies": [],
        },
        {
            "id": "55555555-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "insert_image",
            "selector": ".buy",
            "operator": "before",
            "value": "https://shop.example/sale.png",
            "dependencies": [],
        },
        {
            "id": "66666666-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "extension",
            "extension_id": "5931461511123456",
            "config": { "text": "Sale", "colors": ["red", null], "delay": 0.1 },
            "dependencies": [],
        },
        {
            "id": "77777777-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "redirect",
            "destination": "https://shop.example/new/",
            "preserve_parameters": true,
            "allow_additional_redirect": false,
            "dependencies": [],
        },
        {
            "id": "88888888-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "redirect",
            "destination_function": "function () { return '/new/'; }",
            "preserve_parameters": false,
            "allow_additional_redirect": true,
            "dependencies": [],
        },
    ])
}

/// A metric of each kind.
pub(crate) fn metrics() -> Value {
    json!([
        {
            "event_id": 5651230000000001_u64,
            "aggregator": "unique",
            "scope": "visitor",
            "winning_direction": "increasing",
            "display_title": "Buyers",
        },
        { "aggregator": "sum", "field": "revenue", "scope": "visitor", "winning_direction": "increasing" },
        {
            "event_id": null,
            "aggregator": "ratio",
            "winning_direction": "decreasing",
            "time_window": "2d",
            "metrics": [
                {
                    "event_id": 5651230000000002_u64,
                    "event_type": "click",
                    "aggregator": "count",
                    "field": null,
                    "scope": "event",
                },
                {
                    "event_id": null,
                    "event_type": "pageview",
                    "aggregator": "sum",
                    "field": "value",
                    "scope": "session",
                },
            ],
        },
        {
            "event_id": 5651230000000003_u64,
            "aggregator": "exit",
            "scope": "session",
            "winning_direction": "decreasing",
            "event_properties": {
                "filter": {
                    "combine_operator": "and",
                    "conditions": [
                        { "name": "size", "type": "number", "operator": "greater_than_or_equal_to", "value": "42" },
                        { "name": "sold_out", "type": "boolean", "operator": "equal_to", "value": "false" },
                    ],
                },
            },
        },
    ])
}

/// A full-stack experiment, which has keys instead of names.
pub(crate) fn full_stack_experiment() -> Value {
    json!({
        "id": 10390977673_u64,
        "project_id": 10390965532_u64,
        "campaign_id": 10390977670_u64,
        "key": "bigger_buttons",
        "description": "Bigger buttons are easier to find.",
        "type": "a/b",
        "status": "paused",
        "variations": [
            { "variation_id": 10390977601_u64, "key": "small", "weight": 2500, "status": "active", "archived": false },
            { "variation_id": 10390977602_u64, "key": "big", "weight": 7500, "status": "paused", "archived": false },
        ],
        "metrics": [],
        "audience_conditions": "everyone",
        "page_ids": [],
        "traffic_allocation": 5000,
        "environments": {
            "production": {
                "status": "running",
                "environment_id": 10390965001_u64,
                "environment_name": "Production",
                "percentage_included": 5000,
            },
            "development": {
                "status": "not_started",
                "environment_id": 10390965002_u64,
                "environment_name": "Development",
                "percentage_included": null,
            },
        },
        "whitelist": [{ "user_id": "tester", "variation_id": 10390977602_u64 }],
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

/// A test of a feature.
pub(crate) fn feature_test() -> Value {
    json!({
        "id": 10390977674_u64,
        "project_id": 10390965532_u64,
        "key": "new_checkout_test",
        "type": "feature",
        "status": "concluded",
        "feature_id": 10390970001_u64,
        "feature_key": "new_checkout",
        "feature_name": "New checkout",
        "variations": [
            {
                "variation_id": 10390977603_u64,
                "key": "off",
                "weight": 5000,
                "feature_enabled": false,
                "variable_values": {},
            },
            {
                "variation_id": 10390977604_u64,
                "key": "wide",
                "weight": 5000,
                "feature_enabled": true,
                "variable_values": { "rows": "2", "columns": "3" },
            },
        ],
    })
}

/// A multivariate experiment on pages of its own.
pub(crate) fn multivariate_experiment() -> Value {
    json!({
        "id": 5112213213413377_u64,
        "project_id": 5024793028722690_u64,
        "name": "Headlines and pictures",
        "type": "multivariate",
        "status": "not_started",
        "multivariate_traffic_policy": "full_factorial",
        "url_targeting": url_targeting(),
    })
}

pub(crate) fn url_targeting() -> Value {
    json!({
        "edit_url": "https://shop.example/",
        "conditions": "[\"and\", [\"or\", {\"type\": \"url\", \"match_type\": \"simple\", \"value\": \"https://shop.example/\"}]]",
        "activation_type": "polling",
        "activation_code": "return window.ready;",
        "key": "5112213213413377_url_targeting_for_headlines",
        "page_id": 5845263513518081_u64,
    })
}

pub(crate) fn campaign() -> Value {
    json!({
        "id": 5230214315433984_u64,
        "project_id": 5024793028722690_u64,
        "name": "Landing page",
        "description": "Banners for those who came back.",
        "type": "personalization",
        "status": "running",
        "experiment_priorities": [[5112213213413376_u64, 5112213213413378_u64], [5112213213413379_u64]],
        "holdback": 500,
        "metrics": metrics(),
        "changes": [{
            "id": "99999999-3F4D-4A4C-9D2B-5E6F7A8B9C0D",
            "type": "custom_code",
            "value": "console.log('hello');",
            "async": true,
            "dependencies": [],
        }],
        "for_journey": false,
        "journey_id": "7c6f1c0a",
        "archived": false,
        "custom_field_values": { "team": "checkout" },
        "page_ids": [5845263513518080_u64],
        "url_targeting": url_targeting(),
        "earliest": "2019-06-01T07:00:00.000000Z",
        "latest": "2019-06-02T07:00:00.000000Z",
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn section() -> Value {
    json!({
        "id": 5112213213413390_u64,
        "experiment_id": 5112213213413377_u64,
        "project_id": 5024793028722690_u64,
        "name": "Headline",
        "description": "The headline of the page.",
        "variations": [
            { "variation_id": 5731474612256770_u64, "name": "Long", "weight": 4000 },
            { "variation_id": 5731474612256771_u64, "name": "Short", "weight": 6000 },
        ],
        "archived": false,
    })
}

pub(crate) fn page() -> Value {
    json!({
        "id": 5845263513518080_u64,
        "project_id": 5024793028722690_u64,
        "name": "Checkout",
        "edit_url": "https://shop.example/checkout/",
        "key": "5024793028722690_checkout",
        "page_type": "url_set",
        "category": "checkout",
        "conditions": "[\"and\", [\"or\", {\"type\": \"url\", \"match_type\": \"substring\", \"value\": \"checkout\"}]]",
        "activation_type": "callback",
        "activation_code": "function (activate) { activate(); }",
        "archived": false,
        "single_use": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

/// A click, as the list of events has it.
pub(crate) fn click() -> Value {
    json!({
        "id": 5651230000000001_u64,
        "project_id": 5024793028722690_u64,
        "page_id": 5845263513518080_u64,
        "event_type": "click",
        "key": "buy",
        "name": "Buy",
        "description": "A click on the button.",
        "category": "add_to_cart",
        "config": { "selector": ".buy" },
        "event_properties": [
            { "name": "size", "data_type": "number" },
            { "name": "color", "data_type": "string" },
            { "name": "sold_out", "data_type": "boolean" },
        ],
        "archived": false,
        "is_classic": false,
        "is_editable": true,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn audience() -> Value {
    json!({
        "id": 5349231415123968_u64,
        "project_id": 5024793028722690_u64,
        "name": "Plan is pro",
        "description": "Those who pay.",
        "conditions": "[\"and\", [\"or\", [\"or\", {\"type\": \"custom_attribute\", \"name\": \"plan\", \"match_type\": \"exact\", \"value\": \"pro\"}]]]",
        "segmentation": false,
        "for_journey": true,
        "is_classic": false,
        "experiment_count": 3,
        "archived": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn attribute() -> Value {
    json!({
        "id": 5451230000000001_u64,
        "project_id": 5024793028722690_u64,
        "key": "plan",
        "name": "Plan",
        "description": "The plan that the visitor pays for.",
        "condition_type": "custom_attribute",
        "archived": false,
        "last_modified": "2019-06-01T07:00:00.000001",
    })
}

pub(crate) fn list_attribute() -> Value {
    json!({
        "id": 5551230000000001_u64,
        "account_id": 5024793028722000_u64,
        "project_id": 5024793028722690_u64,
        "name": "subscribers",
        "description": "Who has the newsletter.",
        "list_type": "query_parameters",
        "key_field": "user_id",
        "list_content": "7,8,9",
        "s3_path": "optimizely-uploads/5024793028722000/subscribers/",
        "aws_access_key": "AKIDEXAMPLE",
        "aws_secret_key": "awssecretvalue",
        "archived": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn group() -> Value {
    json!({
        "id": 5751230000000001_u64,
        "project_id": 5024793028722690_u64,
        "name": "Checkout",
        "description": "One test of the checkout at a time.",
        "entities": [
            { "id": 5112213213413376_u64, "kind": "Experiment", "weight": 5000 },
            { "id": 5230214315433984_u64, "kind": "Campaign", "weight": 2500 },
        ],
        "archived": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn extension() -> Value {
    json!({
        "id": 5931461511123456_u64,
        "project_id": 5024793028722690_u64,
        "name": "Banner",
        "description": "A banner above the page.",
        "edit_url": "https://shop.example/",
        "implementation": {
            "html": "<p>{{ text }}</p>",
            "css": ".banner { color: red }",
            "apply_js": "extension.$html.prependTo('body');",
            "reset_js": "extension.$html.remove();",
        },
        "fields": [
            {
                "api_name": "text",
                "label": "Text",
                "default_value": "\"Sale\"",
                "field_type": "text",
            },
            {
                "api_name": "size",
                "label": "Size",
                "default_value": "\"l\"",
                "field_type": "dropdown",
                "options": { "choices": [{ "label": "Large", "value": "l" }, { "label": "Small", "value": "s" }] },
            },
        ],
        "enabled": true,
        "archived": false,
        "experiment_count": 2,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn environment() -> Value {
    json!({
        "id": 10390965001_u64,
        "project_id": 10390965532_u64,
        "key": "production",
        "name": "Production",
        "description": "The labels that users see.",
        "priority": 1,
        "is_primary": true,
        "has_restricted_permissions": true,
        "datafile": {
            "id": 10390965100_u64,
            "revision": 31,
            "latest_file_size": 4096,
            "sdk_key": "Hk3yUbcT2tXn",
            "url": "https://cdn.shop.example/datafiles/Hk3yUbcT2tXn.json",
            "other_urls": ["https://cdn.shop.example/json/10390965532.json"],
        },
        "archived": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "Wed, 29 May 2019",
    })
}

pub(crate) fn feature() -> Value {
    json!({
        "id": 10390970001_u64,
        "project_id": 10390965532_u64,
        "key": "new_checkout",
        "name": "New checkout",
        "description": "The checkout on one page.",
        "variables": [
            {
                "id": 10390970101_u64,
                "key": "columns",
                "type": "integer",
                "default_value": "3",
                "description": "How many columns.",
                "archived": false,
            },
            { "id": 10390970102_u64, "key": "labels", "type": "json", "default_value": "{}", "archived": true },
        ],
        "environments": {
            "production": {
                "id": 10390965001_u64,
                "is_primary": true,
                "rollout_rules": [{
                    "enabled": true,
                    "percentage_included": 2500,
                    "audience_conditions": "everyone",
                    "variable_values": { "columns": "4" },
                }],
            },
            "development": { "id": 10390965002_u64, "is_primary": false, "rollout_rules": [] },
        },
        "archived": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn webhook() -> Value {
    json!({
        "id": "5067812345678901",
        "project_id": 5024793028722690_u64,
        "name": "Deploy",
        "url": "https://shop.example/hook",
        "description": "Purges the CDN.",
        "events": ["project.snippet_updated", "project.flag_created"],
        "active": true,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn change_record() -> Value {
    json!({
        "id": 900719925474099_u64,
        "project_id": 5024793028722690_u64,
        "change_type": "update",
        "entity": {
            "id": 5112213213413376_u64,
            "type": "experiment",
            "sub_type": "a/b",
            "name": "Bigger buttons",
            "api_url": "https://api.optimizely.com/v2/experiments/5112213213413376",
            "ui_url": "https://app.optimizely.com/v2/projects/5024793028722690/experiments/5112213213413376",
        },
        "created": "2019-06-01T07:00:00.000001Z",
        "user": {
            "id": "0d0a4b1e-3f4d-4a4c-9d2b-5e6f7a8b9c0d",
            "email": "ann@shop.example",
            "display_name": "Ann Miller",
            "first_name": "Ann",
            "last_name": "Miller",
            "profile_image_url": "https://shop.example/ann.png",
        },
        "source": "ui",
        "summary": "Updated the traffic",
        "changes": [
            { "property": "holdback", "description": "The share left out", "before": 0, "after": 500 },
            { "property": "schedule", "before": null, "after": { "time_zone": "UTC" } },
        ],
        "revisions": { "current": { "id": 7 }, "previous": { "id": null } },
    })
}

pub(crate) fn search_result() -> Value {
    json!({
        "id": 5112213213413376_u64,
        "type": "experiment",
        "key": "bigger_buttons",
        "name": "Bigger buttons",
        "description": "Bigger buttons are easier to find.",
        "project_id": 5024793028722690_u64,
        "project_name": "Shop",
        "experiment_type": "a/b",
        "archived": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
        "status": "running",
        "updated_time": "2019-06-01T07:00:00.000001Z",
        "campaign_type": "other",
        "rule_type": "a/b",
        "audience_ids": [5349231415123968_u64],
        "page_id": 5845263513518080_u64,
        "group_id": 5751230000000001_u64,
        "feature_key": "new_checkout",
        "feature_name": "New checkout",
        "flag_key": "checkout",
        "environment_key": "production",
        "enabled": true,
        "ruleset_enabled": false,
        "experiment_count": 3,
        "variation_specific": true,
    })
}

pub(crate) fn experiment_summary() -> Value {
    json!({
        "id": 5230214315433984_u64,
        "type": "campaign",
        "name": "Landing page",
        "description": "Banners for those who came back.",
        "status": "running",
        "experiment_type": "personalization",
        "project_id": 5024793028722690_u64,
        "project_name": "Shop",
        "archived": false,
        "created": "2019-05-29T20:25:53.423147Z",
        "last_modified": "2019-06-01T07:00:00.000001Z",
    })
}

pub(crate) fn scheduled_job() -> Value {
    json!({
        "id": 31,
        "account_id": 5024793028722000_u64,
        "project_id": 5024793028722690_u64,
        "job_type": "project_results",
        "frequency": "weekly",
        "campaign_ids": [5230214315433984_u64],
        "experiment_ids": [5112213213413376_u64],
        "output_channels": { "email": ["ann@shop.example"] },
        "archived": false,
    })
}

pub(crate) fn subject_access_request() -> Value {
    json!({
        "id": 77,
        "account_id": 5024793028722000_u64,
        "request_type": "access",
        "data_type": "visitor",
        "identifier_type": "optimizely_end_user_id",
        "identifier": "oeu1559161553423r0.5",
        "status": "completed",
        "requested_at_time": "2019-06-01T07:00:00.000001Z",
        "processing_started_time": "2019-06-02T07:00:00.000001Z",
        "completed_at_time": "2019-06-03T07:00:00.000001Z",
        "sla_deadline_time": "2019-07-01T07:00:00.000001Z",
        "export_location": "https://exports.shop.example/linksecret",
        "expired_at_time": "2019-06-10T07:00:00.000001Z",
    })
}

pub(crate) fn collaborator() -> Value {
    json!({
        "id": "0d0a4b1e-3f4d-4a4c-9d2b-5e6f7a8b9c0d",
        "profile": {
            "email": "ann@shop.example",
            "first_name": "Ann",
            "last_name": "Miller",
            "profile_image": "https://shop.example/ann.png",
        },
        "project_roles": [
            { "project_id": 5024793028722690_u64, "role": "project_owner" },
            { "project_id": 10390965532_u64, "role": "viewer", "invitation_status": "pending" },
        ],
    })
}

pub(crate) fn impression_usage() -> Value {
    json!({
        "project_id": 5024793028722690_u64,
        "project_name": "Shop",
        "experiment_id": 5112213213413376_u64,
        "experiment_name": "Bigger buttons",
        "experiment_status": "Not started",
        "impression_count": 1234567,
        "platform": "fullstack",
    })
}

fn variant(id: &str, name: &str, is_baseline: bool) -> Value {
    json!({
        "variation_id": id,
        "experiment_id": 7,
        "name": name,
        "level": "variation",
        "is_baseline": is_baseline,
        "rate": 0.1,
        "samples": 1000,
        "value": 653_539.0,
        "variance": 0.09,
    })
}

fn metric() -> Value {
    json!({
        "name": "Purchases",
        "event_id": 5845263513518081_u64,
        "aggregator": "unique",
        "scope": "visitor",
        "winning_direction": "increasing",
    })
}

fn with(mut value: Value, name: &str, field: Value) -> Value {
    value[name] = field;
    value
}

/// The results of an experiment with two variations.
pub(crate) fn experiment_results() -> Value {
    let mut bigger = variant("5731474612256769", "Bigger", false);
    bigger["lift"] = json!({
        "value": 0.25,
        "value_scaled": 0.3,
        "significance": 0.97,
        "is_significant": true,
        "is_most_conclusive": true,
        "lift_status": "better",
        "confidence_interval": [0.1, 0.4],
        "confidence_interval_scaled": [0.2, 0.5],
        "visitors_remaining": i64::MAX,
        "end_of_epoch": false,
    });
    bigger["total_increase"] = json!({ "value": 12, "visitors_remaining": 400 });
    let results = json!({
        "5731474612256769": bigger,
        "5731474612256768": variant("5731474612256768", "Original", true),
        "baseline": variant("5731474612256768", "Original", true),
    });
    let mut metric = with(metric(), "results", results);
    metric["conclusion"] = json!({ "winner": "5731474612256769", "loser": "5731474612256768" });
    json!({
        "experiment_id": 5112213213413376_u64,
        "start_time": "2019-06-01T07:00:00.000000Z",
        "end_time": "2019-06-08T07:00:00.000000Z",
        "confidence_threshold": 0.9,
        "is_stale": false,
        "reach": {
            "total_count": 1000,
            "baseline_count": 480,
            "treatment_count": 520,
            "baseline_reach": 0.48,
            "treatment_reach": 0.52,
            "variations": {
                "5731474612256769": {
                    "variation_id": "5731474612256769",
                    "name": "Bigger",
                    "count": 520,
                    "variation_reach": 0.52,
                },
            },
        },
        "stats_config": { "confidence_level": 0.9, "difference_type": "relative", "epoch_enabled": true },
        "metrics": [metric],
    })
}

/// The results of a campaign with one experience.
pub(crate) fn campaign_results() -> Value {
    let results = json!({
        "baseline": variant("", "Holdback", true),
        "campaign": with(variant("", "All", false), "level", json!("campaign")),
        "5112213213413376": with(variant("", "Ann's", false), "level", json!("experiment")),
    });
    json!({ "campaign_id": 5230214315433984_u64, "metrics": [with(metric(), "results", results)] })
}

/// The results of an experiment at two times.
pub(crate) fn timeseries() -> Value {
    let first = json!({ "time": "2019-06-01T08:00:00Z", "value": 3, "samples": 10, "rate": 0.3, "variance": 0.21 });
    let second = with(first.clone(), "lift", json!({ "lift_status": "equal" }));
    let mut variant = with(variant("5731474612256769", "Bigger", false), "timeseries", json!([first, second]));
    for measured in ["rate", "samples", "value", "variance"] {
        variant.as_object_mut().expect("it is an object").remove(measured);
    }
    json!({
        "experiment_id": 5112213213413376_u64,
        "metrics": [with(metric(), "results", json!({ "5731474612256769": variant }))],
    })
}
