//! What is wrong deep inside a value is refused, with its path.

use optimizely_rest::classic::{Bin, Item, Layout, Method};
use serde_json::{Value, json};

use crate::Shop;

#[tokio::test]
async fn the_server_names_the_path_of_each_value_that_is_wrong() {
    let shop = Shop::open().await;
    let body = json!({
        "name": "Teas",
        "layout": { "title": "", "rows": [[{ "label": "a", "items": [{ "name": "tea" }, { "name": "Tea", "grams": 0 }] }]] },
        "boxes": [{ "items": {} }, 7],
        "audiences": ["[]", "[and"],
        "checked": "2015-01-01T08:00:00.5Z",
        "opened": "2015-01-01T08:00:00.5Z",
    });
    let path = format!("projects/{}/shelves", shop.project);
    let error = shop.client.request(Method::POST, &path).json(&body).await.unwrap_err();
    assert!(error.is_bad_request(), "{error}");
    let said: Value = serde_json::from_slice(error.body().unwrap_or_default()).unwrap();
    let said: Vec<_> = said["message"].as_str().unwrap().split("; ").collect();
    assert_eq!(
        said,
        [
            "layout.title is required, and is empty",
            "layout.rows[0][0].items[1].name does not match ^[a-z]+$",
            "layout.rows[0][0].items[1].grams has to be from 1 to 1000, and is 0",
            "boxes[0].label is required",
            "boxes[0].items has to be a list",
            "boxes[1] has to be an object",
            "opened has to be a time in whole seconds, such as 2015-01-01T08:00:00Z",
            "audiences[1]: the text is not a tree of conditions: expected value at line 1 column 2",
        ]
    );
    assert!(shop.client.shelves().list(shop.project).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_client_sends_no_number_that_is_out_of_range_at_any_depth() {
    let shop = Shop::open().await;
    let box_of_nothing = Bin::new("a").items([Item::new("tea").grams(0)]);
    let new = shop.new().layout(Layout::new("a").rows([vec![box_of_nothing]]));
    let error = shop.client.shelves().create(new).await.unwrap_err().to_string();
    assert!(error.contains("layout.rows.items.grams is 0"), "{error}");
    assert_eq!(shop.sandbox.requests().len(), 1, "the project alone");
}
