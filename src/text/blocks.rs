//! Blocks in tokens: what the reader's zones are in bytes.

use super::tokens::{Range, Token};
use crate::read::{Zone, ZoneSpan};

/// One paragraph, headline, list item or other segment that no sentence crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub tokens: Range,
    pub zone: Zone,
}

/// The blocks of an article; together they hold every token. Text without zones is one block of running text.
pub(crate) fn of(tokens: &[Token], zones: &[ZoneSpan]) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(zones.len() + 1);
    let mut start = 0;
    for zone in zones {
        let count = tokens[start..].iter().take_while(|t| t.span.start < zone.span.end).count();
        if count > 0 {
            blocks.push(Block { tokens: Range::new(start as u32, (start + count) as u32), zone: zone.zone });
        }
        start += count;
    }
    if start < tokens.len() {
        blocks.push(Block { tokens: Range::new(start as u32, tokens.len() as u32), zone: Zone::Body });
    }
    blocks
}
