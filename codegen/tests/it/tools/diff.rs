//! The effects of a change of a spec on programs. Each case is an edit of the small spec, with the expected changes.

mod cases;
mod renames;
mod sides;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use optimizely_codegen::{Change, Checked, Diff, Kind, Sides, Verdict};

use crate::support::checked::checked;
use crate::support::expect::{UPDATE, mismatch, path, read};
use crate::support::random::Random;
use cases::{CASES, Case};
use renames::RENAMES;
use sides::SIDES;

const SMALL: &str = "tests/golden/small.toml";

/// Every case.
fn all() -> impl Iterator<Item = &'static Case> {
    CASES.iter().chain(SIDES).chain(RENAMES)
}

impl Case {
    /// The small spec, with the first edits of the case.
    fn old_text(&self) -> String {
        self.edit(read(&path(SMALL)), self.before)
    }

    fn new_text(&self) -> String {
        self.edit(self.old_text(), self.edits)
    }

    fn edit(&self, text: String, edits: &[(&str, &str)]) -> String {
        edits.iter().fold(text, |text, (from, to)| {
            assert_eq!(text.matches(from).count(), 1, "{}: `{from}` does not stand there once", self.what);
            text.replace(from, to)
        })
    }

    fn sides(&self) -> [Checked; 2] {
        [self.old_text(), self.new_text()].map(|text| checked(self.what, &text))
    }

    fn diff(&self) -> Diff {
        let [old, new] = self.sides();
        old.diff(&new)
    }

    fn reverse(&self) -> Diff {
        let [old, new] = self.sides();
        new.diff(&old)
    }
}

/// `breaks+wire[type-changed] resources.book.fields.title`
fn line(change: &Change) -> String {
    let effects: Vec<_> = change.effect().names().collect();
    format!("{}[{}] {}", effects.join("+"), change.kind.name(), change.subject)
}

#[test]
fn every_change_is_classified_as_expected() {
    let mut wrong = String::new();
    for case in all() {
        let diff = case.diff();
        let mut found: Vec<_> = diff.changes.iter().map(line).collect();
        let mut expected: Vec<_> = case.changes.iter().map(|line| (*line).to_owned()).collect();
        found.sort();
        expected.sort();
        if found != expected || diff.verdict() != case.verdict {
            let sides = Sides { old: ("old", &case.old_text()), new: ("new", &case.new_text()) };
            wrong.push_str(&format!(
                "{}:\n  expected {}: {expected:#?}\n{}\n",
                case.what,
                case.verdict,
                diff.text(&sides)
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_evidence_that_a_field_is_always_there_is_documentation() {
    let small = read(&path(SMALL)).replace("env = \"LIBRARY\"", "env = \"LIBRARY\"\nabsent = \"unset\"");
    let small = small.replace(", seen = [\"absent\"]", "").replace("[\"null\", \"absent\"]", "[\"null\"]");
    let with = |evidence: &str| small.replace("since = { ", &format!("since = {{ always = \"{evidence}\", "));
    let diff = compare(&with("the document"), &with("a response"));
    let changes: Vec<_> = diff.changes.iter().map(line).collect();
    assert_eq!(changes, ["documentation[doc-changed] resources.loan.fields.since"]);
}

#[test]
fn every_kind_has_a_case() {
    let shown: BTreeSet<_> = all()
        .flat_map(|case| case.diff().changes.into_iter().chain(case.reverse().changes))
        .map(|change| change.kind.name())
        .collect();
    let missing: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).filter(|name| !shown.contains(name)).collect();
    assert!(missing.is_empty(), "no case of `tests/it/tools/diff/cases.rs` shows {missing:?}");
}

#[test]
fn a_spec_is_no_different_from_itself() {
    for file in [SMALL, "../spec/resources.toml", "../tests/interop/second-api/tickets.toml"] {
        let text = read(&path(file));
        let diff = checked("spec", &text).diff(&checked("spec", &text));
        assert_eq!((diff.changes.len(), diff.verdict()), (0, Verdict::None), "{file}");
    }
}

#[test]
fn layout_comments_and_the_order_of_tables_are_no_change() {
    let text = read(&path(SMALL));
    let (api, tables) = text.split_once("[enums.Genre]").expect("it has an enum");
    let (enums, resources) = tables.split_once("[resources.shelf]").expect("it has a resource");
    let moved = format!("# A comment.\n\n[resources.shelf]{resources}\n[enums.Genre]{enums}\n{api}");
    let diff = checked("spec", &text).diff(&checked("spec", &moved));
    assert_eq!(diff.changes, []);
}

#[test]
fn swapping_the_specs_turns_every_addition_into_a_removal() {
    // Only the newer spec knows what something was called.
    for case in CASES.iter().chain(SIDES) {
        let sorted = |mut lines: Vec<(String, String)>| {
            lines.sort();
            lines
        };
        let there = case.diff().changes.into_iter().map(|change| (opposite(change.kind), subject(change))).collect();
        let back = case.reverse().changes.into_iter().map(|change| (plain(change.kind), subject(change))).collect();
        assert_eq!(sorted(there), sorted(back), "{}", case.what);
    }
}

/// The subject of a change. A value that gets another name is called by its old name.
fn subject(change: Change) -> String {
    match change.kind {
        Kind::ValueRenamed | Kind::WireNameChanged => {
            change.subject.rsplit_once('.').expect("it has parts").0.to_owned()
        }
        _ => change.subject,
    }
}

/// The kind of the change back.
fn opposite(kind: Kind) -> String {
    const OPPOSITES: [(&str, &str); 6] = [
        ("-added", "-removed"),
        ("-widened", "-narrowed"),
        ("made-optional", "made-certain"),
        ("made-required", "requirement-dropped"),
        ("null-allowed", "null-refused"),
        ("object-written", "object-read-only"),
    ];
    let name = plain(kind);
    let both_ways = OPPOSITES.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    let found = both_ways.into_iter().find(|(one, _)| name.ends_with(one));
    found.map_or(name.clone(), |(one, other)| name.replace(one, other))
}

/// The kind, with one name for all added fields. Whether programs have to give a field does not matter when it is removed.
fn plain(kind: Kind) -> String {
    match kind {
        Kind::RequiredFieldAdded | Kind::IdAdded => "field-added".to_owned(),
        kind => kind.name().to_owned(),
    }
}

#[test]
fn a_change_stands_at_its_place_in_both_files() {
    let case = |edits| Case { what: "a place", before: &[], edits, changes: &[], verdict: Verdict::None };
    let old = read(&path(SMALL));

    let changed = case(&[("{shelf_id}/books\"\nitem = \"books/", "{shelf_id}/volumes\"\nitem = \"volumes/")]);
    let new = changed.new_text();
    let change = changed.diff().changes.remove(0);
    assert_eq!(&old[change.old.expect("it was there")], "\"shelves/{shelf_id}/books\"");
    assert_eq!(&new[change.new.expect("it is there")], "\"shelves/{shelf_id}/volumes\"");

    let removed = case(&[
        (
            r#""create", "update", "delete"]
warnings"#,
            r#""create", "update"]
warnings"#,
        ),
        (
            r#"warnings.delete = "The book is pulped."
archived = { gone = true }
"#,
            "",
        ),
    ]);
    let change = removed.diff().changes.remove(0);
    assert_eq!(&old[change.old.expect("it was there")], "\"delete\"");
    assert_eq!(change.new, None);
}

/// The hints of a change of the small spec, with their subjects.
fn hints(edits: &'static [(&'static str, &'static str)]) -> Vec<(String, String)> {
    let case = Case { what: "a hint", before: &[], edits, changes: &[], verdict: Verdict::None };
    case.diff().changes.into_iter().filter_map(|change| Some((change.subject, change.hint?))).collect()
}

fn hint(subject: &str, hint: &str) -> (String, String) {
    (subject.to_owned(), hint.to_owned())
}

#[test]
fn what_looks_renamed_is_said_on_both_sides() {
    assert_eq!(
        hints(&[("height = {", "hung_at = {")]),
        [
            hint("resources.shelf.fields.height", "is it called `hung_at` now?"),
            hint("resources.shelf.fields.hung_at", "was it called `height`?"),
        ]
    );
    assert_eq!(
        hints(&[("actions.mark_down", "actions.give_away")]),
        [
            hint("resources.book.actions.mark_down", "is it called `give_away` now?"),
            hint("resources.book.actions.give_away", "was it called `mark_down`?"),
        ]
    );
    let renamed = hints(&[("constructors.by_phone", "constructors.by_number")]);
    assert_eq!(renamed.len(), 4, "creates and updates: {renamed:?}");
    let found = hints(&[
        ("[resources.loan]", "[resources.lending]"),
        ("[resources.loan.fields]", "[resources.lending.fields]"),
    ]);
    assert_eq!(found[0], hint("resources.loan", "is it called `lending` now?"));
    // An object has the same fields, in any order.
    let edits: &[_] = &[
        ("[objects.Inventory]", "[objects.Stock]"),
        (
            "[objects.Inventory.fields]",
            "[objects.Stock.fields]\ngenres = { type = \"[Genre]\", doc = \"What they are.\" }",
        ),
        ("genres = { type = \"[Genre]\", doc = \"What they are.\" }\n\n", "\n"),
        ("type = \"Inventory\"", "type = \"Stock\""),
    ];
    let renamed = ["is it called `Stock` now?", "was it called `Inventory`?"];
    assert_eq!(hints(edits), [hint("objects.Inventory", renamed[0]), hint("objects.Stock", renamed[1])]);
}

#[test]
fn what_looks_moved_is_said_on_both_sides() {
    let line = "offset = { type = \"i64\", write = \"both\", range = [-10, 10], default = -5, doc = \"How far it stands out.\" }\n";
    let next = "created = { type = \"time\"";
    let edits = Box::leak(Box::new([(line, ""), (next, &*Box::leak(format!("{line}{next}").into_boxed_str()))]));
    assert_eq!(
        hints(edits),
        [
            hint("resources.book.fields.offset", "has it moved to `objects.Excerpt.fields.offset`?"),
            hint("objects.Excerpt.fields.offset", "has it moved from `resources.book.fields.offset`?"),
        ]
    );
}

#[test]
fn what_could_be_either_of_two_gets_no_hint() {
    // Two strings go, and two others come.
    let edits: &[_] = &[
        (
            "mail = { type = \"string\", write = \"both\", nullable = true, seen = [\"null\"], doc = \"An address.\"",
            "street = { type = \"string\", write = \"both\", nullable = true, seen = [\"null\"], doc = \"A place.\"",
        ),
        (
            "phone = { type = \"string\", write = \"both\", nullable = true, seen = [\"null\"], doc = \"A number.\"",
            "city = { type = \"string\", write = \"both\", nullable = true, seen = [\"null\"], doc = \"A town.\"",
        ),
        ("[\"mail\", \"phone\"]", "[\"street\", \"city\"]"),
        ("args = [\"kind\", \"mail\"", "args = [\"kind\", \"street\""),
        ("args = [\"phone\"]", "args = [\"city\"]"),
    ];
    assert_eq!(hints(edits), []);
    // A field of another type is another field.
    assert_eq!(hints(&[("height = { type = \"f64\"", "rows = { type = \"u64\"")]), []);
}

#[test]
fn what_weighs_most_comes_first() {
    let (old, new) = big();
    let verdicts: Vec<_> = compare(&old, &new).changes.iter().map(|change| change.kind.verdict()).collect();
    assert!(verdicts.is_sorted_by(|before, after| before >= after), "{verdicts:?}");
}

#[test]
fn one_change_of_documentation_is_an_entry_on_its_own() {
    let old = read(&path(SMALL));
    let entry = compare(&old, &old.replace("\"Its name.\"", "\"Its title.\"")).entry("Library");
    let sentence = "The documentation of the field `title` of the resource `book`.";
    assert_eq!(entry.insert_into(""), format!("## Unreleased\n\n### Changed\n\n#### Library\n\n- {sentence}\n"));
}

#[test]
fn a_big_difference_is_written_as_expected() {
    let (old, new) = big();
    let (diff, sides) = (compare(&old, &new), Sides { old: ("old.toml", &old), new: ("new.toml", &new) });
    let mut differences = Vec::new();
    differences.extend(mismatch(&path("tests/golden/diff.txt"), &diff.text(&sides)));
    differences.extend(mismatch(&path("tests/golden/diff.md"), &diff.markdown(&sides)));
    differences.extend(mismatch(&path("tests/golden/changelog.md"), &diff.entry("Library").insert_into("")));
    #[cfg(feature = "cli")]
    differences.extend(mismatch(&path("tests/golden/diff.json"), &diff.json(&sides)));
    assert!(differences.is_empty(), "{}\nif this is meant: {UPDATE}", differences.join("\n"));
}

/// The small spec, and the spec after the edits of many cases together: those that do not touch the same text.
pub fn big() -> (String, String) {
    let old = read(&path(SMALL));
    let mut new = old.clone();
    for case in CASES {
        let tried = case.edits.iter().try_fold(new.clone(), |text, (from, to)| {
            (text.matches(from).count() == 1).then(|| text.replace(from, to))
        });
        if let Some(edited) = tried.filter(|edited| optimizely_codegen::check(edited).is_ok()) {
            new = edited;
        }
    }
    (old, new)
}

fn compare(old: &str, new: &str) -> Diff {
    checked("spec", old).diff(&checked("spec", new))
}

// ------------------------------------------------------------------------------------ against the generated code

#[test]
fn whatever_the_public_surface_loses_is_major_and_a_patch_leaves_it_alone() {
    let small = Seen::new(checked("spec", &read(&path(SMALL))));
    for case in all().filter(|case| case.before.is_empty()) {
        let [_, new] = case.sides();
        let new = Seen::new(new);
        agrees_with_the_surface(&small, &new, case.what);
        agrees_with_the_surface(&new, &small, &format!("the reverse of: {}", case.what));
    }
}

#[test]
fn verdicts_agree_with_the_surface_whatever_else_the_spec_says() {
    let mut compared = 0;
    for seed in 1..=MIXED {
        let mut random = Random::new(seed);
        let old = (0..3).fold(read(&path(SMALL)), |text, _| with_any_case(text, &mut random));
        let new = with_any_case(old.clone(), &mut random);
        let [before, after] = [&old, &new].map(|text| checked("spec", text));
        let there_and_back = [before.diff(&after), after.diff(&before)];
        // A major verdict allows any surface, so there is nothing to compare.
        if old != new && there_and_back.iter().any(|diff| diff.verdict() < Verdict::Major) {
            compared += 1;
            let (before, after) = (Seen::new(before), Seen::new(after));
            agrees_with_the_surface(&before, &after, &format!("seed {seed}"));
            agrees_with_the_surface(&after, &before, &format!("seed {seed}, back"));
        }
    }
    assert!(compared > MIXED / 4, "{compared} pairs test little");
}

/// How many pairs of specs are made of random cases.
const MIXED: u64 = 60;

/// The text with the edits of some case, if they can be made and leave a good spec.
fn with_any_case(text: String, random: &mut Random) -> String {
    let case = all().nth(random.below(CASES.len() + SIDES.len())).expect("there are this many");
    let edited = case.edits.iter().fold(text.clone(), |text, (from, to)| text.replace(from, to));
    if optimizely_codegen::check(&edited).is_ok() { edited } else { text }
}

/// A spec, and what rustc sees of it: derived from the code, which knows nothing of kinds. It is made where it is compared,
/// since that takes long.
struct Seen {
    checked: Checked,
    public: OnceCell<BTreeSet<String>>,
    code: OnceCell<String>,
}

impl Seen {
    fn new(checked: Checked) -> Self {
        Seen { checked, public: OnceCell::new(), code: OnceCell::new() }
    }

    fn public(&self) -> &BTreeSet<String> {
        self.public.get_or_init(|| {
            // The type that collects the pending changes of a live object is not public knowledge.
            let items = self.checked.public_items().into_iter().filter(|line| !line.starts_with("impl Entity<"));
            items.map(|line| as_called(&line)).collect()
        })
    }

    fn code(&self) -> &str {
        self.code.get_or_init(|| self.checked.code("a spec"))
    }
}

/// A line of the surface without what a call does not show: the names of arguments, and that the written form of an object
/// is made of the read one.
fn as_called(line: &str) -> String {
    let words = line.split(' ').map(|word| match word.strip_suffix(':') {
        Some(name) if line.starts_with("pub fn") => &name[..name.rfind('(').map_or(0, |at| at + 1)],
        _ => word,
    });
    words.collect::<Vec<_>>().join(" ").replace("impl Into<New", "impl Into<")
}

/// Holds the verdict against the code.
fn agrees_with_the_surface(old: &Seen, new: &Seen, what: &str) {
    let diff = old.checked.diff(&new.checked);
    let (verdict, changes) = (diff.verdict(), &diff.changes);
    // A major change allows any surface.
    if verdict == Verdict::Major {
        return;
    }
    let said = || format!("{what}: {verdict}, of {changes:#?}");
    let names = old_names(new.public());
    let lost: Vec<_> = old.public().iter().filter(|line| !new.public().contains(&renamed(line, &names))).collect();
    assert!(lost.is_empty(), "{lost:#?} are gone\n{}", said());
    assert!(verdict > Verdict::Patch || old.public() == new.public(), "the surface is another\n{}", said());
    assert!(!changes.is_empty() || old.code() == new.code(), "the code is another\n{}", said());
}

/// The types that are another one: each old name with the new one.
fn old_names(public: &BTreeSet<String>) -> Vec<(String, String)> {
    let is_name = |text: &str| text.chars().all(char::is_alphanumeric);
    let aliases = public.iter().filter_map(|line| line.strip_prefix("pub type ")?.split_once(" = "));
    aliases.filter(|(_, new)| is_name(new)).map(|(old, new)| (old.to_owned(), new.to_owned())).collect()
}

/// A line of the surface under the new names of types. An old name is one of them.
fn renamed(line: &str, names: &[(String, String)]) -> String {
    let new = |word: &str| names.iter().find(|(old, _)| old == word).map_or(word.to_owned(), |(_, new)| new.clone());
    let (mut out, mut word) = (String::new(), String::new());
    for letter in line.chars() {
        if letter.is_alphanumeric() || letter == '_' {
            word.push(letter);
        } else {
            out.push_str(&new(&std::mem::take(&mut word)));
            out.push(letter);
        }
    }
    out + &new(&word)
}
