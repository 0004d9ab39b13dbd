//! How long a service really took: figures over the decided cases of the last ninety days, out of counts by days taken.

/// Days over which figures are made, today included.
pub const WINDOW: i64 = 90;
/// With fewer decided cases there are no figures: they would say more of those cases than of the service.
pub const FEWEST: i64 = 5;

/// Cases that took the same number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Counted days, or hours where the limit is in hours, without those on which the clock stood.
    pub days: i64,
    /// Whether that was within the legal limit.
    pub in_time: bool,
    /// Number of cases.
    pub cases: i64,
}

/// Figures of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Number of cases decided.
    pub decided: i64,
    /// Half of them took at most so many counted days or hours.
    pub median: i64,
    /// Nine of ten took at most so many counted days or hours.
    pub ninetieth: i64,
    /// Whole percent that were decided within the legal limit, rounded down.
    pub in_time: i64,
}

impl Figures {
    /// From counts in any order; nothing when there are too few cases.
    pub fn of(taken: impl IntoIterator<Item = Taken>) -> Option<Figures> {
        let mut taken: Vec<Taken> = taken.into_iter().filter(|t| t.cases > 0).collect();
        let decided: i64 = taken.iter().map(|t| t.cases).sum();
        if decided < FEWEST {
            return None;
        }
        taken.sort_by_key(|t| t.days);
        // The smallest number of days that at least so many of a hundred cases kept to.
        let rank = |percent: i64| {
            let mut left = (decided * percent + 99) / 100;
            taken
                .iter()
                .find(|t| {
                    left -= t.cases;
                    left <= 0
                })
                .map_or(0, |t| t.days)
        };
        let in_time: i64 = taken.iter().filter(|t| t.in_time).map(|t| t.cases).sum();
        Some(Figures { decided, median: rank(50), ninetieth: rank(90), in_time: in_time * 100 / decided })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn taken(days: i64, in_time: bool, cases: i64) -> Taken {
        Taken { days, in_time, cases }
    }

    #[test]
    fn too_few_cases_give_no_figures() {
        assert_eq!(Figures::of([]), None);
        assert_eq!(Figures::of([taken(1, true, 4)]), None);
        assert_eq!(Figures::of([taken(1, true, 5)]), Some(Figures { decided: 5, median: 1, ninetieth: 1, in_time: 100 }));
    }
    #[test]
    fn half_and_nine_of_ten() {
        let f = Figures::of([taken(30, false, 1), taken(2, true, 4), taken(4, true, 3), taken(7, true, 2)]);
        assert_eq!(f, Some(Figures { decided: 10, median: 4, ninetieth: 7, in_time: 90 }));
        // Two of three are sixty-six percent, not sixty-seven.
        let f = Figures::of([taken(1, true, 4), taken(9, false, 2)]);
        assert_eq!(f, Some(Figures { decided: 6, median: 1, ninetieth: 9, in_time: 66 }));
    }
    proptest! {
        #[test]
        fn as_many_as_said_kept_to_it(days in proptest::collection::vec(0i64..40, 5..60)) {
            let f = Figures::of(days.iter().map(|d| taken(*d, true, 1))).unwrap();
            let within = |n: i64| days.iter().filter(|d| **d <= n).count() * 100;
            let below = |n: i64| days.iter().filter(|d| **d < n).count() * 100;
            prop_assert!(within(f.median) >= days.len() * 50 && below(f.median) < days.len() * 50);
            prop_assert!(within(f.ninetieth) >= days.len() * 90 && below(f.ninetieth) < days.len() * 90);
        }
    }
}
