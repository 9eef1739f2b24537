//! Reading a published site: for a server on this machine, and for packing.

use std::fs;
use std::io;

use camino::Utf8Path;

use super::OutputError;
use super::address::{check_address, locate};
use super::manifest::Manifest;

/// The content of the file at `address` of the site published at `target`; `None` if it is none of the site's.
///
/// # Errors
/// The system refuses to read it.
pub fn read_published(target: &Utf8Path, address: &str) -> io::Result<Option<Vec<u8>>> {
    if check_address(address).is_err() {
        return Ok(None);
    }
    let path = locate(target, address);
    if !path.is_file() {
        return Ok(None);
    }
    match fs::read(path) {
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// The addresses of all files of the site published at `target`, sorted; empty if nothing is published there.
///
/// # Errors
/// [`OutputError::Manifest`] if its manifest is damaged, [`OutputError::Io`] if the system refuses.
pub fn list_published(target: &Utf8Path) -> Result<Vec<String>, OutputError> {
    let manifest = Manifest::read(target)?.unwrap_or_default();
    Ok(manifest.addresses().map(str::to_owned).collect())
}
