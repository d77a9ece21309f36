//! The parts of an example: the objects that have to exist first, and the values of arguments.

use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::model::{
    Arg, Constructor, Field, IdKind, ListBy, Model, Object, Operation, Param, Parent, Range, Required, Resource, Type,
};
use crate::names::{ident, snake};
use crate::spec::read::Literal;

/// How many setters an example of a family shows.
const SETTERS: usize = 3;

/// An example that is being made. It collects the hidden lines that have to come first.
pub struct Example<'a> {
    pub model: &'a Model,
    pub hidden: Vec<String>,
    /// The resources whose IDs the hidden lines have made, or are about to.
    made: Vec<(&'a str, bool)>,
    /// The resource of which there is a fetched object.
    live: Option<&'a str>,
    /// The kinds of objects that are being made, from the outside in.
    inside: Vec<&'a str>,
    /// How many times have been given: each is a day later than the one before.
    days: u8,
    /// Whether all that it needs can be made: otherwise it is compiled only.
    pub runs: bool,
}

impl<'a> Example<'a> {
    pub fn new(model: &'a Model) -> Self {
        Example { model, hidden: Vec::new(), made: Vec::new(), live: None, inside: Vec::new(), days: 0, runs: true }
    }

    /// The variable with the ID of an object, which the hidden lines make.
    pub fn id(&mut self, resource: &'a Resource) -> String {
        let name = resource.name.as_str();
        if self.live == Some(name) {
            return format!("{}.id", ident(name));
        }
        let id = format!("{name}_id");
        match self.made.iter().find(|(made, _)| *made == name) {
            Some((_, true)) => {}
            // It needs itself.
            Some((_, false)) => return self.made_up_id(resource),
            None => {
                self.made.push((name, false));
                let clone = if resource.id == IdKind::Text { ".clone()" } else { "" };
                let value = self.create(resource).map(|create| format!("{create}.id{clone}"));
                let value = value.unwrap_or_else(|| self.made_up_id(resource));
                self.hidden.push(format!("let {id} = {value};"));
                self.made.retain(|(made, _)| *made != name);
                self.made.push((name, true));
            }
        }
        id
    }

    /// The arguments with the IDs of an object: its own, behind that of its parent if the path has both.
    pub fn key(&mut self, resource: &'a Resource) -> Vec<String> {
        let id = self.id(self.model.read_as(resource));
        let Some(parent) = resource.parent.as_ref().filter(|_| resource.is_nested) else { return vec![id] };
        let above = self.id_called(&parent.resource);
        let is_text = self.model.id_kind(&parent.resource) == IdKind::Text;
        vec![if is_text { format!("&{above}") } else { above }, id]
    }

    /// The same as one value, for a method that takes several objects.
    pub fn key_in_list(&mut self, resource: &'a Resource) -> String {
        let key = self.key(resource).join(", ");
        if resource.is_nested { format!("({key})") } else { key }
    }

    /// An ID by the name of its resource, or by its own name if it does not belong to one.
    pub fn id_called(&mut self, name: &str) -> String {
        match (self.model.resource(name), self.model.id_kind(name)) {
            (Some(resource), _) => self.id(resource),
            (None, IdKind::Number) => "1234".to_owned(),
            (None, IdKind::Text) => "\"a-1234\"".to_owned(),
        }
    }

    /// An ID of an object that does not exist. The example only has to compile.
    fn made_up_id(&mut self, resource: &Resource) -> String {
        self.runs = false;
        match resource.id {
            IdKind::Number => format!("\"1234\".parse::<{}>()?", resource.id_type()),
            IdKind::Text => "\"a-1234\"".to_owned(),
        }
    }

    /// A fetched object, by the name of its resource.
    pub fn live(&mut self, resource: &'a Resource) -> String {
        let create = self.create(resource);
        let value = create.unwrap_or_else(|| {
            self.runs = false;
            let key = self.key(resource).join(", ");
            format!("client.{}().get({key}).await?", ident(&resource.plural))
        });
        self.live = Some(&resource.name);
        let variable = ident(&resource.name).to_string();
        self.hidden.push(format!("let mut {variable} = {value};"));
        variable
    }

    /// The call that creates an object; none where that cannot be done.
    fn create(&mut self, resource: &'a Resource) -> Option<String> {
        let is_one = resource.allows(Operation::Create) && resource.creates_many.is_none();
        let new = is_one.then(|| self.new_body(resource, None));
        let Some(Some(new)) = new else {
            self.runs = false;
            return None;
        };
        Some(format!("client.{}().create({new}).await?", ident(&resource.plural)))
    }

    /// The ID of the parent in the body of a create. An object that is found by both IDs leaves it to be used again.
    fn parent_id(&mut self, parent: &'a Parent, is_nested: bool) -> String {
        let id = self.id_called(&parent.resource);
        let is_text = self.model.id_kind(&parent.resource) == IdKind::Text;
        if is_nested && is_text { format!("{id}.clone()") } else { id }
    }

    /// A `New…`, by this constructor or by the first.
    pub fn new_body(&mut self, resource: &'a Resource, constructor: Option<&'a Constructor>) -> Option<String> {
        // The body of a create has the ID of any other parent.
        let parent = resource.parent.as_ref().filter(|parent| parent.list == ListBy::Path);
        let parent = parent.map(|parent| self.parent_id(parent, resource.is_nested));
        let mut arguments: Vec<_> = parent.into_iter().into_vec();
        let constructor = constructor.or(resource.constructors.first());
        let required: Vec<_> = resource.created().filter(|field| field.is_required()).into_vec();
        arguments.extend(self.arguments(resource, constructor, &required)?);
        Some(call(&resource.new_type(), constructor, &arguments))
    }

    /// The least `…Update` there is, by this constructor or by the first.
    pub fn update_body(&mut self, resource: &'a Resource, constructor: Option<&'a Constructor>) -> Option<String> {
        let constructor = constructor.or(resource.update_constructors().next());
        let always: Vec<_> = resource.edited().filter(|field| field.required == Required::Always).into_vec();
        let arguments = self.arguments(resource, constructor, &always)?;
        Some(call(&resource.update_type(), constructor, &arguments))
    }

    /// An update that changes something.
    pub fn changes(&mut self, resource: &'a Resource) -> Option<String> {
        let least = self.update_body(resource, None)?;
        Some(if least.ends_with("::new()") { least + &self.setters(resource) } else { least })
    }

    fn arguments(
        &mut self,
        resource: &'a Resource,
        constructor: Option<&'a Constructor>,
        otherwise: &[&'a Field],
    ) -> Option<Vec<String>> {
        let Some(constructor) = constructor else {
            return otherwise.iter().map(|field| self.value(field)).collect();
        };
        constructor.args.iter().map(|arg| self.argument(resource, arg)).collect()
    }

    fn argument(&mut self, resource: &'a Resource, arg: &'a Arg) -> Option<String> {
        match arg {
            Arg::Field(name) => self.value(resource.field(name)?),
            Arg::Pairs(first, second) => {
                let first = self.element(resource.field(first)?)?;
                let second = self.element(resource.field(second)?)?;
                Some(format!("[({first}, {second})]"))
            }
        }
    }

    /// The first few setters of an update.
    pub fn setters(&mut self, resource: &'a Resource) -> String {
        let settable = |field: &&Field| field.required != Required::Always && !resource.is_settled(&field.name, true);
        self.chain(resource, resource.update_constructors().next(), resource.edited().filter(settable), "")
    }

    /// Calls of the first few setters, of those fields that need no other object. Of fields that exclude each other, only
    /// one is set, be it by the constructor.
    pub fn chain(
        &mut self,
        resource: &'a Resource,
        constructor: Option<&Constructor>,
        fields: impl Iterator<Item = &'a Field>,
        prefix: &str,
    ) -> String {
        let names = resource.fields.iter().map(|field| field.name.as_str());
        let mut given: Vec<_> = names.filter(|name| constructor.is_some_and(|made| made.settles(name))).into_vec();
        let model = self.model;
        let is_other = |ty: &Type| matches!(ty, Type::Id(name) if model.resource(name).is_some());
        let alone = |field: &&Field| !field.ty.any(&is_other);
        let set = |field: &'a Field| {
            let excludes = |group: &Vec<At<String>>| {
                group.iter().any(|name| **name == *field.name)
                    && group.iter().any(|name| given.contains(&name.as_str()))
            };
            if resource.at_most_one_of.iter().any(excludes) {
                return None;
            }
            let value = self.value(field)?;
            given.push(&field.name);
            Some(format!(".{}({value})", ident(&snake(&format!("{prefix}{}", field.name.value)))))
        };
        fields.filter(alone).filter_map(set).take(SETTERS).collect()
    }

    /// The argument for a placeholder in the path of a view.
    pub fn place(&mut self, ty: &'a Type) -> Option<String> {
        match ty {
            Type::Id(name) => Some(self.id_called(name)),
            Type::String => Some("\"text\"".to_owned()),
            Type::Date => Some(self.date()),
            _ => None,
        }
    }

    fn date(&mut self) -> String {
        self.days += 1;
        format!("\"2030-01-{:02}\".parse::<Date>()?", self.days)
    }

    fn time(&mut self) -> String {
        self.days += 1;
        format!("\"2030-01-{:02}T08:00:00Z\".parse::<Timestamp>()?", self.days)
    }

    /// The value for a query parameter.
    pub fn param(&mut self, param: &'a Param) -> Option<String> {
        let (ty, is_list) = match &*param.ty {
            Type::List(element) => (&**element, true),
            ty => (ty, false),
        };
        let value = match (ty, param.example.as_ref().map(|example| &example.value)) {
            (Type::Id(name), _) => self.id_called(name),
            (Type::Enum(name), example) => {
                let found = self.model.find_enum(name)?;
                let variant = example.and_then(|example| found.variant(example)).or(found.values.first())?;
                format!("{}::{}", ident(name), ident(&variant.name))
            }
            (_, Some(example)) => literal(example),
            (Type::String, None) => "\"text\"".to_owned(),
            (Type::Bool, None) => "true".to_owned(),
            (Type::U32 | Type::Integer | Type::Count, None) => "1".to_owned(),
            (Type::Date, None) => self.date(),
            (Type::Time, None) => self.time(),
            _ => return None,
        };
        Some(if is_list { format!("[{value}]") } else { value })
    }

    /// The argument of a setter or a constructor.
    fn value(&mut self, field: &'a Field) -> Option<String> {
        match &*field.ty {
            Type::List(_) => {
                let count = field.length.as_ref().map_or(1, |length| length.0.max(1) as usize);
                self.element(field).map(|element| format!("[{}]", vec![element; count].join(", ")))
            }
            Type::Map(key, value) => {
                Some(format!("[({}, {})]", self.value_of(field, key)?, self.value_of(field, value)?))
            }
            _ => self.element(field),
        }
    }

    /// The value of a field, or of an element where that is a list.
    fn element(&mut self, field: &'a Field) -> Option<String> {
        match &*field.ty {
            Type::List(element) => self.value_of(field, element),
            ty => self.value_of(field, ty),
        }
    }

    /// A value of a type that a field has, or that its values are made of.
    fn value_of(&mut self, field: &'a Field, ty: &'a Type) -> Option<String> {
        let example = field.example.as_ref().map(|example| &example.value);
        let default = field.default.as_ref().map(|default| &default.value);
        match (ty, example) {
            (Type::Id(name), _) => Some(self.id_called(name)),
            (Type::Object(name), _) => self.object(name),
            (Type::Enum(name), example) => {
                let found = self.model.find_enum(name)?;
                let other =
                    || found.values.iter().find(|variant| default.is_none_or(|default| variant.value != *default));
                let variant = example.and_then(|example| found.variant(example)).or_else(other)?;
                Some(format!("{}::{}", ident(name), ident(&variant.name)))
            }
            // Its `Default` is left out.
            (Type::Handwritten { .. }, _) => None,
            (_, Some(example)) => Some(literal(example)),
            (Type::Bool, None) => Some((default != Some(&Literal::Bool(true))).to_string()),
            (Type::U32 | Type::Integer | Type::Count, None) => {
                let number = match field.range.as_deref() {
                    Some(Range::Whole(low, high)) => low.midpoint(*high),
                    _ => 1,
                };
                Some(number.to_string())
            }
            (Type::Number, None) => {
                let number = match field.range.as_deref() {
                    Some(Range::Real(low, high)) => low.midpoint(*high),
                    _ => 0.5,
                };
                Some(format!("{number:?}"))
            }
            (Type::Date, None) => Some(self.date()),
            (Type::Time, None) => Some(self.time()),
            (Type::String | Type::Json, None) if field.pattern.is_none() && default.is_none() => {
                let most = field.max_length.as_deref().map_or(4, |most| *most as usize);
                Some(format!("\"{}\"", &"text"[..most.min(4)]))
            }
            _ => None,
        }
    }

    /// A function that changes a list or a map. A list with a sum stays as it is.
    pub fn edit(&mut self, field: &'a Field) -> Option<String> {
        match &*field.ty {
            Type::Map(key, value) => {
                let (key, value) = (self.value_of(field, key)?, self.value_of(field, value)?);
                Some(format!("|map| {{ map.insert({key}.into(), {value}); }}"))
            }
            _ if field.sum.is_some() => Some("|list| list.reverse()".to_owned()),
            _ => Some(format!("|list| list.push({})", self.element(field)?)),
        }
    }

    /// An object of that kind, by its first constructor; none where it would need another one of its kind, and so on.
    fn object(&mut self, name: &'a str) -> Option<String> {
        let object = self.model.object(name).filter(|object| object.is_written())?;
        if self.inside.contains(&name) {
            return None;
        }
        self.made(object, object.constructors.first())
    }

    /// An object, by this constructor or with the required fields only.
    pub fn made(&mut self, object: &'a Object, constructor: Option<&'a Constructor>) -> Option<String> {
        self.inside.push(&object.name);
        let arguments: Option<Vec<_>> = match constructor {
            Some(made) => made.args.iter().flat_map(Arg::fields).map(|name| self.value(object.field(name)?)).collect(),
            None => object.fields.iter().filter(|field| field.is_required()).map(|field| self.value(field)).collect(),
        };
        self.inside.pop();
        Some(call(&object.name, constructor, &arguments?))
    }

    /// The example as a block of a doc comment: only `visible` is shown.
    pub fn block(&self, visible: &[String]) -> String {
        let hidden = self.hidden.iter().map(|line| format!("# {line}\n"));
        let lines: String = hidden.chain([formatted(&visible.concat())]).collect();
        let target = &self.model.target;
        let fence = if self.runs && target.examples_run { "```" } else { "```no_run" };
        let (opening, closing) = if target.examples_run {
            ("sandbox::example(async |client: Client| {", "});")
        } else {
            ("async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {", "}")
        };
        let module = &target.module;
        format!("{fence}\n# use optimizely_rest::{module}::*;\n# {opening}\n{lines}# Ok(()) {closing}\n```")
    }
}

/// `NewGoal::click(a, b)`.
fn call(ty: &str, constructor: Option<&Constructor>, arguments: &[String]) -> String {
    let function = constructor.map_or("new", |made| &made.name);
    format!("{}::{}({})", ident(ty), ident(function), arguments.join(", "))
}

/// Statements as the formatter breaks them.
fn formatted(statements: &str) -> String {
    let tokens = statements.parse().unwrap_or_else(|_| unreachable!("names and values have been checked"));
    crate::print::statements(tokens)
}

fn literal(value: &Literal) -> String {
    match value {
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Text(text) => format!("{text:?}"),
    }
}
