//! No stream that users may copy is made with an async closure: rustc's incremental compiler can crash on one that a stream polls,
//! after an edit of the crate that has it.

/// The methods of streams that take a closure which returns a future.
const ADAPTERS: [&str; 8] =
    ["map", "then", "for_each", "for_each_concurrent", "filter_map", "try_fold", "fold", "and_then"];

/// The adapters that are given an async closure, in the text of a program or of a page.
pub fn findings(text: &str) -> Vec<&'static str> {
    let is_found = |adapter: &&str| {
        // Up to its parameters, the closure stands on the line of the adapter, behind other arguments or none.
        let call = format!(".{adapter}(");
        let mut closures = text.split(&call).skip(1).filter_map(|rest| rest.split_once('|'));
        closures.any(|(before, _)| before.trim_end().ends_with("async") && !before.contains([')', '\n']))
    };
    ADAPTERS.into_iter().filter(is_found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_async_closure_is_found_and_a_block_is_not() {
        assert_eq!(findings("ids.then(async |id| get(id))"), ["then"]);
        assert_eq!(findings("ids.for_each_concurrent(8, async |id| get(id))"), ["for_each_concurrent"]);
        assert_eq!(findings("ids.then(|id| async move { get(id) })"), [""; 0]);
    }
}
