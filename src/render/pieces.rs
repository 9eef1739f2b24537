//! Long files from many small pieces.

use rayon::prelude::*;

use crate::output::LongFile;

/// So many items are drawn by one core before it looks for others.
const RUN: usize = 32;
/// So many runs are drawn side by side and held.
const SIDE_BY_SIDE: usize = 32;

/// Writes a list into `file`: what stands before it, what `draw` appends for each item, with `between` between them, and
/// what stands behind it. Runs of items are drawn on all cores, a few at a time and always into the same buffers: nothing of
/// the size of the file is ever held.
pub(super) fn write_list<'a, T: Sync>(
    [before, between, behind]: [&str; 3],
    items: &'a [T],
    draw: impl Fn(&'a T, &mut Vec<u8>) + Sync,
    file: &mut LongFile,
) {
    file.push(before.as_bytes());
    let mut buffers = vec![Vec::new(); SIDE_BY_SIDE];
    let mut separator = "";
    for items in items.chunks(RUN * SIDE_BY_SIDE) {
        let runs = items.par_chunks(RUN);
        let drawn = &mut buffers[..runs.len()];
        runs.zip(drawn.par_iter_mut()).for_each(|(run, buffer)| {
            buffer.clear();
            for (index, item) in run.iter().enumerate() {
                if index > 0 {
                    buffer.extend_from_slice(between.as_bytes());
                }
                draw(item, buffer);
            }
        });
        for buffer in drawn {
            file.push(separator.as_bytes());
            file.push(buffer);
            separator = between;
        }
    }
    file.push(behind.as_bytes());
}
