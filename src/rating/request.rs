//! The request for a rating: about whom, by which questions, and which skills.

use std::sync::Arc;

use crate::assessment::{About, Aim, Assessment, Name};
use crate::framework::{Framework, SkillId};

/// The request for a rating. It is built from a name and questions only, so it cannot hold an answer.
#[derive(Debug, Clone)]
pub struct RatingRequest {
    /// The person to be rated.
    pub about: Name,
    /// The questions.
    pub framework: Arc<Framework>,
    /// The skills to be rated, in the framework's order.
    pub asked: Vec<SkillId>,
}

impl RatingRequest {
    /// Requests a rating of these skills; of all skills if there are none.
    #[must_use]
    pub fn of(about: Name, framework: &Arc<Framework>, skills: &[SkillId]) -> Self {
        let asked = framework.skills().filter(|skill| skills.is_empty() || skills.contains(skill)).collect();
        Self { about, framework: Arc::clone(framework), asked }
    }

    /// Returns what an assessment needs to hold the answers of a rater.
    #[must_use]
    pub fn about(&self, by: Name) -> About {
        About { subject: self.about.clone(), by, asked: self.asked.clone() }
    }

    /// Builds the assessment that holds the answers of a rater. `None` if both names together are too long for a name.
    #[must_use]
    pub fn to_rate(&self, by: Name) -> Option<Assessment> {
        let about = self.about(by);
        let aim = Aim { role: None, band: self.framework.usual_band() };
        let mut assessment = Assessment::new(&self.framework, about.assessment_name()?, aim);
        assessment.set_about(about);
        Some(assessment)
    }
}
