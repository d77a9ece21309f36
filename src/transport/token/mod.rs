//! Credentials: never part of any output, and wiped when they are dropped.

mod issued;
mod means;
mod refusals;
mod source;

use std::fmt;
use std::sync::Arc;

use http::header::HeaderValue;
#[cfg(feature = "oauth")]
use url::Url;
use zeroize::Zeroizing;

use crate::error::{BoxError, Cause, Error, line_without};
use crate::model::api::{Definition, Scheme};
use crate::transport::clock::Clock;
use crate::transport::env::{self, Lookup};

pub(crate) use issued::Issued;
#[cfg(feature = "oauth")]
pub(crate) use issued::Lifetime;
pub(crate) use means::Means;
pub(crate) use refusals::Refusal;
use source::Source;
pub(crate) use source::{Failure, Found, Provided, Provision};

/// A token, without the type of its API.
#[derive(Clone)]
pub(crate) struct Credential {
    scheme: Scheme,
    value: Value,
}

#[derive(Clone)]
enum Value {
    /// An error is reported when a client is built.
    Fixed(Result<Arc<Issued>, String>),
    Source(Arc<Source>),
}

impl Credential {
    pub(crate) fn fixed(scheme: Scheme, value: String) -> Self {
        Credential { scheme, value: Value::Fixed(Issued::new(value).map(Arc::new)) }
    }

    pub(crate) fn from_source<F, T>(scheme: Scheme, source: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, BoxError>> + Send + 'static,
    {
        let provide = move |_: Means| -> Provided {
            let token = source();
            Box::pin(async move { Ok(Provision { token: token.await?, lifetime: None }) })
        };
        Credential { scheme, value: Value::Source(Arc::new(Source::new(Arc::new(provide)))) }
    }

    /// Tokens that a server issues. It is reached by the URL, which contains no secret.
    #[cfg(feature = "oauth")]
    pub(crate) fn issued(
        scheme: Scheme,
        issuer: Url,
        provide: impl Fn(Means) -> Provided + Send + Sync + 'static,
    ) -> Self {
        let source = Source::new(Arc::new(provide)).issued_by(issuer);
        Credential { scheme, value: Value::Source(Arc::new(source)) }
    }

    /// A token that cannot be used, which is reported when a client is built.
    #[cfg(feature = "oauth")]
    pub(crate) fn invalid(scheme: Scheme, why: String) -> Self {
        Credential { scheme, value: Value::Fixed(Err(why)) }
    }

    /// The URL of the server that issues the tokens, if the client has to connect to one.
    #[cfg(feature = "oauth")]
    pub(crate) fn issuer(&self) -> Option<&Url> {
        match &self.value {
            Value::Fixed(_) => None,
            Value::Source(source) => source.issuer(),
        }
    }

    /// Reads the token from an environment variable.
    pub(crate) fn from_variable(api: &Definition, lookup: Lookup<'_>) -> Result<Self, Error> {
        let name = api.token_variable;
        let text = env::variable(name, lookup)?;
        let text =
            text.ok_or_else(|| Error::configuration(format!("the environment variable {name} is not set to a token")))?;
        let token =
            Credential::with_scheme(api, &text).ok_or_else(|| env::invalid(name, "its value has no known scheme"))?;
        match token.value {
            Value::Fixed(Err(why)) => Err(env::invalid(name, why)),
            _ => Ok(token),
        }
    }

    /// Parses a token that may begin with the name of its scheme. Any other token belongs to the scheme without a name.
    fn with_scheme(api: &Definition, text: &str) -> Option<Self> {
        let schemes = api.schemes;
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        // The names of schemes are case-insensitive in HTTP.
        let named = schemes.iter().find(|scheme| scheme.prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(word)));
        if let Some(scheme) = named {
            return Some(Credential::fixed(*scheme, rest.to_owned()));
        }
        let plain = schemes.iter().find(|scheme| scheme.prefix.is_none()).or(schemes.first())?;
        Some(Credential::fixed(*plain, text.to_owned()))
    }

    /// Rejects a token that cannot be sent.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match &self.value {
            Value::Fixed(Err(why)) => Err(Error::configuration(why.as_str())),
            _ => Ok(()),
        }
    }

    /// Finds a token that is newer than a rejected one, or the run of the source that will return it. A call that blocks a runtime gets
    /// a run of its own, since a run that an awaited call has started may need the blocked thread.
    pub(crate) fn find(&self, refused: Option<&Issued>, blocks_a_runtime: bool, means: &Means) -> Result<Found, Cause> {
        match &self.value {
            Value::Fixed(Ok(token)) => Ok(Found::Known(token.clone())),
            Value::Fixed(Err(why)) => Err(Cause::Configuration(why.clone())),
            Value::Source(source) => Ok(source.find(refused, blocks_a_runtime, means)),
        }
    }

    /// Whether to send a rejected request once more, with another token.
    pub(crate) fn renews(&self, refusal: &Refusal<'_>, clock: &Clock) -> bool {
        match &self.value {
            Value::Fixed(_) => false,
            Value::Source(source) => source.renews(refusal, clock),
        }
    }

    /// The header to send.
    pub(crate) fn header(&self, token: &Issued) -> Result<HeaderValue, Cause> {
        let made = match self.scheme.prefix {
            Some(prefix) => HeaderValue::from_str(&Zeroizing::new(format!("{prefix} {}", token.as_str()))),
            None => HeaderValue::from_str(token.as_str()),
        };
        let mut value = made.map_err(|_| Cause::Configuration("the token cannot be sent".to_owned()))?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// One short line of text from a server, with the token redacted.
    pub(crate) fn redact(&self, text: &str) -> String {
        line_without(text, self.known().iter().map(|token| token.as_str()))
    }

    /// The tokens that a response may repeat.
    pub(crate) fn known(&self) -> Vec<Arc<Issued>> {
        match &self.value {
            Value::Fixed(token) => token.iter().cloned().collect(),
            // The token may have been replaced since the request was sent.
            Value::Source(source) => source.recent(),
        }
    }

    pub(crate) fn header_name(&self) -> &'static str {
        self.scheme.header
    }

    /// The header with the token redacted, for output.
    pub(crate) fn redacted_header(&self) -> String {
        let prefix = self.scheme.prefix.map_or_else(String::new, |prefix| format!("{prefix} "));
        format!("{}: {prefix}[redacted]", self.scheme.header)
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Token(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    const API: Definition = Definition {
        base_url: "https://api.example/",
        token_variable: "THE_TOKEN",
        base_url_variable: "THE_URL",
        schemes: &[
            Scheme { header: "token", prefix: None },
            Scheme { header: "authorization", prefix: Some("Bearer") },
        ],
        meanings: &[],
        waits: &[],
        paging: None,
        limits: None,
        secrets: &[],
    };

    /// The header that a token of the environment is sent in, and its value.
    fn header(variable: &str) -> Result<(&'static str, String), String> {
        let token =
            Credential::from_variable(&API, &|_| Some(OsString::from(variable))).map_err(|error| error.to_string())?;
        let Ok(Found::Known(text)) = token.find(None, false, &Means::of(Clock::system())) else {
            panic!("it comes from no source")
        };
        let value = token.header(&text).unwrap();
        assert!(value.is_sensitive());
        Ok((token.header_name(), value.to_str().unwrap().to_owned()))
    }

    /// The scheme with a name and the one without, if the spec has both.
    fn schemes() -> Option<(Scheme, &'static str, Scheme)> {
        let named = API.schemes.iter().find_map(|scheme| Some((*scheme, scheme.prefix?)))?;
        let plain = API.schemes.iter().find(|scheme| scheme.prefix.is_none())?;
        Some((named.0, named.1, *plain))
    }

    #[test]
    fn a_token_of_the_environment_is_of_the_scheme_that_it_names() {
        let Some((named, prefix, plain)) = schemes() else { return };
        let (upper, lower) = (prefix.to_uppercase(), prefix.to_lowercase());
        for text in [format!("{prefix} abc"), format!(" {upper}\t abc\r\n"), format!("{lower}  abc ")] {
            assert_eq!(header(&text), Ok((named.header, format!("{prefix} abc"))), "{text:?}");
        }
        for text in ["abc:1".to_owned(), "\tabc:1\r\n".to_owned(), format!("{prefix}:1"), format!("{prefix}abc")] {
            assert_eq!(header(&text), Ok((plain.header, text.trim().to_owned())), "{text:?}");
        }
    }

    #[test]
    fn a_variable_that_holds_no_token_is_refused_by_its_name_and_not_shown() {
        let name = API.token_variable;
        let refused = |text: &str| header(text).unwrap_err();
        for blank in ["", " ", "\r\n\t"] {
            assert_eq!(refused(blank), format!("the environment variable {name} is not set to a token"));
        }
        let mut malformed = vec!["sesame 4711".to_owned(), "sesame\n4711".to_owned(), "sesame\u{e9}".to_owned()];
        malformed.extend(schemes().map(|(_, prefix, _)| format!("{prefix} sesame 4711")));
        for text in malformed {
            let error = refused(&text);
            assert!(
                error.starts_with(&format!("the environment variable {name} cannot be used: the token is malformed"))
            );
            assert!(!error.contains("sesame"), "{error}");
        }
        if let Some((_, prefix, _)) = schemes() {
            let expected = format!("the environment variable {name} cannot be used: the token is empty");
            assert_eq!(refused(&format!("{prefix} \n")), expected);
        }
        let unset = Credential::from_variable(&API, &|_| None).unwrap_err();
        assert_eq!(unset.to_string(), format!("the environment variable {name} is not set to a token"));
    }

    #[cfg(unix)]
    #[test]
    fn a_variable_that_is_not_utf_8_is_refused() {
        use std::os::unix::ffi::OsStringExt as _;

        let error = Credential::from_variable(&API, &|_| Some(OsString::from_vec(vec![0xff]))).unwrap_err();
        assert!(error.to_string().ends_with("cannot be used: it is not UTF-8"), "{error}");
    }
}
