//! The impls of every open enum, which reads any value and writes it back unchanged. They are `#[inline]`, since a program uses few of the
//! enums of an API.

macro_rules! open_text_enum {
    ($name:ident { $($variant:ident = $value:literal),* }) => {
        impl $name {
            /// The value as the API writes it.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $value,)*
                    $name::Unrecognized(value) => value,
                }
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($value => $name::$variant,)*
                    other => $name::Unrecognized(other.to_owned()),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.write_str(self.as_str())
            }
        }

        impl $crate::model::drift::Inspect for $name {
            #[inline]
            fn inspect(&self, findings: &mut $crate::model::drift::Findings) {
                if let $name::Unrecognized(value) = self {
                    findings.value(value);
                }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$crate::model::wire::Key as ::serde::Deserialize>::deserialize(deserializer).map(|value| Self::from(value.as_str()))
            }
        }
    };
}

macro_rules! open_integer_enum {
    ($name:ident { $($variant:ident = $value:literal),* }) => {
        impl $name {
            /// The value as the API writes it.
            #[inline]
            pub fn as_i64(self) -> i64 {
                match self {
                    $($name::$variant => $value,)*
                    $name::Unrecognized(value) => value,
                }
            }
        }

        impl From<i64> for $name {
            #[inline]
            fn from(value: i64) -> Self {
                match value {
                    $($value => $name::$variant,)*
                    other => $name::Unrecognized(other),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $($name::$variant => out.write_str(::core::stringify!($variant)),)*
                    $name::Unrecognized(value) => ::core::fmt::Display::fmt(value, out),
                }
            }
        }

        impl $crate::model::drift::Inspect for $name {
            #[inline]
            fn inspect(&self, findings: &mut $crate::model::drift::Findings) {
                if let $name::Unrecognized(value) = self {
                    findings.value(value);
                }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <i64 as ::serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

pub(crate) use {open_integer_enum, open_text_enum};

#[cfg(test)]
mod tests {
    use crate::classic::{ExperimentStatus, GoalType};

    #[test]
    fn an_unknown_value_survives_and_a_known_one_is_recognised() {
        let status: ExperimentStatus = serde_json::from_str("\"Not started\"").unwrap();
        assert_eq!(status, ExperimentStatus::NotStarted);
        let status: ExperimentStatus = serde_json::from_str("\"Frozen \\u00e9\"").unwrap();
        assert_eq!(status, ExperimentStatus::Unrecognized("Frozen é".to_owned()));
        assert_eq!(serde_json::to_string(&status).unwrap(), "\"Frozen é\"");

        let goal: GoalType = serde_json::from_str("3").unwrap();
        assert_eq!(goal, GoalType::Pageviews);
        assert_eq!(serde_json::from_str::<GoalType>("-7").unwrap(), GoalType::Unrecognized(-7));
        assert!(serde_json::from_str::<GoalType>("\"3\"").is_err());
    }
}
