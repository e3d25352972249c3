//! Whose a figure is.

use depesche_model::{Clause, CountryCode, CountryForm, Indicator, Mention, Named, Role, Sentence, Span};

use super::cue::{Kind, Word};
use super::{Claim, Reading};

/// Organizations that trade as states do.
const TRADING: [&str; 6] = ["EU", "EAEU", "ASEAN", "CIS", "Mercosur", "EFTA"];

/// "Schweizer Firmen geben dort … Arbeit": in the other of the two that the text is about.
fn is_there(words: &[Word]) -> bool {
    words.iter().any(|word| matches!(word.lower.as_str(), "dort" | "there"))
}

impl Reading<'_> {
    /// The ids of those whose figure it is: named in the clause, in the sentence, by the figure before, or meant by the
    /// whole text.
    pub(super) fn owners(
        &self,
        indicator: Indicator,
        span: Span,
        clause: Option<&Clause>,
        sentence: &Sentence,
        main: Option<&Claim>,
        words: &[Word],
    ) -> Vec<String> {
        match indicator {
            Indicator::People => self.people_of(span, clause, sentence, words),
            Indicator::TradeTurnover | Indicator::Exports | Indicator::Imports => {
                self.traders(clause, sentence, main)
            }
            _ => self.parties(indicator, span, clause, sentence, main, words),
        }
    }

    /// Trade has two sides: both named in the clause or sentence, or one of the two that the text is about.
    fn traders(&self, clause: Option<&Clause>, sentence: &Sentence, main: Option<&Claim>) -> Vec<String> {
        let trading = |ids: Vec<String>| ids.into_iter().filter(|id| self.trades(id)).collect::<Vec<_>>();
        let in_clause = trading(clause.map_or_else(Vec::new, |clause| self.named_by(clause)));
        let in_sentence = trading(self.named_in(sentence.span));
        for named in [&in_clause, &in_sentence] {
            if named.len() >= 2 {
                return first_two(named);
            }
        }
        if let Some(main) = main.filter(|main| main.measure.of.len() == 2) {
            return main.measure.of.clone();
        }
        let named = if in_clause.is_empty() { in_sentence } else { in_clause };
        match named.first() {
            Some(own) if self.protagonists.contains(own) => self.with_partner(own),
            Some(_) => named,
            None => trading(self.protagonists.to_vec()),
        }
    }

    /// Those who give, take, build or share.
    fn parties(
        &self,
        indicator: Indicator,
        span: Span,
        clause: Option<&Clause>,
        sentence: &Sentence,
        main: Option<&Claim>,
        words: &[Word],
    ) -> Vec<String> {
        let routed = matches!(indicator, Indicator::Share | Indicator::TransportVolume);
        let mut in_clause = clause.map_or_else(Vec::new, |clause| self.named_by(clause));
        if routed && in_clause.len() > 1 {
            // "90 % des Verkehrs von China nach Europa": the route owns nothing.
            let on_route =
                |mention: &Mention| self.follows(mention.span, &["von", "nach", "aus", "from", "to"]);
            let off = |id: &String| {
                let mut named = self
                    .mentions
                    .inside(sentence.span)
                    .filter(|mention| id_of(&mention.named).as_ref() == Some(id));
                named.any(|mention| !on_route(mention))
            };
            in_clause.retain(off);
        }
        if let Some(main) = main.filter(|main| main.measure.indicator == indicator && in_clause.is_empty()) {
            return main.measure.of.clone();
        }
        if matches!(indicator, Indicator::Aid | Indicator::Loan)
            && !in_clause.iter().any(|id| self.is_country(id))
            && let Some(giver) = self.protagonists.iter().find(|id| self.is_country(id))
        {
            return self.given_by(giver, span, sentence);
        }
        let countries: Vec<String> = in_clause
            .iter()
            .filter(|id| self.is_country(id) || TRADING.contains(&id.as_str()))
            .cloned()
            .collect();
        // "The Turkish business community has put more than $2 billion into the economy of Kazakhstan."
        if indicator == Indicator::Investment
            && let [receiver] = countries.as_slice()
            && let Some(giver) =
                clause.and_then(|clause| self.subject_state(clause)).filter(|id| id != receiver)
        {
            return vec![giver, receiver.clone()];
        }
        if let [own] = countries.as_slice()
            && is_there(words)
            && self.protagonists.contains(own)
        {
            return self.with_partner(own);
        }
        for named in [countries, in_clause] {
            if !named.is_empty() {
                return first_two(&named);
            }
        }
        let in_sentence = self.named_in(sentence.span);
        let both =
            self.protagonists.len() == 2 && in_sentence.iter().all(|id| self.protagonists.contains(id));
        match main {
            Some(main) if !main.measure.of.is_empty() && in_sentence.is_empty() => main.measure.of.clone(),
            _ if in_sentence.is_empty() || both => self.protagonists.to_vec(),
            _ => first_two(&in_sentence),
        }
    }

    /// The state whose subject acts, by name or adjective.
    fn subject_state(&self, clause: &Clause) -> Option<String> {
        let subject = clause.arguments.iter().find(|argument| argument.role == Role::Subject)?;
        self.mentions.inside(subject.span).find_map(|mention| match &mention.named {
            Named::Country { code, .. } => Some(code.to_string()),
            _ => None,
        })
    }

    /// What the country that the text is about gives: with those who get it, told between the same commas, or else with
    /// the other country that the text is about.
    fn given_by(&self, giver: &str, span: Span, sentence: &Sentence) -> Vec<String> {
        let text = &self.document.text;
        let rest = text.get(span.end..sentence.span.end).unwrap_or_default();
        let end = span.end + rest.find([',', ';']).unwrap_or(rest.len());
        let told = self.named_in(Span::new(span.end, end));
        let other = self.protagonists.iter().filter(|id| self.is_country(id)).cloned();
        let receiver = told.into_iter().chain(other).find(|id| id != giver);
        std::iter::once(giver.to_owned()).chain(receiver).collect()
    }

    /// People are counted where they are from, or else where it happened.
    fn people_of(
        &self,
        span: Span,
        clause: Option<&Clause>,
        sentence: &Sentence,
        words: &[Word],
    ) -> Vec<String> {
        let own = self.mentions.inside(span).find_map(|mention| match &mention.named {
            Named::Country { code, .. } => Some(code.to_string()),
            _ => None,
        });
        if let Some(own) = own {
            return vec![own];
        }
        let moved = |word: &Word| word.lower.starts_with("absch") || word.lower.starts_with("deport");
        if words.iter().any(|word| word.is(Kind::Harm) && moved(word)) {
            // From where and to where stands behind them.
            let behind = self.scene_of(Span::new(span.end, sentence.span.end), None).others;
            if behind.len() >= 2 {
                return first_two(&behind);
            }
        }
        if is_there(words)
            && let Some(employer) = clause.and_then(|clause| self.subject_state(clause))
            && self.protagonists.contains(&employer)
        {
            return self.with_partner(&employer);
        }
        let own = clause.map(|clause| self.scene_of(clause.span, Some(clause)).all());
        let named = own
            .filter(|named| !named.is_empty())
            .or_else(|| Some(self.scene_of(sentence.span, None).all()).filter(|named| !named.is_empty()))
            .or_else(|| {
                Some(self.scene_of(self.sentence_before(sentence), None).placed)
                    .filter(|placed| !placed.is_empty())
            });
        let named = named
            .unwrap_or_else(|| self.protagonists.iter().filter(|id| self.is_country(id)).cloned().collect());
        named.into_iter().next().or_else(|| self.topic()).into_iter().collect()
    }

    /// The country that the text names most often.
    fn topic(&self) -> Option<String> {
        self.topic.get_or_init(|| self.most_named()).clone()
    }

    fn most_named(&self) -> Option<String> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for mention in self.mentions.list.iter().filter(|mention| !self.document.is_boilerplate(mention.span))
        {
            let Named::Country { code, .. } = &mention.named else { continue };
            match counts.iter_mut().find(|(known, _)| *known == code.as_str()) {
                Some((_, count)) => *count += 1,
                None => counts.push((code.as_str(), 1)),
            }
        }
        // Equal counts keep the order of the text.
        let most = counts.iter().map(|(_, count)| *count).max()?;
        counts.iter().find(|(_, count)| *count == most).map(|(code, _)| (*code).to_owned())
    }

    /// The countries in which something happens: those of its places first, then those that are named.
    fn scene_of(&self, span: Span, clause: Option<&Clause>) -> Scenery {
        let mut scene = Scenery::default();
        for mention in self.mentions.inside(span) {
            if clause.is_some_and(|clause| !self.holds(clause, mention.span)) {
                continue;
            }
            let (code, place) = match &mention.named {
                Named::Place { country: Some(code), .. } => (code.to_string(), true),
                Named::Country { form: CountryForm::Seat, .. } => continue,
                Named::Country { code, .. } => {
                    (code.to_string(), self.follows(mention.span, &["in", "im", "bei", "nahe"]))
                }
                _ => continue,
            };
            let list = if place { &mut scene.placed } else { &mut scene.others };
            if !list.contains(&code) {
                list.push(code);
            }
        }
        scene
    }

    fn sentence_before(&self, sentence: &Sentence) -> Span {
        let place = self.parsed.sentences.partition_point(|other| other.span.start < sentence.span.start);
        let before = place.checked_sub(1).and_then(|before| self.parsed.sentences.get(before));
        before.filter(|before| !before.headline).map_or(Span::new(0, 0), |before| before.span)
    }

    /// The country and the other of the two that the text is about.
    fn with_partner(&self, own: &str) -> Vec<String> {
        let partner = self.protagonists.iter().filter(|other| *other != own && self.trades(other));
        std::iter::once(own.to_owned()).chain(partner.cloned()).collect()
    }

    fn trades(&self, id: &str) -> bool {
        self.is_country(id) || TRADING.contains(&id)
    }

    /// Whether an id is that of a country and not of an organization with three letters.
    fn is_country(&self, id: &str) -> bool {
        id.parse::<CountryCode>().is_ok() && !self.organizations.contains(id)
    }

    /// Whether one of `words` stands right before `span`.
    fn follows(&self, span: Span, words: &[&str]) -> bool {
        let before = self.document.text.get(..span.start).unwrap_or_default().trim_end();
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
        words.contains(&last.as_str())
    }

    fn holds(&self, clause: &Clause, span: Span) -> bool {
        clause.tokens.binary_search(&self.parsed.token_at(span.start)).is_ok()
    }

    /// The actors that the clause's own words name, in their order.
    fn named_by(&self, clause: &Clause) -> Vec<String> {
        let own = self.mentions.inside(clause.span).filter(|mention| self.holds(clause, mention.span));
        unique(own.filter_map(|mention| id_of(&mention.named)))
    }

    fn named_in(&self, span: Span) -> Vec<String> {
        unique(self.mentions.inside(span).filter_map(|mention| id_of(&mention.named)))
    }
}

/// The countries of a stretch of text.
#[derive(Debug, Default)]
struct Scenery {
    /// Those in which it says that something is.
    placed: Vec<String>,
    /// The others that it names.
    others: Vec<String>,
}

impl Scenery {
    fn all(self) -> Vec<String> {
        unique(self.placed.into_iter().chain(self.others))
    }
}

fn id_of(named: &Named) -> Option<String> {
    match named {
        Named::Country { form: CountryForm::Seat, .. } => None,
        Named::Country { code, .. } => Some(code.to_string()),
        Named::Organization { id } => Some(id.clone()),
        _ => None,
    }
}

fn unique(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut list = Vec::new();
    for id in ids {
        if !list.contains(&id) {
            list.push(id);
        }
    }
    list
}

/// The first two; what else a sentence names takes part in something else.
fn first_two(named: &[String]) -> Vec<String> {
    named.iter().take(2).cloned().collect()
}
