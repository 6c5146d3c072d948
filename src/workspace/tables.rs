//! Writes the tables of a team while its reports are read.
//!
//! Each thread makes the rows of its people and appends them in long pieces. Without names, people come in a random
//! order and are numbered in it, so that neither tells whose file was which. No more than some thousand people wait at a
//! time, whatever their number.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::framework::Framework;
use crate::report::team::{
    ManifestTable, PersonNames, PersonReport, PersonSink, SqlTable, TableForm, TabledPerson, TablesManifest, TeamFiles,
};
use crate::store::{NewFolder, StoreError};
use crate::text::Clean;

/// The bytes of rows that a thread collects before it writes them.
const PIECE: usize = 256 * 1024;

/// The answers that wait at a time for their place in the random order, in all people together.
const WAITING: usize = 200_000;

/// The place of a folder, which an interruption empties.
pub type SharedFolder = Arc<Mutex<Option<NewFolder>>>;

/// The request for tables.
#[derive(Debug)]
pub struct TablesRequest {
    /// The questions and role profiles.
    pub framework: Arc<Framework>,
    /// The form.
    pub form: TableForm,
    /// Whether people are named.
    pub names: PersonNames,
    /// The day from which the age of answers counts.
    pub today: Date,
}

/// The tables that are being written.
#[derive(Debug)]
pub struct TablesWriter {
    request: TablesRequest,
    folder: SharedFolder,
    progress: Mutex<Progress>,
}

/// The progress of the tables.
#[derive(Debug, Default)]
struct Progress {
    people: u64,
    rows: [u64; 4],
    /// The numbers of the files in the folder.
    files: [usize; 4],
    /// The first error of the disk. Nothing is written after it.
    error: Option<StoreError>,
}

impl TablesWriter {
    /// Creates the tables in a folder, and writes the one about the roles.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub fn begin(request: TablesRequest, mut folder: NewFolder) -> Result<(Self, SharedFolder), StoreError> {
        let mut progress = Progress::default();
        for (place, table) in SqlTable::ALL.into_iter().enumerate() {
            let mut text = Vec::new();
            table.write_head(request.form, &mut text);
            if table == SqlTable::Targets {
                progress.rows[place] = SqlTable::write_targets(&request.framework, request.form, &mut text);
            }
            progress.files[place] = folder.create(&table.file(request.form))?;
            folder.write(progress.files[place], &text)?;
        }
        let folder = Arc::new(Mutex::new(Some(folder)));
        Ok((Self { request, folder: Arc::clone(&folder), progress: Mutex::new(progress) }, folder))
    }

    /// Returns a sink for the people of one thread.
    #[must_use]
    pub fn sink(&self) -> TablesSink<'_> {
        let skills = self.request.framework.skills().len().max(1);
        TablesSink {
            writer: self,
            waiting: Vec::new(),
            most: (WAITING / skills).clamp(64, 4_096),
            rows: Default::default(),
            counts: [0; 3],
            random: RandomState::new(),
            drawn: 0,
        }
    }

    /// Returns the number of the next person.
    fn next_number(&self) -> u64 {
        let mut progress = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        progress.people += 1;
        progress.people
    }

    /// Appends rows to the tables about people.
    fn append(&self, rows: &mut [Vec<u8>; 3], counts: &mut [u64; 3]) {
        let mut folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        let mut progress = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        for (place, rows) in rows.iter_mut().enumerate() {
            // Without a folder, the run was interrupted.
            if let (Some(folder), None) = (folder.as_mut(), &progress.error)
                && let Err(error) = folder.write(progress.files[place], rows)
            {
                progress.error = Some(error);
            }
            progress.rows[place] += std::mem::take(&mut counts[place]);
            rows.clear();
        }
    }

    /// Returns what stands beside the tables, once everybody is written.
    ///
    /// # Errors
    ///
    /// The disk refused meanwhile.
    pub fn finish(self, files: TeamFiles, generated_at: Timestamp) -> Result<TablesManifest, StoreError> {
        let Progress { rows, error, .. } = self.progress.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(error) = error {
            return Err(error);
        }
        let table = |(table, rows)| ManifestTable { table, rows };
        let tables = SqlTable::ALL.into_iter().zip(rows).map(table).collect();
        let TablesRequest { framework, form, names, .. } = self.request;
        Ok(TablesManifest { framework, form, names, files, generated_at, tables })
    }
}

/// The people of one thread on their way into the tables.
#[derive(Debug)]
pub struct TablesSink<'w> {
    writer: &'w TablesWriter,
    /// The people who wait for their place in the random order.
    waiting: Vec<PersonReport>,
    most: usize,
    rows: [Vec<u8>; 3],
    counts: [u64; 3],
    random: RandomState,
    drawn: u64,
}

impl TablesSink<'_> {
    /// Writes everybody who waits, in a random order, and everything that is collected.
    pub fn finish(mut self) {
        while !self.waiting.is_empty() {
            let next = self.draw(self.waiting.len());
            let person = self.waiting.swap_remove(next);
            self.write(person);
        }
        self.writer.append(&mut self.rows, &mut self.counts);
    }

    /// Returns a random number below another. The keys of a hasher are the only randomness in the standard library.
    fn draw(&mut self, below: usize) -> usize {
        self.drawn += 1;
        let below = u64::try_from(below).unwrap_or(u64::MAX);
        usize::try_from(self.random.hash_one(self.drawn) % below).unwrap_or_default()
    }

    fn write(&mut self, report: PersonReport) {
        let TablesRequest { framework, form, names, today } = &self.writer.request;
        let name = match names {
            PersonNames::Names => report.person.clone(),
            PersonNames::Pseudonyms => Clean::line(&format!("p{:03}", self.writer.next_number())),
        };
        let person = TabledPerson::of(framework, report, name, *today);
        let tables = SqlTable::OF_PEOPLE.into_iter().zip(&mut self.rows).zip(&mut self.counts);
        for ((table, rows), count) in tables {
            *count += table.write_person(&person, *form, rows);
        }
        if self.rows.iter().map(Vec::len).sum::<usize>() > PIECE {
            self.writer.append(&mut self.rows, &mut self.counts);
        }
    }
}

impl PersonSink for TablesSink<'_> {
    fn take(&mut self, person: PersonReport) {
        if self.writer.request.names == PersonNames::Names {
            return self.write(person);
        }
        self.waiting.push(person);
        if self.waiting.len() > self.most {
            let next = self.draw(self.waiting.len());
            let person = self.waiting.swap_remove(next);
            self.write(person);
        }
    }

    fn merge(&mut self, mut other: Self) {
        self.waiting.append(&mut other.waiting);
        other.finish();
    }
}
