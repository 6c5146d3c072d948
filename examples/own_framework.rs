//! Reads a framework and prints its skills: `cargo run --example own_framework -- FOLDER`.
//!
//! The folder has the files of `data/`: `framework.json`, `resources.json`, `skills/*.json`, `roles/*.json`.
#![expect(clippy::print_stdout, reason = "this is what the example is for")]

use std::error::Error;
use std::fs;
use std::path::Path;

use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name the folder of a framework")?;
    let folder = Path::new(&folder);
    let mut paths = vec![folder.join("framework.json"), folder.join("resources.json")];
    for part in ["skills", "roles"] {
        let entries = fs::read_dir(folder.join(part))?;
        paths.extend(entries.filter_map(Result::ok).map(|entry| entry.path()));
    }
    paths.sort();
    let source = |path: &std::path::PathBuf| -> Result<Source, Box<dyn Error>> {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        Ok(Source::new(&name, fs::read_to_string(path)?))
    };
    let sources = paths.iter().map(source).collect::<Result<Vec<_>, _>>()?;
    let framework = Framework::parse(sources).map_err(|problems| problems.to_string())?;
    println!("{}, edition {}", framework.name(), framework.edition());
    for skill in framework.skills() {
        println!("  {}", framework.skill(skill).name);
    }
    Ok(())
}
