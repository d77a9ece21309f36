//! Decodes a list of experiments with a call of the SDK, or into handwritten structs with the same fields.

pub mod classic;
pub mod v2;

use std::fs;
use std::hint::black_box;

use common::{Result, TOKEN};
use optimizely_rest::http::{Request, Response};
use optimizely_rest::transport::{Bytes, HttpTransport, Limits, TransportError};
use serde::de::DeserializeOwned;

/// Decodes a list, and returns the number of objects.
pub type Decode = Box<dyn Fn() -> Result<usize>>;

/// Reads the list from a file in which a line is a page. Lists of Classic have one page.
pub fn decoder(kind: &str, file: &str) -> Result<Decode> {
    let pages: Vec<Bytes> = fs::read_to_string(file)?.lines().map(|page| page.to_owned().into()).collect();
    Ok(match kind {
        "sdk" => {
            use optimizely_rest::classic::{Client, Token};
            let client = Client::builder(Token::legacy(TOKEN)).transport(Memory(pages)).build()?;
            Box::new(move || common::on_one_thread(async { count(client.experiments().list(1).await?) }))
        }
        "hand" => Box::new(move || count(serde_json::from_slice::<Vec<classic::Experiment>>(&pages[0])?)),
        "sdk-v2" => {
            use optimizely_rest::v2::{Client, Token};
            let client = Client::builder(Token::personal(TOKEN)).transport(Memory(pages)).build()?;
            Box::new(move || common::on_one_thread(async { count(client.experiments().list(1).await?) }))
        }
        "hand-v2" => Box::new(move || count(joined::<v2::Experiment>(&pages)?)),
        other => return Err(format!("there is no kind {other}").into()),
    })
}

fn count<T>(list: Vec<T>) -> Result<usize> {
    Ok(black_box(list).len())
}

fn joined<T: DeserializeOwned>(pages: &[Bytes]) -> Result<Vec<T>> {
    let mut list = Vec::new();
    for page in pages {
        list.append(&mut serde_json::from_slice(page)?);
    }
    Ok(list)
}

/// Answers a request with the page that it asks for, which is empty after the last one.
struct Memory(Vec<Bytes>);

impl HttpTransport for Memory {
    async fn send(&self, request: Request<Bytes>, _: Limits) -> std::result::Result<Response<Bytes>, TransportError> {
        let query = request.uri().query().unwrap_or_default();
        let page = query.split('&').find_map(|pair| pair.strip_prefix("page=")?.parse().ok()).unwrap_or(1);
        Ok(Response::new(self.0.get(page - 1).cloned().unwrap_or(Bytes::from_static(b"[]"))))
    }
}
