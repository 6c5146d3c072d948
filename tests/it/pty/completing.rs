//! Tests of completions in real shells, typed with the Tab key in a terminal.
//!
//! A shell that is not installed is skipped with a message.

use std::path::Path;
use std::process::Command;

use super::Terminal;

/// A shell, the way to start it without personal settings, and the way to load the script.
struct Shell {
    name: &'static str,
    start: &'static [&'static str],
    read: &'static str,
}

const SHELLS: [Shell; 4] = [
    Shell {
        name: "bash",
        start: &["--norc", "--noprofile", "-i"],
        read: "bind 'set enable-bracketed-paste off'; PS1='ready> '; source <(devrel-ready completions bash)",
    },
    Shell {
        name: "zsh",
        start: &["-f", "-i"],
        read: "PROMPT='ready> '; autoload -U compinit; compinit -D -u; source <(devrel-ready completions zsh)",
    },
    // zsh finds the script itself, like an installed one.
    Shell {
        name: "zsh",
        start: &["-f", "-i"],
        read: "PROMPT='ready> '; mkdir f; devrel-ready completions zsh > f/_devrel-ready; fpath=($PWD/f $fpath); \
               autoload -U compinit; compinit -D -u",
    },
    Shell {
        name: "fish",
        start: &["--no-config", "-i"],
        read: "function fish_prompt; echo -n 'ready> '; end; devrel-ready completions fish | source",
    },
];

impl Shell {
    /// Starts the shell with the assessments "Ada Lovelace" and "me". Returns `None` if it is not installed.
    #[expect(clippy::print_stdout, reason = "whoever runs the tests should know what was left out")]
    fn start(&self, dir: &Path) -> Option<Terminal> {
        if !Command::new(self.name).arg("--version").output().is_ok_and(|ran| ran.status.success()) {
            println!("{} is not installed, so its completions are not tested", self.name);
            return None;
        }
        let program = Path::new(env!("CARGO_BIN_EXE_devrel-ready"));
        let path = format!("{}:/usr/local/bin:/usr/bin:/bin", program.parent().expect("a directory").display());
        // The shell needs a controlling terminal, or it cannot decide which program may read.
        let mut command = Command::new("setsid");
        command.args(["--ctty", self.name]).args(self.start).env_clear();
        command.env("PATH", path).env("TERM", "xterm").env("HOME", dir).env("LC_ALL", "C.UTF-8");
        command.env("DEVREL_READY_DATA_DIR", dir.join("data")).current_dir(dir);
        let mut terminal = Terminal::run(&mut command);
        terminal.settle().press(format!("{}; clear\r", self.read));
        terminal.wait("the prompt alone", |terminal| terminal.screen().trim() == "ready>");
        Some(terminal)
    }
}

fn saved() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    for name in ["Ada Lovelace", "me"] {
        let mut command = Terminal::command(env!("CARGO_BIN_EXE_devrel-ready"), &dir.path().join("data"));
        let made = command.current_dir(dir.path()).args(["answer", name, "--new", "public-speaking=2"]).output();
        assert!(made.is_ok_and(|made| made.status.success()));
    }
    std::fs::write(dir.path().join("zebra.json"), "{}").expect("it can be written");
    dir
}

#[test]
fn the_real_shells_complete_commands_options_names_roles_bands_skills_and_files() {
    let dir = saved();
    for shell in SHELLS {
        let Some(mut terminal) = shell.start(dir.path()) else { continue };
        for (typed, completed) in [
            ("exp", "export "),
            ("show m", "show me "),
            ("show me --rol", "show me --role "),
            ("show me --role adv", "show me --role advocate "),
            ("plan me --band est", "plan me --band established "),
            ("answer me technical-wri", "answer me technical-writing="),
            ("skills public-sp", "skills public-speaking "),
            ("import zeb", "import zebra.json "),
            ("schema rep", "schema report "),
            ("delete m", "delete me "),
            ("restore m", "restore me@"),
            ("man sho", "man show "),
            ("answer me public-speaking=n", "answer me public-speaking=na "),
            ("show 'Ada", "show 'Ada Lovelace'"),
            ("show Ad", "show Ada\\ Lovelace "),
        ] {
            terminal.press(format!("devrel-ready {typed}\t"));
            // Another word behind it shows whether a blank was added.
            terminal.press("X");
            let expected = format!("devrel-ready {completed}");
            let is_so = |terminal: &mut Terminal| {
                let screen = terminal.screen();
                let line = screen.lines().rev().find(|line| line.starts_with("ready> ")).unwrap_or_default();
                line.contains(&format!("{expected}X")) || line.contains(&format!("{expected} X"))
            };
            terminal.wait(&format!("{} to complete {typed:?} to {expected:?}", shell.name), is_so);
            terminal.press("\x15").wait("an empty line", |terminal| terminal.screen().trim_end().ends_with("ready>"));
        }
    }
}
