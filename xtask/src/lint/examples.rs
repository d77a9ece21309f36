//! The methods that programs call first have examples in their documentation, which `cargo test --doc` runs.

use crate::items::{Block, Items, has_example};

/// Methods that share the example of their `impl` block, since their own examples would repeat it.
fn belongs_to_a_family(of: &str, method: &str) -> bool {
    of == "Client" || method.starts_with("set_") || method.starts_with("clear_")
}

/// Returns the number of public methods in some blocks of a file, and the methods without an example.
pub fn methods(items: &Items, is_asked: impl Fn(&Block) -> bool) -> (usize, Vec<String>) {
    let (mut count, mut missing) = (0, Vec::new());
    for block in items.blocks.iter().filter(|block| is_asked(block)) {
        // The method that a deprecated one calls has the example.
        for method in block.functions.iter().filter(|method| method.is_public && !method.is_deprecated) {
            count += 1;
            let by_family = belongs_to_a_family(&block.of, &method.name) && has_example(&block.doc);
            if !by_family && !has_example(&method.doc) {
                missing.push(format!("`{}` of `{}` has no example that runs", method.name, block.of));
            }
        }
    }
    (count, missing)
}

/// Whether a block belongs to the client, a call, a live object, or a collection, which is a type that contains the client.
pub fn is_first(block: &Block, items: &Items) -> bool {
    let holds_client = |name: &str| items.types.iter().any(|ty| ty.name == name && ty.parts == ["client"]);
    ["Client", "Call", "Live"].contains(&block.of.as_str()) || holds_client(&block.of)
}

/// Returns the number of request bodies in a file, and those without an example of their setters.
pub fn bodies(items: &Items) -> (usize, Vec<String>) {
    let is_body = |name: &str| {
        let traits = items.blocks.iter().filter(|block| block.of == name).filter_map(|block| block.of_trait.as_deref());
        traits.into_iter().any(|of| of == "NewBody" || of == "UpdateBody")
    };
    let bodies: Vec<_> = items.types.iter().filter(|ty| is_body(&ty.name)).collect();
    let missing = bodies.iter().filter(|ty| !has_example(&ty.doc));
    (bodies.len(), missing.map(|ty| format!("`{}` has no example that runs", ty.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "
        /// ```
        impl Client { pub fn of_the_family(&self) {} fn private(&self) {} }
        impl rt::Live<Book> { pub fn bare(&self) {}
            /// Text.
            /// ```
            pub fn shown(&self) {} }
        pub struct Books { client: rt::Client }
        impl Books { pub fn list(&self) {}
            #[deprecated]
            pub fn all(&self) {} }
        /// ```text
        /// ```
        pub struct NewBook { title: String }
        impl rt::NewBody for NewBook {}";

    #[test]
    fn a_method_without_an_example_is_found() {
        let items = Items::parse(CODE).unwrap();
        let (count, missing) = methods(&items, |block| is_first(block, &items));
        let expected = ["`bare` of `Live` has no example that runs", "`list` of `Books` has no example that runs"];
        assert_eq!((count, missing), (4, expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn a_body_without_an_example_is_found() {
        let (count, missing) = bodies(&Items::parse(CODE).unwrap());
        assert_eq!((count, missing), (1, vec!["`NewBook` has no example that runs".to_owned()]));
    }
}
