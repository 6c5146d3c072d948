//! Starting a new assessment: a name, a role to aim at or "not sure", a band, and a pace.

use super::{App, Destination, HomeScreen, Mode, Screen, moved};
use crate::assessment::{Aim, Name, Pace};
use crate::framework::{Framework, RoleId};
use crate::tui::{Effect, Field, HomeRow, Intent};

/// The setup of a new assessment.
#[derive(Debug, Clone)]
pub struct StartScreen {
    /// The current step, with the choices so far.
    pub step: StartStep,
    /// The problem with the last input, if there is one.
    pub problem: Option<String>,
    name: Field,
}

/// A step of setting up an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartStep {
    /// Typing a name.
    Name,
    /// Choosing a role: 0 is "not sure", then come the roles of the framework.
    Role {
        /// The chosen name.
        name: Name,
        /// The highlighted role.
        cursor: usize,
    },
    /// Choosing a band. The cursor counts the bands of the framework.
    Band {
        /// The chosen name.
        name: Name,
        /// The chosen role; `None` for "not sure".
        role: Option<RoleId>,
        /// The highlighted band.
        cursor: usize,
    },
    /// Choosing the pace: 0 is all questions in order, 1 the most telling first.
    Pace {
        /// The chosen name.
        name: Name,
        /// The chosen band and role.
        aim: Aim,
        /// The highlighted pace.
        cursor: usize,
    },
}

impl StartScreen {
    /// Starts with a suggested name that is free.
    pub(super) fn new(home: &[HomeRow]) -> Self {
        let taken = |name: &str| home.iter().any(|summary| summary.which.as_str() == name);
        let mut candidates = std::iter::once("me".to_owned()).chain((2..).map(|n: u32| format!("me {n}")));
        let free = candidates.find(|name| !taken(name)).unwrap_or_default();
        Self { step: StartStep::Name, problem: None, name: Field::suggestion(&free) }
    }

    /// Starts with a chosen name.
    pub(super) fn named(name: Name) -> Self {
        let field = Field::suggestion(name.as_str());
        Self { step: StartStep::Role { name, cursor: 0 }, problem: None, name: field }
    }

    pub(super) const fn mode(&self) -> Mode {
        match self.step {
            StartStep::Name => Mode::Name,
            StartStep::Band { .. } | StartStep::Role { .. } | StartStep::Pace { .. } => Mode::Pick,
        }
    }

    /// Returns the name field while the name is being typed.
    pub fn field(&self) -> Option<&Field> {
        (self.step == StartStep::Name).then_some(&self.name)
    }

    pub(super) fn field_mut(&mut self) -> Option<&mut Field> {
        (self.step == StartStep::Name).then_some(&mut self.name)
    }
}

impl App {
    pub(super) fn handle_start(&mut self, intent: Intent) {
        let Screen::Start(start) = &mut self.screen else { return };
        start.problem = None;
        let intent = match intent {
            Intent::Pick(place) if !pick(&self.framework, &mut start.step, place.into()) => return,
            Intent::Pick(_) => Intent::Accept,
            intent => intent,
        };
        let framework = &self.framework;
        let choices = start.step.choices(framework);
        let step = match (start.step.clone(), intent) {
            (StartStep::Name, Intent::Accept) => name_chosen(&self.home, start),
            (StartStep::Name, Intent::Back) => {
                self.screen = Screen::Home(HomeScreen::default());
                return;
            }
            (StartStep::Name, _) | (StartStep::Role { .. }, Intent::Back) => Ok(StartStep::Name),
            (StartStep::Role { name, cursor }, Intent::Accept) => {
                let role = cursor.checked_sub(1).and_then(|position| framework.roles().nth(position));
                Ok(StartStep::Band { name, role, cursor: framework.usual_band().index() })
            }
            (StartStep::Role { name, cursor }, _) => {
                Ok(StartStep::Role { name, cursor: moved(cursor, choices, intent) })
            }
            (StartStep::Band { name, role, cursor }, Intent::Accept) => {
                let band = framework.bands().nth(cursor).unwrap_or_else(|| framework.usual_band());
                Ok(StartStep::Pace { name, aim: Aim { role, band }, cursor: 0 })
            }
            (StartStep::Band { name, role, .. }, Intent::Back) => {
                Ok(StartStep::Role { name, cursor: role.map_or(0, |role| role.index() + 1) })
            }
            (StartStep::Band { name, role, cursor }, _) => {
                Ok(StartStep::Band { name, role, cursor: moved(cursor, choices, intent) })
            }
            (StartStep::Pace { name, aim, cursor }, Intent::Accept) => {
                let pace = if cursor == 0 { Pace::Full } else { Pace::Quick };
                return self.ask_for(Effect::Create(name, aim, pace), Destination::Place);
            }
            (StartStep::Pace { name, aim, .. }, Intent::Back) => {
                Ok(StartStep::Band { name, role: aim.role, cursor: aim.band.index() })
            }
            (StartStep::Pace { name, aim, cursor }, _) => {
                Ok(StartStep::Pace { name, aim, cursor: moved(cursor, choices, intent) })
            }
        };
        match step {
            Ok(step) => start.step = step,
            Err(problem) => start.problem = Some(problem),
        }
    }
}

impl StartStep {
    /// Returns the number of entries to choose from.
    pub(super) fn choices(&self, framework: &Framework) -> usize {
        match self {
            Self::Name => 0,
            Self::Role { .. } => framework.roles().len() + 1,
            Self::Band { .. } => framework.bands().len(),
            Self::Pace { .. } => 2,
        }
    }
}

/// Highlights an entry of the list, counted from 1. Returns whether it exists.
fn pick(framework: &Framework, step: &mut StartStep, place: usize) -> bool {
    let count = step.choices(framework);
    let (StartStep::Band { cursor, .. } | StartStep::Role { cursor, .. } | StartStep::Pace { cursor, .. }) = step
    else {
        return false;
    };
    let picked = place.checked_sub(1).filter(|picked| *picked < count);
    picked.inspect(|picked| *cursor = *picked).is_some()
}

fn name_chosen(home: &[HomeRow], start: &StartScreen) -> Result<StartStep, String> {
    let name = Name::for_new(start.name.text().as_str()).map_err(|problem| format!("Please change it: {problem}."))?;
    let saved = home.iter().filter_map(|summary| summary.which.name());
    if let Some(saved) = saved.into_iter().find(|saved| saved.is_same(&name)) {
        return Err(format!("There is an assessment called {saved} already. Please choose another name."));
    }
    Ok(StartStep::Role { name, cursor: 0 })
}
