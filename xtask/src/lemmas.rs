//! Makes the automata of known forms, `models/lemma/`, out of the tables that `train/analyser/lemma_table.py` writes.
//!
//! A key is the class of the word and the form from its last letter to its first, so that one walk finds the form and,
//! should it be unknown, the longest tail that is a word. Its value is a line of the file of scripts beside the automaton.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::Context;
use fst::MapBuilder;

use crate::say;
use crate::workspace::Workspace;

/// Reads `de.tsv` and `en.tsv` from a folder.
pub(crate) fn run(workspace: &Workspace, folder: &Path) -> anyhow::Result<()> {
    for language in ["de", "en"] {
        let source = folder.join(language).with_extension("tsv");
        let table =
            fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
        let (automaton, scripts) = automaton(&table)?;
        let target = workspace.root.join("models/lemma").join(language);
        fs::write(target.with_extension("fst"), &automaton)?;
        fs::write(target.with_extension("scripts"), &scripts)?;
        let forms = table.lines().count();
        say(&format!("{language}: {forms} forms, {} + {} bytes", automaton.len(), scripts.len()));
    }
    Ok(())
}

fn automaton(table: &str) -> anyhow::Result<(Vec<u8>, String)> {
    let mut entries = BTreeMap::new();
    let mut used: HashMap<&str, usize> = HashMap::new();
    for line in table.lines() {
        let (class, rest) = line.split_once('\t').with_context(|| format!("no class in {line:?}"))?;
        let (form, scripts) = rest.split_once('\t').with_context(|| format!("no scripts in {line:?}"))?;
        entries.insert(class.chars().chain(form.chars().rev()).collect::<String>(), scripts);
        *used.entry(scripts).or_default() += 1;
    }
    // Frequent scripts get small numbers, which take fewer bytes.
    let mut order: Vec<_> = used.into_iter().collect();
    order.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let numbers: HashMap<_, _> =
        (0_u64..).zip(&order).map(|(number, (scripts, _))| (*scripts, number)).collect();
    let mut builder = MapBuilder::memory();
    for (key, scripts) in &entries {
        builder.insert(key, numbers[scripts])?;
    }
    let scripts: String = order.iter().flat_map(|(scripts, _)| [scripts, "\n"]).collect();
    Ok((builder.into_inner()?, scripts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_reversed_and_frequent_scripts_come_first() -> anyhow::Result<()> {
        let (automaton, scripts) = automaton("n\tbank\tu|0||0|\nn\tbanken\tu|0||2|\nn\tjahren\tu|0||2|\n")?;
        let map = fst::Map::new(automaton)?;
        assert_eq!(map.get("nneknab"), Some(0));
        assert_eq!(map.get("nknab"), Some(1));
        assert_eq!(scripts, "u|0||2|\nu|0||0|\n");
        Ok(())
    }
}
