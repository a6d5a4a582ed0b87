//! Whether output is coloured: decided once for each stream.

use clap::ValueEnum;
use std::io::IsTerminal;

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Into pipes and files too
    Always,
    /// Nowhere
    Never,
}

impl When {
    /// Whether a stream gets colour.
    pub(crate) fn applies_to(self, stream: &impl IsTerminal) -> bool {
        match self {
            When::Always => true,
            When::Never => false,
            // Any value but the empty one counts, as no-color.org asks.
            When::Auto => {
                let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
                stream.is_terminal() && !unwanted && !dumb
            }
        }
    }
}
