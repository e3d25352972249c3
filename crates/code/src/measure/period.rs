//! For which time a figure is told.

use depesche_model::{Clause, Date, Figure, Indicator, Named, Period, Sentence, Span};

use super::{Claim, Reading};

impl Reading<'_> {
    /// The time of a figure: told in its clause, else before it in its sentence, else by the figure in front of its
    /// brackets.
    pub(super) fn period(
        &self,
        indicator: Indicator,
        span: Span,
        clause: Option<&Clause>,
        sentence: &Sentence,
        main: Option<&Claim>,
    ) -> Option<Period> {
        if let Some(main) = main {
            // "gegenüber 2022 (514,9 Millionen)": a time right before the bracket is that of what stands in it.
            let own = self
                .times(sentence.span)
                .filter(|(time, _)| main.figure.end <= time.start && time.end <= span.start);
            let close = own.last().filter(|(time, _)| {
                let between = self.document.text.get(time.end..span.start).unwrap_or_default();
                between.trim().chars().all(|c| c == '(') && between.contains('(')
            });
            return close.map(|(_, period)| period).or(main.measure.period);
        }
        let own: Vec<(Span, Period)> = match clause {
            Some(clause) => self.times(clause.span).filter(|(time, _)| self.owns(clause, *time)).collect(),
            None => Vec::new(),
        };
        let nearest = |times: &[(Span, Period)]| {
            times
                .iter()
                .filter(|(time, period)| fits(indicator, *period) && !self.is_compared(*time))
                .filter(|(time, _)| !self.is_of_former(span, *time))
                .min_by_key(|(time, _)| gap(*time, span))
                .map(|(_, period)| *period)
        };
        nearest(&own).or_else(|| {
            let before: Vec<_> =
                self.times(sentence.span).filter(|(time, _)| time.end <= span.start).collect();
            let plain =
                indicator != Indicator::People && clause.is_none_or(|clause| clause.span.contains(span));
            if plain { nearest(&before) } else { None }
        })
    }

    fn owns(&self, clause: &Clause, time: Span) -> bool {
        clause.tokens.binary_search(&self.parsed.token_at(time.start)).is_ok()
    }

    /// The times with a value inside `span`.
    fn times(&self, span: Span) -> impl Iterator<Item = (Span, Period)> {
        self.mentions.inside(span).filter_map(|mention| match mention.named {
            Named::Date { value: Some(period) } => Some((mention.span, period)),
            _ => None,
        })
    }

    /// "43,8 Milliarden nach 41 Milliarden im Jahr 2023": the time behind belongs to the former sum.
    fn is_of_former(&self, figure: Span, time: Span) -> bool {
        let between = Span::new(figure.end, time.start);
        let former = |word: &str| matches!(word, "nach" | "gegenüber" | "after" | "from");
        let mut sums = self
            .mentions
            .inside(between)
            .filter(|m| matches!(m.named, Named::Figure(Figure::Money { .. } | Figure::Number { .. })));
        time.start > figure.end
            && sums.next().is_some_and(|sum| {
                let words = Span::new(figure.end, sum.span.start).of(&self.document.text);
                words.split_whitespace().any(|word| former(word.trim_matches(',')))
            })
    }

    /// Whether the time is only what the figure is compared with, or from when on.
    fn is_compared(&self, time: Span) -> bool {
        let before = self.document.text.get(..time.start).unwrap_or_default();
        let near = before.split_whitespace().rev().take(4).map(str::to_lowercase);
        // "seit 2005" begins then, and lasts.
        let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let single = self.mentions.inside(time).any(|mention| {
            mention.span == time
                && matches!(mention.named, Named::Date { value: Some(period) } if period.single().is_some())
        });
        if single && (last == "seit" || last == "since") {
            return true;
        }
        let words = near.take_while(|word| !word.ends_with([',', ':', ';', '.', '(']));
        words.enumerate().any(|(back, word)| match word.as_str() {
            "gegenüber" | "vergleich" | "verglichen" | "compared" | "versus" => true,
            // "more than 2 billion last year" compares sums.
            "than" | "als" => back < 2,
            _ => false,
        })
    }
}

/// Whether a time of this length can be that of the figure: people are counted over spans of years, sums not by days.
fn fits(indicator: Indicator, period: Period) -> bool {
    let day = |date: Date| date.is_day();
    match indicator {
        // A month beside them is mostly that of the promise.
        Indicator::Aid | Indicator::Loan | Indicator::Investment | Indicator::Other
            if period.single().is_some_and(|date| date.month().is_some()) =>
        {
            false
        }
        Indicator::People => {
            period.single().is_none() && !day(period.start) && period.start.month().is_none()
        }
        _ => !day(period.start) && !day(period.end),
    }
}

fn gap(time: Span, figure: Span) -> usize {
    if time.end <= figure.start {
        figure.start - time.end
    } else {
        3 * time.start.saturating_sub(figure.end) + 60
    }
}
