//! The codes of the word list of dates, as they stand in its `value` and `guard` columns.

use super::words::{Fiscal, Guard, Order, Part, Prep, Reference, Season, Shift, Unit};

pub(super) fn guard(name: &str) -> Guard {
    match name {
        "verb" => Guard::Verb,
        "name" => Guard::Name,
        _ => Guard::None,
    }
}

pub(super) fn season(code: &str) -> Option<Season> {
    Some(match code {
        "SP" => Season::Spring,
        "SU" => Season::Summer,
        "FA" => Season::Autumn,
        "WI" => Season::Winter,
        _ => return None,
    })
}

pub(super) fn part(code: &str) -> Option<Part> {
    Some(match code {
        "MO" => Part::Morning,
        "AF" => Part::Afternoon,
        "EV" => Part::Evening,
        "NI" => Part::Night,
        "DT" => Part::Daytime,
        _ => return None,
    })
}

pub(super) fn unit(code: &str) -> Option<Unit> {
    Some(match code {
        "TS" => Unit::Second,
        "TM" => Unit::Minute,
        "TH" => Unit::Hour,
        "D" => Unit::Day,
        "W" => Unit::Week,
        "F" => Unit::Fortnight,
        "WE" => Unit::Weekend,
        "M" => Unit::Month,
        "Q" => Unit::Quarter,
        "T" => Unit::Term,
        "H" => Unit::Half,
        "Y" => Unit::Year,
        "E" => Unit::Decade,
        "C" => Unit::Century,
        "L" => Unit::Millennium,
        "P" => Unit::Period,
        _ => return None,
    })
}

pub(super) fn order(name: &str) -> Option<Order> {
    Some(match name {
        "last" => Order::Last,
        "past" => Order::Past,
        "previous" => Order::Previous,
        "next" => Order::Next,
        "coming" => Order::Coming,
        "following" => Order::Following,
        "this" => Order::This,
        "current" => Order::Current,
        "same" => Order::Same,
        "that" => Order::That,
        "new" => Order::New,
        "recent" => Order::Recent,
        "these" => Order::These,
        "those" => Order::Those,
        _ => return None,
    })
}

pub(super) fn shift(code: &str) -> Option<Shift> {
    Some(match code {
        "P-" => Shift::Ago,
        "P+" => Shift::FromNow,
        "T-" => Shift::Before,
        "T+" => Shift::After,
        _ => return None,
    })
}

pub(super) fn reference(code: &str) -> Option<Reference> {
    Some(match code {
        "PAST_REF" => Reference::Past,
        "PRESENT_REF" => Reference::Present,
        "FUTURE_REF" => Reference::Future,
        _ => return None,
    })
}

pub(super) fn prep(name: &str) -> Option<Prep> {
    Some(match name {
        "in" => Prep::In,
        "on" => Prep::On,
        "to" => Prep::To,
        "and" => Prep::And,
        "from" => Prep::From,
        "between" => Prep::Between,
        "since" => Prep::Since,
        "by" => Prep::By,
        "for" => Prep::For,
        _ => return None,
    })
}

pub(super) fn fiscal(code: &str) -> Option<Fiscal> {
    Some(match code {
        "S" => Fiscal::School,
        "B" => Fiscal::British,
        "F" => Fiscal::Other,
        _ => return None,
    })
}
