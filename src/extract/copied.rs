//! How a paper came by the words that it reports: no news, and no part of the sentence.

use crate::extract::apposed::renumber;
use crate::extract::noun::Scan;
use crate::extract::tag::{Tag, Tagged};
use crate::lexicon::conjugate::Person;
use crate::text::token::TokenKind;

/// "A copy", folded, without its ending.
const COPY: &str = "\u{0646}\u{0633}\u{062E}";
/// "Of it", folded: of him, of her, of the two.
const OF_IT: [&str; 3] =
    ["\u{0645}\u{0646}\u{0647}", "\u{0645}\u{0646}\u{0647}\u{0627}", "\u{0645}\u{0646}\u{0647}\u{0645}\u{0627}"];
/// So many tokens name the paper.
const LONGEST: usize = 14;

/// Takes such words into the word before them.
pub fn take_in(scan: &Scan<'_>, tagged: &mut Tagged) {
    let copy = |t: usize| scan.document.folded(t).starts_with(COPY);
    let Some(first) = (tagged.first..tagged.last).find(|t| copy(*t)) else { return };
    let mut at = first.saturating_sub(LONGEST).max(tagged.first);
    while at < tagged.last {
        let Some((before, last)) = tagged.before(at).zip(aside(scan, tagged, at)) else {
            at += 1;
            continue;
        };
        while let Some(n) = tagged.nouns.iter().position(|n| at <= n.first && n.first < last) {
            tagged.nouns.remove(n);
            renumber(tagged, n);
        }
        for t in at..last {
            tagged.tags[t - tagged.first] = Tag::Inside;
        }
        // What follows goes on as behind a comma: it is no genitive of the statement.
        let close = last - 1;
        let comma = last < tagged.last && tagged.tag(last).is_mark(TokenKind::Comma);
        if !comma {
            tagged.tags[close - tagged.first] = Tag::Mark(TokenKind::Comma);
            tagged.ends[close - tagged.first] = last;
        }
        tagged.ends[before - tagged.first] = if comma { last } else { close };
        at = last;
    }
}

/// One past `(in a statement) of which the paper X got a copy`, which begins at its verb.
fn aside(scan: &Scan<'_>, tagged: &Tagged, at: usize) -> Option<usize> {
    let Tag::Verb(verb) = tagged.tag(at) else { return None };
    if verb.form.person != Person::Third || verb.cut.conj.is_some() || verb.suffix.is_some() {
        return None;
    }
    let mut copy = false;
    for t in at + 1..tagged.last.min(at + LONGEST) {
        let word = scan.document.folded(t);
        match tagged.tag(t) {
            _ if copy && OF_IT.contains(&word) => return Some(t + 1),
            Tag::Verb(_) | Tag::Mark(TokenKind::Stop | TokenKind::Break | TokenKind::Comma) => return None,
            _ => copy |= word.starts_with(COPY),
        }
    }
    None
}
