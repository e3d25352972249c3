//! How likely a record is right.

use serde::{Deserialize, Serialize};

/// The probability that a record is right, in percent; written as a share with two decimals: `0.87`.
///
/// ```
/// use depesche_model::Confidence;
///
/// let confidence = Confidence::of_share(0.868);
/// assert_eq!(serde_json::to_string(&confidence).unwrap(), "0.87");
/// assert!(confidence >= Confidence::of_share(0.5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Confidence(u8);

impl Confidence {
    /// Of a share between 0 and 1; what lies outside is taken for the nearer end.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100")]
    pub fn of_share(share: f64) -> Self {
        Self((share * 100.0).round().clamp(0.0, 100.0) as u8)
    }

    /// Between 0 and 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl From<f64> for Confidence {
    fn from(share: f64) -> Self {
        Self::of_share(share)
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> Self {
        confidence.share()
    }
}
