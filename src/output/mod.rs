//! What leaves the program: the documented records, and the forms made of them.

mod jsonl;
mod reader;
pub mod record;
mod records;
mod sheet;
mod source;
mod summary;
mod verify;

pub use jsonl::{Writer, line};
pub use reader::Reader;
pub use records::{Offsets, Selection, duplicate, entities, of_article, problem};
pub use sheet::sheet;
pub use source::Reopened;
pub use verify::{Proof, Verifier};

/// The JSON Schema of one line of output, made from the types of [`record`].
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(record::Record<'static>)
}
