//! The mentions of one document as they leave the program: `depesche mentions`.
//!
//! One object a mention: `kind`, `start` and `end` in Unicode characters, `text`, `value` (a decimal number with a
//! point, an ISO 8601 date, interval or duration, or what is named), `unit` of sums and quantities, `rule`, and `row`
//! where a row of a table knows the name.

use serde_json::{Map, Value, json};

use crate::{CharIndex, Document, Figure, Mention, Mentions, Named, Period};

/// The mentions of a document, in the order of the text.
pub fn mentions_json(document: &Document, mentions: &Mentions) -> Vec<Value> {
    let index = CharIndex::new(&document.text);
    mentions.list.iter().map(|mention| one(document, mentions, mention, &index)).collect()
}

fn one(document: &Document, mentions: &Mentions, mention: &Mention, index: &CharIndex) -> Value {
    let mut object = Map::new();
    object.insert("kind".to_owned(), kind(&mention.named, &mention.rule).into());
    object.insert("start".to_owned(), index.chars(mention.span.start).into());
    object.insert("end".to_owned(), index.chars(mention.span.end).into());
    object.insert("text".to_owned(), document.slice(mention.span).into());
    object.insert("value".to_owned(), value(mentions, mention));
    let more: Value = match &mention.named {
        Named::Country { form, .. } => json!({"form": form}),
        Named::Office { country, plural, .. } => json!({"country": country, "plural": plural}),
        Named::Format { ordinal: Some(ordinal), .. } => json!({"ordinal": ordinal}),
        Named::Place { country, coordinates, site, city, .. } => json!({
            "country": country,
            "site": site,
            "city": city,
            "latitude": coordinates.map(|point| point.latitude),
            "longitude": coordinates.map(|point| point.longitude),
        }),
        Named::Person { person } => match mentions.person(*person) {
            Some(person) => json!({"country": person.country, "office": person.office}),
            None => Value::Null,
        },
        Named::Figure(Figure::Money { currency, .. }) => json!({"unit": currency}),
        Named::Figure(Figure::Percent { .. }) => json!({"unit": "%"}),
        Named::Figure(Figure::Quantity { unit, .. }) => json!({"unit": unit}),
        _ => Value::Null,
    };
    if let Value::Object(more) = more {
        object.extend(more);
    }
    object.insert("rule".to_owned(), mention.rule.as_ref().into());
    if let Some(row) = &mention.row {
        object.insert("row".to_owned(), (&**row).into());
    }
    Value::Object(object)
}

/// The word for what a mention names. A stretch of time with two ends is an `interval`, a part of a day a `time`.
fn kind(named: &Named, rule: &str) -> &'static str {
    match named {
        Named::Country { .. } => "country",
        Named::Organization { .. } => "organization",
        Named::Format { .. } => "format",
        Named::Initiative { .. } => "initiative",
        Named::Person { .. } => "person",
        Named::Office { .. } => "office",
        Named::Reference { .. } => "reference",
        Named::Place { .. } => "place",
        Named::Date { .. } if part_of_day(rule).is_some() => "time",
        Named::Date { value: Some(period) } if period.single().is_none() => "interval",
        Named::Date { .. } => "date",
        Named::Duration { .. } => "duration",
        Named::Figure(Figure::Number { .. }) => "number",
        Named::Figure(Figure::Ordinal { .. }) => "ordinal",
        Named::Figure(Figure::Percent { .. }) => "percent",
        Named::Figure(Figure::Money { .. }) => "money",
        Named::Figure(Figure::Quantity { .. }) => "quantity",
    }
}

fn value(mentions: &Mentions, mention: &Mention) -> Value {
    match &mention.named {
        Named::Country { code, .. } => code.as_str().into(),
        Named::Organization { id } | Named::Format { id, .. } | Named::Initiative { id } => {
            id.as_str().into()
        }
        Named::Person { person } => {
            mentions.person(*person).map_or(Value::Null, |person| person.name.as_str().into())
        }
        Named::Office { office, .. } => office.as_str().into(),
        Named::Reference { countries, people } => {
            let people =
                people.iter().filter_map(|person| mentions.person(*person)).map(|person| &person.name);
            let countries = countries.iter().map(|code| code.as_str().to_owned());
            people.cloned().chain(countries).collect::<Vec<_>>().into()
        }
        Named::Place { name, .. } => name.as_str().into(),
        Named::Date { value: Some(period) } => time(*period, &mention.rule).into(),
        // TIMEX3 has words for what is no point in time: "jetzt", "kürzlich".
        Named::Date { value: None } => reference(&mention.rule).into(),
        Named::Duration { value } => value.as_str().into(),
        Named::Figure(figure) => figure.value().normalize().to_string().into(),
    }
}

/// A date in ISO 8601. What that has no sign for is written as in TIMEX3 (ISO 24617-1): a season as `2025-SU`, a
/// weekend as `2025-W10-WE`, an evening as `2025-03-04TEV`.
fn time(period: Period, rule: &str) -> String {
    if let Some(part) = part_of_day(rule) {
        return format!("{period}T{part}");
    }
    match rule {
        "date.season" => match season(period.start.month()) {
            Some(season) => format!("{}-{season}", period.start.year()),
            None => period.to_string(),
        },
        "date.weekend" if period.start.is_day() => {
            let (year, week) = period.start.week();
            format!("{year}-W{week:02}-WE")
        }
        _ => period.to_string(),
    }
}

/// The sign of TIMEX3 for the season that begins with a month.
fn season(first: Option<u8>) -> Option<&'static str> {
    match first? {
        3 => Some("SP"),
        6 => Some("SU"),
        9 => Some("FA"),
        12 => Some("WI"),
        _ => None,
    }
}

/// The sign of TIMEX3 for the part of the day that a rule reads.
fn part_of_day(rule: &str) -> Option<&'static str> {
    match rule {
        "date.morning" => Some("MO"),
        "date.noon" => Some("MI"),
        "date.afternoon" => Some("AF"),
        "date.evening" => Some("EV"),
        "date.night" => Some("NI"),
        _ => None,
    }
}

/// The word of TIMEX3 for a time that is only told as now, before or later.
fn reference(rule: &str) -> Option<&'static str> {
    match rule {
        "date.present" => Some("PRESENT_REF"),
        "date.past" => Some("PAST_REF"),
        "date.future" => Some("FUTURE_REF"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Date, Language, Period, Span};

    #[test]
    fn seasons_weekends_and_evenings_have_signs() {
        let day = |month: u8, day: u8| Date::of_day(2025, month, day).unwrap();
        let months = Period::new(Date::of_month(2024, 6).unwrap(), Date::of_month(2024, 8).unwrap());
        assert_eq!(time(months, "date.season"), "2024-SU");
        assert_eq!(time(Period::new(day(3, 8), day(3, 9)), "date.weekend"), "2025-W10-WE");
        assert_eq!(time(day(3, 4).into(), "date.evening"), "2025-03-04TEV");
        assert_eq!(time(day(3, 4).into(), "date.weekday"), "2025-03-04");
    }

    #[test]
    fn counts_characters_and_tells_values() {
        let document = Document::new("x", Language::German, "für 3,5 Mio. Euro im Mai");
        let money = Figure::Money { value: "3500000.0".parse().unwrap(), currency: Some("EUR".to_owned()) };
        let month = Period::from(Date::of_month(2025, 5).unwrap());
        let mentions = Mentions {
            list: vec![
                Mention::new(Span::new(5, 18), Named::Figure(money), "money.behind"),
                Mention::new(Span::new(22, 25), Named::Date { value: Some(month) }, "date.month"),
            ],
            people: Vec::new(),
        };
        assert_eq!(
            mentions_json(&document, &mentions),
            [
                json!({"kind": "money", "start": 4, "end": 17, "text": "3,5 Mio. Euro", "value": "3500000",
                       "unit": "EUR", "rule": "money.behind"}),
                json!({"kind": "date", "start": 21, "end": 24, "text": "Mai", "value": "2025-05",
                       "rule": "date.month"}),
            ]
        );
    }
}
