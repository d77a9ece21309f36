//! The bodies of the requests that would create the shop.

use serde_json::{Value, json};

pub(super) fn shop() -> Value {
    json!({
        "name": "Outdoor shop",
        "description": "The shop and its checkout",
        "web_snippet": { "ip_filter": "^192\\.0\\.2\\." },
    })
}

pub(super) fn product_pages(shop: u64) -> Value {
    json!({
        "project_id": shop,
        "name": "Product pages",
        "key": "products",
        "edit_url": "https://shop.example/products/tent",
        "page_type": "url_set",
        "category": "product_detail",
        "conditions": r#"["and",["or",{"type":"url","value":"https://shop.example/products/","match_type":"substring"}]]"#,
    })
}

pub(super) fn checkout(shop: u64) -> Value {
    json!({
        "project_id": shop,
        "name": "Checkout",
        "key": "checkout",
        "edit_url": "https://shop.example/checkout",
        "page_type": "single_url",
        "category": "checkout",
        "conditions": r#"["and",["or",{"type":"url","value":"https://shop.example/checkout","match_type":"simple"}]]"#,
    })
}

pub(super) fn cart() -> Value {
    json!({
        "name": "Added to cart",
        "key": "cart",
        "event_type": "click",
        "category": "add_to_cart",
        "config": { "selector": ".cart > button" },
    })
}

pub(super) fn purchase() -> Value {
    json!({ "name": "Purchase", "key": "purchase", "event_type": "custom", "category": "purchase" })
}

pub(super) fn plan(shop: u64) -> Value {
    json!({ "project_id": shop, "name": "Plan", "key": "plan", "description": "The plan of the customer" })
}

pub(super) fn canadians(shop: u64) -> Value {
    json!({
        "project_id": shop,
        "name": "Visitors from Canada",
        "description": "By the address they come from",
        "conditions": r#"["and",["or",["or",{"type":"location","value":"CA"}]]]"#,
    })
}

pub(super) fn gold(shop: u64) -> Value {
    json!({
        "project_id": shop,
        "name": "Customers of the gold plan",
        "conditions": r#"["and",["or",["or",{"type":"custom_attribute","name":"plan","value":"gold","match_type":"exact"}]]]"#,
    })
}

pub(super) fn larger_pictures(shop: u64, page: u64, [cart, purchase]: [u64; 2]) -> Value {
    let css = |value: &str| json!([{ "page_id": page, "changes": [{ "type": "custom_css", "value": value }] }]);
    json!({
        "project_id": shop,
        "name": "Larger pictures",
        "description": "Visitors buy what they can see",
        "page_ids": [page],
        "metrics": [unique(cart), unique(purchase), revenue()],
        "variations": [
            { "name": "Original", "weight": 3_334 },
            { "name": "Larger pictures", "weight": 3_333, "actions": css(".picture { width: 100% }") },
            { "name": "Without a headline", "weight": 3_333, "actions": css("h1 { display: none }") },
        ],
    })
}

pub(super) fn free_delivery(shop: u64, page: u64, purchase: u64, canadians: u64) -> Value {
    let banner = json!({
        "type": "insert_html",
        "selector": "h1",
        "operator": "after",
        "value": "<p>We deliver for free.</p>",
    });
    json!({
        "project_id": shop,
        "name": "Free delivery",
        "page_ids": [page],
        "holdback": 500,
        "audience_conditions": json!(["and", { "audience_id": canadians }]).to_string(),
        "metrics": [unique(purchase)],
        "variations": [
            { "name": "Original", "weight": 5_000 },
            { "name": "With a banner", "weight": 5_000, "actions": [{ "page_id": page, "changes": [banner] }] },
        ],
    })
}

pub(super) fn green_buttons(shop: u64, page: u64, cart: u64) -> Value {
    let green = json!({ "type": "attribute", "selector": ".cart > button", "attributes": { "class": "green" } });
    json!({
        "project_id": shop,
        "name": "Green buttons",
        "page_ids": [page],
        "metrics": [unique(cart)],
        "variations": [
            { "name": "Original", "weight": 5_000 },
            { "name": "Green", "weight": 5_000, "actions": [{ "page_id": page, "changes": [green] }] },
        ],
    })
}

pub(super) fn shorter_checkout(shop: u64, page: u64, purchase: u64) -> Value {
    let short = json!({
        "type": "redirect",
        "destination": "https://shop.example/checkout/short",
        "preserve_parameters": true,
        "allow_additional_redirect": false,
    });
    json!({
        "project_id": shop,
        "name": "Shorter checkout",
        "page_ids": [page],
        "metrics": [unique(purchase)],
        "variations": [
            { "name": "Original", "weight": 8_000 },
            { "name": "One step", "weight": 2_000, "actions": [{ "page_id": page, "changes": [short] }] },
        ],
    })
}

pub(super) fn group(shop: u64, experiments: [u64; 2]) -> Value {
    let entities = experiments.map(|id| json!({ "id": id, "kind": "Experiment", "weight": 5_000 }));
    json!({ "project_id": shop, "name": "Product pages and checkout", "entities": entities })
}

/// The share of visitors who have an event.
pub(super) fn unique(event: u64) -> Value {
    json!({ "event_id": event, "aggregator": "unique", "scope": "visitor", "winning_direction": "increasing" })
}

/// The revenue of all events, per visitor.
pub(super) fn revenue() -> Value {
    json!({ "aggregator": "sum", "field": "revenue", "scope": "visitor", "winning_direction": "increasing" })
}
