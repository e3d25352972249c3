//! Who, where, when and how much: what the words of a text name.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{Coordinates, CountryCode, Period, PlaceKind, Span};

/// Words that name something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What they name.
    pub named: Named,
    /// The rule that read them.
    pub rule: Cow<'static, str>,
    /// The row of a table that knows the name, as `person/europe.tsv:12`: the file below `data/` or the user's own, and
    /// the line, from 1.
    pub row: Option<Box<str>>,
}

impl Mention {
    /// Words that a rule has read without the help of a table's row.
    pub fn new(span: Span, named: Named, rule: impl Into<Cow<'static, str>>) -> Self {
        Self { span, named, rule: rule.into(), row: None }
    }

    /// Whether it is a time that is told only as now, before or later: "derzeit", "der ehemalige Präsident".
    pub fn is_vague_time(&self) -> bool {
        matches!(&*self.rule, "date.present" | "date.past" | "date.future")
    }
}

/// What a mention names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Named {
    /// A state.
    Country {
        /// Which one.
        code: CountryCode,
        /// In which form.
        form: CountryForm,
    },
    /// An international organization, a bloc, an armed group.
    Organization {
        /// The common English acronym or short name: `OSCE`.
        id: String,
    },
    /// A recurring meeting format: `C5+1`, `Central Asia–China`.
    Format {
        /// The common English short name.
        id: String,
        /// Which of its meetings: "das sechste Treffen".
        ordinal: Option<u32>,
        /// The two states that it is of, where its name tells them: "der usbekisch-deutsche Wirtschaftsrat".
        sides: Option<[CountryCode; 2]>,
    },
    /// A route, programme or campaign that is no actor: the Belt and Road Initiative.
    Initiative {
        /// The common English short name.
        id: String,
    },
    /// A person, one of [`Mentions::people`].
    Person {
        /// Which one.
        person: PersonId,
    },
    /// An office without its holder's name: "der kasachische Außenminister", "die Minister".
    Office {
        /// In English: `foreign minister`.
        office: String,
        /// The state whose office it is, if the words say it.
        country: Option<CountryCode>,
        /// Whether several holders are meant.
        plural: bool,
    },
    /// Words that point back to several who were named before: "beide Seiten", "both ministers". Both lists are empty when
    /// it is not clear who is meant.
    Reference {
        /// The states.
        countries: Vec<CountryCode>,
        /// The people.
        people: Vec<PersonId>,
    },
    /// A town or another place.
    Place {
        /// The usual English name.
        name: String,
        /// Where it lies.
        country: Option<CountryCode>,
        /// The middle of the town, where the gazetteer tells it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        coordinates: Option<Coordinates>,
        /// Town, region or venue.
        #[serde(default)]
        site: PlaceKind,
        /// The town of a venue, by its usual English name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        city: Option<String>,
    },
    /// A point or stretch of time; a year that nothing shows leaves the value out.
    Date {
        /// What time is meant.
        value: Option<Period>,
    },
    /// A length of time, in ISO 8601: `P2Y`.
    Duration {
        /// How long.
        value: String,
    },
    /// A figure.
    Figure(Figure),
}

/// The form in which a country is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CountryForm {
    /// By its name.
    Name,
    /// By its adjective: "kasachisch", also as the part of a compound.
    Adjective,
    /// By its inhabitants.
    Inhabitant,
    /// By its capital, which stands for the government.
    Capital,
    /// By its seat of government: "Kreml".
    Seat,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "figure", rename_all = "lowercase")]
#[non_exhaustive]
pub enum Figure {
    /// A bare number.
    Number {
        /// How much.
        #[serde(with = "crate::decimal")]
        value: Decimal,
    },
    /// A place in a row: "der dritte".
    Ordinal {
        /// Which place.
        #[serde(with = "crate::decimal")]
        value: Decimal,
    },
    /// A share or change in per cent.
    Percent {
        /// How many per cent.
        #[serde(with = "crate::decimal")]
        value: Decimal,
    },
    /// A sum.
    Money {
        /// How much.
        #[serde(with = "crate::decimal")]
        value: Decimal,
        /// The ISO 4217 code, where the text tells it.
        currency: Option<String>,
    },
    /// Something measured or counted: 3 t, 224 Projekte.
    Quantity {
        /// How much.
        #[serde(with = "crate::decimal")]
        value: Decimal,
        /// `t`, `km`, `MW`, or in English what is counted.
        unit: String,
    },
}

impl Figure {
    /// The bare value.
    pub const fn value(&self) -> Decimal {
        match self {
            Self::Number { value }
            | Self::Ordinal { value }
            | Self::Percent { value }
            | Self::Money { value, .. }
            | Self::Quantity { value, .. } => *value,
        }
    }
}

/// The place of a person in [`Mentions::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonId(pub usize);

/// Somebody named in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The usual English spelling where it is known, else as written.
    pub name: String,
    /// The family name, by which later mentions are joined.
    pub family: String,
    /// The state that he or she speaks for.
    pub country: Option<CountryCode>,
    /// The organization that he or she speaks for: `EU`.
    pub organization: Option<String>,
    /// The office, in English.
    pub office: Option<String>,
}

/// All that is named in one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mentions {
    /// By start, the longer first. Mentions may nest: a country inside an office, a number inside a sum.
    pub list: Vec<Mention>,
    /// The people, in order of first mention.
    pub people: Vec<Person>,
}

impl Mentions {
    /// The mentions that lie wholly inside `span`, in order.
    pub fn inside(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let from = self.list.partition_point(|mention| mention.span.start < span.start);
        self.list[from..]
            .iter()
            .take_while(move |m| m.span.start < span.end)
            .filter(move |m| m.span.end <= span.end)
    }

    /// The person with this id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(id.0)
    }

    /// Puts the list into its order: by start, the longer first; equal ones keep their order.
    pub fn sort(&mut self) {
        self.list.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    }
}
