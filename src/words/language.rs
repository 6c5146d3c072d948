//! Words about the language of the questions and roles.

use crate::framework::Language;

/// Says that a terminal cannot show a language, and what can.
#[must_use]
pub fn right_to_left_words(language: &Language) -> String {
    format!(
        "\"{language}\" is written from right to left, which a terminal does not set in order; a report in HTML does"
    )
}
