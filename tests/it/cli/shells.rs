//! Tests of completions and the manual, which are built from the definition of the commands.

use std::io::Write;
use std::process::{Command, Stdio};

use super::{COMMANDS, Cli};

#[test]
fn every_shell_is_told_every_command() {
    for shell in ["elvish", "powershell"] {
        let ran = Cli::new().args(["completions", shell]).look();
        ran.done().quiet().says("devrel-ready");
        for command in COMMANDS {
            ran.says(command);
        }
    }
    // The scripts of the other shells call the program; `pty::completing` types into them.
    for shell in ["bash", "zsh", "fish"] {
        Cli::new().args(["completions", shell]).look().done().quiet().says("__complete");
    }
    let asked = Cli::new().args(["__complete", "--", ""]).look();
    for command in COMMANDS {
        asked.done().quiet().says(&format!("\n{command}\t"));
    }
    Cli::new().args(["completions", "cmd"]).look().fails(2).complains("bash");
}

#[test]
fn the_manual_names_every_command_and_each_has_a_page_with_its_examples() {
    let ran = Cli::new().args(["man"]).look();
    ran.done().quiet().says(".TH DEVREL-READY 1 ");
    for command in COMMANDS {
        let escaped = command.replace('-', "\\-");
        ran.says(&format!("devrel\\-ready\\-{escaped}(1)"));
        let page = Cli::new().args(["man", command]).look();
        page.done().quiet().says(&format!(".TH DEVREL-READY-{} 1 ", command.to_uppercase()));
        page.says(".nf\nExamples:\n").says(&format!("devrel\\-ready {escaped}"));
    }
    Cli::new().args(["man", "shwo"]).look().fails(2).complains("did you mean show?");
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever runs the tests should know what was left out")]
fn the_manual_has_a_date_says_what_the_environment_and_files_mean_and_passes_the_strictest_check() {
    let pages = [Vec::new()].into_iter().chain(COMMANDS.map(|command| vec![command]));
    for command in pages {
        let page = Cli::new().args(["man"]).args(&command).look();
        page.done().says("ENVIRONMENT").says("DEVREL_READY_DATA_DIR").says("FILES").says("config.toml");
        let title = page.out().lines().find(|line| line.starts_with(".TH ")).expect("a title");
        let date = title.split(' ').nth(3).expect("a date");
        assert!(date.len() == 10 && date.starts_with("20") && date.matches('-').count() == 2, "{title}");
        let lint = Command::new("mandoc").args(["-T", "lint"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let Ok(mut lint) = lint else {
            println!("mandoc is not installed, so the manual is not checked with it");
            continue;
        };
        lint.stdin.take().expect("it was piped").write_all(page.out().as_bytes()).expect("it reads");
        let said = lint.wait_with_output().expect("it ends").stdout;
        assert_eq!(String::from_utf8_lossy(&said), "", "{command:?}");
    }
}
