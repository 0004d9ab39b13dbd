//! `dargah serve`: the gateway, the desk and the API.

use crate::config::{Config, Reach, Where};
use crate::print::tell;
use crate::{Failure, Outcome, alone, http, log};
use app::App;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;

/// Serve the gateway, the desk and the API.
///
/// The database must have the schema of this program (`dargah migrate`). Prints `ready http://ADDR:PORT` when it serves.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    reach: Reach,
    /// Do the worker's job in the same process
    #[arg(long)]
    with_worker: bool,
}

/// Runs it until told to stop.
pub async fn run(a: Args) -> Outcome {
    let config = Config::resolve(&a.place, &a.reach)?;
    log::start(&config)?;
    let listener = listen("listen", config.get("listen")).await?;
    config.must_be_there()?;
    let _held = alone::hold(&config)?;
    let app = config.app().await?;
    serve(&config, app, listener, a.with_worker, |_| ()).await
}

/// An address and port out of the setting of this name.
pub fn address(setting: &str, at: &str) -> Result<SocketAddr, Failure> {
    at.parse().map_err(|_| Failure(format!("{setting} must be ADDR:PORT, such as 127.0.0.1:8080, not `{at}`"), 2))
}

/// Takes the port first: a busy one is said before anything else is done.
pub async fn listen(setting: &str, at: &str) -> Result<TcpListener, Failure> {
    let address = address(setting, at)?;
    let way = if setting == "listen" { "--listen" } else { setting };
    TcpListener::bind(address).await.map_err(|e| {
        let why = match e.kind() {
            std::io::ErrorKind::AddrInUse => {
                format!("port {} is in use by another program; choose another with {way} {}:PORT", address.port(), address.ip())
            }
            std::io::ErrorKind::PermissionDenied => {
                format!("port {} needs more rights; choose one above 1023 with {way}", address.port())
            }
            _ => format!("cannot listen on {address}: {e}"),
        };
        Failure(why, 1)
    })
}

/// Serves until told to stop; `ready` hears the address.
pub async fn serve(config: &Config, app: App, listener: TcpListener, with_worker: bool, ready: impl FnOnce(&str)) -> Outcome {
    let address = listener.local_addr()?;
    let settings = config.web(&address.to_string())?;
    config.metrics()?;
    let apart = match config.get("metrics_listen") {
        "" => None,
        at => Some(listen("metrics_listen", at).await?),
    };
    if !app.store.try_room().await? {
        tracing::warn!("what is there is shown, and nothing can be saved until there is room");
    }
    let metrics = web::recorder().map_err(|e| Failure(e, 1))?;
    let upkeep = metrics.clone();
    tokio::spawn(async move {
        // Samples are summed up also when nobody reads the metrics.
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            upkeep.run_upkeep();
        }
    });
    let (starting, here) = (app.clone(), app.clone());
    tokio::spawn(async move { app::missing::log(&starting).await });
    let web = web::Web::new(app.clone(), settings);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let beside = if apart.is_none() { Some(metrics.clone()) } else { None };
    if let Some(listener) = apart {
        tell!("metrics http://{}/metrics", listener.local_addr()?);
        let (_, router) = tokio::sync::watch::channel(web::metrics_router(web.clone(), metrics));
        let mut stopped = stopped.clone();
        tokio::spawn(http::serve(listener, router, async move { drop(stopped.wait_for(|s| *s).await) }));
    }
    let (changed, router) = tokio::sync::watch::channel(web::router(web.clone(), beside.clone()));
    let work = with_worker.then(|| tokio::spawn(work(app.clone(), stopped.clone())));
    tokio::spawn(async move {
        let mut app = app;
        loop {
            app = later(&app, true).await;
            let _ = changed.send(web::router(web.with_app(app.clone()), beside.clone()));
        }
    });
    std::thread::spawn(give_back);
    let told = told_to_stop();
    let url = format!("http://{address}");
    log::started("serve", &here, &url);
    ready(&url);
    tell!("ready {url}");
    http::serve(listener, router, told).await;
    let _ = stop.send(true);
    if let Some(w) = work {
        let _ = tokio::time::timeout(Duration::from_secs(5), w).await;
    }
    tracing::info!("serve stopped");
    Ok(ExitCode::SUCCESS)
}

/// Lets the allocator give back what reading and proving the packages used: it does so only after a second, and only when some
/// thread ends or frees a page; what is freed meanwhile waits for the next time. A program that nobody asks anything would keep a
/// third more memory than it needs.
fn give_back() {
    for _ in 0..8 {
        std::thread::sleep(Duration::from_millis(500));
        let short = std::thread::spawn(|| drop(std::hint::black_box(vec![0u8; 1 << 20])));
        let _ = short.join();
    }
}

/// Waits until the first day of a version has come, and gives the house that offers it.
async fn later(app: &App, publishes: bool) -> App {
    loop {
        tokio::time::sleep(Duration::from_secs(30)).await;
        match app::publish::when_due(app, publishes).await {
            Ok(Some(app)) => return app,
            Ok(None) => {}
            Err(e) => tracing::error!(error = %e, "the versions of today could not be published"),
        }
    }
}

/// Does the worker's job until told to stop, always with what is offered then. It publishes nothing.
pub async fn work(mut app: App, mut stopped: tokio::sync::watch::Receiver<bool>) {
    loop {
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let (at_work, now) = (app.clone(), stopping);
        let working = tokio::spawn(async move { app::worker::run_until(&at_work, now).await });
        let next = tokio::select! {
            next = later(&app, false) => Some(next),
            _ = stopped.wait_for(|s| *s) => None,
        };
        let _ = stop.send(true);
        let _ = working.await;
        match next {
            Some(next) => app = next,
            None => return,
        }
    }
}

/// Listens for Ctrl-C and TERM from now on; the future ends when one comes. Called before "ready" is said: whoever reads
/// that may send a signal at once.
pub fn told_to_stop() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async move {
        match signals {
            (Ok(mut interrupt), Ok(mut terminate)) => {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                }
            }
            _ => std::future::pending().await,
        }
    }
}
