//! English verbs → their forms.

/// Endings that double the last letter are told from others by their stress, which spelling does not show.
const DOUBLING: [&str; 12] =
    ["ban", "rap", "slam", "plan", "pan", "hit", "let", "quit", "rebut", "snub", "rob", "chat"];

/// All forms of a verb (`back`), of an irregular one (`meet:met:met`), of a verb with words behind it (`stand by:…`); each
/// with whether it can be a passive participle.
pub(crate) fn forms(verb: &str) -> Vec<(String, bool)> {
    let parts: Vec<&str> = verb.split(':').collect();
    let (first, rest) = parts[0].split_once(' ').map_or((parts[0], String::new()), |(a, b)| (a, format!(" {b}")));
    let mut out = vec![
        (format!("{first}{rest}"), false),
        (format!("{}{rest}", third(first)), false),
        (format!("{}{rest}", progressive(first)), false),
    ];
    match parts[..] {
        [_, past, participle] => out.extend([(past.to_string(), false), (participle.to_string(), true)]),
        _ => out.push((format!("{}{rest}", past(first)), true)),
    }
    out
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// `supply` has a consonant before its y, `betray` has none.
fn ends_in_bare_y(verb: &str) -> bool {
    verb.ends_with('y') && !verb.chars().rev().nth(1).is_some_and(is_vowel)
}

fn third(verb: &str) -> String {
    if ends_in_bare_y(verb) {
        return format!("{}ies", &verb[..verb.len() - 1]);
    }
    if verb == "have" {
        return "has".into();
    }
    let hissing = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end));
    format!("{verb}{}", if hissing { "es" } else { "s" })
}

fn past(verb: &str) -> String {
    if ends_in_bare_y(verb) {
        return format!("{}ied", &verb[..verb.len() - 1]);
    }
    if verb.ends_with('e') {
        return format!("{verb}d");
    }
    format!("{}ed", doubled(verb))
}

fn progressive(verb: &str) -> String {
    match verb.strip_suffix('e') {
        Some(stem) if !verb.ends_with("ee") && verb.len() > 3 => format!("{stem}ing"),
        _ => format!("{}ing", doubled(verb)),
    }
}

fn doubled(verb: &str) -> String {
    let stressed =
        ["et", "it"].iter().any(|end| verb.ends_with(end)) && ["get", "sit", "set", "permit", "admit"].contains(&verb);
    let last = verb.chars().last().unwrap_or_default();
    if stressed || DOUBLING.contains(&verb) || verb == "cut" || verb == "put" || verb == "shun" {
        format!("{verb}{last}")
    } else {
        verb.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_verbs_bend() {
        let all = |verb: &str| forms(verb).into_iter().map(|(form, _)| form).collect::<Vec<String>>().join(" ");
        assert_eq!(all("supply"), "supply supplies supplying supplied");
        assert_eq!(all("criticise"), "criticise criticises criticising criticised");
        assert_eq!(all("slam"), "slam slams slamming slammed");
        assert_eq!(all("meet:met:met"), "meet meets meeting met met");
        assert_eq!(all("side with"), "side with sides with siding with sided with");
    }
}
