//! Pieces read by several threads, and taken in their order.

use std::collections::BTreeMap;
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::RowReader;
use super::part::{Part, PartReader, Stopped};
use crate::read::pieces::{Piece, Pieces, Unreadable};

/// More threads than this wait for each other when they fetch a piece.
const MOST_THREADS: usize = 8;

/// What a thread hands in: the part that it read, with the piece where that must be read again.
type Outcome<'p> = (Result<Part, Stopped>, Option<Piece<'p>>);

/// Pieces with their numbers, for whoever has nothing to do.
struct Work<'p> {
    pieces: Pieces<'p>,
    next: usize,
    /// The second piece, which was fetched to know whether there is one.
    fetched: Option<Piece<'p>>,
}

impl<'p> Work<'p> {
    /// The next piece and its number; nothing at the end, and behind a piece that cannot be read.
    fn next(&mut self, buffer: Vec<u8>) -> Option<(usize, Result<Piece<'p>, Unreadable>)> {
        let piece = match self.fetched.take() {
            Some(piece) => Ok(piece),
            None if self.next == usize::MAX => return None,
            None => self.pieces.next(buffer).transpose()?,
        };
        let number = self.next;
        self.next = if piece.is_ok() { number + 1 } else { usize::MAX };
        Some((number, piece))
    }
}

/// Reads all pieces, and gives each that was not read to its end, and what was read from it, to
/// `take`, in their order.
pub(super) fn read(
    rows: &RowReader<'_>,
    mut take: impl FnMut(Result<Part, Stopped>, Option<&Piece<'_>>) -> Result<(), Stopped>,
) -> Result<(), Stopped> {
    let unreadable = |_: Unreadable| Stopped::Unreadable;
    let mut pieces = rows.table.pieces(rows.progress).map_err(unreadable)?;
    let Some(first) = pieces.next(Vec::new()).map_err(unreadable)? else { return Ok(()) };
    let second = pieces.next(Vec::new()).map_err(unreadable)?;
    let mut reader = PartReader::new(rows);
    take(reader.read(&first, Some(false)), Some(&first))?;
    drop(first);
    let Some(second) = second else { return Ok(()) };

    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let work = Mutex::new(Work { pieces, next: 0, fetched: Some(second) });
    thread::scope(|scope| {
        let (hand_in, done) = sync_channel::<(usize, Outcome<'_>)>(threads);
        for _ in 0..threads {
            let (hand_in, work) = (hand_in.clone(), &work);
            scope.spawn(move || {
                let mut reader = PartReader::new(rows);
                let mut buffer = Vec::new();
                loop {
                    let fetched = {
                        let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
                        work.next(std::mem::take(&mut buffer))
                    };
                    let Some((number, piece)) = fetched else { break };
                    let outcome = match piece {
                        Err(Unreadable) => (Err(Stopped::Unreadable), None),
                        Ok(piece) => match reader.read(&piece, None) {
                            Err(Stopped::Gap) => (Err(Stopped::Gap), Some(piece)),
                            part => {
                                buffer = piece.into_buffer();
                                (part, None)
                            }
                        },
                    };
                    if hand_in.send((number, outcome)).is_err() {
                        break;
                    }
                }
            });
        }
        // Once all of them have ended, there is nobody left to wait for.
        drop(hand_in);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (number, outcome) in done {
            waiting.insert(number, outcome);
            while let Some((part, piece)) = waiting.remove(&next) {
                take(part, piece.as_ref())?;
                next += 1;
            }
        }
        Ok(())
    })
}
