//! Credentials: kept from every output, and wiped when they are dropped.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::header::HeaderValue;
use zeroize::Zeroizing;

use crate::error::{BoxError, Cause, Error};
use crate::model::api::{Definition, Scheme};

/// A token without its API.
#[derive(Clone)]
pub(crate) struct Credential {
    scheme: Scheme,
    value: Value,
}

pub(crate) type Text = Arc<Zeroizing<String>>;
type Provided = Pin<Box<dyn Future<Output = Result<String, BoxError>> + Send>>;

#[derive(Clone)]
enum Value {
    Fixed(Text),
    Source { ask: Arc<dyn Fn() -> Provided + Send + Sync>, last: Arc<Mutex<Option<Text>>> },
}

impl Credential {
    pub(crate) fn fixed(scheme: Scheme, value: String) -> Self {
        Credential { scheme, value: Value::Fixed(Arc::new(Zeroizing::new(value))) }
    }

    pub(crate) fn from_source<F, T>(scheme: Scheme, source: F) -> Self
    where
        F: Fn() -> T + Send + Sync + 'static,
        T: Future<Output = Result<String, BoxError>> + Send + 'static,
    {
        let ask = Arc::new(move || -> Provided { Box::pin(source()) });
        Credential { scheme, value: Value::Source { ask, last: Arc::default() } }
    }

    /// The token of the environment. One that begins with the word of a scheme, as `Bearer …`, is of that kind; any other of
    /// the kind that has none.
    ///
    /// # Errors
    ///
    /// When the variable is not set, or not text.
    pub(crate) fn from_env(api: &Definition) -> Result<Self, Error> {
        let name = api.token_variable;
        let text = std::env::var(name)
            .map_err(|_| Error::configuration(format!("the environment variable {name} is not set to a token")))?;
        let schemes = api.schemes;
        let prefixed = schemes.iter().find_map(|scheme| {
            let rest = text.strip_prefix(scheme.prefix?)?.strip_prefix(' ')?;
            Some((*scheme, rest.trim().to_owned()))
        });
        let plain = schemes.iter().find(|scheme| scheme.prefix.is_none()).or(schemes.first());
        let found = prefixed.or_else(|| plain.map(|scheme| (*scheme, text.clone())));
        let text = Zeroizing::new(text);
        let (scheme, value) = found.ok_or_else(|| Error::configuration(format!("{name} is of no known kind")))?;
        drop(text);
        Ok(Credential::fixed(scheme, value))
    }

    /// Refuses what cannot be sent, before anything is.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match &self.value {
            Value::Fixed(text) => checked(text).map_err(Error::configuration),
            Value::Source { .. } => Ok(()),
        }
    }

    /// The text of it, if it need not be asked for.
    pub(crate) fn known(&self) -> Option<Text> {
        match &self.value {
            Value::Fixed(text) => Some(text.clone()),
            Value::Source { last, .. } => lock(last).clone(),
        }
    }

    /// The text of it, for which a source is asked anew.
    pub(crate) async fn ask(&self) -> Result<Text, Cause> {
        match &self.value {
            Value::Fixed(text) => Ok(text.clone()),
            Value::Source { ask, last } => {
                let text = Arc::new(Zeroizing::new(ask().await.map_err(Cause::TokenSource)?));
                checked(&text).map_err(|why| Cause::TokenSource(why.into()))?;
                *lock(last) = Some(text.clone());
                Ok(text)
            }
        }
    }

    /// The header to send.
    pub(crate) fn header(&self, text: &Text) -> Result<HeaderValue, Cause> {
        let made = match self.scheme.prefix {
            Some(prefix) => HeaderValue::from_str(&Zeroizing::new(format!("{prefix} {}", text.as_str()))),
            None => HeaderValue::from_str(text),
        };
        let mut value = made.map_err(|_| Cause::Configuration("the token cannot be sent".to_owned()))?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// After the server refused `text`: forgets it, and says whether there may be another one.
    pub(crate) fn refused(&self, text: &Text) -> bool {
        let Value::Source { last, .. } = &self.value else { return false };
        let mut last = lock(last);
        if last.as_ref().is_some_and(|known| known == text) {
            *last = None;
        }
        true
    }

    /// What a server sent, as one short line without the token.
    pub(crate) fn redact(&self, text: &str) -> String {
        let known = self.known();
        crate::error::line(text, known.as_ref().map_or("", |token| token.as_str()))
    }

    pub(crate) fn header_name(&self) -> &'static str {
        self.scheme.header
    }

    /// The header as it is shown to people.
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

fn checked(text: &str) -> Result<(), String> {
    match text {
        "" => Err("the token is empty".to_owned()),
        _ if !text.chars().all(|letter| letter.is_ascii_graphic()) => {
            Err("the token is malformed: it holds a space, a control character or one beyond ASCII".to_owned())
        }
        _ => Ok(()),
    }
}

/// A poisoned lock still guards a whole value: nothing here panics while it is held.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
