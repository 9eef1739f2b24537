//! A chainable driver: builds the dossier of a folder and compares its site with golden files.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use leporello::pipeline::Built;

use crate::dossier::{Dossier, read_tree};
use crate::links::check_links;
use crate::outline::check_outlines;

/// A built dossier and the golden files that it has been compared with.
pub(crate) struct SiteTest {
    dossier: Dossier,
    built: Built,
    expected: Utf8PathBuf,
    compared: RefCell<BTreeSet<String>>,
}

impl SiteTest {
    /// Copies the dossier in `source` elsewhere and builds it there.
    #[track_caller]
    pub(crate) fn from_dir(source: &str) -> Self {
        let dossier = Dossier::from_dir(source);
        let built = dossier.build();
        let expected = Utf8PathBuf::from(source).join("expected");
        Self { dossier, built, expected, compared: RefCell::default() }
    }

    /// The whole file is as expected.
    #[track_caller]
    pub(crate) fn check_file(&self, address: &str) -> &Self {
        self.compare(address, &self.dossier.read(address))
    }

    /// The `<main>` of the page is as expected.
    #[track_caller]
    pub(crate) fn check_main(&self, address: &str) -> &Self {
        let page = self.dossier.read(address);
        let (_, rest) = page.split_once("<main").expect("the page has a `<main>`");
        let (main, _) = rest.split_once("</main>").expect("its `<main>` ends");
        self.compare(address, &format!("<main{main}</main>\n"))
    }

    /// The three data files are as expected.
    #[track_caller]
    pub(crate) fn check_data(&self) -> &Self {
        self.check_file("data/articles.json").check_file("data/people.json").check_file("data/events.json")
    }

    /// The names of the files in a folder of the site are as expected.
    #[track_caller]
    pub(crate) fn check_listing(&self, folder: &str) -> &Self {
        let names: Vec<String> = read_tree(&self.dossier.site().join(folder)).into_keys().collect();
        self.compare(&format!("{folder}.txt"), &format!("{}\n", names.join("\n")))
    }

    /// What the author is warned of is as expected.
    #[track_caller]
    pub(crate) fn check_warnings(&self) -> &Self {
        self.compare("warnings.txt", &self.dossier.draw(&self.built.warnings).replace('\\', "/"))
    }

    #[track_caller]
    pub(crate) fn check_present(&self, address: &str) -> &Self {
        assert!(self.dossier.site().join(address).exists(), "{address} is missing");
        self
    }

    #[track_caller]
    pub(crate) fn check_missing(&self, address: &str) -> &Self {
        assert!(!self.dossier.site().join(address).exists(), "{address} should not be there");
        self
    }

    /// No page holds these words.
    #[track_caller]
    pub(crate) fn check_in_no_page(&self, words: &str) -> &Self {
        for (address, page) in self.pages() {
            assert!(!page.contains(words), "{address} holds `{words}`");
        }
        self
    }

    /// Every page but the `excepted` holds these words.
    #[track_caller]
    pub(crate) fn check_in_every_page(&self, words: &str, excepted: &[&str]) -> &Self {
        for (address, page) in self.pages() {
            let wanted = !excepted.contains(&address.as_str());
            assert_eq!(page.contains(words), wanted, "{address} and `{words}`");
        }
        self
    }

    /// The body of no page holds one of `foreign` as a word, but where an attribute says that it is in another language
    /// than `language`.
    #[track_caller]
    pub(crate) fn check_language(&self, language: &str, foreign: &[&str]) -> &Self {
        for (address, page) in self.pages() {
            let mut texts = Vec::new();
            let page = scraper::Html::parse_document(&page);
            let bodies = scraper::Selector::parse("body").unwrap();
            page.select(&bodies).for_each(|body| collect_texts(body, language, &mut texts));
            let words = texts.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphabetic()));
            let found: BTreeSet<&str> = words.filter(|word| foreign.contains(word)).collect();
            assert!(found.is_empty(), "{address} holds {found:?}");
        }
        self
    }

    /// Every link leads somewhere and every page has a sound outline. The links of `404.html` begin at the server's root if `base_url` is known.
    #[track_caller]
    pub(crate) fn check_pages(&self) -> &Self {
        let faults = check_links(self.dossier.site().as_std_path());
        let mut faults: Vec<_> =
            faults.into_iter().filter(|fault| !fault.starts_with("404.html: `/")).collect();
        faults.extend(check_outlines(self.dossier.site().as_std_path()));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        self
    }

    /// No golden file is left over from a check that is gone.
    #[track_caller]
    pub(crate) fn check_nothing_left(&self) {
        let compared = self.compared.borrow();
        let left: Vec<_> =
            read_tree(&self.expected).into_keys().filter(|name| !compared.contains(name)).collect();
        if is_blessing() {
            for name in left {
                fs::remove_file(self.expected.join(name)).unwrap();
            }
        } else {
            assert!(left.is_empty(), "left over in {}: {left:?}", self.expected);
        }
    }

    fn pages(&self) -> impl Iterator<Item = (String, String)> {
        let files = read_tree(&self.dossier.site()).into_iter();
        files
            .filter(|(address, _)| Utf8Path::new(address).extension() == Some("html"))
            .map(|(address, bytes)| (address, String::from_utf8(bytes).unwrap()))
    }

    #[track_caller]
    fn compare(&self, name: &str, actual: &str) -> &Self {
        let file = self.expected.join(name);
        if is_blessing() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, actual).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        let differs = actual.lines().zip(expected.lines()).position(|(one, other)| one != other);
        let line = differs.unwrap_or_else(|| actual.lines().count().min(expected.lines().count()));
        assert!(
            actual == expected,
            "{file}, line {}; LEPORELLO_BLESS=1 renews it\nexpected: {}\n     got: {}",
            line + 1,
            expected.lines().nth(line).unwrap_or("(nothing)"),
            actual.lines().nth(line).unwrap_or("(nothing)"),
        );
        self.compared.borrow_mut().insert(name.to_owned());
        self
    }
}

fn is_blessing() -> bool {
    std::env::var_os("LEPORELLO_BLESS").is_some()
}

/// The texts of an element and the attributes that are read out or shown, as far as they are in `language`.
fn collect_texts(element: scraper::ElementRef, language: &str, texts: &mut Vec<String>) {
    let attribute = |name| element.value().attr(name);
    if attribute("lang").is_some_and(|other| other != language) {
        return;
    }
    texts.extend(["title", "aria-label", "alt"].into_iter().filter_map(attribute).map(Into::into));
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            texts.push(text.to_string());
        }
        if let Some(child) = scraper::ElementRef::wrap(child) {
            collect_texts(child, language, texts);
        }
    }
}
