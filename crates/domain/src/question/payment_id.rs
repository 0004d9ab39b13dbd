//! Payment id (شناسهٔ پرداخت): amount in thousand rials, year, period, a check digit of its own and one over bill and payment.

use super::bill_id::check_digit;
use super::digits::{between, not_all_equal, wrong_check_digit};
use crate::message::Msg;

/// 6 to 13 digits. The last but one checks those before it; the last, which also checks the bill id, is looked at when that is
/// given.
pub fn read(s: &str, bill_id: Option<&str>) -> Result<String, Msg> {
    let s = between(s, 6, 13)?;
    not_all_equal(&s)?;
    let (body, checks) = s.split_at(s.len() - 2);
    if checks[..1] != check_digit(body).to_string() {
        return Err(wrong_check_digit());
    }
    match bill_id {
        Some(bill) if checks[1..] != check_digit(&format!("{bill}{body}{}", &checks[..1])).to_string() => {
            Err(Msg::new("answer-payment-other-bill"))
        }
        _ => Ok(s),
    }
}

/// The amount in rials.
pub fn rials(payment_id: &str) -> Option<i64> {
    payment_id.get(..payment_id.len().checked_sub(5)?)?.parse::<i64>().ok()?.checked_mul(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_both_check_digits() {
        for (bill, payment, amount) in [
            ("9100074409153", "12908199", 129_000),
            ("9412147966449", "7371050242", 73_710_000),
            ("9174639504124", "12908190", 129_000),
            ("8591229304680", "7247251048", 72_472_000),
            ("2755009991520", "1350250200", 13_502_000),
            ("6339623912751", "720850940", 7_208_000),
        ] {
            assert_eq!(read(payment, Some(bill)).as_deref(), Ok(payment));
            assert_eq!(read(payment, None).as_deref(), Ok(payment));
            assert_eq!(rials(payment), Some(amount));
        }
        assert_eq!(read("12908190", Some("9100074409153")).unwrap_err().key, "answer-payment-other-bill");
        assert_eq!(read("12908290", None).unwrap_err().key, "answer-check-digit");
        assert_eq!(read("12", None).unwrap_err().key, "answer-digits-between");
    }
}
