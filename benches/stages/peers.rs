//! Other generators, given the same dossier with title, date and persons ready-made.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use camino::Utf8Path;

use crate::corpus::{Article, Block};

/// A generator of sites that this machine may have.
pub(crate) struct Peer {
    program: OsString,
    kind: &'static Kind,
}

struct Kind {
    name: &'static str,
    /// The variable of the environment that holds the path of its program.
    variable: &'static str,
    /// The files of its site, without the articles.
    files: &'static [(&'static str, &'static str)],
    /// Builds the site in the first folder into the second.
    command: fn(&OsString, &Utf8Path, &Utf8Path) -> Command,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "Hugo",
        variable: "HUGO",
        files: &[
            ("hugo.toml", include_str!("hugo/hugo.toml")),
            ("layouts/baseof.html", include_str!("hugo/layouts/baseof.html")),
            ("layouts/home.html", include_str!("hugo/layouts/home.html")),
            ("layouts/page.html", include_str!("hugo/layouts/page.html")),
            ("layouts/section.html", include_str!("hugo/layouts/section.html")),
            ("layouts/taxonomy.html", include_str!("hugo/layouts/taxonomy.html")),
            ("layouts/term.html", include_str!("hugo/layouts/term.html")),
            ("layouts/timeline.html", include_str!("hugo/layouts/timeline.html")),
            ("content/timeline.md", "---\ntitle: Zeitleiste\nlayout: timeline\n---\n"),
        ],
        command: |program, site, output| {
            let mut command = Command::new(program);
            command.args(["build", "--quiet", "--noBuildLock", "--source"]).arg(site);
            command.arg("--destination").arg(output);
            command
        },
    },
    Kind {
        name: "Eleventy",
        variable: "ELEVENTY",
        files: &[
            ("package.json", r#"{"private": true, "type": "module"}"#),
            ("eleventy.config.js", include_str!("eleventy/eleventy.config.js")),
            ("layouts/base.njk", include_str!("eleventy/layouts/base.njk")),
            ("layouts/article.njk", include_str!("eleventy/layouts/article.njk")),
            ("content/articles/articles.11tydata.json", r#"{"layout": "article.njk"}"#),
        ],
        command: |program, site, output| {
            let mut command = Command::new("node");
            command.arg(program).arg("--quiet").arg(format!("--output={output}")).current_dir(site);
            command
        },
    },
];

/// The peers whose programs the environment names, and a note on each that is left out.
pub(crate) fn find() -> (Vec<Peer>, Vec<String>) {
    let (mut peers, mut notes) = (Vec::new(), Vec::new());
    for kind in KINDS {
        match env::var_os(kind.variable) {
            Some(program) => peers.push(Peer { program, kind }),
            None => notes.push(format!("{} is left out: {} names no program", kind.name, kind.variable)),
        }
    }
    (peers, notes)
}

impl Peer {
    pub(crate) fn name(&self) -> &'static str {
        self.kind.name
    }

    /// Writes its site into a new folder.
    pub(crate) fn prepare(&self, articles: &[Article], folder: &Path) -> io::Result<()> {
        for (path, text) in self.kind.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, text)?;
        }
        let content = folder.join("content/articles");
        fs::create_dir_all(&content)?;
        for article in articles {
            let text = front_matter(article) + &as_markdown(article);
            fs::write(content.join(&article.slug).with_extension("md"), text)?;
        }
        Ok(())
    }

    pub(crate) fn command(&self, site: &Utf8Path, output: &Utf8Path) -> Command {
        (self.kind.command)(&self.program, site, output)
    }
}

fn as_markdown(article: &Article) -> String {
    let blocks = article.blocks.iter().map(|block| match block {
        Block::Crosshead(line) => format!("\n## {line}\n"),
        Block::Paragraph(line) => format!("\n{line}\n"),
    });
    format!("{}\n", article.lead) + &blocks.collect::<String>()
}

/// Hugo wants the days, months and years as terms; they do the others no harm.
fn front_matter(article: &Article) -> String {
    let date = article.date.to_string();
    format!(
        "---\ntitle: {}\ndate: {date}\ndescription: {}\npeople: {}\ndays: [{date:?}]\nmonths: [{:?}]\nyears: [{:?}]\n---\n",
        quote(&article.title),
        quote(&article.lead),
        quote(&article.persons),
        &date[..7],
        &date[..4],
    )
}

/// As JSON, which is YAML as well.
fn quote(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("words are JSON")
}
