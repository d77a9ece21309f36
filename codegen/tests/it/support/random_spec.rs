//! Random good specs, the same for a seed on every run. They combine what the format has, with names that generated code
//! could stumble over.

use crate::support::random::Random;

/// A spec as its tables, whose order means nothing.
pub struct RandomSpec(Vec<String>);

impl RandomSpec {
    pub fn new(seed: u64) -> Self {
        let mut maker = Maker {
            random: Random::new(seed),
            tables: Vec::new(),
            values: Vec::new(),
            entities: Vec::new(),
            archives: false,
            has_links: false,
            leaves_out: false,
        };
        maker.api();
        maker.letters();
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
        maker.members();
        maker.handwritten();
        maker.ids();
        maker.shared();
        maker.writers();
        if maker.leaves_out {
            maker.tables.iter_mut().for_each(|table| *table = without_absence(table));
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

/// The type of the runtime that every API may use.
const RUST: &str = "crate::classic::conditions::Conditions";

/// Names of fields that identify an object.
const IDS: [&str; 9] = ["json", "[string]", "[[u64]]", "string", "time", "conditions", "bool", "f64", "T"];
const RESOURCES: [&str; 7] = ["tree", "leaf_node", "type", "async_job", "user", "value", "e"];

/// Types that a generic parameter would hide as soon as code names one below it, and types that are called as a derive.
const LETTERS: [&str; 9] = ["A", "D", "F", "M", "S", "T", "Debug", "Hash", "Item"];

/// Names of fields: keywords, names of the prelude, and names of variables in generated code.
#[rustfmt::skip]
const FIELDS: [&str; 59] = [
    "type", "match", "async", "gen", "dyn", "try", "fn", "ref", "move", "impl", "key", "map", "read", "required", "findings",
    "out", "visitor", "deserializer", "serializer", "client", "formatter", "name", "value", "values", "patch", "body", "data",
    "some", "none", "ok", "err", "result", "option", "string", "vec", "length", "a", "d", "de", "path", "parent", "fields",
    "request", "response", "update", "create", "isOpen", "_hidden", "read_list", "key_field", "a-b", "double__under", "URL",
    "codeRevision", "default", "data_2", "_1st", "changes", "one",
];

/// Names on the wire of fields with another name in Rust.
const WIRE: [&str; 8] = ["from", "self", "1st", "a.b", "ID", "$type", "extra", "größe"];

/// How null, absence and writing go together.
const WRITTEN: [&str; 11] = [
    "write = \"update\"",
    "write = \"update\", nullable = true, seen = [\"null\"]",
    "write = \"create\", required = \"create\"",
    "write = \"both\", required = \"always\"",
    "write = \"both\", required = \"always\", nullable = true, seen = [\"null\"]",
    "write = \"both\", required = \"create\", nullable = true, seen = [\"null\", \"absent\"]",
    "write = \"both\", nullable = true, seen = [\"null\"]",
    "write = \"both\", read = false",
    "write = \"both\", read = false, required = \"create\"",
    "write = \"both\", read = false, required = \"always\"",
    "write = \"both\", read = false, required = \"always\", nullable = true",
];

const DOCS: [&str; 4] =
    ["Its kind.", "Says `so`: [really] <b>*so*</b>.", "A \\\"quoted\\\" one. And more.", "\\\\ and {braces} */ é."];

struct Maker {
    random: Random,
    tables: Vec<String>,
    /// The first value of each enum, as TOML.
    values: Vec<(&'static str, &'static str)>,
    /// The resources so far that have an ID.
    entities: Vec<&'static str>,
    /// Whether the API can archive.
    archives: bool,
    /// Whether its pages have links.
    has_links: bool,
    /// Whether it leaves out fields that are unset.
    leaves_out: bool,
}

impl Maker {
    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.random.below(of.len())]
    }

    fn chance(&mut self, in_ten: usize) -> bool {
        self.random.below(10) < in_ten
    }

    /// The types of IDs without a resource, if anything uses them.
    fn ids(&mut self) {
        let has = |id: &str| self.tables.iter().any(|table| table.contains(id));
        let used: Vec<_> = ["Account", "Change"].into_iter().filter(|name| has(&format!("{name}Id"))).collect();
        for name in used {
            let (doc, kind) = (self.pick(&DOCS), self.pick(&["", "kind = \"string\"\n", "kind = \"number\"\n"]));
            self.tables.push(format!("[ids.{name}]\n{kind}doc = \"{doc}\"\n"));
        }
    }

    /// A type that is written by hand, if anything is of it.
    fn handwritten(&mut self) {
        if !self.tables.iter().any(|table| table.contains("conditions")) {
            return;
        }
        let (doc, default) = (self.pick(&DOCS), self.pick(&["", "default = \"[]\"\n"]));
        self.tables
            .push(format!("[types.conditions]\nrust = \"{RUST}\"\nwire = \"string\"\n{default}doc = \"{doc}\"\n"));
    }

    /// Parts that occur once: a scalar with checks, an object whose weights add up, and a group of parameters.
    fn shared(&mut self) {
        let has = |word: &str| self.tables.iter().any(|table| table.contains(word));
        let (share, asked, slices) = (has("\"share\""), has("\"asked\""), has("[Slice]"));
        if share {
            self.tables.push("[types.share]\nis = \"u32\"\nrange = [0, 10000]\nunit = \"basis points\"\n".to_owned());
        }
        if slices {
            self.tables.push("[objects.Slice]\ndoc = \"A slice.\"\n[objects.Slice.fields]\nnr = { type = \"u64\", write = \"update\", doc = \"Its number.\" }\nweight = { type = \"u32\", write = \"both\", required = \"create\", doc = \"Its weight.\" }\ngone = { type = \"bool\", write = \"both\", default = false, doc = \"Whether it counts.\" }\n".to_owned());
        }
        if asked {
            self.tables.push("[groups.asked]\nlate = { type = \"bool\", doc = \"Some.\" }\n".to_owned());
        }
    }

    /// Types whose names are one letter.
    fn letters(&mut self) {
        for letter in LETTERS {
            let (doc, write) = (self.pick(&DOCS), self.pick(&["", ", write = \"both\""]));
            self.tables.push(match self.random.below(3) {
                0 => format!("[enums.{letter}]\ndoc = \"{doc}\"\nvalues.{letter} = \"{doc}\"\n"),
                1 => format!("[enums.{letter}]\ndoc = \"{doc}\"\nrepr = \"i64\"\nvalues.1.{letter} = \"{doc}\"\n"),
                _ => {
                    format!("[objects.{letter}]\ndoc = \"{doc}\"\nfields.x = {{ type = \"string\"{write}, doc = \"{doc}\" }}\n")
                }
            });
        }
    }

    /// Lists with the same last segment below different parents.
    fn members(&mut self) {
        let parents: Vec<_> = self.entities.iter().take(2).copied().collect();
        for of in parents {
            let plural = format!("{of}s");
            self.tables.push(format!(
                "[resources.{of}_member]\npath = \"{plural}/{{{of}_id}}/members\"\nmethod = \"members\"\ndoc = \"A member.\"\noperations = [\"list\"]\nrefused.get = {{ reason = \"it is {{read}} below {{}}\", instead = \"GET /{of}s/{{id}}/members\" }}\nrefused.create = {{ reason = \"{{\", instead = \"}}\" }}\nrefused.others = {{ reason = \"no\", instead = \"no\" }}\nfields.letter = {{ type = \"[[T]]\", doc = \"Its.\" }}\n"
            ));
        }
    }

    /// A resource that is written and read as another one, and a create that takes a list.
    fn writers(&mut self) {
        let (of, reads) = (self.entities[0], self.pick(&self.entities.clone()));
        let many = self.pick(&["", "create = { many = true }\n"]);
        let path = match many {
            "" => {
                self.pick(&["ofs/{of_id}/notes", "notes", "ofs/{of_id}/notes\"\nitem = \"notes/{id}"]).replace("of", of)
            }
            _ => "notes".to_owned(),
        };
        let move_of = self.pick(&["", ", write = \"both\""]);
        let parent = match path.contains('{') {
            true => {
                format!("{of}_id = {{ type = \"{}Id\"{move_of}, required = \"create\", doc = \"Its.\" }}\n", pascal(of))
            }
            false => String::new(),
        };
        let required = self.pick(&["", ", required = \"create\"", ", required = \"always\""]);
        self.tables.push(format!(
            "[resources.note_writer]\npath = \"{path}\"\n{many}doc = \"A note.\"\nreads = \"{reads}\"\noperations = [\"create\", \"update\", \"delete\"]\nverbs.update.success = [200]\nrefused.others = {{ reason = \"it is read elsewhere\", instead = \"read it there\" }}\n[resources.note_writer.fields]\n{parent}late = {{ type = \"bool\", write = \"update\", doc = \"Some.\" }}\ntitle = {{ type = \"string\", write = \"both\"{required}, doc = \"Its name.\" }}\n"
        ));
        let (ty, operations) = self.pick(&[("u64", "\"list\", \"create\""), ("string", "\"create\"")]);
        self.tables.push(format!(
            "[resources.batch]\npath = \"batches\"\nplural = \"batches\"\ncreate = {{ many = true }}\ndoc = \"One of many.\"\noperations = [{operations}]\nrefused.others = {{ reason = \"they come together\", instead = \"list them\" }}\n[resources.batch.fields]\nid = {{ type = \"{ty}\", doc = \"Its.\" }}\ntitle = {{ type = \"string\", write = \"create\", max_length = 5, doc = \"Its name.\" }}\n"
        ));
    }

    fn api(&mut self) {
        let update = self.pick(&["PUT", "PATCH", "POST"]);
        let updated = self.pick(&[202, 200, 204]);
        let repeatable = if update != "PUT" && self.chance(5) { ", repeatable = true" } else { "" };
        let env = self.pick(&["RANDOM", "S3_RANDOM", "R2D2"]);
        let id = self.pick(&["", "", "id = \"string\"\n"]);
        self.archives = self.chance(5);
        let archive = match self.archives {
            true => self.pick(&[
                ", archive = { method = \"DELETE\", success = [204], done = [410] }",
                ", archive = { method = \"DELETE\", success = [200] }",
                ", archive = { method = \"DELETE\", success = [204], done = [409, 410] }",
            ]),
            false => "",
        };
        if self.chance(3) {
            self.has_links = self.chance(5);
            let next = if self.has_links { "next = \"link\"\n" } else { "" };
            self.tables.push(format!(
                "[api.pagination]\npage = \"page\"\nsize = \"size\"\nsizes = [1, 50]\ndefault_size = 20\n{next}"
            ));
        }
        if self.chance(3) {
            self.tables.push("[api.limits]\nremaining = \"X-Left\"\nreset = \"X-Reset\"\n".to_owned());
        }
        self.leaves_out = self.chance(5);
        let absent = if self.leaves_out { "absent = \"unset\"\n" } else { "" };
        self.tables.push(format!(
            r#"[api]
{absent}name = "Random"
base_url = "https://random.example/v1/"
docs = "https://random.example/docs"
env = "{env}"
{id}verbs = {{ get = {{ method = "GET", success = [200] }}, list = {{ method = "GET", success = [200] }}, create = {{ method = "POST", success = [200, 201] }}, update = {{ method = "{update}", success = [{updated}]{repeatable} }}, delete = {{ method = "DELETE", success = [204] }}{archive} }}
auth = {{ key = {{ header = "Key", doc = "A key." }} }}
statuses.404.not_found = "Nothing there."
statuses.429.too_many = {{ doc = "Too many.", wait = 5 }}
"#
        ));
    }

    fn enumeration(&mut self, name: &'static str) {
        let (integer, doc) = (self.chance(4), self.pick(&DOCS));
        let texts = ["a", "not-b, B", "see it", "async", "dd_d", "true", "false", "n/a", "EU, EU"];
        let numbers = ["0, Zero", "-1, Less", "7, N7_1"];
        let values = if integer { &numbers[..] } else { &texts[..] };
        let count = 1 + self.random.below(values.len());
        let line = |value: &&str| match value.split_once(", ") {
            Some((value, name)) => format!("values.\"{value}\".{name} = \"{doc}\"\n"),
            None => format!("values.\"{value}\" = \"{doc}\"\n"),
        };
        let lines: String = values[..count].iter().map(line).collect();
        let repr = if integer { "repr = \"i64\"\n" } else { "" };
        self.tables.push(format!("[enums.{name}]\ndoc = \"{doc}\"\n{repr}{lines}"));
        self.values.push((name, if integer { "0" } else { "\"a\"" }));
    }

    /// An object, which may hold those before it. Half of them are only read.
    fn object(&mut self, index: usize) {
        let (written, doc) = (self.chance(5), self.pick(&DOCS));
        let mut lines = String::new();
        let mut args = Vec::new();
        for name in self.names(1 + index) {
            let ty = self.plain();
            let rest = match written {
                true => self.pick(&[
                    ", write = \"both\", required = \"create\"",
                    ", write = \"create\", required = \"create\"",
                    ", write = \"both\"",
                    ", write = \"both\", nullable = true, seen = [\"null\"]",
                ]),
                false => self.seen(),
            };
            let wire = self.wire(name);
            lines.push_str(&format!("{name} = {{ type = \"{ty}\"{wire}{rest}, doc = \"{doc}\" }}\n"));
            if rest.contains("required") || self.chance(3) {
                args.push(format!("\"{name}\""));
            }
        }
        if self.chance(5) {
            let write = if written { ", write = \"both\", required = \"create\"" } else { "" };
            let ty = self.pick(&IDS);
            args.push("\"id\"".to_owned());
            lines.push_str(&format!("id = {{ type = \"{ty}\"{write}, doc = \"{doc}\" }}\n"));
        }
        if index > 0 && !written {
            let inner = OBJECTS[self.random.below(index)];
            let ty = if self.chance(5) { format!("[{inner}]") } else { inner.to_owned() };
            lines.push_str(&format!("inner = {{ type = \"{ty}\", doc = \"{doc}\" }}\n"));
        }
        let made = match written {
            true => self.pick(&["", "constructors.new", "constructors.made_of", "constructors.async"]),
            false => "",
        };
        let made = match made {
            "" => String::new(),
            made => format!("{made} = {{ args = [{}], doc = \"{doc}\" }}\n", args.join(", ")),
        };
        self.tables.push(format!(
            "[objects.{}]\ndoc = \"{doc}\"\n{made}[objects.{}.fields]\n{lines}",
            OBJECTS[index], OBJECTS[index]
        ));
    }

    fn resource(&mut self, name: &'static str, objects: usize) {
        let (doc, pascal) = (self.pick(&DOCS), pascal(name));
        let sliced = self.chance(3);
        let always = if self.leaves_out { self.pick(&["", " always = \"the document\","]) } else { "" };
        let mut lines = String::new();
        let mut field = |line: String| lines.push_str(&format!("{line}, doc = \"{doc}\" }}\n"));
        field(format!("id = {{ type = \"{pascal}Id\""));
        let parent =
            if self.chance(5) && !self.entities.is_empty() { Some(self.pick(&self.entities.clone())) } else { None };
        if let Some(of) = parent {
            let ty = self::pascal(of);
            let seen = self.pick(&["", "", ", seen = [\"absent\"]", ", seen = [\"null\"]"]);
            field(format!("{of}_id = {{ type = \"{ty}Id\", write = \"create\", required = \"create\"{seen}"));
        }
        let other = self.entities.last().copied().unwrap_or(name);
        field(format!("linked_ids = {{ type = \"[{}Id]\", write = \"both\"", self::pascal(other)));
        let count = 1 + self.random.below(7);
        for name in self.names(count) {
            field(format!("{name} = {{ {}{}", self.field(), self.wire(name)));
        }
        let object = OBJECTS[self.random.below(objects)];
        let list = self.pick(&["[{}]", "[[{}]]"]).replace("{}", object);
        let access = self.pick(&[
            "",
            ", write = \"both\"",
            ", write = \"both\", read = false",
            ", write = \"both\", repeatable = false",
        ]);
        field(format!("objects = {{ type = \"{list}\"{access}"));
        if sliced {
            field(
                "slices = { type = \"[Slice]\", write = \"both\", sum = { weight = 100, except = \"gone\" }".to_owned(),
            );
        }
        let copied = self.pick(&["", ", copied = false"]);
        field(format!("flag = {{{always} wire = \"{}\", type = \"bool\", write = \"both\"{copied}", self.pick(&WIRE)));
        let pair = self.pick(&["", ", required = \"create\"", ", nullable = true, seen = [\"null\"]"]);
        let access = if pair.contains("null") { "both" } else { self.pick(&["both", "create"]) };
        field(format!("left = {{ type = \"[string]\", write = \"{access}\"{pair}"));
        field(format!("right = {{ type = \"[[f64]]\", write = \"{access}\"{pair}"));
        field("either = { type = \"string\", write = \"both\", seen = [\"absent\"]".to_owned());
        field("status = { type = \"string\"".to_owned());
        let by_query = self.chance(5);
        // In a path, the ID of a parent comes first anyway.
        let in_path = parent.filter(|_| !by_query).map(|of| format!("{of}_id"));
        let made = self.made(&lines, in_path.as_deref().unwrap_or_default());
        let whole = lines.contains("required = \"always\"");
        let is_nested = self.chance(5);
        let (path, parent) = match (parent, in_path) {
            (Some(of), Some(id)) if is_nested => (format!("\"{of}s/{{{id}}}/{name}s\""), String::new()),
            (Some(of), Some(id)) => (format!("\"{of}s/{{{id}}}/{name}s\"\nitem = \"{name}s/{{id}}\""), String::new()),
            (of, _) => (format!("\"{name}s\""), of.map(|of| format!("parent = \"{of}\"\n")).unwrap_or_default()),
        };
        let state = self.pick(&["", "", "state = \"alpha\"\n", "state = \"beta\"\n"]);
        let id = self.pick(&["", "", "id = \"string\"\n", "id = \"number\"\n"]);
        let choice = self.pick(&["", "at_most_one_of = [[\"linked_ids\", \"either\"], [\"either\", \"flag\"]]\n"]);
        let alone = !whole && !made.contains("update = true");
        if alone && self.chance(5) {
            lines = lines.replace("except = \"gone\" }", "except = \"gone\" }, edit = \"nr\"");
        }
        let links = if alone {
            "links.link = { field = \"linked_ids\", doc = \"A link.\" }\nactions.raise = { was = \"lift\", set = { flag = true }, doc = \"Raises it.\" }\nactions.begin = { was = \"start\", query = { action = \"begin\" }, with = [\"create\", \"update\"], to = \"begun\", doc = \"Begins it.\" }\nactions.end = { query = { action = \"end\", now = true }, with = [\"update\"], doc = \"Ends it.\" }\n"
        } else {
            ""
        };
        let archives = self.archives && self.chance(5);
        let verbs = self.pick(&[
            "",
            "",
            "verbs.create = { success = [200], state = \"beta\" }\n",
            "verbs.create = { method = \"PUT\" }\nverbs.get.state = \"alpha\"\n",
        ]);
        let archived = if archives { "archived = { flag = true }\n" } else { "" };
        let operations = if whole && !made.contains("update = true") && self.chance(5) {
            r#"operations = ["get", "create", "delete"]
refused.list = { reason = "there are too many", instead = "GET /{{of}}/{id}" }
refused.update = { reason = "it \"is\" so", instead = "make another" }"#
        } else {
            r#"operations = ["get", "list", "create", "update", "delete"]
warnings.delete = "It is gone."
query.of_kind = { params = { type = { wire = "filter[type]", type = "string" }, since-when = "time" }, doc = "Some." }
query.any_of = { wire = "any[]", type = "[string]", doc = "Some." }
query.all_of = { type = "[u64]", style = "comma", example = 7, doc = "Some." }
query.needed = { params = { what = "bool", how = "[time]" }, required = true, doc = "All." }
query.include = ["asked"]"#
        };
        let feed = match operations.contains("\"list\"") {
            true => self.pick(&["", "feed = { since = \"[since]\", until = \"before\", time = \"seen_at\" }\n"]),
            false => "",
        };
        if !feed.is_empty() {
            let seen = self.seen();
            lines.push_str(&format!("seen_at = {{ type = \"time\"{seen}, doc = \"{doc}\" }}\n"));
        }
        let pages = match self.has_links && operations.contains("\"list\"") {
            true => self.pick(&["", "pages = \"link\"\n"]),
            false => "",
        };
        let operations = match archives {
            true => operations.replace("\"delete\"]", "\"archive\"]").replace("warnings.delete", "warnings.archive"),
            false => operations.to_owned(),
        };
        let was = if name.len().is_multiple_of(2) {
            format!("was = [\"old_{name}\", \"{name}_of_old\"]\n")
        } else {
            String::new()
        };
        self.tables.push(format!(
            "[resources.{name}]\n{was}path = {path}\ndoc = \"{doc}\"\n{state}{id}{pages}{feed}{choice}{parent}{archived}{verbs}{operations}\n{links}{made}[resources.{name}.fields]\n{lines}"
        ));
        self.entities.push(name);
    }

    /// Constructors, half of the time: one that fills two lists from pairs, or one that fills a choice.
    fn made(&mut self, lines: &str, in_path: &str) -> String {
        let name = |line: &str| line.split(" = ").next().unwrap_or_default().to_owned();
        let needed: Vec<_> = lines
            .lines()
            .filter(|line| line.contains(", required = "))
            .map(name)
            .filter(|name| name != in_path)
            .collect();
        let fixed = lines.lines().any(|line| line.contains("write = \"create\", required") && name(line) != in_path);
        let quoted =
            |names: &mut dyn Iterator<Item = &String>| names.map(|name| format!("\"{name}\", ")).collect::<String>();
        match self.random.below(4) {
            0 => {
                let others = quoted(&mut needed.iter().filter(|name| !["left", "right"].contains(&name.as_str())));
                format!("constructors.paired = {{ args = [{others}[\"left\", \"right\"]], doc = \"Pairs.\" }}\n")
            }
            1 if !fixed => {
                let needed = quoted(&mut needed.iter());
                format!(
                    "at_least_one_of = [\"either\"]\nconstructors.with_choice = {{ args = [{needed}\"either\"], update = true, doc = \"One.\" }}\n"
                )
            }
            _ => String::new(),
        }
    }

    /// Another name on the wire, or another one before, now and then.
    fn wire(&mut self, name: &str) -> String {
        let other = self.pick(&WIRE);
        let wire = if self.chance(3) { format!(", wire = \"{other} of {name}\"") } else { String::new() };
        if name.len() % 4 == 1 { format!("{wire}, was = \"old_{name}\"") } else { wire }
    }

    /// All of a field but its name and its documentation.
    fn field(&mut self) -> String {
        let (ty, seen) = (self.plain(), self.seen());
        let letter = self.pick(&LETTERS);
        match self.random.below(15) {
            13 => format!(
                "{}{seen}",
                self.pick(&[
                    "type = \"f64\", write = \"both\", range = [0.5, 1]",
                    "type = \"string\", write = \"both\", max_length = 7, default = \"short\"",
                    "type = \"[string]\", write = \"both\", length = [1, 2]",
                    "type = \"map[string, u32]\", write = \"update\"",
                ])
            ),
            14 => format!("type = \"{}\", null = 7{seen}", self.pick(&["u32", "u64", "i64"])),
            9 | 10 => format!("type = \"{ty}\", {}", self.pick(&WRITTEN)),
            11 => format!("type = \"[{ty}]\", {}", self.pick(&WRITTEN)),
            12 => format!("type = \"{letter}\", write = \"both\"{seen}"),
            0 => format!("type = \"{ty}\"{seen}"),
            1 => format!("type = \"{ty}\", write = \"create\", required = \"create\"{seen}"),
            2 => format!("type = \"{ty}\", write = \"both\", required = \"always\"{seen}"),
            3 => format!("type = \"{ty}\", write = \"both\", read = false, required = \"always\""),
            4 => format!("type = \"{ty}\", write = \"both\", nullable = true, seen = [\"null\"]"),
            5 => "type = \"string\", secret = true, seen = [\"absent\"]".to_owned(),
            6 => format!(
                "type = \"{}\", write = \"both\", default = 5{seen}",
                self.pick(&[
                    "i64\", range = [-3, 300], unit = \"metres",
                    "u32\", range = [3, 300], unit = \"metres",
                    "u32",
                    "share"
                ])
            ),
            7 => format!("type = \"[{ty}]\", write = \"both\"{seen}"),
            _ => {
                let values = self.values.clone();
                let (of, value) = self.pick(&values);
                format!("type = \"{of}\", write = \"both\", default = {value}{seen}")
            }
        }
    }

    fn plain(&mut self) -> &'static str {
        let of = self.pick(&ENUMS[..self.values.len()]);
        let maps = self.pick(&["map[string, u32]", "map[TreeId, [time]]", "map[string, map[string, T]]"]);
        let ids = self.pick(&["AccountId", "ChangeId", "[ChangeId]"]);
        self.pick(&["bool", "i64", "u64", "f64", "u32", "string", "time", "date", "json", "conditions", maps, ids, of])
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

/// A table of an API that leaves out unset fields, without other keys about absence.
fn without_absence(table: &str) -> String {
    let table = table.replace(", \"absent\"]", "]").replace(", \"absent in lists\"]", "]");
    table.replace(", seen = [\"absent\"]", "")
}

fn pascal(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
