//! A dossier in a folder of its own, and its site.

use std::collections::BTreeMap;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use leporello::config::{Config, Overrides, load_config};
use leporello::diagnostic::{Diagnostic, draw};
use leporello::output::MANIFEST;
use leporello::pipeline::{BuildError, Built, Silent, build};

/// A dossier's folder, deleted in the end.
pub(crate) struct Dossier {
    _room: tempfile::TempDir,
    /// The folder.
    pub(crate) folder: Utf8PathBuf,
    /// What goes before its `site.toml`.
    pub(crate) overrides: Overrides,
}

impl Dossier {
    /// A folder with nothing in it.
    pub(crate) fn new() -> Self {
        let room = tempfile::Builder::new().prefix("dossier ü ").tempdir().unwrap();
        let folder = Utf8Path::from_path(room.path()).unwrap().join("dossier");
        fs::create_dir(&folder).unwrap();
        Self { _room: room, folder, overrides: Overrides::default() }
    }

    /// A copy of the dossier in `source`, without what is expected of it.
    pub(crate) fn from_dir(source: &str) -> Self {
        let dossier = Self::new();
        copy(Utf8Path::new(source), &dossier.folder, &["expected"]);
        dossier
    }

    /// A copy of the dossier that this repository is.
    pub(crate) fn demo() -> Self {
        let dossier = Self::new();
        let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&root.join("corpus"), &dossier.folder.join("corpus"), &[]);
        for name in ["site.toml", "people.toml", "events.toml"] {
            if root.join(name).exists() {
                fs::copy(root.join(name), dossier.folder.join(name)).unwrap();
            }
        }
        dossier
    }

    /// Writes a file of the dossier.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces `from`, which stands there once, by `to` in a file of the dossier.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.folder.join(path)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}");
        self.write(path, &text.replace(from, to));
    }

    /// The settings, or what is wrong with them.
    pub(crate) fn config(&self) -> Result<Config, Vec<Diagnostic>> {
        let config = load_config(&self.folder, &self.overrides);
        if config.diagnostics.is_empty() { Ok(config.value) } else { Err(config.diagnostics) }
    }

    /// Builds the site, as the command does.
    pub(crate) fn try_build(&self) -> Result<Built, BuildError> {
        build(self.config().map_err(BuildError::Sources)?, false, &Silent)
    }

    /// Builds the site, which must succeed.
    #[track_caller]
    pub(crate) fn build(&self) -> Built {
        self.try_build().unwrap_or_else(|fault| match fault {
            BuildError::Sources(diagnostics) => panic!("{}", self.draw(&diagnostics)),
            BuildError::Output(fault) => panic!("{fault}"),
        })
    }

    /// The folder of the site.
    pub(crate) fn site(&self) -> Utf8PathBuf {
        self.folder.join("public")
    }

    /// A file of the site as text.
    #[track_caller]
    pub(crate) fn read(&self, address: &str) -> String {
        fs::read_to_string(self.site().join(address)).unwrap_or_else(|fault| panic!("{address}: {fault}"))
    }

    /// A file of the site as JSON.
    #[track_caller]
    pub(crate) fn json(&self, address: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(address)).unwrap()
    }

    /// Diagnostics as the terminal shows them, with paths relative to the dossier.
    pub(crate) fn draw(&self, diagnostics: &[Diagnostic]) -> String {
        let drawn: String = diagnostics.iter().map(|diagnostic| draw(diagnostic, false)).collect();
        drawn.replace(&format!("{}/", self.folder), "").replace(&format!("{}\\", self.folder), "")
    }
}

/// Every file below `root` but the manifest: address → bytes.
pub(crate) fn read_tree(root: &Utf8Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != MANIFEST)
        .map(|entry| {
            let address = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            (address, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Copies a folder, leaving out these names.
pub(crate) fn copy(from: &Utf8Path, to: &Utf8Path, without: &[&str]) {
    fs::create_dir_all(to).unwrap();
    for entry in from.read_dir_utf8().unwrap_or_else(|fault| panic!("{from}: {fault}")) {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if without.contains(&name) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            copy(entry.path(), &to.join(name), without);
        } else {
            fs::copy(entry.path(), to.join(name)).unwrap();
        }
    }
}
