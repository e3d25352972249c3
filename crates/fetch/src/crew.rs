//! Several hosts at the same time, each by one thread at a time.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, PoisonError, mpsc};
use std::thread;

use url::Url;

use crate::guest::name;
use crate::{Answer, Client, Error, Seen};

/// Something to ask for; `tag` comes back with the answer.
#[derive(Clone, Debug)]
pub struct Errand<T> {
    /// Where to ask.
    pub address: String,
    /// What was seen there before.
    pub seen: Seen,
    /// What it is asked for.
    pub tag: T,
}

/// An errand that was run.
#[derive(Debug)]
pub struct Report<T> {
    /// As it was given.
    pub errand: Errand<T>,
    /// What came of it.
    pub answer: Result<Answer, Error>,
}

/// Threads that run errands. An errand may be given while others are under way.
#[derive(Debug)]
pub struct Crew<T> {
    board: Arc<Board<T>>,
    reports: mpsc::Receiver<Report<T>>,
    /// Errands whose reports were not taken yet.
    open: usize,
    threads: Vec<thread::JoinHandle<()>>,
}

#[derive(Debug)]
struct Board<T> {
    errands: Mutex<Errands<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct Errands<T> {
    /// By host.
    waiting: BTreeMap<String, VecDeque<Errand<T>>>,
    busy: BTreeSet<String>,
    closed: bool,
}

impl<T: Send + 'static> Crew<T> {
    /// A crew of so many threads.
    pub fn new(client: &Arc<Client>, threads: usize) -> Self {
        let errands = Errands { waiting: BTreeMap::new(), busy: BTreeSet::new(), closed: false };
        let board = Arc::new(Board { errands: Mutex::new(errands), changed: Condvar::new() });
        let (sender, reports) = mpsc::channel();
        let threads = (0..threads.max(1))
            .map(|_| {
                let (board, client, sender) = (Arc::clone(&board), Arc::clone(client), sender.clone());
                thread::spawn(move || board.work(&client, &sender))
            })
            .collect();
        Self { board, reports, open: 0, threads }
    }

    /// Gives an errand.
    pub fn give(&mut self, errand: Errand<T>) {
        let host = Url::parse(&errand.address).map_or_else(|_| errand.address.clone(), |url| name(&url));
        self.board.change(|errands| errands.waiting.entry(host).or_default().push_back(errand));
        self.open += 1;
    }

    /// The next report, waited for; none when no errand is open.
    pub fn report(&mut self) -> Option<Report<T>> {
        if self.open == 0 {
            return None;
        }
        self.open -= 1;
        self.reports.recv().ok()
    }
}

impl<T> Drop for Crew<T> {
    fn drop(&mut self) {
        let mut errands = self.board.errands.lock().unwrap_or_else(PoisonError::into_inner);
        errands.closed = true;
        errands.waiting.clear();
        drop(errands);
        self.board.changed.notify_all();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl<T> Board<T> {
    fn change(&self, change: impl FnOnce(&mut Errands<T>)) {
        change(&mut self.errands.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    fn work(&self, client: &Client, reports: &mpsc::Sender<Report<T>>) {
        while let Some((host, errand)) = self.take() {
            let answer = client.get(&errand.address, &errand.seen);
            self.change(|errands| {
                errands.busy.remove(&host);
            });
            if reports.send(Report { errand, answer }).is_err() {
                return;
            }
        }
    }

    /// The next errand of a host that nobody is busy with.
    fn take(&self) -> Option<(String, Errand<T>)> {
        let mut errands = self.errands.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if errands.closed {
                return None;
            }
            let host = errands.waiting.keys().find(|host| !errands.busy.contains(*host)).cloned();
            if let Some(host) = host {
                let queue = errands.waiting.get_mut(&host);
                let errand = queue.and_then(VecDeque::pop_front);
                if errands.waiting.get(&host).is_none_or(VecDeque::is_empty) {
                    errands.waiting.remove(&host);
                }
                if let Some(errand) = errand {
                    errands.busy.insert(host.clone());
                    return Some((host, errand));
                }
                continue;
            }
            errands = self.changed.wait(errands).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
