//! What a page says of itself: in `<meta>`, in JSON-LD, in `<time>`, in its first heading.

use depesche_model::Date;
use dom_query::Document;
use serde_json::Value;

use super::Page;
use crate::day;

/// The names under which pages give the day of publication, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "citation_date",
    "citation_publication_date",
    "citation_online_date",
    "bepress_citation_date",
    "created",
    "last-modified-date",
];

/// All but the text.
pub(super) fn head(document: &Document) -> Page {
    let linked = linked_data(document);
    let lang = document
        .select("html")
        .attr("lang")
        .map(|lang| lang.to_string())
        .or_else(|| meta(document, "content-language"));
    let url = document.select("link[rel=canonical]").attr("href").map(|href| href.to_string());
    let url = url.or_else(|| meta(document, "og:url")).filter(|url| url.starts_with("http"));
    Page {
        title: title(document, linked.as_ref()),
        published: published(document, linked.as_ref()),
        url,
        author: author(document, linked.as_ref()),
        sitename: meta(document, "og:site_name").or_else(|| meta(document, "application-name")),
        lang: lang.map(|lang| lang.trim().to_owned()).filter(|lang| !lang.is_empty()),
        ..Page::default()
    }
}

/// The content of the first `<meta>` with this name, however its name is written.
fn meta(document: &Document, wanted: &str) -> Option<String> {
    document.select("meta[content]").iter().find_map(|meta| {
        let is_it = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .any(|key| meta.attr(key).is_some_and(|name| name.trim().eq_ignore_ascii_case(wanted)));
        let content = meta.attr("content").filter(|_| is_it)?;
        Some(content.trim().to_owned()).filter(|content| !content.is_empty())
    })
}

/// The article among the page's JSON-LD.
fn linked_data(document: &Document) -> Option<Value> {
    let scripts = document.select("script[type=\"application/ld+json\"]");
    scripts.iter().find_map(|script| article(&serde_json::from_str(script.text().trim()).ok()?).cloned())
}

/// The object that has a day of publication, itself or in a list or graph; so deep as such data goes.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => items.iter().find_map(article),
        Value::Object(fields) if fields.contains_key("datePublished") => Some(value),
        Value::Object(fields) => fields.get("@graph").or_else(|| fields.get("mainEntity")).and_then(article),
        _ => None,
    }
}

/// Whoever the page names as author; an address is none.
fn author(document: &Document, linked: Option<&Value>) -> Option<String> {
    let name = |author: &Value| match author {
        Value::String(name) => Some(name.clone()),
        Value::Object(fields) => Some(fields.get("name")?.as_str()?.to_owned()),
        _ => None,
    };
    let names = linked.and_then(|linked| linked.get("author")).map(|author| match author {
        Value::Array(authors) => authors.iter().filter_map(name).collect::<Vec<_>>().join(", "),
        author => name(author).unwrap_or_default(),
    });
    let names = names.filter(|names| !names.trim().is_empty());
    let told = names.or_else(|| meta(document, "author")).or_else(|| meta(document, "article:author"));
    let told = told.or_else(|| {
        let marked = document.select("[rel=author], [itemprop=author]");
        let text = marked.iter().next()?.text();
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    told.filter(|author| !author.contains("://") && !author.is_empty() && author.chars().count() < 120)
}

fn title(document: &Document, linked: Option<&Value>) -> Option<String> {
    let tidy = |text: &str| text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ");
    let headings = document.select("h1");
    let headings: Vec<_> = headings.iter().map(|h| tidy(&h.text())).filter(|text| !text.is_empty()).collect();
    let given = meta(document, "og:title").or_else(|| Some(linked?.get("headline")?.as_str()?.to_owned()));
    let of_window = document.select("head title").text();
    let given = given.map_or_else(|| tidy(&of_window), |title| tidy(&title));
    // The heading that the title of the window repeats is the headline without the name of the site.
    let headline =
        headings.iter().find(|heading| heading.chars().count() > 8 && given.contains(heading.as_str()));
    let title = match (headline, &headings[..]) {
        (Some(heading), _) => heading.clone(),
        (None, [only]) if given.is_empty() => only.clone(),
        _ => without_site(&given).to_owned(),
    };
    Some(title).filter(|title| !title.is_empty())
}

/// "Visit to Oslo | The Courier": the longer part.
fn without_site(title: &str) -> &str {
    for separator in [" | ", " :: ", " » ", " — ", " – ", " - "] {
        if let Some((left, right)) = title.rsplit_once(separator)
            && left.len() > right.len()
            && left.split(' ').count() > 2
        {
            return left.trim();
        }
    }
    title
}

fn published(document: &Document, linked: Option<&Value>) -> Option<Date> {
    let told = PUBLISHED.iter().take(3).find_map(|name| date(&meta(document, name)?));
    let linked = || date(linked?.get("datePublished")?.as_str()?);
    let others = || PUBLISHED.iter().skip(3).find_map(|name| date(&meta(document, name)?));
    let times = || {
        let times = document
            .select("time[pubdate], article time[datetime], [itemprop=datePublished], [property='schema:dateCreated'], [property='schema:datePublished'], time[datetime]");
        times
            .iter()
            .find_map(|time| ["datetime", "content", "title"].iter().find_map(|name| date(&time.attr(name)?)))
    };
    told.or_else(linked).or_else(others).or_else(times)
}

/// A day in ISO 8601, with a time or without, or as people write it.
fn date(written: &str) -> Option<Date> {
    let written = written.trim();
    let iso = written.get(..10).and_then(|day| day.parse::<Date>().ok());
    // Midnight in Central Europe, written as the evening before in London.
    let midnight = ["T23:00:00Z", "T22:00:00Z", "T23:00:00.000Z", "T22:00:00.000Z"];
    let iso =
        iso.map(|day| if midnight.iter().any(|end| written.ends_with(end)) { day.plus_days(1) } else { day });
    iso.or_else(|| day::in_line(written)?.date()).filter(|date| day::YEARS.contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_read() {
        let html = r#"<html lang="de-AT"><head><title>Treffen in Oslo | Der Bote</title>
            <meta property="og:title" content="Treffen in Oslo | Der Bote"><link rel="canonical" href="https://example.org/oslo">
            <script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": "2023-05-03T08:00:00+02:00"}]}</script>
            </head><body><h1>Der Bote</h1><h1>Treffen in Oslo</h1></body></html>"#;
        let page = head(&Document::from(html));
        assert_eq!(page.title.as_deref(), Some("Treffen in Oslo"));
        assert_eq!(page.url.as_deref(), Some("https://example.org/oslo"));
        assert_eq!(page.lang.as_deref(), Some("de-AT"));
        assert_eq!(page.published.unwrap().to_string(), "2023-05-03");
    }

    #[test]
    fn the_time_is_read_when_the_head_is_silent() {
        let page =
            head(&Document::from("<article><time datetime='2023-05-03 08:00'>gestern</time></article>"));
        assert_eq!(page.published.unwrap().to_string(), "2023-05-03");
    }

    #[test]
    fn the_site_is_no_part_of_the_title() {
        assert_eq!(without_site("Treffen in Oslo - Der Bote"), "Treffen in Oslo");
        assert_eq!(without_site("Russland-Ukraine – ein Jahr danach"), "Russland-Ukraine – ein Jahr danach");
    }
}
