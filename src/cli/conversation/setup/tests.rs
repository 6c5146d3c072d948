//! Tests of the setup by typed lines.

use super::{Line, NameSource, Setup, SetupReply, introduction};
use crate::assessment::Name;
use crate::framework::Framework;
use crate::text::{COLUMNS, fold_page};

fn typed(start: &mut Setup<'_>, line: &str) -> SetupReply {
    start.take(&Line::Text(line.to_owned()))
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a plain name")
}

fn sure(framework: &Framework) -> Setup<'_> {
    Setup::sure(framework, name("mee"), NameSource::Argument)
}

fn unsure<'f>(framework: &'f Framework, near: Option<&str>) -> Setup<'f> {
    sure(framework).unsure(near.map(name))
}

#[test]
fn the_first_words_say_what_this_is_how_long_it_takes_and_where_answers_stay() {
    let said = introduction(&Framework::shipped());
    for words in ["28 questions", "about 15 minutes", "stay on this"] {
        assert!(said.contains(words), "{said}");
    }
    assert!(said.lines().count() <= 4, "{said}");
}

#[test]
fn empty_lines_mean_the_usual_band_and_no_role() {
    let framework = Framework::shipped();
    let mut start = sure(&framework);
    assert!(matches!(typed(&mut start, ""), SetupReply::Ask(_)));
    let SetupReply::Start(aim) = typed(&mut start, "") else { unreachable!("everything is known") };
    assert_eq!((aim.role, aim.band), (None, framework.usual_band()));
}

#[test]
fn numbers_ids_and_names_all_pick() {
    let framework = Framework::shipped();
    let cases = [("3", "2"), ("lead", "Writer"), ("LEAD", "technical writer"), ("Lead", "WRITER")];
    for (band, role) in cases {
        let mut start = sure(&framework);
        typed(&mut start, band);
        let SetupReply::Start(aim) = typed(&mut start, role) else { unreachable!("everything is known") };
        assert_eq!((aim.role, Some(aim.band)), (framework.find_role("writer"), framework.find_band("lead")));
    }
}

#[test]
fn help_and_quit_work_at_every_question() {
    let framework = Framework::shipped();
    for answers in [&[][..], &["yes"], &["yes", "1"]] {
        for help in ["help", "?"] {
            let mut start = unsure(&framework, Some("me"));
            for answer in answers {
                typed(&mut start, answer);
            }
            let question = start.question();
            let SetupReply::Ask(said) = typed(&mut start, help) else { unreachable!("help leads nowhere") };
            assert!(said.ends_with(&question) && said.len() > question.len() + 60, "{said}");
            assert!(said.contains("nothing is started") && said.replace('\n', " ").contains("quit"), "{said}");
            assert_eq!(typed(&mut start, "quit"), SetupReply::Leave);
        }
    }
}

#[test]
fn a_name_that_is_not_meant_starts_nothing() {
    let framework = Framework::shipped();
    for line in ["", "n", "No", "quit"] {
        let mut start = unsure(&framework, Some("me"));
        assert!(start.question().contains("There is \"me\""));
        assert!(start.question().contains("Start a new one called \"mee\"?"));
        assert_eq!(typed(&mut start, line), SetupReply::Leave, "{line}");
    }
    let mut start = unsure(&framework, None);
    assert_eq!(start.take(&Line::End), SetupReply::Leave);
    assert_eq!(start.take(&Line::Unfinished("yes".to_owned())), SetupReply::Leave);
}

#[test]
fn the_one_that_was_meant_can_be_opened_instead() {
    let framework = Framework::shipped();
    let mut start = unsure(&framework, Some("me"));
    assert_eq!(typed(&mut start, "open"), SetupReply::Open(name("me")));
    let mut start = unsure(&framework, None);
    assert!(matches!(typed(&mut start, "open"), SetupReply::Ask(_)), "there is nothing to open");
}

#[test]
fn what_is_not_on_the_list_is_met_by_one_line_on_where_the_person_is() {
    let framework = Framework::shipped();
    let mut start = sure(&framework);
    let prompt = "Type a number or a name, help or quit, or an empty line for Established:\n";
    for line in [Line::Text("4".to_owned()), Line::Text("0".to_owned()), Line::TooLong, Line::NotText] {
        let SetupReply::Ask(again) = start.take(&line) else { unreachable!("{line:?} is no band") };
        assert!(
            again.starts_with("That is none of them") && again.ends_with(prompt) && again.lines().count() == 2,
            "{again}"
        );
    }
    let SetupReply::Ask(again) = typed(&mut start, "again") else { unreachable!("it is asked again") };
    assert_eq!(again, start.question());
}

#[test]
fn the_name_and_what_was_chosen_are_said_back() {
    let framework = Framework::shipped();
    assert!(sure(&framework).opening().starts_with("Called \"mee\".\n"));
    let mut start = unsure(&framework, None);
    let SetupReply::Ask(said) = typed(&mut start, "yes") else { unreachable!("the band is asked for") };
    assert!(said.starts_with("Called \"mee\".\n"), "{said}");
    typed(&mut start, "lead");
    let SetupReply::Start(aim) = typed(&mut start, "technical") else { unreachable!("everything is known") };
    assert_eq!(start.chosen(aim), "Band: Lead. Role: Technical Writer.\n");
    let SetupReply::Start(aim) = typed(&mut start, "") else { unreachable!("everything is known") };
    assert_eq!(start.chosen(aim), "Band: Lead. Role: not sure yet.\n");
}

#[test]
fn back_works_at_every_step() {
    let framework = Framework::shipped();
    let mut start = unsure(&framework, None);
    let first = start.question();
    let SetupReply::Ask(said) = typed(&mut start, "back") else { unreachable!("there is nothing before") };
    assert!(said.starts_with("This is the first step.\n"), "{said}");
    for line in ["yes", "2", "back"] {
        assert!(matches!(typed(&mut start, line), SetupReply::Ask(_)));
    }
    assert!(start.question().contains("How senior"));
    assert_eq!(typed(&mut start, "back"), SetupReply::Ask(first));
    let mut start = Setup::sure(&framework, name("sam"), NameSource::Line);
    assert!(start.question().contains("back"));
    assert_eq!(typed(&mut start, "back"), SetupReply::Rename, "the name can be asked for again");
    let mut start = Setup::sure(&framework, name("list"), NameSource::Line).unsure(None);
    assert_eq!(typed(&mut start, "no"), SetupReply::Rename);
}

#[test]
fn a_name_that_may_mean_something_else_is_questioned() {
    let framework = Framework::shipped();
    for text in ["list", "help", "12"] {
        let start = Setup::sure(&framework, name(text), NameSource::Line).unsure(None);
        assert!(start.question().contains("Is that the name?"), "{text}");
    }
    let said = unsure(&framework, Some("me")).question();
    assert!(!said.contains("Is that the name?") && said.ends_with("an empty line means no:\n"), "{said}");
}

#[test]
fn no_line_is_longer_than_a_terminal_whatever_the_names() {
    let framework = Framework::shipped();
    let long = "n".repeat(48);
    let mut start = Setup::sure(&framework, name(&long), NameSource::Line).unsure(Some(name(&long)));
    for line in ["yes", "1"] {
        let said = fold_page(&(start.question() + &start.help()), COLUMNS);
        assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
        typed(&mut start, line);
    }
    assert!(fold_page(&start.question(), COLUMNS).lines().all(|line| line.chars().count() <= 80));
}
