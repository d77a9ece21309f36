//! How a response says the value of a field. Each kind reads it into a slot, takes it out of the slot when all fields are read,
//! and writes it as it came.

/// It is always there.
pub(crate) mod required {
    pub(crate) use crate::model::fields::value as write;
    pub(crate) use crate::model::wire::{read, required as take};
}

/// It is always there, and may be null.
pub(crate) mod nullable {
    pub(crate) use crate::model::fields::value as write;
    pub(crate) use crate::model::wire::{optional as take, read};
}

/// It may be absent, or null.
pub(crate) mod absent {
    pub(crate) use crate::model::fields::option as write;
    pub(crate) use crate::model::wire::{optional as take, read};
}

/// It is a list of objects, which is always there.
pub(crate) mod objects {
    pub(crate) use crate::model::fields::value as write;
    pub(crate) use crate::model::wire::{read_list as read, required as take};
}
