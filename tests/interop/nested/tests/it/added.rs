//! Objects in what the sandbox makes by rules of its own: default variations, rows of results, abridged attributes.

use optimizely_rest::classic::{AttributeDatatype, NewDcpAttribute, NewDcpDatasource, NewDcpService, NewExperiment, NewGoal};

use crate::Shop;

#[tokio::test]
async fn variations_and_results_that_the_sandbox_makes_have_the_objects_of_their_spec() {
    let shop = Shop::open().await;
    let new = NewExperiment::new(shop.project, "Buttons", "https://shop.example/");
    let experiment = shop.client.experiments().create(new).await.unwrap();
    let variations = experiment.variations().await.unwrap();
    assert_eq!((variations[0].project_id, variations[0].origin.project_id), (shop.project, shop.project));
    let goal = NewGoal::custom_event(shop.project, "Bought", "bought").experiment_ids([experiment.id]);
    shop.client.goals().create(goal).await.unwrap();
    let results = experiment.results().await.unwrap();
    assert_eq!((results.len(), results[0].origin.corner.centre.level), (2, 1));
    assert_eq!(experiment.stats().await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_abridged_attribute_has_the_objects_of_its_spec() {
    let shop = Shop::open().await;
    let service = shop.client.dcp_services().create(NewDcpService::new("Customers")).await.unwrap();
    assert_eq!(service.origin.corner.centre.level, 1);
    let new = NewDcpDatasource::uid(service.id, "CRM");
    let mut datasource = shop.client.dcp_datasources().create(new).await.unwrap();
    let new = NewDcpAttribute::new(datasource.id, "Plan", AttributeDatatype::String);
    let attribute = shop.client.dcp_attributes().create(new).await.unwrap();
    datasource.refresh().await.unwrap();
    assert_eq!(datasource.attributes[0].id, attribute.id);
    assert_eq!(datasource.attributes[0].origin.corner.centre.level, 1);
}
