//! The views of other people, beside the own answers, as plain text.

use crate::report::{Report, SecondView};
use crate::text::push_paragraph;
use crate::words::{TWO_VIEWS, agreement_words, kind_words, rated_by_both_words, rater_and_day_words};

/// Writes every kept rating beside the own answers, with each paragraph on one line; nothing without a rating.
pub(super) fn views_in_paragraphs(report: &Report<'_>) -> String {
    let mut text = String::new();
    for (position, view) in report.views.iter().enumerate() {
        if position == 0 {
            text.push_str("\nSecond views\n");
            push_paragraph(&mut text, 2, TWO_VIEWS);
        }
        push(&mut text, report, view);
    }
    text
}

fn push(text: &mut String, report: &Report<'_>, view: &SecondView) {
    let SecondView { rating, agreement } = view;
    push_paragraph(text, 2, &rater_and_day_words(rating));
    push_paragraph(text, 4, &format!("{}. {}", rated_by_both_words(agreement), agreement_words(agreement)));
    for pair in view.differing() {
        let name = &report.framework().skill(pair.skill).name;
        let kind = kind_words(pair.kind);
        push_paragraph(text, 4, &format!("{name}: {} own, {} by {}, {kind}", pair.own, pair.other, rating.by));
    }
}
