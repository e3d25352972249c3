//! A text as it arrived.

use serde::{Deserialize, Serialize};

use crate::{Damage, Date, Evidence, Language, Period, Span};

/// One text, stored once, with what its page tells about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The id it came with, or the file's name.
    pub id: String,
    /// Where it stood, if known.
    pub url: Option<String>,
    /// The language it is written in.
    pub lang: Language,
    /// When it was published, if the page or its address shows it.
    pub published: Option<Date>,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, if the page says so.
    #[serde(default)]
    pub author: Option<String>,
    /// The name of the site, if the page says so.
    #[serde(default)]
    pub sitename: Option<String>,
    /// The text. Every span of every record points into it; nobody changes it.
    pub text: String,
    /// Lines that are no part of the article, in order; each with the rule that knew it.
    pub boilerplate: Vec<Evidence>,
    /// Where and when the report was filed, if the text says it.
    pub dateline: Option<Dateline>,
    /// Broken places, in order.
    pub damage: Vec<Damage>,
}

/// The opening of a report that says where and when it was filed: "ALMATY, 26. April –".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// The whole dateline, its dash included.
    pub evidence: Evidence,
    /// The place.
    pub place: Option<Span>,
    /// The date, if it is there.
    pub date: Option<Span>,
    /// Its value, as far as the text and the day of publication show it.
    pub value: Option<Period>,
}

impl Document {
    /// A document of which nothing but its text is known.
    pub fn new(id: impl Into<String>, lang: Language, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            url: None,
            lang,
            published: None,
            title: None,
            author: None,
            sitename: None,
            text: text.into(),
            boilerplate: Vec::new(),
            dateline: None,
            damage: Vec::new(),
        }
    }

    /// The words of `span`.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Whether the words at `span` are no part of the article.
    pub fn is_boilerplate(&self, span: Span) -> bool {
        // The lines are in order and do not overlap.
        let next = self.boilerplate.partition_point(|line| line.span.end <= span.start);
        self.boilerplate.get(next).is_some_and(|line| line.span.overlaps(span))
    }
}
