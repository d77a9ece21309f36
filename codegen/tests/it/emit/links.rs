//! Links to methods of fetched objects. rustdoc does not look whether the place of a link is there.

use std::collections::BTreeSet;

use crate::support::expect::{path, read};

/// The methods of each fetched object, as places of its page: `LiveBook#method.save`.
fn methods(items: &[syn::Item], found: &mut BTreeSet<String>) {
    for item in items {
        match item {
            syn::Item::Mod(module) => methods(module.content.as_ref().map_or(&[], |(_, items)| items), found),
            syn::Item::Impl(item) if item.trait_.is_none() => {
                let syn::Type::Path(of) = &*item.self_ty else { continue };
                let Some(last) = of.path.segments.last().filter(|last| last.ident == "Live") else { continue };
                let syn::PathArguments::AngleBracketed(of) = &last.arguments else { continue };
                let Some(syn::GenericArgument::Type(syn::Type::Path(of))) = of.args.first() else { continue };
                let Some(ty) = of.path.get_ident() else { continue };
                found.extend(item.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(method) => Some(format!("Live{ty}#method.{}", method.sig.ident)),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
}

#[test]
fn the_data_links_to_each_method_of_what_is_fetched_and_to_no_other() {
    for golden in ["resources", "small", "tickets"] {
        let code = read(&path(&format!("tests/golden/{golden}.rs")));
        let file = syn::parse_file(&code).unwrap_or_else(|error| panic!("{golden}: {error}"));
        let mut expected = BTreeSet::new();
        methods(&file.items, &mut expected);
        let links = code.split("](").filter_map(|after| after.split(')').next());
        let links: BTreeSet<_> = links.filter(|link| link.contains("#method.")).map(str::to_owned).collect();
        assert!(expected.len() > 5, "{golden} has {} methods only", expected.len());
        assert_eq!(links, expected, "{golden}");
    }
}
