//! Bytes to text, and text offsets back to bytes.
//!
//! UTF-8 with or without a byte-order mark; UTF-16 by its mark; anything that is not valid UTF-8 is taken
//! for Windows-1252, and the article says so. The map back needs no table: in each encoding the raw byte
//! follows from one of the three ways to count that [`OffsetMap`] knows.

use crate::span::OffsetMap;

/// How an article's bytes were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a mark.
    #[default]
    Utf8,
    /// UTF-8 after a three-byte mark.
    Utf8Bom,
    /// UTF-16, low byte first, after its mark.
    Utf16Le,
    /// UTF-16, high byte first, after its mark.
    Utf16Be,
    /// Windows-1252, guessed since the bytes are not UTF-8.
    Windows1252,
}

impl Encoding {
    /// The name used in records and flags.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Bom => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The raw byte at which byte `at` of the decoded `text` stands.
    pub fn raw_byte(self, map: &OffsetMap, text: &str, at: u32) -> u32 {
        match self {
            Self::Utf8 => at,
            Self::Utf8Bom => at + 3,
            Self::Utf16Le | Self::Utf16Be => 2 + 2 * map.utf16(text, at),
            Self::Windows1252 => map.code_points(text, at),
        }
    }
}

/// The text of `raw` and how it was read. Unpaired UTF-16 surrogates become U+FFFD, one unit for one unit.
pub(crate) fn decode(raw: Vec<u8>) -> (String, Encoding) {
    match raw.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] if std::str::from_utf8(rest).is_ok() => {
            (String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8Bom)
        }
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16Be),
        _ => match String::from_utf8(raw) {
            Ok(text) => (text, Encoding::Utf8),
            Err(error) => (windows_1252(error.as_bytes()), Encoding::Windows1252),
        },
    }
}

fn utf16(raw: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = raw.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The characters of bytes 0x80 to 0x9F; the five bytes Windows leaves undefined keep their control character,
/// as the WHATWG Encoding Standard has it.
const C1: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(raw: &[u8]) -> String {
    raw.iter()
        .map(|b| if (0x80..0xA0).contains(b) { C1[*b as usize - 0x80] } else { char::from(*b) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_maps_back_to_its_bytes() {
        let text = "£7m “good” 🎉 end";
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let bom = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for (raw, want) in
            [(text.as_bytes().to_vec(), Encoding::Utf8), (bom, Encoding::Utf8Bom), (utf16, Encoding::Utf16Le)]
        {
            let (decoded, encoding) = decode(raw.clone());
            assert_eq!((decoded.as_str(), encoding), (text, want));
            let map = OffsetMap::new(&decoded);
            let at = decoded.find("end").unwrap() as u32;
            let start = encoding.raw_byte(&map, &decoded, at) as usize;
            assert_eq!(raw[start], b'e', "{encoding:?}");
        }
    }

    #[test]
    fn what_is_not_utf8_is_windows_1252() {
        let (text, encoding) = decode(b"\x93good\x94 \xa37m".to_vec());
        assert_eq!((text.as_str(), encoding), ("“good” £7m", Encoding::Windows1252));
    }
}
