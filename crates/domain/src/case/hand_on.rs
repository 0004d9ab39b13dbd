//! What handing a case on would do, for the officer to look at before it is done.

use super::{Body, Case, Place, Step, TaskLimit};
use crate::Millis;
use crate::calendar::Calendars;
use crate::package::Service;
use crate::text::Text;

/// What handing a case on would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOn {
    /// The unit that would have it.
    pub to: Place,
    /// Id of the agency that answers for it now.
    pub from: String,
    /// Id of the one that would.
    pub steward: String,
    /// Whether the limit of what is handed on would begin anew there.
    pub anew: bool,
    /// What would become of the limits: that of the case first, then the own ones of what is handed on.
    pub limits: Vec<LimitMoves>,
}

/// A limit as it is now, and as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitMoves {
    /// Id of the kind of task that has it; empty for a limit of the case, and for the only task of a stage.
    pub kind: String,
    /// The title of that kind.
    pub title: Option<Text>,
    /// Now.
    pub now: TaskLimit,
    /// Then.
    pub then: TaskLimit,
}

impl Case {
    /// What handing this case on `to` a unit would do, when `step` comes of it at `now`.
    pub fn would_hand_on(&self, to: Place, step: &Step, service: &Service, calendars: &Calendars, now: Millis) -> HandedOn {
        let then = &step.case;
        let (moved, elsewhere) = match step.events.iter().find(|body| matches!(body, Body::Transferred { .. })) {
            Some(Body::Transferred { moved, anew, .. }) => (moved.as_slice(), *anew),
            _ => (&[][..], false),
        };
        // Without a limit of the task none begins anew: that of the case goes on.
        let anew = elsewhere && moved.iter().any(|(_, there)| then.task(there.id).is_some_and(|t| t.clock.is_some()));
        let of_case = LimitMoves {
            kind: String::new(),
            title: None,
            now: self.case_limit(service, calendars, now),
            then: then.case_limit(service, calendars, now),
        };
        let complete = self.completeness_limit(service, calendars, now).zip(then.completeness_limit(service, calendars, now));
        let complete = complete.map(|(now, then)| LimitMoves { kind: String::new(), title: None, now, then });
        let own = moved.iter().filter_map(|(here, there)| {
            let (task, after) = (self.task(*here)?, then.task(there.id)?);
            Some(LimitMoves {
                kind: task.kind.clone(),
                title: task.of(service).map(|kind| kind.title.clone()),
                now: self.own_limit(task, service, calendars, now)?,
                then: then.own_limit(after, service, calendars, now)?,
            })
        });
        let limits = [of_case].into_iter().chain(complete).chain(own).collect();
        HandedOn { to, from: self.steward.clone(), steward: then.steward.clone(), anew, limits }
    }
}
