//! A published site as one zip file.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use camino::Utf8Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::OutputError;
use super::draft::Draft;
use super::published::{list_published, read_published};

/// Packs the site published at `target` into the zip file `archive`, in a folder called `folder`; returns how many
/// files it holds.
///
/// The files are those that were published, byte for byte, in the order of their addresses and with one fixed time
/// stamp, so that the same site gives the same zip. A former zip is replaced once the new one is whole.
///
/// # Errors
/// [`OutputError::Manifest`] if the site's manifest is damaged, [`OutputError::InTheWay`] if `archive` is a folder,
/// [`OutputError::Io`] if the system refuses; a former zip is then as it was.
pub fn pack_published(target: &Utf8Path, archive: &Utf8Path, folder: &str) -> Result<usize, OutputError> {
    if archive.is_dir() {
        return Err(OutputError::InTheWay { path: archive.to_owned() });
    }
    let addresses = list_published(target)?;
    let (draft, file) = Draft::create(archive).map_err(OutputError::io("write", archive))?;
    fill(file, &draft.path, target, &addresses, folder)?;
    draft.publish(archive).map_err(OutputError::io("write", archive))?;
    Ok(addresses.len())
}

fn fill(
    file: File,
    draft: &Utf8Path,
    target: &Utf8Path,
    addresses: &[String],
    folder: &str,
) -> Result<(), OutputError> {
    let mut zip = ZipWriter::new(BufWriter::new(file));
    // The oldest time that the format knows: a zip tells nothing of when it was made.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let refused = |fault: zip::result::ZipError| OutputError::io("write", draft)(fault.into());
    for address in addresses {
        let content =
            read_published(target, address).map_err(OutputError::io("read", &target.join(address)))?;
        let missing = || OutputError::io("read", &target.join(address))(std::io::ErrorKind::NotFound.into());
        zip.start_file(format!("{folder}/{address}"), options).map_err(refused)?;
        zip.write_all(&content.ok_or_else(missing)?).map_err(OutputError::io("write", draft))?;
    }
    let mut written = zip.finish().map_err(refused)?;
    written.flush().map_err(OutputError::io("write", draft))
}
