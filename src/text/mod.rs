//! GROUND: text without any notion of news: spans, lines and columns, sentences, folding, slugs.

mod bond;
mod code_points;
mod fold;
mod line_index;
mod month;
mod name;
mod places;
mod seen;
mod sentence;
mod slug;
mod span;
mod transcription;
mod word_list;

pub use bond::bonds;
pub use code_points::CodePoints;
pub use fold::{exact_name, fold, fold_name, is_capitalised, lower_first, sort_key, upper_first};
pub use line_index::LineIndex;
pub use month::GERMAN_MONTHS;
pub use name::{split_name, surname_of};
pub use places::{first_place, places_of};
pub use seen::{
    ascii_word_length, is_alphanumeric, is_invisible, is_one_line, on_one_line, one_line, push_one_line,
};
pub use sentence::{is_roman, sentence_ends};
pub use slug::{is_slug, push_slug, shorten_slug, slugify};
pub use span::Span;
pub use transcription::{agree, loose_readings, name_keys, resemble, resemble_words};
pub use word_list::{WordList, WordSet};
