//! Whose a figure is.

use depesche_model::{Clause, CountryForm, Figure, Indicator, Named, Sentence, Span};

use super::{Claim, Reading};

impl Reading<'_> {
    /// The ids of those whose figure it is: named in the clause, in the sentence, by the figure before, or meant by the
    /// whole text.
    pub(super) fn owners(
        &self,
        figure: &Figure,
        indicator: Indicator,
        span: Span,
        clause: Option<&Clause>,
        sentence: &Sentence,
        main: Option<&Claim>,
    ) -> Vec<String> {
        if indicator == Indicator::People
            || matches!(figure, Figure::Quantity { unit, .. } if unit == "people")
        {
            return self.people_of(span, clause, sentence);
        }
        let bilateral =
            matches!(indicator, Indicator::TradeTurnover | Indicator::Exports | Indicator::Imports);
        let in_clause = clause.map_or_else(Vec::new, |clause| self.named_by(clause));
        let in_sentence = self.named_in(sentence.span);
        if bilateral {
            for named in [&in_clause, &in_sentence] {
                if named.len() >= 2 {
                    return pair(named);
                }
            }
            if let Some(main) = main.filter(|main| main.measure.of.len() == 2) {
                return main.measure.of.clone();
            }
            return self.with_partner(if in_clause.is_empty() { in_sentence } else { in_clause });
        }
        for named in [in_clause, in_sentence] {
            if !named.is_empty() {
                return pair(&named);
            }
        }
        match main {
            Some(main) if !main.measure.of.is_empty() => main.measure.of.clone(),
            _ => self.protagonists.to_vec(),
        }
    }

    /// The other of the two that the text is about, beside the one that the sentence names.
    fn with_partner(&self, named: Vec<String>) -> Vec<String> {
        match named.first() {
            None => self.protagonists.to_vec(),
            Some(own) if self.protagonists.contains(own) => {
                let mut both = vec![own.clone()];
                both.extend(self.protagonists.iter().filter(|other| *other != own).cloned());
                both
            }
            Some(_) => named,
        }
    }

    /// People are counted where they are from, or else where it happened.
    fn people_of(&self, span: Span, clause: Option<&Clause>, sentence: &Sentence) -> Vec<String> {
        let own = self.mentions.inside(span).find_map(|mention| match &mention.named {
            Named::Country { code, .. } => Some(code.to_string()),
            _ => None,
        });
        if let Some(own) = own {
            return vec![own];
        }
        let mut named = clause.map_or_else(Vec::new, |clause| self.named_by(clause));
        if named.is_empty() {
            named = self.named_in(sentence.span);
        }
        if named.is_empty() {
            named = self.named_before(sentence.span.start);
        }
        if named.is_empty() {
            named = self.protagonists.iter().take(1).cloned().collect();
        }
        named.truncate(1);
        named
    }

    /// The actors that the clause's own words name, in their order.
    fn named_by(&self, clause: &Clause) -> Vec<String> {
        let mut ids = Vec::new();
        for mention in self.mentions.inside(clause.span) {
            if clause.tokens.binary_search(&self.parsed.token_at(mention.span.start)).is_ok() {
                add(&mut ids, &mention.named);
            }
        }
        ids
    }

    fn named_in(&self, span: Span) -> Vec<String> {
        let mut ids = Vec::new();
        for mention in self.mentions.inside(span) {
            add(&mut ids, &mention.named);
        }
        ids
    }

    /// The last country that is named before byte `end`, in the same paragraph.
    fn named_before(&self, end: usize) -> Vec<String> {
        let paragraph = self.document.text.get(..end).and_then(|text| text.rfind("\n\n")).unwrap_or(0);
        let mut ids = self.named_in(Span::new(paragraph, end));
        ids.reverse();
        ids
    }
}

fn add(ids: &mut Vec<String>, named: &Named) {
    let id = match named {
        Named::Country { form: CountryForm::Seat, .. } => return,
        Named::Country { code, .. } => code.to_string(),
        Named::Organization { id } => id.clone(),
        _ => return,
    };
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// The first two; what else a sentence names takes part in something else.
fn pair(named: &[String]) -> Vec<String> {
    named.iter().take(2).cloned().collect()
}
