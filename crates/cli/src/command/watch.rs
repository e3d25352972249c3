//! `depesche watch`: reads what feeds bring, as it comes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, bail};
use clap::Args;
use depesche::input::feed::{self, Item as FeedItem};
use depesche::input::{Loaded, Options, page_of};
use depesche::{Coder, Language};
use depesche_fetch::watch::{FeedRow, Watch, back_off};
use depesche_fetch::{Answer, Client, Crew, Errand, Error, Limits, Report, Seen, opml};
use depesche_model::{Finding, FindingKind};
use depesche_store::{Answered, FeedState};

use crate::arguments::RecordArguments;
use crate::coding::{Item, STACK};
use crate::configuration::SetupArguments;
use crate::recorder::Recorder;
use crate::{terminal, web};

/// Ask feeds again and again, and read what they bring into the record
///
/// Each feed is asked as often as the list says; what was read is remembered in the record, also when the program is started anew.
#[derive(Debug, Args)]
#[command(name = "watch", after_help = EXAMPLES)]
pub(crate) struct WatchCommand {
    /// The list of feeds
    #[arg(value_name = "FEEDS", required_unless_present = "from_opml")]
    list: Option<PathBuf>,

    /// Print such a list, made of the one that another feed reader has exported
    #[arg(long, value_name = "FILE", conflicts_with = "list")]
    from_opml: Option<PathBuf>,

    /// Ask every feed that is due, read what is new, and leave
    #[arg(long)]
    once: bool,

    #[command(flatten)]
    setup: SetupArguments,

    #[command(flatten)]
    record: RecordArguments,
}

const EXAMPLES: &str = "\
Examples:
  depesche watch feeds.toml
  depesche watch --once --db asia.db feeds.toml
  depesche watch --from-opml subscriptions.opml > feeds.toml

A list of feeds:
  contact = \"Institute X, desk@example.org\"   # tells servers who asks
  every = \"30m\"                               # how often, unless a feed says it

  [[feed]]
  url = \"https://www.example.org/rss\"
  every = \"2h\"
  lang = \"de\"      # the language of its articles, if they do not show it
  pages = false    # read what the feed itself brings, and not the articles' pages";

/// So many hosts are asked at the same time.
const THREADS: usize = 8;
/// A page that could not be fetched is tried again with so many later askings; then what the feed brought of it is read.
const TRIES: u32 = 3;
/// The program looks at least so often whether a feed is due.
const LONGEST_SLEEP: Duration = Duration::from_mins(10);

/// What is asked for.
#[derive(Clone, Debug)]
enum Wanted {
    /// The feed in this row.
    Feed(usize),
    /// The page of an item of that feed.
    Page(usize, Box<FeedItem>),
}

impl WatchCommand {
    /// Watches until the program is stopped, or once.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        if let Some(path) = &self.from_opml {
            let list =
                std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            let feeds = opml::feeds(&list)
                .map_err(|why| anyhow::anyhow!("{} is no list of feeds in OPML: {why}", path.display()))?;
            std::io::Write::write_all(&mut terminal::output(), opml::list(&feeds).as_bytes())?;
            return Ok(ExitCode::SUCCESS);
        }
        let watch = self.list.as_deref().map_or_else(|| bail!("there is no list of feeds"), open)?;
        let recorder = Recorder::open(&self.record.db, None)?;
        let limits = Limits {
            deadline: watch.timeout,
            pause: watch.pause,
            private: watch.allow_private,
            ..Limits::default()
        };
        let client = Arc::new(Client::new(&watch.contact, limits));
        let mut watcher = Watcher { watch, coder: self.setup.coder()?, recorder, client };
        let work = move || watcher.run(self.once);
        let thread = thread::Builder::new().stack_size(STACK).spawn(work).context("cannot start a thread")?;
        match thread.join() {
            Ok(done) => done.map(|()| ExitCode::SUCCESS),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
}

fn open(path: &Path) -> anyhow::Result<Watch> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the list of feeds {}", path.display()))?;
    let watch =
        Watch::read(&text).with_context(|| format!("cannot use the list of feeds {}", path.display()))?;
    if watch.feeds.is_empty() {
        bail!("there is no feed in {}; each begins with a line [[feed]] and has a url", path.display());
    }
    if watch.contact.is_empty() {
        terminal::say("no contact in the list of feeds: servers are not told who asks");
    }
    Ok(watch)
}

struct Watcher {
    watch: Watch,
    coder: Coder,
    recorder: Recorder,
    client: Arc<Client>,
}

impl Watcher {
    fn run(&mut self, once: bool) -> anyhow::Result<()> {
        loop {
            self.round()?;
            if once {
                return self.recorder.tell();
            }
            self.recorder.tell_news()?;
            thread::sleep(self.sleep()?);
        }
    }

    /// Asks every feed that is due.
    fn round(&mut self) -> anyhow::Result<()> {
        let mut crew: Crew<Wanted> = Crew::new(&self.client, THREADS);
        let now = seconds_now();
        for (row, feed) in self.watch.feeds.iter().enumerate() {
            let state = self.recorder.store.feed(&feed.url)?;
            if state.due > now {
                continue;
            }
            let seen = Seen { etag: state.etag, modified: state.modified };
            crew.give(Errand { address: feed.url.clone(), seen, tag: Wanted::Feed(row) });
        }
        while let Some(Report { errand, answer }) = crew.report() {
            match errand.tag {
                Wanted::Feed(row) => self.feed(row, answer, &mut crew)?,
                Wanted::Page(row, item) => self.page(row, *item, answer)?,
            }
        }
        Ok(())
    }

    fn row(&self, row: usize) -> &FeedRow {
        &self.watch.feeds[row]
    }

    /// Takes what a feed answered; gives errands for the pages of its new items.
    fn feed(
        &mut self,
        row: usize,
        answer: Result<Answer, Error>,
        crew: &mut Crew<Wanted>,
    ) -> anyhow::Result<()> {
        let FeedRow { url, pages, .. } = self.row(row).clone();
        let every = self.watch.every(self.row(row));
        let mut state = self.recorder.store.feed(&url)?;
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                state.failures = state.failures.saturating_add(1);
                state.due = seconds_now() + seconds(back_off(every, state.failures, &error));
                self.recorder.store.set_feed(&url, &state)?;
                return self.finding(&url, error.to_string());
            }
        };
        let after = FeedState { due: seconds_now() + seconds(every), failures: 0, ..state };
        if answer.unchanged {
            return Ok(self.recorder.store.set_feed(&url, &after)?);
        }
        let items = match feed::items(&answer.bytes, Some(&answer.address)) {
            Ok(items) => items,
            Err(message) => {
                self.recorder.store.set_feed(&url, &after)?;
                return self.finding(&url, message);
            }
        };
        // The feed's mark is kept only when all of its items are done, or those that failed would never be seen again.
        let mut all = true;
        self.recorder.store.set_feed(&url, &FeedState { etag: None, modified: None, ..after.clone() })?;
        for item in items {
            if self.recorder.store.feed_item(&url, &item.key)? == Some(Answered::Done) {
                continue;
            }
            match item.url.clone().filter(|_| pages) {
                Some(address) => {
                    all = false;
                    crew.give(Errand {
                        address,
                        seen: Seen::default(),
                        tag: Wanted::Page(row, Box::new(item)),
                    });
                }
                None => self.item(row, item, Vec::new())?,
            }
        }
        if all {
            let Seen { etag, modified } = answer.seen;
            self.recorder.store.set_feed(&url, &FeedState { etag, modified, ..after })?;
        }
        Ok(())
    }

    /// Takes the page of an item.
    fn page(&mut self, row: usize, item: FeedItem, answer: Result<Answer, Error>) -> anyhow::Result<()> {
        let url = self.row(row).url.clone();
        match answer {
            Ok(answer) => {
                let id = item.url.clone().unwrap_or_else(|| item.key.clone());
                let mut loaded = page_of(&id, &web::fetched(answer), &self.options(row));
                if let Some(document) = &mut loaded.document {
                    // The page itself is believed first.
                    document.title = document.title.take().or(item.title);
                    document.published = document.published.or(item.published);
                    document.author = document.author.take().or(item.author);
                }
                self.take(loaded)?;
                Ok(self.recorder.store.set_feed_item(&url, &item.key, Answered::Done)?)
            }
            Err(error) => {
                let before = match self.recorder.store.feed_item(&url, &item.key)? {
                    Some(Answered::Failed(failures)) => failures,
                    _ => 0,
                };
                if error.may_pass() && before + 1 < TRIES {
                    let failed = Answered::Failed(before + 1);
                    self.recorder.store.set_feed_item(&url, &item.key, failed)?;
                    return self.finding(item.url.as_deref().unwrap_or(&url), error.to_string());
                }
                let place = item.url.clone().unwrap_or_else(|| url.clone());
                let message = format!("{error}; what the feed brought of it was read instead");
                self.item(row, item, vec![Finding::new(place, FindingKind::Unreadable, message)])
            }
        }
    }

    /// Reads what the feed itself brought.
    fn item(&mut self, row: usize, item: FeedItem, findings: Vec<Finding>) -> anyhow::Result<()> {
        let (url, key) = (self.row(row).url.clone(), item.key.clone());
        let id = item.url.clone().unwrap_or_else(|| key.clone());
        let mut loaded = feed::document(&id, item, &self.options(row));
        loaded.findings.extend(findings);
        self.take(loaded)?;
        Ok(self.recorder.store.set_feed_item(&url, &key, Answered::Done)?)
    }

    fn options(&self, row: usize) -> Options {
        let lang = self.row(row).lang.as_deref().map(Language::from_code);
        Options { lang: lang.filter(Language::is_read), ..Options::default() }
    }

    fn take(&mut self, loaded: Loaded) -> anyhow::Result<()> {
        let known = match &loaded.document {
            Some(document) => self.recorder.store.known(document)?.is_some(),
            None => false,
        };
        let coder = &self.coder;
        self.recorder.take(Item::of(loaded, known, |document| coder.read(document)), None)
    }

    fn finding(&mut self, id: &str, message: String) -> anyhow::Result<()> {
        let findings = vec![Finding::new(id, FindingKind::Unreadable, message)];
        self.take(Loaded { findings, ..Loaded::default() })
    }

    /// How long nothing is due.
    fn sleep(&self) -> anyhow::Result<Duration> {
        let now = seconds_now();
        let mut longest = LONGEST_SLEEP;
        for feed in &self.watch.feeds {
            let left = self.recorder.store.feed(&feed.url)?.due - now;
            longest = longest.min(Duration::from_secs(u64::try_from(left.max(1)).unwrap_or(1)));
        }
        Ok(longest)
    }
}

fn seconds_now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, seconds)
}

/// Whole seconds, rounded up.
fn seconds(time: Duration) -> i64 {
    i64::try_from(time.as_secs()).unwrap_or(i64::MAX).saturating_add(i64::from(time.subsec_nanos() > 0))
}
