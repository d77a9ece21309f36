//! Turns the spec as written into the model: looks up every name and understands every word. Names that do not resolve are
//! reported and left out, so that the checks that follow can continue.

mod exceptions;
mod feed;
mod refusals;
mod types;
mod urls;
mod verbs;
mod views;
mod writers;

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::diagnostic::{At, NOWHERE, Report, Span};
use crate::into_vec::IntoVec as _;
use crate::model::*;
use crate::names;
use crate::spec;
use crate::spec::Scalar;
use crate::spec::read::{Literal, Named, Renamed, list};
use crate::spec::words::{Absent, Items, Joined, Needing, Onward, Repr, Seen, Word, Words, Write};
pub use types::PLAIN_TYPES;
use types::{Names, sorted_types};
#[cfg(feature = "openapi")]
pub use views::OWN_ID;

/// The model of a spec. It is whole if nothing was reported.
pub fn resolve(spec: spec::Spec, report: &Report) -> Model {
    let names = Names::of(&spec);
    let (scalars, handwritten) = sorted_types(spec.types);
    let mut resolver = Resolver {
        names,
        scalars,
        used: RefCell::default(),
        report,
        id: IdKind::Number,
        flat: false,
        verbs: Vec::new(),
        leaves_out_unset: false,
    };
    if let Some(word) = &spec.api.id {
        resolver.id = resolver.word(word);
    }
    if let Some(word) = &spec.api.items {
        resolver.flat = resolver.word(word) == Items::Flat;
    }
    if let Some(word) = &spec.api.absent {
        resolver.leaves_out_unset = resolver.one_of(word) == Some(Absent::Unset);
    }
    resolver.check_scalars();
    let api = resolver.api(spec.api, &verbs::first_uses(&spec.resources));
    resolver.verbs = api.verbs.clone();
    let model = Model {
        target: Target::new(Target::TRIAL),
        api,
        ids: spec.ids.into_iter().map(|(name, id)| resolver.free_id(name, id)).into_vec(),
        types: handwritten.into_iter().map(|(name, found)| resolver.handwritten(name, found)).into_vec(),
        enums: spec.enums.into_iter().map(|(name, found)| resolver.enumeration(name, found)).into_vec(),
        objects: spec.objects.into_iter().map(|(name, object)| resolver.object(name, object)).into_vec(),
        resources: spec.resources.into_iter().map(|(name, resource)| resolver.resource(name, resource)).into_vec(),
        views: resolver.views(spec.views, None),
    };
    resolver.report_unused();
    model
}

struct Resolver<'a> {
    names: Names,
    /// The scalar types with checks.
    scalars: Vec<Named<Scalar>>,
    /// The names of those that a field has.
    used: RefCell<BTreeSet<String>>,
    report: &'a Report,
    /// The kind of IDs of a resource that does not set it.
    id: IdKind,
    /// How operations are sent.
    verbs: Vec<Verb>,
    /// Whether the URL of an item is not below its parent, where a resource does not say it.
    flat: bool,
    /// Whether responses leave out unset fields.
    leaves_out_unset: bool,
}

impl Resolver<'_> {
    fn api(&self, api: spec::Api, used: &[At<Operation>]) -> Api {
        Api {
            name: self.line(api.name),
            verbs: self.api_verbs(api.verbs, used),
            base_url: api.base_url,
            docs: api.docs,
            env: api.env,
            leaves_out_unset: self.leaves_out_unset,
            pagination: api.pagination.map(|pagination| self.pagination(pagination.value)),
            limits: api.limits,
            auth: api.auth.into_iter().map(|(name, auth)| self.auth(name, auth)).into_vec(),
            statuses: api.statuses.into_iter().filter_map(|status| self.status(status)).into_vec(),
            exceptions: api.document.into_iter().filter_map(|(key, reason)| self.exception(key, &reason)).into_vec(),
        }
    }

    /// Reports values that cannot be read, and replaces them with the widest ones.
    fn pagination(&self, written: spec::Pagination) -> Pagination {
        Pagination {
            page: written.page,
            first: written.first.and_then(|first| self.small(&first)).unwrap_or(1),
            size: written.size,
            sizes: self.sizes(written.sizes),
            default_size: written.default_size.and_then(|size| Some(At::new(self.small(&size)?, size.span))),
            by_link: written.next.is_some_and(|next| self.one_of(&next) == Some(Onward::Link)),
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
            self.report.error(
                "bad-pagination",
                &written.span,
                "the number of a page or its size is from 0 to 4294967295",
            );
        }
        number
    }

    fn free_id(&self, name: At<String>, id: spec::Id) -> FreeId {
        FreeId { name, kind: id.kind.map_or(self.id, |word| self.word(&word)), doc: id.doc.value }
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

    fn status(&self, (code, name, status): Renamed<spec::Status>) -> Option<Status> {
        if name.is_none() {
            self.report
                .error("unnamed-status", &code.span, "a status needs a name in Rust")
                .help(format!("write `{}.NAME = \"…\"`", code.value));
        }
        Some(Status {
            code: At::new(self.status_code(&code)?, code.span),
            name: name?,
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

    fn status_code(&self, code: &At<String>) -> Option<u16> {
        let status = code.parse().ok().filter(|code| (100..600).contains(code));
        if status.is_none() {
            self.report.error("bad-status", &code.span, format!("`{}` is not an HTTP status", code.value));
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

    fn operations(&self, names: &[At<String>]) -> Vec<At<Operation>> {
        names.iter().filter_map(|name| Some(At::new(self.operation(name)?, name.span.clone()))).into_vec()
    }

    /// The meaning of a word; that of the first in its list when it is misspelt, which is reported.
    fn word<T: Words>(&self, found: &At<Word<T>>) -> T {
        self.one_of(found).unwrap_or(T::ALL[0])
    }

    /// The same; none when it is misspelt.
    fn one_of<T: Words>(&self, found: &At<Word<T>>) -> Option<T> {
        let meaning = T::ALL.iter().copied().find(|word| found.is(*word));
        if meaning.is_none() {
            self.not_one_of(T::RULE, &found.value, &found.span, &mut T::ALL.iter().map(|word| word.name()));
        }
        meaning
    }

    fn not_one_of(&self, rule: &'static str, found: &str, span: &Span, names: &mut dyn Iterator<Item = &str>) {
        let names: Vec<_> = names.into_vec();
        let message = format!("`{found}` is not one of {}", list(names.iter().copied()));
        self.report.error(rule, span, message).suggest(found, names);
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

    fn enumeration(&self, name: At<String>, found: spec::Enum) -> Enum {
        let mark = self.report.mark();
        let repr = found.repr.map(|repr| self.word(&repr));
        let integer = repr == Some(Repr::Integer);
        if found.values.is_empty() {
            self.report.error("empty-enum", &name.span, format!("`{}` has no values", name.value));
        }
        let integer = (!self.report.has_grown(mark)).then_some(integer);
        let values = found.values.into_iter().filter_map(|value| self.variant(value, integer)).into_vec();
        let doubtful = self.report.has_grown(mark);
        Enum { name, was: found.was.0, doc: found.doc.value, integer: integer.unwrap_or(false), values, doubtful }
    }

    /// A value of the type that its enum has. If the kind of values is unknown, the value is not checked.
    fn variant(&self, (sent, name, written): Renamed<spec::EnumValue>, integer: Option<bool>) -> Option<Variant> {
        let value = match integer {
            Some(true) => match sent.parse() {
                Ok(number) => Literal::Integer(number),
                Err(_) => {
                    self.report.error("wrong-type", &sent.span, "a value of this enum is a whole number of 64 bits");
                    return None;
                }
            },
            Some(false) | None => Literal::Text(sent.value.clone()),
        };
        let name = match (name, integer) {
            (Some(name), _) => name.value,
            (None, Some(true)) => {
                self.report
                    .error("unnamed-value", &sent.span, "a value that is a number needs a name in Rust")
                    .help(format!("write `values.{}.NAME = \"…\"`", sent.value));
                return None;
            }
            (None, _) => names::pascal(&sent),
        };
        Some(Variant { value, name, was: written.was.0, doc: written.doc.value, span: sent.span })
    }

    fn object(&self, name: At<String>, mut object: spec::Object) -> Object {
        if let Some(flag) = object.read_only.filter(|flag| flag.value) {
            if !object.fields.iter().any(|(_, field)| field.is_written()) {
                self.report
                    .error("useless-read-only", &flag.span, format!("`{}` is only read anyway", name.value))
                    .help("leave it out: it is for fields of a group that can be written elsewhere");
            }
            object.fields = object.fields.into_iter().map(|(name, field)| (name, field.only_read())).into_vec();
        }
        let known: Vec<String> = object.fields.iter().map(|(name, _)| name.value.clone()).into_vec();
        let names = Fields { known: &known, resource: &name, report: self.report };
        let at_most_one_of = names.groups(object.at_most_one_of);
        let constructors =
            object.constructors.into_iter().map(|(name, made)| self.constructor(name, made, false, &names)).into_vec();
        let fields = object.fields.into_iter().map(|(name, field)| self.field(name, field)).into_vec();
        let mut object = Object {
            name,
            was: object.was.0,
            doc: object.doc.value,
            docs: object.docs,
            at_most_one_of,
            constructors,
            fields,
        };
        if object.is_written() {
            // Programs make it, from its required fields alone.
            object.fields.iter_mut().for_each(|field| {
                field.unset |= !field.is_required() || !field.is_read();
                field.keeps_null = field.nullable;
            });
        }
        object
    }

    fn resource(&self, name: At<String>, mut written: spec::Resource) -> Resource {
        self.fill_in(&name, &mut written);
        let mark = self.report.mark();
        let reads = self.reads(&written);
        let is_misread = self.report.has_grown(mark);
        let creates_many = written.creates_many();
        let plural = written.plural.unwrap_or_else(|| At::new(names::plural(&name), name.span.clone()));
        let known: Vec<String> = written.fields.iter().map(|(name, _)| name.value.clone()).into_vec();
        let names = Fields { known: &known, resource: &name, report: self.report };
        let fields: Vec<_> = written.fields.into_iter().map(|(name, field)| self.field(name, field)).into_vec();
        let constructors = written.constructors.into_iter();
        let constructors =
            constructors.map(|(name, own)| self.constructor(name, own.made, own.update, &names)).into_vec();
        let actions = written.actions.into_iter().map(|(name, made)| self.action(name, made, &names)).into_vec();
        let links = written.links.into_iter().filter_map(|(name, link)| self.link(name, link, &names)).into_vec();
        let feed = written.feed.map(|written| feed::feed(written, &names));
        let is_listed = written.operations.iter().any(|operation| **operation == "list");
        let asked: Vec<_> = feed.iter().filter(|_| is_listed).flat_map(|feed| feed::queries(&name, feed)).into_vec();
        let mark = self.report.mark();
        if written.operations.is_empty() {
            self.report
                .error("missing-key", &name.span, "`operations` is missing")
                .help("list them here, or in `[api]` for all resources that list none");
        }
        let urls = self.urls(&name, &fields, &written.operations, written.path, written.item, written.parents.0);
        let others = urls.other_parents.iter().filter_map(|parent| by_other_parent(&name, parent, &fields));
        let others: Vec<_> = others.into_vec();
        let state = written.state.map(|word| self.word(&word));
        let mut resource = Resource {
            was: written.was.0,
            ty: names::pascal(&name),
            title: written.title.map_or_else(|| names::spaced(&name), |title| self.line(title)),
            method: written.method.unwrap_or_else(|| plural.clone()),
            plural,
            path: urls.path,
            list_path: urls.list,
            doc: documented(written.doc.value, state),
            docs: written.docs,
            parent: urls.parent,
            is_nested: urls.is_nested,
            other_parents: urls.other_parents,
            state,
            id: written.id.map_or(self.id, |word| self.word(&word)),
            reads,
            creates_many,
            unpaged: written.unpaged.filter(|flag| flag.value).map(|flag| flag.span),
            unnumbered: written.pages.filter(|word| self.one_of(word) == Some(Onward::Link)).map(|word| word.span),
            operations: self.operations(&written.operations),
            verbs: self.own_verbs(&written.verbs),
            states: self.states(&written.verbs),
            refused: self.refused(&name, &written.refused, &written.operations),
            warnings: written
                .warnings
                .into_iter()
                .filter_map(|(name, text)| Some((At::new(self.operation(&name)?, name.span), text.value)))
                .into_vec(),
            unique: names.all(written.unique).into_iter().map(|name| name.value).into_vec(),
            at_least_one_of: names.all(written.at_least_one_of),
            at_most_one_of: names.groups(written.at_most_one_of),
            archived: names.keys(written.archived),
            constructors,
            actions,
            links,
            query: others
                .into_iter()
                .chain(asked)
                .chain(written.query.into_iter().map(|(name, query)| self.query(name, query)))
                .into_vec(),
            feed,
            views: Vec::new(),
            fields,
            doubtful: false,
            name,
        };
        resource.doubtful = is_misread || urls.doubtful || self.report.has_grown(mark);
        resource.views = self.views(written.views, Some(&resource.path));
        resource
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

    fn constructor(&self, name: At<String>, made: spec::Constructor, update: bool, fields: &Fields<'_>) -> Constructor {
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
        let set = fields.keys(made.set);
        let doubtful = self.report.has_grown(mark);
        Constructor { name, args, set, update, doc: made.doc.value, doubtful }
    }

    fn action(&self, name: At<String>, made: spec::Action, fields: &Fields<'_>) -> Action {
        if made.set.is_empty() && made.query.is_empty() {
            self.report
                .error("empty-action", &name.span, format!("`{}` sets nothing", name.value))
                .help("write `set = { FIELD = VALUE }`, or `query = { PARAMETER = VALUE }`");
        }
        Action {
            name,
            was: made.was.0,
            set: fields.keys(made.set),
            query: made.query.into_iter().map(|(name, value)| (name, in_url(&value))).into_vec(),
            with: self.operations(&made.with),
            to: made.to,
            doc: made.doc.value,
        }
    }

    fn link(&self, name: At<String>, link: spec::Link, fields: &Fields<'_>) -> Option<Link> {
        let (through, field) = match link.field.split_once('.') {
            Some((resource, field)) => {
                let resource = At::new(resource.to_owned(), link.field.span.clone());
                self.resource_name(&resource)?;
                (Some(resource), At::new(field.to_owned(), link.field.span.clone()))
            }
            None => (None, fields.one(link.field)?),
        };
        Some(Link { name, through, field, doc: link.doc.value })
    }

    fn query(&self, name: At<String>, query: spec::Query) -> Query {
        let own = query.own.map(|param| (name.clone(), param));
        let param = |(name, param): Named<spec::Param>| Param {
            wire: param.wire.unwrap_or_else(|| name.clone()),
            name,
            ty: self.ty(param.ty),
            styled: param.style.as_ref().map(|style| style.span.clone()),
            style: param.style.map_or(Style::Repeated, |word| match self.word(&word) {
                Joined::Comma => Style::Comma,
            }),
            example: param.example,
        };
        let params = own.into_iter().chain(query.params).map(param).into_vec();
        let on = if query.on.is_empty() {
            vec![At::new(Operation::List, name.span.clone())]
        } else {
            self.operations(&query.on)
        };
        let required = query.required.filter(|flag| flag.value).map(|flag| flag.span);
        let state = query.state.map(|word| self.word(&word));
        Query { name, was: query.was.0, params, on, required, state, doc: documented(query.doc.value, state) }
    }

    fn field(&self, name: At<String>, mut written: spec::Field) -> Field {
        let mark = self.report.mark();
        let ty = written.ty.0.take().or_else(|| self.implied_type(&name, &written)).unwrap_or_else(|| {
            self.report
                .error("missing-key", &name.span, "`type` is missing")
                .help("leave it out only if the field is named like an ID, or if its `default` or `example` is a string or a flag");
            At::new("?".to_owned(), NOWHERE)
        });
        let is_whole = ty.span != NOWHERE;
        let seen: Vec<Seen> = written.seen.iter().map(|word| self.word(word)).into_vec();
        // Only a written field is required or set to null.
        if written.required.is_some() || written.nullable {
            written.write.get_or_insert_with(|| At::new(Word::of(Write::Both), name.span.clone()));
        }
        let access = self.access(&name, written.write.as_ref(), written.read.as_ref());
        let may_be_absent = self.may_be_absent(&name, &written.seen, written.always.as_ref(), access);
        let (ty, scalar) = self.checked_ty(ty);
        let limits = self.limits(written.limits, scalar, &ty);
        let mut field = Field {
            named: scalar.map(|(name, _)| name.value.clone()),
            ty,
            access,
            required: written.required.map_or(Required::No, |word| match self.word(&word) {
                Needing::Create => Required::Create,
                Needing::Always => Required::Always,
            }),
            nullable: written.nullable,
            keeps_null: false,
            seen_null: seen.contains(&Seen::Null),
            seen_absent: may_be_absent || seen.contains(&Seen::Absent),
            absent_in_lists: seen.contains(&Seen::AbsentInLists),
            unset: may_be_absent,
            always: written.always,
            default: written.default,
            example: written.example,
            unit: limits.unit,
            range: limits.range,
            pattern: limits.pattern,
            max_length: limits.max_length,
            length: written.length.and_then(|length| self.length(length)),
            null: written.null,
            sum: self.sum(written.sum),
            whole_seconds: limits.whole_seconds,
            secret: written.secret,
            made_anew: written.repeatable.filter(|flag| !flag.value).map(|flag| flag.span),
            edit: written.edit.and_then(|edit| self.edit(edit)),
            uncopied: written.copied.filter(|flag| !flag.value).map(|flag| flag.span),
            doc: written.doc.value,
            wire: written.wire.unwrap_or_else(|| name.clone()),
            was: written.was.0,
            name,
            doubtful: false,
        };
        field.doubtful = !is_whole || self.report.has_grown(mark);
        field
    }

    /// Whether responses leave it out where it is unset. Reports words that add nothing.
    fn may_be_absent(
        &self,
        name: &At<String>,
        seen: &[At<Word<Seen>>],
        always: Option<&At<String>>,
        access: Access,
    ) -> bool {
        let follows = self.leaves_out_unset && **name != "id" && access != Access::Write;
        if let Some(word) = seen.iter().find(|word| follows && word.is(Seen::Absent)) {
            self.report
                .error(
                    "useless-seen",
                    &word.span,
                    format!("`{}` may be absent anyway, as `api.absent` says", name.value),
                )
                .help("leave `\"absent\"` out; `always` is for a field that is always there");
        }
        if let Some(always) = always {
            let in_lists = seen.iter().any(|word| word.is(Seen::AbsentInLists));
            let why = if always.trim().is_empty() {
                "says what the evidence is"
            } else if !self.leaves_out_unset {
                "is for an API that has `absent = \"unset\"`"
            } else if **name == "id" {
                "is not needed: an `id` is always there"
            } else if access == Access::Write {
                "is set for a field that no response has"
            } else if in_lists {
                "is set for a field that lists leave out"
            } else {
                return false;
            };
            self.report.error("useless-always", &always.span, format!("`always` {why}"));
        }
        follows
    }

    /// A sum names one field with its total, and maybe a flag: `{ weight = 10000, except = "archived" }`.
    fn sum(&self, written: Vec<Named<At<Literal>>>) -> Option<Sum> {
        let first = written.first()?.0.span.clone();
        let mut sum: Option<Sum> = None;
        let mut except = None;
        let mut is_clear = true;
        for (name, value) in written {
            match value.value {
                Literal::Text(flag) if *name == *"except" => except = Some(At::new(flag, value.span)),
                Literal::Integer(total) if *name != *"except" && sum.is_none() && total >= 0 => {
                    sum = Some(Sum { member: name, total: total.unsigned_abs(), except: None });
                }
                _ => is_clear = false,
            }
        }
        if !is_clear || sum.is_none() {
            self.report
                .error("bad-sum", &first, "a sum has one field, and its value is a whole number that is not negative")
                .help("write `sum = { weight = 10000 }`, with `except = \"archived\"` where some may be left out");
            return None;
        }
        sum.map(|sum| Sum { except, ..sum })
    }

    fn edit(&self, written: At<Literal>) -> Option<At<Edit>> {
        let edit = match written.value {
            Literal::Text(key) => Edit::List(key),
            Literal::Bool(true) => Edit::Map,
            Literal::Bool(false) | Literal::Integer(_) => {
                self.report
                    .error("bad-edit", &written.span, "a list names the field that identifies its elements")
                    .help("write `edit = \"id\"`, or `edit = true` for a map");
                return None;
            }
        };
        Some(At::new(edit, written.span))
    }

    /// The access to a field. A field that is never returned can be given in every body.
    fn access(&self, name: &At<String>, write: Option<&At<Word<Write>>>, read: Option<&At<bool>>) -> Access {
        let mark = self.report.mark();
        let written = write.map(|word| match self.word(word) {
            Write::Create => Access::Create,
            Write::Update => Access::Update,
            Write::Both => Access::Edit,
        });
        let is_misspelt = self.report.has_grown(mark);
        let Some(unread) = read.filter(|read| !read.value && !is_misspelt) else {
            return written.unwrap_or(Access::Read);
        };
        match written {
            Some(Access::Edit) => return Access::Write,
            Some(_) => {
                self.report
                    .error(
                        "unread-field",
                        &unread.span,
                        format!("`{}` is never read, so it needs `write = \"both\"`", **name),
                    )
                    .help("a field that is never returned cannot be part of a create only, or of an update only");
            }
            None => {
                let message = format!("`{}` is neither read nor written", **name);
                self.report.error("unread-field", &unread.span, message).help("add `write = \"both\"`");
            }
        }
        Access::Write
    }

    fn range(&self, range: At<Vec<i64>>) -> Option<At<(i64, i64)>> {
        match range.value[..] {
            [low, high] if low <= high => Some(At::new((low, high), range.span)),
            _ => self.bad_range(&range.span),
        }
    }

    fn bad_range<T>(&self, span: &Span) -> Option<T> {
        self.report.error("bad-range", span, "a range is `[lowest, highest]`");
        None
    }
}

/// The parameter that filters a list by another parent of its elements.
fn by_other_parent(name: &At<String>, parent: &Parent, fields: &[Field]) -> Option<Query> {
    let field = fields.iter().find(|field| Some(&*field.name) == parent.field.as_deref())?;
    // An ID of something that is not a resource is called as in Rust: `Account`.
    let called = names::snake(&parent.resource);
    let (titles, title) = (names::plural(&names::spaced(name)), names::spaced(&called));
    let param = Param {
        name: field.name.clone(),
        wire: field.wire.clone(),
        ty: field.ty.clone(),
        style: Style::Repeated,
        styled: None,
        example: None,
    };
    Some(Query {
        name: At::new(called, parent.resource.span.clone()),
        was: Vec::new(),
        params: vec![param],
        on: vec![At::new(Operation::List, parent.resource.span.clone())],
        required: None,
        state: None,
        doc: format!("Lists the {titles} of this {title} only."),
    })
}

/// Notes in the documentation that a part may still change.
fn documented(doc: String, state: Option<State>) -> String {
    match state {
        Some(State::Alpha) => format!("{doc}\n\nThe provider calls it an alpha: it may change at any time."),
        Some(State::Beta) => format!("{doc}\n\nThe provider calls it a beta: it may still change."),
        None => doc,
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
        names.into_iter().filter_map(|name| self.one(name)).into_vec()
    }

    /// Groups of at least two fields.
    fn groups(&self, groups: Vec<Vec<At<String>>>) -> Vec<Vec<At<String>>> {
        for alone in groups.iter().filter(|group| group.len() == 1).flatten() {
            self.report
                .error(
                    "bad-choice",
                    &alone.span,
                    format!("`{}` is alone: a choice has at least two fields", alone.value),
                )
                .help("write `at_most_one_of = [[\"one\", \"other\"]]`");
        }
        groups.into_iter().map(|group| self.all(group)).into_vec()
    }

    fn keys(&self, set: Vec<(At<String>, At<Literal>)>) -> Vec<(At<String>, At<Literal>)> {
        set.into_iter().filter_map(|(name, value)| Some((self.one(name)?, value))).into_vec()
    }
}
