//! Where experiments and campaigns run: pages, or a hidden page that `url_targeting` makes.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

fn started() -> (Api, Value) {
    let api = Api::start();
    let project = api.project("Shop");
    (api, project)
}

fn targeting(key: &str) -> Value {
    json!({ "edit_url": "https://shop.example/sale", "activation_type": "immediate", "key": key })
}

#[track_caller]
fn targeted(api: &Api, project: &Value) -> Value {
    let body = json!({
        "project_id": project, "name": "Buttons", "url_targeting": targeting("sale"),
        "variations": [{ "name": "Original", "weight": 10_000 }],
    });
    api.post("experiments", body)
}

#[test]
fn url_targeting_makes_a_hidden_page() {
    let (api, project) = started();
    let home = api.page(&project, "Home");
    let experiment = targeted(&api, &project);
    let page = api.get(format!("pages/{}", experiment["url_targeting"]["page_id"]));
    let shown = ["single_use", "edit_url", "key", "activation_type", "project_id"].map(|name| page[name].clone());
    let expected =
        [json!(true), json!("https://shop.example/sale"), json!("sale"), json!("immediate"), project.clone()];
    assert_eq!(shown, expected);
    assert_eq!(each(&api.get(format!("pages?project_id={project}")), "id"), [home]);
    assert_eq!(experiment["page_ids"], json!([]));
}

#[test]
fn a_hidden_page_is_not_found_by_a_search() {
    let (api, project) = started();
    targeted(&api, &project);
    assert_eq!(api.get(format!("search?query=Buttons&project_id={project}&type=page")), json!([]));
    let page = api.page(&project, "Buttons");
    assert_eq!(each(&api.get(format!("search?query=Buttons&project_id={project}&type=page")), "id"), [page]);
}

#[test]
fn a_hidden_page_is_not_counted_in_the_pages_of_a_list() {
    let (api, project) = started();
    targeted(&api, &project);
    let pages = [api.page(&project, "Home"), api.page(&project, "Checkout")];
    let first = api.send("GET", format!("pages?project_id={project}&per_page=1"), &Value::Null);
    assert_eq!(each(&first.json(), "id"), [pages[0].clone()]);
    let second = api.send("GET", format!("pages?project_id={project}&per_page=1&page=2"), &Value::Null);
    assert_eq!(each(&second.json(), "id"), [pages[1].clone()]);
    assert!(!second.link.unwrap_or_default().contains("rel=next"));
}

#[test]
fn url_targeting_instead_of_pages_makes_a_page_and_empties_the_actions() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    let shown = api.patch(format!("experiments/{experiment}"), json!({ "url_targeting": targeting("sale") }));
    let page = &shown["url_targeting"]["page_id"];
    assert!(page.is_u64());
    assert_eq!(shown["page_ids"], json!([]));
    assert_eq!(each(&shown["variations"], "actions"), [json!([]), json!([])]);
    let ids = each(&shown["variations"], "variation_id");
    let sent = json!({ "variations": [
        { "variation_id": ids[0] },
        { "variation_id": ids[1], "actions": [{ "page_id": page, "changes": [] }] },
    ] });
    let shown = api.patch(format!("experiments/{experiment}"), sent);
    assert_eq!(&shown["variations"][1]["actions"][0]["page_id"], page, "the actions are sent again with the new page");
}

#[test]
fn changing_url_targeting_changes_its_page() {
    let (api, project) = started();
    let experiment = targeted(&api, &project);
    let page = &experiment["url_targeting"]["page_id"];
    let path = format!("experiments/{}", experiment["id"]);
    let same = api.patch(&path, json!({ "url_targeting": experiment["url_targeting"] }));
    assert_eq!(&same["url_targeting"], &experiment["url_targeting"]);
    let changed = api.patch(&path, json!({ "url_targeting": { "edit_url": "https://shop.example/" } }));
    assert_eq!(&changed["url_targeting"], &json!({ "edit_url": "https://shop.example/", "page_id": page }));
    let page = api.get(format!("pages/{page}"));
    assert_eq!((&page["edit_url"], page.get("key")), (&json!("https://shop.example/"), None));
}

#[test]
fn pages_instead_of_url_targeting_archive_the_hidden_page() {
    let (api, project) = started();
    let experiment = targeted(&api, &project);
    let hidden = &experiment["url_targeting"]["page_id"];
    let path = format!("experiments/{}", experiment["id"]);
    let page = api.page(&project, "Home");
    let variation = &experiment["variations"][0]["variation_id"];
    let actions = json!([{ "page_id": hidden, "changes": [] }, { "page_id": page, "changes": [] }]);
    api.patch(&path, json!({ "variations": [{ "variation_id": variation, "actions": actions }] }));
    let shown = api.patch(&path, json!({ "page_ids": [page] }));
    assert_eq!((shown.get("url_targeting"), &shown["page_ids"]), (None, &json!([page])));
    assert_eq!(each(&shown["variations"][0]["actions"], "page_id"), [page]);
    assert_eq!(api.get(format!("pages/{hidden}"))["archived"], true);
}

#[test]
fn pages_and_url_targeting_are_not_given_together() {
    let (api, project) = started();
    let page = api.page(&project, "Home");
    let both =
        json!({ "project_id": project, "name": "Buttons", "page_ids": [page], "url_targeting": targeting("sale") });
    for path in ["experiments", "campaigns"] {
        let why = api.refused(400, "POST", path, both.clone());
        assert!(why.contains("cannot be given together with"), "{why}");
    }
}

#[test]
fn the_key_of_url_targeting_is_short_and_free() {
    let (api, project) = started();
    let body = |key: &str| json!({ "project_id": project, "name": "Buttons", "url_targeting": targeting(key) });
    let why = api.refused(400, "POST", "experiments", body(&"k".repeat(65)));
    assert_eq!(why, "url_targeting.key has more than 64 characters");
    let experiment = api.post("experiments", body("sale"));
    assert_eq!(api.refused(400, "POST", "experiments", body("sale")), "url_targeting.key is taken: sale");
    let mut own = targeting("sale");
    own["edit_url"] = json!("https://shop.example/");
    api.patch(format!("experiments/{}", experiment["id"]), json!({ "url_targeting": own }));
}

#[test]
fn a_campaign_has_url_targeting_too() {
    let (api, project) = started();
    let campaign = api.campaign(&project, "Sale");
    let shown = api.patch(format!("campaigns/{campaign}"), json!({ "url_targeting": targeting("sale") }));
    assert_eq!(shown["page_ids"], json!([]));
    assert_eq!(api.get(format!("pages/{}", shown["url_targeting"]["page_id"]))["single_use"], true);
}

#[test]
fn activation_by_polling_or_a_callback_needs_code() {
    let (api, project) = started();
    for activation in ["polling", "callback"] {
        let mut page = json!({ "edit_url": "https://shop.example/", "activation_type": activation });
        let lacks = format!("activation_code is required for activation by {activation}");
        let body = json!({ "project_id": project, "name": "Buttons", "url_targeting": page });
        assert_eq!(api.refused(400, "POST", "experiments", body), format!("url_targeting.{lacks}"));
        page.as_object_mut()
            .unwrap()
            .extend([("project_id".to_owned(), project.clone()), ("name".to_owned(), json!("Home"))]);
        assert_eq!(api.refused(400, "POST", "pages", page.clone()), lacks);
        page["activation_code"] = json!("() => true");
        let page = &api.post("pages", page)["id"];
        let emptied = json!({ "activation_code": "" });
        assert_eq!(api.refused(400, "PATCH", format!("pages/{page}"), emptied), lacks);
    }
}

#[test]
fn a_page_is_archived_once_and_stays_readable() {
    let (api, project) = started();
    let page = api.page(&project, "Home");
    api.delete(format!("pages/{page}"));
    assert_eq!(api.get(format!("pages/{page}"))["archived"], true);
    api.refused(410, "DELETE", format!("pages/{page}"), Value::Null);
    let unarchived = api.patch(format!("pages/{page}"), json!({ "archived": false }));
    assert_eq!(unarchived["archived"], false);
    api.delete(format!("pages/{page}"));
}
