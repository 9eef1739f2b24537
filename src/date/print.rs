//! Writing EDTF.

use std::fmt;

use super::{Bound, Date, Edtf, Precision, Qualifier};

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match u16::try_from(self.year) {
            Ok(year @ 0..10_000) => {
                // Sites hold hundreds of thousands of dates, and `{:02}` takes far longer.
                let mut text = *b"YYYY-MM-DD";
                write_digits(year, &mut text[..4]);
                write_digits(self.month.unwrap_or_default().into(), &mut text[5..7]);
                write_digits(self.day.unwrap_or_default().into(), &mut text[8..]);
                let length = match self.precision() {
                    Precision::Year => 4,
                    Precision::Month => 7,
                    Precision::Day => 10,
                };
                f.write_str(str::from_utf8(&text[..length]).unwrap_or_default())?;
            }
            _ => self.write_distant(f)?,
        }
        f.write_str(match self.qualifier {
            Qualifier::Certain => return Ok(()),
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        })
    }
}

impl Date {
    /// Writes a date whose year has a sign or more than four digits.
    fn write_distant(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year.unsigned_abs() > 9999 {
            f.write_str("Y")?;
        }
        if self.year < 0 {
            f.write_str("-")?;
        }
        write!(f, "{:04}", self.year.unsigned_abs())?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

/// Writes a number with as many digits as there is room for.
fn write_digits(mut number: u16, room: &mut [u8]) {
    for place in room.iter_mut().rev() {
        *place = b"0123456789"[usize::from(number % 10)];
        number /= 10;
    }
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
