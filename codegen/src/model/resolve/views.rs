//! Views: their content, their URLs, and the responses without a value.

use super::{Resolver, documented};
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::model::template::placeholder;
use crate::model::{Content, Outcome, Place, Query, Type, View};
use crate::spec;
use crate::spec::read::Named;
use crate::spec::words::Word;

/// The name of the object's ID in the path of a view of a resource.
pub const OWN_ID: &str = "id";

impl Resolver<'_> {
    /// The views of a resource, whose items are at a path; without one, those of the account.
    pub fn views(&self, written: Vec<Named<spec::View>>, items: Option<&str>) -> Vec<View> {
        written.into_iter().filter_map(|(name, view)| self.view(name, view, items)).into_vec()
    }

    fn view(&self, name: At<String>, written: spec::View, items: Option<&str>) -> Option<View> {
        let content = self.content(&written.ty);
        let path = written.path.unwrap_or_else(|| {
            let path = items.map_or_else(|| name.value.clone(), |items| format!("{items}/{{{OWN_ID}}}/{}", *name));
            At::new(path, name.span.clone())
        });
        let places = self.places(&path, &written.params, items.is_some());
        let outcomes =
            written.outcomes.into_iter().filter_map(|(status, word)| self.outcome(&status, &word)).into_vec();
        let state = written.state.map(|word| self.word(&word));
        let query = written.query.into_iter().map(|(name, query)| self.query_of_view(name, query)).into_vec();
        Some(View {
            content: At::new(content?, written.ty.span),
            name,
            path,
            places,
            outcomes,
            state,
            query,
            doc: documented(written.doc.value, state),
        })
    }

    fn content(&self, written: &At<String>) -> Option<Content> {
        if **written == *"csv" {
            return Some(Content::Csv);
        }
        match self.ty(written.clone()).value {
            ty @ (Type::Object(_) | Type::Json) => Some(Content::Value(ty)),
            Type::Unknown => None,
            _ => {
                self.report
                    .error("bad-view", &written.span, format!("`{}` is not the type of a view", written.value))
                    .help("a view is an object, `json` or `csv`");
                None
            }
        }
    }

    /// The values that replace the placeholders of a path: the ID of the object, and parameters with a type.
    fn places(&self, path: &At<String>, params: &[Named<At<String>>], is_below: bool) -> Vec<Option<Place>> {
        let mut places: Vec<Option<Place>> = Vec::new();
        for name in path.split('/').filter_map(placeholder) {
            let is_own = is_below && name == OWN_ID;
            let known = |place: &Option<Place>| place.as_ref().map_or(is_own, |place| place.name == name);
            if places.iter().any(known) {
                self.report.error("bad-path", &path.span, format!("`{{{name}}}` is in the path twice"));
            } else if is_own {
                places.push(None);
            } else if let Some(ty) = self.place(name, path, params) {
                places.push(Some(Place { name: name.to_owned(), ty, span: path.span.clone() }));
            }
        }
        if is_below && !places.iter().any(Option::is_none) {
            self.report
                .error("bad-view", &path.span, format!("the path of a view of a resource contains `{{{OWN_ID}}}`"))
                .help("a view of the account is in `[views]`");
        }
        if let Some((name, _)) = params.iter().find(|(name, _)| is_below && **name == *OWN_ID) {
            self.report.error("bad-view", &name.span, "`{id}` is the ID of the object, so it needs no type");
        }
        for (name, _) in params.iter().filter(|(name, _)| !path.contains(&format!("{{{}}}", **name))) {
            self.report.error("bad-view", &name.span, format!("`{{{}}}` is not in the path", name.value));
        }
        places
    }

    /// The type of a parameter in a path: its type in `params`, or the type of the IDs that it is named after.
    fn place(&self, name: &str, path: &At<String>, params: &[Named<At<String>>]) -> Option<Type> {
        let Some((_, written)) = params.iter().find(|(param, _)| **param == name) else {
            let ty = self.names.id_called(name);
            if ty.is_none() {
                self.report
                    .error("bad-view", &path.span, format!("the type of `{{{name}}}` does not follow from its name"))
                    .help(format!("write `params = {{ {name} = \"…\" }}`"));
            }
            return ty;
        };
        match self.ty(written.clone()).value {
            Type::Unknown => None,
            ty @ (Type::Id(_) | Type::Date | Type::String) => Some(ty),
            _ => {
                self.report.error("bad-view", &written.span, "a parameter in a path is an ID, a `date` or a `string`");
                None
            }
        }
    }

    fn outcome(&self, status: &At<String>, word: &At<Word<Outcome>>) -> Option<(At<u16>, Outcome)> {
        let outcome = self.one_of(word);
        let code = self.status_code(status)?;
        if !(201..300).contains(&code) {
            let message = format!("`{code}` is not a success without a value: those are from 201 to 299");
            self.report.error("bad-outcome", &status.span, message);
            return None;
        }
        Some((At::new(code, status.span.clone()), outcome?))
    }

    /// A parameter of the calls of a view alone.
    fn query_of_view(&self, name: At<String>, written: spec::Query) -> Query {
        let said = written.on.first().map(|on| ("on", &on.span));
        for (key, span) in said.into_iter().chain(written.required.as_ref().map(|flag| ("required", &flag.span))) {
            self.report
                .error("bad-query", span, format!("`{key}` is for the parameters of a resource"))
                .help("leave it out: a parameter of a view belongs to the calls of that view");
        }
        let query = self.query(name, spec::Query { on: Vec::new(), required: None, ..written });
        Query { on: Vec::new(), ..query }
    }
}
