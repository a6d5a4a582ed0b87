//! Claims that were judged → the weights that make their confidence hold: logistic regression with a ridge.

use crate::eval::{Calibration, Evaluation, Verdict};
use crate::extract::confidence::{Around, EVERY, features};
use crate::extract::domain::Theme;
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;

/// Weights by feature, and how well such weights hold on articles that they were not fitted on.
#[derive(Debug)]
pub struct Fit {
    pub weights: BTreeMap<String, f64>,
    pub elsewhere: Calibration,
}

/// A claim: its features' numbers, whether it is right, the number of its article.
struct Sample {
    features: Vec<usize>,
    right: bool,
    article: usize,
}

/// How strongly weights are held near nothing: as if each had been seen so often without effect.
const RIDGE: f64 = 10.0;
/// Articles are left out in so many turns to see whether the weights hold.
const TURNS: usize = 10;
/// Of a feature that fewer claims have nothing is learned.
const FEWEST: usize = 4;

/// The features of claims, whether each is right, and the number of its article.
type Named = Vec<(Vec<String>, bool, usize)>;

/// Those of an evaluation, and those that were judged one by one; `themes`: what the articles are about.
fn named(evaluation: &Evaluation, verdicts: &[Verdict], themes: &BTreeMap<String, Theme>, lexicon: &Lexicon) -> Named {
    let mut out = Named::new();
    for (article, judged) in evaluation.articles.iter().enumerate() {
        let Some(theme) = themes.get(&judged.gold.id) else { continue };
        let around = Around::of(&judged.claims, theme);
        for (n, claim) in judged.claims.iter().enumerate() {
            let right = judged.right.iter().any(|(_, claim)| *claim == n);
            out.push((features(claim, &around, lexicon), right, article));
        }
    }
    for (article, (id, claims)) in evaluation.others.iter().enumerate() {
        let said: Vec<&Verdict> = verdicts.iter().filter(|v| v.article == *id).collect();
        let Some(theme) = themes.get(id).filter(|_| !said.is_empty()) else { continue };
        let around = Around::of(claims, theme);
        for verdict in said {
            let claim = claims.iter().find(|claim| verdict.is_of(claim));
            out.extend(
                claim.map(|c| (features(c, &around, lexicon), verdict.right, evaluation.articles.len() + article)),
            );
        }
    }
    out
}

/// Fits them to an evaluation's claims and to those that were judged one by one.
pub fn fit(evaluation: &Evaluation, verdicts: &[Verdict], themes: &BTreeMap<String, Theme>, lexicon: &Lexicon) -> Fit {
    let named = named(evaluation, verdicts, themes, lexicon);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    named.iter().flat_map(|(features, ..)| features).for_each(|f| *counts.entry(f.clone()).or_default() += 1);
    let names: Vec<String> = counts.into_iter().filter(|(_, n)| *n >= FEWEST).map(|(name, _)| name).collect();
    let samples: Vec<Sample> = named
        .into_iter()
        .map(|(features, right, article)| {
            let features = features.iter().filter_map(|f| names.binary_search(f).ok()).collect();
            Sample { features, right, article }
        })
        .collect();
    let mut elsewhere = Vec::new();
    for turn in 0..TURNS {
        let (left_out, rest): (Vec<&Sample>, Vec<&Sample>) = samples.iter().partition(|s| s.article % TURNS == turn);
        let weights = regress(&rest, names.len());
        elsewhere.extend(left_out.iter().map(|s| (chance(s, &weights), s.right)));
    }
    let all = regress(&samples.iter().collect::<Vec<_>>(), names.len());
    let mut weights: BTreeMap<String, f64> = BTreeMap::from([(EVERY.to_string(), all[names.len()])]);
    weights.extend(names.into_iter().zip(all));
    weights.retain(|_, weight| weight.abs() >= 0.005);
    Fit { weights, elsewhere: Calibration::of(elsewhere.into_iter()) }
}

fn chance(sample: &Sample, weights: &[f64]) -> f64 {
    let every = weights.last().expect("the last weight is every claim's");
    let sum = every + sample.features.iter().map(|f| weights[*f]).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}

/// The weight of each feature and, last, of every claim: steps down the slope, as many as it takes.
fn regress(samples: &[&Sample], features: usize) -> Vec<f64> {
    let mut weights = vec![0.0; features + 1];
    let longest = samples.iter().map(|s| s.features.len() + 1).max().unwrap_or(1);
    // No steeper than the slope can turn: a step of this length never goes up.
    let step = 1.0 / (RIDGE + 0.25 * (samples.len() * longest) as f64);
    let mut ahead = weights.clone();
    let mut speed = 1.0_f64;
    for _ in 0..4000 {
        let mut slope: Vec<f64> = ahead.iter().map(|w| RIDGE * w).collect();
        slope[features] = 0.0;
        for sample in samples {
            let error = chance(sample, &ahead) - f64::from(u8::from(sample.right));
            sample.features.iter().for_each(|f| slope[*f] += error);
            slope[features] += error;
        }
        let next: Vec<f64> = ahead.iter().zip(&slope).map(|(w, s)| w - step * s).collect();
        let faster = (1.0 + (1.0 + 4.0 * speed * speed).sqrt()) / 2.0;
        ahead = next.iter().zip(&weights).map(|(n, w)| n + (speed - 1.0) / faster * (n - w)).collect();
        (weights, speed) = (next, faster);
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_with_right_claims_weighs_up_and_what_does_not_down() {
        let sample = |feature, right| Sample { features: vec![feature], right, article: 0 };
        let samples: Vec<Sample> = (0..240).map(|n| sample(n % 2, n % 2 == 0 && n % 10 != 0)).collect();
        let weights = regress(&samples.iter().collect::<Vec<_>>(), 2);
        assert!(weights[0] > 0.8 && weights[1] < -0.8, "{weights:?}");
        assert!((chance(&samples[0], &weights) - 0.7).abs() < 0.15);
    }
}
