//! Looking again at answers to an earlier edition of the questions, one after the other.

use super::{Conversation, DialogEffect, LookingAgain, SaveReason, Stage};
use crate::assessment::{Choice, Edit};
use crate::cli::conversation::command::{self, LineCommand};
use crate::cli::conversation::{feedback, render};
use crate::edition::LookAgainWalk;
use crate::framework::SkillId;
use crate::words::left_to_look_at_words;

impl Conversation {
    /// Returns the prompt: the answer at hand, and what can be typed.
    pub(super) fn look_prompt(&self, looking: &LookingAgain) -> String {
        let walk = &looking.walk;
        let keep = match self.assessment.entry(walk.skill()).choice {
            Choice::Level(level) => format!("an empty line keeps the {level}"),
            _ => "an empty line keeps the answer".to_owned(),
        };
        let place = format!("Answer {} of {}", walk.position() + 1, walk.skills().len());
        format!("{place} to look at again ({keep}, 0 to 4, na, later, evidence TEXT, back, stop or quit):\n")
    }

    /// Begins to look again at the answers whose statements have changed.
    pub(super) fn look_again(&mut self) -> Vec<DialogEffect> {
        let Some(walk) = LookAgainWalk::begin(&self.assessment, None) else {
            return self.reply_wrapped("No answer is touched by a new edition of the questions.");
        };
        let looking = LookingAgain { walk, from: self.assessment.place(), stage: self.stage };
        self.walk = Some(looking);
        self.stage = Stage::Question;
        vec![self.show_look()]
    }

    /// Takes a line while the person looks again. `None` if they do not, or if the line means what it always means.
    pub(super) fn take_while_looking(&mut self, text: &str) -> Option<Vec<DialogEffect>> {
        let skill = self.walk.as_ref()?.walk.skill();
        let word = text.trim().to_lowercase();
        Some(match command::parse(text) {
            _ if word == "stop" => self.stop_looking(Vec::new()),
            _ if matches!(word.as_str(), "keep" | "k") => self.look_at(skill, self.assessment.entry(skill).choice),
            _ if word == "later" => self.later(),
            Ok(LineCommand::Same) => self.look_at(skill, self.assessment.entry(skill).choice),
            Ok(LineCommand::Choose(choice)) if choice != Choice::Unanswered => self.look_at(skill, choice),
            Ok(LineCommand::Skip) => self.later(),
            Ok(LineCommand::Back) => {
                let walk = &mut self.walk.as_mut()?.walk;
                walk.go_to(walk.position().saturating_sub(1));
                vec![self.show_look()]
            }
            Ok(LineCommand::Again | LineCommand::LookAgain) => vec![self.show_look()],
            Ok(LineCommand::GoTo(_) | LineCommand::Open | LineCommand::Pace(_) | LineCommand::Preferences) => {
                let mut effects = self.stop_looking(Vec::new());
                effects.pop();
                effects.extend(self.take_text(text));
                effects
            }
            _ => return None,
        })
    }

    fn look_at(&mut self, skill: SkillId, choice: Choice) -> Vec<DialogEffect> {
        self.assessment.edit(skill, Edit::Choose(choice), self.moment);
        let chosen = feedback::choice(self.framework(), choice);
        let name = &self.framework().skill(skill).name;
        let save = DialogEffect::Save(SaveReason::Edit_(format!("Looked at again: {name}, {chosen}.")));
        let goes_on = self.walk.as_mut().is_some_and(|looking| looking.walk.go_on(&self.assessment));
        if goes_on { vec![save, self.show_look()] } else { self.stop_looking(vec![save]) }
    }

    fn later(&mut self) -> Vec<DialogEffect> {
        let goes_on = self.walk.as_mut().is_some_and(|looking| looking.walk.pass(&self.assessment));
        if goes_on { vec![self.show_look()] } else { self.stop_looking(Vec::new()) }
    }

    /// Goes back to the question before the walk.
    fn stop_looking(&mut self, mut effects: Vec<DialogEffect>) -> Vec<DialogEffect> {
        if let Some(LookingAgain { from, stage, .. }) = self.walk.take() {
            self.assessment.set_place(from);
            self.stage = stage;
        }
        let left = self.assessment.worth_another_look();
        let type_it = if left > 0 { " Type look again to go on." } else { "" };
        let words = match left {
            0 => left_to_look_at_words(0),
            1 => "1 answer still waits.".to_owned(),
            left => format!("{left} answers still wait."),
        };
        effects.push(DialogEffect::Say(render::lines(&format!("{words}{type_it}"))));
        effects.push(match self.stage {
            Stage::Question => DialogEffect::Say(self.question()),
            Stage::End => DialogEffect::Say(self.prompt()),
        });
        effects
    }

    /// Shows the answer at hand with its statements then and now. What is said about an answer is about this one.
    fn show_look(&mut self) -> DialogEffect {
        let Some(LookingAgain { walk, .. }) = &self.walk else { return DialogEffect::Say(String::new()) };
        self.assessment.set_place(walk.skill());
        DialogEffect::Say(render::look_again(&self.assessment, walk) + &self.prompt())
    }
}
