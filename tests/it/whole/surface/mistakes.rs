//! Mistakes that beginners make, beside what they meant. The errors have words that help.
//!
//! Other families hold these: an operation that the API lacks, the ID of another resource, a token of the other API, a field that is read
//! only, assigning a field of a live object, a required field that is missing, a body that is deserialized, and use after a deletion.

use optimizely_codegen::Surface;

use super::cases::{Case, NO_METHOD, UNMET_BOUND};

const MISMATCH: &str = "E0308";
const NO_FIELD: &str = "E0609";
const NOT_INFERRED: &str = "E0284";
const NOT_ALL_PATTERNS: &str = "E0004";
pub const UNUSED: &str = "unused_must_use";

pub fn with_calls(_: &[Surface]) -> Vec<Case> {
    vec![
        // An await is missing.
        Case::allowed("let project: Live<Project> = client.projects().get(1).await?").but_not(
            "let project: Live<Project> = client.projects().get(1)",
            MISMATCH,
            &["expected `Live<Project>`", "found `Call<Live<Project>>`"],
        ),
        Case::allowed("client.projects().get(1).await?.project_name.len()").but_not(
            "client.projects().get(1).project_name.len()",
            NO_FIELD,
            &["`Call<Live<Project>>`"],
        ),
        Case::allowed("let project = client.projects().get(1).await?").but_not(
            "let project = client.projects().get(1)?",
            UNMET_BOUND,
            &["`Call<Live<Project>>`"],
        ),
        Case::allowed("for project in client.projects().list().await? {}").but_not(
            "for project in client.projects().list() {}",
            UNMET_BOUND,
            &["`Call<Vec<Live<Project>>>` is not an iterator"],
        ),
        // Something other than a call is awaited.
        Case::allowed("any::<Live<Project>>().refresh().await?").but_not(
            "any::<Live<Project>>().await?",
            UNMET_BOUND,
            &["`Live<Project>` is not a future"],
        ),
        Case::allowed("client.projects().get(1).wait()?").but_not(
            "any::<Live<Project>>().wait()?",
            NO_METHOD,
            &["`wait`", "`Live<Project>`"],
        ),
        // A call is a value that becomes a future.
        Case::allowed("tokio::spawn(client.projects().get(1).into_future())").but_not(
            "tokio::spawn(client.projects().get(1))",
            UNMET_BOUND,
            &["`Call<Live<Project>>` is not a future"],
        ),
        Case::allowed("let (one, two) = tokio::join!(client.projects().get(1), client.goals().get(2))"),
        Case::allowed("fn sent<T: Send + 'static>(_: T) {} sent(client.projects().get(1))"),
        // The type of an object is not known, or there is only one.
        Case::allowed("client.get::<Project>(1)").but_not("client.get(1)", NOT_INFERRED, &["type annotations needed"]),
        Case::allowed("client.create_many([any::<NewProject>()])").but_not(
            "client.create_many(any::<NewProject>())",
            UNMET_BOUND,
            &["`NewProject` is not an iterator"],
        ),
        Case::allowed("client.many([1_u64, 2].map(|id| client.goals().get(id)))").but_not(
            "client.many([client.projects().get(1), client.goals().get(1)])",
            MISMATCH,
            &["Project", "Goal"],
        ),
    ]
}

/// The compiler warns of these. The program denies the warning.
pub fn forgotten_calls(_: &[Surface]) -> Vec<Case> {
    let forgotten = |sent: &str, forgotten: &str, note: &str| {
        Case::allowed(sent).but_not(forgotten, UNUSED, &["must be used"]).with_note(Some(note.to_owned()))
    };
    let lazy = "a call does nothing until it is awaited";
    vec![
        forgotten("client.projects().get(1).await?", "client.projects().get(1)", lazy),
        forgotten("any::<Live<Project>>().save().await?", "any::<Live<Project>>().save()", "a save does nothing"),
        forgotten("any::<Live<Project>>().refresh().await?", "any::<Live<Project>>().refresh()", lazy),
        forgotten("client.goals().get_many([1_u64]).await?", "client.goals().get_many([1_u64])", "nothing is sent"),
        forgotten(
            "client.goals().get_each([1_u64]).next().await",
            "client.goals().get_each([1_u64])",
            "nothing is sent",
        ),
    ]
}

pub fn with_values(_: &[Surface]) -> Vec<Case> {
    vec![
        // IDs are neither text nor numbers.
        Case::allowed("client.projects().get(\"1\".parse::<ProjectId>()?)").but_not(
            "client.projects().get(\"1\")",
            UNMET_BOUND,
            &["`ProjectId: From<&str>` is not satisfied"],
        ),
        Case::allowed("client.projects().get(1)").but_not("client.projects().get(-1)", UNMET_BOUND, &["`u64: Neg`"]),
        Case::allowed("ProjectId::from(7).get() == 7").but_not("ProjectId::from(7) == 7", MISMATCH, &["ProjectId"]),
        // IDs can be sorted and hashed, and objects by their IDs.
        Case::allowed("any::<Vec<Project>>().sort_by_key(|project| project.id)").but_not(
            "any::<Vec<Project>>().sort()",
            UNMET_BOUND,
            &["`Project: Ord` is not satisfied"],
        ),
        Case::allowed("std::collections::HashSet::from([any::<Project>().id])").but_not(
            "std::collections::HashSet::from([any::<Project>()])",
            UNMET_BOUND,
            &["`Project: Hash` is not satisfied"],
        ),
        Case::allowed("any::<Vec<ProjectId>>().sort()"),
        // They can be parts of other types, arguments of a program, parts of a path, and columns.
        Case::allowed("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)] struct Row(ProjectId)"),
        Case::allowed(
            "fn argument<T: std::str::FromStr<Err: std::error::Error> + Clone + Send + Sync>() {} argument::<ProjectId>()",
        ),
        Case::allowed(
            "fn part<T: serde::Serialize + serde::de::DeserializeOwned + std::fmt::Display>() {} part::<ProjectId>()",
        ),
        // Data is read, and a live object needs a client.
        Case::allowed("reads::<Project>()").but_not("reads::<Live<Project>>()", UNMET_BOUND, &["`Live<Project>: "]),
        Case::allowed("fn kept<T: serde::Serialize>(_: T) {} kept(any::<Live<Project>>())"),
        // A time is not text.
        Case::allowed("ScheduleUpdate::starting(\"2015-01-01T00:00:00Z\".parse::<Timestamp>()?)").but_not(
            "ScheduleUpdate::starting(\"2015-01-01T00:00:00Z\")",
            UNMET_BOUND,
            &["`Timestamp: From<&str>` is not satisfied"],
        ),
        Case::allowed("ScheduleUpdate::starting(any::<std::time::SystemTime>())"),
        // A value that is there or not.
        Case::allowed("ProjectUpdate::new().with(Some(\"192.0.2.1\"), ProjectUpdate::ip_filter)").but_not(
            "ProjectUpdate::new().ip_filter(Some(\"192.0.2.1\"))",
            UNMET_BOUND,
            &["From<std::option::Option<&str>>"],
        ),
        // The body of another resource.
        Case::allowed("client.experiments().create(any::<NewExperiment>())").but_not(
            "client.experiments().create(any::<NewProject>())",
            MISMATCH,
            &["`NewExperiment`", "`NewProject`"],
        ),
        // Enums grow.
        Case::allowed("match any::<ExperimentStatus>() { ExperimentStatus::Running => 1, _ => 2 }").but_not(
            "match any::<ExperimentStatus>() { ExperimentStatus::Running => 1, ExperimentStatus::Paused => 2 }",
            NOT_ALL_PATTERNS,
            &["`_` not covered"],
        ),
        // Secrets are not printed by accident.
        Case::allowed("any::<Secret>().expose()").but_not(
            "format!(\"{}\", any::<Secret>())",
            UNMET_BOUND,
            &["`Secret` doesn't implement"],
        ),
        Case::allowed("fn boxed(error: Error) -> Box<dyn std::error::Error + Send + Sync> { error.into() }"),
        // A client has a token, and a builder is built.
        Case::allowed("Client::new(Token::legacy(\"abc:1\"))").but_not("Client::new(\"abc:1\")", MISMATCH, &["Token"]),
        Case::allowed("Client::builder(any::<Token>()).build()?.projects()").but_not(
            "Client::builder(any::<Token>()).projects()",
            NO_METHOD,
            &["`projects`", "`ClientBuilder"],
        ),
    ]
}
