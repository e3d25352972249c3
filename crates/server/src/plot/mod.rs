//! Plots as SVG, drawn on the server: they print, they need no script, and their colours follow the style sheet.

mod scale;
pub(crate) mod sparkline;
pub(crate) mod timeline;
pub(crate) mod trade;
