//! Code that has to compile and code that must not, by family.

use optimizely_codegen::{Function, Settable, Surface};

use super::compiler::Diagnostic;

/// A statement that compiles, and often one that differs in what the API lacks.
pub struct Case {
    pub allowed: String,
    pub refused: Option<Refusal>,
}

/// A statement that must not compile, and how the compiler says so.
pub struct Refusal {
    pub source: String,
    pub code: &'static str,
    /// The words in the error: the method, the type.
    pub names: Vec<String>,
    /// How its notes begin that say why, and what to do instead.
    pub notes: Vec<String>,
}

impl Refusal {
    /// Whether an error of this code is part of the refusal. Where an argument is missing, those after it take the places
    /// of others, and may be of the wrong type there.
    pub fn explains(&self, code: &str) -> bool {
        code == self.code || (self.code == ARGUMENT_COUNT && code == UNMET_BOUND)
    }

    pub fn is_told_by(&self, error: &Diagnostic) -> bool {
        let noted = |note: &String| error.notes.iter().any(|found| found.starts_with(note.as_str()));
        error.code == self.code
            && self.names.iter().all(|name| error.told.contains(name.as_str()))
            && self.notes.iter().all(noted)
    }
}

impl Case {
    pub fn allowed(statement: impl Into<String>) -> Case {
        Case { allowed: statement.into(), refused: None }
    }

    /// The statement that is refused; its twin has come before.
    pub fn but_not(self, source: impl Into<String>, code: &'static str, names: &[&str]) -> Case {
        let names = names.iter().map(|&name| name.to_owned()).collect();
        Case { refused: Some(Refusal { source: source.into(), code, names, notes: Vec::new() }), ..self }
    }

    pub fn with_note(mut self, note: Option<String>) -> Case {
        if let Some(refused) = &mut self.refused {
            refused.notes.extend(note);
        }
        self
    }
}

pub const NO_METHOD: &str = "E0599";
pub const UNMET_BOUND: &str = "E0277";
const ARGUMENT_COUNT: &str = "E0061";
const ASSIGNED: &str = "E0594";
const MOVED: &str = "E0382";

// --------------------------------------------------------------------------------------------------- operations

/// A statement that does an operation with a resource, in one of the forms there are.
type Form = fn(&Surface, &str) -> String;

/// The same on a resource that allows it.
fn twin(spec: &[Surface], form: Form, allows: impl Fn(&Surface) -> bool, operation: &str) -> Case {
    let other = spec.iter().find(|other| allows(other)).unwrap_or_else(|| panic!("nothing allows {operation}"));
    Case::allowed(form(other, operation))
}

pub fn on_collections(spec: &[Surface]) -> Vec<Case> {
    // An action may have the name of an operation that the API does not have.
    let has = |resource: &Surface, operation: &str| {
        resource.allows(operation) || resource.actions.iter().any(|action| action == operation)
    };
    let case = |resource: &Surface, operation: &'static str| match has(resource, operation) {
        true => Case::allowed(on_collection(resource, operation)),
        false => twin(spec, on_collection, |other| other.allows(operation), operation).but_not(
            on_collection(resource, operation),
            NO_METHOD,
            &[&format!("`{operation}`"), &format!("{}`", collection_type(resource))],
        ),
    };
    matrix(spec, case)
}

pub fn in_bulk(spec: &[Surface]) -> Vec<Case> {
    let one = |resource: &Surface, operation: &'static str| {
        let methods = ["get_many", "get_each", "update_many", "archive_many", "delete_many"];
        let own = methods.into_iter().filter(|method| method.starts_with(&format!("{operation}_")));
        own.map(|method| bulk_case(spec, resource, operation, method)).collect::<Vec<_>>()
    };
    spec.iter()
        .flat_map(|resource| resource.operations.iter().flat_map(move |of| one(resource, of.operation)))
        .collect()
}

fn bulk_case(spec: &[Surface], resource: &Surface, operation: &str, method: &str) -> Case {
    let form = |resource: &Surface| {
        let key = key(resource);
        let element = if operation == "update" { format!("({key}, any())") } else { key };
        format!("client.{}().{method}([{element}])", resource.collection)
    };
    let allows = |resource: &Surface| resource.allows(operation) && !resource.is_only_written;
    match allows(resource) {
        true => Case::allowed(form(resource)),
        false => {
            let other = spec.iter().find(|other| allows(other)).expect("some resource has each operation");
            let names = [format!("`{method}`"), format!("{}`", collection_type(resource))];
            Case::allowed(form(other)).but_not(form(resource), NO_METHOD, &names.each_ref().map(String::as_str))
        }
    }
}

fn on_collection(resource: &Surface, operation: &str) -> String {
    let arguments = match operation {
        "get" | "archive" | "delete" => ids(resource),
        "list" => values(&resource.list_arguments),
        "create" if resource.creates_many => format!("any::<Vec<{}>>()", new_type(resource)),
        "create" => "any()".to_owned(),
        "update" => format!("{}, any()", ids(resource)),
        other => panic!("there is no operation {other}"),
    };
    format!("client.{}().{operation}({arguments})", resource.collection)
}

/// A value of each type, as arguments.
fn values(types: &[String]) -> String {
    types.iter().map(|ty| format!("any::<{ty}>()")).collect::<Vec<_>>().join(", ")
}

/// The IDs of an object. A resource without IDs has no type for one.
fn ids(resource: &Surface) -> String {
    if resource.is_entity || resource.is_only_written { values(&resource.key) } else { "1".to_owned() }
}

/// The same as one value.
fn key(resource: &Surface) -> String {
    let ids = ids(resource);
    if ids.contains(',') { format!("({ids})") } else { ids }
}

/// `ListAttributes` for `list_attributes`.
fn collection_type(resource: &Surface) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    resource.collection.split('_').map(word).collect()
}

pub fn in_generic_code(spec: &[Surface]) -> Vec<Case> {
    let allows = |resource: &Surface, operation: &str| {
        let is_together = operation == "create" && resource.creates_many;
        resource.allows(operation) && !resource.is_only_written && !is_together
    };
    let case = |resource: &Surface, operation: &'static str| match allows(resource, operation) {
        true => Case::allowed(generic(resource, operation)),
        false => twin(spec, generic, |other| allows(other, operation), operation)
            .but_not(generic(resource, operation), UNMET_BOUND, &[&format!("`{}` cannot be ", resource.ty)])
            .with_note(reason(resource, operation))
            .with_note(instead(resource, operation)),
    };
    // A resource that is only written has no type to be generic over.
    spec.iter().filter(|resource| !resource.is_only_written).flat_map(|resource| row(resource, &case)).collect()
}

fn generic(resource: &Surface, operation: &str) -> String {
    let ty = &resource.ty;
    match operation {
        "list" => match &resource.parent_id {
            Some(parent) => format!("client.list::<{ty}>(any::<{parent}>())"),
            None => format!("client.list::<{ty}>(())"),
        },
        "get" | "archive" | "delete" => format!("client.{operation}::<{ty}>({})", key(resource)),
        // The client's method is told the type of the body, which there is none of when this is refused.
        "create" => format!("creates::<{ty}>()"),
        "update" => format!("client.update::<{ty}>({}, any())", key(resource)),
        other => panic!("there is no operation {other}"),
    }
}

/// How the note begins that says why a resource lacks an operation.
fn reason(resource: &Surface, operation: &str) -> Option<String> {
    let found = resource.operations.iter().find(|found| found.operation == operation)?;
    found.reason.clone()
}

/// How the note begins that says what to do instead.
fn instead(resource: &Surface, operation: &str) -> Option<String> {
    let found = resource.operations.iter().find(|found| found.operation == operation)?;
    found.instead.as_ref().map(|instead| format!("instead, {instead}"))
}

fn matrix(spec: &[Surface], case: impl Fn(&Surface, &'static str) -> Case) -> Vec<Case> {
    spec.iter().flat_map(|resource| row(resource, &case)).collect()
}

/// A case for each operation that a resource has or lacks. Whether one without `archive` says why depends on its API, and what
/// `delete` says is said there.
fn row(resource: &Surface, case: &impl Fn(&Surface, &'static str) -> Case) -> Vec<Case> {
    resource.operations.iter().map(|found| case(resource, found.operation)).collect()
}

pub fn on_live(spec: &[Surface]) -> Vec<Case> {
    let entities = spec.iter().filter(|resource| resource.is_entity);
    let row = |resource| ["refresh", "save", "delete"].map(|action| one_on_live(spec, resource, action));
    entities.flat_map(row).collect()
}

fn one_on_live(spec: &[Surface], resource: &Surface, action: &str) -> Case {
    if live_allows(resource, action) {
        return Case::allowed(of_live(resource, action));
    }
    let operation = match action {
        "save" => "update",
        "refresh" => "get",
        action => action,
    };
    let note = match action {
        "save" if resource.allows("update") => Some("an update replaces it as a whole".to_owned()),
        _ => reason(resource, operation),
    };
    twin(spec, of_live, |other| other.is_entity && live_allows(other, action), action)
        .but_not(of_live(resource, action), UNMET_BOUND, &[&format!("`{}` cannot be ", resource.ty)])
        .with_note(note)
        .with_note(instead(resource, operation))
}

fn of_live(resource: &Surface, action: &str) -> String {
    format!("{}.{action}()", live(&resource.ty))
}

fn live(ty: &str) -> String {
    format!("any::<Live<{ty}>>()")
}

fn live_allows(resource: &Surface, action: &str) -> bool {
    match action {
        "refresh" => resource.allows("get"),
        "save" => resource.allows("update") && !resource.updates_as_a_whole,
        _ => resource.allows(action),
    }
}

pub fn updates_of_live(spec: &[Surface]) -> Vec<Case> {
    let form: Form = |resource, _| format!("{}.update(any())", live(&resource.ty));
    let allows = |resource: &Surface| resource.allows("update") && resource.updates_as_a_whole;
    let case = |resource: &Surface| match allows(resource) {
        true => Case::allowed(form(resource, "update")),
        false => {
            twin(spec, form, allows, "update").but_not(form(resource, "update"), NO_METHOD, &["`update`", &resource.ty])
        }
    };
    spec.iter().filter(|resource| resource.is_entity).map(case).collect()
}

// ------------------------------------------------------------------------------------------ parents and identity

pub fn children_of_live(spec: &[Surface]) -> Vec<Case> {
    let mut cases = Vec::new();
    for child in spec.iter().filter(|child| child.allows("list")) {
        let Some(parent) = &child.parent else { continue };
        let list = |of: &str| format!("{}.{}()", live(of), child.listing);
        cases.push(Case::allowed(list(parent)));
        let others = spec.iter().filter(|other| other.is_entity && other.ty != *parent);
        cases.extend(others.map(|other| {
            let names = [&*format!("`{}`", child.listing), &format!("Live<{}>", other.ty)];
            Case::allowed(list(parent)).but_not(list(&other.ty), NO_METHOD, &names)
        }));
    }
    cases
}

pub fn parents_of_lists(spec: &[Surface]) -> Vec<Case> {
    let mut cases = Vec::new();
    for resource in spec.iter().filter(|resource| resource.allows("list")) {
        let (ty, of) = (&resource.ty, &resource.collection);
        let on_collection = |argument: &str| format!("client.{of}().list({argument})");
        let generic = |argument: &str| format!("client.list::<{ty}>({argument})");
        let (right, wrong, wrong_type, named) = match &resource.parent {
            Some(parent) => ("1", "", "()", format!("{parent}Id")),
            None => ("", "1", "1", "()".to_owned()),
        };
        cases.push(Case::allowed(on_collection(right)).but_not(on_collection(wrong), ARGUMENT_COUNT, &["list"]));
        let right_type = if right.is_empty() { "()" } else { right };
        cases.push(Case::allowed(generic(right_type)).but_not(generic(wrong_type), UNMET_BOUND, &[&named]));
    }
    cases
}

pub fn foreign_ids(spec: &[Surface]) -> Vec<Case> {
    let entities: Vec<_> = spec.iter().filter(|resource| resource.is_entity).collect();
    let mut cases = Vec::new();
    for resource in spec {
        for (call, own) in calls_by_id(resource) {
            // No id converts into another, whatever takes it: one call tries all of them, and each of the others one.
            let tried = if call.contains(".get(") { entities.len() } else { 1 };
            let others = entities.iter().filter(|other| other.ty != own).take(tried);
            let with = |ty: &str| call.replace("ID", &format!("any::<{ty}Id>()"));
            cases.extend(others.map(|other| {
                let names = [&*format!("`{own}Id: From<{}Id>`", other.ty)];
                Case::allowed(with(&own)).but_not(with(&other.ty), UNMET_BOUND, &names)
            }));
        }
    }
    cases
}

/// The calls that take an ID, with the resource of the ID.
fn calls_by_id(resource: &Surface) -> Vec<(String, String)> {
    let call = |operation: &str, arguments: &str| format!("client.{}().{operation}({arguments})", resource.collection);
    let own = [("get", "ID"), ("update", "ID, any()"), ("delete", "ID")].into_iter();
    let own = own.filter(|(operation, _)| resource.allows(operation));
    let own = own.map(|(operation, arguments)| (call(operation, arguments), resource.ty.clone()));
    let list = resource.parent.iter().map(|parent| (call("list", "ID"), parent.clone()));
    own.chain(list).collect()
}

// ------------------------------------------------------------------------------------------------ bodies and fields

fn new_type(resource: &Surface) -> String {
    format!("New{}", resource.ty)
}

fn update_type(resource: &Surface) -> String {
    format!("{}Update", resource.ty)
}

pub fn required_fields(spec: &[Surface]) -> Vec<Case> {
    let mut cases = Vec::new();
    for resource in spec {
        let of_new = resource.constructors.iter().map(|function| (new_type(resource), function));
        let of_update = resource.update_constructors.iter().map(|function| (update_type(resource), function));
        cases.extend(of_new.chain(of_update).flat_map(|(ty, function)| without_each_argument(&ty, function)));
    }
    cases
}

fn without_each_argument(ty: &str, function: &Function) -> Vec<Case> {
    let path = format!("{ty}::{}", function.name);
    let given: Vec<_> = function.arguments.iter().map(|argument| format!("any::<{argument}>()")).collect();
    let call = |given: &[String]| format!("{path}({})", given.join(", "));
    let without = |missing: usize| {
        let mut rest = given.clone();
        rest.remove(missing);
        Case::allowed(call(&given)).but_not(call(&rest), ARGUMENT_COUNT, &[&path])
    };
    (0..given.len()).map(without).collect()
}

/// A type that may have setters, and what each of them is called there.
struct Settings {
    ty: String,
    prefix: &'static str,
    has: fn(&Settable) -> bool,
}

fn settings(resource: &Surface) -> Vec<Settings> {
    let mut found = Vec::new();
    if resource.allows("create") {
        found.push(Settings { ty: new_type(resource), prefix: "", has: |field| field.on_new });
    }
    if resource.allows("update") {
        found.push(Settings { ty: update_type(resource), prefix: "", has: |field| field.on_update });
    }
    if resource.is_entity {
        found.push(Settings { ty: format!("Live<{}>", resource.ty), prefix: "set_", has: |field| field.on_live });
    }
    found
}

pub fn setters(spec: &[Surface]) -> Vec<Case> {
    for_each_setting(spec, |resource, settings, field| {
        let method = format!("{}{}", settings.prefix, bare(field));
        let set = format!("any::<{}>().{method}(any::<{}>())", settings.ty, field.ty);
        match (settings.has)(field) {
            true => Case::allowed(set),
            false => name_exists(resource, field).but_not(set, NO_METHOD, &[&format!("`{method}`"), &settings.ty]),
        }
    })
}

pub fn clears(spec: &[Surface]) -> Vec<Case> {
    for_each_setting(spec, |resource, settings, field| {
        let method = format!("clear_{}", bare(field));
        let clear = format!("any::<{}>().{method}()", settings.ty);
        // A field that is not set in a `New…` is left out in any case.
        match field.is_clearable && (settings.has)(field) && settings.ty != new_type(resource) {
            true => Case::allowed(clear),
            false => name_exists(resource, field).but_not(clear, NO_METHOD, &[&format!("`{method}`"), &settings.ty]),
        }
    })
}

fn for_each_setting(spec: &[Surface], case: impl Fn(&Surface, &Settings, &Settable) -> Case) -> Vec<Case> {
    let mut cases = Vec::new();
    for resource in spec {
        for settings in settings(resource) {
            cases.extend(resource.fields.iter().map(|field| case(resource, &settings, field)));
        }
    }
    cases
}

/// The twin of a setter that is not there: the field of that name is, or its resource where no response has the field.
fn name_exists(resource: &Surface, field: &Settable) -> Case {
    match field.is_read {
        true => Case::allowed(format!("&any::<{}>().{}", resource.ty, field.name)),
        false => Case::allowed(format!("reads::<{}>()", resource.ty)),
    }
}

/// The name of a field without the mark that it is a keyword.
fn bare(field: &Settable) -> &str {
    field.name.trim_start_matches("r#")
}

pub fn assignments(spec: &[Surface]) -> Vec<Case> {
    let mut cases = Vec::new();
    for resource in spec.iter().filter(|resource| resource.is_entity) {
        for field in resource.fields.iter().filter(|field| field.is_read) {
            let assign = |ty: &str| format!("let mut it = any::<{ty}>(); it.{} = any()", field.name);
            let live = format!("Live<{}>", resource.ty);
            let names = [&*format!("`{live}`"), &format!("it.{}", field.name)];
            cases.push(Case::allowed(assign(&resource.ty)).but_not(assign(&live), ASSIGNED, &names));
        }
    }
    cases
}

pub fn uses_after_delete(spec: &[Surface]) -> Vec<Case> {
    let mut cases = Vec::new();
    for resource in spec.iter().filter(|resource| resource.is_entity && resource.allows("delete")) {
        let both = |first: &str, then: &str| {
            format!("let mut it = {}; it.{first}().await?; it.{then}().await?", live(&resource.ty))
        };
        let case = Case::allowed(both("refresh", "delete"));
        cases.push(case.but_not(both("delete", "refresh"), MOVED, &["moved value: `it`"]));
        let case = Case::allowed(both("refresh", "delete"));
        cases.push(case.but_not(both("delete", "delete"), MOVED, &["moved value: `it`"]));
    }
    cases
}

pub fn deserialised_bodies(spec: &[Surface]) -> Vec<Case> {
    let mut cases = Vec::new();
    for resource in spec {
        let reads = |ty: &str| format!("reads::<{ty}>()");
        let new = resource.allows("create").then(|| new_type(resource));
        let update = resource.allows("update").then(|| update_type(resource));
        cases.extend(new.into_iter().chain(update).map(|body| {
            let names = [&*format!("`{body}"), "Deserialize"];
            Case::allowed(reads(&resource.ty)).but_not(reads(&body), UNMET_BOUND, &names)
        }));
    }
    cases
}

// ----------------------------------------------------------------------------------------- rules of single resources

pub fn kinds_of_goals(_: &[Surface]) -> Vec<Case> {
    let click = r#"NewGoal::click(1, "title", "selector")"#;
    let custom = r#"NewGoal::custom_event(1, "title", "event")"#;
    vec![
        Case::allowed(click).but_not(r#"NewGoal::engagement(1, "title")"#, NO_METHOD, &["`engagement`", "`NewGoal`"]),
        Case::allowed(custom).but_not(r#"NewGoal::revenue(1, "title")"#, NO_METHOD, &["`revenue`", "`NewGoal`"]),
        Case::allowed(custom).but_not(r#"NewGoal::new(1, "title")"#, NO_METHOD, &["`new`", "`NewGoal`"]),
        // An event belongs to one kind alone, and its constructor takes it.
        Case::allowed(custom).but_not(format!(r#"{click}.event("event")"#), NO_METHOD, &["`event`", "`NewGoal`"]),
    ]
}

pub fn schedules_without_a_time(_: &[Surface]) -> Vec<Case> {
    let new = "NewSchedule::starting(1, any::<Timestamp>())";
    let update = "ScheduleUpdate::stopping(any::<Timestamp>())";
    let project = "ProjectUpdate::default()";
    vec![
        Case::allowed(new).but_not("NewSchedule::new(1)", NO_METHOD, &["`new`", "`NewSchedule`"]),
        Case::allowed(new).but_not("NewSchedule::starting(1)", ARGUMENT_COUNT, &["NewSchedule::starting"]),
        Case::allowed(update).but_not("ScheduleUpdate::new()", NO_METHOD, &["`new`", "`ScheduleUpdate`"]),
        Case::allowed(project).but_not("ScheduleUpdate::default()", NO_METHOD, &["`default`", "`ScheduleUpdate`"]),
        Case::allowed(update).but_not("ScheduleUpdate::stopping()", ARGUMENT_COUNT, &["ScheduleUpdate::stopping"]),
    ]
}

pub fn query_parameters(_: &[Surface]) -> Vec<Case> {
    let stats = "client.experiment_stats().list(1)";
    let whole = Case::allowed(format!(r#"{stats}.dimension(1, "x")"#));
    let value_alone = whole.but_not(format!(r#"{stats}.dimension("x")"#), ARGUMENT_COUNT, &["dimension"]);
    let whole = Case::allowed(r#"client.experiment_results().list(1).audience(7).dimension(1, "x")"#);
    let value = format!(r#"{stats}.dimension_value("x")"#);
    let no_such_method = whole.but_not(value, NO_METHOD, &["`dimension_value`", "`Call<"]);
    let audience = Case::allowed(format!("{stats}.audience(7)"));
    let goals = "client.goals().list(1).audience(7)";
    let other_call = audience.but_not(goals, NO_METHOD, &["`audience`", "Live<Goal>"]);
    vec![value_alone, no_such_method, other_call]
}

pub fn objects_in_bodies(_: &[Surface]) -> Vec<Case> {
    let condition = r#"UrlCondition::new("value")"#;
    let read_only = format!("{condition}.index(1)");
    let readable = format!("{condition}.index()");
    let settable = format!("{condition}.negate(true)");
    vec![
        Case::allowed(condition).but_not("UrlCondition::new()", ARGUMENT_COUNT, &["UrlCondition::new"]),
        Case::allowed(settable),
        Case::allowed(readable).but_not(read_only, ARGUMENT_COUNT, &["takes 0 arguments"]),
        Case::allowed("reads::<UrlCondition>()").but_not(
            "reads::<ExperimentUpdate>()",
            UNMET_BOUND,
            &["`ExperimentUpdate", "Deserialize"],
        ),
    ]
}

pub fn sealed_traits(_: &[Surface]) -> Vec<Case> {
    let case = |bound: &str, user: &str, items: &str| {
        Case::allowed(format!("fn bound<T: optimizely_rest::resource::{bound}>() {{}} bound::<{user}>();")).but_not(
            format!("#[derive(Debug)] struct Own; impl optimizely_rest::resource::{bound} for Own {{ {items} }}"),
            UNMET_BOUND,
            &["Own", "Sealed"],
        )
    };
    vec![
        case("Segment", "()", "fn segment(&self) -> Option<String> { None }"),
        case("Resource", "Project", "const NAME: &'static str = \"own\"; type Api = Classic;"),
        case("Body", "NewProject", ""),
    ]
}
