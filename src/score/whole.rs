//! Whole numbers of any size, for sums of fractions whose common denominator may have hundreds of
//! digits: ties are found in them, never between two rounded numbers.

use std::cmp::Ordering;

/// A whole number from 0 on: digits to the base 2³², the lowest first, the highest not 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Whole(Vec<u32>);

impl Whole {
    pub(crate) fn of(number: u64) -> Self {
        Self::clean(vec![number as u32, (number >> 32) as u32])
    }

    fn clean(mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits)
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        let mut carry = 0_u64;
        let digit = |number: &Self, place: usize| u64::from(*number.0.get(place).unwrap_or(&0));
        let places = self.0.len().max(other.0.len()) + 1;
        let digits = (0..places).map(|place| {
            carry += digit(self, place) + digit(other, place);
            let low = carry as u32;
            carry >>= 32;
            low
        });
        Self::clean(digits.collect())
    }

    /// This number less another that is not larger.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        let mut borrowed = 0_u64;
        let digits = self.0.iter().enumerate().map(|(place, digit)| {
            let taken = borrowed + u64::from(*other.0.get(place).unwrap_or(&0));
            borrowed = u64::from(u64::from(*digit) < taken);
            (u64::from(*digit) + (borrowed << 32) - taken) as u32
        });
        let less = Self::clean(digits.collect());
        assert!(borrowed == 0 && self.0.len() >= other.0.len(), "the other number is not larger");
        less
    }

    pub(crate) fn times(&self, by: u64) -> Self {
        let mut carry = 0_u128;
        let mut digits: Vec<u32> = Vec::with_capacity(self.0.len() + 2);
        for digit in &self.0 {
            carry += u128::from(*digit) * u128::from(by);
            digits.push(carry as u32);
            carry >>= 32;
        }
        digits.extend([carry as u32, (carry >> 32) as u32]);
        Self::clean(digits)
    }

    /// The number divided by another from 1 on, and what is left over.
    pub(crate) fn divided(&self, by: u64) -> (Self, u64) {
        let mut left = 0_u128;
        let mut digits = vec![0; self.0.len()];
        for (place, digit) in self.0.iter().enumerate().rev() {
            left = left << 32 | u128::from(*digit);
            digits[place] = (left / u128::from(by)) as u32;
            left %= u128::from(by);
        }
        (Self::clean(digits), left as u64)
    }

    /// The least number that both divide, of this one and another from 1 on.
    pub(super) fn common_multiple(&self, other: u64) -> Self {
        let (_, left) = self.divided(other);
        self.times(other / greatest_common_divisor(left.into(), other.into()) as u64)
    }

    /// This number divided by another from 1 on. Where both have up to 128 binary digits, the
    /// fraction is brought to its lowest terms and divided once; else the digits below the
    /// highest 96 to 128 are left out of both.
    pub(crate) fn over(&self, other: &Self) -> f64 {
        let longest = self.0.len().max(other.0.len());
        let from = longest.saturating_sub(4);
        let top = |number: &Self| {
            let digits = number.0.iter().skip(from).rev();
            digits.fold(0_u128, |sum, digit| sum << 32 | u128::from(*digit))
        };
        let (part, whole) = (top(self), top(other).max(1));
        let common = greatest_common_divisor(part, whole);
        (part / common) as f64 / (whole / common) as f64
    }
}

impl PartialOrd for Whole {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Whole {
    fn cmp(&self, other: &Self) -> Ordering {
        let highest_first = || self.0.iter().rev().cmp(other.0.iter().rev());
        self.0.len().cmp(&other.0.len()).then_with(highest_first)
    }
}

/// The largest number that divides both; the other one where one is 0.
pub(super) fn greatest_common_divisor(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The number, where it has up to 128 binary digits.
    fn small(number: &Whole) -> u128 {
        assert!(number.0.len() <= 4, "{number:?}");
        number.0.iter().rev().fold(0, |sum, digit| sum << 32 | u128::from(*digit))
    }

    proptest! {
        #[test]
        fn small_numbers_are_reckoned_as_the_machine_does(a: u64, b: u64, c in 1..u64::MAX) {
            let (one, other) = (Whole::of(a), Whole::of(b));
            prop_assert_eq!(small(&one.plus(&other)), u128::from(a) + u128::from(b));
            prop_assert_eq!(small(&one.times(b)), u128::from(a) * u128::from(b));
            let (quotient, left) = one.times(b).divided(c);
            let product = u128::from(a) * u128::from(b);
            let sum = one.times(c).plus(&other.times(b));
            prop_assert_eq!(sum.minus(&other.times(b)), one.times(c));
            prop_assert_eq!(sum.minus(&one.times(c)), other.times(b));
            prop_assert_eq!(small(&quotient), product / u128::from(c));
            prop_assert_eq!(u128::from(left), product % u128::from(c));
            prop_assert_eq!(one.cmp(&other), a.cmp(&b));
        }
    }

    #[test]
    fn a_multiple_of_six_hundred_numbers_is_divided_by_each_of_them() {
        let all = (1..=600).fold(Whole::of(1), |all, number| all.common_multiple(number));
        for number in 1..=600 {
            let (part, left) = all.divided(number);
            assert_eq!((left, part.times(number)), (0, all.clone()));
            assert!((part.over(&all) * number as f64 - 1.0).abs() < 1e-15);
        }
        assert!(all.0.len() > 20, "so many that no integer of the machine holds it");
    }
}
