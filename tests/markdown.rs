//! What Markdown becomes: text, blocks and mark-up, written as one line per event.

#![expect(clippy::unwrap_used, reason = "a test fails where something is missing")]

use camino::Utf8Path;
use leporello::corpus::{
    Article, BlockKind, Corpus, Defaults, Element, Markup, read_article_text, read_corpus,
};
use leporello::diagnostic::Reported;
use proptest::prelude::*;

fn read(text: &str) -> Article {
    let source = format!("---\ndate: 2025-03-11\n---\n{text}");
    let reported = read_article_text(Utf8Path::new("rat.md"), &source, &Defaults::default());
    assert!(reported.diagnostics.is_empty(), "{:?}", reported.diagnostics);
    reported.value.unwrap()
}

/// The mark-up in brackets: `[Block(0) [Emphasis Ja] ]`.
fn sketch(article: &Article) -> String {
    let draw = |event: &Markup| match event {
        Markup::Open(element) => format!("[{element:?} "),
        Markup::Close => "]".to_owned(),
        Markup::Text(span) => span.of(&article.body.text).to_owned(),
        other => format!("<{other:?}>"),
    };
    article.body.markup.iter().map(draw).collect()
}

#[test]
fn the_first_heading_is_the_headline() {
    let article = read("# Rat *tagt*\n\nDer Rat tagt.\n\n# Streit\n\nEs wird laut.\n\n### Ende\n");
    assert_eq!(article.metadata.headline.text, "Rat tagt");
    assert!(!article.metadata.headline.derived);
    assert_eq!(article.body.text, "Der Rat tagt.\n\nStreit\n\nEs wird laut.\n\nEnde");
    let kinds: Vec<_> = article.body.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [BlockKind::Lead, BlockKind::Crosshead(2), BlockKind::Paragraph, BlockKind::Crosshead(3)]
    );
    assert_eq!(article.id, "2025-03-11-rat-tagt");
}

#[test]
fn lines_emphasis_and_code_are_one_text() {
    let article = read("Der **Rat\nder** Stadt  \ntagt `laut`.");
    assert_eq!(article.body.text, "Der Rat der Stadt tagt laut.");
    assert_eq!(sketch(&article), "[Block(0) Der [Strong Rat der] Stadt <LineBreak>tagt [InlineCode laut].]");
}

#[test]
fn lists_and_tables_hold_blocks() {
    let article = read("Vorab.\n\n1. eins\n2. zwei\n   - drei\n\n| A | B |\n|---|---|\n| c |   |\n");
    assert_eq!(article.body.text, "Vorab.\n\neins\n\nzwei\n\ndrei\n\nA\n\nB\n\nc");
    assert_eq!(
        sketch(&article),
        "[Block(0) Vorab.][List(Some(1)) [Item [Block(1) eins]][Item [Block(2) zwei][List(None) [Item [Block(3) drei]]]]]\
         [Table [TableHead [Block(4) A][Block(5) B]][TableRow [Block(6) c][Block(7) ]]]"
    );
    assert_eq!(article.body.blocks[7].kind, BlockKind::Cell);
}

#[test]
fn footnotes_are_numbered_by_reference_and_come_last() {
    let article = read("Eins[^b] und zwei[^a].\n\n[^a]: Zweite.\n[^b]: Erste.\n\n(dpa)\n");
    assert_eq!(
        sketch(&article),
        "[Block(0) Eins<FootnoteMark(1)> und zwei<FootnoteMark(2)>.][Block(3) (dpa)]\
         [Footnote(1) [Block(2) Erste.]][Footnote(2) [Block(1) Zweite.]]"
    );
    assert_eq!(article.metadata.credit.as_deref(), Some("dpa"));
}

#[test]
fn only_harmless_links_and_html_stay() {
    let article = read(
        "Ein [Netz](https://example.org), [Post](mailto:a@example.org), [böse](javascript:alert(1)), \
         <b onclick=\"x()\">fett</b>, <i>offen, <script>x</script><br>Ende ![Bild](https://example.org/b.png)",
    );
    assert_eq!(
        sketch(&article),
        "[Block(0) Ein [Link(\"https://example.org\") Netz], [Link(\"mailto:a@example.org\") Post], böse, \
         [Html(\"b\", \"<b>\") fett], offen, x <LineBreak>Ende [Link(\"https://example.org/b.png\") Bild]]"
    );
}

#[test]
fn code_and_html_between_blocks_are_no_text() {
    let article =
        read("Vorab.\n\n```rust x\nfn a() {}\n```\n\n<div><script>x()</script><em>ja</em></div>\n\n---\n");
    assert_eq!(article.body.text, "Vorab.");
    assert_eq!(
        sketch(&article),
        "[Block(0) Vorab.]<Code { language: Some(\"rust\"), source: \"fn a() {}\\n\" }>\
         <Html(\"<div><em>ja</em></div>\")><Rule>"
    );
}

#[test]
fn dateline_and_credit_are_found_in_markdown() {
    let article = read("# Rat tagt\n\n**Wien/Graz** – Der Rat tagt.\n\n*(apa)*\n");
    assert_eq!(article.metadata.dateline, ["Wien", "Graz"]);
    assert_eq!(article.metadata.credit.as_deref(), Some("apa"));
}

#[test]
fn front_matter_in_both_formats_says_the_same() {
    let yaml = "---\ntitle: Rat tagt\ndate: 2025-03\nsource: Blatt\nauthor: A. Beispiel\nurl: https://example.org/a\n\
                lang: en\ntags: [Rat, Stadt]\nslug: sitzung\ncredit: apa\nsummary: >\n  Kurz\n  gesagt.\n---\nDer Rat tagt.\n";
    let toml = "+++\ntitle = \"Rat tagt\"\ndate = \"2025-03\"\nsource = \"Blatt\"\nauthor = 'A. Beispiel'\n\
                url = \"https://example.org/a\"\nlang = \"en\"\ntags = [\"Rat\", \"Stadt\"]\nslug = \"sitzung\"\n\
                credit = \"apa\"\nsummary = \"Kurz gesagt.\"\n+++\nDer Rat tagt.\n";
    let read = |name: &str, text: &str| {
        let reported = read_article_text(Utf8Path::new(name), text, &Defaults::default());
        assert!(reported.diagnostics.is_empty(), "{:?}", reported.diagnostics);
        let article = reported.value.unwrap();
        assert_eq!(article.id, "2025-03-sitzung");
        format!("{:?} {:?}", article.metadata, article.body.text)
    };
    assert_eq!(read("a.md", yaml), read("a.md", toml));
    assert_eq!(read("a.md", yaml), read("a.txt", yaml));
    for date in ["2025-03-11", "\"2025-03-11\"", "2025", "2025-02-12/2025-02-13"] {
        let text = format!("---\r\ndate: {date}\r\n---\r\nDer Rat tagt.\r\n");
        assert!(
            read_article_text(Utf8Path::new("a.md"), &text, &Defaults::default()).value.is_some(),
            "{date}"
        );
    }
    let dated = "\u{feff}+++\ndate = 2025-03-11\n+++\nDer Rat tagt.\n";
    let article = read_article_text(Utf8Path::new("a.md"), dated, &Defaults::default()).value.unwrap();
    assert_eq!(article.metadata.published.to_string(), "2025-03-11");
}

#[expect(clippy::disallowed_methods, reason = "the test makes its own folder")]
fn folder_of(files: &[(&str, &str)]) -> (tempfile::TempDir, Reported<Corpus>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let read = read_corpus(Utf8Path::from_path(folder.path()).unwrap(), &Defaults::default());
    (folder, read)
}

#[test]
fn a_folder_is_read_in_the_order_of_its_paths() {
    let (_keep, read) = folder_of(&[
        ("b.txt", "date 2025 Der Rat tagt."),
        ("a/z.md", "---\ndate: 2025\n---\nSiehe [dort](../b.txt#p1) und ![Saal](bild.png \"Titel\") an."),
        ("a/bild.png", ""),
        ("a/.verborgen.txt", "kein Datum"),
        (".git/x.txt", "kein Datum"),
        ("b.pdf", "kein Text"),
    ]);
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    let paths: Vec<_> = read.value.articles.iter().map(|article| article.path.as_str()).collect();
    assert_eq!(paths, ["a/z.md", "b.txt"]);
    assert_eq!(read.value.pictures[0].path, "a/bild.png");
    let markup = &read.value.articles[0].body.markup;
    assert!(markup.contains(&Markup::Open(Element::ArticleLink("b.txt".into(), "p1".into()))));
    assert!(markup.contains(&Markup::Picture { path: "a/bild.png".into(), alternative: "Saal".into() }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever stands in a file, reading it does not fail, and what it says holds together.
    #[test]
    fn any_markdown_holds_together(
        pieces in proptest::collection::vec(
            "(\\PC{0,6}|[a-zäß]{1,5}|\\*\\*?|_|~~|`|\n|\n\n|\n> |\n- |\n1\\. |# |\\[a\\]\\(b\\.md\\)|!\\[a\\]\\(|\\)|\\[\\^1\\]|\n\\[\\^1\\]: |<b>|</b>|<a href=\"#\">|</a>|<br>|<div>|\n\\| a \\| b \\|\n\\|-\\|-\\|\n|„|“| \\(dpa\\)|Wien – Der|  \n|\n```\n)",
            0..40,
        )
    ) {
        for name in ["a.md", "a.txt"] {
            let source = format!("---\ndate: 2025\n---\n{}", pieces.concat());
            let reported = read_article_text(Utf8Path::new(name), &source, &Defaults::default());
            let Some(article) = reported.value else { continue };
            let text = &article.body.text;
            let mut end = 0;
            for block in &article.body.blocks {
                prop_assert!(end <= block.span.start && block.span.end <= text.len());
                prop_assert!(text.is_char_boundary(block.span.start) && text.is_char_boundary(block.span.end));
                end = block.span.end;
            }
            let mut depth = 0_i32;
            let mut opened = vec![0; article.body.blocks.len()];
            let mut current: Option<(usize, i32)> = None;
            for event in &article.body.markup {
                match event {
                    Markup::Open(Element::Block(index)) => {
                        prop_assert!(current.is_none(), "no block in a block");
                        opened[*index] += 1;
                        current = Some((*index, depth));
                        depth += 1;
                    }
                    Markup::Open(_) => depth += 1,
                    Markup::Close => {
                        depth -= 1;
                        prop_assert!(depth >= 0);
                        if current.is_some_and(|(_, outer)| outer == depth) {
                            current = None;
                        }
                    }
                    Markup::Text(span) => {
                        let Some((index, _)) = current else { return Err(TestCaseError::fail("text outside a block")) };
                        prop_assert!(article.body.blocks[index].span.contains(*span));
                        prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
                    }
                    _ => {}
                }
            }
            prop_assert_eq!(depth, 0);
            prop_assert!(opened.iter().all(|&count| count == 1));
            prop_assert!(article.metadata.headline.text.chars().count() <= 92 || !article.metadata.headline.derived);
        }
    }
}
