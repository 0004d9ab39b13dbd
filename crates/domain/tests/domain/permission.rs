//! Who may do what with a case: the whole table as a golden file, and what must hold whatever the table says.

use domain::permission::{RIGHTS, ROLES, Right, Role, Verdict, verdict};
use std::path::Path;

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
    out
}

#[test]
fn the_table_is_the_one_that_was_reviewed() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/permissions.txt");
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|v| v == "1") {
        std::fs::write(&file, printed()).unwrap();
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(golden, printed(), "who may do what has changed; when it is meant, run again with UPDATE_GOLDEN=1");
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
