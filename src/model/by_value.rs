//! Conversions by value to the types of other crates.

/// Implements the conversion of a value. It converts a reference to the value.
macro_rules! by_value {
    ($feature:literal, $own:ident, $other:ty, $error:ty) => {
        #[doc = concat!("Converts like `TryFrom<&", stringify!($own), ">`.")]
        #[cfg(feature = $feature)]
        impl TryFrom<$own> for $other {
            type Error = $error;

            fn try_from(own: $own) -> Result<Self, Self::Error> {
                (&own).try_into()
            }
        }
    };
}

pub(crate) use by_value;
