//! `bin/demo` and `bin/test` on machines that lack something: one clear line and no trace. The tools of the system are real; those that
//! would install or build are stand-ins, since no test may install anything.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};

/// What every Debian has and the scripts use.
const SYSTEM: [&str; 14] = ["bash", "sh", "dirname", "sed", "sort", "cut", "awk", "grep", "find", "env", "touch", "tr", "rm", "cat"];

/// A checkout with nothing but the scripts and what they read, on a machine with these stand-ins: (name, what it runs).
fn on_a_machine_with(script: &str, tools: &[(&str, &str)], arguments: &[&str]) -> (Output, tempfile::TempDir) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let checkout = tempfile::tempdir().unwrap();
    let (bin, path) = (checkout.path().join("bin"), checkout.path().join("path"));
    std::fs::create_dir(&bin).unwrap();
    std::fs::create_dir(&path).unwrap();
    for file in ["bin/demo", "bin/test", "bin/setup.sh", "rust-toolchain.toml", "package-lock.json"] {
        std::fs::copy(root.join(file), checkout.path().join(file)).unwrap();
    }
    for tool in SYSTEM {
        let real = std::env::split_paths(&std::env::var_os("PATH").unwrap()).map(|d| d.join(tool)).find(|p| p.is_file());
        symlink(real.unwrap_or_else(|| panic!("no {tool} here")), path.join(tool)).unwrap();
    }
    for (tool, runs) in tools {
        let at = path.join(tool);
        std::fs::write(&at, format!("#!/bin/bash\n{runs}\n")).unwrap();
        std::fs::set_permissions(&at, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut command = Command::new(path.join("bash"));
    command.arg(bin.join(script)).args(arguments).env_clear().env("PATH", &path).env("HOME", checkout.path());
    (command.stdin(std::process::Stdio::null()).output().unwrap(), checkout)
}

/// Stand-ins: (name, what it runs).
type Tools = Vec<(&'static str, &'static str)>;

const ROOM: (&str, &str) = ("df", "printf 'a b c d\\n/ 0 0 99999999 0%% /\\n'");
const USER: (&str, &str) = ("id", "echo 1000");
const ROOT: (&str, &str) = ("id", "echo 0");
const SUDO: (&str, &str) = ("sudo", "exec \"$@\"");
const APT: (&str, &str) = ("apt-get", "true");
const RUST: [(&str, &str); 4] = [
    ("cargo", "true"),
    ("rustup", "[ \"$1\" = toolchain ] && [ \"$2\" = list ] && sed -n 's/^channel = \"\\(.*\\)\"/\\1/p' rust-toolchain.toml; true"),
    ("rustc", "echo 'host: here'"),
    ("cc", "true"),
];
const NODE: [(&str, &str); 2] = [("node", "echo v22.1.0"), ("npm", "true")];

#[test]
fn what_a_machine_lacks_is_one_clear_line() {
    // The script, what is there, its arguments, and what it must say.
    let rust_and = |more: &[(&'static str, &'static str)]| [&RUST[..], more].concat();
    let all = |more: &[(&'static str, &'static str)]| [&RUST[..], &NODE, &[ROOM, ROOT], more].concat();
    let cases: Vec<(&str, Tools, &[&str], &str)> = vec![
        (
            "demo",
            vec![("df", "printf 'a b c d\\n/ 0 0 2097152 0%% /\\n'"), ROOT],
            &[],
            "a first build needs 6 GB of disk; 2 GB are free here",
        ),
        (
            "test",
            vec![("df", "printf 'a b c d\\n/ 0 0 2097152 0%% /\\n'"), ROOT],
            &[],
            "a first build needs 10 GB of disk; 2 GB are free here",
        ),
        ("demo", vec![ROOM, ROOT], &[], "this is no Debian or Ubuntu: install curl ca-certificates build-essential nodejs npm"),
        (
            "demo",
            vec![ROOM, USER, APT],
            &[],
            "there is no sudo here: as root, run  apt-get install curl ca-certificates build-essential nodejs npm",
        ),
        ("demo", vec![ROOM, USER, APT, SUDO], &[], "nobody is there to ask: start again with --yes to agree."),
        (
            "demo",
            vec![ROOM, USER, ("apt-get", "exit 100"), SUDO],
            &["--yes"],
            "the list of packages could not be fetched: is there a network?",
        ),
        (
            "demo",
            vec![ROOM, ROOT, ("apt-get", "[ \"$1\" = update ]")],
            &[],
            "apt-get could not install curl ca-certificates build-essential nodejs npm",
        ),
        ("demo", vec![ROOM, ROOT, APT, ("curl", "exit 6")], &[], "rustup could not be installed: is there a network?"),
        (
            "demo",
            rust_and(&[ROOM, ROOT, ("node", "echo v22.1.0"), ("npm", "exit 1")]),
            &[],
            "npm could not fetch fonts and icons: is there a network?",
        ),
        (
            "demo",
            all(&[("npm", "/bin/mkdir -p node_modules"), ("cargo", "[ \"$1\" != fetch ]")]),
            &[],
            "the Rust libraries could not be fetched: is there a network?",
        ),
        (
            "demo",
            all(&[("npm", "/bin/mkdir -p node_modules"), ("cargo", "[ \"$1\" = fetch ]")]),
            &[],
            "the build failed; the lines above say why.",
        ),
        ("test", all(&[]), &[], "this is no Debian or Ubuntu: install git"),
    ];
    for (script, tools, arguments, says) in cases {
        let (o, _checkout) = on_a_machine_with(script, &tools, arguments);
        let err = String::from_utf8_lossy(&o.stderr).into_owned();
        let last = err.lines().last().unwrap_or_default();
        assert_eq!(o.status.code(), Some(1), "bin/{script} with {tools:?}: {err}");
        assert!(last.starts_with("error: ") && last.contains(says), "bin/{script} with {tools:?}: {err}");
        assert!(!err.contains(": line "), "a trace of bin/{script}: {err}");
    }
}

#[test]
fn a_user_is_asked_before_anything_is_installed() {
    let touches = "echo \"$@\" >> installed; true";
    let tools = [ROOM, USER, ("apt-get", touches), SUDO, ("curl", "exit 6")];
    let (o, checkout) = on_a_machine_with("demo", &tools, &[]);
    let err = String::from_utf8_lossy(&o.stderr).into_owned();
    assert!(err.contains("These are missing on this machine and will be installed:") && err.contains("build-essential"), "{err}");
    assert!(!checkout.path().join("installed").exists(), "installed without being asked: {err}");
    let (_, checkout) = on_a_machine_with("demo", &tools, &["--yes"]);
    let installed = std::fs::read_to_string(checkout.path().join("installed")).unwrap();
    assert!(installed.contains("update") && installed.contains("install") && installed.contains("build-essential"), "{installed}");
}
