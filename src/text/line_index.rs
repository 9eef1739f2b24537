//! Lines and columns of a source file.

/// Where each line of a text starts.
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Reads the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(offset, _)| offset + 1)).collect();
        Self { starts }
    }

    /// Line and column of a byte `offset`, both counted from 1, the column in characters.
    pub fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let column = text[self.starts[line - 1]..offset].chars().count() + 1;
        (line, column)
    }

    /// The byte offset where `line` (counted from 1) starts; the text's end when there are fewer lines.
    pub fn start_of(&self, line: usize, text: &str) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len())
    }
}
