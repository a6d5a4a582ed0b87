//! `&str` → folded text. Knows letters, no words; which fold equal is one table.

pub mod latin;
pub mod letters;

use unicode_normalization::UnicodeNormalization;

/// The text with letters that news spells either way made one, marks and tatweel dropped, digits as ASCII, Latin lower case.
///
/// Two spellings of one word that differ only in hamza seats, alef maqsura, ta marbuta or vowel signs fold equal.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// `fold`, appended to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    // What is itself when folded is taken over by stretches.
    let (mut from, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            0xD8 | 0xD9 if letter(&bytes[at..]) == Some(Letter::Plain) => 2,
            b' '..=b'@' | b'['..=b'~' => 1,
            _ => {
                out.push_str(&text[from..at]);
                let c = text[at..].chars().next().expect("a character begins where one ended");
                fold_char(c, out);
                from = at + c.len_utf8();
                c.len_utf8()
            }
        };
    }
    out.push_str(&text[from..]);
}

/// What a letter of Arabic is to those who cut and fold text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// It is itself when folded.
    Plain,
    /// It is folded to another, or away.
    Other,
    /// It ends its word.
    Marbuta,
}

/// The letter of U+0621 to U+064A that some bytes begin with, by two bytes.
pub fn letter(bytes: &[u8]) -> Option<Letter> {
    match bytes {
        [lead @ (0xD8 | 0xD9), next, ..] => LETTERS[usize::from(lead & 1) << 6 | usize::from(next & 0x3F)],
        _ => None,
    }
}

static LETTERS: [Option<Letter>; 128] = {
    let mut letters = [None; 128];
    let mut at = 0x21;
    while at <= 0x4A {
        letters[at] = match at {
            0x21 | 0x27 | 0x28 | 0x2A..=0x3A | 0x41..=0x48 | 0x4A => Some(Letter::Plain),
            0x29 => Some(Letter::Marbuta),
            _ => Some(Letter::Other),
        };
        at += 1;
    }
    letters
};

/// Whether it is itself when folded: most letters of an Arabic text.
pub fn is_plain(c: char) -> bool {
    matches!(c,
        letters::ALEF | letters::BEH | '\u{062A}'..='\u{063A}' | '\u{0641}'..='\u{0648}' | letters::YEH
        | ' '..='@' | '['..='~')
}

fn fold_char(c: char, out: &mut String) {
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        letters::HAMZA | '\u{0622}'..='\u{0629}' | '\u{0649}' => out.push(fold_letter(c)),
        _ if is_ignored(c) => {}
        '\u{0660}'..='\u{0669}' => out.push(digit(c, 0x660)),
        '\u{06F0}'..='\u{06F9}' => out.push(digit(c, 0x6F0)),
        letters::ALEF_WASLA => out.push(letters::ALEF),
        letters::PERSIAN_YEH => out.push(letters::YEH),
        letters::KEHEH => out.push(letters::KAF),
        '\u{00A0}' | '\u{202F}' | '\u{2007}' => out.push(' '),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            for plain in std::iter::once(c).nfkc() {
                if !is_ignored(plain) {
                    out.push(fold_letter(plain));
                }
            }
        }
        _ if c.is_alphabetic() => out.extend(c.to_lowercase()),
        _ => out.push(c),
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(c as u32 - zero, 10).expect("the caller's range holds ten digits")
}

fn fold_letter(c: char) -> char {
    match c {
        letters::ALEF_HAMZA_ABOVE | letters::ALEF_HAMZA_BELOW | letters::ALEF_MADDA => letters::ALEF,
        letters::ALEF_MAQSURA | letters::YEH_HAMZA => letters::YEH,
        letters::TEH_MARBUTA => letters::HEH,
        letters::WAW_HAMZA => letters::WAW,
        _ => c,
    }
}

/// Marks that carry no letter: vowel signs, tatweel, zero-width and direction characters.
pub fn is_ignored(c: char) -> bool {
    matches!(c,
        letters::TATWEEL | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// Whether the sign of a doubled letter stands on the last letter of a word.
pub fn ends_doubled(raw: &str) -> bool {
    raw.chars().rev().take_while(|c| is_ignored(*c)).any(|c| c == '\u{0651}')
}

/// Whether a word may hold it: letters, digits, marks.
pub fn is_word(c: char) -> bool {
    match c {
        '\u{0621}'..='\u{064A}' => true,
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        // Quotation marks, commas, dashes: they come again and again, and the tables of letters are slow.
        '\u{00AB}'
        | '\u{00BB}'
        | letters::COMMA
        | letters::SEMICOLON
        | letters::QUESTION_MARK
        | '\u{2010}'..='\u{2027}' => false,
        _ => c.is_alphanumeric() || is_ignored(c),
    }
}

/// Whether it is an Arabic letter.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
