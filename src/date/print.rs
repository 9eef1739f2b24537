//! Writing EDTF.

use std::fmt;

use super::{Bound, Date, Edtf, Qualifier};

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year.unsigned_abs() > 9999 {
            f.write_str("Y")?;
        }
        if self.year < 0 {
            f.write_str("-")?;
        }
        match u16::try_from(self.year.unsigned_abs()) {
            Ok(year @ ..10_000) => {
                f.write_str(two_digits(year / 100))?;
                f.write_str(two_digits(year % 100))?;
            }
            _ => write!(f, "{}", self.year.unsigned_abs())?,
        }
        for part in [self.month, self.day].into_iter().flatten() {
            f.write_str("-")?;
            f.write_str(two_digits(part.into()))?;
        }
        f.write_str(match self.qualifier {
            Qualifier::Certain => "",
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        })
    }
}

/// A number below 100 with its leading zero. Sites hold hundreds of thousands of dates, which `{:02}` would take longer for.
fn two_digits(number: u16) -> &'static str {
    const ALL: &str = "\
        0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
        5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    let at = usize::from(number) * 2;
    &ALL[at..at + 2]
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
