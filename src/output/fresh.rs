//! A new folder with a few files, whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};

use camino::{Utf8Path, Utf8PathBuf};

use super::OutputError;
use super::address::{check_address, locate};

/// Makes the folder `target` and fills it with `files`, each an address and its content.
///
/// # Errors
/// - [`OutputError::Foreign`] if the folder is there and not empty, [`OutputError::NotAFolder`] if a file is there:
///   nothing is touched.
/// - [`OutputError::Address`] if an address is none, [`OutputError::Io`] if the system refuses: what was made is
///   removed again.
pub fn make_fresh_folder<'a>(
    target: &Utf8Path,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Result<(), OutputError> {
    match fs::read_dir(target) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(OutputError::NotEmpty { path: target.to_owned() });
            }
        }
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => (),
        Err(_) if target.is_file() => return Err(OutputError::NotAFolder { path: target.to_owned() }),
        Err(fault) => return Err(OutputError::io("read", target)(fault)),
    }
    let mut made = Made::default();
    made.folder(target)?;
    for (address, content) in files {
        check_address(address)?;
        let path = locate(target, address);
        if let Some(parent) = path.parent() {
            made.folder(parent)?;
        }
        made.file(&path, content)?;
    }
    made.keep();
    Ok(())
}

/// What was made so far; it is removed again unless it is kept.
#[derive(Default)]
struct Made {
    paths: Vec<Utf8PathBuf>,
}

impl Made {
    /// Makes a folder with those above it.
    fn folder(&mut self, path: &Utf8Path) -> Result<(), OutputError> {
        let missing: Vec<_> =
            path.ancestors().take_while(|it| !it.as_str().is_empty() && !it.is_dir()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(OutputError::io("create the folder", folder))?;
            self.paths.push(folder.to_owned());
        }
        Ok(())
    }

    fn file(&mut self, path: &Utf8Path, content: &[u8]) -> Result<(), OutputError> {
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        let mut file = file.map_err(OutputError::io("write", path))?;
        self.paths.push(path.to_owned());
        file.write_all(content).map_err(OutputError::io("write", path))
    }

    fn keep(mut self) {
        self.paths.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for path in self.paths.iter().rev() {
            // What cannot be removed was refused by the same system that refused the rest.
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_whole_or_not_at_all() {
        let room = tempfile::tempdir().unwrap();
        let room = Utf8Path::from_path(room.path()).unwrap();
        let target = room.join("deep/new");
        make_fresh_folder(&target, [("a.txt", b"a".as_slice()), ("b/c.txt", b"c")]).unwrap();
        assert_eq!(fs::read(target.join("b/c.txt")).unwrap(), b"c");
        let again = make_fresh_folder(&target, [("a.txt", b"other".as_slice())]);
        assert!(matches!(again, Err(OutputError::NotEmpty { .. })));
        let half = make_fresh_folder(&room.join("half/x"), [("a", b"a".as_slice()), ("../b", b"b")]);
        assert!(matches!(half, Err(OutputError::Address { .. })));
        assert!(!room.join("half").exists());
        let file = make_fresh_folder(&target.join("a.txt"), []);
        assert!(matches!(file, Err(OutputError::NotAFolder { .. })), "{file:?}");
    }
}
