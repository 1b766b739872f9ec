# What people call; the work is in scripts/ and in the program.
SWIFT ?= swift
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: demo test lint format check clean

# The whole way on the bundled sample: blog, feeds and an outbox of mails under demo/. Offline, no keys.
demo:
	@scripts/install demo
	$(SWIFT) build -c release --static-swift-stdlib --product paperboy
	.build/release/paperboy demo demo

test:
	@scripts/install test
	$(SWIFT) build --build-tests
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=16 $(SWIFT) test --skip-build --disable-xctest

lint:
	$(SWIFT) format lint -r --strict Sources Plugins Tests

format:
	$(SWIFT) format -i -r Sources Plugins Tests

# Judges demo/ with programs that share no code with this one.
check:
	scripts/check demo

clean:
	rm -rf .build demo
