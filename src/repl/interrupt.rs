//! Ctrl-C: stops the question that is running. With none running, or pressed again, it ends the program as usual.

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

    /// Runs something that looks at the flag it is given, and stops when it is set.
    pub(crate) fn during<T>(&self, work: impl FnOnce(Arc<AtomicBool>) -> T) -> T {
        self.stop.store(false, Ordering::SeqCst);
        self.running.store(true, Ordering::SeqCst);
        let done = work(Arc::clone(&self.stop));
        self.running.store(false, Ordering::SeqCst);
        done
    }
}
