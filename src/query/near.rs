//! The name that was probably meant.

/// Of `names`, the one nearest to `found` by edits, if it is near enough; case counts for little.
pub(crate) fn nearest<'a>(found: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = found.to_lowercase();
    let limit = found.chars().count() / 3 + 1;
    let near = names.filter(|n| *n != found).map(|n| (distance(&folded, &n.to_lowercase()), n));
    near.filter(|(d, _)| *d <= limit).min().map(|(_, name)| name)
}

/// "did you mean …?"
pub(crate) fn hint<'a>(found: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(found, names).map(|name| format!("did you mean {name}?"))
}

/// Insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 8 || a.len().max(b.len()) > 64 {
        return usize::MAX;
    }
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}
