//! Splits the traffic of an experiment among its variations. The functions are `#[inline]`, since most programs set no weights.

use std::fmt;
use std::future::IntoFuture;

use crate::classic::api::{Client, Experiment, Variation, VariationId, VariationUpdate};
use crate::client::call::{Call, option_methods};
use crate::client::capabilities::{List, Update};
use crate::client::live::Live;
use crate::client::output::acknowledge;
use crate::error::{Cause, Error};
use crate::model::resource::Entity;
use crate::request::Request;
use crate::transport::Future;
use crate::transport::options::Options;

/// All of the traffic, in basis points.
const WHOLE: u64 = 10_000;

impl Live<Experiment> {
    /// Splits the traffic of the experiment among its variations. The weights are in basis points and have to add up to 10000.
    ///
    /// Nothing is sent before this is awaited. It yields the variations with their new weights.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Sandbox, NewExperiment, NewProject};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = Sandbox::start().await?;
    /// # let client = sandbox.client();
    /// # let project = client.projects().create(NewProject::new("Shop")).await?;
    /// # let new = NewExperiment::new(project.id, "Bigger buttons", "https://shop.example/products/");
    /// # let experiment = client.experiments().create(new).await?;
    /// let [original, bigger] = experiment.variation_ids[..] else { panic!("there are two") };
    /// let variations = experiment.set_weights([(original, 9_000), (bigger, 1_000)]).await?;
    /// assert_eq!(variations[1].weight, Some(1_000));
    ///
    /// let error = experiment.set_weights([(original, 50), (bigger, 50)]).await.unwrap_err();
    /// assert!(error.is_invalid_request() && error.to_string().contains("add up to 100, not to 10000"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn set_weights<V: Into<VariationId>>(&self, weights: impl IntoIterator<Item = (V, u32)>) -> SetWeights {
        SetWeights {
            client: self.client().clone(),
            experiment: self.id(),
            weights: weights.into_iter().map(|(variation, weight)| (variation.into(), weight)).collect(),
            options: Options::default(),
        }
    }
}

/// A new split of an experiment's traffic. When it is awaited, it reads the variations, writes those whose weight differs one after the
/// other, and reads all of them again, since the API is known not to apply every change.
///
/// # Errors
///
/// Fails in these cases:
///
/// - Before anything is written: the weights do not add up to 10000, a variation is named twice, or the variations are not exactly those
///   of the experiment.
/// - The server accepted a change and [did not apply it](crate::ErrorKind::NotApplied).
/// - A request fails. The weights that were written before it stay, and the same split can be set again.
#[derive(Clone)]
#[must_use = "weights are not set until this is awaited"]
pub struct SetWeights {
    client: Client,
    experiment: <Experiment as Entity>::Id,
    weights: Vec<(VariationId, u32)>,
    pub(crate) options: Options,
}

impl SetWeights {
    option_methods!("each of its requests");

    /// The first request, which reads the variations. The later requests depend on its response.
    #[inline]
    pub fn request(&self) -> Request {
        Request::new(Variation::LIST, &self.experiment).checked(self.check())
    }

    #[inline]
    fn check(&self) -> Result<(), String> {
        for (index, (variation, _)) in self.weights.iter().enumerate() {
            if self.weights[..index].iter().any(|(earlier, _)| earlier == variation) {
                return Err(format!("variation {variation} is given two weights"));
            }
        }
        match self.weights.iter().map(|(_, weight)| u64::from(*weight)).sum() {
            WHOLE => Ok(()),
            sum => Err(format!("the weights add up to {sum}, not to {WHOLE}")),
        }
    }

    /// Checks that the weights name every variation of the experiment and no other one.
    #[inline]
    fn check_against(&self, found: &[Live<Variation>]) -> Result<(), String> {
        if let Some(missing) = found.iter().find(|found| self.weight_of(found).is_none()) {
            return Err(format!("variation {} of this experiment is given no weight", missing.id()));
        }
        let is_found = |id: &VariationId| found.iter().any(|found| found.id() == *id);
        match self.weights.iter().find(|(id, _)| !is_found(id)) {
            Some((id, _)) => Err(format!("this experiment has no variation {id}")),
            None => Ok(()),
        }
    }

    #[inline]
    fn weight_of(&self, variation: &Live<Variation>) -> Option<u32> {
        self.weights.iter().find(|(id, _)| *id == variation.id()).map(|(_, weight)| *weight)
    }

    #[inline]
    fn differs(&self, variation: &Live<Variation>) -> bool {
        variation.weight != self.weight_of(variation)
    }

    #[inline]
    fn weights_that_differ(&self, before: &[Live<Variation>]) -> Vec<(VariationId, u32)> {
        let differing = before.iter().filter(|variation| self.differs(variation));
        differing.filter_map(|variation| Some((variation.id(), self.weight_of(variation)?))).collect()
    }

    #[inline]
    async fn read(&self) -> Result<Vec<Live<Variation>>, Error> {
        let call: Call<Vec<Live<Variation>>> = self.client.call(self.request());
        call.with_options(self.options.clone()).await
    }

    #[inline]
    async fn run(self) -> Result<Vec<Live<Variation>>, Error> {
        let before = self.read().await?;
        self.check_against(&before).map_err(|why| Error::of(&self.request(), Cause::InvalidRequest(why)))?;
        if !before.iter().any(|variation| self.differs(variation)) {
            return Ok(before);
        }
        for (id, weight) in self.weights_that_differ(&before) {
            let update = VariationUpdate::new().weight(weight);
            let write = Request::new(Variation::UPDATE, &id).body(&update);
            acknowledge(&self.client.transport, &write, &self.options).await?;
        }
        let after = self.read().await?;
        match self.shortfall(&after) {
            Some(shortfall) => Err(Error::of(&self.request(), Cause::NotApplied(shortfall))),
            None => Ok(after),
        }
    }

    /// The first weight that was not applied. Variations may also have been added or deleted meanwhile.
    #[inline]
    fn shortfall(&self, after: &[Live<Variation>]) -> Option<String> {
        let shown = |weight: Option<u32>| weight.map_or("none".to_owned(), |weight| weight.to_string());
        let difference = after.iter().find(|variation| self.differs(variation)).map(|variation| {
            let (is, wanted) = (shown(variation.weight), shown(self.weight_of(variation)));
            format!("the weight of variation {} is {is} instead of {wanted}", variation.id())
        });
        difference.or_else(|| self.check_against(after).err())
    }
}

impl IntoFuture for SetWeights {
    type Output = Result<Vec<Live<Variation>>, Error>;
    type IntoFuture = Future<'static, Self::Output>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for SetWeights {
    #[inline]
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SetWeights")
            .field("experiment", &self.experiment)
            .field("weights", &self.weights)
            .finish_non_exhaustive()
    }
}

#[cfg(not(feature = "blocking"))]
crate::client::without_wait::without_wait! { [] SetWeights, <SetWeights as IntoFuture>::Output; }

#[cfg(feature = "blocking")]
impl SetWeights {
    /// Sends the requests and blocks this thread until they are done. See [`Call::wait`](crate::Call::wait).
    ///
    /// # Errors
    ///
    /// Fails like `.await`, or if the system cannot start a thread.
    ///
    /// ```
    /// # use optimizely_rest::classic::{NewExperiment, NewProject, Sandbox};
    /// # let sandbox = Sandbox::start_blocking()?;
    /// # let client = sandbox.client();
    /// # let project = client.projects().create(NewProject::new("Shop")).wait()?;
    /// # let new = NewExperiment::new(project.id, "Bigger buttons", "https://shop.example/");
    /// # let experiment = client.experiments().create(new).wait()?;
    /// let [original, bigger] = experiment.variation_ids[..] else { panic!("there are two") };
    /// let variations = experiment.set_weights([(original, 9_000), (bigger, 1_000)]).wait()?;
    /// assert_eq!(variations[1].weight, Some(1_000));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn wait(self) -> <Self as IntoFuture>::Output {
        crate::client::wait::wait(self.into_future())?
    }
}
