//! A small fixed record: three dispatches with everything that a page can show.

use depesche_model::{
    Actor, ActorKind, Coded, Commitment, CountryCode, Damage, DamageKind, Dateline, Document, Event,
    EventType, Evidence, Finding, FindingKind, Indicator, Instrument, InstrumentKind, InstrumentStatus,
    Language, Measure, Mode, Qualifier, Quote, QuoteType, Sketch, Span, Status, Target, Unit,
};
use depesche_store::Store;

/// A text whose words can be pointed at.
struct Text(&'static str);

impl Text {
    fn span(&self, words: &str) -> Span {
        let start = self.0.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
        Span::new(start, start + words.len())
    }

    fn at(&self, words: &str, rule: &'static str) -> Evidence {
        Evidence::new(self.span(words), rule)
    }
}

fn ids(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn country(code: &str) -> CountryCode {
    code.parse().unwrap()
}

fn actor(text: &Text, id: &str, kind: ActorKind, name: &str, words: &str) -> Actor {
    Actor {
        id: id.to_owned(),
        kind,
        name: name.to_owned(),
        as_written: vec![text.span(words)],
        country: (kind == ActorKind::Country).then(|| country(id)),
        organization: None,
        office: None,
        evidence: text.at(words, "country.name"),
    }
}

fn event(text: &Text, kind: EventType, actors: &[&str], date: Option<&str>, words: &str) -> Event {
    Event {
        confidence: None,
        kind,
        mode: None,
        actors: ids(actors),
        people: Vec::new(),
        date: date.map(|date| date.parse().unwrap()),
        place: None,
        venue: None,
        place_country: None,
        format: None,
        ordinal: None,
        status: Status::Past,
        evidence: text.at(words, "consult.meet"),
        also: Vec::new(),
        sources: std::collections::BTreeMap::new(),
    }
}

fn measure(
    text: &Text,
    indicator: Indicator,
    of: &[&str],
    (value, unit): (&str, &str),
    period: &str,
    words: &str,
    figure: &str,
) -> Measure {
    Measure {
        checks: Vec::new(),
        confidence: None,
        indicator,
        of: ids(of),
        about: None,
        value: value.parse().unwrap(),
        unit: Unit(unit.to_owned()),
        qualifier: Qualifier::Equal,
        period: Some(period.parse().unwrap()),
        change_pct: None,
        as_written: text.span(figure),
        damaged: false,
        evidence: text.at(words, "measure.figure"),
    }
}

/// The record.
pub(crate) fn record() -> Store {
    let mut store = Store::in_memory().unwrap();
    for (document, coded) in [summit(), trade(), dispute()] {
        store.insert(&document, &coded).unwrap();
    }
    let finding =
        Finding::new("empty.html", FindingKind::Empty, "There is <no> text in it; it was left out.");
    store.insert_finding(&finding).unwrap();
    store
}

/// A report and its copy, which tells the same and is one witness.
pub(crate) fn with_copy() -> Store {
    let mut store = Store::in_memory().unwrap();
    let sketch = Sketch { words: (0..64).collect(), ..Sketch::default() };
    let (source, coded) = summit();
    store.insert_with(&source, &coded, &sketch).unwrap();
    let copy = Document { id: "de-kopie".to_owned(), text: format!("{}\n", source.text), ..source };
    store.insert_with(&copy, &coded, &sketch).unwrap();
    store
}

fn summit() -> (Document, Coded) {
    let text = Text(
        "Zweiter Gipfel in Astana\n\nTEILEN:\n\nASTANA, 17. Juni 2025 – Kasachstan und China haben am Dienstag einen Vertrag über ewige \
         Freundschaft unterzeichnet. „Unser Fundament ist fest“, sagte Tokajew.\n\nDer Umsatz erreichte im Jahr 43.8 2024 \
         Milliarden US-Dollar. Beide Seiten wollen den Handel bis 2030 verdoppeln.\n\nDer dritte Gipfel soll 2027 in China stattfinden.\n",
    );
    let mut document = Document::new("de-gipfel", Language::German, text.0);
    document.title = Some("Zweiter Gipfel in Astana".to_owned());
    document.published = "2025-06-17".parse().ok();
    document.url = Some("https://example.org/gipfel?a=1&b=2".to_owned());
    document.boilerplate = vec![text.at("TEILEN:", "boilerplate.share")];
    document.dateline = Some(Dateline {
        evidence: text.at("ASTANA, 17. Juni 2025 –", "dateline.line"),
        place: Some(text.span("ASTANA")),
        date: Some(text.span("17. Juni 2025")),
        value: Some("2025-06-17".parse::<depesche_model::Date>().unwrap().into()),
    });
    document.damage = vec![Damage {
        evidence: text.at("im Jahr 43.8 2024 Milliarden US-Dollar", "damage.moved-number"),
        kind: DamageKind::MovedNumber,
        repair: Some("im Jahr 2024 43,8 Milliarden US-Dollar".to_owned()),
    }];
    let sentence =
        "Kasachstan und China haben am Dienstag einen Vertrag über ewige Freundschaft unterzeichnet";
    let mut signing = event(&text, EventType::Support, &["KAZ", "CHN"], Some("2025-06-17"), sentence);
    signing.place = Some("Astana".to_owned());
    signing.place_country = Some(country("KAZ"));
    signing.sources.insert("place".to_owned(), text.at("ASTANA", "place.dateline"));
    let planned = "Der dritte Gipfel soll 2027 in China stattfinden";
    let mut next = event(&text, EventType::Consult, &["KAZ", "CHN"], Some("2027"), planned);
    next.status = Status::Future;
    next.mode = Some(Mode::Visit);
    next.format = Some("Central Asia–China summit".to_owned());
    next.ordinal = Some(3);
    next.people = ids(&["Kassym-Jomart Tokayev", "Xi Jinping"]);
    let mut turnover = measure(
        &text,
        Indicator::TradeTurnover,
        &["KAZ", "CHN"],
        ("43800000000", "USD"),
        "2024",
        "Der Umsatz erreichte im Jahr 43.8 2024 Milliarden US-Dollar",
        "43.8 2024 Milliarden US-Dollar",
    );
    turnover.damaged = true;
    turnover.change_pct = Some("9".parse().unwrap());
    let coded = Coded {
        actors: vec![
            actor(&text, "KAZ", ActorKind::Country, "Kazakhstan", "Kasachstan"),
            actor(&text, "CHN", ActorKind::Country, "China", "China"),
            Actor {
                organization: None,
                office: Some("president".to_owned()),
                country: Some(country("KAZ")),
                ..actor(&text, "Kassym-Jomart Tokayev", ActorKind::Person, "Kassym-Jomart Tokayev", "Tokajew")
            },
        ],
        events: vec![signing, next],
        instruments: vec![Instrument {
            confidence: None,
            kind: InstrumentKind::Treaty,
            parties: ids(&["KAZ", "CHN"]),
            subject: Some("ewige Freundschaft".to_owned()),
            status: InstrumentStatus::Signed,
            date: "2025-06-17".parse().ok(),
            valid_from: Some(2026),
            valid_to: Some(2036),
            evidence: text.at("einen Vertrag über ewige Freundschaft", "instrument.sign"),
        }],
        measures: vec![turnover],
        commitments: vec![Commitment {
            confidence: None,
            actors: ids(&["KAZ", "CHN"]),
            what: "den Handel verdoppeln".to_owned(),
            target: Some(Target::Relative("x2".to_owned())),
            deadline: "2030".parse().ok(),
            evidence: text.at("Beide Seiten wollen den Handel bis 2030 verdoppeln", "promise.want"),
        }],
        quotes: vec![Quote {
            confidence: None,
            speaker: Some("Kassym-Jomart Tokayev".to_owned()),
            as_written: Some(text.span("Tokajew")),
            country: Some(country("KAZ")),
            direct: true,
            kind: QuoteType::Direct,
            text: text.span("Unser Fundament ist fest"),
            evidence: text.at("„Unser Fundament ist fest“, sagte Tokajew", "quote.direct"),
        }],
    };
    (document, coded)
}

fn trade() -> (Document, Coded) {
    let text = Text(
        "Trade & figures <2023>\n\nTrade between China and Kazakhstan stood at $41 billion in 2023 (exports of Kazakhstan: $16.3 billion, \
         imports: $24.7 billion). In January to September 2024 it was $32 billion; in yuan terms, 225 billion yuan.\n",
    );
    let mut document = Document::new("en/trade 2024", Language::English, text.0);
    document.title = Some("Trade & figures <2023>".to_owned());
    document.published = "2024-10-20".parse().ok();
    document.url = Some("javascript:alert(1)".to_owned());
    let (both, first) = (["KAZ", "CHN"], "stood at $41 billion in 2023");
    let nine = "In January to September 2024 it was $32 billion";
    let coded = Coded {
        measures: vec![
            measure(
                &text,
                Indicator::TradeTurnover,
                &both,
                ("41000000000", "USD"),
                "2023",
                first,
                "$41 billion",
            ),
            measure(
                &text,
                Indicator::Exports,
                &both,
                ("16300000000", "USD"),
                "2023",
                "$16.3 billion",
                "$16.3 billion",
            ),
            measure(
                &text,
                Indicator::Imports,
                &both,
                ("24700000000", "USD"),
                "2023",
                "$24.7 billion",
                "$24.7 billion",
            ),
            measure(
                &text,
                Indicator::TradeTurnover,
                &both,
                ("32000000000", "USD"),
                "2024-01/2024-09",
                nine,
                "$32 billion",
            ),
            measure(
                &text,
                Indicator::TradeTurnover,
                &both,
                ("225000000000", "CNY"),
                "2024-01/2024-09",
                "225 billion yuan",
                "225 billion yuan",
            ),
        ],
        ..Coded::default()
    };
    (document, coded)
}

fn dispute() -> (Document, Coded) {
    let text = Text(
        "Poland closes a consulate\n\nPoland withdrew the licence of the Russian consulate. Moscow <b>rejected</b> the accusations.\n",
    );
    let mut document = Document::new("en-consulate", Language::English, text.0);
    document.published = "2025-05-12".parse().ok();
    let sanction = "Poland withdrew the licence of the Russian consulate";
    let coded = Coded {
        events: vec![
            event(&text, EventType::Sanction, &["POL", "RUS"], Some("2025-05-12"), sanction),
            event(&text, EventType::Reject, &["RUS", "POL"], None, "Moscow <b>rejected</b> the accusations"),
        ],
        ..Coded::default()
    };
    (document, coded)
}
