//! Resources that are only written, since responses have another resource.

use super::Resolver;
use crate::diagnostic::At;
use crate::spec;

impl Resolver<'_> {
    /// The resource that responses have. No field says whether it is read, since the other resource does.
    pub fn reads(&self, written: &spec::Resource) -> Option<At<String>> {
        let reads = written.reads.clone()?;
        let of_fields = written.fields.iter().filter_map(|(name, field)| Some((name, field.read.as_ref()?)));
        for (name, read) in of_fields {
            let message = format!("`{}` cannot be read: responses have the fields of `{}`", name.value, reads.value);
            self.report.error("bad-reads", &read.span, message).help("leave `read` out");
        }
        self.resource_name(&reads);
        Some(reads)
    }
}
