//! Words about the language of the questions and roles.

use crate::framework::{Framework, Language};
use crate::text::listed;

/// Says that a terminal cannot show a language, and what can.
#[must_use]
pub fn right_to_left_words(language: &Language) -> String {
    format!(
        "\"{language}\" is written from right to left, which a terminal does not set in order; a report in HTML does"
    )
}

/// Names the languages of a framework, its own first.
#[must_use]
pub fn languages_words(framework: &Framework) -> String {
    let languages = framework.languages();
    let tags: Vec<&str> = languages.iter().map(Language::tag).collect();
    format!("{}{}", listed(&tags, "and"), if tags.len() == 1 { " only" } else { "" })
}

/// Says what the settings file can choose among. `None` if the framework has one language only.
#[must_use]
pub fn shown_language_words(framework: &Framework) -> Option<String> {
    if framework.languages().len() < 2 {
        return None;
    }
    let (shown, all) = (framework.language(), languages_words(framework));
    Some(format!(
        "Questions are shown in {shown}, and are there in {all}. From the next start on, a line such as language = \"{shown}\" there chooses."
    ))
}
