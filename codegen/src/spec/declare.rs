//! The declaration of a table: its keys, the types of what stands under them, and their documentation.

/// Declares a table of the language as a struct: from its fields follow how the table is read, which keys it has, and what the
/// schema says of them.
///
/// A key is called as its field, unless `#[key = "…"]` says otherwise. After the keys, `#[keys]` adds those of another table.
/// `#[alone = "…"]` names the key whose value may stand alone, and `#[in_groups = true]` says that groups hold such tables.
macro_rules! table {
    (
        $(#[doc = $about:literal])+
        $(#[alone = $alone:literal])?
        $(#[in_groups = $in_groups:literal])?
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])+
                $(#[key = $key:literal])?
                pub $field:ident: $ty:ty,
            )*
            $(
                #[keys]
                pub $part:ident: $of:ty,
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: $ty,)*
            $(pub $part: $of,)*
        }

        impl $crate::spec::keys::Keys for $name {
            $(const ALONE: Option<&'static str> = Some($alone);)?
            $(const IN_GROUPS: bool = $in_groups;)?

            fn read(table: &mut $crate::spec::table::Table<'_>) -> Self {
                $name {
                    $($field: $crate::spec::entry::Entry::read(table, $crate::spec::declare::key!($field $($key)?)),)*
                    $($part: $crate::spec::keys::Keys::read(table),)*
                }
            }
        }

        #[cfg(feature = "schema")]
        impl $crate::spec::shape::Shaped for $name {
            const IS_NEEDED: bool = true;

            fn shape() -> $crate::spec::shape::Shape {
                $crate::spec::shape::Shape::table::<$name>(stringify!($name), concat!($($about, "\n"),+))
            }
        }

        #[cfg(feature = "schema")]
        impl $crate::spec::shape::Describe for $name {
            fn keys() -> Vec<$crate::spec::shape::Key> {
                let own = vec![$(
                    $crate::spec::shape::Key::of::<$ty>(
                        $crate::spec::declare::key!($field $($key)?),
                        concat!($($doc, "\n"),+),
                    ),
                )*];
                [own $(, <$of as $crate::spec::shape::Describe>::keys())*].into_iter().flatten().collect()
            }
        }
    };
}

/// The key of a field.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

pub(crate) use {key, table};
