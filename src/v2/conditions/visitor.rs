//! The details of a visitor that only the conditions of v2 look at.

use serde_json::Value;

use crate::model::targeting::Visitor;
use crate::v2::api::AudienceId;

/// The details that only the conditions of the REST API v2 look at.
impl Visitor {
    /// The value of an attribute: a string, a number or a boolean. Optimizely treats null as an absent attribute.
    ///
    /// ```
    /// use optimizely_rest::v2::*;
    ///
    /// let visitor = Visitor::new().attribute("plan", "pro").attribute("age", 40);
    /// assert_eq!(Condition::custom_attribute("age").more_than(39.5).matches(&visitor), Verdict::Yes);
    /// assert_eq!(Condition::custom_attribute("team").is("blue").matches(&visitor), Verdict::Undecided);
    /// ```
    pub fn attribute(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.attributes.insert(name.into(), value.into());
        self
    }

    /// An audience that the visitor belongs to.
    ///
    /// ```
    /// use optimizely_rest::v2::*;
    ///
    /// let visitor = Visitor::new().audience(7);
    /// assert_eq!(Audiences::all([AudienceId::from(7), 8.into()]).matches(&visitor), Verdict::No);
    /// ```
    pub fn audience(mut self, audience: impl Into<AudienceId>) -> Self {
        self.audiences.insert(audience.into().get());
        self
    }

    /// The URL of the page that the visitor looks at.
    ///
    /// ```
    /// use optimizely_rest::v2::*;
    ///
    /// let visitor = Visitor::new().url("https://shop.example/cart?step=2");
    /// assert_eq!(UrlCondition::simple("shop.example/cart").matches(&visitor), Verdict::Yes);
    /// ```
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }
}
