//! Conditions at their limits: parts that are missing, values of another kind, and what is written in an odd way.

use optimizely_rest::classic::Conditions;
use optimizely_rest::classic::conditions::Verdict::{self, No, Undecided, Yes};
use optimizely_rest::classic::conditions::{
    Browser, Condition, Day, Device, IpMatch, ReferrerMatch, SourceType, TextMatch, TimeOfDay, Visitor,
};
use serde_json::{Value, json};

use super::decided::each;
use super::received;

/// A visitor who has everything, so that a verdict is undecided for the condition's sake.
fn everything() -> Visitor {
    Visitor::new()
        .browser(Browser::Chrome)
        .device(Device::Desktop)
        .platform("linux")
        .language("da")
        .location("DK")
        .ip([192, 0, 2, 7])
        .source_type(SourceType::Direct)
        .first_session(true)
        .at(Day::Monday, TimeOfDay::new(8, 0).unwrap())
        .referrer("http://a.example/")
        .campaign("a")
        .cookie("a", "b")
        .cookie("", "b")
        .query("a", "b")
        .query("", "b")
        .tag("a", "b")
        .tag("", "b")
        .dimension("a", "b")
        .dimension("", "b")
        .event("a")
        .event("")
}

#[track_caller]
fn decide(leaf: Value, verdict: Verdict) {
    assert_eq!(received(&leaf.to_string()).matches(&everything()), verdict, "{leaf}");
}

#[track_caller]
fn says(leaf: Value, sentence: &str) {
    assert_eq!(received(&leaf.to_string()).to_string(), sentence);
}

#[test]
fn a_simple_match_ignores_the_query_and_the_fragment_of_either_address() {
    let simple = |address: &str| Condition::referrer(ReferrerMatch::simple(address));
    for found in [
        "https://www.news.example/today",
        "https://www.news.example/today#top",
        "https://www.news.example/today/#top",
        "https://www.news.example/today#top?page=2",
        "https://www.news.example/today?page=2#top",
        "news.example/Today/?page=2",
    ] {
        let visitor = Visitor::new().referrer(found);
        for wanted in ["news.example/today", "http://news.example/today#end", "www.news.example/today/?a=b", found] {
            each(&visitor, [(simple(wanted), Yes)]);
        }
        for wanted in ["news.example/tomorrow#top", "news.example#today", "ww.news.example/today"] {
            each(&visitor, [(simple(wanted), No)]);
        }
    }
    let visitor = Visitor::new().referrer("http://news.example/#top");
    each(
        &visitor,
        [
            (Condition::referrer(ReferrerMatch::exact("http://news.example/")), No),
            (Condition::referrer(ReferrerMatch::substring("#top")), Yes),
        ],
    );
}

#[test]
fn a_network_of_length_0_holds_every_address_of_its_kind() {
    let network = |network: &str| Condition::ip(IpMatch::cidr(network));
    for (address, same, other) in
        [("0.0.0.0", "0.0.0.0/0", "::/0"), ("255.255.255.255", "0.0.0.0/0", "::/0"), ("::", "::/0", "0.0.0.0/0")]
    {
        let visitor = Visitor::new().ip(address.parse::<std::net::IpAddr>().unwrap());
        each(&visitor, [(network(same), Yes), (network(other), No)]);
    }
    let last = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
    each(
        &Visitor::new().ip(last.parse::<std::net::IpAddr>().unwrap()),
        [
            (network("::/0"), Yes),
            (network("::/1"), No),
            (network("8000::/1"), Yes),
            (network(&format!("{last}/128")), Yes),
            (network("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/128"), No),
            (network(&format!("{last}/129")), Undecided),
        ],
    );
    for odd in ["0.0.0.0", "0.0.0.0/", "0.0.0.0/-1", "0.0.0.0/x", "/0", "nowhere/0", "0.0.0.0/0/0"] {
        each(&everything(), [(network(odd), Undecided)]);
    }
}

#[test]
fn each_documented_system_is_mobile_or_a_desktop() {
    let platform = |value: &str| Condition::platform(value);
    for system in ["linux", "windows", "windows_8.1", "mac os", "mac os_10.10"] {
        each(&Visitor::new().platform(system), [(platform("desktop"), Yes), (platform("mobile"), No)]);
    }
    for system in ["ios", "ios_8", "android", "android_4.4"] {
        each(&Visitor::new().platform(system), [(platform("mobile"), Yes), (platform("desktop"), No)]);
    }
    each(
        &Visitor::new().platform("linux"),
        [(platform("linux"), Yes), (platform("windows"), No), (platform("linux_5"), Undecided)],
    );
    let visitor = Visitor::new().platform("mobile");
    each(&visitor, [(platform("mobile"), Yes), (platform("desktop"), No), (platform("ios"), Undecided)]);
}

#[test]
fn a_time_that_ends_as_it_starts_is_open_then_and_holds_at_no_other_time() {
    let at = |hour, minute| TimeOfDay::new(hour, minute).unwrap();
    let moment = || Condition::time_and_day(at(7, 0), at(7, 0), [Day::Monday]);
    for (day, time, verdict) in [
        (Day::Monday, at(7, 0), Undecided),
        (Day::Monday, at(6, 59), No),
        (Day::Monday, at(7, 1), No),
        (Day::Sunday, at(7, 0), No),
    ] {
        each(&Visitor::new().at(day, time), [(moment(), verdict)]);
    }
}

#[test]
fn an_odd_time_decides_nothing_and_is_shown_as_it_is() {
    let test = |value: &str| json!({ "type": "time_and_day", "value": value });
    decide(test("07:00_11:00_monday,friday"), Yes);
    decide(test("07:00_11:00_friday"), No);
    for (odd, sentence) in [
        ("07:00_11:00_funday", "it is from 07:00 to 11:00 on funday"),
        ("07:00_11:00_monday,funday", "it is from 07:00 to 11:00 on Monday, funday"),
        ("07:00_11:00_monday,", "it is from 07:00 to 11:00 on Monday, "),
        ("07:00_11:00_Monday", "it is from 07:00 to 11:00 on Monday"),
        ("07:00_11:00_monday_12:00", "it is from 07:00 to 11:00 on monday_12:00"),
        ("07:00_11:00_", "it is from 07:00 to 11:00 on "),
        ("7:00_11:00_monday", "it is from 7:00 to 11:00 on Monday"),
        ("07:00_24:00_monday", "it is from 07:00 to 24:00 on Monday"),
        ("07:60_11:00_monday", "it is from 07:60 to 11:00 on Monday"),
        ("later_11:00_monday", "it is from later to 11:00 on Monday"),
        ("__monday", "it is from  to  on Monday"),
        ("11:00_07:00_monday", "it is from 11:00 to 07:00 on Monday"),
    ] {
        decide(test(odd), Undecided);
        says(test(odd), sentence);
    }
    for short in ["", "07:00", "07:00_11:00", "07:00-11:00-monday"] {
        decide(test(short), Undecided);
        says(test(short), &format!(r#"the test {{"type":"time_and_day","value":"{short}"}} passes"#));
    }
}

#[test]
fn a_time_of_day_is_two_digits_a_colon_and_two_digits() {
    for (hour, minute) in [(0, 0), (9, 5), (23, 59)] {
        let time = TimeOfDay::new(hour, minute).unwrap();
        assert_eq!(time.to_string().parse(), Ok(time));
    }
    assert_eq!([TimeOfDay::new(24, 0), TimeOfDay::new(0, 60), TimeOfDay::new(255, 255)], [None; 3]);
    for odd in [
        "",
        ":",
        "7:30",
        "07:3",
        "007:30",
        "07:030",
        "24:00",
        "23:60",
        "+7:30",
        "-1:30",
        "07:30:00",
        "0730",
        "０７:３０",
    ] {
        let error = odd.parse::<TimeOfDay>().expect_err(odd).to_string();
        assert!(error.contains(&format!("`{odd}`")), "{error}");
    }
}

#[test]
fn a_documented_key_with_a_value_that_is_not_a_string_decides_nothing_and_is_kept() {
    for value in [json!(7), json!(0.5), json!(true), json!(null), json!([]), json!(["a"]), json!({ "a": "a" })] {
        for (key, mut leaf) in [
            ("type", json!({ "name": "a" })),
            ("name", json!({ "type": "event" })),
            ("value", json!({ "type": "event", "name": "a" })),
            ("value", json!({ "type": "cookies", "name": "a" })),
            ("value", json!({ "type": "language" })),
            ("match_type", json!({ "type": "event", "name": "a" })),
            ("match_type", json!({ "type": "cookies", "name": "a", "value": "b" })),
            ("name", json!({ "type": "first_session" })),
        ] {
            leaf[key] = value.clone();
            decide(leaf.clone(), Undecided);
            let text = json!(["and", leaf]).to_string();
            let read = received(&text);
            let tree = read.tree().unwrap();
            assert_eq!(serde_json::from_str::<Value>(&tree.to_json()).unwrap(), json!(["and", leaf]));
            let test = tree.leaves().next().unwrap();
            assert_eq!(test.undocumented().collect::<Vec<_>>(), [(key, &value)], "{leaf}");
            assert!(read.to_string().contains(&value.to_string()), "{read}");
            // It is there, whatever it is: a program may know more than the documentation.
            assert_eq!(text.parse::<Conditions>().is_ok(), key != "type", "{leaf}");
        }
    }
    says(json!({ "type": "event", "name": 7 }), r#"the test {"type":"event","name":7} passes"#);
    says(json!({ "type": "event", "name": "a", "value": 7 }), r#"the event "a" was tracked ["value": 7]"#);
}

#[test]
fn a_test_without_the_name_it_needs_decides_nothing_and_is_refused_from_a_program() {
    for (kind, value) in [("cookies", "b"), ("query", "b"), ("custom_tag", "b"), ("custom_dimension", "b")] {
        decide(json!({ "type": kind, "name": "a", "value": value }), Yes);
        decide(json!({ "type": kind, "name": "a" }), Yes);
        decide(json!({ "type": kind, "name": "z" }), No);
    }
    decide(json!({ "type": "event", "name": "a" }), Yes);
    for kind in ["cookies", "query", "custom_tag", "custom_dimension", "event"] {
        for nameless in [json!({ "type": kind }), json!({ "type": kind, "value": "b" })] {
            decide(nameless.clone(), Undecided);
            let text = json!(["and", nameless]).to_string();
            let error = text.parse::<Conditions>().unwrap_err().to_string();
            assert!(error.ends_with(&format!(": a test of type `{kind}` needs a `name`")), "{error}");
        }
        says(json!({ "type": kind }), &format!(r#"the test {{"type":"{kind}"}} passes"#));
    }
}

#[test]
fn a_test_without_a_value_asks_whether_something_is_there_or_decides_nothing() {
    decide(json!({ "type": "campaign" }), Yes);
    decide(json!({ "type": "campaign", "match_type": "exists" }), Yes);
    decide(json!({ "type": "campaign", "value": "z", "match_type": "exists" }), Yes);
    for match_type in ["exact", "substring", "regex"] {
        decide(json!({ "type": "campaign", "match_type": match_type }), Undecided);
        decide(json!({ "type": "referrer", "match_type": match_type }), Undecided);
    }
    for match_type in ["exact", "regex", "cidr", "prefix"] {
        decide(json!({ "type": "ip", "match_type": match_type }), Undecided);
    }
    for (kind, value) in [
        ("browser", "gc"),
        ("browser_version", "gc"),
        ("device", "desktop"),
        ("platform", "linux"),
        ("language", "da"),
        ("location", "DK"),
        ("source_type", "direct"),
        ("time_and_day", "07:00_11:00_monday"),
    ] {
        decide(json!({ "type": kind, "value": value }), Yes);
        decide(json!({ "type": kind }), Undecided);
        says(json!({ "type": kind }), &format!(r#"the test {{"type":"{kind}"}} passes"#));
    }
    for kind in ["code", "ip", "language", "location", "referrer"] {
        let error = json!(["or", { "type": kind }]).to_string().parse::<Conditions>().unwrap_err().to_string();
        assert!(error.ends_with(&format!(": a test of type `{kind}` needs a `value`")), "{error}");
    }
    for kind in ["campaign", "browser", "browser_version", "device", "platform", "source_type", "time_and_day"] {
        assert!(json!(["or", { "type": kind }]).to_string().parse::<Conditions>().is_ok(), "{kind}");
    }

    let cookie = |rest: Value| {
        let mut leaf = json!({ "type": "cookies", "name": "a" });
        leaf.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        leaf
    };
    says(cookie(json!({})), r#"the cookie "a" exists"#);
    says(cookie(json!({ "match_type": "regex" })), r#"the cookie "a" matches nothing, by "regex""#);
    says(cookie(json!({ "match_type": "odd", "value": "b" })), r#"the cookie "a" matches "b", by "odd""#);
    says(cookie(json!({ "match_type": "exists", "value": "b" })), r#"the cookie "a" exists ("b" does not matter)"#);
}

#[test]
fn a_text_that_is_cut_short_or_goes_on_is_refused_and_kept() {
    let text = r#"["or", ["and", {"type":"event","name":"a"}, ["not", []]], {"type":"code","value":"b"}]"#;
    assert!(text.parse::<Conditions>().is_ok());
    for end in 0..text.len() {
        let cut = &text[..end];
        let error = cut.parse::<Conditions>().expect_err(cut).to_string();
        assert!(error.starts_with("the text is not a tree of conditions: EOF"), "{cut}: {error}");
        let kept = received(cut);
        assert!(kept.tree().is_err() && kept.as_str() == cut, "{cut}");
        assert_eq!(kept.matches(&everything()), Undecided);
        assert_eq!(kept.to_string(), format!("the unknown condition {cut:?}"));
    }
    for more in ["]", ",", "{}", " []"] {
        let error = format!("{text}{more}").parse::<Conditions>().expect_err(more).to_string();
        assert!(error.contains("trailing characters"), "{error}");
    }
    for separator in ["", ",,", ";"] {
        let odd = format!(r#"["and" {separator} []]"#);
        assert!(odd.parse::<Conditions>().is_err() && received(&odd).tree().is_err(), "{odd}");
    }
}

#[test]
fn a_byte_order_mark_before_a_tree_is_passed_over_once() {
    let tree = r#"["and",{"type":"event","name":"a"}]"#;
    let marked = received(&format!("\u{feff}{tree}"));
    assert_eq!((marked.tree().unwrap().to_json().as_str(), marked.matches(&everything())), (tree, Yes));
    assert!(received(&format!("\u{feff}\u{feff}{tree}")).tree().is_err());
}

#[test]
fn every_group_of_a_sentence_is_closed() {
    let [a, b, c] = ["a", "b", "c"].map(Condition::language);
    let shown = |tree: Condition| tree.to_string().replace("the language is ", "").replace('"', "");
    assert_eq!(shown(a.clone() & (b.clone() | c.clone()) & a.clone()), "a and (b or c) and a");
    assert_eq!(shown((a.clone() | b.clone()) & (b.clone() | (c.clone() & a.clone()))), "(a or b) and (b or (c and a))");
    assert_eq!(shown(!(a.clone() & !(b.clone() | c.clone()))), "not ((a and not ((b or c))))");
    assert_eq!(shown(!Condition::nobody() | Condition::all([])), "not (nobody) or (no condition)");
    assert_eq!(shown(Condition::any([])), "no condition");
    assert_eq!(shown(Condition::all([a, b | Condition::any([]), c])), "a and (b or (no condition)) and c");
    let several = received(r#"["and", ["not"], ["not", {"type":"first_session"}, []]]"#);
    assert_eq!(several.to_string(), "not (no condition) and not (it is the first session, nobody)");
    let regex = Condition::query("a", TextMatch::regex("b)")) | Condition::nobody();
    assert_eq!(regex.to_string(), r#"the query parameter "a" matches /b)/ or nobody"#);
}
