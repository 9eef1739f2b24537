//! Annotations that an earlier build has made: an article whose text did not change is not read for names again.

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::annotate::{Annotations, annotate};
use crate::corpus::Article;
use crate::diagnostic::{Panic, catch_panic};
use crate::output::{Cache, Hash, Hasher};

/// The file in which annotations are kept.
const NAME: &str = "annotations";
/// The recognisers that made them: a hash of their code and word lists.
const VERSION: &str = env!("LEPORELLO_RECOGNISERS");

/// What is kept between builds; nothing, if there is no folder for it.
pub(super) struct Kept {
    folder: Option<Utf8PathBuf>,
    cache: Cache,
}

/// So many articles are read in a row before another core may take over; more would keep it waiting at the end.
const IN_A_ROW: usize = 16;

impl Kept {
    /// Reads what is kept in `folder`.
    pub(super) fn open(folder: Option<Utf8PathBuf>) -> Self {
        let cache = folder.as_ref().map(|folder| Cache::open(folder, NAME, VERSION)).unwrap_or_default();
        Self { folder, cache }
    }

    /// Annotates the articles, as far as that is not kept; `done` is called once for each, from any thread.
    ///
    /// A mistake in the recognisers that ends in a panic costs the annotations of one article.
    pub(super) fn annotate(
        self,
        articles: &[Article],
        done: impl Fn() + Sync,
    ) -> Vec<Result<Annotations, Panic>> {
        self.annotate_by(annotate, articles, done)
    }

    fn annotate_by(
        self,
        recognise: impl Fn(&Article) -> Annotations + Sync,
        articles: &[Article],
        done: impl Fn() + Sync,
    ) -> Vec<Result<Annotations, Panic>> {
        let find = |article| catch_panic(|| recognise(article));
        if self.folder.is_none() {
            return articles
                .par_iter()
                .with_max_len(IN_A_ROW)
                .map(|article| (find(article), done()).0)
                .collect();
        }
        let found: Vec<(Hash, Result<Found, Panic>)> = articles
            .par_iter()
            .with_max_len(IN_A_ROW)
            .map(|article| {
                let key = key_of(article);
                let kept = self.cache.get(&key).and_then(|bytes| postcard::from_bytes(bytes).ok());
                let found = kept.map(Found::Kept).map_or_else(|| find(article).map(Found::made), Ok);
                done();
                (key, found)
            })
            .collect();
        self.keep(&found);
        found.into_iter().map(|(_, found)| found.map(Found::into_annotations)).collect()
    }

    /// Keeps what was found for the next build, if that differs from what is kept already.
    fn keep(&self, found: &[(Hash, Result<Found, Panic>)]) {
        let Some(folder) = &self.folder else { return };
        let unchanged = found.iter().all(|(_, found)| matches!(found, Ok(Found::Kept(_))));
        // Texts may occur twice, so that there may be fewer values than articles.
        if unchanged && self.cache.len() <= found.len() {
            return;
        }
        let entries = found.iter().filter_map(|(key, found)| match found {
            Ok(Found::Kept(_)) => self.cache.get(key).map(|bytes| (*key, bytes)),
            Ok(Found::Made(_, bytes)) => (!bytes.is_empty()).then_some((*key, bytes.as_slice())),
            Err(_) => None,
        });
        // A folder that cannot be written costs time, not results.
        let _ = Cache::save(folder, NAME, VERSION, entries);
    }
}

/// Annotations, and as bytes if they are new.
enum Found {
    Kept(Annotations),
    Made(Annotations, Vec<u8>),
}

impl Found {
    fn made(annotations: Annotations) -> Self {
        let bytes = postcard::to_stdvec(&annotations).unwrap_or_default();
        Self::Made(annotations, bytes)
    }

    fn into_annotations(self) -> Annotations {
        match self {
            Self::Kept(annotations) | Self::Made(annotations, _) => annotations,
        }
    }
}

/// A hash of all that `annotate` looks at: the language, the text and its blocks.
fn key_of(article: &Article) -> Hash {
    let mut hasher = Hasher::new();
    hasher.update(article.metadata.language.tag().as_bytes());
    hasher.update(&article.body.text.len().to_le_bytes());
    hasher.update(article.body.text.as_bytes());
    let blocks = postcard::to_stdvec(&article.body.blocks).unwrap_or_default();
    hasher.update(&blocks);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::*;
    use crate::corpus::{Defaults, read_corpus};

    #[test]
    fn a_panic_costs_the_annotations_of_one_article() {
        let corpus = read_corpus(Utf8Path::new("corpus"), &Defaults::default()).value.articles;
        let fails_in_the_second = |article: &Article| {
            assert_ne!(article.id, corpus[1].id, "a mistake");
            annotate(article)
        };
        let room = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(room.path()).unwrap().join("kept");
        for folder in [None, Some(folder.clone())] {
            let found = Kept::open(folder).annotate_by(fails_in_the_second, &corpus, || ());
            let failed: Vec<bool> = found.iter().map(Result::is_err).collect();
            assert_eq!(failed, (0..corpus.len()).map(|index| index == 1).collect::<Vec<_>>());
        }
        assert_eq!(Cache::open(&folder, NAME, VERSION).len(), corpus.len() - 1);
        let found = Kept::open(Some(folder)).annotate(&corpus, || ());
        assert!(found.iter().all(Result::is_ok), "what failed is made again");
    }

    #[test]
    fn what_is_kept_is_what_would_be_found() {
        let corpus = read_corpus(Utf8Path::new("corpus"), &Defaults::default()).value.articles;
        let room = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(room.path()).unwrap().join("kept");
        let draw = |annotations: &[Result<Annotations, Panic>]| format!("{annotations:?}");
        let plain = draw(&Kept::open(None).annotate(&corpus, || ()));
        for _ in 0..2 {
            assert_eq!(draw(&Kept::open(Some(folder.clone())).annotate(&corpus, || ())), plain);
        }
        let kept = Cache::open(&folder, NAME, VERSION);
        assert_eq!(kept.len(), corpus.len());
        assert!(corpus.iter().all(|article| kept.get(&key_of(article)).is_some()));
        // One article fewer: what nobody asks for is not kept on.
        Kept::open(Some(folder.clone())).annotate(&corpus[1..], || ());
        assert_eq!(Cache::open(&folder, NAME, VERSION).len(), corpus.len() - 1);
    }
}
