//! Claims → graph: actors and events merged, reprints counted once, stances derived.
//!
//! All that compares one article with another happens here, as a function of articles, claims and lexicon alone; so it can
//! be done anew at any time. Reading claims out of an article is `extract`'s.

mod actors;
mod background;
mod build;
mod days;
mod events;
mod names;
mod origins;
mod similar;
mod stances;

use crate::article::Article;
use crate::assemble::actors::Actors;
use crate::assemble::build::Builder;
use crate::assemble::days::Days;
use crate::assemble::origins::Origins;
use crate::assemble::stances::Table;
use crate::claim::{Actor, Claim};
use crate::graph::Graph;
use crate::lexicon::Lexicon;
use std::collections::BTreeMap;

/// Tells whether an actor of these claims is the one that the graph gives this id.
pub fn same_actor(claims: &[Claim], id: &str, lexicon: &Lexicon) -> impl Fn(&Actor) -> bool + use<> {
    let actors = Actors::merge(claims, lexicon);
    let wanted = actors.list.iter().position(|actor| actor.id == id);
    move |actor| wanted.is_some() && actors.find(actor) == wanted
}

/// The graph of these claims, frozen.
///
/// Of the articles, what stands at their head is used, and their text where it is given: to tell reprints. Nodes and
/// relationships stand in the order of the input, so equal input gives equal graphs, to the byte.
pub fn graph(articles: &[Article], claims: &[Claim], lexicon: &Lexicon) -> Graph {
    let mut heads: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, article) in articles.iter().enumerate() {
        heads.entry(&article.id).or_insert(n);
    }
    let published = |claim: usize| {
        let head = heads.get(claims[claim].article.as_str())?;
        articles[*head].published.map(Days::day)
    };
    let actors = Actors::merge(claims, lexicon);
    let events = events::events(claims, &published, &actors);
    let origins = Origins::find(articles, claims, &events, &heads, lexicon);
    let stances = stances::derive(&events, &Table::new(lexicon), &origins, &published);

    let mut builder = Builder::default();
    builder.actors(&actors);
    builder.issues_and_places(claims, lexicon);
    builder.events(&events, &origins);
    builder.claims(articles, claims, &actors, &events);
    builder.stances(&stances, &events);
    background::add(&mut builder, &actors, lexicon);
    builder.graph.freeze();
    builder.graph
}
