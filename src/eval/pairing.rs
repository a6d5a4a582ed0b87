//! Who goes with whom: one to one, as many as can be.

/// A maximum matching. `edges` lists, for each on the left, those on the right that it may go with; the answer holds, for
/// each of `rights` on the right, its partner.
pub(super) fn pairs(edges: &[Vec<usize>], rights: usize) -> Vec<Option<usize>> {
    let mut owner = vec![None; rights];
    for left in 0..edges.len() {
        place(left, edges, &mut owner, &mut vec![false; rights]);
    }
    owner
}

fn place(left: usize, edges: &[Vec<usize>], owner: &mut Vec<Option<usize>>, seen: &mut Vec<bool>) -> bool {
    for right in &edges[left] {
        if std::mem::replace(&mut seen[*right], true) {
            continue;
        }
        let free = match owner[*right] {
            None => true,
            Some(other) => place(other, edges, owner, seen),
        };
        if free {
            owner[*right] = Some(left);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_gives_way_to_another() {
        assert_eq!(pairs(&[vec![0, 1], vec![0]], 2), [Some(1), Some(0)]);
        assert_eq!(pairs(&[vec![0], vec![0]], 1), [Some(0)]);
    }
}
