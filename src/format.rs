//! STUB until the real one is merged.
#![expect(missing_docs, reason = "stub")]
#[must_use]
pub fn count(n: usize) -> String {
    n.to_string()
}
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{}\u{a0}%", (share * 100.0).round())
}
#[must_use]
pub fn probability(p: f64) -> String {
    if p >= 0.995 && p < 1.0 {
        return format!("{p:.3}")[1..].to_owned();
    }
    let t = format!("{p:.2}");
    t.strip_prefix('0').map_or(t.clone(), str::to_owned)
}
#[must_use]
pub fn spelled(n: usize) -> String {
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ]
    .get(n)
    .map_or_else(|| n.to_string(), |s| (*s).to_owned())
}
#[must_use]
pub fn wave(w: &str) -> String {
    w.replace("-Q", "\u{a0}Q")
}
#[must_use]
pub fn date(d: &str) -> String {
    d.to_owned()
}
#[must_use]
pub fn days(a: &str, b: &str) -> String {
    format!("{a} to {b}")
}
