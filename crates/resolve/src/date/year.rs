//! Years, spans of years and decades: "2011", "Jahr 2000", "2026 bis 2028", "2014/15", "1990er Jahre", "the 1980s".

use depesche_model::{Date, Period};

use super::link::link_at;
use super::partial::year_at;
use super::{Found, Reader};
use crate::figure::{currency, scale, unit};
use crate::piece::Kind;

impl Reader<'_> {
    /// The years that begin at `at`.
    pub(super) fn years(&self, at: usize) -> Vec<Found> {
        if let Some(decade) = self.decade(at) {
            return vec![decade];
        }
        let pieces = self.pieces;
        let words = [
            "jahr",
            "jahre",
            "jahren",
            "jahres",
            "gesamtjahr",
            "geschäftsjahr",
            "haushaltsjahr",
            "year",
            "years",
        ];
        let mut first = at;
        let named = pieces.after_any(at, &words);
        if let Some(next) = named {
            // "in the year of 2008": English leaves the year to its digits.
            first = pieces
                .after_any(next, &["of", "von"])
                .filter(|&next| year_at(pieces, next).is_some())
                .unwrap_or(next);
        } else if let Some(next) = pieces.after_any(at, &["fy", "cy"]) {
            first = next;
        }
        let spoken = (!pieces.german).then(|| self.spoken(first)).flatten();
        if let Some(found) = spoken {
            return vec![found];
        }
        let Some(year) = year_at(pieces, first) else { return Vec::new() };
        if first == at && !self.is_year(first, year) {
            return Vec::new();
        }
        let end = first + 1;
        if let Some((last, end)) = self.last_year(first, year) {
            let period = Period::new(Date::year_only(year), Date::year_only(last));
            return vec![Found::date(at, end, Some(period), "date.range")];
        }
        let mut found = vec![Found::date(at, end, Some(Date::year_only(year).into()), "date.year")];
        // "2007 und 2009": the second is a year because the first is one.
        let mut next = end;
        while let Some(link) = link_at(pieces, next, false).filter(|link| !link.range) {
            let other = year_at(pieces, link.end).filter(|&other| {
                (1800..2150).contains(&other)
                    && !(other < 1900 && matches!(pieces.lower(link.end + 1), "im" | "in"))
            });
            let Some(other) = other.filter(|_| !self.counts(link.end)) else { break };
            let value = Some(Date::year_only(other).into());
            found.push(Found::date(link.end, link.end + 1, value, "date.year"));
            next = link.end + 1;
        }
        // "1998 (…) 2005/2010": two years, not a span.
        if let Some(other) =
            year_at(pieces, end + 1).filter(|_| pieces.glued_mark(end, "/") && found.len() == 1)
        {
            found.push(Found::date(end + 1, end + 2, Some(Date::year_only(other).into()), "date.year"));
        }
        found
    }

    /// The last year of a span: "2026 bis 2028", "2014-2018", "2014/15".
    fn last_year(&self, first: usize, year: i16) -> Option<(i16, usize)> {
        let pieces = self.pieces;
        let slash = pieces.glued_mark(first + 1, "/").then_some(first + 2);
        let link = link_at(pieces, first + 1, self.opens_range(first))
            .filter(|link| link.range)
            .map(|link| link.end);
        let next = slash.or(link)?;
        let glued = pieces.glued(first + 1) && pieces.glued(next);
        if let Some(last) = year_at(pieces, next).filter(|last| *last > year && last - year < 300) {
            let list = slash.is_some() && last - year > 1;
            return (!self.counts(next) && !list).then_some((last, next + 1));
        }
        // Two digits close a span when they go on from the first: "2014/15", not "2014-30".
        let short = pieces.digits(next).filter(|_| pieces.width(next) == 2 && glued)?;
        let last = year - year % 100 + i16::try_from(short).ok()?;
        let plain = !pieces.glued_mark(next + 1, "-") && !pieces.glued_mark(next + 1, "/");
        let most = if slash.is_some() { 6 } else { 30 };
        (plain && last > year && last - year <= most).then_some((last, next + 1))
    }

    /// Whether four digits without the word "Jahr" are a year.
    fn is_year(&self, at: usize, year: i16) -> bool {
        let pieces = self.pieces;
        if self.counts(at)
            || pieces.glued(at) && at > 0 && matches!(pieces.before(at), "." | "," | "#" | "+" | ":" | "*")
        {
            return false;
        }
        let before = pieces.before(at);
        let told = [
            "in",
            "im",
            "seit",
            "ab",
            "since",
            "anno",
            "until",
            "till",
            "by",
            "ende",
            "anfang",
            "mitte",
            "herbst",
            "sommer",
            "winter",
            "frühjahr",
            "frühling",
            "during",
            "spring",
            "summer",
            "autumn",
            "through",
            "early",
            "late",
            "mid",
        ];
        if told.contains(&before)
            || matches!(before, "bis" | "von" | "vor" | "nach" | "from" | "of" | "to") && year % 100 != 0
        {
            return (1000..2150).contains(&year);
        }
        let approximate = [
            "rund",
            "etwa",
            "über",
            "knapp",
            "fast",
            "ca",
            "circa",
            "gut",
            "mindestens",
            "about",
            "over",
            "around",
            "nearly",
            "almost",
            "than",
            "least",
            "als",
            "zu",
            "um",
            "nr",
            "no",
            "plz",
            "je",
            "pro",
            "per",
            "$",
            "€",
            "£",
            "davon",
        ];
        if approximate.contains(&before) {
            return false;
        }
        let joined = pieces.glued(at) && at > 0 && pieces.is(at - 1, Kind::Word);
        // "2000 bis 3000 Grad": what is no year at the other end is none here.
        let range = link_at(pieces, at + 1, false).filter(|link| link.range).map(|link| link.end);
        if range.is_some_and(|last| {
            pieces.width(last) >= 4 && (year_at(pieces, last).is_none() || self.counts(last))
        }) {
            return false;
        }
        let round = year % 100 == 0 && year != 2000;
        let followed = matches!(pieces.lower(at + 1), "im" | "in") && pieces.german && year < 1900;
        !joined && !round && !followed && (1800..2100).contains(&year)
    }

    /// Whether the digits at `at` count something, so that they are no year.
    fn counts(&self, at: usize) -> bool {
        let pieces = self.pieces;
        let next = at + 1;
        let unit = unit::unit_at(pieces, next).is_some_and(|unit| unit.end == next + 1);
        let money = currency::behind(pieces, next).is_some_and(|currency| !currency.doubtful);
        unit && !matches!(pieces.lower(next), "m" | "g" | "l")
            || money && !pieces.is_capital(next + 2)
            || scale::scale_at(pieces, next).is_some_and(|scale| !scale.letter) && !self.is_moved(at)
            || matches!(pieces.lower(next), "%" | "prozent" | "percent" | "uhr" | "°")
            || super::calendar::unit(pieces.lower(next), pieces.german).is_some()
    }

    /// "418.2 2021 Millionen": a year that slipped between a number and its scale.
    fn is_moved(&self, at: usize) -> bool {
        let pieces = self.pieces;
        at > 3
            && !pieces.glued(at)
            && pieces.is(at - 1, Kind::Digits)
            && pieces.glued(at - 1)
            && pieces.is(at - 3, Kind::Digits)
    }

    /// "nineteen ninety six", "two thousand and fifteen" behind a word that leads to a time.
    fn spoken(&self, at: usize) -> Option<Found> {
        let led = matches!(self.pieces.before(at), "in" | "since" | "until" | "by" | "of" | "from");
        let (year, end) = super::partial::spoken_year(self.pieces, at).filter(|_| led)?;
        let unit = unit::unit_at(self.pieces, end).is_some();
        (!unit && (1500..2100).contains(&year))
            .then(|| Found::date(at, end, Some(Date::year_only(year).into()), "date.year"))
    }

    /// "1990er Jahre", "60er-Jahren", "the 1980s", "nineties".
    fn decade(&self, at: usize) -> Option<Found> {
        let pieces = self.pieces;
        let (first, mut end) = if let Some(digits) = pieces.digits(at) {
            let start = match pieces.width(at) {
                4 if (1700..2100).contains(&digits) => digits,
                2 if digits >= 20 => 1900 + digits,
                _ => return None,
            };
            let ending = pieces.lower(at + 1);
            let german = pieces.german && matches!(ending, "er" | "ern") && pieces.glued(at + 1);
            let english =
                !pieces.german && ending == "s" && (pieces.glued(at + 1) || pieces.before(at) == "in");
            (digits % 10 == 0 && (german || english)).then_some((start, at + 2))?
        } else {
            let words = [
                "zwanziger",
                "dreißiger",
                "vierziger",
                "fünfziger",
                "sechziger",
                "siebziger",
                "achtziger",
                "neunziger",
            ];
            let english = [
                "twenties",
                "thirties",
                "forties",
                "fifties",
                "sixties",
                "seventies",
                "eighties",
                "nineties",
            ];
            let word = pieces.lower(at);
            // "Neunzigerjahre", "in den Siebzigern": the word for the years in the compound, or none.
            let compound = ["jahre", "jahren"].iter().find_map(|years| word.strip_suffix(years));
            let compound = compound.filter(|_| pieces.german);
            let bare = word.strip_suffix('n').filter(|_| pieces.german && pieces.before(at) == "den");
            let closed = compound.or(bare.filter(|word| pieces.is_capital(at) && word.ends_with("er")));
            let word = closed.unwrap_or(word);
            let place = words.iter().chain(&english).position(|decade| *decade == word)? % 8;
            if closed.is_some() {
                let first = 1920 + 10 * i16::try_from(place).ok()?;
                let period = Period::new(Date::year_only(first), Date::year_only(first + 9));
                return Some(Found::date(at, at + 1, Some(period), "date.decade"));
            }
            (1920 + 10 * u32::try_from(place).ok()?, at + 1)
        };
        let years = pieces.after_dash(end).filter(|_| pieces.glued(end)).unwrap_or(end);
        let behind = pieces.after_any(years, &["jahre", "jahren", "jahres"]);
        if pieces.german && behind.is_none() {
            return None;
        }
        end = behind.unwrap_or(end);
        let first = i16::try_from(first).ok()?;
        let period = Period::new(Date::year_only(first), Date::year_only(first + 9));
        Some(Found::date(at, end, Some(period), "date.decade"))
    }
}
