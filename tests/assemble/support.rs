//! Claims in a short hand: what a case does not need is left out.

use isnad::article::Article;
use isnad::claim::Claim;
use isnad::claim::ClaimType;
use isnad::lexicon::Lexicon;
use serde_json::Value;
use serde_json::json;

pub fn read(input: &str, lexicon: &Lexicon) -> (Vec<Article>, Vec<Claim>) {
    let (mut articles, mut claims) = (Vec::new(), Vec::new());
    for line in input.lines().filter(|line| line.starts_with('{')) {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        if value.get("type").is_none() {
            let text = |key: &str| value[key].as_str().map(str::to_string);
            let mut article = Article::plain(text("id").expect("id"), text("text").unwrap_or_default());
            article.outlet = text("outlet");
            article.published = text("published").map(|day| day.parse().expect("a date"));
            articles.push(article);
        } else {
            claims.push(claim(value, None, claims.len(), lexicon));
        }
    }
    (articles, claims)
}

pub fn claim(mut value: Value, article: Option<&str>, number: usize, lexicon: &Lexicon) -> Claim {
    let fields = value.as_object_mut().expect("an object");
    let kind = fields["type"].as_str().and_then(ClaimType::named).expect("a type");
    for (key, default) in
        [("id", json!(format!("c{number}"))), ("polarity", json!(kind.polarity())), ("rule", json!("hand"))]
    {
        fields.entry(key).or_insert(default);
    }
    let words = fields.get("evidence").cloned().unwrap_or(json!("-"));
    let words = words.as_str().expect("evidence is a text").to_string();
    let start = article.and_then(|text| text.find(&words));
    let at = start.unwrap_or(0);
    let end = start.map_or(0, |start| start + words.len());
    fields.insert("evidence".into(), json!({"start": at, "end": end, "text": words}));
    let trigger = fields.get("trigger").and_then(Value::as_str).unwrap_or_default().to_string();
    let begin = at + start.and_then(|_| words.find(&trigger)).unwrap_or(0);
    let end = start.map_or(begin, |_| begin + trigger.len());
    fields.insert("trigger".into(), json!({"start": begin, "end": end, "text": trigger}));
    for side in ["source", "target"] {
        for actor in fields.get_mut(side).and_then(Value::as_array_mut).into_iter().flatten() {
            *actor = self::actor(actor, lexicon);
        }
    }
    for link in fields.get_mut("chain").and_then(Value::as_array_mut).into_iter().flatten() {
        *link = json!({"actor": actor(link, lexicon), "verb": "say", "commitment": "neutral"});
    }
    for issue in fields.get_mut("issue").and_then(Value::as_array_mut).into_iter().flatten() {
        let text = issue.as_str().expect("an issue is a text").to_string();
        let id = text.trim_start_matches(['+', '-']);
        let sign = if text.starts_with('+') { 1 } else { -i32::from(text.starts_with('-')) };
        *issue = json!({"id": id, "name": id.replace('-', " "), "sign": sign, "start": 0, "end": 0});
    }
    if let Some(place) = fields.get("place").and_then(Value::as_str).map(str::to_string) {
        fields.insert("place".into(), json!({"id": place, "name": place.replace('-', " "), "start": 0, "end": 0}));
    }
    if let Some(day) = fields.get("time").and_then(Value::as_str).map(str::to_string) {
        let (start, end) = day.split_once('/').unwrap_or((&day, &day));
        fields.insert("time".into(), json!({"start": start, "end": end}));
    }
    serde_json::from_value(value).expect("the rest is as in the record")
}

/// `"vladimir-putin"`, or `"person: name in Arabic"` for one that the lexicon does not know.
fn actor(value: &Value, lexicon: &Lexicon) -> Value {
    let text = value.as_str().expect("an actor is a text");
    if let Some(row) = lexicon.actor(text) {
        return json!({"id": text, "name": row.name, "name_ar": row.name_ar, "kind": row.kind, "start": 0, "end": 0});
    }
    let (kind, name) = text.split_once(": ").unwrap_or(("person", text));
    json!({"id": name, "name": name, "name_ar": name, "kind": kind, "start": 0, "end": 0})
}
