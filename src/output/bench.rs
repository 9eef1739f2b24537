//! The bench: the folder beside the target in which a site is made, and the lock that keeps a second build off it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use same_file::Handle;

use super::OutputError;

/// A locked folder beside the target. Dropping it deletes it, except for a former site that could not be put back.
#[derive(Debug)]
pub(super) struct Bench {
    folder: Utf8PathBuf,
    lock: Option<Handle>,
}

/// How often the bench may vanish under our hands before we call it busy.
const ATTEMPTS: u32 = 100;

impl Bench {
    /// Takes the bench beside `target`, an absolute path; `None` if another build has it.
    pub(super) fn take(target: &Utf8Path) -> Result<Option<Self>, OutputError> {
        let folder =
            target.with_file_name(format!(".{}.leporello-staging", target.file_name().unwrap_or_default()));
        for _ in 0..ATTEMPTS {
            match fs::create_dir(&folder) {
                Err(fault) if fault.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(OutputError::io("create the folder", &folder)(fault));
                }
                _ => {}
            }
            let path = folder.join("lock");
            let file =
                match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path) {
                    // The build before us has just deleted its bench.
                    Err(fault) if fault.kind() == io::ErrorKind::NotFound => continue,
                    opened => opened.map_err(OutputError::io("write", &path))?,
                };
            match lock(&file) {
                Ok(true) => {}
                Ok(false) => return Ok(None),
                Err(fault) => return Err(OutputError::io("lock", &path)(fault)),
            }
            let held = Handle::from_file(file).map_err(OutputError::io("read", &path))?;
            // Between opening and locking, the former holder may have deleted the file: then ours guards nothing.
            match Handle::from_path(&path) {
                Ok(current) if current == held => return Ok(Some(Self { folder, lock: Some(held) })),
                Ok(_) => {}
                Err(fault) if fault.kind() == io::ErrorKind::NotFound => {}
                Err(fault) => return Err(OutputError::io("read", &path)(fault)),
            }
        }
        Ok(None)
    }

    /// Where the new site grows, and where the former one lies after an exchange.
    pub(super) fn new_site(&self) -> Utf8PathBuf {
        self.folder.join("new")
    }

    /// Where the former site lies between two renames.
    pub(super) fn old_site(&self) -> Utf8PathBuf {
        self.folder.join("old")
    }

    /// Puts in order what a killed build left: a former site that is missing from `target` goes back there,
    /// anything else is deleted.
    pub(super) fn recover(&self, target: &Utf8Path) -> Result<(), OutputError> {
        let old = self.old_site();
        if exists(&old)? {
            // An empty folder may have been made anew by whoever missed the site.
            match fs::remove_dir(target) {
                Err(fault) if fault.kind() == io::ErrorKind::DirectoryNotEmpty => delete(&old)?,
                Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
                    return Err(OutputError::io("replace", target)(fault));
                }
                _ => fs::rename(&old, target).map_err(OutputError::io("restore", target))?,
            }
        }
        delete(&self.new_site())
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        // What cannot be deleted now is cleared by the next build, which also reports why if it cannot either.
        let _ = delete(&self.new_site());
        // Under the lock: whoever opened the file in the meantime sees that it is gone, and starts over.
        let _ = fs::remove_file(self.folder.join("lock"));
        self.lock = None;
        // Only if empty: `old` stays when it could not be put back.
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Whether the lock is now ours. Where the file system knows no locks, we do without.
fn lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(fault)) if fault.kind() == io::ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(fault)) => Err(fault),
    }
}

fn exists(path: &Utf8Path) -> Result<bool, OutputError> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(fault) => Err(OutputError::io("read", path)(fault)),
    }
}

/// Deletes a folder of the bench, if it is there.
#[expect(clippy::disallowed_methods, reason = "this deletes folders of the bench only")]
pub(super) fn delete(folder: &Utf8Path) -> Result<(), OutputError> {
    match fs::remove_dir_all(folder) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
            Err(OutputError::io("delete", folder)(fault))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn folder() -> (tempfile::TempDir, Utf8PathBuf) {
        let room = tempfile::tempdir().unwrap();
        let target = Utf8PathBuf::from_path_buf(room.path().join("public")).unwrap();
        (room, target)
    }

    fn lay(path: &Utf8Path, text: &str) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = OpenOptions::new().write(true).create_new(true).open(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn only_one_has_it_at_a_time() {
        let (room, target) = folder();
        let first = Bench::take(&target).unwrap();
        assert!(first.is_some());
        assert!(Bench::take(&target).unwrap().is_none());
        drop(first);
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 0);
        assert!(Bench::take(&target).unwrap().is_some());
    }

    #[test]
    fn many_at_once_never_share_it() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let (_room, target) = folder();
        let (holders, turns) = (AtomicU32::new(0), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let Some(bench) = Bench::take(&target).unwrap() else { continue };
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                        turns.fetch_add(1, Ordering::SeqCst);
                        holders.fetch_sub(1, Ordering::SeqCst);
                        drop(bench);
                    }
                });
            }
        });
        assert!(turns.into_inner() > 0);
    }

    #[test]
    fn a_build_killed_between_two_renames_is_undone() {
        for emptied in [false, true] {
            let (_room, target) = folder();
            let bench = Bench::take(&target).unwrap().unwrap();
            lay(&bench.old_site().join("index.html"), "former");
            lay(&bench.new_site().join("index.html"), "half");
            if emptied {
                fs::create_dir(&target).unwrap();
            }
            bench.recover(&target).unwrap();
            assert_eq!(fs::read_to_string(target.join("index.html")).unwrap(), "former");
            assert!(!exists(&bench.new_site()).unwrap() && !exists(&bench.old_site()).unwrap());
        }
    }

    #[test]
    fn a_build_killed_after_two_renames_is_cleared_up() {
        let (_room, target) = folder();
        let bench = Bench::take(&target).unwrap().unwrap();
        lay(&bench.old_site().join("index.html"), "former");
        lay(&target.join("index.html"), "new");
        bench.recover(&target).unwrap();
        assert_eq!(fs::read_to_string(target.join("index.html")).unwrap(), "new");
        assert!(!exists(&bench.old_site()).unwrap());
    }
}
