//! Words and looks: texts in every language, typed page contexts with their templates, and the files that pages load.
//! Below this crate there are message keys with arguments, not prose; above it nobody writes HTML.

pub mod answers;
pub mod assets;
pub mod contexts;
mod decided;
pub mod draw;
mod file_name;
pub mod gallery;
pub mod opening;
mod timeline;
mod turn;
mod words;

pub use answers::{AnswerRow, AnswerSection, Answered, ChangedRow};
pub use contexts::{Page, purpose_key};
pub use opening::Opening;
pub use turn::To;
pub use words::{Help, Words};
