//! What a program of an agency may list: the cases for which the agency answers, and those on which one of its units acts.

use crate::{App, Brief, Result, Who};
use domain::Refusal;
use domain::case::Status;
use domain::{Id, Millis, Msg};
use store::case::Wanted;

/// Cases on a page.
pub const PAGE: usize = 100;

/// A page, and where the next one begins.
pub type Page = (Vec<Brief>, Option<(Millis, Id)>);

/// A page of the cases of the agency whose program asks, in the order of their last change, after the moment and case of `after`. Nobody's data
/// are in it beyond what one case tells by its id.
///
/// # Errors
/// Refused to everybody but a program.
pub async fn list(app: &App, who: &Who, service: Option<String>, status: Option<Status>, after: (Millis, Id)) -> Result<Page> {
    let Who::Program(agency) = who else { return Err(Refusal::NotAllowed(Msg::new("refusal-program-needed")).into()) };
    let wanted = Wanted { service, status, after };
    let mut cases = app.store.read(|tx| store::case::of_agency(tx, agency, &wanted, PAGE as i64 + 1)).await?;
    let more = cases.len() > PAGE;
    cases.truncate(PAGE);
    let next = cases.last().filter(|_| more).map(|b| (b.case.changed_at, b.case.id));
    Ok((cases, next))
}
