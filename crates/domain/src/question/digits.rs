//! What all numbers of people, companies, accounts and bills share: how they are typed, and what can be wrong with them.
//! They stay strings: leading zeros count.

use crate::{message::Msg, persian::ascii_digits};

/// Marks that people and programs put between digits: spaces, joiners, marks of direction, dashes. They carry nothing.
fn is_filler(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{61c}')
}

/// The text with ASCII digits and without fillers.
pub(super) fn compact(s: &str) -> String {
    ascii_digits(s).chars().filter(|c| !is_filler(*c)).collect()
}

/// Digits alone; the first other character is named.
pub(super) fn only(s: &str) -> Result<String, Msg> {
    let s = compact(s);
    match s.chars().find(|c| !c.is_ascii_digit()) {
        Some(c) => Err(Msg::new("answer-digits-only").with("found", c.to_string())),
        None => Ok(s),
    }
}

/// Exactly so many digits.
pub(super) fn exactly(s: &str, needs: usize) -> Result<String, Msg> {
    let s = only(s)?;
    if s.len() == needs { Ok(s) } else { Err(Msg::new("answer-digits-count").with("needs", needs).with("found", s.len())) }
}

/// A number of digits between these two.
pub(super) fn between(s: &str, min: usize, max: usize) -> Result<String, Msg> {
    let s = only(s)?;
    if (min..=max).contains(&s.len()) {
        Ok(s)
    } else {
        Err(Msg::new("answer-digits-between").with("min", min).with("max", max).with("found", s.len()))
    }
}

/// The values of the digits.
pub(super) fn values(s: &str) -> Vec<u32> {
    s.chars().filter_map(|c| c.to_digit(10)).collect()
}

/// Refuses digits that are all the same: most check digits let them pass, and nobody issues them.
pub(super) fn not_all_equal(s: &str) -> Result<(), Msg> {
    let first = s.bytes().next();
    if s.bytes().all(|b| Some(b) == first) { Err(Msg::new("answer-digits-equal")) } else { Ok(()) }
}

/// Refuses a serial number of zeros alone, in the fourth to ninth digit.
pub(super) fn serial_not_zero(s: &str) -> Result<(), Msg> {
    if s.get(3..9) == Some("000000") { Err(Msg::new("answer-digits-zero")) } else { Ok(()) }
}

/// A check digit that does not match.
pub(super) fn wrong_check_digit() -> Msg {
    Msg::new("answer-check-digit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_and_digits_of_every_script_are_taken_away() {
        for s in ["0938668935", "۰۹۳ ۸۶۶ ۸۹۳۵", "٠٩٣-٨٦٦–٨٩٣٥", "\u{2067}093\u{200c}866\u{a0}8935\u{2069}", "\u{200f}093−866—8935\u{feff}"]
        {
            assert_eq!(exactly(s, 10).as_deref(), Ok("0938668935"), "{s:?}");
        }
        assert_eq!(exactly("۰۹۳a", 10), Err(Msg::new("answer-digits-only").with("found", "a")));
        assert_eq!(exactly("۰۹۳", 10), Err(Msg::new("answer-digits-count").with("needs", 10usize).with("found", 3usize)));
    }
}
