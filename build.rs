//! Gives the program a fingerprint of all that decides what it reads from an article, so that a store can tell which of
//! its articles were read by this very reader.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

const READERS: [&str; 7] =
    ["src/claim.rs", "src/script", "src/lexicon", "src/read", "src/text", "src/extract", "seeds/lexicon"];

fn main() {
    let mut files = Vec::new();
    for path in READERS {
        println!("cargo::rerun-if-changed={path}");
        list(Path::new(path), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo::rustc-env=ISNAD_READER={:016x}", hasher.finish());
}

fn list(path: &Path, found: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| list(&entry.path(), found)),
        Err(_) => found.push(path.to_path_buf()),
    }
}
