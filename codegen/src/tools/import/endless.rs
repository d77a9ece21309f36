//! Objects that contain themselves without a list or a map in between, which no type in Rust can.

use super::draft::{Draft, Pair, Table, Type, Value};

/// Makes a field of each such circle any JSON.
pub fn broken(draft: &mut Draft) {
    while let Some((table, field)) = circle(&draft.tables) {
        let [_, object, ..] = &draft.tables[table].place[..] else { return };
        let about = format!("{object} {}", draft.tables[table].pairs[field].key);
        if let Some(ty) = type_of(&mut draft.tables[table].pairs[field]) {
            *ty = Type::Plain("json");
        }
        draft.differs(about, "an object would contain itself, so its type is any JSON");
    }
}

/// A field that leads back to its own object.
fn circle(tables: &[Table]) -> Option<(usize, usize)> {
    let fields = tables.iter().enumerate().filter(|(_, table)| is_of_object(table));
    let fields = fields.flat_map(|(at, table)| (0..table.pairs.len()).map(move |field| (at, field)));
    let mut fields = fields.filter_map(|(at, field)| Some((at, field, object(&tables[at].pairs[field])?)));
    let found = fields.find(|(at, _, first)| {
        let own = &tables[*at].place[1];
        let mut reached = vec![*first];
        let mut next = 0;
        while let Some(name) = reached.get(next).copied() {
            next += 1;
            let of_next = tables.iter().filter(|table| is_of_object(table) && table.place[1] == name);
            for inner in of_next.flat_map(|table| &table.pairs).filter_map(object) {
                if !reached.contains(&inner) {
                    reached.push(inner);
                }
            }
        }
        reached.iter().any(|name| name == own)
    });
    found.map(|(at, field, _)| (at, field))
}

fn is_of_object(table: &Table) -> bool {
    table.place.len() == 3 && table.place[0] == "objects" && table.place[2] == "fields"
}

/// The object that a field contains.
fn object(field: &Pair) -> Option<&str> {
    let Value::Pairs(pairs) = &field.value else { return None };
    match &pairs.iter().find(|pair| pair.key == "type")?.value {
        Value::Type(Type::Object(name)) => Some(name),
        _ => None,
    }
}

fn type_of(field: &mut Pair) -> Option<&mut Type> {
    let Value::Pairs(pairs) = &mut field.value else { return None };
    match &mut pairs.iter_mut().find(|pair| pair.key == "type")?.value {
        Value::Type(ty) => Some(ty),
        _ => None,
    }
}
