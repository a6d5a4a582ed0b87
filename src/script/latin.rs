//! Arabic letters → Latin ones, for readable ids of names that no lexicon knows. Not a scholarly transliteration.

/// A lower-case ASCII slug of a name in either script; words joined by hyphens.
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match letter(c) {
            Some(latin) => out.push_str(latin),
            None if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            None if super::is_ignored(c) => {}
            None => {
                if !out.ends_with('-') && !out.is_empty() {
                    out.push('-');
                }
            }
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{0621}' | '\u{0639}' => "",
        '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0627}' | '\u{0649}' | '\u{0671}' => "a",
        '\u{0628}' => "b",
        '\u{0629}' => "a",
        '\u{062A}' | '\u{0637}' => "t",
        '\u{062B}' => "th",
        '\u{062C}' => "j",
        '\u{062D}' | '\u{0647}' => "h",
        '\u{062E}' => "kh",
        '\u{062F}' | '\u{0636}' => "d",
        '\u{0630}' => "dh",
        '\u{0631}' => "r",
        '\u{0632}' | '\u{0638}' => "z",
        '\u{0633}' | '\u{0635}' => "s",
        '\u{0634}' => "sh",
        '\u{063A}' => "gh",
        '\u{0641}' => "f",
        '\u{0642}' => "q",
        '\u{0643}' => "k",
        '\u{0644}' => "l",
        '\u{0645}' => "m",
        '\u{0646}' => "n",
        '\u{0624}' | '\u{0648}' => "w",
        '\u{0626}' | '\u{064A}' => "y",
        _ => return None,
    })
}
