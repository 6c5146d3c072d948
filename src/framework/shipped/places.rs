//! Finds the skills in a file while the program is compiled.
//!
//! The first frame shows no text of a skill but its names. Reading over the texts to find the next skill would take
//! longer than reading everything that the frame needs.

/// The place of a skill in its file.
#[derive(Clone, Copy)]
pub(super) struct SkillPlace {
    /// The first byte, a brace.
    pub(super) start: usize,
    /// The end of the part that is read at once: the names.
    pub(super) head_end: usize,
    /// The end of the whole.
    pub(super) end: usize,
}

/// The first of the texts that are read when they are needed. Everything before it is a name.
const FIRST_TEXT: &[u8] = b"\"definition\":";

/// Returns the places of the skills. `COUNT` is the [`count`] of the same text.
pub(super) const fn places<const COUNT: usize>(text: &str) -> [SkillPlace; COUNT] {
    let mut found = [SkillPlace { start: 0, head_end: 0, end: 0 }; COUNT];
    find(text.as_bytes(), &mut found);
    found
}

/// Returns the number of skills in a file; 0 for any other file.
pub(super) const fn count(text: &str) -> usize {
    find(text.as_bytes(), &mut [])
}

/// Finds the objects of a list that have texts. Returns how many there are; writes as many as there is room for.
const fn find(text: &[u8], found: &mut [SkillPlace]) -> usize {
    let (mut at, mut count, mut depth, mut is_text) = (0, 0, 0, false);
    let (mut place, mut comma) = (SkillPlace { start: 0, head_end: 0, end: 0 }, 0);
    while at < text.len() {
        match text[at] {
            b'"' => {
                if !is_text && depth == 2 && begins_with(text, at, FIRST_TEXT) {
                    place.head_end = comma;
                }
                is_text = !is_text;
            }
            // An escaped quote does not end the text.
            b'\\' => at += 1,
            _ if is_text => {}
            b'{' | b'[' => {
                if depth == 1 {
                    place = SkillPlace { start: at, head_end: 0, end: 0 };
                }
                depth += 1;
            }
            b',' if depth == 2 => comma = at,
            b'}' | b']' => {
                depth -= 1;
                if depth == 1 && place.head_end > 0 {
                    if count < found.len() {
                        place.end = at + 1;
                        found[count] = place;
                    }
                    count += 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    count
}

const fn begins_with(text: &[u8], at: usize, what: &[u8]) -> bool {
    let mut same = 0;
    while same < what.len() && at + same < text.len() && text[at + same] == what[same] {
        same += 1;
    }
    same == what.len()
}

#[cfg(test)]
mod tests {
    use super::{SkillPlace, count, places};

    #[test]
    fn each_entry_is_found_with_its_names() {
        const TEXT: &str = r#"[{ "id": "a\"]", "definition": "x}","levels":[{"definition":1}]},{"id":"b"}, {"id":"definition","definition":""}]"#;
        let found: [SkillPlace; count(TEXT)] = places(TEXT);
        let parts = found.map(|SkillPlace { start, head_end, end }| (&TEXT[start..head_end], &TEXT[start..end]));
        assert_eq!(parts[0].0, r#"{ "id": "a\"]""#);
        assert!(parts[0].1.ends_with(r#"[{"definition":1}]}"#), "{}", parts[0].1);
        assert_eq!(parts[1], (r#"{"id":"definition""#, r#"{"id":"definition","definition":""}"#));
        assert_eq!(parts.len(), 2, "an entry without texts is none");
    }
}
