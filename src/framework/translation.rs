//! The texts of a framework in another language.
//!
//! A translation replaces texts and nothing else: ids, numbers and the digest stay, so that answers, comparisons and
//! ratings are shared between people who read different languages. A text that is missing stays in the language of the
//! framework.

use std::sync::Arc;

use super::late::Late;
use super::parse::{parse_translation, translated_language, translations_of_one_language};
use super::translated::{ById, TranslatedPreference, TranslatedResource, TranslatedRole, TranslatedSkill, Translation};
use super::{Framework, Language, Preference, Resource, Role, Skill, SkillTexts, TranslationInUse};
use crate::diagnostic::{Problems, Source};
use crate::order::Order as _;
use crate::text::Clean;

/// The parts of a framework that a translation covers completely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationCoverage {
    /// The language.
    pub language: Language,
    /// The name of its file inside the framework's folder.
    pub file: Clean,
    /// The skills of which every text is there.
    pub skills: usize,
    /// The roles of which every text is there.
    pub roles: usize,
}

/// A framework in other languages.
impl Framework {
    /// Returns the language that the framework's own files are written in.
    #[must_use]
    pub const fn own_language(&self) -> &Language {
        &self.own_language
    }

    /// Returns the language of the texts: that of the translation in use, or else the framework's own.
    #[must_use]
    pub fn language(&self) -> &Language {
        self.translation.as_ref().map_or(&self.own_language, |it| &it.language)
    }

    /// Returns the language of one text of the framework. A text without a translation is in the framework's own.
    #[must_use]
    pub fn language_of(&self, text: &Clean) -> &Language {
        let translated = self.translation.as_ref().filter(|it| it.texts.contains(text));
        translated.map_or(&self.own_language, |it| &it.language)
    }

    /// Returns the languages that there are, the framework's own first. Reads no translation.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let mut others: Vec<Language> = self.translations().map(|(language, _)| language).collect();
        others.order();
        others.dedup();
        std::iter::once(self.own_language.clone()).chain(others).collect()
    }

    /// Returns the language to show to a person who reads this one. `None` if there is none that fits.
    #[must_use]
    pub fn language_for(&self, wanted: &Language) -> Option<Language> {
        wanted.among(&self.languages()).cloned()
    }

    /// Returns the framework with the texts of one of its [`languages`](Self::languages).
    ///
    /// # Errors
    ///
    /// Every problem of the file of the language.
    pub fn translated(&self, language: &Language) -> Result<Self, Problems> {
        // One translation never falls back to another one.
        let own = self.translation.as_ref().map_or(self, |it| &it.own);
        let file = own.translations().find(|(other, _)| other == language && *language != own.own_language);
        let Some((_, source)) = file else { return Ok(own.clone()) };
        let translation = parse_translation(own, source)?;
        Ok(translation.apply(own, language))
    }

    /// Returns the problems of all translations.
    #[must_use]
    pub fn translation_problems(&self) -> Problems {
        let read = self.translations().map(|(_, source)| parse_translation(self, source));
        let mut problems: Problems = read.filter_map(Result::err).flatten().collect();
        problems.extend(translations_of_one_language(&self.sources));
        problems
    }

    /// Returns how much each translation without a problem covers.
    #[must_use]
    pub fn translation_coverage(&self) -> Vec<TranslationCoverage> {
        let covered = self.translations().filter_map(|(language, source)| {
            let translation = parse_translation(self, source).ok()?;
            let file = source.name.as_str().rsplit('/').next().unwrap_or_default();
            Some(TranslationCoverage {
                language,
                file: Clean::line(&format!("lang/{file}")),
                skills: self.skills.iter().filter(|skill| translation.covers_skill(skill)).count(),
                roles: self.roles.iter().filter(|role| translation.covers_role(role)).count(),
            })
        });
        covered.collect()
    }

    /// Returns the files of translations, in the order of the framework's files.
    fn translations(&self) -> impl Iterator<Item = (Language, &Source)> {
        self.sources.iter().filter_map(|source| Some((translated_language(source)?, source)))
    }
}

impl Translation {
    /// Returns the framework with these texts in place of its own.
    fn apply(self, framework: &Framework, language: &Language) -> Framework {
        let mut shown = framework.clone();
        shown.translation = Some(TranslationInUse {
            language: language.clone(),
            own: Arc::new(framework.clone()),
            texts: Arc::new(self.texts().cloned().collect()),
        });
        replace(&mut shown.name, self.name);
        shown.question = self.question.or(shown.question);
        shown.noun = self.noun.or(shown.noun);
        replace(&mut shown.prompt, self.prompt);
        replace(&mut shown.level_names, self.levels);
        for band in &mut shown.bands {
            replace(&mut band.name, self.bands.get(band.key.as_str()).cloned());
        }
        for domain in &mut shown.domains {
            if let Some(texts) = self.domains.get(domain.key.as_str()) {
                replace(&mut domain.name, texts.name.clone());
                replace(&mut domain.summary, texts.summary.clone());
            }
        }
        for role in &mut shown.roles {
            if let Some(texts) = self.roles.get(role.key.as_str()) {
                texts.apply(role);
            }
        }
        for preference in &mut shown.preferences {
            if let Some(texts) = self.preferences.get(preference.key.as_str()) {
                texts.apply(preference);
            }
        }
        let Self { mut skills, resources, .. } = self;
        let resources = Arc::new(resources);
        for skill in &mut shown.skills {
            let texts = skills.remove(skill.key.as_str()).unwrap_or_default();
            texts.apply(skill, Arc::clone(&resources));
        }
        shown
    }

    fn covers_skill(&self, skill: &Skill) -> bool {
        self.skills.get(skill.key.as_str()).is_some_and(|texts| {
            let has_all = [&texts.name, &texts.definition, &texts.evidence].into_iter().all(Option::is_some);
            let has_about = texts.statements_about.is_some() || skill.statements_about.is_none();
            has_all && has_about && texts.statements.is_some() && texts.actions.is_some()
        })
    }

    fn covers_role(&self, role: &Role) -> bool {
        let texts = self.roles.get(role.key.as_str());
        texts.is_some_and(|it| [&it.name, &it.short, &it.summary].into_iter().all(Option::is_some))
    }
}

impl TranslatedSkill {
    /// Replaces the texts of a skill. Those that only its question shows are replaced when it is asked.
    fn apply(self, skill: &mut Skill, resources: Arc<ById<TranslatedResource>>) {
        // Without a short name of its own, the translated name is short, as in the framework's own files.
        let short = self.short.clone().or_else(|| self.name.clone());
        replace(&mut skill.short, short);
        replace(&mut skill.name, self.name.clone());
        let own = skill.texts.clone();
        skill.texts = Late::new(move || SkillTexts {
            definition: self.definition.unwrap_or_else(|| own.definition.clone()),
            statements: self.statements.unwrap_or_else(|| own.statements.clone()),
            statements_about: self.statements_about.or_else(|| own.statements_about.clone()),
            evidence: self.evidence.unwrap_or_else(|| own.evidence.clone()),
            actions: self.actions.unwrap_or_else(|| own.actions.clone()),
            resources: own.resources.iter().map(|resource| translated_resource(resource, &resources)).collect(),
        });
    }
}

impl TranslatedRole {
    fn apply(&self, role: &mut Role) {
        replace(&mut role.name, self.name.clone());
        replace(&mut role.short, self.short.clone());
        replace(&mut role.summary, self.summary.clone());
    }
}

impl TranslatedPreference {
    fn apply(&self, preference: &mut Preference) {
        replace(&mut preference.short, self.short.clone());
        replace(&mut preference.statement, self.statement.clone());
    }
}

fn translated_resource(own: &Resource, translated: &ById<TranslatedResource>) -> Resource {
    let mut resource = own.clone();
    if let Some(texts) = translated.get(own.key.as_str()) {
        replace(&mut resource.title, texts.title.clone());
        replace(&mut resource.url, texts.url.clone());
    }
    resource
}

fn replace<T>(own: &mut T, translated: Option<T>) {
    if let Some(translated) = translated {
        *own = translated;
    }
}
