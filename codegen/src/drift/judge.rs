//! From what differs, field by field, to how the fields would have to be described.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::edit::{Edit, TODO, entry};
use super::guess::{Guess, guess, object_name, singular};
use super::misfit::{self, Misfit};
use super::objects::{Found, Owner, member};
use super::{Deviation, Difference, Drift};
use crate::diagnostic::{At, NOWHERE, Span};
use crate::model::{Access, Field, Model, Required, Type};
use crate::names::is_usable;
use crate::read::Literal;

/// Collects what differs.
pub struct Judge<'a> {
    model: &'a Model,
    /// Whether the response is a list, whose objects may lack more.
    is_list: bool,
    findings: Vec<Difference>,
    edits: Vec<Edit>,
    /// The values that enums lack.
    values: Vec<(String, Literal)>,
    /// The objects that the spec lacks, with their names.
    objects: Vec<(String, Edit)>,
}

/// The value of a field in one object, if it is there.
type Seen<'v> = (String, Option<&'v Value>);

impl<'a> Judge<'a> {
    pub fn new(model: &'a Model, is_list: bool) -> Self {
        Judge { model, is_list, findings: Vec::new(), edits: Vec::new(), values: Vec::new(), objects: Vec::new() }
    }

    pub fn into_drift(self) -> Drift {
        let mut edits = self.edits;
        for found in &self.model.enums {
            let lacks = self.values.iter().filter(|(of, _)| *of == *found.name);
            edits.extend(Edit::values(found, lacks.map(|(_, value)| value)));
        }
        edits.extend(self.objects.into_iter().map(|(_, edit)| edit));
        Drift { findings: self.findings, edits }
    }

    /// Notes that there is no object where a response has to have one.
    pub fn no_object(&mut self, owner: &Owner<'_>, path: &str, value: &Value) {
        self.note(misfit::wrong_type(path, "an object", value), &owner.name.span);
    }

    /// Judges all objects that one table describes.
    pub fn objects(&mut self, owner: &Owner<'_>, objects: &[Found<'_>]) {
        for field in owner.fields {
            self.field(owner, field, &seen(objects, &field.wire));
        }
        let known: BTreeSet<&str> = owner.fields.iter().map(|field| field.wire.as_str()).collect();
        for name in keys(objects.iter().map(|(_, object)| *object)).filter(|name| !known.contains(name)) {
            self.unknown_field(owner, name, &seen(objects, name));
        }
    }

    /// Adds what differs to what differs in the same way elsewhere.
    fn note(&mut self, misfit: Misfit, span: &Span) {
        let Misfit { kind, path, message, value } = misfit;
        if let Some(value) = value.filter(|value| !self.values.contains(value)) {
            self.values.push(value);
        }
        let same = |of: &&mut Difference| of.kind == kind && of.span == *span && of.message == message;
        match self.findings.iter_mut().find(same) {
            Some(first) => first.times += 1,
            None => self.findings.push(Difference { kind, path, times: 1, message, span: span.clone() }),
        }
    }

    fn unknown_field(&mut self, owner: &Owner<'_>, name: &str, seen: &[Seen<'_>]) {
        for (path, _) in seen.iter().filter(|(_, value)| value.is_some()) {
            let message = format!("`{}` has no field `{}`", owner.table(), name.escape_debug());
            let misfit = Misfit { kind: Deviation::UnknownField, path: path.clone(), message, value: None };
            self.note(misfit, &owner.name.span);
        }
        let values: Vec<_> = seen.iter().map(|(_, value)| *value).collect();
        let described = self.described(unknown(name, &values), &values);
        self.edits.push(match described {
            Ok((field, doubt)) => Edit::new_field(owner, &field, doubt),
            Err(why) => Edit::nothing(owner, name, why),
        });
    }

    fn field(&mut self, owner: &Owner<'_>, field: &Field, seen: &[Seen<'_>]) {
        let may_be_absent = field.seen_absent || (field.absent_in_lists && self.is_list && owner.is_resource);
        let mut kinds = BTreeSet::new();
        for (path, value) in seen {
            for misfit in misfit::of(self.model, field, may_be_absent, path, *value) {
                kinds.insert(misfit.kind);
                self.note(misfit, &field.name.span);
            }
        }
        kinds.remove(&Deviation::UnknownValue);
        if !kinds.is_empty() {
            self.mend(owner, field, seen, &kinds);
        }
    }

    /// Describes a field as it was seen.
    fn mend(&mut self, owner: &Owner<'_>, field: &Field, seen: &[Seen<'_>], kinds: &BTreeSet<Deviation>) {
        let values: Vec<_> = seen.iter().map(|(_, value)| *value).collect();
        let mut mended = field.clone();
        if kinds.contains(&Deviation::NeverRead) {
            mended.access = Access::Edit;
        }
        if kinds.contains(&Deviation::Absent) {
            let in_lists = self.is_list && owner.is_resource && values.iter().all(Option::is_none);
            (mended.absent_in_lists, mended.seen_absent) = (in_lists, !in_lists);
        }
        mended.seen_null |= kinds.contains(&Deviation::Null);
        if let Some(range) = &mut mended.range {
            let numbers = values.iter().filter_map(|value| value.and_then(Value::as_i64));
            range.value = numbers.fold(range.value, |(low, high), number| (low.min(number), high.max(number)));
        }
        let described = match kinds.contains(&Deviation::WrongType) {
            true => self.described(untyped(mended), &values),
            false => Ok((mended, None)),
        };
        self.edits.push(match described {
            Ok((mended, doubt)) => Edit::changed_field(owner, &mended, doubt),
            Err(why) => Edit::nothing(owner, &field.name, why),
        });
    }

    /// A field with the type that its values have, and what is doubtful of it; or why no field can hold them.
    fn described(
        &mut self,
        mut field: Field,
        values: &[Option<&Value>],
    ) -> Result<(Field, Option<&'static str>), &'static str> {
        if !is_usable(&field.name) {
            return Err("a spec cannot name this field");
        }
        let present: Vec<_> = values.iter().copied().flatten().collect();
        let (ty, doubt) = match guess(self.model, &field.name, &present) {
            Guess::Type(ty) => (ty, None),
            Guess::Weak(ty, doubt) => (ty, Some(doubt)),
            Guess::Object(objects) => (self.new_object(&field.name, &objects), None),
            Guess::Objects(objects) => {
                let element = self.new_object(&singular(&field.name), &objects);
                (Type::List(Box::new(element)), None)
            }
            Guess::None(why) => return Err(why),
        };
        field.ty.value = ty;
        Ok((field, doubt))
    }

    /// Describes objects that the spec has no table for.
    fn new_object(&mut self, name: &str, objects: &[&Map<String, Value>]) -> Type {
        let taken = |name: &str| self.objects.iter().any(|(of, _)| of == name);
        let name = object_name(self.model, taken, name);
        let place = self.objects.len();
        self.objects.push((name.clone(), Edit::object(&name, "")));
        let mut fields = String::new();
        for key in keys(objects.iter().copied()) {
            let values: Vec<_> = objects.iter().map(|object| object.get(key)).collect();
            fields.push_str(&match self.described(unknown(key, &values), &values) {
                Ok((field, doubt)) => entry(&field, doubt),
                Err(why) => Edit::comment(key, why),
            });
        }
        self.objects[place].1 = Edit::object(&name, &fields);
        Type::Object(name)
    }
}

/// The values of a field in all objects.
fn seen<'v>(objects: &[Found<'v>], name: &str) -> Vec<Seen<'v>> {
    objects.iter().map(|(path, object)| (member(path, name), object.get(name))).collect()
}

/// The names of all fields, each once.
fn keys<'v>(objects: impl Iterator<Item = &'v Map<String, Value>>) -> impl Iterator<Item = &'v str> {
    objects.flat_map(Map::keys).map(String::as_str).collect::<BTreeSet<_>>().into_iter()
}

/// A field of which only its values are known: it is not sent until somebody says that it may be.
fn unknown(name: &str, values: &[Option<&Value>]) -> Field {
    Field {
        name: At::new(name.to_owned(), NOWHERE),
        wire: At::new(name.to_owned(), NOWHERE),
        ty: At::new(Type::Unknown, NOWHERE),
        access: Access::Read,
        required: Required::No,
        nullable: false,
        seen_null: values.contains(&Some(&Value::Null)),
        seen_absent: values.contains(&None),
        absent_in_lists: false,
        default: None,
        example: None,
        unit: None,
        range: None,
        pattern: None,
        whole_seconds: None,
        secret: false,
        doc: TODO.to_owned(),
    }
}

/// A field without what was said of its values for the sake of their type.
fn untyped(field: Field) -> Field {
    Field { default: None, range: None, pattern: None, whole_seconds: None, ..field }
}
