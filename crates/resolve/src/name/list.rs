//! Short lists of words that belong to one rule.

/// Words parted by `|`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List(pub(crate) &'static str);

impl List {
    /// Whether the list has the word.
    pub(crate) fn has(self, word: impl AsRef<str>) -> bool {
        self.iter().any(|known| known == word.as_ref())
    }

    /// The words, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|').map(str::trim)
    }
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn words_stand_alone() {
        let list = List("in|nach|\n aus");
        assert!(list.has("aus") && !list.has("au"));
    }
}
