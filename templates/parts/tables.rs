//! Tables, and bars that are tables too.

use maud::{Markup, html};

use crate::Words;

/// A cell.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A figure, set to the right.
    Number(String),
    /// Anything.
    Markup(Markup),
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Headings.
    pub head: Vec<String>,
    /// Rows; the first cell names the row.
    pub rows: Vec<Vec<Cell>>,
}

fn body(cell: &Cell) -> Markup {
    match cell {
        Cell::Text(text) | Cell::Number(text) => html! { (text) },
        Cell::Markup(markup) => markup.clone(),
    }
}

/// A table that becomes a stack of cards on a narrow screen.
#[must_use]
pub fn table(table: &Table) -> Markup {
    drawn(table, "stack")
}

/// A table of two or three narrow columns, which stays one on a narrow screen.
#[must_use]
pub fn figures(table: &Table) -> Markup {
    drawn(table, "figures")
}

fn drawn(table: &Table, class: &str) -> Markup {
    let number = |cell: &Cell| matches!(cell, Cell::Number(_)).then_some("number");
    let first = table.rows.first();
    html! {
        table class=(class) {
            caption { (table.caption) }
            thead {
                tr {
                    @for (place, head) in table.head.iter().enumerate() {
                        th scope="col" class=[first.and_then(|row| number(row.get(place)?))] { (head) }
                    }
                }
            }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (place, cell) in row.iter().enumerate() {
                            @if place == 0 {
                                th scope="row" class=[number(cell)] { (body(cell)) }
                            } @else {
                                td class=[number(cell)] data-label=[table.head.get(place)] { (body(cell)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How many.
    pub value: u64,
    /// Whether it is marked.
    pub marked: bool,
}

/// Bars with their figures and shares: a chart that is a table.
#[must_use]
pub fn bars(words: &Words, caption: &str, head: &[String; 3], whole: u64, bars: &[Bar]) -> Markup {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    html! {
        table.bars.stack {
            caption { (caption) }
            thead { tr { th scope="col" { (head[0]) } th.number scope="col" { (head[1]) } th.number scope="col" { (head[2]) } td {} } }
            tbody {
                @for bar in bars {
                    tr class=[bar.marked.then_some("winner")] {
                        th scope="row" { (bar.label) }
                        td.number data-label=(head[1]) { (words.number(bar.value)) }
                        td.number data-label=(head[2]) { (words.share(bar.value, whole)) }
                        td.bar aria-hidden="true" { progress value=(bar.value) max=(most) {} }
                    }
                }
            }
        }
    }
}

/// A total that is not a mere number of votes.
#[derive(Debug, Clone, Default)]
pub struct Total {
    /// Whose.
    pub label: String,
    /// As people read it.
    pub shown: String,
    /// Its share, where that means something.
    pub share: Option<String>,
    /// How long its bar is, of a thousand; `None`: it has none.
    pub length: Option<u64>,
    /// Whether it is marked.
    pub marked: bool,
}

/// Totals with bars: a chart that is a table. `head`: option, total, and share if there are any.
#[must_use]
pub fn totals(caption: &str, head: &[String], totals: &[Total]) -> Markup {
    let long = totals.iter().any(|total| total.length.is_some());
    html! {
        table.bars.stack {
            caption { (caption) }
            thead {
                tr {
                    @for (place, head) in head.iter().enumerate() {
                        th scope="col" class=[(place > 0).then_some("number")] { (head) }
                    }
                    @if long { td {} }
                }
            }
            tbody {
                @for total in totals {
                    tr class=[total.marked.then_some("winner")] {
                        th scope="row" { (total.label) }
                        td.number data-label=[head.get(1)] { (total.shown) }
                        @if head.len() > 2 {
                            td.number data-label=[head.get(2)] { (total.share.as_deref().unwrap_or("–")) }
                        }
                        @if long {
                            td.bar aria-hidden="true" { progress value=(total.length.unwrap_or(0)) max="1000" {} }
                        }
                    }
                }
            }
        }
    }
}

/// Names and values.
#[must_use]
pub fn summary(rows: &[(String, Markup)]) -> Markup {
    html! {
        dl.summary {
            @for (name, value) in rows { dt { (name) } dd { (value) } }
        }
    }
}
