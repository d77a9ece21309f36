//! The visitors of the demo, over the last five days.

use std::time::{Duration, SystemTime};

use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::demo::DemoError;
use crate::sandbox::engine::store::Store;
use crate::sandbox::v2::traffic::{Traffic, record};
use crate::v2::api::{AttributeId, CampaignId, Device, EventId, VariationId};

const DAYS: u64 = 5;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The average amount of an order.
const AMOUNT: f64 = 64.5;

/// The segments of the visitors: how many in ten of them there are, their device, and whether they have the gold plan.
const SEGMENTS: [(u64, Device, bool); 3] =
    [(5, Device::Desktop, false), (3, Device::Mobile, false), (2, Device::Desktop, true)];

/// Records visitors of a variation, and how many of them had an event. Their numbers are multiples of 50, for the days and the segments.
pub(super) fn of_variation(
    store: &mut Store,
    variation: impl Into<VariationId>,
    event: impl Into<EventId>,
    plan: u64,
    [visitors, conversions]: [u64; 2],
    is_revenue: bool,
) -> Result<(), DemoError> {
    let traffic = Traffic::new(variation, event);
    for day in 0..DAYS {
        for (tenths, device, is_gold) in SEGMENTS {
            let share = |of: u64| of * tenths / 10 / DAYS;
            let mut traffic =
                traffic.clone().time(ago(day)).visitors(share(visitors)).conversions(share(conversions)).device(device);
            if is_gold {
                traffic = traffic.attribute(AttributeId::from(plan), "gold");
            }
            if is_revenue {
                traffic = traffic.revenue(share(conversions) as f64 * AMOUNT);
            }
            add(store, traffic)?;
        }
    }
    Ok(())
}

/// Records visitors of a campaign who saw none of its experiences, and how many of them had an event.
pub(super) fn held_back(
    store: &mut Store,
    campaign: impl Into<CampaignId>,
    event: impl Into<EventId>,
    [visitors, conversions]: [u64; 2],
) -> Result<(), DemoError> {
    add(store, Traffic::held_back(campaign).event(event).visitors(visitors).conversions(conversions))
}

/// The time an hour and this many days ago. The hour is needed because a period ends with the last full five minutes.
fn ago(days: u64) -> Timestamp {
    Timestamp::from(SystemTime::now() - DAY * days as u32 - DAY / 24)
}

fn add(store: &mut Store, traffic: Traffic) -> Result<(), DemoError> {
    record(store, traffic).map_err(|error| DemoError(error.to_string()))
}
