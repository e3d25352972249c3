//! Measures: figures that a text claims, with what they are of, whose and for which time.

mod arithmetic;
mod change;
mod cue;
mod goal;
mod owner;
mod period;
mod qualifier;
mod rate;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use depesche_model::{
    Clause, Document, Evidence, Figure, Indicator, Language, Measure, Mention, Mentions, Named, Parsed,
    Qualifier, Sentence, Span, Unit,
};
use rust_decimal::Decimal;

use cue::{Cues, Kind};

/// The measures of a document.
///
/// **Codes** sums, shares, changes and goods, and counts of people, projects and companies. **Does not code** counts of
/// states, documents or points, nor targets, which are commitments. A change beside an absolute figure is its
/// `change_pct`; a change alone is a measure of growth. `protagonists` are those that "both countries" means.
///
/// > *2023 stieg der Handel beider Länder um 12 % auf 3,2 Mrd. USD.* → trade turnover, 3 200 000 000 USD, 2023, +12
pub(crate) fn measures(
    document: &Document,
    parsed: &Parsed,
    mentions: &Mentions,
    protagonists: &[String],
) -> Vec<Measure> {
    let organizations = mentions.list.iter().filter_map(|mention| match &mention.named {
        Named::Organization { id } => Some(id.as_str()),
        _ => None,
    });
    let reading = Reading {
        document,
        parsed,
        mentions,
        protagonists,
        cues: Cues::of(&document.lang),
        organizations: organizations.collect(),
        topic: OnceCell::new(),
    };
    let mut claims: Vec<Claim> = Vec::new();
    let mut currency = None;
    for mention in &mentions.list {
        let Some(claim) = reading.claim(mention, &claims, &mut currency) else { continue };
        claims.push(claim);
    }
    change::attach(&reading, &mut claims);
    let mut claims = without_headlines(&claims);
    claims.sort_by_key(|claim| claim.figure.start);
    let mut measures: Vec<Measure> = claims.into_iter().map(|claim| claim.measure).collect();
    arithmetic::check(&mut measures);
    rate::check(&mut measures, &document.text);
    measures
}

/// The text and what is known of it.
struct Reading<'a> {
    document: &'a Document,
    parsed: &'a Parsed,
    mentions: &'a Mentions,
    protagonists: &'a [String],
    cues: &'static Cues,
    /// The ids that are organizations, some of which look like a country's.
    organizations: BTreeSet<&'a str>,
    /// The country that the text names most often, counted when first asked for.
    topic: OnceCell<Option<String>>,
}

/// A measure in the making.
#[derive(Clone, Debug)]
struct Claim {
    measure: Measure,
    /// The figure itself, without its qualifier.
    figure: Span,
    sentence: Span,
    headline: bool,
    /// In brackets behind another figure.
    bracket: bool,
    /// A change in per cent, which may belong to another figure.
    change: Option<change::Change>,
    /// What the words beside it say that it is of, before a change is told to be growth.
    topic: Option<Indicator>,
    /// "je 3 Millionen": each of several, so that equal ones are different claims.
    each: bool,
}

impl Reading<'_> {
    /// The claim that a figure makes, if it makes one.
    fn claim(&self, mention: &Mention, before: &[Claim], currency: &mut Option<String>) -> Option<Claim> {
        let Named::Figure(figure) = &mention.named else { return None };
        let span = mention.span;
        if self.document.is_boilerplate(span) || self.is_inner(mention) {
            return None;
        }
        let sentence = self.parsed.sentence_at(span)?;
        let (value, unit) = self.value(mention, figure, sentence, currency)?;
        let words = self.cues.words(self.document, self.parsed, sentence);
        let qualified = qualifier::before(self, &words, span);
        if qualified.several {
            return None;
        }
        let clause = self.parsed.clause_at(span);
        let bracket = self.is_bracketed(span, sentence);
        // What stands in brackets leans on the figure in front of them.
        let leader = before
            .iter()
            .rev()
            .take_while(|claim| claim.sentence == sentence.span)
            .find(|claim| !claim.bracket && claim.change.is_none());
        let mut change = None;
        let mut value = value;
        let indicator = match unit.0.as_str() {
            "%" => match change::read(&words, span, self.fraction(mention, figure)) {
                Some(read) => {
                    change = Some(read);
                    Indicator::Growth
                }
                None => Indicator::Share,
            },
            "x" => {
                if goal::is_goal(self, clause, &words, span, Indicator::Growth) || !is_told(&words, span) {
                    return None;
                }
                change = Some(change::Change::MULTIPLE);
                Indicator::Growth
            }
            "count" if matches!(figure, Figure::Number { .. }) => Indicator::People,
            "count" => self.counted(figure, &words, span)?,
            _ => cue::label(&words, span)
                .or_else(|| leader.filter(|_| bracket).map(|leader| leader.measure.indicator))
                .filter(|indicator| !matches!(indicator, Indicator::People | Indicator::Share))
                .or_else(|| cue::indicator(&words, span))
                .or_else(|| self.inherited(before, sentence))
                .unwrap_or(Indicator::Other),
        };
        if goal::is_goal(self, clause, &words, span, indicator) {
            return None;
        }
        let mut unit = unit;
        if unit.0 == "x" && !value.is_integer() {
            // "auf das 1,5-Fache" is half more.
            value = (value - Decimal::ONE).checked_mul(Decimal::ONE_HUNDRED)?;
            unit = Unit("%".to_owned());
        }
        let of = self.owners(indicator, span, clause, sentence, leader, &words);
        let period = self.period(indicator, span, clause, sentence, leader.filter(|_| bracket));
        let about = cue::word_near(&words, span, indicator);
        let evidence = clause.map_or(sentence.span, |clause| self.evidence(clause, span, sentence));
        let rule = format!("measure.{}", indicator.as_str().replace(' ', "-"));
        Some(Claim {
            measure: Measure {
                confidence: None,
                indicator,
                of,
                about,
                value: value.normalize(),
                unit,
                qualifier: qualified.qualifier,
                period,
                change_pct: None,
                as_written: qualified.span.cover(span),
                damaged: self.is_damaged(mention),
                checks: Vec::new(),
                evidence: Evidence::new(evidence, rule),
            },
            figure: span,
            sentence: sentence.span,
            headline: sentence.headline,
            bracket,
            change,
            topic: cue::topic(&words, span),
            each: qualified.each,
        })
    }

    /// The value and unit of a figure that may be a measure.
    fn value(
        &self,
        mention: &Mention,
        figure: &Figure,
        sentence: &Sentence,
        currency: &mut Option<String>,
    ) -> Option<(Decimal, Unit)> {
        let count = |value: Decimal| Some((value, Unit("count".to_owned())));
        match figure {
            Figure::Money { value, currency: code } => {
                let code = code.clone()?;
                *currency = Some(code.clone());
                Some((*value, Unit(code)))
            }
            // A year that slipped before the sign is no share.
            Figure::Percent { value } => {
                (*value < Decimal::ONE_THOUSAND).then(|| (*value, Unit("%".to_owned())))
            }
            Figure::Quantity { value, unit } => match unit.as_str() {
                "people" | "projects" | "companies" | "jobs" | "containers" | "trains" | "vehicles"
                | "aircraft" | "weapons" => count(*value),
                "countries" | "documents" | "votes" | "cm" | "m" | "g" | "l" | "°C" | "ft" => None,
                _ => Some((*value, Unit(unit.clone()))),
            },
            Figure::Number { value } => {
                if let Some(share) = self.fraction(mention, figure) {
                    return Some((share, Unit("%".to_owned())));
                }
                if self.is_befallen(mention.span, sentence) {
                    return count(*value);
                }
                // "für über 20 Milliarden": a sum whose currency was told before.
                let words = self.document.slice(mention.span).to_lowercase();
                let large = ["million", "milliard", "mio", "mrd", "billion"]
                    .iter()
                    .any(|scale| words.contains(scale));
                let counted = self.is_followed_by_noun(mention.span, sentence);
                let code = currency.clone().filter(|_| large && !counted)?;
                Some((*value, Unit(code)))
            }
            _ => None,
        }
    }

    /// Whether a word of harm follows the number: "12 Menschen getötet und 30 verletzt", "50 wurden verwundet".
    fn is_befallen(&self, span: Span, sentence: &Sentence) -> bool {
        let words = self.cues.words(self.document, self.parsed, sentence);
        let end = words.partition_point(|word| word.span.start < span.end);
        let behind = words.get(end..).unwrap_or_default();
        let helper = behind.first().is_some_and(|word| {
            matches!(
                word.lower.as_str(),
                "wurden" | "sind" | "waren" | "werden" | "were" | "are" | "was" | "more"
            )
        });
        let harmed = |word: &cue::Word| word.is(Kind::Harm) && word.lower.chars().all(char::is_alphabetic);
        let people = helper || words.iter().filter(|word| word.is(Kind::Harm)).count() > 1;
        people && behind.get(usize::from(helper)).is_some_and(harmed)
    }

    /// The per cent of a fraction in words, if it is of something: "zwei Drittel der Anlagen".
    fn fraction(&self, mention: &Mention, figure: &Figure) -> Option<Decimal> {
        let Figure::Number { value } = figure else { return None };
        let words = self.document.slice(mention.span).to_lowercase();
        let fraction = [
            "drittel", "viertel", "fünftel", "zehntel", "third", "quarter", "fifth", "tenth", "half",
            "hälfte",
        ];
        let rest = self.document.text.get(mention.span.end..)?.trim_start();
        let of = ["der ", "des ", "aller ", "of ", "von "].iter().any(|of| rest.starts_with(of));
        let before = self.document.text.get(..mention.span.start)?.trim_end();
        let by = before.ends_with(" um") || before.ends_with(" by");
        let small = *value > Decimal::ZERO && *value < Decimal::ONE;
        (small && (of || by) && fraction.iter().any(|word| words.contains(word)))
            .then(|| (*value * Decimal::ONE_HUNDRED).round_dp(1))
    }

    /// Whether the number is part of a larger figure or of a time.
    fn is_inner(&self, mention: &Mention) -> bool {
        if !matches!(mention.named, Named::Figure(Figure::Number { .. })) {
            return false;
        }
        let from = self.mentions.list.partition_point(|other| other.span.start + 200 < mention.span.start);
        self.mentions.list[from..].iter().take_while(|other| other.span.start <= mention.span.start).any(
            |other| {
                let holder = match &other.named {
                    Named::Figure(figure) => !matches!(figure, Figure::Number { .. }),
                    Named::Date { .. } | Named::Duration { .. } => true,
                    _ => false,
                };
                holder && other.span.contains(mention.span)
            },
        )
    }

    /// Whether a noun follows that the number counts.
    fn is_followed_by_noun(&self, span: Span, sentence: &Sentence) -> bool {
        let rest = self.document.text.get(span.end..sentence.span.end).unwrap_or_default();
        let next = rest.trim_start();
        let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if self.document.lang == Language::German {
            rest.starts_with(' ') && word.starts_with(char::is_uppercase)
        } else {
            const ENDS: [&str; 16] = [
                "in", "to", "for", "from", "and", "by", "this", "last", "a", "or", "on", "at", "of", "over",
                "more", "as",
            ];
            !word.is_empty() && rest.starts_with(' ') && !ENDS.contains(&word)
        }
    }

    /// The indicator of a count.
    fn counted(&self, figure: &Figure, words: &[cue::Word], span: Span) -> Option<Indicator> {
        let Figure::Quantity { value, unit } = figure else { return None };
        Some(match unit.as_str() {
            "people" => {
                // Two or three of a kind are counted only when something befalls them.
                let many = *value >= Decimal::TEN || words.iter().any(|word| word.is(Kind::Harm));
                let written = self.document.slice(span).to_lowercase();
                let named = ["minister", "präsident", "president", "amtskollege", "kollege", "chef"];
                if !many || named.iter().any(|office| written.contains(office)) {
                    return None;
                }
                Indicator::People
            }
            "projects" => Indicator::InvestmentProjects,
            "companies" => Indicator::Companies,
            "containers" | "trains" => Indicator::TransportVolume,
            _ => Indicator::Other,
        })
    }

    /// The indicator of the figure before, for a sum that has no word of its own.
    fn inherited(&self, before: &[Claim], sentence: &Sentence) -> Option<Indicator> {
        let last = before.iter().rev().find(|claim| claim.measure.unit.0.len() == 3)?;
        // Not over a paragraph: there something else begins.
        let gap = self.document.text.get(last.sentence.end..sentence.span.start).unwrap_or_default();
        let near = last.sentence == sentence.span || !gap.contains('\n') && gap.len() < 400;
        let indicator = last.measure.indicator;
        (near && !last.headline && indicator != Indicator::Growth).then_some(indicator)
    }

    /// Whether the figure stands in brackets behind another.
    fn is_bracketed(&self, span: Span, sentence: &Sentence) -> bool {
        let before = self.document.text.get(sentence.span.start..span.start).unwrap_or_default();
        match (before.rfind('('), before.rfind(')')) {
            (Some(open), Some(close)) => open > close,
            (Some(_), None) => true,
            _ => false,
        }
    }

    /// Whether the figure stands in a broken place.
    fn is_damaged(&self, mention: &Mention) -> bool {
        mention.rule.starts_with("money.moved") || {
            let damage = self.document.damage.iter();
            damage.into_iter().any(|damage| {
                damage.evidence.span.overlaps(mention.span)
                    && damage.kind == depesche_model::DamageKind::MovedNumber
                    && !damage.evidence.span.contains(Span::new(0, self.document.text.len()))
            })
        }
    }

    /// The words of the clause, or of the whole sentence when the clause does not hold the figure.
    fn evidence(&self, clause: &Clause, span: Span, sentence: &Sentence) -> Span {
        let own = if clause.span.contains(span) { clause.span } else { sentence.span };
        let words = own.of(&self.document.text);
        let kept = words.trim_end_matches(['.', ',', ';', ':', '–', '-', ' ', '\n']).len();
        Span::new(own.start, own.start + kept).trimmed(&self.document.text)
    }
}

/// Whether a multiple is told of the past: "hat sich verdoppelt", "has grown 4 times".
fn is_told(words: &[cue::Word], span: Span) -> bool {
    let own = words.iter().find(|word| span.contains(word.span) || word.span.contains(span));
    let infinitive = own.is_some_and(|word| {
        word.lower.ends_with("eln") || word.lower.ends_with("fachen") && word.lower.starts_with("ver")
    });
    !infinitive
}

/// How many figures before and behind a claim is looked for again: an article has fewer, and a file of many stays linear.
const REACH: usize = 200;

/// Leaves out what a headline says when the text says it again, and what the text says twice.
fn without_headlines(claims: &[Claim]) -> Vec<Claim> {
    let same = |a: &Claim, b: &Claim| {
        a.measure.value == b.measure.value && a.measure.unit == b.measure.unit && a.figure != b.figure
    };
    let mut kept: Vec<Claim> = Vec::new();
    for (place, claim) in claims.iter().enumerate() {
        let told_again = claim.headline
            && claims
                .iter()
                .enumerate()
                .skip(place.saturating_sub(REACH))
                .take(2 * REACH)
                .any(|(other, again)| same(claim, again) && (!again.headline || other > place));
        let near = kept.len().saturating_sub(REACH);
        let told_before = kept[near..].iter_mut().find(|earlier| {
            let small = claim.measure.indicator == Indicator::People && claim.measure.value < Decimal::TEN;
            // Half of the exports and half of the companies are two shares.
            let per_cent = claim.measure.unit.0 == "%";
            let alike = !per_cent || earlier.measure.about == claim.measure.about;
            same(earlier, claim)
                && alike
                && earlier.measure.indicator == claim.measure.indicator
                && earlier.measure.period == claim.measure.period
                && !claim.each
                && !small
        });
        match told_before {
            // The one that is told more exactly wins.
            Some(earlier) if earlier.measure.qualifier == Qualifier::Equal && !told_again => {
                earlier.measure.qualifier = claim.measure.qualifier;
            }
            Some(_) => {}
            None if told_again => {}
            None => kept.push(claim.clone()),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Language, sides: &[&str]) -> Vec<String> {
        let mut document = Document::new("x", language, text);
        document.published = "2025-03-04".parse().ok();
        let parsed = depesche_language::parse(&document);
        let mentions = depesche_resolve::resolve(&document, &parsed, &depesche_resolve::Names::new());
        let sides: Vec<String> = sides.iter().map(|&side| side.to_owned()).collect();
        let measures = measures(&document, &parsed, &mentions, &sides);
        let tell = |measure: &Measure| {
            let period = measure.period.map_or_else(String::new, |period| format!(" {period}"));
            let change = measure.change_pct.map_or_else(String::new, |change| format!(" {change:+}"));
            let Measure { indicator, of, value, unit, qualifier, .. } = measure;
            format!("{indicator} {} {qualifier}{value} {}{period}{change}", of.join("+"), unit.0)
        };
        measures.iter().map(tell).collect()
    }

    #[test]
    fn figures_in_brackets_lean_on_the_one_before() {
        let text = "Der Handel zwischen Portugal und Angola lag 2023 bei rund 900 Mio. Euro (Exporte: 500 Mio. Euro, \
                    Importe: 400 Mio. Euro), was einem Rückgang von 3,5 % gegenüber 2022 (933 Mio. Euro) entspricht.";
        assert_eq!(
            read(text, Language::German, &["PRT", "AGO"]),
            [
                "trade turnover PRT+AGO ~900000000 EUR 2023 -3.5",
                "exports PRT+AGO =500000000 EUR 2023",
                "imports PRT+AGO =400000000 EUR 2023",
                "trade turnover PRT+AGO =933000000 EUR 2022",
            ]
        );
    }

    #[test]
    fn both_countries_are_those_of_the_text() {
        let text = "The two sides said that bilateral trade rose to more than $2.5 billion last year.";
        assert_eq!(
            read(text, Language::English, &["VNM", "CHL"]),
            ["trade turnover VNM+CHL >2500000000 USD 2024"]
        );
    }

    #[test]
    fn targets_and_states_are_no_measures() {
        let text = "Portugal und Angola wollen den Handel bis 2030 auf 4 Milliarden Euro steigern. Vertreter aus 25 Ländern kamen.";
        assert_eq!(read(text, Language::German, &[]), [""; 0]);
    }

    #[test]
    fn people_are_counted_where_they_are() {
        let text = "Bei dem Anschlag in Peru wurden zwölf Menschen getötet und 30 verletzt.";
        assert_eq!(read(text, Language::German, &[]), ["people PER =12 count", "people PER =30 count"]);
    }

    #[test]
    fn what_the_headline_says_is_said_once() {
        let text = "Norwegen gibt Malawi 40 Millionen Euro\n\nNorwegen unterstützt Malawi mit etwa 40 Millionen Euro.";
        assert_eq!(read(text, Language::German, &[]), ["aid NOR+MWI ~40000000 EUR"]);
    }
}
