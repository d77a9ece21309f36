//! The spec as data, which drives the sandbox's routes, checks and defaults.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks::ends;
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::model::template::template;
use crate::model::{
    Access, Action, Api, Arg, Field, IdKind, ListBy, Model, Operation, Outcome, Pagination, Parent, Query, Range,
    Required, Resource, STATUS, Type, Verb, View,
};
use crate::names::ident;
use crate::spec::read::Literal;

/// The items of the file of tables.
pub fn emit(model: &Model) -> Vec<TokenStream> {
    let resources = model.resources.iter().map(|found| resource(model, found));
    let views = model.all_views().map(|(of, found)| view(model, of, found));
    let pages = option_tokens(model.api.pagination.as_ref().map(pages));
    let objects = model.objects.iter().map(|object| {
        let (name, fields) = (
            &*object.name.value,
            object.fields.iter().map(|found| {
                let not_with = excluded(&object.at_most_one_of, &object.fields, found);
                field(model, None, found, &not_with)
            }),
        );
        quote!(ObjectTable { name: #name, fields: &[#(#fields),*] })
    });
    let verbs = verbs(&model.api);
    let count = proc_macro2::Literal::usize_unsuffixed(model.objects.len());
    // A static may refer to itself, as an object may hold others of its own kind in a list.
    let table = quote! {
        /// The whole spec as data.
        pub(crate) const API: ApiTable = {
            static OBJECTS: [ObjectTable; #count] = [#(#objects),*];
            ApiTable {
                verbs: &[#(#verbs),*],
                resources: &[#(#resources),*],
                objects: &OBJECTS,
                views: &[#(#views),*],
                pages: #pages,
            }
        };
    };
    vec![
        quote!(
            use crate::model::table::*;
        ),
        table,
    ]
}

fn verbs(api: &Api) -> impl Iterator<Item = TokenStream> {
    Operation::ALL.into_iter().filter_map(|operation| api.find_verb(operation)).map(verb)
}

fn verb(verb: &Verb) -> TokenStream {
    let (name, method, success) = (variant(verb.operation.name()), &*verb.method, unsuffixed(verb.success[0]));
    let done = option_tokens(verb.done.first().map(|status| unsuffixed(*status)).map(|status| quote!(#status)));
    quote!(VerbTable { operation: Operation::#name, method: #method, success: #success, done: #done })
}

fn resource(model: &Model, resource: &Resource) -> TokenStream {
    let (name, path) = (&*resource.name.value, &*resource.path.value);
    let wire = |name| resource.wire(name);
    let parent = option_tokens(resource.parent.as_ref().map(|found| parent(resource, found)));
    let operations = resource.operations.iter().map(|operation| {
        let (name, template) = (variant(operation.name()), template(model, resource, operation.value));
        quote!((Operation::#name, #template))
    });
    let verbs = resource.verbs.iter().map(|own| verb(own));
    let fields = resource.fields.iter().map(|found| {
        let not_with = excluded(&resource.at_most_one_of, &resource.fields, found);
        field(model, Some(resource), found, &not_with)
    });
    let unique = resource.unique.iter().map(|name| wire(name));
    let choice = resource.at_least_one_of.iter().map(|name| wire(name));
    let valued = |(name, value): &(At<String>, At<Literal>)| {
        let (name, value) = (resource.wire(name), literal(value));
        quote!((#name, #value))
    };
    let archived = resource.archived.iter().map(valued);
    let kinds = resource.constructors.iter().map(|made| {
        let fixed = made.set.iter().map(valued);
        let needs = made.args.iter().flat_map(|arg| arg.fields()).map(|name| wire(name));
        quote!(KindTable { fixed: &[#(#fixed),*], needs: &[#(#needs),*] })
    });
    let pairs = resource.constructors.iter().flat_map(|made| &made.args).filter_map(|arg| match arg {
        Arg::Pairs(first, second) => {
            let (first, second) = (wire(first), wire(second));
            Some(quote!((#first, #second)))
        }
        Arg::Field(_) => None,
    });
    let queries = resource.query.iter().map(|found| query(model, found));
    let other_parents = resource.other_parents.iter().map(|found| self::parent(resource, found));
    let filters = filters(resource);
    let actions = resource.actions.iter().filter(|action| action.is_query()).map(|found| action(resource, found));
    let many = resource.creates_many.is_some();
    let text_id = resource.id == IdKind::Text;
    let pages = match (resource.pages(&model.api), &resource.unnumbered) {
        (None, _) => quote!(None),
        (Some(_), None) => quote!(Numbered),
        (Some(_), Some(_)) => quote!(Linked),
    };
    let lists = [
        ("verbs", verbs.into_vec()),
        ("unique", unique.map(|name| quote!(#name)).into_vec()),
        ("at_least_one_of", choice.map(|name| quote!(#name)).into_vec()),
        ("archived", archived.into_vec()),
        ("kinds", kinds.into_vec()),
        ("pairs", pairs.into_vec()),
        ("query", queries.into_vec()),
        ("other_parents", other_parents.into_vec()),
        ("filters", filters.into_vec()),
        ("actions", actions.into_vec()),
    ];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(name, list)| {
        let name = ident(name);
        quote!(#name: &[#(#list),*],)
    });
    let flags = [("creates_many", many), ("text_id", text_id)];
    let flags = flags.into_iter().filter(|(_, set)| *set).map(|(name, _)| ident(name));
    let reads = resource.reads.as_ref().map(|name| {
        let name = &***name;
        quote!(reads: Some(#name),)
    });
    quote! {
        ResourceTable {
            name: #name,
            path: #path,
            parent: #parent,
            operations: &[#(#operations),*],
            fields: &[#(#fields),*],
            pages: Pages::#pages,
            #(#lists)*
            #reads
            #(#flags: true,)*
            ..ResourceTable::PLAIN
        }
    }
}

fn parent(resource: &Resource, parent: &Parent) -> TokenStream {
    let (name, field) = (&*parent.resource.value, option(parent.field.as_ref().map(|field| resource.wire(field))));
    quote!(ParentTable { resource: #name, field: #field })
}

/// The parameters by which a list is filtered by a parent.
fn filters(resource: &Resource) -> impl Iterator<Item = TokenStream> {
    let filters = resource.parents().filter(|parent| parent.list == ListBy::Query);
    filters.filter_map(|parent| {
        let (of, field) = (&*parent.resource.value, resource.wire(parent.field.as_ref()?));
        Some(quote!(FilterTable { parameter: #field, resource: #of, field: #field }))
    })
}

fn query(model: &Model, query: &Query) -> TokenStream {
    let on = query.on.iter().map(|on| variant(on.name()));
    let required = query.required.is_some();
    let params = query.params.iter().map(|param| {
        let (name, kind) = (&*param.wire.value, kind(model, &param.ty));
        quote!((#name, #kind))
    });
    quote!(QueryTable { on: &[#(Operation::#on),*], required: #required, parameters: &[#(#params),*] })
}

fn action(resource: &Resource, action: &Action) -> TokenStream {
    let name = &*action.name.value;
    let query = action.query.iter().map(|(name, value)| {
        let name = &*name.value;
        quote!((#name, #value))
    });
    let with_create = action.rides(Operation::Create);
    let to = action.to.as_ref().map(|value| {
        let (field, value) = (resource.wire(STATUS), literal(value));
        quote!((#field, #value))
    });
    let to = option_tokens(to);
    quote!(ActionTable { name: #name, query: &[#(#query),*], with_create: #with_create, to: #to })
}

fn pages(pages: &Pagination) -> TokenStream {
    let (page, size, (low, high)) = (&*pages.page.value, &*pages.size.value, pages.sizes.value);
    let default_size = pages.default_size.as_ref().map_or(high, |size| size.value);
    let [first, low, high, default_size] =
        [pages.first, low, high, default_size].map(proc_macro2::Literal::u32_unsuffixed);
    quote!(PagesTable { page: #page, first: #first, size: #size, sizes: (#low, #high), default_size: #default_size })
}

/// A view, whose name is made of that of its resource and its own.
fn view(model: &Model, of: Option<&Resource>, view: &View) -> TokenStream {
    let name = of.map_or_else(|| view.name.value.clone(), |of| format!("{}.{}", of.name.value, view.name.value));
    let path = &*view.path.value;
    let status = |wanted| {
        let found = view.outcomes.iter().find(|(_, outcome)| *outcome == wanted);
        option_tokens(found.map(|(status, _)| unsuffixed(status.value)).map(|status| quote!(#status)))
    };
    let (pending, nothing) = (status(Outcome::Pending), status(Outcome::Nothing));
    let query = view.query.iter().map(|found| query(model, found));
    quote! {
        ViewTable {
            name: #name,
            path: #path,
            pending: #pending,
            nothing: #nothing,
            query: &[#(#query),*],
        }
    }
}

/// The fields that exclude this one and come after it. Two fields that exclude each other are named once.
fn excluded<'a>(groups: &[Vec<At<String>>], fields: &'a [Field], field: &Field) -> Vec<&'a str> {
    let has = |group: &&Vec<At<String>>, name: &str| group.iter().any(|found| **found == name);
    let after = fields.iter().skip_while(|other| *other.name != *field.name).skip(1);
    let after = after.filter(|other| groups.iter().any(|group| has(&group, &field.name) && has(&group, &other.name)));
    after.map(|other| &*other.wire.value).into_vec()
}

/// A field of a resource, or of an object.
fn field(model: &Model, owner: Option<&Resource>, field: &Field, not_with: &[&str]) -> TokenStream {
    let (name, of) = (&*field.wire.value, kind(model, &field.ty));
    // The range of a single field says the rest.
    let (kind, widest) = match &*field.ty {
        Type::U32 => (quote!(Kind::Integer), Some(Range::Whole(0, i64::from(u32::MAX)))),
        _ => (of, None),
    };
    // An object is the same one in a create and in an update.
    let access = match (owner, field.access) {
        (None, Access::Update) => Access::Edit,
        (_, access) => access,
    };
    let access = variant(access.name());
    let required = match field.required {
        Required::No => None,
        Required::Create => Some(quote!(required: Required::Create,)),
        Required::Always => Some(quote!(required: Required::Always,)),
    };
    let flags = [
        ("is_own_id", *field.name == "id" && owner.is_none_or(Resource::is_entity)),
        ("nullable", field.nullable),
        // An unset field is absent then, even if the API's document declares null.
        ("seen_null", field.seen_null && !field.unset),
        ("seen_absent", field.seen_absent),
        ("absent_in_lists", field.absent_in_lists),
        ("secret", field.secret),
        ("whole_seconds", field.whole_seconds.is_some()),
    ];
    let flags = flags.into_iter().filter(|(_, set)| *set).map(|(name, _)| ident(name));
    let default = field.default.as_ref().map(|value| literal(value));
    let default = default.map(|value| quote!(default: Some(#value),));
    let range = field.range.as_ref().map(|range| range.value).or(widest).map(|range| {
        let [low, high] = ends(range);
        match range {
            Range::Whole(..) => quote!(range: Some((#low, #high)),),
            Range::Real(..) => quote!(real_range: Some((#low, #high)),),
        }
    });
    let max_length = field.max_length.as_ref().map(|most| {
        let most = proc_macro2::Literal::u32_unsuffixed(**most);
        quote!(max_length: Some(#most),)
    });
    let length = field.length.as_deref().map(|(low, high)| {
        let [low, high] = [*low, *high].map(proc_macro2::Literal::u32_unsuffixed);
        quote!(length: Some((#low, #high)),)
    });
    let pattern = field.pattern.as_ref().map(|pattern| &pattern.value);
    let pattern = pattern.map(|pattern| quote!(pattern: Some(#pattern),));
    let sum = field.sum.as_ref().map(|sum| {
        let of = |name: &str| model.objects_in(&field.ty).and_then(|object| object.field(name));
        let (member, total) = (of(&sum.member).map(|field| &*field.wire.value), sum.total);
        let total = proc_macro2::Literal::u64_unsuffixed(total);
        let except = option(sum.except.as_ref().and_then(|name| of(name)).map(|field| &*field.wire.value));
        quote!(sum: Some(&SumTable { member: #member, total: #total, except: #except }),)
    });
    let not_with = (!not_with.is_empty()).then(|| quote!(not_with: &[#(#not_with),*],));
    let example = example(field).map(|text| quote!(example: Some(#text),));
    quote! {
        FieldTable {
            name: #name,
            kind: #kind,
            access: Access::#access,
            #required
            #(#flags: true,)*
            #default
            #range
            #max_length
            #length
            #pattern
            #not_with
            #sum
            #example
            ..FieldTable::PLAIN
        }
    }
}

/// The text that stands in for a missing value, where the field may not be empty.
fn example(field: &Field) -> Option<&str> {
    let may_be_empty = !field.is_required() && field.pattern.is_none();
    match (&*field.ty, &field.example.as_ref()?.value) {
        (Type::String, Literal::Text(text)) if !may_be_empty => Some(text),
        _ => None,
    }
}

fn kind(model: &Model, ty: &Type) -> TokenStream {
    match ty {
        Type::Bool => quote!(Kind::Bool),
        Type::Integer => quote!(Kind::Integer),
        Type::U32 | Type::Count => quote!(Kind::Count),
        Type::Number => quote!(Kind::Number),
        Type::String => quote!(Kind::Text),
        Type::Handwritten { name, .. } => {
            let wire = kind(model, model.on_wire(ty));
            let default = model.handwritten(name).and_then(|found| found.default.as_deref()).map(literal);
            let default = option_tokens(default);
            quote!(Kind::Handwritten(&TypeTable { name: #name, wire: #wire, default: #default }))
        }
        Type::Time => quote!(Kind::Time),
        Type::Date => quote!(Kind::Date),
        Type::Id(name) if model.id_kind(name) == IdKind::Text => quote!(Kind::Text),
        Type::Id(name) => quote!(Kind::Id(#name)),
        Type::Object(name) => {
            let place = model.objects.iter().position(|object| *object.name == *name);
            let place = proc_macro2::Literal::usize_unsuffixed(place.expect("resolved: the object is there"));
            quote!(Kind::Object(&OBJECTS[#place]))
        }
        Type::Enum(name) => {
            let values = model.find_enum(name).into_iter().flat_map(|found| &found.values);
            let values = values.map(|variant| literal(&variant.value));
            quote!(Kind::OneOf(&[#(#values),*]))
        }
        Type::List(element) => {
            let element = kind(model, element);
            quote!(Kind::List(&#element))
        }
        Type::Json => quote!(Kind::Json),
        Type::Map(key, value) => {
            let (key, value) = (kind(model, key), kind(model, value));
            quote!(Kind::Map(&#key, &#value))
        }
        Type::Unknown => unreachable!("checked: every type is known"),
    }
}

fn literal(value: &Literal) -> TokenStream {
    match value {
        Literal::Bool(flag) => quote!(Literal::Bool(#flag)),
        Literal::Integer(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(Literal::Integer(#number))
        }
        Literal::Text(text) => quote!(Literal::Text(#text)),
    }
}

fn unsuffixed(status: u16) -> proc_macro2::Literal {
    proc_macro2::Literal::u16_unsuffixed(status)
}

fn variant(name: &str) -> proc_macro2::Ident {
    ident(&crate::names::pascal(name))
}

fn option(value: Option<&str>) -> TokenStream {
    option_tokens(value.map(|text| quote!(#text)))
}

fn option_tokens(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}
