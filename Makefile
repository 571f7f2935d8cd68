# `make demo` and `make test` install what they need, build and run. `make fuzz` is for the night.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:

# Debian packages that Assay is built on (libxml2-utils holds xmllint, which the tests call).
PACKAGES := libxml2-dev libxml2-utils pkg-config
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
CHECKED := --explicit-target-dependency-import-check error
OUT := out/demo

# How long `make fuzz` tries each reader, and which formats: all where none is named.
FUZZ_SECONDS := 60
FORMATS :=

.PHONY: demo test fuzz build lint packages clean

demo: build
	@assay=.build/release/assay
	names=gazetteer:names=corpus/lexicons/names.tsv
	set -x
	$$assay run corpus/newswire --gold gold-annotations/newswire --folds 3 -o $(OUT) \
	  -x null -x $$names -x "trigger-lexicon:triggers=corpus/lexicons/triggers.tsv,mentions=($$names)" \
	  -x all -x gold-noise
	$$assay export tei corpus/newswire --gold gold-annotations/newswire -o $(OUT)/tei \
	  --predictions $(OUT)/rules.jsonl --predictions $(OUT)/stack.jsonl

build: packages
	@swift build -c release --product assay --static-swift-stdlib

test: packages lint
	@swift build --build-tests $(CHECKED)
	log=$$(mktemp)
	status=0
	swift test --skip-build --disable-xctest --xunit-output "$$log" || status=$$?
	Tests/summary "$$log" $$status

fuzz: packages
	@seeds=()
	if [ -d ../shared/samples ]; then seeds=(--seeds ../shared/samples); fi
	Tests/Fuzz/run --seconds $(FUZZ_SECONDS) "$${seeds[@]}" $(FORMATS)

lint:
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests benchmarks

packages:
	@installed=$$(dpkg-query --show --showformat '$${Status} $${Package}\n' $(PACKAGES) 2>/dev/null || true)
	missing=$$(awk '/ installed /{print $$NF}' <<< "$$installed" \
	  | sort | comm -13 - <(printf '%s\n' $(PACKAGES) | sort))
	if [ -n "$$missing" ]; then
	  echo "Installing $$(echo $$missing)"
	  $(SUDO) apt-get update -qq
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing > /dev/null
	fi

clean:
	@rm -rf .build out
