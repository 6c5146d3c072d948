//! Beginning to change a saved assessment from a command.
//!
//! Takes the lock. Whatever a person would have to decide about the save is refused here and decided in the terminal
//! interface; nothing is touched then.

use super::context::Context;
use super::failure::Failure;
use crate::assessment::Name;
use crate::store::{Begun, Opened, ReadOnly, Session};

/// An assessment that can be changed.
pub(super) struct Work {
    /// The right to write it.
    pub(super) session: Session,
    /// What is saved already.
    pub(super) found: Option<Opened>,
}

/// Takes the lock of an assessment, be it there or new.
pub(super) fn begin(context: &Context, name: &Name) -> Result<Work, Failure> {
    let unfit = |why: &str, hint: String| Failure::Unfit { verb: "change", name: name.clone(), why: why.into(), hint };
    let undecided = |why: &str| {
        let how = format!("open it with `{}` on a terminal that can be drawn on", context.program.open(name));
        unfit(why, format!("to decide what becomes of it, {how}; nothing was changed"))
    };
    match context.store()?.begin(&context.framework, name)? {
        Begun::New(session) => Ok(Work { session, found: None }),
        Begun::Sound(session, opened) => Ok(Work { session, found: Some(opened) }),
        Begun::Changed(..) => Err(undecided("the file was changed outside the program")),
        Begun::Damaged(_, damaged) => Err(undecided(&format!("the save is damaged ({})", damaged.damage))),
        Begun::ReadOnly(ReadOnly::Refused(error), _) => Err(error.into()),
        Begun::ReadOnly(ReadOnly::Locked, _) => {
            Err(unfit("it is open in another window", "close the other window first".to_owned()))
        }
        Begun::ReadOnly(ReadOnly::Newer, _) => {
            let hint = "install the newer version of devrel-ready; the file is left as it is";
            Err(unfit("a newer version of the program wrote it", hint.to_owned()))
        }
    }
}
