//! How far reading has come, for somebody who waits.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What the reading of a source tells while it goes on; a copy tells the same.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    read: Arc<AtomicU64>,
    whole: Arc<AtomicU64>,
    found: Arc<Mutex<Option<String>>>,
}

impl Progress {
    /// How many bytes were read.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// How many bytes there are; 0 as long as that is not known.
    #[must_use]
    pub fn whole(&self) -> u64 {
        self.whole.load(Ordering::Relaxed)
    }

    /// What the source was taken for, in one line, once that is known; told whatever comes after.
    #[must_use]
    pub fn found(&self) -> Option<String> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn find(&self, what: &str) {
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(what.to_owned());
    }

    /// What was found is not so.
    pub(super) fn forget(&self) {
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(super) fn begin(&self, whole: u64) {
        self.read.store(0, Ordering::Relaxed);
        self.whole.store(whole, Ordering::Relaxed);
    }

    pub(super) fn reach(&self, bytes: u64) {
        self.read.store(bytes, Ordering::Relaxed);
    }

    pub(super) fn add(&self, bytes: usize) {
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// How far reading has come does not tell two requests apart.
impl PartialEq for Progress {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Progress {}
