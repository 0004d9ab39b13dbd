//! What commands print. Who reads may stop reading, as `head` does: then the command ends quietly, as other programs do, and does
//! not call it a mistake.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

/// The status of a program whose reader went away: 128 and the number of SIGPIPE.
const READER_GONE: i32 = 141;

/// Writes to standard output; ends the program when nobody reads it any more.
pub fn out(text: Arguments) {
    or_end(std::io::stdout().lock(), text);
}

/// The same for standard error.
pub fn err(text: Arguments) {
    or_end(std::io::stderr().lock(), text);
}

/// For a program that works on whether anybody listens or not.
pub fn told(text: Arguments) {
    let mut to = std::io::stdout().lock();
    let _ = to.write_fmt(text).and_then(|()| to.flush());
}

fn or_end(mut to: impl Write, text: Arguments) {
    match to.write_fmt(text).and_then(|()| to.flush()) {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => std::process::exit(READER_GONE),
        // A full disk: the command has done what it did, and there is nowhere left to say more.
        _ => {}
    }
}

/// `println!` of commands.
macro_rules! say {
    () => { $crate::print::out(format_args!("\n")) };
    ($($text:tt)*) => { $crate::print::out(format_args!("{}\n", format_args!($($text)*))) };
}

/// `print!` of commands.
macro_rules! write_out {
    ($($text:tt)*) => { $crate::print::out(format_args!($($text)*)) };
}

/// `eprintln!` of commands.
macro_rules! complain {
    ($($text:tt)*) => { $crate::print::err(format_args!("{}\n", format_args!($($text)*))) };
}

/// `println!` of programs that go on.
macro_rules! tell {
    () => { $crate::print::told(format_args!("\n")) };
    ($($text:tt)*) => { $crate::print::told(format_args!("{}\n", format_args!($($text)*))) };
}

pub(crate) use {complain, say, tell, write_out};
