//! The ids that stand for skills, roles and bands in JSON.

use crate::framework::{BandId, Framework, RoleId, SkillId};

pub(super) fn skill_key(framework: &Framework, skill: SkillId) -> &str {
    framework.skill(skill).key.as_str()
}

pub(super) fn role_key(framework: &Framework, role: RoleId) -> &str {
    framework.role(role).key.as_str()
}

pub(super) fn band_key(framework: &Framework, band: BandId) -> &str {
    framework.band(band).key.as_str()
}
