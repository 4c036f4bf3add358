//! spotcheck finds the checkable claims in articles about inspections, with no model, no server and no
//! network, and tells for each the exact place where it stands.

pub mod fold;
pub mod id;
pub mod problem;
pub mod span;
pub mod words;

pub mod lexicon;
pub mod read;

pub mod text;

pub mod mention;
