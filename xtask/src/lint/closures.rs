//! Streams in code that users may copy are not created with async closures. If a stream polls one, rustc's incremental compiler can crash
//! after an edit of the crate.

/// The methods of streams whose closure returns a future.
const ADAPTERS: [&str; 8] =
    ["map", "then", "for_each", "for_each_concurrent", "filter_map", "try_fold", "fold", "and_then"];

/// The adapters with an async closure, in the text of a program or a page.
pub fn findings(text: &str) -> Vec<&'static str> {
    let is_found = |adapter: &&str| {
        // The closure begins on the line of the adapter, possibly after other arguments.
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
