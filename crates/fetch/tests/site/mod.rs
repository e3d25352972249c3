//! A web server of our own on loopback.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A question as it came.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) path: String,
    /// The head, in small letters.
    pub(crate) head: String,
    pub(crate) at: Instant,
}

/// The server; it ends with the program.
pub(crate) struct Site {
    pub(crate) root: String,
    questions: Arc<Mutex<Vec<Question>>>,
}

impl Site {
    /// Starts a server that answers as `answer` does.
    pub(crate) fn start(answer: impl Fn(&Question, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let root = format!("http://{}", listener.local_addr().unwrap());
        let questions: Arc<Mutex<Vec<Question>>> = Arc::default();
        let (kept, answer) = (Arc::clone(&questions), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                thread::spawn(move || serve(stream, &kept, &*answer));
            }
        });
        Self { root, questions }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// What was asked for so far.
    pub(crate) fn asked(&self) -> Vec<Question> {
        self.questions.lock().unwrap().clone()
    }

    pub(crate) fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|question| question.path).collect()
    }
}

fn serve(mut stream: TcpStream, kept: &Mutex<Vec<Question>>, answer: &dyn Fn(&Question, &mut TcpStream)) {
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut head = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap_or(0) == 0 {
            return;
        }
    }
    let path = head.split(' ').nth(1).unwrap_or("/").to_owned();
    let question = Question { path, head: head.to_lowercase(), at: Instant::now() };
    kept.lock().unwrap().push(question.clone());
    answer(&question, &mut stream);
}

/// Sends an answer with fields in its head ("Name: value", one a line) and a body.
pub(crate) fn send(stream: &mut TcpStream, status: &str, fields: &str, body: &[u8]) {
    let fields: String = fields.lines().flat_map(|line| [line.trim(), "\r\n"]).collect();
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{fields}\r\n");
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}
