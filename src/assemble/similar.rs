//! Texts in, groups of nearly identical ones out: what papers print from the same agency.
//!
//! Each text is reduced to the least hashes of its three-word runs, so that a million texts can be compared without
//! comparing all pairs: only texts that share a band of hashes are looked at.

use crate::assemble::names;
use rayon::prelude::*;
use std::collections::HashMap;

/// Three-word runs; shorter ones are shared by chance, longer ones break at every edited word.
const RUN: usize = 3;
/// Fewer words than this say the same thing in the same way without copying.
const LEAST_WORDS: usize = 8;
const BANDS: usize = 16;
const ROWS: usize = 2;
const HASHES: usize = BANDS * ROWS;
/// Share of equal hashes from which two texts are one.
const SAME: usize = HASHES / 2;

type Signature = [u32; HASHES];

/// For each text the number of its group, or `None` where the text is too short to tell. Equal groups mean nearly equal texts.
pub(crate) fn groups(texts: &[&str]) -> Vec<Option<usize>> {
    let signatures: Vec<Option<Signature>> = texts.par_iter().map(|text| signature(text)).collect();
    let mut group: Vec<Option<usize>> = Vec::with_capacity(signatures.len());
    let mut buckets: HashMap<(usize, u32, u32), Vec<usize>> = HashMap::new();
    for (n, signature) in signatures.iter().enumerate() {
        let Some(signature) = signature else {
            group.push(None);
            continue;
        };
        let keys = || (0..BANDS).map(|b| (b, signature[b * ROWS], signature[b * ROWS + 1]));
        let twin = keys()
            .filter_map(|key| buckets.get(&key))
            .flatten()
            .filter(|m| signatures[**m].is_some_and(|other| equal(signature, &other) >= SAME))
            .min();
        let own = twin.and_then(|m| group[*m]);
        if own.is_none() {
            for key in keys() {
                buckets.entry(key).or_default().push(n);
            }
        }
        group.push(own.or(Some(n)));
    }
    group
}

fn equal(a: &Signature, b: &Signature) -> usize {
    a.iter().zip(b).filter(|(x, y)| x == y).count()
}

fn signature(text: &str) -> Option<Signature> {
    let folded = names::folded(text);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    if words.len() < LEAST_WORDS {
        return None;
    }
    let mut least = [u32::MAX; HASHES];
    for run in words.windows(RUN) {
        let seed = hash(run);
        for (n, slot) in least.iter_mut().enumerate() {
            *slot = (*slot).min(mix(seed ^ (n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        }
    }
    Some(least)
}

/// FNV-1a: the same on every machine, unlike the standard hasher.
fn hash(words: &[&str]) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325u64;
    for word in words {
        for byte in word.bytes().chain([0]) {
            h = (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    h
}

fn mix(mut x: u64) -> u32 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (x >> 32) as u32
}
