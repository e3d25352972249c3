//! A host's rules, and whose turn it is with it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use robotxt::{AccessResult, Robots};
use url::Url;

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
    Told(Robots),
    /// There are none.
    None,
    /// They could not be had, and so nothing may be asked for.
    Unknown,
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
    pub(crate) fn allows(&mut self, address: &Url, agent: &str, ask: impl FnOnce() -> Asked) -> bool {
        let known = self.manners.rules.as_ref().filter(|(since, _)| since.elapsed() < BELIEVED);
        let rules = if let Some((_, rules)) = known {
            rules.clone()
        } else {
            let rules = match ask() {
                Asked::Told(bytes) => {
                    // RFC 9309 asks to read 500 kilobytes at least; no honest file is longer.
                    let bytes = bytes.get(..500 << 10).unwrap_or(&bytes);
                    Rules::Told(Robots::from_access(AccessResult::Successful(bytes), agent))
                }
                Asked::None => Rules::None,
                Asked::Failed => Rules::Unknown,
            };
            self.manners.free = Some(Instant::now() + self.pause);
            self.wait();
            // Rules that could not be had are asked for again next time.
            if !matches!(rules, Rules::Unknown) {
                self.manners.rules = Some((Instant::now(), rules.clone()));
            }
            rules
        };
        match rules {
            Rules::Told(robots) => robots.is_url_allowed(address),
            Rules::None => true,
            Rules::Unknown => false,
        }
    }
}

/// What came when the rules were asked for.
pub(crate) enum Asked {
    Told(Vec<u8>),
    /// The host has none.
    None,
    Failed,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.manners.free = Some(Instant::now() + self.pause);
    }
}
