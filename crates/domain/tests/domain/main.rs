//! The rules as values: forms, packages, cases, clocks, fees; tables, and random services and acts.

mod answer;
mod appointment;
mod case;
mod casework;
mod competence;
mod correct;
mod form;
mod language_page;
mod outcomes;
mod packages;
mod pair;
mod payment;
mod permission;
mod shared;
mod signed_letter;
mod simulate;
mod stage_limit;
mod sub_case;
mod types;
mod unsound;
