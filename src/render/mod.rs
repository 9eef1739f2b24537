//! STAGE 5: [`Site`] → pages, drawn and written one by one on all cores.
//!
//! Memory grows with what was found, not with what is drawn: no page outlives its own writing.

mod body;
mod bonded;
mod card;
mod change_feed;
mod citation;
mod data;
mod edition;
mod escape;
mod export;
mod feed;
mod head;
mod highlight;
mod json;
mod painter;
mod pieces;
mod preview;
mod search;
mod theme;
mod view;
mod wording;

pub use data::rule_name;
pub use theme::{Theme, load_theme};

use camino::Utf8Path;
use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, catch_panic};
use crate::output::{OutputError, Staging};
use crate::site::{Page, Site, relative_root};

use edition::Edition;
use escape::Html;
use painter::{Painter, Sheet};
use preview::Previews;
use view::chart::Sparks;
use wording::{Head, capitalise};

/// What keeps a site from being drawn.
#[derive(Debug)]
pub enum RenderError {
    /// A page cannot be drawn: its template is at fault, which the template's author can mend, or the program.
    Page(Diagnostic),
    /// A file could not be written.
    Output(OutputError),
}

impl From<OutputError> for RenderError {
    fn from(fault: OutputError) -> Self {
        Self::Output(fault)
    }
}

/// What all pages are told about the site.
#[derive(Serialize)]
struct SiteView<'a> {
    /// The dossier's name.
    title: &'a str,
    /// Its standfirst.
    description: Option<&'a str>,
    /// The tag of the language that the interface speaks.
    interface: &'a str,
    /// Where mistakes are reported.
    contact: Option<&'a str>,
    /// Opening, closing, and the inner ones, parted by spaces.
    quotation_marks: String,
    /// That of the program.
    version: &'static str,
    /// How many articles there are, and how new the newest is.
    status: String,
    /// Whether it shows everything, to its author alone.
    private: bool,
    /// Whether it tells what has changed.
    changes: bool,
}

/// What a page is told about itself.
#[derive(Serialize)]
struct PageView {
    /// Without the dossier's name.
    title: String,
    /// For search engines.
    description: String,
    /// Its file, from the root of the site.
    path: String,
    /// Its absolute address.
    canonical: Option<String>,
    /// Whether search engines may list it.
    listed: bool,
    /// What the head tells other programs, as HTML.
    head_html: Html,
    /// The part of the navigation that it belongs to.
    section: &'static str,
    /// Whether the navigation leads to this very page of that part.
    is_entry: bool,
}

/// What pages of one part of the site have in common.
#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "templates know HTML by its name")]
struct FrameView {
    /// The navigation.
    navigation_html: Html,
    /// What stands at the foot of the page.
    colophon_html: Html,
    /// What a script offers at a sentence; a page of a person has its own.
    share_html: Html,
}

/// Draws every page, feed and data file into `staging`; `drawn` is called once for each page, from any thread.
/// Pictures are kept in the folder `kept`, if there is one.
///
/// # Errors
/// - a template fails: the fault of the first page is reported, in the site's order but for pages made from all articles,
///   which come first;
/// - a file cannot be written.
pub fn render_site(
    site: &Site,
    mut theme: Theme,
    staging: &Staging,
    kept: Option<&Utf8Path>,
    drawn: impl Fn() + Sync,
) -> Result<(), RenderError> {
    let wording = theme.wording.clone();
    let mut edition = Edition::new(site, &wording);
    edition.timeline_shards = view::finder::write_shards(&edition, staging)?;
    let site_view = view_site(&edition);
    theme.tera.global_context().insert("site", &site_view);
    theme.tera.global_context().insert_value("words", wording.for_templates());
    let painter = Painter::new(&theme, &site_view, staging, kept);
    let sparks = Sparks::new(&edition);
    let previews = Previews::plan(&edition, kept);
    let draw_all = || draw_pages(&edition, &painter, sparks.as_ref(), &previews, staging, &drawn);
    // Side by side: some of these are one long file each, and would keep the other cores waiting.
    let jobs: [&(dyn Fn() -> Result<(), RenderError> + Sync); 9] = [
        &draw_all,
        &|| write_assets(site, &theme, staging),
        &|| Ok(data::write_data(site, staging)?),
        &|| Ok(citation::write_references(site, staging)?),
        &|| Ok(export::write_exports(&edition, staging)?),
        &|| draw_redirects(&edition, &painter),
        &|| Ok(feed::write_feeds(site, staging)?),
        &|| Ok(change_feed::write_change_feed(&edition, staging)?),
        &|| Ok(search::write_search(&edition, staging)?),
    ];
    let results: Vec<Result<(), RenderError>> = jobs.par_iter().with_max_len(1).map(|job| job()).collect();
    results.into_iter().collect::<Result<(), _>>()?;
    painter.finish();
    if let Some(folder) = kept {
        previews.keep(folder);
    }
    Ok(())
}

/// So many pages are drawn in a row before another core may take over; more would keep it waiting at the end.
const IN_A_ROW: usize = 8;

fn draw_pages(
    site: &Edition,
    painter: &Painter,
    sparks: Option<&Sparks>,
    previews: &Previews,
    staging: &Staging,
    drawn: &(impl Fn() + Sync),
) -> Result<(), RenderError> {
    // What shows the whole site takes long, and would keep the other cores waiting at the end.
    let (long, others): (Vec<Page>, Vec<Page>) = site.pages.iter().partition(|page| shows_all(**page));
    let results: Vec<Result<(), RenderError>> = [long, others]
        .concat()
        .into_par_iter()
        .with_max_len(IN_A_ROW)
        .map(|page| {
            catch_panic(|| draw_page(site, painter, page, sparks, previews))
                .unwrap_or_else(|panic| Err(RenderError::Page(panic.in_file(source_of(site, page)))))?;
            previews.write(site, page, staging)?;
            drawn();
            Ok(())
        })
        .collect();
    results.into_iter().collect()
}

/// Whether a page is made from all articles.
fn shows_all(page: Page) -> bool {
    matches!(page, Page::Home | Page::People | Page::Dates | Page::Timeline | Page::Search | Page::About)
}

/// The file to look at when a page cannot be drawn: the article that it shows, else the page.
fn source_of(site: &Edition, page: Page) -> String {
    match page {
        Page::Article(index) => site.dossier.readings[index].article.path.to_string(),
        _ => site.path(page),
    }
}

/// What stands at former addresses.
fn draw_redirects(site: &Edition, painter: &Painter) -> Result<(), RenderError> {
    site.redirects.iter().try_for_each(|redirect| {
        let sheet = Sheet { path: &redirect.path, root: relative_root(&redirect.path), page: None };
        painter.draw("moved.html", &sheet, &view::moved::view_moved(site, redirect))
    })
}

fn write_assets(site: &Site, theme: &Theme, staging: &Staging) -> Result<(), RenderError> {
    for (name, contents) in &theme.assets {
        staging.write(&format!("assets/{name}"), contents)?;
    }
    for picture in &site.dossier.pictures {
        let contents = picture.read().map_err(|source| OutputError::Io {
            action: "read",
            path: picture.file.clone(),
            source,
        })?;
        staging.write(&format!("assets/corpus/{}", picture.path), &contents)?;
    }
    Ok(())
}

fn view_site<'a>(site: &'a Edition) -> SiteView<'a> {
    let newest = site.dossier.chronology.oldest_first().last();
    let newest = newest.map(|&index| &site.dossier.readings[index].article.metadata.published);
    let words = site.words;
    let articles = capitalise(&words.count(site.dossier.readings.len(), &words.nouns.articles));
    let status = newest.map_or_else(String::new, |published| {
        let known = published.day().is_some();
        let pattern = if known { &words.status.with_day } else { &words.status.without_day };
        pattern.fill(&[("articles", &articles), ("date", &words.date_label(published, None, None))])
    });
    SiteView {
        title: &site.config.title,
        description: site.config.description.as_deref(),
        interface: &words.tag,
        contact: site.config.contact.as_deref(),
        quotation_marks: words.quotation_marks.join(" "),
        version: env!("CARGO_PKG_VERSION"),
        status,
        private: site.config.private,
        changes: !site.state.history.is_empty(),
    }
}

fn draw_page(
    site: &Edition,
    painter: &Painter,
    page: Page,
    sparks: Option<&Sparks>,
    previews: &Previews,
) -> Result<(), RenderError> {
    let path = site.path(page);
    let root = match page {
        // A server shows this page under any address, at any depth.
        Page::NotFound => absolute_root(site),
        _ => relative_root(&path).to_owned(),
    };
    let itself = view_page(site, page, path, previews.path(site, page));
    let root = root.as_str();
    let sheet = Sheet { path: &itself.path, root, page: Some(&itself) };
    match page {
        Page::Home => painter.draw("index.html", &sheet, &view::home::view_home(site, sparks)),
        Page::Article(index) => {
            painter.draw("article.html", &sheet, &view::article::view_article(site, index, root))
        }
        Page::People => painter.draw("people.html", &sheet, &view::people::view_people(site, sparks)),
        Page::Register(part) => {
            painter.draw("register.html", &sheet, &view::people::view_register(site, part, sparks))
        }
        Page::Person(index) => {
            painter.draw("person.html", &sheet, &view::person::view_person(site, index, sparks, root))
        }
        Page::PersonPart(index, part) => {
            let view = view::person::view_person_part(site, index, part, root);
            painter.draw("person_part.html", &sheet, &view)
        }
        Page::Dates => painter.draw("dates.html", &sheet, &view::year::view_dates(site)),
        Page::Year(year, part) => {
            painter.draw("year.html", &sheet, &view::year::view_year(site, year, part, root))
        }
        Page::Month(month, part) => {
            painter.draw("day.html", &sheet, &view::date::view_month(site, month, part, root))
        }
        Page::Day(day, part) => {
            painter.draw("day.html", &sheet, &view::date::view_day(site, day, part, root))
        }
        Page::Timeline => painter.draw("timeline.html", &sheet, &view::timeline::view_timeline(site, root)),
        Page::TimelinePart(part) => {
            let view = view::timeline::view_timeline_part(site, part, root);
            painter.draw("timeline.html", &sheet, &view)
        }
        Page::Search => painter.draw("search.html", &sheet, &view::search::view_search(site)),
        Page::Changes => painter.draw("changes.html", &sheet, &view::changes::view_changes(site)),
        Page::About => painter.draw("about.html", &sheet, &view::about::view_about(site)),
        Page::NotFound => painter.draw("404.html", &sheet, &()),
    }
}

/// The path of the site's root on its server, if its address is known.
fn absolute_root(site: &Site) -> String {
    let address = site.config.base_url.as_deref().and_then(|address| address.split_once("://"));
    let path = address.and_then(|(_, rest)| rest.find('/').map(|slash| rest[slash..].to_owned()));
    path.unwrap_or_default()
}

/// `picture` is the path of the page's own, if it has one.
fn view_page(site: &Edition, page: Page, path: String, picture: Option<String>) -> PageView {
    let (dossier, words, pages) = (&site.dossier, site.words, &site.words.pages);
    let head = |head: &Head, section| (head.title.clone(), head.description.clone(), section);
    let (title, description, section) = match page {
        Page::Home => {
            let title = site.config.title.clone();
            (title.clone(), site.config.description.clone().unwrap_or(title), "home")
        }
        Page::Article(index) => {
            let reading = &dossier.readings[index];
            (
                reading.article.metadata.headline.text.clone(),
                view::article::describe(site, reading),
                "articles",
            )
        }
        Page::People => head(&pages.people, "people"),
        Page::Person(index) => {
            let name = &dossier.people[index].preferred_name;
            (name.clone(), pages.person.description.fill(&[("name", name)]), "people")
        }
        Page::Register(part) => {
            let range = view::people::tell_range(site, part);
            let fill = |pattern: &wording::Pattern| pattern.fill(&[("range", &range)]);
            (fill(&pages.register.title), fill(&pages.register.description), "people")
        }
        Page::PersonPart(index, part) => {
            let slots: [(&str, &dyn std::fmt::Display); 3] = [
                ("name", &dossier.people[index].preferred_name),
                ("number", &(part + 1)),
                ("all", &site.profiles[index].portions.len()),
            ];
            (pages.person_part.title.fill(&slots), pages.person_part.description.fill(&slots), "people")
        }
        Page::Dates => head(&pages.dates, "dates"),
        Page::Year(year, _) => {
            let year = words.year_label(year);
            (year.clone(), pages.year.description.fill(&[("year", &year)]), "dates")
        }
        Page::Month(month, _) => {
            let label = words.month_label(month);
            (label.clone(), pages.month.description.fill(&[("month", &label)]), "dates")
        }
        Page::Day(day, _) => {
            let label = site.long_day(day).into_owned();
            (label.clone(), pages.day.description.fill(&[("day", &label)]), "dates")
        }
        Page::Timeline => head(&pages.timeline, "timeline"),
        Page::TimelinePart(part) => {
            let label = view::timeline::part_label(site, &site.timeline.parts[part]);
            let said = &words.timeline;
            let fill = |pattern: &wording::Pattern| pattern.fill(&[("label", &label)]);
            (fill(&said.part_title), fill(&said.part_description), "timeline")
        }
        Page::Search => head(&pages.search, "search"),
        Page::Changes => head(&pages.changes, "changes"),
        Page::About => head(&pages.about, "about"),
        Page::NotFound => head(&pages.missing, ""),
    };
    let title = match page {
        Page::Year(_, part @ 1..) | Page::Month(_, part @ 1..) | Page::Day(_, part @ 1..) => {
            words.day.titled_part.fill(&[("title", &title), ("number", &(part + 1))])
        }
        _ => title,
    };
    let address = path.strip_suffix("index.html").unwrap_or(&path);
    let canonical = site.config.base_url.as_ref().map(|base| format!("{base}{address}"));
    let canonical = canonical.filter(|_| page != Page::NotFound);
    let picture = picture.zip(site.config.base_url.as_ref()).map(|(path, base)| format!("{base}{path}"));
    let about = head::About {
        title: &title,
        description: &description,
        address: canonical.as_deref(),
        picture: picture.as_deref(),
    };
    let head_html = head::draw_head(site, page, &about);
    PageView {
        title,
        description,
        path,
        canonical,
        listed: site.is_listed(page),
        head_html: head_html.into(),
        section,
        is_entry: matches!(page, Page::People | Page::Dates | Page::Timeline | Page::Search),
    }
}
