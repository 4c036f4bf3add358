//! How a record becomes JSON: the form `serde_json` gives it, written for speed, since half of a run's bytes are keys
//! and copied sentences. Strings are looked through eight bytes at a time, and keys go straight out.

use crate::id::push_number;
use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use std::borrow::Cow;
use std::fmt::Error;

/// Writes one value to the end of a buffer.
pub(super) struct Json<'o>(pub &'o mut Vec<u8>);

/// The items of a list or an object that is open.
pub(super) struct Items<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
    close: u8,
}

impl<'o> Items<'o> {
    fn open(out: &'o mut Vec<u8>, open: u8, close: u8) -> Self {
        out.push(open);
        Self { out, first: true, close }
    }

    /// Parts the next item from the one before.
    fn part(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Json(self.out))
    }

    fn close(self) {
        self.out.push(self.close);
    }
}

/// Kinds of values that no record has.
macro_rules! never {
    ($($name:ident($($type:ty),*) -> $answer:ty;)*) => {
        $(fn $name(self, $(_: $type),*) -> Result<$answer, Error> { Err(Error) })*
    };
}

/// Numbers, all written as the widest of their kind.
macro_rules! numbers {
    ($($name:ident($type:ty) as $wide:ident($wider:ty);)*) => {
        $(fn $name(self, number: $type) -> Result<(), Error> { self.$wide(<$wider>::from(number)) })*
    };
}

impl<'o> Serializer for Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'o>;
    type SerializeMap = Items<'o>;
    type SerializeStruct = Items<'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        string(text, self.0);
        Ok(())
    }

    fn serialize_bool(self, flag: bool) -> Result<(), Error> {
        self.0.extend_from_slice(if flag { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_u64(self, number: u64) -> Result<(), Error> {
        push_number(number, self.0);
        Ok(())
    }

    fn serialize_i64(self, number: i64) -> Result<(), Error> {
        if number < 0 {
            self.0.push(b'-');
        }
        push_number(number.unsigned_abs(), self.0);
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'o>, Error> {
        Ok(Items::open(self.0, b'[', b']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'o>, Error> {
        Ok(Items::open(self.0, b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'o>, Error> {
        self.serialize_map(None)
    }

    numbers! {
        serialize_u8(u8) as serialize_u64(u64);
        serialize_u16(u16) as serialize_u64(u64);
        serialize_u32(u32) as serialize_u64(u64);
        serialize_i8(i8) as serialize_i64(i64);
        serialize_i16(i16) as serialize_i64(i64);
        serialize_i32(i32) as serialize_i64(i64);
    }

    never! {
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.part();
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.part();
        self.value(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(b':');
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.part();
        // The name of a field holds nothing to escape.
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.push(b'"');
        self.serialize_value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

/// A string in quotation marks. U+0085, U+2028 and U+2029 are escaped too, since some readers split lines there.
fn string(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    out.push(b'"');
    if is_plain(bytes) {
        out.extend_from_slice(bytes)
    } else {
        escaped(bytes, out)
    }
    out.push(b'"');
}

/// Whether nothing in a string can need an escape, which is so for most.
fn is_plain(bytes: &[u8]) -> bool {
    match bytes.last_chunk() {
        Some(last) => are_plain(*last) && bytes.as_chunks().0.iter().all(|block| are_plain(*block)),
        None => !bytes.iter().any(|byte| *byte < 0x20 || *byte >= 0x80 || matches!(byte, b'"' | b'\\')),
    }
}

/// Whether eight bytes are ASCII without control characters, quotation marks and backslashes. Subtraction borrows from
/// the top bit of a byte only where the byte, or one below, is smaller than what is taken off.
const fn are_plain(block: [u8; 8]) -> bool {
    /// A one in each byte.
    const ONES: u64 = u64::MAX / 0xFF;
    let word = u64::from_le_bytes(block);
    let control = word.wrapping_sub(0x20 * ONES);
    let quote = (word ^ (b'"' as u64 * ONES)).wrapping_sub(ONES);
    let backslash = (word ^ (b'\\' as u64 * ONES)).wrapping_sub(ONES);
    (word | control | quote | backslash) & (0x80 * ONES) == 0
}

fn escaped(bytes: &[u8], out: &mut Vec<u8>) {
    let mut from = 0;
    for (number, block) in bytes.chunks(8).enumerate().filter(|(_, block)| !is_plain(block)) {
        for at in number * 8..number * 8 + block.len() {
            if let Some((escape, length)) = escape(&bytes[at..]) {
                out.extend_from_slice(&bytes[from..at]);
                out.extend_from_slice(escape.as_bytes());
                from = at + length;
            }
        }
    }
    out.extend_from_slice(&bytes[from..]);
}

/// What to write for the character that `bytes` begin with, and its length, if it may not stand as it is.
fn escape(bytes: &[u8]) -> Option<(Cow<'static, str>, usize)> {
    let known = |escape: &'static str, length| Some((Cow::Borrowed(escape), length));
    match bytes {
        [0xC2, 0x85, ..] => known("\\u0085", 2),
        [0xE2, 0x80, 0xA8, ..] => known("\\u2028", 3),
        [0xE2, 0x80, 0xA9, ..] => known("\\u2029", 3),
        [0x20 | 0x21 | 0x23..=0x5B | 0x5D.., ..] | [] => None,
        [b'"', ..] => known("\\\"", 1),
        [b'\\', ..] => known("\\\\", 1),
        [b'\n', ..] => known("\\n", 1),
        [b'\r', ..] => known("\\r", 1),
        [b'\t', ..] => known("\\t", 1),
        [8, ..] => known("\\b", 1),
        [12, ..] => known("\\f", 1),
        [control, ..] => Some((format!("\\u{control:04x}").into(), 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::{Args, Argument, Attribution, Claim, Position, Problem, Record, Value};
    use super::*;

    fn written(value: &impl Serialize) -> String {
        let mut out = Vec::new();
        value.serialize(Json(&mut out)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn records_are_written_as_serde_json_writes_them() {
        let odd: String = ('\0'..'\u{ff}').filter(|c| *c != '\u{85}').chain("“é” – 🎉 ".chars()).collect();
        let argument =
            |value| Argument { value, at: Some(Position::default()), rank: Some(-12), ..Argument::default() };
        let args = [
            (odd.as_str().into(), argument(Some(Value::Text(odd.repeat(3).into())))),
            ("flag".into(), argument(Some(Value::Flag(true)))),
            ("number".into(), argument(Some(Value::Number(i64::MIN)))),
            ("none".into(), Argument::default()),
        ];
        let claim = Claim {
            id: odd.as_str().into(),
            article: "".into(),
            kind: "rating".into(),
            at: Position { start: 0, end: 9, byte_start: 10, byte_end: u32::MAX },
            text: "It was \"good\".\n".into(),
            summary: "".into(),
            args: Args(args.into()),
            modality: "asserted".into(),
            attribution: Attribution::default(),
            rule: "x".into(),
            confidence: "high".into(),
            flags: vec!["a".into(), "b".into()],
        };
        let (path, message) = ("a".into(), "b".into());
        let problem = Problem { path, error: "x".into(), message, line: Some(7), column: None };
        for record in [Record::Claim(claim), Record::Problem(problem)] {
            assert_eq!(written(&record), serde_json::to_string(&record).unwrap());
        }
    }

    #[test]
    fn what_readers_take_for_line_ends_is_escaped() {
        assert_eq!(written(&"a\u{85}b\u{2028}\u{2029}c\u{84}…"), "\"a\\u0085b\\u2028\\u2029c\u{84}…\"");
    }
}
