//! What `page` is compared with: a handler that answers with the same bytes and does nothing else.

use crate::print::say;
use crate::{Outcome, http, serve};
use axum::Router;
use axum::http::header;
use axum::routing::get;
use bytes::Bytes;
use std::process::ExitCode;

/// Serve one file's bytes.
#[derive(clap::Args)]
pub struct Args {
    /// The file
    file: String,
}

/// Runs it until told to stop.
pub async fn run(a: Args) -> Outcome {
    let body = Bytes::from(std::fs::read(&a.file)?);
    let answer = move || {
        let body = body.clone();
        async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body) }
    };
    let router = Router::new().route("/", get(answer));
    let listener = serve::listen("listen", "127.0.0.1:0").await?;
    let told = serve::told_to_stop();
    say!("ready http://{}", listener.local_addr()?);
    http::serve(listener, tokio::sync::watch::channel(router).1, told).await;
    Ok(ExitCode::SUCCESS)
}
