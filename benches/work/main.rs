fn main() {
    divan::main();
}
use devrel_ready::framework::Framework;
use devrel_ready::store::Store;
use devrel_ready::terminal::Clerk;
use devrel_ready::text::Clean;
use devrel_ready::tui::{
    App,
    theme::{Glyphs, Palette, Theme},
    view,
};
use std::hint::black_box;
use std::sync::Arc;
#[divan::bench]
fn args() {
    black_box(devrel_ready::cli::run(["devrel-ready".into(), "--data-dir".into(), "/tmp/x".into()]));
}
#[divan::bench]
fn args_name() {
    black_box(devrel_ready::cli::run([
        "devrel-ready".into(),
        "--data-dir".into(),
        "/tmp/x".into(),
        "assessment 3".into(),
    ]));
}
#[divan::bench]
fn framework() -> Framework {
    Framework::shipped()
}
#[divan::bench]
fn list10(b: divan::Bencher) {
    let f = Arc::new(Framework::shipped());
    b.bench_local(|| Clerk::new(Store::open("target/tmp/perfdata".into()), f.clone()).list_first(40));
}
#[divan::bench]
fn storelist10(b: divan::Bencher) {
    b.bench_local(|| Store::open("target/tmp/perfdata".into()).list());
}
#[divan::bench]
fn first_frame(b: divan::Bencher) {
    let f = Arc::new(Framework::shipped());
    let home = Clerk::new(Store::open("target/tmp/perfdata".into()), f.clone()).list_first(40).unwrap_or_default();
    let app = App::new(f, home, Clean::line("x"));
    let theme = Theme::new(Palette::Colors, Glyphs::Unicode);
    b.bench_local(|| {
        let mut t = ratatui::Terminal::new(ratatui::backend::TestBackend::new(120, 40)).ok();
        t.as_mut().map(|t| t.draw(|fr| view::draw(&app, &theme, fr)).is_ok());
        t
    });
}
