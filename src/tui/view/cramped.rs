//! Draws what stands in a window that is too small: what is wrong, that nothing is lost, and the way out.

use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::theme::RULE;
use crate::tui::widget::Canvas;
use crate::tui::{App, Intent, Leaving, SMALLEST};

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_, '_>) {
    let (area, theme) = (canvas.area, canvas.theme);
    let (width, height) = SMALLEST;
    let key = |intent| app.key(app.mode(), intent);
    let saved = if app.unsaved().is_some() { "The newest change is NOT SAVED yet." } else { "Nothing is lost." };
    let words = match app.leaving() {
        Some(Leaving::Saved) => {
            vec![format!("Everything is saved. {} leaves; {} stays.", key(Intent::Yes), key(Intent::No))]
        }
        Some(Leaving::Undecided { name }) => vec![format!(
            "{name} was changed elsewhere. {} leaves, and both versions are kept; {} stays.",
            key(Intent::Yes),
            key(Intent::No)
        )],
        Some(Leaving::Losing { names, reason }) => vec![format!(
            "{} leaves and loses the newest changes of {names}, which are NOT SAVED; {} stays. {reason}",
            key(Intent::Yes),
            key(Intent::No)
        )],
        Some(Leaving::Posting) => vec![format!(
            "No role was made of the posting. {} leaves and drops it; {} stays.",
            key(Intent::Yes),
            key(Intent::No)
        )],
        None => vec![
            format!("This window is too small: {} by {}. The least is {width} by {height}.", area.width, area.height),
            format!("{saved} Make it larger, and the screen comes back by itself."),
            "Or answer by lines: devrel-ready ask".to_owned(),
        ],
    };
    let is_roomy = area.width >= 30 && area.height >= 10;
    let indent = if is_roomy { 3 } else { 0 };
    let mut lines = Vec::new();
    if is_roomy {
        lines.push(Line::styled(" devrel-ready", theme.strong));
        lines.push(Line::styled(RULE.repeat(area.width.into()), theme.faint));
        lines.push(Line::default());
    }
    for paragraph in words {
        let room = usize::from(area.width).saturating_sub(2 * indent);
        let wrapped = text::wrap(&paragraph, room).into_iter();
        lines.extend(wrapped.map(|line| Line::styled(format!("{}{line}", " ".repeat(indent)), theme.text)));
        if is_roomy {
            lines.push(Line::default());
        }
    }
    if app.leaving().is_none() {
        let lead = " ".repeat(indent.min(1));
        lines.push(Line::from(vec![Span::raw(lead), Span::styled(key(Intent::Quit), theme.key), Span::raw(" quit")]));
    }
    canvas.lines(lines, area);
}
