//! Turns the differences of each field into a new description of the field.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::edit::{Edit, TODO, entry};
use super::guess::{Guess, guess, object_names};
use super::mismatch::{self, Mismatch};
use super::objects::{Found, Owner, member};
use super::trial::Trial;
use super::{Deviation, Difference, Drift};
use crate::diagnostic::{At, NOWHERE, Span};
use crate::model::{Access, Field, Model, Range, Required, Type};
use crate::names::{is_usable, singular, snake};
use crate::spec::read::Literal;

/// Collects the differences.
pub struct Comparison<'a> {
    model: &'a Model,
    trial: Trial<'a>,
    sources: Vec<Source>,
    findings: Vec<Difference>,
    edits: Vec<Edit>,
    /// The values that enums lack.
    values: Vec<(String, Literal)>,
    /// New objects and their names.
    objects: Vec<(String, Edit)>,
}

/// Where responses come from.
pub struct Source {
    /// The operation, if it is known.
    pub operation: Option<String>,
    /// Whether the responses are lists, whose objects may lack more fields.
    pub is_list: bool,
}

/// The value of a field in one object, if it is present, with its path and the index of its source.
struct Seen<'v> {
    path: String,
    value: Option<&'v Value>,
    source: usize,
}

impl<'a> Comparison<'a> {
    pub fn new(model: &'a Model, text: &'a str, sources: Vec<Source>) -> Self {
        let trial = Trial::new(text);
        Comparison {
            model,
            trial,
            sources,
            findings: Vec::new(),
            edits: Vec::new(),
            values: Vec::new(),
            objects: Vec::new(),
        }
    }

    pub fn into_drift(mut self) -> Drift {
        for found in &self.model.enums {
            let lacks = self.values.iter().filter(|(of, _)| *of == *found.name);
            let edit = Edit::values(found, lacks.map(|(_, value)| value), |edit| self.refusal(edit));
            self.edits.extend(edit);
        }
        let mut edits = self.edits;
        edits.extend(self.objects.into_iter().map(|(_, edit)| edit));
        Drift { findings: self.findings, edits, coverage: None }
    }

    /// Why the spec would be rejected with this edit and the earlier ones.
    fn refusal(&self, edit: &Edit) -> Option<String> {
        let objects = self.objects.iter().map(|(_, edit)| edit);
        self.trial.refusal(objects.chain(&self.edits).chain([edit]))
    }

    /// Reports a value that has to be an object and is not.
    pub fn no_object(&mut self, place: &Span, path: &str, value: &Value, source: usize) {
        self.note(mismatch::wrong_type(path, "an object", value), place, Some(source));
    }

    /// Compares all objects of one table.
    pub fn objects(&mut self, owner: &Owner<'_>, objects: &[Found<'_>]) {
        for field in owner.fields {
            self.field(owner, field, &seen(objects, &field.wire));
        }
        let known: BTreeSet<&str> = owner.fields.iter().map(|field| field.wire.as_str()).collect();
        for name in keys(objects.iter().map(|found| found.object)).filter(|name| !known.contains(name)) {
            self.unknown_field(owner, name, &seen(objects, name));
        }
    }

    /// Adds a difference, and merges it with equal ones in other places.
    pub fn note(&mut self, mismatch: Mismatch, span: &Span, source: Option<usize>) {
        let operation = source.and_then(|source| self.sources[source].operation.clone());
        let Mismatch { kind, path, message, value } = mismatch;
        if let Some(value) = value.filter(|value| !self.values.contains(value)) {
            self.values.push(value);
        }
        let same = |of: &&mut Difference| of.kind == kind && of.span == *span && of.message == message;
        match self.findings.iter_mut().find(same) {
            Some(first) => {
                first.times += 1;
                first.operations.extend(operation.filter(|operation| !first.operations.contains(operation)));
            }
            None => {
                let (span, operations) = (span.clone(), Vec::from_iter(operation));
                self.findings.push(Difference { kind, path, times: 1, operations, message, span });
            }
        }
    }

    fn unknown_field(&mut self, owner: &Owner<'_>, name: &str, seen: &[Seen<'_>]) {
        for Seen { path, source, .. } in seen.iter().filter(|seen| seen.value.is_some()) {
            let message = format!("`{}` has no field `{}`", owner.table(), name.escape_debug());
            let mismatch = Mismatch { kind: Deviation::UnknownField, path: path.clone(), message, value: None };
            self.note(mismatch, &owner.name.span, Some(*source));
        }
        let values: Vec<_> = seen.iter().map(|seen| seen.value).collect();
        let twin = owner.fields.iter().find(|field| snake(&field.name) == snake(name));
        let described = match twin {
            Some(twin) => Err(format!("this is `{}` in another spelling, and a spec has one of them", twin.name.value)),
            None => self.attempt(owner, self.unknown(name, &values), &values, Edit::new_field),
        };
        self.edits.push(described.unwrap_or_else(|why| Edit::nothing(owner, name, &why)));
    }

    /// The edit that gives a field the type of its values, if the spec is accepted with it.
    fn attempt(
        &mut self,
        owner: &Owner<'_>,
        field: Field,
        values: &[Option<&Value>],
        edit: fn(&Owner<'_>, &Field, Option<&str>) -> Edit,
    ) -> Result<Edit, String> {
        let objects = self.objects.len();
        let (field, doubt) = self.described(field, values)?;
        let edit = edit(owner, &field, doubt);
        match self.refusal(&edit) {
            None => Ok(edit),
            Some(why) => {
                self.objects.truncate(objects);
                Err(why)
            }
        }
    }

    fn field(&mut self, owner: &Owner<'_>, field: &Field, seen: &[Seen<'_>]) {
        let mut kinds = BTreeSet::new();
        for Seen { path, value, source } in seen {
            let is_in_list = owner.is_resource && self.sources[*source].is_list;
            let may_be_absent = field.seen_absent || (field.absent_in_lists && is_in_list);
            for mismatch in mismatch::of(self.model, field, may_be_absent, path, *value) {
                kinds.insert(mismatch.kind);
                self.note(mismatch, &field.name.span, Some(*source));
            }
        }
        kinds.remove(&Deviation::UnknownValue);
        if !kinds.is_empty() {
            self.mend(owner, field, seen, &kinds);
        }
    }

    /// Describes a field by its values.
    fn mend(&mut self, owner: &Owner<'_>, field: &Field, seen: &[Seen<'_>], kinds: &BTreeSet<Deviation>) {
        let values: Vec<_> = seen.iter().map(|seen| seen.value).collect();
        let (mut mended, mut kinds) = (field.clone(), kinds.clone());
        if kinds.contains(&Deviation::NeverRead) {
            // Its values are examined for the first time.
            mended.access = Access::Edit;
            let mismatches =
                seen.iter().flat_map(|seen| mismatch::of(self.model, &mended, false, &seen.path, seen.value));
            kinds.extend(mismatches.map(|mismatch| mismatch.kind));
        }
        if kinds.contains(&Deviation::Absent) {
            // It is absent in lists if those lack it, and nothing else does.
            let in_lists =
                owner.is_resource && seen.iter().all(|seen| seen.value.is_none() == self.sources[seen.source].is_list);
            (mended.absent_in_lists, mended.seen_absent) = (in_lists, !in_lists);
            mended.always = None;
        }
        // The API leaves out any field that is not set.
        mended.seen_absent &= !self.model.api.leaves_out_unset;
        mended.seen_null |= kinds.contains(&Deviation::Null);
        if let Some(range) = &mut mended.range {
            let before = range.value;
            let values = values.iter().copied().flatten().filter(|value| !mismatch::means_none(field, value));
            range.value = values.fold(range.value, |range, value| match (range, value.as_i64(), value.as_f64()) {
                (Range::Whole(low, high), Some(number), _) => Range::Whole(low.min(number), high.max(number)),
                (Range::Real(low, high), _, Some(number)) => Range::Real(low.min(number), high.max(number)),
                (range, ..) => range,
            });
            // Other fields have the same type.
            mended.named = mended.named.filter(|_| range.value == before);
        }
        let described = match kinds.contains(&Deviation::WrongType) {
            true => self.attempt(owner, untyped(mended), &values, Edit::changed_field),
            false => {
                let edit = Edit::changed_field(owner, &mended, None);
                self.refusal(&edit).map_or(Ok(edit), Err)
            }
        };
        self.edits.push(described.unwrap_or_else(|why| Edit::nothing(owner, &field.name, &why)));
    }

    /// A field with the type of its values and its assumptions, or the reason why no field can describe them.
    fn described(
        &mut self,
        mut field: Field,
        values: &[Option<&Value>],
    ) -> Result<(Field, Option<&'static str>), String> {
        if !is_usable(&field.name) {
            return Err("a spec cannot name this field".to_owned());
        }
        let present: Vec<_> = values.iter().copied().flatten().collect();
        let (ty, doubt) = match guess(self.model, &field.name, &present) {
            Guess::Type(ty) => (ty, None),
            Guess::Weak(ty, doubt) => (ty, Some(doubt)),
            Guess::Object(objects) => (self.new_object(&field.name, &objects)?, None),
            Guess::Objects(objects) => {
                let element = self.new_object(&singular(&field.name), &objects)?;
                (Type::List(Box::new(element)), None)
            }
            Guess::None(why) => return Err(why.to_owned()),
        };
        field.ty.value = ty;
        Ok((field, doubt))
    }

    /// Describes objects for which the spec has no table.
    fn new_object(&mut self, name: &str, objects: &[&Map<String, Value>]) -> Result<Type, String> {
        let place = self.objects.len();
        let mut names = object_names(name);
        let name = names.find(|name| self.refusal(&Edit::object(name, "")).is_none());
        let name = name.ok_or("every name for such an object is taken")?;
        self.objects.push((name.clone(), Edit::object(&name, "")));
        let mut fields = String::new();
        for key in keys(objects.iter().copied()) {
            let values: Vec<_> = objects.iter().map(|object| object.get(key)).collect();
            let others = self.objects.len();
            let described = self.described(self.unknown(key, &values), &values).and_then(|(field, doubt)| {
                let entry = entry(&field, doubt);
                self.objects[place].1 = Edit::object(&name, &format!("{fields}{entry}"));
                let refusal = self.trial.refusal(self.objects.iter().map(|(_, edit)| edit).chain(&self.edits));
                refusal.map_or(Ok(entry), Err)
            });
            fields.push_str(&described.unwrap_or_else(|why| {
                self.objects.truncate(others);
                Edit::comment(key, &why)
            }));
            self.objects[place].1 = Edit::object(&name, &fields);
        }
        Ok(Type::Object(name))
    }

    /// A field with known values only. It is read-only until a person decides that it may be sent.
    fn unknown(&self, name: &str, values: &[Option<&Value>]) -> Field {
        Field {
            seen_null: values.contains(&Some(&Value::Null)),
            // The API leaves out any field that is not set.
            seen_absent: values.contains(&None) && !self.model.api.leaves_out_unset,
            ..blank(name)
        }
    }
}

/// A read-only field of which only the name is known.
pub fn blank(name: &str) -> Field {
    Field {
        name: At::new(name.to_owned(), NOWHERE),
        was: Vec::new(),
        wire: At::new(name.to_owned(), NOWHERE),
        ty: At::new(Type::Unknown, NOWHERE),
        named: None,
        access: Access::Read,
        required: Required::No,
        nullable: false,
        keeps_null: false,
        seen_null: false,
        seen_absent: false,
        absent_in_lists: false,
        unset: false,
        always: None,
        default: None,
        example: None,
        unit: None,
        range: None,
        pattern: None,
        max_length: None,
        length: None,
        null: None,
        sum: None,
        whole_seconds: None,
        secret: false,
        made_anew: None,
        uncopied: None,
        edit: None,
        doc: TODO.to_owned(),
        doubtful: false,
    }
}

/// The values of a field in all objects.
fn seen<'v>(objects: &[Found<'v>], name: &str) -> Vec<Seen<'v>> {
    let seen = |found: &Found<'v>| {
        let (path, value) = (member(&found.path, name), found.object.get(name));
        Seen { path, value, source: found.source }
    };
    objects.iter().map(seen).collect()
}

/// The names of all fields, each once.
fn keys<'v>(objects: impl Iterator<Item = &'v Map<String, Value>>) -> impl Iterator<Item = &'v str> {
    objects.flat_map(Map::keys).map(String::as_str).collect::<BTreeSet<_>>().into_iter()
}

/// A field without the keys that belong to its old type.
pub fn untyped(field: Field) -> Field {
    Field {
        named: None,
        default: None,
        example: None,
        range: None,
        pattern: None,
        max_length: None,
        length: None,
        null: None,
        sum: None,
        whole_seconds: None,
        ..field
    }
}
