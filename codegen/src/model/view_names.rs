//! The names of a view, which begin with that of the resource it belongs to, if it does.

use super::resource::Resource;
use super::views::View;
use crate::names;

impl View {
    /// The type that stands for it: `ExperimentResultsView`, or `PlanView` of the account.
    pub fn marker(&self, of: Option<&Resource>) -> String {
        names::view_type(of.map_or("", |resource| &resource.ty), &self.name)
    }

    /// Its name in sentences: `experiment results`.
    pub fn title(&self, of: Option<&Resource>) -> String {
        let own = names::spaced(&self.name);
        of.map_or_else(|| own.clone(), |resource| format!("{} {own}", resource.title))
    }

    /// The table of the spec that describes it.
    pub fn table(&self, of: Option<&Resource>) -> String {
        let owner = of.map_or_else(String::new, |resource| format!("resources.{}.", *resource.name));
        format!("{owner}views.{}", *self.name)
    }
}
