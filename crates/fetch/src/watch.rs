//! The list of feeds that are watched, and when each is asked.

use std::time::Duration;

use jiff::SignedDuration;
use serde::{Deserialize, Deserializer};

use crate::Error;

/// A list of feeds, as `feeds.toml` has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    /// Who asks, for servers: a name, an address.
    #[serde(default)]
    pub contact: String,
    /// How often feeds are asked that do not say it themselves.
    #[serde(default = "half_an_hour", deserialize_with = "duration")]
    pub every: Duration,
    /// How long a host is left alone after each answer.
    #[serde(default = "two_seconds", deserialize_with = "duration")]
    pub pause: Duration,
    /// How long an answer may take.
    #[serde(default = "half_a_minute", deserialize_with = "duration")]
    pub timeout: Duration,
    /// Whether feeds on the own machine or network may be asked.
    #[serde(default)]
    pub allow_private: bool,
    /// The feeds.
    #[serde(default, rename = "feed")]
    pub feeds: Vec<FeedRow>,
}

/// A feed of the list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedRow {
    /// Where it is.
    pub url: String,
    /// What it is called; only for those who read the list.
    #[serde(default)]
    pub title: Option<String>,
    /// The language of all it brings, whatever that says itself.
    #[serde(default)]
    pub lang: Option<String>,
    /// How often it is asked.
    #[serde(default, deserialize_with = "maybe_duration")]
    pub every: Option<Duration>,
    /// Whether the articles' pages are fetched; otherwise what the feed brings is read.
    #[serde(default = "yes")]
    pub pages: bool,
}

impl Default for FeedRow {
    fn default() -> Self {
        Self { url: String::new(), title: None, lang: None, every: None, pages: true }
    }
}

const fn yes() -> bool {
    true
}
const fn half_an_hour() -> Duration {
    Duration::from_mins(30)
}
const fn two_seconds() -> Duration {
    Duration::from_secs(2)
}
const fn half_a_minute() -> Duration {
    Duration::from_secs(30)
}

fn duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let written = String::deserialize(deserializer)?;
    let read = written.parse::<SignedDuration>().ok().and_then(|it| Duration::try_from(it).ok());
    read.filter(|it| !it.is_zero()).ok_or_else(|| {
        serde::de::Error::custom(format!(
            "{written:?} is no length of time; write \"30m\", \"2h\" or \"45s\""
        ))
    })
}

fn maybe_duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
    duration(deserializer).map(Some)
}

impl Watch {
    /// Reads a list.
    ///
    /// ```
    /// let list = depesche_fetch::watch::Watch::read("every = \"1h\"\n[[feed]]\nurl = \"https://example.org/feed\"\nlang = \"de\"\n").unwrap();
    /// assert_eq!((list.every.as_secs(), list.feeds.len()), (3600, 1));
    /// ```
    ///
    /// # Errors
    /// Says which line is wrong and why.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(toml)
    }

    /// How often a feed is asked.
    pub fn every(&self, feed: &FeedRow) -> Duration {
        feed.every.unwrap_or(self.every)
    }
}

/// No feed is left alone for longer.
const LONGEST: Duration = Duration::from_hours(24);

/// How long a feed is left alone after failing so many times, one behind the other: twice as long each time, up to a day; as
/// long at least as the server asks for.
pub fn back_off(every: Duration, failures: u32, error: &Error) -> Duration {
    let doubled = every.saturating_mul(2_u32.saturating_pow(failures.min(16)));
    let asked = match error {
        Error::Status { retry_after, .. } => retry_after.unwrap_or_default(),
        _ => Duration::ZERO,
    };
    doubled.clamp(every.min(LONGEST), LONGEST.max(every)).max(asked.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_list_says_where() {
        let told = |toml: &str| Watch::read(toml).unwrap_err().to_string();
        assert!(told("every = \"soon\"").contains("is no length of time"));
        assert!(told("[[feed]]\nurl = \"x\"\nevry = \"1h\"").contains("evry"));
        assert!(told("[[feed]]\ntitle = \"x\"").contains("url"));
    }

    #[test]
    fn failing_feeds_are_asked_less_and_less() {
        let hour = Duration::from_hours(1);
        let broken = Error::Network(String::new());
        let waits = [1, 2, 3, 30].map(|failures| back_off(hour, failures, &broken).as_secs() / 3600);
        assert_eq!(waits, [2, 4, 8, 24]);
        let busy = Error::Status { status: 429, retry_after: Some(Duration::from_hours(5)) };
        assert_eq!(back_off(hour, 1, &busy).as_secs() / 3600, 5);
        assert_eq!(back_off(Duration::from_hours(48), 3, &broken).as_secs() / 3600, 48);
    }
}
