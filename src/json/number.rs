//! Whole numbers as JSON writes them: `3`, `3.0`, `1e0` and `-0` are whole, `3.5` is not.

/// Returns the number that a JSON number literal stands for, if it is whole, not negative, and fits in a `u32`.
pub(crate) fn whole(literal: &str) -> Option<u32> {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    if !is_digit(literal.as_bytes().last()) {
        return None;
    }
    let (sign, unsigned) = literal.strip_prefix('-').map_or(("", literal), |rest| ("-", rest));
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{integer}{fraction}");
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        // Zero, whatever its sign and exponent.
        return Some(0);
    }
    // An exponent that does not fit in an `i32` is too large for any level.
    let exponent = exponent.map_or(Some(0), |text| text.parse::<i32>().ok())?;
    let shift = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let whole = if shift < 0 {
        let dropped = usize::try_from(shift.unsigned_abs()).ok()?;
        let kept = digits.len().checked_sub(dropped)?;
        let (kept, zeros) = digits.split_at(kept);
        zeros.bytes().all(|digit| digit == b'0').then(|| kept.to_owned())?
    } else if shift <= 10 {
        digits.to_owned() + &"0".repeat(usize::try_from(shift).ok()?)
    } else {
        return None;
    };
    whole.parse().ok().filter(|_| sign.is_empty())
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        let cases = [
            ("3", 3),
            ("3.0", 3),
            ("3.000", 3),
            ("1e0", 1),
            ("2E0", 2),
            ("0.4e1", 4),
            ("40e-1", 4),
            ("-0", 0),
            ("-0.0e5", 0),
            ("0e99999999999", 0),
            ("1e3", 1_000),
        ];
        for (literal, number) in cases {
            assert_eq!(whole(literal), Some(number), "{literal}");
        }
    }

    #[test]
    fn what_is_not_whole_negative_or_too_large_is_no_number() {
        for literal in [
            "3.5",
            "1e-1",
            "0.04e1",
            "-1",
            "-3.0",
            "1e400",
            "1e99999999999",
            "4294967296",
            "",
            "-",
            ".",
            "1.",
            "abc",
            "5e-999999999",
        ] {
            assert_eq!(whole(literal), None, "{literal}");
        }
    }
}
