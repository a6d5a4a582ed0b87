//! The sample articles in the binary: every file of `seeds/articles`, in order of name (a test holds it).

/// Id and text of each.
pub(crate) const SAMPLES: &[(&str, &str)] = &[
    ("2015-07-15-iran-deal", include_str!("../../seeds/articles/2015-07-15-iran-deal.txt")),
    ("2015-07-16-iran-deal-gulf", include_str!("../../seeds/articles/2015-07-16-iran-deal-gulf.txt")),
    ("2015-09-19-carter-shoigu", include_str!("../../seeds/articles/2015-09-19-carter-shoigu.txt")),
    ("2015-09-29-obama-putin-beirut", include_str!("../../seeds/articles/2015-09-29-obama-putin-beirut.txt")),
    ("2015-09-29-obama-putin-cairo", include_str!("../../seeds/articles/2015-09-29-obama-putin-cairo.txt")),
    ("2015-09-30-obama-putin-tunis", include_str!("../../seeds/articles/2015-09-30-obama-putin-tunis.txt")),
    ("2015-10-01-russian-strikes", include_str!("../../seeds/articles/2015-10-01-russian-strikes.txt")),
    ("2015-10-31-vienna-talks", include_str!("../../seeds/articles/2015-10-31-vienna-talks.txt")),
    ("2015-11-25-downed-jet", include_str!("../../seeds/articles/2015-11-25-downed-jet.txt")),
    ("2015-12-18-libya-skhirat", include_str!("../../seeds/articles/2015-12-18-libya-skhirat.txt")),
    ("2016-01-17-iran-implementation", include_str!("../../seeds/articles/2016-01-17-iran-implementation.txt")),
    ("2016-02-28-cessation", include_str!("../../seeds/articles/2016-02-28-cessation.txt")),
    ("2016-04-22-yemen-kuwait", include_str!("../../seeds/articles/2016-04-22-yemen-kuwait.txt")),
    ("2016-07-16-kerry-moscow", include_str!("../../seeds/articles/2016-07-16-kerry-moscow.txt")),
    ("2016-08-07-yemen-kuwait-end", include_str!("../../seeds/articles/2016-08-07-yemen-kuwait-end.txt")),
    ("2016-09-06-g20-algiers", include_str!("../../seeds/articles/2016-09-06-g20-algiers.txt")),
    ("2016-09-06-g20-beirut", include_str!("../../seeds/articles/2016-09-06-g20-beirut.txt")),
    ("2016-09-10-geneva-truce", include_str!("../../seeds/articles/2016-09-10-geneva-truce.txt")),
];
