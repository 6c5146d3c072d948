//! The frame of a page: head, style, skip link, header and footer.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::piece::{answered, name, title};
use crate::report::Report;

/// The policy of a page: it may use its own styles, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The parts of a page.
pub(super) struct Page<'p> {
    /// The report.
    pub(super) report: &'p Report<'p>,
    /// The kind of report, such as `skills report`.
    pub(super) kind: &'static str,
    /// The style sheets, one after the other.
    pub(super) styles: &'p [&'static str],
    /// The drawings that charts use more than once.
    pub(super) symbols: Markup,
    /// The part below the name.
    pub(super) header: Markup,
    /// The contents.
    pub(super) main: Markup,
    /// The last lines.
    pub(super) footer: Markup,
}

/// Returns the head of a page.
pub(super) fn head(title: &str, styles: &[&'static str]) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="robots" content="noindex";
            title { (title) }
            // The sheets are part of the program and hold no text of a person.
            style { @for style in styles { (PreEscaped(style)) } }
        }
    }
}

/// Returns what charts refer to: the hatching and symbols.
pub(super) fn definitions(symbols: &Markup) -> Markup {
    html! {
        svg.off aria-hidden="true" { defs {
            pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                path d="M0 0V5" stroke="var(--base)" stroke-width="2.5" {}
            }
            (symbols)
        } }
    }
}

/// Writes a page.
pub(super) fn document(page: &Page<'_>) -> String {
    let Page { report, kind, styles, symbols, header, main, footer } = page;
    let framework = report.framework();
    let subject = framework.name();
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            (head(&format!("Skills report: {}", report.assessment.name()), styles))
            body {
                a.skip href="#main" { "Skip to the content" }
                (definitions(symbols))
                header {
                    p.kick {
                        span { (title(framework, subject)) " " (kind) }
                        " "
                        span { "Self-reported, " (answered(report)) }
                    }
                    h1 { (name(report)) }
                    (header)
                }
                main id="main" { (main) }
                footer { (footer) }
            }
        }
    };
    markup.into_string() + "\n"
}
