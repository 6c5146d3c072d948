//! Guesses what a text that is not JSON really is, and advises what to do about it.
//!
//! A guess in plain words helps more than the name of a token. The guess is made only after parsing has failed.

/// A message and an advice.
pub(super) type Words = (String, &'static str);

/// Recognizes a text in another format. Returns `None` if the text could be meant as JSON.
pub(super) fn of_whole(text: &str) -> Option<Words> {
    let words = |what: &str, advice| Some((format!("this looks like {what} and not like JSON"), advice));
    let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let convert = "convert it to JSON; `devrel-ready show --help` shows a file of answers";
    let first = text.lines().next().unwrap_or_default().trim_end();
    let is_value = |word: &str| ["true", "false", "null"].contains(&word.trim_end_matches(','));
    match text.chars().next()? {
        '[' if begins_with_table(text) => words("TOML", convert),
        '<' => words("HTML or XML", "name a JSON file"),
        '%' if first.starts_with("%PDF") => words("a PDF file", "name the JSON file that was exported"),
        '-' if first.starts_with("---") => words("YAML", convert),
        '-' if first.starts_with("- ") => words("YAML", convert),
        '{' | '[' | '"' | '#' | '/' | '-' | '0'..='9' => None,
        _ if is_value(first) => None,
        _ if key_before(first, ':') => words("YAML", convert),
        _ if key_before(first, '=') => words("TOML", convert),
        _ if columns(first) > 1 => words(
            "CSV",
            "convert it to JSON; a file of answers has one \"skill\": level for each row, see `devrel-ready show --help`",
        ),
        _ => None,
    }
}

/// Explains the place where parsing stopped. Returns `None` if the parser's own message is as good.
pub(super) fn of_place(text: &str, place: usize) -> Option<Words> {
    let rest = text.get(place..)?;
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let words = |what: &str, advice| Some((what.to_owned(), advice));
    match (rest.chars().next()?, word.as_str()) {
        ('\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}' | '«' | '»', _) => words(
            "these are curly quotes",
            "write straight ones (\"); an editor for plain text leaves them as they are",
        ),
        ('\'', _) => words("text stands in single quotes", "write double quotes (\")"),
        ('\u{feff}', _) => words("a byte order mark stands here", "save the file as UTF-8 without it"),
        ('/' | '#', _) => words("comments are not allowed", "take the comment out"),
        (_, "NaN" | "Infinity" | "nan" | "inf" | "undefined" | "None" | "nil" | "NA") => {
            words(&format!("{word} is no value in JSON"), "write a number, or leave the field out if there is none")
        }
        (_, "True" | "False" | "yes" | "no" | "Yes" | "No") => {
            words(&format!("{word} is no value in JSON"), "write true or false, in small letters")
        }
        _ => None,
    }
}

/// Returns whether a text begins with a TOML table heading that is followed by a key.
fn begins_with_table(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_heading = lines.next().is_some_and(|line| line.starts_with('[') && line.ends_with(']'));
    is_heading && lines.next().is_some_and(|line| key_before(line, '='))
}

/// Returns whether a line is a plain word, then `mark`, then a blank or the end.
fn key_before(line: &str, mark: char) -> bool {
    let Some((key, value)) = line.split_once(mark) else { return false };
    let key = key.trim_end();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    !key.is_empty() && key.chars().all(is_word) && (value.is_empty() || value.starts_with(' '))
}

/// Counts the columns of a line of a table.
fn columns(line: &str) -> usize {
    [',', ';', '\t'].into_iter().map(|mark| line.split(mark).count()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{of_place, of_whole};

    #[test]
    fn another_format_is_called_by_its_name() {
        for (text, what) in [
            ("skill,level\npublic-speaking,3\n", "CSV"),
            ("skill;level\n", "CSV"),
            ("skill\tlevel\n", "CSV"),
            ("schema: devrel-ready/answers/1\nanswers:\n", "YAML"),
            ("---\nname: me\n", "YAML"),
            ("- a\n- b\n", "YAML"),
            ("name = \"me\"\n", "TOML"),
            ("[answers]\npublic-speaking = 3\n", "TOML"),
            ("<!doctype html>", "HTML"),
            ("%PDF-1.7", "PDF"),
        ] {
            assert!(of_whole(text).is_some_and(|(words, _)| words.contains(what)), "{text}");
        }
    }

    #[test]
    fn what_could_be_json_is_not_called_something_else() {
        for text in ["{a: 1}", "[1, 2", "[]", "[1]", "\"abc", "-1", "", "nothing", "true", "// c\n{}", "3,4"] {
            assert_eq!(of_whole(text), None, "{text}");
        }
    }

    #[test]
    fn the_place_where_parsing_stops_is_put_into_words() {
        for (text, words) in [
            ("“a”: 1}", "curly quotes"),
            ("'a': 1}", "single quotes"),
            ("NaN]", "NaN is no value"),
            ("None", "leave the field out"),
            ("True,", "true or false"),
            ("\u{feff}", "byte order mark"),
        ] {
            let (what, advice) = of_place(text, 0).expect("known");
            assert!(format!("{what} {advice}").contains(words), "{text}: {what}");
        }
        assert_eq!(of_place("nonsense", 0), None);
    }
}
