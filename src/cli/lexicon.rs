//! Which lexicon a command uses: the one in the binary or a folder, loaded only where it is needed.

use crate::cli::Failure;
use crate::cli::output::cannot_read;
use crate::cli::report::Report;
use crate::diag::{Diagnostic, Place};
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::repl::answer::counted;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The user's choice.
pub(crate) struct Chosen {
    /// None: the lexicon in the binary.
    pub folder: Option<PathBuf>,
}

impl Chosen {
    /// Loads it. A row that is wrong is left out; `isnad check` tells each, this only that there are some.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub(crate) fn load(&self, report: &mut Report) -> Result<Lexicon, Failure> {
        // Nobody could mend the one in the binary; a test holds it sound.
        let Some(folder) = &self.folder else { return Ok(Lexicon::embedded().value) };
        let name = folder.display().to_string();
        let loaded = Lexicon::load(folder).map_err(|e| cannot_read(&name, &e))?;
        if !loaded.warnings.is_empty() {
            let rows = counted(loaded.warnings.len(), "row");
            let message = format!("{rows} in the lexicon are left out, for they are wrong");
            let hint = format!("`isnad check {name}` tells which");
            report.say(&Diagnostic::warning(message).with_place(Place::file(name)).with_hint(hint));
        }
        Ok(loaded.value)
    }

    /// What tells this reader from others: the program's fingerprint, and the lexicon's where it was given.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub(crate) fn reader(&self) -> Result<String, Failure> {
        let Some(folder) = &self.folder else { return Ok(pipeline::READER.to_string()) };
        let mut files = Vec::new();
        list(folder, &mut files).map_err(|e| cannot_read(&folder.display().to_string(), &e))?;
        files.sort();
        let mut hasher = blake3::Hasher::new();
        for file in files {
            let bytes = fs::read(&file).map_err(|e| cannot_read(&file.display().to_string(), &e))?;
            let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
            hasher.update(name.as_bytes()).update(&[0]).update(&bytes).update(&[0]);
        }
        Ok(format!("{}-{}", pipeline::READER, &hasher.finalize().to_hex()[..16]))
    }
}

/// The TSV files below a folder.
fn list(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, found)?;
        } else if path.extension().is_some_and(|e| e == "tsv") {
            found.push(path);
        }
    }
    Ok(())
}
