//! A number in digits of three rows, for the one loud thing of a screen.

/// Rows of a digit.
const ROWS: usize = 3;

const DIGITS: [[&str; ROWS]; 10] = [
    ["┏━┓", "┃ ┃", "┗━┛"],
    [" ╻ ", " ┃ ", " ╹ "],
    ["╺━┓", "┏━┛", "┗━╸"],
    ["╺━┓", " ━┫", "╺━┛"],
    ["╻ ╻", "┗━┫", "  ╹"],
    ["┏━╸", "┗━┓", "╺━┛"],
    ["┏━╸", "┣━┓", "┗━┛"],
    ["╺━┓", "  ┃", "  ╹"],
    ["┏━┓", "┣━┫", "┗━┛"],
    ["┏━┓", "┗━┫", "╺━┛"],
];

/// Returns the three rows of a number, three cells a digit with a blank between two.
pub fn big_number(number: u64) -> [String; ROWS] {
    let digits: Vec<usize> = number.to_string().bytes().map(|digit| usize::from(digit - b'0')).collect();
    std::array::from_fn(|row| digits.iter().map(|digit| DIGITS[*digit][row]).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::big_number;

    #[test]
    fn a_number_is_drawn_digit_by_digit() {
        assert_eq!(big_number(79), ["╺━┓ ┏━┓", "  ┃ ┗━┫", "  ╹ ╺━┛"]);
        assert_eq!(big_number(100).map(|row| row.chars().count()), [11; 3]);
    }
}
