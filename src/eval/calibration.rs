//! How confidence and truth go together: of claims that are sure to nine tenths, nine in ten should be right.

/// Claims of about one confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    pub claims: usize,
    pub right: usize,
    /// The sum of their confidences.
    pub sum: f64,
}

impl Bin {
    /// The mean of what the claims say of themselves.
    pub fn said(&self) -> f64 {
        self.sum / self.claims.max(1) as f64
    }

    /// The share that is right.
    pub fn found(&self) -> f64 {
        self.right as f64 / self.claims.max(1) as f64
    }
}

/// A table of bins: bin `n` holds confidences that are `n` tenths when rounded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    pub bins: [Bin; 11],
    squares: f64,
}

impl Calibration {
    /// Counts claims: what each says of itself, and whether it is right.
    pub(super) fn of(claims: impl Iterator<Item = (f64, bool)>) -> Self {
        let mut out = Calibration::default();
        for (confidence, right) in claims {
            let bin = &mut out.bins[(confidence.clamp(0.0, 1.0) * 10.0).round() as usize];
            bin.claims += 1;
            bin.right += usize::from(right);
            bin.sum += confidence;
            out.squares += (confidence - f64::from(u8::from(right))).powi(2);
        }
        out
    }

    /// All claims.
    pub fn claims(&self) -> usize {
        self.bins.iter().map(|bin| bin.claims).sum()
    }

    /// How far a bin's confidence is from its truth, on the mean over claims.
    pub fn gap(&self) -> f64 {
        let gaps = self.bins.iter().map(|bin| (bin.said() - bin.found()).abs() * bin.claims as f64);
        gaps.sum::<f64>() / self.claims().max(1) as f64
    }

    /// The mean of the squared distance between confidence and truth (Brier's score): lower is better.
    pub fn brier(&self) -> f64 {
        self.squares / self.claims().max(1) as f64
    }
}
