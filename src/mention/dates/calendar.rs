//! Days, weeks, months, seasons and years: where they begin and end, what lies so many of them away, and how they
//! are written in values (ISO 8601, with the TIMEX3 codes for seasons, weekends and quarters, EDTF for decades).

use super::expr::{Holiday, Piece};
use super::seasons::season_months;
use super::words::{Season, Unit};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan as _};
use std::fmt;

/// A stretch of the calendar that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Day(Date),
    /// ISO year and week.
    Week(i16, i8),
    Weekend(i16, i8),
    Month(i16, i8),
    Season(i16, Season),
    Quarter(i16, u8),
    Half(i16, u8),
    Year(i16),
    YearPair(i16),
    Decade(i16),
    Century(i16),
    Bc(i32),
}

impl When {
    /// Its first day.
    pub(crate) fn first(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Week(y, w) => Some(ISOWeekDate::new(y, w, Weekday::Monday).ok()?.date()),
            Self::Weekend(y, w) => Some(ISOWeekDate::new(y, w, Weekday::Saturday).ok()?.date()),
            Self::Month(y, m) => Date::new(y, m, 1).ok(),
            Self::Season(y, s) => Date::new(y, season_months(s).0 as i8, 1).ok(),
            Self::Quarter(y, q) => Date::new(y, q as i8 * 3 - 2, 1).ok(),
            Self::Half(y, h) => Date::new(y, h as i8 * 6 - 5, 1).ok(),
            Self::Year(y) => Date::new(y, 1, 1).ok(),
            Self::YearPair(y) => Date::new(y, 1, 1).ok(),
            Self::Decade(d) => Date::new(d.checked_mul(10)?, 1, 1).ok(),
            Self::Century(c) => Date::new(c.checked_mul(100)?, 1, 1).ok(),
            Self::Bc(_) => None,
        }
    }

    /// Its last day.
    pub(crate) fn last(self) -> Option<Date> {
        let first = self.first()?;
        let span = match self {
            Self::Day(_) => return Some(first),
            Self::Week(..) => 7.days(),
            Self::Weekend(..) => 2.days(),
            Self::Month(..) => 1.month(),
            Self::Season(..) | Self::Quarter(..) => 3.months(),
            Self::Half(..) => 6.months(),
            Self::Year(_) => 1.year(),
            Self::YearPair(_) => 2.years(),
            Self::Decade(_) => 10.years(),
            Self::Century(_) => 100.years(),
            Self::Bc(_) => return None,
        };
        first.checked_add(span).ok()?.yesterday().ok()
    }

    /// The name of its grain, for records.
    pub(crate) const fn grain(self) -> &'static str {
        match self {
            Self::Day(_) => "day",
            Self::Week(..) | Self::Weekend(..) => "week",
            Self::Month(..) => "month",
            Self::Season(..) => "season",
            Self::Quarter(..) => "quarter",
            Self::Half(..) => "half",
            Self::Year(_) | Self::Bc(_) => "year",
            Self::YearPair(_) => "school-year",
            Self::Decade(_) => "decade",
            Self::Century(_) => "century",
        }
    }

    /// Coarser is larger.
    const fn rank(self) -> u8 {
        match self {
            Self::Day(_) => 0,
            Self::Week(..) | Self::Weekend(..) => 1,
            Self::Month(..) => 2,
            Self::Season(..) | Self::Quarter(..) => 3,
            Self::Half(..) => 4,
            Self::Year(_) | Self::YearPair(_) | Self::Bc(_) => 5,
            Self::Decade(_) => 6,
            Self::Century(_) => 7,
        }
    }

    /// The week, month, quarter ... a day lies in.
    pub(crate) fn around(date: Date, unit: Unit) -> Option<Self> {
        Some(match unit {
            Unit::Day => Self::Day(date),
            Unit::Week | Unit::Fortnight => week(date),
            Unit::Weekend => weekend(date),
            Unit::Month => Self::Month(date.year(), date.month()),
            Unit::Quarter => Self::Quarter(date.year(), (date.month() as u8 - 1) / 3 + 1),
            Unit::Half => Self::Half(date.year(), (date.month() as u8 - 1) / 6 + 1),
            Unit::Year => Self::Year(date.year()),
            Unit::SchoolYear => Self::YearPair(date.year() - i16::from(date.month() < 9)),
            Unit::FinancialYear => Self::YearPair(date.year() - i16::from(date.month() < 4)),
            Unit::Decade => Self::Decade(date.year().div_euclid(10)),
            Unit::Century => Self::Century(date.year().div_euclid(100)),
            _ => return None,
        })
    }

    /// What lies `steps` units away, as coarse as the unit. `None` where this is coarser than the unit: seven months
    /// after some time in 2018 is no month one can name.
    pub(crate) fn moved(self, steps: i32, unit: Unit) -> Option<Self> {
        if let (Self::Decade(d), Unit::Decade) = (self, unit) {
            return Some(Self::Decade(d + i16::try_from(steps).ok()?));
        }
        if let (Self::YearPair(y), Unit::Year | Unit::SchoolYear | Unit::FinancialYear) = (self, unit) {
            return Some(Self::YearPair(y + i16::try_from(steps).ok()?));
        }
        if self.rank() > unit_rank(unit)? {
            return None;
        }
        let date = self.first()?.checked_add(span(steps, unit)?).ok()?;
        Self::around(date, unit)
    }

    /// The day so many units before a day.
    pub(crate) fn back(self, steps: i32, unit: Unit) -> Option<Self> {
        let Self::Day(day) = self else { return None };
        Some(Self::Day(day.checked_sub(span(steps, unit)?).ok()?))
    }

    /// The same stretch so many years away: a year before the third quarter is a third quarter.
    pub(crate) fn years_away(self, steps: i32) -> Option<Self> {
        let year = |y: i16| i16::try_from(i32::from(y) + steps).ok();
        Some(match self {
            Self::Month(y, m) => Self::Month(year(y)?, m),
            Self::Season(y, s) => Self::Season(year(y)?, s),
            Self::Quarter(y, q) => Self::Quarter(year(y)?, q),
            Self::Half(y, h) => Self::Half(year(y)?, h),
            _ => return None,
        })
    }
}

fn week(date: Date) -> When {
    let iso = date.iso_week_date();
    When::Week(iso.year(), iso.week())
}

fn weekend(date: Date) -> When {
    let iso = date.iso_week_date();
    When::Weekend(iso.year(), iso.week())
}

const fn unit_rank(unit: Unit) -> Option<u8> {
    Some(match unit {
        Unit::Day => 0,
        Unit::Week | Unit::Fortnight | Unit::Weekend => 1,
        Unit::Month => 2,
        Unit::Quarter => 3,
        Unit::Half => 4,
        Unit::Year | Unit::SchoolYear | Unit::FinancialYear => 5,
        Unit::Decade => 6,
        Unit::Century => 7,
        _ => return None,
    })
}

fn span(steps: i32, unit: Unit) -> Option<Span> {
    let steps = i64::from(steps);
    let span = Span::new();
    match unit {
        Unit::Day => span.try_days(steps),
        Unit::Week | Unit::Weekend => span.try_weeks(steps),
        Unit::Fortnight => span.try_weeks(steps * 2),
        Unit::Month => span.try_months(steps),
        Unit::Quarter => span.try_months(steps * 3),
        Unit::Half => span.try_months(steps * 6),
        Unit::Year | Unit::SchoolYear | Unit::FinancialYear => span.try_years(steps),
        Unit::Decade => span.try_years(steps * 10),
        Unit::Century => span.try_years(steps * 100),
        _ => return None,
    }
    .ok()
}

/// A piece of a certain year.
pub(crate) fn in_year(piece: Piece, year: i16) -> Option<When> {
    Some(match piece {
        Piece::Whole => When::Year(year),
        Piece::Day(m, d) => When::Day(Date::new(year, m as i8, d as i8).ok()?),
        Piece::Month(m) => When::Month(year, m as i8),
        Piece::Season(s) => When::Season(year, s),
        Piece::Quarter(q) => When::Quarter(year, q),
        Piece::Half(h) => When::Half(year, h),
        Piece::WeekNumber(n) => {
            When::Week(year, ISOWeekDate::new(year, n as i8, Weekday::Monday).ok()?.week())
        }
        Piece::WeekOf(day) => week(holiday(day, year)?),
        Piece::WeekendOf(day) => weekend(holiday(day, year)?),
        Piece::Holiday(h) => When::Day(holiday(h, year)?),
        Piece::MonthDay(_) | Piece::Weekday(_) | Piece::Weekend => return None,
    })
}

/// The weekday, weekend or day of the month in the week or month that `date` lies in.
pub(crate) fn around(piece: Piece, date: Date) -> Option<When> {
    match piece {
        Piece::Weekday(n) => {
            let iso = date.iso_week_date();
            let day = Weekday::from_monday_one_offset(n as i8).ok()?;
            Some(When::Day(ISOWeekDate::new(iso.year(), iso.week(), day).ok()?.date()))
        }
        Piece::Weekend => Some(weekend(date)),
        Piece::MonthDay(d) => Some(When::Day(Date::new(date.year(), date.month(), d as i8).ok()?)),
        other => in_year(other, date.year()),
    }
}

fn holiday(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed(m, d) => Date::new(year, m as i8, d as i8).ok(),
        Holiday::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
        Holiday::Nth(m, weekday, nth) => {
            let day = Weekday::from_monday_one_offset(weekday as i8).ok()?;
            Date::new(year, m as i8, 1).ok()?.nth_weekday_of_month(nth, day).ok()
        }
    }
}

/// Easter Sunday of the Western churches, by the method of the Gregorian computus (Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century) = (y % 19, y / 100);
    let leap = century / 4;
    let moon = (19 * golden + century - leap - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (y % 100 / 4) - moon - y % 100 % 4) % 7;
    let shift = (golden + 11 * moon + 22 * sunday) / 451;
    let total = moon + sunday - 7 * shift + 114;
    Date::new(year, (total / 31) as i8, (total % 31 + 1) as i8).ok()
}

pub(crate) const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(date) => write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
            Self::Week(y, w) => write!(f, "{y:04}-W{w:02}"),
            Self::Weekend(y, w) => write!(f, "{y:04}-W{w:02}-WE"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Season(y, s) => write!(f, "{y:04}-{}", season_code(s)),
            Self::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            Self::Half(y, h) => write!(f, "{y:04}-H{h}"),
            Self::Year(y) => write!(f, "{y:04}"),
            Self::YearPair(y) => write!(f, "{y:04}/{:04}", y + 1),
            Self::Decade(d) => write!(f, "{d:03}X"),
            Self::Century(c) => write!(f, "{c:02}XX"),
            // Astronomical years have a year 0: 490 BC is -0489.
            Self::Bc(y) => write!(f, "-{:04}", y - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_has_it() {
        for (year, month, day) in
            [(2010, 4, 4), (2016, 3, 27), (2019, 4, 21), (2023, 4, 9), (2024, 3, 31), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Date::new(year, month, day).ok(), "{year}");
        }
    }

    #[test]
    fn stretches_move_by_their_own_unit_or_a_coarser_one() {
        let day = When::Day(Date::new(2019, 11, 6).unwrap());
        for (steps, unit, want) in [
            (-1, Unit::Day, "2019-11-05"),
            (-1, Unit::Week, "2019-W44"),
            (2, Unit::Fortnight, "2019-W49"),
            (-1, Unit::Month, "2019-10"),
            (-1, Unit::Quarter, "2019-Q3"),
            (3, Unit::Year, "2022"),
            (-1, Unit::Decade, "200X"),
            (0, Unit::Century, "20XX"),
        ] {
            assert_eq!(day.moved(steps, unit).map(|w| w.to_string()).as_deref(), Some(want));
        }
        assert_eq!(When::Year(2018).moved(7, Unit::Month), None);
        assert_eq!(When::Month(2018, 9).moved(7, Unit::Month), Some(When::Month(2019, 4)));
        assert_eq!(When::Quarter(1989, 3).years_away(-1), Some(When::Quarter(1988, 3)));
    }

    #[test]
    fn values_are_written_as_the_standards_have_it() {
        for (when, want) in [
            (When::Season(2018, Season::Summer), "2018-SU"),
            (When::YearPair(2016), "2016/2017"),
            (When::Weekend(1990, 32), "1990-W32-WE"),
            (When::Decade(199), "199X"),
            (When::Century(19), "19XX"),
            (When::Bc(490), "-0489"),
            (When::Half(2018, 1), "2018-H1"),
        ] {
            assert_eq!(when.to_string(), want);
        }
    }
}
