//! A person as one document shows him.

use depesche_model::{Actor, ActorKind, CountryCode};

use super::key::is_full;

/// A person as one document shows him.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// The number of the row in `actors`.
    pub(super) row: i64,
    pub(super) name: String,
    pub(super) country: Option<CountryCode>,
    pub(super) organization: Option<String>,
    pub(super) office: Option<String>,
    /// As the document writes him.
    pub(super) written: Vec<String>,
}

impl Shown {
    /// The actor in this row of `actors`, if it is a person.
    pub(crate) fn new(row: i64, actor: &Actor, text: &str) -> Option<Self> {
        let tidy = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
        (actor.kind == ActorKind::Person).then(|| Self {
            row,
            name: tidy(&actor.name),
            country: actor.country,
            organization: actor.organization.clone(),
            office: actor.office.clone(),
            written: actor
                .as_written
                .iter()
                .filter_map(|span| text.get(span.start..span.end))
                .map(tidy)
                .collect(),
        })
    }

    /// The name and the full names that the document writes.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let written = self.written.iter().filter(|name| is_full(name) && **name != self.name);
        std::iter::once(self.name.as_str()).chain(written.map(String::as_str))
    }

    /// Whose office it is: a country's code or an organization's id; empty if the document does not tell.
    pub(super) fn of_whom(&self) -> &str {
        self.country.as_ref().map(CountryCode::as_str).or(self.organization.as_deref()).unwrap_or_default()
    }
}

/// How two people's countries and organizations go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// They are the same, or neither is known for anything.
    Same,
    /// One of them is known for nothing, or one for a country and the other for an organization.
    Open,
    /// They are known for different ones.
    Clash,
}

impl Agreement {
    pub(super) fn of(a: (Option<&str>, Option<&str>), b: (Option<&str>, Option<&str>)) -> Self {
        let bodies = match (a.1, b.1) {
            (Some(a), Some(b)) if a == b => Self::Same,
            (Some(_), Some(_)) => Self::Clash,
            (None, None) => Self::Same,
            _ => Self::Open,
        };
        match (a.0, b.0) {
            (Some(a), Some(b)) if a == b => Self::Same,
            (Some(_), Some(_)) => Self::Clash,
            (None, None) => bodies,
            _ if bodies == Self::Same && a.1.is_some() => Self::Same,
            _ => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_known_goes_with_anything() {
        let (kazakh, chinese, un, eu) =
            ((Some("KAZ"), None), (Some("CHN"), None), (None, Some("UN")), (None, Some("EU")));
        let nothing = (None, None);
        for (a, b, agreement) in [
            (kazakh, kazakh, Agreement::Same),
            (nothing, nothing, Agreement::Same),
            (kazakh, nothing, Agreement::Open),
            (un, nothing, Agreement::Open),
            (kazakh, un, Agreement::Open),
            (un, (Some("PRT"), Some("UN")), Agreement::Same),
            (un, eu, Agreement::Clash),
            (kazakh, chinese, Agreement::Clash),
        ] {
            assert_eq!(Agreement::of(a, b), agreement, "{a:?} {b:?}");
            assert_eq!(Agreement::of(b, a), agreement, "{b:?} {a:?}");
        }
    }
}
