//! The columns of a table: one list gives the header, the cells, the types for a database, and the manifest.

use std::borrow::Cow;

use crate::text::Clean;

/// The type of a column. There are only three, so that every engine has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Text.
    Text,
    /// A whole number.
    Int,
    /// True or false.
    Bool,
}

impl ColumnType {
    /// Returns the word in the manifest.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Int => "int",
            Self::Bool => "bool",
        }
    }
}

/// The description of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSpec {
    /// The name.
    pub name: &'static str,
    /// The type.
    pub kind: ColumnType,
    /// Whether cells may be empty.
    pub may_be_null: bool,
    /// The meaning.
    pub about: &'static str,
}

/// A column, and how its cell follows from a row. `F` is the type of that function.
pub(super) struct Column<F> {
    pub(super) spec: ColumnSpec,
    pub(super) cell: F,
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableCell<'c> {
    /// Nothing.
    Null,
    /// Text.
    Text(Cow<'c, str>),
    /// A whole number.
    Int(u64),
    /// True or false.
    Bool(bool),
}

impl<'c> TableCell<'c> {
    /// Returns text, or nothing for an empty one.
    pub(super) fn text(text: &'c str) -> Self {
        if text.is_empty() { Self::Null } else { Self::Text(Cow::Borrowed(text)) }
    }

    /// Returns text if there is some.
    pub(super) fn words(text: Option<&'c Clean>) -> Self {
        text.map_or(Self::Null, |text| Self::text(text.as_str()))
    }

    /// Returns a number if there is one.
    pub(super) fn number(number: Option<impl Into<u64>>) -> Self {
        number.map_or(Self::Null, |number| Self::Int(number.into()))
    }

    /// Returns a count.
    pub(super) fn count(count: usize) -> Self {
        Self::Int(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Returns a truth if it is known.
    pub(super) fn truth(truth: Option<bool>) -> Self {
        truth.map_or(Self::Null, Self::Bool)
    }
}

/// Defines the columns of a table: name, type, `or null` if cells may be empty, meaning, and cell.
macro_rules! columns {
    ($($name:literal $kind:ident $(or $null:ident)?: $about:literal = $cell:expr;)+) => {
        &[$(Column {
            spec: ColumnSpec {
                name: $name,
                kind: ColumnType::$kind,
                may_be_null: !stringify!($($null)?).is_empty(),
                about: $about,
            },
            cell: $cell,
        }),+]
    };
}
pub(super) use columns;
