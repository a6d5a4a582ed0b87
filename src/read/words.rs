//! The word lists that reading needs.

/// Words that tell headlines, dates and furniture from running text.
#[derive(Debug, Default)]
pub struct Words {}

impl Words {
    /// The lists inside the binary.
    pub fn embedded() -> Words {
        Words {}
    }
}
