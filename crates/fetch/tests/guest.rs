//! How the client behaves as a guest, and what hostile hosts can do to it.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

mod site;

use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use depesche_fetch::{Client, Crew, Errand, Error, Limits, Seen};
use site::{Site, send};

fn limits() -> Limits {
    Limits {
        private: true,
        pause: Duration::from_millis(1),
        deadline: Duration::from_millis(700),
        ..Limits::default()
    }
}

fn client() -> Client {
    Client::new("desk@example.org", limits())
}

fn error(client: &Client, address: &str) -> Error {
    client.get(address, &Seen::default()).unwrap_err()
}

#[test]
fn who_asks_is_told_and_what_came_is_taken_apart() {
    let site = Site::start(|question, stream| match question.path.as_str() {
        "/old" => send(stream, "301 Moved", "Location: /new", b""),
        "/new" => {
            send(
                stream,
                "200 OK",
                "Content-Type: text/HTML; charset=\"iso-8859-1\"\nETag: \"a\"",
                b"K\xf6ln",
            );
        }
        _ => send(stream, "404 Not Found", "", b""),
    });
    let answer = client().get(&site.url("/old"), &Seen::default()).unwrap();
    assert_eq!(answer.address, site.url("/new"));
    assert_eq!((answer.media.as_str(), answer.charset.as_deref()), ("text/html", Some("iso-8859-1")));
    assert_eq!(
        (answer.bytes.as_slice(), answer.seen.etag.as_deref()),
        (b"K\xf6ln".as_slice(), Some("\"a\""))
    );
    assert!(
        site.asked()
            .iter()
            .all(|q| q.head.contains("user-agent: depesche/") && q.head.contains("desk@example.org"))
    );
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let site = Site::start(|question, stream| {
        let known = question.head.contains("if-none-match: \"a\"")
            && question.head.contains("if-modified-since: then");
        send(stream, if known { "304 Not Modified" } else { "200 OK" }, "", b"");
    });
    let seen = Seen { etag: Some("\"a\"".to_owned()), modified: Some("then".to_owned()) };
    assert!(client().get(&site.url("/robots.txt"), &seen).unwrap().unchanged);
}

#[test]
fn the_rules_of_a_site_are_asked_for_once_and_kept() {
    let site = Site::start(|question, stream| match question.path.as_str() {
        "/robots.txt" => send(
            stream,
            "200 OK",
            "",
            b"User-agent: *\nDisallow: /\n\nUser-agent: depesche\nDisallow: /intern\n",
        ),
        _ => send(stream, "200 OK", "", b"x"),
    });
    let client = client();
    assert!(client.get(&site.url("/news"), &Seen::default()).is_ok());
    assert!(matches!(error(&client, &site.url("/intern/a")), Error::Robots { .. }));
    assert_eq!(site.paths(), ["/robots.txt", "/news"]);
}

#[test]
fn a_site_may_ask_for_a_longer_pause() {
    let site = Site::start(|question, stream| match question.path.as_str() {
        "/robots.txt" => send(stream, "200 OK", "", b"User-agent: *\nCrawl-delay: 0.2\n"),
        _ => send(stream, "200 OK", "", b"x"),
    });
    let client = client();
    for path in ["/a", "/b"] {
        assert!(client.get(&site.url(path), &Seen::default()).is_ok());
    }
    let times: Vec<_> = site.asked().iter().map(|question| question.at).collect();
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= Duration::from_millis(200)), "{times:?}");
}

#[test]
fn a_site_whose_rules_cannot_be_had_is_left_alone() {
    let site = Site::start(|_, stream| send(stream, "503 Busy", "", b""));
    let client = client();
    assert!(matches!(error(&client, &site.url("/news")), Error::Robots { .. }));
    assert!(matches!(error(&client, &site.url("/news")), Error::Robots { .. }));
    assert_eq!(site.paths(), ["/robots.txt", "/robots.txt"], "they are asked for again, and nothing else is");
}

#[test]
fn a_host_that_is_not_there_is_no_matter_of_its_rules() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = error(&client(), &format!("http://{gone}/news"));
    assert!(matches!(error, Error::Network(_)) && error.may_pass(), "{error}");
    let slow = Site::start(|_, _| std::thread::sleep(Duration::from_secs(2)));
    assert_eq!(self::error(&client(), &slow.url("/news")), Error::Deadline(limits().deadline));
}

#[test]
fn one_thing_at_a_time_with_a_pause_behind_it() {
    let site = Site::start(|question, stream| match question.path.as_str() {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => send(stream, "200 OK", "", b"x"),
    });
    let other = Site::start(|_, stream| send(stream, "404 Not Found", "", b""));
    let pause = Duration::from_millis(60);
    let client = Arc::new(Client::new("", Limits { pause, ..limits() }));
    let mut crew = Crew::new(&client, 4);
    for number in 0..4 {
        crew.give(Errand { address: site.url(&format!("/{number}")), seen: Seen::default(), tag: number });
    }
    crew.give(Errand { address: other.url("/"), seen: Seen::default(), tag: 9 });
    let mut tags = Vec::new();
    while let Some(report) = crew.report() {
        assert_eq!(report.answer.is_ok(), report.errand.tag < 9);
        tags.push(report.errand.tag);
    }
    let own: Vec<_> = tags.iter().filter(|&&tag| tag < 9).collect();
    assert_eq!((own, tags.len()), (vec![&0, &1, &2, &3], 5));
    let times: Vec<_> = site.asked().iter().map(|question| question.at).collect();
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= pause), "{times:?}");
}

#[test]
fn private_addresses_are_refused() {
    let site = Site::start(|_, stream| send(stream, "200 OK", "", b"secret"));
    let guarded = Client::new("", Limits { private: false, ..limits() });
    let port = site.root.rsplit(':').next().unwrap().to_owned();
    for host in
        ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "ip6-localhost"]
    {
        let error = error(&guarded, &format!("http://{host}:{port}/"));
        assert!(
            matches!(error, Error::Private { .. } | Error::Robots { .. } | Error::Network(_)),
            "{host}: {error}"
        );
    }
    assert!(matches!(error(&guarded, &site.url("/")), Error::Private { .. }));
    assert!(site.paths().is_empty(), "nothing was asked for");
    assert!(matches!(error(&guarded, "file:///etc/passwd"), Error::Address { .. }));
}

#[test]
fn hostile_answers_end_within_their_limits() {
    let site = Site::start(|question, stream| match question.path.as_str() {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        "/loop" => send(stream, "302 Found", "Location: /loop", b""),
        "/error" => send(stream, "429 Busy", "Retry-After: 120", b""),
        "/bomb" => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            for _ in 0..64 {
                packer.write_all(&vec![b'a'; 1 << 20]).unwrap();
            }
            send(stream, "200 OK", "Content-Encoding: gzip", &packer.finish().unwrap());
        }
        "/endless" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while stream.write_all(&[b'a'; 8 << 10]).is_ok() {}
        }
        _ => {
            // A byte now and then, for ever.
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while stream.write_all(b"a").is_ok() {
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    });
    let client = Client::new("", Limits { bytes: 1 << 20, ..limits() });
    let begin = Instant::now();
    assert_eq!(error(&client, &site.url("/loop")), Error::Redirects(5));
    assert_eq!(error(&client, &site.url("/bomb")), Error::TooLarge(1 << 20));
    assert_eq!(error(&client, &site.url("/endless")), Error::TooLarge(1 << 20));
    assert_eq!(error(&client, &site.url("/slow")), Error::Deadline(limits().deadline));
    let busy = Error::Status { status: 429, retry_after: Some(Duration::from_mins(2)) };
    assert_eq!(error(&client, &site.url("/error")), busy);
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
}
