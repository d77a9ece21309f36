//! The sandbox's page in a browser: the one that the variable `CHROMIUM` names. `.ci/run` installs one, sets it and runs this test.

use std::path::PathBuf;
use std::process::Command;

use super::page::section;
use crate::support::bodies::classic::a_project_named;
use crate::support::sandbox::started;

/// A profile that nobody else uses, and that goes when it is dropped.
struct Profile(PathBuf);

impl Profile {
    fn new() -> Self {
        let name = format!("chromium-{}", std::process::id());
        Profile(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name))
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // A folder that cannot be removed stays in the build directory.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The document that the browser has made of a page, as HTML.
fn rendered(browser: &str, url: &str) -> String {
    let profile = Profile::new();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--timeout=30000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.0.display()))
        .arg(url)
        .output()
        .unwrap_or_else(|error| panic!("CHROMIUM is {browser}, which cannot be run: {error}"));
    assert!(output.status.success(), "{browser}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
#[ignore = "needs the browser that CHROMIUM names"]
async fn a_browser_shows_what_was_created_and_runs_nothing_of_it() {
    let browser = std::env::var("CHROMIUM").expect("CHROMIUM names a browser");
    let (sandbox, client) = started().await;
    client.projects().create(a_project_named("Created through the SDK")).await.unwrap();
    client.projects().create(a_project_named("<script>document.title = 'taken over'</script>")).await.unwrap();

    let document = rendered(&browser, &format!("http://{}/", sandbox.address()));
    let projects = section(&document, "projects");
    assert!(projects.contains("<td>Created through the SDK</td>"), "{document}");
    assert!(projects.contains("&lt;script&gt;document.title = 'taken over'&lt;/script&gt;"), "{document}");
    assert!(document.contains("<title>Sandbox</title>") && !document.contains("<script"), "{document}");
    assert_eq!(sandbox.requests().len(), 2, "a browser asks for nothing but the page: {:?}", sandbox.requests());
}
