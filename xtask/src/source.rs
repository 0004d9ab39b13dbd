//! Rust source in its parts: code without comments and without what stands in quotes, and what stands in quotes with its
//! line. Unit tests at the end of a file are left out. Enough of the language for the rules, no more.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// A file in parts.
pub struct Source {
    /// Path from the root, with `/`.
    pub path: String,
    /// Code, line by line.
    pub code: Vec<String>,
    /// What stands in quotes: line number and text.
    pub quoted: Vec<(usize, String)>,
}

/// Every Rust file below `crates/` that is no test.
pub fn all() -> Result<Vec<Source>> {
    let mut out = vec![];
    walk(Path::new("crates"), &mut out)?;
    out.sort();
    out.iter().map(|p| Ok(parse(&p.to_string_lossy(), &std::fs::read_to_string(p).with_context(|| p.display().to_string())?))).collect()
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if !matches!(path.file_name().and_then(|n| n.to_str()), Some("tests" | "target")) {
                walk(&path, out)?;
            }
        } else if path.extension().is_some_and(|e| e == "rs") && path.file_name().is_some_and(|n| n != "tests.rs") {
            out.push(path);
        }
    }
    Ok(())
}

/// Takes a file apart.
pub fn parse(path: &str, text: &str) -> Source {
    // Tests stand at the end of a file.
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or("");
    let c: Vec<char> = text.chars().collect();
    let at = |i: usize| c.get(i).copied().unwrap_or('\0');
    let (mut code, mut quoted, mut i, mut line) = (String::new(), vec![], 0, 1);
    while i < c.len() {
        let from = i;
        let raw = raw_string(&c, i);
        if at(i) == '/' && at(i + 1) == '/' {
            while i < c.len() && at(i) != '\n' {
                i += 1;
            }
        } else if at(i) == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            while i < c.len() {
                match (at(i), at(i + 1)) {
                    ('/', '*') => (depth, i) = (depth + 1, i + 2),
                    ('*', '/') => (depth, i) = (depth - 1, i + 2),
                    _ => i += 1,
                }
                if depth == 0 {
                    break;
                }
            }
        } else if let Some((begin, end, after)) = raw {
            quoted.push((line, c[begin..end].iter().collect()));
            i = after;
        } else if at(i) == '"' {
            i += 1;
            while i < c.len() && at(i) != '"' {
                i += if at(i) == '\\' { 2 } else { 1 };
            }
            i = (i + 1).min(c.len());
            quoted.push((line, c[from + 1..i - 1].iter().collect()));
        } else if at(i) == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            i += if at(i + 1) == '\\' { 3 } else { 2 };
            while i < c.len() && at(i) != '\'' {
                i += 1;
            }
            i = (i + 1).min(c.len());
            quoted.push((line, c[from + 1..i - 1].iter().collect()));
        } else {
            code.push(at(i));
            line += usize::from(at(i) == '\n');
            i += 1;
            continue;
        }
        // What was left out keeps its lines.
        let lines = c[from..i].iter().filter(|x| **x == '\n').count();
        code.extend(std::iter::repeat_n('\n', lines));
        line += lines;
    }
    Source { path: path.replace('\\', "/"), code: code.lines().map(String::from).collect(), quoted }
}

/// `r"…"` or `r#"…"#` at `i`: where its text begins and ends, and what comes after.
fn raw_string(c: &[char], i: usize) -> Option<(usize, usize, usize)> {
    if c.get(i) != Some(&'r') || (i > 0 && (c[i - 1].is_alphanumeric() || c[i - 1] == '_') && !matches!(c[i - 1], 'b' | 'c')) {
        return None;
    }
    let hashes = c[i + 1..].iter().take_while(|x| **x == '#').count();
    let begin = i + 1 + hashes + 1;
    if c.get(begin - 1) != Some(&'"') {
        return None;
    }
    let closes = |k: usize| c[k] == '"' && c.len() > k + hashes && c[k + 1..=k + hashes].iter().all(|x| *x == '#');
    let end = (begin..c.len()).find(|k| closes(*k))?;
    Some((begin, end, end + 1 + hashes))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn comments_go_and_quotes_are_told_apart() {
        let s = parse(
            "x.rs",
            "let a = \"S \\\" T\"; // now()\n/* a /* b */ now() */ let c = '\\''; let l: &'static str = r#\"R\"Q\"#;\nmore();\n#[cfg(test)]\nmod tests { now() }",
        );
        assert_eq!(s.code.len(), 3);
        assert!(!s.code.concat().contains("now()"));
        assert!(s.code[1].contains("&'static str"));
        assert_eq!(s.code[2], "more();");
        let quoted: Vec<(usize, &str)> = s.quoted.iter().map(|q| (q.0, q.1.as_str())).collect();
        assert_eq!(quoted, [(1, "S \\\" T"), (2, "\\'"), (2, "R\"Q")]);
    }
}
