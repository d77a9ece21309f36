//! Draws the improvements: a panel for each metric, with a line for each confidence interval.

use std::error::Error;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::comparison::{Improvement, LONGEST_NAME, Metric, Status, Variation, shortened};

const WIDTH: u32 = 960;
const ROW: u32 = 44;
/// The height of a panel without its rows: the title and the axis.
const FRAME: u32 = 100;
const NAMES: u32 = 220;
/// Room for the figures at the right.
const FIGURES: u32 = 230;
const GREY: RGBColor = RGBColor(110, 110, 110);

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Draws all metrics, one below the other.
pub fn svg(metrics: &[Metric]) -> Outcome<String> {
    let height: u32 = metrics.iter().map(panel_height).sum::<u32>().max(FRAME);
    let (span, mut text) = (range(metrics), String::new());
    {
        let mut rest = SVGBackend::with_string(&mut text, (WIDTH, height)).into_drawing_area();
        rest.fill(&WHITE)?;
        for metric in metrics {
            let (panel, below) = rest.split_vertically(panel_height(metric));
            draw(metric, span, &panel).map_err(|error| error.to_string())?;
            rest = below;
        }
        rest.present()?;
    }
    Ok(text)
}

fn panel_height(metric: &Metric) -> u32 {
    FRAME + ROW * compared(metric).count() as u32
}

fn compared(metric: &Metric) -> impl Iterator<Item = (&Variation, &Improvement)> {
    metric.variations.iter().filter_map(|variation| Some((variation, variation.improvement.as_ref()?)))
}

fn draw<B: DrawingBackend>(
    metric: &Metric,
    (low, high): (f64, f64),
    panel: &DrawingArea<B, plotters::coord::Shift>,
) -> Outcome
where
    B::ErrorType: 'static,
{
    let rows: Vec<_> = compared(metric).collect();
    let mut chart = ChartBuilder::on(panel)
        .margin(10)
        .margin_top(48)
        .margin_right(FIGURES)
        .x_label_area_size(34)
        .y_label_area_size(NAMES)
        .build_cartesian_2d(low..high, rows.len() as f64..0.0)?;
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(7)
        .x_label_formatter(&|share| percent(*share, 0) + " %")
        .label_style(("sans-serif", 14))
        .light_line_style(TRANSPARENT)
        .bold_line_style(BLACK.mix(0.12))
        .draw()?;
    chart.draw_series([PathElement::new([(0.0, 0.0), (0.0, rows.len() as f64)], BLACK.stroke_width(2))])?;
    let (left, _) = chart.backend_coord(&(low, 0.0));
    let title = format!("{}: improvement over the baseline", metric.name);
    let style = TextStyle::from(("sans-serif", 18, FontStyle::Bold).into_font()).color(&BLACK);
    panel.draw_text(&title, &style, (left - panel.get_base_pixel().0, 20))?;
    for (row, (variation, improvement)) in rows.iter().enumerate() {
        let (middle, colour) = (row as f64 + 0.5, colour(variation.status));
        let ends = [(improvement.low, middle), (improvement.high, middle)];
        chart.draw_series([PathElement::new(ends, colour.stroke_width(3))])?;
        chart.draw_series([Circle::new((improvement.value, middle), 6, colour.filled())])?;
        let (x, y) = chart.backend_coord(&(high, middle));
        write(panel, &figures(variation, improvement), (x + 12, y), HPos::Left, colour)?;
        let (x, y) = chart.backend_coord(&(low, middle));
        write(panel, &shortened(&variation.name, LONGEST_NAME), (x - 12, y), HPos::Right, BLACK)?;
    }
    Ok(())
}

/// The range of every axis, which is the same so that panels can be compared: zero and each interval, with a margin.
fn range(metrics: &[Metric]) -> (f64, f64) {
    let ends = || metrics.iter().flat_map(compared).flat_map(|(_, improvement)| [improvement.low, improvement.high]);
    let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
    let air = ((high - low) * 0.05).max(0.01);
    (low - air, high + air)
}

/// A percentage with a sign, unless it is zero after rounding.
fn percent(share: f64, digits: usize) -> String {
    let shown = format!("{:+.digits$}", share * 100.0);
    match shown.chars().any(|letter| ('1'..='9').contains(&letter)) {
        true => shown.replace('-', "\u{2212}"),
        false => shown[1..].to_owned(),
    }
}

fn figures(variation: &Variation, improvement: &Improvement) -> String {
    let mark = match variation.status {
        Status::Winner => " ★",
        Status::Loser => " ▼",
        _ => "",
    };
    let [value, low, high] = [improvement.value, improvement.low, improvement.high].map(|share| percent(share, 1));
    format!("{value} % ({low} to {high}){mark}")
}

fn colour(status: Status) -> RGBColor {
    match status {
        Status::Winner => RGBColor(27, 128, 60),
        Status::Loser => RGBColor(190, 40, 40),
        _ => GREY,
    }
}

fn write<B: DrawingBackend>(
    panel: &DrawingArea<B, plotters::coord::Shift>,
    text: &str,
    place: (i32, i32),
    side: HPos,
    colour: RGBColor,
) -> Outcome
where
    B::ErrorType: 'static,
{
    let style = TextStyle::from(("sans-serif", 15).into_font()).color(&colour).pos(Pos::new(side, VPos::Center));
    let (left, top) = panel.get_base_pixel();
    Ok(panel.draw_text(text, &style, (place.0 - left, place.1 - top))?)
}
