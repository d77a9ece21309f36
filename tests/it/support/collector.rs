//! A subscriber that keeps whatever is traced on the thread of a test.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry;
use tracing_subscriber::registry::LookupSpan;

/// A span or an event: its name or message, with its fields in their order by name.
#[derive(Clone, Debug)]
pub struct Told {
    pub name: String,
    pub level: Level,
    pub target: &'static str,
    pub fields: Fields,
    /// The name of the span that it happened in.
    pub within: Option<&'static str>,
    id: Option<u64>,
}

#[derive(Clone, Debug, Default)]
pub struct Fields(BTreeMap<&'static str, String>);

#[derive(Clone)]
pub struct Collector {
    told: Arc<Mutex<Vec<Told>>>,
    level: Level,
}

impl Collector {
    /// Collects on this thread until the guard is dropped, and hears of nothing below a level.
    pub fn start(level: Level) -> (Collector, DefaultGuard) {
        static ONCE: Once = Once::new();
        ONCE.call_once(keep_asking);
        let collector = Collector { told: Arc::default(), level };
        let subscriber = registry().with(collector.clone());
        (collector, tracing::subscriber::set_default(subscriber))
    }

    pub fn spans(&self) -> Vec<Told> {
        self.told().iter().filter(|told| told.id.is_some()).cloned().collect()
    }

    pub fn events(&self) -> Vec<Told> {
        self.told().iter().filter(|told| told.id.is_none()).cloned().collect()
    }

    fn told(&self) -> MutexGuard<'_, Vec<Told>> {
        self.told.lock().unwrap()
    }
}

impl Told {
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.0.get(name).map(String::as_str)
    }
}

/// `tracing` caches whether anybody wants to hear of a place in the code, by the thread that comes there first. With this as the subscriber of
/// the threads that collect nothing, it asks each time.
fn keep_asking() {
    let nobody = registry().with(dynamic_filter_fn(|_, _| false));
    tracing::subscriber::set_global_default(nobody).unwrap();
}

/// As a line: `the message; field=value field=value`.
impl fmt::Display for Told {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {};", self.level, self.name)?;
        self.fields.0.iter().try_for_each(|(name, value)| write!(out, " {name}={value}"))
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Collector {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        *metadata.level() <= self.level
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let (metadata, within) = (attributes.metadata(), context.lookup_current().map(|span| span.name()));
        self.told().push(Told {
            name: metadata.name().to_owned(),
            level: *metadata.level(),
            target: metadata.target(),
            fields,
            within,
            id: Some(id.into_u64()),
        });
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        // The registry reuses an ID after its span is closed.
        if let Some(span) = self.told().iter_mut().rev().find(|told| told.id == Some(id.into_u64())) {
            values.record(&mut span.fields);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let (metadata, within) = (event.metadata(), context.lookup_current().map(|span| span.name()));
        self.told().push(Told {
            name: fields.0.remove("message").unwrap_or_default(),
            level: *metadata.level(),
            target: metadata.target(),
            fields,
            within,
            id: None,
        });
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}
