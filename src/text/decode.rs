//! Decodes the bytes of a file as UTF-8, with or without a byte order mark.

/// Why bytes are not UTF-8 text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotUtf8 {
    /// They begin with a byte order mark of UTF-16, which some editors and shells write.
    #[error("UTF-16 text and not UTF-8")]
    Utf16,
    /// They are binary, or text in another encoding.
    #[error("not UTF-8 text")]
    Unknown,
}

/// Decodes bytes, without the byte order mark.
///
/// # Errors
///
/// The bytes are not UTF-8.
pub fn decoded(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let text = String::from_utf8(bytes).map_err(|_| if is_utf16 { NotUtf8::Utf16 } else { NotUtf8::Unknown })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::{NotUtf8, decoded};

    #[test]
    fn utf8_is_read_with_and_without_its_mark_and_utf16_is_called_that() {
        assert_eq!(decoded(b"\xef\xbb\xbf{}".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(decoded("é".into()).as_deref(), Ok("é"));
        for bytes in [b"\xff\xfe{\0}\0", b"\xfe\xff\0{\0}"] {
            assert_eq!(decoded(bytes.to_vec()), Err(NotUtf8::Utf16));
        }
        assert_eq!(decoded(vec![0xff]), Err(NotUtf8::Unknown));
    }
}
