//! `wait()` inside and outside of a runtime, where it must neither panic nor hang.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use optimizely_rest::classic::{Client, Error, Live, Project, ProjectId, RetryPolicy, Sandbox, Token};
use optimizely_rest::sandbox::Fault;

use crate::support::bodies::classic::{a_click_goal, a_project, an_experiment_on};

/// Long enough for a machine under load, and short enough to tell a hang from a wait.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs it on a thread of its own, so that a hang is a failure of the test.
fn in_time(what: impl FnOnce() + Send + 'static) {
    let (done, wait) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        what();
        done.send(()).unwrap();
    });
    if let Err(mpsc::RecvTimeoutError::Timeout) = wait.recv_timeout(PATIENCE) {
        panic!("it hangs");
    }
    thread.join().unwrap();
}

fn current_thread() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn shop(client: &Client) -> Live<Project> {
    client.projects().create(a_project()).wait().unwrap()
}

#[test]
fn every_kind_of_call_can_be_waited_for_without_a_runtime() {
    in_time(|| {
        let sandbox = Sandbox::start_blocking().unwrap();
        let client = sandbox.client();
        let mut project = shop(&client);
        project.set_project_name("Store").save().wait().unwrap();
        project.refresh().wait().unwrap();
        assert_eq!(client.projects().get_many([project.id]).wait().unwrap()[0].project_name, "Store");
        let goal = client.goals().create(a_click_goal(project.id, "Buys", ".buy")).wait().unwrap();
        let new = an_experiment_on(project.id, "Bigger buttons", "https://shop.example/");
        let mut experiment = client.experiments().create(new).wait().unwrap();
        experiment.add_goal(goal.id).wait().unwrap();
        experiment.start().wait().unwrap();
        assert!(!experiment.stats().wait().unwrap().is_empty());
        assert!(client.experiments().list(project.id).with_response().wait().unwrap().status.is_success());
        let [original, bigger] = experiment.variation_ids[..] else { panic!("there are two") };
        let split = experiment.set_weights([(original, 9_000), (bigger, 1_000)]).wait().unwrap();
        assert_eq!(split[1].weight, Some(1_000));
        goal.delete().wait().unwrap();
        let each = client.goals().list(project.id).each().wait().unwrap();
        assert!(each.len() == 2 && each.iter().all(Result::is_ok), "a project begins with two goals");
    });
}

#[test]
fn streams_are_iterators_for_a_thread_that_waits_inside_and_outside_of_a_runtime() {
    let read = || {
        let sandbox = Sandbox::start_blocking().unwrap();
        let client = sandbox.client();
        let ids: Vec<_> = (0..300).map(|_| shop(&client).id).collect();
        let asked = ids.iter().copied().chain([ProjectId::from(99)]).chain(ids.iter().copied());
        let mut results = client.projects().get_each(asked).wait();
        for id in &ids {
            assert_eq!(results.next().unwrap().unwrap().id, *id);
        }
        assert!(results.next().unwrap().unwrap_err().is_not_found());
        assert_eq!(results.map(|project| project.unwrap().id).collect::<Vec<_>>(), ids);
    };
    in_time(move || {
        read();
        current_thread().block_on(async { read() });
    });
}

#[test]
fn a_thousand_waits_in_one_task_do_not_hang() {
    in_time(|| {
        for runtime in [current_thread(), tokio::runtime::Runtime::new().unwrap()] {
            runtime.block_on(async {
                let sandbox = Sandbox::start().await.unwrap();
                let client = sandbox.client();
                let project = client.projects().create(a_project()).await.unwrap();
                for _ in 0..1_000 {
                    assert_eq!(client.projects().get(project.id).wait().unwrap().id, project.id);
                }
            });
        }
    });
}

#[test]
fn a_wait_after_an_await_does_not_use_the_connection_of_the_blocked_thread() {
    in_time(|| {
        current_thread().block_on(async {
            let sandbox = Sandbox::start().await.unwrap();
            let client = sandbox.client();
            let mut project = client.projects().create(a_project()).await.unwrap();
            for _ in 0..20 {
                project.refresh().wait().unwrap();
                project.refresh().await.unwrap();
            }
        });
    });
}

#[test]
fn waits_work_in_spawned_tasks_in_blocking_tasks_and_in_a_local_set() {
    in_time(|| {
        let sandbox = Sandbox::start_blocking().unwrap();
        let client = sandbox.client();
        let id = shop(&client).id;
        let read = move |client: &Client| client.projects().get(id).wait().unwrap().id;
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let (one, two) = (client.clone(), client.clone());
            assert_eq!(tokio::spawn(async move { read(&one) }).await.unwrap(), id);
            assert_eq!(tokio::task::spawn_blocking(move || read(&two)).await.unwrap(), id);
        });
        let local = tokio::task::LocalSet::new();
        local.block_on(&current_thread(), async {
            let one = client.clone();
            assert_eq!(tokio::task::spawn_local(async move { read(&one) }).await.unwrap(), id);
        });
    });
}

#[test]
fn waits_of_many_threads_do_not_disturb_each_other() {
    in_time(|| {
        let sandbox = Sandbox::start_blocking().unwrap();
        let client = sandbox.client();
        let id = shop(&client).id;
        std::thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| (0..20).for_each(|_| assert_eq!(client.projects().get(id).wait().unwrap().id, id)));
            }
        });
    });
}

#[test]
fn what_fails_is_the_error_that_an_await_would_give_and_a_failed_deletion_gives_its_object_back() {
    in_time(|| {
        let sandbox = Sandbox::start_blocking().unwrap();
        let client = sandbox.client();
        assert!(client.projects().get(1234).wait().unwrap_err().is_not_found());
        let goal = a_click_goal(shop(&client).id, "Buys", ".buy");
        let goal = client.goals().create(goal).wait().unwrap();
        let id = goal.id;
        sandbox.inject(Fault::status(400).times(1));
        let failed = goal.delete().retry(RetryPolicy::none()).wait().unwrap_err();
        assert!(failed.error().is_bad_request());
        assert_eq!(failed.into_live().id, id);
    });
}

#[test]
fn a_call_of_a_token_source_does_not_use_the_connection_of_the_blocked_thread() {
    in_time(|| {
        current_thread().block_on(async {
            let sandbox = Sandbox::start().await.unwrap();
            let other = sandbox.client();
            // This runtime, whose only thread is about to block, now drives a connection of the other client.
            other.projects().list().await.unwrap();
            let source = move || {
                let call = other.projects().list();
                async move { call.await.map(|_| "abc".to_owned()).map_err(Into::into) }
            };
            let builder = Client::builder(Token::oauth_source(source)).base_url(sandbox.base_url());
            assert!(builder.build().unwrap().projects().list().wait().is_ok());
        });
    });
}

#[test]
fn options_hold_for_waits_too() {
    in_time(|| {
        let sandbox = Sandbox::builder().latency(Duration::from_secs(5)).start_blocking().unwrap();
        let call =
            sandbox.client().projects().list().attempt_timeout(Duration::from_millis(20)).retry(RetryPolicy::none());
        assert!(call.wait().unwrap_err().is_timeout());
    });
}

#[test]
fn a_panic_of_the_callers_own_function_reaches_the_caller_and_spoils_nothing() {
    in_time(|| {
        let sandbox = Sandbox::start_blocking().unwrap();
        let asked = Arc::new(AtomicUsize::new(0));
        let source = move || {
            assert!(asked.fetch_add(1, Ordering::SeqCst) > 0, "the first token is missing");
            async { Ok("abc".to_owned()) }
        };
        let client = Client::builder(Token::oauth_source(source)).base_url(sandbox.base_url()).build().unwrap();
        let waiting = client.clone();
        let panic = std::thread::spawn(move || waiting.projects().list().wait().map(drop)).join().unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"the first token is missing"));
        assert!(client.projects().list().wait().is_ok());
    });
}

#[test]
fn the_settings_of_the_builder_hold_for_waits_and_awaits_alike() {
    in_time(|| {
        let sandbox = Sandbox::start_blocking().unwrap();
        let agents = Arc::new(AtomicUsize::new(0));
        let count = agents.clone();
        let client = sandbox.client_builder().configure(move |builder| {
            count.fetch_add(1, Ordering::SeqCst);
            builder
        });
        let client = client.build().unwrap();
        assert_eq!(agents.load(Ordering::SeqCst), 1, "nothing is made for waits before there is one");
        let ids: Result<Vec<ProjectId>, Error> = (0..3).map(|_| Ok(shop(&client).id)).collect();
        assert_eq!(ids.unwrap().len(), 3);
        assert_eq!(agents.load(Ordering::SeqCst), 2);
    });
}

#[test]
fn a_wait_does_not_need_what_a_call_on_the_blocked_thread_holds() {
    in_time(|| {
        let sandbox = Sandbox::start_blocking().unwrap();
        current_thread().block_on(async {
            let (asked, release) = (Arc::new(tokio::sync::Semaphore::new(0)), Arc::new(tokio::sync::Notify::new()));
            let (count, go_on, first) = (asked.clone(), release.clone(), Arc::new(AtomicUsize::new(0)));
            // The first call holds the only place, and asks for a token that this thread alone can give it.
            let source = move || {
                let (count, go_on, is_first) =
                    (count.clone(), go_on.clone(), first.fetch_add(1, Ordering::SeqCst) == 0);
                async move {
                    count.add_permits(1);
                    if is_first {
                        go_on.notified().await;
                    }
                    Ok("abc".to_owned())
                }
            };
            let builder = Client::builder(Token::oauth_source(source)).base_url(sandbox.base_url());
            let client = builder.max_concurrent_requests(1).build().unwrap();
            let held = tokio::spawn(client.projects().list().into_future());
            asked.acquire().await.unwrap().forget();
            assert!(client.projects().list().wait().is_ok());
            release.notify_one();
            assert!(held.await.unwrap().is_ok());
        });
    });
}
