//! Whole builds as processes of their own, beside those of peers.

use std::error::Error;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use crate::corpus::{self, Article};
use crate::peers::Peer;
use crate::process::{Cost, run};
use crate::stages;

/// Builds that draw every page, as peers do.
pub(crate) const COMPARED: [&str; 2] = ["nothing kept", "annotations kept"];

/// What takes how much, in the order of measuring.
pub(crate) type Costs = Vec<(&'static str, Cost)>;

/// A dossier, as everyone wants it.
pub(crate) struct Bench<'a> {
    folder: Utf8PathBuf,
    /// The article that is edited.
    edited: Utf8PathBuf,
    peers: &'a [Peer],
}

impl<'a> Bench<'a> {
    /// Writes the articles for Leporello and for the peers, and builds once, so that there is something to keep.
    pub(crate) fn prepare(
        folder: Utf8PathBuf,
        articles: &[Article],
        peers: &'a [Peer],
    ) -> Result<Self, Box<dyn Error>> {
        let corpus = folder.join("dossier/corpus");
        corpus::save(articles, corpus.as_std_path())?;
        for peer in peers {
            peer.prepare(articles, folder.join(peer.name()).as_std_path())?;
        }
        let edited = corpus.join(&articles[0].slug).with_extension("txt");
        let bench = Self { folder, edited, peers };
        run(&mut bench.leporello(&bench.published()))?;
        Ok(bench)
    }

    /// Measures everything once: the stages, our builds, the peers' builds.
    pub(crate) fn take_turn(&self) -> Result<[Costs; 3], Box<dyn Error>> {
        let stages = self.in_fresh_folder(|output| stages::time(&self.folder.join("dossier"), output))?;
        let cold = self.in_fresh_folder(|output| Ok(run(self.leporello(output).arg("--no-cache"))?))?;
        let warm = self.in_fresh_folder(|output| Ok(run(&mut self.leporello(output))?))?;
        let unchanged = run(&mut self.leporello(&self.published()))?;
        writeln!(
            OpenOptions::new().append(true).open(&self.edited)?,
            "\nDas Parlament tagt am Freitag in Bern."
        )?;
        let edited = run(&mut self.leporello(&self.published()))?;
        let [nothing_kept, annotations_kept] = COMPARED;
        let builds = vec![
            (nothing_kept, cold),
            (annotations_kept, warm),
            ("nothing changed", unchanged),
            ("one article edited", edited),
        ];
        let measure = |peer: &Peer| -> Result<_, Box<dyn Error>> {
            let site = self.folder.join(peer.name());
            Ok((peer.name(), self.in_fresh_folder(|output| Ok(run(&mut peer.command(&site, output))?))?))
        };
        Ok([stages, builds, self.peers.iter().map(measure).collect::<Result<_, _>>()?])
    }

    /// How many files the site has, and how many bytes.
    pub(crate) fn weigh_site(&self) -> Result<(u64, u64), Box<dyn Error>> {
        let (mut files, mut bytes) = (0, 0);
        for entry in WalkDir::new(self.published()) {
            let metadata = entry?.metadata()?;
            if metadata.is_file() {
                files += 1;
                bytes += metadata.len();
            }
        }
        Ok((files, bytes))
    }

    /// Where the site stands that is built again and again.
    fn published(&self) -> Utf8PathBuf {
        self.folder.join("public")
    }

    fn leporello(&self, output: &Utf8Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_leporello"));
        command.args(["build", "--quiet", "--output"]).arg(output).arg(self.folder.join("dossier"));
        command
    }

    /// Lets something be built where nothing is; removing it again is not measured.
    fn in_fresh_folder<T>(
        &self,
        build: impl FnOnce(&Utf8Path) -> Result<T, Box<dyn Error>>,
    ) -> Result<T, Box<dyn Error>> {
        let room = tempfile::tempdir_in(&self.folder)?;
        build(Utf8Path::from_path(room.path()).ok_or("a path is not UTF-8")?.join("site").as_path())
    }
}
