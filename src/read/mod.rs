//! From files to articles: walk, decode, parse, label zones. This is the only step that opens article files.

mod article;
mod decode;
mod walk;
mod zones;

pub use article::{Article, Published, parse, parse_bytes};
pub use decode::Encoding;
pub(crate) use decode::decode;
pub use walk::{Source, read_file, walk};
pub use zones::{Zone, ZoneSpan};
