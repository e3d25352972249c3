//! A relation's events over time in the height of a line of text.

use depesche_model::Date;
use maud::{Markup, html};

use super::scale::{Scale, day, place};

const WIDTH: f64 = 132.0;
const HEIGHT: f64 = 22.0;
const BINS: usize = 33;

/// How many events fell into each part of the time from `first` to `last`. All relations of a list share one
/// time, so that their sparklines can be compared.
pub(crate) fn sparkline(dates: &[Date], first: Date, last: Date) -> Markup {
    let (from, to) = (day(first.first_day()), day(last.last_day()) + 1.0);
    #[expect(clippy::cast_precision_loss, reason = "33 bins")]
    let bins = Scale::new((from, to), (0.0, BINS as f64));
    let mut counts = [0_u16; BINS];
    for date in dates {
        // A whole month or year stands at its middle.
        let middle = f64::midpoint(day(date.first_day()), day(date.last_day()));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the bins")]
        let bin = bins.at(middle).floor().clamp(0.0, 32.0) as usize;
        if let Some(count) = counts.get_mut(bin) {
            *count = count.saturating_add(1);
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0).max(3);
    let up = Scale::new((0.0, f64::from(most)), (0.0, HEIGHT - 3.0));
    let label = format!("{} dated events between {first} and {last}", dates.len());
    html! {
        svg.sparkline viewBox="0 0 132 22" width="132" height="22" role="img" aria-label=(label) {
            line.axis x1="0" y1="21.5" x2="132" y2="21.5" {}
            @for (bin, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                @let width = WIDTH / 33.0;
                @let tall = up.at(f64::from(*count));
                rect x=(place(f64::from(u16::try_from(bin).unwrap_or(0)) * width)) y=(place(HEIGHT - 1.0 - tall))
                    width=(place(width - 1.0)) height=(place(tall)) {}
            }
        }
    }
}
