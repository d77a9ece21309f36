//! The types that a spec has, and those that it gives names.

use super::Resolver;
use crate::diagnostic::{At, Span};
use crate::into_vec::IntoVec as _;
use crate::model::{Handwritten, Range, Type};
use crate::names;
use crate::spec;
use crate::spec::read::{Bound, Literal, Named};
use crate::spec::words::Precision;
use crate::spec::{NamedType, Scalar, old_form};

/// The names that types can have.
pub struct Names {
    pub resources: Vec<String>,
    /// The types of IDs, and the names of the objects they identify.
    ids: Vec<(String, String)>,
    /// The types that are written by hand, and their paths in Rust.
    handwritten: Vec<(String, String)>,
    /// Those among them that are strings on the wire.
    strings: Vec<String>,
    /// The scalar types with checks.
    scalars: Vec<String>,
    /// The resources, and the last segments of their paths.
    pub paths: Vec<(String, String)>,
    enums: Vec<String>,
    objects: Vec<String>,
}

/// How many lists and maps may stand in each other, the outermost included.
const DEPTH: usize = 8;

/// The scalar types.
pub const PLAIN_TYPES: [(&str, Type); 9] = [
    ("bool", Type::Bool),
    ("u32", Type::U32),
    ("u64", Type::Count),
    ("i64", Type::Integer),
    ("f64", Type::Number),
    ("string", Type::String),
    ("time", Type::Time),
    ("date", Type::Date),
    ("json", Type::Json),
];

impl Names {
    /// The object that has only an ID and this name in snake case.
    pub fn free_id(&self, called: &str) -> Option<String> {
        let found = self.ids.iter().find(|(_, of)| names::snake(of) == called && !self.resources.contains(of));
        found.map(|(_, of)| of.clone())
    }

    pub fn of(spec: &spec::Spec) -> Names {
        Names {
            resources: spec.resources.iter().map(|(name, _)| name.value.clone()).into_vec(),
            ids: spec
                .resources
                .iter()
                .map(|(name, resource)| (format!("{}Id", names::pascal(name)), (name, resource)))
                .filter(|(id, (_, resource))| resource.has_id(id))
                .map(|(id, (name, _))| (id, name.value.clone()))
                .chain(spec.ids.iter().map(|(name, _)| (format!("{}Id", name.value), name.value.clone())))
                .into_vec(),
            handwritten: spec
                .types
                .iter()
                .filter_map(|(name, found)| match found {
                    NamedType::Handwritten(found) => Some((name.value.clone(), found.rust.value.clone())),
                    NamedType::Scalar(_) => None,
                })
                .into_vec(),
            strings: spec
                .types
                .iter()
                .filter(|(_, found)| matches!(found, NamedType::Handwritten(found) if *found.wire == *"string"))
                .map(|(name, _)| name.value.clone())
                .into_vec(),
            scalars: spec
                .types
                .iter()
                .filter(|(_, found)| matches!(found, NamedType::Scalar(_)))
                .map(|(name, _)| name.value.clone())
                .into_vec(),
            paths: spec
                .resources
                .iter()
                .map(|(name, resource)| (name.value.clone(), last_segment(&resource.path).to_owned()))
                .into_vec(),
            enums: spec.enums.iter().map(|(name, _)| name.value.clone()).into_vec(),
            objects: spec.objects.iter().map(|(name, _)| name.value.clone()).into_vec(),
        }
    }

    /// A type; or the part of it that is not one.
    fn find<'n>(&self, name: &'n str) -> Result<Type, &'n str> {
        let between = |start: &str| name.strip_prefix(start).and_then(|rest| rest.strip_suffix(']'));
        if let Some((key, value)) = between("map[").and_then(|parts| parts.split_once(',')) {
            return Ok(Type::Map(Box::new(self.find(key.trim())?), Box::new(self.find(value.trim())?)));
        }
        match between("[") {
            Some(element) => Ok(Type::List(Box::new(self.find(element)?))),
            None => self.find_named(name).ok_or(name),
        }
    }

    fn find_named(&self, name: &str) -> Option<Type> {
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

    /// The type of a field that is named after IDs: `ProjectId` for `project_id`, and `[ProjectId]` for `project_ids`.
    fn ids_called(&self, name: &str) -> Option<String> {
        let one = name.strip_suffix('s').unwrap_or(name);
        let ty = names::pascal(one);
        let (ty, _) = self.ids.iter().find(|(id, _)| *id == ty)?;
        Some(if one == name { ty.clone() } else { format!("[{ty}]") })
    }

    /// The type of one ID that something is called after.
    pub fn id_called(&self, name: &str) -> Option<Type> {
        let ty = self.ids_called(name)?;
        self.find_named(&ty)
    }

    /// Whether values of a type are the keys of JSON objects.
    fn is_key(&self, ty: &Type) -> bool {
        match ty {
            Type::String | Type::Id(_) => true,
            Type::Handwritten { name, .. } => self.strings.contains(name),
            _ => false,
        }
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let plain = PLAIN_TYPES.iter().map(|(name, _)| *name);
        let ids = self.ids.iter().chain(&self.handwritten).map(|(name, _)| name.as_str());
        let ids = ids.chain(self.scalars.iter().map(String::as_str));
        plain.chain(ids).chain(self.enums.iter().map(String::as_str)).chain(self.objects.iter().map(String::as_str))
    }
}

/// The scalars with checks, and the types that are written by hand.
pub fn sorted_types(types: Vec<Named<NamedType>>) -> (Vec<Named<Scalar>>, Vec<Named<spec::Handwritten>>) {
    let (mut scalars, mut handwritten) = (Vec::new(), Vec::new());
    for (name, found) in types {
        match found {
            NamedType::Scalar(scalar) => scalars.push((name, scalar)),
            NamedType::Handwritten(found) => handwritten.push((name, found)),
        }
    }
    (scalars, handwritten)
}

/// The checks of a field, and the facts about it in addition to its type.
pub struct Limits {
    pub unit: Option<String>,
    pub range: Option<At<Range>>,
    pub pattern: Option<At<String>>,
    pub max_length: Option<At<u32>>,
    pub whole_seconds: Option<Span>,
}

impl Resolver<'_> {
    /// A type and, if it is a scalar with checks, the scalar. Only a field can have such a type, and not an element of its value.
    pub fn checked_ty(&self, written: At<String>) -> (At<Type>, Option<&Named<Scalar>>) {
        match self.scalars.iter().find(|(name, _)| **name == *written) {
            Some(found) => {
                self.used.borrow_mut().insert(written.value);
                (At::new(self.scalar(&found.1.is), written.span), Some(found))
            }
            None => (self.ty(written), None),
        }
    }

    /// The type of a field without `type`: the type of the IDs that it is named after, or the type of its values.
    pub fn implied_type(&self, name: &At<String>, written: &spec::Field) -> Option<At<String>> {
        let of_values = || match &written.default.as_ref().or(written.example.as_ref())?.value {
            Literal::Bool(_) => Some("bool".to_owned()),
            Literal::Text(_) => Some("string".to_owned()),
            Literal::Integer(_) => None,
        };
        let ty = self.names.ids_called(&names::snake(name)).or_else(of_values)?;
        Some(At::new(ty, name.span.clone()))
    }

    pub fn ty(&self, written: At<String>) -> At<Type> {
        if written.chars().filter(|letter| *letter == '[').count() > DEPTH {
            let message = format!("lists and maps are nested at most {DEPTH} deep");
            self.report.error("deep-list", &written.span, message);
            return At::new(Type::Unknown, written.span);
        }
        let ty = self.names.find(&written).unwrap_or_else(|part| {
            self.unknown_type(part, &written.span);
            Type::Unknown
        });
        let has_keys = |ty: &Type| match ty {
            Type::Map(key, _) => self.names.is_key(key),
            _ => true,
        };
        if ty.any(&|ty| !has_keys(ty)) {
            self.report
                .error("bad-key", &written.span, "the keys of a map are strings or IDs")
                .help("write `map[string, …]`, or instead of `string` the type of an ID, or a handwritten type that is a string on the wire");
            return At::new(Type::Unknown, written.span);
        }
        At::new(ty, written.span)
    }

    /// Reports a name that is not a type, or is only the type of a whole field.
    fn unknown_type(&self, name: &str, span: &Span) {
        if self.scalars.iter().any(|(scalar, _)| **scalar == name) {
            self.used.borrow_mut().insert(name.to_owned());
            self.report
                .error(
                    "unchecked-type",
                    span,
                    format!("`{name}` has checks, so it can only be the whole type of a field"),
                )
                .help("write its scalar type in a list, in a map and for a parameter");
        } else if let Some(now) = old_form::of_type(name) {
            old_form::report(self.report, span, name, now);
        } else {
            self.report
                .error("unknown-type", span, format!("there is no type `{name}`"))
                .help("a type is `bool`, `u32`, `u64`, `i64`, `f64`, `string`, `time`, `date`, `json`, one of `[types]`, an enum, an object, an ID, a list `[…]`, or a map `map[string, …]`")
                .suggest(name, self.names.all());
        }
    }

    pub fn handwritten(&self, name: At<String>, written: spec::Handwritten) -> Handwritten {
        Handwritten {
            name,
            rust: written.rust,
            wire: At::new(self.scalar(&written.wire), written.wire.span),
            default: written.default,
            doc: written.doc.value,
        }
    }

    /// The scalar type of this name.
    fn scalar(&self, name: &At<String>) -> Type {
        if let Some(now) = old_form::of_type(name) {
            old_form::report(self.report, &name.span, name, now);
            return Type::Unknown;
        }
        let found = PLAIN_TYPES.into_iter().find(|(plain, _)| *plain == **name);
        if found.is_none() {
            self.not_one_of("unknown-word", name, &name.span, &mut PLAIN_TYPES.iter().map(|(plain, _)| *plain));
        }
        found.map_or(Type::Unknown, |(_, ty)| ty)
    }

    pub fn check_scalars(&self) {
        for (name, found) in &self.scalars {
            if PLAIN_TYPES.iter().any(|(plain, _)| *plain == **name) {
                let message = format!("`{}` is a type of the spec language", name.value);
                self.report
                    .error("reserved-name", &name.span, message)
                    .help("choose another name: it is not sent to the API");
            } else if !names::is_snake(name) {
                self.report
                    .error("bad-name", &name.span, format!("`{}` cannot name a scalar type", name.value))
                    .help("such names are lower-case letters, digits and `_`");
            }
            self.scalar(&found.is);
        }
    }

    pub fn report_unused(&self) {
        // A misspelt type may have been meant to be any of them.
        if self.report.has_errors() {
            return;
        }
        for (name, _) in &self.scalars {
            if !self.used.borrow().contains(&name.value) {
                self.report.warning("unused-type", &name.span, format!("no field is a `{}`", name.value));
            }
        }
    }

    /// The limits of a field: its own, and those of its type.
    pub fn limits(&self, own: spec::Limits, scalar: Option<&Named<Scalar>>, ty: &Type) -> Limits {
        let of = scalar.map(|(name, scalar)| (name, &scalar.limits));
        let range = self.said_once("range", own.range, of, |limits| &limits.range);
        let precision = self.said_once("precision", own.precision, of, |limits| &limits.precision);
        let max_length = self.said_once("max_length", own.max_length, of, |limits| &limits.max_length);
        Limits {
            unit: self.said_once("unit", own.unit, of, |limits| &limits.unit).map(|unit| self.line(unit)),
            range: range.and_then(|range| self.range_of(range, ty)),
            max_length: max_length.and_then(|length| Some(At::new(self.count(&length)?, length.span))),
            pattern: self.said_once("pattern", own.pattern, of, |limits| &limits.pattern),
            whole_seconds: precision.map(|word| match self.word(&word) {
                Precision::Seconds => word.span,
            }),
        }
    }

    /// A range whose ends are numbers of the field's type.
    fn range_of(&self, range: At<Vec<Bound>>, ty: &Type) -> Option<At<Range>> {
        let found = match (range.value.as_slice(), ty) {
            ([low, high], Type::Number) => Range::Real(low.real(), high.real()),
            ([Bound::Whole(low), Bound::Whole(high)], _) => Range::Whole(*low, *high),
            ([_, _], Type::U32 | Type::Integer | Type::Count) => {
                let message = "the range of a whole number ends with whole numbers";
                self.report.error("bad-range", &range.span, message);
                return None;
            }
            ([low, high], _) => Range::Real(low.real(), high.real()),
            _ => return self.bad_range(&range.span),
        };
        let is_empty = match found {
            Range::Whole(low, high) => low > high,
            Range::Real(low, high) => low > high,
        };
        if is_empty {
            return self.bad_range(&range.span);
        }
        Some(At::new(found, range.span))
    }

    /// How many elements a list has, at least and at most.
    pub fn length(&self, written: At<Vec<i64>>) -> Option<At<(u32, u32)>> {
        let span = written.span.clone();
        let ends = self.range(written)?;
        let ends = (u32::try_from(ends.0).ok(), u32::try_from(ends.1).ok());
        let (Some(low), Some(high)) = ends else {
            self.report.error("bad-length", &span, "a list has from 0 to 4294967295 elements");
            return None;
        };
        Some(At::new((low, high), span))
    }

    fn count(&self, written: &At<i64>) -> Option<u32> {
        let count = u32::try_from(written.value).ok().filter(|count| *count > 0);
        if count.is_none() {
            self.report.error("bad-length", &written.span, "`max_length` is from 1 to 4294967295");
        }
        count
    }

    fn said_once<T: Clone>(
        &self,
        key: &str,
        own: Option<At<T>>,
        of: Option<(&At<String>, &spec::Limits)>,
        get: fn(&spec::Limits) -> &Option<At<T>>,
    ) -> Option<At<T>> {
        let Some((name, said)) = of.and_then(|(name, limits)| Some((name, get(limits).clone()?))) else { return own };
        if let Some(own) = own {
            self.report
                .error("said-twice", &own.span, format!("`{}` already sets the `{key}` of its fields", name.value))
                .related(&said.span, "the type sets it here")
                .help("leave it out of the field, or give the field the plain type");
        }
        Some(said)
    }
}

fn last_segment(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
