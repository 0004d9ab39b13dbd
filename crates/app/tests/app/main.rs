//! What the activities do for people and for the clock, on both engines.

mod files;
mod fill;
mod find;
mod follow;
mod publish;
mod receipt;
mod roll;
mod tell;
mod unstaffed;
mod verify;
mod worker;
