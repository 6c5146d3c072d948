//! A course of numbers as a row of small columns.

/// The columns, from the lowest to the highest. None of them touches the row above.
const COLUMNS: [&str; 7] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"];

/// Returns a column for each value, with a blank between two. The lowest and the highest value of all rows share one
/// scale, so that the rows can be compared.
#[must_use]
pub fn spark(values: &[u64], [lowest, highest]: [u64; 2]) -> String {
    let steps = (COLUMNS.len() - 1) as u64;
    let column = |value: &u64| {
        let above = value.saturating_sub(lowest);
        let range = highest.saturating_sub(lowest).max(1);
        let step = ((2 * above * steps + range) / (2 * range)).min(steps);
        COLUMNS[usize::try_from(step).unwrap_or_default()]
    };
    values.iter().map(column).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::spark;

    #[test]
    fn the_lowest_and_the_highest_value_of_all_rows_span_the_scale() {
        assert_eq!(spark(&[70, 73, 76, 79], [67, 79]), "▃ ▄ ▆ ▇");
        assert_eq!(spark(&[69, 69, 69, 67], [67, 79]), "▂ ▂ ▂ ▁");
    }

    #[test]
    fn equal_values_stay_low() {
        assert_eq!(spark(&[50, 50], [50, 50]), "▁ ▁");
    }
}
