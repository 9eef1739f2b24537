//! Writing EDTF.

use std::fmt::{self, Write};

use super::{Bound, Date, Edtf, Qualifier};

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if (0..=9999).contains(&self.year) {
            write_two(self.year / 100, f)?;
            write_two(self.year % 100, f)?;
        } else {
            f.write_str(if self.year.unsigned_abs() > 9999 { "Y" } else { "" })?;
            write!(f, "{}{:04}", if self.year < 0 { "-" } else { "" }, self.year.unsigned_abs())?;
        }
        for part in [self.month, self.day].into_iter().flatten() {
            f.write_char('-')?;
            write_two(part.into(), f)?;
        }
        f.write_str(match self.qualifier {
            Qualifier::Certain => "",
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        })
    }
}

/// Writes a number below 100 with two digits; there are so many dates that the formatter's own way is felt.
fn write_two(number: i32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let digit = |number: i32| char::from_digit(number.unsigned_abs() % 10, 10).unwrap_or_default();
    f.write_char(digit(number / 10))?;
    f.write_char(digit(number))
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
            Self::OneOf(days) => {
                let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", days.join(","))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_again() {
        for text in [
            "2025",
            "2025-03",
            "2025-03-11",
            "2021~",
            "2025-02-12/2025-02-13",
            "../2014",
            "/2014",
            "[2025-03-04,2025-03-11,2025-03-18,2025-03-25]",
            "-0044-03-15",
            "0000",
            "Y17000",
            "Y-17000",
            "2004-06%/2006~",
            "2004/",
        ] {
            let date: Edtf = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
        }
    }
}
