//! Who may do what with a case: the whole table as a golden file, and what must hold whatever the table says.

use domain::permission::{RIGHTS, ROLES, Right, Role, Verdict, barred, verdict};

fn printed() -> String {
    let mut out = format!("{:<16}", "");
    for right in RIGHTS {
        out += &format!("{:<10}", format!("{right:?}").to_lowercase());
    }
    out = out.trim_end().to_string() + "\n";
    for role in ROLES {
        let mut line = format!("{:<16}", format!("{role:?}"));
        for right in RIGHTS {
            line += &format!("{:<10}", format!("{:?}", verdict(role, right)).to_lowercase());
        }
        out += line.trim_end();
        out.push('\n');
    }
    // Who of a unit gets one of its tasks, by taking it, being given it, or working on a free one.
    out += "\na task goes to an officer\n";
    for (may_work, unit) in [(true, "of the agency, or under a contract that runs"), (false, "without a contract that runs")] {
        for (can_do, officer) in [(true, "who can do it"), (false, "who cannot do it")] {
            let verdict = barred(may_work, can_do).map_or("yes".into(), |why| format!("no: {why:?}").to_lowercase());
            out += &format!("{unit}, {officer}: {verdict}\n");
        }
    }
    out
}

#[test]
fn the_table_is_the_one_that_was_reviewed() {
    crate::shared::golden("permissions.txt", &printed());
}

#[test]
fn who_may_not_see_a_case_may_do_nothing_and_does_not_learn_of_it() {
    for role in [Role::Anonymous, Role::OtherPerson, Role::OtherOfficer, Role::OtherProgram] {
        for right in RIGHTS.into_iter().filter(|r| *r != Right::Track) {
            assert_eq!(verdict(role, right), Verdict::Hidden, "{role:?} {right:?}");
        }
    }
}

#[test]
fn nobody_decides_for_whom_the_case_is_not_a_duty() {
    for role in ROLES.into_iter().filter(|r| *r != Role::ActingOfficer) {
        for right in [
            Right::Claim,
            Right::Release,
            Right::TakeOver,
            Right::Assign,
            Right::Ask,
            Right::Note,
            Right::Advance,
            Right::Transfer,
            Right::Decide,
        ] {
            assert_ne!(verdict(role, right), Verdict::Yes, "{role:?} {right:?}");
        }
    }
    // Nobody speaks in the person's place.
    for role in ROLES.into_iter().filter(|r| *r != Role::Applicant) {
        for right in [Right::Answer, Right::Withdraw] {
            assert_ne!(verdict(role, right), Verdict::Yes, "{role:?} {right:?}");
        }
    }
}
