//! The staging folder: a site being made beside the published one.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};

use super::address::{check_address, folders_above, locate};
use super::bench::{Bench, delete};
use super::carry::{carry_over, link_or_copy};
use super::hash::Hash;
use super::known::Known;
use super::long_file::LongFile;
use super::manifest::Manifest;
use super::swap::{swap, sync, sync_folder};
use super::{MANIFEST, OutputError};

/// A folder beside the target, being filled; [`publish`](Self::publish) puts it in the target's place.
///
/// It may be written to from many threads. Dropped without having been published, it disappears and leaves the
/// published site as it was.
///
/// # Example
/// ```
/// # let room = tempfile::tempdir().unwrap();
/// # let target = camino::Utf8Path::from_path(room.path()).unwrap().join("public");
/// use leporello::output::Staging;
///
/// let staging = Staging::open(&target)?;
/// staging.write("people/marco-rubio.html", b"<!DOCTYPE html>")?;
/// let summary = staging.publish()?;
/// assert_eq!(summary.written, ["people/marco-rubio.html"]);
/// assert!(target.join("people/marco-rubio.html").exists());
/// # Ok::<_, leporello::output::OutputError>(())
/// ```
#[derive(Debug)]
pub struct Staging {
    target: Utf8PathBuf,
    site: Utf8PathBuf,
    former: Manifest,
    /// Whether something stood at the target when the build began.
    stands: bool,
    /// When the published site was completed: its manifest is the last file that a build writes.
    published: Option<SystemTime>,
    bench: Bench,
    folders: Mutex<BTreeSet<String>>,
    files: Mutex<Vec<Entry>>,
    failed: AtomicBool,
}

/// A file in the staging folder.
#[derive(Debug)]
struct Entry {
    address: String,
    hash: Hash,
    unchanged: bool,
}

/// Where a file goes, and what the published site has there.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) path: Utf8PathBuf,
    pub(super) published: Utf8PathBuf,
    /// The hash of the published file, if it is ours.
    pub(super) former: Option<&'a Hash>,
}

impl Place<'_> {
    /// Makes the new file.
    pub(super) fn create(&self) -> io::Result<File> {
        OpenOptions::new().write(true).create_new(true).open(&self.path)
    }

    /// Lets the published file be the new one, too, with its time stamp.
    pub(super) fn keep_published(&self) -> io::Result<()> {
        link_or_copy(self.published.as_std_path(), self.path.as_std_path())
    }

    /// Whether the published file is ours and a plain file of this content. One that cannot be read is not.
    pub(super) fn holds(&self, hash: &Hash) -> bool {
        let is_file = || self.published.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        let read = || Hash::of_all(File::open(&self.published)?);
        self.former == Some(hash) && is_file() && read().is_ok_and(|found| found == *hash)
    }

    /// What it means that the system refused to write there.
    pub(super) fn refused(&self, address: &str, fault: io::Error) -> OutputError {
        // The folder was empty when we began, so this is a file of our own.
        if fault.kind() == io::ErrorKind::AlreadyExists {
            return OutputError::Twice { path: address.to_owned() };
        }
        OutputError::io("write", &self.path)(fault)
    }
}

/// What a publication did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The addresses of the files that are new or have new content, sorted.
    pub written: Vec<String>,
    /// How many files were left as they were, with their time stamps.
    pub unchanged: usize,
    /// The addresses of the former site that are gone, sorted.
    pub removed: Vec<String>,
    /// The former site, if it could not be deleted; the next build tries again.
    pub left_behind: Option<Utf8PathBuf>,
}

impl Staging {
    /// Begins a site that is to stand at `target`: a folder that is missing (it is made, with those above it),
    /// or empty but for names that begin with a dot, or was published by an earlier build. If it is a link, the
    /// folder at its end is meant. What a killed build has left is cleared first.
    ///
    /// # Errors
    /// - [`OutputError::Foreign`] if the folder has content that is not ours, [`OutputError::NotAFolder`] if it
    ///   is none: nothing is touched.
    /// - [`OutputError::Busy`] if another build to the same target is under way.
    /// - [`OutputError::Manifest`] if the manifest in it is damaged.
    /// - [`OutputError::Io`] if the system refuses.
    pub fn open(target: &Utf8Path) -> Result<Self, OutputError> {
        let given = target;
        let target = resolve(given)?;
        let Some(bench) = Bench::take(&target)? else {
            return Err(OutputError::Busy { path: given.to_owned() });
        };
        bench.recover(&target)?;
        let former = read_former(&target, given)?;
        let stands = target.symlink_metadata().is_ok();
        let published = target.join(MANIFEST).metadata().and_then(|manifest| manifest.modified()).ok();
        let site = bench.new_site();
        fs::create_dir(&site).map_err(OutputError::io("create the folder", &site))?;
        Ok(Self {
            target,
            site,
            former,
            stands,
            published,
            bench,
            folders: Mutex::default(),
            files: Mutex::default(),
            failed: AtomicBool::new(false),
        })
    }

    /// Writes the file at `address`: a relative path with forward slashes, without `.` and `..`, without
    /// control characters and `\ : * ? " < > |`, and not the manifest's.
    ///
    /// If the published file has the same bytes, it is kept with its time stamp.
    ///
    /// # Errors
    /// - [`OutputError::Address`] if `address` is not of this form, [`OutputError::Twice`] if it is taken.
    /// - [`OutputError::InTheWay`] if the target has a file there that is not ours.
    /// - [`OutputError::Io`] if the system refuses.
    ///
    /// After an error the site can no longer be published.
    pub fn write(&self, address: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.try_write(address, bytes).map(drop).inspect_err(|_| self.fail())
    }

    /// The same, and tells by what [`keep`](Self::keep) may know the file again.
    ///
    /// # Errors
    /// As of [`write`](Self::write).
    pub fn write_known(&self, address: &str, bytes: &[u8]) -> Result<Known, OutputError> {
        let written = self.try_write(address, bytes).inspect_err(|_| self.fail())?;
        let metadata = locate(&self.site, address).symlink_metadata().ok();
        Ok(Known::new(written, metadata.as_ref()))
    }

    /// Keeps the published file at `address` with its time stamp if it is as it is known; tells by what the next build may
    /// know it, or nothing if the file is another one.
    ///
    /// # Errors
    /// As of [`write`](Self::write).
    pub fn keep(&self, address: &str, known: &Known) -> Result<Option<Known>, OutputError> {
        self.try_keep(address, known).inspect_err(|_| self.fail())
    }

    /// Begins a file that is too long to be held in memory; it takes its content in pieces.
    ///
    /// # Errors
    /// As of [`write`](Self::write).
    pub fn begin(&self, address: &str) -> Result<LongFile<'_>, OutputError> {
        LongFile::create(self, address).inspect_err(|_| self.fail())
    }

    fn try_keep(&self, address: &str, known: &Known) -> Result<Option<Known>, OutputError> {
        let place = self.place(address)?;
        let hash = known.hash();
        let Some(metadata) = place.published.symlink_metadata().ok() else { return Ok(None) };
        let untouched = place.former == Some(&hash) && known.is_untouched(&metadata, self.published);
        if !(untouched && metadata.is_file() || place.holds(&hash)) {
            return Ok(None);
        }
        place.keep_published().map_err(|fault| place.refused(address, fault))?;
        self.enter(address.to_owned(), hash, true);
        Ok(Some(Known::new(hash, Some(&metadata))))
    }

    fn try_write(&self, address: &str, bytes: &[u8]) -> Result<Hash, OutputError> {
        let place = self.place(address)?;
        let hash = Hash::of(bytes);
        let unchanged = place.former == Some(&hash) && holds(&place.published, bytes);
        let done = if unchanged {
            place.keep_published()
        } else {
            place.create().and_then(|mut file| file.write_all(bytes))
        };
        done.map_err(|fault| place.refused(address, fault))?;
        self.enter(address.to_owned(), hash, unchanged);
        Ok(hash)
    }

    /// Where the file at `address` goes; the folders above it are made.
    pub(super) fn place(&self, address: &str) -> Result<Place<'_>, OutputError> {
        check_address(address)?;
        self.make_folders(address)?;
        let (path, published) = (locate(&self.site, address), locate(&self.target, address));
        let former = self.former.hash(address);
        // What another puts there meanwhile is seen when the site is published.
        let stands = || self.stands && published.symlink_metadata().is_ok_and(|it| !it.is_dir());
        if former.is_none() && stands() {
            return Err(OutputError::InTheWay { path: published });
        }
        Ok(Place { path, published, former })
    }

    /// Lists a file that now stands in the staging folder.
    pub(super) fn enter(&self, address: String, hash: Hash, unchanged: bool) {
        let entry = Entry { address, hash, unchanged };
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    /// Lets the site never be published, as something is missing in it.
    pub(super) fn fail(&self) {
        self.failed.store(true, Ordering::Relaxed);
    }

    /// Makes the folder for `address`, once.
    fn make_folders(&self, address: &str) -> Result<(), OutputError> {
        let Some(folder) = folders_above(address).next() else { return Ok(()) };
        if self.folders.lock().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        let path = locate(&self.site, folder);
        fs::create_dir_all(&path).map_err(|fault| match fault.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                OutputError::Twice { path: address.to_owned() }
            }
            _ => OutputError::io("create the folder", &path)(fault),
        })?;
        self.folders.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }

    /// Puts the site in the target's place, whole, together with the files in the target that are not ours.
    /// If nothing has changed, nothing is touched.
    ///
    /// # Errors
    /// - [`OutputError::Incomplete`] if a [`write`](Self::write) failed.
    /// - [`OutputError::InTheWay`] if a file that is not ours stands where one of the site belongs.
    /// - [`OutputError::Io`] if the system refuses.
    ///
    /// In each case the target is as it was.
    pub fn publish(self) -> Result<Summary, OutputError> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(OutputError::Incomplete);
        }
        let Self { target, site, former, bench, files, .. } = self;
        let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut summary = Summary::default();
        for entry in &files {
            if entry.unchanged {
                summary.unchanged += 1;
            } else {
                summary.written.push(entry.address.clone());
            }
        }
        summary.written.sort_unstable();
        let manifest = Manifest::new(files.into_iter().map(|entry| (entry.address, entry.hash)));
        let removed = former.addresses().filter(|address| !manifest.lists(address));
        summary.removed = removed.map(str::to_owned).collect();

        let listing = manifest.to_bytes();
        if summary.written.is_empty() && summary.removed.is_empty() && holds(&target.join(MANIFEST), &listing)
        {
            return Ok(summary);
        }
        write_manifest(&site, &listing)?;
        let unsynced: Vec<_> = summary.written.iter().map(String::as_str).chain([MANIFEST]).collect();
        sync(&site, unsynced.into_iter())?;
        // As late as can be: what the user saves into the target after this goes with the former site.
        if let Ok(metadata) = target.symlink_metadata() {
            carry_over(&target, &site, &former, &manifest)?;
            keep_permissions(&metadata, &site)?;
        }
        swap(&site, &target, &bench.old_site())?;
        if let Some(parent) = target.parent() {
            sync_folder(parent);
        }
        let former_sites = [site, bench.old_site()];
        summary.left_behind = former_sites.into_iter().find(|folder| delete(folder).is_err());
        Ok(summary)
    }
}

/// The absolute path of the target, with links followed and the folders above it made.
fn resolve(given: &Utf8Path) -> Result<Utf8PathBuf, OutputError> {
    let none = || OutputError::NotAFolder { path: given.to_owned() };
    let target = match given.canonicalize_utf8() {
        Ok(found) => found,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => {
            // A link that leads nowhere is the user's to mend.
            if given.is_symlink() {
                return Err(OutputError::io("follow the link", given)(fault));
            }
            let (Some(parent), Some(name)) = (given.parent(), given.file_name()) else { return Err(none()) };
            let parent = if parent.as_str().is_empty() { Utf8Path::new(".") } else { parent };
            fs::create_dir_all(parent).map_err(OutputError::io("create the folder", parent))?;
            parent.canonicalize_utf8().map_err(OutputError::io("read", parent))?.join(name)
        }
        Err(fault) if fault.kind() == io::ErrorKind::NotADirectory => return Err(none()),
        Err(fault) => return Err(OutputError::io("read", given)(fault)),
    };
    let is_file = target.metadata().is_ok_and(|metadata| !metadata.is_dir());
    if is_file || target.file_name().is_none() { Err(none()) } else { Ok(target) }
}

/// The manifest of what is published; empty if nothing is.
fn read_former(target: &Utf8Path, given: &Utf8Path) -> Result<Manifest, OutputError> {
    if let Some(former) = Manifest::read(target)? {
        return Ok(former);
    }
    let entries = match fs::read_dir(target) {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Manifest::default()),
        Err(fault) => return Err(OutputError::io("read", target)(fault)),
    };
    for entry in entries {
        let name = entry.map_err(OutputError::io("read", target))?.file_name();
        // `.git` of a fresh work tree and `.DS_Store` are nobody's site.
        if !name.as_encoded_bytes().starts_with(b".") {
            return Err(OutputError::Foreign { path: given.to_owned() });
        }
    }
    Ok(Manifest::default())
}

fn write_manifest(site: &Utf8Path, listing: &[u8]) -> Result<(), OutputError> {
    let path = site.join(MANIFEST);
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    file.and_then(|mut file| file.write_all(listing)).map_err(OutputError::io("write", &path))
}

/// Whether the file at `path` is a plain file with exactly these bytes. One that cannot be read has not.
fn holds(path: &Utf8Path, bytes: &[u8]) -> bool {
    let same_size =
        |metadata: fs::Metadata| metadata.is_file() && usize::try_from(metadata.len()) == Ok(bytes.len());
    path.symlink_metadata().is_ok_and(same_size) && compare(path, bytes).unwrap_or(false)
}

fn compare(path: &Utf8Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; bytes.len().clamp(1, 1 << 16)];
    for chunk in bytes.chunks(buffer.len()) {
        file.read_exact(&mut buffer[..chunk.len()])?;
        if buffer[..chunk.len()] != *chunk {
            return Ok(false);
        }
    }
    Ok(file.read(&mut buffer)? == 0)
}

/// A folder that a group may write to stays so.
fn keep_permissions(of: &fs::Metadata, on: &Utf8Path) -> Result<(), OutputError> {
    if of.permissions().readonly() {
        return Ok(());
    }
    fs::set_permissions(on, of.permissions()).map_err(OutputError::io("create the folder", on))
}
