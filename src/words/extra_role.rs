//! The sentences about roles that a person adds to a framework.

use crate::diagnostic::Problems;
use crate::framework::{Framework, Role};
use crate::text::{Clean, counted, shell_path};

/// The mark of a role that is not the framework's own.
pub const OWN_ROLE: &str = "a role of your own";

/// The same beside the name of the role, where there is little room.
pub const SHORT_OWN_ROLE: &str = " (your own)";

/// Returns the mark of a role with its file; `None` for a role of the framework.
#[must_use]
pub fn own_role_words(role: &Role) -> Option<String> {
    role.file.as_ref().map(|file| format!("A role of your own, from {}.", file.name()))
}

/// Returns a sentence for each role that is not the framework's own, with the digest of its file: a reader can tell
/// whether two reports mean the same role.
#[must_use]
pub fn extra_roles_words(framework: &Framework) -> Vec<String> {
    let words = framework.extra_roles().map(|(_, role, file)| {
        format!("{} is not among the framework's own roles. Its file has the SHA-256 {}.", role.name, file.sha256())
    });
    words.collect()
}

/// Says that the role aimed at is not at hand.
#[must_use]
pub fn missing_aim_words(name: &Clean) -> String {
    format!("the aim, \"{name}\", is not among the roles; if it is a role of your own, its file is missing")
}

/// Returns one line about the role files that cannot be used, and what to do. `None` if there are none.
#[must_use]
pub fn unusable_roles_words(unusable: &[(Clean, Problems)]) -> Option<String> {
    let (file, problems) = unusable.first()?;
    Some(match unusable.len() {
        1 => {
            let why = problems.first().map(|problem| format!(": {}", problem.message)).unwrap_or_default();
            let typed = shell_path(file.as_str());
            format!("{file} is not used as a role{why}; `devrel-ready check {typed}` says what to do")
        }
        count => format!("{count} role files are not used, such as {file}; `devrel-ready frameworks` names them all"),
    })
}

/// Returns the same for a screen, where it has to be short.
#[must_use]
pub fn unusable_roles_notice(unusable: &[(Clean, Problems)]) -> Option<String> {
    let (file, _) = unusable.first()?;
    let which = match unusable.len() {
        1 => format!("{} is", file.as_str().rsplit(['/', '\\']).next().unwrap_or_default()),
        count => format!("{} are", counted(count, "role file", "role files")),
    };
    Some(format!("{which} not used: `devrel-ready frameworks` says why."))
}

#[cfg(test)]
mod tests {
    use super::{unusable_roles_notice, unusable_roles_words};
    use crate::diagnostic::{Problem, Problems};
    use crate::text::Clean;

    fn unusable(file: &str) -> (Clean, Problems) {
        let file = Clean::line(file);
        let problem = Problem::with_file(&file, ["it is odd", "even it out"]);
        (file, problem.into())
    }

    #[test]
    fn files_that_cannot_be_used_are_one_line_with_what_to_do() {
        let one = [unusable("/home/kim/roles/staff.json")];
        let words = "/home/kim/roles/staff.json is not used as a role: it is odd; \
                     `devrel-ready check /home/kim/roles/staff.json` says what to do";
        assert_eq!(unusable_roles_words(&one).as_deref(), Some(words));
        let spaced = unusable_roles_words(&[unusable("my roles/staff.json")]).unwrap_or_default();
        assert!(cfg!(windows) || spaced.contains("`devrel-ready check 'my roles/staff.json'`"), "{spaced}");
        let notice = "staff.json is not used: `devrel-ready frameworks` says why.";
        assert_eq!(unusable_roles_notice(&one).as_deref(), Some(notice));
        let two = [unusable("/r/a.json"), unusable("/r/b.json")];
        let words = "2 role files are not used, such as /r/a.json; `devrel-ready frameworks` names them all";
        assert_eq!(unusable_roles_words(&two).as_deref(), Some(words));
        let notice = "2 role files are not used: `devrel-ready frameworks` says why.";
        assert_eq!(unusable_roles_notice(&two).as_deref(), Some(notice));
        assert_eq!((unusable_roles_words(&[]), unusable_roles_notice(&[])), (None, None));
    }
}
