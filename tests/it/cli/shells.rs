//! Completions and the manual come out of the one definition of the commands.

use super::{COMMANDS, Cli};

#[test]
fn every_shell_is_told_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = Cli::new().args(["completions", shell]).look();
        ran.done().quiet().says("devrel-ready");
        for command in COMMANDS {
            ran.says(command);
        }
    }
    Cli::new().args(["completions", "cmd"]).look().fails(2).complains("bash");
}

#[test]
fn the_manual_names_every_command_and_each_has_a_page_with_its_examples() {
    let ran = Cli::new().args(["man"]).look();
    ran.done().quiet().says(".TH devrel-ready 1");
    for command in COMMANDS {
        ran.says(&format!("devrel\\-ready\\-{command}(1)"));
        let page = Cli::new().args(["man", command]).look();
        page.done().quiet().says(&format!(".TH devrel-ready-{command} 1"));
        page.says(".nf\nExamples:\n").says(&format!("devrel\\-ready {command}"));
    }
    Cli::new().args(["man", "shwo"]).look().fails(2).complains("did you mean show?");
}
