//! The facts that hold for every form of a report.

use devrel_ready::assessment::Choice;
use devrel_ready::framework::{Framework, Level};
use devrel_ready::report::{Form, Notes};
use serde_json::Value;

use super::samples::{Sample, form, forms, harmless, hostile, samples};

/// Returns the text of a page without its markup, each run of blanks as one.
fn plain(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in page.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                text.push(' ');
            }
            '\\' => {}
            other if !inside => text.push(other),
            _ => {}
        }
    }
    let decoded = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_form_for_people_names_the_level_and_the_statement_of_every_answer() {
    for sample in samples() {
        let framework = sample.assessment.framework();
        for form in ["html", "markdown", "text", "json", "csv"].map(form) {
            let written = plain(&sample.written(form, Notes::Without));
            for skill in framework.skills() {
                let Choice::Level(level) = sample.assessment.entry(skill).choice else { continue };
                let texts = framework.skill(skill);
                let statement = plain(texts.statements[level.index()].as_str());
                for words in [texts.name.as_str(), statement.as_str(), framework.level_name(level).as_str()] {
                    // In CSV, a mark of quotation is written twice.
                    let words = plain(words);
                    let is_there = written.contains(&words) || written.contains(&words.replace('"', "\"\""));
                    assert!(is_there, "{}: no {words:?} in {}", sample.name, form.format.name);
                }
            }
        }
    }
}

#[test]
fn notes_go_into_the_forms_for_people_and_json_on_request_and_never_into_a_sheet_or_a_resume() {
    let sample = samples().swap_remove(0);
    for form in forms() {
        let [without, with] = [Notes::Without, Notes::With].map(|notes| sample.written(form, notes));
        let holds = |text: &str| text.contains("second line");
        assert!(!holds(&without), "{}", form.format.name);
        let may = form.format.may_have_notes && !form.is_variant;
        assert_eq!(holds(&with), may, "{} {}", form.format.name, form.is_variant);
    }
}

#[test]
fn every_form_for_people_has_the_log_the_history_the_wishes_and_what_others_see() {
    let sample = samples().swap_remove(0);
    for form in ["html", "markdown", "text"].map(form) {
        let written = plain(&sample.written(form, Notes::Without));
        for words in ["Ran workshop 1", "spring", "Second views", "Kim", "two or more apart", "Not sure"] {
            let is_there = written.contains(words) || written.contains(&words.to_lowercase());
            assert!(is_there, "no {words:?} in {}:\n{written}", form.format.name);
        }
    }
}

/// Returns the elements of a page in their order, with the names of their attributes.
fn elements(page: &str) -> Vec<String> {
    let tags = page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let names = tags.map(|tag| {
        let mut in_quotes = false;
        let kept = tag.chars().filter(|letter| {
            in_quotes ^= *letter == '"';
            !in_quotes && *letter != '"'
        });
        kept.collect::<String>()
    });
    names.collect()
}

#[test]
fn hostile_texts_add_no_element_and_no_attribute_to_a_page() {
    for is_variant in [false, true] {
        let form = Form { is_variant, ..form("html") };
        let [bad, good] = [hostile(), harmless()].map(|sample| sample.written(form, Notes::With));
        // An address becomes a link, so links and what stands in their place do not count.
        let counted = |page: &str| -> Vec<String> {
            let is_text =
                |tag: &str| tag == "/bdi" || tag == "/a" || tag.starts_with("bdi") || tag.starts_with("a href");
            elements(page).into_iter().filter(|tag| !is_text(tag)).collect()
        };
        assert_eq!(counted(&bad), counted(&good));
        assert!(!bad.contains("<script") && !bad.contains("onerror=alert(1)>") && !bad.contains("href=\"javascript"));
        for link in bad.split("href=\"").skip(1) {
            assert!(link.starts_with("https://") || link.starts_with('#'), "{}", &link[..40]);
        }
    }
}

#[test]
fn a_page_addresses_nobody_outside_the_statements() {
    let framework = Framework::shipped();
    for sample in samples()
        .into_iter()
        .filter(|sample| !["german", "translated", "right-to-left", "hostile"].contains(&sample.name))
    {
        for is_variant in [false, true] {
            let mut page = plain(&sample.written(Form { is_variant, ..form("html") }, Notes::Without));
            let statements = framework.skills().flat_map(|skill| {
                let texts = framework.skill(skill);
                let titles = texts.resources.iter().map(|resource| &resource.title);
                let words = texts.statements.iter().chain(texts.actions.iter().flatten()).chain(titles);
                words.map(|text| plain(text.as_str())).collect::<Vec<_>>()
            });
            let levels = Level::ALL.iter().map(|level| framework.level_name(*level).to_string());
            let domains = framework.domains().map(|it| plain(framework.domain(it).summary.as_str()));
            let wishes = framework.preferences().map(|it| plain(framework.preference(it).statement.as_str()));
            for words in statements.chain(wishes).chain(levels).chain(domains) {
                page = page.replace(&words, "");
            }
            let words: Vec<&str> = page.split(|c: char| !c.is_alphabetic()).collect();
            for (position, word) in words.iter().enumerate() {
                let around = words[position.saturating_sub(6)..(position + 3).min(words.len())].join(" ");
                assert!(!["you", "your", "You", "Your"].contains(word), "{}: {around}", sample.name);
            }
        }
    }
}

/// Returns the fields of a JSON report in their order, each with the byte it begins at.
fn fields(sample: &Sample) -> Vec<(String, usize)> {
    let text = sample.written(form("json"), Notes::Without);
    let report: Value = serde_json::from_str(&text).expect("it is JSON");
    let keys = report.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    keys.into_iter().map(|key| (key.clone(), text.find(&format!("\n  \"{key}\":")).expect("a field"))).collect()
}

#[test]
fn answers_and_results_come_first_in_the_json_and_what_explains_them_after() {
    let sample = samples().swap_remove(1);
    let fields = fields(&sample);
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let results = names.iter().position(|name| *name == "results").expect("there are results");
    assert_eq!(
        &names[..results],
        ["schema", "generated_at", "answered_at", "name", "aim", "framework", "coverage", "answers"]
    );
    for later in ["titles", "statements"] {
        assert!(names[results..].contains(&later), "{later} in {names:?}");
    }
    let position = fields[results].1;
    assert!((1_500..4_500).contains(&position), "results begin at byte {position}");
}
