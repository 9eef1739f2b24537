//! Pictures for link previews: 1200 × 630 pixels, drawn without any font of the system.
//!
//! A picture is a function of its words and its strip alone, so the same card is the same file on any machine.
#![expect(clippy::cast_precision_loss, reason = "counts of pixels and bricks are small")]

mod measure;

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::escape::{push_escaped, push_format};
use measure::{Typeface, break_lines, keep_legible, shorten};

/// The size that Open Graph readers crop least.
pub(super) const WIDTH: u32 = 1200;
pub(super) const HEIGHT: u32 = 630;

const SERIF: &[u8] = include_bytes!("fonts/serif.ttf");
const SANS: &[u8] = include_bytes!("fonts/sans.ttf");

/// The distance from the edge, and between the lines at head and foot.
const MARGIN: f32 = 72.0;
const COLUMN: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// The title in ever smaller letters, until it needs no more than so many lines.
const TITLE_SIZES: [(f32, usize); 3] = [(68.0, 3), (56.0, 4), (46.0, 5)];
/// The most lines of title and note together; a long title leaves one for the note.
const MOST_NOTES: usize = 4;
/// The strip: where it begins, how high it is, and the height of a brick.
const STRIP_TOP: f32 = 482.0;
const STRIP_HEIGHT: f32 = 96.0;
const BRICK: f32 = 7.0;
const MOST_BRICKS: usize = 7;

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Card<'a> {
    /// The dossier's name, at the head.
    pub dossier: &'a str,
    /// The headline or name.
    pub title: &'a str,
    /// The date or role below it.
    pub note: &'a str,
    /// The timeline in folds, at the foot.
    pub strip: &'a [Fold],
}

/// One fold of the strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Fold {
    /// Events known to the day.
    pub exact: usize,
    /// Events without an exact day.
    pub vague: usize,
    /// Articles that appeared.
    pub published: usize,
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(SERIF.to_vec());
    fonts.load_font_data(SANS.to_vec());
    Arc::new(fonts)
});

/// Draws the card as PNG.
///
/// `None` only if the drawing of our own cannot be read, which the tests rule out.
pub(super) fn draw_card(svg: &str) -> Option<Vec<u8>> {
    let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let mut picture = Pixmap::new(WIDTH, HEIGHT)?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    picture.encode_png().ok()
}

impl Card<'_> {
    /// The card as SVG.
    pub(super) fn to_svg(&self) -> String {
        let (serif, sans) = (Typeface::of(SERIF), Typeface::of(SANS));
        let mut svg = String::new();
        push_format(
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\
                 <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fdfdfc\"/>\
                 <path d=\"M{MARGIN} 118.5H{}\" stroke=\"#17181a\" stroke-width=\"1.5\"/>",
                WIDTH as f32 - MARGIN
            ),
            &mut svg,
        );
        let dossier = shorten(&keep_legible(self.dossier, &sans), 30.0, COLUMN, &sans);
        push_line(&dossier, "Leporello Sans", 30.0, 96.0, "#5b5e62", &mut svg);
        let (size, lines) = set_title(&keep_legible(self.title, &serif), &serif);
        let mut base = 132.0 + size;
        for line in &lines {
            push_line(line, "Leporello Serif", size, base, "#17181a", &mut svg);
            base += size * 1.14;
        }
        base += 54.0 - size * 1.14;
        // As many lines as there is room for above the strip.
        let note = keep_legible(self.note, &sans);
        for line in fit_lines(&note, 30.0, MOST_NOTES.saturating_sub(lines.len()).max(1), &sans) {
            push_line(&line, "Leporello Sans", 30.0, base, "#5b5e62", &mut svg);
            base += 40.0;
        }
        push_strip(self.strip, &mut svg);
        svg.push_str("</svg>");
        svg
    }
}

/// The size and lines of a title; one that is too long for the smallest letters ends with an ellipsis.
fn set_title(title: &str, serif: &Typeface) -> (f32, Vec<String>) {
    let fits = |&&(size, most): &&(f32, usize)| break_lines(title, size, COLUMN, serif).len() <= most;
    let &(size, most) = TITLE_SIZES.iter().find(fits).unwrap_or(&TITLE_SIZES[TITLE_SIZES.len() - 1]);
    (size, fit_lines(title, size, most, serif))
}

/// At most so many lines, the last of them ending with an ellipsis if there would be more.
fn fit_lines(text: &str, size: f32, most: usize, typeface: &Typeface) -> Vec<String> {
    let mut lines = break_lines(text, size, COLUMN, typeface);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(shorten(&rest, size, COLUMN, typeface));
    }
    lines
}

fn push_line(text: &str, family: &str, size: f32, base: f32, colour: &str, svg: &mut String) {
    push_format(
        format_args!(
            "<text x=\"{MARGIN}\" y=\"{base}\" font-family=\"{family}\" font-size=\"{size}\" fill=\"{colour}\">"
        ),
        svg,
    );
    push_escaped(text, svg);
    svg.push_str("</text>");
}

/// The folded sheet: red what was found in the articles, grey when they appeared.
fn push_strip(folds: &[Fold], svg: &mut String) {
    let width = COLUMN / folds.len().max(1) as f32;
    for (index, fold) in folds.iter().enumerate() {
        let (left, right) = (MARGIN + width * index as f32, MARGIN + width * (index + 1) as f32);
        let (first, second, paper) =
            if index.is_multiple_of(2) { (8.0, 0.0, "#f2f2ef") } else { (0.0, 8.0, "#f9f9f7") };
        let (top, foot) = (STRIP_TOP, STRIP_TOP + STRIP_HEIGHT);
        push_format(
            format_args!(
                "<path d=\"M{left} {}L{right} {}V{}L{left} {}Z\" fill=\"{paper}\" stroke=\"#d8d8d4\"/>",
                top + first,
                top + second,
                foot - second,
                foot - first
            ),
            svg,
        );
        let middle = top + STRIP_HEIGHT * 0.62;
        let (brick, inset) = ((width * 0.5).min(44.0), (width - (width * 0.5).min(44.0)) / 2.0);
        let exact = fold.exact.min(MOST_BRICKS);
        for step in 0..exact + fold.vague.min(MOST_BRICKS - exact) {
            let y = middle - BRICK * (step + 1) as f32;
            let style = if step < exact {
                "fill=\"#a5201a\""
            } else {
                "fill=\"none\" stroke=\"#a5201a\" stroke-width=\"1\""
            };
            push_brick(left + inset, y, brick, style, svg);
        }
        for step in 0..fold.published.min(MOST_BRICKS / 2) {
            push_brick(left + inset, middle + 5.0 + BRICK * step as f32, brick, "fill=\"#84878b\"", svg);
        }
    }
}

fn push_brick(x: f32, y: f32, width: f32, style: &str, svg: &mut String) {
    let height = BRICK - 2.0;
    push_format(
        format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {style}/>"),
        svg,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card<'a>(title: &'a str, note: &'a str) -> Card<'a> {
        Card { dossier: "Der Umbau des Bahnhofs", title, note, strip: &[] }
    }

    #[test]
    fn a_card_is_a_picture_of_the_right_size() {
        let strip = [Fold { exact: 3, vague: 9, published: 2 }, Fold::default()];
        let card = Card {
            strip: &strip,
            ..card("Łukasz Żółć & <Söhne> klagen „gemeinsam“", "11. März 2025")
        };
        let png = draw_card(&card.to_svg()).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (WIDTH, HEIGHT));
        let blank = draw_card(&Card { dossier: "", title: "", note: "", strip: &[] }.to_svg()).unwrap();
        assert!(png.len() > 2 * blank.len(), "the letters were drawn");
    }

    #[test]
    fn a_long_title_gets_smaller_letters_and_then_an_end() {
        let serif = Typeface::of(SERIF);
        assert_eq!(set_title("Kurz", &serif), (68.0, vec!["Kurz".to_owned()]));
        let (size, lines) = set_title(&"Verhandlungen über einen Waffenstillstand ".repeat(8), &serif);
        assert_eq!((size, lines.len()), (46.0, 5));
        assert!(lines[4].ends_with('…'), "{lines:?}");
        let (_, lines) = set_title(&"ä".repeat(500), &serif);
        assert!(lines.len() <= 5);
    }
}
