//! The kinds of changes, and what follows from each: this table is the policy.

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
        /// What kind of change it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$kind),*];

            /// Its name, stable across releases: `field-removed`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Kind::$kind => $name,)*
                }
            }

            /// What follows from it for a program that uses the generated code.
            pub fn effect(self) -> Effect {
                match self {
                    $(Kind::$kind => $effect,)*
                }
            }

            /// The least that the next version has to be.
            pub fn verdict(self) -> Verdict {
                match self {
                    $(Kind::$kind => Verdict::$verdict,)*
                }
            }
        }
    };
}

// A change of the wire alone is minor. The version speaks of the crate's API, which is the same, and programs get the
// change by `cargo update`: they need it, since the server they talk to has changed already. It is not a patch, because it
// is to be read about before it is taken. Where a method keeps its name and means something else, no compiler helps, and
// the change is major.
kinds! {
    // The whole API.

    /// Requests go to another server or version of the API.
    BaseUrlChanged = "base-url-changed", WIRE, Minor;
    /// The token and the base URL are read from other environment variables.
    EnvironmentChanged = "environment-changed", WIRE, Minor;
    /// An operation is sent with another method.
    VerbChanged = "verb-changed", WIRE, Minor;
    /// Other statuses mean that an operation was done.
    SuccessChanged = "success-changed", WIRE, Minor;
    /// A constructor of tokens.
    AuthAdded = "auth-added", ADDS, Minor;
    /// A constructor of tokens is gone.
    AuthRemoved = "auth-removed", BREAKS, Major;
    /// A token is sent in another way.
    AuthChanged = "auth-changed", WIRE, Minor;
    /// Tokens that expire can be renewed by a function.
    TokenSourceAdded = "token-source-added", ADDS, Minor;
    /// The constructor from a function is gone, since tokens are said not to expire.
    TokenSourceRemoved = "token-source-removed", BREAKS, Major;
    /// A status of a refusal is described. Programs ask for it with or without that.
    StatusAdded = "status-added", READING, Patch;
    /// A status of a refusal is described no longer.
    StatusRemoved = "status-removed", READING, Patch;
    /// Retries wait for another time.
    WaitChanged = "wait-changed", WIRE, Minor;
    /// Pages are found in another way, or may be of other sizes.
    PagingChanged = "paging-changed", WIRE, Minor;
    /// Pages are counted from another number, so that each number means another page.
    FirstPageChanged = "first-page-changed", WIRE, Major;

    // Enums.

    /// A type.
    EnumAdded = "enum-added", ADDS, Minor;
    /// A type is gone.
    EnumRemoved = "enum-removed", BREAKS, Major;
    /// Values are numbers in place of texts, or the other way round: `Unrecognized` holds another type.
    ReprChanged = "repr-changed", BREAKS_AND_WIRE, Major;
    /// A variant. Enums are open and non-exhaustive, so every `match` has an arm for it.
    ValueAdded = "value-added", ADDS, Minor;
    /// A variant is gone.
    ValueRemoved = "value-removed", BREAKS, Major;
    /// A variant has another name.
    ValueRenamed = "value-renamed", BREAKS, Major;
    /// A variant is written as another value.
    ValueChanged = "value-changed", WIRE, Minor;

    // Types that are written by hand.

    /// Values are of the same type in Rust, and of another on the wire.
    WireTypeChanged = "wire-type-changed", WIRE, Minor;

    // Objects and resources.

    /// A type.
    ObjectAdded = "object-added", ADDS, Minor;
    /// A type is gone.
    ObjectRemoved = "object-removed", BREAKS, Major;
    /// A collection with its types.
    ResourceAdded = "resource-added", ADDS, Minor;
    /// A collection and its types are gone.
    ResourceRemoved = "resource-removed", BREAKS, Major;
    /// Requests go to another path.
    PathChanged = "path-changed", WIRE, Minor;
    /// The client's method and the type of the collection have another name.
    PluralRenamed = "plural-renamed", BREAKS, Major;
    /// The parent's method has another name.
    MethodRenamed = "method-renamed", BREAKS, Major;
    /// Objects are listed and made by another id, or by none.
    ParentChanged = "parent-changed", BREAKS_AND_WIRE, Major;
    /// A method of the collection, and a capability.
    OperationAdded = "operation-added", ADDS, Minor;
    /// A method of the collection and a capability are gone.
    OperationRemoved = "operation-removed", BREAKS, Major;
    /// The compiler gives another reason why there is no such operation.
    RefusalChanged = "refusal-changed", READING, Patch;
    /// Objects of another uniqueness are refused, by the sandbox too.
    UniqueChanged = "unique-changed", WIRE, Minor;
    /// Bodies that were sent are refused, or the other way round.
    ChoiceChanged = "choice-changed", WIRE, Minor;
    /// Deleting marks another field, or none.
    ArchivingChanged = "archiving-changed", WIRE, Minor;
    /// Ids are texts in place of numbers, or the other way round.
    IdKindChanged = "id-kind-changed", BREAKS_AND_WIRE, Major;
    /// A list comes in pages: its call is of another type, and reads them all.
    PagingAdded = "paging-added", BREAKS_AND_WIRE, Major;
    /// A list comes whole: its call is of another type, which has no pages.
    PagingRemoved = "paging-removed", BREAKS_AND_WIRE, Major;
    /// Objects have an id now, so that lists hold live ones.
    IdAdded = "id-added", BREAKS, Major;

    // Fields.

    /// Something that can be read, or set if one wants to. Structs are non-exhaustive.
    FieldAdded = "field-added", ADDS, Minor;
    /// Something that has to be given: an argument of a constructor.
    RequiredFieldAdded = "required-field-added", BREAKS_AND_WIRE, Major;
    /// A field is gone, with its setters and arguments.
    FieldRemoved = "field-removed", BREAKS, Major;
    /// Values are of another type in Rust.
    TypeChanged = "type-changed", BREAKS_AND_WIRE, Major;
    /// Values may be missing: `T` becomes `Option<T>`.
    MadeOptional = "made-optional", BREAKS, Major;
    /// Values are always there: `Option<T>` becomes `T`, and a response without one is an error.
    MadeCertain = "made-certain", BREAKS_AND_WIRE, Major;
    /// Values are missing in other ways, which is `None` as before.
    AbsenceChanged = "absence-changed", READING, Patch;
    /// Values are sent and received by another name, which is the same in Rust.
    WireNameChanged = "wire-name-changed", WIRE, Minor;
    /// Texts become secrets, or the other way round.
    SecretChanged = "secret-changed", BREAKS, Major;
    /// Values can no longer be read or given everywhere where they could.
    AccessNarrowed = "access-narrowed", BREAKS, Major;
    /// Values can be read or given where they could not.
    AccessWidened = "access-widened", ADDS, Minor;
    /// A setter becomes an argument.
    MadeRequired = "made-required", BREAKS_AND_WIRE, Major;
    /// An argument becomes a setter.
    RequirementDropped = "requirement-dropped", BREAKS_AND_WIRE, Major;
    /// Constructors leave a field to a setter.
    SetterAdded = "setter-added", ADDS, Minor;
    /// Constructors settle a field, which has no setter then.
    SetterRemoved = "setter-removed", BREAKS, Major;
    /// Null can be written: there is a `clear_…`.
    NullAllowed = "null-allowed", ADDS, Minor;
    /// Null can no longer be written: the `clear_…` is gone.
    NullRefused = "null-refused", BREAKS, Major;
    /// What is not given becomes something else.
    DefaultChanged = "default-changed", WIRE, Minor;
    /// Values that were sent are refused before they are.
    RangeNarrowed = "range-narrowed", WIRE, Minor;
    /// Values that were refused are sent.
    RangeWidened = "range-widened", WIRE_AND_ADDS, Minor;
    /// Texts have to match another pattern, in the sandbox too.
    PatternChanged = "pattern-changed", WIRE, Minor;
    /// Times with fractions of a second are refused before they are sent, or no longer.
    PrecisionChanged = "precision-changed", WIRE, Minor;
    /// The arguments of a constructor are in another order. Two of one type are swapped without a word of the compiler's.
    ArgumentsReordered = "arguments-reordered", BREAKS_AND_WIRE, Major;
    /// Fields are shown in another order.
    FieldsReordered = "fields-reordered", READING, Patch;

    // Functions.

    /// A way to make a body.
    ConstructorAdded = "constructor-added", ADDS, Minor;
    /// A way to make a body is gone.
    ConstructorRemoved = "constructor-removed", BREAKS, Major;
    /// It takes other arguments.
    ConstructorChanged = "constructor-changed", BREAKS, Major;
    /// It takes the same arguments, and makes something else.
    ConstructorRedefined = "constructor-redefined", WIRE, Major;
    /// An update with a name of its own.
    TransitionAdded = "transition-added", ADDS, Minor;
    /// An update with a name of its own is gone.
    TransitionRemoved = "transition-removed", BREAKS, Major;
    /// It has the same name, and does something else.
    TransitionRedefined = "transition-redefined", WIRE, Major;
    /// A list that can be edited an element at a time.
    LinkAdded = "link-added", ADDS, Minor;
    /// A list can no longer be edited an element at a time.
    LinkRemoved = "link-removed", BREAKS, Major;
    /// Another list is edited.
    LinkChanged = "link-changed", BREAKS_AND_WIRE, Major;
    /// A method of lists that are asked for.
    QueryAdded = "query-added", ADDS, Minor;
    /// A method of lists that are asked for is gone.
    QueryRemoved = "query-removed", BREAKS, Major;
    /// It takes other parameters.
    QueryChanged = "query-changed", BREAKS_AND_WIRE, Major;
    /// It takes parameters of the same types, and sends them by other names.
    ParameterRenamed = "parameter-renamed", WIRE, Minor;

    /// Only what people read.
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
