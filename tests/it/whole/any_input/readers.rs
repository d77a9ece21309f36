//! Every resource and every value of both specs. Written by `UPDATE=1 cargo test --test it whatever_is_read`.

use super::*;

readers! {
    lists {
        "Audience" classic |client| client.audiences().list(1);
        "DcpAttribute" classic |client| client.dcp_attributes().list(1);
        "DcpDatasource" classic |client| client.dcp_datasources().list(1);
        "DcpService" classic |client| client.dcp_services().list();
        "Dimension" classic |client| client.dimensions().list(1);
        "Experiment" classic |client| client.experiments().list(1);
        "ExperimentResult" classic |client| client.experiment_results().list(1);
        "ExperimentStat" classic |client| client.experiment_stats().list(1);
        "Goal" classic |client| client.goals().list(1);
        "Project" classic |client| client.projects().list();
        "Schedule" classic |client| client.schedules().list(1);
        "UploadedList" classic |client| client.uploaded_lists().list(1);
        "Variation" classic |client| client.variations().list(1);
        "v2-Attribute" v2 |client| client.attributes().list(1);
        "v2-Audience" v2 |client| client.audiences().list(1);
        "v2-Campaign" v2 |client| client.campaigns().list(1);
        "v2-ChangeRecord" v2 |client| client.changes().list(1);
        "v2-Collaborator" v2 |client| client.collaborators().list();
        "v2-Environment" v2 |client| client.environments().list(1);
        "v2-Event" v2 |client| client.events().list(1);
        "v2-Experiment" v2 |client| client.experiments().list(1);
        "v2-ExperimentSummary" v2 |client| client.experiment_summaries().list(1);
        "v2-Extension" v2 |client| client.extensions().list(1);
        "v2-Feature" v2 |client| client.features().list(1);
        "v2-Group" v2 |client| client.groups().list(1);
        "v2-ImpressionUsage" v2 |client| client.impression_usages().list(1, optimizely_rest::Date::new(2019, 6, 1).expect("it is a day"), optimizely_rest::Date::new(2019, 6, 1).expect("it is a day"));
        "v2-Invitation" v2 |client| client.invitations().list();
        "v2-ListAttribute" v2 |client| client.list_attributes().list(1);
        "v2-Page" v2 |client| client.pages().list(1);
        "v2-Project" v2 |client| client.projects().list();
        "v2-ScheduledJob" v2 |client| client.scheduled_jobs().list();
        "v2-SearchResult" v2 |client| client.search_results().list("text");
        "v2-Section" v2 |client| client.sections().list(1);
        "v2-SubjectAccessRequest" v2 |client| client.subject_access_requests().list();
        "v2-Webhook" v2 |client| client.webhooks().list(1);
    }
    plain {
        optimizely_rest::classic::ExperimentResult;
        optimizely_rest::classic::ExperimentStat;
        optimizely_rest::v2::Collaborator;
        optimizely_rest::v2::ExperimentSummary;
        optimizely_rest::v2::ImpressionUsage;
        optimizely_rest::v2::Invitation;
        optimizely_rest::v2::SearchResult;
    }
    values {
        "v2-BucketingHistory" optimizely_rest::v2::BucketingHistory;
        "v2-CampaignResults" optimizely_rest::v2::CampaignResults;
        "v2-ExperimentResults" optimizely_rest::v2::ExperimentResults;
        "v2-ExperimentTimeseries" optimizely_rest::v2::ExperimentTimeseries;
        "v2-ExportCredentials" optimizely_rest::v2::ExportCredentials;
        "v2-GcpExportCredentials" optimizely_rest::v2::GcpExportCredentials;
        "v2-Me" optimizely_rest::v2::Me;
        "v2-Plan" optimizely_rest::v2::Plan;
        "v2-ResultsReport" optimizely_rest::v2::ResultsReport;
        "v2-ShareLink" optimizely_rest::v2::ShareLink;
        "v2-UsageSummary" optimizely_rest::v2::UsageSummary;
    }
}
