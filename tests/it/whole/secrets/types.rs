//! A value of each public type, as a program would print it, made of what holds the token or a secret wherever one can.

use std::sync::{Arc, Mutex};

use optimizely_rest::classic::conditions::*;
use optimizely_rest::classic::*;
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::sandbox::Fault;
use optimizely_rest::transport::{Bytes, HttpTransport, InnerTransport, Limits, TransportError};
use optimizely_rest::v2::conditions as v2_conditions;
use optimizely_rest::v2::oauth;
use optimizely_rest::{Computed, Date, Map, http};
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{SECRET, TOKEN, builder, client, example};
use crate::support::bodies::classic::{a_project_named, a_service};
use crate::support::raw_server::{RawServer, answer};

/// A client with the token, a sandbox that takes nothing else, and a runtime to use them in.
pub struct World {
    runtime: tokio::runtime::Runtime,
    sandbox: Sandbox,
    client: Client,
}

impl World {
    pub fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let sandbox = runtime.block_on(Sandbox::builder().token(TOKEN).start()).unwrap();
        let client = sandbox.client();
        World { runtime, sandbox, client }
    }

    fn run<T>(&self, call: impl IntoFuture<Output = T>) -> T {
        self.runtime.block_on(call.into_future())
    }

    /// A service, fetched with its secret.
    fn service(&self) -> Live<DcpService> {
        let client = client([Answer::json(200, &example("DcpService", json!(SECRET)))]);
        let service = self.run(client.dcp_services().get(1)).unwrap();
        assert_eq!(service.aws_secret_key.expose(), SECRET);
        service
    }

    fn experiment(&self) -> Live<Experiment> {
        let client = client([Answer::json(200, &example("Experiment", json!(SECRET)))]);
        self.run(client.experiments().get(1)).unwrap()
    }

    /// The drift of an experiment whose status is the token, and which has an unknown field.
    fn drifts(&self, shown: fn(&Drift) -> String) -> String {
        let mut unknown = example("Experiment", json!(SECRET));
        unknown["status"] = json!(TOKEN);
        unknown[TOKEN] = json!(SECRET);
        let heard = Arc::new(Mutex::new(String::new()));
        let ear = heard.clone();
        let builder = builder([Answer::json(200, &unknown)]);
        let client = builder.on_drift(move |drift| ear.lock().unwrap().push_str(&shown(drift))).build().unwrap();
        self.run(client.experiments().get(1)).unwrap();
        heard.lock().unwrap().clone()
    }

    /// The error of a snapshot in which every secret field has another type.
    fn broken_snapshot(&self) -> String {
        let sandbox = self.run(Sandbox::start()).unwrap();
        let made = self.run(sandbox.client().dcp_services().create(a_service())).unwrap();
        let text = format!("\"{}\"", made.aws_secret_key.expose());
        let snapshot = sandbox.snapshot();
        assert!(snapshot.contains(&text));
        let broken = snapshot.replace(&text, &super::SECRET_NUMBER.to_string());
        let error = Sandbox::builder().restore(&broken).unwrap_err();
        format!("{error} {error:?}")
    }
}

/// A client of v2 with the token, and one answer.
fn v2(answer: Answer) -> optimizely_rest::v2::Client {
    use optimizely_rest::v2::{Client, Token};
    let mock = Mock::new();
    mock.next(answer);
    Client::builder(Token::personal(TOKEN)).transport(mock).build().unwrap()
}

/// A call of v2 with a grant. The server issues the token and the secret, unless it rejects the refresh with both.
fn refreshed(world: &World, status: &str) -> (Result<(), Error>, Option<oauth::Tokens>) {
    use optimizely_rest::v2::{Client, Token};
    let body = json!({ "error": TOKEN, "access_token": TOKEN, "refresh_token": SECRET });
    let server = RawServer::of(answer(status, "", body.to_string()));
    let kept = Arc::new(Mutex::new(None));
    let stored = kept.clone();
    let grant = grant().token_url(format!("http://{}/{TOKEN}", server.address())).on_rotation(move |tokens| {
        *stored.lock().unwrap() = Some(tokens);
        async { Ok(()) }
    });
    let client = Client::builder(Token::oauth_grant(grant)).base_url("http://[::1]:1/").retry(RetryPolicy::none());
    let called = world.run(client.build().unwrap().projects().get(1)).map(drop);
    let tokens = kept.lock().unwrap().take();
    (called, tokens)
}

fn grant() -> oauth::Grant {
    oauth::Grant::new(SECRET, SECRET, TOKEN)
}

/// The report of a call that is rejected by a server that echoes the token.
fn reported() -> String {
    let heard = Arc::new(Mutex::new(String::new()));
    let ear = heard.clone();
    let builder =
        builder([Answer::status(400).body(TOKEN)]).on_call(move |call| *ear.lock().unwrap() = format!("{call:?}"));
    let call = builder.build().unwrap().request(Method::POST, TOKEN).json(&json!(SECRET));
    assert!(call.wait().is_err());
    heard.lock().unwrap().clone()
}

/// The report of a wait before a request with the token is sent again.
fn reported_wait() -> String {
    let heard = Arc::new(Mutex::new(String::new()));
    let ear = heard.clone();
    let builder = builder([Answer::status(429).body(TOKEN), Answer::status(400)]).clock(TestClock::new());
    let client = builder.on_wait(move |report| *ear.lock().unwrap() = format!("{report:?}")).build().unwrap();
    assert!(client.request(Method::POST, TOKEN).json(&json!(SECRET)).wait().is_err());
    heard.lock().unwrap().clone()
}

/// The `Debug` output of a wrapped transport, and of the limits of a request.
fn of_transport(shown: fn(&InnerTransport, &Limits) -> String) -> String {
    struct Ear(InnerTransport, Arc<Mutex<String>>, fn(&InnerTransport, &Limits) -> String);

    impl HttpTransport for Ear {
        async fn send(
            &self,
            request: http::Request<Bytes>,
            limits: Limits,
        ) -> Result<http::Response<Bytes>, TransportError> {
            *self.1.lock().unwrap() = (self.2)(&self.0, &limits);
            self.0.send(request, limits).await
        }
    }

    let heard = Arc::new(Mutex::new(String::new()));
    let ear = heard.clone();
    let builder = builder([Answer::status(200).body("[]")]).wrap_transport(move |inner| Ear(inner, ear, shown));
    assert!(builder.build().unwrap().projects().list().wait().is_ok());
    heard.lock().unwrap().clone()
}

/// An error after a response whose header repeats the token.
fn transport_error() -> TransportError {
    let head = http::Response::builder().header("token", TOKEN).body(()).unwrap().into_parts().0;
    TransportError::broken("the connection was reset").with_head(head)
}

fn read<T: DeserializeOwned>(resource: &str) -> T {
    serde_json::from_value(example(resource, json!(SECRET))).unwrap()
}

type Case = (&'static str, fn(&World) -> String);

/// The cases of types that are alike.
macro_rules! cases {
    (
        ids: $($id:ident)*;
        enums: $($text:ident)*;
        numbers: $($number:ident)*;
        resources: $($resource:ident)*;
        copies: $($new:ident of $of:ident)*;
        updates: $($update:ident)*;
        collections: $($collection:ident $method:ident)*;
        others: $($other:ident |$world:tt| $shown:expr,)*
    ) => {
        pub const CASES: &[Case] = &[
            $((stringify!($id), |_| format!("{:?} {0}", $id::from(4_711_000))),)*
            $((stringify!($text), |_| format!("{:?}", $text::from("new"))),)*
            $((stringify!($number), |_| format!("{:?}", $number::from(99))),)*
            $((stringify!($resource), |_| format!("{0:?} {0:#?}", read::<$resource>(stringify!($resource)))),)*
            $((stringify!($new), |_| format!("{:?}", $new::from(&read::<$of>(stringify!($of))))),)*
            $((stringify!($update), |_| format!("{:?}", $update::default())),)*
            $((stringify!($collection), |world| format!("{:?}", world.client.$method())),)*
            $((stringify!($other), |$world| $shown),)*
        ];
    };
}

cases! {
    ids: AudienceId DcpAttributeId DcpDatasourceId DcpServiceId DimensionId ExperimentId GoalId ProjectId ScheduleId
        UploadedListId VariationId;
    enums: ActivationMode AttributeDatatype DatetimeFormat ExperimentStatus ExperimentType KeyfieldLocatorType Library
        ListFormat ProjectStatus ResultStatus ScheduleStatus UrlMatchType Browser Device LeafType MatchType SourceType;
    numbers: GoalType GoalUrlMatchType ListType;
    resources: Audience DcpAttribute DcpDatasource DcpService Dimension Experiment ExperimentResult ExperimentStat Goal
        Project Schedule UploadedList Variation;
    copies: NewAudience of Audience NewDcpAttribute of DcpAttribute NewDcpDatasource of DcpDatasource
        NewDcpService of DcpService NewDimension of Dimension NewExperiment of Experiment NewGoal of Goal
        NewProject of Project NewSchedule of Schedule NewVariation of Variation;
    updates: AudienceUpdate DcpAttributeUpdate DcpDatasourceUpdate DcpServiceUpdate DimensionUpdate ExperimentUpdate
        GoalUpdate ProjectUpdate VariationUpdate;
    collections: Audiences audiences DcpAttributes dcp_attributes DcpDatasources dcp_datasources
        DcpServices dcp_services Dimensions dimensions Experiments experiments ExperimentResults experiment_results
        ExperimentStats experiment_stats Goals goals Projects projects Schedules schedules
        UploadedLists uploaded_lists Variations variations;
    others:
        NewUploadedList |_| format!("{:?}", NewUploadedList::new(1, "n", ListType::Cookies, "k", "v", ListFormat::Csv)),
        UploadedListUpdate |_| format!("{:?}", UploadedListUpdate::new(ListType::Cookies, "k", "v")),
        ScheduleUpdate |_| format!("{:?}", ScheduleUpdate::starting(time())),
        UrlCondition |_| format!("{:?}", read::<Experiment>("Experiment").url_conditions),
        DcpAttributeSummary |_| format!("{:?}", read::<DcpDatasource>("DcpDatasource").attributes),
        LiveCall |world| format!("{:?}", world.experiment().start()),
        Answer |_| format!("{:?}", Answer::json(200, &example("Project", json!(SECRET))).header("token", TOKEN)),
        Call |world| format!("{:?}", world.client.projects().create(a_project_named(TOKEN))),
        CallReport |_| reported(),
        WaitReport |_| reported_wait(),
        WaitReason |_| format!("{0} {0:?}", WaitReason::Cooldown),
        Mock |_| format!("{:?}", Mock::new().next(Answer::json(200, &example("Project", json!(SECRET))))),
        AddressSubject |_| format!("{:?}", v2_conditions::Condition::referrer()),
        AttributeSubject |_| format!("{:?}", v2_conditions::Condition::custom_attribute("plan")),
        AudienceCondition |_| format!("{0} {0:?}", v2_conditions::AudienceCondition::audience(7)),
        AudienceLeaf |_| {
            let tree = v2_conditions::AudienceCondition::audience(7);
            format!("{:?} {}", tree.leaves().collect::<Vec<_>>(), v2_conditions::Audiences::from(tree.clone()))
        },
        IpSubject |_| format!("{:?}", v2_conditions::Condition::ip()),
        TextSubject |_| format!("{:?}", v2_conditions::Condition::cookie("plan")),
        UrlLeaf |_| format!("{0} {0:?}", v2_conditions::UrlLeaf::new("url")),
        Urls |_| format!("{0} {0:?}", v2_conditions::Urls::from(v2_conditions::UrlCondition::simple("a.example"))),
        Condition |_| format!("{0} {0:?}", tree()),
        Conditions |_| format!("{0} {0:?}", Conditions::from(tree())),
        ConditionsError |_| format!("{0} {0:?}", TOKEN.parse::<Conditions>().unwrap_err()),
        Day |_| format!("{:?}", Day::Monday),
        InnerTransport |_| of_transport(|inner, _| format!("{inner:?}")),
        IpMatch |_| format!("{:?}", IpMatch::exact("192.0.2.7")),
        Leaf |_| format!("{:?}", tree().leaves().collect::<Vec<_>>()),
        Limits |_| of_transport(|_, limits| format!("{limits:?}")),
        Part |_| format!("{:?}", tree().root()),
        Parts |_| match (!tree()).root() {
            Part::Not(parts) => format!("{parts:?}"),
            other => panic!("{other:?}"),
        },
        ParseTimeOfDayError |_| format!("{0} {0:?}", "noon".parse::<TimeOfDay>().unwrap_err()),
        ReferrerMatch |_| format!("{:?}", ReferrerMatch::exact("https://shop.example/")),
        TextMatch |_| format!("{:?}", TextMatch::exists()),
        TimeOfDay |_| format!("{:?}", TimeOfDay::new(8, 0)),
        TransportError |_| format!("{0} {0:?}", transport_error()),
        Verdict |_| format!("{:?}", Verdict::Yes),
        Visitor |_| format!("{:?}", Visitor::new()),
        Client |world| format!("{:?} {0:#?}", world.client),
        ClientBuilder |_| format!("{:?} {0:#?}", builder([])),
        Date |_| format!("{0} {0:?}", Date::new(2015, 1, 1).unwrap()),
        DeleteError |world| {
            let failed = world.run(world.service().delete()).unwrap_err();
            format!("{failed} {failed:?} {:?}", std::error::Error::source(&failed))
        },
        Deletion |world| format!("{:?}", world.service().delete()),
        Demo |world| format!("{:?}", world.sandbox.load_demo().unwrap()),
        DemoError |_| String::from("the words of this crate: no value of it can be had with this spec"),
        Drift |world| world.drifts(|drift| format!("{drift} {drift:?}")),
        DriftKind |world| world.drifts(|drift| format!("{:?}", drift.kind)),
        Edit |world| format!("{:?}", world.experiment().add_goal(1)),
        Error |world| format!("{0} {0:?}", world.run(client([]).projects().list()).unwrap_err()),
        ErrorKind |_| format!("{:?}", ErrorKind::Status),
        Extra |_| {
            let mut unknown = example("Project", json!(SECRET));
            unknown["a_new_field"] = json!({ "socket_token": SECRET, "token": TOKEN });
            let project: Project = serde_json::from_value(unknown).unwrap();
            assert!(!project.extra().is_empty());
            format!("{:?}", project.extra())
        },
        Fault |_| format!("{:?}", Fault::status(403).body(example("DcpService", json!(SECRET)).to_string())),
        Each |world| format!("{:?}", world.client.projects().get_each([1])),
        Computed |world| {
            let credentials = json!({ "url": SECRET });
            let link = world.run(v2(Answer::json(200, &credentials)).experiments().share_link(7)).unwrap();
            assert_eq!(link.url.as_ref().map(Secret::expose), Some(SECRET));
            format!("{:?} {link:?}", Computed::Ready(link.clone()))
        },
        Csv |world| {
            let call = v2(Answer::status(200).body(format!("{TOKEN},{SECRET}"))).experiments().results_csv(7);
            format!("{:?}", world.run(call).unwrap())
        },
        WhenReady |_| format!("{:?}", v2(Answer::status(202)).experiments().results(7).when_ready()),
        ListCall |_| format!("{:?}", v2(Answer::status(200)).projects().list()),
        ListPage |world| {
            let body = json!([{ "id": 1, "socket_token": SECRET }]);
            format!("{:?}", world.run(v2(Answer::json(200, &body)).projects().list().page(1)).unwrap())
        },
        RateLimit |world| {
            let client = v2(Answer::status(204).header("x-ratelimit-limit", "1").header("x-ratelimit-reset", TOKEN));
            world.run(client.request(Method::GET, "anything")).unwrap();
            format!("{:?}", client.rate_limit().unwrap())
        },
        Live |world| format!("{0:?} {1:#?}", world.service(), world.experiment().set_description("Longer")),
        Map |world| format!("{:?}", Map::from([("service", world.service().aws_secret_key.clone())])),
        Many |world| format!("{:?}", world.client.projects().get_many([1])),
        Nested |_| format!("{:?}", optimizely_rest::resource::Nested::<ProjectId, GoalId>::from((1, 2))),
        NoChanges |_| String::from("a word: no value of it can be had"),
        ParseDateError |_| format!("{0} {0:?}", "today".parse::<Date>().unwrap_err()),
        ParseIdError |_| format!("{0} {0:?}", TOKEN.parse::<ProjectId>().unwrap_err()),
        ParseTimestampError |_| format!("{0} {0:?}", "now".parse::<Timestamp>().unwrap_err()),
        Received |world| {
            world.run(world.client.dcp_services().create(a_service())).unwrap();
            format!("{:?}", world.sandbox.requests())
        },
        Request |world| format!("{:?}", world.client.projects().create(a_project_named(TOKEN)).request()),
        Response |world| {
            let answer = Answer::json(200, &example("DcpService", json!(SECRET))).header("x-repeats", TOKEN);
            format!("{:?}", world.run(client([answer]).dcp_services().get(1).with_response()).unwrap())
        },
        RetryPolicy |_| format!("{:?}", RetryPolicy::default()),
        Route |_| format!("{:?}", <Project as optimizely_rest::resource::Get>::GET),
        Sandbox |world| format!("{:?}", world.sandbox),
        SandboxBuilder |_| format!("{:?}", Sandbox::builder().token(TOKEN)),
        SaveCall |world| format!("{:?}", world.experiment().set_description("Longer").save()),
        Secret |world| format!("{:?}", world.service().aws_secret_key),
        SnapshotError |world| world.broken_snapshot(),
        SetWeights |world| format!("{:?}", world.experiment().set_weights([(1, 10_000)])),
        TestClock |_| format!("{:?}", TestClock::new()),
        Timestamp |_| format!("{0} {0:?}", time()),
        Token |_| format!("{:?} {:?}", Token::legacy(TOKEN), Token::oauth_source(async || Ok(TOKEN.to_owned()))),
        Traffic |_| format!("{:?}", Traffic::new(1, 2)),
        TrafficError |world| format!("{0} {0:?}", world.sandbox.record(1, 2, 3, 4).unwrap_err()),
        Grant |_| format!("{0:?} {0:#?}", grant()),
        RefreshError |world| {
            let error = refreshed(world, "400 Bad Request").0.unwrap_err();
            let source = std::error::Error::source(&error).unwrap();
            let refresh = source.downcast_ref::<oauth::RefreshError>().unwrap();
            format!("{refresh} {refresh:?} {refresh:#?} {error} {error:?} {}", error.report())
        },
        Tokens |world| format!("{:?}", refreshed(world, "200 OK").1.unwrap()),
        Watch |_| format!("{:?}", v2(Answer::status(200)).changes().list(1).watch(time())),
}

fn tree() -> Condition {
    Condition::event("signup") & Condition::first_session()
}

fn time() -> Timestamp {
    "2015-01-01T08:00:00Z".parse().unwrap()
}
