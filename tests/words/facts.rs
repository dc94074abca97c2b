//! What `scores.json` says, in the units of the page: points of per cent, or scores from 0 to 100.

use std::collections::BTreeMap;

use serde_json::Value;

/// A report's numbers, and the names of what they are about.
pub struct Facts {
    pub scores: Value,
    /// The same with people: of a report that names nobody, from one that does.
    pub people: Vec<Value>,
    /// The scores of the earlier wave.
    pub earlier: Option<Value>,
    pub mode: String,
    /// The least and the most of a rating.
    pub scale: (f64, f64),
    /// The points of a trait.
    pub points: f64,
    /// The ids of the orientations.
    pub ids: Vec<String>,
    /// How much each trait weighs.
    pub weights: Vec<f64>,
    /// The version of the instrument.
    pub version: String,
    /// The bounds of the instrument: the least share of traits answered, clear, leaning, and the
    /// fewest people for words of agreement.
    pub bounds: [f64; 4],
    /// How many traits a score needs.
    pub needed: f64,
    names: BTreeMap<&'static str, Vec<(String, usize)>>,
}

impl Facts {
    /// The facts of a report, with the text of its instrument.
    pub fn new(scores: Value, named: &Value, instrument: &str) -> Self {
        let table: toml::Table = instrument.parse().expect("the instrument is TOML");
        let list = |key: &str| table[key].as_array().expect("it is a list").clone();
        let text = |value: &toml::Value, key: &str| value[key].as_str().unwrap_or("").to_owned();
        let orientations = list("orientations");
        let traits = list("traits");
        let ids: Vec<String> = orientations.iter().map(|one| text(one, "id")).collect();
        let mut statements = Vec::new();
        for row in &traits {
            let of = row["statements"].as_table().expect("statements are a table");
            let reversed: Vec<&str> = row.get("reversed").map_or(Vec::new(), |own| {
                own.as_array().expect("a list").iter().filter_map(toml::Value::as_str).collect()
            });
            for (place, id) in ids.iter().enumerate() {
                let own = of[id].as_str().expect("a text");
                let turned = if reversed.contains(&id.as_str()) { " (reversed)" } else { "" };
                statements.push((format!("{own}{turned}"), place));
            }
        }
        let named_in = |value: &Value| -> Vec<String> {
            let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
            all.iter().map(|one| one["name"].as_str().unwrap_or("").to_owned()).collect()
        };
        let numbered = |all: Vec<String>| {
            let mut all: Vec<(String, usize)> =
                all.into_iter().enumerate().map(|(place, name)| (name, place)).collect();
            all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
            all
        };
        statements.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let wave = |value: &Value| {
            let wave = value.as_str().unwrap_or("").to_owned();
            if wave.len() == 7 { wave.replacen('-', " ", 1) } else { wave }
        };
        let names = [
            ("o", numbered(orientations.iter().map(|one| text(one, "name")).collect())),
            ("t", numbered(traits.iter().map(|one| text(one, "name")).collect())),
            ("s", statements),
            ("p", numbered([named_in(&named["people"]), named_in(&named["not_scored"])].concat())),
            ("m", numbered([named_in(&scores["teams"]), vec![label(&scores["team"])]].concat())),
            ("r", Vec::new()),
            ("x", numbered(texts(&toml::Value::Table(table.clone())))),
            ("g", numbered(vec![label(&scores["target"])])),
            ("w", numbered(vec![wave(&scores["wave"]), wave(&scores["baseline"]["wave"])])),
        ];
        let scale = table.get("scale").map_or((0.0, 0.0), |scale| {
            let end = |key: &str| scale[key].as_integer().expect("an end of a scale") as f64;
            (end("least"), end("most"))
        });
        let weight = |row: &toml::Value| {
            let own = row.get("weight");
            own.and_then(|own| own.as_float().or(own.as_integer().map(|own| own as f64)))
        };
        let bounds =
            [("answered", 0.8), ("clear", 0.9), ("leaning", 0.75), ("people_for_words", 5.0)];
        let bounds = bounds.map(|(key, usual)| {
            let own = table.get("bounds").and_then(|bounds| bounds.get(key));
            let own = own.and_then(|own| own.as_float().or(own.as_integer().map(|own| own as f64)));
            own.unwrap_or(usual)
        });
        Self {
            version: table["version"].as_str().expect("a text").to_owned(),
            bounds,
            needed: (bounds[0] * traits.len() as f64 - 1e-9).ceil(),
            weights: traits.iter().map(|row| weight(row).unwrap_or(1.0)).collect(),
            earlier: None,
            people: named["people"].as_array().cloned().unwrap_or_default(),
            mode: table.get("mode").and_then(toml::Value::as_str).unwrap_or("choose").to_owned(),
            scale,
            points: table.get("points").and_then(toml::Value::as_integer).unwrap_or(0) as f64,
            names: names.into_iter().collect(),
            scores,
            ids,
        }
    }

    /// The scores of the earlier wave, whose people have names, too.
    pub fn with_earlier(mut self, earlier: Value) -> Self {
        let people = earlier["people"].as_array().map(Vec::as_slice).unwrap_or_default();
        let names = people.iter().map(label).enumerate().map(|(place, name)| (name, place));
        self.names.insert("e", names.collect());
        self.earlier = Some(earlier);
        self
    }

    /// Names of people who were asked, whether they answered or not.
    pub fn with_asked(mut self, roster: &str) -> Self {
        let names = roster.lines().skip(1).map(|line| line.split(',').next().unwrap_or(line));
        self.names.insert("r", names.enumerate().map(|(at, name)| (name.to_owned(), at)).collect());
        self
    }

    /// The names of a kind with their places, the longest first; empty names are none.
    pub fn names(&self, kind: &str) -> impl Iterator<Item = &(String, usize)> {
        self.names[kind].iter().filter(|(name, _)| !name.is_empty())
    }

    /// All names.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        self.names.values().flatten().map(|(name, _)| name.as_str())
    }

    /// The place of a name among those of a kind.
    pub fn place(&self, kind: &str, name: &str) -> Option<usize> {
        self.names(kind).find(|(own, _)| own == name).map(|(_, place)| *place)
    }

    pub fn is_chosen(&self) -> bool {
        self.mode == "choose"
    }

    /// `shares`, or `scores` in the mode `rate`.
    fn key(&self) -> &'static str {
        if self.mode == "rate" { "scores" } else { "shares" }
    }

    /// A number as the page shows it: a share in per cent, a score as it is.
    fn unit(&self, value: &Value) -> f64 {
        let number = value.as_f64().unwrap_or(f64::NAN);
        if self.mode == "rate" { number } else { number * 100.0 }
    }

    pub fn team(&self) -> &Value {
        &self.scores["team"]
    }

    pub fn findings(&self) -> &Value {
        &self.scores["team"]["findings"]
    }

    /// A person's, a team's or a trait's numbers.
    pub fn levels(&self, of: &Value) -> Vec<f64> {
        self.ids.iter().map(|id| self.unit(&of[self.key()][id])).collect()
    }

    /// A trait's number as the tables show it: a count, a mean score, mean points, mean rank points.
    pub fn trait_number(&self, of: &Value, orientation: usize) -> f64 {
        let id = &self.ids[orientation];
        let share = self.levels(of)[orientation];
        let many = self.ids.len() as f64;
        match self.mode.as_str() {
            "choose" => number(&of["counts"][id]),
            "rate" => share,
            "allocate" => share / 100.0 * self.points,
            _ => share / 100.0 * many * (many - 1.0) / 2.0,
        }
    }

    /// The end of a trait's scale.
    pub fn most(&self) -> f64 {
        match self.mode.as_str() {
            "rate" => 100.0,
            "allocate" => self.points,
            _ => self.ids.len() as f64 - 1.0,
        }
    }

    /// How many people were scored.
    pub fn scored(&self) -> f64 {
        number(&self.team()["people"])
    }

    pub fn traits(&self) -> &Vec<Value> {
        self.team()["traits"].as_array().expect("traits are a list")
    }

    /// How many answers count.
    pub fn answers(&self) -> f64 {
        self.traits().iter().map(|row| number(&row["answered"])).sum()
    }

    /// The places of the largest numbers of a trait; none where nobody answered.
    pub fn leaders(&self, of: &Value) -> Vec<usize> {
        let all: Vec<f64> = (0..self.ids.len()).map(|own| self.trait_number(of, own)).collect();
        let most = all.iter().copied().fold(0.0, f64::max);
        if most == 0.0 || number(&of["answered"]) == 0.0 {
            return Vec::new();
        }
        (0..all.len()).filter(|&place| (all[place] - most).abs() < 2e-5).collect()
    }

    /// On how many traits each orientation alone has the most.
    pub fn led(&self, team: &Value) -> Vec<f64> {
        let mut led = vec![0.0; self.ids.len()];
        for row in team["traits"].as_array().expect("traits are a list") {
            if let [only] = self.leaders(row)[..] {
                led[only] += 1.0;
            }
        }
        led
    }

    /// How many traits nobody answered.
    pub fn silent(&self) -> f64 {
        self.traits().iter().filter(|row| number(&row["answered"]) < 0.5).count() as f64
    }

    /// On how many traits several have the most.
    pub fn tied(&self, team: &Value) -> f64 {
        let traits = team["traits"].as_array().expect("traits are a list");
        traits.iter().filter(|row| self.leaders(row).len() > 1).count() as f64
    }

    /// The orientation that a person or a team is called by: with chosen statements its
    /// orientation, else the one that is first.
    pub fn called(&self, of: &Value) -> Option<usize> {
        if self.is_chosen() {
            return self.ids.iter().position(|id| of["orientation"] == **id);
        }
        let tied = of["tied"].as_array().is_some_and(|tied| tied.len() > 1);
        let order = self.order(of);
        (!tied).then_some(order[0])
    }

    /// The orientations, the largest share first.
    pub fn order(&self, of: &Value) -> Vec<usize> {
        let levels = self.levels(of);
        let mut order: Vec<usize> = (0..levels.len()).collect();
        order.sort_by(|&one, &other| levels[other].total_cmp(&levels[one]));
        order
    }

    /// How many of these are called by each orientation, and how many by none.
    pub fn by_name(&self, all: &[&Value]) -> (Vec<f64>, f64) {
        let mut named = vec![0.0; self.ids.len()];
        let mut none = 0.0;
        for one in all {
            match self.called(one) {
                Some(place) => named[place] += 1.0,
                None => none += 1.0,
            }
        }
        (named, none)
    }

    pub fn people_by_name(&self) -> (Vec<f64>, f64) {
        self.by_name(&self.people.iter().collect::<Vec<_>>())
    }

    /// The teams that are set side by side.
    pub fn compared(&self) -> Vec<&Value> {
        let teams = self.scores["teams"].as_array().map(Vec::as_slice).unwrap_or_default();
        teams.iter().filter(|team| number(&team["people"]) >= 5.0).collect()
    }

    /// How far one number is above another, as the page may say it: the difference of the rounded
    /// numbers, or with one place where there is none.
    pub fn is_lead(
        &self,
        of: &Value,
        first: usize,
        second: usize,
        shown: super::forms::Number,
    ) -> bool {
        let levels = self.levels(of);
        let lead = levels[first] - levels[second];
        let whole = whole(levels[first]) - whole(levels[second]);
        if shown.places > 0 {
            return whole < 0.5 && shown.is(lead);
        }
        (shown.value - whole).abs() < 0.5 && (shown.value - lead).abs() < 1.001
    }

    /// How many people have no score, of those who were asked.
    pub fn absent(&self) -> f64 {
        number(&self.team()["invited"]) - self.scored()
    }

    /// The least or the most that the absent leave of an orientation's number.
    pub fn bound(&self, orientation: usize, end: &str) -> f64 {
        let all = &self.findings()["absent"]["shares"];
        self.unit(&all[&self.ids[orientation]][end])
    }

    /// An end of the team's interval.
    pub fn interval(&self, findings: &Value, orientation: usize, end: &str) -> f64 {
        self.unit(&findings["intervals"][&self.ids[orientation]][end])
    }

    /// A count of the change, or a difference in points.
    pub fn change(&self, orientation: usize, path: &str) -> f64 {
        let own = &self.scores["change"]["shares"][&self.ids[orientation]];
        number(path.split('.').fold(own, |value, key| &value[key])) * 100.0
    }

    /// How many orientations moved beyond the band.
    pub fn beyond(&self) -> Vec<usize> {
        let shares = &self.scores["change"]["shares"];
        let told = |&place: &usize| {
            shares[&self.ids[place]]["same_people"]["beyond_band"] == Value::Bool(true)
        };
        (0..self.ids.len()).filter(told).collect()
    }

    /// How many traits have a word.
    pub fn with_word(&self, word: &str) -> f64 {
        self.traits().iter().filter(|row| row["word"] == word).count() as f64
    }
}

/// Half away from zero, of a number with six places or a hundred times as large.
pub fn whole(value: f64) -> f64 {
    (value + 6e-5 * value.signum()).round()
}

pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

/// All texts of an instrument.
fn texts(value: &toml::Value) -> Vec<String> {
    match value {
        toml::Value::String(text) => vec![text.clone()],
        toml::Value::Array(all) => all.iter().flat_map(texts).collect(),
        toml::Value::Table(all) => all.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn label(team: &Value) -> String {
    team["name"].as_str().unwrap_or("").to_owned()
}
