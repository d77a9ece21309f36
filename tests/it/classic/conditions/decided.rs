//! Which visitors match, and for which the verdict is undecided.

use optimizely_rest::classic::conditions::Verdict::{self, No, Undecided, Yes};
use optimizely_rest::classic::conditions::{
    Browser, Condition, Day, Device, IpMatch, Leaf, ReferrerMatch, SourceType, TextMatch, TimeOfDay, Visitor,
};
use serde_json::json;

use super::received;

#[track_caller]
pub fn each(visitor: &Visitor, cases: impl IntoIterator<Item = (Condition, Verdict)>) {
    for (condition, verdict) in cases {
        assert_eq!(condition.matches(visitor), verdict, "{condition}");
    }
}

#[test]
fn the_three_answers_are_joined_as_logic_has_it() {
    let visitor = Visitor::new().event("yes");
    let of = |verdict: Verdict| match verdict {
        Yes => Condition::event("yes"),
        No => Condition::event("no"),
        Undecided => Condition::code("?"),
    };
    let table = [
        (Yes, Yes, Yes, Yes),
        (Yes, No, No, Yes),
        (Yes, Undecided, Undecided, Yes),
        (No, No, No, No),
        (No, Undecided, No, Undecided),
        (Undecided, Undecided, Undecided, Undecided),
    ];
    for (one, other, both, either) in table {
        for (one, other) in [(one, other), (other, one)] {
            assert_eq!((of(one) & of(other)).matches(&visitor), both, "{one:?} and {other:?}");
            assert_eq!((of(one) | of(other)).matches(&visitor), either, "{one:?} or {other:?}");
            // De Morgan.
            assert_eq!((!(!of(one) | !of(other))).matches(&visitor), both);
        }
    }
    each(&visitor, [(!of(Yes), No), (!of(No), Yes), (!of(Undecided), Undecided)]);
    each(&visitor, [(Condition::nobody(), No), (Condition::all([]), Undecided), (Condition::any([]), Undecided)]);
    assert_eq!(received(r#"["not", [], []]"#).matches(&visitor), Undecided);
    assert_eq!(received("who knows?").matches(&visitor), Undecided);
}

#[test]
fn what_a_visitor_brings_along_is_compared_as_the_test_says() {
    let visitor =
        Visitor::new().cookie("plan", "gold-2015").campaign("spring").tag("kind", "shoes").dimension("plan", "gold");
    each(
        &visitor,
        [
            (Condition::cookies("plan", "gold-2015"), Yes),
            (Condition::cookies("plan", "gold"), No),
            (Condition::cookies("plan", TextMatch::exists()), Yes),
            (Condition::cookies("Plan", TextMatch::exists()), No),
            (Condition::cookies("plan", TextMatch::substring("2015")), Yes),
            (Condition::cookies("plan", TextMatch::regex(r"^gold-\d+$")), Yes),
            (Condition::cookies("plan", TextMatch::regex("^silver")), No),
            (Condition::cookies("other", TextMatch::regex("^silver")), No),
            // Rust has no such pattern: nothing is claimed.
            (Condition::cookies("plan", TextMatch::regex("(?=gold)")), Undecided),
            // Whether what is not there counts as empty is not documented.
            (Condition::cookies("other", TextMatch::regex("^$")), Undecided),
            (Condition::cookies("other", TextMatch::substring("")), Undecided),
            (Condition::campaign("spring"), Yes),
            (Condition::campaign(TextMatch::exact("Spring")), No),
            (Condition::custom_tag("kind", "shoes"), Yes),
            (Condition::query("kind", "shoes"), No),
            (Condition::custom_dimension("plan", "gold"), Yes),
            (Condition::custom_dimension("plan", "silver"), No),
            (Condition::custom_dimension("plan", None), Yes),
            (Condition::custom_dimension("age", None), No),
        ],
    );
}

#[test]
fn a_version_is_its_browser_and_a_browser_may_be_any_of_its_versions() {
    let wanted = |value: &str| Condition::browser_version(value);
    each(
        &Visitor::new().browser(Browser::InternetExplorer10),
        [
            (wanted("ie"), Yes),
            (wanted("ie10"), Yes),
            (wanted("ie8"), No),
            (wanted("ff"), No),
            (wanted("icab"), Undecided),
            (Condition::browser("ie10"), Yes),
            (Condition::browser("ipad"), Undecided),
        ],
    );
    each(&Visitor::new().browser(Browser::Safari), [(wanted("safari"), Yes), (wanted("safari8"), Undecided)]);
    each(&Visitor::new().browser("chrome"), [(wanted("gc"), Undecided)]);
    each(&Visitor::new(), [(wanted("gc"), Undecided)]);
}

#[test]
fn devices_and_platforms_are_kinds_of_one_another() {
    let device = |value: &str| Condition::device(value);
    each(
        &Visitor::new().device(Device::Iphone),
        [
            (device("iphone"), Yes),
            (device("mobile"), Yes),
            (device("ipad"), No),
            (device("desktop"), No),
            (device("watch"), Undecided),
            (Condition::browser("mobile"), Yes),
        ],
    );
    each(&Visitor::new().device(Device::Ipad), [(device("tablet"), Yes), (device("mobile"), Undecided)]);
    each(
        &Visitor::new().device(Device::Mobile),
        [(device("iphone"), Undecided), (device("tablet"), Undecided), (device("desktop"), No)],
    );
    each(
        &Visitor::new().device(Device::Tablet),
        [(device("ipad"), Undecided), (device("mobile"), Undecided), (device("iphone"), No), (device("desktop"), No)],
    );
    each(&Visitor::new().device("watch"), [(device("watch"), Undecided), (device("desktop"), Undecided)]);
    let platform = |value: &str| Condition::platform(value);
    each(
        &Visitor::new().platform("windows_8.1"),
        [
            (platform("windows"), Yes),
            (platform("windows_8.1"), Yes),
            (platform("windows_7"), No),
            (platform("desktop"), Yes),
            (platform("mobile"), No),
            (platform("linux"), No),
        ],
    );
    each(&Visitor::new().platform("ios"), [(platform("ios_8"), Undecided), (platform("mobile"), Yes)]);
    each(&Visitor::new().platform("desktop"), [(platform("linux"), Undecided), (platform("mobile"), No)]);
    each(&Visitor::new().platform("amiga"), [(platform("desktop"), Undecided), (platform("amiga"), Yes)]);
}

#[test]
fn places_lie_within_one_another_and_languages_are_not_guessed() {
    let at = |value: &str| Condition::location(value);
    each(
        &Visitor::new().location("US|CA|SANFRANCISCO"),
        [(at("US"), Yes), (at("US|CA"), Yes), (at("us|ca|sanfrancisco"), Yes), (at("US|NY"), No), (at("CA"), No)],
    );
    each(&Visitor::new().location("US"), [(at("US|CA"), Undecided)]);
    let speaks = |value: &str| Condition::language(value);
    each(
        &Visitor::new().language("en-US"),
        [(speaks("en-us"), Yes), (speaks("en-gb"), No), (speaks("da"), No), (speaks("en"), Undecided)],
    );
    each(&Visitor::new().language("en"), [(speaks("en"), Yes), (speaks("en-us"), Undecided), (speaks("da-dk"), No)]);
}

#[test]
fn addresses_are_compared_in_each_of_four_ways() {
    let visitor = Visitor::new().ip([192, 0, 2, 77]);
    each(
        &visitor,
        [
            (Condition::ip(IpMatch::exact("192.0.2.77")), Yes),
            (Condition::ip(IpMatch::exact("nowhere")), Undecided),
            (Condition::ip(IpMatch::prefix("192.0.")), Yes),
            (Condition::ip(IpMatch::regex(r"\.77$")), Yes),
            (Condition::ip(IpMatch::cidr("192.0.2.0/24")), Yes),
            (Condition::ip(IpMatch::cidr("192.0.2.64/26")), Yes),
            (Condition::ip(IpMatch::cidr("192.0.2.128/25")), No),
            (Condition::ip(IpMatch::cidr("0.0.0.0/0")), Yes),
            (Condition::ip(IpMatch::cidr("192.0.2.77/32")), Yes),
            (Condition::ip(IpMatch::cidr("192.0.2.0/33")), Undecided),
            (Condition::ip(IpMatch::cidr("::/0")), No),
        ],
    );
    let six = Visitor::new().ip("2001:db8::7".parse::<std::net::IpAddr>().unwrap());
    each(&six, [(Condition::ip(IpMatch::cidr("2001:db8::/32")), Yes), (Condition::ip(IpMatch::cidr("0.0.0.0/0")), No)]);

    let visitor = Visitor::new().referrer("https://www.news.example/today/?page=2#top");
    each(
        &visitor,
        [
            (Condition::referrer(ReferrerMatch::simple("http://news.example/today")), Yes),
            (Condition::referrer(ReferrerMatch::simple("news.example")), No),
            (Condition::referrer(ReferrerMatch::exact("http://news.example/today")), No),
            (Condition::referrer(ReferrerMatch::substring("page=2")), Yes),
            (Condition::referrer(ReferrerMatch::regex("news|blog")), Yes),
        ],
    );
    each(&Visitor::new(), [(Condition::referrer(ReferrerMatch::simple("news.example")), No)]);
}

#[test]
fn a_time_lies_between_start_and_end_and_the_end_itself_is_left_open() {
    let at = |hour, minute| TimeOfDay::new(hour, minute).unwrap();
    let morning = || Condition::time_and_day(at(7, 0), at(11, 0), [Day::Monday, Day::Tuesday]);
    for (day, time, verdict) in [
        (Day::Monday, at(7, 0), Yes),
        (Day::Tuesday, at(10, 59), Yes),
        (Day::Monday, at(11, 0), Undecided),
        (Day::Monday, at(11, 1), No),
        (Day::Monday, at(6, 59), No),
        (Day::Wednesday, at(8, 0), No),
    ] {
        each(&Visitor::new().at(day, time), [(morning(), verdict)]);
    }
    let night = Condition::time_and_day(at(22, 0), at(6, 0), [Day::Monday]);
    each(&Visitor::new().at(Day::Monday, at(23, 0)), [(night, Undecided)]);
    each(&Visitor::new(), [(morning(), Undecided)]);
}

#[test]
fn sessions_and_sources_are_what_was_said_of_them() {
    let visitor = Visitor::new().first_session(false).source_type(SourceType::Search);
    each(
        &visitor,
        [
            (Condition::first_session(), No),
            (Condition::source_type(SourceType::Search), Yes),
            (Condition::source_type(SourceType::Direct), No),
        ],
    );
    let unknown = [Condition::first_session(), Condition::source_type(SourceType::Search)];
    each(&Visitor::new(), unknown.map(|condition| (condition, Undecided)));
}

#[test]
fn nothing_is_claimed_of_what_is_not_documented() {
    let visitor = Visitor::new().event("a").cookie("a", "b");
    for leaf in [
        json!({ "type": "weather" }),
        json!({ "type": "event" }),
        json!({ "type": "event", "name": 7 }),
        json!({ "type": "event", "name": "a", "negate": true }),
        json!({ "type": "cookies", "name": "a", "value": "b", "match_type": "sounds like" }),
        json!({ "type": "cookies", "name": "zzz", "value": "b", "match_type": "sounds like" }),
        json!({ "type": "cookies", "name": "a", "match_type": "substring" }),
        json!({ "type": "cookies", "name": "a", "value": "b", "match_type": "simple" }),
        json!({ "type": "custom_dimension", "name": "a", "value": "b", "match_type": "exact" }),
        json!({ "type": "referrer", "value": "b" }),
        json!({ "type": "event", "name": "a", "match_type": "exact" }),
        json!({ "name": "a" }),
    ] {
        assert_eq!(received(&leaf.to_string()).matches(&visitor), Undecided, "{leaf}");
    }
    each(&visitor, [(Condition::from(Leaf::new("event".into()).with("name", "a")), Yes)]);
}
