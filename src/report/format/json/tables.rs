//! The manifest of tables as JSON.

use serde::Serialize;

use crate::json::indented;
use crate::report::team::{ManifestTable, PersonNames, SkippedFile, TablesManifest, sql_files};
use crate::text::Clean;

/// The version of the form.
const TABLES_SCHEMA: &str = "devrel-ready/tables/1";

#[derive(Serialize)]
struct ManifestJson<'m> {
    schema: &'static str,
    generated_at: String,
    /// Always true: the tables are about people, with or without names.
    personal_data: bool,
    /// `pseudonyms` or `names`.
    people: &'static str,
    notice: &'static str,
    format: &'static str,
    framework: FrameworkJson<'m>,
    reports: ReportsJson<'m>,
    tables: Vec<TableJson>,
    schema_sql: &'static str,
    sql: Vec<String>,
}

#[derive(Serialize)]
struct FrameworkJson<'m> {
    id: &'m str,
    edition: u32,
    sha256: &'m str,
}

#[derive(Serialize)]
struct ReportsJson<'m> {
    read: u32,
    skipped_count: u32,
    /// Null if people are not named, because paths name them. At most the first thousand.
    skipped: Option<Vec<SkippedJson<'m>>>,
    replaced_count: u32,
    /// Null as for those skipped.
    replaced: Option<Vec<&'m str>>,
    older_than_a_year: u32,
}

#[derive(Serialize)]
struct SkippedJson<'m> {
    file: &'m str,
    reason: &'m str,
}

impl<'m> SkippedJson<'m> {
    fn of(skipped: &'m SkippedFile) -> Self {
        Self { file: skipped.file.as_str(), reason: skipped.reason.as_str() }
    }
}

#[derive(Serialize)]
struct TableJson {
    name: &'static str,
    file: String,
    rows: u64,
    columns: Vec<ColumnJson>,
}

#[derive(Serialize)]
struct ColumnJson {
    name: &'static str,
    r#type: &'static str,
    nullable: bool,
    about: &'static str,
}

/// Returns the manifest as JSON.
pub(in crate::report) fn manifest_json(manifest: &TablesManifest) -> String {
    let TablesManifest { framework, form, names, files, generated_at, tables } = manifest;
    let is_named = *names == PersonNames::Names;
    let table = |it: &ManifestTable| TableJson {
        name: it.table.name(),
        file: it.table.file(*form),
        rows: it.rows,
        columns: it
            .table
            .columns()
            .iter()
            .map(|spec| ColumnJson {
                name: spec.name,
                r#type: spec.kind.word(),
                nullable: spec.may_be_null,
                about: spec.about,
            })
            .collect(),
    };
    let json = ManifestJson {
        schema: TABLES_SCHEMA,
        generated_at: generated_at.to_string(),
        personal_data: true,
        people: if is_named { "names" } else { "pseudonyms" },
        notice: names.notice(),
        format: form.name(),
        framework: FrameworkJson {
            id: framework.id().as_str(),
            edition: framework.edition(),
            sha256: framework.sha256(),
        },
        reports: ReportsJson {
            read: files.read,
            skipped_count: files.skipped_count,
            skipped: is_named.then(|| files.skipped.iter().map(SkippedJson::of).collect()),
            replaced_count: files.replaced_count,
            replaced: is_named.then(|| files.replaced.iter().map(Clean::as_str).collect()),
            older_than_a_year: files.older_than_a_year,
        },
        tables: tables.iter().map(table).collect(),
        schema_sql: "schema.sql",
        sql: sql_files().map(|(name, _)| format!("sql/{name}")).collect(),
    };
    indented(&json)
}
