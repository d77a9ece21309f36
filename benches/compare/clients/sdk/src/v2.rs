//! The calls of v2.

use std::fs;

use common::{Result, TOKEN};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use optimizely_rest::v2::{
    Action, Audiences, Change, Client, Method, Metric, NewAudience, NewCustomEvent, NewExperiment, NewPage, NewProject,
    Token, Variation,
};

/// The largest size of a page.
const PAGE: usize = 100;

fn client() -> Result<Client> {
    Ok(Client::builder(Token::personal(TOKEN)).base_url(common::argument(1)?).build()?)
}

pub fn gets() -> Result<()> {
    let (client, ids, count) = (client()?, common::ids(2)?, common::number(3)?);
    common::on_one_thread(common::sequential(&ids, count, async |id| Ok(client.experiments().get(id).await?)))
}

/// Creates experiments, and writes their IDs and the sandbox's list of them into two files. A line of the list is a page.
pub fn fill() -> Result<()> {
    let (client, count) = (client()?, common::number(2)?);
    common::on_one_thread(async {
        let project = client.projects().create(NewProject::new("Shop")).await?.id;
        let ids = experiments(&client, project.get(), count).await?;
        fs::write(common::argument(3)?, ids.iter().map(|id| format!("{id}\n")).collect::<String>())?;
        let mut list = String::new();
        for page in 1..=count.div_ceil(PAGE) {
            let call = client.request(Method::GET, "experiments").query("project_id", project);
            list += &format!("{}\n", call.query("per_page", PAGE).query("page", page).await?);
        }
        Ok(fs::write(common::argument(4)?, list)?)
    })
}

/// Two variations, one of which changes a page, two metrics and an audience.
async fn experiments(client: &Client, project: u64, count: usize) -> Result<Vec<u64>> {
    let page = NewPage::new(project, "Products", "https://shop.example/products/");
    let page = client.pages().create(page).await?.id;
    let audience = client.audiences().create(NewAudience::new(project, "Phones")).await?.id;
    let [cart, purchase] =
        ["cart", "purchase"].map(|key| client.custom_events().create(NewCustomEvent::new(project, key)));
    let [cart, purchase] = [cart.await?.id, purchase.await?.id];
    let new = |index| {
        let css = Change::custom_css(".buy { font-size: 150% }");
        NewExperiment::new(project)
            .name(format!("Bigger buttons {index}"))
            .description("Visitors buy more if they see the button.")
            .page_ids([page])
            .audience_conditions(Audiences::any([audience]))
            .metrics([Metric::unique_conversions(cart), Metric::revenue(purchase)])
            .variations([
                Variation::new(5_000).name("Original"),
                Variation::new(5_000).name("Bigger").actions([Action::new(page, [css])]),
            ])
    };
    let created =
        stream::iter(0..count).map(|index| client.experiments().create(new(index)).into_future()).buffered(16);
    Ok(created.map_ok(|experiment| experiment.id.get()).try_collect().await?)
}
