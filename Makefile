# The two commands, and what is more than plain cargo.
CARGO ?= $(shell command -v cargo || echo $(HOME)/.cargo/bin/cargo)

.PHONY: run test setup setup-browser check release speed

## The conformance suite on the reference VM, the embedded CPython and every CPython found; report in reports/latest/.
run: setup
	$(CARGO) run --release --quiet -- run

## Every test.
test: setup-browser
	$(CARGO) test --workspace

## What building and running need.
setup:
	@scripts/setup

setup-browser:
	@scripts/setup browser

## What CI checks besides the tests.
check: setup
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps

## The program as it is to be released.
release:
	@scripts/release

## How fast that is, against the embedded CPython.
speed:
	@scripts/release speed
