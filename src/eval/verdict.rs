//! What a reader said of single claims, in articles that have no gold.

use crate::claim::{Actor, Claim};

/// Whether one claim is right, said by somebody who read it beside its text.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    pub article: String,
    kind: String,
    /// The first byte of the trigger.
    at: usize,
    source: Vec<String>,
    target: Vec<String>,
    pub right: bool,
}

/// Reads a table of them: `article  type  trigger  source  target  right`, ids of actors joined by `;`, `right` yes or no.
/// Rows that are no verdict are passed over.
pub fn verdicts(table: &str) -> Vec<Verdict> {
    let read = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [article, kind, at, source, target, right] = cells[..] else { return None };
        let ids = |cell: &str| -> Vec<String> {
            let mut ids: Vec<String> = cell.split(';').filter(|id| !id.is_empty()).map(str::to_string).collect();
            ids.sort();
            ids
        };
        let right = ["no", "yes"].iter().position(|word| *word == right)? == 1;
        let (article, kind, at) = (article.to_string(), kind.to_string(), at.parse().ok()?);
        Some(Verdict { article, kind, at, source: ids(source), target: ids(target), right })
    };
    table.lines().filter_map(read).collect()
}

impl Verdict {
    /// Whether it is about this claim: one that says the same of the same actors at the same place.
    pub fn is_of(&self, claim: &Claim) -> bool {
        let same = |actors: &[Actor], ids: &[String]| {
            let mut said: Vec<&str> = actors.iter().map(|actor| &*actor.id).collect();
            said.sort_unstable();
            said == ids
        };
        claim.trigger.span.start() == self.at
            && claim.kind.name() == self.kind
            && claim.article == self.article
            && same(&claim.source, &self.source)
            && same(&claim.target, &self.target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_verdicts_is_read_and_its_header_passed_over() {
        let table = "article\ttype\ttrigger\tsource\ttarget\tright\na\tAID\t12\tb;a\t\tno\n";
        let found = verdicts(table);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].at, found[0].right, &found[0].source[..]),
            (12, false, &["a".to_string(), "b".into()][..])
        );
    }
}
