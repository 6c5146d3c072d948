//! devrel-ready: which role is closest to a person's skills, how ready they are, and the shortest way there.
//!
//! The library knows the subject: frameworks of skills and roles, answers, scores, plans and reports. The program has
//! two shells, a command line and a terminal interface. Both use the library, and neither knows the other.
//!
//! # Six lines
//!
//! ```
//! use devrel_ready::assessment::Aim;
//! use devrel_ready::diagnostic::Source;
//! use devrel_ready::framework::Framework;
//! use devrel_ready::plan::shortest_path;
//! use devrel_ready::report::{ExportFormat, Notes, Report, ReportRequest, Scope, read_answers};
//! use devrel_ready::score::Evaluation;
//!
//! # let text = r#"{"schema": "devrel-ready/answers/1", "framework": "devrel", "answers": {"technical-writing": 3}}"#;
//! # let (now, today) = (jiff::Timestamp::UNIX_EPOCH, jiff::civil::date(2026, 5, 1));
//! let framework = Framework::shipped();
//! let assessment = read_answers(&framework, &Source::new("answers.json", text), today).expect("the answers are sound");
//! let evaluation = Evaluation::of(&framework, assessment.sheet());
//! let Aim { band, .. } = assessment.aim();
//! let leader = evaluation.ranking(band).leader().expect("one skill is answered");
//! let plan = shortest_path(&framework, evaluation.sheet(), evaluation.card(leader, band), |_| false);
//! let (notes, scope) = (Notes::Without, Scope::default());
//! let request = ReportRequest { assessment: &assessment, generated_at: now, notes, effort: None, scope, kept: None };
//! let report = ExportFormat::usual().write(&Report::of(request));
//!
//! assert_eq!(framework.role(leader).key.as_str(), "writer");
//! assert!(plan.is_some_and(|plan| plan.effort() > 0) && report.contains("\"technical-writing\""));
//! ```
//!
//! `examples/` has two programs that use only this interface.
//!
//! # The map
//!
//! ```text
//! data/         questions and role profiles: JSON, embedded, checked
//! text          Clean: text from outside, made safe to show; Filter: the gate for printed text
//! diagnostic    problems of a text: what is wrong, where, and what to do
//! json          strict JSON with places, for every file that a person names; writing JSON with indentation
//! order         sorting, written once for all types
//! framework     domains, skills, levels, bands, roles, preferences; only a checked Framework can exist; the catalog
//! posting       what a job posting asks for, quoted; confirming it, and the role that it makes
//! assessment    one person's answers with their framework, editing them, undo, wishes
//! edition       what becomes of the answers to an earlier edition of the questions
//! score         readiness, ranges, likely, error, fit, verdict, ranking; exact fractions
//! interview     the next question, the way back, and whether the leading role is found
//! plan          ready at the earliest or with a margin, the most gain for some effort, the way to a goal
//! compare       two states of answers: what changed, why, and whether a different day would explain it
//! rating        a second pair of eyes: requests, ratings, agreement, several ratings together
//! team          many evaluations: who is able at what, who fits which seat, what would help most; nobody is ranked
//! words         the sentences about results, plans and questions; the arithmetic behind each number
//! report        what a person takes away, as data; one table of formats; reading answers back
//! settings      config.toml: reading it, and changing one setting without touching the rest
//! look          the visual language: bars as cells by meaning, and the jobs of colors
//! keymap        the meaning of each key on each screen, usual or the person's own
//! schema        the JSON Schemas of the files
//! store         the only door to the disk: save, load, lock, back up, quarantine
//! workspace     open, create, save with retry, the condition of a save, rolling reports up: shared by both shells
//! clock         the time, and the day where the person is
//! process       requests to the system for the whole process
//! cli           the command line: arguments, commands, the conversation by lines, output
//! tui           the terminal interface as state, messages, effects and views
//! terminal      raw mode, threads, signals, the event loop: the edge of the terminal interface
//! ```
//!
//! # Ten words
//!
//! * **Framework**: the questions and the roles. **Skill**: one thing asked about, with five statements, one for each
//!   **level** from 0 to 4.
//! * **Role**: a profile of skills, each with a weight and a target level. An **extra role** is from a file of the person
//!   and is added to those of a framework. **Band**: how senior the role is; each band has
//!   targets of its own.
//! * **Assessment**: the answers of one person. **Sheet**: the same answers as numbers.
//! * **Readiness**: how much of each target is reached, weighted. **Verdict**: ready, not yet, or open.
//! * **Must-have**: a skill without which nobody is ready.
//!
//! # The walls
//!
//! Tests in `tests/it/walls.rs` and `tests/it/imports.rs` check these rules:
//!
//! * The core (`framework`, `posting`, `assessment`, `edition`, `score`, `interview`, `plan`, `words`, `report`, `settings`, `look`, `keymap`) names no
//!   terminal library, file, environment or clock, and no shell. Time comes in as a value.
//! * Types of a file are versioned, live beside their reader or writer, and are converted to core types. The settings file
//!   has no version, because people write it by hand. Its names never change.
//! * Only `store` touches the disk (and `clock` reads the file of the time zone), only `terminal` the terminal, only
//!   `tui::theme` names a color, only `text` decides which characters are printable.
//! * `tui::app` names no terminal library and no file. Views change nothing. Widgets do not know the state.
//! * `cli` does not know `tui`, nor the reverse.
//! * Files do not import each other in circles. No two modules define the same public type name.
//! * No `unsafe`, no `unwrap`. Each `expect` says why it cannot fail.
//!
//! # The life of a keypress
//!
//! A thread reads the bytes of the terminal and sends them, with their time, through the one channel that the event
//! loop waits on. The `Decoder` turns them into keys and drops reports of the terminal. The
//! table of the current [`Mode`](keymap::Mode) in the [`Keymap`](keymap::Keymap) turns each key into an
//! [`Intent`](keymap::Intent). `App::update` changes the state and returns
//! `Effects`, such as "save revision 7". The loop applies everything that is waiting, then
//! `view::draw` draws once.
//!
//! Meanwhile the storage worker writes the newest revision on a thread of its own. It flushes a temporary file,
//! exchanges it with the save unless another program has changed the save, flushes again, and flushes the directory.
//! Only then "saved 7" comes back through the same channel and the same `update`, and the screen says "saved". A
//! failure comes back too, stays on screen, and is retried. So the screen never waits for the disk, and "saved" always
//! means saved.
//!
//! A click takes the same path: drawing returns a `HitMap`, and `App::clicked`
//! turns the target into a message.
//!
//! # To add ...
//!
//! * **An export format**: a file in `report/format/` and a row in its table. File endings, `--format`, the export screen and
//!   the messages read the table.
//! * **A command**: a file in `cli/commands/`, its variant in `cli/args/definition.rs`, its arm in `cli/mod.rs`, its group in
//!   `cli/args/groups.rs`, and its name in `assessment/reserved.rs`. What it does to saves belongs in `workspace` and `store`.
//! * **A form of the picture of a team**: a file in `report/team/` and a row in its table. The forms for people share the
//!   sections in `report/team/sections.rs`, and `words/team.rs` has the sentences.
//! * **A column of the tables**: a line in `report/team/tables/rows.rs`, from which the header, the types in SQL and the manifest
//!   follow. **A question in SQL**: a file in `data/sql/` and a line in `report/team/tables/sql.rs`.
//! * **A screen**: its state in `tui/app/`, its drawing in `tui/view/`, a [`Mode`](keymap::Mode) with a table of keys in
//!   `keymap/`. The compiler names the other places, except for `Mode::ALL`.
//! * **A key**: its meaning in the table of the screen in `keymap/tables.rs`, its act in the handler in `tui/app/`. The footer,
//!   the help and the settings read the table.
//! * **A sentence about results**: a function in `words/`. Four places print it: `report/format/text/results.rs`,
//!   `cli/commands/show/drawn.rs`, `cli/conversation/render.rs` and `tui/view/results.rs`.
//! * **A rule of the verdict**: `score/verdict_rules.rs`, which names what else knows the rule.

pub mod assessment;
#[doc(hidden)]
pub mod cli;
pub mod clock;
pub mod compare;
pub mod diagnostic;
pub mod edition;
pub mod framework;
pub mod interview;
pub(crate) mod json;
pub mod keymap;
pub mod look;
pub(crate) mod order;
pub mod plan;
pub mod posting;
#[doc(hidden)]
pub mod process;
pub mod rating;
pub mod report;
pub mod schema;
pub mod score;
pub mod settings;
pub mod store;
pub mod team;
#[doc(hidden)]
pub mod terminal;
pub mod text;
#[doc(hidden)]
pub mod tui;
pub mod words;
pub mod workspace;
