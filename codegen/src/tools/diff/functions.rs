//! Changes of parts that become functions: constructors, actions, links and queries.

use super::Kind;
use super::compare::{Both, Pair, listed, pairs};
use super::enums::shown;
use super::side::{Side, in_rust};
use crate::diagnostic::{At, Span};
use crate::emit::types;
use crate::model::{Action, Arg, Constructor, Field, Link, Operation, Query, Required, Style};
use crate::print::spacing;
use crate::spec::read::Literal;

// ------------------------------------------------------------------------------------------------- constructors

/// A function that makes a body or an object. A plain `new` takes the required fields.
struct Made<'a> {
    name: &'a str,
    args: Vec<String>,
    span: &'a Span,
}

/// Compares the functions that make the bodies of both sides, and says whether arguments are in another order.
pub fn compare_constructors(list: &Both<'_>, old: &Side<'_>, new: &Side<'_>) -> bool {
    definitions(list, old, new);
    let mut reordered = false;
    if old.creates && new.creates {
        let (before, after) = (creates(old), creates(new));
        let ty = if new.is_resource() { format!("New{}", new.ty) } else { new.ty.to_owned() };
        reordered |= Functions { list, ty, old, new }.compare(&before, &after);
    }
    if old.updates && new.updates {
        let (before, after) = (updates(old), updates(new));
        reordered |= Functions { list, ty: format!("{}Update", new.ty), old, new }.compare(&before, &after);
    }
    reordered
}

fn creates<'a>(side: &Side<'a>) -> Vec<Made<'a>> {
    named(side, side.constructors.iter(), side.has_plain_new, |field| field.is_required())
}

fn updates<'a>(side: &Side<'a>) -> Vec<Made<'a>> {
    let mut named_ones = side.constructors.iter().filter(|made| made.update).peekable();
    let has_plain_new = named_ones.peek().is_none();
    named(side, named_ones, has_plain_new, |field| field.required == Required::Always)
}

fn named<'a>(
    side: &Side<'a>,
    constructors: impl Iterator<Item = &'a Constructor>,
    has_plain_new: bool,
    required: impl Fn(&Field) -> bool,
) -> Vec<Made<'a>> {
    let arg = |arg: &Arg| arg.fields().map(|name| in_rust(name)).collect::<Vec<_>>().join("+");
    let plain = has_plain_new.then(|| {
        let args = side.fields.iter().filter(|field| required(field)).map(|field| in_rust(&field.name)).collect();
        Made { name: "new", args, span: side.span }
    });
    let made = constructors.map(|made| Made {
        name: &made.name,
        args: made.args.iter().map(arg).collect(),
        span: &made.name.span,
    });
    plain.into_iter().chain(made).collect()
}

/// The functions of one type.
struct Functions<'a> {
    list: &'a Both<'a>,
    ty: String,
    old: &'a Side<'a>,
    new: &'a Side<'a>,
}

impl Functions<'_> {
    fn compare(&self, old: &[Made<'_>], new: &[Made<'_>]) -> bool {
        let mut reordered = false;
        for pair in pairs(old, new, |made| made.name.to_owned()) {
            match pair {
                Pair::Removed(old) => {
                    let message = format!("`{}::{}` is gone", self.ty, old.name);
                    let removed = self.list.removed(Kind::ConstructorRemoved, old.name, old.span, message);
                    removed.like(old.args.join(" "), "");
                }
                Pair::Added(new) => {
                    let message = format!("there is `{}::{}`", self.ty, new.name);
                    let added = self.list.added(Kind::ConstructorAdded, new.name, new.span, message);
                    added.like(new.args.join(" "), "");
                }
                Pair::Both(old, new) => reordered |= self.one(old, new),
            }
        }
        reordered
    }

    fn one(&self, old: &Made<'_>, new: &Made<'_>) -> bool {
        let kept = |from: &Made<'_>, to: &Made<'_>| -> Vec<String> {
            from.args.iter().filter(|arg| to.args.contains(arg)).cloned().collect()
        };
        let made = self.list.part(old.name, old.span, new.span);
        let reordered = kept(old, new) != kept(new, old);
        let mut differing = old.args.iter().filter(|arg| !new.args.contains(arg));
        let mut others = new.args.iter().filter(|arg| !old.args.contains(arg));
        let message =
            || format!("`{}::{}` takes {} instead of {}", self.ty, new.name, listed(&new.args), listed(&old.args));
        if reordered {
            made.changed(Kind::ArgumentsReordered, message());
        } else if differing.any(|arg| !self.is_explained(arg)) || others.any(|arg| !self.is_explained(arg)) {
            made.changed(Kind::ConstructorChanged, message());
        }
        reordered
    }

    /// Whether a change of the field itself already reports that the argument is added or removed.
    fn is_explained(&self, arg: &str) -> bool {
        match (self.old.field(arg), self.new.field(arg)) {
            (Some(old), Some(new)) => old.required != new.required,
            (Some(_), None) => true,
            (None, Some(new)) => new.is_required(),
            (None, None) => false,
        }
    }
}

/// Compares the values that constructors of the same name set.
fn definitions(list: &Both<'_>, old: &Side<'_>, new: &Side<'_>) {
    list.order("constructors", old.constructors, new.constructors, |made| made.name.value.clone());
    for pair in pairs(old.constructors, new.constructors, |made| made.name.value.clone()) {
        let Pair::Both(before, after) = pair else { continue };
        let made = list.part(&before.name, &before.name.span, &after.name.span);
        made.text("the documentation", &before.doc, &after.doc);
        // A field that is added or removed is reported on its own.
        let kept = |set: &[(At<String>, At<Literal>)]| {
            let both = |name: &str| old.field(name).is_some() && new.field(name).is_some();
            settings(set.iter().filter(|(name, _)| both(&in_rust(name))))
        };
        let (before, after) = (kept(&before.set), kept(&after.set));
        made.value(Kind::ConstructorRedefined, "its list of values", &before, &after, |set| listed(set));
    }
}

fn settings<'a>(set: impl Iterator<Item = &'a (At<String>, At<Literal>)>) -> Vec<String> {
    let mut settings: Vec<_> = set.map(|(name, value)| format!("{} = {}", in_rust(name), shown(value))).collect();
    settings.sort();
    settings
}

// ------------------------------------------------------------------------------- actions, links and queries

pub fn actions(list: &Both<'_>, old: &[Action], new: &[Action]) {
    list.order("actions", old, new, |made| made.name.value.clone());
    for pair in pairs(old, new, |made| made.name.value.clone()) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("`{}` is gone", *old.name);
                let removed = list.removed(Kind::ActionRemoved, &old.name, &old.name.span, message);
                removed.like(sent(old).join(" "), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there is `{}`", *new.name);
                let added = list.added(Kind::ActionAdded, &new.name, &new.name.span, message);
                added.like(sent(new).join(" "), &new.doc);
            }
            Pair::Both(old, new) => action(&list.part(&old.name, &old.name.span, &new.name.span), old, new),
        }
    }
}

fn action(made: &Both<'_>, old: &Action, new: &Action) {
    made.value(Kind::ActionRedefined, "its request", &sent(old), &sent(new), |sent| listed(sent));
    made.order("its fields", &old.set, &new.set, |(name, _)| in_rust(name));
    made.order("its query parameters", &old.query, &new.query, |(name, _)| name.value.clone());
    for operation in [Operation::Create, Operation::Update] {
        let name = operation.name();
        match (old.rides(operation), new.rides(operation)) {
            (true, false) => made.changed(Kind::RideRemoved, format!("it no longer rides along with `{name}`")),
            (false, true) => made.changed(Kind::RideAdded, format!("it can ride along with `{name}`")),
            _ => {}
        }
    }
    let leads = |of: &Action| of.to.as_ref().map(|to| to.value.clone());
    made.text("the status that it leads to", &leads(old), &leads(new));
    made.text("the documentation", &old.doc, &new.doc);
}

/// The fields that an action sets, and its query parameters.
fn sent(made: &Action) -> Vec<String> {
    let params = made.query.iter().map(|(name, value)| format!("?{}={value}", name.value));
    let mut params: Vec<_> = params.collect();
    params.sort();
    settings(made.set.iter()).into_iter().chain(params).collect()
}

pub fn links(list: &Both<'_>, old: &[Link], new: &[Link]) {
    list.order("links", old, new, |link| link.name.value.clone());
    for pair in pairs(old, new, |link| link.name.value.clone()) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("`add_{0}` and `remove_{0}` are gone", *old.name);
                list.removed(Kind::LinkRemoved, &old.name, &old.name.span, message).like(place(old), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there are `add_{0}` and `remove_{0}`", *new.name);
                list.added(Kind::LinkAdded, &new.name, &new.name.span, message).like(place(new), &new.doc);
            }
            Pair::Both(old, new) => {
                let link = list.part(&old.name, &old.name.span, &new.name.span);
                link.value(Kind::LinkChanged, "the list", &place(old), &place(new), |place| format!("`{place}`"));
                link.text("the documentation", &old.doc, &new.doc);
            }
        }
    }
}

/// Where the list of a link is, as the spec writes it.
fn place(link: &Link) -> String {
    let owner = link.through.as_ref().map(|owner| format!("{}.", **owner));
    format!("{}{}", owner.unwrap_or_default(), in_rust(&link.field))
}

pub fn queries(list: &Both<'_>, old: &[Query], new: &[Query]) {
    list.order("queries", old, new, |query| query.name.value.clone());
    for pair in pairs(old, new, |query| query.name.value.clone()) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("`{}` is gone", *old.name);
                let kind = old.required.as_ref().map_or(Kind::QueryRemoved, |_| Kind::QueryChanged);
                let removed = list.removed(kind, &old.name, &old.name.span, message);
                removed.like(params(old).join(" "), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there is `{}`", *new.name);
                let kind = new.required.as_ref().map_or(Kind::QueryAdded, |_| Kind::QueryChanged);
                let added = list.added(kind, &new.name, &new.name.span, message);
                added.like(params(new).join(" "), &new.doc);
            }
            Pair::Both(old, new) => query(&list.part(&old.name, &old.name.span, &new.name.span), old, new),
        }
    }
}

fn param_types(query: &Query) -> Vec<String> {
    query.params.iter().map(|param| spacing::text(&types::of(&param.ty))).collect()
}

/// The arguments of a query: `from_year: u64`.
fn params(query: &Query) -> Vec<String> {
    let names = query.params.iter().map(|param| param.wire.value.clone());
    names.zip(param_types(query)).map(|(name, ty)| format!("{name}: {ty}")).collect()
}

fn query(query: &Both<'_>, old: &Query, new: &Query) {
    let sorted = |query: &Query| {
        let mut params = params(query);
        params.sort();
        params
    };
    let kind = match param_types(old) == param_types(new) {
        // Each argument is sent as another parameter, and the compiler does not notice.
        true if sorted(old) == sorted(new) => Kind::ArgumentsReordered,
        true => Kind::ParameterRenamed,
        false => Kind::QueryChanged,
    };
    query.value(kind, "its list of parameters", &params(old), &params(new), |params| listed(params));
    let place = |query: &Query| match query.required {
        Some(_) => vec!["an argument of the list".to_owned()],
        None => query.on.iter().map(|on| format!("a method of `{}`", on.name())).collect(),
    };
    query.value(Kind::QueryChanged, "where it is taken", &place(old), &place(new), |places| places.join(" and "));
    let styles = |query: &Query| query.params.iter().map(|param| param.style).collect::<Vec<_>>();
    let shown = |styles: &Vec<Style>| match styles.contains(&Style::Comma) {
        true => "with commas between them".to_owned(),
        false => "one by one".to_owned(),
    };
    if kind != Kind::QueryChanged {
        query.value(Kind::ParameterRenamed, "how several values are sent", &styles(old), &styles(new), shown);
    }
    query.text("the documentation", &old.doc, &new.doc);
}
