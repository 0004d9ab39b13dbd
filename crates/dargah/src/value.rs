//! `dargah value`: one typed value, checked as a form checks it.

use crate::print::say;
use crate::{Failure, Outcome};
use domain::calendar::{Day, TEHRAN};
use domain::package::read_kind;
use domain::question::{Kind, TYPES, payment_id};
use domain::{Arg, Lang, Msg};
use pages::{Answered, Words};
use serde::Serialize;
use serde_json::Value;
use std::io::Read;
use std::process::ExitCode;

/// Most bytes of a value from standard input.
const LARGEST: u64 = 1 << 20;

/// Types of which no value is typed.
const NOT_TYPED: [&str; 2] = ["evidence", "computed"];

/// Check one value as a form does, and print what is kept and how it is shown.
///
/// Prints one JSON line: {"ok":true,"value":…,"shown":…}, with "doubts" (a list of key and message) when the value looks
/// unusual; or {"ok":false,"key":…,"message":…}, with "part" when one part of it is wrong. Exit status 0 when the value is
/// accepted, 1 when it is not, 2 when the command itself is wrong.
#[derive(clap::Args)]
pub struct Args {
    /// Type of the question, as packages write it
    #[arg(value_name = "TYPE", value_parser = clap::builder::PossibleValuesParser::new(TYPES.iter().copied().filter(|t| !NOT_TYPED.contains(t))))]
    kind: String,
    /// What was typed; JSON for a list or for parts, such as {"from":"1405/9/2","to":"1405/9/4"}; - reads standard
    /// input. What begins with a dash and is no number goes after --
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    value: String,
    /// Language of the message and of what is shown: fa, en, ar; ur for what is shown
    #[arg(long, default_value = "fa")]
    lang: String,
    /// A key of the type as in a package, such as max=10, unit=toman or 'options=[{id: a, label: {fa: A}}]'; for payment_id
    /// also bill_id=NUMBER, with which it must agree. May be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    with: Vec<String>,
}

/// What is printed of a value that is accepted.
#[derive(Serialize)]
struct Kept<'a> {
    ok: bool,
    value: &'a Value,
    shown: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<Said>,
}

/// What is printed of one that is not.
#[derive(Serialize)]
struct Refused<'a> {
    ok: bool,
    #[serde(flatten)]
    said: Said,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a Arg>,
}

#[derive(Serialize)]
struct Said {
    key: String,
    message: String,
}

/// Runs it.
pub fn run(a: Args) -> Outcome {
    let lang = Lang::parse(&a.lang).filter(|l| Words::all_to_show().any(|w| w.lang() == *l));
    let known = || Words::all_to_show().map(|w| w.lang().to_string()).collect::<Vec<_>>().join(", ");
    let words = Words::to_show(lang.ok_or_else(|| Failure(format!("--lang {}: one of {}", a.lang, known()), 2))?);
    let (kind, bill) = kind(&a.kind, &a.with)?;
    let raw = raw(&kind, typed(a.value)?);
    let today = Day::at(app::now::now(), TEHRAN).to_string();
    let taken = kind.check(&raw, &today).and_then(|v| v.ok_or(Msg::new("answer-needed")));
    let checked = taken.and_then(|v| kind.enough(&v).map(|()| v)).and_then(|v| match (&bill, v.as_str()) {
        (Some(bill), Some(id)) => payment_id::read(id, Some(bill)).map(Value::from),
        _ => Ok(v),
    });
    let said = |m: &Msg| Said { key: m.key.to_string(), message: words.msg(m) };
    let (line, code) = match &checked {
        Ok(value) => {
            let shown = Answered::of(&kind, Some(value), words).plain(words);
            let doubts = kind.doubts(value).iter().map(said).collect();
            (serde_json::to_string(&Kept { ok: true, value, shown, doubts })?, ExitCode::SUCCESS)
        }
        Err(m) => {
            let part = m.args.iter().find(|(name, _)| name == "part").map(|(_, part)| part);
            (serde_json::to_string(&Refused { ok: false, said: said(m), part })?, ExitCode::FAILURE)
        }
    };
    say!("{line}");
    Ok(code)
}

/// The type with its keys, and the bill id with which a payment id must agree.
fn kind(name: &str, with: &[String]) -> Result<(Kind, Option<String>), Failure> {
    let (mut yaml, mut bill) = (format!("type: {name}\n"), None);
    for pair in with {
        let Some((key, value)) = pair.split_once('=').filter(|_| !pair.contains('\n')) else {
            return Err(Failure(format!("--with {pair}: KEY=VALUE on one line"), 2));
        };
        if name == "payment_id" && key.trim() == "bill_id" {
            let right = domain::question::bill_id::read(value);
            bill = Some(right.map_err(|m| Failure(format!("--with {pair}: {}", Words::of(Lang::EN).msg(&m)), 2))?);
        } else {
            yaml += &format!("{key}: {value}\n");
        }
    }
    let kind = read_kind(&yaml).map_err(|mistakes| {
        let words = Words::of(Lang::EN);
        let said: Vec<String> = mistakes.iter().map(|m| format!("{} {}", words.msg(&m.reason), words.msg(&m.remedy))).collect();
        Failure(format!("{name}: {}", said.join(" ").replace('\n', " ")), 2)
    })?;
    Ok((kind, bill))
}

/// What was typed, or what standard input has.
fn typed(value: String) -> Result<String, Failure> {
    if value != "-" {
        return Ok(value);
    }
    let mut text = String::new();
    std::io::stdin().take(LARGEST).read_to_string(&mut text).map_err(|e| Failure(format!("standard input: {e}"), 2))?;
    Ok(text)
}

/// The raw value: JSON for lists and parts, where the type has them; text otherwise.
fn raw(kind: &Kind, typed: String) -> Value {
    let json = match typed.trim_start().chars().next() {
        Some('{') => kind.has_parts(),
        Some('[') => kind.is_list(),
        _ => false,
    };
    if json { serde_json::from_str(&typed).unwrap_or(Value::String(typed)) } else { Value::String(typed) }
}
