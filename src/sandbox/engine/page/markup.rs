//! The markup of the page.

use std::collections::HashSet;
use std::fmt::Display;

use super::cell::{Cell, Look, shortened};
use super::html::Html;
use super::{Line, Row, Section, View, outline};
use crate::model::table::{FieldTable, Kind, Operation, Required, ResourceTable};
use crate::sandbox::engine::rules::Digest;
use crate::sandbox::engine::served::{ANY_TOKEN, Served};

/// How many characters of a value in a digest are shown.
const DIGEST: usize = 48;

/// The data around the view.
pub(super) struct Frame<'a> {
    pub(super) served: &'static Served,
    /// The host name that the browser used, for use in examples.
    pub(super) host: &'a str,
    pub(super) paused: bool,
    pub(super) any_token: bool,
}

impl Frame<'_> {
    fn base_url(&self) -> String {
        self.served.base_url(self.host)
    }
}

pub(super) fn page(view: &View, frame: &Frame<'_>) -> Html {
    let mut html = Html::default();
    head(&mut html, frame);
    header(&mut html, view, frame);
    html.raw("<main><div>");
    if view.sections.is_empty() {
        hint(&mut html, frame);
    }
    let shown = view.shown();
    for table in &view.digests {
        digest(&mut html, table, &shown);
    }
    for section in &view.sections {
        objects(&mut html, section, &shown);
    }
    html.raw("</div>");
    requests(&mut html, view);
    html.raw("</main></body></html>\n");
    html
}

fn head(html: &mut Html, frame: &Frame<'_>) {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sandbox</title>")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">");
    if !frame.paused {
        html.raw("<meta http-equiv=\"refresh\" content=\"5\">");
    }
    html.raw("<link rel=\"icon\" href=\"").raw(ICON).raw("\"><style>").raw(STYLE).raw("</style></head><body>\n");
}

const STYLE: &str = include_str!("page.css");

const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
                    %3Crect width='16' height='16' rx='4' fill='%234f46e5'/%3E\
                    %3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='white' stroke-width='1.6' stroke-linecap='round'/%3E%3C/svg%3E";

fn header(html: &mut Html, view: &View, frame: &Frame<'_>) {
    html.raw("<header><div class=\"bar\"><h1>Sandbox</h1><code>").text(frame.base_url()).raw("</code>");
    html.raw(match frame.paused {
        true => "<a class=\"button\" href=\"/\">Go on refreshing</a>",
        false => "<a class=\"button\" href=\"/?pause\">Stop refreshing</a>",
    });
    html.raw("</div><nav aria-label=\"Sections\">");
    for digest in &view.digests {
        tab(html, digest.title, digest.title, digest.rows.len());
    }
    for section in &view.sections {
        let count = section.rows.len() + section.older;
        tab(html, section.resource.path, &title(section.resource), count);
    }
    tab(html, "requests", "requests", view.requests.len() + view.older_requests);
    html.raw("</nav></header>\n");
}

fn tab(html: &mut Html, anchor: &str, title: &str, count: usize) {
    html.raw("<a href=\"#").text(anchor).raw("\">").text(title).raw(" <b>").text(grouped(count)).raw("</b></a>");
}

/// Shows what to do while the sandbox is empty.
fn hint(html: &mut Html, frame: &Frame<'_>) {
    html.raw("<section class=\"hint\"><h2>Nothing here yet</h2><p>Let your program use this base URL:</p><pre>");
    html.text(frame.base_url()).raw("</pre>");
    let example = outline(frame.served.table).into_iter().find(|resource| {
        resource.parent.is_none() && resource.operations.iter().any(|(listed, _)| *listed == Operation::Create)
    });
    if let Some(resource) = example {
        html.raw("<p>Or begin by hand:</p><pre>").text(curl(resource, frame)).raw("</pre>");
    }
    html.raw(match frame.any_token {
        true => "<p>Any token will do.</p>",
        false => "<p>It accepts the token that it was started with.</p>",
    });
    html.raw("<p>What is created, and what was asked, appears here.</p></section>\n");
}

/// A shell command that creates an object of a resource.
fn curl(resource: &ResourceTable, frame: &Frame<'_>) -> String {
    let needed = |field: &&FieldTable| field.required != Required::No && matches!(field.kind, Kind::Text);
    let body: serde_json::Map<_, _> =
        resource.fields.iter().filter(needed).map(|field| (field.name.to_owned(), "Example".into())).collect();
    let scheme = frame.served.scheme();
    let prefix = scheme.prefix.map(|prefix| format!("{prefix} ")).unwrap_or_default();
    let header = format!("{}: {prefix}", capitalized(scheme.header));
    let token = if frame.any_token { format!("'{header}{ANY_TOKEN}'") } else { format!("\"{header}$TOKEN\"") };
    let body = serde_json::Value::Object(body);
    let url = format!("{}{}", frame.base_url(), resource.path);
    format!("curl -H {token} -H 'Content-Type: application/json' \\\n  -d '{body}' \\\n  {url}")
}

/// The name of a header in its usual spelling, such as `X-Api-Key`.
fn capitalized(header: &str) -> String {
    let word = |word: &str| match word.split_at_checked(1) {
        Some((first, rest)) => first.to_ascii_uppercase() + rest,
        None => String::new(),
    };
    header.split('-').map(word).collect::<Vec<_>>().join("-")
}

fn digest(html: &mut Html, digest: &Digest, shown: &HashSet<(&'static str, u64)>) {
    html.raw("<section id=\"").text(digest.title).raw("\"><h2>").text(digest.title);
    html.raw(" <b>").text(grouped(digest.rows.len())).raw("</b></h2>");
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .text(digest.title)
        .raw("\"><table><thead><tr>");
    for column in digest.columns {
        html.raw("<th scope=\"col\">").text(column).raw("</th>");
    }
    html.raw("</tr></thead><tbody>\n");
    for row in &digest.rows {
        html.raw("<tr>");
        let (of, id) = row.about;
        let about = Cell { text: id.to_string(), full: None, look: Look::Id(of, id), usual: false };
        value(html, &about, |of, id| shown.contains(&(of, id)));
        for text in &row.cells {
            html.raw(if text.parse::<f64>().is_ok() { "<td class=\"number\">" } else { "<td>" });
            html.text(shortened(text, DIGEST)).raw("</td>");
        }
        html.raw("</tr>\n");
    }
    html.raw("</tbody></table></div></section>\n");
}

fn objects(html: &mut Html, section: &Section, shown: &HashSet<(&'static str, u64)>) {
    let title = title(section.resource);
    html.raw("<section id=\"").text(section.resource.path).raw("\"><h2>").text(&title);
    html.raw(" <b>").text(grouped(section.rows.len() + section.older)).raw("</b></h2>");
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .text(&title)
        .raw("\"><table><thead><tr>");
    for column in &section.columns {
        html.raw("<th scope=\"col\">").text(column.name).raw("</th>");
    }
    html.raw("</tr></thead><tbody>\n");
    for row in &section.rows {
        object(html, section.resource, row, shown);
    }
    html.raw("</tbody></table></div>");
    older(html, section.rows.len(), section.older);
    if !section.unsaid.is_empty() {
        let names: Vec<_> = section.unsaid.iter().map(|field| field.name).collect();
        html.raw("<p class=\"note\">Empty or by default in every row: <code>")
            .text(names.join(", "))
            .raw("</code></p>");
    }
    html.raw("</section>\n");
}

fn object(html: &mut Html, resource: &ResourceTable, row: &Row, shown: &HashSet<(&'static str, u64)>) {
    html.raw("<tr id=\"").text(resource.name).raw("-").text(row.id).raw("\">");
    for cell in &row.cells {
        value(html, cell, |of, id| shown.contains(&(of, id)) && (of, id) != (resource.name, row.id));
    }
    html.raw("</tr>\n");
}

fn value(html: &mut Html, cell: &Cell, has_row: impl Fn(&'static str, u64) -> bool) {
    html.raw("<td");
    if let Some(full) = &cell.full {
        html.raw(" title=\"").text(full).raw("\"");
    }
    match cell.look {
        Look::Empty => html.raw(" class=\"faint\">—"),
        Look::Secret => html.raw("><i>redacted</i>"),
        Look::Text => html.raw(">").text(&cell.text),
        Look::Number | Look::Time => html.raw(" class=\"number\">").text(&cell.text),
        Look::Flag(false) => html.raw(" class=\"faint\">false"),
        Look::Flag(true) => html.raw(">true"),
        Look::Choice(false) => html.raw("><span>").text(&cell.text).raw("</span>"),
        Look::Choice(true) => html.raw("><span class=\"set\">").text(&cell.text).raw("</span>"),
        Look::Id(of, id) if has_row(of, id) => {
            html.raw(" class=\"number\"><a href=\"#").text(of).raw("-").text(id).raw("\">").text(id).raw("</a>")
        }
        Look::Id(_, id) => html.raw(" class=\"number\">").text(id),
    };
    html.raw("</td>");
}

fn requests(html: &mut Html, view: &View) {
    html.raw("<section id=\"requests\"><h2>requests <b>");
    html.text(grouped(view.requests.len() + view.older_requests)).raw("</b></h2>");
    if view.requests.is_empty() {
        html.raw("<p class=\"note\">Nothing was asked yet.</p></section>\n");
        return;
    }
    html.raw(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"requests\"><table class=\"log\"><thead><tr>",
    );
    html.raw(
        "<th scope=\"col\">#</th><th scope=\"col\">method</th><th scope=\"col\">path</th><th scope=\"col\">status</th>",
    );
    html.raw("</tr></thead><tbody>\n");
    for line in &view.requests {
        request(html, line);
    }
    html.raw("</tbody></table></div>");
    older(html, view.requests.len(), view.older_requests);
    html.raw("</section>\n");
}

fn request(html: &mut Html, line: &Line) {
    html.raw("<tr><td class=\"number\">").text(line.number).raw("</td><td class=\"method\">").text(&line.method);
    html.raw("</td><td class=\"path\">").text(&line.target).raw("</td><td>");
    match line.status {
        None => html.raw("<span class=\"bad\">none</span>"),
        Some(status @ 200..300) => html.raw("<span class=\"good\">").text(status).raw("</span>"),
        Some(status @ 500..) => html.raw("<span class=\"bad\">").text(status).raw("</span>"),
        Some(status) => html.raw("<span class=\"odd\">").text(status).raw("</span>"),
    };
    html.raw("</td></tr>\n");
}

fn older(html: &mut Html, shown: usize, older: usize) {
    if older > 0 {
        html.raw("<p class=\"note\">The latest ").text(grouped(shown)).raw(" are shown, ");
        html.text(grouped(older)).raw(" more are not.</p>");
    }
}

fn title(resource: &ResourceTable) -> String {
    resource.path.replace('_', " ")
}

/// A number with separators between thousands.
fn grouped(number: usize) -> impl Display {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_header_is_capitalized() {
        assert_eq!(["token", "x-api-key", ""].map(capitalized), ["Token", "X-Api-Key", ""]);
    }

    #[test]
    fn thousands_are_set_apart() {
        let shown = [0, 999, 1_000, 100_000, 1_234_567].map(|number| grouped(number).to_string());
        assert_eq!(shown, ["0", "999", "1,000", "100,000", "1,234,567"]);
    }
}
