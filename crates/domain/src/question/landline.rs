//! Fixed telephone of Iran: area code and number, ten digits in all.

use super::phone;
use crate::message::Msg;

/// Gives `+98` and ten digits. Eight digits alone are completed with the area code `area` (two digits without the zero), if
/// the package names one.
pub fn read(s: &str, area: Option<&str>) -> Result<String, Msg> {
    let s = phone::compact(s);
    if !phone::is_digits(&s) {
        return Err(Msg::new("answer-landline"));
    }
    if let (8, Some(area)) = (s.len(), area)
        && !s.starts_with(['0', '9'])
    {
        return Ok(format!("+98{area}{s}"));
    }
    match phone::without_trunk(&s) {
        Some(n) if n.starts_with('9') => Err(Msg::new("answer-landline-mobile")),
        Some(n) => Ok(format!("+98{n}")),
        None => Err(Msg::new("answer-landline")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without_area_code() {
        for ok in ["05138765432", "۰۵۱-۳۸۷۶۵۴۳۲", "+98 51 3876 5432", "00985138765432", "(051) 38765432"] {
            assert_eq!(read(ok, None).as_deref(), Ok("+985138765432"), "{ok}");
        }
        assert_eq!(read("38765432", Some("51")).as_deref(), Ok("+985138765432"));
        for (no, key) in [
            ("38765432", "answer-landline"),
            ("09151234567", "answer-landline-mobile"),
            ("0513876543", "answer-landline"),
            ("x", "answer-landline"),
        ] {
            assert_eq!(read(no, None).unwrap_err().key, key, "{no}");
        }
    }
}
