//! The files that a framework was read from, and the digest of those that decide its meaning.

use super::Framework;
use super::digest::sha256_hex;
use super::parse::translated_language;
use crate::diagnostic::Source;
use crate::order::Order as _;

impl Framework {
    /// Returns the SHA-256 of the framework's files, one after the other in the order of their names. Translations are
    /// not part of it, because a better translation changes no meaning.
    #[must_use]
    pub fn sha256(&self) -> &str {
        self.digest.get_or_init(|| {
            let is_original = |source: &&Source| translated_language(source).is_none();
            let mut sources: Vec<&Source> = self.sources.iter().filter(is_original).collect();
            sources.order_by(|a, b| a.name.cmp(&b.name));
            sha256_hex(sources.into_iter().map(|source| source.text.as_ref()))
        })
    }

    /// Returns the files of the framework.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Returns the names of the files inside the framework's folder, with their texts.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let manifest = self.sources.iter().find_map(|source| source.name.as_str().strip_suffix("framework.json"));
        let folder = manifest.unwrap_or_default();
        self.sources.iter().map(move |source| {
            let name = source.name.as_str();
            (name.strip_prefix(folder).unwrap_or(name), source.text.as_ref())
        })
    }
}
