//! Reads job postings a second time, slowly and without any code of the program.
//!
//! Written from the rules of `data/terms.json` alone: words are strings, a break is the string `|`, every pattern is
//! tried at every word, and the nearest role is computed with roots. It knows nothing of HTML.

#![expect(clippy::float_arithmetic, reason = "the other way to compute the nearest role")]

use std::collections::BTreeMap;

use serde_json::Value;

/// The result that the rules give for a posting.
#[derive(Debug, PartialEq)]
pub(crate) struct Expected {
    /// The words, with `|` for breaks.
    pub(crate) words: String,
    /// The score and the group of every skill.
    pub(crate) skills: BTreeMap<String, (u64, &'static str)>,
    /// The ids of the nearest role, or of the two nearest.
    pub(crate) nearest: Vec<String>,
}

/// The terms and the roles.
pub(crate) struct Rules {
    terms: Value,
    roles: Vec<(String, BTreeMap<String, f64>)>,
}

impl Rules {
    pub(crate) fn read() -> Self {
        let json = |name: &str| -> Value {
            let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).expect("the data is beside the tests");
            serde_json::from_str(&text).expect("it is JSON")
        };
        let framework = json("framework.json");
        let role = |id: &Value| {
            let id = id.as_str().expect("an id").to_owned();
            let file = json(&format!("roles/{id}.json"));
            let weight = |it: &Value| {
                let importance = it["importance"].as_str().expect("a word");
                let weight = framework["importance"][importance].as_f64().expect("a number");
                (it["skill"].as_str().expect("an id").to_owned(), weight)
            };
            let weights = file["skills"].as_array().expect("a list").iter().map(weight).collect();
            (id, weights)
        };
        let roles = framework["roles"].as_array().expect("a list").iter().map(role).collect();
        Self { terms: json("terms.json"), roles }
    }

    /// Returns the patterns of skills, for texts that nearly match.
    pub(crate) fn patterns(&self) -> Vec<String> {
        let skills = self.terms["skills"].as_object().expect("an object").values();
        let terms = skills.flat_map(|terms| terms.as_array().expect("a list"));
        let terms = terms.map(|term| term["term"].as_str().expect("a pattern").to_owned());
        terms.chain(self.list("boilerplate")).chain(self.list("role_names")).collect()
    }

    fn list(&self, name: &str) -> Vec<String> {
        let list = self.terms[name].as_array().expect("a list").iter();
        list.map(|pattern| pattern.as_str().expect("a pattern").to_owned()).collect()
    }

    pub(crate) fn apply(&self, text: &str) -> Expected {
        let lines: Vec<&str> = text.lines().collect();
        let all: Vec<String> = words(&lines);
        let plain: Vec<&String> = all.iter().filter(|word| *word != "|").collect();
        let boilerplate = self.list("boilerplate");
        let speaks = |line: &&str| boilerplate.iter().all(|pattern| matches(pattern, &words(&[*line])).is_empty());
        let kept: Vec<&str> = lines.iter().map(|line| if speaks(line) { *line } else { "" }).collect();
        let scores = self.scores(&words(&kept));
        let number = |value: &Value| value.as_u64().expect("a number");
        let hints: Vec<&str> =
            self.terms["hint_only"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let group = |skill: &str, score: u64| match score {
            score if score >= number(&self.terms["clearly"]) && !hints.contains(&skill) => "clearly",
            score if score >= number(&self.terms["perhaps"]) => "perhaps",
            _ => "not found",
        };
        let skills: BTreeMap<_, _> =
            scores.into_iter().map(|(skill, score)| (skill.clone(), (score, group(&skill, score)))).collect();

        let english: Vec<&str> =
            self.terms["english"]["words"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let frequent = plain.iter().filter(|word| english.contains(&word.as_str())).count() as u64;
        let is_english = frequent * 100 >= number(&self.terms["english"]["share"]) * plain.len() as u64;
        let found = skills.values().filter(|(_, group)| *group != "not found").count() as u64;
        let enough = plain.len() as u64 >= number(&self.terms["too_little"]["words"])
            && found >= number(&self.terms["too_little"]["skills"]);
        let has_title = lines.len() > 4 && lines[0].chars().count() < 120;
        let mut masked = words(if has_title { &kept[1..] } else { &kept });
        for name in self.list("role_names") {
            for (first, last) in matches(&name, &masked).into_iter().rev() {
                masked.splice(first..=last, ["|".to_owned()]);
            }
        }
        let nearest = if is_english && enough { self.nearest(&self.scores(&masked)) } else { Vec::new() };
        Expected { words: all.join(" "), skills, nearest }
    }

    fn scores(&self, words: &[String]) -> BTreeMap<String, u64> {
        let count = self.terms["count"].as_array().expect("a list");
        let number = |value: &Value| value.as_u64().expect("a number");
        let score = |term: &Value| match matches(term["term"].as_str().expect("a pattern"), words).len() {
            0 => 0,
            n => number(&term["weight"]) * number(&count[n.min(8) - 1]),
        };
        let skills = self.terms["skills"].as_object().expect("an object").iter();
        skills
            .map(|(skill, terms)| (skill.clone(), terms.as_array().expect("a list").iter().map(score).sum()))
            .collect()
    }

    fn nearest(&self, scores: &BTreeMap<String, u64>) -> Vec<String> {
        if scores.values().all(|score| *score == 0) {
            return Vec::new();
        }
        let number = |value: &Value| value.as_f64().expect("a number");
        let stress = |skill: &str| {
            let place = usize::try_from(scores[skill] / 100).expect("a small number").min(64);
            number(&self.terms["log"][place]) - number(&self.terms["usual"][skill])
        };
        let skills: Vec<&String> = scores.keys().collect();
        let weight = |weights: &BTreeMap<String, f64>, skill: &str| weights.get(skill).copied().unwrap_or(0.0);
        let length = |vector: &[f64]| vector.iter().map(|x| x * x).sum::<f64>().sqrt();
        let x: Vec<f64> = skills.iter().map(|skill| stress(skill)).collect();
        let near = |weights: &BTreeMap<String, f64>| {
            let sum = |skill: &str| self.roles.iter().map(|(_, weights)| weight(weights, skill)).sum::<f64>();
            let v: Vec<f64> = skills.iter().map(|skill| 4.0 * weight(weights, skill) - sum(skill)).collect();
            x.iter().zip(&v).map(|(x, v)| x * v).sum::<f64>() / (length(&x) * length(&v))
        };
        let mut roles: Vec<(f64, &String)> = self.roles.iter().map(|(id, weights)| (near(weights), id)).collect();
        roles.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let clear = roles[0].0 - roles[1].0 >= 0.2;
        roles.iter().take(if clear { 1 } else { 2 }).map(|(_, id)| (*id).clone()).collect()
    }
}

/// Returns the words of lines, with `|` for breaks.
fn words(lines: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in lines {
        if line.trim().is_empty() {
            all.push("|".to_owned());
            continue;
        }
        let chars: Vec<char> = line.to_lowercase().chars().collect();
        let plain = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
        let mut at = 0;
        while at < chars.len() {
            let start = at;
            while at < chars.len()
                && (chars[at].is_alphanumeric()
                    || "_-+#".contains(chars[at])
                    || (chars[at] == '.' && at > start && plain(at.checked_sub(1)) && plain(Some(at + 1))))
            {
                at += 1;
            }
            if at > start {
                let word: String = chars[start..at].iter().collect();
                let word = word.trim_matches(['-', '.']);
                all.push(if word.contains(char::is_alphanumeric) { word.to_owned() } else { "|".to_owned() });
            }
            let Some(c) = chars.get(at) else { break };
            if matches!(c, '\'' | '\u{2019}') && at > start {
                at += 1;
                while plain(Some(at)) {
                    at += 1;
                }
                // A sign directly after the dropped letters belongs to no word.
                if let Some('\'' | '\u{2019}') = chars.get(at) {
                    all.push("|".to_owned());
                    at += 1;
                }
                continue;
            }
            if !c.is_whitespace() && !",/&".contains(*c) {
                all.push("|".to_owned());
            }
            at += 1;
        }
    }
    all.dedup_by(|a, b| a == "|" && b == "|");
    all
}

/// Returns the first and the last word of every match of a pattern.
fn matches(pattern: &str, words: &[String]) -> Vec<(usize, usize)> {
    let parts: Vec<&str> = pattern.split(' ').collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let is_first = fits(parts[0].trim_start_matches(".."), parts.len() == 1, &words[at]);
        match is_first.then(|| end(&parts[1..], words, at)).flatten() {
            Some(last) => {
                found.push((at, last));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the last word of a match whose former parts end at a word.
fn end(parts: &[&str], words: &[String], before: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(before) };
    let between = if part.starts_with("..") { 4 } else { 0 };
    for skipped in 0..=between {
        let at = before + 1 + skipped;
        if at >= words.len() || words[before + 1..=at].iter().any(|word| word == "|") {
            return None;
        }
        if fits(part.trim_start_matches(".."), rest.is_empty(), &words[at])
            && let Some(last) = end(rest, words, at)
        {
            return Some(last);
        }
    }
    None
}

fn fits(part: &str, is_last: bool, word: &str) -> bool {
    if word == "|" {
        return false;
    }
    match part.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == part || (is_last && word.starts_with(&format!("{part}-"))),
    }
}
