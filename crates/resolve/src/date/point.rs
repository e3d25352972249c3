//! Days and months, alone, in lists and in ranges: "am 9. und 10. März 2020", "6. bis 8. Februar", "Januar bis Juni".

use depesche_model::{Date, Period};

use super::link::{Link, link_at};
use super::partial::{Partial, Written, day_at, written_at};
use super::{Found, Reader};
use crate::piece::{Kind, Pieces};

/// A point with the link that leads to the next one.
struct Item {
    start: usize,
    end: usize,
    partial: Partial,
    link: Option<Link>,
}

/// A list longer than this is a table.
const LONGEST_LIST: usize = 40;

impl Reader<'_> {
    /// The days and months that begin at `at` and belong together.
    pub(super) fn points(&self, at: usize) -> Vec<Found> {
        let mut items = self.items(at);
        // Days without a month behind the last month belong to something else.
        while items.last().is_some_and(|item| !is_whole(item.partial)) {
            items.pop();
        }
        if let Some(last) = items.last_mut() {
            last.link = None;
        }
        for place in (1..items.len()).rev() {
            let next = items[place].partial;
            items[place - 1].partial = items[place - 1].partial.filled_from(next);
        }
        let mut found = Vec::new();
        let mut items = items.into_iter();
        while let Some(item) = items.next() {
            if item.link.is_some_and(|link| link.range)
                && let Some(last) = items.next()
            {
                found.push(self.interval(&item, &last));
                continue;
            }
            found.push(self.point(&item));
        }
        found
    }

    fn items(&self, at: usize) -> Vec<Item> {
        let pieces = self.pieces;
        let mut items: Vec<Item> = Vec::new();
        let mut next = at;
        while let Some((mut partial, mut end)) = self.item_at(next, items.last()) {
            // "Juli dieses Jahres", "April of last year"
            if let Some((Some(year), behind)) =
                self.year_of(end).filter(|_| partial.year.is_none() && partial.month.is_some())
            {
                (partial.year, end) = (Some(year), behind);
            }
            let link = link_at(pieces, end, items.is_empty() && self.opens_range(at))
                .filter(|link| self.leads_on(partial, link, end));
            items.push(Item { start: next, end, partial, link });
            match link {
                Some(link) if items.len() < LONGEST_LIST => next = link.end,
                _ => break,
            }
        }
        items
    }

    /// Whether the link can lead to another point of the same list.
    fn leads_on(&self, partial: Partial, link: &Link, at: usize) -> bool {
        if link.range {
            return true;
        }
        let next = written_at(self.pieces, link.end).map(|(partial, _)| partial);
        let day_next = day_at(self.pieces, link.end).is_some();
        match next {
            // Nothing is left to share.
            _ if partial.year.is_some() => false,
            _ if partial.month.is_none() => next.is_some_and(|next| next.day.is_some()) || day_next,
            Some(next) => {
                next.year.is_some() && next.day.is_some() == partial.day.is_some() && !(link.comma && at == 0)
            }
            None => false,
        }
    }

    /// A point of a list: whole, or a day whose month the others tell.
    fn item_at(&self, at: usize, before: Option<&Item>) -> Option<Written> {
        let pieces = self.pieces;
        if let Some(written) = written_at(pieces, at) {
            return Some(written);
        }
        if pieces.german {
            let (day, end) = day_at(pieces, at)?;
            // "vom 3. bis": only digits, or an article and a word, begin a list of days.
            let begins = before.is_some()
                || pieces.is(at, Kind::Digits)
                || matches!(pieces.before(at), "am" | "dem" | "den");
            return begins.then_some((Partial { day: Some(day), ..Partial::default() }, end));
        }
        let day = bare_day(pieces, at)?;
        match before {
            // "November 19-20": the day takes the month before it.
            Some(item) if item.partial.month.is_some() => {
                let range = item.link.is_some_and(|link| link.range);
                (range && item.partial.day.is_some())
                    .then(|| english_tail(pieces, Partial { month: item.partial.month, ..day.0 }, day.1))
            }
            Some(_) => Some(day),
            // "6-8 February", "between 3 and 12 of Sept"
            None => {
                let link = link_at(pieces, day.1, true)?;
                let next = written_at(pieces, link.end).is_some_and(|(partial, _)| partial.is_day());
                next.then_some(day)
            }
        }
    }

    fn point(&self, item: &Item) -> Found {
        let partial = item.partial;
        if let Some(weekday) = partial.weekday.filter(|_| partial.month.is_none()) {
            return Found::date(item.start, item.end, self.day_with_weekday(partial, weekday), "date.day");
        }
        let value = self.context.resolve(partial, self.direction(item.start)).map(Period::from);
        let rule = if partial.day.is_some() { "date.day" } else { "date.month" };
        Found::date(item.start, item.end, value, rule)
    }

    fn interval(&self, first: &Item, last: &Item) -> Found {
        let value = || {
            let end = self.context.resolve(last.partial, self.direction(first.start))?;
            let start = first.partial.in_year(first.partial.year.unwrap_or(end.year()))?;
            // "November bis Februar 2017" begins the year before.
            if start > end && (first.partial.year == last.partial.year) {
                return Some(Period::new(first.partial.in_year(end.year() - 1)?, end));
            }
            (start <= end).then(|| Period::new(start, end))
        };
        Found::date(first.start, last.end, value(), "date.range")
    }

    /// "Dienstag, der 25.": the next or last month in which that day is a Tuesday.
    fn day_with_weekday(&self, partial: Partial, weekday: u8) -> Option<Period> {
        let month = self.context.month()?;
        (0..12).flat_map(|months| [months, -months]).find_map(|months| {
            let month = super::calendar::plus_months(month, months)?;
            let day = Date::of_day(month.year(), month.month()?, partial.day?)?;
            (day.weekday() == weekday).then(|| Period::from(day))
        })
    }
}

fn is_whole(partial: Partial) -> bool {
    partial.month.is_some() || partial.weekday.is_some()
}

/// An English day of the month without its month: "3", "17th", "ninth".
fn bare_day(pieces: &Pieces, at: usize) -> Option<Written> {
    let (day, end) = day_at(pieces, at)?;
    let number = pieces.lower(end) == "%"
        || pieces.glued(end)
            && (pieces.is(end, Kind::Word)
                || matches!(pieces.lower(end), "." | ",") && pieces.glued(end + 1));
    (!number).then_some((Partial { day: Some(day), ..Partial::default() }, end))
}

/// The year behind the second day of "November 18-19, 2020".
fn english_tail(pieces: &Pieces, partial: Partial, at: usize) -> Written {
    let next = pieces.after_any(at, &[","]).unwrap_or(at);
    match super::partial::year_at(pieces, next) {
        Some(year) => (Partial { year: Some(year), ..partial }, next + 1),
        None => (partial, at),
    }
}
