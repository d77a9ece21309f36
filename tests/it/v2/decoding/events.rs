//! Events of all kinds, and the pages they happen on.

use optimizely_rest::v2::*;
use serde_json::json;

use crate::support::v2::{at, read, with};
use crate::support::v2_examples::{click, page};

#[test]
fn a_click_event_has_a_page_and_a_selector() {
    let read: Event = read(click());
    assert_eq!((read.id, read.project_id), (5651230000000001.into(), Some(5024793028722690.into())));
    assert_eq!((&read.event_type, read.page_id), (&Some(EventType::Click), Some(5845263513518080.into())));
    assert_eq!((read.key.as_deref(), read.name.as_deref()), (Some("buy"), Some("Buy")));
    assert_eq!(
        (read.description.as_deref(), &read.category),
        (Some("A click on the button."), &Some(EventCategory::AddToCart))
    );
    assert_eq!(read.config.as_ref().map(|config| config.selector.as_str()), Some(".buy"));
    let properties: Vec<_> =
        read.event_properties.iter().map(|property| (property.name.as_deref(), property.data_type.clone())).collect();
    let expected = [
        (Some("size"), Some(PropertyType::Number)),
        (Some("color"), Some(PropertyType::String)),
        (Some("sold_out"), Some(PropertyType::Boolean)),
    ];
    assert_eq!(properties, expected);
    assert_eq!((read.archived, read.is_classic, read.is_editable), (Some(false), Some(false), Some(true)));
    assert_eq!(read.created, Some(at("2019-05-29T20:25:53.423147Z")));
    assert_eq!(read.last_modified, Some(at("2019-06-01T07:00:00.000001Z")));
    assert!(read.extra().is_empty());
}

#[test]
fn an_event_of_each_kind_is_read() {
    let kinds = [
        ("custom", EventType::Custom),
        ("click", EventType::Click),
        ("pageview", EventType::Pageview),
        ("classic_custom", EventType::ClassicCustom),
        ("classic_click", EventType::ClassicClick),
        ("classic_pageview", EventType::ClassicPageview),
        ("classic_engagement", EventType::ClassicEngagement),
        ("classic_revenue", EventType::ClassicRevenue),
        ("classic_mobile_tap", EventType::ClassicMobileTap),
        ("classic_mobile_view", EventType::ClassicMobileView),
        ("classic_mobile_session_length", EventType::ClassicMobileSessionLength),
        ("classic_mobile_num_session", EventType::ClassicMobileNumSession),
        ("hover", EventType::Unrecognized("hover".to_owned())),
    ];
    for (text, kind) in kinds {
        let event: Event = read(json!({ "id": 9, "event_type": text }));
        assert_eq!(event.event_type, Some(kind));
    }
}

#[test]
fn an_event_of_each_category_is_read() {
    let categories = [
        ("add_to_cart", EventCategory::AddToCart),
        ("save", EventCategory::Save),
        ("search", EventCategory::Search),
        ("share", EventCategory::Share),
        ("purchase", EventCategory::Purchase),
        ("convert", EventCategory::Convert),
        ("sign_up", EventCategory::SignUp),
        ("subscribe", EventCategory::Subscribe),
        ("other", EventCategory::Other),
        ("download", EventCategory::Unrecognized("download".to_owned())),
    ];
    for (text, category) in categories {
        let event: Event = read(json!({ "id": 9, "category": text }));
        assert_eq!(event.category, Some(category));
    }
}

#[test]
fn a_custom_event_has_neither_a_page_nor_a_selector() {
    let event: Event =
        read(json!({ "id": 9, "event_type": "custom", "key": "purchase", "is_classic": true, "is_editable": false }));
    assert_eq!((event.page_id, event.config.is_none(), event.event_properties.len()), (None, true, 0));
    assert_eq!((event.is_classic, event.is_editable), (Some(true), Some(false)));
}

#[test]
fn a_page_is_read() {
    let read: Page = read(page());
    assert_eq!((read.id, read.project_id), (5845263513518080.into(), Some(5024793028722690.into())));
    assert_eq!(
        (read.name.as_deref(), read.edit_url.as_deref()),
        (Some("Checkout"), Some("https://shop.example/checkout/"))
    );
    assert_eq!(read.key.as_deref(), Some("5024793028722690_checkout"));
    assert_eq!((&read.page_type, &read.category), (&Some(PageType::UrlSet), &Some(PageCategory::Checkout)));
    assert_eq!(read.conditions.as_ref().unwrap().to_string(), "the URL contains \"checkout\"");
    assert_eq!(
        (&read.activation_type, read.activation_code.as_deref()),
        (&Some(ActivationType::Callback), Some("function (activate) { activate(); }"))
    );
    assert_eq!((read.archived, read.single_use), (Some(false), Some(false)));
    assert_eq!(read.created, Some(at("2019-05-29T20:25:53.423147Z")));
    assert_eq!(read.last_modified, Some(at("2019-06-01T07:00:00.000001Z")));
    assert!(read.extra().is_empty());
}

#[test]
fn pages_of_each_kind_and_category_are_read() {
    for (text, kind) in
        [("single_url", PageType::SingleUrl), ("url_set", PageType::UrlSet), ("global", PageType::Global)]
    {
        assert_eq!(read::<Page>(with(page(), json!({ "page_type": text }))).page_type, Some(kind));
    }
    let categories = [
        ("article", PageCategory::Article),
        ("cart", PageCategory::Cart),
        ("category", PageCategory::Category),
        ("checkout", PageCategory::Checkout),
        ("home", PageCategory::Home),
        ("landing_page", PageCategory::LandingPage),
        ("pricing", PageCategory::Pricing),
        ("product_detail", PageCategory::ProductDetail),
        ("search_results", PageCategory::SearchResults),
        ("other", PageCategory::Other),
        ("wish_list", PageCategory::Unrecognized("wish_list".to_owned())),
    ];
    for (text, category) in categories {
        assert_eq!(read::<Page>(with(page(), json!({ "category": text }))).category, Some(category));
    }
    let activations = [
        ("immediate", ActivationType::Immediate),
        ("manual", ActivationType::Manual),
        ("polling", ActivationType::Polling),
        ("callback", ActivationType::Callback),
        ("dom_changed", ActivationType::DomChanged),
        ("url_changed", ActivationType::UrlChanged),
        ("idle", ActivationType::Unrecognized("idle".to_owned())),
    ];
    for (text, activation) in activations {
        assert_eq!(read::<Page>(with(page(), json!({ "activation_type": text }))).activation_type, Some(activation));
    }
}
