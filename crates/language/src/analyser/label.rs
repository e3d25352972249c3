//! The labels of a model: what the places of its scores mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use depesche_model::{Features, Name, Upos};

use super::heads::best;
use super::model_file::{ModelError, ModelFile};

/// All labels of a model.
#[derive(Debug)]
pub(crate) struct Labels {
    upos: Vec<Upos>,
    features: Vec<(String, Vec<String>)>,
    relations: Vec<Arc<str>>,
    root: usize,
    scripts: Vec<String>,
    names: Vec<Option<Name>>,
    /// The place of the feature `VerbForm`, and those of its values `Inf` and `Fin`.
    verb_form: Option<(usize, [usize; 2])>,
}

/// Morphologies that were made already; few hundred ever come up.
pub(crate) type Morphologies = BTreeMap<Box<[u8]>, Arc<Features>>;

impl Labels {
    pub(crate) fn read(file: &ModelFile) -> Result<Self, ModelError> {
        let header = &file.header;
        let part_of_speech = |code: &String| {
            Upos::from_code(code).ok_or_else(|| file.broken(format!("{code} is no part of speech")))
        };
        let root = header.relations.iter().position(|relation| relation == "root");
        if header.names.is_empty() || header.features.iter().any(|(_, values)| values.is_empty()) {
            return Err(file.broken("it has no names or a feature without values"));
        }
        Ok(Self {
            upos: header.upos.iter().map(part_of_speech).collect::<Result<_, _>>()?,
            features: header.features.clone(),
            relations: header.relations.iter().map(|relation| relation.as_str().into()).collect(),
            root: root.ok_or_else(|| file.broken("it has no relation root"))?,
            scripts: header.lemmas.clone(),
            names: header.names.iter().map(|label| Name::from_label(label)).collect(),
            verb_form: verb_form(&header.features),
        })
    }

    /// How many parts of speech there are.
    pub(crate) fn parts_of_speech(&self) -> usize {
        self.upos.len()
    }

    /// How many relations there are.
    pub(crate) fn relations(&self) -> usize {
        self.relations.len()
    }

    /// How many lemma scripts there are.
    pub(crate) fn lemmas(&self) -> usize {
        self.scripts.len()
    }

    /// How many labels for names there are.
    pub(crate) fn names(&self) -> usize {
        self.names.len()
    }

    /// How many scores for parts of speech, features and names there are.
    pub(crate) fn tags(&self) -> usize {
        let values: usize = self.features.iter().map(|(_, values)| values.len()).sum();
        self.upos.len() + values + self.names.len()
    }

    /// The place of the relation of the word without a head.
    pub(crate) fn root(&self) -> usize {
        self.root
    }

    /// The best value of each feature, from scores that stand one behind the other.
    pub(crate) fn best_features(&self, mut scores: &[f32]) -> Box<[u8]> {
        let value = |(_, values): &(String, Vec<String>)| {
            let (own, rest) = scores.split_at(values.len());
            scores = rest;
            u8::try_from(best(own)).unwrap_or(0)
        };
        self.features.iter().map(value).collect()
    }

    /// Whether morphology is that of an infinitive.
    pub(crate) fn is_infinitive(&self, values: &[u8]) -> bool {
        self.has_verb_form(values, 0)
    }

    /// Whether morphology is that of a finite verb.
    pub(crate) fn is_finite(&self, values: &[u8]) -> bool {
        self.has_verb_form(values, 1)
    }

    fn has_verb_form(&self, values: &[u8], which: usize) -> bool {
        self.verb_form.is_some_and(|(feature, forms)| {
            values.get(feature).is_some_and(|&value| usize::from(value) == forms[which])
        })
    }

    pub(crate) fn upos(&self, at: usize) -> Upos {
        self.upos.get(at).copied().unwrap_or(Upos::X)
    }

    pub(crate) fn relation(&self, at: usize) -> Arc<str> {
        self.relations.get(at).or(self.relations.first()).cloned().unwrap_or_else(|| "dep".into())
    }

    pub(crate) fn script(&self, at: usize) -> &str {
        self.scripts.get(at).map_or("", String::as_str)
    }

    pub(crate) fn name(&self, at: usize) -> Option<Name> {
        self.names.get(at).copied().flatten()
    }

    /// The morphology that `values` stand for.
    pub(crate) fn morphology(&self, values: &[u8], known: &mut Morphologies) -> Arc<Features> {
        if let Some(features) = known.get(values) {
            return features.clone();
        }
        let pairs = self.features.iter().zip(values).filter_map(|((name, options), &value)| {
            let value = options.get(usize::from(value))?;
            (!value.is_empty()).then_some((name.as_str(), value.as_str()))
        });
        let features = Arc::new(Features::new(pairs));
        known.insert(values.into(), features.clone());
        features
    }
}

fn verb_form(features: &[(String, Vec<String>)]) -> Option<(usize, [usize; 2])> {
    let feature = features.iter().position(|(name, _)| name == "VerbForm")?;
    let value = |form: &str| features[feature].1.iter().position(|value| value == form);
    Some((feature, [value("Inf")?, value("Fin")?]))
}
