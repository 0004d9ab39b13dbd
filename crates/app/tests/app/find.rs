//! What the first page shows, on both engines.

use app::submit;
use domain::Id;
use testkit::{ENGINES, House};

const DAY: i64 = 86_400_000;

/// It was said of the last weeks, and counted from the beginning.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_used_a_year_ago_stood_first_for_ever() {
    for engine in ENGINES {
        let house = House::new(engine).await;
        let now = app::now::now();
        let applied = |service: &'static str, days: i64, n: i64| (submit::used(service, now - days * DAY), n);
        // Of this week and the one before all count together; whichever day it is, one of seven days ago is in the second.
        let counts = [
            applied("guild-licence", 365, 1000),
            applied("guild-licence", 14 + 6, 50),
            applied("tree-permit", 7, 5),
            applied("tree-permit", 0, 4),
            applied("market-stall", 0, 8),
        ];
        let counted = move |tx: &mut store::Tx| {
            for (n, (item, times)) in counts.iter().enumerate() {
                store::counter::add(tx, Id::from_u128(n as u128 + 1), submit::USED, item, *times);
            }
            Ok(())
        };
        house.app.store.write(counted).await.unwrap();
        for _ in 0..2 {
            let home = app::find::home(&house.app).await.unwrap();
            let first: Vec<&str> = home.most_used.iter().take(2).map(|s| s.id.as_str()).collect();
            assert_eq!((home.counted, first), (true, vec!["tree-permit", "market-stall"]), "{engine:?}");
            // The same when they are folded.
            house.work().await;
        }
    }
}
