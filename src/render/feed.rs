//! What other programs read: the feed as Atom (RFC 4287) and JSON Feed 1.1, the sitemap, `robots.txt` and `.nojekyll`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::{Value, json};

use crate::date::{Date, Edtf};
use crate::link::Reading;
use crate::output::{Hash, OutputError, Staging};
use crate::site::{Page, Site, article_path};

use super::escape::push_format;
use super::view::article::summary;

/// The newest articles that the feed lists.
const MOST_ENTRIES: usize = 50;

pub(super) fn write_feeds(site: &Site, staging: &Staging) -> Result<(), OutputError> {
    staging.write("feed.xml", &draw_feed(site))?;
    staging.write("feed.json", &draw_json_feed(site))?;
    let open = if site.config.private { "Disallow" } else { "Allow" };
    let mut robots = format!("User-agent: *\n{open}: /\n");
    if let Some(base) = &site.config.base_url {
        staging.write("sitemap.xml", &draw_sitemap(site, base))?;
        push_format(format_args!("Sitemap: {base}sitemap.xml\n"), &mut robots);
    }
    staging.write("robots.txt", robots.as_bytes())?;
    staging.write(".nojekyll", b"")
}

/// Writes into memory, where writing cannot fail.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Self {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        let declared = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        debug_assert!(declared.is_ok(), "a vector takes every byte");
        Self(writer)
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
        let written = self.0.create_element(name).write_text_content(BytesText::new(&text));
        debug_assert!(written.is_ok(), "a vector takes every byte");
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let written = self.0.create_element(name).with_attributes(attributes.iter().copied()).write_empty();
        debug_assert!(written.is_ok(), "a vector takes every byte");
    }

    /// A link of a feed or of one of its entries.
    pub(super) fn link(&mut self, relation: &str, kind: &str, address: &str) {
        self.empty("link", &[("rel", relation), ("type", kind), ("href", address)]);
    }

    pub(super) fn within(&mut self, name: &str, attributes: &[(&str, &str)], fill: impl FnOnce(&mut Self)) {
        use quick_xml::events::{BytesEnd, BytesStart};
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        let opened = self.0.write_event(Event::Start(start));
        fill(self);
        let closed = self.0.write_event(Event::End(BytesEnd::new(name)));
        debug_assert!(opened.is_ok() && closed.is_ok(), "a vector takes every byte");
    }

    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

/// The articles that a feed lists, the newest first.
fn list_newest(site: &Site) -> Vec<&Reading> {
    let order = site.dossier.chronology.oldest_first().iter().rev();
    order.take(MOST_ENTRIES).map(|&index| &site.dossier.readings[index]).collect()
}

fn draw_json_feed(site: &Site) -> Vec<u8> {
    let base = site.config.base_url.as_deref().unwrap_or_default();
    let items: Vec<Value> =
        list_newest(site).into_iter().map(|reading| draw_item(site, base, reading)).collect();
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.config.title,
        "language": site.config.language,
        "items": items,
    });
    if let Some(description) = &site.config.description {
        feed["description"] = json!(description);
    }
    if !base.is_empty() {
        feed["home_page_url"] = json!(base);
        feed["feed_url"] = json!(format!("{base}feed.json"));
    }
    format!("{feed:#}\n").into_bytes()
}

fn draw_item(site: &Site, base: &str, reading: &Reading) -> Value {
    let path = article_path(&reading.article);
    let metadata = &reading.article.metadata;
    let mut item = json!({
        "id": identifier(site, base, &path),
        "title": metadata.headline.text,
        "content_text": summary_or_headline(reading),
        "date_modified": published(reading),
        "language": metadata.language.tag(),
    });
    if !base.is_empty() {
        item["url"] = json!(format!("{base}{path}"));
    }
    if metadata.published.day().is_some() {
        item["date_published"] = json!(published(reading));
    }
    if let Some(author) = &metadata.author {
        item["authors"] = json!([{ "name": author }]);
    }
    if !metadata.tags.is_empty() {
        item["tags"] = json!(metadata.tags);
    }
    item
}

fn draw_feed(site: &Site) -> Vec<u8> {
    let base = site.config.base_url.as_deref().unwrap_or_default();
    let newest = list_newest(site);
    let updated = newest.first().map_or_else(|| timestamp(None), |reading| published(reading));
    let mut xml = Xml::new();
    xml.within(
        "feed",
        &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &site.config.language)],
        |xml| {
            xml.text("title", &site.config.title);
            if let Some(description) = &site.config.description {
                xml.text("subtitle", description);
            }
            xml.text("id", &identifier(site, base, ""));
            xml.text("updated", &updated);
            xml.within("author", &[], |xml| xml.text("name", &site.config.title));
            xml.link("alternate", "text/html", &format!("{base}index.html"));
            if !base.is_empty() {
                xml.link("self", "application/atom+xml", &format!("{base}feed.xml"));
            }
            for reading in newest {
                draw_entry(site, base, reading, xml);
            }
        },
    );
    xml.finish()
}

fn draw_entry(site: &Site, base: &str, reading: &Reading, xml: &mut Xml) {
    let path = article_path(&reading.article);
    let metadata = &reading.article.metadata;
    let language = metadata.language.tag();
    let own: &[(&str, &str)] = if language == site.config.language { &[] } else { &[("xml:lang", language)] };
    xml.within("entry", own, |xml| {
        xml.text("title", &metadata.headline.text);
        xml.text("id", &identifier(site, base, &path));
        xml.text("updated", &published(reading));
        if metadata.published.day().is_some() {
            xml.text("published", &published(reading));
        }
        if let Some(author) = &metadata.author {
            xml.within("author", &[], |xml| xml.text("name", author));
        }
        for tag in &metadata.tags {
            xml.empty("category", &[("term", tag)]);
        }
        xml.link("alternate", "text/html", &format!("{base}{path}"));
        xml.text("summary", &summary_or_headline(reading));
    });
}

/// A feed's entry must say something; where nothing of the text may be shown, it is the headline again.
fn summary_or_headline(reading: &Reading) -> String {
    let summary = summary(reading);
    if summary.is_empty() { reading.article.metadata.headline.text.clone() } else { summary }
}

/// The address where it is known; else a UUID (version 8, RFC 9562) of the dossier's title and the path.
pub(super) fn identifier(site: &Site, base: &str, path: &str) -> String {
    if !base.is_empty() {
        return format!("{base}{path}");
    }
    let mut hash = *Hash::of(format!("{}\n{path}", site.config.title).as_bytes()).as_bytes();
    hash[6] = hash[6] & 0x0F | 0x80;
    hash[8] = hash[8] & 0x3F | 0x80;
    let mut hex = String::new();
    for byte in hash {
        push_format(format_args!("{byte:02x}"), &mut hex);
    }
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

fn published(reading: &Reading) -> String {
    timestamp(Some(&reading.article.metadata.published))
}

/// Midnight of the first day that may be meant, as RFC 3339 wants it.
fn timestamp(date: Option<&Edtf>) -> String {
    let day = date.and_then(Edtf::first_day).unwrap_or_default();
    format!("{}T00:00:00Z", Date::from(day))
}

fn draw_sitemap(site: &Site, base: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.within("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")], |xml| {
        for &page in site.pages.iter().filter(|&&page| page != Page::NotFound && site.is_listed(page)) {
            let path = site.path(page);
            let address = path.strip_suffix("index.html").unwrap_or(&path);
            xml.within("url", &[], |xml| xml.text("loc", &format!("{base}{address}")));
        }
    });
    xml.finish()
}
