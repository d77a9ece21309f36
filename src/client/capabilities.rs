//! One trait for each operation. A resource implements those that its API has, so that generic code can ask for them.
//!
//! Where an API lacks an operation, the generated code gives the compiler the reason, and what to do instead.

use crate::client::output::Element;
use crate::model::id::Segment;
use crate::model::resource::{Entity, NewBody, Resource, UpdateBody};
use crate::request::Route;

/// Resources of which one object can be read by its ID.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be read one by one through this API")]
pub trait Get: Entity {
    /// How the operation is sent.
    const GET: Route;
}

/// Resources whose objects can be listed.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be listed through this API")]
pub trait List: Resource {
    /// The element of a list: a live object, or a plain one where the resource has no IDs.
    type Item: Element;
    /// The ID of the object whose list is read; `()` for a list of the whole account.
    type Parent: Segment;
    /// How the operation is sent.
    const LIST: Route;
}

/// Resources that can be created.
///
/// Where all that a new object needs can be read, its body is made from an object that was read:
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
/// # sandbox::example(async |client| {
/// let project = client.projects().create(NewProject::new("Shop")).await?;
/// let twin = copy::<Project>(&client, &project).await?;
/// assert_eq!(twin.project_name, "Shop");
/// # Ok(()) });
/// ```
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be created through this API")]
pub trait Create: Entity {
    /// The body of a create.
    type New: NewBody<Of = Self>;
    /// How the operation is sent.
    const CREATE: Route;
}

/// Resources that can be changed.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be changed through this API")]
pub trait Update: Entity {
    /// The body of an update.
    type Update: UpdateBody<Of = Self>;
    /// How the operation is sent.
    const UPDATE: Route;
}

/// Resources that can be deleted.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be deleted through this API")]
pub trait Delete: Entity {
    /// How the operation is sent.
    const DELETE: Route;
}

/// Resources whose fields are changed one by one, by setters and `save`.
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be saved field by field through this API")]
pub trait Save: Update {}
