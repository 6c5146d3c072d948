//! Reading a job posting as a command, and the role that is made of it.

use std::fs;

use serde_json::Value;

use super::{Cli, Place, today};
use crate::postings::posting;

/// Returns a place with the invented postings.
fn place() -> Place {
    let place = Place::new();
    for name in ["harborline.txt", "short.txt", "german.txt", "hostile.txt", "page.html.txt", "lead.txt", "ospo.txt"] {
        place.write(name, posting(name));
    }
    place
}

#[test]
fn a_posting_is_quoted_in_three_groups_with_the_limits_beside_them() {
    let place = place();
    let page = place.run(["posting", "harborline.txt"]);
    page.done().quiet();
    let order = [
        "10 skills clearly asked, 8 perhaps, 10 not found",
        "Wanted levels begin as those of the nearest role,\nDeveloper Advocate.",
        "\"5+ years\" is only read back; years are not turned into levels.",
        "Clearly asked\n  Open source contribution and maintenance\n    line 15: You have contributed to open source",
        "Perhaps\n",
        "Not found\n  Learning unfamiliar systems, ",
        "Silence does not mean",
        "three of ten are wrong or missed",
        "A wish\nis not told from a requirement.",
        "no verdict",
    ];
    let places: Vec<usize> =
        order.iter().map(|words| page.says(words).out().find(words).expect("it says so")).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(!page.out().contains('\u{1b}') && page.out().lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn two_roles_that_are_both_near_are_both_named_and_no_role_is_beside_another_title() {
    let place = place();
    let said = |name: &str| place.run(["posting", name]).done().out().replace('\n', " ");
    assert!(said("lead.txt").contains("Between Open Source Program Manager and Community Manager."));
    place.write("other.txt", posting("ospo.txt").replacen("Open Source Program Manager", "Technical Writer", 1));
    let other = said("other.txt");
    assert!(other.contains("Wanted levels begin as those of Open Source Program Manager."), "{other}");
    assert!(!other.contains("nearest"), "{other}");
    assert!(
        said("ospo.txt").contains("Wanted levels begin as those of the nearest role, Open Source Program Manager.")
    );
}

#[test]
fn a_text_that_tells_nothing_says_so() {
    let place = place();
    place.run(["posting", "short.txt"]).done().says("Too little text to tell: it takes 120 words, and 5 skills");
    place.run(["posting", "german.txt"]).done().says("This does not read like English");
}

#[test]
fn the_same_text_gives_the_same_bytes_from_a_file_and_from_standard_input() {
    let place = place();
    for format in [&[][..], &["--json"]] {
        let file = place.run(["posting", "lead.txt"].iter().chain(format)).done().out().to_owned();
        let input = place.cli().args(["posting", "-"].iter().chain(format)).stdin(posting("lead.txt")).look();
        assert_eq!(input.done().out(), file);
    }
    let json = place.run(["posting", "lead.txt", "--json"]).done().json();
    assert_eq!(json["schema"], "devrel-ready/posting/1");
    assert_eq!(json["years"], serde_json::json!(["10+ years", "five years"]));
    assert_eq!(json["skills"].as_array().map(Vec::len), Some(28));
    let schema: Value = place.run(["schema", "posting"]).done().json();
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    for name in ["harborline.txt", "short.txt", "german.txt", "hostile.txt", "page.html.txt"] {
        let json = place.run(["posting", name, "--json"]).done().json();
        assert!(validator.is_valid(&json), "{name}");
    }
    let mut wrong = json;
    wrong["skills"][0]["group"] = "certainly".into();
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn a_hostile_posting_is_only_text() {
    let place = place();
    for format in [&[][..], &["--json"]] {
        let page = place.run(["posting", "hostile.txt"].iter().chain(format));
        let hides =
            |c: char| c.is_control() && c != '\n' || matches!(c, '\u{ad}' | '\u{200b}'..='\u{206f}' | '\u{feff}');
        assert!(!page.done().out().contains(hides), "{}", page.out());
    }
}

#[test]
fn files_that_are_no_text_are_named_with_what_to_do() {
    let place = place();
    let utf_16: Vec<u8> = posting("lead.txt").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&str, Vec<u8>, &str, &str); 6] = [
        ("job.pdf", b"%PDF-1.7\n...".to_vec(), "this is a PDF", "save that as a text file"),
        ("job.docx", b"PK\x03\x04...".to_vec(), "such as DOCX", "save it as plain text"),
        ("utf16.txt", utf_16, "UTF-16", "with UTF-8 as its encoding"),
        ("latin.txt", b"caf\xe9".to_vec(), "not text in UTF-8", "save it again as plain text"),
        ("large.txt", vec![b'a'; 256 * 1024 + 1], "larger than 256 KiB", "keep only the posting"),
        ("empty.txt", b" \n".to_vec(), "there is no text in it", "paste the text"),
    ];
    for (name, bytes, why, hint) in cases {
        fs::write(place.path(name), &bytes).expect("a temporary directory can be written to");
        place.run(["posting", name]).fails(1).complains(name).complains(why).complains(hint);
        place.cli().args(["posting", "-"]).stdin(bytes).look().fails(1).complains("standard input").complains(why);
        place.run(["posting", name, "--as", "X", "--yes"]).fails(1).complains(why);
    }
    place.run(["posting", "."]).fails(1);
    place.run(["posting", "nowhere.txt"]).fails(1).complains("nowhere.txt");
}

#[test]
fn the_largest_text_of_one_word_is_read() {
    let place = place();
    for word in ["developer ", "a", "- ", "<b ", "documentation-", "&amp;"] {
        place.write("one.txt", word.repeat(256 * 1024 / word.len()));
        place.run(["posting", "one.txt"]).done().says("not found");
    }
}

#[test]
fn a_role_is_made_with_everything_that_was_found() {
    let place = place();
    let made = place.run(["posting", "harborline.txt", "--as", "Harborline Advocate", "--yes"]);
    made.done().says("Advocate\" with 18 skills of the framework").says("for \"Established\"");
    let file = place.path("data/roles/harborline-advocate.json");
    place.run(["check", "data/roles/harborline-advocate.json"]).done().says("a role, 18 skills");
    let role: Value = serde_json::from_str(&fs::read_to_string(&file).expect("it was written")).expect("it is JSON");
    assert_eq!(role["summary"], format!("Made from a job posting on {}.", today()));
    assert_eq!((&role["id"], &role["must_have"]), (&"harborline-advocate".into(), &serde_json::json!([])));
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        assert_eq!(fs::metadata(&file).expect("there").mode() & 0o777, 0o600);
    }
}

#[test]
fn a_role_is_never_written_over_another_one_without_force() {
    let place = place();
    let make = ["posting", "harborline.txt", "--as", "Mine", "--yes"];
    place.run(make).done();
    let file = place.path("data/roles/mine.json");
    fs::write(&file, "changed by hand").expect("it is ours");
    place.run(make).fails(1).complains("already exists").complains("--force");
    assert_eq!(fs::read_to_string(&file).expect("there"), "changed by hand");
    place.run(make.iter().chain(&["--force", "--band", "lead"])).done().says("for \"Lead\"");
    assert!(fs::read_to_string(&file).expect("there").starts_with('{'));
    assert_eq!(fs::read_dir(place.path("data/roles")).expect("there").count(), 1, "no temporary file stays");
}

#[test]
fn a_role_that_cannot_be_made_says_what_to_do() {
    let place = place();
    place.run(["posting", "lead.txt", "--as", "Mine"]).fails(2).complains("nobody can be asked").complains("--yes");
    place.run(["posting", "lead.txt", "--as", "OSPO", "--yes"]).fails(2).complains("there is a role \"ospo\"");
    place.run(["posting", "lead.txt", "--as", "../../日本", "--yes"]).fails(2).complains("no letter for an id");
    place.run(["posting", "lead.txt", "--as", "Mine", "--yes", "--band", "boss"]).fails(2).complains("unknown band");
    place.write("nothing.txt", "We sell apples.");
    place
        .run(["posting", "nothing.txt", "--as", "Mine", "--yes"])
        .fails(1)
        .complains("no skill of nothing.txt was kept");
    place.run(["posting", "lead.txt", "--yes"]).fails(2);
    assert!(!place.path("data/roles").exists());
}

#[test]
fn a_framework_without_terms_says_so() {
    let place = place();
    place.run(["new-framework", "mine"]).done();
    fs::remove_file(place.path("mine/terms.json")).ok();
    let words = place.run(["posting", "lead.txt", "--framework", "mine"]);
    words.done().says("has no terms for postings");
    place
        .run(["posting", "lead.txt", "--framework", "mine", "--as", "X", "--yes"])
        .fails(1)
        .complains("add the skills");
}

#[test]
fn a_posting_is_read_without_a_home_directory() {
    let place = place();
    let file = place.path("lead.txt");
    Cli::new().args([std::ffi::OsStr::new("posting"), file.as_os_str()]).look().done().says("clearly asked");
}
