//! The state of the interface, and the only function that changes it.
//!
//! Each screen keeps its own cursor. The handlers of a screen are in a file of their own beside this one. This module
//! does not draw, read keys or touch files.

mod achievements;
mod again;
mod buttons;
mod confirmation;
mod conflict;
mod copy;
mod current;
mod cursor;
mod doors;
mod edition;
mod entry;
mod export;
mod hint;
mod history;
mod home;
mod leaving;
mod list;
mod lock;
mod log;
mod menu;
mod motion;
mod mouse;
mod offer;
mod offered;
mod overlay;
mod pending;
mod places;
mod plan;
mod posting;
mod question;
mod rate;
mod results;
mod review;
mod settings;
mod shown;
mod side_by_side;
mod start;
mod text_box;
mod trail;
mod typing;
mod undo;
mod what_if;
mod wishes;

use std::sync::Arc;

use jiff::civil::Date;

use self::cursor::moved;
use self::pending::{Confirmation, Destination, OpenConflict, Unsaved};
use super::preferences::SettingsSave;
use super::{Effect, Effects, HomeRow, Intent, Key, Mode, Msg, Preferences, SMALLEST, Ticket};
use crate::framework::Framework;
use crate::settings::{Motion, Mouse};
use crate::text::Clean;

pub use buttons::Button;
pub use copy::Multiplexer;
pub use current::{CurrentAssessment, Saving};
pub use doors::DOORS;
pub use edition::{EditionScreen, LookAgainScreen};
pub use entry::{EntryForm, EntryLine, SkillRow};
pub use export::{ExportRow, ExportScreen, Preview};
pub use history::{CompareScreen, HistoryScreen, StateInTime};
pub use home::{HomeScreen, ListStatus};
pub use leaving::Leaving;
pub use log::LogScreen;
pub use menu::{Menu, MenuRow, MenuSection};
pub use motion::ScreenMoment;
pub use offer::EvidenceOffer;
pub use overlay::{Overlay, Search, WhyPage};
pub use places::Place;
pub use plan::{NoPlan, PlanScreen};
pub use posting::{PostingScreen, PostingStage};
pub use question::{QuestionScreen, rows_to_choose};
pub use results::{ResultsScreen, RoleScreen};
pub use review::{ReviewFilter, ReviewScreen};
pub use settings::SettingsScreen;
pub use side_by_side::SideBySideScreen;
pub use start::{StartScreen, StartStep};
pub use text_box::{TextBox, TextPurpose};
pub use what_if::WhatIfScreen;
pub use wishes::WishesScreen;

/// The whole state of the interface.
#[derive(Debug)]
pub struct App {
    /// The framework of the assessment that was opened last, or else the one for new assessments.
    framework: Arc<Framework>,
    /// The framework for new assessments.
    usual: Arc<Framework>,
    /// The local day.
    today: Date,
    data_dir: Clean,
    /// The folder of relative paths; empty if it is unknown.
    folder: Clean,
    preferences: Preferences,
    /// The state of the settings file.
    kept: SettingsSave,
    home: Vec<HomeRow>,
    known: ListStatus,
    current: Option<CurrentAssessment>,
    screen: Screen,
    /// The screens below this one, for going back.
    trail: Vec<Screen>,
    overlay: Option<Overlay>,
    /// The highlighted button of the question on top.
    focus: usize,
    /// The first line shown of the text below a list.
    scroll: usize,
    /// The box to type in, while the program asks whether to drop its text.
    typing: Option<Overlay>,
    /// Whether an answer made a role ready, and the results were not shown since.
    is_celebrating: bool,
    /// The step of the rule that turns green when the results are shown then.
    sweep: Option<u8>,
    /// Whether a key without a meaning was pressed before.
    is_hinted: bool,
    /// Whether the window is too small to draw. Then only leaving, stopping and redrawing work.
    cramped: bool,
    /// The assessments with unsaved changes, and whether the program asks about leaving.
    unsaved: Unsaved,
    /// The open decision about an assessment that another program has changed.
    conflict: Option<OpenConflict>,
    /// The newest ticket.
    ticket: Ticket,
    /// The screen for the requested assessment that has not arrived. Until then no other is requested.
    awaiting: Option<Destination>,
    notice: Option<String>,
    /// The sentence about what the last answer completed. It stays until the next answer.
    milestone: Option<String>,
    /// The handler of the mouse for now, if that differs from the setting.
    passed_mouse: Option<Mouse>,
    confirmation: Confirmation,
    /// The effects of the message being handled.
    effects: Effects,
    /// The multiplexer between the program and the clipboard.
    multiplexer: Multiplexer,
}

/// The screen below any overlay.
#[derive(Debug, Clone)]
pub enum Screen {
    /// The saved assessments, or an introduction if there are none.
    Home(HomeScreen),
    /// The steps to a new assessment.
    Start(Box<StartScreen>),
    /// The question about one skill.
    Question(QuestionScreen),
    /// The effects of a new edition on the answers.
    Edition(Box<EditionScreen>),
    /// Looking again at answers to an earlier edition.
    LookAgain(LookAgainScreen),
    /// All answers.
    Review(ReviewScreen),
    /// All roles.
    Results(ResultsScreen),
    /// One role, skill by skill.
    Role(RoleScreen),
    /// The plan for a role.
    Plan(PlanScreen),
    /// Trying levels out.
    WhatIf(Box<WhatIfScreen>),
    /// The points in time.
    History(HistoryScreen),
    /// Two states beside each other.
    Compare(CompareScreen),
    /// Own answers and a rating beside each other.
    SideBySide(SideBySideScreen),
    /// The export of the report.
    Export(ExportScreen),
    /// The settings.
    Settings(SettingsScreen),
    /// The things that the person would like to do.
    Wishes(WishesScreen),
    /// The evidence log.
    Log(LogScreen),
    /// A job posting.
    Posting(Box<PostingScreen>),
}

impl App {
    /// Creates the interface at home, with all saved assessments, on a day.
    pub fn new(framework: Arc<Framework>, home: Vec<HomeRow>, data_dir: Clean, today: Date) -> Self {
        Self {
            usual: Arc::clone(&framework),
            framework,
            today,
            data_dir,
            folder: Clean::default(),
            preferences: Preferences::default(),
            kept: SettingsSave::default(),
            home,
            known: ListStatus::All,
            current: None,
            screen: Screen::Home(HomeScreen::default()),
            trail: Vec::new(),
            overlay: None,
            focus: 0,
            scroll: 0,
            typing: None,
            is_celebrating: false,
            sweep: None,
            is_hinted: false,
            cramped: false,
            unsaved: Unsaved::default(),
            conflict: None,
            ticket: Ticket::default(),
            awaiting: None,
            notice: None,
            milestone: None,
            passed_mouse: None,
            confirmation: Confirmation::default(),
            effects: Effects::default(),
            multiplexer: Multiplexer::None,
        }
    }

    /// Sets the folder of relative paths.
    #[must_use]
    pub fn started_in(self, folder: Clean) -> Self {
        Self { folder, ..self }
    }

    /// Applies a message. Returns the effects to perform.
    pub fn update(&mut self, msg: Msg) -> Effects {
        self.take(msg);
        self.stay_on_an_entry();
        self.ask_about_conflict();
        self.count_confirmations();
        if self.settings().motion == Motion::Reduced {
            self.current.iter_mut().for_each(CurrentAssessment::forget_before);
        }
        self.effects.take()
    }

    fn take(&mut self, msg: Msg) {
        match msg {
            Msg::Do(Intent::Redraw) => self.effects.push(Effect::Redraw),
            Msg::Do(intent) => {
                self.notice = None;
                self.end_moments();
                self.handle(intent);
                self.ask_for_the_lock();
            }
            Msg::Unbound(key) => self.hint_at_menu(key),
            Msg::Type(key) => self.write_down(|field| field.press(key)),
            Msg::Paste(text) => self.paste(&text),
            Msg::InputLeftOut(count) => self.say_left_out(count),
            Msg::Resized(width, height) => {
                self.cramped = width < SMALLEST.0 || height < SMALLEST.1;
            }
            Msg::Listed(home) => self.listed(home),
            Msg::Opened(opened) => self.opened(*opened),
            Msg::Unlocked(name, revision, unlocked) => self.unlocked(&name, revision, unlocked),
            Msg::NotOpened(reason) => self.not_opened(&reason),
            Msg::PostingRead(text) => self.posting_read(*text),
            Msg::RoleMade(usual, role) => self.role_made(usual, role),
            Msg::RoleNotMade(reason) => self.role_not_made(&reason),
            Msg::Deleted(which) => self.deleted(&which),
            Msg::DeletedInPart(which, left) => self.deleted_in_part(&which, &left),
            Msg::NotDeleted(which, reason) => {
                self.notice = Some(format!("{which} is not deleted: {reason}"));
            }
            Msg::Conflicted(name, conflict) => self.conflicted(name, conflict),
            Msg::Saved(name, revision) => {
                self.unsaved.repaired(&name);
                self.reconciled(&name);
                if let Some(current) = self.current.as_mut().filter(|current| *current.assessment().name() == name) {
                    let told = current.saved(revision);
                    self.notice = told.or(self.notice.take());
                }
            }
            Msg::NotSaved(name, reason) => self.unsaved.failed(name, reason),
            Msg::Points(name, list) => self.points_read(&name, list),
            Msg::PointDeleted(name, number) => self.point_deleted(&name, number),
            Msg::Kept(name, kept) => self.point_kept(&name, kept),
            Msg::NotKept(name, reason) => self.point_not_kept(&name, &reason),
            Msg::RatingDeleted(name, words) => self.rating_deleted(&name, &words),
            Msg::Written(document, outcome) => self.written(document, outcome),
            Msg::Previewed(ticket, rendered) => self.previewed(ticket, rendered),
            Msg::Exported(ticket, outcome) => self.exported(ticket, outcome),
            Msg::Scrolled(first) => self.scrolled(first),
            Msg::Today(today) => self.today = today,
            Msg::Faded => self.faded(),
            Msg::Configured(outcome) => self.configured(outcome),
            Msg::NotListed(reason) => self.not_listed(reason),
            Msg::Warned(reason) => self.notice = Some(reason.to_string()),
        }
    }

    /// Returns the mode whose bindings are in force.
    pub fn mode(&self) -> Mode {
        match &self.overlay {
            _ if self.is_leaving() => Mode::Confirm,
            _ if self.cramped => Mode::Cramped,
            Some(overlay) => overlay.mode(),
            None => self.mode_below(),
        }
    }

    /// Returns the mode of the screen itself, whatever lies over it.
    pub fn mode_below(&self) -> Mode {
        match &self.screen {
            Screen::Home(_) if self.is_first_start() => Mode::Welcome,
            Screen::Home(home) if home.is_filtering() => Mode::Filter,
            Screen::Home(_) => Mode::Home,
            Screen::Start(start) => start.mode(),
            Screen::Question(_) if self.about().is_some() => Mode::Rate,
            Screen::Question(_) => Mode::Question,
            Screen::Edition(_) => Mode::Edition,
            Screen::LookAgain(_) => Mode::LookAgain,
            Screen::Review(_) => Mode::Review,
            Screen::Results(_) => Mode::Results,
            Screen::Role(_) => Mode::Role,
            Screen::Plan(_) => Mode::Plan,
            Screen::WhatIf(_) => Mode::WhatIf,
            Screen::History(_) => Mode::History,
            Screen::Compare(_) => Mode::Compare,
            Screen::SideBySide(_) => Mode::SideBySide,
            Screen::Export(_) => Mode::Export,
            Screen::Settings(_) => Mode::Settings,
            Screen::Wishes(_) => Mode::Wishes,
            Screen::Log(log) if log.is_filtering() => Mode::LogFilter,
            Screen::Log(_) => Mode::Log,
            Screen::Posting(screen) => screen.mode(),
        }
    }

    /// Returns the message of a key. While a text field has focus, an unbound key is text.
    pub fn message(&self, key: Key) -> Option<Msg> {
        let bound = self.keymap().intent(self.mode(), key).map(Msg::Do);
        bound.or_else(|| self.field().map(|_| Msg::Type(key)))
    }

    /// Applies an intent to the topmost part of the screen.
    fn handle(&mut self, intent: Intent) {
        match intent {
            Intent::Suspend => return self.effects.push(Effect::Suspend),
            _ if self.is_leaving() => return self.handle_leaving(intent),
            Intent::Quit => return self.quit(),
            Intent::Copy => return self.copy(),
            Intent::PassMouse => return self.pass_the_mouse(),
            _ if self.awaiting.is_some() => return,
            _ if self.overlay.is_some() => return self.handle_overlay(intent),
            Intent::Help => return self.open_menu(),
            Intent::LookUp => {
                self.overlay = Some(Overlay::Help { scroll: 0 });
                return;
            }
            Intent::PageUp | Intent::PageDown if self.has_detail() => return self.scroll_detail(intent),
            Intent::Search if self.current.is_some() => {
                self.overlay = Some(Overlay::Search(Search::new()));
                return;
            }
            Intent::Ask(skill) if self.current.is_some() => return self.ask(skill),
            Intent::Settings => return self.open_settings(),
            _ => {}
        }
        self.scroll = 0;
        self.remember_subject();
        self.remember_what_is_tried();
        if self.walked(intent) {
            return;
        }
        match self.screen {
            Screen::Home(_) => self.handle_home(intent),
            Screen::Start(_) => self.handle_start(intent),
            Screen::Question(_) => self.handle_question(intent),
            Screen::Edition(_) => self.handle_edition(intent),
            Screen::LookAgain(_) => self.handle_look_again(intent),
            Screen::Review(_) => self.handle_review(intent),
            Screen::Results(_) => self.handle_results(intent),
            Screen::Role(_) => self.handle_role(intent),
            Screen::Plan(_) => self.handle_plan(intent),
            Screen::WhatIf(_) => self.handle_what_if(intent),
            Screen::History(_) => self.handle_history(intent),
            Screen::Compare(_) => self.handle_compare(intent),
            Screen::SideBySide(_) => self.handle_side_by_side(intent),
            Screen::Export(_) => self.handle_export(intent),
            Screen::Settings(_) => self.handle_settings(intent),
            Screen::Wishes(_) => self.handle_wishes(intent),
            Screen::Log(_) => self.handle_log(intent),
            Screen::Posting(_) => self.handle_posting(intent),
        }
    }
}
