//! The texts of this repository, for tests that hold over all of them: the dispatches, the predicates by example and
//! the texts of `spec/`.

use std::fs;
use std::path::{Path, PathBuf};

use depesche_model::Language;

/// All texts in one language.
pub(crate) fn own_texts(language: &Language) -> Vec<String> {
    let code = if *language == Language::German { "de" } else { "en" };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = read(&root.join("examples"), code);
    texts.extend(read(&root.join("spec/predicate").join(code), ""));
    let fence = format!("```text {code}");
    for page in read(&root.join("spec"), "") {
        texts.extend(
            page.split(fence.as_str())
                .skip(1)
                .filter_map(|block| Some(block.split_once('\n')?.1.split("```").next()?.to_owned())),
        );
    }
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    assert!(words > 5000, "{words} words are too few to show anything");
    texts
}

/// The texts of the files of a folder whose names begin with `start`.
fn read(folder: &Path, start: &str) -> Vec<String> {
    let files = fs::read_dir(folder).expect("the folder is part of the repository");
    let mut paths: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.sort();
    let named =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start));
    paths.iter().filter(|path| named(path)).filter_map(|path| fs::read_to_string(path).ok()).collect()
}
