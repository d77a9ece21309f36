//! The kinds of changes and their effects. This table is the policy.

use super::{Effect, Verdict};

const BREAKS: Effect = Effect { breaks: true, ..NOTHING };
const BREAKS_AND_WIRE: Effect = Effect { breaks: true, wire: true, ..NOTHING };
const WIRE: Effect = Effect { wire: true, ..NOTHING };
const WIRE_AND_ADDS: Effect = Effect { wire: true, adds: true, ..NOTHING };
const ADDS: Effect = Effect { adds: true, ..NOTHING };
const READING: Effect = Effect { documentation: true, ..NOTHING };
const NOTHING: Effect = Effect { breaks: false, wire: false, adds: false, documentation: false };

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal, $effect:ident, $verdict:ident;)*) => {
        /// The kind of a change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$kind),*];

            /// Its name, which is stable across releases: `field-removed`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Kind::$kind => $name,)*
                }
            }

            /// Its effects on a program that uses the generated code.
            pub fn effect(self) -> Effect {
                match self {
                    $(Kind::$kind => $effect,)*
                }
            }

            /// The version that it requires.
            pub fn verdict(self) -> Verdict {
                match self {
                    $(Kind::$kind => Verdict::$verdict,)*
                }
            }
        }
    };
}

// A change of only the wire is minor. The version is about the API of the crate, which stays the same, and programs get the change with
// `cargo update`. They need it, since their server has changed already. It is not a patch, because people should read about it first. If a
// method keeps its name and changes its meaning, the compiler does not help, and the change is major.
kinds! {
    // The whole API.

    /// Requests go to another server or version of the API.
    BaseUrlChanged = "base-url-changed", WIRE, Minor;
    /// The token and the base URL are read from other environment variables.
    EnvironmentChanged = "environment-changed", WIRE, Minor;
    /// An operation is sent with another method.
    VerbChanged = "verb-changed", WIRE, Minor;
    /// Other statuses mean success of an operation.
    SuccessChanged = "success-changed", WIRE, Minor;
    /// A request that may have been processed is repeated, or no longer.
    RepetitionChanged = "repetition-changed", WIRE, Minor;
    /// A new constructor of tokens.
    AuthAdded = "auth-added", ADDS, Minor;
    /// A constructor of tokens was removed.
    AuthRemoved = "auth-removed", BREAKS, Major;
    /// A token is sent in another way.
    AuthChanged = "auth-changed", WIRE, Minor;
    /// Tokens that expire can be renewed by a function.
    TokenSourceAdded = "token-source-added", ADDS, Minor;
    /// The constructor from a function was removed, since tokens do not expire.
    TokenSourceRemoved = "token-source-removed", BREAKS, Major;
    /// The status of an error response is described. Programs can check it in any case.
    StatusAdded = "status-added", READING, Patch;
    /// The status of an error response is no longer described.
    StatusRemoved = "status-removed", READING, Patch;
    /// Retries wait for another duration.
    WaitChanged = "wait-changed", WIRE, Minor;
    /// Other headers describe the rate limit.
    LimitsChanged = "limits-changed", WIRE, Minor;
    /// Pages are requested in another way, or may have other sizes.
    PagingChanged = "paging-changed", WIRE, Minor;
    /// The first page has another number, so each number means another page.
    FirstPageChanged = "first-page-changed", WIRE, Major;

    // Enums.

    /// A new type.
    EnumAdded = "enum-added", ADDS, Minor;
    /// A type was removed.
    EnumRemoved = "enum-removed", BREAKS, Major;
    /// A type has another name. An alias with the old one does not serve a program that imports variants.
    EnumRenamed = "enum-renamed", BREAKS, Major;
    /// Values are numbers instead of strings, or the reverse: `Unrecognized` contains another type.
    ReprChanged = "repr-changed", BREAKS_AND_WIRE, Major;
    /// A new variant. Enums are open and non-exhaustive, so every `match` has an arm for it.
    ValueAdded = "value-added", ADDS, Minor;
    /// A variant was removed.
    ValueRemoved = "value-removed", BREAKS, Major;
    /// A variant has another name. A constant with the old one does not serve a program that imports variants.
    ValueRenamed = "value-renamed", BREAKS, Major;
    /// A variant has another value.
    ValueChanged = "value-changed", WIRE, Minor;

    // Handwritten types.

    /// Values have the same type in Rust, and another one on the wire.
    WireTypeChanged = "wire-type-changed", WIRE, Minor;

    // Objects and resources.

    /// A new type.
    ObjectAdded = "object-added", ADDS, Minor;
    /// A read-only object can be written: fields become optional, and read-only ones get getters.
    ObjectWritten = "object-written", BREAKS, Major;
    /// An object becomes read-only: its constructor and setters are removed.
    ObjectReadOnly = "object-read-only", BREAKS, Major;
    /// A type was removed.
    ObjectRemoved = "object-removed", BREAKS, Major;
    /// A type has another name, and the old one is deprecated.
    ObjectRenamed = "object-renamed", ADDS, Minor;
    /// A new collection with its types.
    ResourceAdded = "resource-added", ADDS, Minor;
    /// A collection and its types were removed.
    ResourceRemoved = "resource-removed", BREAKS, Major;
    /// A collection and its types have other names, and the old ones are deprecated.
    ResourceRenamed = "resource-renamed", ADDS, Minor;
    /// Requests go to another path.
    PathChanged = "path-changed", WIRE, Minor;
    /// The client's method and the type of the collection have another name.
    PluralRenamed = "plural-renamed", BREAKS, Major;
    /// The parent's method has another name.
    MethodRenamed = "method-renamed", BREAKS, Major;
    /// Objects are listed and created with another ID, or without one.
    ParentChanged = "parent-changed", BREAKS_AND_WIRE, Major;
    /// The path of an object begins with that of its parent, or no longer: methods take two IDs, or one.
    NestingChanged = "nesting-changed", BREAKS_AND_WIRE, Major;
    /// Responses have objects of another resource.
    ReadAsChanged = "read-as-changed", BREAKS, Major;
    /// A create takes a list and returns one, or no longer.
    CreationChanged = "creation-changed", BREAKS_AND_WIRE, Major;
    /// A new method of the collection, and a capability.
    OperationAdded = "operation-added", ADDS, Minor;
    /// A method of the collection and a capability were removed.
    OperationRemoved = "operation-removed", BREAKS, Major;
    /// The compiler gives another reason why an operation is not supported.
    RefusalChanged = "refusal-changed", READING, Patch;
    /// Other fields have to be unique, in the sandbox too.
    UniqueChanged = "unique-changed", WIRE, Minor;
    /// Bodies that were sent are rejected, or the reverse.
    ChoiceChanged = "choice-changed", WIRE, Minor;
    /// A deletion sets another field, or none.
    ArchivingChanged = "archiving-changed", WIRE, Minor;
    /// IDs are strings instead of numbers, or the reverse.
    IdKindChanged = "id-kind-changed", BREAKS_AND_WIRE, Major;
    /// A list is paged: its call has another type and reads all pages.
    PagingAdded = "paging-added", BREAKS_AND_WIRE, Major;
    /// A list is not paged: its call has another type without pages.
    PagingRemoved = "paging-removed", BREAKS_AND_WIRE, Major;
    /// Objects now have an ID, so lists contain live objects.
    IdAdded = "id-added", BREAKS, Major;

    // Fields.

    /// A new field that can be read, or set optionally. Structs are non-exhaustive.
    FieldAdded = "field-added", ADDS, Minor;
    /// A new required field, which is an argument of a constructor.
    RequiredFieldAdded = "required-field-added", BREAKS_AND_WIRE, Major;
    /// A field was removed, with its setters and arguments.
    FieldRemoved = "field-removed", BREAKS, Major;
    /// A field that programs read has another name. Its old methods are deprecated, but no alias stands for a field.
    FieldRenamed = "field-renamed", BREAKS, Major;
    /// A field that programs use by its methods has another name, and the old methods are deprecated.
    MethodsRenamed = "methods-renamed", ADDS, Minor;
    /// Values have another type in Rust.
    TypeChanged = "type-changed", BREAKS_AND_WIRE, Major;
    /// Values may be missing: `T` becomes `Option<T>`.
    MadeOptional = "made-optional", BREAKS, Major;
    /// Values are always present: `Option<T>` becomes `T`, and a response without one is an error.
    MadeCertain = "made-certain", BREAKS_AND_WIRE, Major;
    /// Values may be missing in other ways, which is `None` as before.
    AbsenceChanged = "absence-changed", READING, Patch;
    /// The name on the wire changes, and the name in Rust stays the same.
    WireNameChanged = "wire-name-changed", WIRE, Minor;
    /// Strings become secrets, or the reverse.
    SecretChanged = "secret-changed", BREAKS, Major;
    /// Values can no longer be read or set in some places.
    AccessNarrowed = "access-narrowed", BREAKS, Major;
    /// A field becomes read-only in an object that can be written: a public field becomes a getter.
    GetterAdded = "getter-added", BREAKS, Major;
    /// A read-only field can be written, in an object that could be written before: a getter becomes a public field with a setter.
    GetterRemoved = "getter-removed", BREAKS, Major;
    /// Values can be read or set in more places.
    AccessWidened = "access-widened", ADDS, Minor;
    /// A setter becomes an argument.
    MadeRequired = "made-required", BREAKS_AND_WIRE, Major;
    /// An argument becomes a setter.
    RequirementDropped = "requirement-dropped", BREAKS_AND_WIRE, Major;
    /// Constructors no longer set a field, which has a setter instead.
    SetterAdded = "setter-added", ADDS, Minor;
    /// Constructors set a field, which no longer has a setter.
    SetterRemoved = "setter-removed", BREAKS, Major;
    /// A list or a map of a fetched object is edited by a function: `set_…` becomes `edit_…`.
    EditAdded = "edit-added", BREAKS, Major;
    /// A list or a map of a fetched object is no longer edited by a function: `edit_…` becomes `set_…`.
    EditRemoved = "edit-removed", BREAKS, Major;
    /// Another field identifies the elements of a list that is edited, and has to be unique.
    EditChanged = "edit-changed", WIRE, Minor;
    /// A copy of a fetched object has the field, or no longer has it.
    CopyChanged = "copy-changed", WIRE, Minor;
    /// Null can be written: `clear_…` was added.
    NullAllowed = "null-allowed", ADDS, Minor;
    /// Null can no longer be written: `clear_…` was removed.
    NullRefused = "null-refused", BREAKS, Major;
    /// The default of a field that is not set changes.
    DefaultChanged = "default-changed", WIRE, Minor;
    /// Values that were sent are now rejected before they are sent.
    RangeNarrowed = "range-narrowed", WIRE, Minor;
    /// Values that were rejected are now sent.
    RangeWidened = "range-widened", WIRE_AND_ADDS, Minor;
    /// Lists whose elements do not add up are rejected before they are sent, or no longer.
    SumChanged = "sum-changed", WIRE, Minor;
    /// Strings have to match another pattern, in the sandbox too.
    PatternChanged = "pattern-changed", WIRE, Minor;
    /// Times with fractions of a second are rejected before they are sent, or no longer.
    PrecisionChanged = "precision-changed", WIRE, Minor;
    /// The arguments of a constructor have another order. The compiler does not notice if two arguments of the same type are swapped.
    ArgumentsReordered = "arguments-reordered", BREAKS_AND_WIRE, Major;
    /// Fields are shown in another order.
    FieldsReordered = "fields-reordered", READING, Patch;

    // Functions.

    /// A new constructor of a body.
    ConstructorAdded = "constructor-added", ADDS, Minor;
    /// A constructor of a body was removed.
    ConstructorRemoved = "constructor-removed", BREAKS, Major;
    /// A constructor takes other arguments.
    ConstructorChanged = "constructor-changed", BREAKS, Major;
    /// A constructor takes the same arguments and sets something else.
    ConstructorRedefined = "constructor-redefined", WIRE, Major;
    /// A new action.
    ActionAdded = "action-added", ADDS, Minor;
    /// An action was removed.
    ActionRemoved = "action-removed", BREAKS, Major;
    /// An action has another name, and the old one is deprecated.
    ActionRenamed = "action-renamed", ADDS, Minor;
    /// An action has the same name and does something else.
    ActionRedefined = "action-redefined", WIRE, Major;
    /// An action can ride along with another operation.
    RideAdded = "ride-added", ADDS, Minor;
    /// An action can no longer ride along with an operation.
    RideRemoved = "ride-removed", BREAKS, Major;
    /// A list can be edited one element at a time.
    LinkAdded = "link-added", ADDS, Minor;
    /// A list can no longer be edited one element at a time.
    LinkRemoved = "link-removed", BREAKS, Major;
    /// Another list is edited.
    LinkChanged = "link-changed", BREAKS_AND_WIRE, Major;
    /// A new method that sets query parameters of a list.
    QueryAdded = "query-added", ADDS, Minor;
    /// A method that sets query parameters of a list was removed.
    QueryRemoved = "query-removed", BREAKS, Major;
    /// A method that sets query parameters has another name, and the old one is deprecated.
    QueryRenamed = "query-renamed", ADDS, Minor;
    /// A method for query parameters takes other parameters.
    QueryChanged = "query-changed", BREAKS_AND_WIRE, Major;
    /// A method for query parameters sends them under other names.
    ParameterRenamed = "parameter-renamed", WIRE, Minor;
    /// A list can be watched.
    FeedAdded = "feed-added", ADDS, Minor;
    /// A list can no longer be watched.
    FeedRemoved = "feed-removed", BREAKS, Major;
    /// Another field finds the new objects of a list.
    FeedChanged = "feed-changed", WIRE, Minor;

    // Views.

    /// A new view.
    ViewAdded = "view-added", ADDS, Minor;
    /// A view was removed.
    ViewRemoved = "view-removed", BREAKS, Major;
    /// A view takes other arguments, or yields another type.
    ViewChanged = "view-changed", BREAKS_AND_WIRE, Major;

    // Old names.

    /// Something gets a deprecated name.
    AliasAdded = "alias-added", ADDS, Minor;
    /// A deprecated name was removed.
    AliasRemoved = "alias-removed", BREAKS, Major;

    /// Only documentation and messages.
    DocChanged = "doc-changed", READING, Patch;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_never_less_than_its_effect_asks_for() {
        for kind in Kind::ALL {
            let effect = kind.effect();
            let least = match effect {
                Effect { breaks: true, .. } => Verdict::Major,
                Effect { documentation: true, .. } => Verdict::Patch,
                _ => Verdict::Minor,
            };
            assert!(kind.verdict() >= least, "{}", kind.name());
            assert!(effect.names().next().is_some(), "{} has no effect", kind.name());
            assert_eq!(effect.documentation, kind.verdict() == Verdict::Patch, "{}", kind.name());
        }
    }

    #[test]
    fn names_are_those_of_the_variants() {
        for kind in Kind::ALL {
            assert_eq!(crate::names::snake(&format!("{kind:?}")).replace('_', "-"), kind.name());
        }
    }
}
