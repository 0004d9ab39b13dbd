//! Payment id (شناسهٔ پرداخت): amount in thousand rials, year, period, a check digit of its own and one over bill and payment.

use super::Kind;
use super::bill_id::check_digit;
use super::digits::{between, not_all_equal, wrong_check_digit};
use super::{Around, QuestionType, Show};
use crate::form::{self, Answers};
use crate::message::Msg;
use crate::package::walk::Map;
use crate::package::{Service, reference};
use serde::{Deserialize, Serialize};
use serde_json::Value;

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

/// Payment id; `bill` is the earlier question with the bill id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaymentId {
    /// Id of that question.
    pub bill: Option<String>,
}

impl QuestionType for PaymentId {
    fn keys() -> &'static [&'static str] {
        &["bill"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-digits-only", "answer-digits-between", "answer-digits-equal", "answer-check-digit", "answer-payment-other-bill"]
    }
    fn read(m: &Map, around: &Around) -> Self {
        let bills = around.earlier.iter().filter(|q| matches!(q.kind, Kind::BillId(_))).map(|q| q.id.as_str());
        PaymentId { bill: m.get("bill").map(|_| reference(m, "bill", "bill", bills)).filter(|b| !b.is_empty()) }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        super::typed(raw).and_then(|s| read(&s, None)).map(Value::from)
    }
    fn agrees(&self, value: &Value, service: &Service, answers: &Answers) -> Result<(), Msg> {
        if let (Some(bill), Value::String(id)) = (&self.bill, value) {
            // Of a question that is not asked any more, the answer is still saved; it cannot be corrected and counts for nothing.
            let earlier = service.question(bill).filter(|q| form::asked(service, q, answers));
            read(id, earlier.and_then(|q| answers.get(&q.id)).and_then(Value::as_str))?;
        }
        Ok(())
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Code(super::plain(value))
    }
}

/// The payment id of an amount with a bill: `year` is the last digit of the year, `period` 0 to 99. `None` for what it cannot say: an
/// amount that is no whole number of thousands of rials, nothing, or 100,000,000,000 rials and more.
pub fn issue(bill_id: &str, rials: i64, year: u32, period: u32) -> Option<String> {
    if rials <= 0 || rials % 1000 != 0 || year > 9 || period > 99 {
        return None;
    }
    let body = format!("{}{year}{period:02}", rials / 1000);
    let own = check_digit(&body);
    let id = format!("{body}{own}{}", check_digit(&format!("{bill_id}{body}{own}")));
    (read(&id, Some(bill_id)).as_ref() == Ok(&id)).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_issued_reads_back_with_its_amount(file in 0u32..100_000_000, thousands in 1i64..100_000_000, year in 0u32..10, period in 0u32..100) {
            let bill = crate::question::bill_id::issue(file, "915", "6").unwrap();
            let id = issue(&bill, thousands * 1000, year, period);
            // Digits that are all the same are nobody's payment id.
            if let Some(id) = id {
                prop_assert_eq!(read(&id, Some(&bill)), Ok(id.clone()));
                prop_assert_eq!(rials(&id), Some(thousands * 1000));
            } else {
                let digits = format!("{thousands}{year}{period:02}");
                prop_assert!(digits.bytes().all(|b| b == digits.as_bytes()[0]));
            }
        }
    }

    #[test]
    fn known_ids_are_issued_and_amounts_that_do_not_fit_are_not() {
        assert_eq!(issue("9100074409153", 129_000, 0, 81).as_deref(), Some("12908199"));
        assert_eq!(issue("9412147966449", 73_710_000, 5, 2).as_deref(), Some("7371050242"));
        for rials in [0, -1000, 1500, 999, 100_000_000_000] {
            assert_eq!(issue("9100074409153", rials, 5, 1), None, "{rials}");
        }
    }

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
