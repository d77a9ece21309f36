//! The fields of resources and objects: their types, who may write them, and the limits of their values.

use super::draft::{Draft, Pair, Type, Value};
use super::limits::{limits, literal};
use super::types::Types;
use super::uses::Uses;
use crate::tools::document::Schema;

/// The owner of fields: a resource or an object.
pub struct Owner<'a, 'd> {
    /// Its name in the draft.
    pub name: &'a str,
    pub uses: &'a Uses<'d>,
    /// Whether it can be created, and updated. An object can be both where its body is part of one.
    pub is_created: bool,
    pub is_updated: bool,
}

/// Who may write a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Write {
    Never,
    Create,
    Update,
    Both,
}

impl<'d> Owner<'_, 'd> {
    /// The field for a property. `None` if a spec cannot describe it, which is noted.
    pub fn field(&self, draft: &mut Draft, types: &mut Types<'d>, name: &'d str) -> Option<Pair> {
        let uses = self.uses.property(name);
        let about = format!("{} {name}", self.name);
        let is_read = !uses.read.is_empty();
        let write = match (uses.create.is_empty(), uses.update.is_empty()) {
            (true, true) if !is_read => {
                draft.lacks(about, "the document calls it read-only in bodies and write-only in responses");
                return None;
            }
            (true, true) => Write::Never,
            (false, true) if !self.is_updated && self.is_created && self.is_resource() => Write::Create,
            (true, false) if !self.is_created => Write::Both,
            (false, true) if !self.is_updated => Write::Both,
            (false, true) => Write::Create,
            (true, false) => Write::Update,
            (false, false) => Write::Both,
        };
        let is_hidden = !is_read && !self.uses.read.is_empty();
        if is_hidden && write != Write::Both {
            let by = if write == Write::Create { "a create" } else { "an update" };
            let why = format!("no response has it and only {by} sends it, which is not supported");
            draft.differs(about, format!("{why}: the draft says that responses may have it"));
        }
        let ty = types.of(draft, self.name, name, &uses);
        Some(Pair::new(name, Value::Pairs(self.pairs(draft, name, &uses, ty, write, is_hidden))))
    }

    fn pairs(
        &self,
        draft: &mut Draft,
        name: &str,
        uses: &Uses<'d>,
        ty: Type,
        write: Write,
        is_hidden: bool,
    ) -> Vec<Pair> {
        let mut pairs = vec![Pair::new("type", Value::Type(ty.clone()))];
        let mut put = |key: &str, value: Value| pairs.push(Pair::new(key, value));
        match write {
            Write::Never => {}
            Write::Create => put("write", Value::text("create")),
            Write::Update => put("write", Value::text("update")),
            Write::Both => put("write", Value::text("both")),
        }
        if is_hidden && write == Write::Both {
            put("read", Value::literal(false));
        }
        let is_required_by_create =
            matches!(write, Write::Create | Write::Both) && self.requires(name, &self.uses.create);
        let is_required_by_update =
            write == Write::Both && self.is_resource() && self.requires(name, &self.uses.update);
        if is_required_by_update && (is_required_by_create || !self.is_created) {
            put("required", Value::text("always"));
        } else if is_required_by_create {
            put("required", Value::text("create"));
        }
        let is_nullable = |schemas: &[Schema<'d>]| schemas.iter().any(Schema::is_nullable);
        let can_be_null = matches!(write, Write::Update | Write::Both) && is_nullable(&uses.update);
        if can_be_null {
            put("nullable", Value::literal(true));
        }
        if !is_hidden && (can_be_null || is_nullable(&uses.read)) {
            put("seen", Value::texts(["null"]));
        }
        if !uses.read.is_empty() && !self.uses.read.is_empty() && self.requires_in_all(name) && name != "id" {
            put("always", Value::text("the API's document"));
        }
        let is_password = uses.all().any(|schema| schema.text("format") == Some("password"));
        if is_password && write == Write::Never && ty == Type::Plain("string") {
            put("secret", Value::literal(true));
        }
        let about = format!("{} {name}", self.name);
        pairs.extend(limits(draft, &about, &ty, uses));
        if write != Write::Never {
            pairs.extend(example(&ty, uses));
        }
        pairs.push(Pair::new("doc", Value::todo()));
        pairs
    }

    fn is_resource(&self) -> bool {
        self.name.starts_with(|first: char| first.is_ascii_lowercase())
    }

    fn requires(&self, name: &str, schemas: &[Schema<'d>]) -> bool {
        schemas.iter().any(|schema| schema.required().contains(name))
    }

    /// Whether every response has it.
    fn requires_in_all(&self, name: &str) -> bool {
        self.uses.read.iter().all(|schema| schema.required().contains(name))
    }
}

/// A longer example does not fit on a line.
const LONGEST_EXAMPLE: usize = 80;

/// An example of a value, or of an element of a list.
fn example(ty: &Type, uses: &Uses<'_>) -> Option<Pair> {
    let written = uses.written().chain(&uses.read);
    let examples = written.flat_map(|schema| {
        let first = schema.keyword("examples").and_then(|examples| examples.as_array()?.first());
        schema.keyword("example").into_iter().chain(first)
    });
    let examples = examples.map(|example| example.as_array().and_then(|elements| elements.first()).unwrap_or(example));
    let ty = match ty {
        Type::List(element) => element,
        ty => ty,
    };
    let examples = examples.filter(|example| example.to_string().len() <= LONGEST_EXAMPLE);
    let value = examples.filter_map(|example| literal(ty, example)).next()?;
    Some(Pair::new("example", value))
}
