//! The injected faults, and the choice of the one that affects a request.

use super::Fault;

/// The injected faults.
#[derive(Debug)]
pub(crate) struct Faults {
    faults: Vec<Fault>,
    chance: u64,
}

impl Default for Faults {
    fn default() -> Self {
        Faults { faults: Vec::new(), chance: 0x9e37_79b9_7f4a_7c15 }
    }
}

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.faults.clear();
    }

    /// The fault that affects this request.
    pub(crate) fn take(&mut self, method: &str, path: &str) -> Option<Fault> {
        let chance = &mut self.chance;
        let mut fits = |fault: &&mut Fault| fault.fits(method, path) && is_one_in(fault.one_in, chance);
        let fault = self.faults.iter_mut().find(&mut fits)?;
        if let Some(left) = &mut fault.left {
            *left -= 1;
        }
        Some(fault.clone())
    }
}

impl Fault {
    fn fits(&self, method: &str, path: &str) -> bool {
        self.left != Some(0)
            && self.method.as_deref().is_none_or(|wanted| wanted == method)
            && self.path.as_deref().is_none_or(|template| is_of(template, path))
    }
}

/// Whether a path matches a template.
fn is_of(template: &str, path: &str) -> bool {
    let segments = |text: &'_ str| text.trim_matches('/').split('/').map(str::to_owned).collect::<Vec<_>>();
    let (template, path) = (segments(template), segments(path));
    template.len() == path.len()
        && template.iter().zip(&path).all(|(wanted, found)| wanted == found || wanted.starts_with('{'))
}

/// Marsaglia's xorshift.
fn is_one_in(requests: u32, chance: &mut u64) -> bool {
    if requests == 1 {
        return true;
    }
    *chance ^= *chance << 13;
    *chance ^= *chance >> 7;
    *chance ^= *chance << 17;
    chance.is_multiple_of(u64::from(requests))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_happens_where_and_as_often_as_it_was_told_to() {
        let mut faults = Faults::default();
        faults.add(Fault::status(500).on("GET", "projects/{id}").times(2));
        assert!(faults.take("GET", "projects").is_none());
        assert!(faults.take("PUT", "projects/7").is_none());
        assert!(faults.take("GET", "projects/7/").is_some());
        assert!(faults.take("GET", "projects/8").is_some());
        assert!(faults.take("GET", "projects/7").is_none());
    }

    #[test]
    fn a_fault_happens_to_one_in_so_many_and_those_that_are_sure_to_all() {
        let mut faults = Faults::default();
        faults.add(Fault::status(500).one_in(10));
        let hit = (0..10_000).filter(|_| faults.take("GET", "projects").is_some()).count();
        assert!((900..1100).contains(&hit), "{hit}");
        faults.add(Fault::status(503));
        assert!((0..100).all(|_| faults.take("GET", "projects").is_some()));
    }
}
