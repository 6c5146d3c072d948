//! Measures the parts of the program alone: the start, a key, a frame and a save. Run `cargo bench --bench parts`.
//!
//! Everything is prepared before the clock runs. No terminal is needed. `cargo bench --bench terminal` measures the
//! whole program, and `cargo bench --bench score` how scoring grows.

#[path = "../../tests/shared/made_up.rs"]
mod made_up;
mod nowhere;
#[path = "../../tests/shared/saves.rs"]
mod saves;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use devrel_ready::framework::{Catalog, Framework};
use devrel_ready::posting::Posting;
use devrel_ready::store::{Begun, Store};
use devrel_ready::terminal::StorageWorker;
use devrel_ready::text::Clean;
use devrel_ready::tui::theme::{Glyphs, Palette, Theme};
use devrel_ready::tui::{Access, App, Key, Msg, OpenedAssessment, view};
use divan::{Bencher, black_box};
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use self::nowhere::Nowhere;

const WIDE: (u16, u16) = (120, 40);
const CLASSIC: (u16, u16) = (80, 24);

/// The keys to each screen from an open question.
const SCREENS: [(&str, &str); 10] = [
    ("home", "\x1b"),
    ("question", ""),
    ("help", "?"),
    ("review", "v"),
    ("results", "r"),
    ("role", "r\r"),
    ("plan", "rp"),
    ("what-if", "rw"),
    ("why", "y"),
    ("export", "E"),
];

/// The directories of ten and of a thousand assessments.
static SHELVES: OnceLock<[PathBuf; 2]> = OnceLock::new();

fn main() {
    let framework = Framework::shipped();
    let dirs = [10, 1_000].map(|count| {
        let dir = tempfile::tempdir().expect("the disk has room");
        saves::save(&framework, dir.path(), count);
        dir
    });
    SHELVES.get_or_init(|| dirs.each_ref().map(|dir| dir.path().to_owned()));
    divan::main();
}

fn worker(shelf: usize, framework: &Arc<Framework>) -> StorageWorker {
    let shelves = SHELVES.get().expect("they are made before anything is measured");
    StorageWorker::new(Store::open(shelves[shelf].clone()), Catalog::of(Arc::clone(framework)))
}

fn theme() -> Theme {
    Theme::new(Palette::Dark, Glyphs::Unicode)
}

fn screen((width, height): (u16, u16)) -> Terminal<TestBackend> {
    let Ok(terminal) = Terminal::new(TestBackend::new(width, height));
    terminal
}

fn draw(app: &App, terminal: &mut Terminal<TestBackend>) {
    let theme = theme();
    let Ok(_) = terminal.draw(|frame| drop(view::draw(app, &theme, frame.buffer_mut())));
}

/// Returns the interface at home with ten assessments.
fn at_home(framework: Arc<Framework>, rows: u16) -> App {
    let home = worker(0, &framework).list_first(rows.into()).expect("the list can be read");
    App::new(framework, home, Clean::line("/home/ada/.local/share/devrel-ready"), jiff::civil::date(2026, 5, 1))
}

/// Returns the interface on a screen of an open assessment.
fn on_screen(way: &str, size: (u16, u16)) -> App {
    on_screen_of(&Framework::shipped(), way, size)
}

fn on_screen_of(framework: &Arc<Framework>, way: &str, size: (u16, u16)) -> App {
    let mut app = at_home(Arc::clone(framework), size.1);
    let _ = app.update(Msg::Resized(size.0, size.1));
    let _ = app.update(Msg::Opened(Box::new(OpenedAssessment {
        assessment: saves::assessment(framework, 3),
        revision: 1,
        access: Access::Writable,
        safe: true,
        notices: Vec::new(),
        question: None,
    })));
    press(&mut app, way);
    app
}

fn press(app: &mut App, keys: &str) {
    for key in keys.chars() {
        let key = match key {
            '\x1b' => Key::Escape,
            '\r' => Key::Enter,
            key => Key::Char(key),
        };
        if let Some(msg) = app.message(key) {
            let _ = black_box(app.update(msg));
        }
    }
}

/// The work before the first frame.
mod start {
    use super::{Arc, Bencher, Framework, WIDE, at_home, draw, screen, worker};

    #[divan::bench]
    fn framework() -> Arc<Framework> {
        Framework::shipped()
    }

    #[divan::bench]
    fn list_of_ten(bencher: Bencher) {
        let framework = Framework::shipped();
        bencher.bench_local(|| worker(0, &framework).list_first(WIDE.1.into()));
    }

    #[divan::bench]
    fn list_of_a_thousand_as_far_as_it_is_seen(bencher: Bencher) {
        let framework = Framework::shipped();
        bencher.bench_local(|| worker(1, &framework).list_first(WIDE.1.into()));
    }

    #[divan::bench]
    fn list_of_a_thousand(bencher: Bencher) {
        let framework = Framework::shipped();
        bencher.bench_local(|| worker(1, &framework).list_first(usize::MAX));
    }

    #[divan::bench]
    fn all_up_to_the_first_frame(bencher: Bencher) {
        bencher.bench_local(|| {
            let app = at_home(Framework::shipped(), WIDE.1);
            let mut screen = screen(WIDE);
            draw(&app, &mut screen);
            screen
        });
    }
}

/// The effect of keys on the state. Each pair of keys leads back to its start.
mod update {
    use super::{Bencher, WIDE, on_screen, press};

    #[divan::bench(args = ["jk", "lh", "3u", "xu", "gg", "ff", "sss", "v\x1b", "r\x1b", "y\x1b", "?\x1b"])]
    fn question(bencher: Bencher, keys: &str) {
        let mut app = on_screen("", WIDE);
        bencher.bench_local(|| press(&mut app, keys));
    }

    #[divan::bench(args = ["jk", "+-", "3c", "lh", "z", "y\x1b"])]
    fn what_if(bencher: Bencher, keys: &str) {
        let mut app = on_screen("rw", WIDE);
        bencher.bench_local(|| press(&mut app, keys));
    }
}

/// The cost of a frame without the terminal.
mod frame {
    use super::{Bencher, CLASSIC, SCREENS, WIDE, draw, on_screen, screen};

    const SIZES: [(u16, u16); 2] = [WIDE, CLASSIC];

    fn cases() -> impl Iterator<Item = String> {
        SIZES.iter().flat_map(|size| SCREENS.iter().map(move |(name, _)| format!("{name} {}x{}", size.0, size.1)))
    }

    fn case(name: &str) -> (&'static str, (u16, u16)) {
        let (screen, size) = name.split_once(' ').expect("a screen and a size");
        let way = SCREENS.iter().find(|(name, _)| *name == screen).map_or("", |(_, way)| way);
        (way, if size.starts_with("120") { WIDE } else { CLASSIC })
    }

    #[divan::bench(args = cases())]
    fn first(bencher: Bencher, name: &str) {
        let (way, size) = case(name);
        let app = on_screen(way, size);
        bencher.with_inputs(|| screen(size)).bench_local_values(|mut screen| {
            draw(&app, &mut screen);
            screen
        });
    }

    #[divan::bench(args = cases())]
    fn unchanged(bencher: Bencher, name: &str) {
        let (way, size) = case(name);
        let app = on_screen(way, size);
        let mut screen = screen(size);
        draw(&app, &mut screen);
        bencher.bench_local(|| draw(&app, &mut screen));
    }
}

/// A key that moves the highlight, with its frame, as the framework grows.
mod grown {
    use super::{Arc, Bencher, Framework, WIDE, draw, on_screen_of, press, screen};
    use crate::made_up::made_up;

    /// The numbers of skills and roles.
    const SIZES: [(usize, usize); 4] = [(28, 4), (100, 20), (300, 50), (1_000, 50)];

    fn framework(size: &(usize, usize)) -> Arc<Framework> {
        Arc::new(made_up(size.0, size.1))
    }

    /// Measures a key and its frame. The second key takes the first one back.
    fn key(bencher: Bencher, way: &str, keys: [&str; 2], size: &(usize, usize)) {
        let mut app = on_screen_of(&framework(size), way, WIDE);
        let mut screen = screen(WIDE);
        let mut keys = keys.into_iter().cycle();
        bencher.bench_local(|| {
            press(&mut app, keys.next().unwrap_or_default());
            draw(&app, &mut screen);
        });
    }

    #[divan::bench(args = SIZES.iter(), max_time = 1)]
    fn question(bencher: Bencher, size: &(usize, usize)) {
        key(bencher, "", ["j", "k"], size);
    }

    #[divan::bench(args = SIZES.iter(), max_time = 1)]
    fn results(bencher: Bencher, size: &(usize, usize)) {
        key(bencher, "r", ["j", "k"], size);
    }

    #[divan::bench(args = SIZES.iter(), max_time = 1)]
    fn role(bencher: Bencher, size: &(usize, usize)) {
        key(bencher, "r\r", ["j", "k"], size);
    }

    #[divan::bench(args = SIZES.iter(), max_time = 1)]
    fn plan(bencher: Bencher, size: &(usize, usize)) {
        key(bencher, "rp", ["j", "k"], size);
    }

    #[divan::bench(args = SIZES.iter(), max_time = 1)]
    fn what_if(bencher: Bencher, size: &(usize, usize)) {
        key(bencher, "rw", ["j", "k"], size);
    }

    #[divan::bench(args = SIZES.iter(), max_time = 1)]
    fn review(bencher: Bencher, size: &(usize, usize)) {
        key(bencher, "V", ["j", "k"], size);
    }

    /// A level tried out in what if: every role is scored again.
    #[divan::bench(args = SIZES.iter(), max_time = 1)]
    fn another_level(bencher: Bencher, size: &(usize, usize)) {
        key(bencher, "rw", ["3", "2"], size);
    }
}

/// The largest posting: an ordinary one again and again, one word, and near-matches of a pattern.
#[divan::bench(args = ["ordinary", "one word", "nearly"])]
fn posting(bencher: Bencher, kind: &str) {
    const SIZE: usize = 256 * 1024;
    let framework = Framework::shipped();
    let piece = match kind {
        "ordinary" => include_str!("../../tests/it/postings/harborline.txt"),
        "one word" => "developer ",
        _ => "represent community ",
    };
    let text = piece.repeat(SIZE / piece.len());
    bencher.bench_local(|| Posting::read(black_box(&framework), black_box(&text)));
}

/// The work of a save before it reaches the disk: encode, read back and compare.
#[divan::bench]
fn save(bencher: Bencher) {
    let framework = Framework::shipped();
    let store = Store::on(Nowhere, PathBuf::from("/nowhere"));
    let begun = store.begin(&Catalog::of(Arc::clone(&framework)), &saves::name(3)).expect("nothing fails nowhere");
    let Begun::New(mut session) = begun else { unreachable!("nothing is kept nowhere") };
    let assessment = saves::assessment(&framework, 3);
    let mut revision = 0;
    bencher.bench_local(|| {
        revision += 1;
        session.save(&assessment, revision, Timestamp::UNIX_EPOCH)
    });
}
