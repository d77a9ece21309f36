//! The parts of experiments: pages, events, audiences, attributes, groups, extensions, environments and features.

use optimizely_rest::v2::*;
use serde_json::json;

use crate::support::bodies::v2::{a_page, an_audience, an_event};
use crate::support::v2::{NOTHING, client, expect, expect_get, expect_list, expect_refusal};

#[test]
fn pages_are_read_listed_and_archived() {
    let pages = client().pages();
    expect(pages.get(8).request(), "GET", "pages/8", NOTHING);
    expect_list(pages.list(5).request(), "pages", &[("project_id", "5")]);
    expect(pages.archive(8).request(), "DELETE", "pages/8", NOTHING);
}

#[test]
fn a_page_has_a_name_and_an_address() {
    let new = a_page(5, "Checkout", "https://shop.example/checkout/");
    let body = json!({ "project_id": 5, "name": "Checkout", "edit_url": "https://shop.example/checkout/" });
    expect(client().pages().create(new.clone()).request(), "POST", "pages", body);
    let all = new
        .key("checkout")
        .page_type(PageType::UrlSet)
        .category(PageCategory::ProductDetail)
        .conditions(UrlCondition::all([]))
        .archived(false)
        .activation_type(ActivationType::DomChanged)
        .activation_code("return true;");
    let body = json!({
        "project_id": 5,
        "name": "Checkout",
        "edit_url": "https://shop.example/checkout/",
        "key": "checkout",
        "page_type": "url_set",
        "category": "product_detail",
        "conditions": "[\"and\"]",
        "archived": false,
        "activation_type": "dom_changed",
        "activation_code": "return true;",
    });
    expect(client().pages().create(all).request(), "POST", "pages", body);
    assert_eq!(client().pages().update(8, PageUpdate::new().key("x".repeat(500))).request().invalid(), None);
    expect_refusal(client().pages().update(8, PageUpdate::new().key("x".repeat(501))).request(), "key");
}

#[test]
fn a_page_is_changed_in_part() {
    let update = PageUpdate::new()
        .name("Cart")
        .edit_url("https://shop.example/cart/")
        .key("cart")
        .page_type(PageType::SingleUrl)
        .category(PageCategory::Cart)
        .conditions(UrlCondition::all([]))
        .archived(false)
        .activation_type(ActivationType::Immediate)
        .activation_code("");
    let body = json!({
        "name": "Cart",
        "edit_url": "https://shop.example/cart/",
        "key": "cart",
        "page_type": "single_url",
        "category": "cart",
        "conditions": "[\"and\"]",
        "archived": false,
        "activation_type": "immediate",
        "activation_code": "",
    });
    expect(client().pages().update(8, update).request(), "PATCH", "pages/8", body);
}

#[test]
fn events_of_all_kinds_are_read_in_one_place() {
    let events = client().events();
    expect(events.get(9).request(), "GET", "events/9", NOTHING);
    expect_get(events.get(9).include_classic(true).request(), "events/9", &[("include_classic", "true")]);
    expect_list(events.list(5).request(), "events", &[("project_id", "5")]);
    let query = [("project_id", "5"), ("include_classic", "true")];
    expect_list(events.list(5).include_classic(true).request(), "events", &query);
}

#[test]
fn a_custom_event_is_created_below_its_project() {
    let least = client().custom_events().create(an_event(5, "purchase"));
    let body = json!({ "key": "purchase", "event_type": "custom" });
    expect(least.request(), "POST", "projects/5/custom_events", body);
    let properties = [EventProperty::new().name("size").data_type(PropertyType::Number)];
    let all = an_event(5, "purchase")
        .name("Purchase")
        .event_properties(properties)
        .description("A purchase.")
        .category(EventCategory::Purchase)
        .archived(false);
    let body = json!({
        "key": "purchase",
        "event_type": "custom",
        "name": "Purchase",
        "event_properties": [{ "name": "size", "data_type": "number" }],
        "description": "A purchase.",
        "category": "purchase",
        "archived": false,
    });
    expect(client().custom_events().create(all).request(), "POST", "projects/5/custom_events", body);
    expect_refusal(client().custom_events().create(an_event(5, "x".repeat(65))).request(), "key");
    assert_eq!(client().custom_events().create(an_event(5, "a. b-c_D")).request().invalid(), None);
}

#[test]
fn a_custom_event_is_changed_and_archived_below_its_project() {
    let events = client().custom_events();
    let update = CustomEventUpdate::new()
        .key("order")
        .name("Order")
        .description("An order.")
        .category(EventCategory::Convert)
        .archived(true);
    let body = json!({
        "key": "order",
        "name": "Order",
        "description": "An order.",
        "category": "convert",
        "archived": true,
    });
    expect(events.update(5, 9, update).request(), "PATCH", "projects/5/custom_events/9", body);
    expect_refusal(events.update(5, 9, CustomEventUpdate::new().key("x".repeat(65))).request(), "key");
    expect_refusal(events.update(5, 0, CustomEventUpdate::new()).request(), "EventId");
    expect(events.archive(5, 9).request(), "DELETE", "projects/5/custom_events/9", NOTHING);
    expect_refusal(events.archive(0, 9).request(), "ProjectId");
}

#[test]
fn a_click_event_is_changed_moved_and_archived_below_its_page() {
    let events = client().click_events();
    let update = ClickEventUpdate::new()
        .page_id(6)
        .name("Buy now")
        .key("buy_now")
        .config(ClickConfig::new(".buy"))
        .description("A click.")
        .category(EventCategory::AddToCart)
        .archived(false)
        .variation_specific(true);
    let body = json!({
        "page_id": 6,
        "name": "Buy now",
        "key": "buy_now",
        "config": { "selector": ".buy" },
        "description": "A click.",
        "category": "add_to_cart",
        "archived": false,
        "variation_specific": true,
    });
    expect(events.update(8, 9, update).request(), "PATCH", "pages/8/events/9", body);
    expect(events.archive(8, 9).request(), "DELETE", "pages/8/events/9", NOTHING);
}

#[test]
fn a_click_event_is_created_below_its_page() {
    let least = client().click_events().create(NewClickEvent::new(8, "Buy"));
    expect(least.request(), "POST", "pages/8/events", json!({ "name": "Buy", "event_type": "click" }));
    let all = NewClickEvent::new(8, "Buy")
        .key("buy")
        .config(ClickConfig::new(".buy"))
        .description("A click.")
        .category(EventCategory::AddToCart)
        .archived(false);
    let body = json!({
        "name": "Buy",
        "event_type": "click",
        "key": "buy",
        "config": { "selector": ".buy" },
        "description": "A click.",
        "category": "add_to_cart",
        "archived": false,
    });
    expect(client().click_events().create(all).request(), "POST", "pages/8/events", body);
}

#[test]
fn audiences_are_listed_by_what_they_are() {
    let audiences = client().audiences();
    expect(audiences.get(7).request(), "GET", "audiences/7", NOTHING);
    expect_list(audiences.list(5).request(), "audiences", &[("project_id", "5")]);
    let query = [("project_id", "5"), ("for_journey", "true"), ("archived", "false")];
    expect_list(audiences.list(5).for_journey(true).archived(false).request(), "audiences", &query);
}

#[test]
fn an_audience_is_archived_by_an_update() {
    let conditions: Conditions = "[\"and\", {\"type\": \"browser_version\", \"value\": \"safari\"}]".parse().unwrap();
    let least = an_audience(5, "Plan is pro");
    let body = json!({ "project_id": 5, "name": "Plan is pro" });
    expect(client().audiences().create(least).request(), "POST", "audiences", body);
    let all = an_audience(5, "Plan is pro")
        .conditions(&conditions)
        .segmentation(true)
        .for_journey(false)
        .is_classic(false)
        .description("Those who pay.")
        .archived(false);
    let body = json!({
        "project_id": 5,
        "name": "Plan is pro",
        "conditions": conditions.as_str(),
        "segmentation": true,
        "for_journey": false,
        "is_classic": false,
        "description": "Those who pay.",
        "archived": false,
    });
    expect(client().audiences().create(all).request(), "POST", "audiences", body);
    let archive = client().audiences().update(7, AudienceUpdate::new().archived(true));
    expect(archive.request(), "PATCH", "audiences/7", json!({ "archived": true }));
    let all = AudienceUpdate::new()
        .name("Pro")
        .conditions(&conditions)
        .segmentation(false)
        .for_journey(true)
        .description("")
        .archived(false);
    let body = json!({
        "name": "Pro",
        "conditions": conditions.as_str(),
        "segmentation": false,
        "for_journey": true,
        "description": "",
        "archived": false,
    });
    expect(client().audiences().update(7, all).request(), "PATCH", "audiences/7", body);
}

#[test]
fn an_attribute_has_a_key() {
    let attributes = client().attributes();
    expect(attributes.get(3).request(), "GET", "attributes/3", NOTHING);
    expect_list(attributes.list(5).request(), "attributes", &[("project_id", "5")]);
    expect(attributes.archive(3).request(), "DELETE", "attributes/3", NOTHING);
    let all = NewAttribute::new(5, "plan").name("Plan").description("The paid plan.").archived(false);
    let body = json!({
        "project_id": 5,
        "key": "plan",
        "name": "Plan",
        "description": "The paid plan.",
        "archived": false,
    });
    expect(attributes.create(all).request(), "POST", "attributes", body);
    let update = AttributeUpdate::new().key("tier").name("Tier").description("").archived(true);
    let body = json!({ "key": "tier", "name": "Tier", "description": "", "archived": true });
    expect(attributes.update(3, update).request(), "PATCH", "attributes/3", body);
    expect_refusal(attributes.create(NewAttribute::new(5, "x".repeat(65))).request(), "key");
}

#[test]
fn a_list_attribute_replaces_its_values() {
    let lists = client().list_attributes();
    expect(lists.get(4).request(), "GET", "list_attributes/4", NOTHING);
    expect_get(lists.list(5).request(), "list_attributes", &[("project_id", "5")]);
    expect(lists.archive(4).request(), "DELETE", "list_attributes/4", NOTHING);
    let all = NewListAttribute::new(5, "subscribers", "user_id")
        .list_type(ListType::QueryParameters)
        .list_content("7,8,9")
        .description("Who has the newsletter.")
        .archived(false);
    let body = json!({
        "project_id": 5,
        "name": "subscribers",
        "key_field": "user_id",
        "list_type": "query_parameters",
        "list_content": "7,8,9",
        "description": "Who has the newsletter.",
        "archived": false,
    });
    expect(lists.create(all).request(), "POST", "list_attributes", body);
    let update = ListAttributeUpdate::new()
        .name("readers")
        .key_field("id")
        .list_type(ListType::Cookies)
        .list_content("")
        .description("")
        .archived(false);
    let body = json!({
        "name": "readers",
        "key_field": "id",
        "list_type": "cookies",
        "list_content": "",
        "description": "",
        "archived": false,
    });
    expect(lists.update(4, update).request(), "PATCH", "list_attributes/4", body);
}

#[test]
fn a_group_holds_experiments_and_campaigns() {
    let groups = client().groups();
    expect(groups.get(2).request(), "GET", "groups/2", NOTHING);
    expect_list(groups.list(5).request(), "groups", &[("project_id", "5")]);
    expect(groups.archive(2).request(), "DELETE", "groups/2", NOTHING);
    let entities = [
        GroupEntity::new(5112213213413376, GroupEntityKind::Experiment, 5_000),
        GroupEntity::new(6, GroupEntityKind::Campaign, 2_500),
    ];
    let sent = json!([
        { "id": 5112213213413376_u64, "kind": "Experiment", "weight": 5000 },
        { "id": 6, "kind": "Campaign", "weight": 2500 },
    ]);
    let new = NewGroup::new(5, "Checkout").entities(entities.clone()).description("One at a time.").archived(false);
    let body = json!({
        "project_id": 5,
        "name": "Checkout",
        "entities": sent,
        "description": "One at a time.",
        "archived": false,
    });
    expect(groups.create(new).request(), "POST", "groups", body);
    let update = GroupUpdate::new().name("Cart").entities(entities).description("").archived(true);
    let body = json!({ "name": "Cart", "entities": sent, "description": "", "archived": true });
    expect(groups.update(2, update).request(), "PATCH", "groups/2", body);
    let heavy = NewGroup::new(5, "Checkout").entities([GroupEntity::new(6, GroupEntityKind::Campaign, 10_001)]);
    expect_refusal(groups.create(heavy).request(), "weight");
}

#[test]
fn an_extension_has_code_and_fields() {
    let extensions = client().extensions();
    expect(extensions.get(1).request(), "GET", "extensions/1", NOTHING);
    expect_list(extensions.list(5).request(), "extensions", &[("project_id", "5")]);
    expect(extensions.archive(1).request(), "DELETE", "extensions/1", NOTHING);
    let code =
        Implementation::new().html("<p>{{ text }}</p>").css("p { color: red }").apply_js("go();").reset_js("undo();");
    let choices = [ExtensionFieldChoice::new().label("Large").value("l")];
    let fields = [
        ExtensionField::new("text", "Text", "\"Sale\"", ExtensionFieldType::RichText),
        ExtensionField::new("size", "Size", "\"l\"", ExtensionFieldType::Dropdown)
            .options(ExtensionFieldOptions::new().choices(choices)),
    ];
    let code_sent =
        json!({ "html": "<p>{{ text }}</p>", "css": "p { color: red }", "apply_js": "go();", "reset_js": "undo();" });
    let fields_sent = json!([
        { "api_name": "text", "label": "Text", "default_value": "\"Sale\"", "field_type": "rich_text" },
        {
            "api_name": "size",
            "label": "Size",
            "default_value": "\"l\"",
            "field_type": "dropdown",
            "options": { "choices": [{ "label": "Large", "value": "l" }] },
        },
    ]);
    let new = NewExtension::new(5, "Banner", "https://shop.example/", code.clone())
        .fields(fields.clone())
        .enabled(true)
        .description("A banner.");
    let body = json!({
        "project_id": 5,
        "name": "Banner",
        "edit_url": "https://shop.example/",
        "implementation": code_sent,
        "fields": fields_sent,
        "enabled": true,
        "description": "A banner.",
    });
    expect(extensions.create(new).request(), "POST", "extensions", body);
    let update = ExtensionUpdate::new()
        .name("Sign")
        .edit_url("https://shop.example/sign/")
        .implementation(code)
        .fields(fields)
        .enabled(false)
        .archived(false)
        .description("");
    let body = json!({
        "name": "Sign",
        "edit_url": "https://shop.example/sign/",
        "implementation": code_sent,
        "fields": fields_sent,
        "enabled": false,
        "archived": false,
        "description": "",
    });
    expect(extensions.update(1, update).request(), "PATCH", "extensions/1", body);
}

#[test]
fn an_environment_has_a_key_and_a_name() {
    let environments = client().environments();
    expect(environments.get(1).request(), "GET", "environments/1", NOTHING);
    expect_list(environments.list(5).request(), "environments", &[("project_id", "5")]);
    expect(environments.archive(1).request(), "DELETE", "environments/1", NOTHING);
    let new = NewEnvironment::new(5, "staging", "Staging")
        .priority(3)
        .has_restricted_permissions(true)
        .archived(false)
        .description("Before it is live.");
    let body = json!({
        "project_id": 5,
        "key": "staging",
        "name": "Staging",
        "priority": 3,
        "has_restricted_permissions": true,
        "archived": false,
        "description": "Before it is live.",
    });
    expect(environments.create(new).request(), "POST", "environments", body);
    let update = EnvironmentUpdate::new()
        .key("test")
        .name("Test")
        .priority(4)
        .has_restricted_permissions(false)
        .archived(true)
        .description("");
    let body = json!({
        "key": "test",
        "name": "Test",
        "priority": 4,
        "has_restricted_permissions": false,
        "archived": true,
        "description": "",
    });
    expect(environments.update(1, update).request(), "PATCH", "environments/1", body);
}

#[test]
fn a_feature_has_variables_and_rules_in_its_environments() {
    let features = client().features();
    expect(features.get(1).request(), "GET", "features/1", NOTHING);
    expect_list(features.list(5).request(), "features", &[("project_id", "5")]);
    expect(features.archive(1).request(), "DELETE", "features/1", NOTHING);
    let rule = RolloutRule::new()
        .enabled(true)
        .percentage_included(2_500)
        .audience_conditions(Audiences::everyone())
        .variable_values([("columns", "4")]);
    let environments = [("production", FeatureEnvironment::new([rule])), ("staging", FeatureEnvironment::new([]))];
    let variables = [FeatureVariable::new("columns", VariableType::Integer, "3").archived(false)];
    let environments_sent = json!({
        "production": {
            "rollout_rules": [{
                "enabled": true,
                "percentage_included": 2500,
                "audience_conditions": "everyone",
                "variable_values": { "columns": "4" },
            }],
        },
        "staging": { "rollout_rules": [] },
    });
    let new = NewFeature::new(5, "new_checkout")
        .name("New checkout")
        .variables(variables)
        .environments(environments.clone())
        .description("On one page.")
        .archived(false);
    let body = json!({
        "project_id": 5,
        "key": "new_checkout",
        "name": "New checkout",
        "variables": [{ "key": "columns", "type": "integer", "default_value": "3", "archived": false }],
        "environments": environments_sent,
        "description": "On one page.",
        "archived": false,
    });
    expect(features.create(new).request(), "POST", "features", body);
    let update = FeatureUpdate::new().key("checkout").name("Checkout").environments(environments).archived(true);
    let body = json!({ "key": "checkout", "name": "Checkout", "environments": environments_sent, "archived": true });
    expect(features.update(1, update).request(), "PATCH", "features/1", body);
    let two = FeatureEnvironment::new([RolloutRule::new(), RolloutRule::new()]);
    let refused = features.update(1, FeatureUpdate::new().environments([("production", two)]));
    expect_refusal(refused.request(), "rollout_rules");
}
