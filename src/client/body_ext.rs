//! Methods of all bodies: reading one from JSON, and setting optional values.

use serde::Deserializer as _;
use serde_json::Value;

use crate::error::{Cause, Error};
use crate::model::data::{Read, Reader};
use crate::model::json::path_to;
use crate::model::resource::Body;
use crate::model::secret;
use crate::model::wire::known_only;

/// Methods of the bodies of requests: of a `New…`, an `…Update` and the objects inside.
pub trait BodyExt: Body {
    /// Reads a body from JSON, such as a file in which a team keeps an experiment.
    ///
    /// The JSON is an object with the fields of the request, by their names in the API. If the path of a create contains the ID of the
    /// parent, that ID is a field as well. An enum may have a value that this version of the crate does not know.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # sandbox::example(async |client: Client| {
    /// # let project = client.projects().create(NewProject::new("Shop")).await?;
    /// let file = r#"{ "description": "Bigger buttons", "edit_url": "https://shop.example/", "percentage_included": 5000 }"#;
    /// # let file = file.replacen('{', &format!("{{ \"project_id\": {},", project.id), 1);
    /// let experiment = client.experiments().create(NewExperiment::from_json(&file)?).await?;
    /// assert_eq!(experiment.percentage_included, 5000);
    ///
    /// let error = ExperimentUpdate::from_json(r#"{ "percentage": 5000 }"#).unwrap_err();
    /// assert_eq!(error.json_path(), Some("percentage"));
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the text is not JSON, if a required field is missing, if a field is unknown, read-only or given twice, or if a value has the wrong
    /// type or is not accepted. The error names the field and its [place](Error::json_path).
    fn from_json(json: &str) -> Result<Self, Error>
    where
        Self: Read,
    {
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let mut reader = serde_json::Deserializer::from_str(json);
        let read = known_only(|| reader.deserialize_map(Reader::<Self>::new()));
        let body = read.and_then(|body| reader.end().map(|()| body)).map_err(|error| refused(json, &error))?;
        body.check().map_err(|why| Error::new(Cause::InvalidRequest(why)))?;
        match serde_json::to_value(secret::sent(&body)) {
            Ok(sent) => all_sent(json, &sent)?,
            Err(error) => return Err(Error::new(Cause::InvalidRequest(error.to_string()))),
        }
        Ok(body)
    }

    /// Calls a setter if there is a value.
    ///
    /// ```
    /// use optimizely_rest::classic::*;
    ///
    /// let (css, share) = (Some(".buy { zoom: 2 }"), None);
    /// let new = NewExperiment::new(1234, "Bigger buttons", "https://shop.example/")
    ///     .with(css, NewExperiment::custom_css)
    ///     .with(share, NewExperiment::percentage_included);
    /// # assert_eq!(new, NewExperiment::new(1234, "Bigger buttons", "https://shop.example/").custom_css(".buy { zoom: 2 }"));
    /// ```
    fn with<T>(self, value: Option<T>, setter: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => setter(self, value),
            None => self,
        }
    }
}

impl<B: Body> BodyExt for B {}

/// The error for JSON that cannot be read as a body.
fn refused(json: &str, error: &serde_json::Error) -> Error {
    let path = path_to(json.as_bytes(), error.line(), error.column());
    Error::new(Cause::Body { path, reason: error.to_string() })
}

/// Rejects a field inside an object or a list that the body read and would not send.
fn all_sent(json: &str, sent: &Value) -> Result<(), Error> {
    // The ID of a parent is at the top, and is sent in the path.
    let given: Value = json.parse().map_err(|error| refused(json, &error))?;
    let inside =
        given.as_object().into_iter().flatten().filter_map(|(name, value)| Some((name, value, sent.get(name)?)));
    match inside.into_iter().find_map(|(name, value, sent)| unsent(value, sent, name.clone())) {
        Some(path) => {
            let reason = "the field is not sent, because it is null or read-only here".to_owned();
            Err(Error::new(Cause::Body { path, reason }))
        }
        None => Ok(()),
    }
}

/// The path to a field that is not sent. A value may be sent in another form, such as a list as a string.
fn unsent(given: &Value, sent: &Value, path: String) -> Option<String> {
    match (given, sent) {
        (Value::Object(given), Value::Object(sent)) => given.iter().find_map(|(name, value)| {
            let path = format!("{path}.{name}");
            match sent.get(name) {
                Some(sent) => unsent(value, sent, path),
                None => Some(path),
            }
        }),
        (Value::Array(given), Value::Array(sent)) => {
            let mut both = given.iter().zip(sent).enumerate();
            both.find_map(|(index, (given, sent))| unsent(given, sent, format!("{path}[{index}]")))
        }
        _ => None,
    }
}
