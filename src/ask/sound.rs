//! Spellings of one name that differ by ear or by a slip of the hand.

use crate::script::letters::*;

/// How a word sounds, roughly: spellings of one foreign name in either script come together (Poutine and Putin, and the
/// three letters that Arabic writes a foreign g with).
pub(crate) fn key(word: &str) -> String {
    if word.is_ascii() { latin(word) } else { arabic(word) }
}

fn latin(word: &str) -> String {
    let mut text = word.to_lowercase();
    const ALIKE: [(&str, &str); 22] = [
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("sh", "s"),
        ("sch", "s"),
        ("ch", "s"),
        ("ph", "f"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ck", "k"),
        ("q", "k"),
        ("w", "v"),
        ("ff", "f"),
        ("y", "i"),
        ("j", "s"),
        ("z", "s"),
        ("c", "k"),
        ("dj", "s"),
        ("x", "ks"),
        ("v", "f"),
    ];
    for (from, to) in ALIKE {
        text = text.replace(from, to);
    }
    let mut out = String::new();
    for (n, c) in text.chars().enumerate() {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
        if (!vowel || n == 0) && c.is_ascii_alphanumeric() && (!out.ends_with(c) || vowel) {
            out.push(if vowel { 'a' } else { c });
        }
    }
    // An h at the end is mute.
    if out.len() > 2 && out.ends_with('h') {
        out.pop();
    }
    out
}

fn arabic(word: &str) -> String {
    let mut out = String::new();
    for (n, c) in word.chars().enumerate() {
        let like = match c {
            ALEF | WAW | YEH | HEH | HAMZA if n > 0 => continue,
            '\u{062C}' | '\u{063A}' | '\u{0642}' | KAF | '\u{06AF}' => KAF,
            '\u{0637}' | '\u{062B}' => TEH,
            '\u{0636}' | '\u{0630}' => '\u{062F}',
            '\u{0638}' => '\u{0632}',
            '\u{0635}' => SEEN,
            '\u{06A4}' => FEH,
            other => other,
        };
        if !out.ends_with(like) {
            out.push(like);
        }
    }
    out
}

/// A word without its particles and endings, so that forms of one noun come together.
pub(crate) fn stem(word: &str) -> String {
    if word.is_ascii() {
        let word = word.strip_suffix("ies").map_or_else(|| word.to_string(), |stem| format!("{stem}y"));
        let cut = ["ing", "ed", "es", "s"].iter().find_map(|end| word.strip_suffix(end).filter(|w| w.len() > 3));
        return cut.unwrap_or(&word).trim_end_matches('e').to_string();
    }
    let article: String = [ALEF, LAM].iter().collect();
    let twice: String = [LAM, LAM].iter().collect();
    let mut rest = word;
    let long = |text: &str| text.chars().count() >= 3;
    for prefix in [WAW, FEH, BEH, KAF] {
        let with_article = format!("{prefix}{article}");
        if let Some(cut) = rest.strip_prefix(with_article.as_str()).filter(|cut| long(cut)) {
            rest = cut;
        }
    }
    for prefix in [article.as_str(), twice.as_str()] {
        rest = rest.strip_prefix(prefix).filter(|cut| long(cut)).unwrap_or(rest);
    }
    let endings = [[ALEF, TEH], [WAW, NOON], [YEH, NOON], [ALEF, NOON], [HEH, ALEF], [HEH, MEEM], [YEH, HEH]];
    for ending in endings {
        let ending: String = ending.iter().collect();
        if let Some(cut) = rest.strip_suffix(ending.as_str()).filter(|cut| long(cut)) {
            return cut.to_string();
        }
    }
    for ending in [HEH, YEH, ALEF] {
        if let Some(cut) = rest.strip_suffix(ending).filter(|cut| long(cut)) {
            return cut.to_string();
        }
    }
    rest.to_string()
}

/// Insertions, deletions, replacements and swaps of neighbours.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (a, b) in [("putin", "poutine"), ("lavrov", "lavroff"), ("erdogan", "erdoghan"), ("houthis", "huthis")] {
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("kerry"), key("carter"));
        assert_eq!(distance("obama", "obmaa"), 1);
    }
}
