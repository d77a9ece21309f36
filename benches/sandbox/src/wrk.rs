//! Requests of other programs: one of curl, and many of wrk.

use std::process::Command;
use std::time::Duration;

use crate::{Result, setting};

/// The headers of a token, as both APIs have them.
const TOKENS: [&str; 4] = ["-H", "Token: a:1", "-H", "Authorization: Bearer a"];

/// The body at a URL.
pub fn body(url: &str) -> Result<String> {
    let output = Command::new("curl").args(["--silent", "--fail"]).args(TOKENS).arg(url).output()?;
    if output.status.success() { Ok(String::from_utf8(output.stdout)?) } else { Err(format!("{url} fails").into()) }
}

/// The processor time of this process for a request. Unlike the time on a clock, it does not depend on what else the machine does.
pub fn microseconds(url: &str) -> Result<f64> {
    let seconds = format!("-d{}s", setting("SECONDS_EACH", 5));
    let before = busy();
    let output = Command::new("wrk").args(["-t1", "-c32", &seconds]).args(TOKENS).arg(url).output();
    let output = output.map_err(|error| format!("wrk cannot be run: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if let Some(line) = text.lines().find(|line| line.contains("Non-2xx")) {
        return Err(line.trim().into());
    }
    let requests = text.lines().find_map(|line| line.split_once(" requests in ")).ok_or("wrk counts no requests")?;
    Ok((busy() - before).as_secs_f64() * 1e6 / requests.0.trim().parse::<f64>()?)
}

/// The processor time that this process has used, in steps of 10 ms; 0 where the system does not say.
pub fn busy() -> Duration {
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(10 * ticks)
}
