//! For operators and machines: health, readiness, metrics.

use crate::Web;
use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::net::{IpAddr, SocketAddr};
use std::time::Instant;

/// Starts recording metrics; once in a process.
pub fn recorder() -> Result<PrometheusHandle, String> {
    PrometheusBuilder::new()
        .set_buckets(&[0.000_25, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0])
        .and_then(|b| b.install_recorder())
        .map_err(|e| e.to_string())
}

/// Metrics that nobody records: for several routers in one process, as tests have them.
pub fn no_recorder() -> PrometheusHandle {
    PrometheusBuilder::new().build_recorder().handle()
}

/// Alive.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// Able to answer: the database answers, and where a write had found no room, there is some again.
pub async fn readyz(State(web): State<Web>) -> Response {
    let store = &web.app.store;
    let ready = match store.schema_version().await {
        Ok(_) if store.wants_room() => store.try_room().await,
        answers => answers.map(|_| true),
    };
    let why = match ready {
        Ok(true) => return "ready\n".into_response(),
        Ok(false) => "the database cannot be written: free room on its disk\n",
        Err(e) => {
            tracing::error!(error = %e, "not ready");
            "the database does not answer\n"
        }
    };
    (StatusCode::SERVICE_UNAVAILABLE, [(header::CONTENT_TYPE, "text/plain")], why).into_response()
}

/// The metrics alone, for an address of their own.
pub fn metrics_router(web: Web, recorded: PrometheusHandle) -> Router {
    Router::new().route("/metrics", get(move |web: State<Web>| metrics(web, recorded.clone()))).with_state(web)
}

/// The metrics beside everything else: for programs of this machine; for all others they do not exist.
pub async fn metrics_here(web: State<Web>, request: Request, recorded: PrometheusHandle) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    if peer.is_some_and(|p| asked_here(p, request.headers())) {
        return metrics(web, recorded).await.into_response();
    }
    (StatusCode::NOT_FOUND, "not found\n").into_response()
}

/// Headers of proxies that pass on what somebody elsewhere asked.
const PASSED_ON: [&str; 6] = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

/// Whether a program of this machine asks on its own behalf. A proxy beside us comes from this machine too: it gives itself
/// away by a header of its own or by the host that it was asked for.
fn asked_here(peer: IpAddr, headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()?.parse::<axum::http::uri::Authority>().ok());
    let name = host.as_ref().map(|h| h.host().trim_matches(['[', ']']));
    let ours = name.is_some_and(|n| n == "localhost" || n.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()));
    peer.to_canonical().is_loopback() && ours && !PASSED_ON.iter().any(|name| headers.contains_key(*name))
}

/// What was measured in this process, and what waits in the database.
async fn metrics(State(web): State<Web>, recorded: PrometheusHandle) -> String {
    if let Ok(jobs) = app::worker::backlog(&web.app).await {
        metrics::gauge!("dargah_jobs_waiting").set(jobs.waiting as f64);
        metrics::gauge!("dargah_jobs_set_aside").set(jobs.aside as f64);
    }
    if let Ok(stuck) = app::worker::stuck(&web.app).await {
        metrics::gauge!("dargah_clock_failing_cases").set(stuck.cases as f64);
    }
    let (requests, bytes) = web.load.now();
    metrics::gauge!("dargah_requests_under_way").set(requests as f64);
    metrics::gauge!("dargah_body_bytes_held").set(bytes as f64);
    recorded.render()
}

/// Counts each request under its route, never its address: no personal data in metrics.
pub async fn measure(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let start = Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("none", MatchedPath::as_str).to_string();
    let status = match response.status().as_u16() {
        100..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    };
    metrics::histogram!("dargah_request_seconds", "route" => route, "status" => status).record(start.elapsed().as_secs_f64());
    response
}
