//! A made-up framework of any size.

use devrel_ready::diagnostic::Source;
use devrel_ready::framework::Framework;
use serde_json::{Value, json};

/// Returns a framework of three bands and ten domains. Role r lists every second skill, beginning with r.
pub(crate) fn made_up(skills: usize, roles: usize) -> Framework {
    let named = |kind: &str, number: usize| json!({"id": format!("{kind}{number}"), "name": "x", "summary": "x"});
    let bands = [80, 85, 90].map(|bar| json!({"id": format!("b{bar}"), "name": "x", "ready_at": bar}));
    let domains: Vec<Value> = (0..10).map(|domain| named("d", domain)).collect();
    let role_ids: Vec<String> = (0..roles).map(|role| format!("r{role}")).collect();
    let manifest = json!({
        "id": "made-up", "edition": 1, "name": "x", "prompt": "x", "levels": ["a", "b", "c", "d", "e"],
        "importance": {"core": 5, "important": 3, "helpful": 1}, "bands": bands, "effort": [1, 2, 4, 8],
        "domains": domains, "roles": role_ids
    });
    let mut files = vec![("framework.json".to_owned(), manifest), ("resources.json".to_owned(), json!({}))];
    for domain in 0..10 {
        let inside = (0..skills).filter(|skill| skill * 10 / skills == domain).map(|skill| {
            json!({
                "id": format!("s{skill}"), "name": "x", "definition": "x", "levels": ["a", "b", "c", "d", "e"],
                "evidence": "x", "actions": [["x"], ["x"], ["x"], ["x"]], "resources": []
            })
        });
        files.push((format!("skills/d{domain}.json"), inside.collect()));
    }
    for role in 0..roles {
        let listed = (0..skills).filter(|skill| (skill + role) % 2 == 0).map(|skill| {
            let importance = ["core", "important", "helpful"][(skill * 31 + role * 17) % 3];
            let target = 1 + (skill * 13 + role * 7) % 3;
            json!({"skill": format!("s{skill}"), "importance": importance, "targets": [target, target, target + 1]})
        });
        let listed: Vec<Value> = listed.collect();
        let file = json!({
            "id": format!("r{role}"), "name": "x", "short": "x", "summary": "x", "must_have": [], "skills": listed
        });
        files.push((format!("roles/r{role}.json"), file));
    }
    let sources = files.into_iter().map(|(name, value)| Source::new(&name, value.to_string())).collect();
    Framework::parse(sources).expect("the made-up framework is well-formed")
}
