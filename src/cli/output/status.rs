//! The way in which a command ended, and its exit code.

use std::process::ExitCode;

/// The way in which a command ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    #[default]
    Done,
    Failed,
    Usage,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        match status {
            ExitStatus::Done => Self::SUCCESS,
            ExitStatus::Failed => Self::FAILURE,
            ExitStatus::Usage => Self::from(2),
        }
    }
}
