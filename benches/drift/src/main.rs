//! Reads a list of 1,000 experiments several times, with or without a callback for drift: `drift-bench on 20`. `run.sh` counts the
//! instructions of both.

use std::error::Error;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};

use optimizely_rest::classic::{Client, ProjectId, Token};

const EXPERIMENT: &str = r#"{"id":1,"project_id":2,"description":"A test","edit_url":"https://shop.example/","status":"Running",
"audience_ids":[3,4],"activation_mode":"immediate","custom_css":"","custom_js":"","percentage_included":10000,
"url_conditions":[{"value":"https://shop.example/","match_type":"simple","negate":false,"index":0,"created":"2015-01-01T08:00:00Z"}],
"experiment_type":"ab","variation_ids":[5,6],"display_goal_order_lst":[7,8],"primary_goal_id":7,"details":"",
"is_multivariate":false,"shareable_results_link":"https://shop.example/r","created":"2015-01-01T08:00:00Z",
"last_modified":"2015-01-01T08:00:00Z"}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, watch, lists] = &arguments[..] else { return Err("usage: drift-bench on|off LISTS".into()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(read(watch == "on", lists.parse()?))
}

async fn read(watched: bool, lists: usize) -> Result<(), Box<dyn Error>> {
    let builder = Client::builder(Token::legacy("token")).base_url(format!("http://{}/", server()?));
    let builder = if watched { builder.on_drift(|drift| panic!("{drift}")) } else { builder };
    let client = builder.build()?;
    for _ in 0..lists {
        let experiments = client.experiments().list(ProjectId::from(2)).await?;
        assert_eq!(experiments.len(), 1000);
    }
    Ok(())
}

/// A server with a single response.
fn server() -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let body = format!("[{}]", vec![EXPERIMENT; 1000].join(","));
    let answer =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client may close the connection.
            let _ = serve(&stream, &answer);
        }
    });
    Ok(address)
}

fn serve(mut stream: &TcpStream, answer: &str) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next() {
        if line?.is_empty() {
            stream.write_all(answer.as_bytes())?;
        }
    }
    Ok(())
}
