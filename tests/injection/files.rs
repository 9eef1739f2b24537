//! Whether a file of the site is well formed in its own language, whatever the words in it are.

use icalendar::Calendar;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::page::check_page;

/// The elements of feeds and site maps.
const IN_XML: [&str; 22] = [
    "feed",
    "title",
    "subtitle",
    "id",
    "link",
    "updated",
    "published",
    "author",
    "name",
    "email",
    "uri",
    "entry",
    "summary",
    "content",
    "category",
    "source",
    "generator",
    "rights",
    "urlset",
    "url",
    "loc",
    "lastmod",
];

/// The faults of one file, as `address: fault`.
pub(crate) fn check_file(address: &str, bytes: &[u8], marker: &str) -> Vec<String> {
    let kind = address.rsplit('.').next().unwrap_or_default();
    if address.starts_with("assets/") || ["png", "woff2", "svg"].contains(&kind) || address == ".nojekyll" {
        return Vec::new();
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return vec![format!("{address}: not UTF-8")] };
    let mut faults = match kind {
        "html" => check_page(text, marker),
        "json" => report(serde_json::from_str::<serde_json::Value>(text).err()),
        "xml" => check_xml(text),
        "js" if address.starts_with("timeline/") => check_lines(text),
        "js" => check_call(address, text),
        "ics" => check_calendar(text),
        "csv" => check_table(text),
        "bib" => check_bibtex(text),
        "ris" => check_ris(text),
        "txt" => Vec::new(),
        _ => vec!["nobody looks at files of this kind".to_owned()],
    };
    let stray = |letter: &char| letter.is_control() && !"\r\n\t".contains(*letter);
    // The path of a source is told as it is.
    if let Some(letter) = text.chars().find(stray).filter(|_| address != "data/articles.json") {
        faults.push(format!("holds {}", letter.escape_unicode()));
    }
    faults.into_iter().map(|fault| format!("{address}: {fault}")).collect()
}

fn report<E: std::fmt::Display>(fault: Option<E>) -> Vec<String> {
    fault.map(|fault| fault.to_string()).into_iter().collect()
}

fn check_xml(text: &str) -> Vec<String> {
    // The production `Char` of XML 1.0.
    let forbidden = |letter: &char| matches!(letter, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let mut faults: Vec<String> =
        text.chars().filter(forbidden).map(|letter| format!("no XML: {}", letter.escape_unicode())).collect();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return faults,
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let name = element.name().as_ref().to_owned();
                if !IN_XML.contains(&name.as_str()) {
                    faults.push(format!("the element <{name}>"));
                }
                faults.extend(element.attributes().filter_map(Result::err).map(|fault| fault.to_string()));
            }
            Ok(Event::DocType(_) | Event::CData(_) | Event::Comment(_)) => {
                faults.push("a passage that is none of ours".to_owned());
            }
            Ok(_) => (),
            Err(fault) => {
                faults.push(fault.to_string());
                return faults;
            }
        }
    }
}

/// A script that hands over one string and does nothing else.
fn check_call(address: &str, text: &str) -> Vec<String> {
    let arguments = text.strip_prefix("leporello(").and_then(|rest| rest.strip_suffix(");\n"));
    let Some(arguments) = arguments else { return vec!["more than a call".to_owned()] };
    let list: Result<Vec<String>, _> = serde_json::from_str(&format!("[{arguments}]"));
    match list {
        Ok(list) if list.len() == 2 && address.ends_with(&format!("{}.js", list[0])) => Vec::new(),
        Ok(list) => vec![format!("{} arguments, the first of them {:?}", list.len(), list.first())],
        Err(fault) => vec![fault.to_string()],
    }
}

/// A script that hands over a number and one string in ticks, which goes on over lines and holds JSON.
fn check_lines(text: &str) -> Vec<String> {
    let call = text.strip_prefix("leporelloTimeline(").and_then(|rest| rest.strip_suffix("');\n"));
    let Some((number, string)) = call.and_then(|call| call.split_once(",'")) else {
        return vec!["more than a call".to_owned()];
    };
    let mut json = String::new();
    let mut letters = string.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('\n') => (),
                Some(escaped @ ('\\' | '\'')) => json.push(escaped),
                other => return vec![format!("\\ before {other:?}")],
            },
            '\'' | '\n' | '\r' => return vec!["the string ends before its end".to_owned()],
            _ => json.push(letter),
        }
    }
    let mut faults = report(number.parse::<usize>().err());
    faults.extend(report(serde_json::from_str::<Vec<serde_json::Value>>(&json).err()));
    faults
}

fn check_calendar(text: &str) -> Vec<String> {
    let mut faults = report(text.parse::<Calendar>().err());
    let (begin, end) =
        (text.matches("\r\nBEGIN:VEVENT\r\n").count(), text.matches("\r\nEND:VEVENT\r\n").count());
    let entries = text.matches("\r\nUID:").count();
    if begin != entries || end != entries {
        faults.push(format!("{begin} entries begin and {end} end, but {entries} have an id"));
    }
    // The library that folds them counts 75 bytes without the space that goes before.
    let broken = |line: &&str| line.contains(['\r', '\n']) || line.len() > 76;
    faults.extend(text.split_terminator("\r\n").filter(broken).map(|line| format!("no line: {line:?}")));
    faults
}

fn check_table(text: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().filter_map(Result::err).map(|fault| fault.to_string()).collect()
}

/// Braces close what they open, and entries begin at the margin only.
fn check_bibtex(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut depth, mut escaped) = (0_i32, false);
    for line in text.lines() {
        let begins = line.starts_with('@');
        if begins != (depth == 0 && !line.is_empty() && !line.starts_with('%')) {
            faults.push(format!("at depth {depth}: {line}"));
        }
        for letter in line.chars() {
            depth += match letter {
                '{' if !escaped => 1,
                '}' if !escaped => -1,
                _ => 0,
            };
            escaped = letter == '\\' && !escaped;
        }
    }
    if depth != 0 {
        faults.push(format!("{depth} braces are left open"));
    }
    faults
}

/// Every line is a tag of two characters and its value, and entries end where they should.
fn check_ris(text: &str) -> Vec<String> {
    let is_tag = |line: &str| {
        let tag = line.as_bytes();
        tag.len() >= 5
            && tag[..2].iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && &tag[2..5] == b"  -"
    };
    let mut faults: Vec<String> =
        text.lines().filter(|line| !line.is_empty() && !is_tag(line)).map(str::to_owned).collect();
    let count = |tag: &str| text.lines().filter(|line| line.starts_with(tag)).count();
    if count("TY  -") != count("ER  -") || count("TY  -") != count("TI  -") {
        faults.push(format!("{} entries begin, {} end", count("TY  -"), count("ER  -")));
    }
    faults
}
