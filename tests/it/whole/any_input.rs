//! Arbitrary input from a server. Each kind of input is processed by functions that the fuzzer also calls. They return a value or an
//! error, and panic if that is wrong.

use std::fmt::{Debug, Display};
use std::future::IntoFuture;
use std::str::FromStr;
use std::time::Duration;

use optimizely_rest::classic::conditions::{Verdict, Visitor};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::{
    classic::{Client, Conditions, Error, Live, RetryPolicy, Timestamp, Token, exposing_secrets},
    resource::Element,
    v2,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

const TOKEN: &str = "sesame:1";

/// A client of Classic with prepared answers. Its waits end at once.
fn client(answers: impl IntoIterator<Item = Answer>) -> (Client, TestClock) {
    let clock = TestClock::new();
    let builder = Client::builder(Token::legacy(TOKEN)).transport(mock(answers)).clock(clock.clone());
    (builder.build().expect("a token and a mock make a client"), clock)
}

fn classic(answer: Answer) -> Client {
    client([answer]).0
}

/// A client of v2, whose lists have one page.
fn v2(answer: Answer) -> v2::Client {
    let mock = mock([answer]);
    mock.otherwise(|_| Answer::status(200).body("[]"));
    let builder = v2::Client::builder(v2::Token::personal(TOKEN)).transport(mock).clock(TestClock::new());
    builder.build().expect("a token and a mock make a client")
}

fn mock(answers: impl IntoIterator<Item = Answer>) -> Mock {
    let mock = Mock::new();
    for answer in answers {
        mock.next(answer);
    }
    mock
}

fn run<T>(call: impl IntoFuture<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime needs nothing");
    runtime.block_on(call.into_future())
}

/// Something of the wire, however it is wrapped.
trait Read {
    type Data: DeserializeOwned + Serialize + PartialEq + Debug;

    fn data(&self) -> &Self::Data;
}

impl<E: optimizely_rest::resource::Entity + PartialEq> Read for Live<E> {
    type Data = E;

    fn data(&self) -> &E {
        self.data()
    }
}

/// A resource or a value of an API.
pub struct Reader {
    /// The name of its type, after that of the API unless it is Classic.
    pub name: &'static str,
    /// Reads one of it from these bytes, or not, in every way.
    pub read: fn(&[u8]),
    /// The text that a program prints for it, or for the error.
    pub show: fn(&[u8]) -> String,
}

/// The readers of lists of resources by their calls, and those of values by their types.
macro_rules! readers {
    (
        lists { $($list:literal $api:ident |$client:ident| $call:expr;)* }
        plain { $($plain:ty;)* }
        values { $($value:literal $ty:ty;)* }
    ) => {
        /// Every resource and every value of both specs.
        pub const READERS: &[Reader] = &[
            $(Reader {
                name: $list,
                read: |body| {
                    let whole = |answer| { let $client = $api(answer); run($call) };
                    whole_way(body, whole, |answer| { let $client = $api(answer); run($call.each()) });
                },
                show: |body| { let $client = $api(in_a_list(body)); shown(run($call)) },
            },)*
            $(Reader {
                name: $value,
                read: value_whole_way::<$ty>,
                show: |body| serde_json::from_slice::<$ty>(body).map_or_else(|_| "an error".to_owned(), |value| printed(&value)),
            },)*
        ];

        $(impl Read for $plain {
            type Data = Self;

            fn data(&self) -> &Self {
                self
            }
        })*
    };
}

#[path = "any_input/readers.rs"]
mod readers;

pub use readers::READERS;

/// A response: its first byte chooses the resource, the rest is one object of it, or not.
pub fn response(bytes: &[u8]) {
    if let Some((choice, body)) = bytes.split_first() {
        (READERS[usize::from(*choice) % READERS.len()].read)(body);
    }
}

/// Reads a list with one element: as a whole, element by element, and as it is written again. All results are equal.
fn whole_way<T: Element + Read>(
    body: &[u8],
    list: impl Fn(Answer) -> Result<Vec<T>, Error>,
    each: impl Fn(Answer) -> Result<Vec<Result<T, Error>>, Error>,
) {
    let read = |body: &[u8]| list(in_a_list(body));
    let each = each(in_a_list(body));
    let whole = match read(body) {
        Ok(whole) => whole,
        Err(error) => {
            stands_in_a_log(&error);
            assert!(error.is_decode(), "{error}");
            let found = each.is_err() || each.is_ok_and(|each| each.iter().any(Result::is_err));
            return assert!(found, "as a whole it is refused, one by one it is not: {error}");
        }
    };
    let each: Vec<T> = each.and_then(|each| each.into_iter().collect()).expect("as a whole it is read");
    assert_eq!(all(&each), all(&whole), "one by one it reads otherwise");
    for one in &whole {
        let written = serde_json::to_vec(&exposing_secrets(one.data())).expect("a decoded value can be serialized");
        let again = read(&written).unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&written)));
        assert_eq!(all(&again), [one.data()], "written and read again it is another");
    }
}

/// Reads a value, and reads what is written of it again.
fn value_whole_way<T: DeserializeOwned + Serialize + PartialEq + Debug>(body: &[u8]) {
    let Ok(value) = serde_json::from_slice::<T>(body) else { return };
    let written = serde_json::to_vec(&exposing_secrets(&value)).expect("a decoded value can be serialized");
    let again = serde_json::from_slice::<T>(&written);
    assert_eq!(again.ok().as_ref(), Some(&value), "written and read again it is another");
}

/// The text that a program prints for objects, or for the error.
fn shown<T: Read>(read: Result<Vec<T>, Error>) -> String {
    match read {
        Ok(objects) => objects.iter().map(|object| printed(object.data())).collect(),
        Err(error) => format!("{error} {error:?} {}", error.report()),
    }
}

fn printed<T: Serialize + Debug>(value: &T) -> String {
    format!("{value:?} {value:#?} {}", serde_json::to_string(value).expect("a decoded value can be serialized"))
}

fn all<T: Read>(read: &[T]) -> Vec<&T::Data> {
    read.iter().map(T::data).collect()
}

fn in_a_list(body: &[u8]) -> Answer {
    Answer::status(200).body([b"[", body, b"]"].concat())
}

/// A refusal: two bytes of status, the rest is its body.
pub fn refusal(bytes: &[u8]) {
    let Some((status, body)) = bytes.split_first_chunk() else { return };
    let status = 400 + u16::from_le_bytes(*status) % 200;
    let (client, _) = client([Answer::status(status).body(body)]);
    let error = run(client.projects().list().retry(RetryPolicy::none())).expect_err("that is not a success");
    stands_in_a_log(&error);
    assert_eq!((error.status().map(|status| status.as_u16()), error.body()), (Some(status), Some(body)));
    if let Some(message) = error.message() {
        assert!(!message.is_empty() && message.chars().count() <= 300, "{message:?}");
        assert!(error.to_string().ends_with(message), "{error}");
    }
}

/// An error is one line of bounded length, without the token.
fn stands_in_a_log(error: &Error) {
    let (shown, debug) = (error.to_string(), format!("{error:?}"));
    assert!(!shown.contains(char::is_control), "{shown:?}");
    assert!(shown.chars().count() < 2_000, "{} letters: {shown}", shown.len());
    assert!(!shown.contains(TOKEN) && !debug.contains(TOKEN), "{debug}");
}

/// A `Retry-After`. A wait of up to two minutes is waited for, what is not a wait counts as none, and one that is too long is an
/// error that says how long.
pub fn retry_after(text: &str) {
    let answer = Answer::status(429).header("retry-after", text);
    let (client, clock) = client([answer, Answer::status(200).body("[]")]);
    let digits = text.trim_matches([' ', '\t']);
    let seconds = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u64>().ok()).flatten();
    match run(client.projects().list()) {
        Ok(_) => {
            assert!(clock.passed() <= Duration::from_secs(121), "{text:?}: {:?}", clock.waits());
            assert!(seconds.is_none_or(|asked| clock.passed().as_secs() >= asked), "{text:?}: {:?}", clock.waits());
        }
        Err(error) => {
            let asked = error.retry_after().unwrap_or_else(|| panic!("{text:?}: {error}"));
            assert!(asked > Duration::from_secs(120), "{text:?}: {error}");
            assert!(seconds.is_none_or(|seconds| asked.as_secs() == seconds), "{text:?}: {asked:?}");
        }
    }
}

/// A time as text, and its first bytes as a moment of the system's clock.
pub fn time(bytes: &[u8]) {
    if let Some(seconds) = bytes.first_chunk() {
        moment(i64::from_le_bytes(*seconds));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        timestamp(text);
    }
}

/// A time, as text that a program parses and as text in a response.
fn timestamp(text: &str) {
    let kept: Timestamp = serde_json::from_value(text.into()).expect("any text is kept");
    assert_eq!((kept.as_str(), serde_json::to_value(&kept).ok()), (text, Some(text.into())));
    let parsed = text.parse::<Timestamp>();
    assert_eq!(parsed.is_ok(), kept.to_system_time().is_some(), "{text:?}");
    let Ok(parsed) = parsed else { return };
    assert!(is_rfc3339(text), "{text:?} is not a time");
    assert_eq!(parsed.to_system_time(), kept.to_system_time(), "{text:?}");
    let second = Timestamp::from(parsed.to_system_time().expect("just seen"));
    assert!(second.is_whole_second(), "{text:?}: {second}");
    assert_eq!(second.as_str().parse().as_ref(), Ok(&second));
    let is_utc = text.ends_with('Z') || text.ends_with("+00:00");
    assert_eq!(parsed == kept, is_utc, "{text:?}: {parsed}");
    // A leap second is read as the one before it.
    assert!(!is_utc || text[..16] == second.as_str()[..16], "{text:?}: {second}");
}

/// A moment of the system's clock, in seconds before or after 1970: each becomes a time that can be sent.
pub fn moment(seconds: i64) {
    let (epoch, distance) = (std::time::SystemTime::UNIX_EPOCH, Duration::from_secs(seconds.unsigned_abs()));
    let moment = if seconds < 0 { epoch.checked_sub(distance) } else { epoch.checked_add(distance) };
    if let Some(moment) = moment {
        let written = Timestamp::from(moment);
        assert!(written.is_whole_second(), "{seconds}: {written}");
        timestamp(written.as_str());
    }
}

/// Conditions of every dialect, as a response has them and as a program parses them.
pub fn conditions(text: &str) {
    dialect::<Conditions>(text, |read| read.tree().ok().map(|tree| tree.to_json()), |read| read.matches(&visitor()));
    dialect::<v2::Conditions>(
        text,
        |read| read.tree().ok().map(|tree| tree.to_json()),
        |read| read.matches(&visitor()),
    );
    dialect::<v2::Urls>(text, |read| read.tree().ok().map(|tree| tree.to_json()), |read| read.matches(&visitor()));
    dialect::<v2::Audiences>(
        text,
        |read| Some(read.tree().ok()?.map_or_else(|| read.as_str().to_owned(), |tree| tree.to_json())),
        |read| read.matches(&visitor()),
    );
}

fn visitor() -> Visitor {
    Visitor::new().browser("gc").cookie("a", "b").attribute("a", 7).audience(7).url("https://shop.example/a")
}

/// One dialect. `written` is the text of the tree, if it has one.
fn dialect<T>(text: &str, written: fn(&T) -> Option<String>, decided: fn(&T) -> Verdict)
where
    T: DeserializeOwned + Serialize + FromStr + Display + PartialEq + Debug,
{
    let received = |text: String| -> T { serde_json::from_value(text.into()).expect("any text is kept") };
    let kept = received(text.to_owned());
    assert_eq!(serde_json::to_value(&kept).ok(), Some(text.into()));
    assert_eq!(text.parse::<T>().ok().as_ref().unwrap_or(&kept), &kept, "{text}");
    assert!(!kept.to_string().is_empty(), "{text}");
    let Some(json) = written(&kept) else { return assert_eq!(decided(&kept), Verdict::Undecided, "{text}") };
    let again = received(json.clone());
    assert_eq!((&again, written(&again)), (&kept, Some(json)), "{text}");
    assert_eq!((again.to_string(), decided(&again)), (kept.to_string(), decided(&kept)), "{text}");
}

/// By its shape: the calendar is left to the parser.
fn is_rfc3339(text: &str) -> bool {
    let shape = "dddd-dd-ddTdd:dd:dd";
    let (Some(date), Some(rest)) = (text.get(..19), text.get(19..)) else { return false };
    let fits = |(wanted, found): (char, char)| wanted == found || wanted == 'd' && found.is_ascii_digit();
    let is_offset = |text: &str| {
        "sdd:dd".chars().zip(text.chars()).all(|(wanted, found)| match wanted {
            's' => matches!(found, '+' | '-'),
            _ => fits((wanted, found)),
        })
    };
    let fraction = rest.strip_suffix('Z').or_else(|| {
        let (fraction, offset) = rest.split_at_checked(rest.len().checked_sub(6)?)?;
        is_offset(offset).then_some(fraction)
    });
    let is_fraction =
        |text: &str| text.len() > 1 && text.starts_with('.') && text[1..].bytes().all(|b| b.is_ascii_digit());
    shape.chars().zip(date.chars()).all(fits) && fraction.is_some_and(|text| text.is_empty() || is_fraction(text))
}
