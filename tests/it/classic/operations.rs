//! Every operation of every resource, over HTTP: created, read, listed, changed, deleted.

use optimizely_rest::classic::{
    AttributeDatatype, Client, DcpAttributeUpdate, DcpDatasourceUpdate, DcpServiceUpdate, ExperimentStatus,
    ExperimentUpdate, KeyfieldLocatorType, ListFormat, ListType, Live, NewDcpAttribute, NewDcpDatasource,
    NewExperiment, NewGoal, NewProject, NewSchedule, NewUploadedList, NewVariation, Project, ProjectStatus,
    ProjectUpdate, ScheduleUpdate, Timestamp, UploadedListUpdate, UrlCondition,
};

use crate::support::bodies::classic::{
    a_click_goal, a_dimension, a_project, a_service_named, a_variation, an_audience, an_event_goal, an_experiment,
    an_experiment_on,
};
use crate::support::sandbox::started;

async fn project(client: &Client) -> Live<Project> {
    client.projects().create(a_project()).await.unwrap()
}

#[tokio::test]
async fn projects_are_created_read_listed_and_changed() {
    let (_sandbox, client) = started().await;
    let project = project(&client).await;
    assert_eq!(client.projects().get(project.id).await.unwrap().data(), project.data());
    assert_eq!(client.projects().list().await.unwrap().len(), 1);
    let changed = client.projects().update(project.id, ProjectUpdate::new().ip_anonymization(true)).await.unwrap();
    assert!(changed.ip_anonymization);
}

#[tokio::test]
async fn a_copy_starts_nothing_and_is_not_archived() {
    let (_sandbox, client) = started().await;
    let mut project = project(&client).await;
    let mut experiment = client.experiments().create(an_experiment(project.id)).await.unwrap();
    experiment.start().await.unwrap();
    let copy = client.experiments().create(NewExperiment::from(experiment.data())).await.unwrap();
    assert_eq!((&copy.status, &copy.edit_url), (&ExperimentStatus::NotStarted, &experiment.edit_url));

    let mut variation = client.variations().create(a_variation(experiment.id, "Red")).await.unwrap();
    variation.pause().await.unwrap();
    let copy = client.variations().create(NewVariation::from(variation.data())).await.unwrap();
    assert!(copy.is_paused, "it has no visitors before the copy of its experiment starts");

    let mut goal = client.goals().create(a_click_goal(project.id, "Cart", ".cart")).await.unwrap();
    goal.archive().await.unwrap();
    assert!(goal.archived);
    let copy = client.goals().create(NewGoal::from(goal.data())).await.unwrap();
    assert!(!copy.archived);

    project.archive().await.unwrap();
    let copy = client.projects().create(NewProject::from(project.data())).await.unwrap();
    assert_eq!(copy.project_status, ProjectStatus::Active);
}

#[tokio::test]
async fn what_belongs_to_a_project_is_created_read_listed_changed_and_deleted() {
    let (_sandbox, client) = started().await;
    let project = project(&client).await;

    let experiment = an_experiment_on(project.id, "Buttons", "https://shop.example/products/");
    let mut experiment = client.experiments().create(experiment).await.unwrap();
    assert_eq!(client.experiments().get(experiment.id).await.unwrap().data(), experiment.data());
    assert_eq!(experiment.url_conditions[0].value, "https://shop.example/products");
    experiment.set_custom_js("1").save().await.unwrap();
    assert_eq!(project.experiments().await.unwrap()[0].custom_js, "1");

    let mut goal = client.goals().create(a_click_goal(project.id, "Cart", ".cart")).await.unwrap();
    goal.set_title("Basket").save().await.unwrap();
    let titles: Vec<_> = project.goals().await.unwrap().iter().map(|goal| goal.title.clone()).collect();
    assert_eq!(titles, ["Engagement", "Total Revenue", "Basket"]);

    let mut audience = client.audiences().create(an_audience(project.id, "Canada")).await.unwrap();
    audience.set_description("North").save().await.unwrap();
    assert_eq!(client.audiences().list(project.id).await.unwrap()[0].description, "North");
    assert_eq!(client.audiences().get(audience.id).await.unwrap().conditions.as_str(), "[]");

    let mut dimension = client.dimensions().create(a_dimension(project.id, "Plan")).await.unwrap();
    dimension.set_client_api_name("plan").save().await.unwrap();
    assert_eq!(project.dimensions().await.unwrap()[0].client_api_name, "plan");

    let list = NewUploadedList::new(project.id, "plans", ListType::Cookies, "plan", "a,b", ListFormat::Csv);
    let list = client.uploaded_lists().create(list).await.unwrap();
    let update = UploadedListUpdate::new(ListType::ZipCodes, "zip", "12345").description("Zips");
    assert_eq!(client.uploaded_lists().update(list.id, update).await.unwrap().list_type, ListType::ZipCodes);
    assert_eq!(project.uploaded_lists().await.unwrap()[0].description, "Zips");

    client.experiments().delete(experiment.id).await.unwrap();
    client.goals().delete(goal.id).await.unwrap();
    client.dimensions().delete(dimension.id).await.unwrap();
    client.uploaded_lists().delete(list.id).await.unwrap();
    assert!(project.experiments().await.unwrap().is_empty());
    assert!(project.dimensions().await.unwrap().is_empty());
    assert!(project.uploaded_lists().await.unwrap().is_empty());
    assert_eq!(project.goals().await.unwrap().len(), 2);
}

#[tokio::test]
async fn what_belongs_to_an_experiment_is_created_read_listed_changed_and_deleted() {
    let (_sandbox, client) = started().await;
    let project = project(&client).await;
    let experiment = an_experiment(project.id);
    let experiment = client.experiments().create(experiment).await.unwrap();

    let mut variation = client.variations().create(a_variation(experiment.id, "Huge")).await.unwrap();
    assert_eq!((variation.project_id, variation.weight), (project.id, None));
    variation.set_weight(0).save().await.unwrap();
    assert_eq!(client.variations().get(variation.id).await.unwrap().weight, Some(0));
    assert_eq!(experiment.variations().await.unwrap().len(), 3);
    client.variations().delete(variation.id).await.unwrap();
    assert_eq!(client.variations().list(experiment.id).await.unwrap().len(), 2);

    let time = |text: &str| text.parse::<Timestamp>().unwrap();
    let (start, stop) = (time("2035-01-01T08:00:00Z"), time("2035-01-02T08:00:00Z"));
    let schedule = client.schedules().create(NewSchedule::between(experiment.id, &start, &stop)).await.unwrap();
    assert_eq!(client.schedules().get(schedule.id).await.unwrap().stop_time, Some(stop));
    let update = ScheduleUpdate::starting(&start).clear_stop_time();
    assert_eq!(client.schedules().update(schedule.id, update).await.unwrap().stop_time, None);
    assert_eq!(experiment.schedules().await.unwrap().len(), 1);
    client.schedules().delete(schedule.id).await.unwrap();
    assert!(client.schedules().list(experiment.id).await.unwrap().is_empty());

    let goal = client.goals().create(an_event_goal(project.id, "Bought", "bought")).await.unwrap();
    experiment.add_goal(goal.id).await.unwrap();
    assert_eq!(experiment.results().await.unwrap().len(), 2);
    assert_eq!(client.experiment_results().list(experiment.id).audience(7).await.unwrap().len(), 2);
    assert_eq!(experiment.stats().dimension(5, "gold").await.unwrap()[0].goal_id, goal.id);
    assert_eq!(client.experiment_stats().list(experiment.id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_url_condition_that_is_sent_as_it_was_read_is_the_same_one() {
    let (_sandbox, client) = started().await;
    let project = project(&client).await;
    let experiment = an_experiment_on(project.id, "Buttons", "https://shop.example/products/");
    let experiment = client.experiments().create(experiment).await.unwrap();
    let read = &experiment.url_conditions[0];
    let other = UrlCondition::new("https://shop.example/");
    let changes = ExperimentUpdate::new().url_conditions([read.clone(), other]);
    let updated = client.experiments().update(experiment.id, changes).await.unwrap();
    assert_eq!(updated.url_conditions[0], *read);
    assert_eq!(updated.url_conditions[1].index(), Some(1));

    let negated = read.clone().negate(true);
    let changes = ExperimentUpdate::new().url_conditions([negated]);
    let updated = client.experiments().update(experiment.id, changes).await.unwrap();
    assert_ne!(updated.url_conditions[0].created(), read.created());
}

#[tokio::test]
async fn what_belongs_to_the_dcp_is_created_read_listed_changed_and_archived() {
    let (_sandbox, client) = started().await;
    let mut service = client.dcp_services().create(a_service_named("Customers")).await.unwrap();
    service.set_name("Clients").save().await.unwrap();
    assert_eq!(client.dcp_services().update(service.id, DcpServiceUpdate::new()).await.unwrap().name, "Clients");
    assert_eq!(client.dcp_services().list().await.unwrap().len(), 1);

    let source = NewDcpDatasource::cookie(service.id, "CRM", "crm_id").description("Nightly");
    let mut source = client.dcp_datasources().create(source).await.unwrap();
    assert_eq!(source.keyfield_locator_type, KeyfieldLocatorType::Cookie);
    let update = DcpDatasourceUpdate::new().clear_description();
    assert_eq!(client.dcp_datasources().update(source.id, update).await.unwrap().description, None);
    assert_eq!(service.dcp_datasources().await.unwrap().len(), 1);

    let attribute = NewDcpAttribute::new(source.id, "Plan", AttributeDatatype::String).description("Paid");
    let attribute = client.dcp_attributes().create(attribute).await.unwrap();
    assert!(attribute.created.is_some());
    let update = DcpAttributeUpdate::new().description("The plan they pay for");
    assert!(client.dcp_attributes().update(attribute.id, update).await.is_ok());
    let listed = source.dcp_attributes().await.unwrap();
    assert_eq!(listed[0].created, None, "lists leave it out");
    source.refresh().await.unwrap();
    assert_eq!(source.attributes[0].description.as_deref(), Some("The plan they pay for"));

    client.dcp_attributes().delete(attribute.id).await.unwrap();
    client.dcp_datasources().delete(source.id).await.unwrap();
    client.dcp_services().delete(service.id).await.unwrap();
    assert!(client.dcp_attributes().get(attribute.id).await.unwrap().archived);
    assert!(client.dcp_datasources().get(source.id).await.unwrap().archived);
    assert!(client.dcp_services().get(service.id).await.unwrap().archived);
}

#[tokio::test]
async fn generic_code_reaches_every_operation() {
    use optimizely_rest::{
        classic::{Classic, Goal, ProjectId},
        resource::{Delete, Get, List},
    };

    async fn first_of<E>(client: &Client, parent: ProjectId) -> E::Key
    where
        E: Get<Api = Classic> + List<Item = Live<E>, Parent = ProjectId> + Delete,
    {
        let listed = client.list::<E>(parent).await.unwrap();
        let found = client.get::<E>(listed[0].key()).await.unwrap();
        client.delete::<E>(found.key()).await.unwrap();
        found.key()
    }
    let (_sandbox, client) = started().await;
    let project = project(&client).await;
    let id = first_of::<Goal>(&client, project.id).await;
    assert!(client.goals().get(id).await.unwrap_err().is_not_found());
}
