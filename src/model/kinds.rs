//! The ways in which a response may contain a field. Each kind reads the value into a slot, takes it out of the slot when all fields are
//! read, and writes it.

/// The field is always present.
pub(crate) mod required {
    pub(crate) use crate::model::fields::value as write;
    pub(crate) use crate::model::wire::{read, required as take};
}

/// The field is always present, and may be null.
pub(crate) mod nullable {
    pub(crate) use crate::model::fields::value as write;
    pub(crate) use crate::model::wire::{optional as take, read};
}

/// The field may be absent or null.
pub(crate) mod absent {
    pub(crate) use crate::model::fields::option as write;
    pub(crate) use crate::model::wire::{optional as take, read};
}

/// The field may be absent, which differs from null.
pub(crate) mod clearable {
    pub(crate) use crate::model::fields::option as write;
    pub(crate) use crate::model::wire::{as_it_came as take, read};
}

/// The field may be absent or null, and one number means that there is no value.
pub(crate) mod unless {
    pub(crate) use crate::model::fields::option as write;
    pub(crate) use crate::model::wire::{optional as take, read_unless as read};
}

/// The field is a list of objects, which is always present.
pub(crate) mod objects {
    pub(crate) use crate::model::fields::value as write;
    pub(crate) use crate::model::wire::{read_objects as read, required as take};
}

/// The field is a list or a map that may be absent or null, and is empty then.
pub(crate) mod list {
    pub(crate) use crate::model::fields::list as write;
    pub(crate) use crate::model::wire::{or_empty as take, read_list as read};
}
