//! An edit of the small spec for each kind of change, with the expected changes.

use optimizely_codegen::Verdict::{self, Major, Minor, Patch};

/// An edit, and its effects.
pub struct Case {
    /// The name of the change.
    pub what: &'static str,
    /// Edits that make the old spec out of the small one, if the small one lacks the changed part.
    pub before: &'static [(&'static str, &'static str)],
    /// Strings that are in the old spec once, and their replacements.
    pub edits: &'static [(&'static str, &'static str)],
    /// The changes, as `effect[kind] subject`.
    pub changes: &'static [&'static str],
    /// The version that they ask for together.
    pub verdict: Verdict,
}

const fn case(
    what: &'static str,
    edits: &'static [(&'static str, &'static str)],
    changes: &'static [&'static str],
    verdict: Verdict,
) -> Case {
    Case { what, before: &[], edits, changes, verdict }
}

/// A type that is written by hand, in front of the table that is next.
pub const TYPE: &str =
    "[types.price]\nrust = \"crate::Price\"\nwire = \"u64\"\ndefault = 0\ndoc = \"A price.\"\n\n[api.verbs]";

/// The field of a book that is of that type.
pub const OF_TYPE: (&str, &str) = (
    "price = { type = \"u32\", write = \"both\", required = \"create\", unit = \"cents\", range = [0, 10000]",
    "price = { type = \"price\", write = \"both\", required = \"create\", unit = \"cents\"",
);

/// An action sets no price then.
pub const NO_PRICE: (&str, &str) = ("set = { price = 0, genre", "set = { genre");

/// Lists that come in pages, in front of the table that is next.
pub const PAGINATION: &str =
    "[api.pagination]\npage = \"page\"\nsize = \"size\"\nsizes = [1, 50]\ndefault_size = 20\n\n[api.verbs]";

/// A list below the ID of something that is not a resource, in front of the table that is next.
const USAGE: &str = "[ids]\nAccount = { doc = \"Identifies an account.\" }\n\n[resources.usage]\npath = \"usage/{account_id}\"\ndoc = \"What an account used.\"\noperations = [\"list\"]\nrefused.others = { reason = \"usage is counted\", instead = \"list it\" }\nfields.count = { type = \"u64\", doc = \"How much it is.\" }\n\n[api.verbs]";

/// A list that can be watched, in front of the table that is next.
const FEED: &str = "[resources.visit]\npath = \"visits\"\ndoc = \"A visit.\"\noperations = [\"list\"]\nrefused.others = { reason = \"visits are counted\", instead = \"list them\" }\nfeed = { since = \"from\", until = \"to\", time = \"begun\" }\nfields.id = \"Identifies it.\"\nfields.begun = { type = \"time\", doc = \"When it began.\" }\nfields.ended = { type = \"time\", doc = \"When it ended.\" }\n\n[api.verbs]";

/// The line that makes it a feed.
const OF_FEED: &str = "feed = { since = \"from\", until = \"to\", time = \"begun\" }\n";
/// A resource that is written here and read as a reader, in front of the table that is next.
const NOTE: &str = "[resources.note]\npath = \"notes\"\ndoc = \"A note.\"\nreads = \"reader\"\noperations = [\"create\"]\nrefused.others = { reason = \"notes stay\", instead = \"read it\" }\nfields.text = { type = \"string\", write = \"both\", doc = \"Its words.\" }\n\n[api.verbs]";

pub const CASES: &[Case] = &[
    // The whole API.
    case(
        "another base URL",
        &[("library.example/v2/", "library.example/v3/")],
        &["wire[base-url-changed] api.base_url"],
        Minor,
    ),
    case(
        "another prefix of environment variables",
        &[("env = \"LIBRARY\"", "env = \"BOOKS\"")],
        &["wire[environment-changed] api.env"],
        Minor,
    ),
    case(
        "another name of the API and another page",
        &[("name = \"Library API\"", "name = \"Book API\""), ("library.example/docs\"", "library.example/pages\"")],
        &["documentation[doc-changed] api.name", "documentation[doc-changed] api.docs"],
        Patch,
    ),
    case(
        "another verb",
        &[("method = \"PATCH\"", "method = \"PUT\"")],
        &["wire[verb-changed] api.verbs.update"],
        Minor,
    ),
    case(
        "a refusal that means that it is so",
        &[(
            "delete = { method = \"DELETE\", success = [204] }",
            "delete = { method = \"DELETE\", success = [204], done = [410] }",
        )],
        &["wire[success-changed] api.verbs.delete"],
        Minor,
    ),
    case(
        "another success status of one resource",
        &[("archived = { gone = true }\n", "archived = { gone = true }\nverbs.create = { success = [200] }\n")],
        &["wire[success-changed] resources.book.verbs.create"],
        Minor,
    ),
    case(
        "an operation that may still change",
        &[("archived = { gone = true }\n", "archived = { gone = true }\nverbs.create.state = \"beta\"\n")],
        &["documentation[doc-changed] resources.book.verbs.create"],
        Patch,
    ),
    case(
        "a parameter that a list cannot do without",
        &[(
            "query.of_book = { params = { book_id = \"BookId\" }, doc",
            "query.of_book = { required = true, params = { book_id = \"BookId\" }, doc",
        )],
        &["breaks+wire[query-changed] resources.loan.query.of_book"],
        Major,
    ),
    case(
        "another parameter that a list cannot do without",
        &[("query.of_book", "query.at = { type = \"time\", required = true, doc = \"When.\" }\nquery.of_book")],
        &["breaks+wire[query-changed] resources.loan.query.at"],
        Major,
    ),
    Case {
        what: "several values with commas between them",
        before: &[(
            "query.of_book = { params = { book_id = \"BookId\" }, doc",
            "query.of_book = { params = { book_id = \"[BookId]\" }, doc",
        )],
        edits: &[("book_id = \"[BookId]\"", "book_id = { type = \"[BookId]\", style = \"comma\" }")],
        changes: &["wire[parameter-renamed] resources.loan.query.of_book"],
        verdict: Minor,
    },
    case(
        "an update that may be repeated",
        &[("\"PATCH\", success = [200] }", "\"PATCH\", success = [200], repeatable = true }")],
        &["wire[repetition-changed] api.verbs.update"],
        Minor,
    ),
    Case {
        what: "a field that each sending makes anew",
        before: &[("\"PATCH\", success = [200] }", "\"PATCH\", success = [200], repeatable = true }")],
        edits: &[("excerpt = { type = \"Excerpt\",", "excerpt = { repeatable = false, type = \"Excerpt\",")],
        changes: &["wire[repetition-changed] resources.book.fields.excerpt"],
        verdict: Minor,
    },
    case(
        "another success status",
        &[("success = [201]", "success = [200]")],
        &["wire[success-changed] api.verbs.create"],
        Minor,
    ),
    case(
        "a way to authenticate is added",
        &[("[api.auth.session]", "[api.auth.guest]\nheader = \"Guest\"\ndoc = \"A name.\"\n\n[api.auth.session]")],
        &["adds[auth-added] api.auth.guest"],
        Minor,
    ),
    case(
        "a token is sent in another header",
        &[("header = \"Api-Key\"", "header = \"X-Key\"")],
        &["wire[auth-changed] api.auth.key"],
        Minor,
    ),
    case(
        "a header is spelt in another case",
        &[("header = \"Api-Key\"", "header = \"API-KEY\"")],
        &["documentation[doc-changed] api.auth.key"],
        Patch,
    ),
    case(
        "a token is sent by another scheme",
        &[("scheme = \"Bearer\"", "scheme = \"Token\"")],
        &["wire[auth-changed] api.auth.session"],
        Minor,
    ),
    case(
        "tokens expire no more",
        &[("lifetime = 3600\n", "")],
        &["breaks[token-source-removed] api.auth.session"],
        Major,
    ),
    case(
        "tokens last longer",
        &[("lifetime = 3600\n", "lifetime = 7200\n")],
        &["documentation[doc-changed] api.auth.session"],
        Patch,
    ),
    case(
        "lists come in pages",
        &[("[api.verbs]", PAGINATION)],
        &[
            "breaks+wire[paging-added] resources.book.list",
            "breaks+wire[paging-added] resources.loan.list",
            "breaks+wire[paging-added] resources.reader.list",
            "breaks+wire[paging-added] resources.shelf.list",
        ],
        Major,
    ),
    Case {
        what: "one list comes whole again",
        before: &[("[api.verbs]", PAGINATION)],
        edits: &[("archived = { gone = true }", "archived = { gone = true }\nunpaged = true")],
        changes: &["breaks+wire[paging-removed] resources.book.list"],
        verdict: Major,
    },
    Case {
        what: "a type that is written by hand is another in Rust",
        before: &[("[api.verbs]", TYPE), OF_TYPE, NO_PRICE],
        edits: &[("crate::Price", "crate::money::Price")],
        changes: &["breaks+wire[type-changed] resources.book.fields.price"],
        verdict: Major,
    },
    Case {
        what: "a type that is written by hand is another on the wire",
        before: &[("[api.verbs]", TYPE), OF_TYPE, NO_PRICE],
        edits: &[("wire = \"u64\"", "wire = \"i64\""), ("default = 0", "default = 1"), ("A price.", "Its price.")],
        changes: &[
            "wire[wire-type-changed] types.price",
            "wire[default-changed] types.price",
            "documentation[doc-changed] types.price",
        ],
        verdict: Minor,
    },
    Case {
        what: "pages are asked for by other parameters, and may be larger",
        before: &[("[api.verbs]", PAGINATION)],
        edits: &[
            ("page = \"page\"", "page = \"number\""),
            ("size = \"size\"", "size = \"limit\""),
            ("sizes = [1, 50]", "sizes = [1, 100]"),
        ],
        changes: &["wire[paging-changed] api.pagination"; 3],
        verdict: Minor,
    },
    case(
        "headers describe the rate limit",
        &[("[api.verbs]", "[api.limits]\nremaining = \"X-Left\"\nreset = \"X-Reset\"\n\n[api.verbs]")],
        &["wire[limits-changed] api.limits"],
        Minor,
    ),
    Case {
        what: "links find the next page",
        before: &[("[api.verbs]", PAGINATION)],
        edits: &[("page = \"page\"", "page = \"page\"\nnext = \"link\"")],
        changes: &["wire[paging-changed] api.pagination"],
        verdict: Minor,
    },
    Case {
        what: "the pages of one list lose their numbers",
        before: &[("[api.verbs]", PAGINATION), ("page = \"page\"", "page = \"page\"\nnext = \"link\"")],
        edits: &[("archived = { gone = true }", "archived = { gone = true }\npages = \"link\"")],
        changes: &["wire[paging-changed] resources.book.list"],
        verdict: Minor,
    },
    Case {
        what: "pages are counted from 0",
        before: &[("[api.verbs]", PAGINATION)],
        edits: &[("page = \"page\"", "page = \"page\"\nfirst = 0")],
        changes: &["wire[first-page-changed] api.pagination"],
        verdict: Major,
    },
    Case {
        what: "pages have another size by default",
        before: &[("[api.verbs]", PAGINATION)],
        edits: &[("default_size = 20", "default_size = 10")],
        changes: &["documentation[doc-changed] api.pagination"],
        verdict: Patch,
    },
    case(
        "IDs become strings",
        &[("plural = \"shelves\"\n", "plural = \"shelves\"\nid = \"string\"\n")],
        &["breaks+wire[id-kind-changed] resources.shelf"],
        Major,
    ),
    case(
        "a list is filtered by a parameter",
        &[("path = \"shelves/{shelf_id}/books\"\nitem = \"books/{id}\"", "path = \"books\"\nparent = \"shelf\"")],
        &["breaks+wire[parent-changed] resources.book.parent"],
        Major,
    ),
    case(
        "a status is added",
        &[("\n[enums.Genre]", "410.gone = \"Sold.\"\n\n[enums.Genre]")],
        &["documentation[status-added] api.statuses.410"],
        Patch,
    ),
    case(
        "a status with a wait is added",
        &[("\n[enums.Genre]", "410.gone = { doc = \"Sold.\", wait = 5 }\n\n[enums.Genre]")],
        &["wire[wait-changed] api.statuses.410"],
        Minor,
    ),
    case(
        "another status is described",
        &[("404.", "410.")],
        &["documentation[status-removed] api.statuses.404", "documentation[status-added] api.statuses.410"],
        Patch,
    ),
    case("retries wait longer", &[("wait = 30", "wait = 60")], &["wire[wait-changed] api.statuses.503"], Minor),
    // Enums.
    case(
        "an enum is added",
        &[(
            "[enums.Rating]",
            "[enums.Cover]\ndoc = \"What is around a book.\"\nvalues.cloth = \"Cloth.\"\n\n[enums.Rating]",
        )],
        &["adds[enum-added] enums.Cover"],
        Minor,
    ),
    case(
        "a value is added",
        &[("values.how-to", "values.poem = \"Verses.\"\nvalues.how-to")],
        &["adds[value-added] enums.Genre.values.Poem"],
        Minor,
    ),
    case(
        "a value is removed",
        &[("values.-1.Bad = \"Not worth it.\"\n", "")],
        &["breaks[value-removed] enums.Rating.values.Bad"],
        Major,
    ),
    case(
        "a value has another name",
        &[("how-to.Guide", "how-to.Advice")],
        &["breaks[value-renamed] enums.Genre.values.Guide"],
        Major,
    ),
    case(
        "a value is written differently",
        &[("values.-1", "values.0")],
        &["wire[value-changed] enums.Rating.values.Bad"],
        Minor,
    ),
    case(
        "values are strings instead of numbers",
        &[("repr = \"i64\"\n", ""), ("values.-1", "values.bad"), ("values.1", "values.good")],
        &["breaks+wire[repr-changed] enums.Rating"],
        Major,
    ),
    case(
        "values are in another order",
        &[
            ("values.-1.Bad = \"Not worth it.\"\n", ""),
            ("\"Worth it.\"\n", "\"Worth it.\"\nvalues.-1.Bad = \"Not worth it.\"\n"),
        ],
        &["documentation[doc-changed] enums.Rating"],
        Patch,
    ),
    case(
        "a value is described differently",
        &[("\"A story.\"", "\"A long story.\"")],
        &["documentation[doc-changed] enums.Genre.values.Novel"],
        Patch,
    ),
    // Objects.
    case(
        "an object is added",
        &[(
            "[objects.Review]",
            "[objects.Note]\ndoc = \"A note.\"\n[objects.Note.fields]\ntext = { type = \"string\", doc = \"It.\" }\n\n[objects.Review]",
        )],
        &["adds[object-added] objects.Note"],
        Minor,
    ),
    case(
        "a required field is added to an object",
        &[(
            "pages = { type = \"u64\"",
            "line = { type = \"u64\", write = \"both\", required = \"create\", doc = \"Its first line.\" }\npages = { type = \"u64\"",
        )],
        &["breaks+wire[required-field-added] objects.Excerpt.fields.line"],
        Major,
    ),
    case(
        "an object can be written",
        &[(
            "rating = { type = \"Rating\", doc",
            "rating = { type = \"Rating\", write = \"both\", required = \"create\", doc",
        )],
        &["breaks[object-written] objects.Review"],
        Major,
    ),
    case(
        "a field of an object that is written can be written, too",
        &[("created = { type = \"time\", seen", "created = { type = \"time\", write = \"both\", seen")],
        &["breaks[getter-removed] objects.Excerpt.fields.created"],
        Major,
    ),
    // Resources.
    case(
        "a resource is added",
        &[(
            "[resources.loan]",
            "[resources.room]\npath = \"rooms\"\ndoc = \"A room.\"\noperations = [\"list\"]\nrefused.get = { reason = \"a\", instead = \"b\" }\nrefused.create = { reason = \"a\", instead = \"b\" }\nrefused.update = { reason = \"a\", instead = \"b\" }\nrefused.delete = { reason = \"a\", instead = \"b\" }\n[resources.room.fields]\nname = { type = \"string\", doc = \"Its name.\" }\n\n[resources.loan]",
        )],
        &["adds[resource-added] resources.room"],
        Minor,
    ),
    case(
        "another path",
        &[("{shelf_id}/books\"\nitem = \"books/", "{shelf_id}/volumes\"\nitem = \"volumes/")],
        &["wire[path-changed] resources.book.path"],
        Minor,
    ),
    Case {
        what: "another path before an ID alone",
        before: &[("[api.verbs]", USAGE)],
        edits: &[("\"usage/{account_id}\"", "\"billing/usage/{account_id}\"")],
        changes: &["wire[path-changed] resources.usage.path"],
        verdict: Minor,
    },
    Case {
        what: "a book is found by its shelf and its own ID",
        before: &[("links.book = { field = \"book.reader_ids\", doc = \"The list lives in the book.\" }\n", "")],
        edits: &[("item = \"books/{id}\"\n", "")],
        changes: &["breaks+wire[nesting-changed] resources.book.path"],
        verdict: Major,
    },
    Case {
        what: "a resource that is only written is read as another one",
        before: &[("[api.verbs]", NOTE)],
        edits: &[("reads = \"reader\"", "reads = \"shelf\"")],
        changes: &["breaks[read-as-changed] resources.note.reads"],
        verdict: Major,
    },
    Case {
        what: "a create takes a list",
        before: &[("[api.verbs]", NOTE)],
        edits: &[("reads = \"reader\"", "reads = \"reader\"\ncreate = { many = true }")],
        changes: &["breaks+wire[creation-changed] resources.note.create"],
        verdict: Major,
    },
    case(
        "another plural",
        &[("item = \"books/{id}\"", "item = \"books/{id}\"\nplural = \"volumes\"\nmethod = \"books\"")],
        &["breaks[plural-renamed] resources.book.plural"],
        Major,
    ),
    case(
        "another method of the parent",
        &[("method = \"borrowed\"", "method = \"loans\"")],
        &["breaks[method-renamed] resources.loan.method"],
        Major,
    ),
    case(
        "another title",
        &[("path = \"shelves\"\n", "path = \"shelves\"\ntitle = \"bookshelf\"\n")],
        &["documentation[doc-changed] resources.shelf"],
        Patch,
    ),
    case(
        "another parent",
        &[("\"readers/{reader_id}/loans\"", "\"shelves/{shelf_id}/loans\"")],
        &["breaks+wire[parent-changed] resources.loan.parent"],
        Major,
    ),
    case(
        "a parent is in the body instead of the URL",
        &[("\"shelves/{shelf_id}/books\"", "\"books\"")],
        &["breaks+wire[parent-changed] resources.book.parent"],
        Major,
    ),
    case(
        "an operation is removed",
        &[(
            "operations = [\"get\", \"list\", \"create\", \"update\", \"delete\"]\nat_least_one_of",
            "operations = [\"get\", \"list\", \"create\", \"update\"]\nrefused.delete = { reason = \"readers stay\", instead = \"wait\" }\nat_least_one_of",
        )],
        &["breaks[operation-removed] resources.reader.operations.delete"],
        Major,
    ),
    case(
        "a resource can no longer be updated",
        &[(
            "operations = [\"get\", \"list\", \"create\", \"update\"]\nrefused.",
            "operations = [\"get\", \"list\", \"create\"]\nrefused.update = { reason = \"shelves are fixed\", instead = \"wait\" }\nrefused.",
        )],
        &["breaks[operation-removed] resources.shelf.operations.update"],
        Major,
    ),
    case(
        "operations are in another order",
        &[(
            "operations = [\"get\", \"list\", \"create\", \"update\", \"delete\"]\nat_least_one_of",
            "operations = [\"list\", \"get\", \"create\", \"update\", \"delete\"]\nat_least_one_of",
        )],
        &["documentation[doc-changed] resources.reader.operations"],
        Patch,
    ),
    case(
        "another reason for a refusal",
        &[("reason = \"shelves are never taken down\"", "reason = \"shelves are nailed to the wall\"")],
        &["documentation[refusal-changed] resources.shelf.refused.delete"],
        Patch,
    ),
    case(
        "another warning",
        &[("The book is pulped.", "The book is sold.")],
        &["documentation[doc-changed] resources.book.warnings.delete"],
        Patch,
    ),
    case(
        "another description and page",
        &[("doc = \"A shelf. It holds books.\"\ndocs = \"#shelves\"", "doc = \"A shelf.\"\ndocs = \"#furniture\"")],
        &["documentation[doc-changed] resources.shelf", "documentation[doc-changed] resources.shelf"],
        Patch,
    ),
    case(
        "another field is unique",
        &[("unique = [\"label\"]", "unique = [\"label\", \"height\"]")],
        &["wire[unique-changed] resources.shelf.unique"],
        Minor,
    ),
    case(
        "the choice has another field",
        &[
            ("at_least_one_of = [\"mail\", \"phone\"]", "at_least_one_of = [\"mail\", \"phone\", \"street\"]"),
            (
                "tags = { type",
                "street = { type = \"string\", write = \"both\", nullable = true, seen = [\"null\"], doc = \"A street.\" }\ntags = { type",
            ),
        ],
        &["wire[choice-changed] resources.reader.at_least_one_of", "adds[field-added] resources.reader.fields.street"],
        Minor,
    ),
    case(
        "deleting no longer archives",
        &[("archived = { gone = true }\n", "")],
        &["wire[archiving-changed] resources.book.archived"],
        Minor,
    ),
    case(
        "objects get an ID",
        &[(
            "book_id = { type = \"BookId\"",
            "id = { type = \"LoanId\", doc = \"Identifies the loan.\" }\nbook_id = { type = \"BookId\"",
        )],
        &["breaks[id-added] resources.loan.fields.id"],
        Major,
    ),
    // Fields.
    case(
        "an optional field is added",
        &[("genre = { type", "note = { type = \"string\", write = \"both\", doc = \"A note.\" }\ngenre = { type")],
        &["adds[field-added] resources.book.fields.note"],
        Minor,
    ),
    case(
        "a required field is added",
        &[(
            "genre = { type",
            "author = { type = \"string\", write = \"both\", required = \"create\", doc = \"Who wrote it.\" }\ngenre = { type",
        )],
        &["breaks+wire[required-field-added] resources.book.fields.author"],
        Major,
    ),
    case(
        "a field is removed",
        &[("since = { type = \"time\", doc = \"When it was borrowed.\" }\n", "")],
        &["breaks[field-removed] resources.loan.fields.since"],
        Major,
    ),
    case(
        "a field of another type",
        &[("height = { type = \"f64\"", "height = { type = \"u64\"")],
        &["breaks+wire[type-changed] resources.shelf.fields.height"],
        Major,
    ),
    case(
        "a list instead of one value",
        &[("book_id = { type = \"BookId\"", "book_id = { type = \"[BookId]\"")],
        &["breaks+wire[type-changed] resources.loan.fields.book_id"],
        Major,
    ),
    case(
        "a field that may be null in responses",
        &[(
            "genre = { type = \"Genre\", write = \"both\"",
            "genre = { type = \"Genre\", write = \"both\", seen = [\"null\"]",
        )],
        &["breaks[made-optional] resources.book.fields.genre"],
        Major,
    ),
    case(
        "a field that is absent in lists",
        &[("since = { type = \"time\"", "since = { type = \"time\", seen = [\"absent in lists\"]")],
        &["breaks[made-optional] resources.loan.fields.since"],
        Major,
    ),
    case(
        "a field that is always there",
        &[("seen = [\"absent in lists\"], doc = \"What was said of it.\"", "doc = \"What was said of it.\"")],
        &["breaks+wire[made-certain] resources.book.fields.reviews"],
        Major,
    ),
    case(
        "a field that is absent in another way",
        &[(
            "seen = [\"absent in lists\"], doc = \"What was said of it.\"",
            "seen = [\"absent\"], doc = \"What was said of it.\"",
        )],
        &["documentation[absence-changed] resources.book.fields.reviews"],
        Patch,
    ),
    case(
        "a secret that is none",
        &[("secret = true, ", "")],
        &["breaks[secret-changed] resources.shelf.fields.key"],
        Major,
    ),
    case(
        "a field that can no longer be edited",
        &[(
            "excerpts = { type = \"[Excerpt]\", write = \"both\"",
            "excerpts = { type = \"[Excerpt]\", write = \"create\"",
        )],
        &["breaks[access-narrowed] resources.book.fields.excerpts"],
        Major,
    ),
    case(
        "a field that can no longer be written",
        &[("excerpts = { type = \"[Excerpt]\", write = \"both\"", "excerpts = { type = \"[Excerpt]\"")],
        &["breaks[access-narrowed] resources.book.fields.excerpts"],
        Major,
    ),
    case(
        "a field that can be read",
        &[(
            "code = { type = \"string\", write = \"both\", read = false",
            "code = { type = \"string\", write = \"both\"",
        )],
        &["adds[access-widened] resources.shelf.fields.code"],
        Minor,
    ),
    case(
        "a field that has to be given",
        &[(
            "genre = { type = \"Genre\", write = \"both\"",
            "genre = { type = \"Genre\", write = \"both\", required = \"create\"",
        )],
        &["breaks+wire[made-required] resources.book.fields.genre"],
        Major,
    ),
    case(
        "a field that has to be given on updates too",
        &[
            (
                "title = { type = \"string\", write = \"both\", required = \"create\"",
                "title = { type = \"string\", write = \"both\", required = \"always\"",
            ),
            ("actions.mark_down = { set = { price = 0, genre = \"how-to\" }, doc = \"Gives the book away.\" }\n", ""),
            ("links.reader = { field = \"reader_ids\", doc = \"The book's own list.\" }\n", ""),
            ("links.book = { field = \"book.reader_ids\", doc = \"The list lives in the book.\" }\n", ""),
        ],
        &[
            "breaks+wire[made-required] resources.book.fields.title",
            "breaks[action-removed] resources.book.actions.mark_down",
            "breaks[link-removed] resources.book.links.reader",
            "breaks[link-removed] resources.reader.links.book",
        ],
        Major,
    ),
    case(
        "a field that may be cleared",
        &[(
            "excerpt = { type = \"Excerpt\", write = \"both\", seen",
            "excerpt = { type = \"Excerpt\", write = \"both\", nullable = true, seen",
        )],
        &["adds[null-allowed] resources.book.fields.excerpt"],
        Minor,
    ),
    case(
        "another default",
        &[("default = -5", "default = 0")],
        &["wire[default-changed] resources.book.fields.offset"],
        Minor,
    ),
    case(
        "a narrower range",
        &[("range = [0, 10000]", "range = [0, 5000]")],
        &["wire[range-narrowed] resources.book.fields.price"],
        Minor,
    ),
    case("no range", &[("range = [-10, 10], ", "")], &["wire+adds[range-widened] resources.book.fields.offset"], Minor),
    case(
        "a range that needs another type",
        &[("price = { type = \"u32\"", "price = { type = \"i64\""), ("range = [0, 10000]", "range = [-1, 10000]")],
        &[
            "breaks+wire[type-changed] resources.book.fields.price",
            "wire+adds[range-widened] resources.book.fields.price",
        ],
        Major,
    ),
    case(
        "a text gets a limit",
        &[(
            "title = { type = \"string\", write = \"both\",",
            "title = { type = \"string\", max_length = 7, write = \"both\",",
        )],
        &["wire[range-narrowed] resources.book.fields.title"],
        Minor,
    ),
    case(
        "a list gets a length",
        &[("tags = { type = \"[string]\",", "tags = { type = \"[string]\", length = [0, 7],")],
        &["wire[range-narrowed] resources.reader.fields.tags"],
        Minor,
    ),
    case(
        "numbers of a list have to add up",
        &[("excerpts = { type = \"[Excerpt]\",", "excerpts = { type = \"[Excerpt]\", sum = { pages = 7 },")],
        &["wire[sum-changed] resources.book.fields.excerpts"],
        Minor,
    ),
    case(
        "two fields exclude each other",
        &[("The book is pulped.\"\n", "The book is pulped.\"\nat_most_one_of = [[\"offset\", \"excerpt\"]]\n")],
        &["wire[choice-changed] resources.book.at_most_one_of"],
        Minor,
    ),
    case(
        "another pattern",
        &[("^[A-Z]+$", "^[a-z]+$")],
        &["wire[pattern-changed] resources.shelf.fields.label"],
        Minor,
    ),
    case(
        "another unit",
        &[("unit = \"metres\"", "unit = \"centimetres\"")],
        &["documentation[doc-changed] resources.shelf.fields.height"],
        Patch,
    ),
    case(
        "another description of a field",
        &[("doc = \"The letters on it.\"", "doc = \"The letters at its end.\"")],
        &["documentation[doc-changed] resources.shelf.fields.label"],
        Patch,
    ),
    Case {
        what: "times with fractions of a second",
        before: &[(
            "genre = { type",
            "bought = { type = \"time\", write = \"both\", precision = \"seconds\", doc = \"When.\" }\ngenre = { type",
        )],
        edits: &[(", precision = \"seconds\"", "")],
        changes: &["wire[precision-changed] resources.book.fields.bought"],
        verdict: Minor,
    },
    case(
        "required fields in another order",
        &[
            ("title = { type = \"string\", write = \"both\", required = \"create\", doc = \"Its name.\" }\n", ""),
            (
                "doc = \"What it costs.\" }\n",
                "doc = \"What it costs.\" }\ntitle = { type = \"string\", write = \"both\", required = \"create\", doc = \"Its name.\" }\n",
            ),
        ],
        &["breaks+wire[arguments-reordered] resources.book.constructors.new"],
        Major,
    ),
    case(
        "other fields in another order",
        &[
            ("genre = { type = \"Genre\", write = \"both\", default = \"novel\", doc = \"What it is.\" }\n", ""),
            (
                "doc = \"What it costs.\" }\n",
                "doc = \"What it costs.\" }\ngenre = { type = \"Genre\", write = \"both\", default = \"novel\", doc = \"What it is.\" }\n",
            ),
        ],
        &["documentation[fields-reordered] resources.book.fields"],
        Patch,
    ),
    // Functions.
    case(
        "a constructor is added",
        &[(
            "constructors.by_phone",
            "constructors.by_name = { args = [\"kind\", \"mail\", \"phone\"], doc = \"A reader with both.\" }\nconstructors.by_phone",
        )],
        &["adds[constructor-added] resources.reader.constructors.by_name"],
        Minor,
    ),
    case(
        "a constructor has another name",
        &[("constructors.by_phone", "constructors.by_number")],
        &[
            "breaks[constructor-removed] resources.reader.constructors.by_phone",
            "breaks[constructor-removed] resources.reader.constructors.by_phone",
            "adds[constructor-added] resources.reader.constructors.by_number",
            "adds[constructor-added] resources.reader.constructors.by_number",
        ],
        Major,
    ),
    case(
        "a constructor takes its arguments in another order",
        &[("args = [\"kind\", \"mail\", [\"tags\"", "args = [\"mail\", \"kind\", [\"tags\"")],
        &[
            "breaks+wire[arguments-reordered] resources.reader.constructors.by_mail",
            "breaks+wire[arguments-reordered] resources.reader.constructors.by_mail",
        ],
        Major,
    ),
    case(
        "a constructor leaves fields to setters",
        &[("args = [\"kind\", \"mail\", [\"tags\", \"tag_ratings\"]]", "args = [\"kind\", \"mail\"]")],
        &[
            "breaks[constructor-changed] resources.reader.constructors.by_mail",
            "breaks[constructor-changed] resources.reader.constructors.by_mail",
            "adds[setter-added] resources.reader.fields.tags",
            "adds[setter-added] resources.reader.fields.tag_ratings",
        ],
        Major,
    ),
    case(
        "a constructor makes something else",
        &[("set = { kind = \"phone\" }", "set = { kind = \"telephone\" }")],
        &["wire[constructor-redefined] resources.reader.constructors.by_phone"],
        Major,
    ),
    case(
        "a constructor of creates alone",
        &[("[\"tags\", \"tag_ratings\"]], update = true,", "[\"tags\", \"tag_ratings\"]],")],
        &["breaks[constructor-removed] resources.reader.constructors.by_mail"],
        Major,
    ),
    case(
        "an object gets a constructor",
        &[(
            "docs = \"#excerpts\"\n",
            "docs = \"#excerpts\"\nconstructors.page = { args = [\"type\"], set = { pages = 1 }, doc = \"A page.\" }\n",
        )],
        &["adds[constructor-added] objects.Excerpt.constructors.page"],
        Minor,
    ),
    case(
        "a constructor of an object is the only one of its name",
        &[(
            "docs = \"#excerpts\"\n",
            "docs = \"#excerpts\"\nconstructors.new = { args = [\"type\", \"pages\"], doc = \"Pages.\" }\n",
        )],
        &["breaks[constructor-changed] objects.Excerpt.constructors.new"],
        Major,
    ),
    Case {
        what: "a constructor of an object makes something else",
        before: &[(
            "docs = \"#excerpts\"\n",
            "docs = \"#excerpts\"\nconstructors.page = { args = [\"type\"], set = { pages = 1 }, doc = \"A page.\" }\n",
        )],
        edits: &[("set = { pages = 1 }", "set = { pages = 2 }")],
        changes: &["wire[constructor-redefined] objects.Excerpt.constructors.page"],
        verdict: Major,
    },
    case(
        "a constructor is described differently",
        &[("doc = \"A reader with a number.\"", "doc = \"A reader with a telephone.\"")],
        &["documentation[doc-changed] resources.reader.constructors.by_phone"],
        Patch,
    ),
    Case {
        what: "a list is edited by a function",
        before: &[(
            "pages = { type = \"u64\", write = \"both\", default = 1",
            "nr = { type = \"u64\", write = \"update\", doc = \"Its number.\" }\npages = { type = \"u64\", write = \"both\", default = 1",
        )],
        edits: &[("excerpts = { type = \"[Excerpt]\",", "excerpts = { type = \"[Excerpt]\", edit = \"nr\",")],
        changes: &["breaks[edit-added] resources.book.fields.excerpts"],
        verdict: Major,
    },
    Case {
        what: "another field identifies what is in a list",
        before: &[
            (
                "pages = { type = \"u64\", write = \"both\", default = 1",
                "nr = { type = \"u64\", write = \"update\", doc = \"Its number.\" }\npages = { type = \"u64\", write = \"both\", default = 1",
            ),
            ("excerpts = { type = \"[Excerpt]\",", "excerpts = { type = \"[Excerpt]\", edit = \"nr\","),
        ],
        edits: &[("edit = \"nr\"", "edit = \"pages\"")],
        changes: &["wire[edit-changed] resources.book.fields.excerpts"],
        verdict: Minor,
    },
    case(
        "a copy leaves out a field",
        &[("gone = { type = \"bool\",", "gone = { type = \"bool\", copied = false,")],
        &["wire[copy-changed] resources.book.fields.gone"],
        Minor,
    ),
    case(
        "an action is added",
        &[(
            "actions.mark_down",
            "actions.bring_back = { set = { gone = false }, doc = \"Finds it again.\" }\nactions.mark_down",
        )],
        &["adds[action-added] resources.book.actions.bring_back"],
        Minor,
    ),
    case(
        "an action does something else",
        &[("set = { price = 0, genre = \"how-to\" }", "set = { price = 1, genre = \"how-to\" }")],
        &["wire[action-redefined] resources.book.actions.mark_down"],
        Major,
    ),
    case(
        "an action that is a query parameter is added",
        &[(
            "actions.mark_down",
            "actions.lend = { query = { action = \"lend\" }, doc = \"Lends it.\" }\nactions.mark_down",
        )],
        &["adds[action-added] resources.book.actions.lend"],
        Minor,
    ),
    case(
        "a link is removed",
        &[("links.reader = { field = \"reader_ids\", doc = \"The book's own list.\" }\n", "")],
        &["breaks[link-removed] resources.book.links.reader"],
        Major,
    ),
    case(
        "a link edits another list",
        &[
            ("field = \"reader_ids\"", "field = \"buyer_ids\""),
            (
                "gone = { type",
                "buyer_ids = { type = \"[ReaderId]\", write = \"both\", doc = \"Who buys it.\" }\ngone = { type",
            ),
        ],
        &["breaks+wire[link-changed] resources.book.links.reader", "adds[field-added] resources.book.fields.buyer_ids"],
        Major,
    ),
    Case {
        what: "a list can be watched no more",
        before: &[("[api.verbs]", FEED)],
        edits: &[(OF_FEED, "")],
        changes: &[
            "breaks[query-removed] resources.visit.query.since",
            "breaks[query-removed] resources.visit.query.until",
            "breaks[feed-removed] resources.visit.feed",
        ],
        verdict: Major,
    },
    Case {
        what: "a list can be watched, by parameters that it had",
        before: &[
            ("[api.verbs]", FEED),
            (
                OF_FEED,
                "query.since = { wire = \"from\", type = \"time\", doc = \"Lists the visits from this time on.\" }\nquery.until = { wire = \"to\", type = \"time\", doc = \"Lists the visits up to this time.\" }\n",
            ),
        ],
        edits: &[(
            "query.since = { wire = \"from\", type = \"time\", doc = \"Lists the visits from this time on.\" }\nquery.until = { wire = \"to\", type = \"time\", doc = \"Lists the visits up to this time.\" }\n",
            OF_FEED,
        )],
        changes: &["adds[feed-added] resources.visit.feed"],
        verdict: Minor,
    },
    Case {
        what: "a list is watched by another field and another parameter",
        before: &[("[api.verbs]", FEED)],
        edits: &[(
            "since = \"from\", until = \"to\", time = \"begun\"",
            "since = \"after\", until = \"to\", time = \"ended\"",
        )],
        changes: &["wire[parameter-renamed] resources.visit.query.since", "wire[feed-changed] resources.visit.feed"],
        verdict: Minor,
    },
    case(
        "a query is added",
        &[("query.between", "query.late = { type = \"bool\", doc = \"Those that are late.\" }\nquery.between")],
        &["adds[query-added] resources.loan.query.late"],
        Minor,
    ),
    case(
        "a query takes another type",
        &[("from_year = \"u64\"", "from_year = \"i64\"")],
        &["breaks+wire[query-changed] resources.loan.query.between"],
        Major,
    ),
    case(
        "a parameter has another name",
        &[("from_year = \"u64\"", "year = \"u64\"")],
        &["wire[parameter-renamed] resources.loan.query.between"],
        Minor,
    ),
    // Views.
    case(
        "a view is added",
        &[("[views.hours]", "[views.rules]\ntype = \"json\"\ndoc = \"The rules of the house.\"\n\n[views.hours]")],
        &["adds[view-added] views.rules"],
        Minor,
    ),
    case(
        "a view yields another type",
        &[("type = \"json\"\npath = \"hours", "type = \"csv\"\npath = \"hours")],
        &["breaks+wire[view-changed] views.hours"],
        Major,
    ),
    case(
        "a view may have no value",
        &[(
            "state = \"beta\"\ndoc = \"When the",
            "outcomes = { 204 = \"nothing\" }\nstate = \"beta\"\ndoc = \"When the",
        )],
        &["breaks+wire[view-changed] views.hours", "wire[success-changed] views.hours"],
        Major,
    ),
    case(
        "another status of a view has no value",
        &[("202 = \"pending\", 204", "202 = \"pending\", 205")],
        &["wire[success-changed] resources.shelf.views.inventory"],
        Minor,
    ),
    case(
        "a view takes another argument",
        &[("hours/{day}\"\nparams = { day = \"date\" }", "hours/{day}\"\nparams = { day = \"string\" }")],
        &["breaks+wire[view-changed] views.hours"],
        Major,
    ),
    Case {
        what: "a view takes its arguments in another order",
        before: &[(
            "hours/{day}\"\nparams = { day = \"date\" }",
            "hours/{day}/{hour}\"\nparams = { day = \"date\", hour = \"string\" }",
        )],
        edits: &[("hours/{day}/{hour}", "hours/{hour}/{day}")],
        changes: &["breaks+wire[arguments-reordered] views.hours", "wire[path-changed] views.hours.path"],
        verdict: Major,
    },
    case(
        "a view has another path",
        &[("path = \"hours/{day}\"", "path = \"opening/{day}\"")],
        &["wire[path-changed] views.hours.path"],
        Minor,
    ),
    case(
        "a parameter of a view is added",
        &[("query.after", "query.lent = { type = \"bool\", doc = \"Counts those too that are lent.\" }\nquery.after")],
        &["adds[query-added] resources.shelf.views.inventory.query.lent"],
        Minor,
    ),
    case(
        "the provider calls a view something else",
        &[("state = \"beta\"\ndoc = \"When the", "state = \"alpha\"\ndoc = \"When the")],
        &["documentation[doc-changed] views.hours"],
        Patch,
    ),
    case(
        "the provider calls a parameter unfinished",
        &[("query.after = { type = \"time\",", "query.after = { type = \"time\", state = \"beta\",")],
        &["documentation[doc-changed] resources.shelf.views.inventory.query.after"],
        Patch,
    ),
];
