//! Sums of money: "43,8 Milliarden US-Dollar", "US$26 billion", "130 € Millionen", "zwei Euro und fünfzig Cent".

use depesche_model::Figure;
use rust_decimal::Decimal;

use super::Found;
use super::currency::{self, Currency};
use super::number::{Number, Writing, number_at};
use super::scale::scale_at;
use crate::piece::{Kind, Pieces};

/// The most pieces between the first one of a currency and its number: those of "U.S. $ 5".
const LONGEST_CURRENCY: usize = 6;

/// Whether the word at `at` is short enough for a currency and has a number near behind it.
pub(crate) fn may_stand_before(pieces: &Pieces, at: usize) -> bool {
    const LONGEST_WORD: usize = 9;
    pieces.lower(at).len() <= LONGEST_WORD
        && (at + 1..=at + LONGEST_CURRENCY).any(|next| {
            pieces.get(next).is_some_and(|piece| match piece.kind {
                Kind::Digits => true,
                Kind::Mark => !piece.span.of(pieces.text).is_ascii(),
                Kind::Word | Kind::Break => false,
            })
        })
}

/// A sum whose currency stands before its number: "$ 14 million", "EUR 5".
pub(crate) fn before_number(pieces: &Pieces, at: usize, writing: Writing) -> Option<Found> {
    if pieces.glued(at)
        && at > 0
        && !matches!(pieces.before(at), "(" | "-" | "–" | "/" | "„" | "\"" | "“" | "+" | "~" | "‘" | "'")
    {
        return None;
    }
    let currency = currency::in_front(pieces, at)?;
    let number = number_at(pieces, currency.end, writing, true)?;
    if !pieces.is(number.start, Kind::Digits) && !pieces.glued(number.start + 1) {
        return None;
    }
    // "$100 Canadian" and "US$ 5 dollars" name the currency again.
    let again =
        currency::behind(pieces, number.end).filter(|again| !again.doubtful && again.code == currency.code);
    let end = again.map_or(number.end, |again| again.end);
    Some(sum(at, end, number, currency.code, "money.before"))
}

/// A sum whose currency stands behind its number.
pub(crate) fn after_number(pieces: &Pieces, number: Number, writing: Writing) -> Option<Found> {
    if let Some(sum) = with_qualifier_between(pieces, number) {
        return Some(sum);
    }
    let dash = pieces.after_dash(number.end).filter(|_| pieces.glued(number.end));
    let Some(currency) = currency::behind(pieces, dash.unwrap_or(number.end)) else {
        return cents(pieces, number);
    };
    if pieces.is(currency.end, Kind::Word) && pieces.glued(currency.end) {
        return None;
    }
    if !is_believed(pieces, number, &currency) {
        return None;
    }
    if let Some(scale) = moved_scale(pieces, number, &currency) {
        return Some(scale);
    }
    if let Some(millions) = currency::code_of_millions(pieces.written(currency.end - 1)) {
        let factor = if pieces.written(currency.end - 1).starts_with('M') { 1_000_000 } else { 1_000 };
        let value = number.value.checked_mul(Decimal::from(factor))?;
        return Some(sum(
            number.start,
            currency.end,
            Number { value, ..number },
            Some(millions),
            "money.behind",
        ));
    }
    let (value, end) =
        with_hundredths(pieces, number, currency.end, writing).unwrap_or((number.value, currency.end));
    Some(Found {
        figure: Figure::Money { value, currency: currency.code.map(str::to_owned) },
        ..sum(number.start, end, number, currency.code, "money.behind")
    })
}

/// A sum of hundredths alone, whose currency is not told: "50 cents".
fn cents(pieces: &Pieces, number: Number) -> Option<Found> {
    currency::is_hundredth(pieces.lower(number.end))
        .then(|| sum(number.start, number.end + 1, number, None, "money.hundredths"))
}

fn sum(start: usize, end: usize, number: Number, code: Option<&str>, rule: &'static str) -> Found {
    let figure = Figure::Money { value: number.value, currency: code.map(str::to_owned) };
    Found { start, end, figure, rule, number: Some(Number { article: false, ..number }) }
}

/// "Mark", "won" and "Pfund" are currencies only behind a large sum.
fn is_believed(pieces: &Pieces, number: Number, currency: &Currency) -> bool {
    let large = number.scale.is_some() || number.value >= Decimal::ONE_THOUSAND;
    let symbol = !pieces.is(currency.end - 1, Kind::Word);
    // "1 $ 5" after a full sentence and "ein Euro-Land" are none.
    let compound =
        pieces.after_dash(currency.end).is_some_and(|next| pieces.glued(currency.end) && pieces.glued(next));
    (!currency.doubtful || large) && (symbol || !compound || !number.article)
}

/// "130 € Millionen": the scale stands behind the currency, as careless translation leaves it.
fn moved_scale(pieces: &Pieces, number: Number, currency: &Currency) -> Option<Found> {
    let scale = scale_at(pieces, currency.end).filter(|scale| !scale.letter && number.scale.is_none())?;
    if scale.factor < Decimal::ONE_THOUSAND {
        return None;
    }
    let value = number.value.checked_mul(scale.factor)?;
    let figure = Figure::Money { value, currency: currency.code.map(str::to_owned) };
    let number = Number { value, ..number };
    Some(Found {
        start: number.start,
        end: scale.end,
        figure,
        rule: "money.moved-scale",
        number: Some(number),
    })
}

/// "45 Milliarden rund Euro": a qualifier that slipped between a number and its currency.
fn with_qualifier_between(pieces: &Pieces, number: Number) -> Option<Found> {
    let next = pieces.after_any(
        number.end,
        &[
            "rund",
            "etwa",
            "circa",
            "ca",
            "knapp",
            "über",
            "fast",
            "mindestens",
            "about",
            "around",
            "nearly",
            "over",
        ],
    )?;
    number.scale?;
    let currency = currency::behind(pieces, next).filter(|currency| !currency.doubtful)?;
    // "20 Millionen über Euro-Anleihen" is no sum.
    let compound = pieces.after_dash(currency.end).is_some_and(|_| pieces.glued(currency.end));
    (!compound).then(|| sum(number.start, currency.end, number, currency.code, "money.moved-qualifier"))
}

/// "418.2 2021 Millionen US-Dollar": a year that slipped between a number and its scale.
pub(crate) fn moved(pieces: &Pieces, number: Number) -> Option<Found> {
    let year = number.end;
    let is_year =
        pieces.width(year) == 4 && pieces.digits(year).is_some_and(|year| (1900..2100).contains(&year));
    if number.scale.is_some() || number.value.is_integer() || !is_year || pieces.glued(year) {
        return None;
    }
    let scale = scale_at(pieces, year + 1).filter(|scale| !scale.letter)?;
    let currency = currency::behind(pieces, scale.end)?;
    let value = number.value.checked_mul(scale.factor)?;
    let figure = Figure::Money { value, currency: currency.code.map(str::to_owned) };
    Some(Found { start: number.start, end: currency.end, figure, rule: "money.moved-number", number: None })
}

/// "zwei Euro und fünfzig Cent", "15 dollars and 15", "15 Dollar 50": the value, and the place behind the hundredths.
fn with_hundredths(pieces: &Pieces, number: Number, at: usize, writing: Writing) -> Option<(Decimal, usize)> {
    if number.scale.is_some() || !number.value.is_integer() {
        return None;
    }
    let joined = pieces.after_any(at, &["und", "and"]);
    let small = number_at(pieces, joined.unwrap_or(at), writing, false).filter(|small| {
        small.value.is_integer() && small.value > Decimal::ZERO && small.value < Decimal::ONE_HUNDRED
    })?;
    let named = currency::is_hundredth(pieces.lower(small.end));
    // Without their name hundredths close the phrase: "15 Dollar 50." but not "15 Dollar 50 Bücher".
    let closes = !pieces.is(small.end, Kind::Word) && !pieces.is(small.end, Kind::Digits);
    let marks = !pieces.glued(small.end) || matches!(pieces.lower(small.end), "." | "," | ";" | "!" | "?");
    let digits = small.value >= Decimal::TEN || small.article;
    let alone = closes && marks && digits && pieces.lower(small.end) != "%";
    if !named && !alone {
        return None;
    }
    let value = number.value.checked_add(small.value.checked_div(Decimal::ONE_HUNDRED)?)?;
    Some((value, if named { small.end + 1 } else { small.end }))
}
