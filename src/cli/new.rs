//! `leporello new`: a small dossier that builds at once.

use std::process::ExitCode;

use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};
use include_dir::{Dir, DirEntry, include_dir};

use crate::output::make_fresh_folder;
use crate::text::upper_first;

use super::OUTPUT;
use super::terminal::{report_output, say};

static COMMON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter/common");
static GERMAN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter/de");
static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter/en");

/// Make a folder with a small dossier to begin with.
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// The folder to make; if it is there, it must be empty
    dir: Utf8PathBuf,
    /// The language of its texts and pages
    #[arg(long, value_enum, default_value_t = StarterLanguage::De)]
    lang: StarterLanguage,
}

/// The languages that a dossier may begin in.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum StarterLanguage {
    De,
    En,
}

pub(super) fn run(arguments: &NewArguments) -> ExitCode {
    let own = match arguments.lang {
        StarterLanguage::De => &GERMAN,
        StarterLanguage::En => &ENGLISH,
    };
    let title = upper_first(arguments.dir.file_name().unwrap_or("Dossier"));
    let mut files = Vec::new();
    collect(&COMMON, &title, &mut files);
    collect(own, &title, &mut files);
    let borrowed = files.iter().map(|(address, content)| (address.as_str(), content.as_bytes()));
    match make_fresh_folder(&arguments.dir, borrowed) {
        Ok(()) => {
            say(&format!("{} files in `{}`", files.len(), arguments.dir));
            say(&format!("now run `leporello build {dir}`, or `leporello serve {dir}`", dir = arguments.dir));
            ExitCode::SUCCESS
        }
        Err(fault) => {
            report_output(&fault);
            ExitCode::from(OUTPUT)
        }
    }
}

/// All files below `folder`, with what depends on the dossier filled in.
fn collect(folder: &Dir<'_>, title: &str, files: &mut Vec<(String, String)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, title, files),
            DirEntry::File(file) => {
                let address = file.path().to_string_lossy().replace('\\', "/");
                let content = file.contents_utf8().unwrap_or_default();
                files.push((address, fill(content, title)));
            }
        }
    }
}

fn fill(content: &str, title: &str) -> String {
    // As TOML writes a string, which is as JSON does.
    let quoted = serde_json::Value::from(title).to_string();
    content
        .replace("\"{title}\"", &quoted)
        .replace("{version}", env!("CARGO_PKG_VERSION"))
        // Empty as long as the manifest names no repository; the workflow then asks for one.
        .replace("{repository}", env!("CARGO_PKG_REPOSITORY"))
}
