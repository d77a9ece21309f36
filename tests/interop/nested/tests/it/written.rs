//! What is written is read back, with what the server adds to it.

use optimizely_rest::classic::{Bin, Item, Layout, ShelfUpdate};

use crate::Shop;

fn tea() -> Item {
    Item::new("tea").tags([vec!["hot".to_owned()], vec![]])
}

/// Three levels: a layout, with boxes in rows, with things in them.
fn layout() -> Layout {
    let inner = Bin::new("inner").items([Item::new("mint").grams(5)]);
    let outer = Bin::new("outer").items([tea(), Item::new("milk")]).sample(tea()).boxes([inner]);
    Layout::new("By size").front(Bin::new("front")).rows([vec![outer], vec![]])
}

#[tokio::test]
async fn an_object_with_lists_of_lists_of_objects_is_read_as_it_was_written() {
    let shop = Shop::open().await;
    let shelf = shop.shelf(shop.new().layout(layout()).boxes([Bin::new("beside").sample(tea())])).await;
    let [row, empty] = &shelf.layout.rows[..] else { panic!("{:?}", shelf.layout.rows) };
    let [outer] = &row[..] else { panic!("{row:?}") };
    assert!(empty.is_empty() && shelf.layout.number().is_none());
    assert_eq!((&*shelf.layout.title, &*outer.label, outer.items.len()), ("By size", "outer", 2));
    assert_eq!((&*outer.items[0].name, outer.items[0].grams), ("tea", Some(250)));
    assert_eq!(outer.items[0].tags, [vec!["hot".to_owned()], vec![]]);
    assert_eq!((outer.items[0].index(), outer.items[1].index()), (Some(0), Some(1)));
    assert!(outer.items[1].created().is_some() && outer.items[1].until.is_none());
    assert_eq!(outer.sample.as_ref().map(|item| (&*item.name, item.grams, item.index())), Some(("tea", Some(250), None)));
    assert_eq!((&*outer.boxes[0].items[0].name, outer.boxes[0].items[0].grams), ("mint", Some(5)));
    assert_eq!(shelf.boxes[0].sample.as_ref().and_then(|item| item.grams), Some(250));
    assert_eq!(shop.client.shelves().get(shelf.id).await.unwrap().data(), shelf.data());
    assert_eq!(shop.client.shelves().list(shop.project).await.unwrap()[0].data(), shelf.data());
}

#[tokio::test]
async fn what_is_written_as_it_was_read_stays_the_same_and_what_differs_is_new() {
    let shop = Shop::open().await;
    let mut shelf = shop.shelf(shop.new().layout(layout())).await;
    let before = shelf.layout.clone();
    shelf.set_layout(before.clone()).save().await.unwrap();
    assert_eq!(shelf.layout, before);

    let mut rows = before.rows.clone();
    rows[1].push(Bin::new("more").items([tea()]));
    shelf.set_layout(Layout::new("By name").rows(rows)).save().await.unwrap();
    assert_eq!((&*shelf.layout.title, &shelf.layout.front), ("By name", &None));
    assert_eq!(shelf.layout.rows[0], before.rows[0], "created when it was made");
    assert!(shelf.layout.rows[1][0].items[0].created() > before.rows[0][0].items[0].created());

    let changes = ShelfUpdate::new().name("Coffees");
    let renamed = shop.client.shelves().update(shelf.id, changes).await.unwrap();
    assert_eq!((&*renamed.name, &renamed.layout, &renamed.origin), ("Coffees", &shelf.layout, &shelf.origin));
}

#[tokio::test]
async fn an_optional_object_is_there_once_it_was_written() {
    let shop = Shop::open().await;
    let mut shelf = shop.shelf(shop.new()).await;
    shelf.set_spare(Layout::new("Spare")).set_layout(Layout::new("Other")).save().await.unwrap();
    assert_eq!(shelf.spare.as_ref().map(|spare| (&*spare.title, spare.rows.len())), Some(("Spare", 0)));
    assert_eq!(shop.client.shelves().get(shelf.id).await.unwrap().layout.title, "Other");
}
