//! What leaves the program: the documented records, and the forms made of them.

mod jsonl;
pub mod record;
mod records;

pub use jsonl::{Writer, line};
pub use records::{Offsets, Selection, entities, of_article, problem};
