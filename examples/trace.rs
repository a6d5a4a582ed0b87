//! Prints how the sentences of an article on standard input were understood: `cargo run --example trace < article.txt`.

use isnad::article::Article;
use isnad::lexicon::Lexicon;
use isnad::{extract, text};
use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut words = String::new();
    std::io::stdin().read_to_string(&mut words)?;
    let lexicon = Lexicon::embedded().value;
    let mut article = Article::plain("stdin", words);
    article.published = std::env::args().nth(1).and_then(|day| day.parse().ok());
    print!("{}", extract::trace(&text::document(&article, &lexicon), &lexicon));
    Ok(())
}
