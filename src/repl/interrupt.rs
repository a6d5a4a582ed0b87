//! Ctrl-C: stops the question that is running. With none running, or pressed again, it ends the program as usual.

use crate::diag::Diagnostic;
use crate::graph::Graph;
use crate::query;
use crate::query::Answer;
use crate::query::Options;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the shell reports for a program that Ctrl-C ended.
const ENDED: i32 = 130;

/// The two flags that the handler looks at.
#[derive(Clone, Default)]
pub(crate) struct Interrupt {
    running: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
}

impl Interrupt {
    /// Takes over Ctrl-C. Where the system refuses, Ctrl-C just ends the program.
    pub(crate) fn install() -> Interrupt {
        let interrupt = Interrupt::default();
        let seen = interrupt.clone();
        let _ = ctrlc::set_handler(move || {
            let stopping = seen.stop.swap(true, Ordering::SeqCst);
            if stopping || !seen.running.load(Ordering::SeqCst) {
                std::process::exit(ENDED);
            }
        });
        interrupt
    }

    /// Asks a question that Ctrl-C can stop.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn ask(&self, graph: &Graph, question: &str, options: &Options) -> Result<Answer, Diagnostic> {
        self.stop.store(false, Ordering::SeqCst);
        self.running.store(true, Ordering::SeqCst);
        let options = Options { cancel: Some(Arc::clone(&self.stop)), ..options.clone() };
        let answer = query::run(graph, question, &options);
        self.running.store(false, Ordering::SeqCst);
        answer.map_err(|error| error.diagnostic())
    }
}
