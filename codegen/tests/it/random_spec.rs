//! Random good specs, the same for a seed on every run. They combine what the format has, with names that generated code
//! could stumble over.

use crate::mutations::Random;

/// A spec as its tables, whose order means nothing.
pub struct RandomSpec(Vec<String>);

impl RandomSpec {
    pub fn new(seed: u64) -> Self {
        let mut maker =
            Maker { random: Random::new(seed), tables: Vec::new(), values: Vec::new(), entities: Vec::new() };
        maker.api();
        for name in &ENUMS[..1 + maker.random.below(ENUMS.len())] {
            maker.enumeration(name);
        }
        let objects = 1 + maker.random.below(OBJECTS.len());
        for index in 0..objects {
            maker.object(index);
        }
        for name in &RESOURCES[..3 + maker.random.below(RESOURCES.len() - 2)] {
            maker.resource(name, objects);
        }
        RandomSpec(maker.tables)
    }

    pub fn text(&self) -> String {
        self.0.join("\n")
    }

    /// The same spec with its tables in another order.
    pub fn shuffled(&self, seed: u64) -> String {
        let mut random = Random::new(seed);
        let mut tables = self.0.clone();
        for index in (1..tables.len()).rev() {
            tables.swap(index, random.below(index + 1));
        }
        tables.join("\n")
    }
}

const ENUMS: [&str; 4] = ["Colour", "Size", "HttpKind", "State"];
const OBJECTS: [&str; 4] = ["Part", "EdgePoint", "Note", "Layer"];
const RESOURCES: [&str; 7] = ["tree", "leaf_node", "type", "async_job", "user", "value", "e"];

/// Names of fields: keywords, what the prelude has, and what generated code calls its own variables.
#[rustfmt::skip]
const FIELDS: [&str; 48] = [
    "type", "match", "async", "gen", "dyn", "try", "fn", "ref", "move", "impl", "key", "map", "read", "required", "findings",
    "out", "visitor", "deserializer", "serializer", "client", "formatter", "name", "value", "values", "patch", "body", "data",
    "some", "none", "ok", "err", "result", "option", "string", "vec", "length", "a", "d", "de", "path", "parent", "fields",
    "request", "response", "update", "create", "isOpen", "_hidden",
];

const DOCS: [&str; 4] =
    ["What it is.", "Says `so`: [really] <b>*so*</b>.", "A \\\"quoted\\\" one. And more.", "\\\\ and {braces} */ é."];

struct Maker {
    random: Random,
    tables: Vec<String>,
    /// The first value of each enum, as TOML.
    values: Vec<(&'static str, &'static str)>,
    /// The resources so far that have an id.
    entities: Vec<&'static str>,
}

impl Maker {
    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.random.below(of.len())]
    }

    fn chance(&mut self, in_ten: usize) -> bool {
        self.random.below(10) < in_ten
    }

    fn api(&mut self) {
        let update = self.pick(&["PUT", "PATCH", "POST"]);
        let id = self.pick(&["", "", "id = \"string\"\n"]);
        if self.chance(3) {
            let pagination = "[api.pagination]\npage = \"page\"\nsize = \"size\"\nsizes = [1, 50]\ndefault_size = 20\n";
            self.tables.push(pagination.to_owned());
        }
        self.tables.push(format!(
            r#"[api]
name = "Random"
base_url = "https://random.example/v1/"
docs = "https://random.example/docs"
env = "RANDOM"
{id}verbs = {{ get = {{ method = "GET", success = [200] }}, list = {{ method = "GET", success = [200] }}, create = {{ method = "POST", success = [200, 201] }}, update = {{ method = "{update}", success = [202] }}, delete = {{ method = "DELETE", success = [204] }} }}
auth = {{ key = {{ header = "Key", doc = "A key." }} }}
statuses = [{{ code = 404, name = "not_found", doc = "Nothing there." }}, {{ code = 429, name = "too_many", doc = "Too many.", wait = 5 }}]
"#
        ));
    }

    fn enumeration(&mut self, name: &'static str) {
        let (integer, doc) = (self.chance(4), self.pick(&DOCS));
        let texts = [r#""a""#, r#""not-b", name = "B""#, r#""see it""#, r#""async""#, r#""dd_d""#];
        let numbers = [r#"0, name = "Zero""#, r#"-1, name = "Less""#, r#"7, name = "Self_7""#];
        let values = if integer { &numbers[..] } else { &texts[..] };
        let count = 1 + self.random.below(values.len());
        let lines: String =
            values[..count].iter().map(|value| format!("  {{ value = {value}, doc = \"{doc}\" }},\n")).collect();
        let repr = if integer { "repr = \"integer\"\n" } else { "" };
        self.tables.push(format!("[enums.{name}]\ndoc = \"{doc}\"\n{repr}values = [\n{lines}]\n"));
        self.values.push((name, if integer { "0" } else { "\"a\"" }));
    }

    /// An object, which may hold those before it. Half of them are only read.
    fn object(&mut self, index: usize) {
        let (written, doc) = (self.chance(5), self.pick(&DOCS));
        let mut lines = String::new();
        for name in self.names(1 + index) {
            let ty = self.plain();
            let access = if written { self.pick(&["edit", "create"]) } else { "read" };
            let rest = if written { ", required = \"create\"" } else { self.seen() };
            lines.push_str(&format!(
                "  {{ name = \"{name}\", type = \"{ty}\", access = \"{access}\"{rest}, doc = \"{doc}\" }},\n"
            ));
        }
        if index > 0 && !written {
            let inner = OBJECTS[self.random.below(index)];
            let ty = if self.chance(5) { format!("[{inner}]") } else { inner.to_owned() };
            lines
                .push_str(&format!("  {{ name = \"inner\", type = \"{ty}\", access = \"read\", doc = \"{doc}\" }},\n"));
        }
        self.tables.push(format!("[objects.{}]\ndoc = \"{doc}\"\nfields = [\n{lines}]\n", OBJECTS[index]));
    }

    fn resource(&mut self, name: &'static str, objects: usize) {
        let (doc, pascal) = (self.pick(&DOCS), pascal(name));
        let mut lines = String::new();
        let mut field = |line: String| lines.push_str(&format!("  {{ {line}, doc = \"{doc}\" }},\n"));
        field(format!("name = \"id\", type = \"{pascal}Id\", access = \"read\""));
        let parent =
            if self.chance(5) && !self.entities.is_empty() { Some(self.pick(&self.entities.clone())) } else { None };
        if let Some(of) = parent {
            let ty = self::pascal(of);
            let seen = self.pick(&["", "", ", seen = [\"absent\"]", ", seen = [\"null\"]"]);
            field(format!("name = \"{of}_id\", type = \"{ty}Id\", access = \"create\", required = \"create\"{seen}"));
        }
        let other = self.entities.last().copied().unwrap_or(name);
        field(format!("name = \"linked_ids\", type = \"[{}Id]\", access = \"edit\"", self::pascal(other)));
        let count = 1 + self.random.below(7);
        for name in self.names(count) {
            field(format!("name = \"{name}\", {}", self.field()));
        }
        let object = OBJECTS[self.random.below(objects)];
        field(format!("name = \"objects\", type = \"[{object}]\", access = \"read\""));
        let whole = lines.contains("required = \"always\"");
        let by_query = self.pick(&["", ", list = \"query\""]);
        let parent = parent
            .map(|of| format!("parent = {{ resource = \"{of}\", field = \"{of}_id\"{by_query} }}\n"))
            .unwrap_or_default();
        let id = self.pick(&["", "", "id = \"string\"\n", "id = \"number\"\n"]);
        let links =
            if whole { "" } else { "links = [{ name = \"link\", field = \"linked_ids\", doc = \"A link.\" }]\n" };
        let operations = if whole && self.chance(5) {
            r#"operations = ["get", "create", "delete"]
refused = { list = { reason = "there are too many", instead = "get one" }, update = { reason = "it \"is\" so", instead = "make another" } }"#
        } else {
            r#"operations = ["get", "list", "create", "update", "delete"]
warnings = { delete = "It is gone." }
query = [{ name = "of_kind", params = [{ name = "type", type = "string" }, { name = "since", type = "time" }], doc = "Some." }]"#
        };
        self.tables.push(format!(
            "[resources.{name}]\npath = \"{name}s\"\ndoc = \"{doc}\"\n{id}{parent}{operations}\n{links}fields = [\n{lines}]\n"
        ));
        self.entities.push(name);
    }

    /// All of a field but its name and its documentation.
    fn field(&mut self) -> String {
        let (ty, seen) = (self.plain(), self.seen());
        match self.random.below(9) {
            0 => format!("type = \"{ty}\", access = \"read\"{seen}"),
            1 => format!("type = \"{ty}\", access = \"create\", required = \"create\"{seen}"),
            2 => format!("type = \"{ty}\", access = \"edit\", required = \"always\"{seen}"),
            3 => format!("type = \"{ty}\", access = \"write\", required = \"always\""),
            4 => format!("type = \"{ty}\", access = \"edit\", nullable = true, seen = [\"null\"]"),
            5 => "type = \"string\", access = \"read\", secret = true, seen = [\"absent\"]".to_owned(),
            6 => format!(
                "type = \"{}\", access = \"edit\", range = [-3, 300], default = 5, unit = \"metres\"{seen}",
                "integer"
            ),
            7 => format!("type = \"[{ty}]\", access = \"edit\"{seen}"),
            _ => {
                let values = self.values.clone();
                let (of, value) = self.pick(&values);
                format!("type = \"{of}\", access = \"edit\", default = {value}{seen}")
            }
        }
    }

    fn plain(&mut self) -> &'static str {
        let of = self.pick(&ENUMS[..self.values.len()]);
        self.pick(&["bool", "integer", "count", "number", "string", "time", "conditions", of])
    }

    fn seen(&mut self) -> &'static str {
        self.pick(&["", "", ", seen = [\"null\"]", ", seen = [\"absent\"]", ", seen = [\"null\", \"absent in lists\"]"])
    }

    /// Some names, each once.
    fn names(&mut self, count: usize) -> Vec<&'static str> {
        let start = self.random.below(FIELDS.len());
        let step = self.pick(&[5, 7, 11]);
        (0..count).map(|index| FIELDS[(start + index * step) % FIELDS.len()]).collect()
    }
}

fn pascal(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
