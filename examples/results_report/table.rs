//! A metric as an aligned table, with bars, and with colours in a terminal.

use comfy_table::{Attribute, Cell, CellAlignment, Color, ColumnConstraint, Table, TableComponent, presets};

use crate::comparison::{LONGEST_NAME, Metric, Status, Variation, shortened};

/// The default width.
const WIDTH: usize = 100;
/// The width of the columns other than the name and the bar.
const NUMBERS: usize = 76;
/// The columns that are hidden in a narrow terminal, in this order, and their widths.
const EXPENDABLE: [(usize, usize); 4] = [(BAR, 2), (SIGNIFICANCE, 11), (TOTAL, 9), (VISITORS, 12)];
const VISITORS: usize = 1;
const TOTAL: usize = 2;
const BAR: usize = 4;
const SIGNIFICANCE: usize = 6;
const SHORTEST_NAME: usize = 12;
const SHORTEST_BAR: usize = 8;
const LONGEST_BAR: usize = 24;

pub fn of(metric: &Metric) -> Table {
    let mut table = Table::new();
    if std::env::var_os("NO_COLOR").is_some() {
        table.force_no_tty();
    } else if std::env::var_os("CLICOLOR_FORCE").is_some() {
        table.enforce_styling();
    }
    let (hidden, left) = layout(width(&table));
    let longest = metric.variations.iter().map(|variation| variation.name.chars().count()).max().unwrap_or_default();
    let room = if hidden.contains(&BAR) { left } else { left.saturating_sub(SHORTEST_BAR) };
    let name = longest.min(room).clamp(SHORTEST_NAME, LONGEST_NAME);
    let bar = left.saturating_sub(name).min(LONGEST_BAR);
    let best = metric.variations.iter().map(|variation| variation.rate).fold(0.0, f64::max);
    let rate = if metric.is_money { "Per visitor" } else { "Rate" };
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    table.remove_style(TableComponent::HorizontalLines).remove_style(TableComponent::MiddleIntersections);
    table.set_header(["Variation", "Visitors", "Total", rate, "", "Improvement", "Signif.", ""]);
    for variation in &metric.variations {
        table.add_row(row(variation, metric.is_money, name, drawn(variation.rate / best, bar)));
    }
    for column in [VISITORS, TOTAL, 3, 5, SIGNIFICANCE] {
        table.column_mut(column).expect("there are eight").set_cell_alignment(CellAlignment::Right);
    }
    for column in hidden {
        table.column_mut(column).expect("there are eight").set_constraint(ColumnConstraint::Hidden);
    }
    table
}

fn row(variation: &Variation, is_money: bool, name: usize, bar: String) -> [Cell; 8] {
    let rate = match is_money {
        true => format!("{:.2}", variation.rate),
        false => format!("{:.2} %", variation.rate * 100.0),
    };
    let (improvement, significance) = match &variation.improvement {
        Some(found) => (format!("{:+.1} %", found.value * 100.0), format!("{:.0} %", variation.significance * 100.0)),
        None => Default::default(),
    };
    [
        Cell::new(shortened(&variation.name, name)),
        Cell::new(variation.visitors),
        Cell::new((variation.total * 100.0).round() / 100.0),
        Cell::new(rate),
        coloured(Cell::new(bar), variation),
        coloured(Cell::new(improvement), variation),
        Cell::new(significance),
        verdict(variation),
    ]
}

/// The columns to hide, and the width for the name and the bar.
fn layout(width: usize) -> (Vec<usize>, usize) {
    let (mut hidden, mut needed) = (Vec::new(), NUMBERS);
    for (column, room) in EXPENDABLE {
        if width < needed + SHORTEST_NAME {
            hidden.push(column);
            needed -= room;
        }
    }
    (hidden, width.saturating_sub(needed))
}

fn width(table: &Table) -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    asked.or(table.width().map(usize::from)).unwrap_or(WIDTH)
}

/// A bar in eighths of a character.
fn drawn(share: f64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = if share.is_finite() { (share.clamp(0.0, 1.0) * width as f64 * 8.0).round() as usize } else { 0 };
    ["█".repeat(eighths / 8).as_str(), EIGHTHS[eighths % 8]].concat()
}

fn verdict(variation: &Variation) -> Cell {
    let cell = match variation.status {
        Status::Winner => Cell::new("★ winner").add_attribute(Attribute::Bold),
        Status::Loser => Cell::new("▼ loser"),
        Status::Open => Cell::new("· open"),
        Status::Baseline => Cell::new("  baseline"),
    };
    coloured(cell, variation)
}

fn coloured(cell: Cell, variation: &Variation) -> Cell {
    match variation.status {
        Status::Winner => cell.fg(Color::Green),
        Status::Loser => cell.fg(Color::Red),
        Status::Baseline => cell.fg(Color::DarkGrey),
        _ => cell,
    }
}
