//! The checks of a body that run before anything is sent.

use proc_macro2::{Ident, Literal as Number, TokenStream};
use quote::quote;

use super::body::{Body, Wrap};
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::model::{Arg, Edit, Field, Model, Object, Range, Resource, Type};
use crate::names::{ident, member, with_article};

/// The checks of an update. The choice is not among them: a save has another view of it.
pub fn update(body: &Body<'_>, resource: &Resource) -> TokenStream {
    let choices = at_most_one(body.fields.iter().copied(), &resource.at_most_one_of, |field| given(body, field));
    let ids = body.fields.iter().filter_map(|field| unique(body, field));
    implementation(body.name, body.acts, values(body).chain(ids).chain(pairs(body, resource)).chain(choices))
}

/// The checks of a create. Constructors rule some mistakes out, but a copy of a fetched object may have them.
pub fn create(body: &Body<'_>, resource: &Resource) -> TokenStream {
    let choice = choice(resource, |name| quote!(self.#name.is_none()));
    let choice = choice.filter(|_| !is_always_made(body, resource));
    let choices = at_most_one(body.fields.iter().copied(), &resource.at_most_one_of, |field| given(body, field));
    let values = values(body).chain(pairs(body, resource)).chain(kinds(body, resource)).chain(choice);
    implementation(body.name, body.acts, values.chain(choices))
}

fn implementation(name: &Ident, acts: bool, checks: impl Iterator<Item = TokenStream>) -> TokenStream {
    let mut checks = checks.peekable();
    let check = checks.peek().is_some().then(|| {
        quote! {
            fn check(&self) -> Result<(), String> {
                #(#checks)*
                Ok(())
            }
        }
    });
    let action = acts.then(|| {
        quote! {
            fn action(&self) -> Option<&rt::Action> {
                self.action.as_ref()
            }
        }
    });
    quote! {
        impl rt::Sealed for #name {}

        impl rt::Body for #name {
            #check
            #action
        }
    }
}

/// The checks of an object in a body. It has the trait without any, too: else a range that goes would take the trait along.
pub fn object(model: &Model, object: &Object) -> TokenStream {
    let given = |field: &Field| {
        let place = member(&field.name);
        let null = field.keeps_null.then(|| quote!(.and_then(Option::as_ref)));
        if field.is_optional() { quote!(self.#place.as_ref()#null) } else { quote!(Some(&self.#place)) }
    };
    let values = object.written().flat_map(|field| value(model, field, given(field)));
    let choices = at_most_one(object.written(), &object.at_most_one_of, given);
    implementation(&ident(&object.name), false, values.chain(choices))
}

/// Whether an object can hold a value that must not be sent, at any depth. `seen` are the objects that were looked at.
fn can_be_wrong<'a>(model: &'a Model, object: &'a Object, seen: &mut Vec<&'a str>) -> bool {
    if seen.contains(&object.name.as_str()) {
        return false;
    }
    seen.push(&object.name);
    let has_choice = !object.at_most_one_of.is_empty();
    has_choice || object.written().any(|field| is_checked(field) || holds_wrong(model, &field.ty, seen))
}

fn is_checked(field: &Field) -> bool {
    let of_lists = field.length.is_some() || field.sum.is_some();
    field.range.is_some() || field.max_length.is_some() || of_lists || field.whole_seconds.is_some()
}

fn holds_wrong<'a>(model: &'a Model, ty: &'a Type, seen: &mut Vec<&'a str>) -> bool {
    match ty {
        Type::Id(_) => true,
        Type::Object(name) => model.object(name).is_some_and(|object| can_be_wrong(model, object, seen)),
        ty => ty.parts().any(|part| holds_wrong(model, part, seen)),
    }
}

/// The value of a field as an `Option` of a reference.
fn given(body: &Body<'_>, field: &Field) -> TokenStream {
    let place = member(&field.name);
    match body.wrap {
        _ if body.is_required(field) => quote!(Some(&self.#place)),
        Wrap::Option => quote!(self.#place.as_ref()),
        Wrap::Patch => quote!(self.#place.given()),
    }
}

/// Checks each value on its own: the range of numbers, the length of strings and lists, whole seconds in times and IDs of 0. Values
/// inside objects are checked, too.
fn value(model: &Model, field: &Field, given: TokenStream) -> impl Iterator<Item = TokenStream> {
    let name = &*field.wire.value;
    let range = field.range.as_ref().map(|range| {
        let [low, high] = ends(**range);
        quote!(rt::in_range(#name, #given, #low..=#high)?;)
    });
    let seconds = field.whole_seconds.as_ref().map(|_| quote!(rt::in_whole_seconds(#name, #given)?;));
    let inside = inside(model, &field.ty, name, &given, &TokenStream::new());
    let characters = field.max_length.as_ref().map(|most| {
        let most = Number::u32_unsuffixed(**most);
        quote!(rt::at_most_characters(#name, #given, #most)?;)
    });
    let length = field.length.as_ref().map(|length| {
        let (low, high) = (Number::u32_unsuffixed(length.0), Number::u32_unsuffixed(length.1));
        // A list that a response left out reads as empty, and is not sent.
        let sent = field.reads_as_empty().then(|| quote!(.filter(|list| !list.is_empty())));
        quote!(rt::of_length(#name, #given #sent, #low..=#high)?;)
    });
    let sum = sum(model, field, &given);
    [range, characters, length, seconds].into_iter().flatten().chain(inside).chain(sum)
}

fn values(body: &Body<'_>) -> impl Iterator<Item = TokenStream> {
    body.fields.iter().flat_map(|field| value(body.model, field, given(body, field)))
}

/// Checks that a field of the elements of a list adds up.
fn sum(model: &Model, field: &Field, given: &TokenStream) -> Option<TokenStream> {
    let sum = field.sum.as_ref()?;
    let object = model.objects_in(&field.ty)?;
    let (of, flag) = (object.field(&sum.member)?, sum.except.as_ref().and_then(|name| object.field(name)));
    let held = |field: &Field| {
        let (place, null) = (member(&field.name), field.keeps_null.then(|| quote!(.flatten())));
        quote!(#place #null)
    };
    let place = held(of);
    let number = match (&*of.ty, of.is_optional()) {
        (Type::Count, true) => quote!(element.#place),
        (Type::Count, false) => quote!(Some(element.#place)),
        (Type::U32, true) => quote!(element.#place.map(u64::from)),
        (Type::U32, false) => quote!(Some(u64::from(element.#place))),
        (_, true) => quote!(element.#place.and_then(|number| u64::try_from(number).ok())),
        (_, false) => quote!(u64::try_from(element.#place).ok()),
    };
    let may_be_left_out = flag.map_or(quote!(false), |flag| {
        let place = held(flag);
        if flag.is_optional() { quote!(element.#place == Some(true)) } else { quote!(element.#place) }
    });
    let (list, name, total) = (&*field.wire.value, &*of.wire.value, Number::u64_unsuffixed(sum.total));
    let elements = quote!(#given.into_iter().flatten().map(|element| (#number, #may_be_left_out)));
    Some(quote!(rt::adds_up(#list, #name, #total, #elements)?;))
}

/// That no two elements of an edited list have the same ID.
fn unique(body: &Body<'_>, field: &Field) -> Option<TokenStream> {
    let Edit::List(key) = &field.edit.as_ref()?.value else { return None };
    let key = body.model.objects_in(&field.ty)?.field(key)?;
    let (place, null) = (member(&key.name), key.keeps_null.then(|| quote!(.and_then(Option::as_ref))));
    let id = if key.is_optional() { quote!(element.#place.as_ref()#null) } else { quote!(Some(&element.#place)) };
    let (list, name, given) = (&*field.wire.value, &*key.wire.value, given(body, field));
    Some(quote!(rt::unique(#list, #name, #given.into_iter().flatten().map(|element| #id))?;))
}

/// The ends of a range, as literals.
pub fn ends(range: Range) -> [Number; 2] {
    match range {
        Range::Whole(low, high) => [low, high].map(Number::i64_unsuffixed),
        Range::Real(low, high) => [low, high].map(Number::f64_unsuffixed),
    }
}

/// The checks of the values inside a value, at any depth. `steps` lead there from the value that is given.
fn inside(model: &Model, ty: &Type, name: &str, given: &TokenStream, steps: &TokenStream) -> Vec<TokenStream> {
    let each = if steps.is_empty() { given.clone() } else { quote!(#given.into_iter()#steps) };
    match ty {
        Type::Id(_) => vec![quote!(rt::sendable(#name, #each)?;)],
        Type::Object(of) => {
            let object = model.object(of).filter(|object| can_be_wrong(model, object, &mut Vec::new()));
            object.map(|_| quote!(rt::well_formed(#name, #each)?;)).into_iter().into_vec()
        }
        Type::List(element) => inside(model, element, name, given, &quote!(#steps.flatten())),
        Type::Map(key, value) => {
            let mut checks = inside(model, key, name, given, &quote!(#steps.flat_map(rt::Map::keys)));
            checks.extend(inside(model, value, name, given, &quote!(#steps.flat_map(rt::Map::values))));
            checks
        }
        _ => Vec::new(),
    }
}

/// Whether one of the fields of which one is needed is required anyway.
pub fn is_always_made(body: &Body<'_>, resource: &Resource) -> bool {
    let choice = resource.at_least_one_of.iter().filter_map(|name| resource.field(name));
    choice.into_iter().any(|field| body.is_required(field))
}

/// Fields of which at most one is given. An empty list counts as not given, since a fetched object has one instead of an absent list.
fn at_most_one<'a>(
    all: impl Iterator<Item = &'a Field>,
    groups: &[Vec<At<String>>],
    given: impl Fn(&Field) -> TokenStream,
) -> Vec<TokenStream> {
    let all: Vec<_> = all.into_vec();
    let mut checks = Vec::new();
    for group in groups {
        let fields: Vec<_> = all.iter().filter(|field| group.iter().any(|name| **name == *field.name)).into_vec();
        let given = fields.iter().map(|field| {
            let (given, name) = (given(field), &*field.wire.value);
            match &*field.ty {
                Type::List(_) | Type::Map(..) => quote!((#name, #given.is_some_and(|some| !some.is_empty()))),
                _ => quote!((#name, #given.is_some())),
            }
        });
        if fields.len() > 1 {
            checks.push(quote!(rt::at_most_one_of(&[#(#given),*])?;));
        }
    }
    checks
}

/// Two lists that belong together are of the same length.
fn pairs(body: &Body<'_>, resource: &Resource) -> Vec<TokenStream> {
    let given = |name: &str| {
        let field = body.fields.iter().find(|field| *field.name == name)?;
        Some(given(body, field))
    };
    let mut checks: Vec<TokenStream> = Vec::new();
    for arg in resource.constructors.iter().flat_map(|made| &made.args) {
        if let Arg::Pairs(first, second) = arg
            && let (Some(one), Some(other)) = (given(first), given(second))
        {
            let (first, second) = (resource.wire(first), resource.wire(second));
            checks.push(quote!(rt::same_length(#first, #one, #second, #other)?;));
        }
    }
    checks
}

/// Refuses values that no constructor sets, in the fields by which constructors differ.
fn kinds(body: &Body<'_>, resource: &Resource) -> Vec<TokenStream> {
    let mut checks = Vec::new();
    for field in body.fields.iter().filter(|field| body.is_required(field)) {
        let Type::Enum(name) = &*field.ty else { continue };
        let made = resource.values_set(&field.name);
        let values = body.model.find_enum(name).into_iter().flat_map(|found| &found.values);
        let impossible: Vec<_> = values.filter(|variant| !made.contains(&&variant.value)).into_vec();
        if made.is_empty() || impossible.is_empty() {
            continue;
        }
        let (place, ty) = (member(&field.name), ident(name));
        let variants = impossible.iter().map(|variant| ident(&variant.name));
        let message = format!("{} cannot be created with this {}", with_article(&resource.title), field.wire.value);
        checks.push(quote! {
            if matches!(self.#place, #(#ty::#variants)|*) {
                return Err(#message.to_owned());
            }
        });
    }
    checks
}

/// Refuses a body with none of the fields of which at least one is needed.
pub fn choice(resource: &Resource, is_none: impl Fn(&Ident) -> TokenStream) -> Option<TokenStream> {
    let names: Vec<_> = resource.at_least_one_of.iter().map(|name| member(name)).into_vec();
    let listed: Vec<_> = resource.at_least_one_of.iter().map(|name| resource.wire(name)).into_vec();
    let missing = names.iter().map(is_none);
    let message = format!("{} needs at least one of {}", with_article(&resource.title), listed.join(", "));
    (!names.is_empty()).then(|| {
        quote! {
            if #(#missing)&&* {
                return Err(#message.to_owned());
            }
        }
    })
}
