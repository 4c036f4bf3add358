//! A hash table from 64-bit hashes to small numbers, eight bytes an entry: the lexicon is too large for the
//! processor's near caches, so that the time of a look is the number of places it touches, and this one touches one.

/// Bits of an entry that hold the number; the rest holds the upper bits of the hash.
const NUMBER: u32 = 24;

/// The table. Two keys with one hash are one key to it.
#[derive(Debug)]
pub(super) struct Table {
    /// Upper bits of the hash beside the number plus one, or 0 where nothing stands; at most three in four are taken.
    slots: Vec<u64>,
    /// Every key and its number, for the move to a larger table.
    entries: Vec<(u64, u32)>,
}

impl Table {
    /// A table with room for so many keys before it has to grow.
    pub(super) fn new(keys: usize) -> Self {
        let slots = (keys * 4 / 3 + 8).next_power_of_two();
        Self { slots: vec![0; slots], entries: Vec::with_capacity(keys) }
    }

    /// The number stored for `hash`.
    pub(super) fn get(&self, hash: u64) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if slot >> NUMBER == hash >> NUMBER {
                return Some(slot as u32 & ((1 << NUMBER) - 1)).map(|n| n - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// Stores a number under a hash that has none yet.
    pub(super) fn insert(&mut self, hash: u64, number: u32) {
        self.entries.push((hash, number));
        if self.entries.len() * 4 > self.slots.len() * 3 {
            self.slots = vec![0; self.slots.len() * 2];
            (0..self.entries.len()).for_each(|n| self.place(self.entries[n]));
        } else {
            self.place((hash, number));
        }
    }

    fn place(&mut self, (hash, number): (u64, u32)) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = hash >> NUMBER << NUMBER | u64::from(number + 1);
    }

    /// Keys stored.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// Two numbers mixed by a multiplication to 128 bits whose halves are folded together. The same on every machine.
pub(super) fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_is_given_through_growth() {
        let hash = |n: u32| mix(u64::from(n) ^ 0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93);
        let mut table = Table::new(100);
        (0..50_000).for_each(|n| table.insert(hash(n), n));
        assert!((0..50_000).all(|n| table.get(hash(n)) == Some(n)));
        assert!((50_000..100_000).all(|n| table.get(hash(n)).is_none()));
    }
}
