//! Reading job postings: agreement with a second implementation, and what holds for any text.
//!
//! The postings in `postings/` are invented for these tests.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use devrel_ready::framework::Framework;
use devrel_ready::posting::{MentionGroup, NearestRole, Posting, posting_words};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::oracle::posting::{Expected, Rules};

static FRAMEWORK: LazyLock<Arc<Framework>> = LazyLock::new(Framework::shipped);
static RULES: LazyLock<Rules> = LazyLock::new(Rules::read);

/// Returns an invented posting.
pub(crate) fn posting(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/postings").join(name);
    fs::read_to_string(path).expect("it is beside the tests")
}

/// Returns the names and texts of the invented postings.
fn all() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/postings");
    let entries = fs::read_dir(folder).expect("it is beside the tests");
    let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("ASCII");
    let mut names: Vec<String> = entries.map(|entry| name(entry.expect("readable"))).collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), posting(&name))).collect()
}

fn read(text: &str) -> Posting {
    Posting::read(&FRAMEWORK, text)
}

/// Returns what the program says, in the form of the other implementation.
fn said(text: &str) -> Expected {
    let posting = read(text);
    let key = |role| FRAMEWORK.role(role).key.to_string();
    let skills = posting
        .mentions
        .iter()
        .map(|mention| (FRAMEWORK.skill(mention.skill).key.to_string(), (mention.score, mention.group.word())));
    let nearest = match posting.nearest {
        NearestRole::One(role) => vec![key(role)],
        NearestRole::Between(role, next) => vec![key(role), key(next)],
        NearestRole::Unclear => Vec::new(),
    };
    Expected { words: posting_words(text), skills: skills.collect(), nearest }
}

#[test]
fn a_second_implementation_agrees_on_every_invented_posting() {
    let texts = all();
    assert!(texts.len() >= 12);
    let plain = texts.iter().filter(|(name, _)| !name.contains("html"));
    let mut roles = std::collections::BTreeSet::new();
    for (name, text) in plain {
        let expected = RULES.apply(text);
        assert_eq!(said(text), expected, "{name}");
        roles.extend(expected.nearest);
    }
    assert_eq!(roles.len(), 4, "every role is near to some posting: {roles:?}");
}

#[test]
fn the_example_of_the_design_has_the_groups_of_its_picture() {
    let posting = read(&posting("harborline.txt"));
    let groups = [MentionGroup::Clearly, MentionGroup::Perhaps, MentionGroup::NotFound];
    assert_eq!(groups.map(|group| posting.group(group).len()), [10, 8, 10]);
    let first = posting.group(MentionGroup::Clearly)[0];
    let quote = first.quote.as_ref().expect("it was found");
    assert_eq!(quote.text.as_str(), "You have contributed to open source projects, with an eye for licenses.");
    assert_eq!((quote.line, first.also.as_ref().map(|also| also.line)), (15, Some(9)));
    let years: Vec<&str> = posting.years.iter().map(AsRef::as_ref).collect();
    assert_eq!(years, ["5+ years"]);
}

#[test]
fn the_worked_example_of_the_rules_scores_600() {
    let mention = |text: &str| {
        let skill = FRAMEWORK.find_skill("impact-measurement").expect("it is there");
        let posting = read(text);
        let mention =
            posting.mentions.into_iter().find(|mention| mention.skill == skill).expect("every skill is there");
        (mention.score, mention.group)
    };
    assert_eq!(mention("metrics, metric-driven"), (600, MentionGroup::Clearly));
    assert_eq!(mention("metrics"), (300, MentionGroup::Perhaps));
    assert_eq!(
        mention(&"metrics. ".repeat(8)).0,
        mention(&"metrics. ".repeat(80)).0,
        "from 8 matches on it is the same"
    );
}

#[test]
fn a_skill_whose_terms_are_too_imprecise_is_never_clearly_asked() {
    let posting = read(&"We enforce the code of conduct and resolve conflicts, and moderate.\n".repeat(9));
    let skill = FRAMEWORK.find_skill("moderation-conflict").expect("it is there");
    let mention = posting.mentions.iter().find(|mention| mention.skill == skill).expect("every skill is there");
    assert!(mention.score >= 400 && mention.group == MentionGroup::Perhaps, "{mention:?}");
}

#[test]
fn a_line_of_boilerplate_says_nothing() {
    let (line, boilerplate) = ("Write blog posts and tutorials", "Write blog posts and tutorials for a salary");
    assert!(read(line).mentions.iter().any(|mention| mention.score > 0));
    assert!(read(boilerplate).mentions.iter().all(|mention| mention.score == 0));
    assert!(read(&format!("{boilerplate}\n{line}")).mentions.iter().any(|mention| mention.score > 0));
}

#[test]
fn a_title_does_not_decide_which_role_is_nearest() {
    let body = posting("writer.txt");
    let body = body.split_once('\n').expect("several lines").1;
    for title in ["Technical Writer", "Community Manager", "Developer Advocate"] {
        assert_eq!(read(&format!("{title}\n{body}")).nearest, read(&format!("A job\n{body}")).nearest, "{title}");
    }
}

#[test]
fn too_little_text_and_text_in_german_name_no_role() {
    let short = read(&posting("short.txt"));
    assert!(short.is_too_little && short.is_english && short.nearest == NearestRole::Unclear);
    let german = read(&posting("german.txt"));
    assert!(!german.is_english && german.nearest == NearestRole::Unclear);
    assert!(all().iter().all(|(name, text)| (name == "german.txt") != read(text).is_english));
}

#[test]
fn a_page_of_html_says_what_its_text_says() {
    let [page, text] = ["page.html.txt", "community.txt"].map(|name| said(&posting(name)));
    assert_eq!((page.skills, page.nearest), (text.skills, text.nearest));
    let lines = posting("page.html.txt").lines().count();
    let quotes = read(&posting("page.html.txt")).mentions.into_iter().filter_map(|mention| mention.quote);
    assert!(quotes.into_iter().all(|quote| quote.line <= lines && !quote.text.as_str().contains(['<', '>'])));
}

#[test]
fn a_framework_without_terms_finds_nothing() {
    let example = Framework::example().expect("it is sound");
    let posting = Posting::read(&example, &posting("ospo.txt"));
    assert!(!posting.has_terms && !posting.is_too_little);
    assert_eq!(posting.group(MentionGroup::NotFound).len(), example.skills().len());
    assert_eq!(posting.nearest, NearestRole::Unclear);
}

/// Returns texts that nearly match: words of patterns, in and out of order, between all kinds of separators.
fn texts() -> impl Strategy<Value = String> {
    let of_patterns: Vec<String> = RULES
        .patterns()
        .iter()
        .flat_map(|pattern| [pattern.clone(), pattern.split(' ').next().unwrap_or_default().to_owned()])
        .map(|pattern| pattern.replace("..", "any few ").replace('*', "s"))
        .collect();
    let other =
        ["the", "and", "node.js", "it's", "rock\u{2019}n\u{2019}roll", "-", "C++", "İ", "ΟΔΟΣ", "a-b", "x", "日本"];
    let word = prop_oneof![3 => select(of_patterns), 1 => select(other.map(str::to_owned).to_vec())];
    let between = select(vec![" ", " ", " ", ", ", ". ", "\n", "\n\n", " / ", " (", "\r\n", "-", "'s ", "\t", " & "]);
    vec((word, between), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(word, between)| [word, between.to_owned()]).collect())
}

proptest! {
    #[test]
    fn a_second_implementation_agrees_on_texts_that_nearly_match(text in texts()) {
        // An ampersand before a name could be a character of HTML, which the other implementation does not know.
        let text = text.replace("&l", "l").replace("&a", "a");
        prop_assert_eq!(said(&text), RULES.apply(&text));
    }

    #[test]
    fn the_same_text_says_the_same_and_no_match_runs_across_a_blank_line(one in texts(), other in texts()) {
        let both = format!("{one}\n\n{other}");
        prop_assert_eq!(read(&both), read(&both));
        let [one, other, both] = [&one, &other, &both].map(|text| read(text));
        for (at, mention) in both.mentions.iter().enumerate() {
            let [one, other] = [&one, &other].map(|posting| posting.mentions[at].score);
            prop_assert!(mention.score <= one + other && mention.score >= one.max(other), "{:?}", mention.skill);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), markup in "[<>/!a-z&;' .\\-\n]{0,200}") {
        for text in [text, markup] {
            for mention in read(&text).mentions {
                for quote in [mention.quote, mention.also].into_iter().flatten() {
                    let shown: String = quote.pieces().map(|(piece, _)| piece).collect();
                    prop_assert_eq!(shown.as_str(), quote.text.as_str());
                }
            }
        }
    }
}
