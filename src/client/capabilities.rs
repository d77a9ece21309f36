//! One trait for each operation. A resource implements the traits of the operations that its API supports, and generic code uses them as
//! bounds.
//!
//! If an API does not support an operation, the generated code gives the compiler the reason and an alternative.

use crate::client::listing::Listing;
use crate::client::output::Element;
use crate::model::id::Segment;
use crate::model::resource::{Entity, NewBody, Resource, UpdateBody};
use crate::request::Route;

/// Resources whose objects can be read by their IDs.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be read one by one through this API")]
pub trait Get: Entity {
    /// The route of the operation.
    const GET: Route;
}

/// Resources whose objects can be listed.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be listed through this API")]
pub trait List: Resource {
    /// The element of a list: a live object, or a plain one if the resource has no IDs.
    type Item: Element;
    /// The request for a list: a [`Call`](crate::Call), or a [`ListCall`](crate::ListCall) if the list comes in pages.
    type Call: Listing<Self::Item>;
    /// The ID of the parent whose list is read, or `()` for a list of the whole account.
    type Parent: Segment;
    /// The route of the operation.
    const LIST: Route;
    /// Whether pages have numbers, if it comes in pages.
    #[doc(hidden)]
    const IS_NUMBERED: bool = true;
}

/// Resources that can be created.
///
/// If all required fields of a new object can be read, its body can be created from an existing object:
///
/// ```
/// use optimizely_rest::{classic::*, resource::Create};
///
/// /// Creates another object with the same content.
/// fn copy<E: Create<Api = Classic>>(client: &Client, of: &E) -> Call<Live<E>>
/// where
///     for<'a> E::New: From<&'a E>,
/// {
///     client.create(E::New::from(of))
/// }
/// # sandbox::example(async |client: Client| {
/// let project = client.projects().create(NewProject::new("Shop")).await?;
/// let twin = copy::<Project>(&client, &project).await?;
/// assert_eq!(twin.project_name, "Shop");
/// # Ok(()) });
/// ```
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be created through this API")]
pub trait Create: Entity {
    /// The body of a create.
    type New: NewBody<Of = Self>;
    /// The route of the operation.
    const CREATE: Route;
}

/// Resources that can be updated.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be changed through this API")]
pub trait Update: Entity {
    /// The body of an update.
    type Update: UpdateBody<Of = Self>;
    /// The route of the operation.
    const UPDATE: Route;
}

/// Resources that can be archived. An archived object stays readable.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be archived through this API")]
pub trait Archive: Entity {
    /// How the operation is sent.
    const ARCHIVE: Route;

    /// Sets the fields of the object to the values of an archived one.
    #[doc(hidden)]
    fn mark_archived(&mut self);
}

/// Resources that can be deleted.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be deleted through this API")]
pub trait Delete: Entity {
    /// The route of the operation.
    const DELETE: Route;
}

/// Resources whose fields can be set one by one and saved.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be saved field by field through this API")]
pub trait Save: Update {}
