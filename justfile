# The habits of this repository. `just` lists them.

default:
    @just --list

# Everything that must hold before a change is merged
ci:
    bash .ci/run

# Format all code
fmt:
    cargo fmt

# Lints, with warnings denied
lint:
    cargo clippy --all-targets -- -D warnings

# The tests, as the README names them
test:
    cargo test

# The report of the sample data
report:
    cargo run --release -- report sample-data/2026-q4.csv

# The pictures of the sample report's pages
pages:
    bash docs/pages/make

# One check with its real tools, such as `just check pdf`
check name:
    bash checks/{{name}}/run

# How long each stage takes
bench:
    cargo bench

# The whole program against the same report made with Typst
bench-typst *arguments:
    bash benches/typst/run {{arguments}}

# Licences, advisories and sources of the dependencies (needs cargo-deny)
deny:
    cargo deny check
