//! The order of layers: a file imports from its own layer and from lower ones, and files do not import each other in a circle.

use crate::source::Source;

/// A layer: its folder or file, and the layers that it may import from.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    /// The start of its files' paths. If two layers match a file, the longer start counts.
    pub place: &'static str,
    /// The other layers that it may import from.
    pub imports: &'static [&'static str],
}

/// The parts that every API uses.
const RUNTIME: &[&str] = &["model/", "request.rs", "error/", "observe/", "transport/", "client/", "runtime.rs"];

/// The layers of the SDK. `lib.rs` composes the public modules and may name all.
pub const SDK: &[Layer] = &[
    Layer { place: "model/", imports: &[] },
    Layer { place: "request.rs", imports: &["model/"] },
    Layer { place: "resource.rs", imports: &["model/", "client/"] },
    Layer { place: "error/", imports: &["model/", "request.rs"] },
    Layer { place: "observe/", imports: &["model/", "request.rs", "error/"] },
    Layer { place: "transport/", imports: &["model/", "request.rs", "error/", "observe/"] },
    Layer { place: "mock.rs", imports: &["model/", "request.rs", "error/", "transport/"] },
    Layer { place: "client/", imports: &["model/", "request.rs", "error/", "observe/", "transport/"] },
    Layer { place: "runtime.rs", imports: &["model/", "request.rs", "error/", "observe/", "transport/", "client/"] },
    // Each composes the public module of an API, as `lib.rs` composes the root.
    Layer { place: "classic/mod.rs", imports: &["lib.rs", "mock.rs", "sandbox/", "classic/"] },
    Layer { place: "v2/mod.rs", imports: &["lib.rs", "mock.rs", "sandbox/", "v2/"] },
    // Neither API knows the other.
    Layer { place: "classic/", imports: RUNTIME },
    Layer { place: "v2/", imports: RUNTIME },
    // Generated from any spec, for the tests of the generator. A spec may name types that an API has.
    Layer { place: "trial.rs", imports: &["model/", "client/", "runtime.rs", "classic/", "v2/", "sandbox/"] },
    // It depends only on the tables of an API.
    Layer { place: "sandbox/engine/", imports: &["model/", "error/", "client/"] },
    Layer { place: "sandbox/v2/", imports: &["model/", "error/", "v2/", "sandbox/engine/"] },
    Layer { place: "sandbox/classic/", imports: &["model/", "error/", "classic/", "sandbox/engine/"] },
    // Documentation only: it imports the names in its links.
    Layer { place: "guide/", imports: &["lib.rs", "client/", "v2/"] },
    // It composes the public module.
    Layer { place: "sandbox/mod.rs", imports: &["error/", "client/", "sandbox/"] },
];

/// The layers of the generator. `lib.rs` runs the stages one after the other.
pub const GENERATOR: &[Layer] = &[
    Layer { place: "into_vec.rs", imports: &[] },
    Layer { place: "diagnostic.rs", imports: &["into_vec.rs"] },
    Layer { place: "names.rs", imports: &["into_vec.rs"] },
    Layer { place: "spec/", imports: &["into_vec.rs", "diagnostic.rs"] },
    Layer { place: "model/", imports: &["into_vec.rs", "diagnostic.rs", "names.rs", "spec/"] },
    Layer { place: "check/", imports: &["into_vec.rs", "diagnostic.rs", "names.rs", "spec/", "model/"] },
    Layer { place: "print/", imports: &["into_vec.rs"] },
    // Examples in documentation are printed like code.
    Layer { place: "emit/", imports: &["into_vec.rs", "diagnostic.rs", "names.rs", "spec/", "model/", "print/"] },
    Layer { place: "tools/", imports: &["diagnostic.rs", "names.rs", "spec/", "model/", "check/", "emit/", "print/"] },
    Layer { place: "build/", imports: &["lib.rs", "into_vec.rs", "diagnostic.rs", "model/", "check/"] },
];

/// The imports that violate the order, and the circles, as sentences.
pub fn findings(files: &[Source], layers: &[Layer]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.path != "lib.rs") {
        let Some(layer) = layer_of(&file.path, layers) else {
            found.push(format!("{} is in no layer", file.path));
            continue;
        };
        for import in file.imports(files) {
            let below = layer.imports.iter().any(|place| import.path.starts_with(place));
            let own = layer_of(&import.path, layers).is_some_and(|other| other.place == layer.place);
            if !below && !own {
                found.push(format!("{} imports {}, which is not below it", file.path, import.path));
            }
        }
    }
    found.extend(circles(files));
    found
}

fn layer_of<'a>(path: &str, layers: &'a [Layer]) -> Option<&'a Layer> {
    layers.iter().filter(|layer| path.starts_with(layer.place)).max_by_key(|layer| layer.place.len())
}

/// The circles of more than two files, and the pairs in different folders.
fn circles(files: &[Source]) -> Vec<String> {
    let imports: Vec<Vec<usize>> = files.iter().map(|file| places(file, files)).collect();
    let reached: Vec<Vec<bool>> = (0..files.len()).map(|from| reachable(from, &imports)).collect();
    let mut found = Vec::new();
    for (first, reaches) in reached.iter().enumerate() {
        let circle: Vec<_> = (0..files.len()).filter(|&at| reaches[at] && reached[at][first]).collect();
        let one_subject = circle.len() == 2 && folder(&files[circle[0]].path) == folder(&files[circle[1]].path);
        if circle.first() == Some(&first) && !one_subject {
            let names: Vec<_> = circle.iter().map(|&at| files[at].path.as_str()).collect();
            found.push(format!("{} import each other in a circle", names.join(", ")));
        }
    }
    found
}

/// The indices of the files that a file imports. The root is left out, since it composes all files.
fn places(file: &Source, files: &[Source]) -> Vec<usize> {
    if file.path == "lib.rs" {
        return Vec::new();
    }
    let imports: Vec<_> = file.imports(files).map(|import| import.path.as_str()).collect();
    let is_import = |other: &Source| other.path != "lib.rs" && imports.contains(&other.path.as_str());
    files.iter().enumerate().filter(|(_, other)| is_import(other)).map(|(at, _)| at).collect()
}

/// Which files a file imports, directly or through others.
fn reachable(from: usize, imports: &[Vec<usize>]) -> Vec<bool> {
    let mut seen = vec![false; imports.len()];
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for &next in &imports[at] {
            if !std::mem::replace(&mut seen[next], true) {
                open.push(next);
            }
        }
    }
    seen
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYERS: &[Layer] = &[Layer { place: "low/", imports: &[] }, Layer { place: "high/", imports: &["low/"] }];

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> = files.iter().map(|(path, text)| Source::parse(path, text).unwrap()).collect();
        findings(&files, LAYERS)
    }

    #[test]
    fn an_import_from_below_passes_and_one_from_above_is_found() {
        let (low, high) = (("low/a.rs", ""), ("high/b.rs", "use crate::low::a::Thing;"));
        assert_eq!(found(&[low, high]), [""; 0]);
        let low = ("low/a.rs", "use crate::high::b::Thing;");
        assert_eq!(found(&[low, ("high/b.rs", "")]), ["low/a.rs imports high/b.rs, which is not below it"]);
    }

    #[test]
    fn a_circle_of_three_is_found_and_a_pair_in_one_folder_is_not() {
        let (a, b) = (("low/a.rs", "use super::b::B;"), ("low/b.rs", "use super::a::A;"));
        assert_eq!(found(&[a, b]), [""; 0]);
        let b = ("low/b.rs", "use super::c::C;");
        let c = ("low/c.rs", "use super::a::A;");
        assert_eq!(found(&[a, b, c]), ["low/a.rs, low/b.rs, low/c.rs import each other in a circle"]);
    }

    #[test]
    fn a_file_outside_of_all_layers_is_found() {
        assert_eq!(found(&[("stray.rs", "")]), ["stray.rs is in no layer"]);
    }
}
