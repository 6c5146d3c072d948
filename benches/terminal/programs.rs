//! The two programs in release builds, and the saved assessments of ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use devrel_ready::framework::Framework;

use crate::saves;

/// The screens with a highlight, the keys to each from an open question, and two keys that move it there and back.
pub(crate) const SCREENS_WITH_A_HIGHLIGHT: [(&str, &str, [&str; 2]); 5] = [
    ("question, to another statement", "kkkkk", ["j", "k"]),
    ("results, to another role", "r", ["j", "k"]),
    ("role, to another skill", "r\r", ["j", "k"]),
    ("plan, to another step", "rpl", ["j", "k"]),
    ("what-if, to another skill", "rw", ["j", "k"]),
];

/// The programs to measure.
pub(crate) struct Programs {
    pub(crate) ours: PathBuf,
    pub(crate) bare: PathBuf,
    ten: tempfile::TempDir,
    thousand: tempfile::TempDir,
}

impl Programs {
    /// Builds both programs and saves the assessments.
    pub(crate) fn build() -> Self {
        // Build them separately, so that neither gets features that only the other needs. `small` is what packages have.
        for words in [["--locked", "small"].as_slice(), &["--locked", "build", "--release", "--package", "bare"]] {
            let mut cargo = Command::new(env!("CARGO"));
            let built = cargo.args(words).current_dir(env!("CARGO_MANIFEST_DIR")).status();
            assert!(built.is_ok_and(|status| status.success()), "cargo {words:?}");
        }
        let ours = PathBuf::from(env!("CARGO_BIN_EXE_devrel-ready"));
        let bare = ours.with_file_name("bare");
        let framework = Framework::shipped();
        let shelf = |count| {
            // The directory is beside the programs, on a disk and not in memory.
            let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("the disk has room");
            saves::save(&framework, &dir.path().join("data"), count);
            dir
        };
        Self { ten: shelf(10), thousand: shelf(1_000), ours, bare }
    }

    pub(crate) fn ten(&self) -> PathBuf {
        self.ten.path().join("data")
    }

    pub(crate) fn thousand(&self) -> PathBuf {
        self.thousand.path().join("data")
    }

    /// Returns the command for our program on the assessments of a directory.
    pub(crate) fn ours(&self, data_dir: &Path, name: Option<usize>) -> Command {
        let mut command = clean(&self.ours);
        command.env("DEVREL_READY_DATA_DIR", data_dir).args(name.map(|number| saves::name(number).to_string()));
        command
    }

    pub(crate) fn bare(&self) -> Command {
        clean(&self.bare)
    }
}

fn clean(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs([("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin")]);
    command
}
