//! Long files from many small pieces.

use rayon::prelude::*;

use crate::output::LongFile;

/// So many pieces are drawn side by side and held.
const SIDE_BY_SIDE: usize = 1024;

/// Writes a list into `file`: what stands before it, what `draw` makes of each item, with `between` between them, and
/// what stands behind it. Pieces are drawn on all cores, a few at a time: nothing of the size of the file is ever held.
pub(super) fn write_list<'a, T: Sync, P: AsRef<[u8]> + Send>(
    [before, between, behind]: [&str; 3],
    items: &'a [T],
    draw: impl Fn(&'a T) -> P + Sync,
    file: &mut LongFile,
) {
    file.push(before.as_bytes());
    let mut separator = "";
    for items in items.chunks(SIDE_BY_SIDE) {
        let pieces: Vec<P> = items.par_iter().map(&draw).collect();
        for piece in pieces {
            file.push(separator.as_bytes());
            file.push(piece.as_ref());
            separator = between;
        }
    }
    file.push(behind.as_bytes());
}
