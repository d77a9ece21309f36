//! Where a schema is used: in responses, in the body of a create, or in that of an update. A document often has another schema for each.

use crate::tools::document::{Kind, Schema};

/// The schemas of one thing, by their use.
#[derive(Clone, Debug, Default)]
pub struct Uses<'d> {
    pub read: Vec<Schema<'d>>,
    pub create: Vec<Schema<'d>>,
    pub update: Vec<Schema<'d>>,
}

impl<'d> Uses<'d> {
    /// One schema that is only read.
    pub fn read(schema: Schema<'d>) -> Self {
        Uses { read: vec![schema], ..Uses::default() }
    }

    /// All schemas, those of responses first.
    pub fn all(&self) -> impl Iterator<Item = &Schema<'d>> {
        self.read.iter().chain(&self.create).chain(&self.update)
    }

    /// The schema that describes it best: the first.
    pub fn first(&self) -> Option<&Schema<'d>> {
        self.all().next()
    }

    /// The schemas of bodies.
    pub fn written(&self) -> impl Iterator<Item = &Schema<'d>> {
        self.create.iter().chain(&self.update)
    }

    /// The same uses of other schemas, which are found in these.
    pub fn each(&self, find: impl Fn(&Schema<'d>) -> Option<Schema<'d>>) -> Uses<'d> {
        let all = |schemas: &[Schema<'d>]| schemas.iter().filter_map(&find).collect();
        Uses { read: all(&self.read), create: all(&self.create), update: all(&self.update) }
    }

    /// The uses of a property. Bodies do not have it where it is read-only, and responses where it is write-only.
    pub fn property(&self, name: &str) -> Uses<'d> {
        let mut uses = self.each(|schema| {
            let properties = schema.properties().into_iter();
            properties.filter(|(property, _)| *property == name).map(|(_, schema)| schema).next()
        });
        uses.read.retain(|schema| !schema.is_write_only());
        uses.create.retain(|schema| !schema.is_read_only());
        uses.update.retain(|schema| !schema.is_read_only());
        uses
    }

    /// The names of all properties, those of responses first.
    pub fn properties(&self) -> Vec<&'d str> {
        let mut names = Vec::new();
        for (name, _) in self.all().filter(|schema| schema.kind() == Some(Kind::Object)).flat_map(Schema::properties) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Adds the uses of another place. Returns whether one of them is new.
    pub fn add(&mut self, other: Uses<'d>) -> bool {
        let mut is_new = false;
        let lists = [(&mut self.read, other.read), (&mut self.create, other.create), (&mut self.update, other.update)];
        for (known, schemas) in lists {
            for schema in schemas {
                if !known.iter().any(|known| known.pointer() == schema.pointer()) {
                    known.push(schema);
                    is_new = true;
                }
            }
        }
        is_new
    }
}
