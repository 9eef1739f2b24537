//! EDTF: what is read is written again.

use proptest::prelude::*;

use super::*;

fn dates() -> impl Strategy<Value = Date> {
    let qualifier = prop_oneof![
        Just(Qualifier::Certain),
        Just(Qualifier::Approximate),
        Just(Qualifier::Uncertain),
        Just(Qualifier::Both)
    ];
    let day = (-9999_i32..=9999, 1_u8..=12, 1_u8..=31, 0..3, qualifier);
    day.prop_filter_map("no such day", |(year, month, day, precision, qualifier)| {
        let date = match precision {
            0 => Date::from_year(year),
            1 => Date::from_month(year, month)?,
            _ => Date::from_day(year, month, day)?,
        };
        Some(Date { qualifier, ..date })
    })
}

fn bounds() -> impl Strategy<Value = Bound> {
    prop_oneof![3 => dates().prop_map(Bound::Date), 1 => Just(Bound::Open), 1 => Just(Bound::Unknown)]
}

fn values() -> impl Strategy<Value = Edtf> {
    let interval =
        (bounds(), bounds()).prop_filter_map("backwards or endless", |(start, end)| match (start, end) {
            (Bound::Date(first), Bound::Date(last)) => {
                (first.first_day() <= last.last_day()).then_some(Edtf::Interval(start, end))
            }
            (Bound::Date(_), _) | (_, Bound::Date(_)) => Some(Edtf::Interval(start, end)),
            _ => None,
        });
    let set =
        prop::collection::btree_set(dates(), 1..5).prop_map(|days| Edtf::OneOf(days.into_iter().collect()));
    prop_oneof![dates().prop_map(Edtf::Date), interval, set]
}

proptest! {
    #[test]
    fn what_is_printed_means_the_same(value in values()) {
        prop_assert_eq!(value.to_string().parse::<Edtf>().unwrap(), value);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,30}", dateish in "[-0-9YT:/.\\[\\],~?%]{0,24}") {
        for text in [text, dateish] {
            if let Ok(value) = text.parse::<Edtf>() {
                prop_assert_eq!(value.to_string().parse::<Edtf>().unwrap(), value);
            }
        }
    }

    #[test]
    fn the_first_day_is_not_after_the_last(value in values()) {
        if let (Edtf::Date(_) | Edtf::Interval(..), Some(first), Some(last)) = (&value, value.first_day(), value.last_day()) {
            prop_assert!(first <= last);
        }
        prop_assert!(value.overlaps(&value));
    }

    #[test]
    fn the_order_is_that_of_the_first_days(one in values(), two in values()) {
        if one.first_day() < two.first_day() {
            prop_assert!(one < two);
        }
        prop_assert_eq!(one.cmp(&two) == Ordering::Equal, one == two);
        prop_assert_eq!(one.overlaps(&two), two.overlaps(&one));
    }
}

#[test]
fn a_year_comes_before_its_months_and_days() {
    let mut dates: Vec<Edtf> = ["2025-01-02", "2025-01-01", "2025-01", "2025", "2024-12/2025-02", "../2014"]
        .map(|text| text.parse().unwrap())
        .into();
    dates.sort();
    let printed: Vec<String> = dates.iter().map(ToString::to_string).collect();
    assert_eq!(printed, ["../2014", "2024-12/2025-02", "2025", "2025-01", "2025-01-01", "2025-01-02"]);
}
