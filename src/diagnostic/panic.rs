//! Keeping a mistake of the program's own to the article in which it shows.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use camino::Utf8PathBuf;

use super::{Code, Diagnostic};

/// No input is known that leads here, so none lies under `tests/bad/`.
const PANIC: Code = Code("internal::panic");

/// A panic that was caught, with what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panic {
    /// What the program said when it gave up.
    pub message: String,
}

impl Panic {
    /// The diagnostic on the file `path`, of which nothing could be made.
    pub fn in_file(self, path: impl Into<Utf8PathBuf>) -> Diagnostic {
        self.at(path).help(
            "please report this together with the file; until it is mended, take the file out of the folder",
        )
    }

    /// The diagnostic on the folder `path`, where all files together make it.
    pub fn in_folder(self, path: impl Into<Utf8PathBuf>) -> Diagnostic {
        self.at(path).help("please report this together with the folder; what was published stays as it was")
    }

    fn at(self, path: impl Into<Utf8PathBuf>) -> Diagnostic {
        Diagnostic::error(PANIC, format!("leporello made a mistake: {}", self.message)).in_file(path)
    }
}

/// The value of `work`, or the panic that ended it.
///
/// `work` must leave nothing half done that others see: it makes a value of one article.
///
/// # Errors
/// - `work` panicked.
///
/// # Example
/// ```
/// use leporello::diagnostic::catch_panic;
/// assert_eq!(catch_panic(|| 7), Ok(7));
/// let caught = catch_panic(|| panic!("no {}", "way")).map_err(|panic: _| panic.message);
/// assert_eq!(caught, Err::<(), _>("no way".to_owned()));
/// ```
pub fn catch_panic<T>(work: impl FnOnce() -> T) -> Result<T, Panic> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| Panic { message: words_of(&*payload) })
}

/// `panic!` carries either of two kinds of text.
fn words_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("it gives no reason").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::draw;

    #[test]
    fn a_panic_is_drawn_with_its_file() {
        let nothing: [u8; 0] = [];
        let caught = catch_panic(|| nothing[nothing.len()]).unwrap_err();
        assert_eq!(
            draw(&caught.in_file("corpus/a.txt"), false),
            "error[internal::panic]: leporello made a mistake: index out of bounds: the len is 0 but the index is 0\n\
             --> corpus/a.txt\n \
             = help: please report this together with the file; until it is mended, take the file out of the folder\n"
        );
        let caught = catch_panic(|| std::panic::panic_any(7)).unwrap_err();
        assert_eq!(caught.message, "it gives no reason");
    }
}
