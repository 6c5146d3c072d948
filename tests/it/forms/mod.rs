//! The forms of a report, for people of every kind: complete, half done, empty, with hostile texts, wide names and
//! German questions. Tools that nobody here wrote read them in `outside`.

mod facts;
mod outside;
mod samples;
mod teams;
