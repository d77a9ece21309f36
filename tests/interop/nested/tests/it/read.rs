//! Fields that were not given are there, with the values that the spec implies.

use optimizely_rest::classic::Sandbox;

use crate::Shop;

#[tokio::test]
async fn a_read_object_in_an_object_in_an_object_is_made_with_all_that_is_in_it() {
    let shop = Shop::open().await;
    let shelf = shop.shelf(shop.new()).await;
    let corner = &shelf.origin.corner;
    assert_eq!((corner.centre.x, corner.centre.level, corner.centre.shelf_id), (0.0, 1, shelf.id));
    assert!(corner.centre.seen_at.to_system_time().is_some());
    assert_eq!(shelf.origin.project_id, shop.project);
    assert!(corner.id != shelf.id && corner.borders.is_empty() && shelf.origin.former.is_none());
    assert_eq!(corner.key.expose(), format!("key-of-{}", shelf.id));
    assert_eq!(shop.client.shelves().get(shelf.id).await.unwrap().data(), shelf.data());
    assert_eq!(shop.client.shelves().list(shop.project).await.unwrap()[0].data(), shelf.data());
}

#[tokio::test]
async fn what_is_left_out_keeps_the_rules_of_its_field() {
    let shop = Shop::open().await;
    let shelf = shop.shelf(shop.new()).await;
    assert_eq!((&*shelf.layout.title, shelf.layout.rows.len(), &shelf.layout.front), ("By colour", 0, &None));
    assert_eq!((shelf.height, &*shelf.code, &shelf.spare, shelf.twin_id), (5, "abc", &None, shelf.id));
    assert!(shelf.opened.is_whole_second() && shelf.checked.is_none());
    assert!(shelf.boxes.is_empty() && shelf.audiences.is_empty());
}

#[tokio::test]
async fn a_snapshot_holds_it_all() {
    let shop = Shop::open().await;
    let shelf = shop.shelf(shop.new()).await;
    let copy = Sandbox::builder().restore(&shop.sandbox.snapshot()).unwrap().start().await.unwrap();
    assert_eq!(copy.client().shelves().get(shelf.id).await.unwrap().data(), shelf.data());
    copy.load_demo().unwrap();
    assert!(Sandbox::builder().restore(&copy.snapshot()).is_ok());
}
