//! Connections: as `axum::serve` takes them, but a client that never ends its headers, or opens connections without end,
//! takes nothing from the others.

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::sync::watch::Receiver;
use tower::Service;

/// Most connections at once; further ones wait in the system's queue.
const MOST_CONNECTIONS: usize = 8192;
/// The headers of a request must be here within this time; also how long a connection may idle between two requests.
const HEADER_TIME: Duration = Duration::from_secs(30);
/// Requests under way when told to stop get so long to finish.
const LAST_TIME: Duration = Duration::from_secs(3);

/// Serves until `stop` is done; requests under way are finished, idle connections are not waited for. Each request goes to the
/// router that there is when it comes.
pub async fn serve(listener: TcpListener, router: Receiver<Router>, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = async {
            // Never closed: there is always a place some time.
            let place = places.clone().acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            taken = accepted => taken,
            () = &mut stop => break,
        };
        let (stream, peer) = match accepted {
            Ok(c) => c,
            Err(e) => {
                // Mostly too many open files: others must end first.
                tracing::warn!(error = %e, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo::<SocketAddr>(peer));
            let now = router.borrow().clone();
            now.clone().call(request)
        });
        let connection =
            http1::Builder::new().timer(TokioTimer::new()).header_read_timeout(HEADER_TIME).serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // An error is a client that went away or spoke no HTTP.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST_TIME, graceful.shutdown()).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    #[tokio::test]
    async fn a_connection_that_stays_open_gets_what_is_offered_now() {
        let answering = |word: &'static str| Router::new().route("/", get(move || async move { word }));
        let (change, router) = tokio::sync::watch::channel(answering("before"));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let serving = tokio::spawn(serve(listener, router, async move { drop(stopped.await) }));
        let mut connection = tokio::net::TcpStream::connect(address).await.unwrap();
        for word in ["before", "after!"] {
            connection.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
            let mut heard = String::new();
            while !heard.ends_with(word) {
                let mut some = [0; 512];
                let n = connection.read(&mut some).await.unwrap();
                assert!(n > 0, "it ended after {heard}");
                heard += &String::from_utf8_lossy(&some[..n]);
            }
            change.send(answering("after!")).unwrap();
        }
        drop(connection);
        stop.send(()).unwrap();
        serving.await.unwrap();
    }
}
