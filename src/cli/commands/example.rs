//! The example of an answers file that the help of several commands shows. A test scores it.

macro_rules! answers_file {
    () => {
        r#"An answers file looks like this. A bare level is enough; evidence is a link or a
sentence:

  {
    "schema": "devrel-ready/answers/1",
    "framework": "devrel",
    "role": "advocate",
    "band": "established",
    "answers": {
      "software-building": { "level": 3, "evidence": "https://example.org/x" },
      "technical-writing": 2,
      "public-speaking": { "na": true }
    }
  }

"#
    };
}

pub(crate) use answers_file;
