//! Rules about the base URL: those of the client, which refuses to send a token anywhere else.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::diagnostic::{At, Report};

pub fn check(url: &At<String>, report: &Report) {
    if let Some(flaw) = flaw(url) {
        report.error("bad-base-url", &url.span, flaw);
    } else if !url.ends_with('/') {
        report.error("bad-base-url", &url.span, "a base URL ends with `/`").help(format!("write `{}/`", url.value));
    }
}

fn flaw(url: &str) -> Option<&'static str> {
    let unsendable = |letter: char| letter.is_whitespace() || letter.is_control() || "\\<>\"`{}|^".contains(letter);
    if url.contains(unsendable) {
        return Some("a base URL has no spaces, and none of the characters that a URL has to escape");
    }
    let (is_plain, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
        (Some(rest), _) => (false, rest),
        (None, Some(rest)) => (true, rest),
        (None, None) => return Some("a base URL begins with `https://` and a host"),
    };
    if rest.contains(['?', '#']) {
        return Some("a base URL has no query and no fragment");
    }
    let authority = rest.split('/').next().unwrap_or_default();
    if authority.contains('@') {
        return Some("a base URL has no user name and no password");
    }
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    if host.is_empty() {
        return Some("a base URL begins with `https://` and a host");
    }
    let Some(host) = Host::of(host) else { return Some("the host of the base URL is not a name or an address") };
    if port.is_some_and(|port| !is_port(port)) {
        return Some("the port of the base URL is not a number from 1 to 65535");
    }
    (is_plain && !host.is_loopback())
        .then_some("a base URL is `https`: with `http`, a token would cross the network in the clear")
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|digit| digit.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

enum Host<'a> {
    Name(&'a str),
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}

impl<'a> Host<'a> {
    fn of(text: &'a str) -> Option<Self> {
        if let Some(address) = text.strip_prefix('[') {
            return address.strip_suffix(']')?.parse().ok().map(Host::V6);
        }
        let last = text.rsplit('.').next().unwrap_or_default();
        if last.starts_with(|first: char| first.is_ascii_digit()) {
            return text.parse().ok().map(Host::V4);
        }
        let is_label = |label: &str| {
            let letters = label.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
            letters && !label.is_empty()
        };
        text.split('.').all(is_label).then_some(Host::Name(text))
    }

    fn is_loopback(&self) -> bool {
        match self {
            Host::Name(name) => *name == "localhost",
            Host::V4(address) => address.is_loopback(),
            Host::V6(address) => address.is_loopback(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_client_refuses_is_refused() {
        for (url, why) in [
            ("", "begins with"),
            ("www.example.com/v1/", "begins with"),
            ("ftp://example.com/", "begins with"),
            ("https:///v1/", "and a host"),
            ("https://:80/", "and a host"),
            ("https://example.com/?a=b", "query"),
            ("https://example.com?a=b", "query"),
            ("https://example.com/#a", "fragment"),
            ("https://user@example.com/", "user name"),
            ("https://user:word@example.com/", "user name"),
            ("https://example.com:99999/", "port"),
            ("https://example.com:0/", "port"),
            ("https://example.com:/", "port"),
            ("https://example.com:+80/", "port"),
            ("https://[::1]:99999/", "port"),
            ("https://[::1/", "host"),
            ("https://1.2.3/", "host"),
            ("https://256.1.1.1/", "host"),
            ("https://a..example/", "host"),
            ("https://exa%6dple.com/", "host"),
            ("https://example.com/a b/", "spaces"),
            ("https://example.com\\v1/", "escape"),
            ("https://example.com/\u{7}/", "escape"),
            ("http://example.com/", "in the clear"),
            ("http://127.0.0.1.example.com/", "in the clear"),
            ("http://10.0.0.1/", "in the clear"),
            ("http://[::2]/", "in the clear"),
        ] {
            assert!(flaw(url).is_some_and(|found| found.contains(why)), "{url}: {:?}", flaw(url));
        }
    }

    #[test]
    fn https_and_loopback_are_taken() {
        for url in [
            "https://example.com/v1/",
            "https://example.com:8443/",
            "https://bücher.example/",
            "https://[2001:db8::1]:443/a/",
            "http://localhost:8080/",
            "http://127.0.0.1/v1/",
            "http://127.9.9.9/",
            "http://[::1]:1/",
        ] {
            assert_eq!(flaw(url), None, "{url}");
        }
    }
}
