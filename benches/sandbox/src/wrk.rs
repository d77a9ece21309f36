//! Requests of other programs: one of curl, and many of wrk.

use std::process::Command;

use crate::{Result, setting};

/// The headers of a token, as both APIs have them.
const TOKENS: [&str; 4] = ["-H", "Token: a:1", "-H", "Authorization: Bearer a"];

/// The body at a URL.
pub fn body(url: &str) -> Result<String> {
    let output = Command::new("curl").args(["--silent", "--fail"]).args(TOKENS).arg(url).output()?;
    if output.status.success() { Ok(String::from_utf8(output.stdout)?) } else { Err(format!("{url} fails").into()) }
}

/// The time that a server takes for a request, if it is asked all the time.
pub fn microseconds(url: &str) -> Result<f64> {
    let seconds = format!("-d{}s", setting("SECONDS_EACH", 5));
    let output = Command::new("wrk").args(["-t1", "-c32", &seconds]).args(TOKENS).arg(url).output();
    let output = output.map_err(|error| format!("wrk cannot be run: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if let Some(line) = text.lines().find(|line| line.contains("Non-2xx")) {
        return Err(line.trim().into());
    }
    let rate = text.lines().find_map(|line| line.strip_prefix("Requests/sec:")).ok_or("wrk reports no rate")?;
    Ok(1e6 / rate.trim().parse::<f64>()?)
}
