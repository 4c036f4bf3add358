//! The command `spotcheck`: flags in, exit status out.

mod cli;

/// Articles are worked off in many small pieces of memory. This allocator hands them out faster, and threads do
/// not wait for each other.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
