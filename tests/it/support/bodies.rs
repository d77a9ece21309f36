//! Bodies of creates with only the required values. Tests of something else use them, so that a new required field of a resource is an edit
//! of one function here.

/// Those of Classic.
pub(crate) mod classic {
    use optimizely_rest::classic::*;

    pub(crate) fn a_project() -> NewProject {
        a_project_named("Shop")
    }

    pub(crate) fn a_project_named(name: impl Into<String>) -> NewProject {
        NewProject::new(name)
    }

    pub(crate) fn an_experiment(project: impl Into<ProjectId>) -> NewExperiment {
        an_experiment_on(project, "Buttons", "https://shop.example/")
    }

    pub(crate) fn an_experiment_on(
        project: impl Into<ProjectId>,
        description: impl Into<String>,
        edit_url: impl Into<String>,
    ) -> NewExperiment {
        NewExperiment::new(project, description, edit_url)
    }

    pub(crate) fn a_click_goal(
        project: impl Into<ProjectId>,
        title: impl Into<String>,
        selector: impl Into<String>,
    ) -> NewGoal {
        NewGoal::click(project, title, selector)
    }

    pub(crate) fn an_event_goal(
        project: impl Into<ProjectId>,
        title: impl Into<String>,
        event: impl Into<String>,
    ) -> NewGoal {
        NewGoal::custom_event(project, title, event)
    }

    pub(crate) fn an_audience(project: impl Into<ProjectId>, name: impl Into<String>) -> NewAudience {
        NewAudience::new(project, name)
    }

    pub(crate) fn a_dimension(project: impl Into<ProjectId>, name: impl Into<String>) -> NewDimension {
        NewDimension::new(project, name)
    }

    pub(crate) fn a_variation(experiment: impl Into<ExperimentId>, description: impl Into<String>) -> NewVariation {
        NewVariation::new(experiment, description)
    }

    pub(crate) fn a_service() -> NewDcpService {
        a_service_named("S")
    }

    pub(crate) fn a_service_named(name: impl Into<String>) -> NewDcpService {
        NewDcpService::new(name)
    }
}

/// Those of v2.
pub(crate) mod v2 {
    use optimizely_rest::v2::*;

    pub(crate) fn a_project() -> NewProject {
        a_project_named("Shop")
    }

    pub(crate) fn a_project_named(name: impl Into<String>) -> NewProject {
        NewProject::new(name)
    }

    pub(crate) fn an_experiment(project: impl Into<ProjectId>) -> NewExperiment {
        NewExperiment::new(project)
    }

    pub(crate) fn a_campaign(project: impl Into<ProjectId>) -> NewCampaign {
        NewCampaign::new(project)
    }

    pub(crate) fn a_page(
        project: impl Into<ProjectId>,
        name: impl Into<String>,
        edit_url: impl Into<String>,
    ) -> NewPage {
        NewPage::new(project, name, edit_url)
    }

    pub(crate) fn an_event(project: impl Into<ProjectId>, key: impl Into<String>) -> NewCustomEvent {
        NewCustomEvent::new(project, key)
    }

    pub(crate) fn an_audience(project: impl Into<ProjectId>, name: impl Into<String>) -> NewAudience {
        NewAudience::new(project, name)
    }
}
