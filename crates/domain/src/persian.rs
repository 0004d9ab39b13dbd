//! Persian text: one form for each letter, digits, and the folding under which search compares words.
//! Source: the Unicode charts; keyboards in use write Arabic Yeh (U+064A) and Kaf (U+0643) for the Persian ones.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Digits of Persian, Arabic and full-width scripts to ASCII; everything else stays.
pub fn ascii_digits(s: &str) -> String {
    s.chars().map(ascii_digit).collect()
}

fn ascii_digit(c: char) -> char {
    let base = match c {
        '۰'..='۹' => '۰',
        '٠'..='٩' => '٠',
        '０'..='９' => '０',
        _ => return c,
    };
    char::from_u32('0' as u32 + (c as u32 - base as u32)).unwrap_or(c)
}

/// What is kept of typed text: trimmed, Arabic Yeh and Kaf in their Persian form where the text is Persian, no tatweel,
/// no stray ZWNJ at the ends, no bidirectional controls that could reorder a page.
pub fn tidy(s: &str) -> String {
    // A text with letters that only Arabic has stays as it is: ي and ك are right there.
    let arabic = s.chars().any(|c| matches!(c, 'ة' | 'ى' | 'إ'));
    let s: String = s
        .nfc()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | 'ـ'))
        .map(|c| match c {
            'ي' if !arabic => 'ی',
            'ك' if !arabic => 'ک',
            _ => c,
        })
        .collect();
    // What nobody can see says nothing.
    if s.chars().all(is_unseen) {
        return String::new();
    }
    s.trim_matches(|c: char| c.is_whitespace() || c == '\u{200c}').to_string()
}

/// Whether a text can be the name of a person: letters of any script, with what stands between them and the marks upon them.
pub fn is_name(s: &str) -> bool {
    let stands = |c: char| match c {
        ' ' | '-' | '\u{2010}' | '\'' | '\u{2018}' | '\u{2019}' | '\u{5f3}' | '\u{5f4}' | '.' | '\u{200c}' | '\u{200d}' => true,
        c => c.is_alphabetic() || is_combining_mark(c),
    };
    s.contains(char::is_alphabetic) && s.chars().all(stands)
}

/// Whether a character leaves no mark by itself: spaces, joiners, marks of direction, fillers, variation selectors, tags. Control
/// characters are not among them: those are refused.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// The form under which two spellings are the same word for search: compatibility forms, letter variants, diacritics,
/// digits, case. ZWNJ becomes a space; [`joined`] gives the other spelling.
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.nfkc().flat_map(char::to_lowercase) {
        let c = match c {
            'ي' | 'ى' | 'ئ' | 'ې' => 'ی',
            'ك' => 'ک',
            'ة' | 'ۀ' | 'ە' | 'ۂ' | 'ہ' | 'ھ' => 'ه',
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ؤ' => 'و',
            // harakat, hamza above, superscript alef, tatweel, marks
            '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{0640}' | 'ء' | '\u{0300}'..='\u{036f}' | '\u{200d}' | '\u{200e}' | '\u{200f}' => {
                continue;
            }
            '\u{200c}' => ' ',
            c if c.is_alphanumeric() => ascii_digit(c),
            _ => ' ',
        };
        out.push(c);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `fold` with ZWNJ words written as one: «پیش‌نویس» → «پیشنویس».
pub fn joined(s: &str) -> String {
    fold(&s.replace('\u{200c}', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_markup_were_taken_as_names() {
        for name in [
            "زهرا نمونه",
            "علی‌رضا",
            "Zahra O'Neil-Smith",
            "J. R. R.",
            "José",
            "Jose\u{301}",
            "عبد الرَّحمن",
            "अनिल",
            "李小龙",
            "Д’Артаньян",
            "ကျော်",
            "ចិត្រា",
            "‘Abd",
        ] {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "12345", "۱۲۳", "زهرا ۲", "<b>x</b>", "...", "- -", "a@b", "x=1", "نام\u{200b}", "★", "!؟"] {
            assert!(!is_name(other), "{other}");
        }
    }
    #[test]
    fn digits_of_every_script() {
        assert_eq!(ascii_digits("۱۴۰۵/٠٩/0２ الف"), "1405/09/02 الف");
    }
    #[test]
    fn a_text_that_nobody_could_see_was_taken_for_an_answer() {
        for unseen in ["\u{200c}\u{200f}", "\u{200f}", " \u{200b} \u{2060}\n", "\u{ad}\u{3164}", "\u{feff}\u{fe0f}"] {
            assert_eq!(tidy(unseen), "", "{unseen:?}");
        }
        for seen in ["می\u{200c}رود", "\u{200f}a", "❤\u{fe0f}", "۱", "\u{7}"] {
            assert_ne!(tidy(seen), "", "{seen:?}");
        }
    }
    #[test]
    fn letters_fold_to_one_form() {
        for (a, b) in [
            ("كرماني", "کرمانی"),
            ("مُحمّد", "محمد"),
            ("می‌رود", "می رود"),
            ("آب", "اب"),
            ("خانهٔ من", "خانه من"),
            ("Permit", "permit"),
            ("مسئول", "مسیول"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_eq!(joined("پیش‌نویس"), "پیشنویس");
    }
    #[test]
    fn tidy_keeps_arabic_and_drops_controls() {
        assert_eq!(tidy(" علي\u{200c} "), "علی");
        assert_eq!(tidy("شهادة علي"), "شهادة علي");
        assert_eq!(tidy("a\u{202e}b"), "ab");
    }
}
