//! Arithmetic on rows of numbers, compiled for the widest vectors that the processor has.
//!
//! The functions are made of additions, multiplications and bit shifts alone, without fused steps, so that every
//! width gives the same bits.
#![expect(clippy::inline_always, reason = "only what is inlined is compiled for the wide vectors")]

use pulp::Arch;

/// eˣ to about one part in ten million: 2ⁿ times a polynomial (Cephes' `expf`), for −87 < x < 88.
#[inline(always)]
fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0; // 1.5 · 2²³: adding it leaves the whole number in the low bits
    let x = x.clamp(-87.0, 88.0);
    let whole = x * std::f32::consts::LOG2_E + ROUND;
    let n = whole - ROUND;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let p = 1.987_569_2e-4;
    let p = p * r + 1.398_2e-3;
    let p = p * r + 8.333_452e-3;
    let p = p * r + 4.166_579_6e-2;
    let p = p * r + 1.666_666_5e-1;
    let p = p * r + 0.5;
    let p = p * (r * r) + r + 1.0;
    // The low bits of `whole` count from those of ROUND.
    let power = whole.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23;
    p * f32::from_bits(power)
}

#[inline(always)]
fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

#[inline(always)]
fn tanh(x: f32) -> f32 {
    1.0 - 2.0 / (exp(2.0 * x) + 1.0)
}

/// x · Φ(x) with the error function of Abramowitz and Stegun 7.1.26 (error below 2 · 10⁻⁷).
#[inline(always)]
fn gelu(x: f32) -> f32 {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let p = ((((1.061_405_4 * t - 1.453_152) * t + 1.421_413_8) * t - 0.284_496_74) * t + 0.254_829_6) * t;
    let tail = 0.5 * p * exp(-z * z);
    x * if x < 0.0 { tail } else { 1.0 - tail }
}

/// Applies the exact Gaussian error linear unit.
pub(crate) fn gelu_all(values: &mut [f32]) {
    Arch::new().dispatch(|| {
        for value in values {
            *value = gelu(*value);
        }
    });
}

/// Negative numbers become zero.
pub(crate) fn relu_all(values: &mut [f32]) {
    for value in values {
        *value = value.max(0.0);
    }
}

/// Negative numbers become a tenth of themselves.
pub(crate) fn leaky_relu_all(values: &mut [f32]) {
    for value in values {
        *value = value.max(0.1 * *value);
    }
}

/// One step of an LSTM for one sentence. `gates` holds input, forget, output and candidate, each as long as `cell`.
pub(crate) fn lstm_cell(gates: &[f32], cell: &mut [f32], state: &mut [f32]) {
    let width = cell.len();
    let (input, rest) = gates.split_at(width);
    let (forget, rest) = rest.split_at(width);
    let (output, candidate) = rest.split_at(width);
    let candidate = &candidate[..width];
    Arch::new().dispatch(|| {
        let gates = input.iter().zip(forget).zip(output).zip(candidate);
        for (((((i, f), o), u), c), h) in gates.zip(cell).zip(state) {
            *c = sigmoid(*f) * *c + sigmoid(*i) * tanh(*u);
            *h = sigmoid(*o) * tanh(*c);
        }
    });
}

/// Turns scores times `factor` into shares that add up to one.
pub(crate) fn softmax(values: &mut [f32], factor: f32) {
    Arch::new().dispatch(|| {
        let highest = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        for value in &mut *values {
            *value = exp((*value - highest) * factor);
        }
        let total: f32 = sum(values);
        for value in &mut *values {
            *value /= total;
        }
    });
}

/// Gives a row mean 0 and variance 1, then scales and shifts it.
pub(crate) fn layer_norm(values: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    Arch::new().dispatch(|| {
        #[expect(clippy::cast_precision_loss, reason = "rows are a few hundred numbers long")]
        let count = values.len() as f32;
        let mean = sum(values) / count;
        for value in &mut *values {
            *value -= mean;
        }
        let variance = sum_of_products(values, values) / count;
        let scale = 1.0 / (variance + epsilon).sqrt();
        for ((value, weight), bias) in values.iter_mut().zip(weight).zip(bias) {
            *value = *value * scale * weight + bias;
        }
    });
}

/// The sum of products.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    Arch::new().dispatch(|| sum_of_products(a, b))
}

/// Sums in this many interleaved parts, whatever the processor's width, so that the rounding is always the same.
const LANES: usize = 16;

#[inline(always)]
fn sum(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    lanes.iter().chain(rest).sum()
}

#[inline(always)]
fn sum_of_products(a: &[f32], b: &[f32]) -> f32 {
    let ((a, rest_a), (b, rest_b)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut lanes = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *lane += a * b;
        }
    }
    lanes.iter().sum::<f32>() + rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_close_to_the_exact_ones() {
        for step in -3000_i16..3000 {
            let x = f32::from(step) / 100.0;
            let exact = f64::from(x);
            assert!((f64::from(exp(x)) / exact.exp() - 1.0).abs() < 3e-7, "exp {x}");
            assert!((f64::from(tanh(x)) - exact.tanh()).abs() < 3e-7, "tanh {x}");
            assert!((f64::from(sigmoid(x)) - 1.0 / (1.0 + (-exact).exp())).abs() < 2e-7, "sigmoid {x}");
        }
        // Values of the error function from tables: erf(1/√2) = 0.682689492.
        assert!((gelu(1.0) - 0.841_344_7).abs() < 1e-6);
        assert!((gelu(-1.0) + 0.158_655_3).abs() < 1e-6);
        assert!(gelu(-20.0).abs() < 1e-6 && (gelu(20.0) - 20.0).abs() < 1e-6);
    }

    #[test]
    fn shares_add_up_and_rows_are_normalised() {
        let mut row: Vec<f32> = (0..37_u8).map(|i| f32::from(i) * 0.3).collect();
        let (weight, bias) = (vec![2.0; 37], vec![1.0; 37]);
        layer_norm(&mut row, &weight, &bias, 0.0);
        let mean = row.iter().sum::<f32>() / 37.0;
        let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 37.0;
        assert!((mean - 1.0).abs() < 1e-5 && (variance - 4.0).abs() < 1e-4);
        softmax(&mut row, 1.5);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((dot(&row, &[2.0; 37]) - 2.0).abs() < 1e-6);
    }
}
