//! Takes the blanks between the values of a JSON file away, while the program is compiled.
//!
//! The files are indented for people. Every start of the program would pass over the blanks, which are a sixth of them.

/// Returns the text without blanks between values, as bytes. `LENGTH` is [`compact_length`] of the text.
pub(super) const fn compact<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    write(text.as_bytes(), &mut bytes);
    bytes
}

/// Returns the bytes of the text without blanks between values.
pub(super) const fn compact_length(text: &str) -> usize {
    write(text.as_bytes(), &mut [])
}

/// Writes as much as there is room for. Returns how many bytes there are.
const fn write(text: &[u8], out: &mut [u8]) -> usize {
    let (mut at, mut length, mut is_text) = (0, 0, false);
    while at < text.len() {
        let byte = text[at];
        let begins_escape = is_text && byte == b'\\';
        is_text = is_text != (byte == b'"');
        if is_text || !byte.is_ascii_whitespace() {
            if length < out.len() {
                out[length] = byte;
            }
            length += 1;
        }
        at += 1;
        if begins_escape {
            if length < out.len() {
                out[length] = text[at];
            }
            length += 1;
            at += 1;
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::{compact, compact_length};

    #[test]
    fn only_blanks_between_values_are_left_out() {
        const TEXT: &str = "{\n  \"a b\": [1, -2.5],\r\n\t\"\\\\\": \" \\\" é, \",\n  \"c\": true\n}\n";
        let bytes: [u8; compact_length(TEXT)] = compact(TEXT);
        assert_eq!(str::from_utf8(&bytes), Ok(r#"{"a b":[1,-2.5],"\\":" \" é, ","c":true}"#));
    }
}
