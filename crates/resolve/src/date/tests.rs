//! Dates in sentences of both languages.

use depesche_model::Language;

use super::*;

fn read(text: &str, language: Language, published: Option<&str>) -> Vec<String> {
    let mut document = Document::new("x", language, text);
    document.published = published.and_then(|day| day.parse().ok());
    let pieces = Pieces::new(&document.text, &document.lang);
    let tell = |mention: Mention| match mention.named {
        Named::Date { value: Some(period) } => period.to_string(),
        Named::Duration { value } => value,
        _ => "?".to_owned(),
    };
    dates(&document, &Parsed::default(), &pieces).into_iter().map(tell).collect()
}

fn german(text: &str) -> Vec<String> {
    read(text, Language::German, Some("2025-03-05"))
}

fn english(text: &str) -> Vec<String> {
    read(text, Language::English, Some("2025-03-05"))
}

#[test]
fn german_dates() {
    for (text, values) in [
        ("am 9. und 10. März 2020", vec!["2020-03-09", "2020-03-10"]),
        ("vom 6. bis 8. Februar", vec!["2025-02-06/2025-02-08"]),
        ("am Mittwoch, gestern und übermorgen", vec!["2025-03-05", "2025-03-04", "2025-03-07"]),
        ("Ende März, im Mai 2024 und seit 2011", vec!["2025-03", "2024-05", "2011"]),
        ("in den ersten acht Monaten des Jahres 2024", vec!["2024-01/2024-08"]),
        (
            "im dritten Quartal 2023, in der zweiten Jahreshälfte 2024",
            vec!["2023-07/2023-09", "2024-07/2024-12"],
        ),
        ("2026 bis 2028, 2023-2024 und 2014/15", vec!["2026/2028", "2023/2024", "2014/2015"]),
        ("Januar bis Juni 2024", vec!["2024-01/2024-06"]),
        ("im Vorjahr, im vergangenen Jahr, vor zwei Jahren", vec!["2024", "2024", "2023"]),
        ("Seit Jahresbeginn", vec!["2025-01/2025-03"]),
        ("in den 1990er Jahren, im 21. Jahrhundert", vec!["1990/1999", "2000/2099"]),
        ("Juli dieses Jahres, 12.11.2024, 2024-04-12", vec!["2025-07", "2024-11-12", "2024-04-12"]),
        ("drei Jahre lang, 50 Jahre und anderthalb Stunden", vec!["P3Y", "P50Y", "PT1.5H"]),
        ("2000 Menschen, 2.024 Tonnen, rund 1990 Euro", vec![]),
    ] {
        assert_eq!(german(text), values, "{text}");
    }
}

#[test]
fn english_dates() {
    for (text, values) in [
        ("April 2, 2024 and the 7th of July 2011", vec!["2024-04-02", "2011-07-07"]),
        ("on Friday, yesterday, last year", vec!["2025-02-28", "2025-03-04", "2024"]),
        ("in the first nine months of 2024, Q1 2023", vec!["2024-01/2024-09", "2023-01/2023-03"]),
        ("between 3 and 12 of Sept", vec!["2024-09-03/2024-09-12"]),
        ("from next Monday to Friday", vec!["2025-03-10/2025-03-14"]),
        ("three days after January 12th", vec!["2025-01-15"]),
        ("It may march on, 5,000 people in May", vec!["2025-05"]),
    ] {
        assert_eq!(english(text), values, "{text}");
    }
}

#[test]
fn a_year_that_nothing_shows_stays_unknown() {
    let text = "am 18. März, gestern, im Mai 2024, vor zwei Jahren, am Montag";
    assert_eq!(read(text, Language::German, None), ["?", "?", "2024-05", "P2Y", "?"]);
}

fn on_day(day: &str, cases: &[(&str, &str)]) {
    for (text, value) in cases {
        assert_eq!(read(text, Language::English, Some(day)), [*value], "{text}");
    }
}

/// 5 March 2025 is a Wednesday.
#[test]
fn english_parts_of_units() {
    on_day(
        "2025-03-05",
        &[
            ("The envoys return later this week.", "2025-03-06/2025-03-09"),
            ("They called earlier this week.", "2025-03-03/2025-03-05"),
            ("early next week", "2025-03-10/2025-03-12"),
            ("by the end of the month", "2025-03"),
            ("The treaty lapses at the end of the year.", "2025"),
            ("by year-end", "2025"),
            ("The port stays shut for the rest of the week.", "2025-03-05/2025-03-09"),
            ("the rest of 2025", "2025-03-05/2025-12-31"),
            ("output in the year to date", "2025-01-01/2025-03-05"),
            ("Exports fell for the month.", "2025-03"),
        ],
    );
}

#[test]
fn english_runs() {
    on_day(
        "2025-03-05",
        &[
            ("The court will rule within 6 months.", "2025-03-05/2025-09-05"),
            ("The lawyers met within two weeks of the signing.", "P2W"),
            ("for 10 days from tomorrow", "2025-03-06/2025-03-15"),
            ("the 3 upcoming weeks", "2025-03-06/2025-03-26"),
            ("the next 5 working days", "2025-03-06/2025-03-12"),
            ("3 business days ago", "2025-02-28"),
            ("between now and April 1", "2025-03-05/2025-04-01"),
            ("the last two weeks of 2024", "2024-12-16/2024-12-29"),
            ("the first ten days of May 2024", "2024-05-01/2024-05-10"),
            ("in a fortnight", "2025-03-19"),
            ("the next fortnight", "2025-03-17/2025-03-30"),
            ("from 6/1-6/15, 2024", "2024-06-01/2024-06-15"),
            ("2024-W07", "2024-02-12/2024-02-18"),
        ],
    );
}

#[test]
fn english_days_within_a_time() {
    on_day(
        "2025-03-05",
        &[
            ("the last Monday of April", "2025-04-28"),
            ("the second Tuesday in June 2024", "2024-06-11"),
            ("the 21st of last month", "2025-02-21"),
            ("the week before last", "2025-02-17/2025-02-23"),
            ("Thursday next week", "2025-03-13"),
            ("this upcoming Thursday", "2025-03-06"),
            ("the first week of next month on Friday", "2025-04-04"),
            ("Friday 3/14", "2025-03-14"),
            ("w/c March 20", "2025-03-17/2025-03-23"),
        ],
    );
}

#[test]
fn english_holidays() {
    on_day(
        "2025-03-05",
        &[
            ("next Easter", "2025-04-20"),
            ("last Christmas", "2024-12-25"),
            ("Thanksgiving 2023", "2023-11-23"),
            ("Memorial Day 2024", "2024-05-27"),
            ("the Halloween weekend 2026", "2026-10-31/2026-11-01"),
            ("on New Year's Eve 2024", "2024-12-31"),
        ],
    );
}

#[test]
fn english_lengths() {
    on_day(
        "2025-03-05",
        &[
            ("an hour and a half", "PT1.5H"),
            ("one year and a quarter", "P1.25Y"),
            ("half a year", "P0.5Y"),
            ("2 years and 6 months in prison", "P2Y6M"),
            ("a couple of days", "P2D"),
            ("less than 40 minutes", "PT40M"),
            ("a ½ hour call", "PT0.5H"),
        ],
    );
}

#[test]
fn the_text_before_tells_which_year_follows() {
    assert_eq!(english("The pact of 2010 was renewed the following year."), ["2010", "2011"]);
    assert_eq!(english("They met on 3 May 2019 and again the next day."), ["2019-05-03", "2019-05-04"]);
    assert_eq!(english("Person of the Year"), Vec::<String>::new());
}

#[test]
fn german_dates_that_go_on_from_others() {
    for (text, values) in [
        ("2011 kam er, im selben Jahr ging er, im Jahr darauf kam er", vec!["2011", "2011", "2012"]),
        ("Am 10. Mai 2011 kam er, zwei Tage später ging er", vec!["2011-05-10", "2011-05-12"]),
        ("Am 10. Mai 2011 kam er, tags zuvor war er fort", vec!["2011-05-10", "2011-05-09"]),
        (
            "Beginn war am 2. Juni 2014. In der zweiten Woche ruhten sie",
            vec!["2014-06-02", "2014-06-09/2014-06-15"],
        ),
        ("am Dienstag vergangener Woche, morgen, Donnerstag", vec!["2025-02-25", "2025-03-06", "2025-03-06"]),
        ("am letzten Montag des Monats, Ende des Jahres", vec!["2025-03-31", "2025"]),
        ("am 3./4. Oktober 2024, am 25. 12.", vec!["2024-10-03", "2024-10-04", "2024-12-25"]),
        ("in den Siebzigern, Anfang der Neunzigerjahre", vec!["1970/1979", "1990/1999"]),
        ("gestern Abend und in der Nacht auf Mittwoch", vec!["2025-03-04", "2025-03-05"]),
        ("am Totensonntag 2024, am zweiten Advent 2024", vec!["2024-11-24", "2024-12-08"]),
        (
            "28/2-1/3, Sep-23-2020, November 19-20",
            vec!["2025-02-28/2025-03-01", "2020-09-23", "2024-11-19/2024-11-20"],
        ),
        ("in den nächsten Jahren, der ehemalige Minister, auch heute noch", vec!["?", "?", "?"]),
        ("jeden letzten Samstag im Monat, dienstags, 9. Jan Huber", vec![]),
    ] {
        assert_eq!(german(text), values, "{text}");
    }
}
