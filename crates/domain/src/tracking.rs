//! Tracking codes: twelve digits in three groups of four, easy to read aloud in any language; the last is a check digit
//! that catches every single wrong digit and every swap of neighbours (Damm, 2004).

use crate::persian::ascii_digits;

/// The quasigroup of order 10 given by H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004).
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn damm(digits: &str) -> u8 {
    digits.bytes().fold(0, |row, b| DAMM[row as usize][(b - b'0') as usize])
}

/// A code from eight random bytes; about 10¹¹ of them.
pub fn code(random: [u8; 8]) -> String {
    let digits = format!("{:011}", u64::from_le_bytes(random) % 100_000_000_000);
    format!("{digits}{}", damm(&digits))
}

/// The code that was typed, in any digits, with or without spaces and dashes; `None` when it cannot be one.
pub fn parse(typed: &str) -> Option<String> {
    let s: String = ascii_digits(typed)
        .chars()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '-' | '–' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .collect();
    (s.len() == 12 && s.bytes().all(|b| b.is_ascii_digit()) && damm(&s) == 0).then_some(s)
}

/// In groups of four for reading: `1234 5678 9012`.
pub fn grouped(code: &str) -> String {
    code.as_bytes().chunks(4).map(|c| std::str::from_utf8(c).unwrap_or("")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_reads_back_in_any_digits(r in any::<[u8; 8]>()) {
            let c = code(r);
            prop_assert_eq!(parse(&grouped(&c)), Some(c.clone()));
            let persian: String = c.chars().map(|d| char::from_u32('۰' as u32 + d as u32 - '0' as u32).unwrap()).collect();
            prop_assert_eq!(parse(&persian), Some(c.clone()));
            prop_assert_eq!(parse(&format!("\u{2066}\u{202d}{}\u{202c}\u{2069}", grouped(&c).replace(' ', "\u{a0}"))), Some(c));
        }
        #[test]
        fn one_wrong_digit_or_a_swap_is_caught(r in any::<[u8; 8]>(), at in 0usize..12, by in 1u8..10) {
            let c = code(r).into_bytes();
            let mut wrong = c.clone();
            wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
            prop_assert_eq!(parse(std::str::from_utf8(&wrong).unwrap()), None);
            let mut swapped = c.clone();
            if at < 11 && c[at] != c[at + 1] {
                swapped.swap(at, at + 1);
                prop_assert_eq!(parse(std::str::from_utf8(&swapped).unwrap()), None);
            }
        }
    }
}
