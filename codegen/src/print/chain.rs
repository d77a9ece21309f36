//! Chains of calls: `value.one()?.other().await?`.

use super::place::{Place, STEP, columns, is_one_line, newline};
use super::spacing::{flat, width};
use super::tree::{Tree, breaks};
use crate::into_vec::IntoVec as _;

/// A value and the calls on it, each with its dot.
pub struct Chain<'a> {
    root: &'a [Tree],
    links: Vec<&'a [Tree]>,
}

/// The number of lines from which on the last link stays on the line of the others in any case.
const LONG: usize = 5;

impl<'a> Chain<'a> {
    pub fn of(code: &'a [Tree]) -> Option<Self> {
        let points: Vec<_> = (1..code.len()).filter(|at| code[*at].is(".")).into_vec();
        let first = *points.first()?;
        let ends = points[1..].iter().copied().chain([code.len()]);
        let links = points.iter().zip(ends).map(|(start, end)| &code[*start..end]).into_vec();
        Some(Chain { root: &code[..first], links })
    }

    /// The chain, broken.
    fn text(&self, place: Place) -> String {
        let mut text = Place { after: 0, ..place }.expression(self.root);
        let mut links = &self.links[..];
        // A call on a short value such as `self` stays on its line, if the value begins the line.
        let narrow = STEP.saturating_sub(place.column - place.indent);
        while let [link, rest @ ..] = links
            && is_one_line(&text)
            && columns(&text) <= narrow
        {
            let after = if rest.is_empty() { place.after } else { 0 };
            text += &Place { after, ..place }.right(columns(&text)).call(link);
            links = rest;
        }
        let Some((last, others)) = links.split_last() else { return text };
        if let Some(beside) = beside(&text, last, others, place) {
            return beside;
        }
        below(text, links, place)
    }

    /// The chain on one line with its last arguments broken. None if that is impossible.
    pub fn with_last_broken(&self, place: Place) -> Option<String> {
        let (last, others) = self.links.split_last()?;
        let head = [self.root, &others.concat()].concat();
        let text = (!breaks(&head)).then(|| flat(&head))?;
        let last = place.right(columns(&text)).call(last);
        Some(text + &last)
    }
}

impl Place {
    /// A chain, broken.
    pub fn chain(self, chain: &Chain) -> String {
        chain.text(self)
    }
}

/// Puts everything except the last link on one line, unless one line per link is shorter.
fn beside(root: &str, last: &[Tree], others: &[&[Tree]], place: Place) -> Option<String> {
    let head: usize = others.iter().map(|link| width(link)).sum::<usize>() + columns(root);
    if !is_one_line(root) || others.iter().any(|link| breaks(link)) || !place.has_room(head) {
        return None;
    }
    let one = place.right(head).call(last);
    if !place.right(head).holds(&one) {
        return None;
    }
    let lines = |text: &str| text.lines().count();
    let other = link(last, Place::line(place.indent + STEP, place.after));
    let is_best = lines(&one) >= LONG || lines(&other) >= lines(&one);
    is_best.then(|| format!("{root}{}{one}", others.iter().map(|link| flat(link)).collect::<String>()))
}

/// Puts each link on a line.
fn below(root: String, links: &[&[Tree]], place: Place) -> String {
    let ends_block = root.lines().count() > 1 && root.ends_with([')', '}', ']']);
    let indent = if ends_block { place.indent } else { place.indent + STEP };
    let mut text = root;
    for (at, found) in links.iter().enumerate() {
        let after = if at + 1 == links.len() { place.after } else { 0 };
        text += &newline(indent);
        text += &link(found, Place::line(indent, after));
    }
    text
}

fn link(code: &[Tree], place: Place) -> String {
    if place.fits(code) { flat(code) } else { place.call(code) }
}
