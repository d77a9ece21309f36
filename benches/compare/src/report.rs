//! Writes the table, for people and for machines.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::Result;
use crate::options::{Options, here};
use crate::programs::text;
use crate::table::{Goal, Row};

pub fn print(options: &Options, rows: &[Row]) -> Result<()> {
    println!("{}\n{}", markdown(rows), json(options.smoke, rows)?);
    Ok(())
}

/// Writes the table into files.
pub fn write(rows: &[Row]) -> Result<()> {
    let table = markdown(rows);
    let page = format!("# Measured, side by side\n\n{}, on {}.\n\n{table}", today()?, machine()?);
    fs::write(here().join("RESULTS.json"), json(false, rows)?)?;
    Ok(fs::write(here().join("RESULTS.md"), page)?)
}

fn json(smoke: bool, rows: &[Row]) -> Result<String> {
    let rows: Vec<_> = rows.iter().map(row).collect();
    let results = json!({ "date": today()?, "machine": machine()?, "smoke": smoke, "rows": rows });
    Ok(format!("{results:#}\n"))
}

fn markdown(rows: &[Row]) -> String {
    let mut table = "| figure | compared with | minimum | median | maximum | goal | |\n".to_owned();
    table += "|---|---|--:|--:|--:|--:|---|\n";
    for row in rows {
        let met = row.is_met().map_or("", |met| if met { "met" } else { "missed" });
        let numbers = [row.minimum(), row.median(), row.maximum()].map(|ratio| format!("{ratio:.2}")).join(" | ");
        table += &format!("| {} | {} | {numbers} | {} | {met} |\n", row.figure, row.against, goal(row.goal));
    }
    table
}

fn goal(goal: Goal) -> String {
    match goal {
        Goal::AtMost(most) => format!("≤ {most:.2}"),
        Goal::AtLeast(least) => format!("≥ {least:.2}"),
        Goal::None => String::new(),
    }
}

fn row(row: &Row) -> serde_json::Value {
    json!({
        "figure": row.figure,
        "against": row.against,
        "minimum": row.minimum(),
        "median": row.median(),
        "maximum": row.maximum(),
        "goal": goal(row.goal),
        "met": row.is_met(),
    })
}

/// The kind of machine, and the compiler.
fn machine() -> Result<String> {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("an unnamed processor", |(_, model)| model);
    let cores = std::thread::available_parallelism()?;
    let rustc = text(Command::new("rustc").arg("--version"))?;
    Ok(format!("{cores} cores of {model} ({}), {}", std::env::consts::OS, rustc.trim()))
}

fn today() -> Result<String> {
    Ok(text(Command::new("date").args(["-u", "+%Y-%m-%d"]))?.trim().to_owned())
}
