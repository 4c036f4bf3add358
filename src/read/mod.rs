//! From files to articles: walk, decode, parse, label zones. This is the only step that opens article files.

mod article;
mod calendar;
mod captions;
mod dateline;
mod decode;
mod furniture;
mod head;
mod inline;
mod lines;
mod metadata;
mod stream;
mod walk;
mod zone;
mod zones;

pub use article::{Article, Parsed, Published, parse, parse_bytes};
pub use dateline::iso_date;
pub use decode::Encoding;
pub(crate) use decode::decode;
pub use metadata::Metadata;
pub use stream::parse_line;
pub use walk::{Source, read_file, walk};
pub use zone::{Zone, ZoneSpan};
