//! Long files from many small pieces.

use rayon::prelude::*;

/// So many pieces are written side by side, and held beside the file that they become a part of.
const SIDE_BY_SIDE: usize = 1024;

/// Writes each item on all cores, and hands the pieces to `push` in the order of the items, a few at a time: the file
/// itself is the only thing of its size.
pub(super) fn write_in_order<'a, T: Sync, P: Send>(
    items: &'a [T],
    write: impl Fn(&'a T) -> P + Sync,
    mut push: impl FnMut(P),
) {
    for items in items.chunks(SIDE_BY_SIDE) {
        let pieces: Vec<P> = items.par_iter().map(&write).collect();
        pieces.into_iter().for_each(&mut push);
    }
}
