//! Identifiers of people and places: each function takes what was typed and gives the canonical form, or `None`.

use crate::persian::ascii_digits;

fn compact(s: &str) -> String {
    ascii_digits(s)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '.' | '(' | ')'))
        .collect()
}

/// Iranian national number: ten digits (8 or 9 are completed with leading zeros), check digit by the rule of the
/// National Organisation for Civil Registration: Σ d[i]·(10−i) mod 11 = r; last digit r if r < 2, else 11 − r.
/// Repeated digits and serial 000000 are not issued.
pub fn national_number(s: &str) -> Option<String> {
    let s = compact(s);
    if !(8..=10).contains(&s.len()) || !s.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let s = format!("{s:0>10}");
    let d: Vec<u32> = s.bytes().map(|b| u32::from(b - b'0')).collect();
    if d.iter().all(|x| *x == d[0]) || &s[3..9] == "000000" {
        return None;
    }
    let r = (0..9).map(|i| d[i] * (10 - i as u32)).sum::<u32>() % 11;
    (d[9] == if r < 2 { r } else { 11 - r }).then_some(s)
}

/// Passport number: 5 to 15 Latin letters and digits, at least one digit; upper case.
pub fn passport(s: &str) -> Option<String> {
    let s = compact(s).to_ascii_uppercase();
    ((5..=15).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()) && s.bytes().any(|b| b.is_ascii_digit())).then_some(s)
}

/// Iranian mobile: `9` and nine digits after `0`, `98`, `+98`, `0098` or nothing; gives `+989…`.
pub fn mobile(s: &str) -> Option<String> {
    let s = compact(s);
    let rest = ["+98", "0098", "98", "0"].iter().find_map(|p| s.strip_prefix(p).filter(|r| r.len() == 10)).unwrap_or(&s);
    (rest.len() == 10 && rest.starts_with('9') && rest.bytes().all(|b| b.is_ascii_digit())).then(|| format!("+98{rest}"))
}

/// E-mail address: one `@`, a dotted domain, no spaces or controls, at most 254 bytes (RFC 5321); the domain in lower case.
pub fn email(s: &str) -> Option<String> {
    let s = s.trim();
    let (local, domain) = s.rsplit_once('@')?;
    let label = |l: &str| {
        !l.is_empty() && l.len() <= 63 && l.chars().all(|c| c.is_alphanumeric() || c == '-') && !l.starts_with('-') && !l.ends_with('-')
    };
    let ok = s.len() <= 254
        && (1..=64).contains(&local.len())
        && local.chars().all(|c| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '@' | '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\' | '[' | ']')
        })
        && !local.starts_with('.')
        && !local.ends_with('.')
        && domain.contains('.')
        && domain.split('.').all(label);
    ok.then(|| format!("{local}@{}", domain.to_lowercase()))
}

/// Iranian postal code: ten digits, not all the same.
pub fn postal_code(s: &str) -> Option<String> {
    let s = compact(s);
    (s.len() == 10 && s.bytes().all(|b| b.is_ascii_digit()) && !s.bytes().all(|b| b == s.as_bytes()[0])).then_some(s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn national_numbers() {
        for ok in ["0938668935", "0965546497", "0924430729", "0067749828", "۰۹۳۸۶۶۸۹۳۵", "67749828"] {
            assert!(national_number(ok).is_some(), "{ok}");
        }
        for no in ["1234567890", "1111111111", "0000000000", "093866893", "09386689355", "abcdefghij", ""] {
            assert!(national_number(no).is_none(), "{no}");
        }
    }
    #[test]
    fn mobiles() {
        for ok in ["09151234567", "9151234567", "+98 915 123 4567", "00989151234567", "۰۹۱۵۱۲۳۴۵۶۷", "989151234567"] {
            assert_eq!(mobile(ok).as_deref(), Some("+989151234567"), "{ok}");
        }
        for no in ["0915123456", "05138765432", "091512345678", "+1 915 123 4567", "x"] {
            assert!(mobile(no).is_none(), "{no}");
        }
    }
    #[test]
    fn emails_and_codes() {
        for ok in ["a@b.co", "zair.mashhad+1@example.org", " x@Example.IR "] {
            assert!(email(ok).is_some(), "{ok}");
        }
        for no in ["a", "a@b", "a@@b.c", "a b@c.d", "a@-b.c", "<a@b.c>", "a@b..c"] {
            assert!(email(no).is_none(), "{no}");
        }
        assert_eq!(postal_code("۹۱۷۳۵-۱۴۶۷۸").as_deref(), Some("9173514678"));
        assert!(postal_code("1111111111").is_none() && postal_code("123").is_none());
        assert_eq!(passport(" a 12345678 ").as_deref(), Some("A12345678"));
        assert!(passport("ABCDEF").is_none());
    }
}
