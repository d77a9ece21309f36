//! Without the feature `blocking`, `wait()` is a method that cannot be called: the compiler's error names the feature.

use crate::client::bulk::{Each, Many};
use crate::client::call::Call;
use crate::client::capabilities::Update;
use crate::client::computed::WhenReady;
use crate::client::edit::Edit;
use crate::client::live::{DeleteError, Deletion, LiveCall};
use crate::client::output::Element;
use crate::client::pages::ListCall;
use crate::client::save::SaveCall;
use crate::client::view::Yields;
use crate::client::watch::Watch;
use crate::error::Error;
use crate::model::resource::Entity;

/// A trait that no type implements without the feature `blocking`. Because of the lifetime, the compiler checks the bound of `wait()` where
/// it is called. The bound of a type without parameters would be an error at its definition.
#[diagnostic::on_unimplemented(
    message = "`wait()` needs the feature `blocking` of optimizely-rest",
    label = "without the feature, it can only be awaited",
    note = "with the feature: `optimizely-rest = {{ version = \"0.1\", features = [\"blocking\"] }}` in Cargo.toml"
)]
pub trait Blocking<'a>: Sized {
    /// Returns a value of any type, which is why no type can implement it.
    fn never<T>(self) -> T;
}

type Results<T> = std::vec::IntoIter<Result<T, Error>>;

macro_rules! without_wait {
    ($([$($generics:tt)*] $call:ty, $output:ty;)*) => {
        $(
            impl<$($generics)*> $call {
                #[doc(hidden)]
                pub fn wait(self) -> $output
                where
                    for<'a> Self: $crate::client::Blocking<'a>,
                {
                    $crate::client::Blocking::never(self)
                }
            }
        )*
    };
}

#[cfg(feature = "classic")]
pub(crate) use without_wait;

without_wait! {
    [T: Yields] Call<T>, Result<T::Value, Error>;
    [T] WhenReady<T>, Result<Option<T>, Error>;
    [T] ListCall<T>, Result<Vec<T>, Error>;
    [T] Many<T>, Result<Vec<T>, Error>;
    [T] Each<T>, Results<T>;
    [T: Element] Watch<T>, Results<T>;
    [E: Entity] LiveCall<'_, E>, Result<(), Error>;
    [E: Entity] SaveCall<'_, E>, Result<(), Error>;
    [E: Update] Edit<'_, E>, Result<(), Error>;
    [E: Entity] Deletion<E>, Result<(), DeleteError<E>>;
}
