//! Feeds and pages from a server of our own.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

#[path = "../../fetch/tests/site/mod.rs"]
#[expect(dead_code, reason = "the tests of the client need more of it")]
mod site;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use assert_cmd::Command;
use site::{Site, send};

const PAGE: &str = "<html><head><title>Besuch in Oslo</title></head><body><article><p>Am 3. Mai 2023 empfing der norwegische Außenminister \
    in Oslo seinen kanadischen Amtskollegen.</p></article></body></html>";

/// A feed of three items: a page, one that fails twice, and one that programs may not read.
fn newspaper() -> Site {
    let tries = Arc::new(AtomicUsize::new(0));
    Site::start(move |question, stream| match question.path.as_str() {
        "/robots.txt" => send(stream, "200 OK", "", b"User-agent: *\nDisallow: /intern\n"),
        "/feed" if question.head.contains("if-none-match: \"1\"") => {
            send(stream, "304 Not Modified", "", b"");
        }
        "/feed" => {
            let items = ["/visit", "/late", "/intern"].map(|path| {
                format!("<item><title>Norway and Canada {path}</title><link>{path}</link><guid>{path}</guid>\
                         <pubDate>Thu, 04 May 2023 00:10:00 +0200</pubDate>\
                         <description>Canada and Norway signed an agreement in Bern {path}.</description></item>")
            });
            let feed = format!(
                "<rss version=\"2.0\"><channel><title>Paper</title>{}</channel></rss>",
                items.concat()
            );
            send(stream, "200 OK", "Content-Type: application/rss+xml\nETag: \"1\"", feed.as_bytes());
        }
        "/visit" => send(stream, "200 OK", "Content-Type: text/html", PAGE.as_bytes()),
        "/late" if tries.fetch_add(1, Ordering::SeqCst) < 2 => send(stream, "503 Busy", "", b""),
        "/late" => {
            send(stream, "200 OK", "Content-Type: text/html", PAGE.replace("Oslo", "Bergen").as_bytes());
        }
        _ => send(stream, "404 Not Found", "", b""),
    })
}

fn depesche(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let mut command = Command::cargo_bin("depesche").unwrap();
    command.current_dir(folder).env_remove("DEPESCHE_DB").env_remove("DEPESCHE_CONFIG").args(arguments);
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn documents(folder: &Path) -> Vec<(String, Option<String>)> {
    let connection = rusqlite::Connection::open(folder.join("depesche.db")).unwrap();
    let mut statement = connection.prepare("SELECT id, published FROM documents ORDER BY id").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_feed_is_watched_over_restarts() {
    let (site, folder) = (newspaper(), tempfile::tempdir().unwrap());
    let list = format!(
        "contact = \"desk@example.org\"\npause = \"1ms\"\nevery = \"1ms\"\nallow_private = true\n[[feed]]\nurl = \"{}\"\n",
        site.url("/feed")
    );
    std::fs::write(folder.path().join("feeds.toml"), list).unwrap();
    let watch = || depesche(folder.path(), &["watch", "--once", "feeds.toml"]);
    let (done, out, err) = watch();
    assert!(done, "{err}");
    assert!(
        out.starts_with("2 new documents") && err.contains("robots.txt") && err.contains("status 503"),
        "{out}{err}"
    );
    let wanted = |paths: &[&str]| paths.iter().map(|path| site.url(path)).collect::<Vec<_>>();
    let ids = |folder: &Path| documents(folder).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(ids(folder.path()), wanted(&["/intern", "/visit"]));
    for _ in 0..4 {
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(watch().0);
    }
    assert_eq!(ids(folder.path()), wanted(&["/intern", "/late", "/visit"]));
    // What the feed says of the day holds for its items, in its own time zone.
    assert!(documents(folder.path()).iter().all(|(_, day)| day.as_deref() == Some("2023-05-04")));
    let paths = site.paths();
    let times = |wanted: &str| paths.iter().filter(|path| *path == wanted).count();
    assert_eq!((times("/visit"), times("/late"), times("/intern")), (1, 3, 0), "{paths:?}");
    assert_eq!(times("/feed"), 5, "{paths:?}");
    let told = site.asked().iter().filter(|q| q.head.contains("if-none-match")).count();
    assert_eq!(told, 1, "the feed's mark is used once all of its items are done");
}

#[test]
fn a_page_is_read_by_its_address_and_kept() {
    let (site, folder) = (newspaper(), tempfile::tempdir().unwrap());
    let address = site.url("/visit");
    let (done, _, err) = depesche(folder.path(), &["text", &address]);
    assert!(done && err.contains("--allow-private"), "{err}");
    let arguments =
        ["read", "--allow-private", "--save-page", "pages", "--contact", "desk@example.org", &address];
    let (done, out, err) = depesche(folder.path(), &arguments);
    assert!(done && out.starts_with("1 new documents"), "{out}{err}");
    let kept: Vec<_> = std::fs::read_dir(folder.path().join("pages")).unwrap().flatten().collect();
    assert_eq!(std::fs::read_to_string(kept[0].path()).unwrap(), PAGE);
    let (_, _, err) =
        depesche(folder.path(), &["read", "--allow-private", &site.url("/nothing"), &site.url("/intern")]);
    assert!(err.contains("status 404") && err.contains("robots.txt"), "{err}");
}

#[test]
fn the_list_of_another_reader_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let opml =
        "<opml version=\"2.0\"><body><outline text=\"A\" xmlUrl=\"https://example.org/feed\"/></body></opml>";
    std::fs::write(folder.path().join("a.opml"), opml).unwrap();
    let (done, out, err) = depesche(folder.path(), &["watch", "--from-opml", "a.opml"]);
    assert!(
        done && out.contains("[[feed]]\nurl = \"https://example.org/feed\"\ntitle = \"A\"\n"),
        "{out}{err}"
    );
    std::fs::write(folder.path().join("feeds.toml"), "evry = 1\n").unwrap();
    let (done, _, err) = depesche(folder.path(), &["watch", "feeds.toml"]);
    assert!(!done && err.contains("feeds.toml") && err.contains("evry"), "{err}");
}
