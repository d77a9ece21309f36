//! Rules about the pages that rustdoc writes: no stray spaces, no links that stayed brackets, no empty documentation, no examples that show
//! hidden lines, and no long lists of methods without headings.

/// The longest list of methods that a reader looks through without headings.
const METHODS: usize = 40;

/// The violations in a page, as sentences.
pub fn findings(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for block in blocks(page) {
        if block.trim().is_empty() {
            found.push("documentation is empty".to_owned());
        }
        let (text, examples) = split(block);
        found.extend(text.lines().filter_map(stray_space));
        found.extend(examples.iter().filter_map(|example| broken(example)));
    }
    found.extend(long_lists(page));
    found
}

/// The documentation in a page: that of the item, and that of its methods, fields and variants.
fn blocks(page: &str) -> Vec<&str> {
    page.split("<div class=\"docblock\">").skip(1).map(|rest| &rest[..end_of_div(rest)]).collect()
}

/// The end of an element `div` whose opening tag is before this text.
fn end_of_div(text: &str) -> usize {
    let mut depth = 1;
    for (at, _) in text.match_indices('<') {
        let tag = &text[at..];
        if tag.starts_with("<div") {
            depth += 1;
        } else if tag.starts_with("</div>") {
            depth -= 1;
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The text of a block in lines, with `X` for each piece of code, and its examples.
fn split(block: &str) -> (String, Vec<String>) {
    let (mut text, mut examples, mut rest) = (String::new(), Vec::new(), block);
    while let Some((before, after)) = rest.split_once('<') {
        text += before;
        let (tag, inside) = after.split_once('>').unwrap_or((after, ""));
        rest = inside;
        match tag.split_whitespace().next().unwrap_or_default() {
            "pre" => {
                let (example, outside) = inside.split_once("</pre>").unwrap_or((inside, ""));
                examples.push(plain(example));
                rest = outside;
            }
            "code" => {
                text.push('X');
                rest = inside.split_once("</code>").unwrap_or((inside, "")).1;
            }
            // These are parts of a line.
            "a" | "/a" | "em" | "/em" | "strong" | "/strong" => {}
            _ => text.push('\n'),
        }
    }
    (decoded(&(text + rest)), examples)
}

/// A text without its tags.
fn plain(html: &str) -> String {
    let mut parts = html.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    decoded(&parts.fold(first, |text, part| text + part.split_once('>').unwrap_or_default().1))
}

fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}

/// A stray space in a line of text, or a link that stayed brackets since its target has no page.
fn stray_space(line: &str) -> Option<String> {
    let line = line.trim();
    let is_sign = |word: &str| matches!(word, "." | "," | ";" | ":" | "!" | "?" | ")");
    if line.contains("( ") || line.split(' ').skip(1).any(|word| word.is_empty() || is_sign(word)) {
        return Some(format!("a stray space: {line}"));
    }
    line.contains("[X]").then(|| format!("a link without a target: {line}"))
}

/// An example that is empty, or that shows a line which should be hidden.
fn broken(example: &str) -> Option<String> {
    if example.trim().is_empty() {
        return Some("an example is empty".to_owned());
    }
    let hidden = example.lines().find(|line| line.starts_with("# use ") || line.starts_with("# let ") || *line == "#");
    hidden.map(|line| format!("an example shows a hidden line: {line}"))
}

/// The blocks of a type's own methods that are too long.
fn long_lists(page: &str) -> Vec<String> {
    let own = page.split_once("id=\"implementations-list\"").unwrap_or_default().1;
    let own = own.split("id=\"trait-implementations\"").next().unwrap_or_default();
    let blocks = own.split("<section id=\"impl-").skip(1);
    let counts = blocks.map(|block| (block, block.matches("<section id=\"method.").count()));
    let long = counts.filter(|(_, count)| *count > METHODS);
    long.map(|(block, count)| {
        let name = block.split('"').next().unwrap_or_default();
        format!("`impl-{name}` has {count} methods without headings: split it into blocks with documentation")
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_a_page(block: &str) -> String {
        format!("<p>Not documentation .</p><div class=\"docblock\">{block}</div><p>The end .</p>")
    }

    #[test]
    fn text_is_searched_for_spaces_and_links_and_code_is_not() {
        let good = "<p>Reads <code>a , b</code>, (<a href=\"x.html\">c</a>) &amp; <em>d</em>.</p><div>\n<p>e: <code>f</code>?</p></div>";
        assert_eq!(findings(&in_a_page(good)), [""; 0]);
        for bad in ["<p>Reads it .</p>", "<p>Reads <code>a</code> , b</p>", "<p>( a)</p>", "<p>two  spaces</p>"] {
            let found = findings(&in_a_page(bad));
            assert!(found.len() == 1 && found[0].starts_with("a stray space"), "{bad}: {found:?}");
        }
        let found = findings(&in_a_page("<div><p>This is a [<code>Stream</code>].</p></div>"));
        assert_eq!(found, ["a link without a target: This is a [X]."]);
    }

    #[test]
    fn empty_documentation_and_examples_with_hidden_lines_are_found() {
        assert_eq!(findings(&in_a_page(" ")), ["documentation is empty"]);
        assert_eq!(findings(&in_a_page("<pre><code> </code></pre>")), ["an example is empty"]);
        assert_eq!(
            findings(&in_a_page("<pre class=\"rust\"><code>#[test]\n<span>fn</span> f() {}</code></pre>")),
            [""; 0]
        );
        let found = findings(&in_a_page("<pre><code># use a::b;\nb(<span>1</span>);</code></pre>"));
        assert_eq!(found, ["an example shows a hidden line: # use a::b;"]);
    }

    #[test]
    fn a_long_list_of_methods_is_found_by_its_block() {
        let block = |name: &str, count: usize| {
            format!("<section id=\"impl-{name}\">{}", "<section id=\"method.a\"></section>".repeat(count))
        };
        let page = |own: &str| {
            format!("<div id=\"implementations-list\">{own}</div><h2 id=\"trait-implementations\">{}", block("Of", 99))
        };
        assert_eq!(findings(&page(&(block("A", 40) + &block("B", 40)))), [""; 0]);
        let found = findings(&page(&(block("A", 1) + &block("B", 41))));
        assert!(found.len() == 1 && found[0].starts_with("`impl-B` has 41 methods"), "{found:?}");
    }
}
