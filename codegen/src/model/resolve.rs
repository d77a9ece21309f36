//! From the spec as written to the model: every name is looked up, every word understood. What does not resolve is
//! reported and left out, so that the checks that follow can go on.

use crate::diagnostic::{At, NOWHERE, Report, Span};
use crate::model::*;
use crate::names;
use crate::spec;
use crate::spec::read::{Literal, list};

/// The model of a spec. It is whole if nothing was reported.
pub fn resolve(spec: spec::Spec, report: &Report) -> Model {
    let names = Names::of(&spec);
    let mut resolver = Resolver { names, report, id: IdKind::Number };
    if let Some(word) = &spec.api.id {
        resolver.id = resolver.id_kind(word);
    }
    Model {
        target: Target::new(Target::TRIAL),
        api: resolver.api(spec.api, &first_uses(&spec.resources)),
        types: spec.types.into_iter().map(|(name, found)| resolver.handwritten(name, found)).collect(),
        enums: spec.enums.into_iter().map(|(name, found)| resolver.enumeration(name, found)).collect(),
        objects: spec.objects.into_iter().map(|(name, object)| resolver.object(name, object)).collect(),
        resources: spec.resources.into_iter().map(|(name, resource)| resolver.resource(name, resource)).collect(),
    }
}

/// Each operation that a resource has, where the text has it first.
fn first_uses(resources: &[(At<String>, spec::Resource)]) -> Vec<At<Operation>> {
    let names = resources.iter().flat_map(|(_, resource)| &resource.operations);
    let mut uses: Vec<_> =
        names.filter_map(|name| Some(At::new(Operation::from_name(name)?, name.span.clone()))).collect();
    uses.sort_by_key(|found| (found.value, found.span.start));
    uses.dedup_by_key(|found| found.value);
    uses
}

/// The names that types can have.
struct Names {
    resources: Vec<String>,
    /// The types of ids, and whose they are.
    ids: Vec<(String, String)>,
    /// The types that are written by hand, and their paths in Rust.
    handwritten: Vec<(String, String)>,
    enums: Vec<String>,
    objects: Vec<String>,
}

/// How many lists may stand in each other, the outermost included.
const DEPTH: usize = 8;

/// The scalar types.
pub const PLAIN_TYPES: [(&str, Type); 6] = [
    ("bool", Type::Bool),
    ("integer", Type::Integer),
    ("count", Type::Count),
    ("number", Type::Number),
    ("string", Type::String),
    ("time", Type::Time),
];

impl Names {
    fn of(spec: &spec::Spec) -> Names {
        Names {
            resources: spec.resources.iter().map(|(name, _)| name.value.clone()).collect(),
            ids: spec
                .resources
                .iter()
                .filter(|(_, resource)| resource.has_id())
                .map(|(name, _)| (format!("{}Id", names::pascal(name)), name.value.clone()))
                .collect(),
            handwritten: spec
                .types
                .iter()
                .map(|(name, found)| (name.value.clone(), found.rust.value.clone()))
                .collect(),
            enums: spec.enums.iter().map(|(name, _)| name.value.clone()).collect(),
            objects: spec.objects.iter().map(|(name, _)| name.value.clone()).collect(),
        }
    }

    fn find(&self, name: &str) -> Option<Type> {
        if let Some(element) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return Some(Type::List(Box::new(self.find(element)?)));
        }
        let plain = PLAIN_TYPES.iter().find(|(plain, _)| *plain == name).map(|(_, ty)| ty.clone());
        let id = || self.ids.iter().find(|(id, _)| id == name).map(|(_, resource)| Type::Id(resource.clone()));
        let handwritten = || {
            let (name, rust) = self.handwritten.iter().find(|(found, _)| found == name)?.clone();
            Some(Type::Handwritten { name, rust })
        };
        let owned = || name.to_owned();
        let named = || self.enums.iter().any(|found| found == name).then(|| Type::Enum(owned()));
        let object = || self.objects.iter().any(|found| found == name).then(|| Type::Object(owned()));
        plain.or_else(id).or_else(handwritten).or_else(named).or_else(object)
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let plain = PLAIN_TYPES.iter().map(|(name, _)| *name);
        let ids = self.ids.iter().chain(&self.handwritten).map(|(name, _)| name.as_str());
        plain.chain(ids).chain(self.enums.iter().map(String::as_str)).chain(self.objects.iter().map(String::as_str))
    }
}

struct Resolver<'a> {
    names: Names,
    report: &'a Report,
    /// What ids are where a resource does not say it.
    id: IdKind,
}

impl Resolver<'_> {
    fn api(&self, api: spec::Api, used: &[At<Operation>]) -> Api {
        Api {
            name: self.line(api.name),
            verbs: self.verbs(api.verbs, used),
            base_url: api.base_url,
            docs: api.docs,
            env: api.env,
            pagination: api.pagination.map(|pagination| self.pagination(pagination)),
            auth: api.auth.into_iter().map(|(name, auth)| self.auth(name, auth)).collect(),
            statuses: api.statuses.into_iter().filter_map(|status| self.status(status)).collect(),
        }
    }

    /// What cannot be read is reported, and the widest is taken in its place.
    fn pagination(&self, written: spec::Pagination) -> Pagination {
        Pagination {
            page: written.page,
            first: written.first.and_then(|first| self.small(&first)).unwrap_or(1),
            size: written.size,
            sizes: self.sizes(written.sizes),
            default_size: written.default_size.and_then(|size| Some(At::new(self.small(&size)?, size.span))),
        }
    }

    fn sizes(&self, written: At<Vec<i64>>) -> At<(u32, u32)> {
        let span = written.span.clone();
        let Some(sizes) = self.range(written) else { return At::new((1, u32::MAX), span) };
        let (least, most) = (u32::try_from(sizes.0).unwrap_or(0), u32::try_from(sizes.1).unwrap_or(0));
        if least == 0 || most == 0 {
            self.report.error("bad-pagination", &span, "a page has from 1 to 4294967295 elements");
        }
        At::new((least, most), span)
    }

    fn small(&self, written: &At<i64>) -> Option<u32> {
        let number = u32::try_from(written.value).ok();
        if number.is_none() {
            self.report.error("bad-pagination", &written.span, "such a number is from 0 to 4294967295");
        }
        number
    }

    fn id_kind(&self, word: &At<String>) -> IdKind {
        let kinds = [IdKind::Number, IdKind::Text].map(|kind| (kind.name(), kind));
        self.word("unknown-word", word, &kinds)
    }

    fn verbs(&self, written: Vec<(At<String>, spec::Verb)>, used: &[At<Operation>]) -> Vec<Verb> {
        let mut verbs = Vec::new();
        let mark = self.report.mark();
        for (name, verb) in written {
            if let Some(operation) = self.operation(&name) {
                verbs.push(Verb { operation, method: verb.method, success: Self::success(verb.success) });
            }
        }
        let is_misspelt = self.report.has_grown(mark);
        for At { value: operation, span } in used.iter().cloned() {
            if !verbs.iter().any(|verb| verb.operation == operation) {
                let span = if is_misspelt { NOWHERE } else { span };
                self.report.error(
                    "missing-verb",
                    &span,
                    format!("`api.verbs` does not say how to {}", operation.name()),
                );
                let method = At::new("GET".to_owned(), NOWHERE);
                verbs.push(Verb { operation, method, success: At::new(vec![200], NOWHERE) });
            }
        }
        verbs
    }

    fn success(written: At<Vec<i64>>) -> At<Vec<u16>> {
        // What is no number of a status becomes 0, which is no success either.
        let codes = written.value.iter().map(|code| u16::try_from(*code).unwrap_or(0)).collect();
        At::new(codes, written.span)
    }

    fn auth(&self, name: At<String>, auth: spec::Auth) -> Auth {
        Auth {
            name,
            header: auth.header,
            scheme: auth.scheme,
            doc: auth.doc.value,
            lifetime: auth.lifetime.and_then(|lifetime| self.seconds(&lifetime)),
        }
    }

    fn status(&self, status: spec::Status) -> Option<Status> {
        let Some(code) = &status.code else {
            self.report.error("missing-key", &status.span, "`code` is missing");
            return None;
        };
        Some(Status {
            code: At::new(self.status_code(code.value, &code.span)?, code.span.clone()),
            name: status.name,
            doc: status.doc.value,
            wait: status.wait.and_then(|wait| self.seconds(&wait)),
        })
    }

    fn seconds(&self, written: &At<i64>) -> Option<u64> {
        let seconds = u64::try_from(written.value).ok();
        if seconds.is_none() {
            self.report.error("bad-duration", &written.span, "a number of seconds is not negative");
        }
        seconds
    }

    fn status_code(&self, code: i64, span: &Span) -> Option<u16> {
        let status = u16::try_from(code).ok().filter(|code| (100..600).contains(code));
        if status.is_none() {
            self.report.error("bad-status", span, format!("{code} is not an HTTP status"));
        }
        status
    }

    fn operation(&self, name: &At<String>) -> Option<Operation> {
        let operation = Operation::from_name(name);
        if operation.is_none() {
            let names = Operation::ALL.map(Operation::name);
            self.report
                .error("unknown-operation", &name.span, format!("there is no operation `{}`", name.value))
                .help(format!("the operations are {}", list(names)))
                .suggest(name, names);
        }
        operation
    }

    /// One of a few words; the first of them when it is another, which is reported.
    fn word<T: Copy>(&self, code: &'static str, found: &At<String>, words: &[(&'static str, T)]) -> T {
        match words.iter().find(|(word, _)| *word == **found) {
            Some((_, meaning)) => *meaning,
            None => {
                let names = words.iter().map(|(word, _)| *word);
                self.report
                    .error(code, &found.span, format!("`{}` is not one of {}", found.value, list(names.clone())))
                    .suggest(found, names);
                words[0].1
            }
        }
    }

    /// Words that become part of a sentence.
    fn line(&self, text: At<String>) -> String {
        if text.trim().is_empty()
            || text.contains(|letter: char| letter.is_control() || "<>[]{}`*\\\"".contains(letter))
        {
            let message = "this becomes part of a sentence: it is one line of plain words";
            self.report.error("bad-text", &text.span, message);
        }
        text.value
    }

    fn ty(&self, written: At<String>) -> At<Type> {
        if written.chars().take_while(|letter| *letter == '[').count() > DEPTH {
            self.report.error("deep-list", &written.span, format!("lists are nested at most {DEPTH} deep"));
            return At::new(Type::Unknown, written.span);
        }
        let ty = self.names.find(&written).unwrap_or_else(|| {
            self.report
                .error("unknown-type", &written.span, format!("there is no type `{}`", written.value))
                .help("a type is `bool`, `integer`, `count`, `number`, `string`, `time`, one of `[types]`, an enum, an object, a resource's id, or a list of one in `[…]`")
                .suggest(written.trim_matches(['[', ']']), self.names.all());
            Type::Unknown
        });
        At::new(ty, written.span)
    }

    fn handwritten(&self, name: At<String>, written: spec::Handwritten) -> Handwritten {
        let plain = PLAIN_TYPES.iter().find(|(plain, _)| *plain == *written.wire);
        if plain.is_none() {
            let names = || PLAIN_TYPES.iter().map(|(name, _)| *name);
            self.report
                .error(
                    "unknown-word",
                    &written.wire.span,
                    format!("`{}` is not one of {}", *written.wire, list(names())),
                )
                .suggest(&written.wire, names());
        }
        Handwritten {
            name,
            rust: written.rust,
            wire: At::new(plain.map_or(Type::Unknown, |(_, ty)| ty.clone()), written.wire.span),
            default: written.default,
            doc: written.doc.value,
        }
    }

    fn enumeration(&self, name: At<String>, found: spec::Enum) -> Enum {
        let mark = self.report.mark();
        let repr = found.repr.map(|repr| self.word("unknown-repr", &repr, &[("string", false), ("integer", true)]));
        let integer = repr.unwrap_or(false);
        if found.values.is_empty() {
            self.report.error("empty-enum", &name.span, format!("`{}` has no values", name.value));
        }
        let integer = (!self.report.has_grown(mark)).then_some(integer);
        let values = found.values.into_iter().filter_map(|value| self.variant(value, integer)).collect();
        let doubtful = self.report.has_grown(mark);
        Enum { name, doc: found.doc.value, integer: integer.unwrap_or(false), values, doubtful }
    }

    /// A value, of the type that its enum has, if that is known.
    fn variant(&self, written: spec::EnumValue, integer: Option<bool>) -> Option<Variant> {
        let Some(value) = written.value else {
            self.report.error("missing-key", &written.span, "`value` is missing");
            return None;
        };
        let name = match (&written.name, &value.value) {
            (Some(name), _) => name.value.clone(),
            (None, Literal::Text(text)) => names::pascal(text),
            (None, _) => {
                self.report.error("unnamed-value", &written.span, "a value that is no text needs a `name`");
                return None;
            }
        };
        // Of an enum whose kind of value is not known, nothing follows.
        match (&value.value, integer) {
            (_, None) | (Literal::Integer(_), Some(true)) | (Literal::Text(_), Some(false)) => {}
            (Literal::Bool(flag), Some(false)) => {
                self.report.error("wrong-type", &value.span, "a value of this enum is a string").help(format!(
                    "write `\"{flag}\"` if the API sends a string; what is `true` or `false` has the type `bool`"
                ));
            }
            (_, Some(integer)) => {
                let expected = if integer { "a whole number" } else { "a string" };
                self.report.error("wrong-type", &value.span, format!("a value of this enum is {expected}"));
            }
        }
        Some(Variant { value: value.value, name, doc: written.doc.value, span: written.span })
    }

    fn object(&self, name: At<String>, object: spec::Object) -> Object {
        Object {
            name,
            doc: object.doc.value,
            docs: object.docs,
            fields: object.fields.into_iter().map(|field| self.field(field)).collect(),
        }
    }

    fn resource(&self, name: At<String>, written: spec::Resource) -> Resource {
        let plural = written.plural.unwrap_or_else(|| At::new(names::plural(&name), name.span.clone()));
        let known: Vec<String> = written.fields.iter().map(|field| field.name.value.clone()).collect();
        let names = Fields { known: &known, resource: &name, report: self.report };
        let fields: Vec<_> = written.fields.into_iter().map(|field| self.field(field)).collect();
        let constructors = written.constructors.into_iter().map(|made| self.constructor(made, &names)).collect();
        let transitions = written.transitions.into_iter().map(|made| self.transition(made, &names)).collect();
        let links = written.links.into_iter().filter_map(|link| self.link(link, &names)).collect();
        let mark = self.report.mark();
        let mut resource = Resource {
            ty: names::pascal(&name),
            title: written.title.map_or_else(|| names::spaced(&name), |title| self.line(title)),
            method: written.method.unwrap_or_else(|| plural.clone()),
            plural,
            path: written.path,
            doc: written.doc.value,
            docs: written.docs,
            parent: written.parent.and_then(|parent| self.parent(parent, &names)),
            id: written.id.map_or(self.id, |word| self.id_kind(&word)),
            unpaged: written.unpaged.filter(|flag| flag.value).map(|flag| flag.span),
            operations: written
                .operations
                .iter()
                .filter_map(|name| Some(At::new(self.operation(name)?, name.span.clone())))
                .collect(),
            refused: written.refused.iter().filter_map(|(name, why)| self.refused(name, why)).collect(),
            warnings: written
                .warnings
                .into_iter()
                .filter_map(|(name, text)| Some((At::new(self.operation(&name)?, name.span), text.value)))
                .collect(),
            unique: names.all(written.unique).into_iter().map(|name| name.value).collect(),
            at_least_one_of: names.all(written.at_least_one_of),
            archive_on_delete: written.archive_on_delete.and_then(|name| names.one(name)),
            constructors,
            transitions,
            links,
            query: written.query.into_iter().map(|query| self.query(query)).collect(),
            fields,
            doubtful: false,
            name,
        };
        resource.doubtful = self.report.has_grown(mark);
        resource
    }

    fn parent(&self, parent: spec::Parent, fields: &Fields<'_>) -> Option<Parent> {
        self.resource_name(&parent.resource)?;
        let field = match parent.field {
            Some(name) => Some(fields.one(name)?),
            None => None,
        };
        let ways = [("path", ListBy::Path), ("query", ListBy::Query)];
        let list = parent.list.map_or(ListBy::Path, |word| self.word("unknown-word", &word, &ways));
        Some(Parent { resource: parent.resource, field, list })
    }

    fn resource_name(&self, name: &At<String>) -> Option<()> {
        let mut known = self.names.resources.iter().map(String::as_str);
        if known.clone().any(|known| known == **name) {
            return Some(());
        }
        self.report
            .error("unknown-resource", &name.span, format!("there is no resource `{}`", name.value))
            .suggest(name, &mut known);
        None
    }

    fn refused(&self, name: &At<String>, why: &spec::Refused) -> Option<Refused> {
        Some(Refused {
            operation: self.operation(name)?,
            reason: why.reason.value.clone(),
            instead: why.instead.value.clone(),
        })
    }

    fn constructor(&self, made: spec::Constructor, fields: &Fields<'_>) -> Constructor {
        let mark = self.report.mark();
        let mut args = Vec::new();
        for group in made.args {
            let span = group.first().map_or(0..0, |name| name.span.clone());
            let mut names = group.into_iter().filter_map(|name| fields.one(name));
            match (names.next(), names.next(), names.next()) {
                (Some(name), None, None) => args.push(Arg::Field(name)),
                (Some(first), Some(second), None) => args.push(Arg::Pairs(first, second)),
                (None, ..) => {}
                _ => drop(self.report.error("bad-pair", &span, "an argument is one field, or a pair of lists")),
            }
        }
        let fixed = fields.keys(made.fixed);
        let doubtful = self.report.has_grown(mark);
        Constructor { name: made.name, args, fixed, update: made.update, doc: made.doc.value, doubtful }
    }

    fn transition(&self, made: spec::Transition, fields: &Fields<'_>) -> Transition {
        if made.set.is_empty() {
            self.report.error("empty-transition", &made.name.span, format!("`{}` sets nothing", made.name.value));
        }
        Transition { name: made.name, set: fields.keys(made.set), doc: made.doc.value }
    }

    fn link(&self, link: spec::Link, fields: &Fields<'_>) -> Option<Link> {
        let (through, field) = match link.field.split_once('.') {
            Some((resource, field)) => {
                let resource = At::new(resource.to_owned(), link.field.span.clone());
                self.resource_name(&resource)?;
                (Some(resource), At::new(field.to_owned(), link.field.span.clone()))
            }
            None => (None, fields.one(link.field)?),
        };
        Some(Link { name: link.name, through, field, doc: link.doc.value })
    }

    fn query(&self, query: spec::Query) -> Query {
        let param = |param: spec::Param| Param {
            wire: param.wire.unwrap_or_else(|| param.name.clone()),
            name: param.name,
            ty: self.ty(param.ty),
        };
        let params = query.params.into_iter().map(param).collect();
        Query { name: query.name, params, doc: query.doc.value }
    }

    fn field(&self, written: spec::Field) -> Field {
        let access =
            [("read", Access::Read), ("create", Access::Create), ("edit", Access::Edit), ("write", Access::Write)];
        let required = [("create", Required::Create), ("always", Required::Always)];
        let mark = self.report.mark();
        let is_whole = written.ty.span != NOWHERE && written.access.span != NOWHERE;
        let seen: Vec<u8> = written
            .seen
            .iter()
            .map(|word| self.word("unknown-word", word, &[("null", 0), ("absent", 1), ("absent in lists", 2)]))
            .collect();
        let mut field = Field {
            ty: self.ty(written.ty),
            access: self.word("unknown-access", &written.access, &access),
            required: written.required.map_or(Required::No, |word| self.word("unknown-word", &word, &required)),
            nullable: written.nullable,
            seen_null: seen.contains(&0),
            seen_absent: seen.contains(&1),
            absent_in_lists: seen.contains(&2),
            default: written.default,
            example: written.example,
            unit: written.unit.map(|unit| self.line(unit)),
            range: written.range.and_then(|range| self.range(range)),
            pattern: written.pattern,
            whole_seconds: written.precision.map(|word| {
                self.word("unknown-word", &word, &[("seconds", ())]);
                word.span
            }),
            secret: written.secret,
            doc: written.doc.value,
            wire: written.wire.unwrap_or_else(|| written.name.clone()),
            name: written.name,
            doubtful: false,
        };
        field.doubtful = !is_whole || self.report.has_grown(mark);
        field
    }

    fn range(&self, range: At<Vec<i64>>) -> Option<At<(i64, i64)>> {
        match range.value[..] {
            [low, high] if low <= high => Some(At::new((low, high), range.span)),
            _ => {
                self.report.error("bad-range", &range.span, "a range is `[lowest, highest]`");
                None
            }
        }
    }
}

/// The fields of one resource, for the names that refer to them.
struct Fields<'a> {
    known: &'a [String],
    resource: &'a str,
    report: &'a Report,
}

impl Fields<'_> {
    fn one(&self, name: At<String>) -> Option<At<String>> {
        if self.known.contains(&name.value) {
            return Some(name);
        }
        self.report
            .error("unknown-field", &name.span, format!("`{}` has no field `{}`", self.resource, name.value))
            .suggest(&name, self.known.iter().map(String::as_str));
        None
    }

    fn all(&self, names: Vec<At<String>>) -> Vec<At<String>> {
        names.into_iter().filter_map(|name| self.one(name)).collect()
    }

    fn keys(&self, set: Vec<(At<String>, At<Literal>)>) -> Vec<(At<String>, At<Literal>)> {
        set.into_iter().filter_map(|(name, value)| Some((self.one(name)?, value))).collect()
    }
}
