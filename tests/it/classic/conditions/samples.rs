//! Every documented type, in each of its forms: as the API writes it, as it is built here, and as a sentence.

use optimizely_rest::classic::Conditions;
use optimizely_rest::classic::conditions::{
    Browser, Condition, Day, Device, IpMatch, LeafType, ReferrerMatch, SourceType, TextMatch, TimeOfDay,
};
use serde_json::{Value, json};

use super::{json_of, received};

fn at(hour: u8, minute: u8) -> TimeOfDay {
    TimeOfDay::new(hour, minute).unwrap()
}

#[rustfmt::skip]
fn samples() -> Vec<(Condition, Value, &'static str)> {
    use Condition as C;
    use {IpMatch as Ip, ReferrerMatch as Ref, TextMatch as Text};
    vec![
        (C::campaign("spring"), json!({"type": "campaign", "value": "spring"}), r#"the campaign is "spring""#),
        (C::campaign(Text::exists()), json!({"type": "campaign", "match_type": "exists"}), "the campaign exists"),
        (C::campaign(Text::exact("a")), json!({"type": "campaign", "value": "a", "match_type": "exact"}), r#"the campaign is "a""#),
        (C::campaign(Text::substring("a")), json!({"type": "campaign", "value": "a", "match_type": "substring"}), r#"the campaign contains "a""#),
        (C::campaign(Text::regex("^a+$")), json!({"type": "campaign", "value": "^a+$", "match_type": "regex"}), "the campaign matches /^a+$/"),
        (C::browser("gc"), json!({"type": "browser", "value": "gc"}), "the browser is Chrome"),
        (C::browser("ipad"), json!({"type": "browser", "value": "ipad"}), "the browser is an iPad"),
        (C::browser("lynx"), json!({"type": "browser", "value": "lynx"}), r#"the browser is "lynx""#),
        (C::browser_version(Browser::Chrome), json!({"type": "browser_version", "value": "gc"}), "the browser is Chrome"),
        (C::browser_version(Browser::Firefox), json!({"type": "browser_version", "value": "ff"}), "the browser is Firefox"),
        (C::browser_version(Browser::InternetExplorer), json!({"type": "browser_version", "value": "ie"}), "the browser is Internet Explorer"),
        (C::browser_version(Browser::InternetExplorer8), json!({"type": "browser_version", "value": "ie8"}), "the browser is Internet Explorer 8"),
        (C::browser_version(Browser::InternetExplorer9), json!({"type": "browser_version", "value": "ie9"}), "the browser is Internet Explorer 9"),
        (C::browser_version(Browser::InternetExplorer10), json!({"type": "browser_version", "value": "ie10"}), "the browser is Internet Explorer 10"),
        (C::browser_version(Browser::InternetExplorer11), json!({"type": "browser_version", "value": "ie11"}), "the browser is Internet Explorer 11"),
        (C::browser_version(Browser::Safari), json!({"type": "browser_version", "value": "safari"}), "the browser is Safari"),
        (C::browser_version(Browser::Safari6), json!({"type": "browser_version", "value": "safari6"}), "the browser is Safari 6"),
        (C::browser_version(Browser::Safari7), json!({"type": "browser_version", "value": "safari7"}), "the browser is Safari 7"),
        (C::browser_version(Browser::Safari8), json!({"type": "browser_version", "value": "safari8"}), "the browser is Safari 8"),
        (C::browser_version(Browser::Opera), json!({"type": "browser_version", "value": "opera"}), "the browser is Opera"),
        (C::browser_version(Browser::UcBrowser), json!({"type": "browser_version", "value": "ucbrowser"}), "the browser is UC Browser"),
        (C::cookies("plan", "gold"), json!({"type": "cookies", "name": "plan", "value": "gold"}), r#"the cookie "plan" is "gold""#),
        (C::cookies("plan", Text::exists()), json!({"type": "cookies", "name": "plan", "match_type": "exists"}), r#"the cookie "plan" exists"#),
        (C::cookies("plan", Text::substring("g")), json!({"type": "cookies", "name": "plan", "value": "g", "match_type": "substring"}), r#"the cookie "plan" contains "g""#),
        (C::device(Device::Iphone), json!({"type": "device", "value": "iphone"}), "the device is an iPhone"),
        (C::device(Device::Ipad), json!({"type": "device", "value": "ipad"}), "the device is an iPad"),
        (C::device(Device::Mobile), json!({"type": "device", "value": "mobile"}), "the device is a mobile device"),
        (C::device(Device::Tablet), json!({"type": "device", "value": "tablet"}), "the device is a tablet"),
        (C::device(Device::Desktop), json!({"type": "device", "value": "desktop"}), "the device is a desktop computer"),
        (C::event("signup"), json!({"type": "event", "name": "signup"}), r#"the event "signup" was tracked"#),
        (C::code("ready()"), json!({"type": "code", "value": "ready()"}), r#"the JavaScript "ready()" is true"#),
        (C::custom_tag("kind", "shoes"), json!({"type": "custom_tag", "name": "kind", "value": "shoes"}), r#"the tag "kind" is "shoes""#),
        (C::custom_tag("kind", Text::regex("s$")), json!({"type": "custom_tag", "name": "kind", "value": "s$", "match_type": "regex"}), r#"the tag "kind" matches /s$/"#),
        (C::custom_dimension("plan", "gold"), json!({"type": "custom_dimension", "name": "plan", "value": "gold"}), r#"the dimension "plan" is "gold""#),
        (C::custom_dimension("plan", None), json!({"type": "custom_dimension", "name": "plan"}), r#"the dimension "plan" exists"#),
        (C::ip(Ip::exact("192.0.2.7")), json!({"type": "ip", "value": "192.0.2.7", "match_type": "exact"}), r#"the IP address is "192.0.2.7""#),
        (C::ip(Ip::regex("^10")), json!({"type": "ip", "value": "^10", "match_type": "regex"}), "the IP address matches /^10/"),
        (C::ip(Ip::cidr("192.0.2.0/24")), json!({"type": "ip", "value": "192.0.2.0/24", "match_type": "cidr"}), "the IP address lies in 192.0.2.0/24"),
        (C::ip(Ip::prefix("10.")), json!({"type": "ip", "value": "10.", "match_type": "prefix"}), r#"the IP address begins with "10.""#),
        (C::language("zh-tw"), json!({"type": "language", "value": "zh-tw"}), r#"the language is "zh-tw""#),
        (C::location("US|CA|SANFRANCISCO"), json!({"type": "location", "value": "US|CA|SANFRANCISCO"}), r#"the location is "US|CA|SANFRANCISCO""#),
        (C::first_session(), json!({"type": "first_session"}), "it is the first session"),
        (C::platform("windows_8.1"), json!({"type": "platform", "value": "windows_8.1"}), r#"the platform is "windows_8.1""#),
        (C::query("utm", "x"), json!({"type": "query", "name": "utm", "value": "x"}), r#"the query parameter "utm" is "x""#),
        (C::query("utm", Text::exact("x")), json!({"type": "query", "name": "utm", "value": "x", "match_type": "exact"}), r#"the query parameter "utm" is "x""#),
        (C::referrer(Ref::simple("a.example")), json!({"type": "referrer", "value": "a.example", "match_type": "simple"}), r#"the referrer is simply "a.example""#),
        (C::referrer(Ref::exact("http://a.example")), json!({"type": "referrer", "value": "http://a.example", "match_type": "exact"}), r#"the referrer is "http://a.example""#),
        (C::referrer(Ref::substring("example")), json!({"type": "referrer", "value": "example", "match_type": "substring"}), r#"the referrer contains "example""#),
        (C::referrer(Ref::regex("a|b")), json!({"type": "referrer", "value": "a|b", "match_type": "regex"}), "the referrer matches /a|b/"),
        (C::source_type(SourceType::Direct), json!({"type": "source_type", "value": "direct"}), "the visitor came directly"),
        (C::source_type(SourceType::Search), json!({"type": "source_type", "value": "search"}), "the visitor came from a search"),
        (C::source_type(SourceType::Referral), json!({"type": "source_type", "value": "referral"}), "the visitor came from another site"),
        (C::source_type(SourceType::Campaign), json!({"type": "source_type", "value": "campaign"}), "the visitor came by a campaign"),
        (C::time_and_day(at(7, 0), at(11, 0), [Day::Monday, Day::Tuesday]), json!({"type": "time_and_day", "value": "07:00_11:00_monday,tuesday"}), "it is from 07:00 to 11:00 on Monday, Tuesday"),
    ]
}

#[test]
fn each_sample_is_built_read_written_and_said() {
    let samples = samples();
    assert!(samples.len() >= 40, "{}", samples.len());
    for (built, wire, sentence) in samples {
        assert_eq!(json_of(&built.to_json()), wire);
        assert_eq!(built.to_string(), sentence);

        let listed = json!(["and", wire]).to_string();
        let read: Conditions = listed.parse().unwrap();
        assert_eq!(read, Conditions::from(built.clone()), "{wire}");
        assert_eq!(json_of(&read.tree().unwrap().to_json()), json!(["and", wire]));
        let bare = received(&wire.to_string());
        assert_eq!(bare.tree(), Ok(&built), "a test alone is read, too");
        assert_eq!(bare.tree().unwrap().leaves().next().unwrap().undocumented().count(), 0);
    }
}

#[test]
fn the_samples_leave_out_no_documented_type() {
    let documented = [
        "campaign",
        "browser",
        "browser_version",
        "cookies",
        "device",
        "event",
        "code",
        "custom_tag",
        "custom_dimension",
        "ip",
        "language",
        "location",
        "first_session",
        "platform",
        "query",
        "referrer",
        "source_type",
        "time_and_day",
    ];
    for kind in documented {
        let known = LeafType::from(kind);
        assert!(!matches!(known, LeafType::Unrecognized(_)), "{kind}");
        let sampled = samples().iter().any(|(tree, ..)| tree.leaves().any(|leaf| leaf.kind() == Some(known.clone())));
        assert!(sampled, "there is no sample of {kind}");
    }
}
