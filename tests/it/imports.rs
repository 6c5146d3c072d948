//! Tests of imports: no file imports itself, not even through other files.
//!
//! A file that only re-exports items of its children (`pub use`) does not import them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module, as the names of its path from the crate.
type Module = Vec<String>;

/// The modules that each module imports.
type Graph = BTreeMap<Module, BTreeSet<Module>>;

/// Returns the modules of the program, each with its source without tests and comments.
fn modules() -> BTreeMap<Module, String> {
    let mut modules = BTreeMap::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[], &mut modules);
    modules
}

fn collect(folder: &Path, names: &[String], modules: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).expect("the source is beside the tests") {
        let path = entry.expect("a readable folder").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("ASCII").to_owned();
        if name == "tests" || (names.is_empty() && (name == "lib" || name == "main")) {
            continue;
        }
        let is_own = path.ends_with("mod.rs");
        let module: Module = names.iter().cloned().chain((!is_own).then_some(name)).collect();
        if path.is_dir() {
            collect(&path, &module, modules);
        } else {
            let text = fs::read_to_string(&path).expect("source is text");
            let program = text.split("\nmod tests {").next().unwrap_or_default();
            let code: Vec<&str> = program.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            modules.insert(module, code.join("\n"));
        }
    }
}

/// Expands a tree such as `a::{b, c::{d, e}}` into paths.
fn paths(tree: &str) -> Vec<Vec<String>> {
    let mut depth = 0;
    let is_between = |c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    };
    let branches = tree.split(is_between).map(str::trim).filter(|branch| !branch.is_empty());
    let names = |path: &str| path.split("::").map(|name| name.trim().to_owned()).collect::<Vec<String>>();
    branches
        .flat_map(|branch| match branch.split_once('{') {
            None => vec![names(branch.split(" as ").next().unwrap_or_default())],
            Some((stem, rest)) => {
                let rest = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
                let stem = names(stem.trim_end().trim_end_matches("::"));
                paths(rest).into_iter().map(|path| [stem.clone(), path].concat()).collect()
            }
        })
        .collect()
}

/// Returns the module that a path leads to from another module.
fn target(modules: &BTreeMap<Module, String>, from: &Module, path: &[String]) -> Option<Module> {
    let supers = path.iter().take_while(|name| *name == "super").count();
    let (base, rest) = match path.first().map(String::as_str) {
        Some("crate") => (&from[..0], &path[1..]),
        Some("self") => (&from[..], &path[1..]),
        Some("super") => (from.get(..from.len() - supers.min(from.len()))?, &path[supers..]),
        // A child, or a crate.
        _ => (&from[..], path),
    };
    let mut full = [base, rest].concat();
    while !full.is_empty() && !modules.contains_key(&full) {
        full.pop();
    }
    let is_crate = supers == 0 && full.len() <= base.len() && !matches!(path[0].as_str(), "crate" | "self");
    (!full.is_empty() && full != *from && !is_crate).then_some(full)
}

fn graph(modules: &BTreeMap<Module, String>) -> Graph {
    let imports = |module: &Module, code: &str| {
        let uses = code.split(';').filter_map(|item| {
            let item = item.rsplit('\n').next().filter(|_| !item.contains("\nuse ")).unwrap_or(item);
            let start = item.find("use ").filter(|start| item[..*start].trim().is_empty());
            start.map(|start| item[start + 4..].to_owned())
        });
        let multi_line = code.split("\nuse ").skip(1).filter_map(|rest| rest.split(';').next()).map(str::to_owned);
        let first = code.strip_prefix("use ").and_then(|rest| rest.split(';').next()).map(str::to_owned);
        let trees: BTreeSet<String> = uses.chain(multi_line).chain(first).collect();
        trees.iter().flat_map(|tree| paths(tree)).filter_map(|path| target(modules, module, &path)).collect()
    };
    modules.iter().map(|(module, code)| (module.clone(), imports(module, code))).collect()
}

/// Returns everything that a module imports, directly or not.
fn reached(graph: &Graph, from: &Module) -> BTreeSet<Module> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&Module> = graph[from].iter().collect();
    while let Some(module) = waiting.pop() {
        if reached.insert(module.clone()) {
            waiting.extend(&graph[module]);
        }
    }
    reached
}

/// Returns the modules that reach themselves.
fn in_circles(graph: &Graph) -> Vec<String> {
    let circling = graph.keys().filter(|module| reached(graph, module).contains(*module));
    circling.map(|module| module.join("::")).collect()
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    assert_eq!(in_circles(&graph(&modules())), Vec::<String>::new());
}

#[test]
fn a_circle_is_found_over_several_files_and_offering_is_not_importing() {
    let module = |name: &str| vec![name.to_owned()];
    let sources = [
        ("a", "//! a\nuse crate::b::{self, Thing};\n"),
        ("b", "pub use crate::a::A;\nuse std::fmt;\n\nuse crate::{\n    c::C,\n};\n"),
        ("c", "use super::a;\n"),
        ("d", "pub use crate::a::A;\nuse crate::c::C;\n"),
    ];
    let modules: BTreeMap<Module, String> =
        sources.iter().map(|(name, code)| (module(name), (*code).to_owned())).collect();
    assert_eq!(in_circles(&graph(&modules)), ["a", "b", "c"]);
}
