//! Every type that can be awaited or streamed also has a `wait()`, and no function but a stream's `next` is async.

use std::collections::BTreeSet;

use crate::items::{Block, Items};

/// The types that can be awaited, and the streams.
pub fn awaited(files: &[Items]) -> BTreeSet<&str> {
    let blocks = files.iter().flat_map(|items| &items.blocks);
    let is_awaited = |block: &&Block| matches!(block.of_trait.as_deref(), Some("IntoFuture" | "Stream"));
    blocks.filter(is_awaited).map(|block| block.of.as_str()).collect()
}

/// The types that have only one of the two, and async functions without a blocking counterpart, as sentences.
pub fn findings(files: &[Items]) -> Vec<String> {
    let (awaited, mut waited_for, mut found) = (awaited(files), BTreeSet::new(), Vec::new());
    for block in files.iter().flat_map(|items| &items.blocks) {
        for function in block.functions.iter().filter(|function| function.is_public) {
            if function.name == "wait" {
                waited_for.insert(block.of.as_str());
            }
            if function.is_async && function.name != "next" {
                let name = format!("{}::{}", block.of, function.name);
                found.push(format!("{name} is async, so that programs without async cannot call it"));
            }
        }
    }
    found.extend(awaited.difference(&waited_for).map(|name| format!("{name} can be awaited, and has no wait()")));
    found.extend(waited_for.difference(&awaited).map(|name| format!("{name} has a wait(), and cannot be awaited")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_on_either_side_is_found() {
        let text = "impl<T> IntoFuture for Call<T> {} impl<T> Call<T> { pub fn wait(self) {} }
            impl IntoFuture for Edit<'_> {} impl Page { pub fn wait(self) {} pub async fn all(self) {} }
            impl Stream for Each { } impl Each { pub async fn next(&mut self) {} async fn own(&self) {} }";
        let files = [Items::parse(text).unwrap()];
        let expected = [
            "Page::all is async, so that programs without async cannot call it",
            "Each can be awaited, and has no wait()",
            "Edit can be awaited, and has no wait()",
            "Page has a wait(), and cannot be awaited",
        ];
        assert_eq!(findings(&files), expected);
    }
}
