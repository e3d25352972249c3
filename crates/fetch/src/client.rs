//! Asking for one address.

use std::io::Read;
use std::time::{Duration, Instant};

use jiff::{Timestamp, fmt::rfc2822};
use ureq::Agent;
use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use url::{Host, Url};

use crate::Error;
use crate::guest::{Asked, Hosts, Turn};
use crate::private::{PublicOnly, REFUSED, is_private};

/// By this name `robots.txt` may speak of the program.
const NAME: &str = "depesche";

/// What is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long an answer may take, from looking up the host's name to the last byte.
    pub deadline: Duration,
    /// The largest answer, in bytes, once unpacked.
    pub bytes: u64,
    /// How many times an answer may point elsewhere.
    pub redirects: u32,
    /// How long a host is left alone after each answer.
    pub pause: Duration,
    /// Whether addresses of the own machine and network may be asked.
    pub private: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(30),
            bytes: 16 << 20,
            redirects: 5,
            pause: Duration::from_secs(2),
            private: false,
        }
    }
}

/// What a server said when it was asked last, by which it can say that nothing has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The mark of the answer.
    pub etag: Option<String>,
    /// When it was last changed, as the server wrote it.
    pub modified: Option<String>,
}

/// What came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Where it came from in the end.
    pub address: String,
    /// Nothing has changed since it was asked last; there are no bytes.
    pub unchanged: bool,
    /// The media type in small letters, without parameters: "text/html".
    pub media: String,
    /// The encoding that the server names.
    pub charset: Option<String>,
    /// By which to ask again.
    pub seen: Seen,
    /// The answer, unpacked.
    pub bytes: Vec<u8>,
}

/// Asks for addresses; may be shared by threads.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    limits: Limits,
    hosts: Hosts,
}

impl Client {
    /// A client that tells every server its name and `contact`: who asks, and how to reach them.
    pub fn new(contact: &str, limits: Limits) -> Self {
        // Other characters than these cannot stand in a header.
        let contact: String = contact.chars().filter(|c| (' '..='~').contains(c)).collect();
        let version = env!("CARGO_PKG_VERSION");
        let agent = match contact.trim() {
            "" => format!("{NAME}/{version} (reads news for research)"),
            contact => format!("{NAME}/{version} ({contact})"),
        };
        let proxy = ureq::Proxy::try_from_env();
        let host = proxy.as_ref().map(|proxy| proxy.host().to_owned());
        let config = Agent::config_builder()
            .user_agent(agent)
            .accept("text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5")
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(proxy)
            .build();
        let agent = if limits.private {
            Agent::with_parts(config, DefaultConnector::new(), DefaultResolver::default())
        } else {
            Agent::with_parts(config, DefaultConnector::new(), PublicOnly { proxy: host })
        };
        Self { agent, limits, hosts: Hosts::default() }
    }

    /// Asks for an address, as `seen` before if that is known. Waits for the host's turn.
    ///
    /// # Errors
    /// When it may not be asked for, when no answer comes, or one that is beyond the limits or an error itself.
    pub fn get(&self, address: &str, seen: &Seen) -> Result<Answer, Error> {
        let mut url = self.address(address)?;
        for _ in 0..=self.limits.redirects {
            let host = self.hosts.of(&url);
            let mut turn = host.turn(self.limits.pause);
            self.obey(&mut turn, &url)?;
            let until = Instant::now() + self.limits.deadline;
            let response = self.ask(&url, seen, until)?;
            let status = response.status();
            if let Some(next) = self.elsewhere(&url, &response)? {
                url = next;
                continue;
            }
            let mut answer = head(&url, &response);
            if status == StatusCode::NOT_MODIFIED {
                answer.unchanged = true;
                return Ok(answer);
            }
            if !status.is_success() {
                return Err(Error::Status {
                    status: status.as_u16(),
                    retry_after: retry_after(response.headers()),
                });
            }
            answer.bytes = self.body(response)?;
            return Ok(answer);
        }
        Err(Error::Redirects(self.limits.redirects))
    }

    /// The address, if it may be asked at all.
    fn address(&self, address: &str) -> Result<Url, Error> {
        let url = Url::parse(address).map_err(|why| wrong(address, &why.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong(address, "another way of asking"));
        }
        let private = match url.host() {
            None => return Err(wrong(address, "no host")),
            Some(Host::Ipv4(v4)) => is_private(v4.into()),
            Some(Host::Ipv6(v6)) => is_private(v6.into()),
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        };
        if private && !self.limits.private {
            return Err(Error::Private { host: url.host_str().unwrap_or_default().to_owned() });
        }
        Ok(url)
    }

    fn obey(&self, turn: &mut Turn<'_>, url: &Url) -> Result<(), Error> {
        if turn.allows(url, NAME, || self.rules(url))? {
            return Ok(());
        }
        Err(Error::Robots { host: url.host_str().unwrap_or_default().to_owned() })
    }

    /// The site's rules. They may lie elsewhere, as RFC 9309 has it.
    fn rules(&self, url: &Url) -> Result<Asked, Error> {
        let mut rules = url.join("/robots.txt").map_err(|why| wrong(url.as_str(), &why.to_string()))?;
        let until = Instant::now() + self.limits.deadline;
        for _ in 0..=self.limits.redirects {
            let response = self.ask(&rules, &Seen::default(), until)?;
            if let Some(next) = self.elsewhere(&rules, &response)? {
                rules = next;
                continue;
            }
            return Ok(match response.status().as_u16() {
                200..300 => Asked::Told(self.body(response)?),
                400..500 => Asked::None,
                _ => Asked::Failed,
            });
        }
        Ok(Asked::None)
    }

    /// One question and its answer's head.
    fn ask(&self, url: &Url, seen: &Seen, until: Instant) -> Result<Response<ureq::Body>, Error> {
        let left = until.saturating_duration_since(Instant::now());
        let mut request = self.agent.get(url.as_str());
        if let Some(etag) = &seen.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = &seen.modified {
            request = request.header(header::IF_MODIFIED_SINCE, modified);
        }
        let request = request.config().timeout_global(Some(left)).build();
        request.call().map_err(|error| self.told(&error, url))
    }

    /// Where the answer of `url` points.
    fn elsewhere(&self, url: &Url, response: &Response<ureq::Body>) -> Result<Option<Url>, Error> {
        let points = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
        let Some(next) = text(response.headers(), header::LOCATION).filter(|_| points) else {
            return Ok(None);
        };
        let next = url.join(&next).map_err(|why| wrong(&next, &why.to_string()))?;
        self.address(next.as_str()).map(Some)
    }

    fn body(&self, response: Response<ureq::Body>) -> Result<Vec<u8>, Error> {
        let most = self.limits.bytes;
        let mut bytes = Vec::new();
        let reader = response.into_body().into_with_config().limit(u64::MAX).reader();
        reader.take(most + 1).read_to_end(&mut bytes).map_err(|error| {
            match error.downcast::<ureq::Error>() {
                Ok(ureq::Error::Timeout(_)) => Error::Deadline(self.limits.deadline),
                Ok(error) => Error::Network(error.to_string()),
                Err(error) => Error::Network(error.to_string()),
            }
        })?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
            return Err(Error::TooLarge(most));
        }
        Ok(bytes)
    }

    fn told(&self, error: &ureq::Error, url: &Url) -> Error {
        match error {
            ureq::Error::Timeout(_) => Error::Deadline(self.limits.deadline),
            ureq::Error::Other(inner) if inner.to_string() == REFUSED => {
                Error::Private { host: url.host_str().unwrap_or_default().to_owned() }
            }
            other => Error::Network(other.to_string()),
        }
    }
}

fn wrong(address: &str, why: &str) -> Error {
    Error::Address { address: address.to_owned(), why: why.to_owned() }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn head(url: &Url, response: &Response<ureq::Body>) -> Answer {
    let headers = response.headers();
    let media = response.body().mime_type().unwrap_or_default().to_ascii_lowercase();
    let charset = response.body().charset().map(|name| name.trim_matches(['"', '\'']).to_owned());
    let seen = Seen { etag: text(headers, header::ETAG), modified: text(headers, header::LAST_MODIFIED) };
    Answer { address: url.to_string(), media, charset, seen, ..Answer::default() }
}

/// "Retry-After": seconds, or a point in time.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = text(headers, header::RETRY_AFTER)?;
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let then = rfc2822::parse(value.trim()).ok()?.timestamp();
    Duration::try_from(then.duration_since(Timestamp::now())).ok()
}
