//! Tests of reading a settings file, of its problems, and of changing one setting.

use proptest::prelude::{Just, Strategy, any};
use proptest::test_runner::Config as Cases;
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::change::says;
use super::{
    BeginWith, BigNumber, Characters, Config, Item, Look, Motion, Mouse, Setting, Settings, Unchangeable, change, read,
};
use crate::diagnostic::Source;

fn source(text: &str) -> Source {
    Source::new("config.toml", text.to_owned())
}

/// Reads a text. Returns its content and its problems in the order of the file, one line each.
fn read_text(text: &str) -> (Config, Vec<String>) {
    let source = source(text);
    let (config, problems) = read(&source);
    let mut problems: Vec<_> = problems.finish().into_iter().collect();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    let lines = problems.iter().map(|it| format!("{}:{} {} ({})", it.line, it.column, it.message, it.advice));
    (config, lines.collect())
}

#[track_caller]
fn assert_wrong(text: &str, expected: &[&str]) {
    assert_eq!(read_text(text).1, expected, "{text}");
}

#[test]
fn an_empty_file_says_that_all_is_as_usual() {
    for text in ["", "\n\n", "# nothing yet\n"] {
        assert_eq!(read_text(text), (Config::default(), Vec::new()));
    }
}

#[test]
fn everything_that_can_be_set_is_read() {
    let text = "theme = \"plain\"\ncharacters = 'ascii'\nmotion = \"reduced\"\nmouse = \"off\" # selecting\n\
                big-number = \"off\"\nbegin-with = \"last\"\n\n\
                [keys.question]\nevidence = [\"e\", \"Ctrl-E\"]\n";
    let (config, wrong) = read_text(text);
    assert_eq!(wrong, [""; 0]);
    let settings = Settings {
        theme: Look::Plain,
        characters: Characters::Ascii,
        motion: Motion::Reduced,
        mouse: Mouse::Off,
        big_number: BigNumber::Off,
        begin_with: BeginWith::Last,
    };
    assert_eq!(config.settings, settings);
    let [change] = config.keys.as_slice() else { panic!("{:?}", config.keys) };
    assert_eq!((change.mode.text.as_str(), change.intent.text.as_str()), ("question", "evidence"));
    assert_eq!(change.keys.iter().map(|key| &text[key.span.clone()]).collect::<Vec<_>>(), ["\"e\"", "\"Ctrl-E\""]);
}

#[test]
fn a_word_or_name_that_nobody_knows_is_told_with_what_was_perhaps_meant() {
    assert_wrong(
        "theem = \"auto\"\ntheme = \"plian\"\nmotion = \"slow\"\nspeed = 3\n",
        &[
            "1:1 there is no setting \"theem\" (did you mean \"theme\"?)",
            "2:9 theme cannot be \"plian\" (did you mean \"plain\"?)",
            "3:10 motion cannot be \"slow\" (write \"full\" or \"reduced\")",
            "4:1 there is no setting \"speed\" (there are theme, characters, motion, mouse, big-number, begin-with, framework, language and keys)",
        ],
    );
}

#[test]
fn a_language_is_a_tag_and_everything_else_is_told_where_it_stands() {
    let (config, wrong) = read_text("language = \"PT-br\"\n");
    assert_eq!(wrong, [""; 0]);
    assert_eq!(config.language.expect("it is read").0.tag(), "pt-BR");
    assert_wrong(
        "language = \"german\"\n",
        &["1:12 \"german\" is no tag of a language (write a tag in quotes, such as \"de\" or \"pt-BR\")"],
    );
    assert_wrong(
        "language = 7\n",
        &["1:12 language is a number instead of a tag (write a tag in quotes, such as \"de\" or \"pt-BR\")"],
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_told_with_what_to_write() {
    assert_wrong(
        "theme = 3\nmouse = true\nmotion = [\"full\"]\ncharacters.a = 1\n",
        &[
            "1:9 theme is a number instead of a word in quotes (write \"auto\", \"color\", \"dark\", \"light\" or \"plain\")",
            "2:9 mouse is true or false instead of a word in quotes (write \"on\" or \"off\")",
            "3:10 motion is a list instead of a word in quotes (write \"full\" or \"reduced\")",
            "4:1 characters is a table instead of a word in quotes (write \"auto\", \"unicode\" or \"ascii\")",
        ],
    );
    assert_wrong(
        "[keys.question]\nnote = \"n\"\nflag = [2026-01-01, 1.5, \"f\"]\nclear = []\n",
        &[
            "2:8 note is a word instead of a list of keys (write note = [\"n\"])",
            "3:9 a key is a date instead of a name in quotes (write it in quotes, such as \"e\" or \"3\" or \"Ctrl-E\")",
            "3:21 a key is a number instead of a name in quotes (write it in quotes, such as \"e\" or \"3\" or \"Ctrl-E\")",
            "4:9 clear would be left without a key (name a key, or take the line out to have the usual ones)",
        ],
    );
    for text in ["keys = \"e\"\n", "[keys]\nquestion = 3\n", "[[keys]]\na = 1\n"] {
        let (_, wrong) = read_text(text);
        assert!(wrong.len() == 1 && wrong[0].contains("write [keys.MODE]"), "{text}: {wrong:?}");
    }
}

#[test]
fn what_is_no_toml_is_told_once_a_line_and_the_other_lines_still_count() {
    assert_wrong(
        "theme = plain\nmotion = \"slow\"\ntheme = \"auto\"\nmouse = True False\na b c\n",
        &[
            "1:9 not valid TOML: string values must be quoted (put it in quotes: \"plain\")",
            "2:10 motion cannot be \"slow\" (write \"full\" or \"reduced\")",
            "3:1 not valid TOML: \"theme\" stands here twice (keep one of the two)",
            "4:9 not valid TOML: string values must be quoted (put it in quotes: \"True False\")",
            "5:3 not valid TOML: key with no value (write NAME = \"VALUE\", or [keys.MODE] and below it NAME = [\"KEY\"])",
        ],
    );
}

#[test]
fn several_mistakes_on_one_line_are_told_as_one() {
    let (_, wrong) = read_text("theme: auto\nmotion = \"full\"\n");
    assert!(wrong.len() == 1 && wrong[0].starts_with("1:6 not valid TOML: invalid unquoted key"), "{wrong:?}");
}

#[test]
fn where_a_bracket_is_missing_nothing_behind_it_is_judged() {
    let (_, wrong) = read_text("theme = 3\n[keys.question\nevidence = [\"e\"]\nmotion = 3\n");
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong[0].starts_with("1:9 theme is a number") && wrong[1].starts_with("2:15 not valid TOML: unclosed"));
}

#[test]
fn a_file_that_is_too_large_or_nothing_but_mistakes_costs_little_and_says_so() {
    let (_, wrong) = read_text(&"# long\n".repeat(10_000));
    assert_eq!(wrong, ["0:0 this is larger than 64 KiB, too large for settings (check that it is the file you mean)"]);
    for text in ["a\n".repeat(30_000), "= ".repeat(30_000), "[".repeat(60_000), "a.".repeat(30_000)] {
        let begun = std::time::Instant::now();
        assert!((1..=41).contains(&read_text(&text).1.len()));
        assert!(begun.elapsed().as_secs() < 5, "{:?} for {:?}", begun.elapsed(), &text[..4]);
    }
}

#[test]
fn words_that_a_terminal_would_obey_are_shown_harmless() {
    let (_, wrong) = read_text("\"\\u001b[2J\" = 1\n");
    assert!(wrong[0].contains("there is no setting") && !wrong[0].contains('\u{1b}'), "{wrong:?}");
}

#[test]
fn a_setting_is_changed_where_it_stands_and_nothing_else_is() {
    let text = "# mine\r\ntheme='auto'   # as it is\r\n\r\n[keys.question] # keys\r\nevidence = [\"x\"]\r\n";
    let new = change(&source(text), &[Setting::Theme(Look::Plain)]).expect("changed");
    assert_eq!(new, text.replace("'auto'", "\"plain\""));
}

#[test]
fn a_setting_that_is_not_there_yet_gets_a_line_beside_the_others_or_below_the_heading() {
    let with = |text: &str| change(&source(text), &[Setting::Mouse(Mouse::Off)]).expect("changed");
    let line = "mouse = \"off\"\n";
    assert_eq!(with("theme = \"auto\""), format!("theme = \"auto\"\n{line}"));
    assert_eq!(with("theme = \"auto\" # a\n[keys.note]\n"), format!("theme = \"auto\" # a\n{line}[keys.note]\n"));
    assert_eq!(with("# mine\n\n# keys\n[keys.note]\n"), format!("# mine\n\n{line}\n# keys\n[keys.note]\n"));
    assert_eq!(with("[keys.note]\n"), format!("{line}\n[keys.note]\n"));
    assert_eq!(with("# mine"), format!("# mine\n{line}"));
    let new = with("");
    assert!(new.starts_with("# Settings of devrel-ready.") && new.ends_with(&format!("\n\n{line}")), "{new}");
}

#[test]
fn a_change_that_changes_anything_else_is_noticed() {
    let right = "theme = \"plain\"\nframework = \"sre\"\nlanguage = \"de\"\n[keys.question]\nnote = [\"N\", \"n\"]\n\
                 [keys.review]\n";
    let expected = read_text(right).0;
    assert!(says(&source(&format!("# elsewhere\n\n{right}")), &expected));
    for (from, to) in [
        ("plain", "auto"),
        ("plain", "plian"),
        ("question", "results"),
        ("note", "flag"),
        (", \"n\"", ""),
        ("sre", "devrel"),
        ("framework = \"sre\"\n", ""),
        ("de", "fr"),
        ("[keys.review]\n", ""),
    ] {
        assert!(!says(&source(&right.replace(from, to)), &expected), "{from} became {to}");
    }
    assert!(!says(&source("theme = \"plain\"\n"), &expected));
}

#[test]
fn a_text_with_problems_is_not_changed() {
    for text in ["theme = plain\n", "them = \"auto\"\n", "[keys.question]\nnote = 3\n"] {
        assert_eq!(change(&source(text), &[Setting::Theme(Look::Plain)]), Err(Unchangeable::Wrong), "{text}");
    }
}

fn setting() -> impl Strategy<Value = Setting> {
    let all: Vec<Setting> = Item::ALL.into_iter().flat_map(|item| item.choices().to_vec()).collect();
    proptest::sample::select(all)
}

/// Generates a line that is valid anywhere before the first table.
fn line() -> impl Strategy<Value = String> {
    let comment = "# [a-zé=\\[\\]\"]{0,12}";
    prop_oneof![Just(String::new()), comment, Just("   ".to_owned())]
}

fn file() -> impl Strategy<Value = String> {
    let value = |setting: Setting, quote: bool, comment: String| {
        let quote = if quote { '\'' } else { '"' };
        format!("{}={quote}{}{quote} {comment}", setting.item().name(), setting.word())
    };
    let values = proptest::collection::vec((setting(), any::<bool>(), line()), 0..4).prop_map(move |mut values| {
        values.sort_by_key(|(setting, ..)| setting.item().name());
        values.dedup_by_key(|(setting, ..)| setting.item());
        values.into_iter().map(|(setting, quote, comment)| value(setting, quote, comment)).collect::<Vec<_>>()
    });
    let keys = "(\\[keys\\.question\\] # q\nnote = \\[ \"n\", # why\n  \"N\" \\]\n)?(# end)?";
    let parts = (proptest::collection::vec(line(), 0..4), values, proptest::collection::vec(line(), 0..3), keys);
    (parts, any::<bool>()).prop_map(|((head, values, gap, keys), windows)| {
        let lines: Vec<String> = head.into_iter().chain(values).chain(gap).chain([keys]).collect();
        lines.join("\n").replace('\n', if windows { "\r\n" } else { "\n" })
    })
}

/// Generates text from pieces of settings files in any order.
fn anything() -> impl Strategy<Value = String> {
    let bits = [
        "theme",
        "mouse",
        "keys",
        "question",
        "evidence",
        "=",
        " = ",
        ".",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "\"\"\"",
        "\"auto\"",
        "\"e\"",
        "[\"e\"]",
        "[keys.question]",
        "\n",
        "\n",
        "\r\n",
        "#",
        ",",
        "\\u001b",
        "\u{1b}",
        "é",
        "日",
        "\u{202e}",
        "1",
        "true",
        " ",
    ];
    proptest::collection::vec(proptest::sample::select(bits.to_vec()), 0..30).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(Cases { failure_persistence: None, ..Cases::default() })]

    #[test]
    fn any_text_is_read_and_one_without_problems_can_always_be_changed(text in anything(), setting in setting()) {
        let (_, wrong) = read_text(&text);
        let changed = change(&source(&text), &[setting]);
        prop_assert_eq!(changed.is_ok(), wrong.is_empty(), "{:?}", changed);
        let harmless = wrong.iter().all(|line| !line.contains(['\u{1b}', '\u{202e}']));
        prop_assert!(harmless);
    }

    #[test]
    fn changing_settings_keeps_every_comment_and_every_other_value(
        text in file(),
        changes in proptest::collection::vec(setting(), 1..5),
    ) {
        let (before, wrong) = read_text(&text);
        prop_assert_eq!(wrong, Vec::<String>::new(), "{}", &text);
        let new = change(&source(&text), &changes).expect("there is nothing wrong with it");
        let mut expected = before.settings;
        for change in &changes {
            expected.set(*change);
        }
        let (after, wrong) = read_text(&new);
        prop_assert_eq!(wrong, Vec::<String>::new());
        prop_assert_eq!(after.settings, expected);
        // Without the lines of settings, both texts must be equal, except for an empty line after new ones.
        let rest = |text: &str| -> Vec<String> {
            let is_setting = |line: &str| Item::ALL.iter().any(|item| line.starts_with(item.name()));
            let lines = text.lines().map(|line| if is_setting(line) { line.split_once(' ').map_or("", |it| it.1) } else { line });
            let lines = lines.map(|line| line.rsplit_once("= \"").map_or(line, |_| ""));
            lines.map(str::trim_end).filter(|line| !line.is_empty()).map(str::to_owned).collect()
        };
        let kept = rest(&new);
        if !text.trim().is_empty() {
            prop_assert_eq!(kept, rest(&text), "{}\n---\n{}", &text, &new);
            prop_assert!(!text.contains("\r\n") || !new.replace("\r\n", "").contains('\n'));
        }
    }
}

#[test]
fn the_framework_for_new_assessments_is_an_id_or_a_path() {
    let config = |text: &str| read_text(text).0.framework.map(|it| it.text);
    assert_eq!(config("framework = \"sre\"\n").as_deref(), Some("sre"));
    assert_eq!(config("theme = \"plain\"\n"), None);
    assert_wrong(
        "framework = 7\n",
        &[
            "1:13 framework is a number instead of an id or a path (write framework = \"sre\", or the path of a folder or a bundle)",
        ],
    );
}
