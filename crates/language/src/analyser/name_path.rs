//! Names: the best row of labels in which a name begins before it goes on.

use super::label::Labels;

/// The labels of one sentence from the scores of its words (Viterbi). "I" of a kind follows only "B" or "I" of it.
pub(crate) fn best<'a>(scores: impl Iterator<Item = &'a [f32]>, labels: &Labels) -> Vec<usize> {
    path(scores, labels.names(), &|before, label| match labels.name(label) {
        Some(name) if !name.begins => {
            before.and_then(|before| labels.name(before)).is_some_and(|before| before.kind == name.kind)
        }
        _ => true,
    })
}

/// The best path; `may(before, label)` says whether a label may follow another, or stand at the beginning.
fn path<'a>(
    scores: impl Iterator<Item = &'a [f32]>,
    count: usize,
    may: &dyn Fn(Option<usize>, usize) -> bool,
) -> Vec<usize> {
    let mut steps: Vec<Vec<usize>> = Vec::new();
    let mut total: Vec<f64> = Vec::new();
    for row in scores {
        let mut next = vec![f64::NEG_INFINITY; count];
        let mut step = vec![0; count];
        for label in 0..count {
            if total.is_empty() {
                next[label] = if may(None, label) { f64::from(row[label]) } else { f64::NEG_INFINITY };
                continue;
            }
            for (before, total) in total.iter().enumerate() {
                if total + f64::from(row[label]) > next[label] && may(Some(before), label) {
                    next[label] = total + f64::from(row[label]);
                    step[label] = before;
                }
            }
        }
        total = next;
        steps.push(step);
    }
    let mut at = 0;
    for label in 1..total.len() {
        if total[label] > total[at] {
            at = label;
        }
    }
    let mut path = vec![at; steps.len()];
    for word in (1..path.len()).rev() {
        path[word - 1] = steps[word][path[word]];
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(scores: &[[f32; 3]]) -> Vec<usize> {
        // O, B, I: "I" alone would win each time.
        let may = |before: Option<usize>, label: usize| label != 2 || matches!(before, Some(1 | 2));
        path(scores.iter().map(<[f32; 3]>::as_slice), 3, &may)
    }

    #[test]
    fn what_goes_on_has_begun() {
        assert_eq!(paths(&[[0.0, 0.5, 9.0], [0.0, 0.0, 1.0], [3.0, 0.0, 1.0]]), [1, 2, 0]);
        assert_eq!(paths(&[[1.0, 0.0, 1.5], [1.0, 0.0, 1.5]]), [0, 0]);
        assert_eq!(paths(&[]), [0_usize; 0]);
    }
}
