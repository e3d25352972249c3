//! A text and what came with it, to a document.

use depesche_model::{Date, Document, Finding, FindingKind, Language};

use crate::html::page;
use crate::line::head;
use crate::{Loaded, Options, boilerplate, damage, dateline, language, published, title};

/// What came with a text, beside it: it is believed before anything that is read from the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Where it stood.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The language.
    pub lang: Option<Language>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The name of the site.
    pub sitename: Option<String>,
}

/// Makes a document of a text, which is kept exactly as it is given.
///
/// ```
/// use depesche_input::{Options, Told, document_from_text};
///
/// let told = Told { url: Some("https://example.org/2024/02/27/visit".to_owned()), ..Told::default() };
/// let loaded = document_from_text("de-1", "Oslo – Die Minister trafen sich am Montag und sprachen.", told, &Options::default());
/// assert_eq!(loaded.document.unwrap().published.unwrap().to_string(), "2024-02-27");
/// ```
pub fn document_from_text(
    id: impl Into<String>,
    text: impl Into<String>,
    told: Told,
    options: &Options,
) -> Loaded {
    let (id, mut text) = (id.into(), text.into());
    let mut findings = Vec::new();
    if text.len() > options.max_text {
        let kept = head(&text, options.max_text).len();
        let message = format!(
            "the text is longer than what is read of one document; only its first {kept} bytes were read"
        );
        findings.push(Finding::new(&id, FindingKind::TooLong, message));
        text.truncate(kept);
    }
    if text.trim().is_empty() {
        findings.push(Finding::new(&id, FindingKind::Empty, "there is no text in it"));
    }
    let lang = options.lang.clone().or(told.lang).unwrap_or_else(|| language::language(&text));
    if !lang.is_read() && !text.trim().is_empty() {
        let message = format!("it is in a language that is not read ({lang}); it is kept without records");
        findings.push(Finding::new(&id, FindingKind::Language, message));
    }
    let mut document = Document::new(id, lang, text);
    document.boilerplate = boilerplate::boilerplate(&document.text);
    document.published = options
        .published
        .or(told.published)
        .or_else(|| published::published(&document.text, &document.boilerplate, told.url.as_deref()));
    document.url = told.url;
    document.author = told.author;
    document.sitename = told.sitename;
    document.title = told.title.filter(|title| !title.trim().is_empty()).or_else(|| title::title(&document));
    document.dateline = dateline::dateline(&document.text, &document.boilerplate, document.published);
    document.damage = damage::damage(&document.text, &document.lang);
    Loaded { document: Some(document), findings, ..Loaded::default() }
}

/// Makes a document of the main text of a page.
pub(crate) fn document_from_page(id: &str, html: &str, mut told: Told, options: &Options) -> Loaded {
    let page = page(html);
    told.lang = told.lang.or_else(|| Some(language::language_of_page(&page.text, page.lang.as_deref())));
    // The address is surer than what a page says of its day, which may be that of its last change; the page may have been
    // fetched by another address than its own.
    let addresses = [told.url.as_deref(), page.url.as_deref()];
    let address = addresses.into_iter().flatten().filter_map(published::from_url).find(|date| date.is_day());
    told.url = told.url.or(page.url);
    told.published = told.published.or(address).or(page.published);
    told.title = told.title.or(page.title);
    told.author = told.author.or(page.author);
    told.sitename = told.sitename.or(page.sitename);
    let mut loaded = document_from_text(id, page.text, told, options);
    if let Some((kind, message)) = page.finding {
        loaded.findings.insert(0, Finding::new(id, kind, message));
    }
    loaded
}
