//! `.help TOPIC` and `isnad help TOPIC`: sections of the manual.

/// The manual, as it stands in `docs`.
const MANUAL: &str = include_str!("../../docs/manual.md");

/// One section: its heading and all its lines.
struct Section {
    heading: &'static str,
    text: &'static str,
}

fn sections() -> impl Iterator<Item = Section> {
    let mut starts: Vec<usize> = MANUAL.match_indices("\n## ").map(|(at, _)| at + 1).collect();
    starts.push(MANUAL.len());
    (1..starts.len()).map(move |n| {
        let text = MANUAL[starts[n - 1]..starts[n]].trim_end();
        Section { heading: text[3..].lines().next().unwrap_or_default(), text }
    })
}

/// The headings of all sections, a line each.
pub(crate) fn headings() -> String {
    sections().map(|s| format!("  {}\n", s.heading)).collect()
}

/// The sections on a topic: those whose heading has the word, else those that speak of it most.
pub(crate) fn on(topic: &str) -> Option<String> {
    let topic = topic.trim().trim_start_matches('.').to_lowercase();
    if topic.is_empty() {
        return None;
    }
    let headed: Vec<&str> = sections().filter(|s| s.heading.to_lowercase().contains(&topic)).map(|s| s.text).collect();
    if !headed.is_empty() {
        return Some(headed.join("\n\n") + "\n");
    }
    let said = sections().map(|s| (s.text.to_lowercase().matches(&topic).count(), s.text)).filter(|(n, _)| *n > 0);
    let most = said.max_by_key(|(n, text)| (*n, usize::MAX - text.len()));
    most.map(|(_, text)| format!("{text}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_heading_or_of_a_text_finds_its_section() {
        assert!(on("picture").is_some_and(|text| text.starts_with("## A picture")));
        assert!(on("PICTURE").is_some());
        assert!(on(".why").is_some());
        assert!(on("no such thing at all").is_none());
        assert!(headings().lines().count() > 5);
    }
}
