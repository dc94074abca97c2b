//! Pieces read by several threads, and taken in their order.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::RowReader;
use super::part::{Part, PartReader, Stopped};
use crate::read::pieces::{Piece, Unreadable};

/// More threads than this wait for the one that finds the pieces.
const MOST_THREADS: usize = 8;

type Outcome<'p> = (Piece<'p>, Result<Part, Stopped>);
/// Pieces with their numbers, for whoever has nothing to do.
type Work<'p> = Arc<Mutex<Receiver<(usize, Result<Piece<'p>, Unreadable>)>>>;

/// Reads all pieces, and gives each with what was read from it to `take`, in their order.
pub(super) fn read(
    rows: &RowReader<'_>,
    mut take: impl FnMut(&Piece<'_>, Result<Part, Stopped>) -> Result<(), Stopped>,
) -> Result<(), Stopped> {
    let unreadable = |_: Unreadable| Stopped::Unreadable;
    let mut pieces = rows.table.pieces(rows.progress).map_err(unreadable)?;
    let Some(first) = pieces.next().map_err(unreadable)? else { return Ok(()) };
    let second = pieces.next().map_err(unreadable)?;
    let mut reader = PartReader::new(rows);
    let part = reader.read(&first, Some(false));
    take(&first, part)?;
    drop(first);
    let Some(second) = second else { return Ok(()) };

    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    thread::scope(|scope| {
        let (hand_out, work) = sync_channel(threads);
        let (hand_in, done) = sync_channel::<(usize, Option<Outcome<'_>>)>(threads);
        scope.spawn(move || {
            let all =
                std::iter::once(Ok(second)).chain(std::iter::from_fn(|| pieces.next().transpose()));
            for (number, piece) in all.enumerate() {
                let is_last = piece.is_err();
                if hand_out.send((number, piece)).is_err() || is_last {
                    break;
                }
            }
        });
        // Once all of them have ended, the thread above has nobody to hand anything to.
        let work: Work<'_> = Arc::new(Mutex::new(work));
        for _ in 0..threads {
            let (hand_in, work) = (hand_in.clone(), Arc::clone(&work));
            scope.spawn(move || {
                let mut reader = PartReader::new(rows);
                let next = || work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((number, piece)) = next() {
                    let outcome = piece.ok().map(|piece| {
                        let part = reader.read(&piece, None);
                        (piece, part)
                    });
                    if hand_in.send((number, outcome)).is_err() {
                        break;
                    }
                }
            });
        }
        drop((hand_in, work));
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (number, outcome) in done {
            waiting.insert(number, outcome);
            while let Some(outcome) = waiting.remove(&next) {
                let (piece, part) = outcome.ok_or(Stopped::Unreadable)?;
                take(&piece, part)?;
                next += 1;
            }
        }
        Ok(())
    })
}
