//! Swapping two folders whole, and bringing them to the disk first.

use std::{fs, io};

use camino::Utf8Path;

use super::OutputError;

/// Puts `new` where `target` is. Afterwards the former site lies at `new` or at `old`, if there was one.
///
/// Where the system can exchange two names (Linux, macOS), `target` is whole at every moment. Elsewhere it is
/// missing for the blink between two renames, and [`Bench::recover`](super::bench::Bench::recover) puts it back
/// if the program dies in that blink.
pub(super) fn swap(new: &Utf8Path, target: &Utf8Path, old: &Utf8Path) -> Result<(), OutputError> {
    match exchange(new, target) {
        Ok(()) => Ok(()),
        // Either there is nothing to exchange with, or the system or the file system cannot; the renames will
        // report what else there is.
        Err(_) => rename_twice(new, target, old),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Utf8Path, other: &Utf8Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one.as_str(), CWD, other.as_str(), RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Utf8Path, _other: &Utf8Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn rename_twice(new: &Utf8Path, target: &Utf8Path, old: &Utf8Path) -> Result<(), OutputError> {
    let aside = match fs::rename(target, old) {
        Ok(()) => true,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => false,
        Err(fault) => return Err(OutputError::io("replace", target)(fault)),
    };
    fs::rename(new, target).map_err(|fault| {
        if aside && let Err(worse) = fs::rename(old, target) {
            return OutputError::io("restore", target)(worse);
        }
        OutputError::io("replace", target)(fault)
    })
}

/// Brings the files at `written` and the folder `root` to the disk, so that a power cut after the swap finds them
/// there.
pub(super) fn sync<'a>(
    root: &Utf8Path,
    written: impl ExactSizeIterator<Item = &'a str>,
) -> Result<(), OutputError> {
    if written.len() > MANY && sync_file_system(root).is_ok() {
        return Ok(());
    }
    for address in written {
        let path = super::address::locate(root, address);
        sync_file(&path).map_err(OutputError::io("write", &path))?;
    }
    sync_folder(root);
    Ok(())
}

/// From so many files on, one flush of the whole file system is quicker than one per file.
const MANY: usize = 64;

#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync_file_system(root: &Utf8Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(root)?)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync_file_system(_root: &Utf8Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// On macOS this is the plain `fsync`: std's `sync_all` also empties the drive's cache, once per file.
#[cfg(unix)]
fn sync_file(path: &Utf8Path) -> io::Result<()> {
    Ok(rustix::fs::fsync(fs::File::open(path)?)?)
}

#[cfg(not(unix))]
fn sync_file(path: &Utf8Path) -> io::Result<()> {
    fs::OpenOptions::new().write(true).open(path)?.sync_all()
}

/// Brings the names in `folder` to the disk. Not every system can flush a folder, and then there is no other way.
pub(super) fn sync_folder(folder: &Utf8Path) {
    #[cfg(unix)]
    let _ = sync_file(folder);
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests {
    use super::*;
    use camino::Utf8PathBuf;

    type Swap = fn(&Utf8Path, &Utf8Path, &Utf8Path) -> Result<(), OutputError>;

    fn names(folder: &Utf8Path) -> Vec<String> {
        let entries = folder.read_dir_utf8().unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().to_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn both_ways_put_the_new_site_in_place() {
        for swap in [swap as Swap, rename_twice] {
            for published in [false, true] {
                let temporary = tempfile::tempdir().unwrap();
                let root = Utf8PathBuf::from_path_buf(temporary.path().to_owned()).unwrap();
                let (new, target, old) = (root.join("new"), root.join("target"), root.join("old"));
                fs::create_dir_all(new.join("n")).unwrap();
                if published {
                    fs::create_dir_all(target.join("o")).unwrap();
                }
                swap(&new, &target, &old).unwrap();
                assert_eq!(names(&target), ["n"]);
                let former = [new, old].into_iter().find(|folder| folder.exists());
                assert_eq!(former.map(|folder| names(&folder)), published.then(|| vec!["o".to_owned()]));
            }
        }
    }

    #[test]
    fn a_failed_swap_puts_the_former_site_back() {
        for swap in [swap as Swap, rename_twice] {
            let temporary = tempfile::tempdir().unwrap();
            let root = Utf8PathBuf::from_path_buf(temporary.path().to_owned()).unwrap();
            fs::create_dir_all(root.join("target/o")).unwrap();
            assert!(swap(&root.join("missing"), &root.join("target"), &root.join("old")).is_err());
            assert_eq!(names(&root.join("target")), ["o"]);
            assert_eq!(names(&root), ["target"]);
        }
    }
}
