//! A host's rules, and whose turn it is with it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use robotxt::{AccessResult, Robots};
use url::Url;

use crate::Error;

/// How long the rules of a host are believed (RFC 9309 allows no more).
const BELIEVED: Duration = Duration::from_hours(24);

/// What is known of all hosts.
#[derive(Debug, Default)]
pub(crate) struct Hosts(Mutex<BTreeMap<String, Arc<Host>>>);

/// A host: whoever holds its lock may ask it.
#[derive(Debug, Default)]
pub(crate) struct Host(Mutex<Manners>);

#[derive(Debug, Default)]
struct Manners {
    /// Not to be asked before.
    free: Option<Instant>,
    rules: Option<(Instant, Rules)>,
}

/// What a host allows.
#[derive(Clone, Debug)]
enum Rules {
    /// What may be asked for, and how long the host wants to be left alone in between.
    Told(Robots, Duration),
    /// There are none.
    None,
    /// They could not be had, and so nothing may be asked for.
    Unknown,
}

impl Rules {
    fn of(asked: Asked, agent: &str) -> Self {
        match asked {
            Asked::Told(bytes) => {
                // RFC 9309 asks to read 500 kilobytes at least; no honest file is longer.
                let bytes = bytes.get(..500 << 10).unwrap_or(&bytes);
                let delay = delay(&String::from_utf8_lossy(bytes), agent);
                Self::Told(Robots::from_access(AccessResult::Successful(bytes), agent), delay)
            }
            Asked::None => Self::None,
            Asked::Failed => Self::Unknown,
        }
    }
}

/// The right to ask a host, until it is dropped; then the pause begins.
pub(crate) struct Turn<'h> {
    manners: MutexGuard<'h, Manners>,
    pause: Duration,
}

impl Hosts {
    /// The host of an address, with its port.
    pub(crate) fn of(&self, address: &Url) -> Arc<Host> {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(hosts.entry(name(address)).or_default())
    }
}

/// Scheme, host and port: what `robots.txt` holds for.
pub(crate) fn name(address: &Url) -> String {
    address.origin().ascii_serialization()
}

impl Host {
    /// Waits until the host is free.
    pub(crate) fn turn(&self, pause: Duration) -> Turn<'_> {
        let manners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut turn = Turn { manners, pause };
        turn.wait();
        turn
    }
}

impl Turn<'_> {
    fn wait(&mut self) {
        if let Some(free) = self.manners.free.take() {
            thread::sleep(free.saturating_duration_since(Instant::now()));
        }
    }

    /// Whether `address` may be asked for by the program called `agent`; `ask` gets the rules when they are not known.
    ///
    /// # Errors
    /// Those of `ask`.
    pub(crate) fn allows(
        &mut self,
        address: &Url,
        agent: &str,
        ask: impl FnOnce() -> Result<Asked, Error>,
    ) -> Result<bool, Error> {
        let known = self.manners.rules.as_ref().filter(|(since, _)| since.elapsed() < BELIEVED);
        let known = known.map(|(_, rules)| rules.clone());
        let is_known = known.is_some();
        let rules = match known {
            Some(rules) => rules,
            None => Rules::of(ask()?, agent),
        };
        if let Rules::Told(_, delay) = rules {
            self.pause = self.pause.max(delay);
        }
        if !is_known {
            self.manners.free = Some(Instant::now() + self.pause);
            self.wait();
            // Rules that could not be had are asked for again next time.
            if !matches!(rules, Rules::Unknown) {
                self.manners.rules = Some((Instant::now(), rules.clone()));
            }
        }
        Ok(match rules {
            Rules::Told(robots, _) => robots.is_url_allowed(address),
            Rules::None => true,
            Rules::Unknown => false,
        })
    }
}

/// No host may ask to be left alone for longer.
const LONGEST_DELAY: Duration = Duration::from_mins(1);

/// The `Crawl-delay` of the group for `agent`, or of that for everybody: no part of RFC 9309, but many hosts ask for it.
fn delay(rules: &str, agent: &str) -> Duration {
    let (mut own, mut everybody) = (None, None);
    // Whom the group is for, and whether its head goes on.
    let (mut for_us, mut for_all, mut head) = (false, false, false);
    for line in rules.lines() {
        let Some((key, value)) = line.split('#').next().unwrap_or_default().split_once(':') else { continue };
        let (key, value) = (key.trim(), value.trim());
        if key.eq_ignore_ascii_case("user-agent") {
            if !head {
                (for_us, for_all) = (false, false);
            }
            for_us |= value.eq_ignore_ascii_case(agent);
            for_all |= value == "*";
            head = true;
            continue;
        }
        head = false;
        let seconds = value.parse::<f64>().ok().filter(|seconds| seconds.is_finite() && *seconds >= 0.0);
        if let Some(seconds) = seconds.filter(|_| key.eq_ignore_ascii_case("crawl-delay")) {
            let delay = Duration::from_secs_f64(seconds.min(LONGEST_DELAY.as_secs_f64()));
            own = own.or(for_us.then_some(delay));
            everybody = everybody.or(for_all.then_some(delay));
        }
    }
    own.or(everybody).unwrap_or_default()
}

/// What came when the rules were asked for.
pub(crate) enum Asked {
    Told(Vec<u8>),
    /// The host has none.
    None,
    /// The host answered with an error of its own.
    Failed,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.manners.free = Some(Instant::now() + self.pause);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_says_how_long_to_wait() {
        let seconds = |rules: &str| delay(rules, "depesche").as_secs_f64();
        let rules =
            "User-agent: other\nCrawl-delay: 9\n\nUser-agent: *\nDisallow: /a\nCrawl-delay: 1.5 # seconds\n";
        assert!((seconds(rules) - 1.5).abs() < 1e-9);
        let own = format!("{rules}user-agent: x\nuser-agent: Depesche\ncrawl-delay: 3\n");
        assert!((seconds(&own) - 3.0).abs() < 1e-9);
        assert!((seconds("User-agent: *\nCrawl-delay: 1e9") - 60.0).abs() < 1e-9);
        assert_eq!(delay("User-agent: *\nCrawl-delay: -1\nnonsense", "depesche"), Duration::ZERO);
    }
}
