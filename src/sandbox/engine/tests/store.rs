//! Objects below their parents, and references to objects that are deleted.

use serde_json::json;

use crate::model::table::{FieldTable, Kind, ResourceTable};
use crate::sandbox::engine::library::Library;
use crate::sandbox::engine::served::SandboxApi as _;
use crate::sandbox::engine::store::{Store, forget_in, object};

#[test]
fn an_object_that_moves_to_another_parent_leaves_the_one_before() {
    let table = Library::SERVED.table;
    let book = table.resource("book").unwrap();
    let mut store = Store::new(table, 0.0, 0);
    store.insert(book, 7, object(json!({ "nr": 7, "shelf_nr": 1, "title": "Tea" })));
    assert_eq!((store.child_ids("shelf", 1, "book"), store.child_ids("shelf", 2, "book")), (vec![7], vec![]));
    store.insert(book, 7, object(json!({ "nr": 7, "shelf_nr": 2, "title": "Tea" })));
    assert_eq!((store.child_ids("shelf", 1, "book"), store.child_ids("shelf", 2, "book")), (vec![], vec![7]));
}

#[test]
fn a_reference_to_a_deleted_object_becomes_null_only_where_the_field_may_be_null() {
    const FIELDS: &[FieldTable] = &[
        FieldTable { name: "first", kind: Kind::Id("book"), seen_null: true, ..FieldTable::PLAIN },
        FieldTable { name: "second", kind: Kind::Id("book"), ..FieldTable::PLAIN },
    ];
    const READER: ResourceTable = ResourceTable { name: "reader", fields: FIELDS, ..ResourceTable::PLAIN };
    let mut reader = object(json!({ "first": 7, "second": 7 }));
    forget_in(&READER, &mut reader, "book", &json!(7));
    assert_eq!(reader, object(json!({ "first": null, "second": 7 })));
}
