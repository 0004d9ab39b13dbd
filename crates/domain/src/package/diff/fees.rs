//! What it costs: the sum, fees line by line, rates of tables, instalments. Sums are told in tomans.

use super::value::{self, Parts};
use super::{Changes, compare};
use crate::expression::{Key, Table};
use crate::package::{Exemption, Fee, Service};
use crate::{Msg, Text};

impl Changes {
    pub(super) fn fees(&mut self, old: &Service, new: &Service) {
        self.cost(old, new);
        let (came, went, both) = compare(&old.fees, &new.fees, |f| &f.id);
        self.fees.extend(
            came.into_iter().map(|f| Msg::new("diff-fee-added").with("title", f.title.clone()).with("amount", value::amount(&f.amount))),
        );
        self.fees.extend(went.into_iter().map(|f| Msg::new("diff-fee-removed").with("title", f.title.clone())));
        both.into_iter().for_each(|(a, b)| self.fee(a, b));
        let (came, went, both) = compare(&old.tables, &new.tables, |t| &t.id);
        for table in came {
            self.fees.push(Msg::new("diff-table-added").with("table", table.id.as_str()).with("count", table.rows.len()));
        }
        self.fees.extend(went.into_iter().map(|t| Msg::new("diff-table-removed").with("table", t.id.as_str())));
        both.into_iter().for_each(|(a, b)| self.rates(a, b));
        self.instalments(old, new);
    }

    fn cost(&mut self, old: &Service, new: &Service) {
        let (a, b) = (&old.cost, &new.cost);
        if a.rials != b.rials {
            self.fees.push(match (a.rials, b.rials) {
                (Some(old), Some(new)) => Msg::new("diff-cost").with("old", value::money(&old)).with("new", value::money(&new)),
                (_, Some(new)) => Msg::new("diff-cost-fixed").with("new", value::money(&new)),
                (_, None) => Msg::new("diff-cost-later"),
            });
        }
        if a.most != b.most {
            self.fees.push(match (a.most, b.most) {
                (Some(old), Some(new)) => Msg::new("diff-cost-most").with("old", value::money(&old)).with("new", value::money(&new)),
                (None, Some(new)) => Msg::new("diff-cost-most-new").with("new", value::money(&new)),
                (_, None) => Msg::new("diff-cost-most-none"),
            });
        }
        if a.note != b.note {
            self.fees.push(match b.note.is_empty() {
                true => Msg::new("diff-cost-note-none"),
                false => Msg::new("diff-cost-note").with("new", b.note.clone()),
            });
        }
    }

    fn fee(&mut self, a: &Fee, b: &Fee) {
        let mut parts = Parts::default();
        parts.compare(Msg::new("diff-part-title"), &a.title, &b.title, value::text);
        parts.compare(Msg::new("diff-part-amount"), &a.amount, &b.amount, value::amount);
        parts.compare_some(Msg::new("diff-part-when"), a.when.as_ref(), b.when.as_ref(), value::source);
        parts.compare(Msg::new("diff-part-tariff"), &a.rule, &b.rule, value::text);
        let (came, went, both) = compare(&a.off, &b.off, |e| &e.title);
        let off = |e: &Exemption| Msg::new("diff-value-off").with("percent", e.percent).with("when", e.when.source()).into();
        let what = |e: &Exemption| Msg::new("diff-part-off").with("off", e.title.clone());
        let rule = |e: &Exemption| Msg::new("diff-part-off-rule").with("off", e.title.clone());
        for new in came {
            parts.0.push((what(new), value::none(), off(new)));
            parts.compare(rule(new), &Text::default(), &new.rule, value::text);
        }
        for old in went {
            parts.0.push((what(old), off(old), value::none()));
            parts.compare(rule(old), &old.rule, &Text::default(), value::text);
        }
        for (x, y) in both {
            if (x.percent, &x.when) != (y.percent, &y.when) {
                parts.0.push((what(y), off(x), off(y)));
            }
            parts.compare(rule(y), &x.rule, &y.rule, value::text);
        }
        let of = Msg::new("diff-fee-changed").with("title", b.title.clone());
        self.fees.extend(parts.said(of));
    }

    /// Rows are told apart by what they are for and the day from which they hold.
    fn rates(&mut self, a: &Table, b: &Table) {
        let mut parts = Parts::default();
        let keys = |keys: &Vec<Key>| {
            let word = |k: &Key| if *k == Key::Text { "text" } else { "number" };
            keys.iter().map(word).collect::<Vec<_>>().join(" · ").into()
        };
        parts.compare(Msg::new("diff-part-keys"), &a.keys, &b.keys, keys);
        let (came, went, both) = compare(&a.rows, &b.rows, |r| (r.cells.clone(), r.from.clone()));
        let what = |r| Msg::new("diff-part-rate").with("row", value::row(r));
        parts.0.extend(came.into_iter().map(|r| (what(r), value::none(), value::number(&r.value))));
        parts.0.extend(went.into_iter().map(|r| (what(r), value::number(&r.value), value::none())));
        for (x, y) in both {
            parts.compare(what(y), &x.value, &y.value, value::number);
            let until = Msg::new("diff-part-rate-until").with("row", value::row(y));
            parts.compare_some(until, x.until.as_ref(), y.until.as_ref(), value::day);
            parts.compare(Msg::new("diff-part-rate-rule").with("row", value::row(y)), &x.rule, &y.rule, value::text);
        }
        let of = Msg::new("diff-table-changed").with("table", b.id.as_str());
        self.fees.extend(parts.said(of));
    }

    fn instalments(&mut self, old: &Service, new: &Service) {
        match (&old.instalments, &new.instalments) {
            (Some(a), Some(b)) => {
                let mut parts = Parts::default();
                parts.compare(Msg::new("diff-part-count"), &a.count, &b.count, value::count);
                parts.compare(Msg::new("diff-part-every"), &a.every_days, &b.every_days, value::count);
                parts.compare(Msg::new("diff-part-from-sum"), &a.from_rials, &b.from_rials, value::money);
                parts.compare(Msg::new("diff-part-tariff"), &a.rule, &b.rule, value::text);
                let of = Msg::new("diff-instalments-changed");
                self.fees.extend(parts.said(of));
            }
            (None, Some(b)) => {
                let added = Msg::new("diff-instalments-added").with("count", b.count).with("days", b.every_days);
                self.fees.push(added.with("from", value::money(&b.from_rials)));
            }
            (Some(_), None) => self.fees.push(Msg::new("diff-instalments-removed")),
            (None, None) => {}
        }
    }
}
