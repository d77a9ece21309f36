//! Groups of fields and of query parameters, which are written once and included where they belong.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::de::DeTable;

use crate::diagnostic::{At, Report};

/// The groups of a spec. The content of a group is read wherever it is included, as if it were written there.
pub struct Groups<'a> {
    tables: Option<&'a DeTable<'a>>,
    used: RefCell<BTreeSet<String>>,
}

impl<'a> Groups<'a> {
    /// The groups of a whole document.
    pub fn of(root: &'a DeTable<'a>) -> Self {
        let tables = root.get("groups").and_then(|groups| groups.get_ref().as_table());
        Groups { tables, used: RefCell::default() }
    }

    /// The entries of a group. Reports a group that does not exist.
    pub fn entries(&self, name: &At<String>, report: &Report) -> Option<&'a DeTable<'a>> {
        self.used.borrow_mut().insert(name.value.clone());
        let found = self.tables.and_then(|tables| tables.get(name.as_str()));
        if found.is_none() {
            let names = self.tables.into_iter().flat_map(|tables| tables.keys());
            report
                .error("unknown-group", &name.span, format!("there is no group `{}`", name.value))
                .suggest(name, names.map(|name| name.get_ref().as_ref()));
        }
        found?.get_ref().as_table()
    }

    /// Reports the groups that nothing includes. Their content was never read.
    pub fn report_unused(&self, report: &Report) {
        for name in self.tables.into_iter().flat_map(|tables| tables.keys()) {
            if !self.used.borrow().contains(name.get_ref().as_ref()) {
                report.warning(
                    "unused-group",
                    &name.span(),
                    format!("nothing includes the group `{}`", name.get_ref()),
                );
            }
        }
    }
}
