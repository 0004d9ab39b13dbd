//! From the text of an expression to its checked tree: names, types, missing values, ranges, rows of tables, steps.

use super::eval::{Code, Each, MOST_DAYS, Span, Sum, Than, Value};
use super::scope::{Scope, Type};
use super::table::{Key, Sought, most};
use super::{Flaw, LONGEST, MOST_STEPS, Wanted};
use crate::Msg;
use crate::calendar::Day;
use crate::package::{nearest, written_day};
use cel::common::ast::{CallExpr, Expr, IdedExpr, LiteralValue, SourceInfo, operators};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Walks inside walks, at most.
const DEEPEST: usize = 2;
/// Brackets, conditions and signs inside each other, at most.
const DEEPEST_BRACKETS: usize = 12;
/// Operators, dots and commas, at most. Parser and check call themselves for each; a thread's stack is far larger.
const MOST_PARTS: usize = 100;
/// The first and the last day of which the year is written with four digits: 0001-01-01 and 9999-12-31.
const FIRST_WRITTEN: Day = Day(-719_162);
const LAST_WRITTEN: Day = Day(2_932_896);
/// Different sets of rows of a table that are looked at for one look-up, at most.
const MOST_LOOKED_AT: usize = 100_000;

const FUNCTIONS: [(&str, usize, usize); 17] = [
    ("has", 1, 1),
    ("size", 1, 1),
    ("sum", 1, 1),
    ("min", 2, 2),
    ("max", 2, 2),
    ("abs", 1, 1),
    ("round", 1, 2),
    ("ceil", 1, 2),
    ("floor", 1, 2),
    ("date", 1, 1),
    ("today", 0, 0),
    ("add_days", 2, 2),
    ("add_working_days", 2, 2),
    ("days", 2, 2),
    ("working_days", 2, 2),
    ("years", 2, 2),
    ("lookup", 2, 9),
];

/// Reads and checks; every flaw at once, in the order of the text.
pub(super) fn check(source: &str, scope: &Scope, wanted: Wanted) -> Result<(Code, Type), Vec<Flaw>> {
    let length = source.chars().count();
    if length > LONGEST {
        let reason = Msg::new("mistake-expression-too-long").with("max", LONGEST).with("length", length);
        return Err(vec![Flaw { at: 0, reason }]);
    }
    if let Some((at, reason)) = too_much(source) {
        return Err(vec![Flaw { at, reason }]);
    }
    let parser = cel::Env::default().with_optional_support(false).parser().max_recursion_depth(96);
    let (tree, info) = parser.parse_with_source_info(source).map_err(|e| syntax(source, &e))?;
    let mut checker = Checker { scope, info, flaws: vec![], items: vec![] };
    let found = checker.walk(&tree, &Known::default());
    match wanted {
        Wanted::Bool => checker.is(&tree, &found, "yes_no", |t| *t == Type::Bool),
        Wanted::Number => checker.is(&tree, &found, "number", |t| matches!(t, Type::Number { .. })),
        Wanted::Any => {}
    }
    checker.is_there(&tree, &found);
    // What was published is not looked at again: it must go on as it is.
    if wanted == Wanted::Bool && scope.from.is_some() && found.always == Some(false) && checker.flaws.is_empty() {
        checker.say(&tree, Msg::new("mistake-condition-never"));
    }
    if found.steps > MOST_STEPS {
        checker.say(&tree, Msg::new("mistake-expression-too-many-steps").with("max", MOST_STEPS as i64));
    }
    let mut flaws = checker.flaws;
    flaws.iter_mut().for_each(|f| f.at = begins(source, f.at));
    match (found.code, found.of) {
        (Some(code), Some(of)) if flaws.is_empty() => Ok((code, of)),
        _ => {
            flaws.sort_by_key(|f| f.at);
            flaws.dedup();
            Err(flaws)
        }
    }
}

/// Where the part that has a place begins: a call has that of its bracket, and begins with its name.
fn begins(source: &str, at: usize) -> usize {
    let before: Vec<char> = source.chars().take(at + 1).collect();
    let Some((&'(', before)) = before.split_last() else { return at };
    at - before.iter().rev().take_while(|c| c.is_alphanumeric() || **c == '_').count()
}

/// Where an expression has more parts, or parts deeper in each other, than anyone could read. Texts in quotes count as well: nobody misses them.
fn too_much(source: &str) -> Option<(usize, Msg)> {
    let (mut depth, mut questions, mut signs, mut parts) = (0usize, 0, 0, 0);
    for (at, c) in source.chars().enumerate() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '?' => questions += 1,
            '.' | '+' | '*' | '/' | '%' | '&' | '|' | '<' | '>' | '=' | ',' => parts += 1,
            _ => {}
        }
        signs = match c {
            '!' | '-' => signs + 1,
            c if c.is_whitespace() => signs,
            _ => 0,
        };
        parts += usize::from(c == '-');
        if depth + questions + signs > DEEPEST_BRACKETS {
            return Some((at, Msg::new("mistake-expression-too-nested").with("max", DEEPEST_BRACKETS)));
        }
        if parts > MOST_PARTS {
            return Some((at, Msg::new("mistake-expression-too-many-parts").with("max", MOST_PARTS)));
        }
    }
    None
}

fn syntax(source: &str, errors: &cel::ParseErrors) -> Vec<Flaw> {
    let first = errors.errors.iter().min_by_key(|e| e.pos);
    let (line, column) = first.map_or((1, 1), |e| e.pos);
    let before: usize = source.split_inclusive('\n').take((line.max(1) - 1) as usize).map(|l| l.chars().count()).sum();
    let at = (before + column.max(1) as usize - 1).min(source.chars().count());
    // What stands there says more than the parser's words for it.
    let near: String = source.chars().skip(at).take(20).collect();
    vec![Flaw { at, reason: Msg::new("mistake-expression-syntax").with("near", near) }]
}

/// What is known where an expression stands: because of the conditions around it.
#[derive(Clone, Default)]
struct Known {
    there: BTreeSet<String>,
    not_zero: BTreeSet<String>,
    ranges: BTreeMap<String, (Decimal, Decimal)>,
    /// What holds and what does not.
    truth: BTreeMap<String, bool>,
    /// The text that something is, and texts that it is not.
    is: BTreeMap<String, String>,
    is_not: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn narrow(&mut self, path: &str, from: Option<Decimal>, to: Option<Decimal>) {
        let range = self.ranges.entry(path.into()).or_insert((-most(), most()));
        range.0 = from.map_or(range.0, |f| f.max(range.0));
        range.1 = to.map_or(range.1, |t| t.min(range.1));
    }
}

/// A part that was looked at; without code and type when something is wrong with it, which was said then.
struct Found {
    code: Option<Code>,
    of: Option<Type>,
    missing: bool,
    /// Of a condition that holds whatever is answered, or never.
    always: Option<bool>,
    steps: u64,
}

impl Found {
    fn wrong() -> Found {
        Found { code: None, of: None, missing: false, always: None, steps: 0 }
    }
    fn new(code: Option<Code>, of: Type, steps: u64) -> Found {
        Found { code, of: Some(of), missing: false, always: None, steps: steps + 1 }
    }
    /// The same, of a condition of which it is known whether it holds.
    fn always(self, always: Option<bool>) -> Found {
        Found { always, ..self }
    }
    fn boxed(self) -> Option<Box<Code>> {
        self.code.map(Box::new)
    }
}

/// Both trees, if both are right.
fn both(a: Found, b: Found) -> Option<(Box<Code>, Box<Code>)> {
    a.boxed().zip(b.boxed())
}

struct Checker<'a> {
    scope: &'a Scope,
    info: SourceInfo,
    flaws: Vec<Flaw>,
    /// Items of walks, each with its type; of a list that is wrong nothing is known.
    items: Vec<(String, Option<Type>)>,
}

impl Checker<'_> {
    fn say(&mut self, e: &IdedExpr, reason: Msg) {
        let at = self.info.offset_for(e.id).map_or(0, |(start, _)| start as usize);
        self.flaws.push(Flaw { at, reason });
    }
    fn is(&mut self, e: &IdedExpr, found: &Found, wanted: &'static str, right: impl Fn(&Type) -> bool) {
        if let Some(of) = found.of.as_ref().filter(|t| !right(t)) {
            self.say(e, Msg::new("mistake-expression-wrong-type").with("found", of.name()).with("wanted", wanted));
        }
    }
    fn is_there(&mut self, e: &IdedExpr, found: &Found) {
        if found.missing {
            let name = self.path(e).unwrap_or_default();
            self.say(e, Msg::new("mistake-expression-may-be-missing").with("name", name));
        }
    }
    /// A part that must be there and of a type.
    fn part(&mut self, e: &IdedExpr, known: &Known, wanted: &'static str, right: impl Fn(&Type) -> bool) -> Found {
        let found = self.walk(e, known);
        self.must(e, found, wanted, right)
    }
    /// The same for a part that was looked at already.
    fn must(&mut self, e: &IdedExpr, mut found: Found, wanted: &'static str, right: impl Fn(&Type) -> bool) -> Found {
        let before = self.flaws.len();
        self.is(e, &found, wanted, right);
        self.is_there(e, &found);
        if self.flaws.len() > before {
            (found.code, found.of) = (None, None);
        }
        found
    }
    fn number(&mut self, e: &IdedExpr, known: &Known) -> (Found, (Decimal, Decimal)) {
        let found = self.walk(e, known);
        self.numeric(e, found)
    }
    fn numeric(&mut self, e: &IdedExpr, found: Found) -> (Found, (Decimal, Decimal)) {
        let found = self.must(e, found, "number", |t| matches!(t, Type::Number { .. }));
        let range = match found.of {
            Some(Type::Number { min, max }) => (min, max),
            _ => (Decimal::ONE, Decimal::ONE),
        };
        (found, range)
    }
    fn bool(&mut self, e: &IdedExpr, known: &Known) -> Found {
        self.part(e, known, "yes_no", |t| *t == Type::Bool)
    }
    fn day(&mut self, e: &IdedExpr, known: &Known) -> Found {
        self.part(e, known, "date", |t| matches!(t, Type::Day { .. }))
    }
    fn within(&mut self, e: &IdedExpr, min: Option<Decimal>, max: Option<Decimal>) -> Type {
        match (min, max) {
            (Some(min), Some(max)) if -most() <= min && max <= most() => Type::Number { min, max },
            _ => {
                self.say(e, Msg::new("mistake-expression-number-too-large"));
                Type::number()
            }
        }
    }

    /// How an answer, a part of it or the item of a walk is called in what is known; `None` for anything else.
    fn path(&self, e: &IdedExpr) -> Option<String> {
        match &e.expr {
            Expr::Ident(name) => Some(match self.items.iter().rposition(|i| i.0 == *name) {
                Some(n) => format!("{name}#{n}"),
                None => name.clone(),
            }),
            Expr::Select(s) => Some(format!("{}.{}", self.path(&s.operand)?, s.field)),
            _ => None,
        }
    }

    /// The same for whatever may be said of answers, so that a part is known again where it is written a second time.
    fn key(&self, e: &IdedExpr) -> Option<String> {
        let all = |parts: &[IdedExpr]| parts.iter().map(|p| self.key(p)).collect::<Option<Vec<_>>>().map(|p| p.join(", "));
        match &e.expr {
            Expr::Literal(l) => Some(format!("{l:?}")),
            Expr::List(l) => Some(format!("[{}]", all(&l.elements)?)),
            Expr::Call(c) => {
                let target =
                    c.target.as_ref().map_or(Some(String::new()), |t| Some(self.key(t)? + if c.args.is_empty() { "" } else { ", " }))?;
                Some(format!("{}({target}{})", c.func_name, all(&c.args)?))
            }
            _ => self.path(e),
        }
    }

    /// What is known in addition where `e` is `holds`.
    fn given(&self, e: &IdedExpr, holds: bool, known: &mut Known) {
        known.truth.extend(self.key(e).map(|k| (k, holds)));
        let Expr::Call(call) = &e.expr else {
            if let Some(path) = self.path(e) {
                known.there.insert(path);
            }
            return;
        };
        match (call.func_name.as_str(), call.args.as_slice()) {
            (operators::LOGICAL_AND, [a, b]) if holds => {
                self.given(a, true, known);
                self.given(b, true, known);
            }
            (operators::LOGICAL_OR, [a, b]) if !holds => {
                self.given(a, false, known);
                self.given(b, false, known);
            }
            (operators::LOGICAL_NOT, [a]) => self.given(a, !holds, known),
            (operators::HAS, [a]) if holds => known.there.extend(self.path(a)),
            (operators::IN, [a, _]) if holds => known.there.extend(self.path(a)),
            (op, [a, b]) => {
                for (x, y, op) in [(a, b, op), (b, a, turned(op))] {
                    let Some(path) = self.key(x) else { continue };
                    if let Some(text) = literal_text(y) {
                        match (op, holds) {
                            (operators::EQUALS, true) | (operators::NOT_EQUALS, false) => drop(known.is.insert(path.clone(), text)),
                            (operators::NOT_EQUALS, true) | (operators::EQUALS, false) => {
                                known.is_not.entry(path.clone()).or_default().insert(text);
                            }
                            _ => {}
                        }
                    }
                    let (constant, n) = (matches!(y.expr, Expr::Literal(_)), literal_number(y));
                    match (op, holds) {
                        (operators::EQUALS, true) | (operators::NOT_EQUALS, false) if constant || n.is_some() => {
                            known.there.insert(path.clone());
                            if n.is_some() {
                                known.narrow(&path, n, n);
                            }
                        }
                        (operators::NOT_EQUALS, true) | (operators::EQUALS, false) if n == Some(Decimal::ZERO) => {
                            known.not_zero.insert(path);
                        }
                        (operators::GREATER, true) | (operators::LESS_EQUALS, false) if n.is_some() => {
                            if n == Some(Decimal::ZERO) {
                                known.not_zero.insert(path.clone());
                            }
                            known.narrow(&path, n, None);
                        }
                        (operators::GREATER_EQUALS, true) | (operators::LESS, false) if n.is_some() => known.narrow(&path, n, None),
                        (operators::LESS, true) | (operators::GREATER_EQUALS, false) if n.is_some() => {
                            if n == Some(Decimal::ZERO) {
                                known.not_zero.insert(path.clone());
                            }
                            known.narrow(&path, None, n);
                        }
                        (operators::LESS_EQUALS, true) | (operators::GREATER, false) if n.is_some() => known.narrow(&path, None, n),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn walk(&mut self, e: &IdedExpr, known: &Known) -> Found {
        let mut found = self.look(e, known);
        if known.ranges.is_empty() && known.truth.is_empty() {
            return found;
        }
        let Some(key) = self.key(e) else { return found };
        match (&mut found.of, known.ranges.get(&key)) {
            (Some(Type::Number { min, max }), Some((from, to))) if (*min).max(*from) <= (*max).min(*to) => {
                (*min, *max) = ((*min).max(*from), (*max).min(*to));
            }
            (Some(Type::Bool), _) => found.always = found.always.or(known.truth.get(&key).copied()),
            _ => {}
        }
        found
    }

    fn look(&mut self, e: &IdedExpr, known: &Known) -> Found {
        match &e.expr {
            Expr::Literal(l) => self.literal(e, l),
            Expr::Ident(_) | Expr::Select(_) => self.name(e, known),
            Expr::List(l) => self.list(e, &l.elements, known),
            Expr::Call(call) => self.call(e, call, known),
            _ => {
                self.say(e, Msg::new("mistake-expression-not-supported"));
                Found::wrong()
            }
        }
    }

    fn literal(&mut self, e: &IdedExpr, l: &LiteralValue) -> Found {
        match l {
            LiteralValue::Boolean(b) => Found::new(Some(Code::Is(Value::Bool(*b.inner()))), Type::Bool, 0).always(Some(*b.inner())),
            LiteralValue::String(s) => {
                let of = Type::Text { options: Some(vec![s.inner().into()]) };
                Found::new(Some(Code::Is(Value::Text(s.inner().into()))), of, 0)
            }
            _ => match literal_number(e) {
                Some(n) => {
                    let of = self.within(e, Some(n), Some(n));
                    Found::new(Some(Code::Is(Value::Number(n))), of, 0)
                }
                None => {
                    self.say(e, Msg::new("mistake-expression-not-supported"));
                    Found::wrong()
                }
            },
        }
    }

    fn name(&mut self, e: &IdedExpr, known: &Known) -> Found {
        let path = self.path(e);
        let mut found = match &e.expr {
            Expr::Ident(name) => match self.items.iter().rposition(|i| i.0 == *name) {
                Some(n) => match self.items[n].1.clone() {
                    Some(of) => Found::new(Some(Code::Item(n)), of, 0),
                    None => return Found::wrong(),
                },
                None => match self.scope.variables.get(name) {
                    Some(v) => {
                        Found { missing: v.may_be_missing, ..Found::new(Some(Code::Name(name.clone(), v.of.clone())), v.of.clone(), 0) }
                    }
                    None if self.scope.wrong.contains(name) => return Found::wrong(),
                    None => {
                        let near = nearest(name, self.scope.variables.keys().map(String::as_str));
                        self.say(e, Msg::new("mistake-expression-unknown-name").with("name", name.as_str()).with("nearest", near));
                        return Found::wrong();
                    }
                },
            },
            Expr::Select(s) if !s.test => {
                let whole = self.walk(&s.operand, known);
                let (steps, missing) = (whole.steps, whole.missing);
                match (whole.of.as_ref().map(|of| of.parts().ok_or(of.name())), whole.boxed()) {
                    (Some(Ok(parts)), Some(code)) => match parts.get(&s.field) {
                        Some(v) => Found {
                            missing: missing || v.may_be_missing,
                            ..Found::new(Some(Code::Part(code, s.field.clone())), v.of.clone(), steps)
                        },
                        None => {
                            let near = nearest(&s.field, parts.keys().map(String::as_str));
                            self.say(e, Msg::new("mistake-expression-unknown-name").with("name", s.field.as_str()).with("nearest", near));
                            return Found::wrong();
                        }
                    },
                    (Some(Err(of)), _) => {
                        self.say(e, Msg::new("mistake-expression-wrong-type").with("found", of).with("wanted", "record"));
                        return Found::wrong();
                    }
                    _ => return Found::wrong(),
                }
            }
            _ => {
                self.say(e, Msg::new("mistake-expression-not-supported"));
                return Found::wrong();
            }
        };
        if let Some(path) = path {
            found.missing &= !known.there.contains(&path);
        }
        found
    }

    fn list(&mut self, e: &IdedExpr, elements: &[IdedExpr], known: &Known) -> Found {
        let (mut codes, mut of, mut steps) = (Some(vec![]), None, 0);
        for x in elements {
            let found = self.part(x, known, "", |_| true);
            steps += found.steps;
            match (found.of, found.code, of.take()) {
                (Some(t), Some(c), None) => {
                    of = Some(t);
                    if let Some(codes) = &mut codes {
                        codes.push(c);
                    }
                }
                (Some(t), Some(c), Some(before)) => match joined(&before, &t) {
                    Some(both) => {
                        of = Some(both);
                        if let Some(codes) = &mut codes {
                            codes.push(c);
                        }
                    }
                    None => {
                        self.say(x, Msg::new("mistake-expression-types-differ").with("left", before.name()).with("right", t.name()));
                        codes = None;
                    }
                },
                (_, _, before) => (of, codes) = (before, None),
            }
        }
        match of {
            Some(of) => Found::new(
                codes.map(Code::List),
                Type::List { of: Box::new(of), least: elements.len() as u64, most: elements.len() as u64 },
                steps,
            ),
            None if codes.is_none() => Found::wrong(),
            None => {
                self.say(e, Msg::new("mistake-expression-not-supported"));
                Found::wrong()
            }
        }
    }

    fn call(&mut self, e: &IdedExpr, call: &CallExpr, known: &Known) -> Found {
        if let Some(target) = &call.target {
            return self.member(e, target, call, known);
        }
        match (call.func_name.as_str(), call.args.as_slice()) {
            (operators::LOGICAL_NOT, [a]) => {
                let a = self.bool(a, known);
                let (steps, always) = (a.steps, a.always.map(|b| !b));
                Found::new(a.boxed().map(Code::Not), Type::Bool, steps).always(always)
            }
            (op @ (operators::LOGICAL_AND | operators::LOGICAL_OR), [a, b]) => {
                let mut after = known.clone();
                self.given(a, op == operators::LOGICAL_AND, &mut after);
                let (a, b) = (self.bool(a, known), self.bool(b, &after));
                let steps = a.steps + b.steps;
                let (make, ends): (fn(_, _) -> _, _) = if op == operators::LOGICAL_AND { (Code::And, false) } else { (Code::Or, true) };
                let always = match (a.always, b.always) {
                    (Some(x), _) | (_, Some(x)) if x == ends => Some(ends),
                    (Some(_), Some(_)) => Some(!ends),
                    _ => None,
                };
                Found::new(both(a, b).map(|(a, b)| make(a, b)), Type::Bool, steps).always(always)
            }
            (operators::CONDITIONAL, [a, b, c]) => self.conditional(e, [a, b, c], known),
            (op @ (operators::EQUALS | operators::NOT_EQUALS), [a, b]) => self.equal(e, op, a, b, known),
            (op @ (operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS), [a, b]) => {
                self.compare(e, op, a, b, known)
            }
            (op @ (operators::ADD | operators::SUBSTRACT | operators::MULTIPLY | operators::DIVIDE | operators::MODULO), [a, b]) => {
                self.arithmetic(e, op, a, b, known)
            }
            (operators::NEGATE, [a]) => {
                if let Some(n) = literal_number(e) {
                    let of = self.within(e, Some(n), Some(n));
                    return Found::new(Some(Code::Is(Value::Number(n))), of, 0);
                }
                let (a, (min, max)) = self.number(a, known);
                let steps = a.steps;
                Found::new(a.boxed().map(Code::Negative), Type::Number { min: -max, max: -min }, steps)
            }
            (operators::IN, [a, b]) => self.is_in(e, a, b, known),
            (name, args) => self.function(e, name, args, known),
        }
    }

    fn conditional(&mut self, e: &IdedExpr, [a, b, c]: [&IdedExpr; 3], known: &Known) -> Found {
        let (mut yes, mut no) = (known.clone(), known.clone());
        self.given(a, true, &mut yes);
        self.given(a, false, &mut no);
        let (a, b, c) = (self.bool(a, known), self.walk(b, &yes), self.walk(c, &no));
        let steps = a.steps + b.steps.max(c.steps);
        let missing = b.missing || c.missing;
        let always = match a.always {
            Some(true) => b.always,
            Some(false) => c.always,
            None => b.always.filter(|x| c.always == Some(*x)),
        };
        let of = match (&b.of, &c.of) {
            (Some(x), Some(y)) => match joined(x, y) {
                Some(of) => of,
                None => {
                    self.say(e, Msg::new("mistake-expression-types-differ").with("left", x.name()).with("right", y.name()));
                    return Found::wrong();
                }
            },
            _ => return Found::wrong(),
        };
        let code = a.boxed().zip(both(b, c)).map(|(a, (b, c))| Code::If(a, b, c));
        Found { missing, always, ..Found::new(code, of, steps) }
    }

    /// Two values that may be equal: of one type, and if both have options, with one in common.
    fn comparable(&mut self, e: &IdedExpr, left: &Type, right: &Type) -> bool {
        match (left, right) {
            (Type::Text { options: Some(x) }, Type::Text { options: Some(y) }) => {
                if x.iter().any(|o| y.contains(o)) {
                    return true;
                }
                let (one, many) = if y.len() == 1 { (&y[0], x) } else { (&x[0], y) };
                let near = nearest(one, many.iter().map(String::as_str));
                let reason = Msg::new("mistake-expression-unknown-option").with("value", one.as_str()).with("nearest", near);
                self.say(e, reason.with("allowed", many.join(", ")));
                false
            }
            _ if joined(left, right).is_some() => true,
            _ => {
                self.say(e, Msg::new("mistake-expression-types-differ").with("left", left.name()).with("right", right.name()));
                false
            }
        }
    }

    /// What is missing is equal to nothing that is there, so both sides may be missing.
    fn equal(&mut self, e: &IdedExpr, op: &str, a: &IdedExpr, b: &IdedExpr, known: &Known) -> Found {
        let (x, y) = (self.walk(a, known), self.walk(b, known));
        let steps = x.steps + y.steps;
        if let (Some(left), Some(right)) = (&x.of, &y.of)
            && !self.comparable(e, &left.clone(), &right.clone())
        {
            return Found::new(None, Type::Bool, steps);
        }
        let same = match (&x.of, &y.of) {
            (Some(Type::Number { min: a1, max: a2 }), Some(Type::Number { min: b1, max: b2 })) if a2 < b1 || b2 < a1 => Some(false),
            (Some(left), Some(_)) => self.same_text(a, left, b, known, x.missing).or_else(|| self.same_text(b, left, a, known, y.missing)),
            _ => None,
        };
        let code = both(x, y).map(|(a, b)| Code::Equal(a, b));
        let (code, same) =
            if op == operators::EQUALS { (code, same) } else { (code.map(|c| Code::Not(Box::new(c))), same.map(|same| !same)) };
        Found::new(code, Type::Bool, steps).always(same)
    }

    /// Whether a part is equal to the text that is written beside it, as far as what is known says it.
    fn same_text(&self, part: &IdedExpr, of: &Type, beside: &IdedExpr, known: &Known, missing: bool) -> Option<bool> {
        let (key, text) = (self.key(part)?, literal_text(beside)?);
        if let Some(is) = known.is.get(&key) {
            return Some(*is == text);
        }
        let is_not = known.is_not.get(&key)?;
        let Type::Text { options: Some(options) } = of else { return is_not.contains(&text).then_some(false) };
        let left: Vec<&String> = options.iter().filter(|o| !is_not.contains(*o)).collect();
        if left.iter().all(|o| **o != text) {
            return Some(false);
        }
        (left.len() == 1 && !missing).then_some(true)
    }

    fn compare(&mut self, e: &IdedExpr, op: &str, a: &IdedExpr, b: &IdedExpr, known: &Known) -> Found {
        let ordered = |t: &Type| matches!(t, Type::Number { .. } | Type::Day { .. });
        let (x, y) = (self.part(a, known, "number", ordered), self.part(b, known, "number", ordered));
        let steps = x.steps + y.steps;
        if let (Some(left), Some(right)) = (&x.of, &y.of)
            && left.name() != right.name()
        {
            self.say(e, Msg::new("mistake-expression-types-differ").with("left", left.name()).with("right", right.name()));
            return Found::new(None, Type::Bool, steps);
        }
        let always = match (&x.of, &y.of) {
            (Some(Type::Number { min: a1, max: a2 }), Some(Type::Number { min: b1, max: b2 })) => match op {
                operators::LESS => (a2 < b1).then_some(true).or((a1 >= b2).then_some(false)),
                operators::LESS_EQUALS => (a2 <= b1).then_some(true).or((a1 > b2).then_some(false)),
                operators::GREATER => (a1 > b2).then_some(true).or((a2 <= b1).then_some(false)),
                _ => (a1 >= b2).then_some(true).or((a2 < b1).then_some(false)),
            },
            _ => None,
        };
        let than = match op {
            operators::LESS => Than::Less,
            operators::LESS_EQUALS => Than::LessOrEqual,
            operators::GREATER => Than::More,
            _ => Than::MoreOrEqual,
        };
        Found::new(both(x, y).map(|(a, b)| Code::Compare(than, a, b)), Type::Bool, steps).always(always)
    }

    fn arithmetic(&mut self, e: &IdedExpr, op: &str, a: &IdedExpr, b: &IdedExpr, known: &Known) -> Found {
        let first = self.walk(a, known);
        if op == operators::ADD && matches!(first.of, Some(Type::Text { .. })) {
            let text = |t: &Type| matches!(t, Type::Text { .. });
            let (x, y) = (self.must(a, first, "text", text), self.part(b, known, "text", text));
            let steps = x.steps + y.steps;
            return Found::new(both(x, y).map(|(a, b)| Code::Join(a, b)), Type::text(), steps);
        }
        let ((x, (a1, a2)), (y, (b1, b2))) = (self.numeric(a, first), self.number(b, known));
        let steps = x.steps + y.steps;
        let sum = match op {
            operators::ADD => Sum::Add,
            operators::SUBSTRACT => Sum::Subtract,
            operators::MULTIPLY => Sum::Multiply,
            operators::DIVIDE => Sum::Divide,
            _ => Sum::Remainder,
        };
        let zero = b1 <= Decimal::ZERO && Decimal::ZERO <= b2 && self.key(b).is_none_or(|k| !known.not_zero.contains(&k));
        if matches!(sum, Sum::Divide | Sum::Remainder) && zero && y.of.is_some() {
            let values = y.code.as_ref().map_or_else(|| "none".into(), |code| self.zero_with(code, known));
            self.say(b, Msg::new("mistake-expression-may-divide-by-zero").with("values", values));
            return Found::new(None, Type::number(), steps);
        }
        let of = match sum {
            Sum::Add => self.within(e, a1.checked_add(b1), a2.checked_add(b2)),
            Sum::Subtract => self.within(e, a1.checked_sub(b2), a2.checked_sub(b1)),
            Sum::Multiply => {
                let products = [a1.checked_mul(b1), a1.checked_mul(b2), a2.checked_mul(b1), a2.checked_mul(b2)];
                let all: Option<Vec<Decimal>> = products.into_iter().collect();
                self.within(e, all.as_ref().and_then(|p| p.iter().min().copied()), all.and_then(|p| p.into_iter().max()))
            }
            Sum::Remainder => {
                let most = b1.abs().max(b2.abs());
                Type::Number { min: if a1 < Decimal::ZERO { -most } else { Decimal::ZERO }, max: most }
            }
            // A divisor near zero makes a quotient as large as it likes; those of packages are whole or rates.
            _ => {
                let divisors = [b1, b2].into_iter().filter(|d| !d.is_zero()).map(|d| d.abs());
                let least = divisors.fold(Decimal::ONE, Decimal::min);
                let largest = a1.abs().max(a2.abs()).checked_div(least);
                let negative = a1 < Decimal::ZERO || b1 < Decimal::ZERO;
                self.within(e, largest.map(|l| if negative { -l } else { Decimal::ZERO }), largest)
            }
        };
        Found::new(both(x, y).map(|(a, b)| Code::Sum(sum, a, b)), of, steps)
    }

    /// Answers with which a divisor is zero, of those that are left where it stands.
    fn zero_with(&self, code: &Code, known: &Known) -> String {
        let may = |name: &str, value: &serde_json::Value| {
            let number = || value.to_string().trim_matches('"').parse::<Decimal>().ok();
            let within = known.ranges.get(name).is_none_or(|(from, to)| number().is_none_or(|n| *from <= n && n <= *to));
            let truth = known.truth.get(name).is_none_or(|holds| *value == if *holds { "yes" } else { "no" });
            within && truth && known.is.get(name).is_none_or(|is| value == is.as_str())
        };
        let zero = |values: &[Value]| matches!(values, [Value::Number(n)] if n.is_zero());
        super::example::example(&[code], self.scope, may, zero)
    }

    fn is_in(&mut self, e: &IdedExpr, a: &IdedExpr, b: &IdedExpr, known: &Known) -> Found {
        let (x, y) = (self.walk(a, known), self.part(b, known, "list", |t| matches!(t, Type::List { .. })));
        let mut steps = x.steps + y.steps;
        if let (Some(left), Some(Type::List { of, most, .. })) = (&x.of, &y.of) {
            steps += most;
            // Each text of a written list is looked at by itself: one wrong option must not hide among right ones.
            let (left, whole) = (left.clone(), (**of).clone());
            let parts: Vec<Type> = match (&whole, &b.expr) {
                (Type::Text { options: Some(o) }, Expr::List(_)) => {
                    o.iter().map(|o| Type::Text { options: Some(vec![o.clone()]) }).collect()
                }
                _ => vec![whole],
            };
            let before = self.flaws.len();
            for part in &parts {
                self.comparable(e, &left, part);
            }
            if self.flaws.len() > before {
                return Found::new(None, Type::Bool, steps);
            }
        }
        Found::new(both(x, y).map(|(a, b)| Code::In(a, b)), Type::Bool, steps)
    }

    fn member(&mut self, e: &IdedExpr, target: &IdedExpr, call: &CallExpr, known: &Known) -> Found {
        match (call.func_name.as_str(), call.args.as_slice()) {
            (name @ ("all" | "exists" | "filter" | "map"), [item, body]) => {
                let Expr::Ident(item_name) = &item.expr else {
                    self.say(item, Msg::new("mistake-expression-not-supported"));
                    return Found::wrong();
                };
                let list = self.part(target, known, "list", |t| matches!(t, Type::List { .. }));
                if self.items.len() >= DEEPEST {
                    self.say(e, Msg::new("mistake-expression-too-nested").with("max", DEEPEST));
                    return Found::wrong();
                }
                let each = if let Some(Type::List { of, .. }) = &list.of { Some((**of).clone()) } else { None };
                self.items.push((item_name.clone(), each));
                let inside = if name == "map" { self.part(body, known, "", |_| true) } else { self.bool(body, known) };
                self.items.pop();
                let Some(Type::List { of, least, most }) = list.of.clone() else { return Found::wrong() };
                let steps = list.steps + most * inside.steps.max(1);
                let (each, of) = match (name, inside.of.clone()) {
                    (_, None) => return Found { steps, ..Found::wrong() },
                    ("all", _) => (Each::All, Type::Bool),
                    ("exists", _) => (Each::Exists, Type::Bool),
                    ("filter", _) => (Each::Filter, Type::List { of, least: 0, most }),
                    (_, Some(t)) => (Each::Map, Type::List { of: Box::new(t), least, most }),
                };
                let always = match (each, inside.always) {
                    (Each::Exists, Some(false)) => Some(false),
                    (Each::Exists, Some(true)) if least > 0 => Some(true),
                    (Each::All, Some(true)) => Some(true),
                    (Each::All, Some(false)) if least > 0 => Some(false),
                    _ => None,
                };
                Found::new(both(list, inside).map(|(l, b)| Code::Each(each, l, b)), of, steps).always(always)
            }
            ("startsWith", [start]) => {
                let text = |t: &Type| matches!(t, Type::Text { .. });
                let (a, b) = (self.part(target, known, "text", text), self.part(start, known, "text", text));
                let steps = a.steps + b.steps;
                Found::new(both(a, b).map(|(a, b)| Code::Begins(a, b)), Type::Bool, steps)
            }
            ("size", []) => self.function(e, "size", std::slice::from_ref(target), known),
            (name, _) => {
                let near = nearest(name, ["all", "exists", "filter", "map", "startsWith", "size"]);
                self.say(e, Msg::new("mistake-expression-unknown-function").with("name", name).with("nearest", near));
                self.parts(std::slice::from_ref(target), known)
            }
        }
    }

    /// Looks at the parts of what is wrong itself: each name in it is said at once, and not one after the other.
    fn parts(&mut self, all: &[IdedExpr], known: &Known) -> Found {
        all.iter().for_each(|part| drop(self.walk(part, known)));
        Found::wrong()
    }

    fn function(&mut self, e: &IdedExpr, name: &str, args: &[IdedExpr], known: &Known) -> Found {
        let Some((_, fewest, most_args)) = FUNCTIONS.iter().find(|f| f.0 == name) else {
            let near = nearest(name, FUNCTIONS.iter().map(|f| f.0));
            self.say(e, Msg::new("mistake-expression-unknown-function").with("name", name).with("nearest", near));
            return self.parts(args, known);
        };
        if args.len() < *fewest || args.len() > *most_args {
            let reason = Msg::new("mistake-expression-argument-count").with("name", name).with("min", *fewest).with("max", *most_args);
            self.say(e, reason.with("found", args.len()));
            return self.parts(args, known);
        }
        if matches!(name, "today" | "lookup" | "add_working_days" | "working_days") && !self.scope.dated {
            self.say(e, Msg::new("mistake-expression-not-in-condition").with("name", name));
            return self.parts(args, known);
        }
        match (name, args) {
            ("has", [a]) => {
                let a = self.walk(a, known);
                let (steps, always) = (a.steps, (a.of.is_some() && !a.missing).then_some(true));
                Found::new(a.boxed().map(Code::Has), Type::Bool, steps).always(always)
            }
            ("size", [a]) => {
                let a = self.part(a, known, "list", |t| matches!(t, Type::List { .. } | Type::Text { .. }));
                let (least, most) = if let Some(Type::List { least, most, .. }) = a.of { (least, most) } else { (0, 20_000) };
                let steps = a.steps;
                Found::new(a.boxed().map(Code::Size), Type::Number { min: least.into(), max: most.into() }, steps)
            }
            ("sum", [a]) => {
                let list = self.part(a, known, "list", |t| matches!(t, Type::List { of, .. } if matches!(**of, Type::Number { .. })));
                let of = match &list.of {
                    Some(Type::List { of, most, .. }) => match **of {
                        Type::Number { min, max } => {
                            let n = Decimal::from(*most);
                            let zero = Decimal::ZERO;
                            self.within(e, min.min(zero).checked_mul(n), max.max(zero).checked_mul(n))
                        }
                        _ => Type::number(),
                    },
                    _ => Type::number(),
                };
                let steps = list.steps;
                Found::new(list.boxed().map(Code::Total), of, steps)
            }
            ("min" | "max", [a, b]) => {
                let ((x, (a1, a2)), (y, (b1, b2))) = (self.number(a, known), self.number(b, known));
                let steps = x.steps + y.steps;
                let (sum, min, max) = if name == "min" { (Sum::Min, a1.min(b1), a2.min(b2)) } else { (Sum::Max, a1.max(b1), a2.max(b2)) };
                Found::new(both(x, y).map(|(a, b)| Code::Sum(sum, a, b)), Type::Number { min, max }, steps)
            }
            ("abs", [a]) => {
                let (a, (min, max)) = self.number(a, known);
                let steps = a.steps;
                Found::new(a.boxed().map(Code::Abs), Type::Number { min: Decimal::ZERO, max: min.abs().max(max.abs()) }, steps)
            }
            ("round" | "ceil" | "floor", [a, rest @ ..]) => {
                let (x, (min, max)) = self.number(a, known);
                let step = match rest.first() {
                    None => Some(Decimal::ONE),
                    Some(s) => literal_number(s).filter(|s| *s > Decimal::ZERO).or_else(|| {
                        self.say(s, Msg::new("mistake-expression-only-literal").with("name", name));
                        None
                    }),
                };
                let Some(step) = step else { return Found::wrong() };
                let sum = match name {
                    "round" => Sum::Round,
                    "ceil" => Sum::Ceil,
                    _ => Sum::Floor,
                };
                let of = self.within(e, min.checked_sub(step), max.checked_add(step));
                // What is not negative stays so.
                let of = match of {
                    Type::Number { max, .. } if min >= Decimal::ZERO => Type::Number { min: Decimal::ZERO, max },
                    t => t,
                };
                let steps = x.steps;
                Found::new(x.boxed().map(|a| Code::Sum(sum, a, Box::new(Code::Is(Value::Number(step))))), of, steps)
            }
            ("date", [a]) => {
                let written = if let Expr::Literal(LiteralValue::String(s)) = &a.expr { Some(s.inner().to_string()) } else { None };
                // What was published keeps the days that it had.
                let published = written.as_deref().filter(|_| self.scope.from.is_none()).and_then(Day::written);
                match written.as_deref().map(|w| published.map_or_else(|| written_day(w), Ok)) {
                    Some(Ok(d)) => Found::new(Some(Code::Is(Value::Day(d))), Type::Day { first: d, last: d }, 0),
                    Some(Err(wrong)) => {
                        self.say(a, wrong);
                        Found::wrong()
                    }
                    None => {
                        self.say(a, Msg::new("mistake-expression-only-literal").with("name", name));
                        Found::wrong()
                    }
                }
            }
            ("today", []) => Found::new(Some(Code::Today), Type::day(), 0),
            ("add_days" | "add_working_days", [a, b]) => self.added(e, name, a, b, known),
            ("days" | "working_days" | "years", [a, b]) => {
                let (x, y) = (self.day(a, known), self.day(b, known));
                let steps = x.steps + y.steps + 100;
                let span = match name {
                    "days" => Span::Days,
                    "working_days" => Span::WorkingDays,
                    _ => Span::Years,
                };
                let (mut least, mut most) = match (&x.of, &y.of) {
                    (Some(Type::Day { first: a1, last: a2 }), Some(Type::Day { first: b1, last: b2 })) => (b1.0 - a2.0, b2.0 - a1.0),
                    _ => (1, 1),
                };
                if let Some(days) = self.period(a, b, known) {
                    (least, most) = (0, days.map_or(most, |d| d - 1));
                }
                let (min, max) = span.between(least, most);
                Found::new(both(x, y).map(|(a, b)| Code::Span(span, a, b)), Type::Number { min: min.into(), max: max.into() }, steps)
            }
            (_, [table, keys @ ..]) => self.lookup(e, table, keys, known),
            _ => Found::wrong(),
        }
    }

    /// A day and so many days. More than can be added, and days of which nobody writes the year, would be another day than the one that was
    /// meant.
    fn added(&mut self, e: &IdedExpr, name: &str, a: &IdedExpr, b: &IdedExpr, known: &Known) -> Found {
        let (x, (y, (b1, b2))) = (self.day(a, known), self.number(b, known));
        let steps = x.steps + y.steps + 100;
        let span = if name == "add_days" { Span::AddDays } else { Span::AddWorkingDays };
        let (fewest, most) = (span.added(b1), span.added(b2));
        let fits = [(b1, fewest), (b2, most)].into_iter().all(|(n, added)| Value::Number(n).whole() == Some(added));
        // What was published is not looked at again: it goes on as it is.
        if self.scope.from.is_some() && y.of.is_some() && !fits {
            let (min, max) = (span.added(-super::table::most()), MOST_DAYS);
            self.say(b, Msg::new("mistake-expression-days-to-add").with("name", name).with("min", min).with("max", max));
            return Found::wrong();
        }
        let Some(Type::Day { first, last }) = x.of else { return Found { steps, ..Found::wrong() } };
        let (first, last) = (Day(first.0 + fewest), span.latest(last, most));
        if self.scope.from.is_some() && (first < FIRST_WRITTEN || LAST_WRITTEN < last) {
            self.say(e, Msg::new("mistake-expression-day-too-far"));
            return Found::wrong();
        }
        Found::new(both(x, y).map(|(a, b)| Code::Span(span, a, b)), Type::Day { first, last }, steps)
    }

    /// Whether two days are the beginning and the end of one answer, and the most days that it has, if that is limited.
    fn period(&mut self, from: &IdedExpr, to: &IdedExpr, known: &Known) -> Option<Option<i64>> {
        let (Expr::Select(a), Expr::Select(b)) = (&from.expr, &to.expr) else { return None };
        if a.field != "from" || b.field != "to" || self.path(&a.operand)? != self.path(&b.operand)? {
            return None;
        }
        let before = self.flaws.len();
        let whole = self.walk(&a.operand, known);
        self.flaws.truncate(before);
        if let Some(Type::Period { most }) = whole.of { Some(most) } else { None }
    }

    fn lookup(&mut self, e: &IdedExpr, name: &IdedExpr, keys: &[IdedExpr], known: &Known) -> Found {
        let Expr::Literal(LiteralValue::String(id)) = &name.expr else {
            self.say(name, Msg::new("mistake-expression-only-literal").with("name", "lookup"));
            return self.parts(keys, known);
        };
        let Some(table) = self.scope.tables.get(id.inner()) else {
            let near = nearest(id.inner(), self.scope.tables.keys().map(String::as_str));
            self.say(name, Msg::new("mistake-expression-unknown-table").with("name", id.inner()).with("nearest", near));
            return self.parts(keys, known);
        };
        if keys.len() != table.keys.len() {
            let wanted = table.keys.len() + 1;
            let reason = Msg::new("mistake-expression-argument-count").with("name", "lookup").with("min", wanted).with("max", wanted);
            self.say(e, reason.with("found", keys.len() + 1));
            return self.parts(keys, known);
        }
        let (mut codes, mut types, mut steps) = (vec![], vec![], table.rows.len() as u64);
        for (column, (key, by)) in keys.iter().zip(&table.keys).enumerate() {
            let found = match by {
                Key::Text => self.part(key, known, "text", |t| matches!(t, Type::Text { .. } | Type::Bool)),
                Key::Span => self.part(key, known, "number", |t| matches!(t, Type::Number { .. })),
            };
            if *by == Key::Text {
                let yes_no = ["yes".to_string(), "no".to_string()];
                let options = match &found.of {
                    Some(Type::Text { options }) => options.as_deref(),
                    Some(Type::Bool) => Some(&yes_no[..]),
                    _ => None,
                };
                self.scope.sought.add(&table.id, column, options);
            }
            steps += found.steps;
            codes.extend(found.code);
            types.extend(found.of);
        }
        if codes.len() < keys.len() {
            return Found::wrong();
        }
        if let Some(from) = self.scope.from
            && let Some(gap) = gap(table, &types, from)
        {
            let (file, line) = self.scope.places.get(&table.id).map_or(("", 0), |(file, line)| (file.as_str(), *line));
            let id = table.id.as_str();
            let reason = match gap {
                Gap::TooMany => Msg::new("mistake-expression-table-intricate").with("table", id).with("file", file).with("line", line),
                Gap::NoRow(keys, None) => {
                    Msg::new("mistake-expression-no-row").with("table", id).with("keys", keys).with("file", file).with("line", line)
                }
                Gap::NoRow(keys, Some(day)) => {
                    let (y, m, d) = day.jalali();
                    let reason = Msg::new("mistake-expression-row-ends").with("table", id).with("keys", keys);
                    reason.with("file", file).with("line", line).with("day", format!("{y:04}/{m:02}/{d:02}"))
                }
            };
            self.say(e, reason);
            return Found::wrong();
        }
        let (min, max) = table.range();
        Found::new(Some(Code::Lookup(table.clone(), codes)), Type::Number { min, max }, steps)
    }
}

impl Span {
    /// The least and the most to which a function of two days comes, of which the second lies from `least` to `most` days after the first.
    fn between(self, least: i64, most: i64) -> (i64, i64) {
        // A Persian year has 365 days at least; what has begun of one before the first day is one year back.
        let years = |days: i64| if days < 0 { days / 365 - 1 } else { days / 365 };
        match self {
            Span::Years => (years(least).min(0), if most < 0 { -1 } else { years(most) }),
            Span::WorkingDays => (least.min(0), most.max(0)),
            _ => (least, most),
        }
    }
}

/// Why a look-up does not always find a row.
enum Gap {
    /// The first combination of keys without one, and the day on which its rows are over, if it had any.
    NoRow(String, Option<Day>),
    /// The table is too intricate to look through.
    TooMany,
}

/// One of the values of a key between which the rows of a table do not differ.
enum Tried {
    Text(String),
    Number(Decimal),
}

impl Tried {
    fn sought(&self) -> Sought<'_> {
        match self {
            Tried::Text(s) => Sought::Text(s),
            Tried::Number(n) => Sought::Number(*n),
        }
    }
    fn word(&self) -> String {
        match self {
            Tried::Text(s) if s.is_empty() => "…".to_string(),
            Tried::Text(s) => s.clone(),
            Tried::Number(n) => n.normalize().to_string(),
        }
    }
}

/// Looks for keys for which a table has no row on some day from `from` on. Key by key, with the rows that still fit: what comes
/// after depends on these rows alone, so that each set of them is looked at once, and not each combination of keys.
fn gap(table: &super::Table, types: &[Type], from: Day) -> Option<Gap> {
    let values = types.iter().enumerate().map(|(i, t)| match t {
        Type::Text { options: Some(o) } => o.iter().map(|o| Tried::Text(o.clone())).collect(),
        Type::Bool => vec![Tried::Text("yes".into()), Tried::Text("no".into())],
        // Rows begin and end at their edges: between two of them nothing changes.
        Type::Number { min, max } => {
            let inside = table.edges(i).into_iter().filter(|e| min < e && e <= max);
            std::iter::once(*min).chain(inside).map(Tried::Number).collect()
        }
        _ => vec![Tried::Text(String::new())],
    });
    let values: Vec<Vec<Tried>> = values.collect();
    let all = (0..table.rows.len()).collect();
    Search { table, values: &values, from, looked: BTreeSet::new() }.below(&mut vec![], all)
}

struct Search<'a> {
    table: &'a super::Table,
    values: &'a [Vec<Tried>],
    from: Day,
    /// Sets of rows that were looked at, with the number of keys that they fit.
    looked: BTreeSet<(usize, Vec<usize>)>,
}

impl<'a> Search<'a> {
    /// Beginning with the keys `tried`, which `rows` fit.
    fn below(&mut self, tried: &mut Vec<&'a Tried>, rows: Vec<usize>) -> Option<Gap> {
        let at = tried.len();
        let Some(values) = self.values.get(at) else {
            let sought: Vec<Sought> = tried.iter().map(|t| t.sought()).collect();
            let day = self.table.first_gap(&sought, self.from)?;
            let words: Vec<String> = tried.iter().map(|t| t.word()).collect();
            return Some(Gap::NoRow(words.join(", "), self.table.over(&sought, day)));
        };
        for value in values {
            let sought = value.sought();
            let fit: Vec<usize> = rows.iter().copied().filter(|r| self.table.rows[*r].fits_key(at, &sought)).collect();
            if self.looked.contains(&(at, fit.clone())) {
                continue;
            }
            if self.looked.len() == MOST_LOOKED_AT {
                return Some(Gap::TooMany);
            }
            self.looked.insert((at, fit.clone()));
            tried.push(value);
            let found = self.below(tried, fit);
            tried.pop();
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// The comparison with its sides exchanged.
fn turned(op: &str) -> &str {
    match op {
        operators::LESS => operators::GREATER,
        operators::LESS_EQUALS => operators::GREATER_EQUALS,
        operators::GREATER => operators::LESS,
        operators::GREATER_EQUALS => operators::LESS_EQUALS,
        op => op,
    }
}

fn literal_text(e: &IdedExpr) -> Option<String> {
    if let Expr::Literal(LiteralValue::String(s)) = &e.expr { Some(s.inner().to_string()) } else { None }
}

fn literal_number(e: &IdedExpr) -> Option<Decimal> {
    match &e.expr {
        Expr::Literal(LiteralValue::Int(i)) => Some(Decimal::from(*i.inner())),
        Expr::Literal(LiteralValue::UInt(u)) => Some(Decimal::from(*u.inner())),
        // The shortest text that gives this number is the one that was written.
        Expr::Literal(LiteralValue::Double(d)) => d.inner().to_string().parse().ok(),
        Expr::Call(c) if c.func_name == operators::NEGATE && c.args.len() == 1 => {
            matches!(c.args[0].expr, Expr::Literal(_)).then(|| literal_number(&c.args[0]))?.map(|n| -n)
        }
        _ => None,
    }
}

/// The type of a value that has one type or another; `None` when there is none.
fn joined(a: &Type, b: &Type) -> Option<Type> {
    Some(match (a, b) {
        (Type::Number { min, max }, Type::Number { min: x, max: y }) => Type::Number { min: *min.min(x), max: *max.max(y) },
        (Type::Text { options: Some(x) }, Type::Text { options: Some(y) }) => {
            let more = y.iter().filter(|o| !x.contains(o));
            Type::Text { options: Some(x.iter().chain(more).cloned().collect()) }
        }
        (Type::Text { .. }, Type::Text { .. }) => Type::text(),
        (Type::List { of: x, least: i, most: m }, Type::List { of: y, least: j, most: n }) => {
            Type::List { of: Box::new(joined(x, y)?), least: *i.min(j), most: *m.max(n) }
        }
        (Type::Day { first, last }, Type::Day { first: f, last: l }) => Type::Day { first: *first.min(f), last: *last.max(l) },
        (Type::Period { most: m }, Type::Period { most: n }) => Type::Period { most: m.zip(*n).map(|(m, n)| m.max(n)) },
        (a, b) if a == b => a.clone(),
        _ => return None,
    })
}
