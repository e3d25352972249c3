//! The best tree over the scores of all arcs.

/// More than any two trees' scores differ by, and little enough to leave the scores their digits.
const PENALTY: f64 = 1e6;

/// The heads of the best tree with exactly one word under the root (Chu and Liu 1965, Edmonds 1967).
///
/// `scores` holds for each of `count` dependants the score of each head; head 0 is the root, word *i* is head *i* + 1. The
/// heads that are given are counted likewise.
pub(crate) fn best(scores: &[f32], count: usize) -> Vec<usize> {
    if count == 0 {
        return Vec::new();
    }
    let mut graph = Graph { size: count + 1, scores: vec![f64::NEG_INFINITY; (count + 1) * (count + 1)] };
    for (place, &score) in scores.iter().enumerate() {
        let (dependant, head) = (place / (count + 1), place % (count + 1));
        if head != dependant + 1 {
            // Every arc from the root costs so much that the best tree has only one.
            let penalty = if head == 0 { PENALTY } else { 0.0 };
            // What is no number can never be compared; it counts as a bad score.
            let score = if score.is_finite() { f64::from(score) } else { -PENALTY };
            graph.set(dependant + 1, head, score - penalty);
        }
    }
    let mut heads = graph.arborescence();
    heads.remove(0);
    heads
}

/// A full graph with node 0 as the root.
struct Graph {
    size: usize,
    /// [dependant × head].
    scores: Vec<f64>,
}

impl Graph {
    fn get(&self, dependant: usize, head: usize) -> f64 {
        self.scores[dependant * self.size + head]
    }

    fn set(&mut self, dependant: usize, head: usize, score: f64) {
        self.scores[dependant * self.size + head] = score;
    }

    /// The head of every node in the best tree; the root's own is 0.
    fn arborescence(&self) -> Vec<usize> {
        let mut heads: Vec<usize> = (0..self.size).map(|node| self.best_head(node)).collect();
        heads[0] = 0;
        let Some(cycle) = cycle(&heads) else { return heads };

        // The cycle becomes one node, the last of a smaller graph.
        let inside = |node: usize| cycle.contains(&node);
        let outside: Vec<usize> = (0..self.size).filter(|&node| !inside(node)).collect();
        let whole = outside.len();
        let mut small = Graph { size: whole + 1, scores: vec![f64::NEG_INFINITY; (whole + 1) * (whole + 1)] };
        // Which node of the cycle is the head of an outer node, and which one hangs on an outer node instead.
        let (mut leave, mut enter) = (vec![0; whole], vec![0; whole]);
        for (a, &i) in outside.iter().enumerate() {
            for (b, &j) in outside.iter().enumerate() {
                if a != b && a != 0 {
                    small.set(a, b, self.get(i, j));
                }
            }
            leave[a] = first_best(&cycle, |node| self.get(i, node));
            enter[a] = first_best(&cycle, |node| self.get(node, i) - self.get(node, heads[node]));
            if a != 0 {
                small.set(a, whole, self.get(i, leave[a]));
            }
            small.set(whole, a, self.get(enter[a], i) - self.get(enter[a], heads[enter[a]]));
        }
        let found = small.arborescence();
        for (a, &node) in outside.iter().enumerate().skip(1) {
            heads[node] = if found[a] == whole { leave[a] } else { outside[found[a]] };
        }
        let from = found[whole];
        heads[enter[from]] = outside[from];
        heads
    }

    fn best_head(&self, node: usize) -> usize {
        let mut best = 0;
        for head in 1..self.size {
            if self.get(node, head) > self.get(node, best) {
                best = head;
            }
        }
        best
    }
}

fn first_best(nodes: &[usize], score: impl Fn(usize) -> f64) -> usize {
    let mut best = (nodes[0], score(nodes[0]));
    for &node in &nodes[1..] {
        let score = score(node);
        if score > best.1 {
            best = (node, score);
        }
    }
    best.0
}

/// A cycle among the heads, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at];
        }
        if at != 0 && seen[at] == start {
            let mut cycle = vec![at];
            let mut next = heads[at];
            while next != at {
                cycle.push(next);
                next = heads[next];
            }
            return Some(cycle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn score(scores: &[f32], heads: &[usize]) -> f64 {
        heads.iter().enumerate().map(|(word, &head)| f64::from(scores[word * (heads.len() + 1) + head])).sum()
    }

    fn is_tree(heads: &[usize]) -> bool {
        let reaches_root = |word: usize| {
            let mut at = word + 1;
            (0..=heads.len()).any(|_| {
                at = if at == 0 { 0 } else { heads[at - 1] };
                at == 0
            })
        };
        heads.iter().filter(|&&head| head == 0).count() == 1 && (0..heads.len()).all(reaches_root)
    }

    /// The best score by trying all.
    fn by_trying(scores: &[f32], count: usize) -> f64 {
        let mut heads = vec![0; count];
        let mut best = f64::NEG_INFINITY;
        loop {
            if is_tree(&heads) && heads.iter().enumerate().all(|(word, &head)| head != word + 1) {
                best = best.max(score(scores, &heads));
            }
            let Some(place) = heads.iter().position(|&head| head < count) else { return best };
            heads[place] += 1;
            heads[..place].fill(0);
        }
    }

    proptest! {
        #[test]
        fn the_tree_is_the_best_one(count in 1..6_usize, values in prop::collection::vec(-5.0_f32..5.0, 30)) {
            let scores = &values[..count * (count + 1)];
            let heads = best(scores, count);
            prop_assert!(is_tree(&heads), "{heads:?}");
            prop_assert!((score(scores, &heads) - by_trying(scores, count)).abs() < 1e-4);
        }

        #[test]
        fn every_result_is_a_tree(count in 0..60_usize, seed in any::<u32>()) {
            let cell = |place: usize| {
                let mixed = ((place + seed as usize).wrapping_mul(2_654_435_761) >> 7).to_le_bytes()[0];
                match mixed { 0..5 => f32::NAN, 5..10 => f32::INFINITY, other => f32::from(other / 5) }
            };
            let scores: Vec<f32> = (0..count * (count + 1)).map(cell).collect();
            let heads = best(&scores, count);
            prop_assert!(count == 0 || is_tree(&heads), "{heads:?}");
        }
    }
}
