//! Connections are made once and used again.

use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, Token};

use crate::support::bodies::classic::a_project;

/// Hands on what comes to its address, and counts the connections.
fn counting(server: SocketAddr) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let accepted = Arc::new(AtomicUsize::new(0));
    let count = accepted.clone();
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            count.fetch_add(1, Ordering::Relaxed);
            let server = TcpStream::connect(server).unwrap();
            hand_on(client.try_clone().unwrap(), server.try_clone().unwrap());
            hand_on(server, client);
        }
    });
    (address, accepted)
}

fn hand_on(mut from: TcpStream, mut to: TcpStream) {
    for side in [&from, &to] {
        side.set_nodelay(true).unwrap();
    }
    thread::spawn(move || {
        // Either side may be gone first.
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Write);
    });
}

fn through(address: SocketAddr) -> Client {
    let url = format!("http://{address}/experiment/v1/");
    Client::builder(Token::legacy("abc:1")).base_url(url).build().unwrap()
}

#[tokio::test]
async fn calls_one_after_another_share_a_connection_whatever_they_are_answered() {
    let sandbox = Sandbox::start().await.unwrap();
    let (address, accepted) = counting(sandbox.address());
    let client = through(address);
    let project = client.projects().create(a_project()).await.unwrap().id;
    for _ in 0..20 {
        client.projects().get(project).await.unwrap();
        client.clone().projects().list().await.unwrap();
        client.projects().get(1).await.unwrap_err();
    }
    assert_eq!(accepted.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn bulk_calls_use_their_connections_again() {
    let sandbox = Sandbox::start().await.unwrap();
    let (address, accepted) = counting(sandbox.address());
    let client = through(address);
    let project = client.projects().create(a_project()).await.unwrap().id;
    for _ in 0..3 {
        client.projects().get_many([project; 50]).concurrency(4).await.unwrap();
    }
    // A request that asks for a connection takes one that is free meanwhile, and the one that is being made for it stays for others.
    let made = accepted.load(Ordering::Relaxed);
    assert!((4..=8).contains(&made), "{made}");
}
