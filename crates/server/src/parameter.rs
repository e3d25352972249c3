//! The parameters behind the question mark, and paging.

use axum::extract::Query;
use axum::http::Uri;
use maud::{Markup, html};

use crate::address;
use crate::failure::Failure;

/// The parameters of a request, checked against those that its page knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads a query. A parameter that is not in `known`, or is told twice, is refused: silently leaving it out would answer
    /// another question than the one asked.
    pub(crate) fn read(query: Option<&str>, known: &[&str]) -> Result<Self, Failure> {
        let address = format!("/?{}", query.unwrap_or_default());
        let unclear = |why: String| {
            let remedy = if known.is_empty() {
                "Leave out everything from the question mark on.".to_owned()
            } else {
                format!("Known here: {}.", known.join(", "))
            };
            Failure::unclear("the parameters of the address", why, remedy)
        };
        let pairs = address
            .parse::<Uri>()
            .ok()
            .and_then(|uri| Query::<Vec<(String, String)>>::try_from_uri(&uri).ok())
            .ok_or_else(|| unclear("They cannot be read.".to_owned()))?
            .0;
        for (place, (key, _)) in pairs.iter().enumerate() {
            if !known.contains(&key.as_str()) {
                return Err(unclear(format!("There is no parameter {key:?} here.")));
            }
            if pairs[..place].iter().any(|(earlier, _)| earlier == key) {
                return Err(unclear(format!("The parameter {key:?} is there twice.")));
            }
        }
        Ok(Self(pairs))
    }

    /// The words of a parameter, without blanks around them; `None` when it is not there or empty.
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(known, _)| known == key)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// A whole number between `least` and `most`.
    pub(crate) fn number(
        &self,
        key: &str,
        usual: usize,
        least: usize,
        most: usize,
    ) -> Result<usize, Failure> {
        let Some(text) = self.text(key) else { return Ok(usual) };
        text.parse().ok().filter(|number| (least..=most).contains(number)).ok_or_else(|| {
            Failure::unclear(
                format!("{key}={text}"),
                format!("{key} must be a whole number from {least} to {most}."),
                format!("Write for example {key}={usual}, or leave it out."),
            )
        })
    }
}

/// A stretch of a long list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paging {
    pub(crate) offset: usize,
    pub(crate) limit: usize,
}

impl Paging {
    /// From `page`, counted from 1.
    pub(crate) fn of_page(parameters: &Parameters, limit: usize) -> Result<Self, Failure> {
        let page = parameters.number("page", 1, 1, 100_000)?;
        Ok(Self { offset: (page - 1) * limit, limit })
    }

    /// From `limit` and `offset`.
    pub(crate) fn of_limit(parameters: &Parameters) -> Result<Self, Failure> {
        Ok(Self {
            offset: parameters.number("offset", 0, 0, 10_000_000)?,
            limit: parameters.number("limit", 100, 1, 1000)?,
        })
    }

    /// The stretch of `list`.
    pub(crate) fn cut<T>(self, list: Vec<T>) -> Vec<T> {
        list.into_iter().skip(self.offset).take(self.limit).collect()
    }
}

/// Links to the pages before and after with the same `other` parameters, or nothing when all fits on one.
pub(crate) fn pager(path: &str, other: &[(&str, Option<&str>)], paging: Paging, all: usize) -> Markup {
    let page = paging.offset / paging.limit + 1;
    let pages = all.div_ceil(paging.limit).max(1);
    let link = |number: usize| {
        let number = number.to_string();
        let parameters: Vec<_> = other.iter().copied().chain([("page", Some(number.as_str()))]).collect();
        address::with_query(path, &parameters)
    };
    html! {
        @if pages > 1 || page > 1 {
            nav.pager aria-label="Pages of the list" {
                @if page > 1 { a rel="prev" href=(link((page - 1).min(pages))) { "← Back" } }
                span { "page " (page) " of " (pages) }
                @if page < pages { a rel="next" href=(link(page + 1)) { "Next →" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_and_doubled_parameters_are_refused() {
        assert!(Parameters::read(Some("limit=5"), &["limit"]).is_ok());
        assert!(Parameters::read(None, &[]).is_ok());
        for query in ["limti=5", "limit=5&limit=6"] {
            assert!(Parameters::read(Some(query), &["limit"]).is_err(), "{query}");
        }
    }

    #[test]
    fn limits_have_limits() {
        let paging = |query| Paging::of_limit(&Parameters::read(Some(query), &["limit", "offset"]).unwrap());
        assert_eq!(paging("limit=5&offset=10"), Ok(Paging { offset: 10, limit: 5 }));
        assert_eq!(paging(""), Ok(Paging { offset: 0, limit: 100 }));
        for query in ["limit=0", "limit=1001", "limit=-1", "limit=x", "offset=99999999999999999999"] {
            assert!(paging(query).is_err(), "{query}");
        }
    }
}
