//! Own answers and ratings, side by side; several ratings together without names.

use std::fmt::Write as _;
use std::path::Path;

use super::{CompareArgs, Compared, json};
use crate::assessment::{Assessment, Name};
use crate::cli::args::subject::Subject;
use crate::cli::commands::export::handout_format;
use crate::cli::context::{CommandContext, band, role};
use crate::cli::editing::{EditSession, Purpose, begin_edit};
use crate::cli::output::failure::Failure;
use crate::cli::output::reply::Reply;
use crate::cli::output::snippet;
use crate::cli::output::table::{self, Align};
use crate::cli::subject_reader::{self, OpenedSubject};
use crate::compare::{Comparison, ComparisonRequest, Side, aim_of};
use crate::diagnostic::Source;
use crate::framework::{BandId, Framework, Kind, RoleId, kind_of};
use crate::json::Document;
use crate::rating::{Agreement, PairKind, Rating, Together, read_rating};
use crate::report::{ExportFormat, conversation_sheet};
use crate::store::typed_path;
use crate::text::{push_paragraph, shell_path, shell_quoted};
use crate::words::{
    NEVER_MIXED, agreement_words, kind_meaning, kind_words, rated_by_both_words, rater_and_day_words, skills_words,
};

/// Returns whether a source is a rating.
pub(super) fn is_rating(source: &Source) -> bool {
    Document::parse(source).is_ok_and(|document| kind_of(&document) == Some(Kind::Rating))
}

/// The own answers, and the ratings to set beside them.
struct Rated {
    name: Name,
    own: Assessment,
    messages: String,
    ratings: Vec<Rating>,
    aim: Option<(RoleId, BandId)>,
}

/// Compares own answers with ratings.
pub(super) fn run(args: &CompareArgs, context: &CommandContext, sources: &[Source]) -> Result<Reply, Failure> {
    let mut rated = Rated::open(args, context, sources)?;
    if args.keep {
        rated.keep(context)?;
    }
    if args.together {
        return rated.together();
    }
    if let Some(sheet) = &args.sheet {
        return rated.write_sheet(context, sheet, args.force);
    }
    if args.json {
        return rated.json();
    }
    let pages = rated.ratings.iter().map(|rating| rated.page(rating));
    let result = pages.collect::<Vec<_>>().join("\n");
    Ok(Reply { messages: rated.messages, ..Reply::page(result + "\n" + NEVER_MIXED + "\n") })
}

impl Rated {
    fn open(args: &CompareArgs, context: &CommandContext, sources: &[Source]) -> Result<Self, Failure> {
        let Subject::Saved(name) = &args.name else {
            let hint = "name the person's assessment first, as in `devrel-ready compare Sam sam-by-kim.json`";
            return Err(Failure::usage("ratings are compared with a saved assessment", hint));
        };
        let OpenedSubject { assessment: own, mut messages, .. } = subject_reader::open(context, &args.name)?;
        subject_reader::refuse_foreign("compare", &own)?;
        let name = context.known(name)?.unwrap_or_else(|| name.clone());
        let mut ratings = Vec::new();
        for source in sources {
            let rating = read_rating(own.framework(), source, CommandContext::today());
            let rating = rating.map_err(|problems| Failure::Problems {
                drawn: snippet::draw(&problems, &[source]),
                count: problems.count(),
                file: source.name.clone(),
            })?;
            if !rating.about.is_same(&name) {
                let why = format!("{} is about \"{}\"", source.name, rating.about);
                let hint = if context.is_saved(&rating.about)? {
                    format!(
                        "`devrel-ready compare {} {}` compares it with theirs",
                        shell_quoted(rating.about.as_str()),
                        shell_path(source.name.as_str())
                    )
                } else {
                    let rename = context.program.command("rename", &name);
                    format!(
                        "if \"{name}\" was called \"{0}\" then, `{rename} {1}` gives the name back",
                        rating.about,
                        shell_quoted(rating.about.as_str())
                    )
                };
                return Err(Failure::Refused { verb: "compare", name, why, hint });
            }
            ratings.push(rating);
        }
        if args.kept {
            let saved = context.store()?.ratings(own.framework(), &name, CommandContext::today())?;
            for (number, why) in &saved.damaged {
                let _ = writeln!(messages, "warning: rating {number} cannot be used: {why}");
            }
            ratings.extend(saved.newest().into_iter().map(|(_, rating)| rating.clone()));
        }
        if ratings.is_empty() {
            let (why, hint) = if args.kept {
                let hint = "`devrel-ready compare NAME FILE --keep` keeps one";
                ("no rating is kept with it".to_owned(), hint.to_owned())
            } else {
                let hint = format!("`{} -o FILE` asks somebody", context.program.command("invite", &name));
                ("no rating is named".to_owned(), hint)
            };
            return Err(Failure::Refused { verb: "compare", name, why, hint });
        }
        let role = args.role.as_deref().map(|typed| role(own.framework(), typed)).transpose()?;
        let band = args.band.as_deref().map(|typed| band(own.framework(), typed)).transpose()?;
        let aim = aim_of(&own, &own);
        let band = band.or(aim.map(|(_, band)| band)).unwrap_or(own.aim().band);
        let aim = role.or(aim.map(|(role, _)| role)).map(|role| (role, band));
        Ok(Self { name, own, messages, ratings, aim })
    }

    fn framework(&self) -> &Framework {
        self.own.framework()
    }

    /// Keeps the ratings with the assessment.
    fn keep(&mut self, context: &CommandContext) -> Result<(), Failure> {
        let EditSession { mut session, .. } = begin_edit(context, Purpose::KEEP_RATING, &self.name, None)?;
        for rating in &self.ratings {
            let number = session.keep_rating(rating)?;
            let _ = writeln!(self.messages, "Kept as rating {number}, by {}.", rater_and_day_words(rating));
        }
        Ok(())
    }

    fn together(self) -> Result<Reply, Failure> {
        let ratings: Vec<&Rating> = self.ratings.iter().collect();
        let together = Together::of(&self.own, &ratings).map_err(|problem| {
            let hint = "name one file each of three people or more; without --together each is shown with its name";
            let (why, name) = (problem.to_string(), self.name.clone());
            Failure::Refused { verb: "show together the ratings of", name, why, hint: hint.to_owned() }
        })?;
        let framework = self.framework();
        let mut text = format!("{} and {} raters, without names\n\n", self.name, together.raters);
        let columns = [Align::Left, Align::Right, Align::Right, Align::Left, Align::Right];
        let head = ["Skill", "you", "median", "range", "raters"].map(str::to_owned).to_vec();
        let rows = together.rows.iter().map(|row| {
            vec![
                framework.skill(row.skill).name.to_string(),
                row.own.map_or_else(|| "none".to_owned(), |level| level.to_string()),
                row.median.to_string(),
                format!("{} to {}", row.lowest, row.highest),
                row.raters.to_string(),
            ]
        });
        text += &table::draw(&columns, &std::iter::once(head).chain(rows).collect::<Vec<_>>());
        let few = skills_words(framework, &together.too_few);
        if !few.is_empty() {
            push_paragraph(&mut text, 0, &format!("\nSeen by fewer than three, so not shown: {few}"));
        }
        Ok(Reply { messages: self.messages, ..Reply::page(text + "\n" + NEVER_MIXED + "\n") })
    }

    fn only(&self, what: &str) -> Result<&Rating, Failure> {
        match self.ratings.as_slice() {
            [one] => Ok(one),
            several => {
                let message = format!("{what} is about one rating, and there are {}", several.len());
                Err(Failure::usage(message, "name one file"))
            }
        }
    }

    fn write_sheet(mut self, context: &CommandContext, file: &Path, force: bool) -> Result<Reply, Failure> {
        let rating = self.only("a conversation sheet")?;
        let sheet = conversation_sheet(&self.own, rating, &Agreement::of(&self.own, rating, self.aim));
        let markdown = ExportFormat::named("markdown");
        if file.as_os_str() == "-" {
            let sheet = markdown.and_then(|format| format.write_handout(&sheet)).unwrap_or_default();
            return Ok(Reply { messages: self.messages, ..Reply::exact(sheet) });
        }
        let file = typed_path(file)?;
        let format = handout_format(None, Some(&file), "markdown")?;
        let sheet = format.write_handout(&sheet).unwrap_or_default();
        let shown = context.write_file(&file, &sheet, force)?;
        let _ = writeln!(
            self.messages,
            "Wrote {shown}: the conversation sheet, {}, with the evidence of both.",
            format.short
        );
        Ok(Reply { messages: self.messages, ..Reply::default() })
    }

    fn json(self) -> Result<Reply, Failure> {
        let rating = self.only("--json")?;
        let theirs = OpenedSubject {
            assessment: rating.as_assessment(&self.own),
            messages: String::new(),
            newer: None,
            origin: None,
        };
        let before = OpenedSubject { assessment: self.own.clone(), messages: String::new(), newer: None, origin: None };
        let compared = Compared { before, after: theirs };
        let nothing = || compared.refused(&crate::compare::ComparisonProblem::NothingShared);
        let Some((role, band)) = self.aim else { return Err(nothing()) };
        let [before, after] =
            [&compared.before, &compared.after].map(|it| Side { assessment: &it.assessment, revision: None });
        let comparison = Comparison::of(&ComparisonRequest { before, after, role, band })
            .map_err(|problem| compared.refused(&problem))?;
        let agreement = Agreement::of(&self.own, rating, self.aim);
        let page = json::page(&compared, &comparison, Some((rating, &agreement)));
        Ok(Reply { messages: self.messages, ..Reply::exact(page) })
    }

    /// Returns one rating beside the own answers, as text.
    fn page(&self, rating: &Rating) -> String {
        let framework = self.framework();
        let agreement = Agreement::of(&self.own, rating, self.aim);
        let by = &rating.by;
        let both = rated_by_both_words(&agreement);
        let mut text = String::new();
        let about = format!("{} and {}, side by side: {both}", self.name, rater_and_day_words(rating));
        push_paragraph(&mut text, 0, &about);
        push_paragraph(&mut text, 0, &agreement_words(&agreement));
        if !agreement.items.is_empty() {
            let columns = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left];
            let head = ["Skill", "you", by.as_str(), "target", "what it is"].map(str::to_owned).to_vec();
            let rows = agreement.items.iter().map(|pair| {
                vec![
                    framework.skill(pair.skill).name.to_string(),
                    pair.own.to_string(),
                    pair.other.to_string(),
                    pair.target.map_or_else(String::new, |target| target.to_string()),
                    kind_words(pair.kind).to_owned(),
                ]
            });
            let rows: Vec<_> = std::iter::once(head).chain(rows).collect();
            let _ = write!(text, "\n{}\n", table::draw(&columns, &rows));
        }
        if let Some((role, band)) = self.aim {
            let (role, band) = (&framework.role(role).name, &framework.band(band).name);
            push_paragraph(&mut text, 0, &format!("Targets: {role}, {band}"));
        }
        for kind in PairKind::ALL {
            if agreement.items.iter().any(|pair| pair.kind == kind) {
                push_paragraph(&mut text, 0, &format!("{}: {}", kind_words(kind), kind_meaning(kind, by)));
            }
        }
        let beside = [
            (format!("{by} has not seen"), &rating.not_seen),
            (format!("Only {by} has a level for"), &agreement.only_theirs),
        ];
        for (label, skills) in beside {
            if !skills.is_empty() {
                push_paragraph(&mut text, 0, &format!("{label} {}", skills_words(framework, skills)));
            }
        }
        let wrote = agreement
            .items
            .iter()
            .filter(|pair| pair.is_apart() && rating.skill(pair.skill).is_some_and(|given| !given.evidence.is_empty()));
        for pair in wrote {
            let evidence = rating.skill(pair.skill).map(|given| given.evidence.to_string()).unwrap_or_default();
            let skill = &framework.skill(pair.skill).name;
            push_paragraph(&mut text, 0, &format!("{by} wrote about {skill}: {evidence}"));
        }
        text
    }
}
