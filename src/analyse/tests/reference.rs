//! The same numbers from other programs; the command stands beside each.

use super::*;
use crate::analyse::reliability::one;
use crate::analyse::{agreement, distribution};

#[test]
fn quantiles_are_those_of_scipy() {
    // scipy 1.17.1: stats.t.ppf(p, n)
    for (p, n, expected) in [
        (0.975, 1.0, 12.706_204_736_174_694),
        (0.975, 2.0, 4.302_652_729_749_462),
        (0.975, 5.0, 2.570_581_835_636_314_6),
        (0.975, 9.0, 2.262_157_162_798_205),
        (0.975, 11.0, 2.200_985_160_091_639),
        (0.975, 59.0, 2.000_995_378_088_267),
        (0.975, 1000.0, 1.962_339_080_826_408_3),
        (0.95, 7.0, 1.894_578_605_090_006_2),
        (0.025, 11.0, -2.200_985_160_091_639),
    ] {
        close(distribution::t(p, n), expected);
    }
    // scipy 1.17.1: stats.f.ppf(p, a, b)
    for (p, a, b, expected) in [
        (0.975, 39.0, 156.0, 1.590_374_848_906_201_7),
        (0.025, 39.0, 156.0, 0.582_733_896_396_319_7),
        (0.975, 119.0, 595.0, 1.305_060_497_300_872_6),
        (0.025, 119.0, 595.0, 0.746_352_578_513_346_6),
        (0.95, 3.0, 10.0, 3.708_264_819_046_843_5),
        (0.5, 7.0, 7.0, 1.0),
        (0.975, 999.0, 58_941.0, 1.090_419_193_938_750_2),
    ] {
        close(distribution::f(p, a, b), expected);
    }
}

/// Five people's ratings of the three statements of a trait.
fn five() -> (Responses, Instrument) {
    let instrument = in_mode(RATE, 1);
    let rows = [[1, 4, 1], [2, 4, 5], [2, 5, 1], [3, 4, 5], [5, 5, 3]];
    let sheets = rows.iter().map(|row| vec![Answer::Rated(marks(row, 100))]).collect();
    (with_answers(sheets, &instrument), instrument)
}

#[test]
fn r_wg_and_average_deviation_are_those_of_rs_multilevel() {
    // R 4.2, multilevel 2.7: x <- data.frame(s=c(1,2,2,3,5), t=c(4,4,5,4,5), h=c(1,5,1,5,3))
    // rwg.j.lindell(x, g, ranvar=2), rwg.j.lindell(x, g, ranvar=1.34), ad.m(x, g),
    // ad.m(x, g, type="median")
    let (responses, instrument) = five();
    let (_, findings) = found(&responses, &instrument);
    let ratings = findings.team.traits[0].ratings.clone().unwrap();
    assert_eq!(ratings.people, 5);
    close(ratings.uniform, -0.1);
    close(ratings.slight_skew.unwrap(), -0.641_791_044_776_119);
    close(ratings.from_mean, 1.066_666_666_666_67);
    close(ratings.from_median, 1.0);
    close(ratings.lower(), ratings.slight_skew.unwrap());
}

#[test]
fn null_variances_are_the_published_ones() {
    // James, Demaree and Wolf (1984) state the slightly skewed distribution of five steps.
    let [mean, square] = [1, 2].map(|power| {
        [0.05, 0.15, 0.20, 0.35, 0.25]
            .iter()
            .zip(1..)
            .map(|(share, step)| share * libm::pow(f64::from(step), f64::from(power)))
            .sum::<f64>()
    });
    close(square - mean * mean, 1.34);
    assert_eq!(agreement::slight_skew_variance(5), Some(1.34));
    // LeBreton and Senter (2008), table 2, as in R's WGA: steps, uniform, slight skew.
    for (steps, uniform, skewed) in [
        (5, 2.00, 1.34),
        (6, 2.92, 1.85),
        (7, 4.00, 2.90),
        (8, 5.25, 3.47),
        (9, 6.67, 5.66),
        (10, 8.25, 6.30),
        (11, 10.00, 7.31),
    ] {
        assert!((agreement::uniform_variance(steps) - uniform).abs() < 0.005, "{steps}");
        assert_eq!(agreement::slight_skew_variance(steps), Some(skewed));
    }
    assert_eq!(agreement::slight_skew_variance(4), None);
}

#[test]
fn intervals_are_those_of_rs_survey() {
    // R 4.2, survey: y <- c(4,5,7,3,8,6,5,4)/15
    // d <- svydesign(id=~1, data=data.frame(y=y), fpc=rep(11,8))
    // SE(svymean(~y, d))*qt(.975,7) and confint(svymean(~y, d), df=degf(d))
    let lines = [4, 5, 7, 3, 8, 6, 5, 4].map(|counts| letters(counts, 15 - counts, 0));
    let (_, findings) = told(&lines, 3);
    let intervals = findings.team.intervals.unwrap();
    let interval = intervals[0].unwrap();
    close(interval.margin, 0.048_580_105_912_300_2);
    close(interval.low, 0.301_419_894_087_7);
    close(interval.high, 0.398_580_105_912_3);
    assert_eq!(intervals[2], None, "nobody chose it, so its spread is not known");
}

#[test]
fn alpha_and_its_interval_are_those_of_psych_and_pingouin() {
    // R, psych: alpha(a)$total$raw_alpha. Python, pingouin 0.7.0: cronbach_alpha(data=a), whose
    // interval is 1 − (1 − α) · scipy.stats.f.ppf(p, n − 1, (n − 1)(k − 1))
    let forty = one(&like_people(40, 5), 5);
    let alpha = forty.alpha.unwrap();
    close(alpha.alpha, 0.899_473_264_944_481_4);
    close(alpha.low, 0.840_124_808_925_045_9);
    close(alpha.high, 0.941_419_663_989_097_2);
    assert_eq!(forty.omega, Err(Refusal::TooFewPeople { people: 40, needed: 100 }));
    let alpha = one(&like_people(120, 6), 6).alpha.unwrap();
    close(alpha.alpha, 0.888_509_487_437_558_3);
    close(alpha.low, 0.854_498_136_230_930_6);
    close(alpha.high, 0.916_788_768_469_247);
}

#[test]
fn omega_is_that_of_the_factor_that_other_programs_find() {
    let omega = one(&like_people(120, 6), 6).omega.unwrap().omega;
    // R 4.2: f <- factanal(b, 1); s <- apply(b, 2, sd); l <- f$loadings*s; u <- f$uniquenesses*s^2;
    // sum(l)^2/(sum(l)^2+sum(u)). R stops a little early, hence the fewer digits.
    assert!((omega - 0.889_070_473_143).abs() < 1e-6, "{omega}");
    // R, lavaan 0.6.14: f <- cfa("f =~ v0+v1+v2+v3+v4+v5", b, std.lv=TRUE); with l its loadings and u
    // its variances in parameterEstimates(f), the same sum. It stops early as well.
    assert!((omega - 0.889_070_505_221).abs() < 1e-6, "{omega}");
    // scipy 1.17.1: optimize.root on the gradient of the likelihood, down to 5e-16.
    close(omega, 0.889_070_473_140_651);
}
