//! Exact decimal numbers: amounts are never held as floats, so that £0.10 stays £0.10.

use std::fmt;

/// `units` divided by ten to the power of `scale`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    units: i128,
    scale: u32,
}

/// More digits than any amount in the news; longer ones are references, not numbers.
const MOST_DIGITS: usize = 24;

impl Decimal {
    /// A whole number.
    pub const fn whole(units: i128) -> Self {
        Self { units, scale: 0 }
    }

    /// Reads `1,000`, `2.5`, `.5`, `12,34,567.89`; `None` where the marks do not stand as in a number.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if fraction.contains(',') || !grouped(whole) || (whole.is_empty() && fraction.is_empty()) {
            return None;
        }
        let (mut units, mut count) = (0i128, 0);
        for digit in whole.bytes().filter(|b| *b != b',').chain(fraction.bytes()) {
            count += 1;
            if !digit.is_ascii_digit() || count > MOST_DIGITS {
                return None;
            }
            units = units * 10 + i128::from(digit - b'0');
        }
        Some(Self { units, scale: fraction.len() as u32 })
    }

    /// The product, `None` on overflow.
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self { units: self.units.checked_mul(other.units)?, scale: self.scale + other.scale })
    }

    /// The sum, `None` on overflow.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Some(Self { units: self.at(scale)?.checked_add(other.at(scale)?)?, scale })
    }

    /// The quotient rounded half up to `places` decimals, `None` on overflow or division by nought.
    pub fn over(self, other: Self, places: u32) -> Option<Self> {
        let top = self.at(self.scale.max(other.scale) + places)?;
        let bottom = other.at(self.scale.max(other.scale))?;
        if bottom == 0 {
            return None;
        }
        let doubled = top.checked_mul(2)?;
        Some(Self { units: (doubled + bottom).div_euclid(bottom.checked_mul(2)?), scale: places })
    }

    fn at(self, scale: u32) -> Option<i128> {
        10i128.checked_pow(scale.checked_sub(self.scale)?)?.checked_mul(self.units)
    }

    /// The value if it is a whole number that fits.
    pub fn as_whole(self) -> Option<i64> {
        let unit = 10i128.checked_pow(self.scale)?;
        if self.units % unit == 0 { i64::try_from(self.units / unit).ok() } else { None }
    }

    /// Whether it is less than `other`.
    pub fn less(self, other: Self) -> bool {
        let scale = self.scale.max(other.scale);
        matches!((self.at(scale), other.at(scale)), (Some(a), Some(b)) if a < b)
    }
}

/// Whether commas, if any, group the digits by twos and threes: `1,000`, `12,34,567`, not `22,24` or `1,`.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let Some(last) = whole.rsplit(',').next().filter(|l| l.len() != whole.len()) else { return true };
    (1..=3).contains(&first.len()) && last.len() == 3 && groups.all(|g| g.len() == 2 || g.len() == 3)
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut units, mut scale) = (self.units, self.scale);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        if scale == 0 {
            return write!(f, "{units}");
        }
        let unit = 10i128.pow(scale);
        let sign = if units < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:0width$}", (units / unit).abs(), (units % unit).abs(), width = scale as usize)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        !self.less(*other) && !other.less(*self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_exactly() {
        for (text, want) in [
            ("1,000", "1000"),
            ("2.50", "2.5"),
            ("0.10", "0.1"),
            (".5", "0.5"),
            ("12,34,567.89", "1234567.89"),
            ("007", "7"),
            ("123456789101231", "123456789101231"),
        ] {
            assert_eq!(Decimal::parse(text).map(|d| d.to_string()).as_deref(), Some(want), "{text}");
        }
        for text in ["22,24", "1,", "1,0000", "14.05.2023", "1.000,5", "", ".", "12a"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn reckons_exactly() {
        let d = |t: &str| Decimal::parse(t).unwrap();
        assert_eq!(d("2.5").times(Decimal::whole(1_000_000)).unwrap().to_string(), "2500000");
        assert_eq!(d("0.1").plus(d("0.2")).unwrap().to_string(), "0.3");
        assert_eq!(d("200").over(d("3"), 2).unwrap().to_string(), "66.67");
        assert_eq!(d("100").over(d("8"), 2).unwrap().to_string(), "12.5");
        assert_eq!(d("8.0").as_whole(), Some(8));
        assert!(d("8.5").as_whole().is_none() && d("0.9").less(d("1")));
    }
}
