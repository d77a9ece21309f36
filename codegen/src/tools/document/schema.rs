//! Schemas: references followed, `allOf` joined, and null the same in both versions.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Document, Node};

/// A schema, which consists of all the parts that apply: itself, the targets of its references, and those of its `allOf`.
#[derive(Clone, Debug)]
pub struct Schema<'d> {
    document: &'d Document,
    /// The outermost part comes first. Its description describes the use of the others.
    parts: Vec<Node<'d>>,
    /// The name in `components` of the schema that it refers to, or is.
    name: Option<&'d str>,
    /// The schemas of which a value matches one: those of `oneOf` and `anyOf`, except null.
    alternatives: Vec<Node<'d>>,
    is_nullable: bool,
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number that may have a fraction.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// The members of an object that its properties do not name.
#[derive(Clone, Debug)]
pub enum Additional<'d> {
    /// Nothing is known about them.
    Unsaid,
    /// Any value.
    Any,
    /// There are none.
    None,
    /// Values of this schema.
    Of(Schema<'d>),
}

impl<'d> Schema<'d> {
    /// The schema at a place of the document.
    pub fn at(document: &'d Document, node: Node<'d>) -> Self {
        Schema::of(document, vec![node])
    }

    /// A schema in `components`.
    pub fn named(document: &'d Document, name: &'d str, node: Node<'d>) -> Self {
        Schema { name: Some(name), ..Schema::at(document, node) }
    }

    /// A schema of which all of `nodes` are parts.
    fn of(document: &'d Document, nodes: Vec<Node<'d>>) -> Self {
        let name = nodes.first().filter(|_| nodes.len() == 1).and_then(name);
        let mut schema = Schema { document, parts: Vec::new(), name, alternatives: Vec::new(), is_nullable: false };
        let mut passed = BTreeSet::new();
        // The last element is the next one.
        let mut rest: Vec<_> = nodes.into_iter().rev().collect();
        while let Some(node) = rest.pop() {
            if !passed.insert(node.pointer.clone()) {
                continue;
            }
            let target = node.text("$ref").and_then(|reference| document.target(reference).ok());
            schema.is_nullable |= says_null(&node);
            rest.extend(node.elements_of("allOf").into_iter().rev());
            rest.extend(schema.choose(&node));
            let is_reference_alone = target.is_some() && node.object().is_some_and(|object| object.len() == 1);
            rest.extend(target);
            if !is_reference_alone {
                schema.parts.push(node);
            }
        }
        schema
    }

    /// Notes the alternatives of a part. A choice between one schema and null is that schema.
    fn choose(&mut self, node: &Node<'d>) -> Option<Node<'d>> {
        let all: Vec<_> = ["oneOf", "anyOf"].iter().flat_map(|key| node.elements_of(key)).collect();
        let count = all.len();
        let mut others: Vec<_> = all.into_iter().filter(|node| !is_null(node)).collect();
        self.is_nullable |= others.len() < count;
        if others.len() == 1 {
            return others.pop();
        }
        self.alternatives.extend(others);
        None
    }

    /// The name of the schema in `components` that it refers to, or is.
    pub fn name(&self) -> Option<&'d str> {
        self.name
    }

    /// The place that identifies it: two schemas with the same place are the same.
    pub fn pointer(&self) -> &str {
        self.parts.first().map_or("#", |part| &part.pointer)
    }

    /// The schema that it refers to, without the keywords that describe its use.
    #[must_use]
    pub fn target(&self) -> Option<Schema<'d>> {
        self.document.schema(self.name?)
    }

    /// The first value of a keyword.
    pub fn keyword(&self, key: &str) -> Option<&'d Value> {
        self.parts.iter().find_map(|part| part.object()?.get(key))
    }

    /// The first value of a keyword that is a string: `format`, `description`, `pattern`.
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.keyword(key)?.as_str()
    }

    fn flag(&self, key: &str) -> bool {
        self.parts.iter().any(|part| part.flag(key))
    }

    /// Whether only responses have the value.
    pub fn is_read_only(&self) -> bool {
        self.flag("readOnly")
    }

    /// Whether only requests have the value.
    pub fn is_write_only(&self) -> bool {
        self.flag("writeOnly")
    }

    /// Whether null is a value.
    pub fn is_nullable(&self) -> bool {
        self.is_nullable
    }

    /// The kinds of its values except null. Empty if any kind is allowed.
    pub fn kinds(&self) -> BTreeSet<Kind> {
        let said: BTreeSet<Kind> = self.parts.iter().find_map(kinds).unwrap_or_default();
        if !said.is_empty() {
            return said;
        }
        let has = |key| self.parts.iter().any(|part| part.get(key).is_some());
        if has("properties") || has("additionalProperties") {
            return BTreeSet::from([Kind::Object]);
        }
        if has("items") {
            return BTreeSet::from([Kind::Array]);
        }
        self.values().unwrap_or_default().into_iter().filter_map(Kind::of_value).collect()
    }

    /// The kind of its values, if it is one.
    pub fn kind(&self) -> Option<Kind> {
        let kinds = self.kinds();
        kinds.first().copied().filter(|_| kinds.len() == 1)
    }

    /// The values of an enum except null, if it lists them.
    pub fn values(&self) -> Option<Vec<&'d Value>> {
        let listed = |part: &Node<'d>| {
            let object = part.object()?;
            let list = ["enum", "x-extensible-enum"].iter().find_map(|key| object.get(*key)?.as_array());
            list.map(|list| list.iter().collect()).or_else(|| Some(vec![object.get("const")?]))
        };
        let values: Vec<&Value> = self.parts.iter().find_map(listed)?;
        Some(values.into_iter().filter(|value| !value.is_null()).collect())
    }

    /// The properties of an object. A property that several parts describe has all their descriptions.
    pub fn properties(&self) -> Vec<(&'d str, Schema<'d>)> {
        let mut found: Vec<(&'d str, Vec<Node<'d>>)> = Vec::new();
        for (name, node) in self.parts.iter().flat_map(|part| part.members_of("properties")) {
            match found.iter_mut().find(|(known, _)| *known == name) {
                Some((_, nodes)) => nodes.push(node),
                None => found.push((name, vec![node])),
            }
        }
        found.into_iter().map(|(name, nodes)| (name, Schema::of(self.document, nodes))).collect()
    }

    /// The names of the properties that an object has to have.
    pub fn required(&self) -> BTreeSet<&'d str> {
        let lists = self.parts.iter().filter_map(|part| part.object()?.get("required")?.as_array());
        lists.flatten().filter_map(Value::as_str).collect()
    }

    /// The other members of an object.
    pub fn additional(&self) -> Additional<'d> {
        let said = self.parts.iter().find_map(|part| part.get("additionalProperties"));
        match said {
            None => Additional::Unsaid,
            Some(Node { value: Value::Bool(false), .. }) => Additional::None,
            Some(Node { value: Value::Object(schema), .. }) if schema.is_empty() => Additional::Any,
            Some(node) if node.object().is_some() => Additional::Of(Schema::at(self.document, node)),
            Some(_) => Additional::Any,
        }
    }

    /// The elements of a list.
    pub fn items(&self) -> Option<Schema<'d>> {
        let items = self.parts.iter().find_map(|part| part.get("items"))?;
        Some(Schema::at(self.document, items))
    }

    /// The schemas of which a value matches one, if there are several.
    pub fn alternatives(&self) -> Vec<Schema<'d>> {
        self.alternatives.iter().map(|node| Schema::at(self.document, node.clone())).collect()
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 6] = [Kind::Boolean, Kind::Integer, Kind::Number, Kind::String, Kind::Array, Kind::Object];

    /// Its name in a schema.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::String => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    fn of_value(value: &Value) -> Option<Kind> {
        Some(match value {
            Value::Null => return None,
            Value::Bool(_) => Kind::Boolean,
            Value::Number(number) if number.is_f64() => Kind::Number,
            Value::Number(_) => Kind::Integer,
            Value::String(_) => Kind::String,
            Value::Array(_) => Kind::Array,
            Value::Object(_) => Kind::Object,
        })
    }
}

/// The kinds that a part lists.
fn kinds(part: &Node<'_>) -> Option<BTreeSet<Kind>> {
    Some(names(part.object()?.get("type")?).into_iter().filter_map(Kind::from_name).collect())
}

/// The value of `type`, which is a list in 3.1.
pub fn names(ty: &Value) -> Vec<&str> {
    match ty {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

/// Whether a part allows null next to other values.
fn says_null(part: &Node<'_>) -> bool {
    let listed = part.object().and_then(|object| object.get("enum")?.as_array());
    part.flag("nullable") || lists_null(part) || listed.is_some_and(|values| values.contains(&Value::Null))
}

fn lists_null(part: &Node<'_>) -> bool {
    part.object().and_then(|object| object.get("type")).is_some_and(|ty| names(ty).contains(&"null"))
}

/// Whether null is the only value.
fn is_null(node: &Node<'_>) -> bool {
    node.object().and_then(|object| object.get("type")).is_some_and(|ty| names(ty) == ["null"])
}

/// The name of the schema in `components` that a schema refers to: with a reference, or with an `allOf` or a choice that has nothing else
/// but null, next to keywords that describe its use.
fn name<'d>(node: &Node<'d>) -> Option<&'d str> {
    let joined = ["allOf", "anyOf", "oneOf"].iter().flat_map(|key| node.elements_of(key));
    let joined: Vec<_> = joined.filter(|node| !is_null(node)).collect();
    let references = joined.iter().map(|node| node.text("$ref")).chain(node.get("$ref").map(|_| node.text("$ref")));
    let [Some(reference)] = references.collect::<Vec<_>>()[..] else { return None };
    let name = reference.strip_prefix("#/components/schemas/")?;
    (node.get("properties").is_none() && !name.contains(['/', '~', '%'])).then_some(name)
}
