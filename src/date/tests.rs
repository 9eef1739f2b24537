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

/// Forms with names or unspecified digits, and the months or years that they cover.
fn stretches() -> impl Strategy<Value = String> {
    let code = prop_oneof![21_u8..=28, 33_u8..=36, 40_u8..=41];
    prop_oneof![
        (0_u16..=9999, code, "[~?%]?").prop_map(|(year, code, mark)| format!("{year:04}-{code}{mark}")),
        "-?[0-9]{3}X[~?%]?",
        "-?[0-9]{2}XX[~?%]?",
        "[0-9]{4}-XX",
        "[0-9]{4}-(0[1-9]|1[0-2])-XX",
        "[0-9]{4}-XX-XX",
    ]
}

proptest! {
    #[test]
    fn a_named_stretch_is_read_as_what_it_covers(text in stretches()) {
        let value: Edtf = text.parse().unwrap();
        prop_assert_eq!(value.to_string().parse::<Edtf>().unwrap(), value.clone());
        let (first, last) = (value.first_day().unwrap(), value.last_day().unwrap());
        prop_assert!(first < last);
        prop_assert!(value.overlaps(&Edtf::Date(first.into())) && value.overlaps(&Edtf::Date(last.into())));
        let day_before = Edtf::Date(first.pred_opt().unwrap().into());
        prop_assert!(!value.overlaps(&day_before) && day_before < value);
    }

    #[test]
    fn what_overlaps_is_what_shares_a_day(one in values(), two in values()) {
        // Of single dates and intervals the ends tell it.
        let ends = |value: &Edtf| match value {
            Edtf::OneOf(_) => None,
            Edtf::Date(_) | Edtf::Interval(..) => {
                Some((value.first_day().unwrap_or(NaiveDate::MIN), value.last_day().unwrap_or(NaiveDate::MAX)))
            }
        };
        if let (Some((first, last)), Some((other_first, other_last))) = (ends(&one), ends(&two)) {
            prop_assert_eq!(one.overlaps(&two), first.max(other_first) <= last.min(other_last));
        }
    }

    #[test]
    fn the_order_is_total(one in values(), two in values(), three in values()) {
        prop_assert_eq!(one.cmp(&two), two.cmp(&one).reverse());
        if one <= two && two <= three {
            prop_assert!(one <= three);
        }
    }

    #[test]
    fn what_is_printed_means_the_same(value in values()) {
        prop_assert_eq!(value.to_string().parse::<Edtf>().unwrap(), value);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,30}", dateish in "[-0-9XYT:/.\\[\\],~?%]{0,24}") {
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

#[test]
fn stretches_are_kept_as_their_months_and_years() {
    for (text, covered) in [
        ("2025-21", "2025-03/2025-05"),
        ("2025-24", "2025-12/2026-02"),
        ("2025-33", "2025-01/2025-03"),
        ("2025-36", "2025-10/2025-12"),
        ("2025-41", "2025-07/2025-12"),
        ("199X", "1990/1999"),
        ("19XX", "1900/1999"),
        ("-004X", "-0049/-0040"),
        ("199X~", "1990~/1999~"),
        ("2025-XX", "2025"),
        ("2025-03-XX", "2025-03"),
        ("2025-XX-XX~", "2025~"),
        ("2024-21/2024-23", "2024-03/2024-11"),
        ("../199X", "../1999"),
        ("../2025-03", "../2025-03"),
        ("2025-03/..", "2025-03/.."),
        ("-0043", "-0043"),
    ] {
        assert_eq!(text.parse::<Edtf>().unwrap().to_string(), covered, "{text}");
    }
    for text in [
        "2025-29",
        "2025-32",
        "2025-42",
        "X",
        "XX",
        "1X",
        "19X9",
        "1XXX",
        "2025-XX-03",
        "XXXX",
        "-XX",
        "2025-21-01",
        "199X-03",
    ] {
        assert!(text.parse::<Edtf>().is_err(), "{text}");
    }
}

#[test]
fn named_stretches_are_known_again() {
    let stretch = |text: &str| text.parse::<Edtf>().unwrap().stretch();
    assert_eq!(stretch("2025-24"), Some(Stretch::Season(2025, 4)));
    assert_eq!(stretch("2025-21"), Some(Stretch::Season(2025, 1)));
    assert_eq!(stretch("2025-34"), Some(Stretch::Quarter(2025, 2)));
    assert_eq!(stretch("2025-40"), Some(Stretch::Half(2025, 1)));
    assert_eq!(stretch("-004X"), None);
    assert_eq!(stretch("1801/1900"), Some(Stretch::Century(19)));
    assert_eq!(stretch("2025-01-01/2025-03-31"), None);
    assert_eq!(stretch("1990~/1999"), None);
}

#[test]
fn dates_before_the_year_0_are_in_order() {
    let mut dates: Vec<Edtf> =
        ["0000", "-0043", "-0044-03-15", "0001", "-0044", "-004X"].map(|text| text.parse().unwrap()).into();
    dates.sort();
    let printed: Vec<String> = dates.iter().map(ToString::to_string).collect();
    assert_eq!(printed, ["-0049/-0040", "-0044", "-0044-03-15", "-0043", "0000", "0001"]);
}
