//! A handout: a short document for people, with a title, a few sentences, and sections with items. The document for a
//! review and the sheet for a conversation are handouts. `format` writes them as a page, Markdown or text.

use crate::text::Clean;

/// A handout as data, independent of its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handout {
    /// The title: whom it is about.
    pub title: Clean,
    /// The sentences below the title.
    pub about: Vec<String>,
    /// The sections.
    pub sections: Vec<HandoutSection>,
    /// The last sentence.
    pub notice: &'static str,
}

/// A section of a handout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoutSection {
    /// The heading.
    pub heading: String,
    /// The sentences below the heading.
    pub about: Vec<String>,
    /// The items.
    pub items: Vec<HandoutItem>,
}

/// An item of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandoutItem {
    /// The words before the text, such as a day; empty if there are none.
    pub lead: String,
    /// The text: the words of a person, or a sentence.
    pub text: String,
    /// A link or further words of a person; empty without any.
    pub link: String,
    /// The words about what the item belongs to, in small letters; empty if it belongs to nothing.
    pub aside: String,
}
