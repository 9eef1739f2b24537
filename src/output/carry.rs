//! Carrying over what is not ours: a `CNAME`, a `.git` folder, somebody's notes.

use std::fs::{self, File, FileTimes, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};

use super::manifest::Manifest;
use super::{MANIFEST, OutputError};

/// Brings every file and folder of `from` that `former` does not list into `to`, the site listed in `new`.
pub(super) fn carry_over(
    from: &Utf8Path,
    to: &Utf8Path,
    former: &Manifest,
    new: &Manifest,
) -> Result<(), OutputError> {
    let mut ours = former.folders();
    ours.insert("");
    let carrier = Carrier { ours: |folder: &str| ours.contains(folder), former, new };
    carrier.carry_folder(from.as_std_path(), to.as_std_path(), Some(""))
}

struct Carrier<'a, F> {
    ours: F,
    former: &'a Manifest,
    new: &'a Manifest,
}

impl<F: Fn(&str) -> bool> Carrier<'_, F> {
    /// `address` is that of the folder; `None` if it is not UTF-8, and hence surely not ours.
    fn carry_folder(&self, from: &Path, to: &Path, address: Option<&str>) -> Result<(), OutputError> {
        for entry in fs::read_dir(from).map_err(refused("read", from))? {
            let entry = entry.map_err(refused("read", from))?;
            let name = entry.file_name();
            let address = address.zip(name.to_str()).map(|(above, name)| match above {
                "" => name.to_owned(),
                _ => format!("{above}/{name}"),
            });
            let address = address.as_deref();
            let kind = entry.file_type().map_err(refused("read", &entry.path()))?;
            let (from, to) = (entry.path(), to.join(&name));
            if address == Some(MANIFEST)
                || (!kind.is_dir() && address.is_some_and(|it| self.former.lists(it)))
            {
                continue;
            }
            if address.is_some_and(|it| self.new.lists(it)) {
                // A folder of our own may give way to a file, if nothing in it is to be carried.
                if !kind.is_dir() || holds_more_than(&from, address, self.former)? {
                    return Err(OutputError::InTheWay { path: shown(&from) });
                }
            } else if kind.is_dir() {
                if !address.is_some_and(&self.ours) {
                    copy_folder(&from, &to)?;
                }
                self.carry_folder(&from, &to, address)?;
            } else {
                carry_file(&from, &to, kind.is_symlink())?;
            }
        }
        Ok(())
    }
}

/// Whether `folder` holds anything that `former` does not list.
fn holds_more_than(folder: &Path, address: Option<&str>, former: &Manifest) -> Result<bool, OutputError> {
    let Some(address) = address else { return Ok(true) };
    let mut empty = true;
    for entry in fs::read_dir(folder).map_err(refused("read", folder))? {
        let entry = entry.map_err(refused("read", folder))?;
        empty = false;
        let inner = entry.file_name().to_str().map(|name| format!("{address}/{name}"));
        let kind = entry.file_type().map_err(refused("read", &entry.path()))?;
        let foreign = match inner.as_deref() {
            Some(inner) if !kind.is_dir() => !former.lists(inner),
            inner => holds_more_than(&entry.path(), inner, former)?,
        };
        if foreign {
            return Ok(true);
        }
    }
    // An empty folder is the user's: we never make one.
    Ok(empty)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), OutputError> {
    fs::create_dir_all(to).map_err(in_the_way_or("create the folder", from, to))?;
    let permissions = fs::metadata(from).map_err(refused("read", from))?.permissions();
    if permissions.readonly() {
        return Ok(());
    }
    fs::set_permissions(to, permissions).map_err(refused("create the folder", to))
}

fn carry_file(from: &Path, to: &Path, is_link: bool) -> Result<(), OutputError> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(in_the_way_or("create the folder", from, parent))?;
    }
    if is_link {
        return carry_link(from, to).map_err(in_the_way_or("carry over", from, from));
    }
    link_or_copy(from, to).map_err(in_the_way_or("carry over", from, from))
}

/// Makes `to` a second name of `from` or, where the system allows none, a copy with its time stamp.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(fault) if fault.kind() != io::ErrorKind::AlreadyExists => copy_with_time(from, to),
        linked => linked,
    }
}

/// Copies content, permissions and time stamp. `to` must not exist.
fn copy_with_time(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = File::open(from)?;
    let metadata = source.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::Unsupported, "neither file, folder nor link"));
    }
    let mut copy = OpenOptions::new().write(true).create_new(true).open(to)?;
    io::copy(&mut source, &mut copy)?;
    copy.set_times(times(&metadata)?)?;
    copy.set_permissions(metadata.permissions())
}

fn times(metadata: &Metadata) -> io::Result<FileTimes> {
    Ok(FileTimes::new().set_modified(metadata.modified()?))
}

#[cfg(unix)]
fn carry_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(windows)]
fn carry_link(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::windows::fs::{FileTypeExt as _, symlink_dir, symlink_file};
    let place = fs::read_link(from)?;
    if fs::symlink_metadata(from)?.file_type().is_symlink_dir() {
        symlink_dir(place, to)
    } else {
        symlink_file(place, to)
    }
}

/// For `map_err`: a file of the new site stands where `from` belongs, or the system refused `action` on `on`.
fn in_the_way_or<'a>(
    action: &'static str,
    from: &'a Path,
    on: &'a Path,
) -> impl FnOnce(io::Error) -> OutputError + 'a {
    move |fault| match fault.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            OutputError::InTheWay { path: shown(from) }
        }
        _ => refused(action, on)(fault),
    }
}

fn refused<'a>(action: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> OutputError + 'a {
    move |source| OutputError::Io { action, path: shown(path), source }
}

/// For messages: a name that is not UTF-8 is shown with replacement characters.
fn shown(path: &Path) -> Utf8PathBuf {
    Utf8PathBuf::from(path.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_its_time() {
        let room = tempfile::tempdir().unwrap();
        let (from, to) = (room.path().join("a"), room.path().join("b"));
        let file = OpenOptions::new().write(true).create_new(true).open(&from).unwrap();
        let before = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        file.set_modified(before).unwrap();
        copy_with_time(&from, &to).unwrap();
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), before);
        assert!(copy_with_time(&from, &to).is_err());
        assert!(copy_with_time(room.path(), &room.path().join("c")).is_err());
    }
}
