//! The measure for reading: one thread, the csv crate, byte records, and nothing done with them.

use std::error::Error;
use std::fs::File;
use std::io::{Write, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("name a CSV file")?;
    let mut reader =
        csv::ReaderBuilder::new().buffer_capacity(1 << 20).from_reader(File::open(path)?);
    let mut record = csv::ByteRecord::new();
    let (mut rows, mut cells) = (0_u64, 0_u64);
    while reader.read_byte_record(&mut record)? {
        rows += 1;
        cells += record.len() as u64;
    }
    writeln!(stdout(), "{rows} rows, {cells} cells")?;
    Ok(())
}
