//! The APIs as their specs describe them: every operation, with values for its parameters and its body. Tests run
//! for each operation of each API, whatever is added to a spec.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use optimizely_codegen::openapi::Version;
use optimizely_rest::Method;
use serde_json::{Map, Value, json};

/// An API by its spec.
pub(crate) struct Spec {
    /// The spec as an OpenAPI document.
    document: Value,
    secrets: Vec<String>,
    pub(crate) operations: Vec<Operation>,
}

/// One operation.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// Its name in the document.
    pub(crate) id: String,
    pub(crate) method: Method,
    /// The path below the base URL, with a name in braces for each ID.
    pub(crate) path: String,
    /// The schemas of those names.
    places: Vec<(String, Value)>,
    /// The query parameters that it needs, with their schemas.
    pub(crate) needs: Vec<(String, Value)>,
    /// The names of all query parameters.
    pub(crate) parameters: Vec<String>,
    /// The schema of its body, if it has one.
    pub(crate) body: Option<Value>,
    /// The schema of its JSON response, if it has one.
    pub(crate) response: Option<Value>,
}

pub(crate) static CLASSIC: LazyLock<Spec> = LazyLock::new(|| Spec::read(include_str!("../../../spec/resources.toml")));
pub(crate) static V2: LazyLock<Spec> = LazyLock::new(|| Spec::read(include_str!("../../../spec/v2.toml")));

/// IDs, by the names that paths and fields have for them.
pub(crate) type Ids = BTreeMap<String, Value>;

/// How much of an object a sample has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The required values.
    Required,
    /// The required values, and a name.
    Named,
    /// All fields, at every depth.
    Whole,
}

/// How a sample is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    pub(crate) extent: Extent,
    /// The form of a text without a pattern of its own, with a number instead of `#`.
    pub(crate) form: &'static str,
}

impl Way {
    pub(crate) const REQUIRED: Way = Way { extent: Extent::Required, form: "a#" };

    /// All ways, those with less first. The rules of an API may want an address in some text.
    pub(crate) fn all() -> impl Iterator<Item = Way> {
        let forms = ["a#", "a#@shop.example", "https://shop.example/a#"];
        let extents = [Extent::Required, Extent::Named, Extent::Whole];
        forms.into_iter().flat_map(move |form| extents.map(|extent| Way { extent, form }))
    }
}

impl Spec {
    fn read(text: &str) -> Self {
        let checked = optimizely_codegen::check(text).unwrap_or_else(|_| panic!("the spec builds, so it is right"));
        let document = checked.openapi(Version::V3_1);
        let paths = document["paths"].as_object().expect("a document has paths");
        let operations = paths.iter().flat_map(|(path, item)| operations(path, item)).collect();
        let secrets = checked.secrets().map(str::to_owned).collect();
        Spec { operations, document, secrets }
    }

    /// The names of the secret fields.
    pub(crate) fn secrets(&self) -> &[String] {
        &self.secrets
    }

    /// The operations that can be performed with these IDs, with their paths and queries.
    pub(crate) fn within_reach<'a>(&'a self, ids: &'a Ids) -> impl Iterator<Item = (&'a Operation, Request)> {
        self.operations.iter().filter_map(|operation| Some((operation, self.request(operation, ids)?)))
    }

    /// The path and the query of an operation; none if an ID is not known. A parameter that is not an ID gets a value of its type.
    pub(crate) fn request(&self, operation: &Operation, ids: &Ids) -> Option<Request> {
        let mut path = operation.path.clone();
        for (name, schema) in &operation.places {
            path = path.replace(&format!("{{{name}}}"), &text(&self.parameter(name, schema, ids)?));
        }
        let needs = operation.needs.iter();
        let query = needs.map(|(name, schema)| Some((name.clone(), text(&self.parameter(name, schema, ids)?))));
        Some(Request { path, query: query.collect::<Option<_>>()? })
    }

    fn parameter(&self, name: &str, schema: &Value, ids: &Ids) -> Option<Value> {
        let known = ids.get(name).cloned();
        // IDs of what is no resource are not in the list: any will do.
        let is_made = self.operations.iter().any(|operation| operation.id_name() == Some(name));
        known.or_else(|| (!is_made).then(|| Sampler::new(self, ids, Way::REQUIRED).of("parameter", schema)))
    }

    /// A body for an operation that takes one. Every call makes other strings.
    pub(crate) fn body(&self, operation: &Operation, ids: &Ids, way: Way, number: usize) -> Option<Value> {
        let sampler = Sampler { number: Cell::new(number * 1_000), ..Sampler::new(self, ids, way) };
        operation.body.as_ref().map(|schema| sampler.of("body", schema))
    }

    /// A value of a type with every field, in which each secret is `secret`.
    pub(crate) fn whole(&self, name: &str, secret: &Value) -> Value {
        let (ids, way) = (Ids::new(), Way { extent: Extent::Whole, ..Way::REQUIRED });
        let schema = json!({ "$ref": format!("#/components/schemas/{name}") });
        Sampler { secret: Some(secret), ..Sampler::new(self, &ids, way) }.of("value", &schema)
    }

    /// The properties of a schema that have a fixed set of values, with these.
    pub(crate) fn choices(&self, schema: &Value) -> Vec<(String, Vec<Value>)> {
        let properties = self.resolved(schema)["properties"].as_object().cloned().unwrap_or_default();
        let values = |schema: &Value| self.resolved(schema)["enum"].as_array().cloned();
        properties.iter().filter_map(|(name, schema)| Some((name.clone(), values(schema)?))).collect()
    }

    /// The names of the required properties of a schema.
    pub(crate) fn required<'a>(&'a self, schema: &'a Value) -> Vec<&'a str> {
        self.resolved(schema)["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The schema that a reference leads to.
    pub(crate) fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#')) {
            Some(place) => self.document.pointer(place).expect("a reference leads somewhere"),
            None => schema,
        }
    }

    /// The name that paths have for the ID of what an operation creates.
    pub(crate) fn id_of_created(&self, create: &Operation) -> Option<&str> {
        let collection = create.path.rsplit('/').next()?;
        let item = |operation: &&Operation| {
            let mut segments = operation.path.rsplit('/');
            let (last, before) = (segments.next(), segments.next());
            before == Some(collection) && last.is_some_and(|last| last.starts_with('{'))
        };
        let items: Vec<_> = self.operations.iter().filter(item).collect();
        let nearest = items.iter().find(|operation| operation.path.starts_with(&create.path));
        nearest.or(items.first())?.id_name()
    }

    /// The operation with one of these methods on what an operation creates.
    pub(crate) fn item_of(&self, create: &Operation, methods: &[Method]) -> Option<&Operation> {
        let name = self.id_of_created(create)?;
        let fits = |operation: &&Operation| operation.id_name() == Some(name) && methods.contains(&operation.method);
        let items: Vec<_> = self.operations.iter().filter(fits).collect();
        items.iter().find(|operation| operation.path.starts_with(&create.path)).or(items.first()).copied()
    }

    /// The operation that lists what an operation creates.
    pub(crate) fn list_of(&self, create: &Operation) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.method == Method::GET && operation.path == create.path)
    }

    /// A text of what an operation creates that can be changed later, and that responses have: its name, or one that is required.
    pub(crate) fn text_of<'a>(&'a self, create: &'a Operation) -> Option<&'a str> {
        let update = self.item_of(create, &[Method::PATCH, Method::PUT])?;
        let is_text = |schema: Option<&Value>, name: &str| {
            let property = schema.map_or(&Value::Null, |schema| &self.resolved(schema)["properties"][name]);
            kind(property) == Some("string") && property.get("format").is_none()
        };
        let names = ["name"].into_iter().chain(self.required(create.body.as_ref()?));
        let schemas = [create.body.as_ref(), update.body.as_ref(), create.response.as_ref()];
        names.into_iter().find(|name| schemas.into_iter().all(|schema| is_text(schema, name)))
    }
}

/// The path and the query of a request.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
}

impl Operation {
    /// The name of the ID at the end of the path.
    fn id_name(&self) -> Option<&str> {
        self.path.rsplit('/').next()?.strip_prefix('{')?.strip_suffix('}')
    }

    /// Whether it reads one object by its ID.
    pub(crate) fn reads_one(&self) -> bool {
        self.method == Method::GET && self.id_name().is_some()
    }

    pub(crate) fn creates(&self) -> bool {
        self.method == Method::POST
    }
}

fn operations(path: &str, item: &Value) -> Vec<Operation> {
    let methods = item.as_object().expect("a path has operations").iter().filter(|(name, _)| *name != "parameters");
    let operation = |(method, described): (&String, &Value)| {
        let all = [&item["parameters"], &described["parameters"]].into_iter().filter_map(Value::as_array).flatten();
        let (required, optional): (Vec<_>, Vec<_>) = all.partition(|parameter| parameter["required"] == true);
        let name = |parameter: &&Value| text(&parameter["name"]);
        let parameters = |at: &str| {
            let wanted = required.iter().filter(|parameter| parameter["in"] == at);
            wanted.map(|parameter| (name(parameter), parameter["schema"].clone())).collect::<Vec<_>>()
        };
        let needs = parameters("query");
        let responses = described["responses"].as_object().expect("an operation has responses");
        let successes = responses.keys().filter_map(|status| status.parse().ok()).filter(|status| *status < 300);
        let successes: Vec<u16> = successes.collect();
        let json = |of: &Value| of.pointer("/content/application~1json/schema").cloned();
        Operation {
            id: text(&described["operationId"]),
            method: method.to_uppercase().parse().expect("the document names methods of HTTP"),
            path: path.trim_start_matches('/').to_owned(),
            places: parameters("path"),
            parameters: needs.iter().map(|(name, _)| name.clone()).chain(optional.iter().map(name)).collect(),
            needs,
            body: json(&described["requestBody"]),
            response: successes.iter().find_map(|status| json(&responses[&status.to_string()])),
        }
    };
    methods.map(operation).collect()
}

/// A value as a path or a query has it.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Makes values of schemas.
struct Sampler<'a> {
    spec: &'a Spec,
    ids: &'a Ids,
    way: Way,
    secret: Option<&'a Value>,
    /// Strings differ by their number.
    number: Cell<usize>,
}

impl<'a> Sampler<'a> {
    fn new(spec: &'a Spec, ids: &'a Ids, way: Way) -> Self {
        Sampler { spec, ids, way, secret: None, number: Cell::new(0) }
    }

    /// The value of a field with this name.
    fn of(&self, name: &str, schema: &Value) -> Value {
        if let Some(secret) = self.secret.filter(|_| schema["x-secret"] == true) {
            return secret.clone();
        }
        if let Some(known) = self.ids.get(name) {
            return known.clone();
        }
        let schema = self.spec.resolved(schema);
        if let Some(values) = ["enum", "x-extensible-enum"].iter().find_map(|keyword| schema[keyword].as_array()) {
            return values[0].clone();
        }
        match (kind(schema), &schema["anyOf"]) {
            (None, Value::Array(choices)) => self.of(name, &choices[0]),
            (Some("object"), _) => self.object(schema),
            (Some("array"), _) => self.array(name, schema),
            (Some("boolean"), _) => false.into(),
            (Some("integer"), _) => integer(schema).into(),
            (Some("number"), _) => schema["maximum"].as_f64().unwrap_or(0.5).into(),
            (Some("string"), _) => self.string(schema),
            _ => json!({ "any": [1, "value"] }),
        }
    }

    fn object(&self, schema: &Value) -> Value {
        let mut required = self.spec.required(schema);
        required.extend(schema.pointer("/anyOf/0").into_iter().flat_map(|choice| self.spec.required(choice)));
        let properties = schema["properties"].as_object().into_iter().flatten();
        let wanted = properties.filter(|(name, _)| match self.way.extent {
            Extent::Required => required.contains(&name.as_str()),
            Extent::Named => required.contains(&name.as_str()) || *name == "name",
            Extent::Whole => true,
        });
        let mut object: Map<_, _> = wanted.map(|(name, schema)| (name.clone(), self.of(name, schema))).collect();
        if let (Extent::Whole, entry @ Value::Object(_)) = (self.way.extent, &schema["additionalProperties"]) {
            // A number in text, since the keys of some maps are IDs.
            object.insert("7".to_owned(), self.of("entry", entry));
        }
        object.into()
    }

    fn array(&self, name: &str, schema: &Value) -> Value {
        let is_empty = self.way.extent != Extent::Whole && schema["minItems"].as_u64().is_none_or(|least| least == 0);
        let one = || self.of(name.strip_suffix('s').unwrap_or(name), &schema["items"]);
        if is_empty { json!([]) } else { json!([one()]) }
    }

    fn string(&self, schema: &Value) -> Value {
        match schema["format"].as_str() {
            Some("date-time") => "2019-06-01T07:00:00Z".into(),
            Some("date") => "2019-06-01".into(),
            _ => {
                self.number.set(self.number.get() + 1);
                let form = if schema.get("pattern").is_some() { Way::REQUIRED.form } else { self.way.form };
                form.replace('#', &self.number.get().to_string()).into()
            }
        }
    }
}

/// The type of a schema that is not null.
fn kind(schema: &Value) -> Option<&str> {
    schema["type"]
        .as_str()
        .or_else(|| schema["type"].as_array()?.iter().filter_map(Value::as_str).find(|ty| *ty != "null"))
}

/// The largest share, so that shares add up; or one.
fn integer(schema: &Value) -> i64 {
    schema["maximum"].as_i64().filter(|most| *most <= 10_000).unwrap_or(1)
}

#[test]
fn every_operation_of_each_spec_is_there_and_has_samples() {
    for (spec, least) in [(&CLASSIC, 50), (&V2, 100)] {
        assert!(spec.operations.len() >= least, "{} operations", spec.operations.len());
        let ids = Ids::from([("project_id".to_owned(), json!(7))]);
        for operation in spec.operations.iter().filter(|operation| operation.body.is_some()) {
            let body =
                spec.body(operation, &ids, Way { extent: Extent::Whole, ..Way::REQUIRED }, 1).expect("it has a body");
            assert!(body.is_object() || body.is_array(), "{}: {body}", operation.id);
        }
    }
}

/// A test for each API, of a generic function of the same name that takes the spec.
macro_rules! for_each_api {
    ($($(#[$attribute:meta])* $name:ident,)*) => {
        mod of_classic {
            $($(#[$attribute])* #[tokio::test] async fn $name() {
                super::$name::<optimizely_rest::classic::Classic>(&crate::support::spec::CLASSIC).await;
            })*
        }
        mod of_v2 {
            $($(#[$attribute])* #[tokio::test] async fn $name() {
                super::$name::<optimizely_rest::v2::V2>(&crate::support::spec::V2).await;
            })*
        }
    };
}

pub(crate) use for_each_api;
