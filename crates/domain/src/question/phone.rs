//! How telephone numbers of Iran are written, mobile or not.

use super::digits;

/// ASCII digits and `+`, without fillers, brackets and dots.
pub(super) fn compact(s: &str) -> String {
    let s: String = digits::compact(s).chars().filter(|c| !matches!(c, '.' | '(' | ')' | '/')).collect();
    // `+98(0)915…`: the zero in brackets is not dialled from abroad.
    match s.strip_prefix("+980").or(s.strip_prefix("00980")) {
        Some(rest) if rest.len() == 10 => format!("+98{rest}"),
        _ => s,
    }
}

/// Digits, perhaps after a plus.
pub(super) fn is_digits(s: &str) -> bool {
    s.strip_prefix('+').unwrap_or(s).bytes().all(|b| b.is_ascii_digit())
}

/// The ten digits after `0`, `98`, `+98`, `0098` or nothing.
pub(super) fn without_trunk(s: &str) -> Option<&str> {
    let rest = ["+98", "0098", "98", "0"].iter().find_map(|p| s.strip_prefix(p).filter(|r| r.len() == 10)).unwrap_or(s);
    (rest.len() == 10 && rest.bytes().all(|b| b.is_ascii_digit()) && !rest.starts_with('0')).then_some(rest)
}
