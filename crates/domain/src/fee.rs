//! What an application costs: the lines of its service's fees, computed from the answers.

use crate::calendar::Today;
use crate::expression::{Expression, Scope, Value};
use crate::form::{self, Answers};
use crate::package::Service;
use crate::{Msg, Text};
use serde::{Deserialize, Serialize};

/// What is owed, line by line. What was computed at submission stands, whatever rates come later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Invoice {
    /// The lines; what is taken off stands behind the line that it belongs to.
    pub lines: Vec<Line>,
    /// Their sum in rials.
    pub rials: i64,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Id of the fee.
    pub fee: String,
    /// Title.
    pub title: Text,
    /// Rials; negative where something is taken off.
    pub rials: i64,
    /// The rule that sets it; empty where something is taken off.
    pub rule: Text,
}

/// Computes what these answers cost; `None` for a service without fees of its own. `answers` are checked, complete and with
/// their computed values.
///
/// # Errors
/// When a table has no row for today.
pub fn invoice(service: &Service, answers: &Answers, on: &Today) -> Result<Option<Invoice>, Msg> {
    if service.fees.is_empty() {
        return Ok(None);
    }
    let value =
        |e: &Expression| -> Result<Value, Msg> { e.eval(|| Scope::of(service, None), &form::facts(service, answers, on.day, &on.days)) };
    let mut lines = vec![];
    for fee in &service.fees {
        if let Some(when) = &fee.when
            && !value(when)?.is_true()
        {
            continue;
        }
        let rials = value(&fee.amount)?.whole().unwrap_or(0).max(0);
        lines.push(Line { fee: fee.id.clone(), title: fee.title.clone(), rials, rule: fee.rule.clone() });
        let mut left = rials;
        for off in &fee.off {
            if value(&off.when)?.is_true() {
                // Never more than is left of it.
                let less = (i128::from(rials) * i128::from(off.percent) / 100).min(i128::from(left)) as i64;
                left -= less;
                lines.push(Line { fee: fee.id.clone(), title: off.title.clone(), rials: -less, rule: Text::default() });
            }
        }
    }
    Ok(Some(Invoice { rials: lines.iter().map(|l| l.rials).sum(), lines }))
}
