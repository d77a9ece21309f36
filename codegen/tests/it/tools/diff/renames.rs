//! A case for each thing that can be renamed, and the changes for its old name. The way back is a removal and an addition.

use optimizely_codegen::Verdict::{Major, Minor, Patch};

use super::cases::Case;

const PIN: &str = "pin = { type";
const OFFSET: &str = "offset = { type";
const OF_BOOK: &str = "query.of_book = { params";
const NEEDED: (&str, &str) = (OF_BOOK, "query.of_book = { required = true, params");

#[rustfmt::skip]
pub const RENAMES: &[Case] = &[
    Case {
        what: "a resource has another name",
        before: &[],
        edits: &[("[resources.loan]", "[resources.lending]\nwas = \"loan\""), ("[resources.loan.fields]", "[resources.lending.fields]")],
        changes: &["adds[resource-renamed] resources.lending", "documentation[doc-changed] resources.lending"],
        verdict: Minor,
    },
    Case {
        what: "a resource has another name, and so have its path and a field of its children",
        before: &[],
        edits: &[
            ("[resources.shelf]\npath = \"shelves\"\nplural = \"shelves\"", "[resources.rack]\nwas = \"shelf\"\npath = \"racks\"\nplural = \"shelves\""),
            ("[resources.shelf.fields]\nid = { type = \"ShelfId\"", "[resources.rack.fields]\nid = { type = \"RackId\""),
            ("[resources.shelf.views.inventory]", "[resources.rack.views.inventory]"),
            ("path = \"shelves/{shelf_id}/books\"", "path = \"racks/{rack_id}/books\""),
            ("shelf_id = { type = \"ShelfId\"", "rack_id = { was = \"shelf_id\", type = \"RackId\""),
        ],
        changes: &[
            "adds[resource-renamed] resources.rack",
            "documentation[doc-changed] resources.rack",
            "wire[path-changed] resources.rack.path",
            "wire[path-changed] resources.rack.views.inventory.path",
            "wire[path-changed] resources.book.path",
            "breaks[field-renamed] resources.book.fields.rack_id",
            "wire[wire-name-changed] resources.book.fields.rack_id",
        ],
        verdict: Major,
    },
    Case {
        what: "a field that is read has another name",
        before: &[],
        edits: &[("height = {", "hung_at = { was = \"height\",")],
        changes: &["breaks[field-renamed] resources.shelf.fields.hung_at", "wire[wire-name-changed] resources.shelf.fields.hung_at"],
        verdict: Major,
    },
    Case {
        what: "a field to which rules and constructors refer has another name",
        before: &[],
        edits: &[
            ("mail = { type", "address = { was = [\"post\", \"mail\"], wire = \"mail\", type"),
            ("[\"mail\", \"phone\"]", "[\"address\", \"phone\"]"),
            ("args = [\"kind\", \"mail\"", "args = [\"kind\", \"address\""),
        ],
        changes: &["breaks[field-renamed] resources.reader.fields.address", "adds[alias-added] resources.reader.fields.address"],
        verdict: Major,
    },
    Case {
        what: "a field that only bodies contain has another name",
        before: &[],
        edits: &[(PIN, "code = { was = \"pin\", type")],
        changes: &["adds[methods-renamed] resources.reader.fields.code", "wire[wire-name-changed] resources.reader.fields.code"],
        verdict: Minor,
    },
    Case {
        what: "a field that is only an argument has another name",
        before: &[],
        edits: &[("code = { type", "entry = { was = \"code\", wire = \"code\", type")],
        changes: &["documentation[doc-changed] resources.shelf.fields.entry"],
        verdict: Patch,
    },
    Case {
        what: "a field of an object has another name",
        before: &[],
        edits: &[("pages = { type", "length = { was = \"pages\", wire = \"pages\", type")],
        changes: &["breaks[field-renamed] objects.Excerpt.fields.length"],
        verdict: Major,
    },
    Case {
        what: "a getter has another name",
        before: &[],
        edits: &[("created = { type", "chosen = { was = \"created\", wire = \"created\", type")],
        changes: &["adds[methods-renamed] objects.Excerpt.fields.chosen"],
        verdict: Minor,
    },
    Case {
        what: "an object has another name",
        before: &[],
        edits: &[("[objects.Review]", "[objects.Opinion]\nwas = \"Review\""), ("[objects.Review.fields]", "[objects.Opinion.fields]"), ("\"[Review]\"", "\"[Opinion]\"")],
        changes: &["adds[object-renamed] objects.Opinion"],
        verdict: Minor,
    },
    Case {
        what: "an enum has another name",
        before: &[],
        edits: &[("[enums.Rating]", "[enums.Grade]\nwas = \"Rating\""), ("rating = { type = \"Rating\", write", "rating = { type = \"Grade\", write"), ("rating = { type = \"Rating\", doc", "rating = { type = \"Grade\", doc"), ("\"[Rating]\"", "\"[Grade]\"")],
        changes: &["breaks[enum-renamed] enums.Grade"],
        verdict: Major,
    },
    Case {
        what: "a value has another name, which is kept as a constant, and is sent in another way",
        before: &[],
        edits: &[("values.how-to.Guide = \"Advice.\"", "values.advice.Advice = { was = \"Guide\", doc = \"Advice.\" }"), ("genre = \"how-to\"", "genre = \"advice\"")],
        changes: &[
            "breaks[value-renamed] enums.Genre.values.Advice",
            "wire[value-changed] enums.Genre.values.Advice",
            "wire[action-redefined] resources.book.actions.mark_down",
        ],
        verdict: Major,
    },
    Case {
        what: "an action has another name",
        before: &[],
        edits: &[("actions.mark_down = {", "actions.give_away = { was = \"mark_down\",")],
        changes: &["adds[action-renamed] resources.book.actions.give_away"],
        verdict: Minor,
    },
    Case {
        what: "a query has another name",
        before: &[],
        edits: &[(OF_BOOK, "query.of_title = { was = \"of_book\", params")],
        changes: &["adds[query-renamed] resources.loan.query.of_title"],
        verdict: Minor,
    },
    Case {
        what: "a query of a view has another name",
        before: &[],
        edits: &[("query.after = {", "query.since = { was = \"after\", wire = \"after\",")],
        changes: &["adds[query-renamed] resources.shelf.views.inventory.query.since"],
        verdict: Minor,
    },
    Case {
        what: "a query that the list cannot do without has another name",
        before: &[NEEDED],
        edits: &[("query.of_book = {", "query.of_title = { was = \"of_book\",")],
        changes: &["documentation[doc-changed] resources.loan.query.of_title"],
        verdict: Patch,
    },
    Case {
        what: "an old name is kept from another time",
        before: &[],
        edits: &[(OFFSET, "offset = { was = \"shift\", type")],
        changes: &["adds[alias-added] resources.book.fields.offset"],
        verdict: Minor,
    },
    Case {
        what: "an old name goes",
        before: &[(OFFSET, "offset = { was = \"shift\", type")],
        edits: &[("was = \"shift\", ", "")],
        changes: &["breaks[alias-removed] resources.book.fields.offset"],
        verdict: Major,
    },
    Case {
        what: "a second new name keeps the first",
        before: &[(PIN, "code = { was = \"pin\", wire = \"pin\", type")],
        edits: &[("code = { was = \"pin\",", "secret_code = { was = [\"pin\", \"code\"],")],
        changes: &["adds[methods-renamed] resources.reader.fields.secret_code"],
        verdict: Minor,
    },
    Case {
        what: "a second new name does not keep the first",
        before: &[(PIN, "code = { was = \"pin\", wire = \"pin\", type")],
        edits: &[("code = { was = \"pin\",", "secret_code = { was = \"code\",")],
        changes: &["adds[methods-renamed] resources.reader.fields.secret_code", "breaks[alias-removed] resources.reader.fields.secret_code"],
        verdict: Major,
    },
    Case {
        what: "an argument whose name no call contains has an old name",
        before: &[],
        edits: &[("rating = { type = \"Rating\", doc", "rating = { was = \"mark\", type = \"Rating\", doc")],
        changes: &["documentation[doc-changed] objects.Review.fields.rating"],
        verdict: Patch,
    },
];
